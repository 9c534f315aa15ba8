"""XML made to harm is refused at once, with little memory, and nothing else is opened."""

import tracemalloc
from collections.abc import Callable

import pytest

from backstretch.clock import SystemClock
from tests.exchange.watch_files import found, gpx, read, tcx, trkpts, why

GOOD = gpx(trkpts(20))
DECLARED, BODY = GOOD.split("?>", 1)
LONGEST_S, MOST_BYTES = 2.0, 200 * 1024 * 1024


def with_dtd(inside: str, used: str = "", name: str = "gpx") -> str:
    """Return a right GPX file with a document type, and something used in its name."""
    return f"{DECLARED}?><!DOCTYPE {name} {inside}>" + BODY.replace("Morning", used or "Morning")


def laughs() -> str:
    lines = ['<!ENTITY l0 "lol">']
    lines += [f'<!ENTITY l{n} "' + f"&l{n - 1};" * 10 + '">' for n in range(1, 10)]
    return with_dtd(f"[{''.join(lines)}]", "&l9;")


def quadratic() -> str:
    return with_dtd('[<!ENTITY a "' + "x" * 50_000 + '">]', "&a;" * 2_400_000)


def deep() -> str:
    return BODY.replace("<trk>", "<a>" * 100_000 + "</a>" * 100_000 + "<trk>")


def trk_with(attributes: int) -> str:
    return "<trk " + " ".join(f'a{n}="1"' for n in range(attributes)) + ">"


def many_attributes() -> str:
    return BODY.replace("<trk>", trk_with(1_000_000))


def in_utf_7() -> bytes:
    return GOOD.replace("UTF-8", "UTF-7").encode("utf-7")


HOSTILE: dict[str, tuple[Callable[[], bytes | str], str]] = {
    "a bare document type": (lambda: with_dtd(""), "unsafe"),
    "a document type elsewhere": (lambda: with_dtd('SYSTEM "http://127.0.0.1:9/x.dtd"'), "unsafe"),
    "an entity": (lambda: with_dtd('[<!ENTITY a "b">]', "&a;"), "unsafe"),
    "an undeclared entity": (lambda: GOOD.replace("Morning", "&a;"), "damaged"),
    "billion laughs": (laughs, "unsafe"),
    "quadratic blow-up": (quadratic, "unsafe"),
    "a file from outside": (
        lambda: with_dtd('[<!ENTITY a SYSTEM "file:///etc/passwd">]', "&a;"),
        "unsafe",
    ),
    "a page from outside": (
        lambda: with_dtd('[<!ENTITY a SYSTEM "http://127.0.0.1:9/">]', "&a;"),
        "unsafe",
    ),
    "a parameter entity": (
        lambda: with_dtd('[<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]'),
        "unsafe",
    ),
    "100,000 deep": (deep, "unsafe"),
    "65 deep": (lambda: BODY.replace("<trk>", "<a>" * 64 + "</a>" * 64 + "<trk>"), "unsafe"),
    "a million attributes": (many_attributes, "unsafe"),
    "101 attributes": (
        lambda: BODY.replace("<trk>", trk_with(101)),
        "unsafe",
    ),
    "an endless name": (lambda: BODY.replace("<trk>", f"<{'a' * 3_000_000}/><trk>"), "unsafe"),
    "an endless comment": (
        lambda: BODY.replace("<trk>", f"<!--{'a' * 3_000_000}--><trk>"),
        "unsafe",
    ),
    "an endless text": (lambda: BODY.replace("running", "r" * 1_100_000), "unsafe"),
    "UTF-7": (in_utf_7, "unknown"),
    "an unknown encoding": (lambda: GOOD.replace("UTF-8", "x-none"), "unknown"),
    "a codec of Python": (lambda: GOOD.replace("UTF-8", "rot13"), "unknown"),
    "Latin bytes called UTF-8": (lambda: GOOD.replace("Morning", "é").encode("latin-1"), "damaged"),
    "a NUL": (lambda: GOOD.replace("Morning", "a\0b"), "damaged"),
    "all NUL": (lambda: b"\0" * 100_000, "unknown"),
    "a lone surrogate": (lambda: GOOD.replace("Morning", "&#xD800;"), "damaged"),
    "not closed": (lambda: GOOD[: len(GOOD) // 2], "damaged"),
    "not closed at the end": (lambda: GOOD[:-1], "damaged"),
    "only a declaration": (lambda: f"{DECLARED}?>", "unknown"),
    "text after the end": (lambda: GOOD + "more", "damaged"),
    "HTML": (lambda: "<html><body><trk/></body></html>", "unknown"),
    "HTML with its document type": (lambda: "<!DOCTYPE html><html></html>", "unsafe"),
    "plain text": (lambda: "gpx trk trkpt", "unknown"),
    "another namespace inside": (
        lambda: GOOD.replace("<trkseg>", '<x:trkseg xmlns:x="urn:x">').replace(
            "</trkseg>", "</x:trkseg>"
        ),
        "no-run",
    ),
    "a prefix of nothing": (lambda: GOOD.replace("<trk>", "<x:trk>"), "damaged"),
    "the wrong root": (lambda: "<trk>" + BODY + "</trk>", "unknown"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_in_a_moment(name: str) -> None:
    make, code = HOSTILE[name]
    data = make()
    content = data.encode() if isinstance(data, str) else data
    clock = SystemClock()
    begin = clock.monotonic_ns()
    assert why(content) == code
    assert (clock.monotonic_ns() - begin) / 1e9 < LONGEST_S


@pytest.mark.parametrize("name", ["billion laughs", "quadratic blow-up", "a million attributes"])
def test_it_takes_little_memory(name: str) -> None:
    content = HOSTILE[name][0]()
    data = content.encode() if isinstance(content, str) else content
    tracemalloc.start()
    try:
        read(data)
        assert tracemalloc.get_traced_memory()[1] < MOST_BYTES
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + GOOD.encode(),
        b"\r\n  " + BODY.encode(),
        GOOD.replace("UTF-8", "UTF-16").encode("utf-16"),
        GOOD.replace("UTF-8", "ISO-8859-1").replace("Morning", "é").encode("latin-1"),
        GOOD.replace(
            "<trk>", "<?xml-stylesheet href='http://127.0.0.1:9/'?><!-- a --><trk>"
        ).encode(),
        GOOD.replace(' xmlns="http://www.topografix.com/GPX/1/1"', "").encode(),
        GOOD.replace("Morning", "<![CDATA[<!DOCTYPE a>]]>").encode(),
        GOOD.replace(
            "<ele>", '<extensions><x:time xmlns:x="urn:x">1601</x:time></extensions><ele>'
        ).encode(),
        GOOD.replace("</time>", '<x:zone xmlns:x="urn:x">1601</x:zone></time>').encode(),
    ],
    ids=[
        "BOM",
        "space",
        "UTF-16",
        "Latin-1",
        "instruction",
        "no-namespace",
        "CDATA",
        "extension",
        "within",
    ],
)
def test_what_is_odd_but_harmless_is_read(data: bytes) -> None:
    (run,) = found(data).runs
    assert (run.points, run.dropped, run.duration_s) == (20, 0, 95.0)


def test_prefixes_are_read_by_what_they_stand_for() -> None:
    data = tcx(20).replace("<", "<t:").replace("<t:/", "</t:").replace("<t:?", "<?")
    assert found(data.replace("xmlns=", "xmlns:t=")).runs == found(tcx(20)).runs


def test_more_than_a_million_points_are_refused() -> None:
    data = BODY.replace("<trkseg>", "<trkseg>" + '<trkpt lat="1" lon="1"/>' * 1_000_001)
    assert why(data) == "too-many-points"


def test_more_elements_than_two_days_have_are_refused() -> None:
    assert why("<gpx>" + "<a/>" * 5_000_000 + "</gpx>") == "unsafe"
