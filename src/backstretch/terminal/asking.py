"""Questions at the terminal that are answered in a line."""

import sys
from collections.abc import Callable

from backstretch.terminal.language import tr

Ask = Callable[[str], str]
"""Puts a question to the person and returns the answer."""


def someone() -> Ask | None:
    """Return what asks the person, None where nobody is there."""
    return input if sys.stdin is not None and sys.stdin.isatty() else None


def agrees(ask: Ask | None, question: str) -> bool:
    """Return whether the person says yes; no answer, the end of the input or nobody is none."""
    if ask is None:
        return False
    try:
        answer = ask(question)
    except EOFError:
        return False
    return is_yes(answer)


def is_yes(answer: str) -> bool:
    """Tell whether an answer means yes."""
    return answer.strip().casefold() in (tr("y"), tr("yes"))
