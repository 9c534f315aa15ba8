"""How well something goes, from 0 (unable) to 10 (as before), in one press."""

from PySide6.QtCore import QCoreApplication

from backstretch.ui.theme import Theme
from backstretch.ui.widgets.pain_scale import PainScale
from backstretch.ui.widgets.pain_words import MOST

BAR_PX, NUMBER_PX = 14, 14


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("AbilityScale", text)


class AbilityScale(PainScale):
    """The columns and keys of the pain scale, where more is better: in pine, with its own words."""

    FILL = "pine"

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, BAR_PX, NUMBER_PX)

    def _anchors(self) -> tuple[str, str]:
        return tr("Unable"), tr("As before")

    def _value(self, score: int | None) -> str:
        if score is None:
            return tr("nothing chosen")
        return tr("{score} of {most}").format(score=score, most=MOST)
