"""The way from one exercise's position to the next: which key poses a body goes through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from backstretch.figure.blending import Key
from backstretch.figure.moving import Motion
from backstretch.figure.passing import Way
from backstretch.figure.pose import Pose, pose_of
from backstretch.figure.stance import Props, Stance, View
from backstretch.figure.stepping import changes_knee, crawls, in_steps
from backstretch.figure.way_file import VIEW, read_way_file
from backstretch.toml_file import Fault

ALL_FOURS = "hands-and-knees"

_KINDS = ("flat", "ball", "heel", "on", "at", "floor", "tips")


@dataclass(frozen=True)
class Ways:
    """What is known about changing position: key poses by name, and which follow each other.

    Where nothing is known of a way, its motion goes straight from the first to the last key.
    """

    poses: dict[str, Pose] = field(default_factory=dict)
    links: tuple[tuple[str, str], ...] = ()
    view: View = VIEW

    def motion(
        self,
        start: Motion,
        start_key: int,
        end: Motion,
        end_key: int,
        from_place: str,
        to_place: str,
    ) -> Motion:
        """Return the way from a key pose of one motion to a key pose of another.

        Places are positions by name: "supine", "prone", "hands-and-knees", "kneeling",
        "half-kneeling", "standing", "seated", "floor-sitting". A hold is left through the key
        poses that led to it, and reached likewise. The first and the last key are the exercises'
        own, and `move` of each has the natural seconds to reach it. The way has a camera and
        props of its own; its picture is mirrored only if those of both ends are.
        """
        keys = _led_back(start, start_key)
        first, last = start.keys[0].pose, end.keys[0].pose
        keys += [Key.of(pose) for pose in self._poses(first, last, from_place, to_place)]
        keys += _led(end, end_key)
        stepped = tuple(_stepped(keys))
        return Way(
            f"{start.id} to {end.id}",
            stepped,
            self.view,
            _props(start.props, end.props, stepped),
            flipped=start.flipped and end.flipped,
        )

    def _poses(self, start: Pose, end: Pose, from_place: str, to_place: str) -> list[Pose]:
        """Return the poses on the way between two places.

        Who kneels on the other knee than the first of them goes on to all fours instead. Who
        is on hands and feet came there from all fours, and goes back to them first.
        """
        found = [self.poses[name] for name in self.between(from_place, to_place)]
        if from_place == to_place or ALL_FOURS not in self.poses:
            return found
        all_fours = self.poses[ALL_FOURS]
        if found and changes_knee(start, found[0]):
            found = [all_fours, *(self.poses[one] for one in self.between(ALL_FOURS, to_place))]
        before = [all_fours] if from_place == ALL_FOURS and not crawls(start) else []
        after = [all_fours] if to_place == ALL_FOURS and not crawls(end) else []
        return [*before, *found, *after]

    def between(self, from_place: str, to_place: str) -> tuple[str, ...]:
        """Return the names of the key poses on the shortest way between two places."""
        came = {from_place: ""}
        queue = [from_place]
        while queue and to_place not in came:
            here = queue.pop(0)
            for one, other in self.links:
                there = other if here == one else one if here == other else here
                if there not in came:
                    came[there] = here
                    queue.append(there)
        found: list[str] = []
        here = came.get(to_place, "")
        while here and here != from_place:
            found.append(here)
            here = came[here]
        return tuple(reversed(found))


def read_ways(folder: Path) -> tuple[Ways, list[Fault]]:
    """Return what `ways.toml` in a folder says, and its faults. Never raises.

    A broken or missing file leaves ways that go straight from key to key.
    """
    read, faults = read_way_file(folder / "ways.toml")
    if read is None:
        return Ways(), faults
    poses = {pose.name: pose_of(Stance(), pose, None) for pose in read.pose}
    return Ways(poses, read.link, read.view), faults


def _led(motion: Motion, key: int) -> list[Key]:
    """Return the keys that lead from a motion's first one to another.

    A pose that holds on to the same things as the first is reached from it at once.
    """
    first, last = motion.keys[0], motion.keys[key]
    if key == 0:
        return [first]
    alike = _contacts(first.pose) == _contacts(last.pose)
    return [first, *(() if alike else motion.keys[1:key]), last]


def _led_back(motion: Motion, key: int) -> list[Key]:
    """Return the same keys the other way round, each taking as long as the way to it took."""
    led = _led(motion, key)
    back = [
        Key(replace(before.pose, move=after.pose.move), before.skeleton)
        for before, after in pairwise(led)
    ]
    return [led[-1], *reversed(back)]


def _contacts(pose: Pose) -> list[tuple[str, ...]]:
    """Return the kind of each contact of a pose."""
    contacts = [
        contact
        for side in (pose.right, pose.left)
        for contact in (side.foot, side.hand, side.knee_down, side.elbow_down)
    ]
    return [
        tuple(kind for kind in _KINDS if getattr(contact, kind, None) is not None)
        for contact in contacts
    ]


def _stepped(keys: Sequence[Key]) -> Iterator[Key]:
    """Yield keys with the steps between them, but none twice, except the ends."""
    inner = [
        key
        for key, after in pairwise(keys)
        if key is keys[0] or key.skeleton.joints != after.skeleton.joints
    ]
    for key, after in pairwise([*inner, keys[-1]]):
        yield key
        yield from in_steps(key, after)
    yield keys[-1]


def _props(p: Props, q: Props, keys: Sequence[Key]) -> Props:
    """Return what is shown on the way, given what is shown at its start and its end.

    A chair stands behind whoever gets down in front of it, so it is there all the time. A wall
    is there if it is in nobody's way, a pillow if it stays under the head, and a step as long
    as the foot that leaves it stays by it. A roller lies there when a pose is on it. Seen from
    the side, a door frame would hide the body.
    """
    left_most = min(x for key in keys for x, _, _ in key.skeleton.joints.values())
    wall = p.wall if p.wall is not None else q.wall
    return Props(
        pillow=p.pillow and q.pillow,
        chair=p.chair or q.chair,
        wall=wall if wall is not None and left_most > wall else None,
        step=p.step,
        roller=p.roller or q.roller,
    )
