"""The choices made in the program, in one small JSON file."""

from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from backstretch.broken_files import put_aside
from backstretch.paths import replace_file
from backstretch.units import Units
from backstretch.weeks import MONDAY, SATURDAY, SUNDAY

PRESETS = (10, 12, 15)
"""The minutes that every routine comes in; those between are composed for the plan."""
USUAL_MINUTES = 12

TimeOfDay = Annotated[str, msgspec.Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
"""A time such as `18:30`."""


class SettingsError(Exception):
    """The settings cannot be saved. The text is one sentence that names the file and says why."""


class Settings(msgspec.Struct, frozen=True):
    """What the person chose.

    `window_geometry` is Qt's own, in base64; `text_size` is in per cent; `minutes` is the length
    of a session, None where it was never chosen; `day_starts_at` is the hour before which the
    night belongs to yesterday. `motion` is how much moves on the screen; `goal_days` is how many
    days a week to aim for. Between `quiet_from` and `quiet_until` there are no reminders; where
    both are the same there are no such hours. `keep_in_tray` is whether a closed window goes on
    in the tray. `units` are those of distances. `gets_up_at` is when the person usually gets up.
    `told_no_tray` is whether it was said that a closed window does not remind here. `first_start`
    is where the first start stands, "" where it was never begun. `voice` is the recorded one or
    the system's own, which speaks at `voice_pace`; `volume` is that of voice and tones; both are
    in per cent. `say_breath` is whether “in” and “out” are said in holds. `ready_s` and
    `switch_s` are the seconds before the first stretch and between sides, 0 for those of each
    routine, and `change_more_s` those that are added between exercises. `distance` is from how
    far the screen is read in a session. Weeks begin on
    `week_starts`; where that is as the system has it, on `system_week`, an ISO number of what it
    said last, so that a window and a command never cut weeks in two ways. `letter_keys` is whether
    keys without Ctrl or Alt that are letters, digits or signs act on whole pages.
    """

    cue_level: Literal["full", "short", "tones", "silent"] = "full"
    voice: Literal["recorded", "system"] = "recorded"
    voice_pace: Annotated[int, msgspec.Meta(ge=70, le=130)] = 100
    volume: Annotated[int, msgspec.Meta(ge=10, le=100)] = 100
    say_breath: bool = False
    wait_for_me: bool = False
    ready_s: Annotated[int, msgspec.Meta(ge=0, le=20)] = 0
    switch_s: Annotated[int, msgspec.Meta(ge=0, le=15)] = 0
    change_more_s: Annotated[int, msgspec.Meta(ge=0, le=15)] = 0
    distance: Literal["near", "usual", "far"] = "usual"
    first_side: Literal["right", "left"] = "right"
    window_geometry: str = ""
    text_size: Annotated[int, msgspec.Meta(ge=90, le=200)] = 100
    theme: Literal["system", "daylight", "dusk"] = "system"
    stronger_contrast: bool = False
    motion: Literal["system", "reduced", "full"] = "system"
    minutes: Annotated[int, msgspec.Meta(ge=10, le=15)] | None = None
    goal_days: Literal[3, 4, 5] = 4
    day_starts_at: Annotated[int, msgspec.Meta(ge=0, le=12)] = 3
    remind_session: bool = True
    remind_at: TimeOfDay = "18:30"
    remind_after_run: bool = False
    remind_after_run_minutes: Annotated[int, msgspec.Meta(ge=0, le=240)] = 30
    remind_week: bool = True
    remind_morning: bool = False
    remind_morning_at: TimeOfDay = "08:00"
    quiet_from: TimeOfDay = "21:30"
    quiet_until: TimeOfDay = "07:00"
    keep_in_tray: bool = False
    units: Units = Units.KM
    gets_up_at: TimeOfDay = "07:00"
    told_no_tray: bool = False
    first_start: Literal["", "safety", "amount", "when", "sound", "done"] = ""
    week_starts: Literal["system", "monday", "saturday", "sunday"] = "system"
    letter_keys: bool = True
    system_week: Annotated[int, msgspec.Meta(ge=1, le=7)] = MONDAY

    @property
    def week_begins(self) -> int:
        """The ISO number of the day that weeks begin on."""
        chosen = {"monday": MONDAY, "saturday": SATURDAY, "sunday": SUNDAY}
        return chosen.get(self.week_starts, self.system_week)

    @property
    def preset_minutes(self) -> int:
        """The longest of the lengths which every routine has that fits what was chosen."""
        return max(length for length in PRESETS if length <= (self.minutes or USUAL_MINUTES))


def load_settings(path: Path) -> tuple[Settings, str | None]:
    """Return the settings, and a sentence if the file could not be used and defaults stand in."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Settings), None
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return Settings(), (
            f"The settings {path} cannot be read: {reason}. The usual settings are used."
        )
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        return Settings(), (
            f"The settings {path} are not in order ({error}). The usual settings are used; the "
            "file is kept with “.broken” added to its name when settings are next saved."
        )


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings, all or nothing; what a later version added to the file stays in it.

    Raises:
        SettingsError: the file cannot be written; an older one is as it was.
    """
    try:
        kept = _keep_what_is_there(path)
        content = msgspec.json.encode(kept | msgspec.to_builtins(settings))
        replace_file(path, msgspec.json.format(content, indent=2) + b"\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SettingsError(
            f"The settings {path} could not be saved: {reason}. They hold until Backstretch is "
            "closed."
        ) from error


def _keep_what_is_there(path: Path) -> dict[str, Any]:
    try:
        content = path.read_bytes()
        msgspec.json.decode(content, type=Settings)
        return msgspec.json.decode(content, type=dict[str, Any])
    except FileNotFoundError:
        return {}
    except (msgspec.MsgspecError, ValueError, RecursionError):
        put_aside(path)
        return {}
