"""The first weeks: three small changes, answered within a day, judged successful."""

from portal.cli.seed.cast import CARLO, ELENA, PIOTR, THEO
from portal.cli.seed.changes.flow import Asked, Ended, Taken, usual
from portal.cli.seed.changes.usual import CHAT, ORDERS, VOICE
from portal.cli.seed.telling import chapter, record

STEPS = chapter(
    record("parcel in two parts", *usual(
        122, Asked(
            "Say when an order comes in two parcels", "One line in the order screen; read it out.", "Nobody waits for half an order.",
            "Every ninth caller asks for the second half.", "Half of these calls."),
        Taken(ORDERS, 1, 6), ended=Ended(said="A third of these calls are left.", efforts=(1, 2)),
    )),
    record("chat says how long", *usual(
        120, Asked(
            "Chat says how long it takes", "Fewer angry first sentences.", "They can fetch a coffee.",
            "A third leave in the first two minutes.", "One in five leaves."),
        Taken(CHAT, 1, 4), asker=PIOTR, answerer=ELENA, ended=Ended(said="One in six leaves.", efforts=(1, 1)),
    )),
    record("call back the same agent", *usual(
        119, Asked(
            "Call backs by the same agent", "Rosters show who called; nobody reads the case anew.", "They need not tell it again.",
            "Call backs take twice as long with somebody else.", "Eight of ten by the same agent."),
        Taken(VOICE, 2, 18), asker=CARLO, answerer=THEO, ended=Ended(said="Nine of ten, in the day shifts.", efforts=(1, 2)),
    )),
)  # fmt: skip
