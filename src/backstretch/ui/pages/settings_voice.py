"""The section of the Settings about sound: how much is heard, by which voice, how loud."""

from functools import partial

from PySide6.QtCore import Signal

from backstretch.settings import Settings
from backstretch.ui.icons import Icons
from backstretch.ui.pages.settings_parts import SettingRow
from backstretch.ui.pages.settings_sound import SoundSection
from backstretch.ui.theme import Theme
from backstretch.ui.widgets.action_button import ActionButton
from backstretch.ui.widgets.message import Message
from backstretch.ui.widgets.parts import hairline, label
from backstretch.ui.widgets.percent_slider import PercentSlider
from backstretch.ui.widgets.toggle import Toggle

VOICES = ("recorded", "system")
VOLUMES, PACES, STEP = (10, 100), (70, 130), 10


class VoiceSection(SoundSection):
    """The levels; below them the voice, its pace, the loudness, the breath, a way to hear it.

    Signals:
        listen_asked: let it be heard as it is chosen.
    """

    listen_asked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons)
        self._engine = ""
        self.voice = self._segment(self.tr("Voice"), "voice", VOICES)
        words = (
            label(self.tr("slower"), "small", "muted"),
            label(self.tr("faster"), "small", "muted"),
        )
        self.pace = PercentSlider(theme, self.tr("Speaking pace"), PACES, STEP, words)
        self.pace.chosen.connect(partial(self._tell, "voice_pace"))
        self.volume = PercentSlider(theme, self.tr("Loudness"), VOLUMES, STEP, ())
        self.volume.chosen.connect(partial(self._tell, "volume"))
        self.breath = Toggle(theme, self.tr("Say the breath"))
        self.breath.clicked.connect(lambda on: self._tell("say_breath", on))
        self.listen_button = ActionButton(theme, icons, self.tr("Listen"), "play", grade="small")
        self.listen_button.clicked.connect(self.listen_asked)
        self.voice_row = SettingRow(theme, self.tr("Voice"), "", self.voice)
        self.pace_row = SettingRow(theme, self.tr("Speaking pace"), "", self.pace)
        self._column.addWidget(hairline())
        rows = (
            self.voice_row,
            self.pace_row,
            SettingRow(
                theme,
                self.tr("Loudness"),
                self.tr("Of voice and tones, beside the computer’s own volume"),
                self.volume,
            ),
            SettingRow(
                theme,
                self.tr("Say the breath"),
                self.tr("“In” and “out” during holds, where words are spoken"),
                self.breath,
            ),
            SettingRow(
                theme,
                self.tr("Hear it"),
                self.tr("A tone and a cue, as in a session"),
                self.listen_button,
            ),
        )
        self._add_rows(rows)
        self.note = Message(theme, icons, "caution")
        self._column.addWidget(self.note)
        self.show_engine("")

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        super().show_settings(settings)
        both = tuple(enumerate((self.tr("Recorded"), self.tr("System"))))
        self.voice.show_choices(both, VOICES.index(settings.voice))
        self.pace.show_value(settings.voice_pace)
        self.volume.show_value(settings.volume)
        self.breath.setChecked(settings.say_breath)
        by_system, spoken = settings.voice == "system", settings.cue_level in ("full", "short")
        self.breath.setEnabled(spoken)
        self.pace.setEnabled(by_system and spoken and bool(self._engine))
        self.voice.setEnabled(spoken and (by_system or bool(self._engine)))
        self.listen_button.setEnabled(settings.cue_level != "silent")
        self.pace_row.say(self._pace_words(by_system=by_system, spoken=spoken))
        self.voice_row.say(self._voice_words(spoken=spoken))

    def show_engine(self, name: str) -> None:
        """Say which program speaks with the system's voice, "" where there is none."""
        self._engine = name

    def complain(self, sentence: str) -> None:
        """Say what is missing to be heard, or nothing."""
        self.note.say("caution", sentence)

    def _voice_words(self, *, spoken: bool) -> str:
        if not spoken:
            return self.tr("No words are spoken at this level")
        if not self._engine:
            return self.tr("This computer has no voice of its own, so the recorded one speaks")
        words = self.tr("Recorded: a voice made for this. System: {name} on this computer.")
        return words.format(name=self._engine)

    def _pace_words(self, *, by_system: bool, spoken: bool) -> str:
        if not spoken:
            return self.tr("No words are spoken at this level")
        if not by_system:
            return self.tr("The recorded voice has one pace; the system’s voice has others")
        return self.tr("How fast the system’s voice speaks")
