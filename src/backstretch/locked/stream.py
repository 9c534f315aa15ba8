"""Locks bytes into a file and unlocks them again, piece by piece, with an end that is proved.

After the head come pieces of 64 KiB, each with a tag of its own, of XChaCha20-Poly1305 as
libsodium's secretstream chains them: a changed, moved, missing or foreign piece does not open. The
check of the head is authenticated with each. The last piece, which may be empty, says that it is
the last.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from backstretch.locked.errors import DamagedFile, LockedFileError
from backstretch.locked.head import (
    HEAD_BYTES,
    MAGIC,
    SALT_BYTES,
    Cost,
    Head,
    Keys,
    Kind,
    keys_for,
    make_keys,
    read_head,
)
from backstretch.locked.passphrase import Passphrase

PIECE: Final = 64 * 1024
TAG: Final = 17
_KB = 1000


def is_locked(file: Path) -> bool:
    """Whether a file begins as a locked one does; False where it cannot be read."""
    try:
        with file.open("rb") as content:
            return content.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def lock(
    content: bytes, passphrase: Passphrase, kind: Kind, cost: Cost | None = None
) -> Iterator[bytes]:
    """Yield the bytes of a locked file; `cost` is for tests.

    Raises:
        LockedFileError: there is not enough memory to make the key, or the library is missing.
    """
    cost = cost or Cost()
    salt = os.urandom(SALT_BYTES)
    keys = make_keys(passphrase, salt, cost)
    from nacl import bindings

    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    stream = bindings.crypto_secretstream_xchacha20poly1305_init_push(state, keys.stream)
    head = Head(kind, cost, salt, stream)
    check = keys.check_of(head)
    yield bytes(head) + check
    last = max(0, (len(content) - 1) // PIECE)
    for number in range(last + 1):
        yield bindings.crypto_secretstream_xchacha20poly1305_push(
            state,
            content[number * PIECE : (number + 1) * PIECE],
            check,
            bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
            if number == last
            else bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE,
        )


def unlock(file: BinaryIO, passphrase: Passphrase, kind: Kind) -> Iterator[bytes]:
    """Yield what is in a locked file, from where it stands.

    Each piece is what was locked; that all of it is there is known only when this ends.

    Raises:
        WrongPassphrase: the passphrase does not fit, or the head was changed.
        DamagedFile: it fits, but the file was changed, cut off, or goes on behind its end.
        LockedFileError: it is not a locked file, or holds something else.
        OSError: it cannot be read.
    """
    head, check = read_head(file.read(HEAD_BYTES))
    keys = keys_for(head, check, passphrase)
    if head.kind is not kind:
        raise LockedFileError(_OTHERS[head.kind])
    yield from _pieces(file, head, check, keys)


def _pieces(file: BinaryIO, head: Head, check: bytes, keys: Keys) -> Iterator[bytes]:
    from nacl import bindings
    from nacl.exceptions import CryptoError

    final = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, head.stream, keys.stream)
    at, ended = HEAD_BYTES, False
    while locked := file.read(PIECE + TAG):
        if ended:
            raise DamagedFile("the passphrase fits, but something follows behind its end")
        if len(locked) < TAG:
            raise _cut_off(at + len(locked))
        try:
            piece, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, locked, check)
        except CryptoError:
            raise DamagedFile(
                f"the passphrase fits, but the file is damaged at about {_kb(at)} kB, or cut off "
                "there"
            ) from None
        ended = tag == final
        at += len(locked)
        yield piece
    if not ended:
        raise _cut_off(at)


_OTHERS = {
    Kind.JOURNAL: "it is a copy of a whole diary to go back to, not an export",
    Kind.EXPORT: "it is an export to be taken in, not a copy of a whole diary to go back to",
}


def _cut_off(at: int) -> DamagedFile:
    return DamagedFile(f"the passphrase fits, but the file is cut off at about {_kb(at)} kB")


def _kb(position: int) -> int:
    return -(-position // _KB)
