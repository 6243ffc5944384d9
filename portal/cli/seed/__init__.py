"""The demo: two partnerships of one contact centre, told as six months of events ending now.

The story is data. ``telling`` says how it is told, ``cast`` who takes part, ``quarter`` in words
how it goes: well, badly for a quarter, and better. The other modules tell what happened, one for
each subject: people and places, the charter, disclosures, commitments, changes, and the second
partnership.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from domain.facts import NoSuchRecord
from domain.partnerships.commands import partnership_id_of
from portal.cli.seed import lumen, northwind
from portal.cli.seed.cast import CAST, DEMO_PASSWORD, SIGN_INS, SignIn, introduce
from portal.cli.seed.telling import Moment, Story, tell
from portal.web import Workshop

__all__ = ["DEMO_PASSWORD", "STORIES", "SignIn", "seed"]

STORIES: tuple[Story, ...] = (northwind.STORY, lumen.STORY)
_EVERY = 100


def seed(
    parts: Workshop,
    *,
    now: datetime | None = None,
    progress: Callable[[str], None] = lambda _sentence: None,
) -> list[SignIn]:
    """Tell the demo story to a store that exists; answers with who can sign in, and how.

    A store that has one of the demo's partnerships is left exactly as it is. Everything goes
    through commands, so every rule held when it happened; ``now`` is when the story ends.
    """
    if any(_is_told(parts, story) for story in STORIES):
        progress("The demo story is in this store already; nothing was written.")
        return list(SIGN_INS)
    ids = introduce(parts.directory)
    progress(f"{len(CAST)} people of three companies are in the directory.")
    tell(parts.partnerships.log, now or datetime.now(UTC), STORIES, ids, _Counting(progress))
    progress("Bringing the pages up to date.")
    parts.runner.catch_up()
    return list(SIGN_INS)


class _Counting:
    """Says now and then how far the story is."""

    def __init__(self, progress: Callable[[str], None]) -> None:
        self.progress, self.done = progress, 0
        self.whole = sum(len(story.steps) for story in STORIES)

    def __call__(self, moment: Moment) -> None:
        self.done += 1
        if self.done % _EVERY == 0 or self.done == self.whole:
            self.progress(f"{self.done} of {self.whole} steps told, up to {moment.at:%Y-%m-%d}.")


def _is_told(parts: Workshop, story: Story) -> bool:
    try:
        parts.partnerships.partnership(partnership_id_of(story.slug))
    except NoSuchRecord:
        return False
    return True
