"""Changes with a detour: emergencies, refusals, paper, conflicts, and what was learned."""

from domain.changes import commands as c
from portal.cli.seed.cast import (
    ANA,
    BEA,
    DANA,
    ELENA,
    JOY,
    LEAH,
    MARCUS,
    MIGUEL,
    PRIYA,
    RAF,
    THEO,
)
from portal.cli.seed.changes.flow import (
    Asked,
    Ended,
    Taken,
    agreed,
    answers,
    asks,
    clock,
    live,
    readied,
    reviewed,
    said,
    scheduled,
)
from portal.cli.seed.changes.usual import CHAT, CLUB, ORDERS, QUALITY, VOICE
from portal.cli.seed.days import At, Day
from portal.cli.seed.telling import Asked as Said
from portal.cli.seed.telling import Ref, Step, on, record

LINES = Asked(
    "Route all calls to Kraków during the typhoon",
    "Kraków takes calls as well as chat for a day; Cebu goes home safely.",
    "Longer waits, but somebody answers.",
    "Cebu is told to close at noon.",
    "No call is lost without a voice.",
)
PROMO = Asked(
    "Take the promotion code SAVE20 out of the shop",
    "400 calls about a code that no longer works, without a word to the floor.",
    "They see an error in the basket.",
    "The code was shared in a forum and used 3,000 times.",
    "The loss stops.",
)
FILTER = Asked(
    "Refund requests above 200 dollars go to a form",
    "Agents tell customers something else than the page does.",
    "They are sent in a circle.",
    "Found in the second week: the page had changed without asking.",
    "Page and floor say the same.",
)
TYPHOON: tuple[Step, ...] = record(
    "typhoon routing",
    on(55, "20:40", JOY, c.RaiseEmergency, step="raised")(
        **LINES.fields(),
        fallback="Take the route back; two clicks in the switch.",
        live_at=At(55, "20:15"),
    ),
    on(55, "10:10", DANA, c.RatifyEmergency)(words="Of course. Look after your people first."),
    on(54, "13:30", JOY, c.AssessChange)(
        **Taken(VOICE, 4, 90, "medium", "high", also=CHAT).fields()
    ),
    *reviewed(
        52,
        Ended(said="92 per cent of calls answered; everybody got home.", efforts=(2, 5)),
        who=JOY,
    ),
)
CODE_GONE: tuple[Step, ...] = record(
    "promotion code",
    on(34, "09:10", MARCUS, c.RaiseEmergency, step="raised")(
        **PROMO.fields(), fallback="Put the code back.", live_at=At(34, "08:30")
    ),
    on(33, "18:10", JOY, c.LapseRatification)(),
    on(33, "10:20", MARCUS, c.GiveAccount)(
        text="We thought of the shop, not of the phones. Next time the floor hears it before the shop does."
    ),
    on(32, "14:00", JOY, c.JudgeOutcome)(
        outcome="partly",
        effort=4,
        lesson="A code that vanishes is a peak on the phones: two hours of warning would have been enough.",
    ),
    on(31, "10:00", MARCUS, c.RateEffort)(effort=2),
)
FOUND_LATER: tuple[Step, ...] = record(
    "refund form",
    on(48, "13:40", JOY, c.ReportUnilateral, step="reported")(
        **FILTER.fields(), live_at=At(57, "09:00"), live_precision="about"
    ),
    on(48, "10:30", MARCUS, c.ContestUnilateral)(
        reason="It was in the release notes of the shop, which Harbor receives."
    ),
    on(46, "14:20", JOY, c.UpholdUnilateral)(
        reason="Page 14 of 30, the evening before. A release note is not a request, as the charter says."
    ),
    on(44, "11:00", MARCUS, c.GiveAccount)(
        text="Fair. Whatever changes what agents say is asked for from now on; the shop’s release checklist has the question."
    ),
    on(43, "14:10", JOY, c.JudgeOutcome)(
        outcome="failed", effort=4, lesson="Release notes are no notice."
    ),
    on(42, "10:15", ELENA, c.RateEffort)(effort=2),
    on(42, "13:40", JOY, c.LinkDisclosure)(disclosure_id=Ref("refund macro"), relation="came_from"),
)
DECLINED: tuple[Step, ...] = record(
    "names on badges",
    asks(65, MARCUS, Asked(
        "Agents give their full name in every chat", "Their family names are known to strangers.", "They know whom they talk to.",
        "It looks more personal.", "Satisfaction rises by a point.")),
    on(64, clock(JOY), JOY, c.RespondToChange)(
        code="decline", words="Two colleagues were looked up and written to at home last year.",
        alternative="First name and a number that leads to them, as in the stores.",
    ),
    on(63, "10:40", MARCUS, c.AppealDecline)(reason="Stores do it, and it works there."),
    on(62, "15:20", PRIYA, c.DismissAppeal)(reason="Stores can look up from the till. It stands; the number is ready when you are."),
    said(62, ELENA, "For what it is worth: I would not want it either."),
)  # fmt: skip
GRANTED: tuple[Step, ...] = record(
    "forecast by hour",
    asks(58, RAF, Asked(
        "Forecast by the hour, two weeks ahead", "Rosters people can plan a life with.", "Shorter waits at the odd hours.",
        "A forecast by the day makes every lunch hour a surprise.", "Rosters stand twelve days ahead.")),
    on(57, clock(THEO), THEO, c.RespondToChange)(
        code="decline", words="Our model gives days.", alternative="The curve of last year by the hour."),
    on(56, "13:20", RAF, c.AppealDecline)(reason="Last year had no Sunday chat. We would help with the data."),
    on(56, "10:40", DANA, c.GrantAppeal)(words="They offer to help, so let us try."),
    answers(55, THEO, "act_now", "With Raf’s data it can be done from next month on."),
    *agreed(54, Taken(VOICE, 1, 10), MIGUEL), scheduled(52, 36),
    *readied(44, VOICE, "Rosters come two weeks ahead, by the hour."), live(36),
    *reviewed(32, Ended(said="Rosters stood thirteen days ahead, three months in a row.", efforts=(1, 3))),
)  # fmt: skip
CONTRACT_FIRST: tuple[Step, ...] = record(
    "saturday refunds",
    asks(44, MARCUS, Asked(
        "Refunds on Saturdays too", "Four people of the refund team work one Saturday a month.", "Money back two days sooner.",
        "Friday’s returns are refunded on Tuesday.", "Refunded by Monday, nine of ten.")),
    answers(43, JOY, "contract_first", "Saturday is not in the hours of annex 1."),
    on(43, "10:50", MARCUS, c.DisputeResponse)(
        code="act_now", reason="Annex 1 names Saturdays for “order services”, and refunds are named there."),
    on(41, "13:10", PRIYA, c.SettleResponse)(),
    said(41, PRIYA, "You are right, it is on the second page. Sorry for the detour."),
    *agreed(40, Taken(ORDERS, 2, 16)), scheduled(38, 26),
    *readied(32, ORDERS, "Refunds on Saturdays, ten to four."), live(26),
    *reviewed(22, Ended(said="96 per cent by Monday.", efforts=(1, 2))),
)  # fmt: skip
PAPER_FIRST: tuple[Step, ...] = record(
    "call recordings",
    asks(40, ELENA, Asked(
        "Keep call recordings for ninety days", "None; consent is asked as before.", "Complaints can be settled by listening.",
        "Thirty days are over before most complaints come.", "Nine of ten complaints can be heard.")),
    on(40, "11:00", ELENA, c.TagTopic)(topic="data_processing"),
    on(39, "13:05", JOY, c.TagTopic)(topic="data_processing"),
    answers(39, JOY, "contract_first", "Data processing: annex 5 first, as we both hold.", paper_due_on=Day(26)),
    on(30, "10:20", MARCUS, c.SignPaper)(document="Annex 5, version 3", signed_on=Day(31)),
    *agreed(29, Taken(QUALITY, 1, 4)), scheduled(27, 14),
    *readied(21, QUALITY, "Recordings are kept for ninety days from now on."), live(14),
    *reviewed(9, Ended(said="Eleven complaints settled by listening.", efforts=(1, 1))),
)  # fmt: skip
PAPER_OVERDUE: tuple[Step, ...] = record(
    "evening claims",
    asks(54, ELENA, Asked(
        "Damage claims in the evening", "Two people stay until eleven, with the late supplement.", "Claims the same day.",
        "Parcels arrive after work.", "Half of the evening claims are answered the same day.")),
    answers(53, JOY, "act_now_paper_later", "We start next week; the supplement has to go into annex 2.", paper_due_on=Day(15)),
    *agreed(52, Taken(ORDERS, 2, 20)), scheduled(50, 34),
    *readied(44, ORDERS, "Claims until eleven."), live(34),
    *reviewed(30, Ended(said="61 per cent the same day.", efforts=(2, 3))),
    said(12, JOY, "Annex 2 is still with your legal team. Could somebody have a look?"),
)  # fmt: skip
WAIVED: tuple[Step, ...] = record(
    "club hours",
    asks(46, JOY, Asked(
        "Club hotline opens at seven", "Three early shifts, wished for by parents.", "Before work, not after.",
        "The first hour is the fullest.", "Waits below a minute at eight.")),
    answers(46, MARCUS, "act_now_paper_later", "Fine. Is there anything to sign?", paper_due_on=Day(25)),
    on(45, "13:10", PRIYA, c.ProposePaperWaiver)(reason="Hours move, their number does not. Nothing in annex 1 changes."),
    on(45, "10:15", MARCUS, c.WaivePaper)(),
    *agreed(44, Taken(CLUB, 1, 6)), scheduled(42, 27), *readied(36, CLUB, "From seven to four."), live(27),
    *reviewed(23, Ended(said="40 seconds at eight.", efforts=(1, 2))),
)  # fmt: skip
COUNTER: tuple[Step, ...] = record(
    "peak overtime",
    asks(37, THEO, Asked(
        "Ten hours of overtime for everybody in peak week", "Ten hours more after the hardest week of the year.", "Shorter waits.",
        "The forecast lacks forty people.", "Waits below five minutes.")),
    answers(36, JOY, "counter_offer", "Not for everybody. One of these would work:",
            option_1="Overtime by choice, paid at 1.5, up to twelve hours.",
            option_2="Thirty people of the store desk learn refunds for that week.",
            option_3="Chat only from ten to four in peak week."),
    on(36, "10:35", THEO, c.AcceptOption)(number=1),
    *agreed(35, Taken(VOICE, 2, 40, "medium", "high")), scheduled(33, 20),
    *readied(27, VOICE, "Overtime by choice in peak week. Nobody is asked twice."), live(20),
    *reviewed(12, Ended(said="Sixty people chose it; waits at four minutes.", efforts=(2, 4)), judge=MARCUS),
)  # fmt: skip
INFORMATION: tuple[Step, ...] = record(
    "spare parts",
    asks(33, MARCUS, Asked(
        "Sell spare parts by phone", "A new catalogue of 4,000 parts.", "They mend instead of throwing away.",
        "Two thousand calls a month ask for parts.", "Half of these calls end with an order.")),
    answers(32, MIGUEL, "need_information", "How are parts named when nobody knows the number? Is there a picture search?"),
    on(32, "10:30", MARCUS, c.GiveInformation)(text="By product and picture; the search is in the test shop since Monday."),
    answers(31, MIGUEL, "act_now", "With pictures it works."),
    *agreed(30, Taken(ORDERS, 2, 52, "medium", "medium")), scheduled(28, 16),
    *readied(22, ORDERS, "Parts by picture."), live(16),
    on(15, "13:30", MIGUEL, c.BackOut)(
        reason="Prices of parts were shown without tax; we stopped after 40 orders.", backed_out_at=At(15, "13:00")),
    on(15, "10:40", ELENA, c.JudgeOutcome)(
        outcome="backed_out", effort=3, lesson="A price on the phone is a promise: test with ten real orders first."),
    on(14, "13:50", MIGUEL, c.RateEffort)(effort=4),
    on(13, "13:10", MIGUEL, c.LinkDisclosure)(disclosure_id=Ref("price match script"), relation="came_from"),
)  # fmt: skip
REVISED: tuple[Step, ...] = record(
    "identity check",
    asks(43, MARCUS, Asked(
        "Ask two questions to know who is calling", "Two questions more in each call.", "Nobody can order in their name.",
        "Three cases of fraud in a month.", "No case of fraud.")),
    on(42, clock(JOY), JOY, c.SendBack)(reason="In each call, or only where money or addresses move? And what if they fail?"),
    on(42, "11:10", MARCUS, c.ReviseChange)(**Asked(
        "Ask two questions before money or addresses move",
        "Two questions more in one call of six; whoever fails is offered a callback to the known number.",
        "Nobody can order in their name, and nobody is turned away.",
        "Three cases of fraud in a month, all of them with a changed address.",
        "No case of fraud with a changed address in a quarter.").fields()),
    answers(41, JOY, "act_now", "Now it is clear."),
    *agreed(40, Taken(VOICE, 2, 44, "medium", "medium")), scheduled(38, 24),
    on(32, "13:05", MIGUEL, c.GiveBriefing)(text="Two questions before money or an address moves.", briefed_on=Day(32)),
    on(32, "13:10", MIGUEL, c.RosterTeam)(team_id=Ref(VOICE), person_ids=(LEAH, ANA)),
    on(32, "13:20", MIGUEL, c.SetComprehension)(
        question="A caller fails both questions. What now?", choice_1="Hang up politely.",
        choice_2="Offer a callback to the number we know.", choice_3="Ask a third question.", right=2),
    on(31, "15:00", LEAH, c.ConfirmReading, step="Leah missed")(answer=3),
    on(31, "15:04", LEAH, c.ConfirmReading, step="Leah read")(answer=2),
    on(31, "15:10", LEAH, c.RaiseQuestion, step="asked by Leah")(text="And if the known number is the old one they want to change?"),
    on(31, "15:12", LEAH, c.VoteConfidence)(confidence=2),
    on(30, "13:10", MIGUEL, c.SettleQuestion, step="answered")(
        question_id=Said("asked by Leah"), text="Then a letter to the known address, two days."),
    on(30, "14:50", ANA, c.ConfirmReading, step="Ana read")(answer=2),
    on(30, "14:55", ANA, c.VoteConfidence, step="Ana voted")(confidence=3),
    on(29, "13:20", MIGUEL, c.DeclareReady)(
        despite="The floor is not sure about angry callers; a lead sits with each team for the first two days."),
    live(24),
    *reviewed(19, Ended("partly", "No fraud, but 30 seconds more in a third of the calls.",
                        "Practise the sentence for angry callers, not the questions.", (2, 4))),
    on(15, "10:50", ELENA, c.ReopenChange)(reason="Two letters got lost. The exception for moved addresses is judged anew."),
)  # fmt: skip
DEFERRED: tuple[Step, ...] = record(
    "new headsets",
    asks(49, BEA, Asked(
        "Headsets with noise cancelling for the night crew", "Quieter nights; old ones are worn.", "They hear one voice, not ten.",
        "Noise is the first complaint of the night crew.", "No complaint about noise in a quarter.")),
    on(48, clock(THEO), THEO, c.DeferChange)(until=Day(35), reason="The budget opens with the new quarter."),
    on(34, "13:20", BEA, c.AwakenChange)(),
    answers(33, THEO, "act_now", "Sixty are ordered."),
    *agreed(32, Taken(VOICE, 1, 2)), scheduled(30, 19), *readied(26, VOICE, "New headsets, one each."), live(19),
    *reviewed(13, Ended(said="The night crew sleeps as badly as ever, but not for the noise.", efforts=(1, 1)), judge=THEO),
)  # fmt: skip
ASLEEP: tuple[Step, ...] = record(
    "video calls",
    asks(28, MARCUS, Asked(
        "Video for help with assembly", "A camera on the agent’s desk, by choice.", "They show instead of describing.",
        "Assembly calls last eleven minutes.", "Eight minutes.")),
    on(27, clock(JOY), JOY, c.DeferChange)(until=Day(-45), reason="After the peak, with volunteers."),
)  # fmt: skip
WITHDRAWN: tuple[Step, ...] = record(
    "weekly survey",
    asks(30, ELENA, Asked(
        "Weekly survey of agents by the brand", "Ten minutes a week, and worry about who reads it.", "None.",
        "We know little of the floor.", "Half of the floor answers.")),
    answers(29, JOY, "need_information", "Who reads the answers, and with whose name?"),
    on(28, "10:30", ELENA, c.WithdrawChange)(reason="Joy invited me to the floor for two days instead. Better."),
)  # fmt: skip
HELD: tuple[Step, ...] = record(
    "warranty numbers",
    asks(14, MARCUS, Asked(
        "Warranty by order number alone", "No papers to ask for.", "Nothing to look for in drawers.",
        "Papers are missing in half of the cases.", "Cases closed at the first contact rise by a tenth.")),
    answers(13, JOY, "act_now", "We like it."),
    *agreed(12, Taken(QUALITY, 1, 9)),
    on(9, "10:20", MARCUS, c.HoldChange)(reason="Finance counts what wrong claims would cost. Answer by the end of the month."),
)  # fmt: skip
HIGH_RISK: tuple[Step, ...] = record(
    "new telephone system",
    asks(82, BEA, Asked(
        "Move all lines to the new telephone system", "Everybody learns a new screen; a weekend of work for twelve.", "None, if it works.",
        "The old one loses support.", "Not a minute without lines.")),
    answers(81, THEO, "act_now", "Together with our network people."),
    on(80, "13:40", MIGUEL, c.AssessChange, step="assessed")(**Taken(
        VOICE, 4, 320, "high", "high", rollout="Team by team over four nights, the old system beside it for two weeks.",
        fallback="Each team can go back within ten minutes until the last night.").fields()),
    on(80, "10:50", DANA, c.NameOwner)(person_id=MARCUS),
    on(79, "14:00", JOY, c.HoldBoard)(
        held_on=Day(79), present=(DANA, MARCUS, PRIYA, JOY, BEA),
        minutes="Nights of Tuesday to Friday. Whoever sees two dropped calls in ten minutes says stop, and it stops."),
    on(78, "13:30", PRIYA, c.ApproveChange)(), on(78, "10:30", MARCUS, c.ApproveChange, step="approved here")(words="With the stop rule."),
    scheduled(77, 65), *readied(71, VOICE, "New screen, same calls. Say stop if two calls drop."), live(65),
    *reviewed(56, Ended(said="Eleven minutes without lines on the second night; the stop rule worked.", outcome="partly",
                        lesson="A stop rule everybody may use is worth more than a plan.", efforts=(4, 5))),
)  # fmt: skip
OVER_THE_CAP: tuple[Step, ...] = (
    *record(
        "returns scanner",
        asks(41, MARCUS, Asked(
            "Scan returns at the counter", "A new device; an hour of training each.", "Refund on the spot.",
            "Counters write by hand.", "Refund within an hour.")),
        answers(40, JOY, "act_now", "Before the peak."), *agreed(39, Taken(ORDERS, 4, 80, "medium", "medium")), scheduled(37, 21),
        *readied(31, ORDERS, "Scan, check, refund."), live(21),
        *reviewed(16, Ended(said="Forty minutes on average.", efforts=(2, 4))),
    ),
    *record(
        "returns page",
        asks(39, ELENA, Asked(
            "One page for all return questions", "Eleven articles become one.", "One answer, not three.",
            "Three articles say three things.", "No contradiction found by quality.")),
        answers(38, JOY, "act_now", "It belongs to the scanner; better in the same week than twice."),
        *agreed(37, Taken(ORDERS, 4, 60, "medium", "medium")),
        on(35, "14:10", MIGUEL, c.AskOverride)(
            effective_at=At(21, "15:00"), reason="Scanner and page explain each other. Apart, everybody learns twice."),
        on(35, "10:20", MARCUS, c.AgreeOverride)(reason="Agreed, with four people more on the floor that week."),
        *readied(31, ORDERS, "One page. The old eleven lead to it."), live(21, at="15:00"),
        *reviewed(15, Ended("partly", "It works, and it was a hard week: sick leave doubled.",
                            "Two heavy changes in a week are two weeks of tired people. Not again.", (2, 5))),
    ),
)  # fmt: skip
FREEZE_BROKEN: tuple[Step, ...] = record(
    "sale returns",
    asks(74, MARCUS, Asked(
        "Sale goods can be returned for fourteen days", "One sentence changes, in the week of the sale.", "They dare to buy.",
        "The shop says fourteen, the article says none.", "Both say the same.")),
    answers(73, JOY, "act_now", "In the middle of the sale, but a contradiction is worse."),
    *agreed(72, Taken(ORDERS, 1, 4)),
    on(70, "14:10", JOY, c.AskOverride)(effective_at=At(60, "14:00"), reason="Every day of the contradiction is 80 calls."),
    on(70, "08:10", MARCUS, c.AgreeOverride)(reason="The sale is ours, and so is the mistake in the article."),
    *readied(64, ORDERS, "Sale goods: fourteen days."), live(60),
    *reviewed(57, Ended(said="The 80 calls are gone.", efforts=(1, 2))),
)  # fmt: skip
SHORT_NOTICE: tuple[Step, ...] = record(
    "recall notice",
    asks(23, ELENA, Asked(
        "Tell buyers of the kettle about its recall", "A hard sentence to say; a script helps.", "They are safe.",
        "The maker recalls 2,000 kettles.", "Nine of ten reached within a week.")),
    answers(22, JOY, "act_now", "At once."), *agreed(21, Taken(VOICE, 2, 30, "medium", "high")),
    on(19, "14:05", MIGUEL, c.AskOverride, step="too soon")(effective_at=At(18, "14:00"), reason="Every day counts."),
    on(19, "10:10", ELENA, c.RefuseOverride)(reason="The letters leave a day later: people would call about a letter they have not got."),
    on(18, "13:30", MIGUEL, c.AskOverride)(effective_at=At(15, "14:00"), reason="With the letters, then."),
    on(18, "10:10", ELENA, c.AgreeOverride)(reason="The day the letters arrive."),
    *readied(17, VOICE, "The kettle is recalled. Say it slowly, then the three steps."), live(15),
    *reviewed(10, Ended(said="94 per cent reached in six days.", efforts=(2, 4)), judge=ELENA),
)  # fmt: skip
CAUSED: tuple[Step, ...] = record(
    "second return label",
    asks(80, MARCUS, Asked(
        "Send a second label with large parcels", "Fewer questions about boxes.", "Two boxes, two labels.",
        "Large orders come in two boxes.", "No box comes back without a label.")),
    answers(79, JOY, "act_now", "Small and good."), *agreed(78, Taken(ORDERS, 1, 6)), scheduled(76, 64),
    *readied(70, ORDERS, "Two boxes, two labels."), live(64),
    *reviewed(54, Ended("failed", "Labels of two orders were mixed up.", "Labels are printed where the parcel is packed.", (3, 3))),
    on(42, "14:05", MIGUEL, c.LinkDisclosure)(disclosure_id=Ref("return labels"), relation="caused"),
)  # fmt: skip


def _standard(
    name: str, day: int, live_on: int, template: str, why: str, *, until: str = "closed"
) -> tuple[Step, ...]:
    steps = [
        on(day, "14:20", MIGUEL, c.SubmitStandard, step="made")(
            template_id=Ref(template), effective_at=At(live_on, "13:00"), why=why
        )
    ]
    if until != "scheduled":
        steps += [*readied(day - 5, QUALITY, why), live(live_on, at="13:00")]
        steps += reviewed(live_on - 3, Ended(said="Nobody asked a question.", efforts=(1, 1)))
    return record(name, *steps)


STANDARD: tuple[Step, ...] = (
    *_standard("article on wool", 69, 56, "article template", "Wool is washed at 20 degrees, not at 30."),
    *_standard("macro for late parcels", 59, 46, "macro template", "The macro says sorry before it says why."),
    *_standard("article on kayaks", 31, 18, "article template", "Kayaks are collected, not sent."),
    *_standard("macro for gift cards", 13, -1, "macro template", "Gift cards last three years, says the law.", until="scheduled"),
)  # fmt: skip

STEPS: tuple[Step, ...] = (
    *TYPHOON, *CODE_GONE, *FOUND_LATER, *DECLINED, *GRANTED, *CONTRACT_FIRST, *PAPER_FIRST,
    *PAPER_OVERDUE, *WAIVED, *COUNTER, *INFORMATION, *REVISED, *DEFERRED, *ASLEEP, *WITHDRAWN,
    *HELD, *HIGH_RISK, *OVER_THE_CAP, *FREEZE_BROKEN, *SHORT_NOTICE, *CAUSED, *STANDARD,
)  # fmt: skip
