"""The voice pack as the session sees it: a file and a length a phrase, or nothing and one word."""

import json
from pathlib import Path

import pytest

from backstretch.desktop.voice_pack import VoicePack
from backstretch.resources import resources_dir

GOOD = {"Left.": {"file": "left.ogg", "ms": 439}, "Gone.": {"file": "gone.ogg", "ms": 300}}


def pack(folder: Path, troubles: list[str], **changes: object) -> VoicePack:
    manifest = {"format": "backstretch-voice", "version": 1, "phrases": GOOD, **changes}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    (folder / "left.ogg").write_bytes(b"OggS")
    return VoicePack(folder, troubles.append)


def test_a_recorded_phrase_has_a_file_and_a_length(tmp_path: Path) -> None:
    troubles: list[str] = []
    voice = pack(tmp_path, troubles)
    assert voice.clip("Left.") == tmp_path / "left.ogg"
    assert voice.length_ms("Left.") == 439
    assert voice.count() == 2
    assert not troubles


def test_another_phrase_has_neither_and_that_is_no_trouble(tmp_path: Path) -> None:
    troubles: list[str] = []
    voice = pack(tmp_path, troubles)
    assert voice.clip("My own stretch.") is None
    assert voice.length_ms("My own stretch.") is None
    assert not troubles


def test_a_recording_that_is_gone_is_told_once(tmp_path: Path) -> None:
    troubles: list[str] = []
    voice = pack(tmp_path, troubles)
    assert voice.clip("Gone.") is None
    assert voice.clip("Gone.") is None
    assert troubles == ["no-voice-pack"]


def test_a_file_outside_the_pack_is_never_played(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "secret.ogg").write_bytes(b"OggS")
    troubles: list[str] = []
    stray = {"Left.": {"file": "../secret.ogg", "ms": 1}}
    assert pack(tmp_path / "en", troubles, phrases=stray).clip("Left.") is None
    assert troubles == ["no-voice-pack"]


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "something-else"},
        {"version": 2},
        {"phrases": ["Left."]},
        {"phrases": {"Left.": {"file": "left.ogg", "ms": "long"}}},
    ],
)
def test_a_manifest_of_another_shape_is_told_once(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    troubles: list[str] = []
    voice = pack(tmp_path, troubles, **changes)
    assert voice.clip("Left.") is None
    assert voice.length_ms("Left.") is None
    assert troubles == ["no-voice-pack"]


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_a_manifest_that_is_no_json_is_told_once(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "manifest.json").write_bytes(raw)
    troubles: list[str] = []
    voice = VoicePack(tmp_path, troubles.append)
    assert voice.clip("Left.") is None
    assert voice.count() == 0
    assert troubles == ["no-voice-pack"]


def test_no_manifest_is_told_when_first_asked_not_before(tmp_path: Path) -> None:
    troubles: list[str] = []
    voice = VoicePack(tmp_path, troubles.append)
    assert not troubles
    assert voice.clip("Left.") is None
    assert troubles == ["no-voice-pack"]


def test_the_shipped_pack_reads_well() -> None:
    troubles: list[str] = []
    voice = VoicePack(resources_dir() / "voice" / "en", troubles.append)
    assert voice.count() > 50
    assert voice.clip("Switch sides.")
    assert not troubles
