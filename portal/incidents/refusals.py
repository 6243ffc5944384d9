"""Why a file, or one row of it, is not taken over; and how a cell is quoted in a report."""

SHOWN_CHARACTERS = 60


class Broken(Exception):
    """The file or its mapping cannot be used: nothing is imported. The message is a sentence."""


class Refused(Exception):
    """One row cannot be taken over; the others can. The message completes ``row 214: …``."""


def quoted(text: str, most: int = SHOWN_CHARACTERS) -> str:
    """A cell as it may stand in a report: on one line, cut when long, nothing that steers."""
    shown = text
    if not text.isprintable():
        shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"
