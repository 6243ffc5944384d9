"""Everything that can be recorded on the page of a change: the table of contents.

The name of an act is also that of its template ``templates/changes/acts/_<name>.html``.
"""

from domain.changes import commands
from domain.records import Comment
from portal.acts import Act

ACTS = {
    "discarding": Act(
        "discarding", commands.DiscardDraft, "The draft is put away.", then="changes.index"
    ),
    "revision": Act("revisions", commands.ReviseChange, "Revised. {them} sees what is different."),
    "topic": Act("topics", commands.TagTopic, "Tagged. It counts once {them} tags it too."),
    "response": Act("response", commands.RespondToChange, "Your response is with {them}."),
    "option_acceptance": Act(
        "options/acceptance", commands.AcceptOption, "Taken. {them} assesses it next."
    ),
    "option_refusal": Act(
        "options/refusal", commands.RefuseOptions, "{them} looks for another answer."
    ),
    "information": Act("information", commands.GiveInformation, "Your answer is with {them}."),
    "dispute": Act(
        "response/dispute",
        commands.DisputeResponse,
        "Both codes are shown until one of you accepts the other’s.",
    ),
    "settlement": Act("response/settlement", commands.SettleResponse, "The code is settled."),
    "sending_back": Act("sending-back", commands.SendBack, "{them} revises it."),
    "decline": Act("decline", commands.DeclineChange, "Declined. {them} can appeal once."),
    "appeal": Act("appeal", commands.AppealDecline, "A lead at {them} looks at it again."),
    "appeal_grant": Act("appeal/grant", commands.GrantAppeal, "It goes on where it was declined."),
    "appeal_dismissal": Act("appeal/dismissal", commands.DismissAppeal, "The decline stands."),
    "withdrawal": Act("withdrawal", commands.WithdrawChange, "Withdrawn. It stays in the history."),
    "deferral": Act("deferral", commands.DeferChange, "Deferred. It wakes on its day."),
    "awakening": Act("awakening", commands.AwakenChange, "It goes on where it was."),
    "hold": Act("hold", commands.HoldChange, "On hold. Nothing moves until you lift it."),
    "hold_lift": Act("hold/lift", commands.LiftHold, "The hold is lifted."),
    "assessment": Act("assessment", commands.AssessChange, "Assessed. Both sides approve it next."),
    "owner": Act("owner", commands.NameOwner, "Named. They approve for your side."),
    "joint_board": Act("joint-board", commands.HoldBoard, "The sitting is recorded."),
    "approval": Act("approval", commands.ApproveChange, "Approved for your side."),
    "paper": Act("paper", commands.OwePaper, "Recorded: the paper is owed."),
    "paper_waiver": Act(
        "paper/waiver", commands.ProposePaperWaiver, "{them} answers whether paper is needed."
    ),
    "paper_waiver_agreement": Act(
        "paper/waiver/agreement", commands.WaivePaper, "Agreed: no paper is needed."
    ),
    "paper_waiver_refusal": Act(
        "paper/waiver/refusal", commands.RefusePaperWaiver, "Recorded: paper is needed."
    ),
    "paper_signature": Act("paper/signature", commands.SignPaper, "The signed paper is recorded."),
    "schedule": Act("schedule", commands.ScheduleChange, "Scheduled. Everybody can see it."),
    "override": Act("override", commands.AskOverride, "{them} answers whether to override."),
    "override_agreement": Act(
        "override/agreement", commands.AgreeOverride, "Overridden by both, and scheduled."
    ),
    "override_refusal": Act(
        "override/refusal", commands.RefuseOverride, "{them} finds another time."
    ),
    "unscheduling": Act("unscheduling", commands.UnscheduleChange, "Its time is free again."),
    "briefing": Act("briefing", commands.GiveBriefing, "The briefing can be read."),
    "roster": Act("roster", commands.RosterTeam, "The roster is recorded."),
    "front_line_question": Act(
        "front-line-questions", commands.RaiseQuestion, "Your question is asked."
    ),
    "front_line_answer": Act(
        "front-line-questions/<uuid:question_id>/answer",
        commands.SettleQuestion,
        "The answer is recorded.",
    ),
    "comprehension": Act(
        "comprehension", commands.SetComprehension, "Everybody rostered answers it."
    ),
    "readiness": Act("readiness", commands.DeclareReady, "Ready. It goes live at its time."),
    "readiness_revocation": Act(
        "readiness/revocation", commands.RevokeReadiness, "It is scheduled, not ready."
    ),
    "going_live": Act("going-live", commands.GoLive, "It is live."),
    "ratification": Act("ratification", commands.RatifyEmergency, "Ratified."),
    "ratification_refusal": Act(
        "ratification/refusal",
        commands.RefuseRatification,
        "Refused: it stands as a unilateral change.",
    ),
    "ratification_lapse": Act(
        "ratification/lapse",
        commands.LapseRatification,
        "Noted: it stands as a unilateral change.",
    ),
    "contest": Act("contest", commands.ContestUnilateral, "{them} answers."),
    "upholding": Act("upholding", commands.UpholdUnilateral, "{them} accounts for it."),
    "account": Act("account", commands.GiveAccount, "{them} judges it next."),
    "backing_out": Act("backing-out", commands.BackOut, "Backed out. {them} judges it next."),
    "review": Act("review", commands.AskReview, "{them} judges the outcome."),
    "judgement": Act("judgement", commands.JudgeOutcome, "Judged, and your effort is rated."),
    "effort": Act("effort", commands.RateEffort, "Your effort is rated."),
    "reopening": Act("reopening", commands.ReopenChange, "It goes on."),
    "link": Act("links", commands.LinkDisclosure, "The two are linked, on both pages."),
    "comment": Act("comments", Comment, "Your comment is recorded."),
}
