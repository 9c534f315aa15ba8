"""What stands for a session on its card: the routine's name, and one of its stretches."""

from backstretch.content.exercise import Sides
from backstretch.content.library import Library
from backstretch.content.routine import Routine
from backstretch.figure.scene import Doing
from backstretch.ui.wording import tr


class Stretches:
    """Hands out names and figures for the cards of one week.

    Each card gets the first stretch of its routine that no card before it has, so that a week
    is no row of equal pictures, and the same week always looks the same. The last stretch of a
    routine is its rest, which stands for none of them.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._shown: set[str] = set()

    def of(
        self, routine_id: str, minutes: int, *, pictured: bool = True
    ) -> tuple[str, Doing | None]:
        """Return the name, and the figure unless the card has none (not `pictured`).

        A routine that is not in the library, as its file is damaged, is called a session.
        """
        routine = self._nearest(routine_id, minutes)
        if routine is None:
            return tr("Session"), None
        if not pictured:
            return routine.name, None
        names = [item.exercise for item in routine.items[:-1] or routine.items]
        name = next((one for one in names if one not in self._shown), names[0])
        self._shown.add(name)
        sides = self._library.exercises[name].sides
        return routine.name, Doing(name, "both" if sides is Sides.BOTH else "right")

    def _nearest(self, routine_id: str, minutes: int) -> Routine | None:
        if routine_id in self._library.own:
            return self._library.own[routine_id]
        lengths = [length for known, length in self._library.routines if known == routine_id]
        if not lengths:
            return None
        nearest = min(lengths, key=lambda length: (abs(length - minutes), length))
        return self._library.routine(routine_id, nearest)
