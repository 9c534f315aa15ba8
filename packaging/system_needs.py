"""What the system itself must bring before Backstretch can run: found by trying, then installed.

Used by bootstrap.py on a machine that has nothing but Python, so: standard library only.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
from backstretch.screen import has_display

__all__ = ["Need", "Trouble", "bring", "has_display", "last_line", "making_needs", "needs_for"]


class Trouble(Exception):
    """What the world did to us, in one sentence that names what and where."""


@dataclass(frozen=True)
class Need:
    """One thing of the system: a library (its soname), a program, a Python module or a file.

    `debian` holds the names of the package that brings it, the preferred one first (they differ
    between releases), `arch` its name on Arch Linux. Without a `vital` need nothing can start.
    """

    name: str
    debian: tuple[str, ...]
    arch: str
    vital: bool = False

    def met(self) -> bool:
        """Find out by trying."""
        if ".so." in self.name:
            try:
                ctypes.CDLL(self.name)
            except OSError:
                return False
            return True
        if self.name == "ensurepip":
            return importlib.util.find_spec(self.name) is not None
        return shutil.which(self.name) is not None or Path(self.name).is_file()


ENSUREPIP = Need(
    "ensurepip", (f"python3.{sys.version_info[1]}-venv", "python3-venv"), "python", True
)
CERTIFICATES = Need("/etc/ssl/certs/ca-certificates.crt", ("ca-certificates",), "ca-certificates")
WINDOW = (
    Need("libEGL.so.1", ("libegl1",), "libglvnd", True),
    Need("libGL.so.1", ("libgl1",), "libglvnd", True),
    Need("libxkbcommon.so.0", ("libxkbcommon0",), "libxkbcommon", True),
    Need("libdbus-1.so.3", ("libdbus-1-3",), "dbus", True),
    Need("libfontconfig.so.1", ("libfontconfig1",), "fontconfig", True),
    Need("libfreetype.so.6", ("libfreetype6",), "freetype2", True),
    Need("libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0"), "glib2", True),
)
X11 = (
    Need("libxcb-cursor.so.0", ("libxcb-cursor0",), "xcb-util-cursor", True),
    Need("libxcb-icccm.so.4", ("libxcb-icccm4",), "xcb-util-wm", True),
    Need("libxcb-keysyms.so.1", ("libxcb-keysyms1",), "xcb-util-keysyms", True),
    Need("libxcb-shape.so.0", ("libxcb-shape0",), "libxcb", True),
    Need("libxcb-xkb.so.1", ("libxcb-xkb1",), "libxcb", True),
    Need("libxkbcommon-x11.so.0", ("libxkbcommon-x11-0",), "libxkbcommon-x11", True),
)
SOUND = (Need("libpulse.so.0", ("libpulse0",), "libpulse"),)
TESTING = (
    Need("Xvfb", ("xvfb",), "xorg-server-xvfb"),
    Need("xdotool", ("xdotool",), "xdotool"),
    Need("pulseaudio", ("pulseaudio",), "pulseaudio"),
    Need("pactl", ("pulseaudio-utils",), "libpulse"),
    Need("parec", ("pulseaudio-utils",), "libpulse"),
    Need("dbus-run-session", ("dbus-daemon", "dbus"), "dbus"),
    Need("espeak-ng", ("espeak-ng",), "espeak-ng"),
    Need("pdftotext", ("poppler-utils",), "poppler"),
    Need("strace", ("strace",), "strace"),
    Need("/usr/share/i18n/locales/tr_TR", ("locales",), "glibc"),
)


def making_needs(platform: str, debian: bool) -> tuple[Need, ...]:
    """Return what making an environment takes; only Debian ships Python without it."""
    if not platform.startswith("linux"):
        return ()
    return (ENSUREPIP, CERTIFICATES) if debian else (ENSUREPIP,)


def needs_for(
    action: str, platform: str, env: Mapping[str, str], root: Path = Path("/")
) -> tuple[Need, ...]:
    """Return what the system must bring; the wheels hold everything on macOS and Windows."""
    if not platform.startswith("linux"):
        return ()
    if action == "test":
        return WINDOW + X11 + SOUND + TESTING
    if not has_display(platform, env, root):
        return SOUND
    return WINDOW + SOUND if env.get("WAYLAND_DISPLAY") else WINDOW + X11 + SOUND


def one_line(missing: Sequence[Need], manager: str | None) -> str:
    """Return the one line a person runs to bring what is missing."""
    if manager == "apt-get":
        names = [need.debian[-1] for need in missing]
    elif manager in ("dnf", "zypper"):
        names = [provided_name(need) for need in missing]
    elif manager == "pacman":
        names = [need.arch for need in missing]
    else:
        return "your system's installer with " + ", ".join(need.name for need in missing)
    verb = {"apt-get": "install --no-install-recommends", "pacman": "-S"}.get(manager, "install")
    return f"sudo {manager} {verb} {shlex.join(dict.fromkeys(names))}"


def provided_name(need: Need) -> str:
    """Return what an RPM system calls the need, by what it provides instead of by package."""
    if ".so." in need.name:
        return f"{need.name}()(64bit)"
    if need.name == "ensurepip":
        return "python3-pip"
    return need.name if need.name.startswith("/") else f"/usr/bin/{need.name}"


def say(sentence: str) -> None:
    """Tell the person; on stderr, so that what the app prints stays its own."""
    print(sentence, file=sys.stderr, flush=True)


def last_line(text: str) -> str:
    """Return the last line that says anything."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "it said nothing"


def undisturbed(command: Sequence[str]) -> tuple[int, str]:
    """Run a command that goes on to its end even if we are stopped; return its code and output.

    A package manager cut off in the middle leaves a system that installs nothing any more.
    """
    with tempfile.TemporaryFile("w+", errors="replace") as output:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        output.seek(0)
        return done.returncode, output.read()


def as_root() -> list[str] | None:
    """Return what stands before a command to run it as root without asking, or None."""
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if os.name == "posix" and os.geteuid() == 0:
        return quiet
    sudo = shutil.which("sudo")
    if sudo and undisturbed([sudo, "-n", "true"])[0] == 0:
        return [sudo, "-n", *quiet]
    return None


def known_package(need: Need) -> str | None:
    """Return the first of a need's package names that this release has."""
    for name in need.debian:
        if subprocess.run(["apt-cache", "show", name], capture_output=True).returncode == 0:
            return name
    return None


def apt_install(prefix: Sequence[str], missing: Sequence[Need]) -> None:
    """Install the packages of the missing needs; what fails is said, not raised."""
    say("Installing with apt-get: " + ", ".join(dict.fromkeys(n.debian[-1] for n in missing)))
    apt = [*prefix, "apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"]
    code, output = undisturbed([*apt, "update"])
    if code:
        say(f"apt-get update failed: {last_line(output)}")
    names = dict.fromkeys(name for need in missing if (name := known_package(need)))
    install = [*apt, "install", "-y", "--no-install-recommends", *names]
    code, output = undisturbed(install)
    if code and "dpkg --configure -a" in output:  # an earlier installation was cut off
        undisturbed([*prefix, "dpkg", "--configure", "-a"])
        code, output = undisturbed(install)
    if code:
        say(f"apt-get install failed: {last_line(output)}")


def bring(needs: Sequence[Need]) -> tuple[str, ...]:
    """See that the system has what is needed and return the names that are met in the end.

    Raises Trouble when something vital is missing and cannot be installed from here.
    """
    missing = [need for need in needs if not need.met()]
    manager = next(filter(shutil.which, ("apt-get", "dnf", "zypper", "pacman")), None)
    if missing and manager == "apt-get" and (prefix := as_root()) is not None:
        apt_install(prefix, missing)
        missing = [need for need in missing if not need.met()]
    if missing:
        names = ", ".join(need.name for need in missing)
        line = one_line(missing, manager)
        sentence = f"This system lacks {names}; run this line, then try again: {line}"
        if any(need.vital for need in missing):
            raise Trouble(sentence)
        say(f"{sentence} (going on without)")
    return tuple(need.name for need in needs if need not in missing)
