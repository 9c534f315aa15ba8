"""A parser of arguments that tells what was not understood in one sentence."""

import argparse
import sys
from difflib import get_close_matches
from typing import Any, NoReturn

from backstretch.diary import typed


class OneSentence(argparse.ArgumentParser):
    """Tells what was not understood in one sentence, and not the whole usage with it."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and end with exit code 2."""
        said = message.removeprefix("argument ").rstrip(".")
        self.exit(2, f"{self.prog}: {said}.\n")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Take all arguments; one that is not known is told with the option it resembles."""
        given = sys.argv[1:] if args is None else list(args)
        options = self._option_string_actions
        takes = {name for name, action in options.items() if action.nargs is None}
        given = typed.with_minus(given, options, takes)
        found, unknown = super().parse_known_args(given, namespace)
        if unknown:
            near = get_close_matches(unknown[0].partition("=")[0], self._option_string_actions, 1)
            hint = f"did you mean {near[0]}?" if near else f"see “{self.prog} --help”"
            self.exit(2, f"{self.prog}: “{unknown[0]}” does not belong here; {hint}\n")
        return found, unknown
