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

    `length` gives a recorded phrase's length in ms; `finish` blocks until what sounds has been
    heard, some seconds at most, so it is not for the thread of a window.
    """

    announcer: Announcer | Mute
    length: Callable[[str], int | None]
    finish: Callable[[], None]
    close: Callable[[], None]


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
    sound.open()

    def close() -> None:
        renderer.close()
        sound.close()

    return Sounding(Announcer(sound, pack, renderer), pack.length_ms, sound.finish, close)
