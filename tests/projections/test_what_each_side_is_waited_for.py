"""The inbox over the life of a disclosure, and beside its flow."""

from datetime import timedelta
from uuid import uuid4

from msgspec.structs import replace

from domain.calendar import WorkingCalendar, end_of_day
from domain.commitments import commands as k
from domain.disclosures import commands as c
from domain.partnerships import commands as p
from domain.rule_sets import FIRST
from domain.terms import Terms
from projections import inbox
from tests.domain.told import (
    CAUSE,
    MISDIRECTED,
    acknowledged,
    checked,
    contained,
    correcting,
    kept,
    promised,
    told,
    watching,
)
from tests.scenario import DANA, MARCUS, OURS, PRIYA, TOMAS

NINE_TO_FIVE = WorkingCalendar()
DONE = {"evidence": "Done."}


def later(story, days):
    return story.now + timedelta(days=days)


def test_the_whole_life_of_a_disclosure(desk, story):
    promise = {"commitment_id": uuid4(), "correction_kind": "corrective", "text": "Print last."}
    of_it, dated = {"record_id": promise["commitment_id"]}, {"due_on": story.day(14)}
    stopped = {"how": "Stopped.", "contained_at": story.now, "next_update_at": later(story, 2)}
    check = {"measure": "No letter to an old address.", "due_on": story.day(40)}
    works = {"passed": True, "evidence": "None."}
    one, lesson = {"number": 1}, {"lesson": "Print last.", "thanks": "All."}
    life = [
        # who, does what, with; then Nordlicht is waited for, and Acme Care
        (TOMAS,  c.DraftDisclosure,    {"what": "Letters"}, "",            "finish_draft"),
        (PRIYA,  c.TellDisclosure,     MISDIRECTED,         "acknowledge", ""),
        (MARCUS, c.AcknowledgeDisclosure, {},                  "thank",       "contain"),
        (MARCUS, c.ThankDiscloser,     {"words": "Well."},  "",            "contain"),
        (PRIYA,  c.ContainHarm,        stopped,             "",            "propose_cause update"),
        (TOMAS,  c.GiveUpdate,         {"text": "Called."}, "",            "propose_cause"),
        (TOMAS,  c.ProposeCause,       CAUSE,               "answer_cause", "answer_cause"),
        (PRIYA,  c.AgreeCause,         one,                 "answer_cause", ""),
        (DANA,   c.DissentFromCause,   one | {"note": "."}, "",            "promise_correction"),
        (PRIYA,  c.PromiseCorrection,  promise | dated,     "accept_commitment", "keep"),
        (DANA,   k.AcceptCommitment,   of_it,               "",            "keep"),
        (PRIYA,  k.KeepCommitment,     of_it | DONE,        "",            "check_effect"),
        (PRIYA,  c.PlanCheck,          check,               "",            "check_effect"),
        (PRIYA,  c.ReportCheck,        works,               "cosign_check", ""),
        (DANA,   c.DisputeCheck,       {"reason": "One."},  "",            "check_effect"),
        (PRIYA,  c.ReportCheck,        works,               "cosign_check", ""),
        (DANA,   c.CosignCheck,        {},                  "",            "close"),
        (PRIYA,  c.CloseDisclosure,    lesson,              "",            ""),
    ]  # fmt: skip
    shown = []
    for who, act, fields, _, _ in life:
        story.when(act, by=who, **fields)
        shown.append((act, " ".join(desk.waits("brand")), " ".join(desk.waits("bpo"))))

    assert shown == [(act, brand, bpo) for _, act, _, brand, bpo in life]


def due(desk, side, task):
    found = desk.shown(inbox.waiting_on, side, side=side)
    [at] = [wait.due_at for wait in found if wait.task.removeprefix(inbox.FLOW) == task]
    return at


def test_a_wait_says_by_when_and_since_when(desk, story):
    told(story, next_update_at=story.now + timedelta(days=1))

    assert due(desk, "brand", "acknowledge") == story.now + timedelta(hours=8)
    assert due(desk, "bpo", "update") == story.now + timedelta(days=1)
    [wait] = desk.shown(inbox.waiting_on, "brand", side="brand")
    assert (wait.record_id, wait.record_kind, wait.since) == (story.id, "disclosure", story.now)


def test_the_check_is_due_when_it_is_planned_and_not_before(desk, story):
    watching(story)
    assert due(desk, "bpo", "check_effect") is None

    story.when(c.PlanCheck, by=PRIYA, measure="None in 40 days.", due_on=story.day(40))
    assert due(desk, "bpo", "check_effect") == end_of_day(NINE_TO_FIVE, story.day(40))

    story.when(c.ReportCheck, by=PRIYA, passed=False, evidence="Three came.")
    assert desk.waits("bpo") == ["propose_cause", "update"]


def test_the_next_due_comes_first_then_what_waits_longest(desk, story):
    late, soon = uuid4(), uuid4()
    story.when(k.MakeCommitment, by=PRIYA, record_id=late, text="Late", due_on=story.day(9))
    story.when(k.MakeCommitment, by=PRIYA, record_id=soon, text="Soon", due_on=story.day(2))
    acknowledged(story.after(days=1))

    found = desk.shown(inbox.waiting_on, "bpo", side="bpo")

    assert [(wait.record_id, wait.task) for wait in found] == [
        (soon, "keep"),
        (late, "keep"),
        (story.id, "flow:contain"),
    ]


def test_a_lead_across_the_table_may_propose_the_cause_and_the_side_it_lies_on_answers(desk, story):
    contained(story).when(c.ProposeCause, by=DANA, **CAUSE)

    assert desk.waits("bpo") == ["answer_cause", "update"]
    assert desk.waits("brand") == ["thank"]


def test_a_correction_promised_before_the_cause_is_agreed_is_not_asked_for_again(desk, story):
    contained(story)
    commitment_id = promised(story)
    assert desk.waits("bpo") == ["keep", "propose_cause", "update"]

    story.when(c.ProposeCause, by=PRIYA, **CAUSE).when(c.AgreeCause, by=DANA, number=1)
    assert desk.waits("bpo") == ["keep", "update"]

    kept(story, commitment_id)
    assert desk.waits("bpo") == ["check_effect", "update"]


def test_a_prevention_is_no_correction(desk, story):
    correcting(story)
    promised(story, kind="preventive")

    assert desk.waits("bpo") == ["keep", "promise_correction", "update"]


def test_with_the_only_correction_released_another_one_is_asked_for(desk, story):
    correcting(story)
    commitment_id = promised(story)
    assert desk.waits("bpo") == ["keep", "update"]

    story.when(k.ReleaseCommitment, by=DANA, record_id=commitment_id, reason="Not needed.")

    assert desk.waits("bpo") == ["promise_correction", "update"]


def test_a_prevention_kept_while_the_check_waits_for_a_signature_changes_nothing(desk, story):
    watching(story)
    prevention = promised(story, kind="preventive")
    story.given(c.PlanCheck, by=PRIYA, measure="None in 40 days.", due_on=story.day(40))
    story.given(c.ReportCheck, by=PRIYA, passed=True, evidence="None.")
    kept(story, prevention)

    assert "cosign_check" in desk.waits("brand")
    assert "check_effect" not in desk.waits("bpo")


def test_a_kept_correction_in_dispute_is_to_be_kept_again(desk, story):
    correcting(story)
    commitment_id = promised(story)
    kept(story, commitment_id)
    story.when(k.DisputeKeeping, by=DANA, record_id=commitment_id, reason="It was not.")

    assert desk.waits("bpo") == ["keep", "update"]
    assert due(desk, "bpo", "keep") == end_of_day(NINE_TO_FIVE, story.day(14))


def test_questions_wait_for_the_side_they_are_put_to(desk, story):
    acknowledged(story).when(c.PassOverThanks, by=DANA)
    story.when(c.AskQuestion, by=MARCUS, text="Were any opened?")
    [question] = [fact.question_id for fact in story.happened()]
    story.when(c.AskQuestion, by=MARCUS, text="By whom?")
    assert desk.waits("bpo") == ["contain", "question", "question"]

    story.when(c.AnswerQuestion, by=PRIYA, question_id=question, text="Two.")
    assert desk.waits("bpo") == ["contain", "question"]
    assert desk.waits("brand") == []


def test_beside_the_flow_each_request_waits_until_it_is_answered(desk, story):
    good = {"make_good_id": uuid4()}
    promise = {"harmed": "Forty customers", "remedy": "20 euros each", "due_on": story.day(5)}
    acknowledged(story, severity="low").when(c.PassOverThanks, by=DANA)
    beside = [
        (DANA, c.ChallengeSeverity, {"severity": "medium", "reason": "Forty."}, [], ["severity"]),
        (PRIYA, c.KeepSeverity, {"reason": "None was opened."}, [], []),
        (PRIYA, c.PromiseMakeGood, good | promise, ["accept_commitment"], ["keep"]),
        (PRIYA, c.DeliverMakeGood, good | {"how": "Paid."}, ["make_good"], []),
        (DANA, c.DisputeMakeGood, good | {"reason": "Not paid."}, [], ["keep"]),
        (PRIYA, c.DeliverMakeGood, good | {"how": "Paid now."}, ["make_good"], []),
        (DANA, c.ConfirmMakeGood, good, [], []),
        (TOMAS, c.DraftStatement, {"text": "We address this."}, ["statement"], ["statement"]),
        (PRIYA, c.ApproveStatement, {"number": 1}, ["statement"], []),
        (DANA, c.ApproveStatement, {"number": 1}, [], []),
        (DANA, c.ReleaseStatement, {"number": 1}, [], []),
        (DANA, c.AskProtectionLift, {"reason": "It was known."}, [], ["protection"]),
        (PRIYA, c.UpholdProtection, {"reason": "It was not."}, [], []),
        (
            DANA,
            c.StateBreach,
            {"kind": "audience", "severity": "low", "reason": "It was read."},
            [],
            ["breach"],
        ),
        (PRIYA, c.DissentFromBreach, {"reason": "By whom?"}, [], []),
        (
            PRIYA,
            c.StateBreach,
            {"kind": "audience", "severity": "low", "reason": "It was read."},
            ["breach"],
            [],
        ),
        (PRIYA, c.TakeBackBreach, {"reason": "It was not."}, [], []),
        (PRIYA, c.StateSeverity, {"severity": "high"}, ["look_back"], ["look_back"]),
        (DANA, c.HoldLookBack, {"held_on": story.day(0), "findings": "Order."}, [], []),
        (PRIYA, c.AskWithdrawal, {"reason": "No mistake."}, ["withdrawal"], []),
        (DANA, c.DeclineWithdrawal, {"reason": "It was."}, [], []),
        (DANA, c.AskWithdrawal, {"reason": "No mistake then."}, [], ["withdrawal"]),
    ]
    for who, act, fields, brand, bpo in beside:
        story.when(act, by=who, **fields)
        assert (act, desk.waits("brand"), desk.waits("bpo")) == (
            act,
            brand,
            sorted(["contain", *bpo]),
        )

    story.when(c.AgreeWithdrawal, by=PRIYA)
    assert desk.waits("brand") == desk.waits("bpo") == []


def test_a_commitment_is_accepted_kept_and_perhaps_moved(desk, story):
    made = {"text": "Train all.", "due_on": story.day(9)}
    moved, latest = ({"due_on": story.day(days), "reason": "Ill."} for days in (20, 30))
    life = [
        (PRIYA, k.MakeCommitment, made, ["accept_commitment"], ["keep"]),
        (PRIYA, k.AskRenegotiation, moved, ["answer_renegotiation"], ["keep"]),
        (DANA, k.AcceptCommitment, {}, ["answer_renegotiation"], ["keep"]),
        (DANA, k.AgreeRenegotiation, {}, [], ["keep"]),
        (PRIYA, k.AskRenegotiation, latest, ["answer_renegotiation"], ["keep"]),
        (DANA, k.RefuseRenegotiation, {"reason": "Too late."}, [], ["keep"]),
        (PRIYA, k.KeepCommitment, {"evidence": "All are."}, [], []),
        (DANA, k.DisputeKeeping, {"reason": "Two are not."}, [], ["keep"]),
        (DANA, k.ReleaseCommitment, {"reason": "Enough."}, [], []),
    ]
    for who, act, fields, brand, bpo in life:
        story.when(act, by=who, **fields)
        assert (act, desk.waits("brand"), desk.waits("bpo")) == (act, brand, bpo)
        if act is k.AgreeRenegotiation:
            assert due(desk, "bpo", "keep") == end_of_day(NINE_TO_FIVE, story.day(20))


def test_with_another_day_refused_the_first_one_is_still_to_be_accepted(desk, story):
    story.when(k.MakeCommitment, by=PRIYA, text="Train all.", due_on=story.day(9))
    story.when(k.AskRenegotiation, by=PRIYA, due_on=story.day(20), reason="Ill.")
    story.when(k.RefuseRenegotiation, by=DANA, reason="Too late.")

    assert (desk.waits("brand"), desk.waits("bpo")) == (["accept_commitment"], ["keep"])


def test_a_breach_waits_for_its_answer_also_once_the_disclosure_is_closed(desk, story):
    watching(story)
    story.given(c.PlanCheck, by=PRIYA, measure="None in a month.", due_on=story.day(40))
    story.given(c.ReportCheck, by=PRIYA, passed=True, evidence="None.")
    story.given(c.CosignCheck, by=DANA)
    story.given(c.StateBreach, by=DANA, kind="audience", severity="low", reason="The press had it.")
    story.when(c.CloseDisclosure, by=PRIYA, lesson="Print last.", thanks="Thank you.")
    assert "breach" in desk.waits("bpo")

    story.when(c.AgreeBreach, by=PRIYA)
    assert "breach" not in desk.waits("bpo")


def test_proposed_rules_wait_for_the_other_lead_whatever_becomes_of_a_charter(desk, story):
    slower = {"rules": replace(FIRST, half_life_days=120.0), "why": "Slower."}
    story.when(p.ProposeRules, by=DANA, record_id=OURS, **slower)
    story.when(p.ProposeCharter, by=DANA, record_id=OURS, terms=Terms(gift_cap=50), why="Less.")
    assert (desk.waits("brand"), desk.waits("bpo")) == ([], ["rules", "sign_charter"])

    story.when(p.SignCharter, by=PRIYA, record_id=OURS, number=1)
    assert desk.waits("bpo") == ["rules"]
    story.when(p.AgreeRules, by=PRIYA, record_id=OURS, number=1)
    assert desk.waits("brand") == desk.waits("bpo") == []


def test_a_proposed_charter_waits_for_the_other_lead(desk, story):
    story.when(p.ProposeCharter, by=DANA, record_id=OURS, terms=Terms(gift_cap=50), why="Less.")
    assert (desk.waits("brand"), desk.waits("bpo")) == ([], ["sign_charter"])

    story.when(p.SignCharter, by=PRIYA, record_id=OURS, number=1)
    assert (desk.waits("brand"), desk.waits("bpo")) == ([], [])


def test_a_draft_waits_for_its_own_side_until_it_is_put_away(desk, story):
    story.when(c.DraftDisclosure, by=TOMAS, what="Letters")
    assert desk.waits("bpo") == ["finish_draft"]
    assert desk.shown(inbox.waiting_on, "bpo", side="brand") == []

    story.when(c.DiscardDraft, by=TOMAS)
    assert desk.waits("bpo") == []


def test_nothing_waits_for_what_was_imported_or_closed(desk, story):
    checked(story).when(c.CloseDisclosure, by=PRIYA, lesson="Print last.", thanks="All.")

    assert desk.waits("brand") == desk.waits("bpo") == []
