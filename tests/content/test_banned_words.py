"""Words that make a back sound broken stand nowhere in the product."""

import re

import pytest

from tests.product_texts import shipped, strings

BANNED = (
    "wear and tear", "bone on bone", "rubbing", "slipped disc", "degenerat", "out of place",
    "weak back", "bad posture", "damag", "crumbl",
)  # fmt: skip
THINGS = re.compile(
    r"diary|journal|file|copy|copies|settings|picture|archive|record", re.IGNORECASE
)
"""What may be damaged: a file, never a back."""


def offends(text: str, banned: str) -> bool:
    """Tell whether a text uses the word, and of a person."""
    found = re.search(rf"(?<!\w){re.escape(banned)}", text, re.IGNORECASE)
    return bool(found) and not (banned == "damag" and (THINGS.search(text) or " " not in text))


@pytest.mark.parametrize("banned", BANNED)
def test_no_text_makes_a_back_sound_broken(banned: str) -> None:
    assert [pair for pair in shipped() if offends(pair[1], banned)] == []


def test_a_text_that_does_is_found() -> None:
    assert offends("Years of wear and tear", "wear and tear")
    assert offends("Running damages the back.", "damag")
    assert not offends("The diary was damaged.", "damag")
    assert list(strings('"""A weak back."""\nx = f"a {1} b"\n')) == ["a ", " b"]
    assert len(shipped()) > 8_000
