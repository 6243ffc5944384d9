"""Who may do what: one table of role, action and side, read by the domain and by the portal.

The table is symmetric: it never names the brand or the BPO, only whose turn it is seen from the
record. ``owner`` is the side a record belongs to, ``other`` the side across the table and
``either`` both. Shown to everybody at ``/about/permissions``.
"""

from typing import Literal, NamedTuple

Role = Literal["lead", "member", "frontline", "observer"]
Whose = Literal["either", "owner", "other"]
ROLES: tuple[Role, ...] = ("lead", "member", "frontline", "observer")

LEAD: frozenset[Role] = frozenset({"lead"})
WRITERS: frozenset[Role] = frozenset({"lead", "member"})
READERS: frozenset[Role] = frozenset({"lead", "member", "observer"})
EVERYBODY: frozenset[Role] = frozenset(ROLES)


class Permission(NamedTuple):
    """Which roles may take an action, for which side of a record, and the action in words."""

    roles: frozenset[Role]
    whose: Whose
    words: str


PERMISSIONS: dict[str, Permission] = {
    "portal.use": Permission(EVERYBODY, "either", "sign in and see the home page"),
    "records.read": Permission(READERS, "either", "read shared records and the history"),
    "records.comment": Permission(WRITERS, "either", "comment on a record"),
    "records.correct": Permission(WRITERS, "either", "correct a text of one’s own side"),
    "charter.propose": Permission(LEAD, "either", "propose a charter"),
    "charter.sign": Permission(LEAD, "either", "sign or decline the other side’s proposal"),
    "people.invite": Permission(
        LEAD, "either", "invite people to one’s own side and change their roles"
    ),
    "places.manage": Permission(LEAD, "either", "add sites, teams and working calendars"),
    "disclosures.tell": Permission(WRITERS, "either", "draft and tell a disclosure"),
    "disclosures.acknowledge": Permission(WRITERS, "other", "acknowledge, and thank the discloser"),
    "disclosures.update": Permission(
        WRITERS, "either", "give updates, answers, severity and place"
    ),
    "disclosures.repair": Permission(
        WRITERS, "either", "contain, propose causes, promise corrections, check"
    ),
    "disclosures.agree": Permission(
        LEAD, "either", "agree or dissent from a cause, agree to withdraw"
    ),
    "disclosures.close": Permission(WRITERS, "either", "write the lesson and close"),
    "disclosures.make_good": Permission(
        WRITERS, "either", "promise, deliver, confirm or dispute a make-good"
    ),
    "disclosures.state": Permission(WRITERS, "either", "draft a joint statement"),
    "disclosures.release": Permission(LEAD, "either", "approve and release a joint statement"),
    "commitments.make": Permission(WRITERS, "either", "make a commitment for one’s own side"),
    "commitments.keep": Permission(
        WRITERS, "owner", "report a commitment kept, ask to renegotiate"
    ),
    "commitments.answer": Permission(
        WRITERS, "other", "accept, release, dispute, answer a renegotiation"
    ),
}


def permits(action: str, role: Role) -> bool:
    """Whether ``role`` may take ``action`` on some record. KeyError for an unknown action."""
    return role in PERMISSIONS[action].roles
