"""Everything that can be done to a visit."""

from domain.records import Doing
from domain.visits import arranging, happening
from domain.visits import commands as c
from domain.visits.record import Visit

DOING = Doing(
    Visit,
    {
        c.ProposeVisit: arranging.propose,
        c.ProposeDates: arranging.propose_dates,
        c.AgreeVisit: arranging.agree,
        c.DeclineVisit: arranging.decline,
        c.PrepareVisit: arranging.prepare,
        c.PostponeVisit: arranging.postpone,
        c.CancelVisit: arranging.cancel,
        c.StartVisit: happening.start,
        c.RecordSession: happening.record_session,
        c.RaiseRoadblock: happening.raise_roadblock,
        c.LogGift: happening.log_gift,
        c.ReportVisit: happening.report,
    },
    follow_ups={c.SettleRoadblock: happening.settle_roadblock},
    beginners=(c.ProposeVisit,),
)
