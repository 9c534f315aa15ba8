"""A script: opens the window on a diary that cannot be written to, and tries to write.

It is given a home, and prints as JSON what is said on each page, and how often which of its
files was tried to be changed.
"""

import os
import sys
from collections import Counter
from functools import partial
from pathlib import Path

import msgspec

from backstretch.clock import SystemClock
from tests.e2e.use import Use

CLOCK = SystemClock()
A_SECOND_NS = 1_000_000_000
CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.chmod", "os.link", "os.rmdir")


def main(home: Path) -> None:
    """Look at every page, save a run, and choose a theme."""
    tries: Counter[str] = Counter()
    sys.addaudithook(partial(_count, tries, str(home)))
    use = Use(home, new=False)
    told = {"today": use.says()}
    notice = use.app.today.notices.shown()
    offered = [action.label for action in notice.actions] if notice else []
    journal = use.app._shared.journal
    runs = journal.diary.counts().runs if journal else 0
    use.visit_every_page()
    use.write_run("8.2")
    page = use.app.parts.logbook().desk.page
    told["log"] = use.says()
    stays = page.isVisible() and page.run.distance.line.text() == "8.2"
    faults = use.app.faults.dialog
    rest_until = CLOCK.monotonic_ns() + A_SECOND_NS
    use.until(lambda: CLOCK.monotonic_ns() > rest_until, "a second of rest")
    use.close()
    result = {
        "told": told,
        "stays": stays,
        "offered": offered,
        "runs": runs,
        "tries": tries,
        "faults": faults and faults.details.toPlainText(),
    }
    sys.stdout.buffer.write(msgspec.json.encode(result))


def _count(tries: Counter[str], home: str, event: str, about: tuple[object, ...]) -> None:
    """Count what changes a file or a folder, or tries to."""
    changes = event in CHANGES or (event == "open" and _writes(about))
    place = Path(str(about[0]))
    if changes and home in str(place):
        is_new = place.name.startswith(".")  # made aside, each time under another name
        tries[str(place.parent if is_new else place)] += 1


def _writes(about: tuple[object, ...]) -> bool:
    return isinstance(about[2], int) and bool(about[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
