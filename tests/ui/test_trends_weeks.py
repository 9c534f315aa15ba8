"""What the bars of weeks on the Trends page say."""

from dataclasses import replace
from datetime import date

from backstretch.care.light import Limits
from backstretch.insights.trends import Span, gather, trends
from backstretch.journal.trend_records import TrendRecords
from backstretch.ui.trends_weeks import distance_card
from backstretch.units import Units

SHOWN = trends(gather(TrendRecords((), (), (), ()), date(2026, 5, 14), Limits(2, 5, 2)), Span.YEAR)


def test_where_pain_climbed_less_distance_is_asked_for_and_said_to_a_screen_reader_too() -> None:
    usual = distance_card(SHOWN, Units.KM)
    eased = distance_card(replace(SHOWN, eases_off=True), Units.KM)
    assert usual.below == ""
    assert "20 to 30 % less distance" in eased.below
    assert eased.told == f"{usual.told} {eased.below}"
