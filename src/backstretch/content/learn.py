"""Short cards to read: what is known, where it comes from, and what is unknown about it."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

WORDS_A_MINUTE = 90
"""Read slowly, by somebody with a sore back."""


class Grade(StrEnum):
    """What a source is, in rising strength of what it can show."""

    OURS = "ours"
    ARTICLE = "article"
    LEAFLET = "leaflet"
    STUDY = "study"
    TRIAL = "trial"
    REVIEW = "review"
    GUIDELINE = "guideline"

    @property
    def strength(self) -> int:
        """0 for the least."""
        return list(Grade).index(self)


class Read(StrEnum):
    """How much of a source was read for this program: its text or summary, a part of it, no."""

    YES = "yes"
    PART = "part"
    NO = "no"


class Theme(StrEnum):
    """Where a card stands: first of all, with the warning signs, or in one of three columns."""

    LEAD = "lead"
    SIGNS = "signs"
    CAUSES = "causes"
    PREVENTION = "prevention"
    TREATMENT = "treatment"


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where something comes from: `words` for the reader, `reference` to find it by."""

    key: str
    kind: Grade
    words: str
    reference: str
    read: Read


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing worth knowing.

    `text` are its paragraphs. `sure` says how many people stand behind it and what is unknown.
    `sources` are keys of sources, or claims of the articles ("S1-19"). `tip` is how it is told
    in short, after a run of which one of `runs` was said ("hills=down") or on a day it fits.
    `basis` takes the place of the count of its sources.
    """

    code: str
    theme: Theme
    title: str
    summary: str
    text: tuple[str, ...]
    sure: str
    sources: tuple[str, ...]
    tip: str = ""
    runs: tuple[str, ...] = ()
    basis: str = ""

    @property
    def minutes(self) -> int:
        """How long it takes to read, in whole minutes."""
        words = sum(len(part.split()) for part in (*self.text, self.sure))
        return max(1, round(words / WORDS_A_MINUTE))


class Learn(msgspec.Struct, frozen=True):
    """All cards in the order they are shown, and all sources."""

    cards: tuple[Card, ...] = ()
    sources: tuple[Source, ...] = ()

    def card(self, code: str) -> Card | None:
        """Return the card with this code, or None where it could not be read."""
        return next((card for card in self.cards if card.code == code), None)

    def of(self, theme: Theme) -> tuple[Card, ...]:
        """Return the cards of a theme, in their order."""
        return tuple(card for card in self.cards if card.theme is theme)

    def for_run(self, said: Iterable[str]) -> Card | None:
        """Return the first card that fits what was said of a run, as "question=answer"."""
        known = frozenset(said)
        return next((card for card in self.cards if known.intersection(card.runs)), None)

    def sources_of(self, keys: Iterable[str]) -> tuple[Source, ...]:
        """Return what these keys name, each once, the strongest kind first."""
        by_key = {source.key: source for source in self.sources}
        found = dict.fromkeys(by_key[name] for key in keys if (name := source_key(key)) in by_key)
        return tuple(sorted(found, key=lambda source: -source.kind.strength))


class SourcesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `sources.toml` holds."""

    sources: tuple[Source, ...]


class CardsFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `learn.toml` holds."""

    cards: tuple[Card, ...]


def source_key(key: str) -> str:
    """Return the source a key names: the article itself where it is one of its claims."""
    article, dash, claim = key.partition("-")
    return article if dash and claim.isdigit() else key
