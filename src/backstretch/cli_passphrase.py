"""Asks for a passphrase where it is not seen: on the terminal, or out of a file."""

import argparse
import getpass
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from backstretch.diary.asked import Unfit
from backstretch.diary.desk import print_lines
from backstretch.locked.passphrase import Passphrase, Strength, strength_of
from backstretch.terminal import tr

Secret = Callable[[str], str]
ENDING = ".locked"
_STANDARD_INPUT = "-"
_MOST_BYTES = 1024 * 1024


def fill_passphrase(parser: argparse.ArgumentParser) -> None:
    """Give a command the option that names a file with the passphrase."""
    parser.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help="take the passphrase from this file, or with - from the standard input, and not ask",
    )


def new_passphrase(given: Namespace, secret: Secret | None) -> Passphrase:
    """Return the passphrase for a file to be written; typed it is asked for twice.

    Raises:
        Unfit: nobody is there to be asked, or what was typed or read is no passphrase.
    """
    if given.passphrase_file is not None:
        return _from_file(given.passphrase_file)
    secret = _someone(secret)
    print_lines(
        [
            tr("Only this passphrase opens the file. Nobody can find it out or set a new one."),
            tr("If you forget it, what is in the file is lost. Several words are hard to guess."),
        ]
    )
    typed = _typed(secret, tr("Passphrase (it is not shown): "))
    print_lines([strength_words(strength_of(typed))])
    if typed != _typed(secret, tr("The same once more: ")):
        raise Unfit(tr("The two were not the same. Nothing was written."))
    return _passphrase(typed)


def old_passphrase(given: Namespace, secret: Secret | None, file: Path) -> Passphrase:
    """Return the passphrase of a file that is there.

    Raises:
        Unfit: nobody is there to be asked, or what was typed or read is no passphrase.
    """
    if given.passphrase_file is not None:
        return _from_file(given.passphrase_file)
    asked = tr("The passphrase of {file} (it is not shown): ").format(file=file.name)
    return _passphrase(_typed(_someone(secret), asked))


def strength_words(strength: Strength) -> str:
    """Return how hard a passphrase is to guess."""
    return {
        Strength.NONE: tr("A passphrase cannot be empty."),
        Strength.SHORT: tr("That is short: somebody could guess it."),
        Strength.FAIR: tr("That is fair. One or two words more make it hard to guess."),
        Strength.LONG: tr("That is long: hard to guess."),
    }[strength]


def _someone(secret: Secret | None) -> Secret:
    if secret is not None:
        return secret
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass
    raise Unfit(
        tr("Nobody is there to be asked for the passphrase: name a file with --passphrase-file.")
    )


def _typed(secret: Secret, question: str) -> str:
    try:
        return secret(question)
    except EOFError:
        raise Unfit(tr("No passphrase was typed.")) from None


def _from_file(name: str) -> Passphrase:
    """Return what is in a file, without the end of its last line."""
    try:
        if name == _STANDARD_INPUT:
            content = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                content = file.read(_MOST_BYTES + 1)
        if len(content) > _MOST_BYTES:
            raise Unfit(tr("A passphrase of more than 1 MB is not read."))
        text = content.decode("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        words = tr("The passphrase cannot be read from {file}: {reason}.")
        raise Unfit(words.format(file=name, reason=reason)) from error
    except UnicodeDecodeError:
        raise Unfit(tr("The passphrase in {file} is not UTF-8 text.").format(file=name)) from None
    return _passphrase(text.removesuffix("\n").removesuffix("\r"))


def _passphrase(typed: str) -> Passphrase:
    if not typed:
        raise Unfit(tr("A passphrase cannot be empty."))
    try:
        return Passphrase(typed)
    except ValueError:
        raise Unfit(tr("That passphrase is not text.")) from None
