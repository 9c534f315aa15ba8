"""A small book of motions, read from the pose files when they are asked for."""

from collections.abc import Sequence
from pathlib import Path

from backstretch.figure.moving import Motion, Poses
from backstretch.figure.reading import read_poses
from backstretch.figure.scene import Passage, Source
from backstretch.resources import resources_dir


class PoseBook:
    """A few exercises from their pose files; it knows no ways between them."""

    def __init__(self) -> None:
        self._poses: dict[str, Poses] = {}
        self._motions: dict[Source, Motion | None] = {}

    def motion(self, source: Source) -> Motion | None:
        if isinstance(source, Passage):
            return None
        if source not in self._motions:
            self._motions[source] = self._read(source.exercise).motion(source.side)
        return self._motions[source]

    def sides(self, source: Source) -> Sequence[Motion]:
        found = self.motion(source)
        return [found] if found else []

    def is_mirrored(self, exercise: str) -> bool:
        return self._read(exercise).other_side == "mirror"

    def _read(self, exercise: str) -> Poses:
        if exercise not in self._poses:
            poses, faults = read_poses(Path(resources_dir()) / "poses" / f"{exercise}.toml")
            assert poses, faults
            self._poses[exercise] = poses
        return self._poses[exercise]
