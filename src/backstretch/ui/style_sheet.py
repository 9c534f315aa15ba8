"""The style sheet, written once with roles and filled for a theme and a text size."""

from collections.abc import Mapping

_RULES = """
QWidget[ground="window"] {{ background: {window}; }}
QLabel {{ background: transparent; color: {ink}; }}
QLabel[tone="muted"] {{ color: {muted}; }}
QLabel[tone="blue"] {{ color: {blue}; }}
QLabel[tone="pine"] {{ color: {pine}; }}
QLabel[tone="red"] {{ color: {red}; }}
QLabel[kind="tag"] {{ background: {sunken}; color: {muted}; border-radius: {r_tag}px;
    padding: 0 {pad_tag}px; min-height: {h_tag}px; font-weight: 600; }}
QLabel[kind="tag"][tone="clay"] {{ background: {clay_tint}; color: {clay_text}; }}
QLabel[kind="tag"][tone="pine"] {{ background: {pine_tint}; color: {pine}; }}
QLabel[kind="tag"][tone="blue"] {{ background: {blue_tint}; color: {blue}; }}
QLabel[kind="tag"][tone="amber"] {{ background: {amber_tint}; color: {amber}; }}
QLabel[kind="tag"][tone="red"] {{ background: {red_tint}; color: {red}; }}
QLabel[kind="keycap"] {{ color: {muted}; background: {surface}; border: {outline}px solid {edge};
    border-bottom-width: 2px; border-radius: 5px; padding: 0 {pad_cap}px; font-weight: 500; }}

QFrame[kind="card"] {{ background: {surface}; border: 1px solid {line}; border-radius: 16px; }}
QFrame[kind="dialog"] {{ background: {surface}; border: 1px solid {line}; border-radius: 18px; }}
QFrame[kind="toast"] {{ background: {ink}; border: none; border-radius: 12px; }}
QFrame[kind="toast"] QLabel {{ color: {on_ink}; }}
QFrame[kind="toast"] QPushButton {{ background: transparent; color: {on_ink};
    border: {outline}px solid {on_ink}; }}
QFrame[kind="toast"] QPushButton:hover, QFrame[kind="toast"] QPushButton:pressed {{
    background: {on_ink}; color: {ink}; }}
QFrame[kind="hairline"] {{ background: {line}; border: none; min-height: 1px; max-height: 1px; }}
QFrame[kind="upright"] {{ background: {line}; border: none; min-width: 1px; max-width: 1px; }}
QFrame[kind="rail"] {{ background: {window}; border: none; border-right: 1px solid {line}; }}
QFrame[kind="message"] {{ background: {blue_tint}; border: {outline}px solid {blue};
    border-radius: 12px; }}
QFrame[kind="message"][tone="good"] {{ background: {pine_tint}; border-color: {pine}; }}
QFrame[kind="message"][tone="caution"] {{ background: {amber_tint}; border-color: {amber}; }}
QFrame[kind="message"][tone="warning"] {{ background: {red_tint}; border-color: {red}; }}
QFrame[kind="message"][grade="alarm"] {{ border-width: 2px; border-radius: 18px; }}

QPushButton {{ outline: none; background: {surface}; color: {ink};
    border: {outline}px solid {edge};
    border-radius: 10px; padding: 0 {pad_button}px; min-height: {h_button}px;
    font-size: {button}px; font-weight: 600; }}
QPushButton:hover {{ background: {sunken}; }}
QPushButton:pressed {{ background: {sunken}; padding-top: 2px; }}
QPushButton[grade="large"] {{ border-radius: 12px; min-height: {h_large}px;
    padding: 0 {pad_large}px; font-size: {button_large}px; }}
QPushButton[grade="small"] {{ border-radius: 8px; min-height: {h_small}px;
    padding: 0 {pad_small}px; font-size: {label}px; }}
QPushButton[grade]:pressed {{ padding-top: 2px; }}
QPushButton[kind="primary"] {{ background: {clay}; color: {on_clay}; border-color: {clay}; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{
    background: {clay_hover}; border-color: {clay_hover}; }}
QPushButton[kind="inner"] {{ background: {pine}; color: {on_pine}; border-color: {pine}; }}
QPushButton[kind="inner"]:hover, QPushButton[kind="inner"]:pressed {{ border-color: {ink}; }}
QPushButton[kind="stop"] {{ background: {red}; color: {on_red}; border-color: {red}; }}
QPushButton[kind="stop"]:hover, QPushButton[kind="stop"]:pressed {{ border-color: {ink}; }}
QPushButton[kind="plain"] {{ background: transparent; border-color: transparent; }}
QPushButton[kind="plain"]:hover, QPushButton[kind="plain"]:pressed {{ background: {sunken}; }}
QPushButton[kind="step"] {{ background: transparent; border: none; padding: 0;
    min-width: {h_button}px; }}
QPushButton[kind="step"]:hover, QPushButton[kind="step"]:pressed {{ background: {sunken}; }}
QPushButton[kind="chip"] {{ border-radius: {r_chip}px; min-height: {h_chip}px;
    padding: 0 {pad_chip}px; font-size: {label}px; font-weight: 500; }}
QPushButton[kind="chip"]:checked {{ background: {pine_tint}; border: 2px solid {pine};
    min-height: {h_chip_on}px; padding: 0 {pad_chip_on}px; font-weight: 600; }}
QPushButton:disabled, QPushButton[kind]:disabled {{ background: {sunken}; color: {muted};
    border-color: {line}; }}
QPushButton[kind="step"]:disabled {{ background: transparent; }}

QLineEdit {{ background: {surface}; color: {ink}; border: {outline}px solid {edge};
    border-radius: 10px; padding: 0 {pad_field}px; min-height: {h_button}px;
    selection-background-color: {pine}; selection-color: {on_pine}; }}
QLineEdit:hover {{ background: {window}; }}
QLineEdit[wrong="true"], QLineEdit[wrong="true"]:hover {{ background: {surface};
    border: 2px solid {red}; }}
QLineEdit:disabled {{ background: {sunken}; color: {muted}; border-color: {line}; }}
QComboBox, QDateEdit {{ background: {surface}; color: {ink}; border: {outline}px solid {edge};
    border-radius: 10px; padding: 0 {pad_field}px; min-height: {h_button}px; }}
QComboBox:hover, QDateEdit:hover {{ background: {window}; }}
QComboBox:disabled, QDateEdit:disabled {{ background: {sunken}; color: {muted};
    border-color: {line}; }}
QComboBox[wrong="true"] {{ border: 2px solid {red}; }}
QComboBox[kind="filter"] {{ border-radius: {r_chip}px; min-height: {h_chip}px;
    padding: 0 {pad_chip}px; font-size: {label}px; font-weight: 500; }}
QComboBox[kind="filter"][on="true"] {{ background: {pine_tint}; border: 2px solid {pine};
    min-height: {h_chip_on}px; padding: 0 {pad_chip_on}px; font-weight: 600; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: {open}px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{ background: {surface}; color: {ink}; border: 1px solid {edge};
    padding: 4px; outline: none; selection-background-color: {clay_tint};
    selection-color: {ink}; }}
QComboBox QAbstractItemView::item {{ min-height: {h_small}px; padding: 0 {pad_small}px; }}

QPlainTextEdit[kind="copied"] {{ background: {surface}; color: {ink};
    border: {outline}px solid {edge}; border-radius: 10px; padding: 6px;
    selection-background-color: {pine}; selection-color: {on_pine}; }}
QFrame[kind="stepper"] {{ background: {surface}; border: {outline}px solid {edge};
    border-radius: 10px; }}
QSpinBox QLineEdit, QSpinBox QLineEdit:hover {{ background: transparent; border: none;
    padding: 0; min-height: 0; }}

QSlider::groove:horizontal {{ background: {track}; border: none; height: {groove}px;
    border-radius: {r_groove}px; }}
QSlider::sub-page:horizontal {{ background: {pine}; border-radius: {r_groove}px; }}
QSlider::handle:horizontal {{ background: {surface}; border: 3px solid {pine};
    width: {knob}px; height: {knob}px; margin: -{knob_out}px 0; border-radius: {r_knob}px; }}
QSlider::handle:horizontal:hover {{ background: {pine_tint}; }}

QSlider::sub-page:horizontal:disabled {{ background: {track}; }}
QSlider::handle:horizontal:disabled {{ background: {sunken}; border-color: {edge}; }}

QListWidget {{ background: {surface}; color: {ink}; border: 1px solid {line};
    border-radius: 12px; padding: 6px; outline: none; }}
QListWidget::item {{ padding: 4px 8px; }}
QListWidget::item:selected {{ background: {clay_tint}; color: {ink}; }}

QScrollArea, QScrollArea > QWidget > QWidget[ground="clear"] {{ background: transparent;
    border: none; }}
QScrollBar:vertical {{ background: transparent; width: 14px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {edge}; border-radius: 4px; min-height: 40px;
    margin: 3px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: transparent; height: 0; }}
QMenu {{ background: {surface}; color: {ink}; border: 1px solid {line}; padding: {pad_menu}px 0;
    font-size: {label}px; }}
QMenu::item {{ padding: {pad_item}px {pad_menu_end}px {pad_item}px {pad_menu_start}px;
    margin: 0 {pad_menu}px; border-radius: 8px; }}
QMenu::item:selected {{ background: {clay_tint}; color: {ink}; }}
QMenu::item:disabled {{ background: transparent; color: {muted}; }}
QMenu::separator {{ background: {line}; height: 1px; margin: {pad_menu}px {pad_menu_start}px; }}
QToolTip {{ background: {surface}; color: {ink}; border: 1px solid {edge}; padding: 4px 8px; }}
"""


TITLE, TITLE_SPACING = 1.4, -0.018
"""From this size on letters stand closer, by so much of the size."""


def style_sheet(
    colours: Mapping[str, str],
    base_px: float,
    scale: Mapping[str, tuple[float, int]],
    outline: int,
) -> str:
    """Return the whole sheet; lengths that hold text grow with `base_px` (15 at 100 %).

    `outline` is how thick the outlines of controls are, in pixels.
    """
    sizes = {
        "pad_cap": 5,
        "pad_button": 16,
        "pad_large": 22,
        "pad_small": 12,
        "pad_field": 12,
        "pad_tag": 10,
        "pad_chip": 14,
        "h_button": 38,
        "h_large": 46,
        "h_small": 30,
        "h_chip": 32,
        "h_tag": 24,
        "r_tag": 7,
        "open": 34,
        "pad_menu": 6,
        "pad_item": 7,
        "pad_menu_start": 12,
        "pad_menu_end": 28,
        "groove": 6,
        "r_groove": 3,
        "knob": 15,
        "label": 14,
        "button": 14.5,
        "button_large": 16,
    }
    grown = {name: round(px * base_px / 15) for name, px in sizes.items()}
    # A border does not grow, and a radius of more than half the height is none at all.
    grown["h_chip_on"], grown["pad_chip_on"] = grown["h_chip"] - 2, grown["pad_chip"] - 1
    grown["r_chip"] = grown["h_chip"] // 2 + 1
    whole_knob = grown["knob"] + 6  # with its border
    grown["r_knob"] = whole_knob // 2
    grown["knob_out"] = (whole_knob - grown["groove"] + 1) // 2
    types = "".join(
        f'QLabel[type="{name}"] {{ font-size: {round(base_px * times)}px; font-weight: {weight};'
        f" letter-spacing: {base_px * times * (TITLE_SPACING if times >= TITLE else 0):.2f}px; }}"
        for name, (times, weight) in scale.items()
    )
    return _RULES.format(**colours, **grown, outline=outline) + types
