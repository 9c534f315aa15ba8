"""Locked files: what goes in comes out, and nothing that was changed does."""

import hashlib
import io
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from backstretch.locked.errors import DamagedFile, LockedFileError, WrongPassphrase
from backstretch.locked.head import HEAD_BYTES, MAGIC, Cost, Head, Keys, Kind, read_head
from backstretch.locked.passphrase import Passphrase
from backstretch.locked.stream import PIECE, TAG, is_locked, lock, unlock

CHEAP = Cost(passes=1, memory=8)
WORD = Passphrase("three blue herons")
SIZES = [n * PIECE + more for n in range(4) for more in (-1, 0, 1) if n * PIECE + more >= 0]
LOCKED_PIECE = PIECE + TAG
COST_AT = 28
USUAL_MEMORY = 128 * 1024
OLD = Path(__file__).parents[1] / "data" / "locked-1.json.locked"


def locked(content: bytes, word: Passphrase = WORD, kind: Kind = Kind.EXPORT) -> bytes:
    return b"".join(lock(content, word, kind, CHEAP))


def opened(content: bytes, word: Passphrase = WORD, kind: Kind = Kind.EXPORT) -> bytes:
    return b"".join(unlock(io.BytesIO(content), word, kind))


def pieces(content: bytes) -> list[bytes]:
    """Return the head, then each piece."""
    places = range(HEAD_BYTES, len(content), LOCKED_PIECE)
    return [content[:HEAD_BYTES], *(content[at : at + LOCKED_PIECE] for at in places)]


def some(size: int) -> bytes:
    return hashlib.shake_128(b"some").digest(size)


@pytest.mark.parametrize("size", SIZES)
def test_what_goes_in_comes_out_around_every_border(size: int) -> None:
    content = some(size)
    file = locked(content)
    assert opened(file) == content
    assert len(file) == HEAD_BYTES + size + TAG * max(1, -(-size // PIECE))


@given(
    size=st.integers(0, 3 * PIECE),
    typed=st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
)
@example(size=PIECE, typed="\N{COMBINING ACUTE ACCENT}")
def test_any_size_and_any_passphrase(size: int, typed: str) -> None:
    word = Passphrase(typed)
    assert opened(locked(some(size), word), word) == some(size)


def asks_too_much(file: bytes) -> bool:
    """Whether the key of a file would take more than a few seconds to make, or half a gigabyte."""
    passes, memory = struct.unpack_from("<II", file, COST_AT)
    return bool(passes * memory > 16 * USUAL_MEMORY or memory > 4 * USUAL_MEMORY)


def test_every_flipped_bit_is_noticed() -> None:
    file = locked(b"a small diary")
    for bit in range(8 * len(file)):
        flipped = bytearray(file)
        flipped[bit // 8] ^= 1 << bit % 8
        changed = bytes(flipped)
        if asks_too_much(changed):  # then it is refused before any work, or this took days
            with pytest.raises(LockedFileError, match="more memory or time"):
                read_head(changed)
        with pytest.raises(LockedFileError) as told:
            opened(changed)
        fits = bit // 8 >= HEAD_BYTES
        assert isinstance(told.value, DamagedFile) == fits, bit


def test_every_cut_is_noticed() -> None:
    file = locked(b"a small diary")
    for size in range(len(file)):
        with pytest.raises(LockedFileError):
            opened(file[:size])


@pytest.mark.parametrize("missing", [1, 2, 3])
def test_a_cut_between_two_pieces_is_noticed(missing: int) -> None:
    file = b"".join(pieces(locked(some(3 * PIECE)))[:-missing])
    with pytest.raises(DamagedFile, match="the passphrase fits, but the file is cut off at about"):
        opened(file)


def test_what_follows_behind_the_end_is_noticed() -> None:
    file = locked(some(PIECE))
    for more in (b"x", bytes(LOCKED_PIECE), file[HEAD_BYTES:]):
        with pytest.raises(DamagedFile):
            opened(file + more)


def test_pieces_that_were_moved_or_doubled_are_noticed() -> None:
    head, first, second, third = pieces(locked(some(3 * PIECE)))
    for order in ([second, first, third], [first, first, second, third], [first, third], [third]):
        with pytest.raises(DamagedFile):
            opened(head + b"".join(order))


def test_pieces_of_two_files_do_not_mix() -> None:
    one, other = (pieces(locked(some(2 * PIECE))) for _ in range(2))
    with pytest.raises(DamagedFile, match="at about 66 kB"):
        opened(one[0] + one[1] + other[2])
    with pytest.raises(DamagedFile, match="at about 1 kB"):
        opened(one[0] + other[1] + other[2])


def test_a_wrong_passphrase_is_told_from_damage() -> None:
    file = locked(b"a small diary")
    with pytest.raises(WrongPassphrase, match="does not fit"):
        opened(file, Passphrase("three blue heron"))
    with pytest.raises(DamagedFile, match="the passphrase fits, but the file is damaged at about"):
        opened(file[:-1] + bytes([file[-1] ^ 1]))


def test_an_export_is_no_copy_of_a_diary() -> None:
    with pytest.raises(LockedFileError, match="not a copy of a whole diary"):
        opened(locked(b"{}"), kind=Kind.JOURNAL)
    with pytest.raises(LockedFileError, match="not an export"):
        opened(locked(b"{}", kind=Kind.JOURNAL))


@pytest.mark.parametrize("content", [b"", b"x", b"SQLite format 3\0", MAGIC[:-1], bytes(500)])
def test_what_is_none_is_told(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(LockedFileError, match="is not a file that Backstretch locked"):
        opened(content)
    (tmp_path / "file").write_bytes(content)
    assert not is_locked(tmp_path / "file")
    assert not is_locked(tmp_path)


def test_a_newer_format_is_told() -> None:
    file = bytearray(locked(b""))
    file[len(MAGIC)] = 2
    with pytest.raises(LockedFileError, match="newer Backstretch, in format 2"):
        opened(bytes(file))


GREEDY = [
    Cost(1, 2**32 - 1),
    Cost(2**32 - 1, 8),
    Cost(1, 1024 * 1024),
    Cost(17, 131072),
    Cost(0, 8),
    Cost(1, 7),
]


@pytest.mark.parametrize("cost", GREEDY)
def test_a_file_cannot_ask_for_much_memory_or_time(cost: Cost) -> None:
    """The refusal comes before any work, so no time needs to be measured."""
    head = Head(Kind.EXPORT, cost, bytes(16), bytes(24))
    with pytest.raises(LockedFileError, match="more memory or time"):
        read_head(bytes(head) + bytes(32))
    assert not cost.bearable
    assert Cost().bearable


def test_each_file_has_a_salt_and_a_stream_of_its_own() -> None:
    heads = [read_head(locked(b"same"))[0] for _ in range(3)]
    assert len({head.salt for head in heads}) == 3
    assert len({head.stream for head in heads}) == 3


def test_the_check_covers_the_whole_head() -> None:
    keys, head = Keys(bytes(32), bytes(32)), Head(Kind.EXPORT, CHEAP, bytes(16), bytes(24))
    others = [
        Head(Kind.JOURNAL, CHEAP, bytes(16), bytes(24)),
        Head(Kind.EXPORT, Cost(2, 8), bytes(16), bytes(24)),
        Head(Kind.EXPORT, CHEAP, b"x" * 16, bytes(24)),
        Head(Kind.EXPORT, CHEAP, bytes(16), b"x" * 24),
    ]
    assert keys.check_of(head) not in [keys.check_of(other) for other in others]


def test_a_file_as_it_was_written_by_format_1_is_read() -> None:
    """A file that was kept, so that a later version still reads it."""
    with OLD.open("rb") as content:
        read = b"".join(unlock(content, Passphrase("Grüße, 雨  und ein Reh"), Kind.EXPORT))
    assert read == b"drei blaue Reiher\n"


_LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (300 << 20, 300 << 20))
from backstretch.locked.errors import LockedFileError
from backstretch.locked.head import Cost, Kind
from backstretch.locked.passphrase import Passphrase
from backstretch.locked.stream import lock
try:
    list(lock(b"", Passphrase("word"), Kind.EXPORT, Cost(1, 512 * 1024)))
except LockedFileError as error:
    sys.exit(str(error))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to such a limit")
def test_too_little_memory_is_one_sentence() -> None:
    ran = subprocess.run([sys.executable, "-c", _LIMITED], capture_output=True, text=True)
    assert ran.stderr.startswith("there is not enough memory to work with its passphrase")


_WITHOUT = """
import sys
sys.modules["nacl"] = None
from pathlib import Path
from backstretch.locked.errors import LockedFileError
from backstretch.locked.head import Kind
from backstretch.locked.passphrase import Passphrase
from backstretch.locked.stream import lock, unlock
word = Passphrase("word")
with Path(sys.argv[1]).open("rb") as old:
    for work in (lambda: lock(b"", word, Kind.EXPORT), lambda: unlock(old, word, Kind.EXPORT)):
        try:
            list(work())
        except LockedFileError as error:
            print(error)
"""


def test_a_missing_library_is_one_sentence() -> None:
    command = (sys.executable, "-c", _WITHOUT, str(OLD))
    ran = subprocess.run(command, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("need PyNaCl, which is missing here") == 2
    assert ran.stdout.count("\n") == 2
