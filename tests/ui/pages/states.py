"""Moments and days that several tests show."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from backstretch.resources import resources_dir
from backstretch.ui.icons import Icons
from backstretch.ui.player_state import DoneRow, LaneGroup, LanePiece, PlayerState
from backstretch.ui.theme import Choice, Theme
from backstretch.ui.today_state import (
    Notice,
    NoticeAction,
    RoutineChoice,
    SessionCardState,
    TodayState,
    TodayStretch,
    Unfinished,
)

LANES = (
    LaneGroup("Cat-cow", (LanePiece(64, "done"),)),
    LaneGroup("Piriformis", (LanePiece(30, "now", 0.4), LanePiece(30), LanePiece(30))),
    LaneGroup("Hamstring", (LanePiece(30, "skipped"), LanePiece(30, "skipped"))),
    LaneGroup("Rest", (LanePiece(47),)),
)
STEPS = (
    "Lie on your back, knees bent, feet flat.",
    "Put the right ankle on the left thigh, just above the knee.",
    "Draw the thigh in until the right buttock pulls.",
)
HOLD = PlayerState(
    phase="hold",
    routine="After a run",
    item=4,
    items=7,
    hold=1,
    holds=2,
    session_left_s=395,
    name="Piriformis stretch",
    sides=("left", "right"),
    side="right",
    seconds=18,
    share=0.4,
    breath="out",
    breath_share=0.3,
    breath_words="Breathe out slowly",
    cue="Draw the thigh in. Keep your tail heavy on the mat.",
    feel="You should feel it deep in the right buttock",
    stage=("On your back", *STEPS),
    next_title="Left side",
    next_detail="2 × 30 s",
    lanes=LANES,
    kept_s=345,
    steps=STEPS,
    mistakes=("Pulling the head up.",),
    leave_out=("Your knee hurts. Try Child’s pose instead.", "You have a new hip."),
    easier="Foot on a wall, or seated on a chair.",
)
PAUSED = replace(HOLD, phase="paused")
SWITCH = replace(HOLD, phase="switch", side="left", sides_done=("right",), seconds=5)
MOVE = replace(
    HOLD, phase="move", name="Cat-cow", sides=(), side="both", rep=3, reps=8, counted=True
)
LONG = replace(HOLD, name="Half-kneeling hip-flexor stretch", seconds=72, notice="No sound.")
FINISHED = PlayerState(
    phase="finished",
    routine="After a run",
    lanes=LANES,
    kept_s=730,
    done=(DoneRow("Cat-cow", "8 slow reps"), DoneRow("Rest", "47 s", "skipped")),
)
STRETCHES = (
    TodayStretch("Cat-cow", "8 slow reps", STEPS),
    TodayStretch("Runner’s lunge", "2 × 30 s a side", STEPS),
    TodayStretch("Single knee to chest", "30 s a side", STEPS),
)
SESSION = SessionCardState(
    heading="Today’s session",
    routine_id="after-run",
    routine="After a run",
    why="Picked because you run today.",
    minutes=12,
    minute_choices=(10, 12, 15),
    stretches=STRETCHES,
    note="Keep the pull mild, 3 out of 10 at most. Let go before you move on.",
)
TODAY = TodayState(
    date="Thursday 14 May",
    week="week 20",
    line="One session, whenever it suits you.",
    card=SESSION,
    routines=(RoutineChoice("after-run", "After a run"), RoutineChoice("core-hips", "Core & hips")),
)
CUT_OFF = replace(
    TODAY, unfinished=Unfinished("After a run", "Piriformis stretch, right side, 18 s left")
)
NOTICED = replace(
    TODAY,
    notice=Notice("The disk is full.", "caution", (NoticeAction("retry", "Try again"),)),
)


def dress(
    app: QApplication, choice: Choice = "daylight", text_scale: float = 1
) -> tuple[Theme, Icons]:
    """Return a theme and icons from the shipped files, the application dressed alike.

    What earlier tests left for deletion goes first: a style sheet touches every widget.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme = Theme(resources_dir(), app.styleHints(), choice, text_scale)
    if app.styleSheet() != theme.style_sheet():
        theme.apply_to(app)
    return theme, Icons(resources_dir() / "icons", theme)


def click(widget: QWidget) -> None:
    """Press the left button of the mouse in the middle of a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def strike(
    widget: QWidget,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key on a widget and let it go."""
    QTest.keyClick(widget, key, modifier)


def nameless(root: QWidget) -> list[str]:
    """Return the controls under this widget that a screen reader has no name for."""
    return [
        type(child).__name__
        for child in root.findChildren(QWidget)
        if child.focusPolicy() != child.focusPolicy().NoFocus
        and child.isVisible()
        and not (child.accessibleName() or child.property("text"))
    ]
