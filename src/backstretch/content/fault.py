"""One thing that is wrong in a content file, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """`file` is relative to the resources, `key` the place in it or "", `problem` a half sentence.

    As text: "exercises/cat_cow.toml: cues[2]: is 64 characters long, 60 is the most."
    """

    file: str
    key: str
    problem: str

    def __str__(self) -> str:
        where = f"{self.file}: {self.key}" if self.key else self.file
        return f"{where}: {self.problem}."
