"""What shows the routine editor: a copy, a new one, bent rules, a line that cannot be read."""

from PySide6.QtCore import QCoreApplication

from demo import Demo

PHYSIO = "piriformis 3x30s L>R, cat-cow 10 slow, plank 2x20s rest 15s, rest 60s"


def copied(demo: Demo) -> None:
    """Show a copy of a routine that ships, on its fourth row."""
    demo.editor("after-run").focus_row(3)


def new(demo: Demo) -> None:
    """Show a routine with nothing in it yet."""
    demo.editor()


def bent(demo: Demo) -> None:
    """Show a routine that bends rules, and is not safe in one place."""
    line = "piriformis 90s, hip flexor 3x30s L, climber 6, squat 12, plank 30s, cat-cow 8, squat 10"
    page = demo.editor(line=line)
    page.rounds_chosen.emit(2)
    page.dose_chosen.emit(4, 240)
    page.focus_row(0)


def mistyped(demo: Demo) -> None:
    """Show a line that cannot be read, with what was likely meant."""
    page = demo.editor(line=PHYSIO)
    line = PHYSIO.replace("plank", "plnak")
    page.line.field.line.setFocus()
    page.line.field.line.setText(line)
    page.typed.emit(line)
    QCoreApplication.processEvents()
    page.scroller.verticalScrollBar().setValue(page.scroller.verticalScrollBar().maximum())


def leaving(demo: Demo) -> None:
    """Show what is asked before changes would be lost."""
    page = demo.editor(line=PHYSIO)
    page.rows[1].remove_button.click()
    page.back_button.click()
