"""The parts behind the pages, each made when it is first asked for, and what they ask in turn."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backstretch.app_parts.shared import Shared, in_short
from backstretch.journal.errors import JournalError
from backstretch.resources import resources_dir
from backstretch.ui.shortcuts import switch_letter_keys
from backstretch.ui.today_state import NoticeAction

if TYPE_CHECKING:
    from backstretch.figure.book import Book
    from backstretch.logbook import Logbook
    from backstretch.minding import Minding
    from backstretch.weekly import Weekly

LIST = "safety-list"
"""The code of the notice, and of its button, that asks to look at the safety list."""


class Parts(QObject):
    """Makes the parts the first paint can do without, and lets each follow the others.

    `minding` reminds of sessions, once the window was painted.

    Signals:
        today_asked: a page is done with, and Today is wanted.
        start_asked: today's session is wanted.
        forget_asked: the words of deleted entries are to go for good.
        plan_asked, reminders_asked: the plan, or every reminder, is wanted in sight.
        paper_asked: today's session is wanted on paper.
        run_asked, pain_asked: a run, or how the back is now, is to be written down.
        opened: the window was brought to the front.
        complained: something went wrong, as a sentence.
    """

    today_asked = Signal()
    start_asked = Signal()
    forget_asked = Signal()
    plan_asked = Signal()
    reminders_asked = Signal()
    paper_asked = Signal()
    run_asked = Signal()
    pain_asked = Signal()
    opened = Signal()
    complained = Signal(str)

    def __init__(self, shared: Shared) -> None:
        super().__init__()
        self._shared = shared
        self.minding: Minding | None = None
        self._weekly: Weekly | None = None
        self._logbook: Logbook | None = None
        self._book: Book | None = None
        shared.window.today.notice_action_asked.connect(self._act_on_notice)

    def weekly(self) -> "Weekly":
        """Return who plans the weeks; all of it is read when this is first asked."""
        if self._weekly is None:
            from backstretch.weekly import Weekly

            shared = self._shared
            made = self._weekly = Weekly(
                shared.window,
                shared.library,
                shared.journal,
                shared.refusal,
                shared.clock,
                shared.settings.present,
                shared.guard,
            )
            made.reminder_chosen.connect(self._keep_reminder)
            made.reminders_asked.connect(self.reminders_asked)
            made.paper_asked.connect(self.paper_asked)
            made.changed.connect(self._take_minutes)
            shared.today.notices.tell_all(made.faults)
        return self._weekly

    def logbook(self) -> "Logbook":
        """Return the diary in the window; all of it is read when this is first asked."""
        if self._logbook is None:
            from backstretch.logbook import Logbook

            shared = self._shared
            made = self._logbook = Logbook(
                shared.window,
                shared.theme,
                shared.icons,
                shared.journal,
                shared.refusal,
                shared.clock,
                shared.settings.present,
                shared.paths.draft,
                shared.library.learn,
                shared.guard,
            )
            made.left.connect(self.today_asked)
            made.changed.connect(self.follow_diary)
            made.start_asked.connect(self.start_asked)
            made.forget_asked.connect(self.forget_asked)
            for fault in made.faults:
                shared.today.notices.tell(fault)
        return self._logbook

    def motions(self) -> "Book":
        """Return how the figure moves; the poses are read when this is first asked."""
        if self._book is None:
            from backstretch.session.posing import open_book

            shared = self._shared
            self._book, faults = open_book(resources_dir(), shared.library)
            shared.window.today.show_figures(self._book)
            if faults:
                self.complained.emit(in_short(faults))
        return self._book

    def keep(self, **choices: object) -> str:
        """Keep what was chosen in the Settings, and return what went wrong, if anything."""
        complaint = self._shared.settings.change(**choices)
        if isinstance(on := choices.get("letter_keys"), bool):
            switch_letter_keys(self._shared.window, on=on)
        if isinstance(minutes := choices.get("minutes"), int):
            complaint = complaint or self.weekly().keep_minutes(minutes)
        if isinstance(days := choices.get("goal_days"), int):
            complaint = complaint or self.weekly().keep_days(days)
        self.show_day()
        self.look()
        return complaint

    def follow_diary(self) -> None:
        """Plan and show the day anew after something was entered."""
        self.show_day()
        self.weekly().refresh()
        self.look()

    def show_day(self) -> None:
        """Show on Today how the day stands now."""
        self._shared.today.show(self._shared.today.left)

    def point_to_the_list(self) -> None:
        """Say on Today that what was told of pain asks to look at the safety list."""
        self._shared.today.notices.offer(
            LIST,
            self.tr("Your pain is higher than it was. Is anything from the safety list new?"),
            (NoticeAction(LIST, self.tr("Look at the list")),),
        )

    def look(self) -> None:
        """See which reminders are due, once there are any."""
        if self.minding:
            self.minding.look()

    def keep_drafts(self) -> None:
        """Keep what is open in the diary and not saved yet."""
        if self._logbook:
            self._logbook.keep_draft()

    def close(self) -> None:
        """Let go of the tray, and keep what is open in the diary."""
        if self.minding:
            self.minding.close()
        if self._logbook:
            self._logbook.close()

    def _act_on_notice(self, code: str) -> None:
        if code == LIST:
            self._shared.today.notices.withdraw(LIST)
            self.logbook().look_at_list()

    def _keep_reminder(self, name: str, on: bool) -> None:
        self.keep(**{f"remind_{name.replace('-', '_')}": on})

    def _take_minutes(self) -> None:
        """Let what is begun without a plan be as long as was chosen on the Plan page."""
        settings = self._shared.settings
        try:
            facts = self.weekly().planner.facts()
        except JournalError:
            return  # the page says that it cannot be read
        if facts.minutes_chosen and facts.goal.minutes != settings.present().minutes:
            settings.change(minutes=facts.goal.minutes)
