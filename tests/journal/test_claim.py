"""Who may run sessions on a journal."""

import subprocess
import sys
from pathlib import Path

from backstretch.journal.claim import Claim

HOLD = """
import sys
from pathlib import Path
from backstretch.journal.claim import Claim
claim = Claim(Path(sys.argv[1]))
print(claim.take(), flush=True)
sys.stdin.read()
"""


def test_a_session_in_another_process_keeps_the_claim_until_it_dies(tmp_path: Path) -> None:
    file = tmp_path / "session.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        claim = Claim(file)
        assert not claim.is_free()
        assert not claim.take()
        other.kill()
        other.wait()
        assert claim.is_free()
        assert claim.take()
        claim.give_back()


def test_looking_does_not_take_it(tmp_path: Path) -> None:
    file = tmp_path / "session.lock"
    assert Claim(file).is_free()
    holder = Claim(file)
    assert holder.take()
    assert holder.is_free()
    assert not Claim(file).is_free()
    holder.give_back()
    assert Claim(file).is_free()


def test_a_folder_that_cannot_be_written_to_refuses_nobody(tmp_path: Path) -> None:
    assert Claim(tmp_path / "gone" / "session.lock").take()
