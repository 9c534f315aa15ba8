"""`backstretch routine`: the routines that ship and those the person made, as lines and files."""

import argparse
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

from backstretch.cli import OK, USAGE, trouble
from backstretch.content.advice import Note, is_safe, notes_on
from backstretch.content.advice_words import note_words
from backstretch.content.choice import UnknownRoutine
from backstretch.content.library import Library, load_library
from backstretch.content.own_library import add_own
from backstretch.content.own_routines import OwnRoutineError
from backstretch.content.prescribed import Prescription, as_asked, total_ms
from backstretch.content.prescription import LineError, Prescriptions
from backstretch.exchange.writing import ExportError, write_export
from backstretch.journal.errors import BackupError
from backstretch.journal.own_files import refuse_our_own
from backstretch.paths import Paths, is_there
from backstretch.resources import resources_dir
from backstretch.terminal import tr

_GRAMMAR = """\
A LINE is exercises with commas between them, each a name and a dose:

  "piriformis 3x30s L>R, cat-cow 10 slow, plank 2x20s rest 15s"

  30s  1 min  1:30     a hold              3x30s   three holds, with a rest between
  10   10 reps         repetitions         3x10    three sets
  L  R  L>R  R>L       one side, or both in this order; without any, both
  slow   tempo 8s      how long one repetition takes
  rest 15s             between holds or sets
  switch 5s  change 15s  to change sides, to get into the exercise
  2 rounds: …          all of it twice; also “…, x2 rounds” at the end

An exercise of your own needs its name alone: its dose is the one you wrote down. An exported
routine takes the exercises of your own along, without their pictures.

A routine of your own is started with “backstretch session NAME”. Exit codes: 0 done; 1 a file
could not be read or written; 2 the line, the name or the command was not understood.
"""


def fill_routine(
    parser: argparse.ArgumentParser, common: Callable[[], argparse.ArgumentParser]
) -> None:
    """Give the command its words."""
    parser.epilog = _GRAMMAR
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    ways = parser.add_subparsers(dest="way", metavar="list|show|add|export|import|remove")
    ways.required = True
    ways.add_parser("list", parents=[common()], help="every routine there is")
    show = ways.add_parser("show", parents=[common()], help="a routine as a line to share")
    show.add_argument("name", metavar="NAME")
    add = ways.add_parser("add", parents=[common()], help="make a routine from a line")
    add.add_argument("line", metavar="LINE")
    add.add_argument("--name", required=True, help="what it is called")
    export = ways.add_parser("export", parents=[common()], help="write a routine to a file")
    export.add_argument("name", metavar="NAME")
    export.add_argument("file", type=Path, metavar="FILE")
    take = ways.add_parser("import", parents=[common()], help="take in a routine's file")
    take.add_argument("file", type=Path, metavar="FILE")
    remove = ways.add_parser("remove", parents=[common()], help="remove a routine of your own")
    remove.add_argument("name", metavar="NAME")


def run_routine(paths: Paths, arguments: Namespace) -> int:
    """Do what was asked of routines and return the exit code."""
    shelf = _Shelf(paths)
    try:
        for line in shelf.do(arguments):
            print(line)
    except (UnknownRoutine, LineError) as error:
        print(error, file=sys.stderr)
        return USAGE
    except (OwnRoutineError, ExportError, BackupError) as error:
        return trouble(str(error))
    return OK


class _Shelf:
    """All routines by name, and what can be done with them; yields the lines to say."""

    def __init__(self, paths: Paths) -> None:
        paths.make()
        self._paths = paths
        own = add_own(load_library(resources_dir()), paths.own_routines, paths.own_exercises)
        self._library: Library = own.library
        self._own = own.routines
        self._faults = own.faults
        self._lines = Prescriptions(self._library.exercises)

    def do(self, asked: Namespace) -> Iterator[str]:
        for fault in self._faults:
            print(fault, file=sys.stderr)
        ways: dict[str, Callable[[Namespace], Iterator[str]]] = {
            "list": self._list,
            "show": self._show,
            "add": self._add,
            "export": self._export,
            "import": self._import,
            "remove": self._remove,
        }
        return ways[asked.way](asked)

    def _list(self, _: Namespace) -> Iterator[str]:
        for (key, minutes), routine in self._library.routines.items():
            yield f"{key:<20} {tr('{n} min').format(n=minutes):>7}  {routine.name}"
        for key, routine in self._own.items():
            ms = total_ms(self._own.own(key).asked, self._library.exercises)
            yield f"{key:<20} {_clock(ms):>7}  {tr('{name}, yours').format(name=routine.name)}"

    def _show(self, asked: Namespace) -> Iterator[str]:
        for name, prescription in self._found(asked.name):
            ms = total_ms(prescription, self._library.exercises)
            yield tr("{name}, {time}:").format(name=name, time=_clock(ms))
            yield f"  {self._lines.write(prescription)}"
            yield from self._notes(prescription)

    def _add(self, asked: Namespace) -> Iterator[str]:
        prescription = self._lines.read(asked.line)
        notes = notes_on(prescription, self._library.exercises)
        if not is_safe(notes):
            yield from self._notes(prescription)
            raise OwnRoutineError(tr("The routine was not kept, as it is not safe as it stands."))
        there = self._own.same(asked.name, prescription)
        key = self._own.keep(there, asked.name, prescription)
        yield from self._kept(key)

    def _export(self, asked: Namespace) -> Iterator[str]:
        key = self._own_key(asked.name)
        refuse_our_own(asked.file, self._paths)
        if is_there(asked.file):
            raise ExportError(
                tr("{file} is there already. Choose another name.").format(file=asked.file)
            )
        write_export(asked.file, self._own.text(key))
        yield tr("Written to {file}.").format(file=asked.file)
        if names := self._own.left_out(key):
            yield tr("Pictures are not in the file: {names}.").format(names=", ".join(names))

    def _import(self, asked: Namespace) -> Iterator[str]:
        taken = self._own.take_in(asked.file)
        self._lines = Prescriptions(self._library.exercises)  # it may have brought exercises
        if taken.was_here:
            name = self._own.own(taken.key).name
            words = tr("“{name}” is here already. Start it with: backstretch session {key}")
            yield words.format(name=name, key=taken.key)
            return
        yield from self._kept(taken.key)

    def _remove(self, asked: Namespace) -> Iterator[str]:
        key = self._own_key(asked.name)
        one = self._own.own(key)
        self._own.remove(key)
        yield tr("Removed “{name}”. It was:").format(name=one.name)
        yield f"  {self._lines.write(one.asked)}"

    def _kept(self, key: str) -> Iterator[str]:
        one = self._own.own(key)
        ms = total_ms(one.asked, self._library.exercises)
        yield tr("Kept “{name}”, {time}. Start it with: backstretch session {key}").format(
            name=one.name, time=_clock(ms), key=key
        )
        yield f"  {self._lines.write(one.asked)}"
        yield from self._notes(one.asked)

    def _found(self, name: str) -> Iterator[tuple[str, Prescription]]:
        if (key := self._own.find(name)) is not None:
            yield self._own.own(key).name, self._own.own(key).asked
            return
        versions = [one for (key, _), one in self._library.routines.items() if key == name]
        if not versions:
            raise self._unknown(name)
        for one in versions:
            yield one.name, as_asked(one.items, self._library.exercises)

    def _own_key(self, name: str) -> str:
        key = self._own.find(name)
        if key is None:
            raise self._not_own(name)
        return key

    def _not_own(self, name: str) -> UnknownRoutine:
        if not any(key == name for key, _ in self._library.routines):
            return self._unknown(name)
        words = tr("“{name}” comes with Backstretch. This goes for routines of your own alone.")
        return UnknownRoutine(words.format(name=name))

    def _unknown(self, name: str) -> UnknownRoutine:
        known = ", ".join(self._own) or tr("none yet")
        return UnknownRoutine(
            tr("There is no routine “{name}” here. Your own are: {known}.").format(
                name=name, known=known
            )
        )

    def _notes(self, asked: Prescription) -> Iterator[str]:
        for note in notes_on(asked, self._library.exercises):
            yield f"  {self._note(note, asked)}"

    def _note(self, note: Note, asked: Prescription) -> str:
        words = note_words(note, tr)
        if note.part is not None:
            about = self._lines.to_type(asked.parts[note.part].exercise)
            words = tr("{exercise}: {words}").format(exercise=about, words=words)
        return words if note.unsafe else tr("Note: {words}").format(words=words)


def _clock(ms: int) -> str:
    seconds = round(ms / 1000)
    return f"{seconds // 60}:{seconds % 60:02}"
