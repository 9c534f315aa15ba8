"""The order of the notes of one run that two computers imported from the same file.

Such a file is one run, as its id follows from the file. Where the person said something of it on
one computer before the other one imported it, that import would be the last note, and so the one
that counts. What a person says of a run is more than an import knows; so here imports stand
before the person's own words, and only what was taken back stays behind them: an import after
that brings the run anew.

Two diaries are woven by time. So this order is undone before, and made again after that: it
follows from the notes alone, whoever met whom first.
"""

from collections.abc import Callable, Iterable, Sequence

from backstretch.exchange.merge_order import instant, woven
from backstretch.journal.diary_records import Imported, Statement
from backstretch.journal.plan_records import RunIs, RunNote

IsImport = Callable[[RunNote], bool]


def import_of(statements: Iterable[Statement]) -> IsImport:
    """Return what tells whether a note is an import's own: both are said at one time."""
    imports = {(said.about, said.at) for said in statements if isinstance(said.what, Imported)}
    return lambda note: bool(note.facts.imported) and (note.facts.imported, note.at) in imports


def words_last(notes: Sequence[RunNote], is_import: IsImport) -> tuple[RunNote, ...]:
    """Return the notes with the imports of each run before the words since it was taken back."""

    def put(own: Sequence[RunNote]) -> list[RunNote]:
        row: list[RunNote] = []
        begun = 0  # where what was said since it was taken back begins
        for note in own:
            if is_import(note):
                row.insert(begun, note)
                begun += 1
                continue
            row.append(note)
            if note.state is RunIs.WITHDRAWN:
                begun = len(row)
        return row

    return _run_by_run(notes, put, is_import)


def in_time(notes: Sequence[RunNote], is_import: IsImport) -> tuple[RunNote, ...]:
    """Return the notes with imports and words of each run as they came, by the time they bear."""

    def put(own: Sequence[RunNote]) -> list[RunNote]:
        by_id = {note.id: note for note in own}
        imports = [note.id for note in own if is_import(note)]
        words = [note.id for note in own if not is_import(note)]
        row = woven(imports, words, lambda key: (instant(by_id[key].at), key))
        return [by_id[key] for key in row]

    return _run_by_run(notes, put, is_import)


def _run_by_run(
    notes: Sequence[RunNote],
    put: Callable[[Sequence[RunNote]], list[RunNote]],
    is_import: IsImport,
) -> tuple[RunNote, ...]:
    """Return the notes, those of each run with an import among them put in another order."""
    places: dict[str, list[int]] = {note.run: [] for note in notes if is_import(note)}
    for place, note in enumerate(notes):
        if note.run in places:
            places[note.run].append(place)
    row = list(notes)
    for own in places.values():
        if len(own) > 1:
            for place, note in zip(own, put([notes[place] for place in own]), strict=True):
                row[place] = note
    return tuple(row)
