"""Numbers of pain from 0 to 10 in words."""

from PySide6.QtCore import QCoreApplication

MOST = 10


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("PainScale", text)


def band(score: int) -> str:
    """Return the word for a number: the bands are from evidence 4.1."""
    if score == 0:
        return tr("none")
    if score <= 3:
        return tr("mild")
    return tr("moderate") if score <= 6 else tr("severe")


def pain_words(score: int | None) -> str:
    """Return a number with its word, as "3, mild"; nothing where none is chosen."""
    if score is None:
        return ""
    return tr("{score}, {word}").format(score=score, word=band(score))


def pain_value(score: int | None) -> str:
    """Return the same to be read out, as "3 of 10, mild"."""
    if score is None:
        return tr("nothing chosen")
    return tr("{score} of {most}, {word}").format(score=score, most=MOST, word=band(score))
