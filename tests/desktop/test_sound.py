"""Sound without a loudspeaker: what a device is asked, and that nobody ever waits for it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from threading import Event, Thread

import pytest

from backstretch.desktop.mixer import RATE
from backstretch.desktop.output import Output, OutputError, Pull, decode, has_sound_card
from backstretch.desktop.sound import Sound, SoundState, probe
from backstretch.resources import resources_dir
from tests.desktop.waiting import until

SOUNDS = resources_dir() / "sounds"
LONG = 5.0
SHORT = 0.02


class Device:
    """A sound device in the test's hands: it pulls when the test pulls."""

    def __init__(self, faults: int = 0) -> None:
        self.faults = faults
        self.pull: Pull | None = None
        self.started, self.stopped, self.closed = Event(), Event(), Event()

    def start(self, pull: Pull) -> None:
        if self.faults:
            self.faults -= 1
            raise OutputError("no-device")
        self.pull = pull
        self.started.set()

    def stop(self) -> None:
        self.stopped.set()

    def close(self) -> None:
        self.closed.set()

    def hear(self, frames: int = RATE) -> list[int]:
        assert self.started.wait(LONG)
        assert self.pull
        return list(self.pull(frames))


class Desk:
    """Gives out devices, one an opening; after the last there is none."""

    def __init__(self, *devices: Device) -> None:
        self.devices = list(devices)
        self.gate = Event()
        self.gate.set()

    def __call__(self) -> Output:
        self.gate.wait(LONG)
        if not self.devices:
            raise OutputError("no-device")
        return self.devices.pop(0)


class Bench:
    """Makes sounds whose troubles can be waited for, and closes them."""

    def __init__(self) -> None:
        self.troubles: Queue[str] = Queue()
        self.sounds: list[Sound] = []

    def sound(self, desk: Callable[[], Output], patience_s: float = LONG) -> Sound:
        sound = Sound(SOUNDS, self.troubles.put, desk, patience_s)
        self.sounds.append(sound)
        sound.open()
        return sound


@pytest.fixture
def bench() -> Iterator[Bench]:
    bench = Bench()
    yield bench
    for sound in bench.sounds:
        sound.close()


def test_a_tone_comes_out_as_it_lies_in_its_file(bench: Bench) -> None:
    device = Device()
    bench.sound(Desk(device)).play_tone("tick")
    tick = list(decode(SOUNDS / "tick.wav"))
    assert device.hear(len(tick)) == tick


def test_clips_come_out_one_after_another_with_a_gap(bench: Bench) -> None:
    device = Device()
    bench.sound(Desk(device)).play_clips([SOUNDS / "tick.wav", SOUNDS / "last.wav"], gap_ms=100)
    tick, last = list(decode(SOUNDS / "tick.wav")), list(decode(SOUNDS / "last.wav"))
    whole = tick + [0] * (RATE // 10) + last
    assert device.hear(len(whole)) == whole


def test_the_device_runs_only_while_something_is_heard(bench: Bench) -> None:
    device = Device()
    sound = bench.sound(Desk(device))
    assert until(lambda: sound.state is SoundState.READY)
    assert not device.started.is_set()
    sound.play_tone("tick")
    device.hear()
    device.hear()
    assert device.stopped.wait(LONG)
    device.started.clear()
    sound.play_tone("last")
    assert any(device.hear())


def test_stop_lets_the_device_rest_though_words_were_waiting(bench: Bench) -> None:
    device = Device()
    sound = bench.sound(Desk(device))
    sound.play_clips([SOUNDS / "done.wav"] * 9)
    device.hear(100)
    sound.stop()
    assert until(lambda: not any(device.hear()))
    assert device.stopped.wait(LONG)


def test_stop_voice_drops_what_waits(bench: Bench) -> None:
    device = Device()
    sound = bench.sound(Desk(device))
    sound.play_clips([SOUNDS / "done.wav"] * 9)
    device.hear(100)
    sound.stop_voice()
    assert until(lambda: not any(device.hear()))


def test_no_device_is_told_once_and_everything_else_does_nothing(bench: Bench) -> None:
    sound = bench.sound(Desk())
    assert bench.troubles.get(timeout=LONG) == "no-sound"
    assert until(lambda: sound.state is SoundState.NONE)
    sound.preload([SOUNDS / "tick.wav"])
    sound.play_tone("tick")
    sound.play_clips([SOUNDS / "tick.wav"])
    sound.stop_voice()
    sound.stop()
    sound.close()
    assert bench.troubles.empty()


def test_a_device_that_hangs_is_told_once_and_works_when_it_comes(bench: Bench) -> None:
    device = Device()
    desk = Desk(device)
    desk.gate.clear()
    sound = bench.sound(desk, SHORT)
    sound.play_tone("done")
    assert bench.troubles.get(timeout=LONG) == "no-sound"
    assert sound.state is SoundState.LATE
    sound.play_tone("done")
    desk.gate.set()
    assert until(lambda: sound.state is SoundState.READY)
    assert not device.started.is_set()
    sound.play_tone("tick")
    tick = list(decode(SOUNDS / "tick.wav"))
    assert device.hear(len(tick)) == tick
    assert bench.troubles.empty()


def test_closing_does_not_wait_for_a_device_that_hangs(bench: Bench) -> None:
    desk = Desk(Device())
    desk.gate.clear()
    sound = bench.sound(desk)
    sound.close(wait_s=SHORT)
    assert sound.state is SoundState.CLOSED
    desk.gate.set()


def test_a_device_that_fails_to_start_is_opened_anew(bench: Bench) -> None:
    broken, fresh = Device(faults=1), Device()
    bench.sound(Desk(broken, fresh)).play_tone("tick")
    assert any(fresh.hear())
    assert broken.closed.is_set()
    assert bench.troubles.empty()


def test_a_device_that_stops_pulling_is_opened_anew(bench: Bench) -> None:
    dead, fresh = Device(), Device()
    bench.sound(Desk(dead, fresh)).play_tone("done")
    assert any(fresh.hear())
    assert dead.closed.is_set()


def test_a_device_that_is_gone_for_good_is_told(bench: Bench) -> None:
    sound = bench.sound(Desk(Device(faults=1)))
    sound.play_tone("tick")
    assert bench.troubles.get(timeout=LONG) == "no-sound"
    assert until(lambda: sound.state is SoundState.NONE)


def test_a_file_that_is_no_sound_is_passed_over(bench: Bench, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ogg"
    broken.write_bytes(b"OggS, or is it")
    device = Device()
    sound = bench.sound(Desk(device))
    sound.preload([broken])
    sound.play_tone("no-such-tone")
    sound.play_clips([tmp_path / "gone.ogg", broken, SOUNDS / "tick.wav"])
    tick = list(decode(SOUNDS / "tick.wav"))
    assert device.hear(len(tick)) == tick


def test_many_clips_made_ready_do_not_keep_a_tone_waiting(bench: Bench, tmp_path: Path) -> None:
    clips = [tmp_path / f"{number}.wav" for number in range(300)]
    for clip in clips:
        clip.write_bytes((SOUNDS / "done.wav").read_bytes())
    device = Device()
    sound = bench.sound(Desk(device))
    sound.preload(clips)
    sound.play_tone("tick")
    tick = list(decode(SOUNDS / "tick.wav"))
    assert device.hear(len(tick)) == tick


def test_finishing_waits_until_all_was_heard(bench: Bench) -> None:
    device = Device()
    sound = bench.sound(Desk(device))
    sound.play_tone("done")
    finished = Thread(target=sound.finish)
    finished.start()
    assert any(device.hear(RATE // 2))
    assert finished.is_alive()
    assert any(device.hear(RATE))
    device.hear(RATE)
    finished.join(LONG)
    assert not finished.is_alive()
    sound.finish()


def test_finishing_waits_for_nothing_where_there_is_no_device(bench: Bench) -> None:
    sound = bench.sound(Desk())
    sound.play_tone("done")
    sound.finish(longest_s=60)
    assert bench.troubles.get(timeout=LONG) == "no-sound"


def test_closing_gives_the_device_back(bench: Bench) -> None:
    device = Device()
    sound = bench.sound(Desk(device))
    assert until(lambda: sound.state is SoundState.READY)
    sound.close()
    assert device.closed.is_set()
    sound.open()
    sound.play_tone("tick")
    assert not device.started.is_set()


def test_a_sound_that_was_never_opened_can_be_closed() -> None:
    sound = Sound(SOUNDS, Bench().troubles.put, Desk())
    sound.play_tone("tick")
    sound.close()
    assert sound.state is SoundState.CLOSED


def test_the_probe_opens_a_device_and_gives_it_back() -> None:
    device = Device()
    assert probe(Desk(device)) == "ok"
    assert device.closed.is_set()


def test_the_probe_says_why_there_is_no_sound() -> None:
    def no_library() -> Output:
        raise OutputError("no-library")

    assert probe(Desk()) == "no-device"
    assert probe(no_library) == "no-library"


def test_the_probe_does_not_wait_for_a_device_that_hangs() -> None:
    desk = Desk(Device())
    desk.gate.clear()
    assert probe(desk, SHORT) == "no-device"
    desk.gate.set()


@pytest.mark.parametrize(
    ("cards", "there"),
    [(" 0 [PCH ]: HDA-Intel - HDA Intel PCH\n", True), ("--- no soundcards ---\n", False)],
)
def test_a_sound_card_is_one_that_linux_lists(tmp_path: Path, cards: str, there: bool) -> None:
    listed = tmp_path / "cards"
    listed.write_text(cards)
    assert has_sound_card(listed) is there
    assert not has_sound_card(tmp_path / "absent")
