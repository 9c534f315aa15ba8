"""What shows an exercise of the person's own: the grid, its page, the form, the player."""

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPen

from backstretch.browsing import Browsing
from backstretch.content.exercise import Position, Sides
from backstretch.content.own_exercise import FORMAT, OwnSheet
from backstretch.content.prescription import Prescriptions
from backstretch.plan.alone import alone, usual_dose
from backstretch.session.script import StepKind
from demo import Demo
from scenes import is_step

HEEL = OwnSheet(
    FORMAT,
    "Heel drops on a step",
    "3x12 rest 30s",
    Position.STANDING,
    Sides.EACH,
    ("step",),
    (
        "Stand with the front of your foot on a step.",
        "Go up on both feet.",
        "Lower the heel of one foot below the step, slowly.",
        "Use the other foot to come up again.",
    ),
    ("Keep the knee straight.", "Take three seconds on the way down."),
    ("The pain goes above 5 of 10.", "The tendon hurts more the next morning."),
)
BARE = OwnSheet(FORMAT, "Book on the belly", "2 min", Position.SUPINE)


def grid(demo: Demo) -> None:
    """Show the exercises, one of them with a picture of the person's own."""
    _keep(demo)
    made = demo.library()
    tiles = made.page.exercises.grid.tiles()
    made.page.exercises.grid.focus_on(next(t.tile.id for t in tiles if t.tile.own))
    made.page.exercises.grid.figures.stop()


def none_yet(demo: Demo) -> None:
    """Look for exercises of the person's own where there is none."""
    demo.library().page.exercises.chips["own"].click()


def opened(demo: Demo) -> None:
    """Show the page of one with a picture."""
    _open(demo, _keep(demo))


def opened_bare(demo: Demo) -> None:
    """Show the page of one with nothing but name, dose and position."""
    _open(demo, demo.own.exercises.keep("", BARE))


def deleted(demo: Demo) -> None:
    """Delete one that a routine has."""
    key = _keep(demo)
    lines = Prescriptions(demo.own.library.exercises)
    demo.own.routines.keep("", "Physio, May", lines.read("heel drops on a step, cat-cow 8"))
    _open(demo, key).page.exercise.remove_button.click()


def form(demo: Demo) -> None:
    """Change one that has everything."""
    _open(demo, _keep(demo)).page.exercise.edit_button.click()


def new(demo: Demo) -> None:
    """Begin a new one."""
    demo.library().page.exercises.new_button.click()


def wrong(demo: Demo) -> None:
    """Write what cannot be kept."""
    made = demo.library()
    made.page.exercises.new_button.click()
    page = made.page.form
    page.name.line.setText("Cat cow")
    page.dose.line.setText("3x often")
    page.steps.control.setPlainText("Do it slowly. " * 14)
    page.save_button.click()
    page.complain_of_picture("This is no PNG or JPEG picture. Choose another one.")


def played(demo: Demo) -> None:
    """Play one with a picture."""
    _play(demo, _keep(demo))


def played_bare(demo: Demo) -> None:
    """Play one without."""
    _play(demo, demo.own.exercises.keep("", BARE))


def in_editor(demo: Demo) -> None:
    """Show a routine that has one."""
    _keep(demo)
    demo.editor(line="heel drops on a step, cat-cow 8 slow, piriformis 2x30s")


def today(demo: Demo) -> None:
    """Show a routine that has one on Today."""
    _keep(demo)
    lines = Prescriptions(demo.own.library.exercises)
    asked = lines.read("heel drops on a step, cat-cow 8 slow, piriformis 2x30s")
    key = demo.own.routines.keep("", "Physio, May", asked)
    demo.show_today()
    demo.window.today.routine_asked.emit(key)


def _play(demo: Demo, key: str) -> None:
    exercise = demo.own.exercises[key]
    demo.today.routine = alone(usual_dose(demo.own.library, exercise), exercise)
    demo.begin()
    kind = StepKind.HOLD if exercise.usual.hold else StepKind.MOVE
    demo.walk_to(is_step(kind, key), 14_000)


def _keep(demo: Demo) -> str:
    return demo.own.exercises.keep("", HEEL, _drawing())


def _open(demo: Demo, key: str) -> Browsing:
    made = demo.library()
    made.desk.open_exercise(key)
    QCoreApplication.processEvents()
    return made


def _drawing() -> bytes:
    """Return a leaflet's drawing: a foot on a step."""
    image = QImage(900, 640, QImage.Format.Format_RGB32)
    image.fill(QColor("#fbfaf6"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor("#33393d"), 12)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawRect(QRectF(450, 430, 380, 160))
    for one, other in (
        ((520, 60), (500, 250)),
        ((500, 250), (430, 400)),
        ((430, 400), (330, 470)),
        ((330, 470), (560, 425)),
        ((430, 400), (560, 425)),
    ):
        painter.drawLine(*one, *other)
    painter.setPen(QPen(QColor("#b4512d"), 9))
    painter.drawLine(240, 330, 240, 500)
    painter.drawLine(240, 500, 205, 455)
    painter.drawLine(240, 500, 275, 455)
    painter.end()
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(device, QByteArray(b"png")).write(image)
    return bytes(device.data().data())
