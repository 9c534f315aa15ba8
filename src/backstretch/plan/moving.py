"""What left its day in a new plan, where it went, and why."""

from collections.abc import Container, Sequence
from datetime import date
from itertools import chain

import msgspec

from backstretch.plan.board import Board
from backstretch.plan.reasons import Cause, Place, Reason
from backstretch.plan.week_plan import Move

_CAUSES = {
    Reason.ILL: Cause.ILL,
    Reason.AWAY: Cause.AWAY,
    Reason.BUSY: Cause.BUSY,
    Reason.NOT_A_DAY: Cause.NOT_A_DAY,
    Reason.KEPT_FREE: Cause.ASKED,
}


def moves_to(board: Board, days: Sequence[date], extra: Sequence[date]) -> tuple[Move, ...]:
    """Return the moves of the week once these days are chosen, by the day they start from.

    `extra` are the days with a session done that was not planned.
    """
    held = {*days, *board.done, *board.missed}
    moves = [m for m in board.moves if m.end in held or (m.end is None and m.start not in held)]
    moves += [m for m in board.moves if m.place is Place.LET_GO and m not in moves]
    if not board.facts.stopped:
        gone = sorted(board.planned.keys() - held - board.made_up)
        ends = {move.end for move in moves}
        new = [day for day in days if day not in board.planned and day not in ends]
        made_up = [day for day in extra if day not in ends]
        moves += _missed_moves(board, gone, made_up, new)
        moves += _given_up_moves(board, gone, new, held)
        moves = [_with_a_place(move, new) for move in moves]
    return tuple(sorted(moves, key=lambda m: (m.start, m.end or date.max, m.cause, m.place)))


def _missed_moves(
    board: Board, gone: list[date], made_up: list[date], new: list[date]
) -> list[Move]:
    """Return a move for each missed session; those done or placed are taken from the lists.

    A session that was done on a later day without a plan makes up for it; else it goes where the
    rule says, or to a day the person chose, or nowhere.
    """
    before = board.before.moved if board.before else ()
    origins = {move.end: move.start for move in before if move.cause is Cause.MISSED}
    again = {origins[day] for day in gone if day in origins} & board.missed
    gone[:] = [day for day in gone if day not in origins]
    moves = []
    for day in sorted({*board.waiting, *again}):
        own = next((one for one in made_up if one > day), None)
        way = next((one for one in chain(board.ways, new) if one in new), None)
        if own is not None:
            made_up.remove(own)
            moves.append(Move(day, own, Cause.MISSED, Place.CHOSEN))
        elif way is not None:
            new.remove(way)
            moves.append(Move(day, way, Cause.MISSED, board.ways.get(way, Place.CHOSEN)))
        else:
            moves.append(Move(day, None, Cause.MISSED, _no_place(board)))
    return moves


def _given_up_moves(
    board: Board, gone: Sequence[date], new: list[date], held: Container[date]
) -> list[Move]:
    """Return a move for each day of the plan before that was given up.

    A session that had moved before is told from where it first came, unless that is taken.
    """
    origins = {move.end: move.start for move in board.moves if move.start not in held}
    moves = []
    for day in gone:
        start = origins.get(day, day)
        move = Move(start, None, _cause(board, day), _no_place(board))
        if new:
            end = new.pop(0)
            place = Place.CHOSEN if end in board.fixed else Place.BEST
            move = msgspec.structs.replace(move, end=end, place=place)
        moves.append(move)
    return moves


def _with_a_place(move: Move, new: list[date]) -> Move:
    """Return a move that had found no place with one of the days that came free, if any."""
    if move.place is not Place.LAPSED or not new:
        return move
    return msgspec.structs.replace(move, end=new.pop(0), place=Place.BEST)


def _cause(board: Board, day: date) -> Cause:
    obstacle = board.obstacle(day)
    if obstacle in _CAUSES:
        return _CAUSES[obstacle]
    if board.fixed - board.kept:
        return Cause.ASKED
    return Cause.GOAL if board.goal_since == board.facts.today else Cause.EXTRA


def _no_place(board: Board) -> Place:
    some = board.count or board.done
    return Place.ENOUGH if some and board.count >= board.wanted else Place.LAPSED
