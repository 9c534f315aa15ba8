"""What is worth knowing of a routine, as plain sentences; whoever asks brings the translation."""

from collections.abc import Callable

from backstretch.content.advice import Code, Note

Tr = Callable[[str], str]


def note_words(note: Note, tr: Tr) -> str:
    """Return a note as one or two sentences, without the exercise that it may be about."""
    return (_unsafe(tr) if note.unsafe else _bent(tr))[note.code].format(
        n=_number(note.value), least=_number(note.least), most=_number(note.most)
    )


def _unsafe(tr: Tr) -> dict[Code, str]:
    return {
        Code.HOLD: tr("{n} s in one go is not safe. Choose {least} to {most} s."),
        Code.REPS: tr("{n} in one go is not safe. Choose {least} to {most}."),
        Code.TIMES: tr("{n} times is too many. Choose {least} to {most}."),
        Code.TEMPO: tr("{n} s for one is too fast or too slow. Choose {least} to {most} s."),
        Code.PAUSE: tr("A pause of {n} s does not work. Choose {least} to {most} s."),
        Code.LONG: tr("{n} minutes is too much at once. An hour is the most."),
        Code.EMPTY: tr("There is no exercise yet."),
    }


def _bent(tr: Tr) -> dict[Code, str]:
    return {
        Code.HOLD: tr("{n} s is unusual: {least} to {most} s are known to be enough."),
        Code.REPS: tr("{n} is unusual: {least} to {most} are known to be enough."),
        Code.TIMES: tr("{n} times is unusual: {least} to {most} are known to be enough."),
        Code.TEMPO: tr("{n} s for one is unusual: {least} to {most} s is its pace."),
        Code.UNKNOWN: tr("Yours. Backstretch does not know what this asks of your back."),
        Code.HARD: tr("This is a hard one. Take it only if the easier ones feel easy."),
        Code.ONE_SIDE: tr("One side is left out. That is fine if you were told so."),
        Code.MUCH: tr("{n} s a side in all. More than {most} s for one muscle brings little."),
        Code.HURRIED: tr("{n} s to get into it is short."),
        Code.UPS: tr("You get up {n} times. Fewer changes of position are calmer."),
        Code.SHORT: tr("Shorter than {least} minutes. You can keep it and start it any day."),
        Code.LONG: tr("Longer than {most} minutes. You can keep it; more time brings little more."),
    }


def _number(value: float) -> str:
    return f"{round(value, 1):g}"
