"""What a pose file may get wrong although its form is right: names, ranges, contacts."""

from collections.abc import Iterator, Sequence

from backstretch.figure.body import PARTS, SKULL
from backstretch.figure.limits import CLAV, LIMBS, SPINE, Range
from backstretch.figure.muscles import MUSCLES
from backstretch.figure.stance import Foot, Hand, PoseFile, Props, Stance
from backstretch.toml_file import Problem

_PLACES = {f"{part}_{letter}" for part in PARTS for letter in "RL"} | {"pelvis", "chest", "head"}


def problems(read: PoseFile, stem: str) -> Iterator[Problem]:
    """Yield key and problem of everything a decoded pose file says that cannot be."""
    if read.id != stem:
        yield "id", f"is {read.id}, but the file is named {stem}"
    if bool(read.works) != (read.other_side != "same"):
        yield "works", "names the working limb exactly if there is an other side"
    yield from _cycle_problems(read.key, read.cycle, "cycle")
    if read.easier:
        yield from _cycle_problems(read.easier.key, read.easier.cycle, "easier.cycle")
    stances = [("base", read.base)]
    stances += [(f"key[{n}]", key) for n, key in enumerate(read.key)]
    if read.easier:
        stances += [("easier.base", read.easier.base or Stance())]
        stances += [(f"easier.key[{n}]", key) for n, key in enumerate(read.easier.key)]
    for where, stance in stances:
        yield from stance_problems(stance, where)
    yield from _roller_problems(read.props, read.base, read.key, "key")
    if read.easier:
        eased = read.easier
        props, base = eased.props or read.props, eased.base or read.base
        yield from _roller_problems(props, base, eased.key, "easier.key")


def _roller_problems(
    props: Props, base: Stance, keys: Sequence[Stance], where: str
) -> Iterator[Problem]:
    for number, key in enumerate(keys):
        lies = key.roller is not None or base.roller is not None
        if lies is (props.roller is None):
            yield f"{where}[{number}].roller", "is said exactly if there is a roller"


def _cycle_problems(
    keys: tuple[Stance, ...], cycle: tuple[str, ...], where: str
) -> Iterator[Problem]:
    names = {key.name for key in keys}
    for number, name in enumerate(cycle):
        if name not in names:
            yield f"{where}[{number}]", f"{name} is no key pose of it"


def stance_problems(stance: Stance, where: str) -> Iterator[Problem]:
    """Yield key and problem of what one pose says that cannot be; `where` is its key."""
    for joint, ranges in {**SPINE, **LIMBS}.items():
        for name in (joint, f"{joint}_r", f"{joint}_l"):
            angles = getattr(stance, name, None)
            if angles is not None:
                values = angles if isinstance(angles, tuple) else (angles,)
                yield from _outside(values, ranges, f"{where}.{_written(name)}")
    for name in ("clav", "clav_r", "clav_l"):
        yield from _outside(getattr(stance, name) or (), CLAV, f"{where}.{_written(name)}")
    for muscle in stance.glow or ():
        if muscle not in MUSCLES:
            yield f"{where}.glow", f"{muscle} is no muscle that can glow"
    for name in ("foot_r", "foot_l", "hand_r", "hand_l"):
        contact = getattr(stance, name)
        if contact is not None:
            yield from _contact_problems(contact, f"{where}.{_written(name)}")


def _contact_problems(contact: Foot | Hand, where: str) -> Iterator[Problem]:
    kinds: tuple[str, ...] = ("flat", "ball", "heel", "on", "at")
    if isinstance(contact, Hand):
        kinds = ("floor", "tips", "on", "at")
    said = [kind for kind in kinds if getattr(contact, kind) is not None]
    if len(said) > 1:
        yield where, f"says {' and '.join(said)}, but it can be in one place only"
    if contact.on and contact.on not in _PLACES:
        yield f"{where}.on", f"{contact.on} is no part of the body"
    if contact.on == "chest":
        yield from _outside((contact.along,), ((0.0, SKULL),), f"{where}.along")


def _outside(values: tuple[float, ...], ranges: tuple[Range, ...], where: str) -> Iterator[Problem]:
    for value, (least, most) in zip(values, ranges, strict=False):
        if not least <= value <= most:
            yield where, f"is {value:g}, it may be {least:g} to {most:g}"


def _written(name: str) -> str:
    return f"{name[:-2]}_{name[-1].upper()}" if name[-2:] in ("_r", "_l") else name
