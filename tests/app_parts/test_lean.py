"""A start leaves out what nothing comes of, and no more than that."""

import subprocess
import sys

ASKED = """
import gc, linecache, sys
from backstretch.app_parts.lean import collect_garbage_again, start_lean
start_lean()
assert not gc.isenabled()
import backstretch.ui.theme
read = [name for name in linecache.cache if name.endswith("theme.py")]
collect_garbage_again()
assert gc.isenabled() and gc.get_freeze_count()
frozen = gc.get_freeze_count()
collect_garbage_again()
assert gc.get_freeze_count() <= frozen, "only once"
from PySide6.QtCore import QObject
assert QObject(objectName="still there").objectName() == "still there"
print(read)
"""


def test_no_source_is_read_and_garbage_is_collected_after_the_paint() -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKED], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["[]"]


STAYING = """
import gc
from types import ModuleType
from backstretch.app_parts.lean import import_to_stay
assert isinstance(import_to_stay("backstretch.units"), ModuleType)
import backstretch.units
assert gc.isenabled()
inside = gc.get_objects()
print(any(one is vars(backstretch.units) for one in inside))
"""


def test_a_module_that_stays_is_not_looked_through_for_garbage() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STAYING], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["False"]


def test_whoever_did_not_start_lean_goes_on_as_before() -> None:
    told = "import gc; from backstretch.app_parts.lean import collect_garbage_again as again;"
    told += "again(); print(gc.isenabled(), gc.get_freeze_count())"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "0"]
