"""The floor: an empty window that ends after its first paint, or stays open for some seconds."""

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class Painted(QObject):
    """Ends the program once the window was painted, after `stay_s` seconds more."""

    def __init__(self, window: QMainWindow, stay_s: float) -> None:
        super().__init__(window)
        self._stay_ms = round(stay_s * 1000)
        self._painted = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(self._stay_ms, QApplication.quit)
        return super().eventFilter(watched, event)


def main(stay_s: float) -> int:
    """Show the window until its time is over."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    Painted(window, stay_s)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 0.0))
