"""Finds an exercise by what a person calls it: id, name, short name, or what others call it."""

import re
from collections.abc import Iterable, Iterator, Mapping

from backstretch.content.exercise import Exercise
from backstretch.content.finding import slips, words_of
from backstretch.content.own_ids import is_own

ALIASES: Mapping[str, tuple[str, ...]] = {
    "band_walk": ("lateral band walk", "monster walk", "side steps", "band steps"),
    "bird_dog": ("quadruped reach", "bird dogs"),
    "cat_cow": ("cat", "cat camel", "cats and cows", "cat and cow"),
    "childs_pose": ("child pose", "childs"),
    "doorway": ("doorway chest stretch", "chest stretch", "pec stretch"),
    "double_knee_chest": ("knees to chest", "double knees to chest", "double knee to chest"),
    "double_knee_tuck": ("knee tucks", "double knee tucks"),
    "double_leg_lower": ("leg lowers", "double leg lowers"),
    "figure_four": ("figure 4", "piriformis stretch lying", "lying figure four"),
    "glute_bridge": ("bridges", "bridging", "glute bridges"),
    "hamstring_seated": ("hamstring seated", "chair hamstring"),
    "hamstring_standing": ("hamstring standing",),
    "hamstring_supine": ("lying hamstring", "hamstring with strap", "hamstring lying"),
    "heel_slide": ("heel slides",),
    "hip_flexor": ("psoas", "half kneeling hip flexor", "kneeling hip flexor"),
    "hook_lying": ("breathing", "breathe", "rest and breathe", "slow breathing"),
    "lunge": ("lunges",),
    "mountain_climber": ("mountain climber", "mountain climbers", "climbers"),
    "pelvic_tilt": ("pelvic tilts", "posterior pelvic tilt"),
    "plank": ("planks",),
    "press_up": ("prone press ups", "press ups", "mckenzie press up"),
    "prone_elbows": ("prone on elbows", "sphinx"),
    "roller_glute": ("foam roll glutes", "foam roller glutes"),
    "roller_hamstring": ("foam roll hamstrings", "foam roller hamstrings"),
    "roller_thoracic": ("foam roll upper back", "thoracic roll"),
    "runners_lunge": ("runner lunge", "low lunge"),
    "side_lean": ("overhead side lean", "side bend", "side leans"),
    "single_knee_chest": ("knee to chest", "single knees to chest"),
    "single_leg_lower": ("heel taps", "bent knee heel taps", "single leg lowers"),
    "squat": ("squats",),
    "toe_touch": ("toe touches", "touch toes"),
    "wall_squat": ("wall sit", "wall squats", "wall squat hold"),
}
"""What people and leaflets call an exercise besides its own names."""
PREFERRED = {"hamstring": "hamstring_supine"}
"""A name that several share means this one."""
_LETTERS_A_SLIP, _MOST_SLIPS = 4, 3
_TYPED = re.compile(r"[^\W\d_]+(?:[ '’/-][^\W\d_]+)*")
"""A name that can stand in a line as it is; of a person's own names some cannot."""


class Names:
    """All names of some exercises, without case, accents, spaces and hyphens."""

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        self._exercises = exercises
        self._known: dict[str, str] = {}
        shared: set[str] = set()
        for exercise in exercises.values():
            for key in set(map(key_of, names_of(exercise))):
                if key in self._known and is_own(exercise.id):
                    continue  # what ships may have come to be called that later, and keeps it
                if key in self._known:
                    shared.add(key)
                self._known[key] = exercise.id
        for key in shared:
            if (one := PREFERRED.get(key)) in exercises and one is not None:
                self._known[key] = one
            else:
                del self._known[key]

    def find(self, typed: str) -> str | None:
        """Return the id of the exercise of exactly this name, or None.

        One of the person's own that is deleted is found by its id alone.
        """
        named = typed if is_own(typed) and typed in self._exercises else None
        return self._known.get(key_of(typed), named)

    def nearest(self, typed: str) -> str | None:
        """Return the name to type for the exercise that was most likely meant, or None."""
        wanted = key_of(typed)
        most = min(_MOST_SLIPS, max(1, len(wanted) // _LETTERS_A_SLIP))
        near = [
            (off, len(key), key)
            for key in self._known
            if (off := slips(wanted, key, most)) is not None
        ]
        near += [
            (most + 1, len(key), key)
            for key in self._known
            if len(wanted) > 2 and (wanted in key or (len(key) > 3 and key in wanted))
        ]
        return self.to_type(self._known[min(near)[2]]) if near else None

    def to_type(self, exercise: str) -> str:
        """Return the shortest of an exercise's own names that means it and no other."""
        one = self._exercises[exercise]
        for name in (one.short_name, one.name):
            plain = name.replace(",", "").lower()
            if is_own(exercise) and not _TYPED.fullmatch(plain):
                continue
            if self._known.get(key_of(plain)) == exercise and not any(map(str.isdigit, plain)):
                return plain
        return exercise


def key_of(typed: str) -> str:
    """Return a name as it is compared: small letters and digits alone."""
    return "".join(words_of(typed.replace("_", " ")))


def names_of(exercise: Exercise) -> Iterator[str]:
    """Yield all that an exercise is called; a name that was cut short is none."""
    if is_own(exercise.id):
        yield from (exercise.id, exercise.name)
        return
    yield from (exercise.id, exercise.name, exercise.short_name)
    aliases: Iterable[str] = ALIASES.get(exercise.id, ())
    yield from aliases
