"""What the first paint can do without is not there yet when it comes."""

import os
import subprocess
import sys
from pathlib import Path

from backstretch.journal.said import PainMoment
from backstretch.journal.store import Journal
from tests.fakes import used_home
from tests.journal.samples import a_pain

LATER = (
    "backstretch.app_parts.after_paint",
    "backstretch.app_parts.backups",
    "backstretch.app_parts.library_pages",
    "backstretch.cli_parser",
    "backstretch.content.loading",
    "backstretch.diary",
    "backstretch.insights",
    "backstretch.journal.backup",
    "backstretch.journal.backup_shelf",
    "backstretch.logbook",
    "backstretch.plan",
    "backstretch.ui.beside",
    "backstretch.ui.charts",
    "backstretch.ui.pages.plan",
    "backstretch.ui.pages.settings",
)
TOLD = """
import sys
from backstretch.cli import main
main(["--home", sys.argv[1], "--exit-after-paint"])
print(*sorted(sys.modules))
"""


def test_the_first_paint_waits_for_nothing_that_can_come_later(tmp_path: Path) -> None:
    paths = used_home(tmp_path)
    with Journal.open(paths.journal) as journal:
        journal.keep_pain(a_pain(session=None, moment=PainMoment.ALONE))
    for _ in range(2):  # the second finds the library on its shelf
        done = subprocess.run(
            [sys.executable, "-c", TOLD, str(tmp_path)],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    there = set(done.stdout.split())
    assert not there & set(LATER)


def test_the_very_first_start_needs_no_cipher_and_no_copies(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TOLD, str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not set(done.stdout.split()) & {"nacl", "_cffi_backend", "backstretch.diary.copying"}
