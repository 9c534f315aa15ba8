"""Which of several things that went wrong, or are asked, is told."""

from backstretch.ui.today_notices import CLOSE, Notices
from backstretch.ui.today_state import NoticeAction

START = NoticeAction("start", "Start")


def said(notices: Notices) -> str:
    shown = notices.shown()
    return shown.text if shown else ""


def test_the_newest_is_told_and_never_two() -> None:
    notices = Notices()
    notices.tell("The disk is full.")
    notices.tell("No sound.")
    assert said(notices) == "No sound."


def test_what_lasts_goes_before_what_is_newer_and_cannot_be_closed() -> None:
    notices = Notices()
    notices.tell("The diary cannot be opened.", lasting=True)
    notices.tell("No sound.")
    notices.tell("The diary cannot be opened.")
    notices.close()
    shown = notices.shown()
    assert shown is not None
    assert (shown.text, shown.actions) == ("The diary cannot be opened.", ())


def test_closed_nothing_older_comes_up() -> None:
    notices = Notices()
    notices.tell_all(["The disk is full.", "", "No sound."])
    shown = notices.shown()
    assert shown is not None
    assert [action.code for action in shown.actions] == [CLOSE]
    notices.close()
    assert said(notices) == ""


def test_what_is_said_again_is_the_newest_again() -> None:
    notices = Notices()
    notices.tell_all(["The disk is full.", "No sound.", "The disk is full."])
    assert said(notices) == "The disk is full."


def test_what_is_asked_stands_until_it_is_answered_and_comes_back_from_under_a_fault() -> None:
    notices = Notices()
    notices.offer("reminder", "12 minutes for your back?", (START,), closable=False)
    shown = notices.shown()
    assert shown is not None
    assert (shown.tone, shown.actions) == ("info", (START,))
    notices.tell("No sound.")
    assert said(notices) == "No sound."
    notices.close()
    assert said(notices) == "12 minutes for your back?"
    notices.withdraw("reminder")
    assert notices.shown() is None


def test_what_is_offered_again_takes_the_place_of_what_stood() -> None:
    notices = Notices()
    notices.offer("reminder", "10 minutes for your back?", (START,), closable=False)
    notices.offer("reminder", "12 minutes for your back?", (START,), closable=False)
    notices.withdraw("reminder")
    assert notices.shown() is None


def test_news_can_be_closed() -> None:
    notices = Notices()
    notices.offer("news", "Reminders only come while the window is open.", (START,))
    shown = notices.shown()
    assert shown is not None
    assert [action.code for action in shown.actions] == ["start", CLOSE]
    notices.close()
    assert notices.shown() is None


def test_what_is_to_be_seen_first_goes_before_what_is_told_later() -> None:
    notices = Notices()
    notices.offer("restored", "Your diary is as it was.", first=True)
    notices.tell("Something small.")
    shown = notices.shown()
    assert shown
    assert shown.text == "Your diary is as it was."
    notices.tell("The diary cannot be read.", lasting=True)
    shown = notices.shown()
    assert shown
    assert shown.text == "The diary cannot be read."


def test_what_is_told_by_a_key_stands_until_it_is_withdrawn_or_told_anew() -> None:
    notices = Notices()
    notices.tell("No sound.")
    notices.tell("The disk is full.", key="unsaved")
    notices.tell("The disk reported an error.", key="unsaved")
    assert said(notices) == "The disk reported an error."
    assert notices.withdraw("unsaved")
    assert not notices.withdraw("unsaved")
    assert said(notices) == "No sound."
    notices.tell("The disk is full.", key="unsaved")
    notices.tell("", key="unsaved")
    assert said(notices) == "No sound."


def test_what_can_wait_is_told_when_there_is_nothing_else() -> None:
    notices = Notices()
    notices.tell("The settings could not be read.")
    notices.offer("missed", "A reminder came too late.", last=True)
    assert said(notices) == "The settings could not be read."
    notices.close()
    assert said(notices) == "A reminder came too late."
    notices.close()
    assert said(notices) == ""
