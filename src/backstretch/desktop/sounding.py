"""All that is heard, put together: player, recorded voice and the system's voice."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from backstretch.desktop.announcer import Announcer, Mute
from backstretch.desktop.sound import Sound
from backstretch.desktop.speech import SpeechRenderer
from backstretch.desktop.voice_pack import VoicePack

FASTEST_HEARD = 2.0


@dataclass(frozen=True, slots=True)
class Sounding:
    """What a session needs to be heard.

    `length` gives a recorded phrase's length in ms, None for the system's own voice. `tune` takes
    the volume, 0 to 1, whether the system's voice is to speak, and its pace in per cent; it holds
    from then on. `finish` blocks until what sounds has been
    heard, some seconds at most, so it is not for the thread of a window.
    """

    announcer: Announcer | Mute
    length: Callable[[str], int | None]
    finish: Callable[[], None]
    close: Callable[[], None]
    tune: Callable[[float, bool, int], None] = lambda _volume, _by_system, _pace: None


def open_sounding(
    resources: Path, speech_cache: Path, on_trouble: Callable[[str], None], speed: float
) -> Sounding:
    """Return everything heard; the device opens in the background.

    `on_trouble` is told a code, once each, from any thread. A clock more than twice as fast as
    real time is not spoken along with.
    """
    pack = VoicePack(resources / "voice" / "en", on_trouble)
    if speed > FASTEST_HEARD:
        return Sounding(Mute(), pack.length_ms, lambda: None, lambda: None)
    sound = Sound(resources / "sounds", on_trouble)
    renderer = SpeechRenderer(speech_cache, on_trouble)
    announcer = Announcer(sound, pack, renderer)
    sound.open()

    def close() -> None:
        renderer.close()
        sound.close()

    def tune(volume: float, by_system: bool, pace: int) -> None:
        sound.set_volume(volume)
        announcer.by_system, renderer.pace = by_system, pace

    def length(text: str) -> int | None:
        return None if announcer.by_system else pack.length_ms(text)

    return Sounding(announcer, length, sound.finish, close, tune)
