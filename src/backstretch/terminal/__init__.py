"""The terminal: its words, its keys, and a guided session told in lines of text."""

from backstretch.terminal.language import tr, tr_count
from backstretch.terminal.safety import doctor_soon, first_lines, help_now

__all__ = ["doctor_soon", "first_lines", "help_now", "tr", "tr_count"]
