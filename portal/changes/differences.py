"""What differs between two revisions of a request, field by field and word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from projections.changes.document import Request

FIELDS = {
    "title": "Title",
    "front_line_impact": "Impact on the front line",
    "customer_impact": "Impact on customers",
    "why": "Why",
    "success": "What success looks like",
    "wanted_by": "Wanted by",
}
WORDS = re.compile(r"\s+|[^\s]+")


class Piece(NamedTuple):
    """Some words of a text: kept, taken out or put in."""

    state: Literal["kept", "out", "in"]
    text: str


class Difference(NamedTuple):
    """A field of both revisions. ``pieces`` is the new text with what was taken out of the old."""

    label: str
    old: str
    new: str
    pieces: list[Piece]

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return self.old == self.new

    @property
    def said(self) -> str:
        """How much changed, in words."""
        gone = _count(piece.text for piece in self.pieces if piece.state == "out")
        fresh = _count(piece.text for piece in self.pieces if piece.state == "in")
        if not self.old or not self.new:
            return "Added" if self.new else "Taken out"
        counted = [
            f"{n} word{'s' if n > 1 else ''} {what}"
            for n, what in ((gone, "taken out"), (fresh, "put in"))
            if n
        ]
        return ", ".join(counted) or "Only spaces differ"


def between(old: Request, new: Request) -> list[Difference]:
    """Every field of two revisions, in the order of the form."""
    return [_difference(label, *_texts(name, old, new)) for name, label in FIELDS.items()]


def _texts(name: str, old: Request, new: Request) -> tuple[str, str]:
    return str(getattr(old, name) or ""), str(getattr(new, name) or "")


def _difference(label: str, old: str, new: str) -> Difference:
    return Difference(label, old, new, list(_pieces(WORDS.findall(old), WORDS.findall(new))))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("kept", "".join(new[k:m]))
            continue
        if i < j:
            yield Piece("out", "".join(old[i:j]))
        if k < m:
            yield Piece("in", "".join(new[k:m]))


def _count(texts: Iterator[str]) -> int:
    return sum(len(text.split()) for text in texts)
