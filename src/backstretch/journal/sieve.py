"""Tells which entries of the diary hold a text or one of some codes."""

import re
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from functools import reduce
from typing import NamedTuple

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
_FEW_CODES = 3
"""So few codes SQL finds sooner by itself than by asking for each row here."""


class Columns(NamedTuple):
    """Where a table holds what is looked for.

    `words` has the person's own words. `bodies` hold codes as JSON, which the words may be in;
    `plain` are columns that are one code each. `shoe` has the id of a shoe.
    """

    words: str
    bodies: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    shoe: str = "''"


class _Word:
    """One word that is looked for, and the codes that stand for it."""

    def __init__(self, text: str, codes: frozenset[str], shoes: dict[str, str]) -> None:
        self.text = text
        self.codes = codes
        named = (key for key, name in shoes.items() if text in name.casefold())
        self.shoes = frozenset(named if text else ())
        self.escaped = msgspec.json.encode(text).decode()[1:-1].casefold()
        any_code = "|".join(map(re.escape, sorted(codes)))
        self.any_code = re.compile(rf'["\n](?:{any_code})["\n]')
        self.patterns = tuple(self._likely()) if text else ()

    def without_keys(self, words: str) -> str:
        """Leave out what the file calls a fact by, where that would be taken for the word."""
        alike = [key for key in _KEYS if self.text and self.text in key]
        if len(alike) > _MOST_KEYS:  # so short a word is found soon in any case
            return words
        return reduce(lambda held, key: f"replace({held}, '\"{key}\":', '')", alike, words)

    def is_in(self, texts: Collection[str], codes: frozenset[str], shoe: str) -> bool:
        """Tell whether an entry has the word."""
        if codes & self.codes or shoe in self.shoes:
            return True
        return bool(self.text) and any(self.text in words for words in texts)

    def _likely(self) -> Iterator[str]:
        """Yield patterns of the word as it may stand in the file."""
        for text in dict.fromkeys((self.text, self.escaped)):
            plain = text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
            yield f"%{plain}%"


class Sieve:
    """Lets through what is sought. `shoes` are the names of shoes by their ids.

    `may_hold` is for the file, where it is quick and lets too much through; the others look at
    the entry itself.
    """

    def __init__(self, sought: Sought, shoes: dict[str, str]) -> None:
        whole = sought.codes.get("", frozenset())
        texts = dict.fromkeys(sought.text.casefold().split())
        given = {key.casefold(): codes for key, codes in sought.codes.items()}
        self._words = [
            _Word(text, given.get(text, frozenset()) | whole, shoes)
            for text in texts or (("",) if whole else ())
        ]
        self.lets_all_through = not self._words

    def may_hold(self, columns: Columns) -> tuple[str, tuple[str, ...]]:
        """Return the condition of rows that could hold what is sought, and its values.

        SQL knows upper and lower case of ASCII alone, so words with other letters are looked at
        by `folded_in`; `has_code` looks for many codes at once. Both are told by a number which
        word is looked for.
        """
        if self.lets_all_through:
            return "1", ()
        conditions, values = [], list[str]()
        for number, word in enumerate(self._words):
            condition, its = _may_hold(number, word, columns)
            conditions.append(condition)
            values += its
        return f"({' AND '.join(conditions)})", tuple(values)

    def folded_in(self, number: int, words: str) -> bool:
        """Whether words could hold the word with this number, by the rules of every script."""
        word = self._words[number]
        return bool(word.text) and word.escaped in words.casefold()

    def has_code(self, number: int, held: str) -> bool:
        """Whether columns could hold one of the codes of the word with this number."""
        return self._words[number].any_code.search(held) is not None

    def run(self, note: RunNote) -> bool:
        """Whether a run is sought, by its note, its codes or its shoe."""
        said = (getattr(note.facts, name) for name in note.facts.__struct_fields__)
        codes = [value for value in said if isinstance(value, StrEnum)]
        return self._holds((note.facts.note,), (*codes, note.facts.shoe), note.facts.shoe)

    def pain(self, pain: Pain) -> bool:
        """Whether pain is sought, by its note or its codes."""
        codes = (
            *(pain.moment, *pain.qualities, *pain.regions, *pain.aggravators, *pain.course),
            *(pain.leg_left, pain.leg_right, pain.exercise),
        )
        return self._holds((pain.note,), codes)

    def session(self, session: SessionBrief) -> bool:
        """Whether a session is sought, by its note, its effort or its routine."""
        return self._holds((session.note,), (session.routine, session.effort))

    def words(self, text: str) -> bool:
        """Whether words that stand on their own are sought."""
        return self._holds((text,), ())

    def _holds(self, texts: Iterable[str], codes: Iterable[str], shoe: str = "") -> bool:
        if self.lets_all_through:
            return True
        held = frozenset(codes)
        folded = [*(text.casefold() for text in texts), *held]
        return all(word.is_in(folded, held, shoe) for word in self._words)


def _may_hold(number: int, word: _Word, columns: Columns) -> tuple[str, list[str]]:
    words, others = columns.words, tuple({*columns.bodies} - {columns.words}) + columns.plain
    own = word.without_keys(words)
    held = (own, *others)
    finds = [f"{column} LIKE ? ESCAPE '!'" for column in held for _ in word.patterns]
    values = list(word.patterns) * len(held)
    if word.codes:
        found, coded = _has_code(number, word, columns)
        finds.append(found)
        values += coded
    if word.shoes:
        finds.append(f"{columns.shoe} IN ({_marks(word.shoes)})")
        values += sorted(word.shoes)
    other = f"length({words}) <> length(CAST({words} AS BLOB))"
    finds.append(f"({other} AND folded_in({number}, {own}))")
    return f"({' OR '.join(finds)})", values


def _has_code(number: int, word: _Word, columns: Columns) -> tuple[str, list[str]]:
    codes = sorted(word.codes)
    if len(codes) > _FEW_CODES:
        lines = " || char(10) || ".join(("''", *columns.bodies, *columns.plain, "''"))
        return f"has_code({number}, {lines})", []
    finds = [f"{column} IN ({_marks(codes)})" for column in columns.plain]
    values = codes * len(columns.plain)
    for column in columns.bodies:
        finds += [f"instr({column}, ?)"] * len(codes)
        values += [f'"{code}"' for code in codes]
    return f"({' OR '.join(finds) or '0'})", values


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))
