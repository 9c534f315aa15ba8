"""The fixed words of the player, from codes and numbers."""

from PySide6.QtCore import QCoreApplication

from backstretch.ui.player_state import PREPARING, PlayerState, Side, VoiceLevel

ADDED_S = 5
"""From so many seconds on, more on the clock was added: it never jumps back by itself."""


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
    if state.phase == "paused" and state.pause_reason in _pauses():
        return _pauses()[state.pause_reason]
    return ", ".join(filter(None, (title(state), side_words(state.side))))


def spoken_more(before: PlayerState, state: PlayerState) -> str:
    """Return what was asked for by a key and changes nothing else that is announced, or "".

    That is another level of voice, and time that was added or begun anew.
    """
    if state.voice != before.voice:
        return voice(state.voice)
    same = (before.phase, spoken(before)) == (state.phase, spoken(state))
    if same and state.phase != "paused" and state.seconds >= before.seconds + ADDED_S:
        return countdown_value(state)
    return ""


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
    place = ", ".join(filter(None, (state.name, side_words(state.side))))
    return f"{place}. {_pauses().get(state.pause_reason, tr('Take your time.'))}"


def _pauses() -> dict[str, str]:
    return {
        "sleep": tr("Paused while the computer slept."),
        "interrupted": tr("It goes on where it stopped."),
    }


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
            words = tr("set {i} of {k}") if state.counted else tr("hold {i} of {k}")
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


def restart(state: PlayerState) -> str:
    """Return the label that does what is in hand again from its start."""
    return tr("Restart this set") if state.counted else tr("Restart this hold")


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
