"""The words people read and hear: plain, short, British, and promising nothing."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from backstretch.content.checks import SAID_WORDS
from backstretch.content.library import load_library
from backstretch.resources import resources_dir

AVOIDED = (
    "wear and tear", "bone on bone", "rubbing", "slipped", "degenerat", "out of place", "weak",
    "bad posture", "damage", "crumbl", "cure", "prevent", "relieve", "heal", "guarantee", "brace",
    "herniat", "sciatica", "pain-free", "burn", "!", "color", "center", "don't worry", "you have a",
)  # fmt: skip
LIBRARY = load_library(resources_dir())
CODES = {"id", "kind", "position", "sides", "tags", "flag", "instead", "sources", "equipment"}
CODES |= {"exercise", "breath"}


def texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield the key and text of everything a person reads or hears."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in CODES:
                yield from texts(part, f"{key}.{name}")
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from texts(part, f"{key}[{number}]")
    elif isinstance(value, str):
        yield key, value


def all_texts() -> list[tuple[str, str]]:
    named = [*LIBRARY.exercises.items(), *LIBRARY.routines.items(), ("", LIBRARY.guidance)]
    return [
        (f"{name}{key}", text)
        for name, item in named
        for key, text in texts(msgspec.to_builtins(item, str_keys=True))
    ]


ALL = all_texts()


def words(text: str) -> list[str]:
    return re.findall(r"[\w’-]+", text)


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"[.?:;]+", text) if part.strip()]


@pytest.mark.parametrize("avoided", AVOIDED)
def test_no_text_uses_a_word_that_frightens_or_promises(avoided: str) -> None:
    pattern = re.compile(rf"(?<!\w){re.escape(avoided)}", re.IGNORECASE)
    assert [pair for pair in ALL if pattern.search(pair[1])] == []


def test_no_sentence_is_longer_than_fifteen_words() -> None:
    long = [(k, s) for k, text in ALL for s in sentences(text) if len(words(s)) > 15]
    assert long == []


def test_no_spoken_cue_is_longer_than_nine_words() -> None:
    said = [(k, t) for k, t in ALL if k.endswith((".say", ".leave")) or ".phrases." in k]
    assert len(said) > 40
    assert [pair for pair in said if len(words(pair[1])) > SAID_WORDS] == []


def test_getting_into_position_can_be_said_in_ten_words() -> None:
    assert [(k, t) for k, t in ALL if k.endswith("enter") and len(words(t)) > 10] == []


def test_apostrophes_and_quotes_are_real_ones() -> None:
    assert [pair for pair in ALL if "'" in pair[1] or '"' in pair[1]] == []


def test_cues_and_steps_are_sentences() -> None:
    lists = re.compile(r"(cues|set_up|harder)\[\d+\]$|(cue|enter|leave|when|summary|why|note)$")
    told = [pair for pair in ALL if pair[1] and lists.search(pair[0])]
    assert [pair for pair in told if not pair[1].endswith(".")] == []


@pytest.mark.parametrize("name", sorted(LIBRARY.exercises))
def test_a_ten_year_old_can_read_an_exercise(name: str) -> None:
    """Automated Readability Index: 5 is the reading age of ten to eleven."""
    exercise = LIBRARY.exercises[name]
    skips = [skip.when for skip in exercise.skip]
    text = " ".join([exercise.summary, *exercise.set_up, *exercise.cues, *skips])
    count = len(words(text))
    letters = sum(len(word) for word in words(text))
    index = 4.71 * letters / count + 0.5 * count / len(sentences(text)) - 21.43
    assert index <= 5
