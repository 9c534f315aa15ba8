"""The fixed phrases a session says, and the words for moving from one position to another."""

import msgspec

from backstretch.content.exercise import Position


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The spoken sentences that belong to no exercise. `{name}` is an exercise, `{side}` a side.

    `side` and `next_side` may be overridden by an exercise whose sides have other names.
    """

    first: str
    next: str
    next_side: str
    next_again: str
    next_end: str
    side: str
    switch: str
    again: str
    halfway: str
    let_go: str
    breathe: str
    breath_in: str
    breath_out: str
    resume: str
    paused: str
    waiting: str
    finish: str


class Move(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How to get into a position: words for the screen, and for the voice."""

    words: str
    say: str


class Moves(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """For each position the way into it, with better words for some ways out of another."""

    into: dict[Position, Move]
    between: dict[str, Move] = {}

    def way(self, before: Position | None, after: Position) -> Move:
        """Return how to get from one position to another; `before` is None at the start."""
        special = self.between.get(f"{before} to {after}") if before else None
        return special or self.into[after]


class Guidance(msgspec.Struct, frozen=True):
    """Everything the session says that is not about one exercise."""

    phrases: Phrases
    moves: Moves
