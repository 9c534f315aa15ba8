"""The voice pack: everything the routines say is recorded, and only what is new is made."""

import array
import json
import math
from pathlib import Path

import pytest

import voice
from backstretch.content.library import load_library
from backstretch.desktop.mixer import RATE as MIXED_RATE
from backstretch.desktop.output import decode
from backstretch.resources import resources_dir
from backstretch.session.phrases import phrases_of
from voice import RATE, Pcm, Recording

PACK = voice.read_manifest(voice.FOLDER)


def hum(ms: int, peak: int = 9_000, silence_ms: int = 0) -> Pcm:
    quiet = [0] * (RATE * silence_ms // 1000)
    loud = [round(peak * math.sin(index / 9)) for index in range(RATE * ms // 1000)]
    return array.array("h", quiet + loud + quiet)


class Speaker:
    """Stands in for piper: hums for as long as the text is long, and remembers what it said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def __call__(self, text: str) -> Pcm:
        self.said.append(text)
        return hum(300 + 10 * len(text), silence_ms=200)


class Loader:
    """Gives the speaker, and counts how often the voice was loaded."""

    def __init__(self) -> None:
        self.speaker = Speaker()
        self.loads = 0

    def __call__(self) -> Speaker:
        self.loads += 1
        return self.speaker


@pytest.fixture
def oggenc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put an encoder on the path that keeps the samples as they are."""
    folder = tmp_path / "bin"
    folder.mkdir()
    script = folder / "oggenc"
    script.write_text(
        '#!/bin/sh\nfor word; do case $word in --output=*) cat > "${word#--output=}";; esac; done\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_every_phrase_of_the_shipped_content_is_recorded() -> None:
    said = phrases_of(load_library(resources_dir()))
    assert said
    assert not voice.missing(said, voice.FOLDER, PACK), "run: python packaging/voice.py"


def test_nothing_is_recorded_that_nobody_says() -> None:
    assert set(PACK) == phrases_of(load_library(resources_dir()))
    files = {path.name for path in voice.FOLDER.glob("*.ogg")}
    assert files == {recording["file"] for recording in PACK.values()}


def test_every_recording_is_as_long_as_said_and_neither_silent_nor_clipped() -> None:
    for text, recording in PACK.items():
        pcm = decode(voice.FOLDER / recording["file"])
        ms = len(pcm) * 1000 / MIXED_RATE
        assert ms == pytest.approx(recording["ms"], abs=20), text
        assert voice.SHORTEST_MS <= ms <= voice.LONGEST_MS, text
        assert 35 < ms / len(text) < 130, text
        assert 3_000 < max(map(abs, pcm)) < 32_000, text


def test_the_pack_names_its_voice_and_licence() -> None:
    manifest = json.loads((voice.FOLDER / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["format"] == "backstretch-voice"
    assert manifest["voice"] == "en_US-joe-medium"
    assert manifest["licence"] == "CC0-1.0"
    assert "CC0-1.0" in (voice.FOLDER / "LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("oggenc")
def test_only_new_phrases_are_made_and_old_ones_removed(tmp_path: Path) -> None:
    folder, first, second, third = tmp_path / "en", Loader(), Loader(), Loader()
    assert voice.make_pack(["Left.", "Right."], folder, first) == (2, 0)
    assert voice.make_pack(["Right.", "Halfway."], folder, second) == (1, 1)
    assert set(second.speaker.said) == {"Halfway."}
    assert voice.make_pack(["Right.", "Halfway."], folder, third) == (0, 0)
    assert third.loads == 0
    assert set(voice.read_manifest(folder)) == {"Right.", "Halfway."}


@pytest.mark.usefixtures("oggenc")
def test_a_recording_that_got_lost_is_made_again(tmp_path: Path) -> None:
    folder, loader = tmp_path / "en", Loader()
    voice.make_pack(["Left."], folder, loader)
    (folder / voice.file_name("Left.")).unlink()
    assert voice.make_pack(["Left."], folder, loader) == (1, 0)


@pytest.mark.usefixtures("oggenc")
def test_a_word_the_voice_gets_wrong_is_respelt_for_it_alone(tmp_path: Path) -> None:
    loader = Loader()
    voice.make_pack(["Quadriceps stretch."], tmp_path / "en", loader)
    assert set(loader.speaker.said) == {"quadra-seps stretch."}
    assert set(voice.read_manifest(tmp_path / "en")) == {"Quadriceps stretch."}


def test_the_silence_around_a_phrase_goes_but_for_a_breath() -> None:
    kept = voice.milliseconds(voice.finished(hum(500, silence_ms=400)))
    assert kept == pytest.approx(500 + 2 * voice.KEEP_MS, abs=3)


def test_loud_and_quiet_phrases_come_out_alike() -> None:
    quiet, loud = voice.finished(hum(500, 2_000)), voice.finished(hum(500, 30_000))
    assert max(quiet) == pytest.approx(max(loud), rel=0.08)


def test_of_several_takes_the_one_of_middle_length_is_kept() -> None:
    takes = [hum(300), hum(2_000), hum(400)]
    assert voice.best_take(takes, "Left.") is takes[2]


@pytest.mark.parametrize("ms", [100, 7_000])
def test_a_take_of_no_plausible_length_stops_the_recorder(ms: int) -> None:
    with pytest.raises(SystemExit, match="no length for"):
        voice.best_take([hum(ms)] * 3, "Left.")


def test_silence_stops_the_recorder() -> None:
    with pytest.raises(SystemExit, match="said nothing"):
        voice.finished(hum(0, silence_ms=500))


def test_a_broken_manifest_means_nothing_is_recorded(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{")
    nothing: dict[str, Recording] = {}
    assert voice.read_manifest(tmp_path) == nothing
