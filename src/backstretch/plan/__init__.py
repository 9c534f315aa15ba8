"""Which days of the week have a session, which routine, and why: pure, exact, and no Qt."""
