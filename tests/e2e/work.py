"""What the program may be doing when it is killed, and what has to be there afterwards."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TextIO

from backstretch.app_parts.erasing import erase
from backstretch.cli import main as program
from backstretch.content.library import Library, load_library
from backstretch.content.own_routines import OwnRoutines
from backstretch.exchange.merge import merged
from backstretch.journal.backup import make_backup
from backstretch.journal.backup_shelf import Facts, Shelf, Why
from backstretch.journal.contents import Contents
from backstretch.journal.diary_records import Imported, SignsSaid
from backstretch.journal.entries import SessionState
from backstretch.journal.store import Journal
from backstretch.journal.verify import examine
from backstretch.paths import Paths, find_paths
from backstretch.resources import resources_dir
from backstretch.settings import load_settings
from backstretch.ui.pages.settings import SettingsPage
from backstretch.ui.pages.start import StartPage
from tests.e2e.use import Use
from tests.exchange.watch_files import gpx, trkpts
from tests.fakes import FakeClock, used_home
from tests.journal.groups import after, every_kind
from tests.journal.samples import a_pain, a_start

DATA = Path(__file__).resolve().parents[1] / "data"
NOW = FakeClock().now()
RUNS = ("3", "4.5")
FILES = ("one.gpx", "two.gpx")
SIZES = (110, 120, 130, 140)
NAMES = ("Mine", "Of my physio", "Third")
MANY = 30
STAYING = 20
OLD, NEW = 1, 2


class Told:
    """Tells, line by line, that the work has begun, and all that is kept from then on."""

    def __init__(self, told: TextIO) -> None:
        self._told = told

    def begin(self) -> None:
        """Say that it begins."""
        self._told.write("begun\n")

    def kept(self, what: object) -> None:
        """Say that something is kept."""
        self._told.write(f"{what}\n")


@dataclass(frozen=True)
class Work:
    """Something that the program does.

    `prepare` makes the home for it; `do` does it there and tells what is kept; `look` gets the
    home, all that the diary held before and holds now, and what was told, and returns in a word
    what came of it. `weight` says how often it is done next to others.
    """

    name: str
    prepare: Callable[[Path], object]
    do: Callable[[Path, Told], object]
    look: Callable[[Paths, Contents, Contents, list[str]], str]
    weight: int = 1
    drops_backups: bool = False


def run(home: Path, *words: str) -> None:
    """Run a command, which has to go well."""
    code = program(["--home", str(home), *words])
    assert code == 0, f"{words[0]}: {code}"


def lived_in(home: Path) -> None:
    """Make a home with a few runs and a backup."""
    used_home(home, cue_level="tones")
    for distance in RUNS:
        run(home, "log", "run", "--distance", distance, "--pain", "2", "--no-signs")
    run(home, "backup")


def holds(now: Contents, before: Contents) -> bool:
    """Whether everything that was there is there as it was."""
    for name in Contents.__struct_fields__:
        there = getattr(now, name)
        if not all(record in there for record in getattr(before, name)):
            return False
    return True


def so_many(before: int, now: int, told: int) -> str:
    """Return whether what was under way is there; what was told has to be."""
    assert now - before in (told, told + 1), f"{told} told, {now - before} there"
    return "kept" if now - before > told else "not kept"


def log(home: Path, told: Told) -> None:
    """Log runs with pain from the command line."""
    told.begin()
    for distance in RUNS:
        run(home, "log", "run", "--distance", distance, "--pain", "4", "--no-signs")
        told.kept(distance)


def logged(_: Paths, before: Contents, now: Contents, told: list[str]) -> str:
    """Each run is there with its pain and its answer, or nothing of it is."""
    assert holds(now, before)
    runs, pains = ({one.run for one in kept} for kept in (now.runs, now.pains))
    assert runs == pains
    return so_many(len(before.runs), len(now.runs), len(told))


def log_in_the_window(home: Path, told: Told) -> None:
    """Write runs on the page for it."""
    use = Use(home, new=False)
    told.begin()
    for distance in RUNS:
        use.write_run(distance)
        told.kept(distance)
    use.close()


def logged_in_the_window(_: Paths, before: Contents, now: Contents, told: list[str]) -> str:
    """Each run is there, or nothing of it."""
    assert holds(now, before)
    return so_many(len(before.runs), len(now.runs), len(told))


def stretch(home: Path, told: Told) -> None:
    """Do a part of a session."""
    use = Use(home, new=False)
    told.begin()
    use.stretch()
    told.kept("session")
    use.close()


def stretched(_: Paths, before: Contents, now: Contents, told: list[str]) -> str:
    """The session is there to where it was, closed once that was told."""
    assert holds(now, before)
    new = [one for one in now.sessions if one not in before.sessions]
    assert len(new) <= 1
    assert [event.seq for one in new for event in one.events] == list(
        range(sum(len(one.events) for one in new))
    )
    if told:
        assert new[0].state is not SessionState.OPEN
    return new[0].state if new else "not begun"


def choose(home: Path, told: Told) -> None:
    """Change a setting several times."""
    use = Use(home, new=False)
    page: SettingsPage = use.settings()
    told.begin()
    for size in SIZES:
        page.changed.emit("text_size", size)
        use.settle()
        told.kept(size)
    use.close()


def chosen(paths: Paths, before: Contents, now: Contents, told: list[str]) -> str:
    """The settings are those before a change or after it, all of them."""
    assert holds(now, before)
    settings, _ = load_settings(paths.settings)
    assert (settings.first_start, settings.cue_level) == ("done", "tones")
    so_many(0, [100, *SIZES].index(settings.text_size), len(told))
    return "to the end" if told == [str(size) for size in SIZES] else "cut off"


def begin_new(home: Path, told: Told) -> None:
    """Open the window for the first time ever."""
    told.begin()
    run(home, "--exit-after-paint")


def begun_new(paths: Paths, _: Contents, now: Contents, __: list[str]) -> str:
    """The diary is there, and empty."""
    assert paths.journal.exists()
    assert not now.sessions
    return "made"


def answer(home: Path, told: Told) -> None:
    """Answer the safety list of the first start, and go through its steps."""
    use = Use(home, new=False)
    [page] = use.app.window.findChildren(StartPage)
    told.begin()
    page.safety.none_row.click()
    page.on_button.click()
    told.kept("list")
    while page.on_button.isVisible():
        page.on_button.click()
        use.settle()
        told.kept(page.step)
    page.finish_button.click()
    use.close()


def answered(_: Paths, __: Contents, now: Contents, told: list[str]) -> str:
    """The answer is there once that was told."""
    said = [one for one in now.statements if isinstance(one.what, SignsSaid)]
    assert len(said) <= 1
    assert said or not told
    return "kept" if said else "not kept"


def with_files(home: Path) -> None:
    """Make a home, and files of a watch beside it."""
    lived_in(home)
    for number, name in enumerate(FILES):
        text = gpx(trkpts(24)).replace("2026-05-01", f"2020-05-0{number + 1}")
        (home.parent / name).write_text(text)


def bring_in(home: Path, told: Told) -> None:
    """Import the files of a watch."""
    told.begin()
    for name in FILES:
        run(home, "import", str(home.parent / name), "--yes")
        told.kept(name)


def brought_in(paths: Paths, before: Contents, now: Contents, told: list[str]) -> str:
    """Each file is there as a run and in the list of imports, and a backup of before them."""
    assert holds(now, before)
    imports = [one for one in now.statements if isinstance(one.what, Imported)]
    assert len(imports) == len(now.runs) - len(before.runs)
    if imports:
        facts = [one.facts for one in Shelf.of(paths.journal).backups()]
        assert any(one and one.why is Why.IMPORT for one in facts)
    return so_many(len(before.runs), len(now.runs), len(told))


def with_a_diary(home: Path) -> None:
    """Make a home with records of every kind, and the diary of another computer beside it."""
    other = home.parent / "other"
    for place, number in ((home, OLD), (other, NEW)):
        paths = used_home(place)
        with Journal.open(paths.journal) as journal:
            for group in every_kind(number):
                group.write(journal)
    run(other, "export", str(home.parent / "theirs.json"))


def merge(home: Path, told: Told) -> None:
    """Take in the diary of another computer."""
    told.begin()
    run(home, "import", str(home.parent / "theirs.json"), "--yes")
    told.kept("diary")


def is_merged(paths: Paths, before: Contents, now: Contents, told: list[str]) -> str:
    """Both diaries are there, or this one alone, and a backup of it from before."""
    if now == before:
        assert not told
        return "not kept"
    assert now == merged(before, after(Contents(), every_kind(NEW)))
    facts = [one.facts for one in Shelf.of(paths.journal).backups()]
    assert any(one and one.why is Why.MERGE for one in facts)
    return "kept"


def of_an_older_version(home: Path) -> None:
    """Make a home with a diary of the first version."""
    paths = used_home(home)
    shutil.copyfile(DATA / "journal-1.sqlite3", paths.journal)


def migrated(paths: Paths, before: Contents, now: Contents, _: list[str]) -> str:
    """All is there, and so is the old diary as a backup, once."""
    assert now == before
    facts = [one.facts for one in Shelf.of(paths.journal).backups()]
    old = [one for one in facts if one and one.version == 1]
    assert old
    return "kept"


def with_two_states(home: Path) -> None:
    """Make a home whose diary has gone on since its backup."""
    paths = used_home(home)
    with Journal.open(paths.journal) as journal:
        journal.begin(a_start("first"))
        make_backup(paths.journal, Why.SAVED, NOW)
        journal.begin(a_start("second"))
        journal.keep_pain(a_pain("later", session="second"))


def go_back(home: Path, told: Told) -> None:
    """Go back to the backup."""
    told.begin()
    run(home, "restore", "1", "--yes")
    told.kept("old")


def gone_back(paths: Paths, before: Contents, now: Contents, told: list[str]) -> str:
    """The diary is as it was then, or as it was before, which then is a backup."""
    if now == before:
        assert not told
        return "as before"
    assert now == Contents(sessions=before.sessions[:1])
    backups = [one.facts for one in Shelf.of(paths.journal).backups()]
    assert any(one and one.pinned and one.counts["session"] == 2 for one in backups)
    return "as it was then"


def back_up(home: Path, told: Told) -> None:
    """Make a backup."""
    told.begin()
    run(home, "backup")
    told.kept("backup")


def backed_up(paths: Paths, before: Contents, now: Contents, told: list[str]) -> str:
    """There is one more, or none."""
    assert now == before
    return so_many(1, len(Shelf.of(paths.journal).backups()), len(told))


def with_many_backups(home: Path) -> None:
    """Make a home with more backups than stay, none of which has been looked at yet."""
    paths = used_home(home)
    shelf = Shelf.of(paths.journal)
    with Journal.open(paths.journal) as journal:
        for number in range(1, MANY + 1):
            journal.keep_pain(a_pain(f"{number}", session=None))
            with shelf.held() as work:
                copy = work / "copy"
                shutil.copy(paths.journal, copy)
                found = examine(copy)
                kept = (found.version, found.steps, dict(found.counts), found.bytes, found.sha256)
                shelf.put(copy, Facts(number, NOW, Why.SAVED, *kept))
        journal.keep_pain(a_pain("newest", session=None))


def pruned(paths: Paths, before: Contents, now: Contents, told: list[str]) -> str:
    """Those that stay are there, and the newer ones among them are the last."""
    assert now == before
    numbers = {one.number for one in Shelf.of(paths.journal).backups()}
    assert set(range(MANY + 2 - STAYING, MANY + 1)) <= numbers
    if told:
        assert len(numbers) < MANY
    return "some are gone" if len(numbers) < MANY else "all are there"


def write_routines(home: Path, told: Told) -> None:
    """Make routines of one's own."""
    told.begin()
    for name in NAMES:
        run(home, "routine", "add", "piriformis 3x30s L>R, cat-cow 10 slow", "--name", name)
        told.kept(name)


def routines_written(paths: Paths, before: Contents, now: Contents, told: list[str]) -> str:
    """Each that was told is there, and none is half there."""
    assert now == before
    library = _library()
    own = OwnRoutines(paths.own_routines, library.exercises, library.routine_ids())
    assert own.faults == ()
    assert all(own.find(name) for name in told)
    return so_many(0, len(own), len(told))


@cache
def _library() -> Library:
    return load_library(resources_dir())


def delete_all(home: Path, told: Told) -> None:
    """Delete everything, which the window does once it has closed the diary."""
    told.begin()
    assert erase(find_paths(home)) == ()
    told.kept("nothing")


def deleted(paths: Paths, before: Contents, now: Contents, told: list[str]) -> str:
    """The diary is whole or gone, and what is left goes when it is asked again."""
    assert now in (before, Contents())
    assert now == Contents() or not told
    came = "gone" if now == Contents() else "still there"
    assert erase(paths) == ()
    assert not any(folder.exists() for folder in paths.folders)
    return came


def nothing(_: Path) -> None:
    """Make no home at all."""


WORKS = (
    Work("log", lived_in, log, logged, 2),
    Work("log in the window", lived_in, log_in_the_window, logged_in_the_window, 3),
    Work("session in the window", lived_in, stretch, stretched, 2),
    Work("settings", lived_in, choose, chosen, 2),
    Work("first start", nothing, begin_new, begun_new, 3),
    Work("answers of the first start", nothing, answer, answered),
    Work("import", with_files, bring_in, brought_in, 3),
    Work("merge", with_a_diary, merge, is_merged, 3),
    Work("migration", of_an_older_version, begin_new, migrated, 3),
    Work("restore", with_two_states, go_back, gone_back, 3),
    Work("backup", with_two_states, back_up, backed_up, 2),
    Work("prune", with_many_backups, back_up, pruned, 2, drops_backups=True),
    Work("own routine", lived_in, write_routines, routines_written, 2),
    Work("erase", lived_in, delete_all, deleted, 2, drops_backups=True),
)
