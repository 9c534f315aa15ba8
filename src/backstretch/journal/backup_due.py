"""When the next backup is due: at most a minute after something was saved, and never twice."""

from backstretch.clock import Clock

WAIT_S = 60.0
_NS = 1_000_000_000


class BackupDue:
    """Counts from the first save that is in no backup yet, so that a busy hour delays none.

    It holds no timer: `seconds` says when to look again. After a failure it waits as long again.
    """

    def __init__(self, clock: Clock, wait_s: float = WAIT_S) -> None:
        self._clock = clock
        self._wait_ns = round(wait_s * _NS)
        self._since: int | None = None
        self._again = False

    def saved(self) -> None:
        """Take note that something was saved."""
        if self._since is None:
            self._since = self._clock.monotonic_ns()
        self._again = True

    def seconds(self) -> float | None:
        """Return the seconds until a backup is due, 0 if it is now, None if none is."""
        if self._since is None:
            return None
        left = self._since + self._wait_ns - self._clock.monotonic_ns()
        return max(0, left) / _NS

    def is_due(self) -> bool:
        """Whether a backup is to be made now."""
        return self.seconds() == 0

    def begin(self) -> None:
        """Take note that a backup begins; what is saved from now on is not in it."""
        self._again = False

    def done(self) -> None:
        """Take note that it was made."""
        self._since = self._clock.monotonic_ns() if self._again else None

    def failed(self) -> None:
        """Take note that it was not made: it is due again after the wait."""
        self._again = True
        self._since = self._clock.monotonic_ns()
