"""The fixed words of the player, from codes and numbers."""

from PySide6.QtCore import QCoreApplication

from backstretch.ui.player_state import PREPARING, PlayerState, Side, VoiceLevel


def tr(text: str) -> str:
    """Return the words in the language of the window."""
    return QCoreApplication.translate("Player", text)


def minutes_and_seconds(seconds: int) -> str:
    """Return 395 as "6:35"."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def countdown(state: PlayerState) -> str:
    """Return what stands inside the lap: the repetition, the seconds, or "1:12" from a minute."""
    if state.reps and state.rep is not None and state.phase in ("move", "paused"):
        return str(state.rep)
    return str(state.seconds) if state.seconds < 60 else minutes_and_seconds(state.seconds)


def countdown_value(state: PlayerState) -> str:
    """Return the same to be read out."""
    if state.reps and state.rep is not None and state.phase == "move":
        return tr("Repetition {rep} of {reps}").format(rep=state.rep, reps=state.reps)
    if state.phase == "waiting":
        return tr("{n} seconds to come").format(n=state.seconds)
    return tr("{n} seconds left").format(n=state.seconds)


def side_words(side: Side | None) -> str:
    """Return a side as it stands inside a sentence, or nothing for both."""
    return {"left": tr("left side"), "right": tr("right side")}.get(side or "", "")


def title(state: PlayerState) -> str:
    """Return the one large line of this moment."""
    if state.phase == "paused":
        return tr("Paused")
    return tr("Switch sides") if state.phase == "switch" else state.name


def spoken(state: PlayerState) -> str:
    """Return what a screen reader announces when it changes: name and side, or the pause."""
    return ", ".join(filter(None, (title(state), side_words(state.side))))


def eyebrow(state: PlayerState) -> str:
    """Return the small blue line over the title while something is prepared."""
    return {
        "ready": tr("Get ready"),
        "change": tr("Get ready"),
        "switch": tr("Get ready"),
        "rest": tr("Short rest"),
        "reentry": tr("Going on"),
        "waiting": tr("When you are ready"),
    }.get(state.phase, "")


def paused_line(state: PlayerState) -> str:
    """Return where the session stands, and why."""
    reasons = {
        "sleep": tr("Paused while the computer slept."),
        "interrupted": tr("It goes on where it stopped."),
    }
    place = ", ".join(filter(None, (state.name, side_words(state.side))))
    return f"{place}. {reasons.get(state.pause_reason, tr('Take your time.'))}"


def place(state: PlayerState, *, short: bool) -> str:
    """Return where in the session this is; `short` leaves the time left to a second part."""
    left = tr("{time} left").format(time=minutes_and_seconds(state.session_left_s))
    if state.phase == "paused":
        parts = [tr("Paused") if short else tr("paused")]
    else:
        parts = [tr("{n} of {m}").format(n=state.item, m=state.items)]
        if state.phase in PREPARING and state.phase != "reentry" and state.side in state.sides:
            parts.append(tr("{side} next").format(side=side_words(state.side)))
        elif state.holds > 1:
            words = tr("hold {i} of {k}") if state.reps is None else tr("set {i} of {k}")
            parts.append(words.format(i=state.hold, k=state.holds))
    return ", ".join(parts if short else [*parts, left])


def time_left(state: PlayerState) -> str:
    """Return the time that the whole session still takes."""
    return tr("{time} left").format(time=minutes_and_seconds(state.session_left_s))


def lanes_value(state: PlayerState) -> str:
    """Return what a screen reader says of the session bar."""
    minutes, seconds = divmod(state.session_left_s, 60)
    return tr("Step {n} of {m}, {minutes} minutes {seconds} seconds left").format(
        n=state.item, m=state.items, minutes=minutes, seconds=seconds - seconds % 5
    )


def kept_time(seconds: int) -> str:
    """Return how long was done: whole minutes rounded down, below one minute the seconds."""
    if seconds < 60:
        return tr("{n} s").format(n=seconds)
    minutes = seconds // 60
    return tr("1 minute") if minutes == 1 else tr("{n} minutes").format(n=minutes)


def keep(kept_s: int) -> str:
    """Return the label that ends a session early."""
    if not kept_s:
        return tr("End the session")
    return tr("End and keep {time}").format(time=kept_time(kept_s))


def kept(kept_s: int) -> str:
    """Return what stopping keeps."""
    if not kept_s:
        return tr("What you did is kept.")
    return tr("Keeps the {time} you did.").format(time=kept_time(kept_s))


def stopped(kept_s: int) -> str:
    """Return that the session is over and what became of it."""
    if not kept_s:
        return tr("The session has stopped. What you did is kept.")
    return tr("The session has stopped. What you did is kept: {time}.").format(
        time=kept_time(kept_s)
    )


def voice(level: VoiceLevel) -> str:
    """Return the label of the voice button."""
    return {
        "full": tr("Voice on"),
        "short": tr("Voice short"),
        "tones": tr("Tones only"),
        "silent": tr("Silent"),
    }[level]
