"""What the Library calls things: kinds, places on the body, kit, directions, sources."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from backstretch.content.exercise import Direction, Exercise, Kind, Position
from backstretch.content.learn import Card, Grade, Read, Source, Theme
from backstretch.content.own_ids import is_own
from backstretch.ui import wording

AREAS = {
    "low-back": frozenset({"lumbar", "spine"}),
    "upper-back": frozenset({"upper_back", "lat", "chest"}),
    "trunk": frozenset({"abs", "side"}),
    "hips": frozenset({"hip_flexor", "outer_hip", "adductor"}),
    "buttocks": frozenset({"glute", "piriformis"}),
    "thighs": frozenset({"hamstring", "quad", "calf"}),
}
"""The parts of the body to choose from, and the muscles of the figure that belong to each."""
BENDING = {
    "round": frozenset({Direction.ROUND, Direction.ROUND_MILD}),
    "arch": frozenset({Direction.ARCH, Direction.ARCH_MILD}),
    "still": frozenset({Direction.NEUTRAL}),
}
"""Which way the back goes, and the tags of the exercises."""
TOO_HARD = 3
"""The level that the plan leaves out by itself (evidence 3.3)."""
BARE = "bare"
"""Chosen as kit, it stands for a floor and a mat at most."""


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("Library", text)


def kind(of: Kind) -> str:
    """Return what an exercise is for."""
    return {
        Kind.REST: tr("Recovery"),
        Kind.MOBILITY: tr("Mobility"),
        Kind.STRETCH: tr("Stretch"),
        Kind.CONTROL: tr("Control"),
        Kind.STRENGTH: tr("Strength"),
    }[of]


def kind_and_place(exercise: Exercise) -> str:
    """Return "Stretch. On your back"."""
    what = tr("Yours") if is_own(exercise.id) else kind(exercise.kind)
    return tr("{kind}. {place}").format(kind=what, place=wording.position(exercise.position))


def areas() -> dict[str, str]:
    """Return the parts of the body to choose from, none first."""
    return {
        "": tr("Any area"),
        "low-back": tr("Lower back"),
        "upper-back": tr("Upper back and chest"),
        "trunk": tr("Tummy and sides"),
        "hips": tr("Hips"),
        "buttocks": tr("Buttocks"),
        "thighs": tr("Legs"),
    }


def positions(known: frozenset[Position]) -> dict[str, str]:
    """Return those of the positions that are known, none first."""
    return {"": tr("Any position")} | {
        one.value: wording.position(one) for one in Position if one in known
    }


def kit(known: frozenset[str]) -> dict[str, str]:
    """Return the things an exercise may need, none first, then those without any."""
    names = {thing: kit_name(thing) for thing in sorted(known - {"mat"}, key=kit_name)}
    return {"": tr("Any kit"), BARE: tr("Floor or mat only")} | names


def kit_name(thing: str) -> str:
    """Return what is needed as a word; what is not known here by its name in the exercises."""
    known = {
        "mat": tr("Mat"),
        "towel": tr("Towel"),
        "cushion": tr("Cushion"),
        "pillow": tr("Pillow"),
        "socks": tr("Socks"),
        "wall": tr("Wall"),
        "chair": tr("Chair"),
        "strap": tr("Strap or belt"),
        "loop band": tr("Loop band"),
        "step": tr("Step or low stool"),
        "doorway": tr("Doorway"),
        "foam roller": tr("Foam roller"),
    }
    return known.get(thing, thing[:1].upper() + thing[1:])


def kit_names(things: Iterable[str]) -> str:
    """Return what is needed as one list: "Mat, strap or belt"."""
    names = ", ".join(kit_name(thing) for thing in things)
    return names[:1] + names[1:].lower()


def how_far() -> str:
    """Return how much may be felt in any exercise (evidence 0.6)."""
    return tr("Discomfort up to 3 of 10 is fine.")


def levels(known: frozenset[int]) -> dict[str, str]:
    """Return the levels there are, none first."""
    return {"": tr("Any level")} | {str(one): level(one) for one in sorted(known)}


def level(number: int) -> str:
    """Return a level with what it means."""
    forms = {1: tr("Level 1, to begin with"), TOO_HARD: tr("Level 3, not in the plan")}
    return forms.get(number, tr("Level {n}").format(n=number))


def directions() -> dict[str, str]:
    """Return which way the back can go, none first."""
    return {
        "": tr("Any direction"),
        "round": tr("Rounds the back"),
        "arch": tr("Arches the back"),
        "still": tr("Keeps the back long"),
    }


def bends(exercise: Exercise) -> str:
    """Return which way the back goes in an exercise, as one line."""
    tags, names = set(exercise.tags), directions()
    if tags & BENDING["round"] and tags & BENDING["arch"]:
        return tr("Rounds and arches the back")
    if Direction.ROUND_MILD in tags:
        return tr("Rounds the back a little")
    if Direction.ARCH_MILD in tags:
        return tr("Arches the back a little")
    return next((names[code] for code, of in BENDING.items() if tags & of), names["still"])


def count(shown: int) -> str:
    """Return how many exercises are shown."""
    return tr("1 exercise") if shown == 1 else tr("{n} exercises").format(n=shown)


def count_left_out(count: str, left: int) -> str:
    """Return how many are shown, and how many are not because of what the person told."""
    if left:
        return tr("{count}, {n} left out for you").format(count=count, n=left)
    return tr("{count}. Nothing you have told leaves any out.").format(count=count)


def grade(of: Grade) -> str:
    """Return what a source is."""
    return {
        Grade.OURS: tr("Ours"),
        Grade.ARTICLE: tr("Article"),
        Grade.LEAFLET: tr("Leaflet"),
        Grade.STUDY: tr("Study"),
        Grade.TRIAL: tr("Trial"),
        Grade.REVIEW: tr("Review"),
        Grade.GUIDELINE: tr("Guideline"),
    }[of]


def read(source: Source) -> str:
    """Return how much of a source was read, where it was not all of it."""
    if source.kind is Grade.OURS:
        return ""
    return {
        Read.YES: "",
        Read.PART: tr("Only a part of it was read for this."),
        Read.NO: tr("It was not read for this, only what others say of it."),
    }[source.read]


def basis(card: Card, sources: tuple[Source, ...]) -> str:
    """Return on what a card rests: its own words, or what its strongest sources are."""
    if card.basis:
        return card.basis
    studied = [one.kind for one in sources if one.kind.strength >= Grade.STUDY.strength]
    counted = [(one, studied.count(one)) for one in reversed(Grade) if one in studied]
    if not counted:
        weak = sum(one.kind in (Grade.LEAFLET, Grade.ARTICLE) for one in sources)
        return _counted(Grade.ARTICLE, weak) if weak else tr("Our own view")
    return ", ".join(_counted(*one) for one in counted[:2])


def _counted(of: Grade, n: int) -> str:
    one, many = {
        Grade.STUDY: (tr("1 study"), tr("{n} studies")),
        Grade.TRIAL: (tr("1 trial"), tr("{n} trials")),
        Grade.REVIEW: (tr("1 review"), tr("{n} reviews")),
        Grade.GUIDELINE: (tr("1 guideline"), tr("{n} guidelines")),
    }.get(of, (tr("1 article"), tr("{n} articles")))
    return one if n == 1 else many.format(n=n)


def theme(of: Theme) -> str:
    """Return what a column of cards is called."""
    return {
        Theme.LEAD: tr("Start here"),
        Theme.SIGNS: tr("Warning signs"),
        Theme.CAUSES: tr("Causes"),
        Theme.PREVENTION: tr("Prevention"),
        Theme.TREATMENT: tr("Treatment"),
    }[of]


def minutes(n: int) -> str:
    """Return how long something takes to read."""
    return tr("{n} min").format(n=n)
