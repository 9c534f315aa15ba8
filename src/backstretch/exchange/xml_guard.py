"""Walks XML that nobody vouches for: no document type, no entities, limits on all that grows.

This is expat of the standard library with our own limits in front, and no reader library behind:
those take numbers as Python does (NaN, digits of any script) and give a file up at its first bad
point, where we drop the point. Elements outside the namespace of the root are passed over.
"""

from collections.abc import Callable, Mapping
from typing import Generic, Protocol, TypeVar
from xml.parsers import expat

from backstretch.exchange.run_files import Why, refuse

MAX_DEPTH = 64
MAX_ATTRIBUTES = 100
MAX_ELEMENTS = 4_000_000
"""Twice as many as two days have, with a point a second."""
MAX_TOKEN = 1024 * 1024
MAX_TEXT = 1024 * 1024
ENCODINGS = frozenset({"utf-8", "utf-16", "us-ascii", "ascii", "iso-8859-1"})
_CHUNK = 64 * 1024
_SEPARATOR = " "
_FOREIGN = "?"

Attributes = dict[str, str]


class XmlReader(Protocol):
    """What hears of the elements, each by its parent's name and its own: "trkpt/time"."""

    starts: dict[str, Callable[[Attributes], None]]
    ends: dict[str, Callable[[], None]]
    texts: dict[str, Callable[[str], None]]


Reader = TypeVar("Reader", bound=XmlReader)


def walk(data: bytes, roots: Mapping[str, Callable[[], Reader]]) -> Reader:
    """Read a document to its end by the reader for its root, and return that reader.

    Raises:
        Refused: it is not XML, has no such root, or goes over a limit; or the reader refuses.
    """
    walker = _Walk(roots)
    walker.feed(data)
    assert walker.reader is not None  # what has no root is not XML, and expat says so
    return walker.reader


class _Walk(Generic[Reader]):
    def __init__(self, roots: Mapping[str, Callable[[], Reader]]) -> None:
        self.reader: Reader | None = None
        self._roots = roots
        self._space = ""
        self._names: dict[str, str] = {}
        self._parents: list[str] = []
        self._keys: list[str] = []
        self._text: list[str] = []
        self._length = 0
        self._elements = 0
        parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        parser.StartDoctypeDeclHandler = self._unsafe
        parser.EntityDeclHandler = self._unsafe
        parser.ExternalEntityRefHandler = self._unsafe
        parser.XmlDeclHandler = self._declared
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        self._parser = parser

    def feed(self, data: bytes) -> None:
        try:
            for begin in range(0, len(data), _CHUNK):
                chunk = data[begin : begin + _CHUNK]
                self._parser.Parse(chunk, False)
                if begin + len(chunk) - self._parser.CurrentByteIndex > MAX_TOKEN:
                    raise refuse(Why.UNSAFE)
            self._parser.Parse(b"", True)
        except (expat.ExpatError, ValueError) as error:
            raise refuse(Why.UNKNOWN if self.reader is None else Why.DAMAGED) from error

    def _unsafe(self, *_: object) -> int:
        raise refuse(Why.UNSAFE)

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ENCODINGS:
            raise refuse(Why.UNKNOWN)

    def _start(self, raw: str, attributes: Attributes) -> None:
        parents = self._parents
        self._elements += 1
        if (
            len(parents) >= MAX_DEPTH
            or len(attributes) > MAX_ATTRIBUTES
            or self._elements > MAX_ELEMENTS
        ):
            raise refuse(Why.UNSAFE)
        reader = self.reader or self._root(raw)
        name = self._names.get(raw)
        if name is None:
            name = self._name(raw)
        key = f"{parents[-1]}/{name}" if parents else name
        parents.append(name)
        self._keys.append(key)
        if self._parser.CharacterDataHandler is not None:
            self._parser.CharacterDataHandler = None
        begin = reader.starts.get(key)
        if begin is not None:
            begin(attributes)
        if key in reader.texts:
            self._text, self._length = [], 0
            self._parser.CharacterDataHandler = self._hear

    def _end(self, _raw: str) -> None:
        self._parents.pop()
        key = self._keys.pop()
        reader = self.reader
        assert reader is not None  # it began
        tell = reader.texts.get(key)
        if tell is not None:
            self._parser.CharacterDataHandler = None
            tell("".join(self._text))
            self._text = []
        finish = reader.ends.get(key)
        if finish is not None:
            finish()

    def _hear(self, text: str) -> None:
        self._length += len(text)
        if self._length > MAX_TEXT:
            raise refuse(Why.UNSAFE)
        self._text.append(text)

    def _root(self, raw: str) -> Reader:
        space, between, name = raw.rpartition(_SEPARATOR)
        make = self._roots.get(name)
        if make is None:
            raise refuse(Why.UNKNOWN)
        self._space = space + between
        self.reader = make()
        return self.reader

    def _name(self, raw: str) -> str:
        """Return the name without the root's namespace, or one that nothing is called."""
        space, between, name = raw.rpartition(_SEPARATOR)
        found = name if space + between == self._space else _FOREIGN
        self._names[raw] = found
        return found
