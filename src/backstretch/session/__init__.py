"""A session: its script, its engine, its cues, and the recorder that keeps what was done."""
