"""Composition of the plan: journal, settings and rules in, weeks, reminders and files out."""
