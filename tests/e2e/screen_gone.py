"""A script: the window in a session, or with an entry half written, when Wayland is gone.

It is given a home and which of them: "session" or "entry". Qt says that the screen is gone, and
ends the process without another word.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import qWarning

from backstretch.private import be_private
from backstretch.ui.window_watch import LostScreen
from tests.e2e.use import Use

WORDS = "The Wayland connection broke. Did the Wayland compositor die?"


def main(home: Path, what: str) -> None:
    """Begin a session, or write on an entry, and lose the screen."""
    be_private()
    use = Use(home, new=False)
    if what == "session":
        use.app.begin(use.app.today.routine)
        use.until(use.app.window.player.isVisible, "the player")
    else:
        use.app.window.log_asked.emit()
        use.app.parts.logbook().desk.page.run.distance.line.setText("8.2")
    LostScreen(use.app.keep_all)
    qWarning(WORDS)
    os._exit(1)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
