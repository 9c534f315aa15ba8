"""The head of a locked file: how its key is made, and the proof that a passphrase fits.

    bytes   what
    12      89 62 61 63 6B 73 74 72 0D 0A 1A 0A, so that a copy as text is noticed
    1       version of the format, 1
    1       what is inside: 1 a whole journal (SQLite), 2 an export of everything (JSON)
    14      how the key is made, ASCII filled up with zeros: argon2id13
    4 + 4   its passes and its memory in KiB, each little-endian
    16      salt, random for each file
    24      head of the stream, random for each file
    32      check: keyed BLAKE2b-256 of all bytes before

Argon2id (RFC 9106, one lane) makes 64 bytes of the passphrase: NFC, UTF-8. The first 32 are the
key of the check, the others that of the stream. What a changed head leads to is a check that does
not fit: which of the two was changed cannot be told.
"""

import hashlib
import hmac
import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from backstretch.locked.errors import LockedFileError, WrongPassphrase
from backstretch.locked.passphrase import Passphrase

MAGIC: Final = b"\x89backstr\r\n\x1a\n"
VERSION: Final = 1
SALT_BYTES, STREAM_HEAD_BYTES, CHECK_BYTES, KEY_BYTES = 16, 24, 32, 32
_KDF = b"argon2id13"
_FIELDS = struct.Struct("<12sBB14sII16s24s")
HEAD_BYTES: Final = _FIELDS.size + CHECK_BYTES
_KIB = 1024
_MOST_MEMORY = 512 * _KIB
_LEAST_MEMORY = 8
_MOST_WORK = 2 * _KIB * _KIB
"""Passes times memory in KiB: a few seconds on a slow computer."""


class Kind(IntEnum):
    """What is inside."""

    JOURNAL = 1
    EXPORT = 2


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: passes over so much memory, in KiB."""

    passes: int = 4
    memory: int = 128 * _KIB

    @property
    def bearable(self) -> bool:
        """Whether a file may ask for it: half a gigabyte at most, and a few seconds."""
        return (
            self.passes >= 1
            and _LEAST_MEMORY <= self.memory <= _MOST_MEMORY
            and self.passes * self.memory <= _MOST_WORK
        )


@dataclass(frozen=True, slots=True)
class Head:
    """A head without its check."""

    kind: Kind
    cost: Cost
    salt: bytes
    stream: bytes

    def __bytes__(self) -> bytes:
        return _FIELDS.pack(
            MAGIC,
            VERSION,
            self.kind,
            _KDF,
            self.cost.passes,
            self.cost.memory,
            self.salt,
            self.stream,
        )


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """The two keys of a file."""

    check: bytes
    stream: bytes

    def check_of(self, head: Head) -> bytes:
        """Return the 32 bytes that only the right passphrase makes for this head."""
        return hashlib.blake2b(bytes(head), digest_size=CHECK_BYTES, key=self.check).digest()


def make_keys(passphrase: Passphrase, salt: bytes, cost: Cost) -> Keys:
    """Return the keys that a passphrase makes; it takes about half a second, on purpose.

    Raises:
        LockedFileError: there is not enough memory, or the library is missing.
    """
    try:
        from nacl import bindings
        from nacl.exceptions import CryptoError
    except ImportError as error:
        raise LockedFileError(
            "locked files need PyNaCl, which is missing here: install it, then try again"
        ) from error
    try:
        made = bindings.crypto_pwhash_alg(
            2 * KEY_BYTES,
            bytes(passphrase),
            salt,
            cost.passes,
            cost.memory * _KIB,
            bindings.crypto_pwhash_ALG_ARGON2ID13,
        )
    except (CryptoError, MemoryError) as error:
        raise LockedFileError(
            "there is not enough memory to work with its passphrase: close other programs, then "
            "try again"
        ) from error
    return Keys(made[:KEY_BYTES], made[KEY_BYTES:])


def read_head(content: bytes) -> tuple[Head, bytes]:
    """Return the head at the start of a file, and its check; nothing of it is proved yet.

    Raises:
        LockedFileError: it is none, is of a newer version, or asks for too much.
    """
    if not content.startswith(MAGIC):
        raise LockedFileError("it is not a file that Backstretch locked with a passphrase")
    if len(content) > len(MAGIC) and content[len(MAGIC)] > VERSION:
        raise LockedFileError(
            f"it was locked by a newer Backstretch, in format {content[len(MAGIC)]}, and this one "
            f"reads format {VERSION}"
        )
    if len(content) < HEAD_BYTES:
        raise LockedFileError("it ends within its first bytes")
    _, version, kind, kdf, passes, memory, salt, stream = _FIELDS.unpack_from(content)
    cost = Cost(passes, memory)
    known = version == VERSION and kind in tuple(Kind) and kdf.rstrip(b"\0") == _KDF
    if not known:
        raise LockedFileError("its first bytes are not those of a locked file")
    if not cost.bearable:
        raise LockedFileError("it asks for more memory or time than a locked file needs")
    return Head(Kind(kind), cost, salt, stream), content[_FIELDS.size : HEAD_BYTES]


def keys_for(head: Head, check: bytes, passphrase: Passphrase) -> Keys:
    """Return the keys of a file, once they are known to fit.

    Raises:
        WrongPassphrase: they do not.
        LockedFileError: there is not enough memory.
    """
    keys = make_keys(passphrase, head.salt, head.cost)
    if not hmac.compare_digest(keys.check_of(head), check):
        raise WrongPassphrase("the passphrase does not fit it, or its first bytes were changed")
    return keys
