-- What a person said: how strong the pain was at a moment, and answers about a session.
-- Nothing said is changed or deleted: a later word stands beside the one it replaces.

CREATE TABLE pain (
    number INTEGER PRIMARY KEY, -- in the order in which it was said, whatever the clock said
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    at TEXT NOT NULL CHECK (
        at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*'
        AND (at GLOB '*[+-][0-9][0-9]:[0-9][0-9]' OR at GLOB '*Z')
    ),
    zone TEXT NOT NULL CHECK (zone <> ''),
    local_date TEXT NOT NULL CHECK (date(local_date, '+0 days') IS local_date),
    moment TEXT NOT NULL CHECK (
        moment IN (
            'before-run', 'during-run', 'after-run', 'later', 'next-morning',
            'before-session', 'during-session', 'after-session', 'alone'
        )
    ),
    score INTEGER CHECK (score BETWEEN 0 AND 10), -- NULL takes back the one it replaces
    session INTEGER REFERENCES session (number),
    exercise TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('', 'left', 'right', 'both')),
    qualities TEXT NOT NULL CHECK (qualities GLOB '[[]*]'), -- a JSON list of codes
    replaces TEXT UNIQUE REFERENCES pain (id),
    CHECK (score IS NOT NULL OR replaces IS NOT NULL),
    CHECK (replaces <> id)
) STRICT;

CREATE INDEX pain_session ON pain (session);

CREATE TABLE answer (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    at TEXT NOT NULL CHECK (
        at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*'
        AND (at GLOB '*[+-][0-9][0-9]:[0-9][0-9]' OR at GLOB '*Z')
    ),
    zone TEXT NOT NULL CHECK (zone <> ''),
    local_date TEXT NOT NULL CHECK (date(local_date, '+0 days') IS local_date),
    session INTEGER NOT NULL REFERENCES session (number),
    kind TEXT NOT NULL CHECK (
        kind IN (
            'effort', 'note', 'doctor-told', 'doctor-withdrawn', 'doctor-overridden', 'doctor-seen'
        )
    ),
    value TEXT NOT NULL
) STRICT;

CREATE INDEX answer_session ON answer (session);
CREATE INDEX answer_kind ON answer (kind);
CREATE INDEX session_day ON session (local_date);

CREATE TRIGGER pain_is_fixed BEFORE UPDATE ON pain
BEGIN
    SELECT RAISE(ABORT, 'what was said of pain is never changed');
END;

CREATE TRIGGER pain_stays BEFORE DELETE ON pain
BEGIN
    SELECT RAISE(ABORT, 'what was said of pain is never deleted');
END;

CREATE TRIGGER answer_is_fixed BEFORE UPDATE ON answer
BEGIN
    SELECT RAISE(ABORT, 'an answer is never changed');
END;

CREATE TRIGGER answer_stays BEFORE DELETE ON answer
BEGIN
    SELECT RAISE(ABORT, 'an answer is never deleted');
END;
