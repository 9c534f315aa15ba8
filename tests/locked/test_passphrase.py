"""Passphrases: the same word however it is typed, and never shown."""

import traceback
import unicodedata

import pytest

from backstretch.locked.passphrase import Passphrase, Strength, strength_of


def test_accents_are_the_same_however_they_are_typed() -> None:
    typed = "Grüße, Ångström, 한글"
    forms = {unicodedata.normalize("NFC", typed), unicodedata.normalize("NFD", typed)}
    assert len(forms) == 2
    assert len({bytes(Passphrase(form)) for form in forms}) == 1
    assert bytes(Passphrase("\N{ANGSTROM SIGN}")) == "Å".encode()


@pytest.mark.parametrize("typed", [" a b ", "a  b", "\ta", "a\N{NO-BREAK SPACE}b", "x" * 10_000])
def test_white_space_and_length_are_kept(typed: str) -> None:
    assert bytes(Passphrase(typed)).decode() == typed
    assert Passphrase(typed) != Passphrase(typed.strip() + "!")


@pytest.mark.parametrize("typed", ["", "\ud800"])
def test_what_is_none_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="passphrase"):
        Passphrase(typed)


def test_it_never_shows_itself() -> None:
    word = Passphrase("a secret word")
    assert "secret" not in f"{word} {word!r} {[word]}"
    with pytest.raises(ValueError, match="has to be text") as told:
        Passphrase("a secret\ud800")
    assert "secret" not in "".join(traceback.format_exception(told.value, chain=True)[-1:])
    assert told.value.__suppress_context__


@pytest.mark.parametrize(
    ("typed", "strength"),
    [
        ("", Strength.NONE),
        ("herons", Strength.SHORT),
        ("a" * 40, Strength.SHORT),
        ("blue heron", Strength.FAIR),
        ("three blue herons fly", Strength.LONG),
    ],
)
def test_length_says_how_hard_it_is_to_guess(typed: str, strength: Strength) -> None:
    assert strength_of(typed) is strength
