"""Sections of the home page that features bring: each a function of the place one is in.

A feature writes a function and a template; ``portal._sections`` lists the function. Both homes,
that of the front line too, show what the functions answer with, in order.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from flask import current_app

from portal.web import Here

EXTENSION = "home-sections"


class Section(NamedTuple):
    """One section: its id and heading, the template of its content, and what that needs as ``s``.

    ``more`` is the address and the words of a link beside the heading, or ``None``.
    """

    id: str
    title: str
    template: str
    content: Any
    more: tuple[str, str] | None = None


Source = Callable[[Here], Section | None]


def sections_of(place: Here) -> list[Section]:
    """What the home page of this person shows besides its own."""
    sources: tuple[Source, ...] = current_app.extensions[EXTENSION]
    return [section for source in sources if (section := source(place))]
