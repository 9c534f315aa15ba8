"""The command line has words for every code there is."""

from backstretch.bodymap.regions import LegReach, Region
from backstretch.diary.vocabulary import pain_vocabularies, run_vocabularies, spoken
from backstretch.journal import run_facts
from backstretch.journal.said import Aggravator, Course, PainMoment, Quality


def test_every_code_of_a_run_has_words() -> None:
    names = "RunKind Surface Hills Stride Posture Load Drinking Desk Sleep Stress WarmUp HeatCold"
    enums = [getattr(run_facts, name) for name in names.split()]
    found = run_vocabularies()
    assert [set(words) for words in found.values()] == [set(enum) for enum in enums]
    assert set(found) <= set(run_facts.RunFacts.__struct_fields__)


def test_every_code_of_pain_has_words() -> None:
    assert {name: set(words) for name, words in pain_vocabularies().items()} == {
        "region": set(Region),
        "quality": set(Quality),
        "worse": set(Aggravator),
        "course": set(Course),
        "leg": set(LegReach) - {LegReach.NONE},
        "moment": set(PainMoment),
    }


def test_words_stand_behind_a_code_only_where_they_say_more() -> None:
    assert list(spoken({"so-so": "so-so", "getting-up": "getting up", "up": "mostly up"})) == [
        "so-so",
        "getting-up",
        "up (mostly up)",
    ]
