"""What the desktop does for a session: sound, speech, an awake screen. Silent where absent."""
