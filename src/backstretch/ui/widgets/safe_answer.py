"""Answers a question by Esc as its safe button does: what is there stays as it is."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from backstretch.ui.shortcuts import shortcut


def answer_esc(question: QWidget, safe: QPushButton) -> None:
    """Let Esc press `safe`, wherever the focus is within the question."""
    words = QCoreApplication.translate("SafeAnswer", "Answer that nothing is to change")
    shortcut(question, "Esc", words, safe.click)
