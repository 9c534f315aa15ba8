"""The names of every page that is measured; no Qt here, as the measuring process needs none."""

IN_THE_LIBRARY = ("exercise", "routines", "learn", "card", "editor")
SECTIONS = (
    "sound", "reminders", "appearance", "session", "back", "data", "keyboard", "health", "about",
    "erase",
)  # fmt: skip
STARTS = ("start: safety", "start: amount", "start: when", "start: sound")
"""The steps of the first start, each opened from the one before."""
PAGES = (
    "plan", "journal", "trends", "library", *IN_THE_LIBRARY, "settings",
    *(f"settings: {section}" for section in SECTIONS[1:]), "log", "now", "shoes", "import",
    "report", "player", "keys", "palette", *STARTS,
)  # fmt: skip
