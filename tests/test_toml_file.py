"""A TOML file becomes its type, or every fault in it with its place."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec

from backstretch.toml_file import Fault, Problem, read


class Leg(msgspec.Struct, forbid_unknown_fields=True):
    length: float
    name: str | None = None


class Chair(msgspec.Struct, forbid_unknown_fields=True):
    leg: Annotated[tuple[Leg, ...], msgspec.Meta(min_length=3)]
    costs: dict[str, int] = {}


def wobbly(chair: Chair) -> Iterator[Problem]:
    if len({leg.length for leg in chair.leg}) > 1:
        yield "leg", "are of different length"


def problems(tmp_path: Path, text: str) -> list[Problem]:
    path = tmp_path / "chair.toml"
    path.write_text(text, encoding="utf-8")
    chair, faults = read(path, "chairs/chair.toml", Chair, wobbly)
    assert (chair is None) == bool(faults)
    assert {fault.file for fault in faults} <= {"chairs/chair.toml"}
    return [(fault.key, fault.problem) for fault in faults]


def test_what_is_sound_is_read(tmp_path: Path) -> None:
    assert problems(tmp_path, "leg = [{length=1}, {length=1}, {length=1}]") == []


def test_each_part_that_does_not_fit_is_named(tmp_path: Path) -> None:
    text = 'leg = [{length=1}, {long=1}, {length=1, name=2}]\ncosts = {oak="much", elm=3}\n'
    assert problems(tmp_path, text) == [
        ("leg[1].long", "is not a known key"),
        ("leg[1].length", "is missing"),
        ("leg[2].name", "expected `str`, got `int`"),
        ("costs.oak", "expected `int`, got `str`"),
    ]


def test_a_list_is_at_fault_if_all_its_parts_fit(tmp_path: Path) -> None:
    text = "leg = [{length=1}]"
    assert problems(tmp_path, text) == [("leg", "expected `array` of length >= 3")]


def test_sense_is_asked_for_where_the_form_is_right(tmp_path: Path) -> None:
    legs = "leg = [{length=1}, {length=1}, {length=2}]"
    assert problems(tmp_path, legs) == [("leg", "are of different length")]
    assert problems(tmp_path, legs + "\nback = 1") == [("back", "is not a known key")]


def test_what_is_no_file_is_a_fault(tmp_path: Path) -> None:
    fault = Fault("chairs", "", "cannot be read: it is a folder")
    assert read(tmp_path, "chairs", Chair) == (None, [fault])
    assert str(fault) == "chairs: cannot be read: it is a folder."


def test_content_from_the_shelf_loads_nothing_that_reads_toml() -> None:
    told = "import sys, backstretch.content.shelf; print('tomllib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
