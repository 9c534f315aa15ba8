"""Has phrases without a recording spoken into files ahead of time, by the system's own voice.

The engine is a child process with a time limit. What it is to say reaches it on its standard
input only, so that no text can become an option or a command.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Lock, Thread

LIMIT_S = 5.0
USUAL_PACE = 100
MOST_FILES = 200
MOST_FAILURES = 3
LONGEST_TEXT = 200
EMPTY_WAV = 44
WINDOWS_SCRIPT = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8;"
    "Add-Type -AssemblyName System.Speech;"
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "$voice.Rate = [int]$env:BACKSTRETCH_SPEECH_RATE;"
    "$voice.SetOutputToWaveFile($env:BACKSTRETCH_SPEECH_FILE);"
    "$voice.Speak([Console]::In.ReadToEnd());"
    "$voice.Dispose()"
)


@dataclass(frozen=True, slots=True)
class Engine:
    """A program that speaks its standard input into a WAV file named by its arguments.

    `pace_arguments` and `pace_environment` make it speak at a pace in per cent of the usual one.
    """

    name: str
    arguments: Callable[[Path], Sequence[str]]
    environment: Callable[[Path], Mapping[str, str]] = field(default=lambda _: {})
    pace_arguments: Callable[[int], Sequence[str]] = field(default=lambda _: ())
    pace_environment: Callable[[int], Mapping[str, str]] = field(default=lambda _: {})


def find_engine() -> Engine | None:
    """Return the system's speech engine, None where there is none."""
    if sys.platform == "darwin":
        return _macos(shutil.which("say"))
    if sys.platform == "win32":
        return _windows(shutil.which("powershell"))
    return _espeak(shutil.which("espeak-ng") or shutil.which("espeak"))


def probe() -> str | None:
    """Return the name of the system's speech engine, None where there is none."""
    engine = find_engine()
    return engine.name if engine else None


class SpeechRenderer:
    """Speaks phrases into `cache_dir`, ahead of time and off the caller's thread.

    `on_trouble` is told "no-speech" once, from a thread of ours, when there is no engine, when it
    fails three times running, or when the folder cannot be written. The newest 200 files are kept.
    """

    def __init__(
        self,
        cache_dir: Path,
        on_trouble: Callable[[str], None],
        engine: Callable[[], Engine | None] = find_engine,
        limit_s: float = LIMIT_S,
    ) -> None:
        self._cache_dir = cache_dir
        self._on_trouble = on_trouble
        self._find_engine = engine
        self._limit_s = limit_s
        self._waiting: SimpleQueue[tuple[str, int] | None] = SimpleQueue()
        self._ready: dict[tuple[str, int], Path] = {}
        self.pace = USUAL_PACE
        """How fast it speaks from now on, in per cent of the usual pace."""
        self._closing = Event()
        self._child_lock = Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._thread = Thread(target=self._work, name="backstretch-speech", daemon=True)

    def render(self, texts: Iterable[str]) -> None:
        """Begin to speak these texts, in this order; return at once."""
        for text in texts:
            self._waiting.put((text, self.pace))
        if self._thread.ident is None and not self._waiting.empty():
            self._thread.start()

    def clip(self, text: str) -> Path | None:
        """Return the file that says the text at the present pace, None while there is none."""
        return self._ready.get((text, self.pace))

    def close(self, wait_s: float = 1.0) -> None:
        """End the work at hand; wait no longer than this for it."""
        self._closing.set()
        self._waiting.put(None)
        with self._child_lock:
            if self._child:
                self._child.kill()
        if self._thread.ident is not None:
            self._thread.join(wait_s)

    def _work(self) -> None:
        engine = self._find_engine()
        try:
            self._cache_dir.mkdir(parents=True, exist_ok=True)
            self._prune()
        except OSError:
            engine = None
        failures = 0
        while engine and failures < MOST_FAILURES:
            wanted = self._waiting.get()
            if wanted is None or self._closing.is_set():
                return
            failures = 0 if self._render(engine, *wanted) else failures + 1
        if not self._closing.is_set():
            self._on_trouble("no-speech")

    def _render(self, engine: Engine, text: str, pace: int) -> bool:
        """Return whether there is a file of the text now."""
        paced = "" if pace == USUAL_PACE else f"|{pace}"
        name = sha256(f"{engine.name}|{text}{paced}".encode()).hexdigest()[:24]
        path = self._cache_dir / f"{name}.wav"
        if not _is_spoken(path):
            part = path.with_suffix(".part.wav")
            with suppress(OSError):
                self._run(engine, text, pace, part)
                if _is_spoken(part):
                    part.replace(path)
            with suppress(OSError):
                part.unlink(missing_ok=True)
        if _is_spoken(path):
            self._ready[text, pace] = path
        return (text, pace) in self._ready

    def _run(self, engine: Engine, text: str, pace: int, path: Path) -> None:
        child = subprocess.Popen(
            [*engine.arguments(path), *engine.pace_arguments(pace)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **engine.environment(path), **engine.pace_environment(pace)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        with self._child_lock:
            self._child = child
        if self._closing.is_set():
            child.kill()
        try:
            child.communicate(plain(text).encode(), timeout=self._limit_s)
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()
        finally:
            with self._child_lock:
                self._child = None
        if child.returncode:
            path.unlink(missing_ok=True)

    def _prune(self) -> None:
        for left in self._cache_dir.glob("*.part.wav"):
            left.unlink(missing_ok=True)
        files = sorted(self._cache_dir.glob("*.wav"), key=lambda path: path.stat().st_mtime)
        for old in files[: max(0, len(files) - MOST_FILES)]:
            old.unlink(missing_ok=True)


def plain(text: str) -> str:
    """Return the text as mere words: no control characters, no engine's `[[...]]`, not too long."""
    words = re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+|\[\[|\]\]", " ", text)
    return words[:LONGEST_TEXT].strip() + "\n"


def _is_spoken(path: Path) -> bool:
    try:
        return path.stat().st_size > EMPTY_WAV
    except OSError:
        return False


def _espeak(program: str | None) -> Engine | None:
    if not program:
        return None
    return Engine(
        Path(program).stem,
        lambda file: [program, "-v", "en-us", "-w", str(file), "--stdin"],
        pace_arguments=lambda pace: ["-s", str(round(1.5 * pace))],
    )


def _macos(program: str | None) -> Engine | None:
    if not program:
        return None
    return Engine(
        "say",
        lambda file: [program, "-f", "-", "-o", str(file), "--data-format=LEI16@22050"],
        pace_arguments=lambda pace: ["-r", str(round(1.75 * pace))],
    )


def _windows(program: str | None) -> Engine | None:
    if not program:
        return None
    return Engine(
        "SAPI",
        lambda _: [program, "-NoProfile", "-NonInteractive", "-Command", WINDOWS_SCRIPT],
        lambda file: {"BACKSTRETCH_SPEECH_FILE": str(file)},
        pace_environment=lambda pace: {"BACKSTRETCH_SPEECH_RATE": str(round((pace - 100) / 10))},
    )
