"""Tells which entries of the diary hold a text or one of some codes."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import reduce

import msgspec

from backstretch.journal.plan_records import RunNote
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Pain
from backstretch.journal.timeline_records import SessionBrief, Sought

_KEYS = (
    *("facts", "start", "minutes", *RunFacts.__struct_fields__),
    *("regions", "aggravators", "course", "leg_left", "leg_right"),
)
_MOST_KEYS = 3


class Sieve:
    """Lets through what is sought. `shoes` are the names of shoes by their ids.

    `may_hold` is for the file, where it is quick and lets too much through; the others look at
    the entry itself.
    """

    def __init__(self, sought: Sought, shoes: dict[str, str]) -> None:
        self._text = sought.text.strip().casefold()
        self._codes = sought.codes
        self.lets_all_through = not (self._text or self._codes)
        if self._text:
            named = (key for key, name in shoes.items() if self._text in name.casefold())
            self._shoes = frozenset(named)
        else:
            self._shoes = frozenset()
        self._escaped = msgspec.json.encode(self._text).decode()[1:-1].casefold()
        self._any_code = re.compile("|".join(map(re.escape, sorted(self._codes))))
        self._patterns = tuple(self._likely()) if self._text else ()

    def may_hold(self, words: str, *codes: str, shoe: str = "''") -> tuple[str, tuple[str, ...]]:
        """Return the condition of rows that could hold what is sought, and its values.

        `words` is the column with the person's own words, `codes` the others to look into, `shoe`
        has the id of a shoe. SQL knows upper and lower case of ASCII alone, so words with other
        letters are looked at by `folded_in`; `has_code` looks for many codes at once.
        """
        if self.lets_all_through:
            return "1", ()
        held = " || char(10) || ".join((self._without_keys(words), *codes))
        finds = [f"{held} LIKE ? ESCAPE '!'"] * len(self._patterns)
        finds += [f"has_code({held})"] * bool(self._codes)
        finds += [f"{shoe} IN ({', '.join('?' * len(self._shoes))})"] * bool(self._shoes)
        finds += [f"(length({words}) <> length(CAST({words} AS BLOB)) AND folded_in({words}))"]
        values = (*self._patterns, *sorted(self._shoes))
        return f"({' OR '.join(finds)})", values

    def folded_in(self, words: str) -> bool:
        """Whether words could hold the text, by the rules of every script."""
        return bool(self._text) and self._escaped in words.casefold()

    def has_code(self, held: str) -> bool:
        """Whether columns could hold one of the codes."""
        return self._any_code.search(held) is not None

    def run(self, note: RunNote) -> bool:
        """Whether a run is sought, by its note, its codes or its shoe."""
        if self.lets_all_through or note.facts.shoe in self._shoes:
            return True
        said = (getattr(note.facts, name) for name in note.facts.__struct_fields__)
        codes = [value for value in said if isinstance(value, StrEnum)]
        return self._holds((note.facts.note,), (*codes, note.facts.shoe))

    def pain(self, pain: Pain) -> bool:
        """Whether pain is sought, by its note or its codes."""
        codes = (
            *(pain.moment, *pain.qualities, *pain.regions, *pain.aggravators, *pain.course),
            *(pain.leg_left, pain.leg_right, pain.exercise),
        )
        return self.lets_all_through or self._holds((pain.note,), codes)

    def session(self, session: SessionBrief) -> bool:
        """Whether a session is sought, by its note, its effort or its routine."""
        return self.lets_all_through or self._holds(
            (session.note,), (session.routine, session.effort)
        )

    def words(self, text: str) -> bool:
        """Whether words that stand on their own are sought."""
        return self.lets_all_through or self._holds((text,), ())

    def _holds(self, texts: Iterable[str], codes: Iterable[str]) -> bool:
        held = frozenset(codes)
        if held & self._codes:
            return True
        if not self._text:
            return False
        spoken = (code.replace("-", " ") for code in held)
        return any(self._text in words.casefold() for words in (*texts, *held, *spoken))

    def _without_keys(self, words: str) -> str:
        """Leave out what the file calls a fact by, where that would be taken for the text."""
        alike = [key for key in _KEYS if self._text and self._text in key]
        if len(alike) > _MOST_KEYS:  # so short a text is found soon in any case
            return words
        return reduce(lambda held, key: f"replace({held}, '\"{key}\":', '')", alike, words)

    def _likely(self) -> Iterator[str]:
        """Yield patterns of the text as it may stand in the file; a blank may be a hyphen."""
        for text in dict.fromkeys((self._text, self._escaped)):
            plain = text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
            yield f"%{plain.replace(' ', '_')}%"
