"""What is known once a session is over: when it was, the week, the pain before, what comes."""

from collections.abc import Callable
from datetime import datetime

from backstretch.session.kit import SessionKit
from backstretch.session.run import SessionRun
from backstretch.ui import wording
from backstretch.ui.player_state import Coming, Ending, Week


def ending(run: SessionRun, kit: SessionKit, coming: Callable[[], Coming | None]) -> Ending:
    """Return it for a session that came to its end or was ended; `coming` tells the next one."""
    start = run.recorder.start
    done = kit.days_done(start.local_date)
    week = None if done is None else Week(done, kit.days_asked(start.local_date))
    span = _time_range(datetime.fromisoformat(start.started_at), run.recorder.ended)
    recorder = run.recorder
    before = _said_before(recorder.pain_before)
    return Ending(span, week, before, recorder.safe, coming())


def _said_before(score: int | None) -> str:
    if score is None:
        return ""
    return wording.tr("You said {n} before. Any number is fine.").format(n=score)


def _time_range(began: datetime, ended: datetime | None) -> str:
    """Return "18:40 to 18:52"; nothing where the end is not known or on another day."""
    if ended is None or ended.date() != began.date():
        return ""
    return wording.tr("{began} to {ended}").format(began=f"{began:%H:%M}", ended=f"{ended:%H:%M}")
