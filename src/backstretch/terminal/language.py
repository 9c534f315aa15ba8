"""The words of the terminal in the language of the person."""

import gettext

from backstretch.resources import resources_dir

_words = gettext.translation("backstretch", resources_dir() / "i18n", fallback=True)
tr, tr_count = _words.gettext, _words.ngettext
