"""What a merge would bring, as plain sentences; whoever asks brings the translation."""

from collections.abc import Callable

import msgspec

Tr = Callable[[str], str]
TrCount = Callable[[str, str, int], str]


class Brought(msgspec.Struct, frozen=True):
    """How much another diary has that this one has not.

    `runs`, `pains` and `sessions` are new ones, `others` all other records that are new, as
    answers, words on a day, shoes and plans, and `further` the sessions that went on over there.
    `forgotten` are records whose words stand there and were deleted for good here.
    """

    runs: int = 0
    pains: int = 0
    sessions: int = 0
    others: int = 0
    further: int = 0
    forgotten: int = 0

    @property
    def anything(self) -> bool:
        """Whether there is anything new."""
        return bool(self.runs or self.pains or self.sessions or self.others or self.further)


def brought_lines(brought: Brought, tr: Tr, tr_count: TrCount) -> tuple[str, ...]:
    """Return what a merge would bring, one line for each sort, and what it leaves as it is."""
    left = _left_out(brought, tr_count)
    if not brought.anything:
        return (tr("Everything in that file is in this diary already."), *left)

    sorts = (
        (brought.runs, "{n} new run", "{n} new runs"),
        (brought.pains, "{n} new pain entry", "{n} new pain entries"),
        (brought.sessions, "{n} new session", "{n} new sessions"),
        (brought.others, "{n} other new note", "{n} other new notes"),
        (brought.further, "{n} session that went on there", "{n} sessions that went on there"),
    )
    lines = [tr_count(one, many, n).format(n=n) for n, one, many in sorts if n]
    lines += [
        *left,
        tr("Nothing that is in this diary is dropped."),
        tr("A merge cannot be taken back. A backup of this diary is made first."),
    ]
    return tuple(lines)


def _left_out(brought: Brought, tr_count: TrCount) -> tuple[str, ...]:
    """Return what is said of words that were deleted for good here."""
    if not brought.forgotten:
        return ()
    one = "{n} note that you deleted for good here is still in that file; it does not come back."
    many = "{n} notes that you deleted for good here are still in that file; they do not come back."
    return (tr_count(one, many, brought.forgotten).format(n=brought.forgotten),)
