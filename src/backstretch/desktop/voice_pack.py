"""Finds the recording of a phrase in the voice pack, and how long it lasts."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

import msgspec


class _Recording(msgspec.Struct, frozen=True):
    file: str
    ms: int


class _Manifest(msgspec.Struct, frozen=True, tag_field="format", tag="backstretch-voice"):
    version: int
    phrases: dict[str, _Recording]


class VoicePack:
    """The recorded phrases below `folder`, by their exact text.

    The manifest is read when first asked. `on_trouble` is told "no-voice-pack" once where it or a
    recording it names is missing or broken; such a phrase then counts as not recorded.
    """

    def __init__(self, folder: Path, on_trouble: Callable[[str], None]) -> None:
        self._folder = folder
        self._on_trouble = on_trouble
        self._told = False

    def clip(self, text: str) -> Path | None:
        """Return the file that says the text, None if there is none."""
        recording = self._phrases.get(text)
        if recording is None:
            return None
        path = self._folder / recording.file
        if Path(recording.file).name == recording.file and path.is_file():
            return path
        self._tell()
        return None

    def length_ms(self, text: str) -> int | None:
        """Return how long the recording of the text lasts, None if there is none."""
        recording = self._phrases.get(text)
        return recording.ms if recording and recording.ms > 0 else None

    def count(self) -> int:
        """Return how many phrases are recorded."""
        return len(self._phrases)

    @cached_property
    def _phrases(self) -> dict[str, _Recording]:
        try:
            raw = (self._folder / "manifest.json").read_bytes()
            manifest = msgspec.json.decode(raw, type=_Manifest)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            self._tell()
            return {}
        if manifest.version != 1:
            self._tell()
            return {}
        return manifest.phrases

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self._on_trouble("no-voice-pack")
