"""What the commands of the diary work with: the journal, the settings, the rules, the moment."""

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from backstretch.care.light import Limits
from backstretch.cli import TROUBLE, USAGE, trouble
from backstretch.clock import Clock
from backstretch.content.care import Care, load_care
from backstretch.diary.asked import Now, Unfit
from backstretch.diary.kept import KeptDiary
from backstretch.diary.limits import limits
from backstretch.journal.backing import backed_up
from backstretch.journal.lost import words_if_lost
from backstretch.journal.store import Journal, JournalError
from backstretch.paths import Paths
from backstretch.resources import resources_dir
from backstretch.settings import Settings, load_settings


@dataclass(frozen=True, slots=True)
class Desk:
    """What a command works with."""

    journal: Journal
    diary: KeptDiary
    clock: Clock
    settings: Settings

    @property
    def now(self) -> Now:
        """The moment of the command."""
        return Now(self.clock.now(), self.diary.today(), self.settings.day_starts_at)

    def limits(self) -> Limits:
        """Return the limits of the light that hold."""
        return limits(self.journal, self.diary.care.limits)


def at_desk(
    paths: Paths,
    clock: Clock,
    work: Callable[[Desk], int],
    anyway: Callable[[Care], Iterable[str]] = lambda _: (),
) -> int:
    """Open what a command works with, have it work, and return the exit code.

    Where the journal cannot be used, `anyway` is what must be told all the same.
    """
    settings, complaint = load_settings(paths.settings)
    care, faults = load_care(resources_dir())
    for line in (complaint, *faults):
        if line:
            sys.stderr.write(f"{line}\n")
    try:
        paths.make()
        if lost := words_if_lost(paths.journal):
            sys.stderr.write(f"{lost}\n")
        with Journal.open(paths.journal) as journal, backed_up(journal, clock.now, trouble):
            diary = KeptDiary(journal, clock, lambda: settings, care)
            return work(Desk(journal, diary, clock, settings))
    except Unfit as error:
        sys.stderr.write(f"{error}\n")
        return USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # who read has gone
        return TROUBLE
    except JournalError as error:
        print_lines(anyway(care))
        return trouble(str(error))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines on the standard output, at once."""
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()
