"""The style sheet, written once with roles and filled for a theme and a text size."""

from collections.abc import Mapping

_RULES = """
QWidget[ground="window"] {{ background: {window}; }}
QLabel {{ background: transparent; color: {ink}; }}
QLabel[tone="muted"] {{ color: {muted}; }}
QLabel[tone="blue"] {{ color: {blue}; }}
QLabel[kind="keycap"] {{ color: {muted}; background: {surface}; border: 1px solid {edge};
    border-bottom-width: 2px; border-radius: 5px; padding: 0 {pad_cap}px; font-weight: 500; }}

QFrame[kind="card"] {{ background: {surface}; border: 1px solid {line}; border-radius: 16px; }}
QFrame[kind="dialog"] {{ background: {surface}; border: 1px solid {line}; border-radius: 18px; }}
QFrame[kind="hairline"] {{ background: {line}; border: none; min-height: 1px; max-height: 1px; }}
QFrame[kind="rail"] {{ background: {window}; border: none; border-right: 1px solid {line}; }}
QFrame[kind="message"] {{ background: {blue_tint}; border: 1px solid {blue};
    border-radius: 12px; }}
QFrame[kind="message"][tone="caution"] {{ background: {amber_tint}; border-color: {amber}; }}
QFrame[kind="message"][tone="warning"] {{ background: {red_tint}; border: 2px solid {red}; }}

QPushButton {{ background: {surface}; color: {ink}; border: 1px solid {edge};
    border-radius: 10px; padding: 0 {pad_button}px; min-height: {h_button}px;
    font-size: {button}px; font-weight: 500; }}
QPushButton:hover {{ background: {sunken}; }}
QPushButton:pressed {{ background: {sunken}; padding-top: 1px; }}
QPushButton:disabled {{ background: {sunken}; color: {muted}; border-color: {line}; }}
QPushButton[grade="large"] {{ border-radius: 12px; min-height: {h_large}px;
    padding: 0 {pad_large}px; font-size: {button_large}px; font-weight: 600; }}
QPushButton[kind="primary"] {{ background: {clay}; color: {on_clay}; border-color: {clay}; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{
    background: {clay_hover}; border-color: {clay_hover}; }}
QPushButton[kind="inner"] {{ background: {pine}; color: {on_pine}; border-color: {pine}; }}
QPushButton[kind="plain"] {{ background: transparent; border-color: transparent; }}
QPushButton[kind="plain"]:hover {{ background: {sunken}; }}
QPushButton[kind="chip"] {{ border-radius: {r_chip}px; min-height: {h_chip}px;
    padding: 0 {pad_chip}px; font-size: {label}px; }}
QPushButton[kind="chip"]:checked {{ background: {pine_tint}; border: 2px solid {pine};
    padding: 0 {pad_chip_on}px; font-weight: 600; }}

QScrollArea, QScrollArea > QWidget > QWidget[ground="clear"] {{ background: transparent;
    border: none; }}
QScrollBar:vertical {{ background: transparent; width: 14px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {edge}; border-radius: 4px; min-height: 40px;
    margin: 3px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: transparent; height: 0; }}
QToolTip {{ background: {surface}; color: {ink}; border: 1px solid {edge}; padding: 4px 8px; }}
"""


def style_sheet(
    colours: Mapping[str, str], base_px: float, scale: Mapping[str, tuple[float, int]]
) -> str:
    """Return the whole sheet; lengths that hold text grow with `base_px` (15 at 100 %)."""
    sizes = {
        "pad_cap": 5,
        "pad_button": 16,
        "pad_large": 22,
        "pad_chip": 14,
        "pad_chip_on": 13,
        "h_button": 38,
        "h_large": 46,
        "h_chip": 32,
        "r_chip": 16,
        "label": 14,
        "button": 14.5,
        "button_large": 16,
    }
    grown = {name: round(px * base_px / 15) for name, px in sizes.items()}
    types = "".join(
        f'QLabel[type="{name}"] {{ font-size: {round(base_px * times)}px; font-weight: {weight}; }}'
        for name, (times, weight) in scale.items()
    )
    return _RULES.format(**colours, **grown) + types
