"""The map of the body: its regions, and one geometry of them for screen, list and paper."""
