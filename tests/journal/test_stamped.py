"""Only what was stamped is read back, and only as what it was."""

import msgspec
import pytest

from backstretch.journal.stamped import stamped, unstamped


class Shoe(msgspec.Struct, frozen=True):
    name: str


class Walk(msgspec.Struct, frozen=True):
    km: int


def test_what_was_stamped_comes_back() -> None:
    assert unstamped(stamped(Shoe("blue")), Shoe) == Shoe("blue")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        stamped(Shoe("blue"))[:-1],
        stamped(Shoe("blue")).replace(b"blue", b"blue "),
        stamped(Shoe("blue")) + b"more",
    ],
)
def test_what_was_changed_is_nothing(content: bytes) -> None:
    assert unstamped(content, Shoe) is None


def test_what_was_stamped_as_something_else_is_nothing() -> None:
    assert unstamped(stamped(Walk(4)), Shoe) is None
