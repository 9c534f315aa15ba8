"""What the Trends page shows, as plain values: charts with what is said of them, and words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from backstretch.bodymap.regions import Region
from backstretch.insights.trend_states import Span
from backstretch.ui.charts.abilities import AbilityChart
from backstretch.ui.charts.drawing import Chart
from backstretch.ui.charts.legend import Legend
from backstretch.ui.charts.pairs import PairChart


@dataclass(frozen=True, slots=True)
class Charted:
    """A chart under a name; `told` says the same as a sentence.

    `beside` stands at the right of the name, `below` under the chart.
    """

    name: str
    chart: Chart
    told: str
    legend: Legend = field(default_factory=lambda: Legend(()))
    beside: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """A card without a chart, as there is not enough for one yet."""

    name: str
    words: str


Card = Charted | Noted


@dataclass(frozen=True, slots=True)
class Soon:
    """Something that appears on the page, and when; `now` it is there."""

    when: str
    what: str
    now: bool = False


@dataclass(frozen=True, slots=True)
class RunTile:
    """A run as plain numbers."""

    title: str
    line: str
    score: int | None


@dataclass(frozen=True, slots=True)
class Early:
    """What stands on the page while there is little to show."""

    rows: tuple[Soon, ...]
    runs: tuple[RunTile, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Something that may go with pain: its runs with and without it, and what can be said.

    `worth` a test is one at most, `key` is what a test of it is started with.
    """

    key: str
    name: str
    counts: str
    chart: PairChart
    words: str
    worth: bool = False


@dataclass(frozen=True, slots=True)
class Triggers:
    """All that was looked at, and what holds for all of it."""

    rows: tuple[Trigger, ...]
    legend: Legend
    foot: str


class TrialAct(StrEnum):
    """What can be done about a test.

    BEGIN it; COUNT the run that is asked about, or LEAVE it out; STOP; TELL the result.
    """

    BEGIN = "begin"
    COUNT = "count"
    LEAVE = "leave"
    STOP = "stop"
    TELL = "tell"


@dataclass(frozen=True, slots=True)
class Trial:
    """A fair test: what is changed, how it stands, and what can be done about it, in words."""

    title: str
    lines: tuple[str, ...]
    acts: tuple[tuple[TrialAct, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ability:
    """An activity: how it goes, as a chart and as "6 to 8"."""

    name: str
    chart: AbilityChart
    words: str
    told: str


@dataclass(frozen=True, slots=True)
class Hurt:
    """Where it hurt: regions by how often (1 to 10), and the same in lines."""

    title: str
    regions: Mapping[Region, int]
    lines: tuple[tuple[str, str], ...]
    foot: str


@dataclass(frozen=True, slots=True)
class TrendsState:
    """All that the page shows. What is None or empty is left out."""

    span: Span
    morning: bool
    sentence: str
    early: Early | None = None
    pain: Charted | None = None
    sessions: Charted | None = None
    distance: Charted | None = None
    minutes: Charted | None = None
    lights: Charted | None = None
    triggers: Triggers | None = None
    trial: Trial | None = None
    change: Card | None = None
    abilities: tuple[Ability, ...] = ()
    effect: Charted | None = None
    hurt: Hurt | None = None
    legs: Charted | None = None
    report: bool = False
