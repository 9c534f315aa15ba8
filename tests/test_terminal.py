"""A session told in lines of text: what the keys do, and what happens with nobody at them."""

from io import StringIO

import msgspec
import pytest

from backstretch.content.care import spare_care
from backstretch.content.library import Library, load_library
from backstretch.content.routine import Routine
from backstretch.journal.entries import Happening, SessionRecord, SessionState
from backstretch.resources import resources_dir
from backstretch.session.cues import Cue
from backstretch.session.kit import SessionKit
from backstretch.settings import Settings
from backstretch.terminal.session import TerminalSession
from tests.fakes import FakeClock, MemoryJournal
from tests.session.scripts import everything

MOST_WAITS = 20_000


class ScriptedKeys:
    """Presses each key at its second; lets the time in between go by."""

    def __init__(
        self, clock: FakeClock, presses: dict[float, str], *, present: bool = True
    ) -> None:
        self.present = present
        self._clock = clock
        self._presses = sorted((round(at * 1000), key) for at, key in presses.items())
        self._begin = clock.monotonic_ns() // 1_000_000
        self._waits = 0

    def wait(self, seconds: float) -> str:
        self._waits += 1
        assert self._waits < MOST_WAITS, "the session does not come to its end"
        now = self._clock.monotonic_ns() // 1_000_000 - self._begin
        ms = max(1, round(seconds * 1000))
        if self._presses and self._presses[0][0] <= now + ms:
            at, key = self._presses.pop(0)
            self._clock.advance_ms(max(0, at - now))
            return key
        self._clock.advance_ms(ms)
        return ""


class Listening:
    """Remembers what it was given to sound."""

    def __init__(self) -> None:
        self.cues: list[Cue] = []
        self.hushes = 0

    def play(self, cues: tuple[Cue, ...]) -> None:
        self.cues.extend(cues)

    def hush(self) -> None:
        self.hushes += 1


class Told:
    """One whole session in the terminal, played to its end."""

    def __init__(
        self,
        library: Library,
        clock: FakeClock,
        presses: dict[float, str],
        *,
        present: bool = True,
        settings: Settings | None = None,
        left: SessionRecord | None = None,
        routine: Routine | None = None,
    ) -> None:
        journal = MemoryJournal()
        kit = SessionKit(library, journal, clock, settings or Settings(), lambda _: None)
        if left:
            journal.begin(left.start)
            journal.append(left.start.id, left.events)
            run = kit.reopen(left)
        else:
            run = kit.begin(routine or library.routine("after-run", 10))
        out = StringIO()
        self.heard = Listening()
        keys = ScriptedKeys(clock, presses, present=present)
        self.finished = TerminalSession(run, library, self.heard, keys, out).play()
        self.lines = out.getvalue().splitlines()
        [self.record] = journal.sessions()

    @property
    def kinds(self) -> list[Happening]:
        return [e.kind for e in self.record.events if e.kind is not Happening.CREDITED]

    def done_s(self, exercise: str, side: str) -> float:
        rows = self.record.steps()
        return sum(r.done_ms for r in rows if (r.exercise, r.side) == (exercise, side)) / 1000


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(resources_dir())


def test_left_alone_it_runs_to_its_end(library: Library, clock: FakeClock) -> None:
    told = Told(library, clock, {}, present=False)
    assert told.finished
    assert told.record.state is SessionState.FINISHED
    assert told.record.done_ms == 600_000
    assert told.lines[0] == "After a run, 10 minutes."
    assert told.lines[1] == library.routine("after-run", 10).note
    assert told.lines[2].startswith(" 0:00  Get ready: Cat-cow.")
    assert told.lines[-1] == "Done. 10 minutes on the mat."
    assert not any(line.startswith("Keys:") for line in told.lines)


def test_every_word_that_is_said_is_written_as_well(library: Library, clock: FakeClock) -> None:
    told = Told(library, clock, {}, present=False)
    spoken = [cue.say for cue in told.heard.cues if cue.say]
    assert [line.strip() for line in told.lines if line.startswith("        ")] == spoken
    assert told.heard.cues[-1].code == "finish"


def test_every_exercise_there_is_can_be_done_in_the_terminal(
    library: Library, clock: FakeClock
) -> None:
    told = Told(library, clock, {}, present=False, routine=everything(library))
    assert told.finished
    text = "\n".join(told.lines)
    assert all(exercise.name in text for exercise in library.exercises.values())
    assert "{" not in text


def test_with_somebody_at_the_keys_it_says_which_there_are(
    library: Library, clock: FakeClock
) -> None:
    told = Told(library, clock, {1: "q"})
    assert told.lines[2].startswith("Keys: space pause, n next, ")


def test_q_ends_and_keeps_what_was_done(library: Library, clock: FakeClock) -> None:
    told = Told(library, clock, {70: "q"})
    assert not told.finished
    assert told.record.state is SessionState.PARTIAL
    assert told.record.done_ms == 70_000
    assert told.lines[-1] == "Ended. 1 minute kept."


def test_space_pauses_and_goes_on_after_a_count_of_three(
    library: Library, clock: FakeClock
) -> None:
    told = Told(library, clock, {20: " ", 320: " ", 333: "q"})
    assert told.record.done_ms == 30_000
    paused = told.lines.index("Paused. Space goes on.")
    assert "Going on in 3 s." in told.lines[paused:]
    assert told.heard.hushes >= 1
    assert told.kinds == [
        Happening.STARTED,
        Happening.PAUSED,
        Happening.RESUMED,
        Happening.ENDED,
    ]


def test_n_goes_on_to_the_next_and_b_back(library: Library, clock: FakeClock) -> None:
    told = Told(library, clock, {2: "n", 12: "n", 13: "b", 14: "q"})
    places = [(e.step, e.offset_ms) for e in told.record.events if e.kind is Happening.JUMPED]
    assert places[0] == (1, 0)
    assert places[1][0] == 2
    assert places[2][0] < 2
    assert told.done_s("cat_cow", "both") >= 10


def test_r_does_the_hold_again(library: Library, clock: FakeClock) -> None:
    told = Told(library, clock, {20: "r", 25: "q"})
    jump = next(e for e in told.record.events if e.kind is Happening.JUMPED)
    assert (jump.step, jump.offset_ms) == (1, 0)
    assert told.done_s("cat_cow", "both") == 15


def test_a_does_the_side_again(library: Library, clock: FakeClock) -> None:
    told = Told(library, clock, {20: "a", 25: "q"})
    assert Happening.JUMPED in told.kinds
    assert told.done_s("cat_cow", "both") == 15


def test_plus_makes_the_step_longer(library: Library, clock: FakeClock) -> None:
    told = Told(library, clock, {5: "+"})
    assert told.finished
    assert told.record.done_ms == 610_000


def test_s_leaves_the_exercise_out(library: Library, clock: FakeClock) -> None:
    told = Told(library, clock, {5: "s"})
    skipped = {row.exercise for row in told.record.steps() if row.skipped}
    assert (told.finished, skipped) == (True, {"cat_cow"})
    assert told.done_s("cat_cow", "both") == 0


def test_e_takes_the_easier_version(library: Library, clock: FakeClock) -> None:
    told = Told(library, clock, {20: "e", 40: "q"})
    assert Happening.EASED in told.kinds
    assert "Going on in 10 s." in told.lines


def test_e_says_so_where_there_is_no_easier_version(library: Library, clock: FakeClock) -> None:
    none = msgspec.structs.replace(library.exercises["cat_cow"], easier=None)
    plain = Library(
        {**library.exercises, "cat_cow": none}, library.routines, library.guidance, library.faults
    )
    told = Told(plain, clock, {20: "e", 25: "q"})
    assert "There is no easier version of this one. s leaves it out." in told.lines
    assert Happening.EASED not in told.kinds


def test_other_keys_do_nothing(library: Library, clock: FakeClock) -> None:
    told = Told(library, clock, {5: "x", 6: "\n", 7: "é", 20: "q"})
    assert told.kinds == [Happening.STARTED, Happening.ENDED]


def test_waiting_for_me_stands_at_each_change_until_space(
    library: Library, clock: FakeClock
) -> None:
    told = Told(library, clock, {60: " ", 70: "q"}, settings=Settings(wait_for_me=True))
    assert "Waiting for you. Space goes on." in told.lines
    assert told.kinds == [
        Happening.STARTED,
        Happening.WAITED,
        Happening.RESUMED,
        Happening.ENDED,
    ]
    assert told.done_s("cat_cow", "both") == 10


def test_waiting_for_nobody_it_goes_on_by_itself(library: Library, clock: FakeClock) -> None:
    told = Told(library, clock, {}, present=False, settings=Settings(wait_for_me=True))
    assert told.finished
    assert told.record.done_ms == 600_000


def test_a_sleep_pauses_and_credits_nothing(library: Library, clock: FakeClock) -> None:
    class Sleepy(ScriptedKeys):
        def wait(self, seconds: float) -> str:
            key = super().wait(seconds)
            if key == "z":
                clock.advance(3600)
                return ""
            return key

    journal = MemoryJournal()
    kit = SessionKit(library, journal, clock, Settings(), lambda _: None)
    out = StringIO()
    keys = Sleepy(clock, {20: "z", 3630: " ", 3643: "q"})
    run = kit.begin(library.routine("after-run", 10))
    TerminalSession(run, library, Listening(), keys, out).play()
    [record] = journal.sessions()
    assert "Paused while the computer slept." in out.getvalue()
    assert 29_500 <= record.done_ms <= 30_000


def test_a_kept_session_goes_on_where_it_stopped(library: Library, clock: FakeClock) -> None:
    before = Told(library, clock, {100: "q"}).record
    left = SessionRecord(before.start, SessionState.OPEN, before.events[:-1])
    told = Told(library, clock, {}, present=False, left=left)
    assert told.finished
    assert "Going on in 3 s." in told.lines
    assert not any("Cat-cow" in line for line in told.lines)
    assert told.record.done_ms == 600_000
    assert all(row.done_ms == row.planned_ms for row in told.record.steps())


@pytest.mark.parametrize("level", ["short", "tones", "silent"])
def test_a_quieter_level_says_less(library: Library, clock: FakeClock, level: str) -> None:
    full = Told(library, clock, {}, present=False)
    settings = msgspec.convert({"cue_level": level}, Settings)
    told = Told(library, clock, {}, present=False, settings=settings)
    assert told.finished
    said = [cue for cue in told.heard.cues if cue.say]
    assert len(said) < len([cue for cue in full.heard.cues if cue.say])
    assert bool(said) == (level == "short")
    assert bool([cue for cue in told.heard.cues if cue.tone]) == (level != "silent")


def test_this_hurts_stops_the_clock_and_names_the_signs(library: Library, clock: FakeClock) -> None:
    told = Told(library, clock, {20: "h", 300: "s", 310: "q"})
    assert any("112, 999 or 911" in line for line in told.lines)
    listed = [line.strip() for line in told.lines]
    assert all(sign.words in listed for sign in spare_care().short_list())
    assert told.record.done_ms < 30_000
    assert told.record.steps()[0].skipped == "hurts"
    assert Happening.RESUMED in told.kinds


def test_a_skip_without_pain_is_not_called_pain(library: Library, clock: FakeClock) -> None:
    told = Told(library, clock, {20: "h", 25: " ", 40: "s", 60: "q"})
    assert told.record.steps()[0].skipped == "asked"
