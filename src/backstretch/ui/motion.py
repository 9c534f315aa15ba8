"""How much may move on the screen."""

import sys
from typing import Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

Motion: TypeAlias = Literal["system", "reduced", "full"]


def moves_less(choice: Motion) -> bool:
    """Tell whether motion is to be reduced: as chosen, or as the system asks.

    Qt learns the wish for less motion from Windows alone, where "Animation effects" takes the
    animation of drop-downs away. Elsewhere it always reports none, so there everything moves.
    """
    if choice == "system":
        return sys.platform == "win32" and not QApplication.isEffectEnabled(
            Qt.UIEffect.UI_AnimateCombo
        )
    return choice == "reduced"
