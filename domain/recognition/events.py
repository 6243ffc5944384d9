"""Everything that can have happened to a recognition, and to what a person wishes about theirs."""

from datetime import date
from typing import Literal
from uuid import UUID

from domain.facts import Fact, Naming, Personal, Side

Size = Literal["thank_you", "notable", "exceptional"]
Freshness = Literal["fresh", "ok", "stale"]
Visibility = Literal["public", "team", "private"]
VISIBILITIES: tuple[Visibility, ...] = ("public", "team", "private")
"""From wide to narrow: both companies; the recipients' side and who gave it; only those named."""

AboutKind = Literal["disclosure", "change", "commitment", "visit"]


class RecognitionGiven(Naming, frozen=True, kw_only=True, tag="recognition.given"):
    """Somebody recognized a deed.

    ``recipients`` are people of ``recipient_side``, and ``team_id`` the team they work in; without
    any, it is for that whole team. ``visibility`` is what the giver chose or a recipient wished,
    whichever is narrower. ``shifts`` are the working days of the recipients' side from the deed
    until now. ``joint`` asks the other side to join. ``value`` is one of the charter's.
    """

    deed: Personal
    effect: Personal
    recipients: tuple[UUID, ...]
    recipient_side: Side
    team_id: UUID | None
    deed_on: date
    size: Size
    visibility: Visibility
    shifts: int
    freshness: Freshness
    joint: bool = False
    value: str = ""
    about_kind: AboutKind | None = None
    about_id: UUID | None = None
    customer_words: Personal = ""


class RecognitionJoined(Fact, frozen=True, kw_only=True, tag="recognition.joined"):
    """Somebody of the other side joined: it is from both companies."""

    words: Personal = ""


class JoiningPassedOver(Fact, frozen=True, kw_only=True, tag="recognition.joining_passed_over"):
    """The other side does not join; it stands as it is."""


class VisibilityNarrowed(Naming, frozen=True, kw_only=True, tag="recognition.visibility_narrowed"):
    """A recipient narrowed who sees it, everything said so far included."""

    visibility: Visibility


class RecipientRemoved(Naming, frozen=True, kw_only=True, tag="recognition.recipient_removed"):
    """A recipient asked to be left out. ``remaining`` are the others; none: it leaves the wall.

    Told by the portal, so that the history does not say who asked; ``person_id`` did.
    """

    person_id: UUID
    remaining: tuple[UUID, ...]


class RecognitionRetracted(Fact, frozen=True, kw_only=True, tag="recognition.retracted"):
    """Whoever gave it took it back; it leaves the wall."""

    reason: Personal


class RewardPromised(Fact, frozen=True, kw_only=True, tag="recognition.reward_promised"):
    """Something is promised along with it."""

    reward: Personal


class RewardDelivered(Fact, frozen=True, kw_only=True, tag="recognition.reward_delivered"):
    """What was promised is in their hands, since that day."""

    delivered_on: date


class PreferenceStated(Naming, frozen=True, kw_only=True, tag="preference.stated"):
    """A person said who may see recognition of them at most, from now on."""

    visibility: Visibility
