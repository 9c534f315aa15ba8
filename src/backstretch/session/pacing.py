"""The time to get ready, to change and to switch sides, as a person wants it."""

from collections.abc import Callable

import msgspec

from backstretch.content.timing import to_ms
from backstretch.session.script import Script, Step, StepKind
from backstretch.settings import Settings


def paced(script: Script, settings: Settings) -> Script:
    """Return a script with the person's own times; holds and repetitions stay as they are.

    What the settings leave at 0 stays as the routine has it. The minutes by which the script is
    named stay too: they say which routine it is.
    """
    steps = tuple(_paced(step, settings) for step in script.steps)
    return msgspec.structs.replace(script, steps=steps)


def _paced(step: Step, settings: Settings) -> Step:
    changes: dict[StepKind, Callable[[int], int]] = {
        StepKind.READY: lambda ms: to_ms(settings.ready_s) or ms,
        StepKind.SWITCH: lambda ms: to_ms(settings.switch_s) or ms,
        StepKind.CHANGE: lambda ms: ms + to_ms(settings.change_more_s),
    }
    change = changes.get(step.kind)
    return msgspec.structs.replace(step, ms=change(step.ms)) if change else step
