"""A start of its own process: says what became of it, and as the first says what it is asked."""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSocketNotifier

from backstretch.clock import SystemClock
from backstretch.desktop.single import Single, Start


def main(folder: str, *words: str) -> int:
    """Begin; as the first stay until stdin ends, deaf if so told."""
    app = QCoreApplication(sys.argv[:1])
    single = Single(Path(folder), SystemClock())
    start = single.begin()
    if "deaf" in words:
        single.listen()  # and does nothing about what it hears
    print(start.value, flush=True)  # noqa: T201
    if start is not Start.FIRST:
        return 0
    if "deaf" in words:
        sys.stdin.read()
        return 0
    single.asked.connect(lambda token: print(f"asked {token}", flush=True))  # noqa: T201
    single.listen()
    reading = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, app)
    reading.activated.connect(app.quit)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
