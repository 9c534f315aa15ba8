"""What makes no sense in cards and sources that are well formed, and where."""

from collections.abc import Iterator, Set
from functools import partial
from pathlib import Path

from backstretch.content.checks import line_problems
from backstretch.content.learn import Card, CardsFile, Learn, SourcesFile, Theme, source_key
from backstretch.content.reading import read
from backstretch.toml_file import Fault, Problem

CARDS_FILE = "guidance/learn.toml"
SOURCES_FILE = "guidance/sources.toml"

_LINES = {"title": 40, "summary": 90, "sure": 200}
_PARAGRAPH, _TIP, _BASIS = 360, 150, 24
_MOST_SOURCES = 16


def load_learn(root: Path) -> tuple[Learn, tuple[Fault, ...]]:
    """Return the cards and sources below `root`, and all faults of both files.

    With a fault in either there are no cards: what is read must be able to say where it is from.
    """
    sources, faults = read(root / SOURCES_FILE, SOURCES_FILE, SourcesFile, source_problems)
    known = frozenset(one.key for one in sources.sources) if sources else None
    check = partial(card_problems, known=known)
    cards, more = read(root / CARDS_FILE, CARDS_FILE, CardsFile, check)
    found = (*faults, *more)
    if sources is None or cards is None:
        return Learn((), sources.sources if sources else ()), found
    return Learn(cards.cards, sources.sources), found


def source_problems(file: SourcesFile) -> Iterator[Problem]:
    """Yield what is wrong with the sources."""
    seen: set[str] = set()
    for number, source in enumerate(file.sources):
        key = f"sources[{number}]"
        if not source.key.isalnum() or source.key in seen:
            yield f"{key}.key", f"“{source.key}” is no key, or there twice"
        seen.add(source.key)
        yield from line_problems(f"{key}.words", source.words, 48)
        yield from line_problems(f"{key}.reference", source.reference, 140)


def card_problems(file: CardsFile, known: Set[str] | None) -> Iterator[Problem]:
    """Yield what is wrong with the cards; `known` are the keys of all sources, if there are any."""
    seen: set[str] = set()
    for number, card in enumerate(file.cards):
        key = f"cards[{number}]"
        if not card.code.replace("-", "").isalnum() or card.code in seen:
            yield f"{key}.code", f"“{card.code}” is no code, or there twice"
        seen.add(card.code)
        yield from _text_problems(key, card)
        yield from _source_problems(key, card, known)
        for said in card.runs:
            if not card.tip or len([part for part in said.split("=") if part]) != 2:
                yield f"{key}.runs", f"“{said}” is no “question=answer”, or there is no tip"
    for theme in Theme:
        if not any(card.theme is theme for card in file.cards):
            yield "cards", f"has none for {theme}"


def _text_problems(key: str, card: Card) -> Iterator[Problem]:
    for name, most in _LINES.items():
        yield from line_problems(f"{key}.{name}", getattr(card, name), most)
    for name, most in (("tip", _TIP), ("basis", _BASIS)):
        if text := getattr(card, name):
            yield from line_problems(f"{key}.{name}", text, most)
    if not card.text:
        yield f"{key}.text", "is empty"
    for number, paragraph in enumerate(card.text):
        yield from line_problems(f"{key}.text[{number}]", paragraph, _PARAGRAPH)


def _source_problems(key: str, card: Card, known: Set[str] | None) -> Iterator[Problem]:
    if not 1 <= len(card.sources) <= _MOST_SOURCES:
        yield f"{key}.sources", f"must be 1 to {_MOST_SOURCES}"
    for source in card.sources:
        if known is not None and source_key(source) not in known:
            yield f"{key}.sources", f"“{source}” is not in sources.toml"
