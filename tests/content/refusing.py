"""A disk that refuses what a person made, for a folder that is watched."""

import errno

from tests.harm.system_calls import Call, Kind


class Stubborn:
    """A disk that puts a file in place, and then neither says so nor takes it away again."""

    def __init__(self) -> None:
        self._moved = False

    def before(self, call: Call) -> int:
        """Refuse what comes after."""
        return errno.EIO if self._moved and call.kind in (Kind.SYNC, Kind.DELETE) else 0

    def after(self, call: Call) -> None:
        """See that a text is in place; pictures come before it."""
        is_text = call.target is not None and call.target.suffix == ".toml"
        self._moved = self._moved or (call.kind is Kind.MOVE and is_text)
