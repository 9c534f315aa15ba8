"""What backups hold and what they were made for; whoever asks brings the translation."""

from collections.abc import Callable, Iterator

from backstretch.journal.backup_shelf import Problem, Why
from backstretch.journal.steps import Holding

Tr = Callable[[str], str]
TrCount = Callable[[str, str, int], str]


def holding_words(holding: Holding, tr: Tr, tr_count: TrCount) -> str:
    """Return what a diary holds: "12 sessions, 30 entries of runs, 55 of pain, 8 other notes"."""
    parts = [tr_count(one, many, n).format(n=n) for one, many, n in _sorts(holding) if n]
    return ", ".join(parts) or tr("nothing yet")


def difference_words(more: Holding, tr: Tr, tr_count: TrCount) -> str:
    """Return how a diary now differs from a backup; `more` is how much more is there now."""
    sorts = list(_sorts(more))
    newer = [tr_count(one, many, n).format(n=n) for one, many, n in sorts if n > 0]
    older = [tr_count(one, many, -n).format(n=-n) for one, many, n in sorts if n < 0]
    parts = []
    if newer:
        parts.append(tr("since then: {what}").format(what=", ".join(newer)))
    if older:
        parts.append(tr("not in the diary now: {what}").format(what=", ".join(older)))
    return "; ".join(parts) or tr("as much as now")


def why_words(why: Why, tr: Tr) -> str:
    """Return what a backup was made for."""
    return {
        Why.SAVED: tr("after something was saved"),
        Why.ASKED: tr("you asked for it"),
        Why.MIGRATION: tr("before the diary was brought up to date"),
        Why.IMPORT: tr("before an import"),
        Why.MERGE: tr("before another diary was taken in"),
        Why.RESTORE: tr("before going back to a backup"),
        Why.BROUGHT: tr("a copy that you brought"),
    }[why]


def problem_words(problem: Problem, tr: Tr) -> str:
    """Return why a backup does not count."""
    return {
        Problem.MISSING: tr("not there any more"),
        Problem.CHANGED: tr("not what it was when it was made"),
        Problem.DAMAGED: tr("a damaged file"),
        Problem.NEWER: tr("made by a newer version of Backstretch"),
    }[problem]


def _sorts(holding: Holding) -> Iterator[tuple[str, str, int]]:
    yield "{n} session", "{n} sessions", holding.sessions
    yield "{n} run entry", "{n} run entries", holding.runs
    yield "{n} pain entry", "{n} pain entries", holding.pains
    yield "{n} other note", "{n} other notes", holding.others
