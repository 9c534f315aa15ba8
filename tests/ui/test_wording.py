"""Codes into sentences."""

import pytest

from backstretch.ui import wording

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_screen_that_cannot_be_kept_awake_is_told() -> None:
    assert wording.trouble("no-keep-awake") == "The screen may go dark during the session."


@pytest.mark.parametrize("code", ["no-sound", "no-speech", "no-voice-pack"])
def test_every_trouble_is_one_sentence_for_a_person(code: str) -> None:
    assert wording.trouble(code) != code
    assert wording.trouble(code).endswith(".")
