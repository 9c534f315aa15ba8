"""Joins the page for an entry to the diary: opens one, looks at what it leads to, keeps it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from backstretch.care.entry import Entry
from backstretch.care.signs import gravest
from backstretch.journal.diary_records import Tier
from backstretch.journal.errors import JournalError
from backstretch.journal.run_facts import RunFacts
from backstretch.journal.said import Pain
from backstretch.ui.beside import Beside, Then
from backstretch.ui.log_ports import Diary, Drafts, Kept
from backstretch.ui.log_state import Draft, LogState
from backstretch.ui.pages.log_run import LogPage
from backstretch.ui.pages.player_safety import Sign, sign_of
from backstretch.units import Units, UnreadAmount, read_distance, write_distance, write_duration

DRAFT_AFTER_MS = 800
LONGEST_STOP_MS = 30_000


class LogDesk(QObject):
    """Opens the page for an entry and carries out what it asks for.

    Signals:
        left: the page is done with; nothing was kept.
        kept: an entry was kept: the Kept, and the first sentence for the person.
        emergency: a sign needs help now: the Sign, how strong the pain is or None, and why the
            entry could not be kept, or "".
        print_asked: the advice to see a doctor is wanted on paper.
        copied: an entry that could not be kept was written elsewhere, or it is told why not.
    """

    left = Signal()
    kept = Signal(object, str)
    emergency = Signal(object, object, str)
    print_asked = Signal(object)
    copied = Signal()

    def __init__(
        self,
        page: LogPage,
        diary: Diary,
        drafts: Drafts,
        units: Callable[[], Units],
        tip_for: Callable[[str], str] = lambda _: "",
    ) -> None:
        super().__init__(page)
        self._tip_for = tip_for
        self.page = page
        self._diary = diary
        self._drafts = drafts
        self._units = units
        self._stopped: Kept | None = None  # the entry that a sign stopped, which needs help now
        self._instead: Callable[[], str] | None = None  # what the next entry stands in place of
        self._later = QTimer(self, interval=DRAFT_AFTER_MS, singleShot=True)
        self._later.timeout.connect(self.keep_draft)
        self._keeps_draft = False
        self._seen = False
        self._beside = Beside(self)
        page.save_asked.connect(self._save)
        page.copy_asked.connect(self.copy_to)
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(partial(self._beside.wait, LONGEST_STOP_MS))
        page.cancel_asked.connect(self._cancel)
        page.left_asked.connect(self._go_back)
        page.changed.connect(self._look)
        page.run.answered.connect(self._tell_tip)
        page.safety.emergency_found.connect(self._stop_at)
        page.advice.print_asked.connect(self._save_and_print)
        page.advice.seen_asked.connect(self._save_as_seen)

    def open_new(self) -> None:
        """Open a new run of today, or the one that was not finished."""
        draft = self._read_draft()
        carried = self._carried()
        if draft is None or draft.entry.facts is None:
            draft = Draft(Entry(self._diary.today().isoformat(), facts=carried or RunFacts()))
            filled = carried is not None and carried != RunFacts()
            self._diary.begin_anew()
        else:
            filled = False
        self._open(self.tr("Log a run"), draft, filled_in=filled, keeps_draft=True)

    def open_now(self) -> None:
        """Open how the back is now, without a run."""
        self._diary.begin_anew()
        draft = Draft(Entry(self._diary.today().isoformat()))
        self._open(self.tr("How is your back now?"), draft)

    def open_list(self) -> None:
        """Open the safety list alone: what was told of pain asks to look at it."""
        draft = Draft(Entry(self._diary.today().isoformat()))
        self._open(self.tr("A look at the safety list"), draft, list_only=True)

    def open_run(self, run_id: str) -> bool:
        """Open a run that is in the diary, to change it; return whether it is there."""
        try:
            entry = self._diary.entry(run_id)
        except JournalError as error:
            self.page.complain(str(error))
            return False
        if entry is None:
            return False
        facts, units = entry.facts or RunFacts(), self._units()
        distance = facts.distance_m
        duration = facts.duration_s
        draft = Draft(
            entry,
            "" if distance is None else write_distance(distance, units, digits=2),
            "" if duration is None else write_duration(duration),
        )
        self._open(self.tr("Change a run"), draft)
        return True

    def offer_shoes(self, chosen: str = "") -> None:
        """Offer the pairs as they are by now, one of them chosen; the rest of the entry stays."""
        facts = self.page.entry().facts
        present = chosen or (facts.shoe if facts else "")
        self.page.run.show_shoes(self._shoes(present), present)
        self.page.run.shoe_list.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_pain(self, pain: Pain) -> None:
        """Open a pain of the diary that belongs to no run, to change it."""
        self._open(self.tr("Change how it was"), Draft(self._diary.entry_of(pain)))

    def keep_draft(self) -> None:
        """Keep what is entered so far, as far as it is a new run."""
        self._later.stop()
        if self._keeps_draft:
            self._drafts.write(msgspec.json.encode(self.page.draft()))

    def _open(
        self,
        title: str,
        draft: Draft,
        *,
        filled_in: bool = False,
        keeps_draft: bool = False,
        list_only: bool = False,
    ) -> None:
        self._keeps_draft = keeps_draft
        self._stopped = self._instead = None
        facts = draft.entry.facts
        self.page.show_state(
            LogState(
                title,
                draft,
                self._diary.today().isoformat(),
                self._units(),
                self._shoes(facts.shoe if facts else ""),
                filled_in,
                list_only,
            )
        )
        self._look()
        self._later.stop()
        self.page.start_focus()

    def _carried(self) -> RunFacts | None:
        try:
            return self._diary.carried()
        except JournalError:
            return None

    def _shoes(self, present: str) -> dict[str, str]:
        try:
            shoes = self._diary.shoes()
        except JournalError:
            return {}
        units = self._units()
        return {
            shoe.id: self.tr("{name}, {distance} {unit}").format(
                name=shoe.said.name,
                distance=write_distance(shoe.metres, units, digits=0),
                unit=units.value,
            )
            for shoe in shoes
            if not shoe.said.retired or shoe.id == present
        }

    def _read_draft(self) -> Draft | None:
        try:
            draft = msgspec.json.decode(self._drafts.read(), type=Draft)
        except (msgspec.MsgspecError, ValueError):
            return None
        return self._in_units(draft)

    def _in_units(self, draft: Draft) -> Draft:
        """Return a draft whose distance says the same in the units of now."""
        metres = draft.entry.facts.distance_m if draft.entry.facts else None
        with suppress(UnreadAmount):
            if metres is None or read_distance(draft.distance, self._units()) == metres:
                return draft
        text = "" if metres is None else write_distance(metres, self._units(), digits=2)
        return msgspec.structs.replace(draft, distance=text)

    def _look(self) -> None:
        """Show what the entry leads to so far; keep the draft once the typing stops."""
        if self._keeps_draft:
            self._later.start()
        try:
            notices = self._diary.look(self.page.entry())
        except JournalError:
            notices = ()
        tier = gravest(notices)
        codes = [code for n in notices if tier and n.tier is tier for code in n.codes]
        self.page.advise(" ".join(self._whys(codes)), help_now=tier is Tier.EMERGENCY)
        if any(notice.asks for notice in notices):
            self.page.safety.open_list(self.tr("Is any of this new?"))

    def _tell_tip(self, answer: str) -> None:
        """Show what is worth knowing about an answer, while it is fresh on the mind."""
        self.page.run.show_tip(self._tip_for(answer))

    def _whys(self, codes: Sequence[str]) -> list[str]:
        """Return why, for at most two codes: the message is to be read."""
        return [sign_of(code).why for code in codes][:2]

    def _save(self, entry: Entry) -> None:
        kept = self._keep(entry)
        if self._seen and not kept.complaint:
            self._diary.signs.see()
        if codes := _needing_help(kept):
            self._stop_for(kept, codes[0], entry)
        if not kept.complaint:
            self.kept.emit(kept, self.tr("Saved."))

    def _keep(self, entry: Entry) -> Kept:
        """Keep an entry; where that fails it stays on the page, which says why."""
        kept = self._diary.keep(entry)
        if kept.complaint:
            why = self.tr("{why} Your entry is still on this page.").format(why=kept.complaint)
            self.page.complain(why, unsaved=True)
            return kept
        if self._instead is not None:
            self._instead()
        self._instead = None
        self._keeps_draft = False
        self._later.stop()
        self._drafts.write(b"")
        return kept

    def copy_to(self, target: Path) -> None:
        """Write the diary and the entry that could not be kept in it to a file, and say so."""
        rescue = self._diary.rescue()
        self.page.copy_button.setEnabled(False)

        def work() -> Then:
            complaint = rescue.write(target, None)
            return partial(self._tell_copied, target, complaint, rescue.whole)

        self._beside.start(work)

    def _tell_copied(self, target: Path, complaint: str, whole: bool) -> None:
        self.page.copy_button.setEnabled(True)
        if complaint:
            self.page.complain(complaint, unsaved=True)
        else:
            words = self.tr(
                "Your diary was copied to {target}, and this entry is in the copy. Here it is "
                "still not saved."
            )
            if not whole:
                words = self.tr(
                    "This entry was written to {target}. The diary itself cannot be read just now."
                )
            self.page.tell_copied(words.format(target=target))
        self.copied.emit()

    def _save_as_seen(self) -> None:
        """Keep the entry with what was told of it, and that a doctor has looked today."""
        self._seen = True
        self.page.save()
        self._seen = False

    def _save_and_print(self) -> None:
        self.print_asked.emit(self.page.advice)
        self.page.save()

    def mend(self) -> bool:
        """Take back all signs of an entry that needed help now; tell whether there was one.

        They were a mistake, and stay in the diary as such. The entry is on the page again.
        """
        kept, self._stopped = self._stopped, None
        if kept is None:
            return False
        codes = _needing_help(kept)
        if not kept.complaint and (complaint := self._diary.signs.withdraw(kept.about, codes)):
            self.page.complain(complaint)
        for code in codes:
            self.page.safety.untick(code)
        return True

    def _stop_at(self, sign: Sign) -> None:
        """Keep what is entered with the sign that needs help now, and say so over everything."""
        entry = self.page.entry()
        self._stop_for(self._keep(entry), sign.code, entry)

    def _stop_for(self, kept: Kept, code: str, entry: Entry) -> None:
        """Stop everything. Whoever comes back goes on with the same entry, kept by now."""
        self._stopped = kept
        if kept.run:
            self.page.stay_with(kept.run)
        else:
            self._instead = kept.undo
        strength = max((pain.score for pain in entry.pains), default=None)
        self.emergency.emit(sign_of(code), strength, kept.complaint)

    def _go_back(self) -> None:
        """Leave a new run as far as it is entered; it is there again when it is opened."""
        if self._later.isActive():
            self.keep_draft()
        self.left.emit()

    def _cancel(self) -> None:
        self._later.stop()
        if self._keeps_draft:
            self._drafts.write(b"")
        self._keeps_draft = False
        self.left.emit()


def _needing_help(kept: Kept) -> tuple[str, ...]:
    """Return the codes of what was told of an entry that needs help now."""
    return tuple(code for one in kept.told if one.tier is Tier.EMERGENCY for code in one.codes)
