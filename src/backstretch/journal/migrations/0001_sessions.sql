-- Sessions: what was planned, the script, and the ledger of what happened.
-- The triggers are the diary's word: what is written stays, and a session closes once.

CREATE TABLE session (
    number INTEGER PRIMARY KEY, -- in the order in which sessions began, whatever the clock said
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    started_at TEXT NOT NULL CHECK (
        started_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*'
        AND (started_at GLOB '*[+-][0-9][0-9]:[0-9][0-9]' OR started_at GLOB '*Z')
    ),
    zone TEXT NOT NULL CHECK (zone <> ''),
    local_date TEXT NOT NULL CHECK (date(local_date, '+0 days') IS local_date),
    routine TEXT NOT NULL CHECK (routine <> ''),
    minutes INTEGER NOT NULL CHECK (minutes > 0),
    planned_ms INTEGER NOT NULL CHECK (planned_ms >= 0),
    script BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'partial', 'discarded'))
) STRICT;

CREATE INDEX session_state ON session (state);

CREATE TABLE plan_row (
    session INTEGER NOT NULL REFERENCES session (number),
    position INTEGER NOT NULL CHECK (position >= 0),
    exercise TEXT NOT NULL CHECK (exercise <> ''),
    side TEXT NOT NULL CHECK (side IN ('left', 'right', 'both')),
    planned_ms INTEGER NOT NULL CHECK (planned_ms >= 0),
    item INTEGER NOT NULL CHECK (item >= 0),
    steps TEXT NOT NULL CHECK (steps GLOB '[[]*]'), -- a JSON list of the script's step numbers
    PRIMARY KEY (session, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    session INTEGER NOT NULL REFERENCES session (number),
    seq INTEGER NOT NULL CHECK (seq >= 0),
    kind TEXT NOT NULL CHECK (
        kind IN (
            'started', 'credited', 'paused', 'slept', 'resumed', 'waited',
            'jumped', 'extended', 'eased', 'skipped', 'finished', 'ended'
        )
    ),
    step INTEGER NOT NULL CHECK (step >= 0),
    offset_ms INTEGER NOT NULL CHECK (offset_ms >= 0),
    ms INTEGER NOT NULL CHECK (ms >= 0),
    item INTEGER NOT NULL CHECK (item >= -1),
    note TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (session, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER session_closes_once BEFORE UPDATE ON session
WHEN OLD.state <> 'open' OR NEW.state = 'open'
    OR NEW.number IS NOT OLD.number OR NEW.id IS NOT OLD.id
    OR NEW.started_at IS NOT OLD.started_at OR NEW.zone IS NOT OLD.zone
    OR NEW.local_date IS NOT OLD.local_date OR NEW.routine IS NOT OLD.routine
    OR NEW.minutes IS NOT OLD.minutes OR NEW.planned_ms IS NOT OLD.planned_ms
    OR NEW.script IS NOT OLD.script
BEGIN
    SELECT RAISE(ABORT, 'a session changes only from open to a final state');
END;

CREATE TRIGGER session_stays BEFORE DELETE ON session
BEGIN
    SELECT RAISE(ABORT, 'a session is never deleted');
END;

CREATE TRIGGER plan_row_is_fixed BEFORE UPDATE ON plan_row
BEGIN
    SELECT RAISE(ABORT, 'a plan is never changed');
END;

CREATE TRIGGER plan_row_stays BEFORE DELETE ON plan_row
BEGIN
    SELECT RAISE(ABORT, 'a plan is never deleted');
END;

CREATE TRIGGER event_follows BEFORE INSERT ON event
WHEN NEW.seq <> (SELECT coalesce(max(seq) + 1, 0) FROM event WHERE session = NEW.session)
    OR (SELECT state FROM session WHERE number = NEW.session) IS NOT 'open'
BEGIN
    SELECT RAISE(ABORT, 'an event follows the last one of an open session');
END;

CREATE TRIGGER event_is_fixed BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'the ledger is never changed');
END;

CREATE TRIGGER event_stays BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'the ledger is never deleted');
END;
