"""What can be wrong with a locked file, told apart as far as that can be."""


class LockedFileError(Exception):
    """A locked file cannot be read. The text is one sentence without the name of the file."""


class WrongPassphrase(LockedFileError):
    """The passphrase does not fit, or the first bytes of the file were changed."""


class DamagedFile(LockedFileError):
    """The passphrase fits, but the file is not what was written."""
