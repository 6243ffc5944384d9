"""What each rule of the trust score finds in a story, and when it stops holding."""

from datetime import timedelta
from uuid import uuid4

import pytest

from domain.changes import commands as ch
from domain.changes import events as changed
from domain.commitments import commands as k
from domain.disclosures import commands as c
from domain.disclosures.events import DisclosureImported
from domain.facts import PORTAL_ID, Claimed
from domain.feedback import commands as f
from domain.rule_sets import FIRST
from projections import evidence
from projections.evidence import RULES
from tests import asked
from tests.domain.told import contained, told, watching
from tests.scenario import DANA, MARCUS, MONDAY, PRIYA, TOMAS

THEIRS = {"kind": "problem_found", "where": "bpo"}
LESSON = {"lesson": "Print last.", "thanks": "Thank you, letters team."}


def counted(desk, record_id=None, *, ahead=False):
    """(rule, side, weight) of what counts now from a record, or what lies ahead, by rule."""
    at = desk.story.now
    items = desk.shown(evidence.of_record, record_id or desk.story.id, at)
    return sorted(
        (item.rule, item.side, weight_of(item))
        for item in items
        if (item.effective_at > at) == ahead
    )


def weight_of(item):
    """Its weight by the first rule set."""
    weight = FIRST.weights[item.rule]
    return weight * FIRST.severities[item.severity] if RULES[item.rule].by_severity else weight


# --- Telling ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("severity", "weight"),
    [(None, 0.5), ("low", 0.5), ("medium", 1.0), ("high", 2.0), ("critical", 4.0)],
)
def test_a_mistake_told_in_time_weighs_by_its_severity(desk, story, severity, weight):
    told(story, severity=severity)

    assert counted(desk) == [("told_in_time", "bpo", weight)]


def test_a_problem_on_ones_own_side_told_in_time_counts_as_well(desk, story):
    told(story, kind="problem_found", where="bpo")

    assert counted(desk) == [("told_in_time", "bpo", 0.5)]


@pytest.mark.parametrize("kind", [{"kind": "own_mistake"}, THEIRS])
def test_told_late_it_weighs_nothing_and_its_lag_is_kept(desk, story, kind):
    long_ago = MONDAY - timedelta(hours=100)
    told(story, occurred_at=long_ago, discovered_at=long_ago, **kind)

    assert counted(desk) == [("told_late", "bpo", 0.0)]
    [item] = desk.shown(evidence.of_record, story.id)
    assert item.lag == 100 * 3600


def test_saying_that_the_other_side_noticed_first_never_hurts(desk, story):
    told(story, noticed_first="brand", severity="critical")

    assert counted(desk) == [("told_late", "bpo", 0.0)]


def test_a_problem_found_by_the_other_side_hurts_candour_and_quality(desk, story):
    told(story, by=DANA, **THEIRS)

    assert counted(desk) == [("found_by_others", "bpo", 0.5), ("mistake_found", "bpo", 0.25)]


def test_a_problem_outside_both_companies_is_nobodys_evidence(desk, story):
    told(story, kind="problem_found", where="outside")

    assert counted(desk) == []


def test_rating_ones_own_mistake_higher_never_hurts(desk, story):
    told(story, by=DANA, **THEIRS).when(c.StateSeverity, by=PRIYA, severity="critical")
    assert counted(desk) == [("found_by_others", "bpo", 0.5), ("mistake_found", "bpo", 0.25)]

    story.when(c.ConfirmSeverity, by=DANA)
    assert counted(desk) == [("found_by_others", "bpo", 4.0), ("mistake_found", "bpo", 2.0)]


def test_a_rating_the_other_side_holds_too_high_gains_only_what_both_say(desk, story):
    told(story, severity="critical")
    story.when(c.ChallengeSeverity, by=DANA, severity="low", reason="Nobody noticed.")

    assert counted(desk) == [("told_in_time", "bpo", 0.5)]


def test_a_change_of_severity_is_seen_from_when_it_was_recorded(desk, story):
    told(story).after(days=1).when(c.StateSeverity, by=PRIYA, severity="high")

    items = desk.shown(evidence.of_record, story.id)
    ratings = [(item.severity, item.recorded_at, item.superseded_at) for item in items]
    later = MONDAY + timedelta(days=1)
    assert ratings == [("", MONDAY, later), ("high", later, None)]
    assert {item.effective_at for item in items} == {MONDAY}
    [before] = desk.shown(evidence.of_record, story.id, later - timedelta(seconds=1))
    assert before.severity == ""


def test_who_acknowledges_confirms_it(desk, story):
    told(story).after(hours=1).when(c.AcknowledgeDisclosure, by=MARCUS)

    [item] = desk.shown(evidence.of_record, story.id, story.now)
    assert item.confirmed_by == (MARCUS,)


def test_a_withdrawn_disclosure_is_no_evidence(desk, story):
    told(story, by=DANA, **THEIRS).after(days=1).when(c.AskWithdrawal, by=PRIYA, reason="No.")
    story.when(c.AgreeWithdrawal, by=DANA)

    assert counted(desk) == []
    assert len(desk.shown(evidence.of_record, story.id)) == 2


def test_a_mistake_both_hold_deliberate_gains_nothing(desk, story):
    told(story).when(c.AskProtectionLift, by=DANA, reason="It was a choice.")
    story.when(c.LiftProtection, by=PRIYA)

    assert counted(desk) == []


def test_what_is_imported_is_no_evidence(desk, story):
    past = {"source": "Tickets", "number": "7", "where": "bpo", "what": "A.", "details": "B."}
    occurred = Claimed(MONDAY - timedelta(days=9))
    story.given(DisclosureImported, by=PORTAL_ID, imported=True, occurred=occurred, **past)

    assert counted(desk) == []


@pytest.mark.parametrize(("days", "counts"), [(80, True), (91, False)])
def test_an_agreed_cause_seen_again_by_the_other_side_counts_for_ninety_days(
    desk, story, days, counts
):
    watching(story)
    story.given(c.PlanCheck, by=PRIYA, measure="None in a month.", due_on=story.day(40))
    story.given(c.ReportCheck, by=PRIYA, passed=True, evidence="None.")
    story.given(c.CosignCheck, by=DANA).given(c.CloseDisclosure, by=PRIYA, **LESSON)
    again = uuid4()
    story.after(days=days)
    now = {"occurred_at": story.now, "discovered_at": story.now, "record_id": again}
    told(story, by=DANA, recurrence_of=story.id, **THEIRS, **now)

    assert (("cause_again", "bpo", 0.5) in counted(desk, again)) == counts


# --- What is promised on a disclosure -----------------------------------------------------------


def test_a_check_reported_in_time_counts_once_the_other_side_co_signs(desk, story):
    watching(story)
    story.given(c.PlanCheck, by=PRIYA, measure="None in a month.", due_on=story.day(40))
    assert ("check_missed", "bpo", 0.25) in counted(desk, ahead=True)

    story.after(days=39).when(c.ReportCheck, by=PRIYA, passed=True, evidence="None.")
    story.after(days=5)
    assert not [rule for rule, *_ in counted(desk) if rule.startswith("check")]

    story.when(c.CosignCheck, by=DANA)
    assert ("check_passed", "bpo", 0.25) in counted(desk)


def test_a_check_nobody_reports_counts_when_its_date_passes(desk, story):
    watching(story)
    story.given(c.PlanCheck, by=PRIYA, measure="None in a month.", due_on=story.day(40))
    story.after(days=42)

    assert ("check_missed", "bpo", 0.25) in counted(desk)


def test_a_failure_reported_before_the_date_is_no_evidence(desk, story):
    watching(story)
    story.given(c.PlanCheck, by=PRIYA, measure="None in a month.", due_on=story.day(40))
    story.after(days=30).when(c.ReportCheck, by=PRIYA, passed=False, evidence="Two came back.")
    story.after(days=20)

    assert not [rule for rule, *_ in counted(desk) if rule.startswith("check")]


@pytest.mark.parametrize(("days", "rule"), [(2, "made_good"), (9, "made_good_late")])
def test_a_make_good_counts_by_its_day(desk, story, days, rule):
    good = uuid4()
    remedy = {"harmed": "Forty customers.", "remedy": "A call.", "due_on": story.day(3)}
    told(story, severity="high").given(c.PromiseMakeGood, by=PRIYA, make_good_id=good, **remedy)
    story.when(c.ConfirmSeverity, by=DANA)
    story.after(days=days).when(c.DeliverMakeGood, by=PRIYA, make_good_id=good, how="Called.")

    assert (rule, "bpo", 1.0) in counted(desk)
    assert counted(desk, good) == []


def test_a_disputed_make_good_is_expected_again(desk, story):
    good = uuid4()
    remedy = {"harmed": "Forty customers.", "remedy": "A call.", "due_on": story.day(3)}
    told(story).given(c.PromiseMakeGood, by=PRIYA, make_good_id=good, **remedy)
    story.when(c.DeliverMakeGood, by=PRIYA, make_good_id=good, how="Called.")
    story.after(days=9).when(c.DisputeMakeGood, by=DANA, make_good_id=good, reason="Nobody rang.")

    assert ("made_good_late", "bpo", 0.25) in counted(desk)


@pytest.mark.parametrize(("hours", "rule"), [(40, "update_given"), (60, "update_missed")])
def test_an_update_counts_by_the_time_promised(desk, story, hours, rule):
    contained(story)
    story.after(hours=hours).when(c.GiveUpdate, by=TOMAS, text="Half are called.")

    assert (rule, "bpo", 0.5) in counted(desk)


# --- Commitments --------------------------------------------------------------------------------


@pytest.fixture
def promise(story):
    """Harbor's promise for ten days ahead, accepted by a member of the brand."""
    story.given(k.MakeCommitment, by=PRIYA, text="Answer within a day.", due_on=story.day(10))
    return story.given(k.AcceptCommitment, by=MARCUS)


def test_an_open_commitment_is_missed_when_its_instant_passes(desk, promise):
    assert counted(desk) == []
    assert counted(desk, ahead=True) == [("missed", "bpo", 1.0)]

    promise.after(days=11)
    assert counted(desk) == [("missed", "bpo", 1.0)]


@pytest.mark.parametrize(("days", "rule"), [(9, "kept"), (11.5, "kept_late"), (20, "missed")])
def test_a_commitment_counts_by_when_it_was_kept(desk, promise, days, rule):
    promise.after(days=days).when(k.KeepCommitment, by=TOMAS, evidence="Done.")

    assert counted(desk) == [(rule, "bpo", 1.0)]
    assert counted(desk, ahead=True) == []
    [item] = desk.shown(evidence.of_record, promise.id, promise.now)
    assert item.confirmed_by == (MARCUS,)


def fading(desk, record_id):
    """From when each piece that counts of a record fades."""
    return [each.fades_from for each in desk.shown(evidence.of_record, record_id, desk.story.now)]


@pytest.mark.parametrize(("term", "full"), [(40, 40), (200, 95)])
def test_kept_early_it_weighs_in_full_until_its_day_for_ninety_days_at_most(
    desk, story, term, full
):
    story.given(k.MakeCommitment, by=PRIYA, text="Train the team.", due_on=story.day(term))
    story.given(k.AcceptCommitment, by=MARCUS)
    story.after(days=5).when(k.KeepCommitment, by=PRIYA, evidence="They are trained.")

    [since] = fading(desk, story.id)
    assert abs(since - (MONDAY + timedelta(days=full))) < timedelta(days=1)


def test_a_disputed_keeping_is_open_again_and_may_be_missed_by_then(desk, promise):
    promise.when(k.KeepCommitment, by=TOMAS, evidence="Done.").after(days=12)
    promise.when(k.DisputeKeeping, by=DANA, reason="Not on Sundays.")

    assert counted(desk) == [("missed", "bpo", 1.0)]


@pytest.mark.parametrize(("days", "left"), [(3, []), (12, [("missed", "bpo", 1.0)])])
def test_released_before_its_day_it_is_no_evidence_and_after_it_stays_missed(
    desk, promise, days, left
):
    promise.after(days=days).when(k.ReleaseCommitment, by=DANA, reason="No longer needed.")
    promise.after(days=30)

    assert counted(desk) == left


def test_another_day_agreed_moves_what_lies_ahead(desk, promise):
    later = {"due_on": promise.day(30), "reason": "The tool is late."}
    promise.when(k.AskRenegotiation, by=PRIYA, **later).when(k.AgreeRenegotiation, by=DANA)
    promise.after(days=15)

    assert counted(desk) == []
    assert counted(desk, ahead=True) == [("missed", "bpo", 1.0)]


@pytest.mark.parametrize(("accepts", "left"), [(False, []), (True, [("missed", "bpo", 1.0)])])
def test_what_was_asked_of_a_side_counts_once_it_accepted(desk, story, accepts, left):
    asks = {"text": "Answer within a day.", "due_on": story.day(3), "owner_side": "bpo"}
    story.given(k.MakeCommitment, by=DANA, **asks)
    if accepts:
        story.given(k.AcceptCommitment, by=PRIYA)
    story.after(days=9)

    assert counted(desk) == left


# --- Changes ------------------------------------------------------------------------------------


@pytest.fixture
def placed(story):
    asked.placed(story)
    return story


def test_a_request_agreed_at_once_speaks_for_who_asked_and_who_answered(desk, placed):
    asked.submitted(placed)
    asked.agreed(placed)

    assert counted(desk) == [("answered_openly", "bpo", 0.5), ("request_clear", "brand", 1.0)]


def test_a_request_sent_back_speaks_against_who_asked_for_good(desk, placed):
    asked.submitted(placed)
    placed.when(ch.SendBack, by=PRIYA, reason="Which channel?")

    assert counted(desk) == [("request_sent_back", "brand", 1.0)]


def test_contract_first_counts_unless_it_is_disputed(desk, placed):
    asked.submitted(placed)
    placed.when(ch.RespondToChange, by=PRIYA, code="contract_first", words="Paper first.")
    assert counted(desk) == [("contract_first", "bpo", 0.5)]

    placed.when(ch.DisputeResponse, by=DANA, code="decline", reason="It is a no.")
    assert counted(desk) == []

    placed.when(ch.SettleResponse, by=PRIYA)
    assert counted(desk) == [("answered_openly", "bpo", 0.5)]


def test_contract_first_by_agreement_is_no_evidence(desk, placed):
    asked.submitted(placed)
    placed.when(ch.RespondToChange, by=PRIYA, code="contract_first", words="Paper first.")
    placed.when(ch.TagTopic, by=PRIYA, topic="price").when(ch.TagTopic, by=DANA, topic="price")

    assert counted(desk) == []


def judged(placed, outcome):
    """Harbor carried a change out, and a lead of Northwind judged it."""
    asked.submitted(placed)
    for step in (asked.agreed, asked.scheduled, asked.ready, asked.live):
        step(placed)
    placed.when(ch.AskReview, by=PRIYA, text="It runs.")
    placed.when(ch.JudgeOutcome, by=DANA, outcome=outcome, lesson="Brief both shifts.", effort=2)


@pytest.mark.parametrize(
    ("outcome", "rule"),
    [("successful", "change_worked"), ("partly", "change_partly"), ("failed", "change_failed")],
)
def test_a_judged_change_speaks_of_who_carried_it_out(desk, placed, outcome, rule):
    judged(placed, outcome)

    assert (rule, "bpo", 1.0) in counted(desk)


def test_short_notice_without_consent_speaks_against_who_asked(desk, placed):
    asked.submitted(placed)
    asked.agreed(placed)
    soon = {"effective_at": placed.now + timedelta(days=2), "week": "2026-W10", "team_ids": ()}
    soon |= {"load_points": 1, "notice_days": 2, "short_notice": True, "consented": False}
    placed.given(changed.ChangeScheduled, by=PRIYA, **soon)
    assert ("short_notice", "brand", 0.5) in counted(desk)

    placed.given(changed.ChangeUnscheduled, by=PRIYA, reason="Too soon.")
    assert "short_notice" not in [rule for rule, *_ in counted(desk)]


# --- Feedback -----------------------------------------------------------------------------------

CASE = {"basis": "case", "case_on": MONDAY.date(), "case": "Forty letters."}
SAID = {"dimension": "character", "text": "It was so.", **CASE}


@pytest.mark.parametrize(("kind", "rule"), [("praise", "praised"), ("concern", "concern")])
def test_feedback_with_an_example_counts_once_acknowledged(desk, story, kind, rule):
    story.given(f.GiveFeedback, by=MARCUS, kind=kind, **SAID)
    assert counted(desk) == []

    story.after(hours=1).when(f.AcknowledgeFeedback, by=PRIYA, words="Read.")
    assert counted(desk) == [(rule, "bpo", 1.0)]
    [item] = desk.shown(evidence.of_record, story.id, story.now)
    assert (item.dimension, item.confirmed_by) == ("character", (MARCUS,))


def test_an_impression_and_other_kinds_of_feedback_weigh_nothing(desk, story):
    impression = {"dimension": "character", "text": "It was so.", "basis": "impression"}
    for fields in ({"kind": "concern", **impression}, {"kind": "suggestion", **SAID}):
        record = {"record_id": uuid4()}
        story.given(f.GiveFeedback, by=MARCUS, **fields, **record)
        story.given(f.AcknowledgeFeedback, by=PRIYA, words="Read.", **record)
        assert counted(desk, record["record_id"]) == []


def test_not_acknowledging_a_concern_does_not_spare_it(desk, story):
    story.given(f.GiveFeedback, by=MARCUS, kind="concern", **SAID).after(days=5)
    assert counted(desk) == [("concern", "bpo", 1.0)]

    story.given(f.WithdrawFeedback, by=MARCUS, reason="It was another store.")
    assert counted(desk) == []


@pytest.mark.parametrize("hours", [1, 30])
def test_what_was_said_fades_from_when_it_was_given_however_soon_it_is_read(desk, story, hours):
    story.given(f.GiveFeedback, by=MARCUS, kind="concern", **SAID)
    story.after(hours=hours).when(f.AcknowledgeFeedback, by=PRIYA, words="Read.")

    [since] = fading(desk, story.id)
    assert since == MONDAY


@pytest.mark.parametrize(("days", "rule"), [(20, "concern_settled"), (31, "concern")])
def test_a_concern_settled_within_thirty_days_speaks_half(desk, story, days, rule):
    story.given(f.GiveFeedback, by=MARCUS, kind="concern", **SAID)
    story.given(f.AcknowledgeFeedback, by=PRIYA, words="Read.")
    done = {"code": "accepted", "words": "Yes.", "done": "The letters are checked."}
    story.given(f.AnswerFeedback, by=PRIYA, **done)
    story.after(days=days).when(f.SettleFeedback, by=DANA, words="Better.")

    assert (rule, "bpo", 1.0) in counted(desk)


@pytest.mark.parametrize(("days", "rule"), [(10, "told_back"), (20, "told_back_missed")])
def test_what_became_of_feedback_is_told_back_by_its_day(desk, story, days, rule):
    story.given(f.GiveFeedback, by=MARCUS, kind="suggestion", **SAID)
    story.given(f.AcknowledgeFeedback, by=PRIYA, words="Read.")
    will = {"code": "partly", "words": "Some.", "we_will": "Check.", "due_on": story.day(5)}
    story.given(f.AnswerFeedback, by=PRIYA, **will)
    assert counted(desk, ahead=True) == [("told_back_missed", "bpo", 0.5)]

    story.after(days=days).when(f.TellBack, by=PRIYA, words="We check them now.")
    assert counted(desk) == [(rule, "bpo", 0.5)]


# --- Breaches of integrity ----------------------------------------------------------------------

CONCEALED = {"kind": "concealed", "severity": "high", "reason": "It was in the chat."}


def test_what_was_concealed_weighs_by_what_both_agreed_to_whatever_is_rated_or_kept_back(
    desk, story
):
    long_ago = MONDAY - timedelta(hours=100)
    told(story, occurred_at=long_ago, discovered_at=long_ago)
    story.given(c.AcknowledgeDisclosure, by=DANA)
    story.given(c.StateBreach, by=DANA, **CONCEALED).given(c.AgreeBreach, by=PRIYA)
    silent = [("concealed", "bpo", 4.0), ("found_by_others", "bpo", 2.0)]
    silent.append(("mistake_found", "bpo", 1.0))
    assert counted(desk) == silent

    story.given(c.StateSeverity, by=PRIYA, severity="low")
    assert counted(desk) == silent
    story.given(c.ChallengeSeverity, by=DANA, severity="critical", reason="It is worse.")
    assert counted(desk) == silent


def test_what_both_leads_hold_concealed_hurts_character_beside_what_was_found(desk, story):
    told(story, by=DANA, **THEIRS).given(c.StateSeverity, by=PRIYA, severity="high")
    story.given(c.ConfirmSeverity, by=DANA)
    story.given(c.StateBreach, by=DANA, **CONCEALED)
    found = [("found_by_others", "bpo", 2.0), ("mistake_found", "bpo", 1.0)]
    assert counted(desk) == found

    story.given(c.AgreeBreach, by=PRIYA)
    assert counted(desk) == [("concealed", "bpo", 4.0), *found]


def test_telling_late_what_was_concealed_counts_as_found(desk, story):
    long_ago = MONDAY - timedelta(hours=100)
    told(story, occurred_at=long_ago, discovered_at=long_ago)
    story.given(c.StateBreach, by=DANA, **CONCEALED)
    story.given(c.AgreeBreach, by=PRIYA)

    assert [rule for rule, *_ in counted(desk)] == ["concealed", "found_by_others", "mistake_found"]
    for item in desk.shown(evidence.of_record, story.id, story.now):
        assert len(item.sources) > 1  # what the brand stated, and what Harbor agreed to
        assert item.confirmed_by == (DANA,)


def test_a_breach_of_audience_hurts_communication_whatever_the_rating(desk, story):
    told(story, severity="critical")
    story.given(
        c.StateBreach, by=PRIYA, kind="audience", severity="medium", reason="The press had it."
    )
    story.given(c.AgreeBreach, by=DANA)

    assert ("audience_breached", "brand", 2.0) in counted(desk)


@pytest.mark.parametrize(("kind", "by"), [(c.DissentFromBreach, PRIYA), (c.TakeBackBreach, DANA)])
def test_a_breach_not_agreed_to_is_no_evidence(desk, story, kind, by):
    told(story, by=DANA, **THEIRS)
    before = counted(desk)
    story.given(c.StateBreach, by=DANA, **CONCEALED)
    story.given(kind, by=by, reason="Nobody read it.")

    assert counted(desk) == before


# --- The table ----------------------------------------------------------------------------------


def test_every_rule_stands_in_the_product_page_in_its_own_words(request):
    page = (request.config.rootpath / "docs" / "product.md").read_text()

    assert [name for name, rule in RULES.items() if rule.sentence not in page] == []
