"""Since the repair: tried by two agents first, with notice, judged successful."""

from portal.cli.seed.cast import CARLO, ELENA, LIZA, MARCUS, PAULA, PIOTR, TESS, TOMASZ, ZOFIA
from portal.cli.seed.changes.flow import Asked, Ended, Taken, usual
from portal.cli.seed.changes.usual import CHAT, CLUB, QUALITY, VOICE
from portal.cli.seed.telling import chapter, record

TRIED = "Two agents try it for two days, then one team, then the others."

STEPS = chapter(
    record("machine at night", *usual(
        45, Asked(
            "A machine answers one question at night", "Nights have fewer chats; each answer is read in the morning.", "“Where is my parcel” has an answer at three.",
            "It failed for all questions, and not for this one.", "Nine of ten are content."),
        Taken(CHAT, 1, 8, rollout=TRIED), asker=PIOTR, answerer=ELENA, ended=Ended(said="94 per cent; every answer was read.", efforts=(1, 2)),
    )),
    record("points on the receipt", *usual(
        43, Asked(
            "Points stand on the receipt", "One question less in each third call of the club.", "They see what they have.",
            "A third of the club’s calls ask for points.", "A fifth."),
        Taken(CLUB, 1, 5, rollout=TRIED), answerer=LIZA, ended=Ended(said="A sixth.", efforts=(1, 1)),
    )),
    record("articles show their age", *usual(
        41, Asked(
            "Articles show when they were last read", "They know what to trust.", "They hear what is true.",
            "Two mistakes of the quarter came from old articles.", "No article older than half a year."),
        Taken(QUALITY, 1, 6, by="brand", rollout=TRIED), asker=ZOFIA, answerer=PAULA, ended=Ended(said="The oldest is four months old.", efforts=(1, 2)),
    )),
    record("photos in chat", *usual(
        38, Asked(
            "Photos in chat", "Fewer questions; some photos one would rather not see, with a button for those.", "They show it.",
            "Six of ten chats are about something broken.", "Two minutes less in these."),
        Taken(CHAT, 2, 16, rollout=TRIED), answerer=PIOTR, ended=Ended(said="Two and a half minutes less.", efforts=(2, 2)),
    )),
    record("gold without waiting", *usual(
        36, Asked(
            "Gold members skip the queue only at peak", "Fewer jumps between queues.", "Nobody waits longer than before.",
            "At quiet hours the rule makes others wait for nothing.", "Waits of others fall by half a minute."),
        Taken(CLUB, 1, 6, rollout=TRIED), asker=LIZA, answerer=MARCUS, ended=Ended(said="By 40 seconds; no complaint of a gold member.", efforts=(1, 1)),
    )),
    record("coach of the week", *usual(
        34, Asked(
            "A coach of Northwind listens in for a week each month", "Somebody beside them who knows the goods.", "Better advice.",
            "Agents ask for it.", "They ask for it again."),
        Taken(QUALITY, 1, 12, rollout=TRIED), asker=ELENA, answerer=TOMASZ, ended=Ended(said="They asked for two weeks.", efforts=(2, 1)),
    )),
    record("hand-over by phone", *usual(
        32, Asked(
            "Hand-over to the store desk by phone", "They stay in the call until somebody answers.", "Told once.",
            "Each hand-over by mail takes a day.", "Within the same call, nine of ten."),
        Taken(VOICE, 1, 8, rollout=TRIED), asker=TESS, answerer=CARLO, ended=Ended(said="Nineteen of twenty.", efforts=(2, 1)),
    )),
)  # fmt: skip
