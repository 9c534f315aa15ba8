"""Finds a routine by what a person typed."""

from backstretch.content.library import Library
from backstretch.content.routine import Routine


class UnknownRoutine(Exception):
    """No routine of that name and length. The text lists those there are."""


def find_routine(library: Library, name: str, minutes: int) -> Routine:
    """Return a routine by its id and length, or one of the person's own by its id.

    Raises:
        UnknownRoutine: there is none.
    """
    if found := library.routines.get((name, minutes)):
        return found
    if name in library.own:
        return library.own[name]
    if name in library.routine_ids():
        lengths = ", ".join(str(m) for r, m in library.routines if r == name)
        raise UnknownRoutine(f"The routine “{name}” is there with these minutes: {lengths}.")
    known = ", ".join([*library.routine_ids(), *library.own])
    raise UnknownRoutine(f"There is no routine “{name}”. The routines are: {known}.")
