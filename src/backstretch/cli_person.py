"""The person at the command line, who is asked before a file is written over or gone back to."""

from argparse import Namespace
from dataclasses import dataclass

from backstretch.cli_passphrase import Secret
from backstretch.diary.asked import Unfit
from backstretch.diary.desk import print_lines
from backstretch.terminal import tr
from backstretch.terminal.asking import Ask, agrees


@dataclass(frozen=True, slots=True)
class Person:
    """Who is asked, in plain sight and for a passphrase; None where nobody is there."""

    ask: Ask | None
    secret: Secret | None

    def agrees_or_unfit(self, question: str) -> bool:
        """Return the answer to whether a file may be written over."""
        if self.ask is None:
            raise Unfit(tr("That file is there already: say --yes to write over it."))
        return agrees(self.ask, question)

    def wants(self, given: Namespace, question: str = "") -> bool:
        """Return whether to go back to what was shown, or the answer to another question."""
        if given.yes:
            return True
        if self.ask is None:
            raise Unfit(
                tr("Nobody is there to be asked, so nothing was changed: say --yes to do it.")
            )
        if agrees(self.ask, question or tr("Go back to it? [y/N] ")):
            return True
        print_lines([tr("Nothing was changed.")])
        return False
