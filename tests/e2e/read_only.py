"""A script: opens the window on a diary that cannot be written to, and tries to write.

It is given a home, and prints what is said on each page as JSON.
"""

import sys
from pathlib import Path

import msgspec

from tests.e2e.use import Use


def main(home: Path) -> None:
    """Look at every page, save a run, and choose a theme."""
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
    use.close()
    result = {
        "told": told,
        "stays": stays,
        "offered": offered,
        "runs": runs,
        "faults": faults and faults.details.toPlainText(),
    }
    sys.stdout.buffer.write(msgspec.json.encode(result))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
