"""Of a fault its kind and places are told, and never a word that came with it."""

from functools import partial
from pathlib import Path

import pytest

from backstretch.exchange.writing import ExportError, write_export
from backstretch.faults import Fault, fault_of
from backstretch.units import Units, read_distance

NOTE = "my-left-knee-hurts"


def told(error: BaseException) -> list[str]:
    return str(fault_of(error)).splitlines()


def caught(raise_it: object) -> Exception:
    assert callable(raise_it)
    try:
        raise_it()
    except Exception as error:
        return error
    raise AssertionError("nothing was raised")


def test_a_fault_names_its_places_in_the_program_and_its_kind() -> None:
    error = caught(lambda: read_distance(None, Units.KM))  # type: ignore[arg-type]
    lines = told(error)
    assert lines[-1] == type(error).__qualname__
    assert lines[-2].startswith("  backstretch/units.py:")
    assert lines[-2].endswith(" read_distance")


def test_no_word_of_an_exception_or_of_its_causes_is_told(tmp_path: Path) -> None:
    target = tmp_path / NOTE / "diary.json"
    error = caught(lambda: write_export(target, NOTE.encode()))
    assert isinstance(error, ExportError)
    assert NOTE in str(error)
    lines = told(error)
    assert lines[-1] == "ExportError"
    assert "FileNotFoundError 2" in lines, "what caused it is told too"
    assert NOTE not in "".join(lines)
    assert str(tmp_path) not in "".join(lines)


def test_a_file_of_others_is_told_by_its_name_alone() -> None:
    lines = told(caught(lambda: int(NOTE)))
    assert lines[-1] == "ValueError"
    assert lines[-2].split(":")[0] == "  test_faults.py"


def test_an_endless_call_is_told_in_short() -> None:
    def deeper() -> None:
        deeper()

    lines = told(caught(deeper))
    assert lines[-1] == "RecursionError"
    assert len(lines) < 35
    assert "calls more" in lines[0]


def test_the_same_fault_at_the_same_place_is_one() -> None:
    def fails(note: str) -> None:
        raise ValueError(note)

    first, second = (fault_of(caught(partial(fails, note))) for note in ("a", "b"))
    assert first == second
    assert isinstance(first, Fault)


@pytest.mark.parametrize("hidden", [True, False])
def test_a_cause_that_was_put_aside_stays_so(hidden: bool) -> None:
    def fails() -> None:
        try:
            int(NOTE)
        except ValueError:
            if hidden:
                raise KeyError(NOTE) from None
            raise KeyError(NOTE)  # noqa: B904

    assert ("ValueError" in told(caught(fails))) is not hidden
