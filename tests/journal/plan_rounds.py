"""Kills a writer of plan and diary at random moments: `plan_rounds FOLDER COUNT`."""

import json
import random
import sys
from collections import Counter
from functools import partial
from pathlib import Path

from backstretch.journal.diary_log import DiaryRecord
from backstretch.journal.store import Journal
from backstretch.journal.tracks import Track
from backstretch.session.recorder import Keeper
from tests.journal.diary_samples import diary_records
from tests.journal.rounds import LONGEST_WAIT_S, ROUNDS_ON_ONE_FILE, killed_writer, verify
from tests.journal.samples import plan_records

AT_ONCE = 4


def keep(keeper: Keeper, records: tuple[DiaryRecord, ...]) -> None:
    assert isinstance(keeper, Journal)
    keeper.diary.keep(*records)


def groups(number: int) -> list[tuple[DiaryRecord, ...]]:
    """Return records in groups, each to be written all or not at all."""
    tags = [f"{number} {part} " for part in range(10)]
    records = [r for tag in tags for r in (*plan_records(tag), *diary_records(tag))]
    return [tuple(records[at : at + AT_ONCE]) for at in range(0, len(records), AT_ONCE)]


def kill(folder: Path, count: int) -> dict[str, int]:
    """Kill a writer again and again; after each kill every acknowledged group is there, whole."""
    dice = random.Random(2026)
    seen: Counter[str] = Counter()
    known: list[tuple[DiaryRecord, ...]] = []
    for number in range(count):
        path = folder / f"{number // ROUNDS_ON_ONE_FILE}" / "journal.db"
        if number % ROUNDS_ON_ONE_FILE == 0:
            known = []
            Journal.open(path).close()
        row = groups(number)
        writes = [partial(keep, records=records) for records in row]
        acknowledged = killed_writer(path, writes, dice.uniform(0, LONGEST_WAIT_S))
        seen["interrupted"] += path.with_name("journal.db-journal").exists()
        seen["acknowledged"] += acknowledged
        verify(path)
        with Journal.open(path) as journal:
            found = all_ids(journal)
        expected = [known + row[:acknowledged], known + row[: acknowledged + 1]]
        assert found in [ids(groups) for groups in expected], f"round {number}"
        known = next(groups for groups in expected if ids(groups) == found)
    return dict(seen)


def ids(row: list[tuple[DiaryRecord, ...]]) -> set[str]:
    return {id_of(record) for group in row for record in group}


def id_of(record: DiaryRecord) -> str:
    return f"track of {record.run}" if isinstance(record, Track) else record.id


def all_ids(journal: Journal) -> set[str]:
    log = journal.plan
    kept: tuple[DiaryRecord, ...] = (
        *log.wishes(),
        *log.run_notes(),
        *log.plans_told(),
        *log.reminded(),
        *journal.pains(),
        *journal.diary.all_statements(),
        *journal.diary.tracks(),
    )
    return {id_of(record) for record in kept}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(kill(Path(sys.argv[1]), int(sys.argv[2]))) + "\n")
