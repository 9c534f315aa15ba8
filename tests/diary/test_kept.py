"""What is entered is kept, comes back as it was, and can be taken back; nothing is ever lost."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from backstretch.bodymap.regions import LegReach, Region
from backstretch.care.entry import Entry, PainSaid
from backstretch.care.signs import Notice
from backstretch.content.care import load_care
from backstretch.diary.entering import carried_over
from backstretch.diary.kept import KeptDiary
from backstretch.journal.diary_records import Decided, LimitsSet, ShoeSaid, SignsSaid, Tier
from backstretch.journal.plan_records import RunIs, RunNote
from backstretch.journal.run_facts import HeatCold, RunFacts, Sleep, Stress, Surface
from backstretch.journal.said import AnswerKind, Pain, PainMoment, Quality
from backstretch.journal.store import Journal
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from tests.diary.said import as_entered
from tests.fakes import FakeClock
from tests.journal.samples import a_start, an_answer

RUN = RunFacts(distance_m=8200, duration_s=2850, effort=5, surface=Surface.ROAD, sleep=Sleep.POOR)
AFTER = PainSaid(
    PainMoment.AFTER_RUN,
    3,
    {Region.LUMBAR_LEFT: 3, Region.LUMBAR_RIGHT: 2},
    (Quality.STIFF, Quality.ACHE),
    leg_left=LegReach.KNEE,
)
CARE, _ = load_care(resources_dir())
ENTRY = Entry("2026-03-02", "17:10", RUN, (AFTER,))


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "journal.db") as opened:
        yield opened


@pytest.fixture
def diary(journal: Journal, clock: FakeClock) -> KeptDiary:
    return KeptDiary(journal, clock, Settings, CARE)


def test_an_entry_comes_back_as_it_was_entered(diary: KeptDiary) -> None:
    kept = diary.keep(ENTRY)
    assert kept.complaint == ""
    assert as_entered(diary.entry(kept.run)) == msgspec.structs.replace(ENTRY, run=kept.run)


def test_the_plan_knows_the_run_that_was_done(diary: KeptDiary, journal: Journal) -> None:
    diary.keep(ENTRY)
    [note] = journal.plan.runs("2026-03-02", "2026-03-02")
    assert (note.state, note.start, note.minutes) == (RunIs.DONE, "17:10", 48)


def test_a_planned_run_of_that_day_is_the_one_that_was_done(
    diary: KeptDiary, journal: Journal
) -> None:
    at = ("2026-03-01T08:00:00+01:00", "Europe/Berlin", "2026-03-01")
    journal.plan.keep(RunNote("n", *at, "planned", "2026-03-02", RunIs.PLANNED))
    kept = diary.keep(ENTRY)
    assert kept.run == "planned"
    assert [note.state for note in journal.plan.runs("2026-03-02", "2026-03-02")] == [RunIs.DONE]
    assert kept.undo is not None
    assert kept.undo() == ""
    assert [n.state for n in journal.plan.runs("2026-03-02", "2026-03-02")] == [RunIs.PLANNED]


def test_a_changed_entry_stands_and_the_old_one_stays_in_the_history(
    diary: KeptDiary, journal: Journal
) -> None:
    run = diary.keep(ENTRY).run
    worse = msgspec.structs.replace(AFTER, score=6)
    changed = Entry("2026-03-02", "17:10", RunFacts(distance_m=9000), (worse,), run=run)
    undo = diary.keep(changed).undo
    assert as_entered(diary.entry(run)) == changed
    assert [note.facts.distance_m for note in journal.diary.history(run)] == [8200, 9000]
    assert [pain.score for pain in journal.pains()] == [3, 6]
    assert undo is not None
    assert undo() == ""
    assert as_entered(diary.entry(run)) == msgspec.structs.replace(ENTRY, run=run)


def test_pain_that_is_left_out_of_a_changed_entry_is_taken_back_and_can_return(
    diary: KeptDiary, journal: Journal
) -> None:
    run = diary.keep(ENTRY).run
    undo = diary.keep(msgspec.structs.replace(ENTRY, run=run, pains=())).undo
    assert journal.diary.pains_of_run(run) == ()
    assert undo is not None
    assert undo() == ""
    assert as_entered(diary.entry(run)) == msgspec.structs.replace(ENTRY, run=run)


def test_what_is_the_same_is_not_written_twice(diary: KeptDiary, journal: Journal) -> None:
    run = diary.keep(ENTRY).run
    diary.keep(msgspec.structs.replace(ENTRY, run=run))
    assert len(journal.diary.history(run)) == 1
    assert len(journal.pains()) == 1


def test_what_is_the_same_the_next_day_is_not_written_again(
    diary: KeptDiary, journal: Journal, clock: FakeClock
) -> None:
    run = diary.keep(ENTRY).run
    there = diary.entry(run)
    assert there is not None
    clock.set_wall(timedelta(days=1))
    diary.keep(there)
    assert len(journal.diary.history(run)) == 1
    assert len(journal.diary.pains_ever_of_run(run)) == len(ENTRY.pains)


def test_a_new_run_that_is_undone_is_out_of_the_diary(diary: KeptDiary, journal: Journal) -> None:
    kept = diary.keep(ENTRY)
    assert kept.undo is not None
    assert kept.undo() == ""
    assert diary.entry(kept.run) is None
    assert journal.diary.pains_of_run(kept.run) == ()
    assert [note.state for note in journal.diary.history(kept.run)] == [
        RunIs.DONE,
        RunIs.WITHDRAWN,
    ]


def test_a_run_that_was_deleted_comes_back_whole(diary: KeptDiary) -> None:
    run = diary.keep(ENTRY).run
    gone = diary.remove_run(run)
    assert diary.entry(run) is None
    assert gone.undo is not None
    assert gone.undo() == ""
    assert as_entered(diary.entry(run)) == msgspec.structs.replace(ENTRY, run=run)


def test_next_morning_belongs_to_the_day_after(diary: KeptDiary, journal: Journal) -> None:
    run = diary.keep(Entry("2026-03-02", "", RUN, (PainSaid(PainMoment.NEXT_MORNING, 2),))).run
    [pain] = journal.diary.pains_of_run(run)
    assert pain.local_date == "2026-03-03"


def test_pain_alone_is_kept_without_a_run(diary: KeptDiary, journal: Journal) -> None:
    kept = diary.keep(Entry("2026-03-02", pains=(PainSaid(PainMoment.ALONE, 4),)))
    assert kept.run == ""
    [pain] = journal.pains()
    assert (pain.score, pain.run, pain.moment) == (4, "", PainMoment.ALONE)
    assert diary.remove_pain(pain).complaint == ""
    assert journal.diary.pains_between("2026-03-01", "2026-03-03") == ()


def test_what_was_ticked_is_kept_with_the_entry(diary: KeptDiary, journal: Journal) -> None:
    run = diary.keep(msgspec.structs.replace(ENTRY, signs=("below_knee",)), "log").run
    [told] = journal.diary.statements(SignsSaid, run)
    assert told.what == SignsSaid(Decided.TOLD, Tier.SOON, ("below_knee",), "log")


def test_none_of_these_is_an_answer_and_no_answer_is_none(
    diary: KeptDiary, journal: Journal
) -> None:
    run = diary.keep(msgspec.structs.replace(ENTRY, signs=())).run
    [told] = journal.diary.statements(SignsSaid, run)
    assert told.what == SignsSaid(Decided.CLEAR, None, (), "log")
    other = diary.keep(msgspec.structs.replace(ENTRY, day="2026-03-01")).run
    assert journal.diary.statements(SignsSaid, other) == ()


def test_a_new_run_begins_with_what_runs_share(diary: KeptDiary) -> None:
    assert diary.carried() is None
    diary.keep(ENTRY)
    assert diary.carried() == RunFacts(surface=Surface.ROAD)


def test_shoes_count_their_kilometres(diary: KeptDiary) -> None:
    pair = diary.keep_shoe(ShoeSaid("Daily pair", before_m=400_000)).run
    diary.keep(msgspec.structs.replace(ENTRY, facts=RunFacts(distance_m=8200, shoe=pair)))
    [shoe] = diary.shoes()
    assert (shoe.said.name, shoe.metres) == ("Daily pair", 408_200)
    diary.keep_shoe(msgspec.structs.replace(shoe.said, retired=True), pair)
    assert [shoe.said.retired for shoe in diary.shoes()] == [True]


def test_a_pair_that_is_renamed_keeps_its_place(diary: KeptDiary) -> None:
    first = diary.keep_shoe(ShoeSaid("Blue")).run
    diary.keep_shoe(ShoeSaid("Red"))
    diary.keep_shoe(ShoeSaid("Navy"), first)
    assert [shoe.said.name for shoe in diary.shoes()] == ["Navy", "Red"]


def test_without_a_journal_each_keeping_says_why(clock: FakeClock) -> None:
    diary = KeptDiary(None, clock, Settings, CARE, "The journal is locked.")
    assert diary.keep(ENTRY).complaint == "The journal is locked."
    assert diary.remove_run("x").complaint == "The journal is locked."
    assert diary.shoes() == ()
    assert diary.carried() is None


def test_an_entry_after_midnight_still_counts_for_the_evening(journal: Journal) -> None:
    night = FakeClock(datetime(2026, 3, 2, 23, 30, tzinfo=UTC) + timedelta(minutes=45))
    assert KeptDiary(journal, night, Settings, CARE).today().isoformat() == "2026-03-02"


def test_what_an_entry_leads_to_is_told_and_kept(diary: KeptDiary, journal: Journal) -> None:
    below = msgspec.structs.replace(AFTER, leg_left=LegReach.FOOT, qualities=(Quality.NUMB,))
    entry = msgspec.structs.replace(ENTRY, pains=(below,))
    notices = diary.look(entry)
    assert notices[0].tier is Tier.SOON
    run = diary.keep(entry).run
    [told] = journal.diary.statements(SignsSaid, run)
    assert isinstance(told.what, SignsSaid)
    assert (told.what.tier, told.what.signs) == (Tier.SOON, notices[0].codes)


def test_a_sign_that_needs_help_now_is_found_without_any_pain(diary: KeptDiary) -> None:
    notices = diary.look(Entry("2026-03-02", signs=("saddle",)))
    assert [(n.tier, n.codes) for n in notices] == [(Tier.EMERGENCY, ("saddle",))]


def ticked(*codes: str, day: str = "2026-03-02") -> Entry:
    return msgspec.structs.replace(ENTRY, day=day, signs=codes)


def decided(journal: Journal) -> list[Decided]:
    return [s.what.decided for s in journal.diary.signs() if isinstance(s.what, SignsSaid)]


def test_keeping_says_what_is_told_and_what_it_was_kept_under(diary: KeptDiary) -> None:
    kept = diary.keep(ticked("saddle", "below_knee"))
    assert kept.told == (
        Notice(Tier.EMERGENCY, ("saddle",)),
        Notice(Tier.SOON, ("below_knee",)),
    )
    assert kept.about == kept.run
    alone = diary.keep(
        Entry("2026-03-02", pains=(PainSaid(PainMoment.ALONE, 4),), signs=("night",))
    )
    standing = diary.standing()
    assert standing is not None
    assert alone.run == ""
    assert alone.about


def test_an_entry_that_is_undone_takes_its_signs_with_it(
    diary: KeptDiary, journal: Journal
) -> None:
    kept = diary.keep(ticked("saddle", "below_knee"))
    assert kept.undo is not None
    assert kept.undo() == ""
    assert diary.standing() is None
    assert decided(journal) == [Decided.TOLD, Decided.TOLD, *[Decided.WITHDRAWN] * 2]


def test_all_that_needs_help_now_can_be_a_mistake(diary: KeptDiary, journal: Journal) -> None:
    diary.keep(ticked("saddle"))
    diary.keep(ticked("bladder", "night", day="2026-03-01"))
    assert diary.signs.take_back() == ""
    standing = diary.standing()
    assert standing is not None
    assert (standing.tier, standing.signs) == (Tier.SOON, ("night",))
    assert diary.signs.take_back() == ""
    assert len(decided(journal)) == 5, "what can wait is no part of it"


def test_a_visit_is_kept_with_what_it_answers(diary: KeptDiary, journal: Journal) -> None:
    run = diary.keep(ticked("saddle", "night")).run
    assert diary.signs.check() == ""
    assert diary.signs.see() == ""
    assert diary.standing() is None
    checked, seen = journal.diary.signs()[-2:]
    day = "2026-03-02"
    assert checked.what == SignsSaid(Decided.CHECKED, Tier.EMERGENCY, ("saddle",), "log", day)
    assert seen.what == SignsSaid(Decided.SEEN, Tier.SOON, ("night",), "log", day)
    assert (checked.about, seen.about) == (run, run)


def test_what_was_told_in_a_session_is_not_hinted_at_again_that_week(
    diary: KeptDiary, journal: Journal
) -> None:
    journal.begin(a_start("session"))
    journal.keep_answer(an_answer("told", AnswerKind.DOCTOR_TOLD, "below_knee", "session"))
    below = msgspec.structs.replace(AFTER, leg_left=LegReach.FOOT, qualities=())
    assert [n.tier for n in diary.look(msgspec.structs.replace(ENTRY, pains=(below,)))] == [None]


def mornings(diary: KeptDiary, rise: int) -> Entry:
    """Keep a run with its morning after, and return the next one."""
    before, after = PainSaid(PainMoment.BEFORE_RUN, 2), PainSaid(PainMoment.NEXT_MORNING, 2 + rise)
    diary.keep(Entry("2026-02-27", facts=RUN, pains=(before, after)))
    return Entry("2026-03-01", facts=RUN, pains=(before, after))


@pytest.mark.parametrize(("own", "found"), [(None, False), (1, True)])
def test_two_red_mornings_in_a_week_are_for_a_doctor_by_the_limits_that_hold(
    diary: KeptDiary, own: int | None, found: bool
) -> None:
    if own is not None:
        assert diary.keep_records(diary.statement("", LimitsSet(2, 5, own))) == ""
    told = [code for notice in diary.look(mornings(diary, 1)) for code in notice.codes]
    assert ("two_reds" in told) is found


def test_two_mornings_that_are_red_by_the_rule_are_for_a_doctor(diary: KeptDiary) -> None:
    assert diary.look(mornings(diary, 2)) == (Notice(Tier.SOON, ("two_reds",)),)


def test_pain_alone_is_changed_where_it_stands(diary: KeptDiary, journal: Journal) -> None:
    diary.keep(Entry("2026-03-02", pains=(PainSaid(PainMoment.ALONE, 4),)))
    [pain] = journal.pains()
    entry = diary.entry_of(pain)
    assert entry == Entry("2026-03-02", pains=(PainSaid(PainMoment.ALONE, 4),), pain=pain.id)
    worse = msgspec.structs.replace(entry, pains=(PainSaid(PainMoment.ALONE, 6),))
    undo = diary.keep(worse).undo
    [stands] = journal.diary.pains_between("2026-03-02", "2026-03-02")
    assert (stands.score, stands.replaces, stands.at) == (6, pain.id, pain.at)
    assert undo is not None
    assert undo() == ""
    [stands] = journal.diary.pains_between("2026-03-02", "2026-03-02")
    assert stands.score == 4
    assert [one.score for one in journal.pains()] == [4, 6, 4]


def test_pain_of_a_session_stays_with_it_when_it_is_changed(
    diary: KeptDiary, journal: Journal
) -> None:
    journal.begin(a_start())
    moment = PainMoment.DURING_SESSION
    at = ("2026-03-02T18:30:00+01:00", "Europe/Berlin", "2026-03-02")
    journal.keep_pain(Pain("p", *at, moment, 5, a_start().id, "cat_cow", "left"))
    [pain] = journal.pains()
    diary.keep(msgspec.structs.replace(diary.entry_of(pain), pains=(PainSaid(moment, 3),)))
    [stands] = journal.diary.pains_between("2026-03-02", "2026-03-02")
    assert (stands.score, stands.session, stands.exercise, stands.side) == (
        3,
        a_start().id,
        "cat_cow",
        "left",
    )


LATER_4, LATER_2 = PainSaid(PainMoment.LATER, 4), PainSaid(PainMoment.LATER, 2)


def scores(journal: Journal, run: str) -> list[int | None]:
    return [pain.score for pain in journal.diary.pains_of_run(run)]


def test_two_pains_of_one_moment_both_stand(diary: KeptDiary, journal: Journal) -> None:
    run = diary.keep(msgspec.structs.replace(ENTRY, pains=(LATER_4, LATER_2))).run
    assert scores(journal, run) == [4, 2]
    entry = diary.entry(run)
    assert entry is not None
    assert [said.id for said in entry.pains] == [p.id for p in journal.diary.pains_of_run(run)]
    diary.keep(entry)
    assert len(journal.pains()) == 2, "nothing was changed"


def test_one_of_two_at_a_moment_is_changed_and_they_stay_in_order(
    diary: KeptDiary, journal: Journal
) -> None:
    run = diary.keep(msgspec.structs.replace(ENTRY, pains=(LATER_4, LATER_2))).run
    entry = diary.entry(run)
    assert entry is not None
    first, second = entry.pains
    better = msgspec.structs.replace(first, score=3)
    undo = diary.keep(msgspec.structs.replace(entry, pains=(better, second))).undo
    assert scores(journal, run) == [3, 2]
    assert journal.diary.pains_of_run(run)[0].replaces == first.id
    assert undo is not None
    assert undo() == ""
    assert scores(journal, run) == [4, 2]


def test_one_of_two_at_a_moment_is_taken_out_and_comes_back(
    diary: KeptDiary, journal: Journal, clock: FakeClock
) -> None:
    run = diary.keep(msgspec.structs.replace(ENTRY, pains=(LATER_4,))).run
    clock.set_wall(timedelta(hours=1))
    entry = diary.entry(run)
    assert entry is not None
    diary.keep(msgspec.structs.replace(entry, pains=(*entry.pains, LATER_2)))
    first, second = journal.diary.pains_of_run(run)
    assert first.at < second.at
    entry = diary.entry(run)
    assert entry is not None
    undo = diary.keep(msgspec.structs.replace(entry, pains=entry.pains[1:])).undo
    assert journal.diary.pains_of_run(run) == (second,)
    assert undo is not None
    assert undo() == ""
    assert sorted(score or 0 for score in scores(journal, run)) == [2, 4]


def test_one_of_two_at_a_moment_is_deleted_in_the_journal(
    diary: KeptDiary, journal: Journal
) -> None:
    run = diary.keep(msgspec.structs.replace(ENTRY, pains=(LATER_4, LATER_2))).run
    undo = diary.remove_pain(journal.diary.pains_of_run(run)[0]).undo
    assert scores(journal, run) == [2]
    assert undo is not None
    assert undo() == ""
    assert sorted(score or 0 for score in scores(journal, run)) == [2, 4]


def codes(notices: tuple[Notice, ...]) -> set[str]:
    return {code for notice in notices for code in notice.codes}


def test_a_change_is_judged_by_what_was_known_when_it_was_said(
    diary: KeptDiary, clock: FakeClock
) -> None:
    run = diary.keep(msgspec.structs.replace(ENTRY, pains=(PainSaid(PainMoment.LATER, 5),))).run
    clock.set_wall(timedelta(hours=1))
    diary.keep(Entry("2026-03-02", facts=RUN, pains=(PainSaid(PainMoment.LATER, 1),)))
    clock.set_wall(timedelta(hours=2))
    entry = diary.entry(run)
    assert entry is not None
    assert diary.look(entry) == (), "it did not jump from what was said after it"
    alone = Entry("2026-03-02", facts=RUN, pains=(PainSaid(PainMoment.LATER, 5),))
    assert codes(diary.look(alone)) == {"noted-jump"}


def test_pain_alone_is_judged_by_what_was_known_when_it_was_said(
    diary: KeptDiary, journal: Journal, clock: FakeClock
) -> None:
    diary.keep(Entry("2026-03-02", pains=(PainSaid(PainMoment.ALONE, 5),)))
    [pain] = journal.pains()
    clock.set_wall(timedelta(hours=1))
    diary.keep(Entry("2026-03-02", pains=(PainSaid(PainMoment.ALONE, 1),)))
    assert diary.look(diary.entry_of(pain)) == ()


def test_pain_that_an_entry_takes_back_is_nothing_to_compare_with(diary: KeptDiary) -> None:
    two = (PainSaid(PainMoment.LATER, 1), PainSaid(PainMoment.LATER, 5))
    run = diary.keep(msgspec.structs.replace(ENTRY, pains=two)).run
    entry = diary.entry(run)
    assert entry is not None
    assert codes(diary.look(entry)) == {"noted-jump"}
    assert diary.look(msgspec.structs.replace(entry, pains=entry.pains[1:])) == ()


def test_a_morning_is_judged_by_all_that_was_said_until_then(
    diary: KeptDiary, clock: FakeClock
) -> None:
    run = diary.keep(msgspec.structs.replace(ENTRY, pains=())).run
    clock.set_wall(timedelta(hours=14))
    diary.keep(Entry("2026-03-02", pains=(PainSaid(PainMoment.NEXT_MORNING, 1),)))
    entry = diary.entry(run)
    assert entry is not None
    sore = msgspec.structs.replace(entry, pains=(PainSaid(PainMoment.NEXT_MORNING, 5),))
    assert codes(diary.look(sore)) == {"noted-jump"}


def test_a_new_run_shares_no_heat_or_cold_with_the_one_before(diary: KeptDiary) -> None:
    facts = RunFacts(surface=Surface.ROAD, heat_cold=HeatCold.HEAT, stress=Stress.HIGH, cadence=166)
    diary.keep(msgspec.structs.replace(ENTRY, facts=facts))
    assert diary.carried() == RunFacts(surface=Surface.ROAD)


@pytest.mark.parametrize("name", RunFacts.__struct_fields__)
def test_each_word_on_a_run_is_shared_with_the_next_or_is_not(name: str) -> None:
    """What is the person's habit is carried over; what belongs to one day or one way is not."""
    habits = {"kind", "surface", "hills", "stride", "posture", "shoe", "load", "drinking"}
    habits |= {"desk", "warm_up"}
    value = object()
    carried = carried_over(msgspec.structs.replace(RunFacts(), **{name: value}))
    assert (getattr(carried, name) is value) is (name in habits)
