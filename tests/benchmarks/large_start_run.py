"""Opens the real window on a home and ends with its first paint, before anything is closed.

Argument: the home. Closing would count otherwise: there, a diary that was opened in haste is looked
through and sealed.
"""

import os
import sys
from functools import partial
from pathlib import Path

from backstretch.app_parts.lean import start_lean


def main(home: Path) -> None:
    """Show the window."""
    start_lean()
    from PySide6.QtWidgets import QApplication

    from backstretch.app import App, WindowOptions
    from backstretch.paths import find_paths

    qt = QApplication(["backstretch", "-style", "fusion"])
    app = App(qt, find_paths(home), WindowOptions(exit_after_paint=True))
    app.watch.painted.connect(partial(os._exit, 0))
    app.window.show()
    qt.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
