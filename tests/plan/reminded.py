"""A program that reminds, through days that somebody lives: it asks, waits, shows, remembers."""

from datetime import UTC, datetime, timedelta, tzinfo

import msgspec

from backstretch.plan.reminding import Agenda, Due, Known, Told, after_shown, agenda


class Reminded:
    """Holds the time, the zone and what was told; `shown` is what came up, and when.

    `awake` says whether anything can be shown now.
    """

    def __init__(self, known: Known, now: datetime, zone: tzinfo) -> None:
        self.known = known
        self.now = now.astimezone(UTC)
        self.zone = zone
        self.told = Told()
        self.shown: list[tuple[Due, datetime]] = []
        self.awake = True

    def look(self) -> Agenda:
        """Show what is due, if anything; return what comes after it."""
        found = agenda(self.known, self.told, self.now, self.zone)
        while self.awake and found.next and found.next.at <= self.now:
            self.shown.append((found.next, self.now))
            assert len(self.shown) < 1000, "a storm of reminders"
            self.told = after_shown(self.told, found)
            found = agenda(self.known, self.told, self.now, self.zone)
        return found

    def live(self, span: timedelta) -> None:
        """Let time go by, waking up exactly when something is due."""
        end = self.now + span
        found = self.look()
        while found.next and self.now < found.next.at <= end:
            self.now = found.next.at
            found = self.look()
        self.now = end

    def sleep(self, span: timedelta) -> None:
        """Let time go by with nothing shown, and wake up."""
        self.awake = False
        self.now += span
        self.awake = True
        self.look()

    def restart(self) -> None:
        """End the program and start it again: only what was told is left, in its file's form."""
        self.told = msgspec.json.decode(msgspec.json.encode(self.told), type=Told)
        self.look()

    @property
    def ids(self) -> list[str]:
        """The ids of what was shown, in order."""
        return [due.id for due, _ in self.shown]

    def times(self) -> list[str]:
        """Return what the clocks of the zone showed each time."""
        return [f"{now.astimezone(self.zone):%m-%d %H:%M}" for _, now in self.shown]
