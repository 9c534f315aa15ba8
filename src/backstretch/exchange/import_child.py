"""The process that reads files from a watch: `python -m backstretch.exchange.import_child`.

It is told how many bytes come, takes them from its standard input, and answers with a line of
JSON. Before the first it gives up what it does not need: where the system can hold it to that, it
opens nothing any more, neither file nor connection, and its memory and time are bounded. Windows
cannot; there the limits of the readers and the parent's watch over the time remain.
"""

import contextlib
import sys
from typing import BinaryIO

import msgspec

from backstretch.exchange.import_reading import read_run_file
from backstretch.exchange.run_files import Refusal, Terms, Why

READY = b"ready\n"
MEMORY_BYTES = 1024**3
CPU_S = 60
_STANDARD_FILES = 3
_LONGEST_ORDER = 1_000


class Order(msgspec.Struct, frozen=True):
    """What comes: so many bytes, to be read by these terms."""

    size: int
    terms: Terms


def main() -> int:
    """Read one file after the other until the input ends."""
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    encoder, decoder = msgspec.json.Encoder(), msgspec.json.Decoder(Order)
    encoder.encode(Refusal(Why.EMPTY))
    give_up_rights()
    _say(answers, READY)
    while line := source.readline(_LONGEST_ORDER):
        order = decoder.decode(line)
        data = source.read(order.size)
        if len(data) < order.size:
            break
        bound_time()
        _say(answers, encoder.encode(read_run_file(data, order.terms)) + b"\n")
    return 0


def give_up_rights() -> None:
    """Bound the memory, and open nothing any more, where the system can hold us to it."""
    if sys.platform != "win32":
        import resource

        limits = (
            (resource.RLIMIT_AS, MEMORY_BYTES),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_NOFILE, _STANDARD_FILES),
        )
        for which, most in limits:
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(which, (most, most))


def bound_time() -> None:
    """Allow a minute of the processor for the next file, should the parent not look any more."""
    if sys.platform != "win32":
        import resource

        spent = resource.getrusage(resource.RUSAGE_SELF)
        most = int(spent.ru_utime + spent.ru_stime) + CPU_S
        with contextlib.suppress(ValueError, OSError):
            _, hard = resource.getrlimit(resource.RLIMIT_CPU)
            resource.setrlimit(resource.RLIMIT_CPU, (most, hard))


def _say(answers: BinaryIO, line: bytes) -> None:
    answers.write(line)
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
