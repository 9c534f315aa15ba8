-- The diary: pain in full, whatever else is said, and where a run went, kept only when asked.
-- Each is a record of its own: what comes later stands beside what was there before. The body is
-- a JSON object, with what nothing asks the file for in an order.

ALTER TABLE pain ADD COLUMN run TEXT NOT NULL DEFAULT ''; -- the id of the run it belongs to, or ''

ALTER TABLE pain ADD COLUMN body TEXT NOT NULL DEFAULT '{}' CHECK (body GLOB '{*}');

CREATE TABLE statement (
    number INTEGER PRIMARY KEY, -- in the order in which it was said, whatever the clock said
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    at TEXT NOT NULL CHECK (
        at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*'
        AND (at GLOB '*[+-][0-9][0-9]:[0-9][0-9]' OR at GLOB '*Z')
    ),
    zone TEXT NOT NULL CHECK (zone <> ''),
    local_date TEXT NOT NULL CHECK (date(local_date, '+0 days') IS local_date),
    kind TEXT NOT NULL CHECK (kind <> ''),
    about TEXT NOT NULL, -- of one kind about the same thing, the last one holds
    body TEXT NOT NULL CHECK (body GLOB '{*}')
) STRICT;

CREATE TABLE track (
    number INTEGER PRIMARY KEY,
    run TEXT NOT NULL UNIQUE CHECK (run <> ''),
    points BLOB NOT NULL CHECK (length(points) > 0) -- a JSON list of points
) STRICT;

CREATE INDEX statement_about ON statement (kind, about, number);
CREATE INDEX statement_day ON statement (kind, local_date);
CREATE INDEX run_day ON run (day);
CREATE INDEX pain_run ON pain (run);

CREATE TRIGGER pain_of_a_run BEFORE INSERT ON pain
WHEN NEW.run <> '' AND NOT EXISTS (SELECT 1 FROM run WHERE run = NEW.run)
BEGIN
    SELECT RAISE(ABORT, 'pain belongs to a run that is there');
END;

CREATE TRIGGER pain_taken_back BEFORE INSERT ON pain
WHEN NEW.score IS NULL AND EXISTS (
    SELECT 1 FROM pain
    WHERE id = NEW.replaces AND (run IS NOT NEW.run OR session IS NOT NEW.session)
)
BEGIN
    SELECT RAISE(ABORT, 'what takes pain back is of the same run and session');
END;

CREATE TRIGGER track_of_a_run BEFORE INSERT ON track
WHEN NOT EXISTS (SELECT 1 FROM run WHERE run = NEW.run)
BEGIN
    SELECT RAISE(ABORT, 'a track belongs to a run that is there');
END;

CREATE TRIGGER statement_is_fixed BEFORE UPDATE ON statement
BEGIN
    SELECT RAISE(ABORT, 'a statement is never changed');
END;

CREATE TRIGGER statement_stays BEFORE DELETE ON statement
BEGIN
    SELECT RAISE(ABORT, 'a statement is never deleted');
END;

CREATE TRIGGER track_is_fixed BEFORE UPDATE ON track
BEGIN
    SELECT RAISE(ABORT, 'a track is never changed');
END;

CREATE TRIGGER track_stays BEFORE DELETE ON track
BEGIN
    SELECT RAISE(ABORT, 'a track is never deleted');
END;
