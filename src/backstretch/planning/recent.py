"""Remembers what came of the last few calls of a pure function."""

from collections.abc import Callable
from typing import Generic, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Found = TypeVar("Found")


class Recent(Generic[Asked, Found]):
    """Calls a function only with what it was not given lately; equal arguments count as the same.

    `most` is how many answers are remembered. Nothing that is given or found may change later.
    """

    def __init__(self, function: Callable[Asked, Found], most: int = 8) -> None:
        self._function = function
        self._most = most
        self._known: list[tuple[object, Found]] = []

    def __call__(self, *asked: Asked.args, **named: Asked.kwargs) -> Found:
        """Return what the function returns."""
        given = asked, named
        for place, (known, found) in enumerate(self._known):
            if known == given:
                self._known.insert(0, self._known.pop(place))
                return found
        made = self._function(*asked, **named)
        self._known.insert(0, (given, made))
        del self._known[self._most :]
        return made
