"""How a movement begins and ends softly."""


def eased(t: float) -> float:
    """Return 0 to 1 with neither speed nor acceleration at both ends (quintic smootherstep)."""
    t = max(0.0, min(1.0, t))
    return t * t * t * (t * (6 * t - 15) + 10)
