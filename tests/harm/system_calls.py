"""Sees, and refuses, what Python and SQLite ask the system to do with files, in this process.

The addresses by which both reach the C library are exchanged while a `Watched` is entered: a real
call with real data, of the real program. Only Linux's libraries are known.
"""

import contextlib
import ctypes
import os
import sqlite3
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import pytest

_PT_DYNAMIC = 2
_STRTAB, _SYMTAB, _RELA, _RELASZ, _PLTRELSZ, _JMPREL = 5, 6, 7, 8, 2, 23
_BY_NAME = {"x86_64": (1, 6, 7), "aarch64": (257, 1025, 1026)}
_RELOCATION, _SYMBOL = 24, 24
_READ_WRITE = 3
_HERE = -100  # AT_FDCWD
_REMOVE_FOLDER = 0x200  # AT_REMOVEDIR
_LIBC = "libc.so.6"  # by its name: a program can lead to what it calls by way of itself
_LIBRARIES = ("libsqlite3.so", "libpython3")


class Kind(StrEnum):
    """What a call does."""

    OPEN = "open"
    READ = "read"
    WRITE = "write"
    SYNC = "sync"
    TRUNCATE = "truncate"
    DELETE = "delete"
    MOVE = "move"
    LINK = "link"
    FOLDER = "folder"


@dataclass(frozen=True)
class Call:
    """One call, with paths below the watched folder.

    `inode` is the file's, of an open or a write; `offset` where it writes, or the length it cuts
    to; `made` tells that an open makes a file, `target` the second path of a move or a link.
    """

    kind: Kind
    path: Path
    inode: int = 0
    offset: int = 0
    data: bytes = b""
    made: bool = False
    target: Path | None = None


class Watcher(Protocol):
    """Is told of each call."""

    def before(self, call: Call) -> int:
        """Return 0, or the error by which the call fails without being made."""

    def after(self, call: Call) -> None:
        """Take note of a call that went well."""


class _Module(ctypes.Structure):
    _fields_ = (
        ("base", ctypes.c_uint64),
        ("name", ctypes.c_char_p),
        ("headers", ctypes.c_uint64),
        ("count", ctypes.c_uint16),
    )


class _Hooks:
    """What stands in for the C library's functions."""

    def __init__(self, folder: Path, watcher: Watcher) -> None:
        self._folder = folder.resolve()
        self._beginning = f"{self._folder}/"
        self._watcher = watcher
        self._library = ctypes.CDLL(_LIBC, use_errno=True)
        self._within = threading.local()

    def functions(self) -> dict[str, Any]:
        """Return the stand-ins by the names of what they stand for."""
        number, size, text = ctypes.c_int, ctypes.c_ssize_t, ctypes.c_char_p
        memory, length, offset = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64
        made: dict[str, Any] = {}

        def add(names: str, work: Callable[..., int], result: Any, *takes: Any) -> None:
            kind = ctypes.CFUNCTYPE(result, *takes, use_errno=True)
            for name in names.split():
                with contextlib.suppress(AttributeError):
                    original = kind((name, self._library))
                    made[name] = kind(self._guarded(work, original))

        add("open open64", self._open, number, text, number, number)
        add("openat openat64", self._open_at, number, number, text, number, number)
        add("read", self._read, size, number, memory, length)
        add("pread pread64", self._read, size, number, memory, length, offset)
        add("write", self._write, size, number, memory, length)
        add("pwrite pwrite64", self._write, size, number, memory, length, offset)
        add("ftruncate ftruncate64", self._truncate, number, number, offset)
        add("fsync fdatasync", self._sync, number, number)
        add("unlink rmdir", self._unlink, number, text)
        add("unlinkat", self._unlink_at, number, number, text, number)
        add("rename", self._rename, number, text, text)
        add("link", self._link, number, text, text)
        add("linkat", self._link_at, number, number, text, number, text, number)
        add("mkdir", self._mkdir, number, text, number)
        add("sendfile sendfile64", self._send, size, number, number, memory, length)
        return made

    def _guarded(self, work: Callable[..., int], original: Any) -> Callable[..., int]:
        def called(*arguments: Any) -> int:
            if getattr(self._within, "now", False):
                return int(original(*arguments))
            self._within.now = True
            try:
                return int(work(original, *arguments))
            finally:
                self._within.now = False

        return called

    def _made(self, call: Call | None, original: Any, *arguments: Any) -> int:
        """Make a call, or have it fail."""
        error = self._watcher.before(call) if call else 0
        if error:
            ctypes.set_errno(error)
            return -1
        result = int(original(*arguments))
        if call and result >= 0:
            kept = ctypes.get_errno()
            self._watcher.after(call)
            ctypes.set_errno(kept)
        return result

    def _place(self, path: bytes, folder: int = _HERE) -> Path | None:
        name = Path(os.fsdecode(path))
        if folder != _HERE and not name.is_absolute():
            name = Path(_open_as(folder)) / name
        name = name.parent.resolve() / name.name  # what is renamed or removed is a link itself
        return name if self._is_below(name) else None

    def _file(self, handle: int) -> tuple[Path, int] | None:
        try:
            name, found = _open_as(handle), os.fstat(handle)
        except OSError:
            return None
        if not name.startswith(self._beginning) and name != self._beginning[:-1]:
            return None
        return Path(name.removesuffix(" (deleted)")), found.st_ino

    def _is_below(self, name: Path) -> bool:
        return name.is_relative_to(self._folder)

    def _open(self, original: Any, path: bytes, flags: int, mode: int) -> int:
        return self._opened(self._place(path), flags, original, path, flags, mode)

    def _open_at(self, original: Any, folder: int, path: bytes, flags: int, mode: int) -> int:
        place = self._place(path, folder)
        return self._opened(place, flags, original, folder, path, flags, mode)

    def _opened(self, place: Path | None, flags: int, original: Any, *arguments: Any) -> int:
        if place is None:
            return int(original(*arguments))
        made = bool(flags & os.O_CREAT) and not os.path.lexists(place)
        error = self._watcher.before(Call(Kind.OPEN, place, made=made))
        if error:
            ctypes.set_errno(error)
            return -1
        handle = int(original(*arguments))
        kept = ctypes.get_errno()
        if handle >= 0:
            inode = os.fstat(handle).st_ino
            self._watcher.after(Call(Kind.OPEN, place, inode, made=made))
            if flags & os.O_TRUNC and not made:
                self._watcher.after(Call(Kind.TRUNCATE, place, inode))
        ctypes.set_errno(kept)
        return handle

    def _read(self, original: Any, handle: int, *more: Any) -> int:
        found = self._file(handle)
        return self._made(Call(Kind.READ, *found) if found else None, original, handle, *more)

    def _write(self, original: Any, handle: int, memory: int, length: int, *at: int) -> int:
        found = self._file(handle)
        if found is None:
            return int(original(handle, memory, length, *at))
        data = ctypes.string_at(memory, length)
        call = Call(Kind.WRITE, *found, at[0] if at else _end_of(handle), data)
        return self._made(call, original, handle, memory, length, *at)

    def _send(self, original: Any, target: int, source: int, offset: int, length: int) -> int:
        found = self._file(target)
        if found is None:
            return int(original(target, source, offset, length))
        data = os.pread(source, length, os.lseek(source, 0, os.SEEK_CUR))
        call = Call(Kind.WRITE, *found, os.lseek(target, 0, os.SEEK_CUR), data)
        return self._made(call if data else None, original, target, source, offset, length)

    def _truncate(self, original: Any, handle: int, length: int) -> int:
        found = self._file(handle)
        call = Call(Kind.TRUNCATE, *found, length) if found else None
        return self._made(call, original, handle, length)

    def _sync(self, original: Any, handle: int) -> int:
        found = self._file(handle)
        return self._made(Call(Kind.SYNC, *found) if found else None, original, handle)

    def _unlink(self, original: Any, path: bytes) -> int:
        place = self._place(path)
        call = Call(Kind.DELETE, place) if place and os.path.lexists(place) else None
        return self._made(call, original, path)

    def _unlink_at(self, original: Any, folder: int, path: bytes, flags: int) -> int:
        place = self._place(path, folder)
        call = Call(Kind.DELETE, place) if place and os.path.lexists(place) else None
        return self._made(call, original, folder, path, flags)

    def _rename(self, original: Any, old: bytes, new: bytes) -> int:
        return self._made(self._two(Kind.MOVE, old, new), original, old, new)

    def _link(self, original: Any, old: bytes, new: bytes) -> int:
        return self._made(self._two(Kind.LINK, old, new), original, old, new)

    def _link_at(
        self, original: Any, one: int, old: bytes, other: int, new: bytes, flags: int
    ) -> int:
        return self._made(self._two(Kind.LINK, old, new), original, one, old, other, new, flags)

    def _two(self, kind: Kind, old: bytes, new: bytes) -> Call | None:
        place, target = self._place(old), self._place(new)
        return Call(kind, place, target=target) if place and target else None

    def _mkdir(self, original: Any, path: bytes, mode: int) -> int:
        place = self._place(path)
        call = Call(Kind.FOLDER, place) if place and not os.path.lexists(place) else None
        return self._made(call, original, path, mode)


class Watched:
    """Has a watcher told of every call on what is below a folder, as long as it is entered."""

    def __init__(self, folder: Path, watcher: Watcher) -> None:
        self._hooks = _Hooks(folder, watcher)
        self._functions: dict[str, Any] = {}
        self._before: list[tuple[int, int]] = []

    def __enter__(self) -> Self:
        self._functions = self._hooks.functions()
        for address, name in _places(frozenset(self._functions)):
            slot = ctypes.c_uint64.from_address(address)
            _make_writable(address)
            self._before.append((address, slot.value))
            slot.value = ctypes.cast(self._functions[name], ctypes.c_void_p).value or 0
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for address, value in self._before:
            ctypes.c_uint64.from_address(address).value = value
        self._before.clear()


def need_watching(folder: Path) -> None:
    """Skip a test where the calls of this process cannot be seen; `folder` is there to try."""
    if sys.platform != "linux" or os.uname().machine not in _BY_NAME:
        pytest.skip("the calls of a process are seen on Linux alone, on two kinds of machine")
    seen = Seen()
    try:
        watched = Watched(folder, seen)
    except OSError:
        pytest.skip("this C library is not the one whose calls can be seen")
    with watched:
        (folder / "python").write_bytes(b"1")
        with contextlib.closing(sqlite3.connect(folder / "sqlite")) as connection:
            connection.execute("CREATE TABLE one (two TEXT)")
    names = {call.path.name for call in seen.calls if call.kind is Kind.WRITE}
    for name in names:
        (folder / name).unlink(missing_ok=True)
    if not {"python", "sqlite"} <= names:
        pytest.skip("this Python has the system's calls within itself, where they are not seen")


class Seen:
    """A watcher that keeps every call that went well."""

    def __init__(self) -> None:
        self.calls: list[Call] = []

    def before(self, _: Call) -> int:
        """Let it be made."""
        return 0

    def after(self, call: Call) -> None:
        """Keep it."""
        self.calls.append(call)


def _open_as(handle: int) -> str:
    return os.readlink(f"/proc/self/fd/{handle}")  # noqa: PTH115 - it is asked at every call


def _end_of(handle: int) -> int:
    """Return where a plain write goes."""
    if sys.platform == "linux":
        import fcntl

        if fcntl.fcntl(handle, fcntl.F_GETFL) & os.O_APPEND:
            return os.fstat(handle).st_size
    mode = os.fstat(handle).st_mode
    return os.lseek(handle, 0, os.SEEK_CUR) if stat.S_ISREG(mode) else 0


def _make_writable(address: int) -> None:
    page = os.sysconf("SC_PAGESIZE")
    start = address // page * page
    library = ctypes.CDLL(None, use_errno=True)
    if library.mprotect(ctypes.c_void_p(start), ctypes.c_size_t(page), _READ_WRITE):
        raise OSError(ctypes.get_errno(), "the addresses of a library cannot be exchanged")


@cache
def _places(names: frozenset[str]) -> tuple[tuple[int, str], ...]:
    """Return where the addresses of functions of these names lie."""
    found: list[tuple[int, str]] = []

    def look(info: int, _: int, __: int) -> int:
        module = _Module.from_address(info)
        name = os.fsdecode(module.name or b"")
        if not name or any(part in name for part in _LIBRARIES):
            found.extend(_slots(module, names))
        return 0

    kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_void_p)
    ctypes.CDLL(None).dl_iterate_phdr(kind(look), None)
    return tuple(found)


def _slots(module: _Module, names: frozenset[str]) -> Iterator[tuple[int, str]]:
    facts = _dynamic(module)
    if not {_STRTAB, _SYMTAB} <= facts.keys():
        return
    known = _BY_NAME[os.uname().machine]
    for table, size in ((_JMPREL, _PLTRELSZ), (_RELA, _RELASZ)):
        start = facts.get(table, 0)
        for entry in range(start, start + facts.get(size, 0) if start else start, _RELOCATION):
            offset, info = (ctypes.c_uint64.from_address(entry + at).value for at in (0, 8))
            if info & 0xFFFFFFFF in known and info >> 32:
                symbol = facts[_SYMTAB] + (info >> 32) * _SYMBOL
                at = facts[_STRTAB] + ctypes.c_uint32.from_address(symbol).value
                name = os.fsdecode(ctypes.string_at(at))
                if name in names:
                    yield module.base + offset, name


def _dynamic(module: _Module) -> dict[int, int]:
    """Return what the dynamic section of a library says, the first of each kind."""
    for number in range(module.count):
        header = module.headers + number * 56
        if ctypes.c_uint32.from_address(header).value == _PT_DYNAMIC:
            place = module.base + ctypes.c_uint64.from_address(header + 16).value
            facts: dict[int, int] = {}
            while True:
                tag, value = (ctypes.c_uint64.from_address(place + at).value for at in (0, 8))
                if not tag:
                    return facts
                facts.setdefault(tag, value)
                place += 16
    return {}
