"""All that can be done from anywhere, each once, with why it cannot be done now."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication

from backstretch.app_parts.pages import Pages
from backstretch.app_parts.parts import Parts
from backstretch.app_parts.shared import Shared
from backstretch.journal.errors import JournalError
from backstretch.plan.today import TodayIs, today_is
from backstretch.ui.commands import Command
from backstretch.ui.key_lines import keys_everywhere, keys_of_page


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("Actions", text)


class Actions:
    """The registry of actions. What a key does everywhere is taken from the keys themselves."""

    def __init__(self, shared: Shared, parts: Parts, pages: Pages) -> None:
        self._shared = shared
        self._parts = parts
        self._pages = pages

    def all(self) -> tuple[Command, ...]:
        """Return all actions as they stand now, what is done most often first."""
        window = self._shared.window
        page = window.page_in_hand()
        lines = (*keys_everywhere(window, page), *keys_of_page(page))
        keys = {line.words: line.keys for line in lines}
        every = (*self._to_do(), *self._to_show(), *self._settings(), *self._files(), *self._last())
        return tuple(_with_keys(one, keys) for one in every)

    def why_not_start(self) -> str:
        """Return why today's session cannot be begun, or ""."""
        shared = self._shared
        if shared.today.unreadable:
            return tr("The diary cannot be read. Today says what to do.")
        if shared.today.left is not None:
            return tr("A session was cut off. Today asks whether it goes on.")
        try:
            facts = self._parts.weekly().planner.facts()
            plan = self._parts.weekly().planner.week(facts.this_week)
        except JournalError as error:
            return str(error)
        return {
            TodayIs.STOPPED: tr("Sessions are paused. Today says what to do first."),
            TodayIs.DONE: tr("Today’s session is done."),
            TodayIs.REST: tr("No session is planned today. The Library has all routines."),
        }.get(today_is(plan, facts), "")

    def _to_do(self) -> tuple[Command, ...]:
        window, parts, kept = self._shared.window, self._parts, self._shared.refusal
        library = self._pages.library()
        return (
            Command(
                tr("Start today’s session"),
                window.start_asked.emit,
                (tr("stretch begin play"),),
                why_not=self.why_not_start(),
            ),
            Command(tr("Log a run"), window.log_asked.emit, (tr("enter write"),), why_not=kept),
            Command(
                tr("Say how your back is now"),
                parts.pain_asked.emit,
                (tr("log pain hurts ache score"),),
                why_not=kept,
            ),
            Command(
                tr("Look at the safety list"),
                lambda: parts.logbook().look_at_list(),
                (tr("warning signs doctor emergency"),),
                why_not=kept,
            ),
            Command(
                tr("Write down an exercise of my own"),
                library.write_own,
                (tr("physiotherapist prescribed new add own exercise"),),
            ),
            Command(
                tr("Make a routine"),
                library.edit,
                (tr("new routine editor prescription line physiotherapist"),),
            ),
            Command(
                tr("Take in a routine"),
                library.take_in_routine,
                (tr("import file shared"),),
            ),
            Command(
                tr("Import runs"),
                lambda: parts.logbook().import_runs(),
                (tr("watch file gpx fit tcx"),),
                why_not=kept,
            ),
        )

    def _to_show(self) -> tuple[Command, ...]:
        window, pages = self._shared.window, self._pages
        library = pages.library()
        return (
            Command(tr("Today"), window.show_today),
            Command(tr("Plan"), window.plan_asked.emit, (tr("week days calendar move ics"),)),
            Command(tr("Journal"), window.journal_asked.emit, (tr("diary entries history"),)),
            Command(tr("Trends"), window.trends_asked.emit, (tr("charts pain help triggers"),)),
            Command(
                tr("Library"),
                window.library_asked.emit,
                (tr("exercises routines learn stretches read"),),
            ),
            Command(
                tr("Library: Routines"),
                library.show_routines,
                (tr("sessions stretches"),),
            ),
            Command(
                tr("Library: Learn"),
                library.show_learn,
                (tr("read cards causes heat cold shoes warning signs"),),
            ),
            Command(tr("Shoes"), pages.show_shoes, (tr("pairs kilometres"),)),
            Command(
                tr("Report for a clinician"),
                pages.show_report,
                (tr("print pdf doctor physio paper"),),
            ),
            Command(
                tr("Today’s session on paper"),
                self._parts.paper_asked.emit,
                (tr("print sheet pdf"),),
            ),
        )

    def _settings(self) -> tuple[Command, ...]:
        groups = (
            (
                "sound",
                tr("Sound and voice"),
                tr("volume loudness speed chimes tones silent breath"),
            ),
            ("reminders", tr("Reminders"), tr("notify tray login quiet hours")),
            (
                "appearance",
                tr("Appearance"),
                tr("theme dark text size contrast motion units first day of the week"),
            ),
            ("session", tr("Session"), tr("length minutes days goal side wait get ready switch")),
            ("back", tr("Your back"), tr("check first leave out kit activities limits")),
            ("data", tr("Your data"), tr("export merge files backup restore")),
            ("keyboard", tr("Keyboard"), tr("shortcuts keys")),
            ("health", tr("This computer"), tr("doctor works here missing problems")),
            ("about", tr("About"), tr("version licence diagnostics folder")),
            ("erase", tr("Delete everything"), tr("start over remove clear")),
        )
        words = tr("Settings: {group}")
        show = self._pages.show_settings
        return (
            Command(tr("Settings"), self._shared.window.settings_asked.emit, (tr("options"),)),
            *(
                Command(words.format(group=name), partial(show, code), (also,))
                for code, name, also in groups
            ),
        )

    def _files(self) -> tuple[Command, ...]:
        kept = self._shared.refusal
        none = kept if self._shared.journal is None else ""
        choose = self._pages.press_in_data
        return (
            Command(
                tr("Export everything"), partial(choose, "everything"), (tr("save json"),), (), none
            ),
            Command(
                tr("Export tables"), partial(choose, "tables"), (tr("csv spreadsheet"),), (), none
            ),
            Command(
                tr("Merge another computer’s diary"),
                partial(choose, "merge"),
                (tr("import json take in"),),
                (),
                kept,
            ),
            Command(
                tr("Back up now"), partial(choose, "backup"), (tr("backup copy save"),), (), kept
            ),
        )

    def _last(self) -> tuple[Command, ...]:
        window = self._shared.window
        return (
            Command(tr("Show all keys"), window.keys_asked.emit, (tr("help shortcuts keyboard"),)),
            Command(tr("Full screen"), window.toggle_full_screen),
            Command(tr("Quit"), window.leave, (tr("close end leave"),)),
        )


def _with_keys(one: Command, keys: dict[str, tuple[str, ...]]) -> Command:
    return replace(one, keys=keys.get(one.words, ()))
