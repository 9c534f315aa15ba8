"""Charts as prepared geometry: the same for the screen and for paper."""
