"""The shipped content, loaded once."""

import pytest

from backstretch.content.library import Library, load_library
from backstretch.resources import resources_dir


@pytest.fixture(scope="session")
def library() -> Library:
    """Return everything a session can be made of."""
    return load_library(resources_dir())
