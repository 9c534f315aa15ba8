"""A script: does what a person does while nothing can be written, and again once it can be.

It is given how to take the room away (`full` lets no file be written, `failing` has the disk report
an error wherever it is written to, `folder` moves that of the diary away, `levels` lets files grow
to each of a hundred sizes), a home, a file of a watch and a folder to write to. It prints what was
said, and what was kept in the end, as JSON.
"""

import errno
import resource
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import msgspec

from backstretch.journal.store import Journal
from backstretch.settings import load_settings
from tests.e2e.use import Use
from tests.harm.system_calls import Call, Kind, Seen, Watched

LEVELS = 100
ROOM = 40_000
OLDER = b"an older file"
Narrow = Callable[[], AbstractContextManager[object]]


@contextmanager
def limited(most: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)


@contextmanager
def away(folder: Path) -> Iterator[None]:
    """Have a folder vanish for a while, as a disk that is taken out."""
    gone = folder.with_name("gone")
    folder.rename(gone)
    try:
        yield
    finally:
        gone.rename(folder)


class Failing(Seen):
    """Has whatever writes, makes or keeps a file fail."""

    def before(self, call: Call) -> int:
        """Return the error of the call."""
        return errno.EIO if call.kind in (Kind.WRITE, Kind.SYNC) or call.made else 0


class Trial:
    """What is done with no room and once more with it; `told` is what was said the first time."""

    def __init__(self, use: Use, narrow: Narrow) -> None:
        self.use = use
        self._narrow = narrow
        self.told: dict[str, list[str]] = {}
        self.stays: dict[str, bool] = {}

    def log(self) -> None:
        """Save a run from its page; the second time what is written there is still there."""
        with self._narrow():
            self.use.write_run("8.2")
            page = self.use.app.parts.logbook().desk.page
            refused = page.isVisible()
            self.told["log"] = self.use.says() if refused else []
        if refused:
            self.stays["log"] = page.run.distance.line.text() == "8.2"
            page.save_button.click()
            self.use.settle()

    def session(self) -> None:
        """Begin a session with no room, and end it with room."""
        app, player = self.use.app, self.use.app.window.player
        with self._narrow():
            app.begin(app.today.routine)
            player.next_asked.emit()
            self.use.settle()
            self.told["session"] = self.use.says()
        self.stays["session"] = app.window.shows_player()
        for asked in (player.next_asked, player.end_asked, player.closed):
            asked.emit()
            self.use.settle()

    def settings(self) -> None:
        """Choose another theme, and another once it can be kept."""
        page = self.use.settings()
        with self._narrow():
            page.changed.emit("theme", "dusk")
            self.use.settle()
            self.told["settings"] = self.use.says()
        self.stays["settings"] = page.appearance.themes["dusk"].isChecked()
        page.changed.emit("text_size", 110)
        self.use.settle()

    def bring_in(self, file: Path) -> None:
        """Keep the runs of a file."""
        desk = self.use.read_watch(file)
        with self._narrow():
            desk.page.keep_button.click()
            self.use.until(lambda: bool(self.use.says()), "why nothing was kept")
            self.told["import"] = self.use.says()
        self.stays["import"] = desk.page.keep_button.isEnabled()
        done: list[object] = []
        desk.kept.connect(lambda *_: done.append(None))
        desk.page.keep_button.click()
        self.use.until(lambda: bool(done), "the runs")

    def export(self, target: Path) -> None:
        """Write the diary over an older file."""
        target.write_bytes(OLDER)
        with self._narrow():
            self.use.export(target)
            self.told["export"] = self.use.says()
        self.stays["export"] = target.read_bytes() == OLDER
        self.use.export(target)


def many_levels(use: Use) -> list["Trial"]:
    """Save a hundred runs, each with a little more room than the one before had."""
    trials = []
    for level in range(LEVELS):
        enough = use.paths.journal.stat().st_size + ROOM
        trial = Trial(use, partial(limited, level * enough // LEVELS))
        trial.log()
        trials.append(trial)
    return trials


def main(how: str, home: Path, watch_file: Path, out: Path) -> None:
    """Do all of it, and tell how it went."""
    use = Use(home, speed=4)
    use.write_run("3")
    if how == "levels":
        refused = many_levels(use)
    else:
        ways: dict[str, Narrow] = {
            "full": partial(limited, 0),
            "failing": lambda: Watched(home.parent, Failing()),
            "folder": partial(away, use.paths.data),
        }
        trial = Trial(use, ways[how])
        trial.log()
        trial.session()
        trial.bring_in(watch_file)
        if how != "folder":
            trial.settings()
            trial.export(out / "all.json")
        refused = [trial]
    faults = use.app.faults.dialog
    use.close()
    with Journal.open(use.paths.journal, read_only=True) as journal:
        runs = sorted(note.facts.distance_m or 0 for note in journal.plan.runs("0000", "9999"))
        sessions = [one.state.value for one in journal.sessions()]
    kept = {
        "runs": runs,
        "sessions": sessions,
        "text_size": load_settings(use.paths.settings)[0].text_size,
        "left over": [file.name for file in (*home.rglob("*"), *out.iterdir()) if _is_left(file)],
    }
    result = {
        "told": [trial.told for trial in refused],
        "stays": [trial.stays for trial in refused],
        "kept": kept,
        "faults": faults.details.toPlainText() if faults else "",
    }
    sys.stdout.buffer.write(msgspec.json.encode(result))


def _is_left(file: Path) -> bool:
    return file.suffix == ".tmp"


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:]))
