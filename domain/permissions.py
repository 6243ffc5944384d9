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
FRONT_LINE: frozenset[Role] = frozenset({"lead", "member", "frontline"})
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
    "rules.propose": Permission(LEAD, "either", "propose other rules of the trust score"),
    "rules.agree": Permission(
        LEAD, "either", "agree to the rules the other side proposed, or decline them"
    ),
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
    "changes.request": Permission(
        WRITERS, "either", "ask for a change, go live in an emergency, report a unilateral change"
    ),
    "changes.own": Permission(
        WRITERS, "owner", "revise, withdraw or appeal one’s own side’s request"
    ),
    "changes.respond": Permission(
        WRITERS, "other", "respond to a change, send it back or decline it"
    ),
    "changes.judge_appeal": Permission(LEAD, "other", "grant or dismiss an appeal"),
    "changes.answer": Permission(
        WRITERS, "either", "defer, hold, judge and rate a change, keep its paper and links"
    ),
    "changes.work": Permission(
        WRITERS, "either", "assess, schedule, brief, declare ready, go live, ask for a review"
    ),
    "changes.name_owner": Permission(LEAD, "either", "name who approves a change for one’s side"),
    "changes.approve": Permission(WRITERS, "either", "approve a change, if named or lead"),
    "changes.ratify": Permission(WRITERS, "other", "ratify an emergency, if named or lead"),
    "changes.account": Permission(WRITERS, "other", "contest a reported unilateral change"),
    "changes.read": Permission(
        FRONT_LINE, "either", "read and understand a change one is rostered for, ask and vote"
    ),
    "schedules.name_authority": Permission(
        LEAD, "either", "name the authority of one’s side for emergencies"
    ),
    "schedules.freeze": Permission(
        WRITERS, "either", "add, acknowledge, contest and lift freeze windows"
    ),
    "templates.propose": Permission(WRITERS, "either", "propose and retire templates"),
    "templates.endorse": Permission(LEAD, "other", "endorse or decline a template"),
    "commitments.make": Permission(WRITERS, "either", "make a commitment for one’s own side"),
    "commitments.keep": Permission(
        WRITERS, "owner", "report a commitment kept, decline it, ask to renegotiate"
    ),
    "commitments.accept": Permission(
        WRITERS, "either", "accept a commitment the other side made or asks for"
    ),
    "commitments.answer": Permission(WRITERS, "other", "release, dispute, answer a renegotiation"),
    "recognition.read": Permission(EVERYBODY, "either", "see the recognition wall"),
    "recognition.give": Permission(FRONT_LINE, "either", "recognize a deed, take one’s own back"),
    "recognition.join": Permission(WRITERS, "either", "join a recognition the other side gave"),
    "recognition.own": Permission(
        EVERYBODY, "either", "say who sees recognition of oneself, or be left out"
    ),
    "feedback.see": Permission(EVERYBODY, "either", "see feedback; the front line only its own"),
    "feedback.give": Permission(FRONT_LINE, "either", "draft and give feedback"),
    "feedback.own": Permission(
        FRONT_LINE, "owner", "withdraw feedback one’s side gave, and say whether it is settled"
    ),
    "feedback.answer": Permission(
        WRITERS, "other", "acknowledge and answer feedback, act on it and tell back"
    ),
    "feedback.meet": Permission(WRITERS, "either", "record a meeting about feedback"),
    "feedback.conclude": Permission(
        LEAD, "either", "close together what was not settled, and look at an alarm"
    ),
    "appeals.raise": Permission(WRITERS, "either", "contest what a record counts for"),
    "appeals.own": Permission(WRITERS, "owner", "withdraw one’s own side’s appeal"),
    "appeals.rule": Permission(LEAD, "either", "propose and agree a ruling on an appeal"),
    "rounds.propose": Permission(
        WRITERS, "owner", "propose a round of feedback, take one’s own proposal back"
    ),
    "rounds.answer": Permission(WRITERS, "other", "open or decline a round"),
    "rounds.contribute": Permission(
        WRITERS, "either", "write for a round, hand in, reveal it after its deadline"
    ),
    "rounds.conclude": Permission(
        WRITERS, "either", "record the discussion of a round, agree how it is closed"
    ),
    "visits.arrange": Permission(
        WRITERS, "either", "propose, agree, prepare, postpone and cancel a visit"
    ),
    "visits.record": Permission(
        WRITERS, "either", "record sessions, roadblocks and gifts of a visit, and report it"
    ),
    "doubts.raise": Permission(WRITERS, "either", "raise a doubt with one person"),
    "doubts.answer": Permission(
        WRITERS, "either", "talk over, settle, promote or take back a doubt one shares"
    ),
    "pulses.propose": Permission(LEAD, "either", "propose a pulse, or call it off"),
    "pulses.agree": Permission(LEAD, "other", "agree to a pulse"),
    "pulses.keep": Permission(WRITERS, "either", "open and close a pulse on its days"),
    "pulses.answer": Permission(FRONT_LINE, "either", "answer a pulse, for nobody else to see"),
}


READING = frozenset({"portal.use", "records.read", "recognition.read", "feedback.see"})
"""The actions that only read: all there is to do on a page of the past."""


def permits(action: str, role: Role) -> bool:
    """Whether ``role`` may take ``action`` on some record. KeyError for an unknown action."""
    return role in PERMISSIONS[action].roles
