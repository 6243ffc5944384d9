"""Random stories for the properties: moves people may try, legal or not, and their mirror image.

A move is (command, who, fields). ``who`` is seen from the side that tells: "us" or "them", with a
role; sides among the fields are written the same way, so that a story can be played both ways.
"""

from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from hypothesis import strategies as st

from domain.commitments import commands as commitments
from domain.disclosures import commands as c
from domain.facts import NoSuchRecord, NotAllowed, OutOfDate, RuleBroken, Side, other
from domain.records import Comment, CorrectText
from tests.domain.told import MISDIRECTED
from tests.scenario import DANA, MARCUS, MONDAY, PRIYA, TOMAS, Scenario

IDS = UUID(int=0xF1)
PROMISES = [uuid5(IDS, "first promise"), uuid5(IDS, "second promise"), uuid5(IDS, "make-good")]
GOOD = PROMISES[2]
PEOPLE: dict[tuple[Side, str], UUID] = {
    ("bpo", "lead"): PRIYA,
    ("bpo", "member"): TOMAS,
    ("brand", "lead"): DANA,
    ("brand", "member"): MARCUS,
}
REFUSALS = (RuleBroken, NotAllowed, NoSuchRecord, OutOfDate)
SEVERITY = st.sampled_from(["low", "medium", "high", "critical"])
PLACES = st.sampled_from(["us", "them", "outside"])
NUMBER = st.integers(1, 3)
LATER = MONDAY + timedelta(days=2)


class Move(NamedTuple):
    """What somebody tries."""

    kind: type
    who: tuple[str, str]
    fields: dict[str, Any]


def fixed(**fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    """The fields of a command: strategies are drawn from, values stand."""
    return st.fixed_dictionaries(
        {k: v if isinstance(v, st.SearchStrategy) else st.just(v) for k, v in fields.items()}
    )


SAID = {
    k: st.sampled_from(["", "Words."]) for k in ("words", "thanks", "question", "severity_reason")
}
TRIED: dict[type, st.SearchStrategy[dict[str, Any]]] = {
    c.TellDisclosure: fixed(
        **MISDIRECTED,
        kind=st.sampled_from(["own_mistake", "problem_found"]),
        where=PLACES,
        noticed_first=PLACES,
        severity=st.none() | SEVERITY,
    ),
    c.DraftDisclosure: fixed(what="Letters."),
    c.DiscardDraft: fixed(),
    c.AcknowledgeDisclosure: fixed(**SAID, severity=st.none() | SEVERITY),
    c.ThankDiscloser: fixed(words="Thank you."),
    c.PassOverThanks: fixed(),
    c.AskQuestion: fixed(text="Why?"),
    c.AnswerQuestion: fixed(
        question_id=st.integers(0, 9).map(lambda n: uuid5(IDS, str(n))), text="So."
    ),
    c.StateSeverity: fixed(severity=SEVERITY),
    c.ConfirmSeverity: fixed(),
    c.ChallengeSeverity: fixed(severity=SEVERITY, reason="Worse."),
    c.KeepSeverity: fixed(reason="As it was."),
    c.PromiseUpdate: fixed(due_at=st.sampled_from([MONDAY, LATER])),
    c.GiveUpdate: fixed(text="So far.", next_update_at=st.sampled_from([None, MONDAY, LATER])),
    c.ContainHarm: fixed(how="Stopped.", contained_at=MONDAY, next_update_at=LATER),
    c.ProposeCause: fixed(
        cause="Order.",
        cause_kind="process",
        us=st.sampled_from([50, 70]),
        them=st.sampled_from([30, 50]),
    ),
    c.AgreeCause: fixed(number=NUMBER),
    c.DissentFromCause: fixed(number=NUMBER, note="Not so."),
    c.PromiseCorrection: fixed(
        commitment_id=st.sampled_from(PROMISES),
        correction_kind=st.sampled_from(["corrective", "preventive"]),
        text="Print last.",
        due_on=LATER.date(),
    ),
    c.PlanCheck: fixed(
        measure="None.",
        due_on=st.sampled_from([5, 40]).map(lambda n: (MONDAY + timedelta(n)).date()),
    ),
    c.ReportCheck: fixed(passed=st.booleans(), evidence="None."),
    c.CosignCheck: fixed(),
    c.DisputeCheck: fixed(reason="Two."),
    c.PromiseMakeGood: fixed(
        make_good_id=GOOD, harmed="Forty.", remedy="Calls.", due_on=LATER.date()
    ),
    c.DeliverMakeGood: fixed(make_good_id=GOOD, how="Called."),
    c.ConfirmMakeGood: fixed(make_good_id=GOOD),
    c.DisputeMakeGood: fixed(make_good_id=GOOD, reason="Two."),
    c.DraftStatement: fixed(text="We are on it."),
    c.ApproveStatement: fixed(number=NUMBER),
    c.ReleaseStatement: fixed(number=NUMBER),
    c.HoldLookBack: fixed(held_on=MONDAY.date(), findings="Order."),
    c.AskProtectionLift: fixed(reason="Knowingly."),
    c.LiftProtection: fixed(),
    c.UpholdProtection: fixed(reason="No."),
    c.StateBreach: fixed(
        kind=st.sampled_from(["concealed", "audience"]), severity="high", reason="Known."
    ),
    c.AgreeBreach: fixed(),
    c.DissentFromBreach: fixed(reason="No."),
    c.TakeBackBreach: fixed(reason="No."),
    c.AskWithdrawal: fixed(reason="A drill."),
    c.AgreeWithdrawal: fixed(),
    c.DeclineWithdrawal: fixed(reason="No."),
    c.CloseDisclosure: fixed(lesson="Print last.", thanks="Thank you."),
    Comment: fixed(text="Hm.", to=st.sampled_from(["shared", "own_side"])),
    CorrectText: fixed(
        corrects=st.integers(1, 6), field=st.sampled_from(["what", "text"]), text="A.", reason="B."
    ),
}
OF_PROMISES: dict[type, st.SearchStrategy[dict[str, Any]]] = {
    kind: fixed(record_id=st.sampled_from(PROMISES), **more)
    for kind, more in {
        commitments.AcceptCommitment: {},
        commitments.AskRenegotiation: {
            "due_on": (MONDAY + timedelta(days=9)).date(),
            "reason": "Late.",
        },
        commitments.AgreeRenegotiation: {},
        commitments.RefuseRenegotiation: {"reason": "No."},
        commitments.KeepCommitment: {"evidence": "Done."},
        commitments.DisputeKeeping: {"reason": "Not done."},
        commitments.ReleaseCommitment: {"reason": "Never mind."},
    }.items()
}
WHO = st.tuples(st.sampled_from(["us", "them"]), st.sampled_from(["lead", "member"]))
ANY = st.sampled_from([*(TRIED | OF_PROMISES).items()]).flatmap(
    lambda item: st.builds(Move, st.just(item[0]), WHO, item[1])
)
US, THEM = ("us", "lead"), ("them", "lead")
ROAD = [
    Move(c.TellDisclosure, US, {**MISDIRECTED, "severity": "high"}),
    Move(c.AcknowledgeDisclosure, THEM, {"words": "Read."}),
    Move(c.ContainHarm, US, {"how": "Stopped.", "contained_at": MONDAY, "next_update_at": LATER}),
    Move(c.ProposeCause, US, {"cause": "Order.", "cause_kind": "process", "us": 70, "them": 30}),
    Move(c.AgreeCause, THEM, {"number": 1}),
    Move(
        c.PromiseCorrection,
        US,
        {
            "commitment_id": PROMISES[0],
            "correction_kind": "corrective",
            "text": "Print last.",
            "due_on": LATER.date(),
        },
    ),
    Move(commitments.KeepCommitment, US, {"record_id": PROMISES[0], "evidence": "Done."}),
    Move(c.PlanCheck, US, {"measure": "None.", "due_on": (MONDAY + timedelta(days=40)).date()}),
    Move(c.ReportCheck, US, {"passed": True, "evidence": "None."}),
    Move(c.CosignCheck, THEM, {}),
    Move(c.HoldLookBack, THEM, {"held_on": MONDAY.date(), "findings": "Order."}),
    Move(c.CloseDisclosure, US, {"lesson": "Print last.", "thanks": "Thank you."}),
]
"""The straight way from telling to closing."""

ASKED_AND_ANSWERED = [
    [Move(c.AskWithdrawal, US, {"reason": "A drill."}), Move(c.AgreeWithdrawal, THEM, {})],
    [Move(c.AskProtectionLift, THEM, {"reason": "Knowingly."}), Move(c.LiftProtection, US, {})],
    [
        Move(
            c.StateBreach,
            THEM,
            {"kind": "audience", "severity": "high", "reason": "The press had it."},
        ),
        Move(c.AgreeBreach, US, {}),
    ],
    [
        Move(c.ChallengeSeverity, THEM, {"severity": "critical", "reason": "Worse."}),
        Move(c.KeepSeverity, US, {"reason": "As it was."}),
    ],
    [
        Move(
            c.PromiseMakeGood,
            US,
            {
                "make_good_id": GOOD,
                "harmed": "Forty.",
                "remedy": "Calls.",
                "due_on": LATER.date(),
            },
        ),
        Move(c.DeliverMakeGood, US, {"make_good_id": GOOD, "how": "Called."}),
        Move(c.ConfirmMakeGood, THEM, {"make_good_id": GOOD}),
    ],
    [
        Move(c.DraftStatement, THEM, {"text": "We are on it."}),
        Move(c.ApproveStatement, US, {"number": 1}),
        Move(c.ApproveStatement, THEM, {"number": 1}),
        Move(c.ReleaseStatement, US, {"number": 1}),
    ],
    [
        Move(commitments.DisputeKeeping, THEM, {"record_id": PROMISES[0], "reason": "Not done."}),
        Move(commitments.ReleaseCommitment, THEM, {"record_id": PROMISES[0], "reason": "Gone."}),
    ],
]
"""What chance alone would hardly find together."""

STORIES = st.builds(
    lambda so_far, tried: ROAD[:so_far] + [move for some in tried for move in some],
    st.integers(0, len(ROAD)),
    st.lists(
        ANY.map(lambda move: [move]) | st.sampled_from(ASKED_AND_ANSWERED), min_size=1, max_size=10
    ),
)


def command_of(story: Scenario, number: int, move: Move, we_are: Side) -> tuple[Any, UUID]:
    """The command of a move and who sends it, where "us" is the side ``we_are``."""
    sides: dict[Any, Side] = {"us": we_are, "them": other(we_are)}
    fields = {
        sides.get(k, k): sides.get(v, v) if isinstance(v, str) else v
        for k, v in move.fields.items()
    }
    command = story.command(
        move.kind, **{"command_id": uuid5(IDS, str(number)), "record_id": IDS, **fields}
    )
    return command, PEOPLE[sides[move.who[0]], move.who[1]]


def outcome_of(story: Scenario, command: Any, person: UUID) -> list[Any]:
    """The facts a command led to, or why it was refused."""
    head = story.log.head()
    try:
        story.partnerships.perform(command, by=person)
    except REFUSALS as refusal:
        assert story.log.head() == head
        return [type(refusal).__name__, str(refusal)]
    return [fact for _, fact in story.log.after(head, 100)]


KNOWN_STAGES = {
    "disclosed",
    "acknowledged",
    "contained",
    "correcting",
    "watching",
    "closed",
    "withdrawn",
}
KNOWN_STAGES |= {
    "draft",
    "discarded",
    "made",
    "accepted",
    "kept",
    "kept late",
    "repaired",
    "released",
}
