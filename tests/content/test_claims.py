"""Every claim of the articles is where the table says, as the evidence allows, or nowhere."""

import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from backstretch.content.care import load_care
from backstretch.content.learn_checks import load_learn
from backstretch.content.library import load_library
from backstretch.content.planning import load_planning
from backstretch.journal.run_facts import RunFacts
from backstretch.resources import resources_dir
from backstretch.ui import diary_words
from tests.product_texts import CODE, leaves, shipped, strings

TABLE = Path(__file__).with_name("claims.txt")
COUNTS = {"S0": 15, "S1": 31, "S2": 7, "S3": 14, "S4": 14}
"""How many claims each article has; the last of S3 is a remark about its author."""
CAREFUL = re.compile(
    r"\b(may|can|seems?|try|hardly|little|no good|not|likely|sensible|easy|usually)\b",
    re.IGNORECASE,
)
ROOT = resources_dir()
LIBRARY, (LEARN, _), (RULES, _), (CARE, _) = (
    load_library(ROOT), load_learn(ROOT), load_planning(ROOT), load_care(ROOT),
)  # fmt: skip


class Row(NamedTuple):
    claim: str
    status: str
    place: str
    words: str


def rows() -> list[Row]:
    found = []
    for line in TABLE.read_text("utf-8").split("\n\n", 1)[1].splitlines():
        if line:
            head, *rest = line.split(" => ")
            claim, status = head.split()
            place, words = rest if status != "DROP" else ("", rest[0])
            found.append(Row(claim, status, place, words))
    return found


ROWS = rows()
TOLD = [row for row in ROWS if row.status != "DROP"]
DROPPED = [row for row in ROWS if row.status == "DROP"]


def text_of(place: str) -> str:
    """Return all words that are read at a place."""
    kind, name = place.split(":")
    if kind == "page":
        return "\n".join(strings((CODE / "ui" / name).read_text("utf-8")))
    if kind == "run":
        assert name in RunFacts.__struct_fields__
        plural = {"load": "loads", "stride": "strides", "posture": "postures", "desk": "desks",
                  "surface": "surfaces", "hills": "hills", "drinking": "drinkings"}  # fmt: skip
        return "\n".join(getattr(diary_words, plural[name])().values())
    finders: dict[str, Callable[[str], object]] = {
        "card": LEARN.card,
        "exercise": LIBRARY.exercises.get,
        "routine": lambda name: LIBRARY.routines.get((name, 12)),
        "rule": lambda name: getattr(RULES, name),
        "sign": CARE.sign,
    }
    found = finders[kind](name)
    assert found is not None, place
    return "\n".join(leaves(msgspec.to_builtins(found, str_keys=True)))


@pytest.mark.parametrize("row", TOLD, ids=lambda row: f"{row.claim} {row.place}")
def test_a_claim_is_told_where_the_table_says(row: Row) -> None:
    assert row.words.lower() in text_of(row.place).lower()


@pytest.mark.parametrize("row", DROPPED, ids=lambda row: row.claim)
def test_what_is_dropped_is_told_nowhere(row: Row) -> None:
    for words in row.words.split(" | "):
        pattern = re.compile(rf"(?<!\w){re.escape(words)}", re.IGNORECASE)
        told = [
            pair
            for pair in shipped()
            if pattern.search(pair[1]) and "NICE guideline" not in pair[1]
        ]
        assert told == [], words


def test_no_claim_is_left_out() -> None:
    claims = {f"{article}-{n}" for article, count in COUNTS.items() for n in range(1, count + 1)}
    assert {row.claim for row in ROWS} == claims


def test_a_claim_with_little_evidence_is_told_with_care() -> None:
    bare = [
        row for row in TOLD
        if row.status == "SOFT" and row.place.startswith("card:")
        and not CAREFUL.search(text_of(row.place))
    ]  # fmt: skip
    assert bare == []


def test_a_claim_has_one_status_but_for_a_part_that_is_dropped() -> None:
    statuses = defaultdict(set)
    for row in TOLD:
        statuses[row.claim].add(row.status)
    assert {claim: found for claim, found in statuses.items() if len(found) > 1} == {}
    wholly = {row.claim for row in DROPPED} - statuses.keys()
    assert wholly == {"S1-3", "S1-7", "S1-22", "S1-27", "S1-29", "S3-13", "S4-10"}


def test_every_claim_a_card_names_as_its_source_stands_in_the_table_for_it() -> None:
    by_card = {(row.claim, row.place) for row in TOLD}
    named = {(key, f"card:{card.code}") for card in LEARN.cards for key in card.sources}
    missing = {pair for pair in named if re.fullmatch(r"S\d-\d+", pair[0])} - by_card
    assert missing == set()
    told = {pair for pair in by_card if pair[1].startswith("card:")}
    assert told - named == set()
