"""Whether there is a screen for a window."""

from pathlib import Path

import pytest

from backstretch.screen import has_display


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a machine with the X server :7, an abstract one :8, and a Wayland one."""
    for name in ("tmp/.X11-unix/X7", "run/user/1000/wayland-0"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "proc/net").mkdir(parents=True)
    (tmp_path / "proc/net/unix").write_text("0: 2 0 1 1 1 99 @/tmp/.X11-unix/X8\n")
    return tmp_path


@pytest.mark.parametrize(
    ("platform", "env", "display"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": "nonsense"}, False),
        ("linux", {"DISPLAY": ":7"}, True),
        ("linux", {"DISPLAY": ":7.0"}, True),
        ("linux", {"DISPLAY": "unix:7"}, True),
        ("linux", {"DISPLAY": ":8"}, True),
        ("linux", {"DISPLAY": ":9"}, False),
        ("linux", {"DISPLAY": ":"}, False),
        ("linux", {"DISPLAY": "localhost:10.0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/run/user/1000"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-1", "XDG_RUNTIME_DIR": "/run/user/1000"}, False),
        ("linux", {"QT_QPA_PLATFORM": "offscreen:size=800x600"}, True),
        ("linux", {"QT_QPA_PLATFORM": "xcb"}, False),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_where_a_window_can_be_shown(
    platform: str, env: dict[str, str], display: bool, root: Path
) -> None:
    assert has_display(platform, env, root) is display
