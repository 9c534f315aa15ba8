"""Which warning sign stands, by all that was ever said of them (evidence 5.4): pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from backstretch.journal.diary_records import Decided, SignsSaid, Statement, Tier
from backstretch.journal.entries import (
    EMERGENCY,
    Event,
    Happening,
    SessionRecord,
    open_emergency,
)
from backstretch.journal.said import DOCTOR_KINDS, Answer, AnswerKind

if TYPE_CHECKING:
    # What stands is asked before the first paint, and needs none of the rules.
    from backstretch.care.signs import Notice

REST = timedelta(days=7)
"""For so long a sign rests that was overridden; a hint comes no more often (evidence 5.4)."""

SEEN_REST = timedelta(days=21)
"""For so long the diary does not name again by itself what a doctor has seen: a choice of ours."""

_RESTS = {Decided.TOLD: REST, Decided.OVERRIDDEN: REST, Decided.SEEN: SEEN_REST}
_DECIDED = {
    AnswerKind.DOCTOR_TOLD: Decided.TOLD,
    AnswerKind.DOCTOR_WITHDRAWN: Decided.WITHDRAWN,
    AnswerKind.DOCTOR_OVERRIDDEN: Decided.OVERRIDDEN,
    AnswerKind.DOCTOR_SEEN: Decided.SEEN,
}


class SignsDiary(Protocol):
    """The part of a journal in which is kept what was decided about signs."""

    def signs(self, since: str = "") -> tuple[Statement, ...]:
        """Return what was decided from an ISO day on, or ever, in order."""

    def keep(self, *records: Statement) -> None:
        """Keep statements, all of them or none."""


class SignsJournal(Protocol):
    """What is asked of a journal about signs. Each may raise JournalError."""

    @property
    def diary(self) -> SignsDiary:
        """The statements about signs."""

    def answers_of(self, kinds: Iterable[AnswerKind]) -> tuple[Answer, ...]:
        """Return all answers of these kinds, in order."""

    def open_sessions(self) -> tuple[SessionRecord, ...]:
        """Return the sessions that were begun and not closed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands: its signs in the order they were told, and the day it stands since.

    `told` is the day it was last told of or overridden, `where` and `about` are those of the last
    telling: the place, and the entry or session it was made with.
    """

    tier: Tier
    signs: tuple[str, ...]
    since: date
    told: date
    where: str
    about: str


@dataclass(frozen=True, slots=True)
class _Word:
    """One thing said of signs, from whatever record it comes."""

    at: datetime
    day: date
    decided: Decided
    tier: Tier | None
    signs: tuple[str, ...]
    where: str
    about: str


@dataclass(slots=True)
class _State:
    """What is not answered yet, and until when each overridden sign rests."""

    told: list[_Word] = field(default_factory=list)
    rests: dict[str, date] = field(default_factory=dict)

    def take(self, word: _Word) -> None:
        """Take in the next word.

        That none of the list is there ends nothing, and a visit ends only what it answers: a
        doctor who has seen the person does not end what needed help now.
        """
        match word.decided:
            case Decided.TOLD:
                self.told.append(word)
            case Decided.CHECKED:
                self._end(Tier.EMERGENCY)
            case Decided.SEEN:
                self._end(Tier.SOON)
                self.rests.clear()
            case Decided.WITHDRAWN:
                self.told = _without(word, self.told)
            case Decided.OVERRIDDEN:
                self._override(word)
            case Decided.CLEAR:
                pass

    def _end(self, tier: Tier) -> None:
        self.told = [told for told in self.told if told.tier is not tier]

    def _override(self, word: _Word) -> None:
        """Let every sign that stands and can wait rest; one that needs help now never does."""
        soon = {key for told in self.told if told.tier is Tier.SOON for key in _keys(told)}
        if word.tier is Tier.SOON and not soon.issuperset(word.signs):
            self.told.append(word)
        for key in (*soon, *word.signs):
            self.rests[key] = word.day + REST

    def awake(self, today: date) -> list[_Word]:
        """Return what was told of the gravest tier and does not rest on a day."""
        if now := [word for word in self.told if word.tier is Tier.EMERGENCY]:
            return now
        return [word for word in self.told if not self._rests(word, today)]

    def _rests(self, word: _Word, today: date) -> bool:
        return all(today < self.rests.get(key, date.min) for key in _keys(word))


def _keys(word: _Word) -> tuple[str, ...]:
    """Return what a telling rests by: its signs, or that it named none."""
    return word.signs or ("",)


def stands(
    statements: Iterable[Statement],
    answers: Iterable[Answer],
    left: Iterable[SessionRecord],
    today: date,
) -> Standing | None:
    """Return what stands on a day, or None.

    A sign that needs help now stands until the person has been checked, or it was a mistake. One
    for a doctor stands until it was seen, or it was a mistake; overridden, it rests for a week.
    `statements` are all about signs, not only the last about each entry: that nothing is new on an
    entry that was changed takes back nothing that was told. `answers` are those about signs, `left`
    the sessions that are still open. Statements and answers come in the order they were kept;
    among each other they go by their times.
    """
    words = _words(statements, answers)
    words += [word for record in left if (word := _of_session(record)) is not None]
    state, last_override = _State(), date.min
    for word in sorted(words, key=_at):
        state.take(word)
        if word.decided is Decided.OVERRIDDEN:
            last_override = max(last_override, word.day)
    awake = state.awake(today)
    if not awake:
        return None
    signs = tuple(dict.fromkeys(sign for word in awake for sign in word.signs))
    last = awake[-1]
    tier = last.tier or Tier.SOON
    told = last.day if tier is Tier.EMERGENCY else max(last.day, last_override)
    return Standing(tier, signs, min(w.day for w in awake), told, last.where, last.about)


def standing_in(journal: SignsJournal, today: date) -> Standing | None:
    """Return what stands on a day by all that a journal holds: the one answer for everybody.

    Raises:
        JournalError: the journal cannot be read.
    """
    answers = journal.answers_of(DOCTOR_KINDS)
    return stands(journal.diary.signs(), answers, journal.open_sessions(), today)


def still_to_tell(
    notices: "Iterable[Notice]",
    statements: Iterable[Statement],
    today: date,
    ticked: Collection[str] = (),
    answers: Iterable[Answer] = (),
) -> "tuple[Notice, ...]":
    """Return the notices without the hints that came lately: a hint comes once a week at most.

    What needs help now is always told, and so is a sign that the person `ticked`; what only opens
    the list opens it each time. A hint is left out where all its signs were told or overridden in
    the last week, or seen by a doctor in the last three. `statements` and `answers` are as in
    `stands`; those of the last `SEEN_REST` suffice.
    """
    lately: list[_Word] = []
    for word in sorted(_words(statements, answers), key=_at):
        lately = _without(word, lately) if word.decided is Decided.WITHDRAWN else [*lately, word]
    hinted = {
        sign
        for word in lately
        if timedelta() <= today - word.day < _RESTS.get(word.decided, timedelta())
        for sign in word.signs
    }
    return tuple(
        notice
        for notice in notices
        if notice.tier is not Tier.SOON
        or not hinted.issuperset(notice.codes)
        or set(ticked).intersection(notice.codes)
    )


def _without(mistake: _Word, told: Iterable[_Word]) -> list[_Word]:
    """Return what is left of tellings: a mistake takes back the signs it names, or all of them.

    It is about the same entry, and about one tier unless it names none.
    """
    left = []
    for word in told:
        if word.about == mistake.about and mistake.tier in (None, word.tier):
            signs = tuple(sign for sign in word.signs if sign not in mistake.signs)
            if not mistake.signs or not signs:
                continue
            left.append(replace(word, signs=signs))
        else:
            left.append(word)
    return left


def _words(statements: Iterable[Statement], answers: Iterable[Answer]) -> list[_Word]:
    return [*_rising(map(_of_answer, answers)), *_rising(_of_statements(statements))]


def _at(word: _Word) -> datetime:
    return word.at


def _of_statements(statements: Iterable[Statement]) -> Iterable[_Word]:
    """Yield what was said of signs; "none of these" ends nothing, and most entries say it."""
    for statement in statements:
        said = statement.what
        if isinstance(said, SignsSaid) and said.decided is not Decided.CLEAR:
            at, day = datetime.fromisoformat(statement.at), date.fromisoformat(statement.local_date)
            tier = said.tier
            if tier is None and said.decided is not Decided.WITHDRAWN:
                tier = Tier.SOON
            yield _Word(at, day, said.decided, tier, said.signs, said.where, statement.about)


def _of_answer(answer: Answer) -> _Word:
    at, day = datetime.fromisoformat(answer.at), date.fromisoformat(answer.local_date)
    decided = _DECIDED[answer.kind]
    return _Word(at, day, decided, Tier.SOON, (answer.value,), "player", answer.session)


def _of_session(record: SessionRecord) -> _Word | None:
    """Return the sign that stopped an open session for good, if one did."""
    code = open_emergency(record.events)
    if not code:
        return None
    start = record.start
    paused = next(event for event in reversed(record.events) if _stops(event))
    at = datetime.fromisoformat(paused.at or start.started_at)
    day = date.fromisoformat(start.local_date)
    return _Word(at, day, Decided.TOLD, Tier.EMERGENCY, (code,), "player", start.id)


def _stops(event: Event) -> bool:
    return event.kind is Happening.PAUSED and event.note.startswith(EMERGENCY)


def _rising(words: Iterable[_Word]) -> Iterable[_Word]:
    """Yield words in their order, where the clock was set back at the time of the one before."""
    latest: datetime | None = None
    for word in words:
        latest = word.at if latest is None else max(latest, word.at)
        yield word if word.at == latest else replace(word, at=latest)
