"""The register of recognition: its tables, its dossier, and how facts change them."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Boolean, Column, Index, MetaData, String, Table, Uuid

from domain.facts import Fact
from domain.recognition import events
from projections.dossiers import Dossier as AnyDossier
from projections.dossiers import Part, part, say
from projections.registers import Register, table_of
from projections.rows import Row, Rows
from projections.runner import Numbered

TITLE_MAX = 120

register = table_of(
    "recognition",
    Column("recipient_side", String(6), nullable=False),
    Column("team_id", Uuid),
    Column("for_team", Boolean, nullable=False),
    Column("size", String(11), nullable=False),
    Column("value", String(1000), nullable=False),
    Column("has_customer_words", Boolean, nullable=False),
    Column("about_id", Uuid),
    indexes=(Index("recognition_by_about", "partnership_id", "about_id"),),
)

recipients = Table(
    "recognition_recipients",
    MetaData(),
    Column("record_id", Uuid, primary_key=True),
    Column("person_id", Uuid, primary_key=True),
    Column("partnership_id", Uuid, nullable=False),
    Index("recognition_recipients_by_person", "partnership_id", "person_id", "record_id"),
)
"""The people each recognition is for; asked together with the register, which says who sees it."""


class Praise(Part, kw_only=True):
    """The words of whoever gave it."""

    deed: str
    effect: str
    customer_words: str = ""


class Joined(Part, kw_only=True):
    """Who joined, with their words, if any."""

    words: str = ""


class Reward(Part, kw_only=True):
    """What is promised along with it, and since when they have it."""

    reward: str
    delivered_on: date | None = None


class Dossier(AnyDossier, kw_only=True):
    """Everything known of a recognition. Without ``recipients`` it is for the team ``team_id``.

    ``shifts`` are the working days of the recipients' side from the deed until it was recognized.
    """

    praise: Praise | None = None
    recipients: tuple[UUID, ...] = ()
    for_team: bool = False
    recipient_side: str = ""
    team_id: UUID | None = None
    deed_on: date | None = None
    size: str = "thank_you"
    value: str = ""
    visibility: str = "public"
    shifts: int = 0
    freshness: str = "ok"
    about_kind: str | None = None
    about_id: UUID | None = None
    joined: Joined | None = None
    reward: Reward | None = None
    retracted_at: datetime | None = None

    @property
    def givers(self) -> list[UUID]:
        """Who gave it, and who joined."""
        return [each.actor_id for each in (self.praise, self.joined) if each]

    @property
    def sides(self) -> list[str]:
        """The sides it comes from."""
        return [each.side for each in (self.praise, self.joined) if each]


class Recognitions(Register[Dossier]):
    """Keeps the wall in step with recognition and everything that happens to it."""

    name = "recognition"
    tables = (register, recipients)
    kind = "recognition"
    table = register
    dossier = Dossier
    open_stages = ("given",)

    def apply(self, facts: Numbered, rows: Rows) -> None:
        super().apply(facts, rows)
        latest = {fact.originator_id: (fact, people) for fact, people in _named(facts)}
        rows.delete(recipients, "record_id", latest.keys())
        for record_id, (fact, people) in latest.items():
            for person_id in people:
                rows.insert(recipients, _recipient(record_id, person_id, fact))

    def absorb(self, dossier: Any, fact: Fact) -> None:
        if absorbed := ABSORBED.get(type(fact)):
            absorbed(dossier, fact)

    def columns(self, dossier: Any) -> Mapping[str, Any]:
        praise = dossier.praise
        more = [dossier.joined.words] if dossier.joined else []
        return {
            "title": _title(praise.deed),
            "searched": " ".join([praise.deed, praise.effect, praise.customer_words, *more]),
            "recipient_side": dossier.recipient_side,
            "team_id": dossier.team_id,
            "for_team": dossier.for_team,
            "size": dossier.size,
            "value": dossier.value,
            "has_customer_words": bool(praise.customer_words),
            "about_id": dossier.about_id,
        }


def _named(facts: Numbered) -> Iterator[tuple[Fact, tuple[UUID, ...]]]:
    """Every fact that says whom a recognition is for, with all of them."""
    for _, fact in facts:
        if isinstance(fact, events.RecognitionGiven):
            yield fact, fact.recipients
        if isinstance(fact, events.RecipientRemoved):
            yield fact, fact.remaining


def _recipient(record_id: UUID, person_id: UUID, fact: Fact) -> Row:
    return {
        "record_id": record_id,
        "person_id": person_id,
        "partnership_id": fact.partnership_id,
    }


def _title(deed: str) -> str:
    first = " ".join(deed.split())
    return first if len(first) <= TITLE_MAX else f"{first[: TITLE_MAX - 1].rstrip()}…"


def _given(d: Dossier, fact: events.RecognitionGiven) -> None:
    d.praise = part(Praise, fact)
    d.recipients, d.for_team = fact.recipients, not fact.recipients
    for name in (
        "recipient_side",
        "team_id",
        "deed_on",
        "size",
        "value",
        "visibility",
        "shifts",
        "freshness",
        "about_kind",
        "about_id",
    ):
        setattr(d, name, getattr(fact, name))


def _joined(d: Dossier, fact: events.RecognitionJoined) -> None:
    d.joined = part(Joined, fact)


def _narrowed(d: Dossier, fact: events.VisibilityNarrowed) -> None:
    d.visibility = fact.visibility


def _removed(d: Dossier, fact: events.RecipientRemoved) -> None:
    d.recipients = fact.remaining
    if not fact.remaining:
        d.visibility = "private"


def _retracted(d: Dossier, fact: events.RecognitionRetracted) -> None:
    d.retracted_at = fact.recorded_at
    say(d, fact, fact.reason)


def _promised(d: Dossier, fact: events.RewardPromised) -> None:
    d.reward = part(Reward, fact)


def _delivered(d: Dossier, fact: events.RewardDelivered) -> None:
    if d.reward:
        d.reward.delivered_on = fact.delivered_on


ABSORBED: dict[type[Fact], Any] = {
    events.RecognitionGiven: _given,
    events.RecognitionJoined: _joined,
    events.VisibilityNarrowed: _narrowed,
    events.RecipientRemoved: _removed,
    events.RecognitionRetracted: _retracted,
    events.RewardPromised: _promised,
    events.RewardDelivered: _delivered,
}
"""How each fact changes what is known; joining that was passed over changes nothing here."""
