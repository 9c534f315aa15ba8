"""Plays a session's tones and words, one path for all of them, and never makes anyone wait."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum
from functools import partial
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event, Lock, Thread, Timer
from typing import Protocol

from backstretch.desktop.mixer import Mixer, Pcm
from backstretch.desktop.output import MiniaudioOutput, Output, OutputError, decode

PATIENCE_S = 2.0
REST_AFTER_S = 0.5
MOST_WAITING = 32
MOST_CACHED = 48

Job = Callable[[], None]


class SoundState(StrEnum):
    """How the sound is: LATE is a device that has not answered for two seconds."""

    CLOSED = "closed"
    OPENING = "opening"
    READY = "ready"
    LATE = "late"
    NONE = "none"


class Player(Protocol):
    """What a session needs of sound. No call blocks, none raises."""

    def preload(self, paths: Sequence[Path]) -> None:
        """Have these clips ready before they are due."""

    def play_tone(self, name: str) -> None:
        """Sound a tone at once; words under it fade."""

    def play_clips(self, paths: Sequence[Path], gap_ms: int = 120) -> None:
        """Say the clips one after another, after what is being said."""

    def stop_voice(self) -> None:
        """Fade the words, drop those that wait."""

    def stop(self) -> None:
        """Fade everything; the device then rests."""


class Sound:
    """The machine's loudspeaker, as a `Player`.

    A thread of its own opens the device, decodes the files and starts and stops the device, which
    runs only while something is to be heard. `on_trouble` is told "no-sound" once at most, from
    that thread or a timer's. A sound asked for while nothing can be heard is dropped, never kept.
    """

    def __init__(
        self,
        sounds_dir: Path,
        on_trouble: Callable[[str], None],
        open_output: Callable[[], Output] = MiniaudioOutput,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._sounds_dir = sounds_dir
        self._on_trouble = on_trouble
        self._open_output = open_output
        self._patience_s = patience_s
        self._mixer = Mixer()
        self._jobs: Queue[Job] = Queue(MOST_WAITING)
        self._tones: dict[Path, Pcm] = {}
        self._clips: dict[Path, Pcm] = {}
        self._coming: deque[Path] = deque()
        self._output: Output | None = None
        self._running = False
        self._seen_frames = -1
        self._listeners: list[Event] = []
        self._closing = Event()
        self._telling = Lock()
        self._told = False
        self._thread = Thread(target=self._work, name="backstretch-sound", daemon=True)
        self._state = SoundState.CLOSED

    @property
    def state(self) -> SoundState:
        """How the sound is right now."""
        return self._state

    def open(self) -> None:
        """Begin to open the device; return at once. A second call does nothing."""
        if self._state is SoundState.CLOSED and not self._closing.is_set():
            self._state = SoundState.OPENING
            self._thread.start()

    def set_volume(self, volume: float) -> None:
        """Play at this volume from now on, 0 to 1."""
        self._mixer.volume = volume

    def preload(self, paths: Sequence[Path]) -> None:
        """Decode these clips, soonest first, while nothing else is to be done.

        The first 48 are kept and take the place of the clips before them; what comes later is
        decoded when it is due.
        """
        self._ask(partial(self._expect, tuple(paths)))

    def play_tone(self, name: str) -> None:
        """Sound a tone at once; words under it fade out within 30 ms."""
        self._ask(partial(self._tone, name))

    def play_clips(self, paths: Sequence[Path], gap_ms: int = 120) -> None:
        """Say the clips one after another, after what is being said."""
        self._ask(partial(self._say, tuple(paths), gap_ms))

    def stop_voice(self) -> None:
        """Fade the words out and drop those that wait."""
        self._ask(self._mixer.stop_voice)

    def stop(self) -> None:
        """Fade everything out; the device rests soon after, so that nothing wakes the machine."""
        self._ask(self._mixer.stop)

    def finish(self, longest_s: float = 6.0) -> None:
        """Wait until all that was asked for has been heard, but no longer than this."""
        heard = Event()
        self._listeners.append(heard)
        self._ask(self._look_whether_quiet)
        if self._state in (SoundState.OPENING, SoundState.READY):
            heard.wait(longest_s)

    def close(self, wait_s: float = 1.0) -> None:
        """Give the device back; wait no longer than this for a device that hangs."""
        self._closing.set()
        self._state = SoundState.CLOSED
        with suppress(Full):
            self._jobs.put_nowait(self._mixer.clear)
        if self._thread.ident is not None:
            self._thread.join(wait_s)

    def _ask(self, job: Job) -> None:
        if self._state in (SoundState.OPENING, SoundState.READY):
            with suppress(Full):
                self._jobs.put_nowait(job)

    def _work(self) -> None:
        try:
            self._open()
            for path in sorted(self._sounds_dir.glob("*.wav")):
                self._load(path)
            while not self._closing.is_set():
                self._do_next()
        except OutputError:
            self._tell()
            self._set(SoundState.NONE)
        finally:
            self._give_back()
            self._all_heard()

    def _open(self) -> None:
        with self._watched():
            self._output = self._open_output()

    def _do_next(self) -> None:
        timeout = 0 if self._coming else REST_AFTER_S if self._running else None
        try:
            job = self._jobs.get(timeout=timeout)
        except Empty:
            if self._coming:
                self._load(self._coming.popleft())
            else:
                self._rest()
        else:
            job()

    def _rest(self) -> None:
        """Stop a device nobody needs; open one anew that plays nothing although it should."""
        stuck = self._mixer.frames == self._seen_frames
        self._seen_frames = self._mixer.frames
        if stuck and self._mixer.busy:
            self._reopen()
        elif not self._mixer.busy and self._output:
            with self._watched():
                self._output.stop()
            self._running = False
            self._all_heard()

    def _tone(self, name: str) -> None:
        pcm = self._load(self._sounds_dir / f"{name}.wav")
        if pcm:
            self._mixer.play_tone(pcm)
            self._start()

    def _say(self, paths: Sequence[Path], gap_ms: int) -> None:
        clips = [pcm for path in paths if (pcm := self._load(path))]
        if clips:
            self._mixer.play_clips(clips, gap_ms)
            self._start()

    def _start(self) -> None:
        if self._running or not self._output:
            return
        try:
            with self._watched():
                self._output.start(self._mixer.mix)
            self._running, self._seen_frames = True, -1
        except OutputError:
            self._reopen()

    def _reopen(self) -> None:
        """Open the device anew, once; raise `OutputError` where it is gone for good."""
        self._give_back()
        self._open()
        if self._output and self._mixer.busy:
            with self._watched():
                self._output.start(self._mixer.mix)
            self._running, self._seen_frames = True, -1

    def _look_whether_quiet(self) -> None:
        if not self._running:
            self._all_heard()

    def _all_heard(self) -> None:
        while self._listeners:
            self._listeners.pop().set()

    def _give_back(self) -> None:
        output, self._output, self._running = self._output, None, False
        if output:
            with suppress(OutputError), self._watched():
                output.close()

    def _expect(self, paths: Sequence[Path]) -> None:
        wanted = tuple(dict.fromkeys(paths))[:MOST_CACHED]
        for path in [kept for kept in self._clips if kept not in wanted]:
            del self._clips[path]
        self._coming = deque(path for path in wanted if path not in self._clips)

    def _load(self, path: Path) -> Pcm | None:
        """Return a file's samples, None where it is no sound: the screen speaks for it then."""
        kept = self._tones if path.parent == self._sounds_dir else self._clips
        if path not in kept:
            try:
                kept[path] = decode(path)
            except OSError:
                return None
            if len(self._clips) > MOST_CACHED:
                del self._clips[next(iter(self._clips))]
        return kept[path]

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Tell the trouble when the device takes too long; then drop what nobody heard in time."""
        watch = Timer(self._patience_s, self._too_late)
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()
            watch.join()
        if self._state is SoundState.LATE:
            self._forget()
        self._set(SoundState.READY)

    def _too_late(self) -> None:
        self._set(SoundState.LATE)
        self._tell()

    def _forget(self) -> None:
        self._mixer.clear()
        with suppress(Empty):
            while True:
                self._jobs.get_nowait()

    def _set(self, state: SoundState) -> None:
        if not self._closing.is_set():
            self._state = state

    def _tell(self) -> None:
        with self._telling:
            told, self._told = self._told, True
        if not told and not self._closing.is_set():
            self._on_trouble("no-sound")


def probe(
    open_output: Callable[[], Output] = MiniaudioOutput, patience_s: float = PATIENCE_S
) -> str:
    """Return "ok", "no-device" or "no-library"; a device that hangs counts as none."""
    found: list[str] = []

    def try_it() -> None:
        try:
            open_output().close()
            found.append("ok")
        except OutputError as error:
            found.append(error.code)

    thread = Thread(target=try_it, name="backstretch-sound-probe", daemon=True)
    thread.start()
    thread.join(patience_s)
    return found[0] if found else "no-device"
