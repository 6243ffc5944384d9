"""What both sides told each other candidly, what became of it, and what was contested."""

from domain.appeals.commands import AgreeRuling, ProposeRuling, RaiseAppeal, RefuseRuling
from domain.commitments.commands import AcceptCommitment, KeepCommitment
from domain.feedback.commands import (
    AcknowledgeFeedback,
    AgreeConclusion,
    AnswerFeedback,
    DraftFeedback,
    GiveFeedback,
    HoldMeeting,
    LeaveUnsettled,
    ProposeConclusion,
    RefuseConclusion,
    ReviewAlarm,
    SettleFeedback,
    TellBack,
    WithdrawFeedback,
)
from domain.records import Comment
from portal.cli.seed.cast import (
    BEA,
    DANA,
    ELENA,
    EWA,
    JOY,
    LEAH,
    MARCUS,
    MIGUEL,
    PRIYA,
    RAF,
    SAM,
    THEO,
    TOMASZ,
)
from portal.cli.seed.days import Day
from portal.cli.seed.telling import Ref, appeal_on, chapter, just, on, promise_of, record

CLOSED = chapter(
    record(
        "hold times untold",
        on(86, "09:20", ELENA, GiveFeedback)(
            kind="concern",
            dimension="communication",
            text=(
                "When the queue passes ten minutes we learn it from customers on social media. "
                "Nobody is hiding anything, but nobody tells us either."
            ),
            basis="case",
            case_on=Day(88),
            case="Eleven minutes on the returns line between ten and noon. We read it at two.",
        ),
        on(85, "13:10", JOY, AcknowledgeFeedback)(words="Read at the shift meeting."),
        on(84, "14:00", JOY, AnswerFeedback, step="answer")(
            code="accepted",
            words="You are right. We saw it and thought that it would pass.",
            we_will="Send one line to Northwind as soon as any queue passes six minutes.",
            due_on=Day(78),
        ),
        on(84, "10:00", ELENA, AcceptCommitment, of=promise_of("hold times untold/answer"))(),
        on(79, "15:30", JOY, KeepCommitment, of=promise_of("hold times untold/answer"))(
            evidence="The alarm writes to a shared channel; three lines in the first week."
        ),
        on(77, "13:00", JOY, TellBack)(
            words=(
                "You said that customers tell you before we do. Since Monday the alarm writes to "
                "your channel at six minutes, and the lead on shift adds what is being done."
            )
        ),
        on(77, "09:10", ELENA, SettleFeedback)(
            words="It is the first thing I look at in the morning."
        ),
    ),
    record(
        "saturday floor",
        on(72, "16:10", MARCUS, GiveFeedback)(
            kind="praise",
            dimension="competence",
            text=(
                "The Saturday of the boot sale went without one complaint about waiting. Whoever "
                "moved the breaks around deserves a cake."
            ),
            basis="case",
            case_on=Day(73),
            case="2,100 contacts, 41 seconds in the middle, no abandoned chat after eleven.",
        ),
        on(71, "12:20", MIGUEL, AcknowledgeFeedback)(
            words="There was cake. The breaks were the idea of the team itself."
        ),
    ),
    record(
        "plans at night",
        on(68, "13:40", RAF, GiveFeedback)(
            kind="concern",
            dimension="character",
            text=(
                "Changes of the plan reach us in the evening for the next morning. People swap "
                "their children’s pick-up for it, and half the time it is taken back."
            ),
            basis="case",
            case_on=Day(69),
            case="14 shifts moved at 19:40 for a campaign that was called off at 22:00.",
        ),
        on(68, "10:30", THEO, AcknowledgeFeedback)(words="Read. That campaign was mine."),
        on(67, "09:00", THEO, AnswerFeedback)(
            code="lets_meet",
            words="Show me what a late change costs you; I only see the volume side.",
        ),
        on(65, "14:00", RAF, HoldMeeting)(
            held_on=Day(65),
            words="We went through three weeks of rosters. A late change costs 40 minutes each.",
        ),
        on(65, "11:20", THEO, AnswerFeedback, step="answer")(
            code="partly",
            words=(
                "Campaigns will still move. But what moves after four in the afternoon waits until "
                "the day after, unless Dana asks for it by name."
            ),
            we_will="No change of the plan for the next day after four in the afternoon.",
            due_on=Day(56),
        ),
        on(64, "13:00", RAF, AcceptCommitment, of=promise_of("plans at night/answer"))(),
        on(57, "10:00", THEO, KeepCommitment, of=promise_of("plans at night/answer"))(
            evidence="Written into the campaign checklist; none moved late for eight days."
        ),
        on(57, "10:20", THEO, TellBack)(
            words=(
                "You said that plans change at night. The checklist now stops at four, and the one "
                "exception since had Dana’s name on it."
            )
        ),
        on(56, "12:30", RAF, SettleFeedback)(words="People have noticed. Thank you."),
    ),
    record(
        "handling time target",
        on(61, "15:00", TOMASZ, GiveFeedback)(
            kind="target_challenge",
            dimension="competence",
            text=(
                "The answer time target makes us pick up fast and help slowly. Calls that are "
                "answered in 20 seconds and solved in two rounds count as a success."
            ),
            basis="impression",
            target=1,
        ),
        on(61, "09:40", ELENA, AcknowledgeFeedback)(),
        on(60, "10:10", ELENA, AnswerFeedback)(
            code="not_accepted",
            words=(
                "The target stays until we measure solved at first contact the same way on both "
                "sides. That is in the next charter; this is not the place to change it."
            ),
        ),
        on(59, "11:00", TOMASZ, LeaveUnsettled)(
            reason="Waiting for the next charter means another season of fast and empty answers."
        ),
        on(58, "09:20", DANA, ProposeConclusion)(
            conclusion="settled",
            words="We take it up in the charter talks. Let us close it with that.",
        ),
        on(57, "12:30", PRIYA, RefuseConclusion)(
            number=1,
            reason="It is not settled: until then our people are measured by it.",
        ),
        on(56, "13:10", PRIYA, ProposeConclusion)(
            conclusion="agreed_to_differ",
            words="We differ on the target. Both numbers stand side by side in the report.",
        ),
        on(56, "09:30", DANA, AgreeConclusion)(number=2),
    ),
    record(
        "store desk tone",
        on(54, "16:30", SAM, GiveFeedback)(
            kind="suggestion",
            dimension="communication",
            text=(
                "Agents end a hand-over with the case number only. One sentence about the mood of "
                "the customer would save us the first minute."
            ),
            basis="case",
            case_on=Day(55),
            case="A customer told her story for the third time at our desk and left.",
        ),
        on(53, "12:40", MIGUEL, AcknowledgeFeedback)(words="Good one, we try it this week."),
        on(52, "13:00", MIGUEL, AnswerFeedback)(
            code="accepted",
            words="It costs us ten seconds and you a minute less.",
            done="The hand-over form has a line “how is the customer” since this morning.",
        ),
        on(52, "09:30", SAM, SettleFeedback)(words="Works. They even write “laughs a lot”."),
    ),
    record(
        "said in anger",
        on(47, "16:20", MARCUS, GiveFeedback)(
            kind="concern",
            dimension="character",
            text="Your people do not care about our customers.",
            basis="impression",
        ),
        on(46, "08:10", MARCUS, WithdrawFeedback)(
            reason="Written after a long call. It is not fair and I do not think so."
        ),
    ),
)

OPEN = chapter(
    record(
        "policy answers late",
        on(40, "13:20", EWA, GiveFeedback)(
            kind="expectation_missed",
            dimension="communication",
            text=(
                "The answers to the 30 policy questions came as a table of paragraphs. We had "
                "agreed on sentences that agents can say."
            ),
            basis="record",
            example_kind="commitment",
            example_id=Ref("policy answers"),
        ),
        on(40, "11:00", ELENA, AcknowledgeFeedback)(words="Read. I had the lawyers check them."),
        on(38, "10:00", ELENA, AnswerFeedback, step="answer")(
            code="accepted",
            words="And they checked them into paragraphs. I will take them apart again.",
            we_will="Rewrite the 30 answers as sentences, ten a week, read aloud first.",
            due_on=Day(30),
        ),
        on(37, "12:00", EWA, AcceptCommitment, of=promise_of("policy answers late/answer"))(),
        on(31, "09:00", ELENA, KeepCommitment, of=promise_of("policy answers late/answer"))(
            evidence="All 30 in the knowledge base, recorded once as audio."
        ),
        on(31, "09:10", ELENA, TellBack)(
            words="You said that nobody can say these answers. Now somebody has said each of them."
        ),
        on(30, "14:30", EWA, LeaveUnsettled)(
            reason="The nine on warranties are still paragraphs, only read aloud."
        ),
        on(29, "15:00", PRIYA, ProposeConclusion)(
            conclusion="settled",
            words="21 are good. Ana rewrites the nine with Elena on the phone next week.",
        ),
    ),
    record(
        "forecast praise",
        on(34, "13:00", RAF, GiveFeedback)(
            kind="praise",
            dimension="character",
            text=(
                "Telling us that the forecast file was wrong, before we had planned with it, saved "
                "us a weekend. Please go on like this."
            ),
            basis="record",
            example_kind="disclosure",
            example_id=Ref("forecast file"),
        ),
        on(34, "11:30", THEO, AcknowledgeFeedback)(words="That made my day."),
    ),
    record(
        "two systems",
        on(12, "14:10", LEAH, GiveFeedback)(
            kind="concern",
            dimension="competence",
            text=(
                "For an exchange I type the same order number into two systems, nine times an hour "
                "on a busy day. When I get one digit wrong the customer gets two parcels."
            ),
            basis="case",
            case_on=Day(13),
            case="Two parcels, one label. The customer was very kind about it.",
        ),
        on(12, "09:50", MARCUS, AcknowledgeFeedback)(words="Read, and I have tried it myself."),
        on(9, "10:20", MARCUS, AnswerFeedback)(
            code="partly",
            words="Joining the systems is next year. The number can travel by itself before that.",
            change_id=Ref("return reasons"),
            we_will="A button that carries the order number over, tested with two agents.",
            due_on=Day(-12),
        ),
        on(8, "13:30", JOY, Comment)(text="Leah and Paolo volunteer for the test."),
    ),
    record(
        "weekend escalation",
        on(15, "14:30", MARCUS, GiveFeedback)(
            kind="concern",
            dimension="competence",
            text=(
                "The same routing goes wrong a second time and we pay for the calls. I expect "
                "Harbor to carry the cost of anything that happens twice."
            ),
            basis="record",
            example_kind="disclosure",
            example_id=Ref("exchange routing again"),
        ),
        on(14, "13:20", BEA, AcknowledgeFeedback)(words="Read."),
        on(13, "14:40", PRIYA, ReviewAlarm)(
            disclosure_id=Ref("exchange routing again"),
            words=(
                "Bea told this within the hour and got a bill the same day. I do not think that it "
                "was meant so, but the floor reads it so."
            ),
        ),
    ),
    record(
        "calibration notes",
        on(11, "15:40", TOMASZ, GiveFeedback)(
            kind="suggestion",
            dimension="competence",
            text=(
                "Where we differ in calibration we write both scores and go on. A sentence on why "
                "would teach us more than the scores."
            ),
            basis="impression",
        ),
        on(11, "10:40", ELENA, AcknowledgeFeedback)(words="I like it."),
        on(9, "11:00", ELENA, AnswerFeedback)(
            code="lets_meet", words="Let us try it on the next twelve, together."
        ),
    ),
    record(
        "newsletter warnings",
        on(8, "09:30", DANA, GiveFeedback)(
            kind="expectation_missed",
            dimension="communication",
            text=(
                "We agreed that staffing gaps of more than a tenth reach us the day before. Twice "
                "this month we saw them in the queue."
            ),
            basis="case",
            case_on=Day(9),
            case="17 of 94 absent in Cebu on Tuesday; your note came on Wednesday.",
        ),
        on(7, "12:40", JOY, AcknowledgeFeedback)(words="Read. The first was a typhoon warning."),
        on(6, "13:30", JOY, AnswerFeedback)(
            code="partly",
            words="The second one we should have told. The first came at four in the morning.",
            done="The morning roll call goes to you at 12:30, with every gap above a tenth.",
        ),
    ),
    record(
        "store hours by text",
        on(3, "13:50", LEAH, GiveFeedback)(
            kind="suggestion",
            dimension="communication",
            text="Holiday hours of the stores reach us after the customers. Could we get the mail?",
            basis="impression",
        ),
    ),
    record(
        "size advice wording",
        just(150, ELENA, GiveFeedback)(
            kind="concern",
            dimension="competence",
            text=(
                "Since the new size advice agents read the whole table out. Customers hang up in "
                "the middle of the third row."
            ),
            basis="record",
            example_kind="change",
            example_id=Ref("size advice"),
        ),
    ),
    record(
        "review meetings draft",
        just(60, JOY, DraftFeedback)(
            kind="concern",
            dimension="character",
            text="Our business reviews begin with what went wrong and end before what went well.",
        ),
    ),
)

APPEALS = chapter(
    record(
        appeal_on("product samples", "brand"),
        on(63, "10:00", MARCUS, RaiseAppeal)(
            about_kind="commitment",
            about_id=Ref("product samples"),
            number=1,
            contested="outcome",
            reason=(
                "The samples lay at customs for two days because of a form nobody could know of. "
                "What was in our hands was in time."
            ),
        ),
        on(62, "13:20", PRIYA, ProposeRuling)(
            ruling="confirmed", words="A day late is a day late. We forgave it long ago."
        ),
        on(62, "09:30", DANA, RefuseRuling)(
            proposal=1, reason="Then customs decides how reliable we are."
        ),
        on(61, "12:10", PRIYA, ProposeRuling)(
            ruling="excluded", words="Fair. What customs does says nothing about either of us."
        ),
        on(61, "10:20", DANA, AgreeRuling)(proposal=2),
    ),
    record(
        appeal_on("promotion code", "brand"),
        on(7, "10:40", MARCUS, RaiseAppeal)(
            about_kind="change",
            about_id=Ref("promotion code"),
            number=1,
            contested="outcome",
            reason=(
                "Judged by the first weekend, when the code was new. By the second weekend the "
                "contacts about it had halved."
            ),
        ),
        on(5, "13:00", PRIYA, ProposeRuling)(
            ruling="corrected",
            counts_as="partly",
            words="The second weekend counts too. Partly is what it was.",
        ),
    ),
)

STEPS = chapter(CLOSED, OPEN, APPEALS)
