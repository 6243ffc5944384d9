"""Sentences built from columns: ``{column}``, and ``[optional parts]`` left out when empty."""

import re
from collections.abc import Callable, Iterator
from operator import add
from typing import NamedTuple

from portal.incidents.refusals import Broken


class Part(NamedTuple):
    """Texts with the columns between them; ``optional`` parts may be left out."""

    optional: bool
    texts: tuple[str, ...]
    columns: tuple[str, ...]


class Template:
    """A text with places for columns. Raises Broken for brackets or braces that do not match."""

    def __init__(self, text: str) -> None:
        self.parts = tuple(_parts(text))
        self.columns = tuple(name for part in self.parts for name in part.columns)

    def fill(self, cell: Callable[[str], str], not_given: str) -> str:
        """The sentence for one row; ``cell`` returns a column's text, ``""`` where it is missing.

        An optional part without one of its columns is left out; elsewhere a missing column is
        replaced by the words ``not_given``.
        """
        return tidy("".join([_filled(part, cell, not_given) for part in self.parts]))


def tidy(text: str) -> str:
    """The text without superfluous spaces and empty lines at its ends; line breaks are kept."""
    if text.isprintable() and "  " not in text and text == text.strip():
        return text
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(lines).strip()


def _filled(part: Part, cell: Callable[[str], str], not_given: str) -> str:
    if not part.columns:
        return part.texts[0]
    cells = [cell(name) for name in part.columns]
    if "" in cells:
        if part.optional:
            return ""
        cells = [text or not_given for text in cells]
    return part.texts[0] + "".join(map(add, cells, part.texts[1:]))


def _parts(text: str) -> Iterator[Part]:
    for place, part in enumerate(re.split(r"\[([^\[\]]*)\]", text)):
        pieces = tuple(re.split(r"\{([^{}]+)\}", part))
        if any(mark in piece for piece in pieces[::2] for mark in "[]{}"):
            raise Broken(f"has a bracket or brace without its partner: {text}")
        yield Part(place % 2 == 1, pieces[::2], pieces[1::2])
