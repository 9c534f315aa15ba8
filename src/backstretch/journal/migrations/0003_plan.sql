-- What the plan is made from, and what it said: wishes, runs, the weeks as told, and reminders.
-- Each is a record of its own: what comes later stands beside what was there before. The body is
-- a JSON object, with what nothing asks the file for.

CREATE TABLE wish (
    number INTEGER PRIMARY KEY, -- in the order in which it was said, whatever the clock said
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    at TEXT NOT NULL CHECK (
        at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*'
        AND (at GLOB '*[+-][0-9][0-9]:[0-9][0-9]' OR at GLOB '*Z')
    ),
    zone TEXT NOT NULL CHECK (zone <> ''),
    local_date TEXT NOT NULL CHECK (date(local_date, '+0 days') IS local_date),
    kind TEXT NOT NULL CHECK (kind <> ''),
    day TEXT NOT NULL CHECK (date(day, '+0 days') IS day), -- the day it is about, or holds from
    body TEXT NOT NULL CHECK (body GLOB '{*}')
) STRICT;

CREATE TABLE run (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    at TEXT NOT NULL CHECK (
        at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*'
        AND (at GLOB '*[+-][0-9][0-9]:[0-9][0-9]' OR at GLOB '*Z')
    ),
    zone TEXT NOT NULL CHECK (zone <> ''),
    local_date TEXT NOT NULL CHECK (date(local_date, '+0 days') IS local_date),
    run TEXT NOT NULL CHECK (run <> ''), -- the same in all records of one run; the last one counts
    day TEXT NOT NULL CHECK (date(day, '+0 days') IS day), -- the day the run counts for
    state TEXT NOT NULL CHECK (state IN ('planned', 'done', 'withdrawn')),
    body TEXT NOT NULL CHECK (body GLOB '{*}')
) STRICT;

CREATE INDEX run_latest ON run (run, number);

CREATE TABLE week_plan (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    at TEXT NOT NULL CHECK (
        at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*'
        AND (at GLOB '*[+-][0-9][0-9]:[0-9][0-9]' OR at GLOB '*Z')
    ),
    zone TEXT NOT NULL CHECK (zone <> ''),
    local_date TEXT NOT NULL CHECK (date(local_date, '+0 days') IS local_date),
    week TEXT NOT NULL CHECK (week GLOB '[0-9][0-9][0-9][0-9]-W[0-5][0-9]'), -- the ISO week's name
    body TEXT NOT NULL CHECK (body GLOB '{*}'),
    asked INTEGER NOT NULL CHECK (asked IN (0, 1)) -- whether the person had it so
) STRICT;

CREATE INDEX week_plan_latest ON week_plan (week, number);

CREATE TABLE reminder (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    at TEXT NOT NULL CHECK (
        at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*'
        AND (at GLOB '*[+-][0-9][0-9]:[0-9][0-9]' OR at GLOB '*Z')
    ),
    zone TEXT NOT NULL CHECK (zone <> ''),
    local_date TEXT NOT NULL CHECK (date(local_date, '+0 days') IS local_date),
    day TEXT NOT NULL CHECK (date(day, '+0 days') IS day), -- the day it was a reminder of
    kind TEXT NOT NULL CHECK (kind <> ''),
    what TEXT NOT NULL CHECK (what <> ''),
    body TEXT NOT NULL CHECK (body GLOB '{*}')
) STRICT;

CREATE INDEX pain_day ON pain (local_date);

CREATE TRIGGER wish_is_fixed BEFORE UPDATE ON wish
BEGIN
    SELECT RAISE(ABORT, 'a wish is never changed');
END;

CREATE TRIGGER wish_stays BEFORE DELETE ON wish
BEGIN
    SELECT RAISE(ABORT, 'a wish is never deleted');
END;

CREATE TRIGGER run_is_fixed BEFORE UPDATE ON run
BEGIN
    SELECT RAISE(ABORT, 'what was said of a run is never changed');
END;

CREATE TRIGGER run_stays BEFORE DELETE ON run
BEGIN
    SELECT RAISE(ABORT, 'what was said of a run is never deleted');
END;

CREATE TRIGGER week_plan_is_fixed BEFORE UPDATE ON week_plan
BEGIN
    SELECT RAISE(ABORT, 'a plan that was told is never changed');
END;

CREATE TRIGGER week_plan_stays BEFORE DELETE ON week_plan
BEGIN
    SELECT RAISE(ABORT, 'a plan that was told is never deleted');
END;

CREATE TRIGGER reminder_is_fixed BEFORE UPDATE ON reminder
BEGIN
    SELECT RAISE(ABORT, 'what came of a reminder is never changed');
END;

CREATE TRIGGER reminder_stays BEFORE DELETE ON reminder
BEGIN
    SELECT RAISE(ABORT, 'what came of a reminder is never deleted');
END;
