"""Which of the things there are to tell Today tells: one at a time, the newest that matters."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from backstretch.ui.today_state import Notice, NoticeAction
from backstretch.ui.wording import tr

CLOSE, COPY = "close", "save-copy"
"""The codes of the actions that take a notice away, and that lead to a copy elsewhere."""


@dataclass(frozen=True, slots=True)
class _Told:
    sentence: str
    lasting: bool = False
    key: str = ""
    tone: str = "caution"
    actions: tuple[NoticeAction, ...] = ()
    closable: bool = True
    first: bool = False
    last: bool = False

    @property
    def stays(self) -> bool:
        return self.lasting or not self.closable


class Notices:
    """Keeps sentences for the strip under the head of the page, each of them once.

    A `lasting` one holds for as long as the program runs, such as a diary that cannot be opened:
    it goes before all others and cannot be closed. What went wrong is told; what is only news, or
    asks something, is offered by a key of its own.
    """

    def __init__(self) -> None:
        self._told: list[_Told] = []

    def tell(
        self,
        sentence: str,
        actions: tuple[NoticeAction, ...] = (),
        *,
        lasting: bool = False,
        key: str = "",
    ) -> None:
        """Say a sentence from now on; said before, it is the newest again, as it was.

        With a key it stands in place of the one of this key, until that is withdrawn.
        """
        if key:
            self.withdraw(key)
        if sentence:
            before = next((one for one in self._told if one.sentence == sentence), None)
            told = before if before and before.lasting else _Told(sentence, lasting, key)
            self._told = [one for one in self._told if one.sentence != sentence]
            self._told.append(replace(told, actions=actions or told.actions))

    def tell_all(self, sentences: Iterable[str]) -> None:
        """Say each of these."""
        for sentence in sentences:
            self.tell(sentence)

    def offer(
        self,
        key: str,
        sentence: str,
        actions: tuple[NoticeAction, ...] = (),
        *,
        closable: bool = True,
        first: bool = False,
        last: bool = False,
    ) -> None:
        """Say a sentence in place of the one of this key; closable, it has Close besides.

        A `first` one goes before what is told later, for as long as it stands; a `last` one waits
        until there is nothing else to tell.
        """
        self.withdraw(key)
        self._told.append(_Told(sentence, False, key, "info", actions, closable, first, last))

    def withdraw(self, key: str) -> bool:
        """Take away what was said by this key; tell whether it stood."""
        before = len(self._told)
        self._told = [one for one in self._told if one.key != key]
        return len(self._told) < before

    def unsay(self, sentence: str) -> None:
        """Take away what was told, as it is so no more."""
        self._told = [one for one in self._told if one.sentence != sentence or one.lasting]

    def close(self) -> None:
        """Take away all that can be closed: what is older is not told again one by one.

        What had to wait until the last comes up then.
        """
        waiting = [one for one in self._told if one.last]
        if len(waiting) == len(self._told):
            waiting = []
        self._told = [one for one in self._told if one.stays or one in waiting]

    def shown(self) -> Notice | None:
        """Return what is to be told now, if anything."""
        lasting = [one for one in self._told if one.lasting]
        first = [one for one in self._told if one.first]
        told = lasting or first or [one for one in self._told if not one.last] or self._told
        if not told:
            return None
        newest = told[-1]
        close = () if newest.stays else (NoticeAction(CLOSE, tr("Close")),)
        return Notice(newest.sentence, newest.tone, (*newest.actions, *close))
