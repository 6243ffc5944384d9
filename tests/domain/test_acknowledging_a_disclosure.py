import pytest

from domain.disclosures import commands as c
from domain.disclosures import events as e
from domain.facts import NotAllowed
from tests.domain.told import acknowledged, closed, told
from tests.scenario import DANA, FAY, MARCUS, OLGA, PRIYA, TOMAS


def test_the_other_side_acknowledges_and_the_ball_goes_to_where_the_problem_lies(story):
    told(story).when(c.AcknowledgeDisclosure, by=MARCUS, words="Read it, thank you.")

    story.then(
        (
            e.DisclosureAcknowledged,
            {"words": "Read it, thank you.", "stage": "acknowledged", "ball": "bpo"},
        )
    )


def test_a_problem_found_across_the_table_stays_in_the_court_of_the_side_it_lies_on(story):
    told(story, kind="problem_found").when(c.AcknowledgeDisclosure, by=MARCUS)

    story.then((e.DisclosureAcknowledged, {"stage": "acknowledged", "ball": "brand"}))


@pytest.mark.parametrize("teller", [PRIYA, DANA])
def test_the_side_that_told_it_cannot_acknowledge_it(story, teller):
    told(story, teller)

    with story.refused("This is for the other side to do"):
        story.when(c.AcknowledgeDisclosure, by=teller)


def test_it_is_acknowledged_once(story):
    acknowledged(story)

    with story.refused("acknowledged already"):
        story.when(c.AcknowledgeDisclosure, by=MARCUS)


def test_thanks_a_question_and_the_severity_may_go_with_it(story):
    told(story, severity="medium").when(
        c.AcknowledgeDisclosure,
        by=DANA,
        thanks="Thank you for telling us today.",
        question="Were any letters opened?",
        severity="medium",
    )

    story.then(
        e.DisclosureAcknowledged,
        (e.DiscloserThanked, {"words": "Thank you for telling us today."}),
        (e.QuestionAsked, {"to_side": "bpo", "text": "Were any letters opened?"}),
        (e.SeverityConfirmed, {"severity": "medium"}),
    )


def test_another_severity_goes_with_it_only_with_a_reason(story):
    told(story, severity="medium")

    with story.refused("Say why you rate it differently"):
        story.when(c.AcknowledgeDisclosure, by=DANA, severity="high")

    story.when(
        c.AcknowledgeDisclosure, by=DANA, severity="high", severity_reason="Bank details inside."
    )
    story.then(
        e.DisclosureAcknowledged,
        (e.SeverityChallenged, {"severity": "high", "reason": "Bank details inside."}),
    )


def test_a_severity_nobody_stated_cannot_be_judged(story):
    told(story)

    with story.refused("has not rated it yet"):
        story.when(c.AcknowledgeDisclosure, by=DANA, severity="low")


# --- Thanks -------------------------------------------------------------------------------------


def test_thanks_wait_for_the_acknowledgement(story):
    told(story)

    for kind, fields in ((c.ThankDiscloser, {"words": "Thank you."}), (c.PassOverThanks, {})):
        with story.refused("Acknowledge the disclosure first"):
            story.when(kind, by=DANA, **fields)


def test_the_discloser_is_thanked_once(story):
    acknowledged(story).when(c.ThankDiscloser, by=MARCUS, words="That took courage.")
    story.then((e.DiscloserThanked, {"words": "That took courage.", "ball": None}))

    with story.refused("thanked already"):
        story.when(c.ThankDiscloser, by=DANA, words="Me too.")
    with story.refused("answered already"):
        story.when(c.PassOverThanks, by=DANA)


def test_whoever_passed_over_thanks_is_not_asked_again_but_may_still_thank(story):
    acknowledged(story).when(c.PassOverThanks, by=DANA)
    story.then(e.ThanksPassedOver)

    with story.refused("answered already"):
        story.when(c.PassOverThanks, by=MARCUS)
    story.when(c.ThankDiscloser, by=DANA, words="On second thoughts: thank you.")
    story.then(e.DiscloserThanked)


def test_nobody_thanks_their_own_side(story):
    acknowledged(story)

    with story.refused("for the other side to do"):
        story.when(c.ThankDiscloser, by=TOMAS, words="Well done us.")


# --- Questions ----------------------------------------------------------------------------------


def test_a_question_is_put_to_the_other_side_and_moves_no_ball(story):
    told(story).when(c.AskQuestion, by=TOMAS, text="Do you have newer addresses?")

    asked, *_ = story.happened()
    story.then((e.QuestionAsked, {"to_side": "brand", "stage": None, "ball": None}))

    with story.refused("put to the other side"):
        story.when(c.AnswerQuestion, by=PRIYA, question_id=asked.question_id, text="Yes.")
    story.when(c.AnswerQuestion, by=MARCUS, question_id=asked.question_id, text="Yes.")
    story.then((e.QuestionAnswered, {"question_id": asked.question_id, "text": "Yes."}))
    with story.refused("answered already"):
        story.when(c.AnswerQuestion, by=DANA, question_id=asked.question_id, text="No.")


def test_nothing_is_asked_about_what_is_closed_but_an_open_question_is_answered(story):
    told(story).when(c.AskQuestion, by=DANA, text="How many?")
    asked, *_ = story.happened()
    story.given(c.AskWithdrawal, by=PRIYA, reason="Test letters only.").given(
        c.AgreeWithdrawal, by=DANA
    )

    with story.refused("This disclosure is withdrawn"):
        story.when(c.AskQuestion, by=DANA, text="Really?")
    story.when(c.AnswerQuestion, by=PRIYA, question_id=asked.question_id, text="Forty.")
    story.then(e.QuestionAnswered)


def test_observers_and_the_front_line_neither_acknowledge_nor_ask(story):
    told(story, DANA)

    for person in (OLGA, FAY):
        with story.refused("", NotAllowed):
            story.when(c.AcknowledgeDisclosure, by=person)
        with story.refused("", NotAllowed):
            story.when(c.AskQuestion, by=person, text="Why?")


# --- Severity -----------------------------------------------------------------------------------


def test_the_side_it_lies_on_rates_the_severity(story):
    told(story).when(c.StateSeverity, by=TOMAS, severity="low")
    story.then((e.SeverityStated, {"severity": "low"}))

    with story.refused("rated so already"):
        story.when(c.StateSeverity, by=PRIYA, severity="low")
    with story.refused("theirs to rate its severity"):
        story.when(c.StateSeverity, by=DANA, severity="high")


def test_the_other_side_confirms_it_once(story):
    told(story, severity="low").when(c.ConfirmSeverity, by=DANA)
    story.then((e.SeverityConfirmed, {"severity": "low"}))

    with story.refused("confirmed already"):
        story.when(c.ConfirmSeverity, by=MARCUS)


def test_nobody_judges_their_own_rating_or_one_that_is_missing(story):
    told(story)
    with story.refused("not rated yet"):
        story.when(c.ConfirmSeverity, by=DANA)

    story.given(c.StateSeverity, by=PRIYA, severity="low")
    with story.refused("The other side confirms or challenges"):
        story.when(c.ConfirmSeverity, by=PRIYA)
    with story.refused("The other side confirms or challenges"):
        story.when(c.ChallengeSeverity, by=PRIYA, severity="high", reason="Bank details.")


def test_nobody_confirms_their_own_rating_by_acknowledging(story):
    told(story, by=DANA, kind="problem_found", where="bpo")
    story.given(c.StateSeverity, by=PRIYA, severity="low")
    with story.refused("The other side confirms or challenges"):
        story.when(c.AcknowledgeDisclosure, by=PRIYA, words="", severity="low")


def test_the_other_side_may_rate_it_before_its_own_does(story):
    told(story).when(c.ChallengeSeverity, by=DANA, severity="medium", reason="Bank details.")
    story.then((e.SeverityChallenged, {"severity": "medium"}))
    with story.refused("Your side has not rated it yet"):
        story.when(c.KeepSeverity, by=PRIYA, reason="It was not.")

    story.when(c.StateSeverity, by=PRIYA, severity="medium")
    story.then(e.SeverityStated, (e.SeverityConfirmed, {"severity": "medium"}))


def test_another_rating_leaves_a_challenge_to_be_answered(story):
    told(story).given(c.ChallengeSeverity, by=DANA, severity="medium", reason="Bank details.")
    story.given(c.StateSeverity, by=PRIYA, severity="low")
    story.when(c.KeepSeverity, by=PRIYA, reason="They were not in them.")

    story.then((e.SeverityKept, {"severity": "low"}))


def challenged(story):
    told(story, severity="low")
    return story.given(c.ChallengeSeverity, by=DANA, severity="high", reason="Bank details inside.")


def test_a_challenge_names_another_severity(story):
    told(story, severity="low")

    with story.refused("Choose another severity"):
        story.when(c.ChallengeSeverity, by=DANA, severity="low", reason="Just so.")


def test_a_challenge_accepted_is_a_severity_both_agree_on(story):
    challenged(story).when(c.StateSeverity, by=PRIYA, severity="high")

    story.then(
        (e.SeverityStated, {"severity": "high"}),
        (e.SeverityConfirmed, {"severity": "high"}),
        e.LookBackAsked,
    )
    with story.refused("confirmed already"):
        story.when(c.ConfirmSeverity, by=DANA)


def test_a_third_severity_is_not_what_the_challenge_asked_for(story):
    challenged(story).when(c.StateSeverity, by=PRIYA, severity="medium")

    story.then((e.SeverityStated, {"severity": "medium"}))


def test_a_rating_is_kept_against_a_challenge_with_a_reason_and_once(story):
    challenged(story).when(c.KeepSeverity, by=PRIYA, reason="No bank details in these letters.")
    story.then((e.SeverityKept, {"severity": "low", "reason": "No bank details in these letters."}))

    with story.refused("is not challenged"):
        story.when(c.KeepSeverity, by=PRIYA, reason="Again.")


def test_only_the_side_it_lies_on_answers_the_challenge(story):
    challenged(story)

    with story.refused("theirs to answer the challenge"):
        story.when(c.KeepSeverity, by=DANA, reason="It is high.")


@pytest.mark.parametrize(
    ("kind", "by", "fields"),
    [
        (c.StateSeverity, PRIYA, {"severity": "critical"}),
        (c.KeepSeverity, PRIYA, {"reason": "It was low."}),
        (c.ConfirmSeverity, DANA, {}),
        (c.ChallengeSeverity, DANA, {"severity": "critical", "reason": "It was worse."}),
    ],
)
def test_the_severity_of_what_is_over_stays_as_it_is(story, kind, by, fields):
    challenged(story)
    story.given(c.AskWithdrawal, by=PRIYA, reason="A drill.").given(c.AgreeWithdrawal, by=DANA)

    with story.refused("This disclosure is withdrawn"):
        story.when(kind, by=by, **fields)


def test_thanks_come_in_time_even_after_the_close(story):
    closed(story).when(c.ThankDiscloser, by=DANA, words="Late but meant.")

    story.then(e.DiscloserThanked)
