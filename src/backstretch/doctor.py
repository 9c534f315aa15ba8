"""`backstretch doctor`: what this computer can do for a session, in plain words or as JSON."""

import importlib.util
import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from backstretch import __version__
from backstretch.content.library import load_library
from backstretch.content.own_library import add_own
from backstretch.desktop import keep_awake, sound, speech
from backstretch.desktop.voice_pack import VoicePack
from backstretch.figure.scene import Doing
from backstretch.journal.errors import linked, out_of_reach
from backstretch.journal.store import Journal, JournalError
from backstretch.log_file import LogFile
from backstretch.paths import Paths, is_there
from backstretch.private import open_to_others
from backstretch.resources import resources_dir
from backstretch.screen import has_display
from backstretch.session.posing import open_book

LIBRARIES = ("PySide6", "appdirs", "msgspec", "miniaudio", "wakepy")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its name, whether all is well, and a sentence about it."""

    name: str
    ok: bool
    says: str


def run_doctor(paths: Paths, *, as_json: bool, with_log: bool = False) -> int:
    """Print what was found and return 0 if a session can run, else 1.

    With the log comes what went wrong lately; what is printed is all there is to copy.
    """
    log = LogFile(paths.log).read() if with_log else ""
    findings = [find(paths) for find in FINDERS]
    runs = all(finding.ok for finding in findings if finding.name in NEEDED)
    if as_json:
        report = {
            "format": "backstretch-doctor",
            "version": 1,
            "can_run_a_session": runs,
            "findings": findings,
            **({"log": log} if with_log else {}),
        }
        print(msgspec.json.format(msgspec.json.encode(report), indent=2).decode())
        return 0 if runs else 1
    print(*_lines(findings, log if with_log else None), sep="\n")
    return 0 if runs else 1


def diagnostics(paths: Paths, journal: Finding) -> str:
    """Return what `doctor --log` prints, for a window, which knows of its own journal.

    It is for a thread too, as it takes seconds.
    """
    known = {_window: Finding("window", True, "A window can be shown."), _journal: journal}
    findings = [known.get(find) or find(paths) for find in FINDERS]
    return "\n".join(_lines(findings, LogFile(paths.log).read()))


def finding_of(journal: Journal | None, path: Path, refusal: str) -> Finding:
    """Return what can be said of a journal that a window has open, or why it has not."""
    try:
        return _finding_of(journal, path) if journal else Finding("journal", False, refusal)
    except JournalError as error:
        return Finding("journal", False, str(error))


def _lines(findings: Sequence[Finding], log: str | None) -> Iterator[str]:
    """Yield what was found, the verdict and, where it is wanted, the log."""
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        says = finding.says if log is None else _without_home(finding.says)
        yield f"{'ok' if finding.ok else '--'}  {finding.name:<{width}}  {says}"
    runs = all(finding.ok for finding in findings if finding.name in NEEDED)
    yield "A guided session can run here." if runs else "A guided session cannot run here yet."
    if log is not None:
        yield log.rstrip() or "Nothing went wrong lately."


def _without_home(sentence: str) -> str:
    """Leave out the name of the person's folder, which often is the person's own."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - the other one raises without a home
    known = home.is_absolute() and home != Path(home.anchor)
    return sentence.replace(str(home), "~") if known else sentence


def _versions(_: Paths) -> Finding:
    from importlib.metadata import PackageNotFoundError, version

    parts = [f"Backstretch {__version__}", f"Python {platform.python_version()}"]
    missing: list[str] = []
    for name in LIBRARIES:
        try:
            parts.append(f"{name} {version('PySide6-Essentials' if name == 'PySide6' else name)}")
        except PackageNotFoundError:
            (parts if importlib.util.find_spec(name) else missing).append(name)
    parts.append(f"{platform.system()} {platform.release()}")
    says = ", ".join(parts) + "."
    if missing:
        says += f" Missing: {', '.join(missing)}."
    return Finding("versions", not missing, says)


def _folders(paths: Paths) -> Finding:
    for folder in (paths.data, paths.config, paths.cache):
        nearest = next(p for p in (folder, *folder.parents) if is_there(p))
        if not (nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)):
            return Finding("folders", False, f"{folder} cannot be made or written to.")
    return Finding(
        "folders", True, f"Data {paths.data}, settings {paths.config}, cache {paths.cache}."
    )


def _privacy(paths: Paths) -> Finding:
    places = open_to_others(paths.folders)
    if not places:
        return Finding("privacy", True, "Only you can open what is kept here.")
    number = "1 file or folder" if len(places) == 1 else f"{len(places)} files and folders"
    return Finding(
        "privacy", False, f"Others can open {number}; any other command of Backstretch ends that."
    )


def _journal(paths: Paths) -> Finding:
    try:
        if not paths.journal.exists():
            return Finding("journal", True, f"None yet; it will be {paths.journal}.")
    except OSError as error:
        return Finding("journal", False, str(out_of_reach(paths.journal, error)))
    try:
        with Journal.open(paths.journal, read_only=True) as journal:
            return _finding_of(journal, paths.journal)
    except JournalError as error:
        return Finding("journal", False, str(error))


def _finding_of(journal: Journal, path: Path) -> Finding:
    sessions, left = journal.sessions(), journal.open_sessions()
    says = f"{path} is in order: version {journal.version}, {_count(len(sessions))}"
    warned = f" {linked(path)}" if journal.linked else ""
    return Finding("journal", True, f"{says}, {len(left)} unfinished.{warned}")


def _count(sessions: int) -> str:
    return "1 session" if sessions == 1 else f"{sessions} sessions"


def _content(paths: Paths) -> Finding:
    library = load_library(resources_dir())
    own = add_own(library, paths.own_routines, paths.own_exercises)
    found = (*library.faults, *own.faults)
    if found:
        faults = "; ".join(str(fault) for fault in found)
        return Finding("content", False, f"{len(found)} faults: {faults}")
    routines = f"{len(library.routine_ids())} routines"
    made = f", {len(own.routines)} of your own" if own.routines else ""
    written = f", {len(own.exercises)} of your own" if own.exercises else ""
    exercises = f"{len(library.exercises)} exercises{written}"
    return Finding("content", True, f"{exercises}, {routines}{made}.")


def _poses(_: Paths) -> Finding:
    library = load_library(resources_dir())
    book, faults = open_book(resources_dir(), library)
    if faults:
        listed = "; ".join(str(fault) for fault in faults)
        number = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        return Finding("poses", False, f"{number}: {listed}")
    shown = sum(1 for exercise in library.exercises if book.keys(Doing(exercise)))
    return Finding("poses", True, f"The figure shows {shown} exercises.")


def _voice(_: Paths) -> Finding:
    troubles: list[str] = []
    pack = VoicePack(resources_dir() / "voice" / "en", troubles.append)
    count = pack.count()
    if troubles or not count:
        return Finding("voice", False, "The recorded voice is missing; tones and screen remain.")
    return Finding("voice", True, f"{count} recorded phrases.")


def _sound(_: Paths) -> Finding:
    return {
        "ok": Finding("sound", True, "A device for sound is there."),
        "no-device": Finding("sound", False, "No device for sound. All cues are on the screen."),
        "no-library": Finding("sound", False, "miniaudio is missing. All cues are on the screen."),
    }[sound.probe()]


def _speech(_: Paths) -> Finding:
    if engine := speech.probe():
        return Finding("speech", True, f"{engine} says what is not recorded.")
    return Finding("speech", False, "No speech program. Names of your own are on the screen only.")


def _window(_: Paths) -> Finding:
    if not has_display(sys.platform, os.environ):
        return Finding("window", False, "No display. “backstretch session --text” works.")
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        return Finding("window", False, f"Qt cannot be loaded: {error}.")
    return Finding("window", True, "A window can be shown.")


def _tray(_: Paths) -> Finding:
    if sys.platform != "linux":
        return Finding("tray", True, "The window can be kept in the tray when it is closed.")
    if not _bus():
        return Finding("tray", False, "No D-Bus session, so no tray icon.")
    from backstretch.desktop.tray import has_host

    if has_host():
        return Finding("tray", True, "The window can be kept in the tray when it is closed.")
    return Finding("tray", False, "This desktop shows no tray. A closed window ends the program.")


def _notifications(_: Paths) -> Finding:
    if sys.platform != "linux":
        return Finding("notifications", True, "Reminders are shown by the system.")
    if not _bus():
        return Finding("notifications", False, "No D-Bus session, so no notifications.")
    from backstretch.desktop.bus_notifier import probe

    return {
        "": Finding("notifications", True, "Reminders are shown, with buttons."),
        "no-buttons": Finding("notifications", True, "Reminders are shown, without buttons."),
        "no-answer": Finding("notifications", False, "The desktop's notifications do not answer."),
    }.get(
        probe(),
        Finding("notifications", False, "Nothing here shows notifications. Today still tells."),
    )


def _awake(_: Paths) -> Finding:
    if keep_awake.probe():
        return Finding("keep-awake", True, "The screen can be kept awake during a session.")
    return Finding("keep-awake", False, "The screen may go dark during a session.")


def _bus() -> bool:
    """Return whether there is a session bus, and the libraries to speak on it."""
    try:
        import PySide6.QtWidgets  # noqa: F401

        from backstretch.desktop.session_bus import has_session_bus
    except ImportError:
        return False
    return has_session_bus()


FINDERS: tuple[Callable[[Paths], Finding], ...] = (
    _versions,
    _folders,
    _privacy,
    _journal,
    _content,
    _poses,
    _window,
    _sound,
    _voice,
    _speech,
    _tray,
    _notifications,
    _awake,
)
NEEDED = frozenset({"versions", "folders", "journal"})
NOT_BY_A_WINDOW = frozenset({_window, _journal})
"""What a window knows by itself; to open its own diary a second time would end its locks."""


def look_around(paths: Paths) -> tuple[Finding, ...]:
    """Return what a window can say of this computer; for a thread too, as it takes seconds."""
    return tuple(find(paths) for find in FINDERS if find not in NOT_BY_A_WINDOW)
