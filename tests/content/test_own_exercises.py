"""What a person wrote down of an exercise is kept in a readable file; a broken one is named."""

import os
import random
import stat
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backstretch.content.advice import Code, notes_on
from backstretch.content.exercise import Breath, Position, Sides
from backstretch.content.exercise_names import key_of
from backstretch.content.library import load_library
from backstretch.content.own_exercise import (
    AS_SHOWN,
    FORMAT,
    LONGEST_DOSE,
    OwnSheet,
    made_of,
    read_dose,
)
from backstretch.content.own_exercises import (
    LARGEST_PICTURE,
    MOST_FILES,
    OwnExerciseError,
    OwnExercises,
)
from backstretch.content.own_library import Own, add_own
from backstretch.content.own_routines import OwnRoutineError, TakenIn
from backstretch.content.own_sheets import (
    LONGEST_LINE,
    LONGEST_NAME,
    MOST_LINES,
    read_sheet,
    sheet_problems,
    tidy,
    write_sheet,
)
from backstretch.content.prescribed import Part, Prescription
from backstretch.content.prescription import LineError, Prescriptions
from backstretch.content.routine import Item, Order
from backstretch.plan.alone import usual_dose
from backstretch.resources import resources_dir
from tests.content.refusing import Stubborn
from tests.harm.system_calls import Watched, need_watching

LIBRARY = load_library(resources_dir())
MUTATIONS = 2000
PNG = b"\x89PNG\r\n\x1a\n" + b"rest of a picture"
JPEG = b"\xff\xd8\xff" + b"rest of a photograph"
HEEL = OwnSheet(
    FORMAT,
    "Heel drops",
    "3x12 rest 30s",
    Position.STANDING,
    Sides.EACH,
    ("step",),
    ("Stand on a step.", "Lower one heel slowly."),
    ("Keep the knee straight.",),
    ("Sharp pain in the tendon.",),
)
ON_FILE = """\
# An exercise of your own for Backstretch. The dose is as in a prescription line:
# “3x30s” is three holds, “10 slow” slow repetitions, “2x12 rest 30s” two sets.
format = 1
name = "Heel drops"
dose = "3x12 rest 30s"
position = "standing"
sides = "each"
kit = ["step"]
steps = [
    "Stand on a step.",
    "Lower one heel slowly.",
]
form = [
    "Keep the knee straight.",
]
stop = [
    "Sharp pain in the tendon.",
]
"""


@pytest.fixture
def own(tmp_path: Path) -> Own:
    return made_in(tmp_path)


def made_in(home: Path) -> Own:
    return add_own(LIBRARY, home / "routines", home / "exercises")


def changed(**parts: object) -> OwnSheet:
    return msgspec.structs.replace(HEEL, **parts)


def put(own: Own, text: str, name: str) -> Path:
    own.exercises.folder.mkdir(parents=True, exist_ok=True)
    path = own.exercises.folder / name
    path.write_text(text, encoding="utf-8")
    own.exercises.read_again()
    return path


def test_what_is_kept_is_there_again_and_can_be_read_by_a_person(own: Own, tmp_path: Path) -> None:
    key = own.exercises.keep("", changed(name=" Heel \tdrops ", steps=("", *HEEL.steps)))
    assert key == "own-heel-drops"
    assert (tmp_path / "exercises" / "heel-drops.toml").read_text("utf-8") == ON_FILE
    again = made_in(tmp_path)
    assert list(again.exercises) == [key]
    assert again.exercises[key].sheet == HEEL
    assert again.faults == ()


def test_it_is_an_exercise_like_any_other_that_claims_nothing(own: Own) -> None:
    made = own.library.exercises[own.exercises.keep("", HEEL)]
    assert (made.name, made.position, made.equipment) == (
        "Heel drops",
        Position.STANDING,
        ("step",),
    )
    assert made.set_up == HEEL.steps
    assert [skip.when for skip in made.skip] == ["Sharp pain in the tendon."]
    assert (made.tags, made.sources, made.mistakes, made.feel) == ((), (), (), "")
    assert usual_dose(own.library, made) == Item(made.id, 10, reps=12, times=3, rest=30, tempo=6)


def test_without_a_word_of_how_it_is_done_it_says_so() -> None:
    made = made_of("own-x", changed(steps=(), form=(), stop=()), Path())
    assert made.set_up == made.cues == (made.enter,) == (AS_SHOWN,)


@pytest.mark.parametrize(
    ("dose", "sides", "part"),
    [
        ("30s", Sides.BOTH, Part("", hold=30)),
        ("3x30s L>R", Sides.EACH, Part("", hold=30, times=3, order=Order.LEFT_FIRST)),
        ("1 min", Sides.BOTH, Part("", hold=60)),
        ("10 slow", Sides.BOTH, Part("", reps=10, tempo=7.5)),
        ("2x12 tempo 4s rest 30s", Sides.ALTERNATING, Part("", reps=12, times=2, tempo=4, rest=30)),
    ],
)
def test_a_dose_is_read_as_in_a_prescription_line(dose: str, sides: Sides, part: Part) -> None:
    assert read_dose(dose, sides) == part


@pytest.mark.parametrize(
    ("dose", "sides", "told"),
    [
        ("", Sides.BOTH, "How much of it?"),
        ("often", Sides.BOTH, "“often” is not understood. Write for example “3x30s”, “10 slow”"),
        ("30s L", Sides.BOTH, "works both sides at once: leave “L” out."),
        ("30s", Sides.ALTERNATING, "What goes from side to side is counted"),
        ("30s, 10", Sides.BOTH, "One dose only, without commas."),
        ("30s 40s", Sides.BOTH, "says a second time"),
        ("9" * (LONGEST_DOSE + 1), Sides.BOTH, "longer than"),
        ("L>R", Sides.EACH, "How much of it? For example “3x30s”"),
    ],
)
def test_a_dose_that_cannot_be_read_is_told_clearly(dose: str, sides: Sides, told: str) -> None:
    with pytest.raises(LineError) as raised:
        read_dose(dose, sides)
    assert told in raised.value.problem


def test_slow_repetitions_go_with_the_breath_and_of_others_nothing_is_claimed() -> None:
    slow = made_of("own-x", changed(dose="10 slow"), Path())
    assert [phase.breath for phase in slow.phases] == [Breath.IN, Breath.OUT]
    assert slow.cycle_seconds == slow.usual.tempo == 7.5
    assert [one.breath for one in made_of("own-x", HEEL, Path()).phases] == [Breath.EASY]


@pytest.mark.parametrize(
    "name", ["Cat-cow", "cat cow", "PIRIFORMIS", "Monster walk", "heel drops", "Heel-Drops"]
)
def test_a_name_that_is_taken_is_refused_with_a_sentence(own: Own, name: str) -> None:
    own.exercises.keep("", HEEL)
    with pytest.raises(OwnExerciseError, match=r"already\. Choose another name\.$"):
        own.exercises.keep("", changed(name=name))


def test_its_own_name_is_not_taken_when_it_is_changed(own: Own) -> None:
    key = own.exercises.keep("", HEEL)
    assert own.exercises.keep(key, changed(name="Heel Drops", dose="10")) == key
    assert own.exercises[key].usual == Part(key, reps=10)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("name = ", "nome = "), "nome: is not a known key."),
        (('"3x12 rest 30s"', '"3x9999s"'), "dose: is 9999; from 1 to 300 is safe."),
        (('"3x12 rest 30s"', '"some"'), "dose: cannot be read: “some” is not understood."),
        (('"standing"', '"upside down"'), "is not one of the values it may have"),
        (("format = 1", "format = 7"), "format: is 7; this version of Backstretch reads format 1."),
        (('name = "Heel drops"', 'name = "12"'), "name: needs a letter."),
        (("steps = [", "steps = [["), ": a quote or a bracket is not closed."),
        (("stop = [", 'picture = "../../../etc/passwd"\nstop = ['), "picture: must be the name"),
        (("stop = [", 'picture = "a.svg"\nstop = ['), "picture: must be the name"),
        (("stop = [", 'picture = "../a.png"\nstop = ['), "picture: must be the name"),
        (("stop = [", 'picture = "C:a.png"\nstop = ['), "picture: must be the name"),
        (("Keep the knee", "Keep \\u202e the knee"), "form[0]: must be one line of text."),
        (("Keep the knee", "K" * 200), "form[0]: is 2"),
    ],
)
def test_a_broken_file_is_left_out_and_named_and_the_others_are_there(
    own: Own, change: tuple[str, str], told: str
) -> None:
    put(own, ON_FILE.replace("Heel drops", "Another"), "good.toml")
    path = put(own, ON_FILE.replace(*change), "heel-drops.toml")
    core = {one.id for one in LIBRARY.exercises.values() if one.core}
    assert core < set(own.library.exercises)
    assert list(own.exercises) == ["own-good"]
    assert str(own.faults[0]).startswith(f"{path}: ")
    assert told in str(own.faults[0])
    assert path.exists()


def test_the_second_of_two_files_with_one_name_is_left_out(own: Own) -> None:
    put(own, ON_FILE, "a.toml")
    put(own, ON_FILE, "b.toml")
    assert list(own.exercises) == ["own-a"]
    assert str(own.faults[0]).endswith("b.toml: name: is also the name in a.toml.")


def test_one_that_ships_later_under_the_same_name_keeps_it_in_a_line(own: Own) -> None:
    put(own, ON_FILE.replace("Heel drops", "Cat-cow"), "mine.toml")
    lines = Prescriptions(own.library.exercises)
    assert lines.read("cat-cow 8").parts[0].exercise == "cat_cow"
    written = lines.write(Prescription((Part("own-mine", reps=8),)))
    assert lines.read(written).parts[0].exercise == "own-mine"


@pytest.mark.skipif(os.name != "posix", reason="the modes of files are a POSIX thing")
def test_it_is_for_this_person_alone(own: Own) -> None:
    own.exercises.keep("", HEEL, PNG)
    folder = own.exercises.folder
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_picture_lies_beside_its_text_and_goes_with_it(own: Own) -> None:
    key = own.exercises.keep("", HEEL, PNG)
    first = own.exercises[key].picture
    assert first is not None
    assert first.read_bytes() == PNG
    own.exercises.keep(key, own.exercises[key].sheet)
    assert own.exercises[key].picture == first
    own.exercises.keep(key, own.exercises[key].sheet, JPEG)
    second = own.exercises[key].picture
    assert second is not None
    assert (second.suffix, second.read_bytes(), first.exists()) == (".jpg", JPEG, False)
    own.exercises.keep(key, msgspec.structs.replace(own.exercises[key].sheet, picture=""))
    assert own.exercises[key].picture is None
    assert not second.exists()


def test_there_are_as_many_as_are_read_and_no_more(own: Own) -> None:
    own.exercises.folder.mkdir(parents=True)
    for number in range(MOST_FILES - 1):
        named = changed(name=f"Heel {chr(65 + number // 26)}{chr(65 + number % 26)}")
        (own.exercises.folder / f"n{number}.toml").write_bytes(write_sheet(named))
    own.exercises.keep("", HEEL)
    with pytest.raises(OwnExerciseError, match="200 exercises already"):
        own.exercises.keep("", changed(name="One more"))
    assert len(own.exercises) == MOST_FILES
    assert own.exercises.faults == ()


@pytest.mark.parametrize("picture", [b"GIF89a", b"", PNG + bytes(LARGEST_PICTURE)])
def test_what_is_no_picture_is_refused(own: Own, picture: bytes) -> None:
    with pytest.raises(OwnExerciseError, match="not a PNG or JPEG of at most 4 MiB"):
        own.exercises.keep("", HEEL, picture)
    assert not list(own.exercises)


def test_a_deleted_one_is_listed_no_more_and_can_be_put_back(own: Own, tmp_path: Path) -> None:
    key = own.exercises.keep("", HEEL, PNG)
    own.exercises.remove(key)
    again = made_in(tmp_path)
    for one in (own, again):
        assert key not in list(one.library.exercises)
        assert one.library.exercises[key].name == "Heel drops"
        assert one.exercises.is_deleted(key)
    assert again.exercises.keep("", HEEL) == "own-heel-drops-2"
    with pytest.raises(OwnExerciseError, match="already"):
        again.exercises.put_back(key)
    again.exercises.remove("own-heel-drops-2")
    again.exercises.put_back(key)
    picture = again.exercises[key].picture
    assert list(again.exercises) == [key]
    assert picture is not None
    assert picture.read_bytes() == PNG


def test_a_routine_with_a_deleted_one_stays_as_it_was(own: Own) -> None:
    key = own.exercises.keep("", HEEL)
    asked = Prescriptions(own.library.exercises).read("heel drops 10, cat-cow 8")
    routine = own.routines.keep("", "Physio", asked)
    assert own.routines.using(key) == ("Physio",)
    own.exercises.remove(key)
    lines = Prescriptions(own.library.exercises)
    assert own.routines.own(routine).asked == asked
    assert lines.read(lines.write(asked)) == asked
    with pytest.raises(LineError):
        lines.read("heel drops 10")


def test_its_name_is_enough_in_a_line(own: Own) -> None:
    key = own.exercises.keep("", changed(dose="2x10 rest 20s"))
    lines = Prescriptions(own.library.exercises)
    assert lines.read("Heel-drops, cat-cow 8").parts[0] == Part(key, reps=10, times=2, rest=20)
    assert lines.read("heel drops L").parts[0].order is Order.LEFT
    assert lines.read("heel drops 5").parts[0] == Part(key, reps=5)
    with pytest.raises(LineError, match="is a movement, counted and not held"):
        lines.read("heel drops 30s")


def test_it_is_said_that_nobody_knows_what_it_asks_of_the_back(own: Own) -> None:
    own.exercises.keep("", HEEL)
    asked = Prescriptions(own.library.exercises)
    notes = notes_on(asked.read("cat-cow 8, heel drops"), own.library.exercises)
    assert [note.part for note in notes if note.code is Code.UNKNOWN] == [1]


def test_a_routine_takes_its_exercises_along_and_brings_them_back_without_doubles(
    own: Own, tmp_path: Path
) -> None:
    own.exercises.keep("", HEEL, PNG)
    asked = Prescriptions(own.library.exercises).read("heel drops, cat-cow 8")
    file = tmp_path / "sent.toml"
    file.write_bytes(own.routines.text(own.routines.keep("", "Physio", asked)))
    assert "Lower one heel slowly." in file.read_text("utf-8")
    own.routines.take_in(file)
    assert list(own.exercises) == ["own-heel-drops"]
    other = made_in(tmp_path / "other")
    for _ in range(2):
        taken = other.routines.own(other.routines.take_in(file).key)
    assert taken.asked == asked
    assert [one.sheet for one in other.exercises.values()] == [HEEL]
    assert other.faults == ()


def test_a_name_with_quotation_marks_is_typed_with_or_without_them(own: Own) -> None:
    key = own.exercises.keep("", changed(name="Say “aah”"))
    lines = Prescriptions(own.library.exercises)
    for typed in ('say "aah" 2x10', "say aah 2x10", "„Say «aah»“ 2x10"):
        [part] = lines.read(typed).parts
        assert (part.exercise, part.reps, part.times) == (key, 10, 2)
    for unclear in ('cat-cow 3x30"', "cat-cow 10”"):
        with pytest.raises(LineError):
            lines.read(unclear)


def test_one_that_was_deleted_comes_back_with_its_routine(own: Own, tmp_path: Path) -> None:
    own.exercises.keep("", HEEL, PNG)
    asked = Prescriptions(own.library.exercises).read("heel drops, cat-cow 8")
    key = own.routines.keep("", "Physio", asked)
    file = tmp_path / "sent.toml"
    file.write_bytes(own.routines.text(key))
    own.exercises.remove("own-heel-drops")
    assert own.routines.take_in(file) == TakenIn(key, was_here=True)
    assert list(own.exercises) == ["own-heel-drops"]
    assert own.exercises["own-heel-drops"].picture is not None
    assert list(own.routines) == [key]


def test_one_that_was_refused_and_is_there_all_the_same_is_not_brought_twice(own: Own) -> None:
    folder = own.exercises.folder
    folder.mkdir()
    assert own.exercises.faults == (), "they were read before"
    need_watching(folder)
    with Watched(folder, Stubborn()), pytest.raises(OwnExerciseError, match="input/output"):
        own.exercises.take_in({"own-x": HEEL})
    assert [path.name for path in folder.iterdir()] == ["heel-drops.toml"]
    assert own.exercises.take_in({"own-x": HEEL}) == {"own-x": "own-heel-drops"}
    assert [path.name for path in folder.iterdir()] == ["heel-drops.toml"]


def test_another_of_the_same_name_comes_in_under_a_number(own: Own, tmp_path: Path) -> None:
    own.exercises.keep("", HEEL)
    asked = Prescriptions(own.library.exercises).read("heel drops, cat-cow 8")
    file = tmp_path / "sent.toml"
    file.write_bytes(own.routines.text(own.routines.keep("", "Physio", asked)))
    other = made_in(tmp_path / "other")
    other.exercises.keep("", changed(dose="20s"))
    for _ in range(2):
        taken = other.routines.own(other.routines.take_in(file).key)
    assert [one.name for one in other.exercises.values()] == ["Heel drops", "Heel drops 2"]
    assert taken.asked.parts[0].exercise == "own-heel-drops-2"
    lines = Prescriptions(other.library.exercises)
    assert lines.read(lines.write(taken.asked)) == taken.asked


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('[exercises."own-heel-drops"]', '[exercises."cat_cow"]'), "must have a name that begins"),
        (('dose = "3x12 rest 30s"', 'dose = "many"'), "exercises.own-heel-drops.dose: cannot be"),
        (("own-heel-drops", "own-gone"), ""),
    ],
)
def test_a_file_with_a_broken_exercise_changes_nothing(
    own: Own, tmp_path: Path, change: tuple[str, str], told: str
) -> None:
    own.exercises.keep("", HEEL)
    asked = Prescriptions(own.library.exercises).read("heel drops, cat-cow 8")
    text = own.routines.text(own.routines.keep("", "Physio", asked)).decode()
    file = tmp_path / "sent.toml"
    file.write_text(text.replace(*change), encoding="utf-8")
    other = made_in(tmp_path / "other")
    if not told:
        other.routines.take_in(file)
        assert list(other.exercises) == ["own-heel-drops"]
        return
    with pytest.raises(OwnRoutineError, match=told):
        other.routines.take_in(file)
    assert not list(other.exercises)
    assert not list(other.routines)


_LINES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=LONGEST_LINE)
_NAMES = _LINES.map(lambda text: text[:LONGEST_NAME])
_DOSES = st.sampled_from(["30s", "3x30s rest 15s", "10", "10 slow", "2x12 tempo 4s", "1:30"])


@st.composite
def sheets(draw: st.DrawFn) -> OwnSheet:
    lines = {key: tuple(draw(st.lists(_LINES, max_size=most))) for key, most in MOST_LINES.items()}
    sheet = OwnSheet(
        FORMAT,
        draw(_NAMES),
        draw(_DOSES),
        draw(st.sampled_from(Position)),
        draw(st.sampled_from([Sides.BOTH, Sides.EACH])),
        tuple(draw(st.lists(_LINES.map(lambda text: text[:20]), max_size=3))),
    )
    return msgspec.structs.replace(sheet, **lines)


@given(sheet=sheets())
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_is_written_is_read_as_the_same(sheet: OwnSheet, tmp_path: Path) -> None:
    sheet = tidy(sheet)
    if any(sheet_problems(sheet)):
        return
    path = tmp_path / "one.toml"
    path.write_bytes(write_sheet(sheet))
    assert read_sheet(path) == (sheet, ())


@given(sheet=sheets())
@settings(max_examples=150, deadline=None)
def test_a_line_with_it_is_read_as_it_was_written(sheet: OwnSheet) -> None:
    sheet = tidy(sheet)
    taken = {key_of(name) for one in LIBRARY.exercises.values() for name in (one.id, one.name)}
    if any(sheet_problems(sheet)) or key_of(sheet.name) in taken:
        return
    made = made_of("own-x", sheet, Path())
    every = {**LIBRARY.exercises, made.id: made}
    lines = Prescriptions(every)
    asked = Prescription((made.usual, Part("cat_cow", reps=8), made.usual))
    read, wanted = lines.read(lines.write(asked)), asked.parts[0]
    assert (read.parts[0].exercise, read.parts[2].exercise) == (made.id, made.id)
    assert (read.parts[0].hold, read.parts[0].reps) == (wanted.hold, wanted.reps)


def test_random_and_mutated_files_give_an_exercise_or_name_the_fault(tmp_path: Path) -> None:
    rng = random.Random(20)
    path = tmp_path / "exercises" / "one.toml"
    path.parent.mkdir()
    original = write_sheet(HEEL)
    for _ in range(MUTATIONS):
        path.write_bytes(_mutated(original, rng))
        own = OwnExercises(path.parent, LIBRARY.exercises)
        if list(own):
            assert own["own-one"].cycle_seconds > 0
            assert own.faults == ()
        else:
            assert all(str(fault).startswith(str(path)) for fault in own.faults)
            assert own.faults


def _mutated(content: bytes, rng: random.Random) -> bytes:
    if rng.random() < 0.05:
        return rng.randbytes(rng.randrange(400))
    changed = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        at = rng.randrange(len(changed) or 1)
        way = rng.randrange(4)
        if way == 0:
            changed[at : at + 1] = bytes([rng.randrange(256)])
        elif way == 1:
            del changed[at : at + rng.randrange(30)]
        elif way == 2:
            changed[at:at] = rng.choice((b'"', b"=", b"[", b"\n", b"999999999", b"\\u0000", b"nan"))
        else:
            start = rng.randrange(len(changed) or 1)
            changed[at:at] = changed[start : start + rng.randrange(40)]
    return bytes(changed)
