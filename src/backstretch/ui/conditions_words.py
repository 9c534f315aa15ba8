"""The check-first list and the kit in words."""

from backstretch.ui.wording import tr


def conditions() -> dict[str, str]:
    """Return what is asked of a person for each flag that only they can tell."""
    return {
        "osteoporosis": tr("Thin bones (osteoporosis), or once a broken spine bone"),
        "hip-replacement": tr("A new hip"),
        "pregnancy": tr("Pregnant"),
        "blood-pressure": tr("High blood pressure that is not under control, or glaucoma"),
        "blood-thinners": tr("Blood thinners, a blood clot or varicose veins"),
        "surgery": tr("An operation not long ago"),
        "dizziness": tr("I get dizzy"),
        "kneeling-pain": tr("Kneeling hurts"),
        "wrist-pain": tr("Leaning on my hands hurts my wrists"),
        "shoulder-pain": tr("A shoulder hurts"),
    }


def kit() -> dict[str, str]:
    """Return what may be at hand, by its name in the exercises."""
    return {
        "strap": tr("A strap or a belt"),
        "loop band": tr("A loop band for the legs"),
        "step": tr("A step or a low stool"),
        "doorway": tr("A doorway to lean in"),
    }
