"""Turns the cards into what Learn shows: pure."""

from dataclasses import replace

from backstretch.content.finding import Findable, find
from backstretch.content.learn import Card, Learn, Theme
from backstretch.ui import library_words as words
from backstretch.ui.library_state import CardLine, CardState, LearnState
from backstretch.ui.library_view import is_firm, source_lines

COLUMNS = (Theme.CAUSES, Theme.PREVENTION, Theme.TREATMENT)
TIMED = "heat-cold"
"""The card with a clock to set."""
SIGNS = "help"
"""The card behind the warning signs that are always in view."""
_NEXT = 2


def learn_state(learn: Learn, typed: str = "") -> LearnState:
    """Return what there is to read, or what fits what was typed."""
    lead = next(iter(learn.of(Theme.LEAD)), None)
    signs = learn.card(SIGNS)
    columns = tuple((words.theme(theme), _lines(learn, _column(learn, theme))) for theme in COLUMNS)
    found = None
    if typed.strip():
        places = find(typed, tuple(_findable(card) for card in learn.cards))
        found = _lines(learn, tuple(learn.cards[place] for place in places))
    return LearnState(
        _line(learn, lead) if lead else None,
        _signs(learn, signs) if signs else None,
        columns,
        found,
    )


def card_state(learn: Learn, card: Card) -> CardState:
    """Return a card with all its words, and what to read after it."""
    line, sources = _line(learn, card), learn.sources_of(card.sources)
    return CardState(
        card.code,
        card.title,
        line.minutes,
        line.basis,
        line.firm,
        card.text,
        card.sure,
        source_lines(sources),
        timed=card.code == TIMED,
        next=_lines(learn, _after(learn, card)),
    )


def _column(learn: Learn, theme: Theme) -> tuple[Card, ...]:
    """Return the cards of a column; those about signs that are not the list stand by causes."""
    more = tuple(card for card in learn.of(Theme.SIGNS) if card.code != SIGNS)
    return learn.of(theme) + (more if theme is Theme.CAUSES else ())


def _after(learn: Learn, card: Card) -> tuple[Card, ...]:
    """Return the next cards of the same column, from its beginning again after the last."""
    theme = card.theme if card.theme in COLUMNS else Theme.CAUSES
    column = [one for one in _column(learn, theme) if one is not card]
    whole = _column(learn, theme)
    at = whole.index(card) if card in whole else 0
    return tuple((column[at:] + column[:at])[:_NEXT])


def _lines(learn: Learn, cards: tuple[Card, ...]) -> tuple[CardLine, ...]:
    return tuple(_line(learn, card) for card in cards)


def _line(learn: Learn, card: Card) -> CardLine:
    sources = learn.sources_of(card.sources)
    return CardLine(
        card.code,
        card.title,
        card.summary,
        words.minutes(card.minutes),
        words.basis(card, sources),
        is_firm(sources) and not card.basis,
    )


def _signs(learn: Learn, card: Card) -> CardLine:
    """Return the card of the signs with those that need help now, as they are always in view."""
    return replace(_line(learn, card), summary=next(iter(card.text[1:2]), card.summary))


def _findable(card: Card) -> Findable:
    return Findable((card.title,), (card.summary, *card.text))
