"""The cards to read: what ships is in order, and every fault of every file is named at once."""

import random
import re
from pathlib import Path

import pytest

from backstretch.content.learn import Card, Grade, Learn, Read, Theme, source_key
from backstretch.content.learn_checks import CARDS_FILE, SOURCES_FILE, load_learn
from backstretch.content.library import load_library
from backstretch.content.shelf import load_shelved
from backstretch.resources import resources_dir
from tests.content.test_mutation import MUTATIONS
from tests.content.test_words import AVOIDED, sentences, words

LEARN, FAULTS = load_learn(resources_dir())
LIBRARY = load_library(resources_dir())


def texts(card: Card) -> list[str]:
    said = [card.title, card.summary, *card.text, card.sure, card.tip, card.basis]
    return [text for text in said if text]


def test_what_ships_loads_without_a_fault() -> None:
    assert [str(fault) for fault in FAULTS] == []
    assert len(LEARN.cards) > 20


def test_every_source_that_the_content_names_is_listed_with_what_it_is() -> None:
    known = {source.key for source in LEARN.sources}
    keys = [key for one in LIBRARY.exercises.values() for key in one.sources]
    keys += [key for one in LIBRARY.routines.values() for key in one.sources]
    named = {source_key(key) for key in keys}
    for file in ("planning.toml", "care.toml"):
        text = (resources_dir() / "guidance" / file).read_text("utf-8")
        for found in re.findall(r"^sources = \[(.*?)\]", text, re.MULTILINE):
            named |= {source_key(key) for key in re.findall(r'"([^"]+)"', found)}
    assert named - known == set()


def test_every_card_has_a_column_and_there_is_one_to_begin_with_and_one_of_the_signs() -> None:
    assert [card.code for card in LEARN.of(Theme.LEAD)] == ["sore"]
    assert "help" in [card.code for card in LEARN.of(Theme.SIGNS)]
    for column in (Theme.CAUSES, Theme.PREVENTION, Theme.TREATMENT):
        assert len(LEARN.of(column)) >= 5


@pytest.mark.parametrize("card", LEARN.cards, ids=lambda card: card.code)
def test_a_card_is_short_plain_and_says_how_sure_it_is(card: Card) -> None:
    assert 1 <= card.minutes <= 3
    assert not [s for text in texts(card) for s in sentences(text) if len(words(s)) > 15]
    assert not [text for text in texts(card) if "'" in text or '"' in text]
    assert card.sure.endswith(".")
    assert all(part.endswith(".") for part in card.text)
    assert LEARN.sources_of(card.sources)


@pytest.mark.parametrize("card", LEARN.cards, ids=lambda card: card.code)
def test_a_card_neither_frightens_nor_promises(card: Card) -> None:
    for avoided in AVOIDED:
        pattern = re.compile(rf"(?<!\w){re.escape(avoided)}", re.IGNORECASE)
        assert [text for text in texts(card) if pattern.search(text)] == [], avoided


@pytest.mark.parametrize("card", LEARN.cards, ids=lambda card: card.code)
def test_a_twelve_year_old_can_read_a_card(card: Card) -> None:
    """Automated Readability Index: 7 is the reading age of twelve to thirteen."""
    text = " ".join((card.summary, *card.text, card.sure))
    count = len(words(text))
    letters = sum(len(word) for word in words(text))
    assert 4.71 * letters / count + 0.5 * count / len(sentences(text)) - 21.43 <= 7


def test_the_strongest_source_stands_first_and_each_once() -> None:
    found = LEARN.sources_of(("S1-19", "Gou24", "S1-20", "ours", "Reid14", "nobody"))
    assert [source.key for source in found] == ["Gou24", "Reid14", "S1", "ours"]
    assert Grade.GUIDELINE.strength > Grade.REVIEW.strength > Grade.TRIAL.strength
    assert Grade.STUDY.strength > Grade.ARTICLE.strength > Grade.OURS.strength


def test_how_much_of_a_source_was_read_is_told() -> None:
    assert {source.key for source in LEARN.sources if source.read is Read.NO} == {
        "ours", "general", "Thomee97",
    }  # fmt: skip


def test_a_claim_of_an_article_names_the_article() -> None:
    assert source_key("S1-19") == "S1"
    assert source_key("Gobbo19") == "Gobbo19"


def test_the_shelf_keeps_the_cards_with_the_rest(tmp_path: Path) -> None:
    first = load_shelved(resources_dir(), tmp_path / "shelf")
    again = load_shelved(resources_dir(), tmp_path / "shelf")
    assert again.learn == first.learn == LEARN


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "problem"),
    [
        (CARDS_FILE, 'code = "help"', 'code = "sore"', "cards[1].code", "there twice"),
        (CARDS_FILE, 'code = "help"', 'code = ""', "cards[1].code", "is no code"),
        (CARDS_FILE, 'theme = "lead"', 'theme = "first"', "cards[0].theme", "is not one of"),
        (CARDS_FILE, 'theme = "lead"', 'theme = "causes"', "cards", "has none for lead"),
        (CARDS_FILE, 'title = "When', f'title = "{"When " * 9}', "cards[1].title", "40 is"),
        (CARDS_FILE, 'summary = "The few', 'summary = "\\n', "cards[1].summary", "one line"),
        (CARDS_FILE, '"NHSpage", "NHStrust"', '"NHSpag"', "cards[1].sources", "sources.toml"),
        (CARDS_FILE, '"hills=down"', '"hills"', "cards[8].runs", "question=answer"),
        (CARDS_FILE, 'tip = "If downhill', 'basis = "If downhill', "cards[8].runs", "no tip"),
        (CARDS_FILE, 'sure = "The lists', 'sur = "The lists', "cards[1].sur", "not a known key"),
        (SOURCES_FILE, 'key = "S1"', 'key = "S0"', "sources[4].key", "there twice"),
        (SOURCES_FILE, 'kind = "ours"', 'kind = "mine"', "sources[0].kind", "is not one of"),
        (SOURCES_FILE, 'read = "yes"', 'read = "maybe"', "sources[2].read", "is not one of"),
    ],
)
def test_a_planted_fault_is_named_and_nothing_is_shown_without_its_source(
    content: Path, file: str, old: str, new: str, key: str, problem: str
) -> None:
    text = (content / file).read_text("utf-8")
    assert old in text
    (content / file).write_text(text.replace(old, new, 1), "utf-8")
    learn, faults = load_learn(content)
    assert [f for f in faults if (f.file, f.key) == (file, key) and problem in f.problem], faults
    assert learn.cards == ()
    assert set(faults) <= set(load_library(content).faults)


def test_all_faults_of_both_files_are_told_at_once(content: Path) -> None:
    for file in (CARDS_FILE, SOURCES_FILE):
        path = content / file
        path.write_text(path.read_text("utf-8").replace('= "', '= " \\n', 30), "utf-8")
    faults = load_learn(content)[1]
    assert {fault.file for fault in faults} == {CARDS_FILE, SOURCES_FILE}
    assert len(faults) > 10


def test_without_the_files_there_are_no_cards_and_it_is_told(tmp_path: Path) -> None:
    learn, faults = load_learn(tmp_path)
    assert learn == Learn()
    assert [fault.file for fault in faults] == [SOURCES_FILE, CARDS_FILE]


def test_however_the_files_are_damaged_it_is_told_or_read(content: Path) -> None:
    chance = random.Random(7)
    for file in (CARDS_FILE, SOURCES_FILE):
        whole = (content / file).read_bytes()
        for _ in range(60):
            (content / file).write_bytes(chance.choice(MUTATIONS)(whole, chance))
            learn, faults = load_learn(content)
            assert bool(learn.cards) is not bool(faults)
        (content / file).write_bytes(whole)


def test_a_source_can_be_found_again_and_reads_well_within_a_sentence() -> None:
    names = ("American", "British", "NHS", "WHO")
    for source in LEARN.sources:
        assert source.words[:1].islower() or source.words.startswith(names), source.key
        assert source.kind is Grade.OURS or len(source.reference) >= 20
