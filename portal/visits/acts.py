"""Everything that can be recorded on the page of a visit."""

from domain.records import Comment
from domain.visits import commands as c
from portal.acts import Act

ACTS = {
    "agreement": Act("agreement", c.AgreeVisit, "Agreed. Both sides see it in their calendars."),
    "dates": Act("dates", c.ProposeDates, "The dates are proposed. {them} answers."),
    "decline": Act("decline", c.DeclineVisit, "Declined. It stays in the history."),
    "preparation": Act("preparation", c.PrepareVisit, "The preparation is recorded."),
    "postponement": Act("postponement", c.PostponeVisit, "Postponed, with your reason."),
    "cancellation": Act("cancellation", c.CancelVisit, "Cancelled, with your reason."),
    "start": Act("start", c.StartVisit, "Under way. Both sides report when it is over."),
    "session": Act("sessions", c.RecordSession, "The session is recorded."),
    "roadblock": Act(
        "roadblocks", c.RaiseRoadblock, "The roadblock has an owner and a day: it is a commitment."
    ),
    "gift": Act("gifts", c.LogGift, "The gift is logged."),
    "report": Act("reports", c.ReportVisit, "Your report is recorded. {them} reads it now."),
    "comment": Act("comments", Comment, "Your comment is recorded."),
}
