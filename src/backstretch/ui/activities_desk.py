"""Joins the Settings about the back to the diary: shows what it holds, keeps changes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from backstretch.care.light import Limits
from backstretch.content.care import LimitsRule
from backstretch.journal.errors import JournalError
from backstretch.plan.knowing import Lasting
from backstretch.plan.sieve import KIT
from backstretch.ui.activities_state import Activity, BackState
from backstretch.ui.pages.settings import SettingsPage


class Activities(Protocol):
    """Keeps activities; what it returns as text is what went wrong, or ""."""

    def current(self) -> Sequence[Activity]:
        """Return those that are asked about."""

    def retired(self) -> Sequence[Activity]:
        """Return those that are not asked about any more."""

    def keep(self, name: str, activity_id: str = "") -> str:
        """Name an activity, a new one where it has no id."""

    def retire(self, activity_id: str) -> str:
        """Ask no more about an activity."""


class OwnLimits(Protocol):
    """Keeps the limits of the light."""

    @property
    def rule(self) -> LimitsRule:
        """The usual limits, and how far each may be moved."""

    def now(self) -> Limits:
        """Return the limits that hold."""

    def keep(self, wanted: Limits) -> str:
        """Keep limits within their ranges; return what went wrong, or ""."""


class Conditions(Protocol):
    """Keeps what lasts of the person; what it returns as text is what went wrong, or ""."""

    def now(self) -> Lasting:
        """Return what holds now."""

    def keep_flags(self, flags: Iterable[str]) -> str:
        """Keep all that is true of the check-first list."""

    def keep_lacking(self, things: Iterable[str]) -> str:
        """Keep all the kit that is not at hand."""

    def keep_disliked(self, exercises: Iterable[str]) -> str:
        """Keep all exercises that are never wanted."""


@dataclass(frozen=True, slots=True)
class Back:
    """What the Settings need of the diary. What cannot be read raises JournalError.

    `stretches` has the name of each exercise by its id. `show_shoes` shows the page of the shoes,
    and `changed` is called after something was kept.
    """

    activities: Activities
    limits: OwnLimits
    conditions: Conditions
    stretches: Mapping[str, str]
    show_shoes: Callable[[], None]
    changed: Callable[[], None]


class BackDesk(QObject):
    """Shows what the diary holds each time the Settings open, and keeps what is changed."""

    def __init__(self, page: SettingsPage, back: Back) -> None:
        super().__init__(page)
        self._page = page
        self._back = back
        page.back.activities.name_asked.connect(self._name)
        page.back.activities.retire_asked.connect(self._retire)
        page.back.limits.chosen.connect(self._set_limits)
        page.back.shoes_asked.connect(back.show_shoes)
        page.back.conditions.chosen.connect(self._set_flags)
        page.back.kit.chosen.connect(self._set_kit)
        page.back.disliked.chosen.connect(self._set_disliked)

    def show(self) -> None:
        """Show what the diary holds now."""
        activities, limits = self._back.activities, self._back.limits
        try:
            current, retired = tuple(activities.current()), tuple(activities.retired())
            lasting, names = self._back.conditions.now(), self._back.stretches
            state = BackState(current, retired, limits.now(), limits.rule, lasting, names)
        except JournalError as error:
            self._page.complain(str(error))
            return
        self._page.back.show_back(state)

    def _name(self, activity_id: str, name: str) -> None:
        if self._tell(self._back.activities.keep(name, activity_id)):
            self._go_to(activity_id)

    def _go_to(self, activity_id: str) -> None:
        """Put the focus on an activity, in sight once the rows lie where they belong."""
        self._page.back.activities.go_to(activity_id)
        focused: QWidget | None = self._page.window().focusWidget()
        if focused is not None:
            QTimer.singleShot(0, focused, partial(self._page.ensureWidgetVisible, focused))

    def _retire(self, activity_id: str) -> None:
        if self._tell(self._back.activities.retire(activity_id)):
            self._go_to(activity_id)

    def _set_limits(self, wanted: Limits) -> None:
        if not self._tell(self._back.limits.keep(wanted)):
            self.show()

    def _set_flags(self, flags: frozenset[str]) -> None:
        if not self._tell(self._back.conditions.keep_flags(flags)):
            self.show()

    def _set_kit(self, at_hand: frozenset[str]) -> None:
        if not self._tell(self._back.conditions.keep_lacking(KIT - at_hand)):
            self.show()

    def _set_disliked(self, exercises: frozenset[str]) -> None:
        if not self._tell(self._back.conditions.keep_disliked(exercises)):
            self.show()

    def _tell(self, complaint: str) -> bool:
        """Say what came of a change; return whether it was kept."""
        if complaint:
            self._page.complain(complaint)
            return False
        self.show()
        self._page.tell_kept()
        self._back.changed()
        return True
