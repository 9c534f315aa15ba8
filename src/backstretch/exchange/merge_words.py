"""What a merge would bring, as plain sentences; whoever asks brings the translation."""

from collections.abc import Callable

import msgspec

Tr = Callable[[str], str]
TrCount = Callable[[str, str, int], str]


class Brought(msgspec.Struct, frozen=True):
    """How much another diary has that this one has not.

    `runs`, `pains` and `sessions` are new ones, `others` all other records that are new, as
    answers, words on a day, shoes and plans, and `further` the sessions that went on over there.
    """

    runs: int = 0
    pains: int = 0
    sessions: int = 0
    others: int = 0
    further: int = 0

    @property
    def anything(self) -> bool:
        """Whether there is anything new."""
        return bool(self.runs or self.pains or self.sessions or self.others or self.further)


def brought_lines(brought: Brought, tr: Tr, tr_count: TrCount) -> tuple[str, ...]:
    """Return what a merge would bring, one line for each sort, and what it leaves as it is."""
    if not brought.anything:
        return (tr("Everything in that file is in this diary already."),)

    def counted(one: str, many: str, n: int) -> str:
        return tr_count(one, many, n).format(n=n)

    lines = [
        counted("{n} new run", "{n} new runs", brought.runs),
        counted("{n} new pain entry", "{n} new pain entries", brought.pains),
        counted("{n} new session", "{n} new sessions", brought.sessions),
        counted("{n} other new note", "{n} other new notes", brought.others),
    ]
    if brought.further:
        went_on = ("{n} session that went on there", "{n} sessions that went on there")
        lines.append(counted(*went_on, brought.further))
    lines.append(tr("Nothing that is in this diary is dropped. What is taken in stays."))
    return tuple(lines)
