"""The parser of `backstretch log` and `backstretch import`, and what their helps list.

It is filled only when one of them is asked for: the vocabularies take time to load, which a
start of the window has not got.
"""

import argparse
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path

from backstretch.bodymap.regions import LegReach
from backstretch.content.care import load_care
from backstretch.diary import typed
from backstretch.diary.one_sentence import OneSentence
from backstretch.diary.vocabulary import (
    pain_vocabularies,
    run_vocabularies,
    sign_words,
    spoken,
)
from backstretch.journal.limits import CADENCES, SCORES
from backstretch.journal.run_facts import CODED
from backstretch.journal.said import Aggravator, Course, PainMoment, Quality
from backstretch.resources import resources_dir

Common = Callable[[], argparse.ArgumentParser]
_WIDTH = 88
_NOTE = "your own words on the pain"
_ASKS = {
    "kind": "what sort of run",
    "surface": "what was mostly underfoot",
    "hills": "how the way went",
    "stride": "where the foot lands",
    "posture": "how the trunk was held",
    "load": "what was carried or pushed",
    "drinking": "how much you drank that day",
    "desk": "hours of sitting that day",
    "sleep": "how the night before was",
    "stress": "how much stress there was",
    "warm_up": "what came before the run",
    "heat_cold": "what was put on the back",
}


def fill_log(log: argparse.ArgumentParser, common: Common) -> None:
    """Give `backstretch log` its three commands with all their options."""
    whats: argparse._SubParsersAction[argparse.ArgumentParser] = log.add_subparsers(
        dest="what", metavar="{run,pain,signs}", required=True, parser_class=OneSentence
    )
    care, _ = load_care(resources_dir())
    signs = sign_words(care.signs)
    run = _command(whats, common, "run", "a run, with its pain if you like", _run_help(signs))
    _add_run(run)
    run.add_argument("--pain", type=typed.whole(*SCORES), metavar="N", help="0 no pain, 10 worst")
    _add_pain(run, PainMoment.AFTER_RUN)
    run.add_argument(
        "--pain-at",
        type=typed.pain_at,
        action="append",
        default=[],
        metavar="MOMENT:N",
        help="pain at another moment too, as before-run:1; may be given several times",
    )
    run.add_argument("--pain-note", type=typed.note, default="", metavar="TEXT", help=_NOTE)
    _add_signs(run, signs)
    pain = _command(whats, common, "pain", "how strong pain is or was", _pain_help(signs))
    pain.add_argument("pain", type=typed.whole(*SCORES), metavar="N", help="0 no pain, 10 worst")
    _add_day(pain, "the day it was felt (the next morning: that morning's day)")
    _add_pain(pain, PainMoment.ALONE)
    which = pain.add_mutually_exclusive_group()
    which.add_argument("--run", metavar="ID", help="the run it belongs to, by its id")
    which.add_argument("--last-run", action="store_true", help="it belongs to the last run logged")
    pain.add_argument(
        "--note", dest="pain_note", type=typed.note, default="", metavar="TEXT", help=_NOTE
    )
    _add_signs(pain, signs)
    told = _command(
        whats, common, "signs", "warning signs, without pain or run", _signs_listed(signs)
    )
    told.add_argument(
        "codes",
        nargs="*",
        type=typed.sign_of((*signs, typed.NONE)),
        metavar="CODE",
        help="the signs that are new, or none; without a code the whole list is shown",
    )
    _add_signs(told, signs)


def fill_import(bring: argparse.ArgumentParser) -> None:
    """Give `backstretch import` its options."""
    bring.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="GPX, TCX or FIT files, or folders"
    )
    bring.add_argument(
        "--yes",
        action="store_true",
        help="do not ask; runs that are in the diary already stay as they are",
    )
    bring.add_argument(
        "--places", action="store_true", help="keep where each run went (left out otherwise)"
    )
    bring.add_argument(
        "--undo",
        nargs="?",
        const="",
        metavar="ID",
        help="take back exactly what one import brought, without an ID the last one",
    )
    bring.add_argument(
        "--list",
        action="store_true",
        help="list the imports that can be taken back",
    )


def _command(
    whats: "argparse._SubParsersAction[argparse.ArgumentParser]",
    common: Common,
    name: str,
    words: str,
    vocabularies: str,
) -> argparse.ArgumentParser:
    made = whats.add_parser(
        name,
        parents=[common()],
        help=words,
        epilog=vocabularies,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    made.add_argument("--json", action="store_true", help="print what was kept as JSON")
    return made


def _add_run(run: argparse.ArgumentParser) -> None:
    _add_day(run, "the day of the run")
    run.add_argument("--time", type=typed.time_of_day, metavar="HH:MM", help="when it began")
    run.add_argument(
        "--started-at",
        type=typed.moment,
        metavar="MOMENT",
        help="when it began, to the second: 2026-03-02T07:31:05+01:00, in place of date and time",
    )
    run.add_argument(
        "--distance",
        type=typed.distance_text,
        metavar="D",
        help="8.2km, 5mi or 800m; a bare number is in your units",
    )
    run.add_argument("--duration", type=typed.duration, metavar="T", help="47:30, 1:06:40 or 47min")
    run.add_argument(
        "--effort", type=typed.whole(*SCORES), metavar="N", help="how hard it felt, 0 to 10"
    )
    run.add_argument(
        "--cadence", type=typed.whole(*CADENCES), metavar="N", help="steps a minute, both feet"
    )
    for name, codes in CODED.items():
        read = typed.one_of(codes)
        run.add_argument(_option(name), dest=name, type=read, metavar="CODE", help=_ASKS[name])
    run.add_argument("--shoe", metavar="NAME", help="the pair of shoes, by the name you gave it")
    run.add_argument("--note", type=typed.note, metavar="TEXT", help="your own words on the run")
    run.add_argument(
        "--as-last",
        action="store_true",
        help="take what you do not say from the last run, without its date, amounts and note",
    )


def _add_day(command: argparse.ArgumentParser, words: str) -> None:
    command.add_argument(
        "--date",
        type=typed.day,
        metavar="D",
        help=f"{words}: 2026-03-02, today or yesterday; today if not said",
    )


def _add_pain(command: argparse.ArgumentParser, usual: PainMoment) -> None:
    add = command.add_argument
    add(
        "--moment",
        type=typed.one_of(PainMoment),
        metavar="CODE",
        help=f"when it was felt; {usual} if not said",
    )
    add(
        "--region",
        type=typed.places,
        action="extend",
        default=[],
        metavar="CODE[:N]",
        help="where, and how strong there if not the same; may be given several times",
    )
    for option, codes, words in (
        ("--quality", typed.some_of(Quality), "what it feels like"),
        ("--worse", typed.some_of(Aggravator), "what makes it worse"),
        ("--course", typed.some_of(Course), "how it goes along with running"),
    ):
        several = f"{words}; may be given several times"
        add(option, type=codes, action="extend", default=[], metavar="CODE", help=several)
    for side in ("left", "right"):
        add(
            f"--leg-{side}",
            type=typed.one_of(LegReach),
            metavar="CODE",
            help=f"how far it travels down the {side} leg",
        )


def _add_signs(command: argparse.ArgumentParser, signs: Mapping[str, str]) -> None:
    which = command.add_mutually_exclusive_group()
    which.add_argument(
        "--sign",
        type=typed.signs_of(signs),
        action="extend",
        default=[],
        metavar="CODE",
        help="a warning sign that is new; may be given several times",
    )
    which.add_argument("--no-signs", action="store_true", help="none of the warning signs is new")


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")


def _run_help(signs: Mapping[str, str]) -> str:
    facts = {_option(name): words for name, words in run_vocabularies().items()}
    return _listed(facts | _pain_options()) + "\n\n" + _signs_listed(signs)


def _pain_help(signs: Mapping[str, str]) -> str:
    return _listed(_pain_options()) + "\n\n" + _signs_listed(signs)


def _pain_options() -> dict[str, Mapping[str, str]]:
    found = pain_vocabularies()
    legs = found.pop("leg")
    return {
        **{_option(name): words for name, words in found.items()},
        "--leg-left, --leg-right": legs,
    }


def _listed(vocabularies: Mapping[str, Mapping[str, str]]) -> str:
    blocks = (
        _block(f"{option}: {', '.join(spoken(words))}") for option, words in vocabularies.items()
    )
    return "The codes:\n" + "\n".join(blocks)


def _signs_listed(signs: Mapping[str, str]) -> str:
    lines = (_block(f"{code}: {words}") for code, words in signs.items())
    return "Warning signs:\n" + "\n".join(lines)


def _block(text: str) -> str:
    lines = textwrap.wrap(
        text, _WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False
    )
    return "\n".join(lines)
