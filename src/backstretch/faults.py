"""What may be told of a fault of ours: its kind and its places, never the words it came with.

The words of an exception can hold what somebody entered, the name of a file or where a run went.
"""

import traceback
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_MOST_PLACES = 30
_MOST_CAUSES = 5
_CODES = ("errno", "sqlite_errorname")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; `lines` go from the first call to the one that failed, and its kind comes last.

    What caused it stands before it.
    """

    lines: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join(self.lines)


def fault_of(error: BaseException) -> Fault:
    """Return what may be told of an exception and of those that led to it."""
    chain = [error]
    while len(chain) < _MOST_CAUSES and (before := _before(chain[-1])):
        chain.append(before)
    lines: list[str] = []
    for one in reversed(chain):
        lines += (*_places(one), _kind(one))
    return Fault(tuple(lines))


def _before(error: BaseException) -> BaseException | None:
    return error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _places(error: BaseException) -> list[str]:
    frames = traceback.walk_tb(error.__traceback__)
    places = [
        f"  {_file(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname}"
        for frame, line in frames
    ]
    left_out = len(places) - _MOST_PLACES
    return [f"  ({left_out} calls more)", *places[left_out:]] if left_out > 0 else places


def _file(name: str) -> str:
    """Return where a file is in the program; of any other only its name."""
    path = Path(name)
    if path.is_relative_to(PACKAGE):
        return path.relative_to(PACKAGE.parent).as_posix()
    return path.name


def _kind(error: BaseException) -> str:
    """Return the kind of an exception, with a code that says more."""
    codes = [str(code) for name in _CODES if (code := getattr(error, name, None)) is not None]
    return " ".join((type(error).__qualname__, *codes))
