"""What of a cue is heard."""

from collections.abc import Sequence
from pathlib import Path

from backstretch.desktop.announcer import Announcer
from backstretch.session.cues import Cue


class Player:
    def __init__(self) -> None:
        self.heard: list[str] = []
        self.ready: list[str] = []

    def play_tone(self, name: str) -> None:
        self.heard.append(name)

    def play_clips(self, paths: Sequence[Path], gap_ms: int = 120) -> None:
        self.heard.append("+".join(path.stem for path in paths))

    def preload(self, paths: Sequence[Path]) -> None:
        self.ready.extend(path.stem for path in paths)

    def stop(self) -> None:
        self.heard.append("(stop)")

    def stop_voice(self) -> None:
        self.heard.append("(hush)")


class Voice:
    def __init__(self, **clips: str) -> None:
        self.clips = {text: Path(f"{name}.ogg") for text, name in clips.items()}
        self.asked: list[str] = []

    def clip(self, text: str) -> Path | None:
        return self.clips.get(text)

    def length_ms(self, text: str) -> int | None:
        return 700 if text in self.clips else None

    def render(self, texts: Sequence[str]) -> None:
        self.asked.extend(texts)


def cue(say: str = "", tone: str = "") -> Cue:
    return Cue(0, 500, "code", tone=tone, say=say)


def test_the_recorded_voice_comes_before_the_system_s() -> None:
    player = Player()
    announcer = Announcer(player, Voice(Halfway="recorded"), Voice(Halfway="made", Mine="made"))
    announcer.play((cue(say="Halfway"), cue(say="Mine")))
    assert player.heard == ["recorded+made"]


def test_a_phrase_nobody_can_say_leaves_the_tone() -> None:
    player = Player()
    Announcer(player, Voice(), Voice()).play((cue(tone="start"), cue(say="Mine")))
    assert player.heard == ["start"]


def test_before_a_session_recordings_are_made_ready_and_the_rest_is_asked_for() -> None:
    player, system = Player(), Voice()
    Announcer(player, Voice(Halfway="recorded"), system).prepare(["Halfway", "Mine"])
    assert player.ready == ["recorded"]
    assert system.asked == ["Mine"]


def test_hushing_ends_the_voice() -> None:
    player = Player()
    Announcer(player, Voice(), Voice()).hush()
    assert player.heard == ["(hush)"]


def test_the_system_s_voice_says_what_is_recorded_too_where_it_is_chosen() -> None:
    player, made = Player(), Voice(Halfway="made")
    announcer = Announcer(player, Voice(Halfway="recorded", Breathe="recorded"), made)
    announcer.by_system = True
    announcer.prepare(["Halfway", "Breathe"])
    assert made.asked == ["Halfway", "Breathe"]
    announcer.play((cue(say="Halfway"),))
    announcer.play((cue(say="Breathe"),))
    assert player.heard == ["made", "recorded"]
    assert [announcer.is_ready(text) for text in ("Halfway", "Breathe")] == [True, False]
