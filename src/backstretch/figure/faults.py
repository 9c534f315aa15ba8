"""One thing that is wrong in a pose file, and where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PoseFault:
    """`file` is relative to the resources, `key` the place in it or "", `problem` a half sentence.

    As text: "poses/cat_cow.toml: key[1].lumbar: is 60 degrees, 54 is the most."
    """

    file: str
    key: str
    problem: str

    def __str__(self) -> str:
        where = f"{self.file}: {self.key}" if self.key else self.file
        return f"{where}: {self.problem}."
