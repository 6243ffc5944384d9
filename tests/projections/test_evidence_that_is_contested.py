"""What disputes and rulings do to evidence: no side alone undoes later what counted."""

from datetime import timedelta
from uuid import uuid4

import pytest

from domain.appeals import commands as a
from domain.changes import commands as ch
from domain.commitments import commands as k
from domain.disclosures import commands as c
from domain.feedback import commands as f
from projections import evidence
from tests import asked
from tests.candour import raised
from tests.domain.told import correcting, promised, told, watching
from tests.domain.told import kept as done
from tests.projections.test_evidence import CONCEALED, SAID, THEIRS, counted, judged
from tests.scenario import DANA, MARCUS, MONDAY, PRIYA, TOMAS

REMEDY = {"harmed": "Forty customers.", "remedy": "A call."}


def rules(desk, *kinds, ahead=False):
    """The rules of what counts now or lies ahead, of those kinds if any are given."""
    found = [rule for rule, *_ in counted(desk, ahead=ahead)]
    return [rule for rule in found if rule.startswith(kinds or "")]


# --- Disputes -----------------------------------------------------------------------------------


@pytest.fixture
def kept(story):
    """Harbor's promise for ten days ahead, accepted and kept on the second day."""
    story.given(k.MakeCommitment, by=PRIYA, text="Answer within a day.", due_on=story.day(10))
    story.given(k.AcceptCommitment, by=MARCUS)
    return story.after(days=2).when(k.KeepCommitment, by=PRIYA, evidence="It is answered.")


@pytest.mark.parametrize(("days", "rule"), [(20, "missed"), (30, "kept")])
def test_a_keeping_is_disputed_until_fourteen_days_after_its_day_or_counts(desk, kept, days, rule):
    kept.after(days=days).when(k.DisputeKeeping, by=DANA, reason="Nobody was answered.")
    assert rules(desk) == [rule]

    kept.when(k.KeepCommitment, by=PRIYA, evidence="It is answered, again.")
    assert rules(desk) == [rule]


@pytest.mark.parametrize(("days", "rule"), [(16, "made_good_late"), (19, "made_good")])
def test_a_make_good_is_disputed_until_fourteen_days_after_its_day(desk, story, days, rule):
    good = {"make_good_id": uuid4()}
    told(story).given(c.PromiseMakeGood, by=PRIYA, **good, **REMEDY, due_on=story.day(3))
    story.when(c.DeliverMakeGood, by=PRIYA, **good, how="Called.")
    story.after(days=days).when(c.DisputeMakeGood, by=DANA, **good, reason="Nobody rang.")

    assert rules(desk, "made") == [rule]


@pytest.mark.parametrize(("days", "rule"), [(14, "check_missed"), (17, "check_passed")])
def test_a_check_disputed_later_counts_once_it_is_co_signed(desk, story, days, rule):
    watching(story)
    story.given(c.PlanCheck, by=PRIYA, measure="None in a month.", due_on=story.day(31))
    story.after(days=30).when(c.ReportCheck, by=PRIYA, passed=True, evidence="None.")
    story.after(days=days).when(c.DisputeCheck, by=DANA, reason="There was one.")
    story.when(c.ReportCheck, by=PRIYA, passed=True, evidence="It was last year's.")
    story.when(c.CosignCheck, by=DANA)

    assert rules(desk, "check") == [rule]


@pytest.mark.parametrize(("days", "left"), [(13, []), (15, ["answered_openly"])])
def test_a_response_is_disputed_within_fourteen_days_or_counts(desk, story, days, left):
    asked.placed(story)
    asked.submitted(story)
    story.when(ch.RespondToChange, by=PRIYA, code="act_now", words="Gladly.")
    story.after(days=days).when(ch.DisputeResponse, by=DANA, code="decline", reason="It is a no.")

    assert rules(desk) == left


def test_what_is_reported_at_once_is_disputed_once_it_can_be_looked_at(desk, story):
    watching(story)
    story.given(c.PlanCheck, by=PRIYA, measure="None in a month.", due_on=story.day(40))
    story.when(c.ReportCheck, by=PRIYA, passed=True, evidence="None so far.")
    story.after(days=41).when(c.DisputeCheck, by=DANA, reason="There were three.")

    assert rules(desk, "check") == ["check_missed"]


def test_another_day_both_agree_to_opens_what_was_disputed_too_late(desk, story):
    story.given(k.MakeCommitment, by=PRIYA, text="Train everybody.", due_on=story.day(200))
    story.when(k.KeepCommitment, by=PRIYA, evidence="They are trained.")
    story.after(days=120).when(k.DisputeKeeping, by=DANA, reason="Nobody is.")
    assert rules(desk) == ["kept"]

    later = {"due_on": story.day(90), "reason": "It is not done."}
    story.when(k.AskRenegotiation, by=PRIYA, **later).when(k.AgreeRenegotiation, by=DANA)
    story.after(days=100)

    assert rules(desk) == ["missed"]


@pytest.mark.parametrize(("days", "severity"), [(13, "critical"), (15, "low")])
def test_a_rating_is_changed_within_fourteen_days_or_weighs_as_it_did(desk, story, days, severity):
    told(story, by=DANA, **THEIRS).given(c.StateSeverity, by=PRIYA, severity="low")
    story.given(c.ConfirmSeverity, by=DANA)
    said = {"severity": "critical", "reason": "It is worse."}
    story.after(days=days).when(c.ChallengeSeverity, by=MARCUS, **said)

    found = desk.shown(evidence.of_record, story.id, story.now)
    assert {item.severity for item in found} == {severity}


def test_a_correction_disputed_in_time_takes_an_unsigned_report_away(desk, story):
    correction = promised(correcting(story))
    done(story, correction)
    story.given(c.PlanCheck, by=PRIYA, measure="None in a month.", due_on=story.day(31))
    story.when(c.ReportCheck, by=PRIYA, passed=True, evidence="None so far.")
    disputed = {"record_id": correction, "reason": "The old list is still in use."}
    story.after(days=3).when(k.DisputeKeeping, by=DANA, **disputed)
    story.after(days=60)

    assert rules(desk, "check") == ["check_missed"]


def test_a_judgement_counts_until_there_is_another(desk, story):
    asked.placed(story)
    judged(story, "failed")
    story.when(ch.RateEffort, by=PRIYA, effort=3)
    story.after(days=1).when(ch.ReopenChange, by=TOMAS, reason="There is more to do.")
    assert rules(desk, "change") == ["change_failed"]

    story.when(ch.JudgeOutcome, by=DANA, outcome="partly", lesson="Brief both.", effort=2)
    assert rules(desk, "change") == ["change_partly"]


# --- What the other side does to one's own ------------------------------------------------------


def test_a_correction_of_the_other_side_takes_no_report_away(desk, story):
    watching(story)
    story.given(c.PlanCheck, by=PRIYA, measure="None in a month.", due_on=story.day(40))
    story.after(days=39).when(c.ReportCheck, by=PRIYA, passed=True, evidence="None.")
    promised(story, by=DANA, days=200)
    story.after(days=9)

    assert rules(desk, "check") == []


def test_a_check_the_other_side_plans_does_not_replace_ones_own(desk, story):
    watching(story)
    story.given(c.PlanCheck, by=PRIYA, measure="None in a month.", due_on=story.day(60))
    story.given(c.PlanCheck, by=DANA, measure="None in a month.", due_on=story.day(31))
    story.after(days=45).when(c.ReportCheck, by=PRIYA, passed=True, evidence="None.")
    story.when(c.CosignCheck, by=DANA)

    assert rules(desk, "check") == ["check_passed"]


def test_a_check_the_other_side_plans_may_be_passed_and_is_not_missed(desk, story):
    watching(story)
    story.given(c.PlanCheck, by=DANA, measure="None in a month.", due_on=story.day(31))
    assert rules(desk, "check", ahead=True) == []

    story.after(days=30).when(c.ReportCheck, by=PRIYA, passed=True, evidence="None.")
    story.when(c.CosignCheck, by=DANA)
    assert rules(desk, "check") == ["check_passed"]


@pytest.mark.parametrize("own", [None, "low"])
def test_not_to_rate_ones_own_problem_pays_no_more_than_to_rate_it_low(desk, story, own):
    watching(story)
    if own:
        story.given(c.StateSeverity, by=PRIYA, severity=own)
    story.given(c.ChallengeSeverity, by=DANA, severity="critical", reason="It is worse.")
    story.given(c.PlanCheck, by=PRIYA, measure="None in a month.", due_on=story.day(40))
    story.after(days=45)

    assert ("check_missed", "bpo", 2.0) in counted(desk)


# --- What nobody accepted -----------------------------------------------------------------------


def test_what_nobody_accepted_and_is_kept_late_says_nothing(desk, story):
    story.given(k.MakeCommitment, by=PRIYA, text="Say hello.", due_on=story.day(20))
    story.after(days=22).when(k.KeepCommitment, by=PRIYA, evidence="We did.")

    assert rules(desk) == []


def test_what_nobody_accepted_fades_from_when_it_was_kept(desk, story):
    story.given(k.MakeCommitment, by=PRIYA, text="Say hello.", due_on=story.day(60))
    story.after(days=1).when(k.KeepCommitment, by=PRIYA, evidence="We did.")

    [item] = desk.shown(evidence.of_record, story.id, story.now)
    assert item.fades_from == item.effective_at == MONDAY + timedelta(days=1)


# --- Rulings on appeals -------------------------------------------------------------------------


def ruled(story, about_kind, ruling, counts_as=None, **about):
    """The leads of both sides rule on what somebody contested; gives the id of the appeal."""
    appeal_id = raised(story, about_kind, **about)
    same = {"record_id": appeal_id}
    words = {"ruling": ruling, "counts_as": counts_as, "words": "So we saw it."}
    story.given(a.ProposeRuling, by=PRIYA, **same, **words)
    story.given(a.AgreeRuling, by=DANA, **same, proposal=1)
    return appeal_id


def a_found_problem(story):
    told(story, by=DANA, **THEIRS)


def a_missed_promise(story):
    story.given(k.MakeCommitment, by=PRIYA, text="Answer within a day.", due_on=story.day(3))
    story.given(k.AcceptCommitment, by=MARCUS).after(days=9)


def a_concern(story):
    story.given(f.GiveFeedback, by=MARCUS, kind="concern", **SAID)
    story.given(f.AcknowledgeFeedback, by=PRIYA, words="Read.")


def a_failed_change(story):
    asked.placed(story)
    judged(story, "failed")


CONTESTED = {
    "disclosure": (a_found_problem, ["found_by_others", "mistake_found"]),
    "commitment": (a_missed_promise, ["missed"]),
    "feedback": (a_concern, ["concern"]),
    "change": (a_failed_change, ["answered_openly", "change_failed", "request_clear"]),
}


@pytest.mark.parametrize("kind", CONTESTED)
def test_what_both_leads_leave_out_is_no_evidence_from_then_on(desk, story, kind):
    happens, expected = CONTESTED[kind]
    happens(story)
    assert rules(desk) == expected
    before = story.now

    story.after(days=1)
    ruled(story, kind, "excluded")
    assert counted(desk) == []
    then = desk.shown(evidence.of_record, story.id, before)
    assert sorted(item.rule for item in then if item.effective_at <= before) == expected


@pytest.mark.parametrize(
    ("kind", "counts_as", "expected"),
    [
        ("disclosure", "good", ["told_in_time"]),
        ("disclosure", "partly", ["told_late"]),
        ("disclosure", "bad", ["found_by_others", "mistake_found"]),
        ("commitment", "good", ["kept"]),
        ("commitment", "partly", ["kept_late"]),
        ("commitment", "bad", ["missed"]),
        ("feedback", "good", ["praised"]),
        ("feedback", "partly", ["concern_settled"]),
        ("feedback", "bad", ["concern"]),
        ("change", "good", ["answered_openly", "change_worked", "request_clear"]),
        ("change", "partly", ["answered_openly", "change_partly", "request_clear"]),
        ("change", "bad", ["answered_openly", "change_failed", "request_clear"]),
    ],
)
def test_what_both_leads_correct_counts_as_they_ruled(desk, story, kind, counts_as, expected):
    CONTESTED[kind][0](story)
    appeal_id = ruled(story, kind, "corrected", counts_as)

    assert rules(desk) == expected
    appeals = {item.appeal_id for item in desk.shown(evidence.of_record, story.id, story.now)}
    assert appeals == ({appeal_id, None} if kind == "change" else {appeal_id})


def test_what_stands_on_appeal_stays_and_a_later_ruling_replaces_an_earlier(desk, story):
    a_missed_promise(story)
    before = counted(desk)
    ruled(story, "commitment", "confirmed")
    assert counted(desk) == before

    ruled(story, "commitment", "excluded", number=2)
    ruled(story, "commitment", "corrected", "good", number=3)
    assert rules(desk) == ["kept"]


def test_what_is_left_out_stays_out_whatever_follows(desk, story):
    a_missed_promise(story)
    ruled(story, "commitment", "excluded")
    story.given(k.KeepCommitment, by=PRIYA, evidence="Late, but done.")

    assert counted(desk) == []


def test_a_concern_nobody_read_counts_and_can_be_contested(desk, story):
    story.given(f.GiveFeedback, by=MARCUS, kind="concern", **SAID).after(days=5)
    assert rules(desk) == ["concern"]

    ruled(story, "feedback", "excluded")
    assert rules(desk) == []


def test_a_promise_kept_early_and_ruled_bad_counts_on_its_day(desk, kept):
    ruled(kept, "commitment", "corrected", "bad")
    assert rules(desk) == []
    assert rules(desk, ahead=True) == ["missed"]


@pytest.mark.parametrize(
    ("ruling", "counts_as", "left"),
    [("excluded", None, []), ("corrected", "good", ["made_good"])],
)
def test_a_ruling_on_the_commitment_of_a_make_good_reaches_its_disclosure(
    desk, story, ruling, counts_as, left
):
    good = uuid4()
    told(story).given(c.PromiseMakeGood, by=PRIYA, make_good_id=good, **REMEDY, due_on=story.day(3))
    story.after(days=9)
    assert rules(desk, "made") == ["made_good_late"]

    ruled(story, "commitment", ruling, counts_as, about_id=good)
    assert rules(desk, "made") == left
    assert "told_in_time" in rules(desk)


@pytest.mark.parametrize(("ruling", "counts_as"), [("excluded", None), ("corrected", "good")])
def test_what_both_agree_was_concealed_counts_whatever_was_ruled_before(
    desk, story, ruling, counts_as
):
    told(story, by=DANA, **THEIRS)
    ruled(story, "disclosure", ruling, counts_as)
    story.after(days=9).given(c.StateBreach, by=DANA, **CONCEALED).given(c.AgreeBreach, by=PRIYA)

    assert rules(desk) == ["concealed", "found_by_others", "mistake_found"]


@pytest.mark.parametrize(("ruling", "counts_as"), [("excluded", None), ("corrected", "good")])
def test_a_breach_of_audience_leaves_a_ruling_alone_and_counts(desk, story, ruling, counts_as):
    told(story, by=DANA, **THEIRS)
    ruled(story, "disclosure", ruling, counts_as)
    before = rules(desk)
    said = {"kind": "audience", "severity": "low", "reason": "The press had it."}
    story.after(days=9).given(c.StateBreach, by=PRIYA, **said).given(c.AgreeBreach, by=DANA)

    assert rules(desk) == sorted([*before, "audience_breached"])


@pytest.mark.parametrize("answer", [a.RefuseRuling, None])
def test_a_ruling_one_side_alone_holds_changes_nothing(desk, story, answer):
    a_missed_promise(story)
    appeal_id = raised(story, "commitment")
    same = {"record_id": appeal_id}
    story.given(a.ProposeRuling, by=PRIYA, **same, ruling="excluded", words="Not ours.")
    if answer:
        story.given(answer, by=DANA, **same, proposal=1, reason="It is.")

    assert rules(desk) == ["missed"]
