"""The Settings page: what it shows, what it asks for, how it stands in small windows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QStyle, QStyleOptionSlider, QWidget
from pytestqt.qtbot import QtBot

from backstretch.care.light import Limits
from backstretch.content.care import load_care
from backstretch.diary.activities import Activity
from backstretch.resources import resources_dir
from backstretch.settings import Settings
from backstretch.ui.activities_state import BackState
from backstretch.ui.pages.settings import SettingsPage
from backstretch.ui.pages.settings_reminders import Surroundings
from backstretch.ui.pages.settings_sections import Facts
from backstretch.units import Units
from tests.ui.pages.states import click, dress, nameless, strike

SECTIONS = (
    "sound",
    "reminders",
    "appearance",
    "session",
    "back",
    "data",
    "keyboard",
    "health",
    "about",
    "erase",
)
RULE = load_care(resources_dir())[0].limits
BACK = BackState(
    (
        Activity(
            "a", "Run 30 minutes on the hill behind the house without a break", 6, "2026-03-02"
        ),
        Activity("b", "Put on my shoes"),
    ),
    (Activity("c", "Sit through a film"),),
    Limits(1, 4, 2),
    RULE,
)
FACTS = Facts(
    "1.2.3",
    "6.8.0",
    r"C:\Users\annemarie.vandenberg\AppData\Local\SomethingLonger\backstretch\journal.db",
)


def made(qapp: QApplication, qtbot: QtBot, scale: float = 1, width: int = 1184) -> SettingsPage:
    page = SettingsPage(*dress(qapp, text_scale=scale), FACTS)
    qtbot.addWidget(page)
    page.show_settings(Settings())
    page.back.show_back(BACK)
    page.resize(width, 800)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    return page


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> SettingsPage:
    return made(qapp, qtbot)


def control(page: SettingsPage, name: str) -> QWidget:
    found: QWidget = {
        "dusk": page.appearance.themes["dusk"],
        "contrast": page.appearance.contrast,
        "miles": page.appearance.units.buttons()[1],
        "sunday": page.appearance.week.buttons()[3],
        "reduced": page.appearance.motion.buttons()[1],
        "tones": page.sound.levels["tones"],
        "breath": page.sound.breath,
        "15": page.session.length.presets.buttons()[2],
        "more": page.session.length.stepper.more_button,
        "left": page.session.first_side.buttons()[1],
        "wait": page.session.wait,
        "goal": page.session.goal.buttons()[2],
        "far": page.session.distance.buttons()[2],
        "after run": page.reminders.after_run,
        "system": page.sound.voice.buttons()[1],
        "session days": page.reminders.session,
        "week": page.reminders.week,
        "morning": page.reminders.morning,
        "tray": page.reminders.tray,
    }[name]
    return found


def test_any_whole_minute_is_shown_and_can_be_chosen(page: SettingsPage, qtbot: QtBot) -> None:
    length = page.session.length
    page.show_settings(Settings(minutes=14))
    assert length.stepper.box.value() == 14
    assert not any(button.isChecked() for button in length.presets.buttons())
    page.show_settings(Settings(minutes=15))
    assert length.presets.buttons()[2].isChecked()
    with qtbot.waitSignal(page.changed, timeout=1000) as told:
        length.stepper.box.stepDown()
    assert told.args == ["minutes", 14]


@pytest.mark.parametrize(
    ("section", "name", "setting", "value"),
    [
        ("appearance", "dusk", "theme", "dusk"),
        ("appearance", "contrast", "stronger_contrast", True),
        ("appearance", "reduced", "motion", "reduced"),
        ("appearance", "miles", "units", "mi"),
        ("appearance", "sunday", "week_starts", "sunday"),
        ("sound", "tones", "cue_level", "tones"),
        ("sound", "breath", "say_breath", True),
        ("session", "15", "minutes", 15),
        ("session", "more", "minutes", 13),
        ("session", "left", "first_side", "left"),
        ("session", "goal", "goal_days", 5),
        ("session", "far", "distance", "far"),
        ("reminders", "after run", "remind_after_run", True),
        ("sound", "system", "voice", "system"),
        ("session", "wait", "wait_for_me", True),
        ("reminders", "session days", "remind_session", False),
        ("reminders", "week", "remind_week", False),
        ("reminders", "morning", "remind_morning", True),
        ("reminders", "tray", "keep_in_tray", True),
    ],
)
def test_each_control_asks_for_its_setting(
    page: SettingsPage,
    qapp: QApplication,
    qtbot: QtBot,
    section: str,
    name: str,
    setting: str,
    value: object,
) -> None:
    page.choose(section)
    page.sound.show_engine("espeak-ng")
    page.show_settings(Settings())
    page.show_surroundings(Surroundings(has_tray=True))
    qapp.processEvents()  # what was hidden is laid out first
    with qtbot.waitSignal(page.changed, timeout=1000) as told:
        click(control(page, name))
    assert told.args == [setting, value]


def test_what_is_chosen_is_shown_without_asking_for_it(page: SettingsPage, qtbot: QtBot) -> None:
    chosen = Settings(
        theme="system",
        text_size=150,
        stronger_contrast=True,
        motion="full",
        cue_level="short",
        minutes=10,
        first_side="left",
        wait_for_me=True,
        units=Units.MILES,
        week_starts="saturday",
    )
    with qtbot.assertNotEmitted(page.changed):
        page.show_settings(chosen)
    appearance, session = page.appearance, page.session
    assert appearance.themes["system"].isChecked()
    assert (appearance.text_size.value(), appearance.percent.text()) == (150, "150 %")
    assert appearance.contrast.isChecked()
    assert [b.isChecked() for b in appearance.motion.buttons()] == [False, False, True]
    assert [b.isChecked() for b in appearance.units.buttons()] == [False, True]
    assert [b.isChecked() for b in appearance.week.buttons()] == [False, False, True, False]
    assert page.sound.levels["short"].isChecked()
    assert session.length.presets.buttons()[0].isChecked()
    assert session.first_side.buttons()[1].isChecked()
    assert session.wait.isChecked()


def test_text_grows_in_steps_of_ten_by_keys(page: SettingsPage, qtbot: QtBot) -> None:
    page.choose("appearance")
    with qtbot.waitSignal(page.changed, timeout=1000) as told:
        strike(page.appearance.text_size, Qt.Key.Key_Right)
    assert told.args == ["text_size", 110]
    with qtbot.waitSignal(page.changed, timeout=1000) as told:
        strike(page.appearance.text_size, Qt.Key.Key_PageUp)
    assert told.args == ["text_size", 130]
    with qtbot.waitSignal(page.changed, timeout=1000) as told:
        strike(page.appearance.text_size, Qt.Key.Key_End)
    assert told.args == ["text_size", 200]


def test_a_knob_that_is_still_held_changes_only_the_number_beside_it(
    page: SettingsPage, qtbot: QtBot
) -> None:
    page.choose("appearance")
    slider = page.appearance.text_size
    with qtbot.assertNotEmitted(page.changed):
        slider.setSliderDown(True)
        slider.setSliderPosition(147)
    assert page.appearance.percent.text() == "150 %"
    with qtbot.waitSignal(page.changed, timeout=1000) as told:
        slider.setSliderDown(False)
    assert told.args == ["text_size", 150]
    assert slider.value() == 150


def test_the_arrow_keys_walk_through_the_sections(page: SettingsPage) -> None:
    page.start_focus()
    seen = []
    for _ in SECTIONS:
        seen.append([name for name in SECTIONS if section(page, name).isVisible()])
        strike(page.focusWidget(), Qt.Key.Key_Down)
    assert seen == [[name] for name in SECTIONS]


def section(page: SettingsPage, name: str) -> QWidget:
    found: QWidget = getattr(page, name)
    return found


def test_a_change_that_could_not_be_kept_is_said_until_one_is_kept(page: SettingsPage) -> None:
    page.complain("The disk is full.")
    assert page.notice.isVisible()
    assert page.notice.words.text() == "The disk is full."
    assert not page.kept.isVisible()
    page.tell_kept()
    assert page.notice.isHidden()
    assert page.kept.isVisible()


def test_about_tells_where_the_diary_lies_and_offers_the_folder(
    page: SettingsPage, qtbot: QtBot
) -> None:
    page.choose("about")
    assert page.about.diary.detail.accessibleName() == FACTS.diary
    assert page.about.diary.detail.text().replace("\u200b", "") == FACTS.diary
    with qtbot.waitSignal(page.open_folder_asked, timeout=1000):
        strike(page.about.folder_button, Qt.Key.Key_Space)


@pytest.mark.parametrize("name", SECTIONS)
def test_every_control_has_a_name(page: SettingsPage, name: str) -> None:
    page.choose(name)
    assert nameless(page) == []


@pytest.mark.parametrize("name", SECTIONS)
@pytest.mark.parametrize(("scale", "width"), [(1, 804), (2, 870), (2, 1120), (1, 1184), (1, 1824)])
def test_nothing_scrolls_sideways(
    qapp: QApplication, qtbot: QtBot, name: str, scale: float, width: int
) -> None:
    page = made(qapp, qtbot, scale, width)
    page.choose(name)
    qapp.processEvents()
    content = page.widget()
    assert content is not None
    assert content.width() <= page.viewport().width()
    for child in section(page, name).findChildren(QWidget):
        if child.isVisible():
            right = child.mapTo(content, child.rect().topRight()).x()
            assert right <= content.width()


def test_the_sections_stand_above_where_it_is_narrow(qapp: QApplication, qtbot: QtBot) -> None:
    for scale, beside in ((1, True), (2, False)):
        page = made(qapp, qtbot, scale)
        first, last = page.entries["sound"], page.entries["reminders"]
        assert (first.x() == last.x()) == beside


def test_larger_text_is_taken_at_once(qapp: QApplication, qtbot: QtBot) -> None:
    theme, icons = dress(qapp)
    theme.apply_to(qapp)
    page = SettingsPage(theme, icons, FACTS)
    qtbot.addWidget(page)
    page.resize(1184, 800)
    page.show_settings(Settings())
    page.choose("session")
    page.show()
    qapp.processEvents()
    before = page.session.wait.height(), page.session.length.presets.width()
    theme.set_text_scale(1.5)
    qapp.processEvents()
    assert page.session.wait.height() == round(before[0] * 1.5)
    assert page.session.length.presets.width() > before[1] * 1.4


@pytest.mark.parametrize(
    ("scale", "width", "columns"), [(1, 804, 3), (1, 1184, 3), (2, 1120, 3), (2, 756, 1)]
)
def test_theme_cards_are_alike_and_beside_each_other_where_they_fit(
    qapp: QApplication, qtbot: QtBot, scale: float, width: int, columns: int
) -> None:
    page = made(qapp, qtbot, scale, width)
    page.choose("appearance")
    for _ in range(2):  # first the widths, then the heights that follow from them
        qapp.processEvents()
    cards = tuple(page.appearance.themes.values())
    assert len({(card.width(), card.height()) for card in cards}) == 1
    assert len({card.x() for card in cards}) == columns
    assert cards[0].y() == 0
    whole = cards[0].parentWidget()
    assert whole is not None
    assert whole.height() == cards[-1].geometry().bottom() + 1


def test_the_knob_of_the_slider_grows_with_the_text(qapp: QApplication, qtbot: QtBot) -> None:
    widths = []
    for scale in (1, 2):
        page = made(qapp, qtbot, scale)
        page.choose("appearance")
        option = QStyleOptionSlider()
        slider = page.appearance.text_size
        slider.initStyleOption(option)
        knob = slider.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, slider
        )
        assert slider.rect().contains(knob)
        widths.append(knob.width())
    assert widths == [21, 36]


def test_times_are_written_or_stepped_and_what_is_none_goes_back(
    page: SettingsPage, qapp: QApplication
) -> None:
    page.choose("reminders")
    qapp.processEvents()
    at = page.reminders.at
    told: list[object] = []
    page.changed.connect(lambda name, value: told.append((name, value)))
    for written in ("7.05", "25:00", "soon", "1930"):
        at.setText(written)
        strike(at, Qt.Key.Key_Return)
    assert told == [("remind_at", "07:05"), ("remind_at", "19:30")]
    page.reminders.quiet_until.show_time("23:50")
    strike(page.reminders.quiet_until, Qt.Key.Key_Up)
    assert told[2:] == [("quiet_until", "00:05")]


def test_what_the_desktop_has_not_is_disabled_and_says_why(
    page: SettingsPage, qtbot: QtBot
) -> None:
    page.show_surroundings(Surroundings(has_tray=False, login_why_not="sandbox"))
    for part in (page.reminders.tray, page.reminders.login):
        assert not part.isEnabled()
        assert part.accessibleDescription()
    why = page.reminders.tray.accessibleDescription()
    assert why == "There is no tray here: reminders only come while the window is open"
    page.show_surroundings(Surroundings(True, starts_at_login=True, login_why_not=""))
    assert page.reminders.tray.isEnabled()
    assert page.reminders.login.isChecked()
    page.choose("reminders")
    with qtbot.waitSignal(page.login_asked, timeout=1000) as told:
        click(page.reminders.login)
    assert told.args == [False]


def test_the_hour_of_getting_up_is_chosen(page: SettingsPage) -> None:
    told: list[tuple[str, object]] = []
    page.changed.connect(lambda name, value: told.append((name, value)))
    page.choose("back")
    page.show_settings(Settings(gets_up_at="06:30"))
    assert page.back.gets_up_at.text() == "06:30"
    strike(page.back.gets_up_at, Qt.Key.Key_Down)
    assert told == [("gets_up_at", "06:15")]


def test_times_are_chosen_from_a_list_and_a_time_of_one_s_own_stays_in_it(
    page: SettingsPage, qtbot: QtBot
) -> None:
    page.show_settings(Settings(ready_s=12, day_starts_at=9, remind_after_run_minutes=50))
    drop_downs = (page.session.ready, page.session.day_start, page.reminders.after)
    assert [one.currentText() for one in drop_downs] == ["12 seconds", "09:00", "50 min"]
    for drop_down, place, told_of in (
        (page.session.ready, 0, ["ready_s", 0]),
        (page.session.switch, 2, ["switch_s", 5]),
        (page.session.change, 3, ["change_more_s", 15]),
        (page.session.day_start, 0, ["day_starts_at", 0]),
        (page.reminders.after, 1, ["remind_after_run_minutes", 15]),
    ):
        drop_down.setCurrentIndex(place)
        with qtbot.waitSignal(page.changed, timeout=1000) as told:
            drop_down.activated.emit(place)
        assert told.args == told_of


def test_without_a_voice_of_the_computer_s_own_the_row_says_so(page: SettingsPage) -> None:
    sound = page.sound
    assert not sound.voice.isEnabled()
    assert sound.voice_row.detail.text().startswith("This computer has no voice of its own")
    sound.show_engine("espeak-ng")
    page.show_settings(Settings(voice="system"))
    assert sound.voice.isEnabled()
    assert sound.pace.isEnabled()
    page.show_settings(Settings(cue_level="tones"))
    assert not sound.pace.isEnabled()
    assert sound.pace_row.detail.text() == "No words are spoken at this level"


def test_a_key_is_named_only_while_it_acts(page: SettingsPage) -> None:
    for on in (True, False):
        page.show_settings(Settings(letter_keys=on))
        assert ("V changes it" in page.sound.told.text()) is on


def test_the_breath_is_said_only_where_words_are(page: SettingsPage) -> None:
    page.show_settings(Settings(say_breath=True))
    assert page.sound.breath.isChecked()
    assert page.sound.breath.isEnabled()
    page.show_settings(Settings(say_breath=True, cue_level="tones"))
    assert not page.sound.breath.isEnabled()


def test_the_percent_are_shown_while_the_knob_is_held(page: SettingsPage) -> None:
    slider = page.sound.volume.slider
    slider.sliderMoved.emit(42)
    assert page.sound.volume.percent.text() == "40 %"


def test_it_is_said_that_routines_of_ones_own_are_not_in_the_diary_s_files(
    page: SettingsPage,
) -> None:
    for name, times in (("data", 2), ("erase", 1)):
        page.choose(name)
        shown = [one.text() for one in section(page, name).findChildren(QLabel) if one.isVisible()]
        assert sum("outines and exercises of your own" in text for text in shown) >= times, name
