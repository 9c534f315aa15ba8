"""Pages for paper: the report for a clinician and today's session, painted from plain values."""
