"""The window: a theme, painted widgets and pages that are told states and emit what was asked."""
