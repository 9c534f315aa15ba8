"""Spares the start of the window work that nothing comes of."""

import contextlib
import gc
from importlib import import_module
from types import ModuleType


def start_lean() -> None:
    """Leave garbage until the first paint, and let Qt's bindings not read every source file.

    Whoever has PySide6 loaded pays for each later import: it reads the module's whole source to
    see whether it may ever use the bindings' `__feature__`, which nothing here does, and keeps
    the text in memory. Where it has changed how it does so, the start is as slow as it was.
    """
    gc.disable()
    with contextlib.suppress(ImportError):
        import_module("PySide6.QtCore")  # which brings the other along
        inside = vars(import_module("shibokensupport.feature"))
        if "feature_imported" in inside:
            inside["feature_imported"] = _nothing


def collect_garbage_again() -> bool:
    """Do so from the first paint on, but for what is there by then, which stays to the end.

    Tells whether the start was a lean one, so that there was anything to do.
    """
    if gc.isenabled():
        return False
    gc.freeze()
    gc.enable()
    return True


def import_to_stay(name: str) -> ModuleType:
    """Import a module, of which nothing is ever looked through for garbage."""
    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.freeze()
        gc.enable()


def _nothing(module: object) -> None:
    """Take note of nothing."""
