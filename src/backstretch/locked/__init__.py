"""Copies and exports that a passphrase keeps from everybody else: their format, and the words."""
