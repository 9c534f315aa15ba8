"""Phrases without a recording: spoken ahead by a child process that may fail, hang or be absent."""

import shutil
import sys
import wave
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from backstretch.desktop.speech import MOST_FILES, Engine, SpeechRenderer, find_engine, plain, probe
from tests.desktop.waiting import until

LONG = 5.0
WAV_HEADER = b"RIFF" + bytes(40)
SPEAKS = 'cat > words; { printf \'%044d\' 0; cat words; } > "$FILE"; echo "$@" >> calls'
HANGS = "exec sleep 30"
FAILS = "exit 3"
SAYS_NOTHING = 'printf "%044d" 0 > "$FILE"'

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are shell scripts"),
]


class Bench:
    """A folder with stand-ins for espeak-ng, and the renderers that use them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = folder / "bin"
        self.cache = folder / "cache"
        self.bin.mkdir()
        self.troubles: Queue[str] = Queue()
        self.made: list[SpeechRenderer] = []

    def install(self, body: str) -> None:
        """Put an espeak-ng on the path that takes the file from `-w` and does this."""
        script = self.bin / "espeak-ng"
        find = 'for word; do [ "$last" = -w ] && FILE=$word; last=$word; done'
        script.write_text(f"#!/bin/sh\ncd {self.folder}\n{find}\n{body}\n")
        script.chmod(0o755)

    def renderer(self, limit_s: float = LONG) -> SpeechRenderer:
        self.made.append(SpeechRenderer(self.cache, self.troubles.put, find_engine, limit_s))
        return self.made[-1]


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    monkeypatch.setenv("PATH", f"{bench.bin}:/usr/bin:/bin")
    yield bench
    for renderer in bench.made:
        renderer.close()


def test_a_phrase_is_spoken_into_a_file(bench: Bench) -> None:
    bench.install(SPEAKS)
    renderer = bench.renderer()
    assert renderer.clip("My stretch.") is None
    renderer.render(["My stretch."])
    assert until(lambda: renderer.clip("My stretch.") is not None)
    clip = renderer.clip("My stretch.")
    assert clip
    assert clip.parent == bench.cache
    assert clip.read_bytes().endswith(b"My stretch.\n")


def test_what_was_spoken_before_is_not_spoken_again(bench: Bench) -> None:
    bench.install(SPEAKS)
    for _ in range(2):
        renderer = bench.renderer()
        renderer.render(["My stretch."])
        assert until(lambda: renderer.clip("My stretch.") is not None)  # noqa: B023
        renderer.close()
    assert len((bench.folder / "calls").read_text().splitlines()) == 1


@pytest.mark.parametrize("text", ["-w /etc/passwd", "--help", "$(touch hit)", "`touch hit`; x"])
def test_no_text_becomes_an_option_or_a_command(bench: Bench, text: str) -> None:
    bench.install(SPEAKS)
    renderer = bench.renderer()
    renderer.render([text])
    assert until(lambda: renderer.clip(text) is not None)
    assert text not in (bench.folder / "calls").read_text()
    assert (bench.folder / "words").read_text() == text + "\n"
    assert not list(bench.folder.rglob("hit"))


def test_control_characters_and_engine_codes_are_taken_out() -> None:
    assert plain("My\x00\n[[slnc 9]] stretch\ud800").split() == ["My", "slnc", "9", "stretch"]
    assert len(plain("word " * 1_000)) <= 201


def test_no_engine_is_told_once(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(bench.bin))
    assert probe() is None
    renderer = bench.renderer()
    renderer.render(["One.", "Two."])
    assert bench.troubles.get(timeout=LONG) == "no-speech"
    renderer.render(["Three."])
    renderer.close()
    assert bench.troubles.empty()
    assert renderer.clip("One.") is None


def test_nothing_to_say_is_no_trouble(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(bench.bin))
    renderer = bench.renderer()
    renderer.render([])
    renderer.close()
    assert bench.troubles.empty()


@pytest.mark.parametrize("body", [HANGS, FAILS, SAYS_NOTHING])
def test_an_engine_that_hangs_or_fails_three_times_is_told_once(bench: Bench, body: str) -> None:
    bench.install(body)
    renderer = bench.renderer(limit_s=0.3)
    renderer.render(["One.", "Two.", "Three.", "Four."])
    assert bench.troubles.get(timeout=LONG) == "no-speech"
    renderer.close()
    assert bench.troubles.empty()
    assert not list(bench.cache.glob("*"))


def test_closing_ends_an_engine_that_hangs(bench: Bench) -> None:
    bench.install(f"touch begun; {HANGS}")
    renderer = bench.renderer(limit_s=30)
    renderer.render(["One."])
    assert until((bench.folder / "begun").exists)
    renderer.close(wait_s=LONG)
    assert bench.troubles.empty()
    assert not list(bench.cache.glob("*"))


def test_a_folder_that_cannot_be_made_is_told_once(bench: Bench) -> None:
    bench.install(SPEAKS)
    bench.cache.write_text("a file is in the way")
    bench.renderer().render(["One."])
    assert bench.troubles.get(timeout=LONG) == "no-speech"


def test_the_folder_does_not_grow_without_end(bench: Bench) -> None:
    bench.install(SPEAKS)
    bench.cache.mkdir()
    for number in range(MOST_FILES + 30):
        (bench.cache / f"{number}.wav").write_bytes(WAV_HEADER)
    (bench.cache / "left.part.wav").write_bytes(WAV_HEADER)
    renderer = bench.renderer()
    renderer.render(["One."])
    assert until(lambda: renderer.clip("One.") is not None)
    assert len(list(bench.cache.glob("*.wav"))) == MOST_FILES + 1
    assert not (bench.cache / "left.part.wav").exists()


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed")
def test_the_real_engine_speaks(tmp_path: Path) -> None:
    troubles: list[str] = []
    renderer = SpeechRenderer(tmp_path, troubles.append)
    renderer.render(["--version"])
    assert until(lambda: renderer.clip("--version") is not None)
    with wave.open(str(renderer.clip("--version"))) as file:
        assert 0.3 < file.getnframes() / file.getframerate() < 3
    renderer.close()
    assert not troubles


def test_the_probe_names_the_engine(bench: Bench) -> None:
    bench.install(SPEAKS)
    assert probe() == "espeak-ng"
    engine = find_engine()
    assert isinstance(engine, Engine)


def test_each_pace_is_spoken_anew_and_told_to_the_engine(bench: Bench) -> None:
    bench.install(SPEAKS)
    renderer = bench.renderer()
    for pace in (100, 130):
        renderer.pace = pace
        assert renderer.clip("My stretch.") is None
        renderer.render(["My stretch."])
        assert until(lambda: renderer.clip("My stretch.") is not None)
    calls = (bench.folder / "calls").read_text().splitlines()
    assert [("-s 150" in call, "-s 195" in call) for call in calls] == [
        (True, False),
        (False, True),
    ]
    assert len(list(bench.cache.glob("*.wav"))) == 2
