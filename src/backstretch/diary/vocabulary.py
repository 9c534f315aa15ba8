"""The codes of the diary in short words for the command line, each list in the order offered."""

from collections.abc import Iterator, Mapping

from backstretch.care import vocabulary as said
from backstretch.content.care import Sign
from backstretch.terminal import tr

Words = Mapping[str, str]


def run_vocabularies() -> dict[str, Words]:
    """Return what can be said of a run, by the names of its facts."""
    return {
        "kind": said.kinds(tr),
        "surface": said.surfaces(tr),
        "hills": said.hills(tr),
        "stride": said.strides(tr),
        "posture": said.postures(tr),
        "load": said.loads(tr),
        "drinking": said.drinkings(tr),
        "desk": said.desks(tr),
        "sleep": said.sleeps(tr),
        "stress": said.stresses(tr),
        "warm_up": said.warm_ups(tr),
        "heat_cold": said.heats(tr),
    }


def pain_vocabularies() -> dict[str, Words]:
    """Return what can be said of pain, by the names of the options."""
    return {
        "region": regions(),
        "quality": qualities(),
        "worse": aggravators(),
        "course": courses(),
        "leg": {reach: word for reach, word in reaches().items() if reach},
        "moment": moments(),
    }


def qualities() -> Words:
    """Return what pain feels like."""
    return said.qualities(tr)


def aggravators() -> Words:
    """Return what makes pain worse."""
    return said.aggravators(tr)


def courses() -> Words:
    """Return how pain goes along with a run."""
    return said.courses(tr)


def moments() -> Words:
    """Return when pain is felt, as it stands inside a sentence."""
    return said.moments(tr)


def reaches() -> Words:
    """Return how far down a leg pain travels, as it stands inside a sentence."""
    return said.reaches(tr)


def regions() -> Words:
    """Return the places of the body; left and right are the person's own."""
    return said.regions(tr)


def sign_words(signs: tuple[Sign, ...]) -> Words:
    """Return the warning signs, those of the short list first."""
    return {sign.code: sign.words for sign in sorted(signs, key=lambda sign: not sign.short)}


def spoken(vocabulary: Words) -> Iterator[str]:
    """Yield each code, with its words in brackets where they say more than the code."""
    for code, words in vocabulary.items():
        plain = words.replace("-", " ") == str(code).replace("-", " ")
        yield str(code) if plain else f"{code} ({words})"
