"""A question at the terminal: what counts as yes."""

import pytest

from backstretch.terminal.asking import Ask, agrees


def typed(answer: str) -> Ask:
    return lambda _: answer


@pytest.mark.parametrize(
    ("answer", "yes"),
    [("y", True), (" YES ", True), ("", False), ("n", False), ("yes please", False), ("1", False)],
)
def test_only_yes_is_yes(answer: str, yes: bool) -> None:
    assert agrees(typed(answer), "Go on? ") is yes


def test_whoever_ends_the_input_and_nobody_say_no() -> None:
    def ended(_: str) -> str:
        raise EOFError

    assert not agrees(ended, "Go on? ")
    assert not agrees(None, "Go on? ")
