"""What is decided about the warning signs of the diary: a mistake, a visit, a check."""

from typing import TYPE_CHECKING

from backstretch.journal.diary_records import Decided, SignsSaid, Tier
from backstretch.journal.errors import JournalError

if TYPE_CHECKING:
    from backstretch.diary.kept import KeptDiary

WHERE = "log"


class Decisions:
    """Keeps what a person decides about signs, each with the signs that it is about.

    Each returns what went wrong, as a sentence, or "".
    """

    def __init__(self, diary: "KeptDiary") -> None:
        self._diary = diary

    def withdraw(self, about: str, codes: tuple[str, ...]) -> str:
        """Keep that these signs that need help now, told of an entry, were a mistake."""
        said = SignsSaid(Decided.WITHDRAWN, Tier.EMERGENCY, codes, WHERE)
        return self._diary.decide(said, about)

    def take_back(self) -> str:
        """Keep that all in the diary that stands and needs help now was a mistake."""
        complaint, done = "", set[str]()
        try:
            while not complaint and (standing := self._diary.standing()) is not None:
                if standing.tier is not Tier.EMERGENCY or standing.about in done:
                    break
                done.add(standing.about)
                if standing.where == "player":
                    break
                complaint = self.withdraw(standing.about, standing.signs)
        except JournalError as error:
            complaint = str(error)
        return complaint

    def see(self) -> str:
        """Keep that a doctor has looked today."""
        return self._visit(Decided.SEEN, Tier.SOON)

    def check(self) -> str:
        """Keep that the person was checked today after a sign that needed help now."""
        return self._visit(Decided.CHECKED, Tier.EMERGENCY)

    def _visit(self, decided: Decided, tier: Tier) -> str:
        """Keep a visit of today, with the signs that it answers where they stand."""
        try:
            standing = self._diary.standing()
        except JournalError as error:
            return str(error)
        day = self._diary.today().isoformat()
        if standing is None or standing.tier is not tier:
            return self._diary.decide(SignsSaid(decided, tier, (), WHERE, day))
        said = SignsSaid(decided, tier, standing.signs, WHERE, day)
        return self._diary.decide(said, standing.about)
