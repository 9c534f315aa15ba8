"""Locales of other countries for tests: those of the machine, else made for the test alone."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SOURCES = Path("/usr/share/i18n/locales")
_TAKEN = "import locale; locale.setlocale(locale.LC_ALL, '')"


def in_locale(name: str, folder: Path) -> dict[str, str]:
    """Return the environment of a process in a locale, which is made in a folder if it is missing.

    Skips the test where it can be had in neither way.
    """
    chosen = os.environ | {"LC_ALL": name, "LANG": name, "LANGUAGE": ""}
    if _is_taken(chosen):
        return chosen
    country, _, charset = name.partition(".")
    localedef = shutil.which("localedef")
    if localedef is None or not (SOURCES / country).is_file():
        pytest.skip(f"the locale {name} is not on this machine, nor what it could be made of")
    command = [localedef, "-i", country, "-f", charset, str(folder / name)]
    told = subprocess.run(command, capture_output=True, text=True)
    made = chosen | {"LOCPATH": str(folder)}
    assert _is_taken(made), told.stderr
    return made


def _is_taken(environment: dict[str, str]) -> bool:
    """Tell whether a process takes the locale that it is told to."""
    ran = subprocess.run([sys.executable, "-c", _TAKEN], env=environment, capture_output=True)
    return ran.returncode == 0
