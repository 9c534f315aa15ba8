"""However the files are damaged, loading does not fail and the core five are there."""

import random
from collections.abc import Callable
from pathlib import Path

from backstretch.content.library import Library, load_library
from backstretch.content.spare import CORE_FIVE
from backstretch.content.timing import routine_ms

ROUNDS = 200


def cut(text: bytes, chance: random.Random) -> bytes:
    return text[: chance.randrange(len(text))]


def flip(text: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(text))
    return text[:at] + bytes([text[at] ^ (1 << chance.randrange(8))]) + text[at + 1 :]


def lose_a_line(text: bytes, chance: random.Random) -> bytes:
    lines = text.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def swap_lines(text: bytes, chance: random.Random) -> bytes:
    lines = text.splitlines(keepends=True)
    a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return b"".join(lines)


def change_a_digit(text: bytes, chance: random.Random) -> bytes:
    digits = [at for at, byte in enumerate(text) if byte in b"0123456789"]
    if not digits:
        return b""
    at = chance.choice(digits)
    return text[:at] + chance.choice([b"0", b"7", b"-1", b"1e300", b"nan"]) + text[at + 1 :]


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    cut, flip, lose_a_line, swap_lines, change_a_digit,
)  # fmt: skip


def check_usable(library: Library) -> None:
    assert set(CORE_FIVE) <= library.exercises.keys()
    assert any(name == "after-run" for name, _ in library.routines)
    for (_, minutes), routine in library.routines.items():
        assert routine_ms(routine.items, library.exercises) == minutes * 60_000
    for exercise in library.exercises.values():
        assert all(skip.instead in library.exercises for skip in exercise.skip if skip.instead)
    phrases = library.guidance.phrases
    for text in (phrases.first, phrases.next, phrases.next_side, phrases.side):
        assert text.format(name="Squat", side="left side")


def test_damaged_files_never_fail_and_the_core_five_are_always_there(content: Path) -> None:
    chance = random.Random(5)
    whole = {path: path.read_bytes() for path in sorted(content.rglob("*.toml"))}
    damaged = 0
    for _ in range(ROUNDS):
        for path, text in whole.items():
            path.write_bytes(chance.choice(MUTATIONS)(text, chance))
        library = load_library(content)
        check_usable(library)
        damaged += len({fault.file for fault in library.faults})
    assert damaged > ROUNDS * len(whole) / 2


def test_one_damaged_file_leaves_the_others_alone(content: Path) -> None:
    chance = random.Random(7)
    everything = load_library(content).exercises
    for path in sorted(content.glob("exercises/*.toml")):
        text = path.read_bytes()
        path.write_bytes(cut(text, chance))
        exercises = load_library(content).exercises
        assert everything.keys() - exercises.keys() <= {path.stem}
        path.write_bytes(text)
