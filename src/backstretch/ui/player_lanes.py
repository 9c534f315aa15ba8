"""The session as lanes, and what was done of each stretch, from what the engine counted."""

from typing import cast

from backstretch.content.exercise import Sides
from backstretch.content.library import Library
from backstretch.figure.scene import Doing
from backstretch.journal.entries import Done
from backstretch.session.engine import SessionEngine
from backstretch.session.moment import Moment, Stage
from backstretch.session.script import Step, pieces
from backstretch.ui import wording
from backstretch.ui.player_state import DoneRow, LaneGroup, LanePiece, PieceState, Side

DONE_SHARE = 0.9
"""From this share of the planned time on, a piece, a side or a stretch counts as done."""


class PlayerLanes:
    """Tells for one session what is done, in hand, to come or left out."""

    def __init__(self, engine: SessionEngine, library: Library) -> None:
        self._engine = engine
        self._library = library
        self._pieces = pieces(engine.script.steps)
        self._rows = engine.script.rows()

    def lanes(self, moment: Moment) -> tuple[LaneGroup, ...]:
        """Return a group for each stretch, with its pieces of work."""
        groups: dict[int, list[LanePiece]] = {}
        steps = self._engine.script.steps
        for numbers in self._pieces[:-1]:
            work = [n for n in numbers if steps[n].is_work]
            groups.setdefault(steps[work[0]].item, []).append(self._piece(moment, work))
        names = {s.item: self._library.exercises[s.exercise].short_name for s in steps}
        return tuple(LaneGroup(names[item], tuple(lane)) for item, lane in groups.items())

    def done_rows(self) -> tuple[DoneRow, ...]:
        """Return a row for each stretch: how much of it was done."""
        done = self._engine.done()
        return tuple(self._done_row(item, done) for item in range(self._engine.script.items))

    def sides_done(self, step: Step) -> tuple[Side, ...]:
        """Return the sides of this stretch that are done, apart from the one in hand."""
        return tuple(
            cast(Side, side)
            for side in ("left", "right")
            if side != step.side and self._is_done(step.item, side)
        )

    def _piece(self, moment: Moment, work: list[int]) -> LanePiece:
        steps = self._engine.script.steps
        planned = sum(steps[n].ms for n in work)
        spent = sum(self._engine.spent_ms(n) for n in work)
        here, piece = moment.step.piece, steps[work[0]].piece
        state: PieceState = "todo"
        if spent >= planned * DONE_SHARE:
            state = "done"
        elif piece < here or moment.stage is Stage.OVER:
            state = "part" if spent else "skipped"
        if piece == here and moment.stage is not Stage.OVER:
            state = "now"
        return LanePiece(planned // 1000, state, min(1.0, spent / planned))

    def _done_row(self, item: int, done: tuple[Done, ...]) -> DoneRow:
        rows = [came for plan, came in zip(self._rows, done, strict=True) if plan.item == item]
        steps = enumerate(self._engine.script.steps)
        index, first = next((n, s) for n, s in steps if s.item == item and s.is_work)
        exercise, eased = self._library.exercises[first.exercise], self._engine.is_eased(index)
        name = wording.name(exercise, eased=eased)
        spent, planned = sum(r.done_ms for r in rows), sum(r.planned_ms for r in rows)
        amount = wording.one_side(first)
        if exercise.sides is Sides.EACH:
            amount = wording.tr("{amount} a side").format(amount=amount)
        doing = Doing(first.exercise, cast(Side, first.side), eased)
        if spent >= planned * DONE_SHARE:
            return DoneRow(name, amount, "done", doing)
        if spent:
            told = wording.tr("{n} s").format(n=spent // 1000)
            return DoneRow(name, told, "part", doing)
        return DoneRow(name, amount, "skipped", doing)

    def _is_done(self, item: int, side: str) -> bool:
        numbers = next((r.steps for r in self._rows if (r.item, r.side) == (item, side)), ())
        steps = self._engine.script.steps
        planned = sum(steps[n].ms for n in numbers)
        spent = sum(self._engine.spent_ms(n) for n in numbers)
        return 0 < planned * DONE_SHARE <= spent
