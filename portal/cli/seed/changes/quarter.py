"""The bad quarter: short notice, contract first, without asking, and what failed of it."""

from domain.changes import commands as c
from portal.cli.seed.cast import (
    BEA,
    CARLO,
    DANA,
    ELENA,
    JOY,
    MARCUS,
    MIGUEL,
    NEIL,
    OWEN,
    PAULA,
    PIOTR,
    PRIYA,
    RAF,
    TESS,
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
    usual,
)
from portal.cli.seed.changes.usual import CHAT, ORDERS, VOICE
from portal.cli.seed.days import At, Day
from portal.cli.seed.telling import chapter, on, record

FAILED = chapter(
    record("order screen", *usual(
        93, Asked(
            "Customer and order on one screen", "Two tabs become three; where the address is changed moves.", "None they notice.",
            "The old screen is slow.", "A page opens within a second."),
        Taken(ORDERS, 2, 20, "medium", "high", by="brand", rollout="For everybody on one morning."), answerer=MIGUEL,
        ended=Ended("failed", "It is fast. Addresses are changed in the wrong place, and nobody of the floor had seen it before.",
                    "Two agents try a screen before everybody has it.", (3, 5)),
    )),
    record("hour of delivery", *usual(
        89, Asked(
            "Promise the hour of delivery", "A number to read out that changes while they read it.", "They need not wait all day.",
            "Rivals do.", "Nine of ten come in the hour."),
        Taken(ORDERS, 2, 24, "medium", "medium"), answerer=MIGUEL, words="If you think the carriers can do it.",
        ended=Ended("failed", "Four of ten. Each of the others calls us, and is right.", "Ask the carrier before asking the floor.", (3, 5)),
    )),
    record("answers by machine", *usual(
        82, Asked(
            "A machine answers chats first", "Chats that arrive have been through a machine, and are angry.", "An answer at night.",
            "Nights are short of people.", "Half are content with the machine."),
        Taken(CHAT, 2, 40, "medium", "high", rollout="All chats from the first day."), asker=PAULA, answerer=PIOTR,
        ended=Ended("failed", "One in eight is content. It offered a voucher we do not have.", "Start with one question at night, and read every answer.", (4, 5)),
    )),
    record("prize for short calls", *usual(
        74, Asked(
            "A prize for the shortest calls", "A contest for a month.", "Shorter queues.",
            "The queue is longer than ever.", "A call is half a minute shorter."),
        Taken(VOICE, 1, 2, stress="medium"), asker=CARLO, answerer=THEO,
        ended=Ended("failed", "Calls are shorter and there are more of them: people call again.", "We got what we paid for. Never a prize for ending a call.", (2, 4)),
    )),
)  # fmt: skip

SHORT_NOTICE = chapter(
    record(
        "free returns this weekend",
        asks(89, NEIL, Asked(
            "Free returns this weekend", "A new rule on Saturday, forgotten on Monday.", "They try two sizes.",
            "The advertisement is printed.", "A tenth more orders.")),
        answers(88, JOY, "act_now", "It is printed, so what can we say."), *agreed(87, Taken(ORDERS, 1, 10, stress="high")),
        on(85, "14:10", MIGUEL, c.AskOverride)(effective_at=At(82, "14:00"), reason="Three days, because the advertisement gives the day."),
        on(85, "10:20", MARCUS, c.AgreeOverride)(reason="It is our advertisement."),
        *readied(84, ORDERS, "Free returns from Friday two o’clock to Sunday midnight."), live(82),
        *reviewed(78, Ended("failed", "The page said Sunday, the advertisement said Monday. 600 calls.", "What is printed is asked for before it is printed.", (3, 5))),
    ),
    record(
        "nights without chat",
        asks(76, CARLO, Asked(
            "No chat at night in the week of the sale", "Six people fewer at night, six more by day.", "They write and wait until eight.",
            "We do not have the people.", "Day waits below five minutes.")),
        answers(75, THEO, "act_now", "Two days before the page can say so; all right, if it must be."), *agreed(74, Taken(CHAT, 2, 12, "medium", "medium")),
        on(72, "14:10", MIGUEL, c.AskOverride)(effective_at=At(69, "14:00"), reason="The roster of next week ends on that day."),
        on(72, "10:30", MARCUS, c.AgreeOverride)(reason="We would have liked to know it with the roster."),
        *readied(71, CHAT, "No chat from ten to eight."), live(69),
        *reviewed(65, Ended("partly", "Days are better. The page said that chat was open for two more nights.", "Ask with the roster, not after it.", (3, 4))),
    ),
    record(
        "two codes",
        asks(69, NEIL, Asked(
            "Two codes for one offer", "Customers ask which one is theirs; there is no rule that can be said.", "One of them is better.",
            "Two teams had each announced one.", "No complaint.")),
        answers(68, JOY, "act_now", "Under protest: nobody can explain this."), *agreed(67, Taken(ORDERS, 1, 12, stress="high")),
        on(65, "14:20", MIGUEL, c.AskOverride)(effective_at=At(63, "14:00"), reason="Before the freeze of the sale, or not at all."),
        on(65, "10:30", MARCUS, c.AgreeOverride)(reason="Both codes are out."),
        *readied(65, ORDERS, "Whoever asks gets the better code."), live(63),
        *reviewed(59, Ended("failed", "The better code for everybody, at 30,000 dollars.", "One offer has one owner and one code.", (4, 5)), judge=OWEN),
    ),
)  # fmt: skip

CONTRACT_FIRST = chapter(
    record(
        "e-mail at weekends",
        asks(90, MARCUS, Asked(
            "E-mails are answered at weekends", "Four people work on Saturdays, by choice.", "An answer before Monday.",
            "Monday’s heap lasts until Wednesday.", "Nothing is older than a day on Mondays.")),
        answers(87, JOY, "contract_first", "Weekends are not in annex 1. We start when it is signed.", paper_due_on=Day(70)),
        on(64, "14:00", PRIYA, c.SignPaper)(document="Annex 1, version 4", signed_on=Day(64)),
        *agreed(63, Taken(CHAT, 2, 24)), scheduled(61, 47), *readied(53, CHAT, "E-mails on Saturdays, by choice, at the weekend rate."), live(47),
        *reviewed(43, Ended("partly", "It works, and it came after the sale it was for.", "Begin, and write the annex beside it.", (2, 2))),
    ),
    record(
        "orders of last year",
        asks(84, BEA, Asked(
            "See the orders of last year", "No more guessing what somebody bought.", "They need not look for papers.",
            "Warranty cases are a third of calls.", "Cases closed at the first contact.")),
        answers(80, MARCUS, "contract_first", "Old orders are not named in the agreement on data.", paper_due_on=Day(66)),
        on(55, "11:00", DANA, c.SignPaper)(document="Annex 5, version 2", signed_on=Day(55)),
        *agreed(52, Taken(VOICE, 1, 10, by="brand"), MARCUS), scheduled(50, 37, MARCUS, "10:00"),
        *readied(43, VOICE, "Orders of the last three years, under the name.", MARCUS), live(37, MARCUS, "10:00"),
        *reviewed(33, Ended(said="Two thirds of the cases are closed at the first contact.", efforts=(2, 1)), JOY, MARCUS),
    ),
    record(
        "answers to reviews",
        asks(77, ELENA, Asked(
            "Answer reviews in the shop", "Six agents write in public, with a lead beside them.", "They see that somebody reads.",
            "Nobody answers them.", "Half are answered within two days.")),
        answers(74, JOY, "contract_first", "Public writing is not in the agreement.", paper_due_on=Day(60)),
        on(52, "11:00", ELENA, c.WithdrawChange)(reason="Five weeks for an annex of four lines. The season of reviews is over."),
    ),
    record(
        "numbers of the stores",
        asks(70, CARLO, Asked(
            "Numbers of the stores in the hand-over screen", "One call instead of three mails.", "An answer in the same call.",
            "Agents mail the store desk and wait for a day.", "Nine of ten hand-overs by phone.")),
        answers(66, TESS, "contract_first", "The numbers are not for outside companies.", paper_due_on=Day(55)),
        said(56, CARLO, "Is there anything we can do? The customers read us the number from the store’s door."),
        on(45, "13:20", PRIYA, c.ProposePaperWaiver)(reason="The numbers stand on every door. Nothing in the contract speaks of them."),
        on(45, "10:50", MARCUS, c.WaivePaper)(),
        answers(45, TESS, "act_now", "I have read it again: no contract is needed, and none ever was. Sorry."),
        *agreed(44, Taken(VOICE, 1, 4)), scheduled(42, 30), *readied(36, VOICE, "Numbers of the stores, in the screen."), live(30),
        *reviewed(26, Ended(said="Nineteen of twenty by phone; the desk has an hour a day more.", efforts=(1, 1)), TESS),
    ),
)  # fmt: skip

WITHOUT_ASKING = chapter(
    record(
        "twenty-one days",
        on(79, "13:30", JOY, c.ReportUnilateral, step="reported")(
            **Asked(
                "Returns within 21 days, says the page", "Agents say thirty, as they were taught.", "They are told two things.",
                "Seen by a customer, not by us.", "Page and floor say the same.").fields(),
            live_at=At(83, "09:00"), live_precision="day"),
        on(74, "16:00", NEIL, c.GiveAccount)(text="It was to be tried for a week on one page. Nobody thought of telling; then nobody thought of ending it. Three days late, this account too."),
        on(71, "13:30", JOY, c.JudgeOutcome)(outcome="failed", effort=4, lesson="Whoever tries something tells whoever is asked about it."),
        on(69, "10:30", ELENA, c.RateEffort)(effort=2),
    ),
    record(
        "survey after good calls",
        on(67, "11:20", ELENA, c.ReportUnilateral, step="reported")(
            **Asked(
                "The survey is offered after good calls only", "Agents choose who is asked.", "Those who had a bad call are not asked.",
                "The number of surveys halved while scores rose.", "Everybody is asked.").fields(),
            live_at=At(80, "12:00"), live_precision="about"),
        on(62, "14:10", JOY, c.GiveAccount)(text="A tip that went from team to team when scores counted most. We had not decided it, and we had seen it and let it be."),
        on(60, "11:00", ELENA, c.JudgeOutcome)(outcome="failed", effort=3, lesson="A score that can be chosen is no score."),
        on(58, "13:40", JOY, c.RateEffort)(effort=3),
    ),
    record(
        "phones off for an hour",
        on(61, "20:10", JOY, c.RaiseEmergency, step="raised")(
            **Asked(
                "The phones are off for an hour", "Forty people sit down for an hour on the third day of the sale.", "They hear a sentence and a time.",
                "Nobody had a break since noon.", "Everybody comes back tomorrow.").fields(),
            fallback="Phones on again, a minute.", live_at=At(61, "20:00")),
        on(61, "10:10", MARCUS, c.RefuseRatification)(reason="I understand why. But tired people at the end of a shift are no typhoon: a word at noon and we would have taken the banner off."),
        on(58, "14:20", JOY, c.GiveAccount)(text="True. At noon I did not want to be the one who asks. Next time I ask."),
        on(56, "11:10", MARCUS, c.JudgeOutcome)(outcome="partly", effort=2, lesson="Asking for help at noon is cheaper than an hour of silence at eight."),
        on(55, "13:50", JOY, c.RateEffort)(effort=4),
    ),
)  # fmt: skip

SENT_BACK = chapter(
    record(
        "bundles",
        asks(86, NEIL, Asked(
            "Bundles", "Unclear.", "They save.", "Sales.", "More bundles.")),
        on(82, clock(JOY), JOY, c.SendBack)(reason="What is a bundle, and what do agents do when half of it comes back?"),
        on(73, "16:00", NEIL, c.ReviseChange)(**Asked(
            "Bundles of three", "Returns of bundles by hand.", "They save a tenth.", "Sales of the sale.", "500 bundles.").fields()),
        on(70, clock(JOY), JOY, c.SendBack, step="again")(reason="By hand is four minutes each. Who does it, in the week of the sale?"),
        on(54, "15:30", NEIL, c.WithdrawChange)(reason="The sale is over."),
    ),
    record(
        "shorter forecast",
        asks(81, RAF, Asked(
            "A shorter forecast", "Rosters.", "None.", "It is late anyway.", "It is on time.")),
        on(77, clock(THEO), THEO, c.SendBack)(reason="Shorter by what? And is it late because it is long?"),
        on(72, "14:00", RAF, c.ReviseChange)(**Asked(
            "A forecast of four weeks instead of eight", "Rosters are made for four weeks only.", "None they notice.",
            "Weeks five to eight are never right.", "It arrives on the first of the month.").fields()),
        on(68, clock(THEO), THEO, c.RespondToChange)(
            code="decline", words="Buying needs the eight weeks, right or not.", alternative="Weeks one to four on the first, the rest a week later."),
    ),
)  # fmt: skip

STEPS = chapter(FAILED, SHORT_NOTICE, CONTRACT_FIRST, WITHOUT_ASKING, SENT_BACK)
