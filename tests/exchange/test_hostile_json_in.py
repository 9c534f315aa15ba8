"""A file that means harm, was cut or is another one is told in one sentence, by its place."""

import json
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backstretch.exchange.json_in import MAX_BYTES, DiaryFileError, diary_of, read_diary
from backstretch.exchange.json_out import export_journal
from backstretch.exchange.json_parts import Fault
from backstretch.journal.store import Journal
from tests.exchange.random_journals import FIRST
from tests.journal.diary_samples import diary_records
from tests.journal.samples import EVENTS, a_pain, a_start, an_answer, plan_records, run_code

Document = dict[str, Any]
Change = Callable[[Document], object]


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An export with an entry of every sort."""
    folder = tmp_path_factory.mktemp("export")
    with Journal.open(folder / "journal.db") as journal:
        journal.begin(a_start())
        journal.append("first", EVENTS)
        journal.keep_answer(an_answer())
        journal.keep_pain(a_pain("of a session"))
        journal.diary.keep(*plan_records(), *diary_records())
        export_journal(journal, folder / "out.json", FIRST)
    return (folder / "out.json").read_bytes()


def fault_in(data: bytes) -> Fault:
    with pytest.raises(Fault) as raised:
        diary_of(data)
    return raised.value


def changed(export: bytes, change: Change) -> bytes:
    document = json.loads(export)
    change(document)
    return json.dumps(document, ensure_ascii=False).encode()


def test_the_export_itself_is_read(export: bytes) -> None:
    assert len(diary_of(export).pains) == 13
    assert diary_of(changed(export, len)) == diary_of(export), "also as others write JSON"


def put(path: str, value: object) -> Change:
    """Return what puts a value at a path such as "pain.0.score"."""

    def change(document: Any) -> None:
        *inner, last = path.split(".")
        for name in inner:
            document = document[int(name) if name.isdigit() else name]
        document[int(last) if last.isdigit() else last] = value

    return change


WRONG = {
    "a text for a number": ("pain.0.score", "4", "pain[0].score"),
    "a fraction for a whole number": ("pain.0.score", 4.5, "pain[0].score"),
    "a number for a text": ("sessions.0.routine", 7, "sessions[0].routine"),
    "a list for an object": ("pain.0.leg_line", [], "pain[0].leg_line"),
    "an object for a list": ("tracks", {}, "tracks"),
    "null for a text": ("statements.0.id", None, "statements[0].id"),
    "an empty id": ("statements.0.id", "", "statements[0].id"),
    "a score of 11": ("pain.0.score", 11, "pain[0]"),
    "a score below nothing": ("pain.0.score", -1, "pain[0]"),
    "a number beyond 64 bits": ("sessions.0.minutes", 2**64, "sessions[0].minutes"),
    "a time beyond all numbers": ("sessions.0.planned_s", 1e300, "sessions[0].planned_s"),
    "time that runs backwards": ("sessions.0.planned_s", -1, "sessions[0].planned_s"),
    "a latitude of 999": ("tracks.0.points.0.1", 999, "tracks[0]"),
    "a day that never was": ("pain.0.local_date", "2026-02-30", "pain[0].local_date"),
    "a day in other digits": ("pain.0.local_date", "٢٠٢٦-03-02", "pain[0].local_date"),
    "a moment without offset": ("pain.0.at", "2026-03-02T17:00:00", "pain[0].at"),
    "the month 00": ("pain.0.at", "0000-00-00T00:00:00+00:00", "pain[0].at"),
    "a zone without a name": ("pain.0.zone", "", "pain[0].zone"),
    "a code nobody knows": ("pain.0.moment", "soon", "pain[0].moment"),
    "a region nobody has": ("pain.1.regions", {"tail": 3}, "pain[1].regions"),
    "a kind nobody knows": ("statements.0.kind", "curse", "statements[0].kind"),
    "a wish nobody knows": ("plan.wishes.0.kind", "x", "plan.wishes[0].kind"),
    "a field nobody knows": ("pain.0.mood", "good", "pain[0]"),
    "a statement's field nobody knows": ("statements.0.value.x", 1, "statements[0].value.x"),
    "a part nobody knows": ("mood", [], "mood"),
    "NUL in a text": ("pain.1.note", "a\0b", "pain[1]"),
    "a run out of the air": ("pain.1.run", "nowhere", "pain[1].run"),
    "a session out of the air": ("pain.0.session", "nowhere", "pain[0].session"),
    "a track of no run": ("tracks.0.run", "nowhere", "tracks[0].run"),
    "a track without points": ("tracks.0.points", [], "tracks[0].points"),
    "pain that replaces none": ("pain.1.replaces", "nowhere", "pain[1].replaces"),
    "pain that replaces itself": ("pain.0.replaces", "of a session", "pain"),
    "a gap in the ledger": ("sessions.0.events.0.seq", 5, "sessions[0].events"),
    "an event nobody knows": ("sessions.0.events.0.kind", "sang", "sessions[0].events[0].kind"),
    "open and discarded": ("sessions.0.discarded", True, "sessions[0]"),
    "a plan that is a list": ("plan.weeks.0.plan", [], "plan.weeks[0].plan"),
    "a week 77": ("plan.weeks.0.week", "2026-W77", "plan.weeks[0].week"),
    "a run's number twice": ("runs.0.number", 2, "runs"),
    "a run's effort of 12": ("runs.1.effort", 12, "the notes of runs"),
    "a plan as long as a book": ("plan.weeks.0.plan", {"a": "x" * 1_100_000}, "plan.weeks[0].plan"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_no_journal_could_hold_is_refused_by_its_place(export: bytes, name: str) -> None:
    path, value, where = WRONG[name]
    fault = fault_in(changed(export, put(path, value)))
    assert fault.where.startswith(where), (fault.where, fault.what)
    assert fault.what


def test_an_id_that_stands_twice_is_refused(export: bytes) -> None:
    twice = changed(export, lambda d: d["statements"].append(d["statements"][0]))
    assert "stands there twice" in fault_in(twice).what


def test_a_part_that_is_missing_is_named(export: bytes) -> None:
    for name in ("runs", "pain", "sessions", "plan", "statements", "tracks"):
        fault = fault_in(changed(export, lambda d, name=name: d.pop(name)))  # type: ignore[misc]
        assert f"“{name}” is missing" in fault.what


def spliced(export: bytes, before: bytes, after: bytes) -> bytes:
    assert before in export
    return export.replace(before, after, 1)


def test_a_name_that_stands_twice_in_an_entry_is_refused(export: bytes) -> None:
    fault = fault_in(spliced(export, b'"moment":', b'"score":9,"moment":'))
    assert (fault.where, fault.what) == ("pain[0]", "“score” stands there twice")


def test_a_name_that_stands_twice_deep_inside_is_refused(export: bytes) -> None:
    fault = fault_in(spliced(export, b'"leg_line":{', b'"leg_line":{"left":"foot",'))
    assert (fault.where, fault.what) == ("pain[0]", "“left” stands there twice")


def test_a_part_that_stands_twice_is_refused(export: bytes) -> None:
    fault = fault_in(spliced(export, b'"tracks": ', b'"tracks": [],\n"tracks": '))
    assert "stands there twice" in fault.what


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"tracks": ', b'"tracks": [],\n"runs": [],\n"tracks": '),
        (b'"format": ', b'"tracks": [1, 2],\n"format": '),
        (b'"plan": ', b'"\\u0070lan": '),
        (b'"version": 2', b'"version": 2, "version": 2'),
    ],
)
def test_a_part_that_stands_twice_is_refused_wherever(
    export: bytes, before: bytes, after: bytes
) -> None:
    assert "stands there twice" in fault_in(spliced(export, before, after)).what


def test_white_space_between_the_parts_is_of_no_account(export: bytes) -> None:
    spread = json.dumps(json.loads(export), indent=3, ensure_ascii=False)
    roomy = spread.replace('"version"', '\r\n\t "version"').encode()
    assert diary_of(b" \n" + roomy + b"\n\t ") == diary_of(export)
    assert "JSON" in fault_in(roomy + b" 1").what


@pytest.mark.parametrize("value", [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"9" * 5000])
def test_numbers_that_are_none_are_refused(export: bytes, value: bytes) -> None:
    at = export.index(b'"distance_m":8250.5')
    fault_in(export[:at] + b'"distance_m":' + value + export[at + 19 :])


def test_half_a_character_is_refused(export: bytes) -> None:
    for half in (rb"\ud800", rb"\udc00", rb"\ud83dx"):
        fault_in(spliced(export, b"Better after", b"Better " + half + b" after"))


def test_text_that_is_not_utf_8_is_refused(export: bytes) -> None:
    fault_in(spliced(export, "ça va".encode(), "ça va".encode("latin-1")))
    fault_in(export.decode().encode("utf-16"))
    fault_in(b"\xef\xbb\xbf" + export)


@pytest.mark.parametrize("depth", [2_000, 100_000, 3_000_000])
def test_deep_nesting_is_refused(export: bytes, depth: int) -> None:
    deep = b"[" * depth + b"]" * depth
    assert "nested too deeply" in fault_in(deep).what or "expected object" in fault_in(deep).what
    fault = fault_in(spliced(export, b'"plan":{"week"', b'"plan":{"deep":' + deep + b',"week"'))
    assert "nested too deeply" in fault.what
    nested = b'{"format":' * depth + b"1" + b"}" * depth
    fault_in(nested)


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b" \n", b"{}", b"[]", b"null", b"1", b'"x"', b"\0" * 100, b"PK\x03\x04", b"<gpx/>"),
        *(b'{"format":"backstretch-journal"}', b'{"format":"other","version":2}'),
    ],
)
def test_what_is_no_export_is_refused(data: bytes) -> None:
    fault_in(data)


def test_every_file_that_was_cut_short_is_refused(export: bytes) -> None:
    whole = export.rstrip()
    for length in [*range(0, 400), *range(400, len(whole), 97), len(whole) - 1]:
        fault_in(whole[:length])


def test_an_older_and_a_newer_format_are_told(export: bytes) -> None:
    early = fault_in(changed(export, put("version", 1)))
    assert early.where == "version"
    assert "an early Backstretch, in format 1" in early.what
    late = fault_in(changed(export, put("version", 3)))
    assert "a newer Backstretch, in format 3" in late.what
    odds: tuple[object, ...] = ("2", None, 2.5, True, [])
    for odd in odds:
        fault_in(changed(export, put("version", odd)))


def test_no_change_of_letters_brings_down_the_reader(export: bytes) -> None:
    """Whatever happens to a file, it is a diary or it has a fault; nothing else is raised."""
    dice = random.Random(2026)
    refused = 0
    for _ in range(3_000):
        data = bytearray(export)
        for _ in range(dice.randint(1, 4)):
            at = dice.randrange(len(data))
            piece = bytes(dice.choices(b'[]{},:"\\0919eE.-+nulltrue\x00\xff', k=dice.randint(0, 3)))
            data[at : at + dice.randint(0, 3)] = piece
        try:
            diary_of(bytes(data))
        except Fault:
            refused += 1
    assert refused > 1_500


def test_200_megabytes_are_refused_without_taking_the_memory_of_the_machine(tmp_path: Path) -> None:
    """The child may use no more than 1 GB; a list that was built would need 5."""
    if sys.platform == "win32":
        pytest.skip("Windows bounds no memory")
    head = b'{"format":"backstretch-journal","version":2,"exported_at":"","app_version":"","runs":'
    rest = b',"pain":[],"sessions":[],"plan":{"wishes":[],"weeks":[],"reminders":[]}'
    rest += b',"statements":[],"tracks":[]}'
    for name, middle in (
        ("lists", b"[[" + b"[]," * 66_000_000 + b"[]]]"),
        ("garbage", b"x" * 2**27),
    ):
        (tmp_path / name).write_bytes(head + middle + rest)
    told = run_code(READ_ALL, str(tmp_path / "lists"), str(tmp_path / "garbage"))
    assert told.count("is not a diary that can be taken in: ") == 2, told


READ_ALL = """
import resource, sys
from pathlib import Path
from backstretch.exchange.json_in import DiaryFileError, read_diary
resource.setrlimit(resource.RLIMIT_AS, (1024**3, 1024**3))
for name in sys.argv[1:]:
    try:
        read_diary(Path(name))
    except DiaryFileError as error:
        print(error)
"""


def test_a_file_larger_than_any_diary_is_not_even_read(tmp_path: Path) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(DiaryFileError, match=r"large\.json .* it is larger than 512 MB\. Nothing"):
        read_diary(large)


def test_what_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiaryFileError, match=r"none\.json cannot be read: no such file"):
        read_diary(tmp_path / "none.json")
    with pytest.raises(DiaryFileError, match="it is not a file"):
        read_diary(tmp_path)


def test_the_sentence_names_the_file_the_place_and_what_is_wrong(
    tmp_path: Path, export: bytes
) -> None:
    file = tmp_path / "out.json"
    file.write_bytes(changed(export, put("pain.1.score", "four")))
    with pytest.raises(DiaryFileError) as raised:
        read_diary(file)
    assert str(raised.value) == (
        f"{file} is not a diary that can be taken in: at pain[1].score, expected int | null, "
        "got str. Nothing was changed."
    )
