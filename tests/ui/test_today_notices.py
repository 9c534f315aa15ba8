"""Which of several things that went wrong is told."""

from backstretch.ui.today_notices import CLOSE, Notices


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
