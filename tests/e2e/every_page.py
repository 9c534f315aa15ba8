"""A script: uses every page of the window once, and tells which libraries that took.

It is given a home, a file of a watch, and a folder to write to.
"""

import sys
from pathlib import Path

from tests.e2e.use import Use


def main(home: Path, watch_file: Path, out: Path) -> None:
    """Use everything; say `whole` after what the memory maps, once all of it was done."""
    use = Use(home)
    use.visit_every_page()
    use.write_run("8.2")
    use.bring_in(watch_file)
    use.stretch()
    use.export(out / "all.json")
    use.export(out / "tables.csv.zip")
    use.app.parts.weekly().write_calendar(out / "plan.ics")
    use.visit_every_page()
    faults = use.app.faults.dialog
    use.close()
    if sys.platform == "linux":
        sys.stdout.write(Path("/proc/self/maps").read_text())
    sys.stdout.write("whole\n" if faults is None else faults.details.toPlainText())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
