"""A disk that may lose what it was not told to keep: what a power cut can leave of a folder.

It is stricter than any file system: a name is kept only once its folder was synced, a byte only
once its file was, and of the rest any part may be there, in pieces of 512 bytes.
"""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.harm.system_calls import Call, Kind

SECTOR = 512
_FOLDER = -1
Content = dict[str, bytes | None]
"""What lies in a folder: files by name, None for a folder."""


@dataclass
class _File:
    """What is on the disk, and what was written or cut since, in order."""

    kept: bytes = b""
    since: list[tuple[int, bytes | None]] = field(default_factory=list)

    def now(self) -> bytes:
        content = bytearray(self.kept)
        for at, data in self.since:
            _put(content, at, data)
        return bytes(content)

    def sync(self) -> None:
        self.kept, self.since = self.now(), []

    def torn(self, dice: random.Random, share: float) -> bytes:
        """Return what may be there: of what was written since, each piece or not."""
        content = bytearray(self.kept)
        for at, data in self.since:
            if data is None:
                if dice.random() < share:
                    _put(content, at, None)
                continue
            for piece in _pieces(at, data):
                if dice.random() < share:
                    _put(content, *piece)
        return bytes(content)


@dataclass
class _Step:
    """A change of names: those that come, by what they name, and those that go."""

    comes: dict[str, int]
    goes: tuple[str, ...]


class Disk:
    """A folder as it was, and all that was done to it since."""

    def __init__(self, folder: Path) -> None:
        self._root = folder.resolve()
        self._files: dict[int, _File] = {}
        self._by_inode: dict[int, int] = {}
        self._kept: dict[str, int] = {}
        self._since: list[_Step] = []
        self._read(folder)

    def do(self, call: Call) -> None:
        """Take note of a call that went well."""
        name = self._name(call.path)
        if call.kind is Kind.OPEN and call.made:
            self._by_inode[call.inode] = self._new()
            self._step({name: self._by_inode[call.inode]})
        elif call.kind is Kind.FOLDER:
            self._step({name: _FOLDER})
        elif call.kind in (Kind.WRITE, Kind.TRUNCATE):
            data = call.data if call.kind is Kind.WRITE else None
            self._files[self._by_inode[call.inode]].since.append((call.offset, data))
        elif call.kind is Kind.DELETE:
            self._step({}, name)
        elif call.kind in (Kind.MOVE, Kind.LINK):
            assert call.target
            going = (name,) if call.kind is Kind.MOVE else ()
            self._step({self._name(call.target): self._names()[name]}, *going)
        elif call.kind is Kind.SYNC:
            self._sync(name, call.inode)

    def whole(self) -> Content:
        """Return all there is as long as the power is on."""
        return self._look(self._names(), _File.now)

    def after_a_cut(self, dice: random.Random) -> Content:
        """Return what there may be after the power went."""
        share = dice.choice((0.0, 0.5, 0.5, 0.5, 0.9, 1.0))
        in_order = dice.random() < 0.5
        names = dict(self._kept)
        for step in self._since[: dice.randint(0, len(self._since))] if in_order else self._since:
            if in_order or dice.random() < share:
                _take(names, step)
        return self._look(names, lambda file: file.torn(dice, share))

    def _look(self, names: dict[str, int], content: Callable[[_File], bytes]) -> Content:
        found: Content = {}
        for name, number in sorted(names.items()):
            parent = _folder_of(name)
            if not parent or parent in found:
                found[name] = None if number == _FOLDER else content(self._files[number])
        return found

    def _sync(self, name: str, inode: int) -> None:
        if name and self._names().get(name) != _FOLDER:
            self._files[self._by_inode[inode]].sync()
            return
        left = []
        for step in self._since:
            if any(_folder_of(one) == name for one in (*step.comes, *step.goes)):
                _take(self._kept, step)
            else:
                left.append(step)
        self._since = left

    def _names(self) -> dict[str, int]:
        names = dict(self._kept)
        for step in self._since:
            _take(names, step)
        return names

    def _step(self, comes: dict[str, int], *goes: str) -> None:
        self._since.append(_Step(comes, goes))

    def _new(self, content: bytes = b"") -> int:
        number = len(self._files)
        self._files[number] = _File(content)
        return number

    def _name(self, path: Path) -> str:
        name = path.relative_to(self._root).as_posix()
        return "" if name == "." else name

    def _read(self, folder: Path) -> None:
        for place in folder.rglob("*"):
            name = place.relative_to(folder).as_posix()
            if place.is_dir():
                self._kept[name] = _FOLDER
                continue
            inode = place.stat().st_ino
            if inode not in self._by_inode:
                self._by_inode[inode] = self._new(place.read_bytes())
            self._kept[name] = self._by_inode[inode]


def lay_out(folder: Path, content: Content) -> None:
    """Make a folder with this in it."""
    folder.mkdir(mode=0o700)
    for name, data in content.items():
        place = folder / name
        if data is None:
            place.mkdir(mode=0o700)
        else:
            place.write_bytes(data)
            place.chmod(0o600)


def _take(names: dict[str, int], step: _Step) -> None:
    for name in step.goes:
        names.pop(name, None)
    names.update(step.comes)


def _folder_of(name: str) -> str:
    return name.rpartition("/")[0]


def _put(content: bytearray, at: int, data: bytes | None) -> None:
    """Write at a place, or, with no data, cut or stretch to that length."""
    if data is None:
        del content[at:]
        content.extend(bytes(at - len(content)))
        return
    content.extend(bytes(max(0, at - len(content))))
    content[at : at + len(data)] = data


def _pieces(at: int, data: bytes) -> Iterable[tuple[int, bytes]]:
    """Cut what was written where the disk does."""
    begin = 0
    while begin < len(data):
        end = min(len(data), (at + begin) // SECTOR * SECTOR + SECTOR - at)
        yield at + begin, data[begin:end]
        begin = end
