"""What the parts of the window share, each made once. All of it is there at the first paint."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QLocale
from PySide6.QtWidgets import QApplication

from backstretch.app_parts.settings_holder import SettingsHolder
from backstretch.clock import Clock, local_day
from backstretch.content.choice import find_routine
from backstretch.content.library import Library
from backstretch.content.own_library import Own, add_own
from backstretch.content.shelf import load_shelved
from backstretch.journal.store import Journal
from backstretch.paths import Paths
from backstretch.resources import resources_dir
from backstretch.session.unkept import Unkept, open_journal
from backstretch.toml_file import Fault
from backstretch.ui.icons import Icons
from backstretch.ui.main_window import MainWindow
from backstretch.ui.shortcuts import switch_letter_keys
from backstretch.ui.theme import DISTANCES, Theme
from backstretch.ui.today_desk import TodayDesk
from backstretch.ui.window_watch import WindowWatch

if TYPE_CHECKING:
    from backstretch.journal.own_files import Guard


@dataclass(slots=True)
class Wishes:
    """What is to be done once the window is closed and nothing is open any more.

    `erase`: the person typed that everything is to be deleted.
    """

    erase: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """What the parts of the window share.

    `ledger` keeps sessions, or refuses to where the diary cannot be opened; `refusal` then says
    why, or why the diary can only be read. `own` is what the person made: routines and exercises.
    """

    paths: Paths
    clock: Clock
    settings: SettingsHolder
    library: Library
    ledger: Journal | Unkept
    refusal: str
    theme: Theme
    icons: Icons
    window: MainWindow
    watch: WindowWatch
    today: TodayDesk
    own: Own
    wishes: Wishes = field(default_factory=Wishes)

    @property
    def journal(self) -> Journal | None:
        """The diary, or None where it cannot be opened."""
        return self.ledger if isinstance(self.ledger, Journal) else None

    @property
    def guard(self) -> "Guard":
        """What says where nothing that the person saves may go."""
        from backstretch.journal.own_files import guard_of

        return guard_of(self.paths)

    def keep_place(self, geometry: QByteArray) -> None:
        """Keep the size and place of the window for the next time."""
        self.settings.change(window_geometry=base64.b64encode(geometry.data()).decode())


def put_together(
    qt: QApplication,
    paths: Paths,
    clock: Clock,
    routine: str,
    minutes: int | None,
    *,
    newer: bool = False,
) -> Shared:
    """Make the window and what stands behind it, and say what could not be read.

    `routine` names the one in hand until there is a plan, in `minutes` or those of the settings.
    With `newer`, a diary of a newer version is shown as far as it is known here.

    Raises:
        UnknownRoutine: there is none of that name and length.
    """
    settings = SettingsHolder(paths.settings)
    settings.follow_system(QLocale.system().firstDayOfWeek().value)
    loaded = load_shelved(resources_dir(), paths.shelf)
    own = add_own(loaded, paths.own_routines, paths.own_exercises)
    library = own.library
    in_hand = find_routine(library, routine, minutes or settings.present().preset_minutes)
    ledger, refusal = open_journal(paths, newer=newer, in_haste=True)
    theme = _dress(qt, settings)
    icons = Icons(resources_dir() / "icons", theme)
    window = MainWindow(theme, icons)
    switch_letter_keys(window, on=settings.present().letter_keys)
    window.restore(_geometry(settings.present().window_geometry))

    def day() -> str:
        return local_day(clock.now(), settings.day_starts_at()).isoformat()

    today = TodayDesk(window.today, library, in_hand, day, settings.week_begins)
    settings.not_kept.connect(today.notices.tell)
    today.notices.tell_all((in_short(library.faults), settings.complaint))
    if not isinstance(ledger, Journal):
        today.unreadable = refusal
    watch = WindowWatch(window)
    return Shared(
        paths, clock, settings, library, ledger, refusal, theme, icons, window, watch, today, own
    )


def in_short(faults: Sequence[Fault]) -> str:
    """Return the first of the faults and how many more there are, or ""."""
    if len(faults) < 2:
        return str(faults[0]) if faults else ""
    return f"{faults[0]} And {len(faults) - 1} more: “backstretch doctor” lists them."


def _dress(qt: QApplication, settings: SettingsHolder) -> Theme:
    chosen = settings.present()
    theme = Theme(
        resources_dir(),
        qt.styleHints(),
        chosen.theme,
        chosen.text_size / 100,
        stronger_contrast=chosen.stronger_contrast,
    )
    theme.set_distance(DISTANCES[chosen.distance])
    theme.apply_to(qt)
    return theme


def _geometry(text: str) -> QByteArray:
    try:
        return QByteArray(base64.b64decode(text, validate=True))
    except ValueError:
        return QByteArray()
