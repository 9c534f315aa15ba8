"""Composition root of the terminal: builds each thing once, wires it, runs a session."""

import contextlib
import sys
from dataclasses import dataclass

import msgspec

from backstretch.cli import ENDED_EARLY, INTERRUPTED, OK, TROUBLE, USAGE, trouble
from backstretch.clock import Clock, SystemClock
from backstretch.content.choice import UnknownRoutine, find_routine
from backstretch.content.library import Library, load_library
from backstretch.content.own_library import add_own
from backstretch.content.planning import load_planning
from backstretch.content.routine import Routine
from backstretch.desktop.sounding import Sounding, open_sounding
from backstretch.journal.backing import backed_up
from backstretch.journal.backup import know_newest
from backstretch.journal.claim import Claim
from backstretch.journal.diary_records import Tier
from backstretch.journal.entries import SessionRecord, SessionState, open_emergency
from backstretch.journal.lost import words_if_lost
from backstretch.journal.store import Journal, JournalError
from backstretch.paths import Paths
from backstretch.planning.composing import Composer
from backstretch.planning.kept import KeptPlanner
from backstretch.planning.words import left_out_lines
from backstretch.resources import resources_dir
from backstretch.session.doctor_signs import COMMAND, DoctorSigns
from backstretch.session.kept import CannotGoOn
from backstretch.session.kit import SessionKit
from backstretch.session.run import SessionRun
from backstretch.session.unkept import Unkept, open_journal
from backstretch.settings import Settings, load_settings
from backstretch.terminal import first_lines, tr, tr_count
from backstretch.terminal.keys import Keys, terminal_keys
from backstretch.terminal.safety import now_lines, soon_lines
from backstretch.terminal.session import TerminalSession

TROUBLES = {
    "no-sound": tr("No sound. All cues are on the screen."),
    "no-speech": tr("No voice for some names. They are on the screen."),
    "no-voice-pack": tr("The recorded voice is missing. All cues are on the screen."),
}
WAIT_S = 600.0
ANSWERS = {"c": "continue", "o": "start-over", "d": "discard"}


@dataclass(frozen=True, slots=True)
class TextOptions:
    """What was asked on the command line; `minutes` and `cues` None mean the settings' choice."""

    routine: str
    minutes: int | None
    unfinished: str
    cues: str | None
    wait: bool
    speed: float


def run_in_terminal(paths: Paths, clock: SystemClock, options: TextOptions) -> int:
    """Run one guided session in the terminal and return the exit code."""
    settings, complaint = load_settings(paths.settings)
    if options.cues:
        settings = msgspec.structs.replace(settings, cue_level=options.cues)
    if options.wait:
        settings = msgspec.structs.replace(settings, wait_for_me=True)
    own = add_own(load_library(resources_dir()), paths.own_routines, paths.own_exercises)
    library = own.library
    for line in (complaint, *library.faults):
        if line:
            print(line, file=sys.stderr)
    try:
        routine = find_routine(library, options.routine, options.minutes or settings.preset_minutes)
    except UnknownRoutine as error:
        print(error, file=sys.stderr)
        return USAGE
    if lost := words_if_lost(paths.journal):
        print(lost, file=sys.stderr)
    journal, refusal = open_journal(paths)
    if refusal:
        print(refusal, tr("This session will not be kept."), file=sys.stderr)
    with contextlib.closing(journal), contextlib.ExitStack() as at_the_end:
        if isinstance(journal, Journal):
            know_newest(journal)
            at_the_end.enter_context(backed_up(journal, clock.now, trouble))
        return _run(paths, clock, options, settings, library, routine, journal)


def _run(
    paths: Paths,
    clock: SystemClock,
    options: TextOptions,
    settings: Settings,
    library: Library,
    routine: Routine,
    journal: Journal | Unkept,
) -> int:
    claim = Claim(paths.claim)
    sounding = open_sounding(resources_dir(), paths.speech, _tell_trouble, options.speed)
    sounding.tune(settings.volume / 100, settings.voice == "system", settings.voice_pace)
    kit = SessionKit(library, journal, clock, settings, sounding.length, options.speed)
    try:
        with terminal_keys(clock) as keys:
            if isinstance(journal, Journal):
                for line in first_lines(journal, settings):
                    print(line, flush=True)
            signs = DoctorSigns(journal, clock, lambda: settings.day_starts_at, COMMAND)
            _answer_for_signs(signs, clock, keys)
            left = journal.open_sessions() if claim.is_free() else ()
            claim.take()
            composer = _composer(kit, journal)
            run = _choose(kit, journal, left, routine, options, keys, composer)
            return _play(run, library, sounding, keys)
    except (JournalError, CannotGoOn) as error:
        return trouble(str(error))
    finally:
        claim.give_back()
        sounding.close()


def _play(run: SessionRun, library: Library, sounding: Sounding, keys: Keys) -> int:
    sounding.announcer.prepare(run.sheet.phrases())
    try:
        finished = TerminalSession(run, library, sounding.announcer, keys, sys.stdout).play()
    except BrokenPipeError:
        run.leave()
        return TROUBLE
    except KeyboardInterrupt:
        run.leave()
        print(tr("Kept. “--unfinished continue” goes on from here."))
        return INTERRUPTED
    if finished:
        sounding.finish()
    if not run.recorder.safe:
        return TROUBLE
    return OK if finished else ENDED_EARLY


def _choose(
    kit: SessionKit,
    journal: Journal | Unkept,
    left: tuple[SessionRecord, ...],
    routine: Routine,
    options: TextOptions,
    keys: Keys,
    composer: Composer,
) -> SessionRun:
    if not left:
        return _begin(kit, routine, composer)
    newest = left[0]
    if open_emergency(newest.events):
        journal.close_session(newest.start.id, SessionState.PARTIAL)
        return _begin(kit, routine, composer)
    choice = options.unfinished
    if choice == "ask":
        choice = _ask(newest, keys)
    if choice == "continue":
        return kit.reopen(newest)
    if choice in ("start-over", "discard"):
        state = SessionState.PARTIAL if choice == "start-over" else SessionState.DISCARDED
        journal.close_session(newest.start.id, state)
    if choice == "start-over":
        key, own = newest.start.routine, kit.library.own
        as_shipped = kit.library.routines.get((key, newest.start.minutes), routine)
        routine = own.get(key, as_shipped)
    return _begin(kit, routine, composer)


def _composer(kit: SessionKit, journal: Journal | Unkept) -> Composer:
    """Return what makes a routine of the person's own fit for today, as in the window."""
    kept = journal if isinstance(journal, Journal) else None
    rules, _ = load_planning(resources_dir())
    planner = KeptPlanner(kept, kit.clock, lambda: kit.settings, rules)
    return Composer(kept, planner, kit.library)


def _begin(kit: SessionKit, routine: Routine, composer: Composer) -> SessionRun:
    composed = composer.as_today(routine)
    for line in left_out_lines(composed, kit.library):
        print(line, flush=True)
    return kit.begin(composed.routine)


def _answer_for_signs(signs: DoctorSigns, clock: Clock, keys: Keys) -> None:
    """Return once no warning sign stands, or once the person has answered for it.

    Raises:
        CannotGoOn: they do not, or their answer could not be kept.
        JournalError: the journal cannot be read.
    """
    while (standing := signs.standing()) is not None:
        now = standing.tier is Tier.EMERGENCY
        first, *more = now_lines(standing.signs) if now else soon_lines(standing.signs)
        if not keys.present:
            raise CannotGoOn(first)
        print(first, *more, sep="\n", flush=True)
        key = keys.wait(WAIT_S)
        if now and key == "y":
            complaint = signs.keep_checked()
        elif not now and key == "d":
            complaint = signs.keep_seen(clock.now().date())
        elif not now and key == "a":
            complaint = signs.keep_overridden()
        else:
            raise CannotGoOn(first)
        if complaint:
            raise CannotGoOn(complaint)


def _ask(record: SessionRecord, keys: Keys) -> str:
    day, minutes = record.start.local_date, record.done_ms // 60_000
    cut_off = tr_count(
        "A session of {day} was cut off after {n} minute.",
        "A session of {day} was cut off after {n} minutes.",
        minutes,
    )
    print(cut_off.format(day=day, n=minutes))
    if not keys.present:
        print(tr("It is kept. “--unfinished continue” goes on with it."))
        return "leave"
    print(tr("c goes on with it, o starts it over, d discards it, any other key leaves it."))
    key = ""
    while not key:
        key = keys.wait(60.0)
    return ANSWERS.get(key, "leave")


def _tell_trouble(code: str) -> None:
    print(TROUBLES.get(code, code), file=sys.stderr)
