"""Makes a file's name, without its ending, of what a person calls something. Pure."""

import re

from backstretch.content.finding import words_of

LONGEST = 40
_NOT_FOR_FILES = frozenset({"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)),
                            *(f"lpt{n}" for n in range(1, 10))})  # fmt: skip


def stem_of(name: str, otherwise: str) -> str:
    """Return a name in small letters, digits and hyphens; `otherwise` where nothing is left."""
    plain = "-".join(re.sub("[^a-z0-9]", "", word) for word in words_of(name))
    stem = re.sub("-+", "-", plain).strip("-")[:LONGEST].strip("-") or otherwise
    return f"my-{stem}" if stem in _NOT_FOR_FILES else stem
