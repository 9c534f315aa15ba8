"""Backstretch: guided back-care for runners."""

__version__ = "0.1.0"
APP_ID = "backstretch"
