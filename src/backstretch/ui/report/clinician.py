"""The report for a clinician: one page from plain values, and a table of the runs where wanted."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from backstretch import __version__
from backstretch.ui.charts.look import Look
from backstretch.ui.report import sections, words
from backstretch.ui.report.blocks import Block, Stack
from backstretch.ui.report.columns import Columns
from backstretch.ui.report.facts import Facts, Section, Wishes
from backstretch.ui.report.frame import Frame
from backstretch.ui.report.paper import Page, Sheet
from backstretch.ui.report.run_pages import RunsPage, run_pages
from backstretch.ui.report.sections import SignWords

Making = Callable[[Facts], Iterable[Block]]
LEFT: tuple[tuple[Section, Making], ...] = (
    (Section.BODY, sections.body),
    (Section.FUNCTION, sections.function),
    (Section.SESSIONS, sections.exercises),
)
RIGHT: tuple[tuple[Section, Making], ...] = (
    (Section.PAIN, sections.pain),
    (Section.CHANGE, sections.change),
    (Section.SESSIONS, sections.session_bars),
)


def report_pages(facts: Facts, wishes: Wishes, signs: SignWords, look: Look) -> list[Page]:
    """Return the pages; `signs` has the words of warning signs by their codes."""
    page = report_page(facts, wishes, signs)
    more = run_pages(facts, page.frame, look) if wishes.runs else []
    if not more:
        return [page]
    count = 1 + len(more)
    return [_numbered(page, 1, count), *(_numbered(one, n, count) for n, one in enumerate(more, 2))]


def report_page(facts: Facts, wishes: Wishes, signs: SignWords) -> Columns:
    """Return the one page that tells all that is wanted."""
    name = " ".join(wishes.name.split())
    frame = Frame(
        Sheet(wishes.paper),
        words.title(),
        f"{name}, {words.when(facts)}" if name else words.when(facts),
        words.how_told(),
        words.made(facts.written, __version__),
    )
    caution = tuple(sections.caution(facts, wishes.sections))
    is_beside = Section.CHANGE in wishes.sections
    right = _stack(RIGHT, facts, wishes, caution if is_beside else ())
    across = tuple(sections.signs(facts, signs)) if Section.SIGNS in wishes.sections else ()
    below = across if is_beside else (*caution, *across)
    return Columns(frame, _stack(LEFT, facts, wishes), right, Stack(below))


def _numbered(page: Columns | RunsPage, number: int, count: int) -> Page:
    return replace(page, frame=replace(page.frame, number=words.page_number(number, count)))


def _stack(
    parts: Iterable[tuple[Section, Making]],
    facts: Facts,
    wishes: Wishes,
    below_change: tuple[Block, ...] = (),
) -> Stack:
    blocks: list[Block] = []
    for part, made in parts:
        if part in wishes.sections:
            blocks += made(facts)
            blocks += below_change if part is Section.CHANGE else ()
    return Stack(tuple(blocks))
