"""Tells whether there is a screen for a window; Qt ends the whole process where there is none.

Standard library only, and no more of it than an old Python has: the set-up script uses it too.
"""

from collections.abc import Mapping
from pathlib import Path


def has_display(platform: str, env: Mapping[str, str], root: Path = Path("/")) -> bool:
    """Return whether a window can be shown; macOS and Windows always have a place for one.

    A name in the environment is not enough: the server it names must be there. One on another
    computer cannot be looked up here and is believed.
    """
    chosen = env.get("QT_QPA_PLATFORM", "").split(":")[0]
    if platform in ("darwin", "win32") or chosen not in ("", "xcb", "wayland"):
        return True
    return _wayland(env, root) or _x11(env.get("DISPLAY", ""), root)


def _wayland(env: Mapping[str, str], root: Path) -> bool:
    name, folder = env.get("WAYLAND_DISPLAY", ""), env.get("XDG_RUNTIME_DIR", "")
    return bool(name) and _is_there(root / folder.lstrip("/") / name)


def _x11(display: str, root: Path) -> bool:
    host, _, number = display.partition(":")
    number = number.split(".")[0]
    if not number.isdigit():
        return False
    if host not in ("", "unix"):
        return True
    if _is_there(root / "tmp" / ".X11-unix" / f"X{number}"):
        return True
    try:
        names = (root / "proc" / "net" / "unix").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return any(line.endswith(f"@/tmp/.X11-unix/X{number}") for line in names.splitlines())


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
