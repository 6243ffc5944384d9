"""Everything that can be recorded on the page of a round."""

from domain.records import Comment
from domain.rounds import commands
from portal.acts import Act

ACTS = {
    "opening": Act(
        "opening", commands.OpenRound, "The round is open. What you write now is sealed."
    ),
    "decline": Act("decline", commands.DeclineRound, "Declined. {them} can read why."),
    "taking_back": Act("taking-back", commands.TakeBackRound, "Taken back. {them} can read why."),
    "writing": Act(
        "contributions",
        commands.WriteContribution,
        "Written and sealed. {them} sees nothing of it before the reveal.",
    ),
    "revision": Act(
        "contributions/<uuid:contribution_id>/revision",
        commands.ReviseContribution,
        "Reworded. {them} sees nothing of it before the reveal.",
    ),
    "removal": Act(
        "contributions/<uuid:contribution_id>/removal",
        commands.RemoveContribution,
        "Taken out. It is never revealed.",
    ),
    "hand_in": Act("hand-in", commands.HandIn, "Handed in."),
    "hand_in_taking_back": Act(
        "hand-in/taking-back", commands.TakeBackHandIn, "Taken back. Write on, and hand in again."
    ),
    "reveal": Act("reveal", commands.RevealRound, "Revealed."),
    "discussion": Act("discussion", commands.DiscussRound, "The discussion is recorded."),
    "closing": Act("closing", commands.ProposeClosing, "Proposed. {them} agrees, or declines."),
    "agreement": Act(
        "closing/agreement", commands.AgreeClosing, "Closed. What you agreed on is promised now."
    ),
    "closing_decline": Act(
        "closing/decline", commands.DeclineClosing, "Declined. {them} can read why."
    ),
    "comment": Act("comments", Comment, "Your comment is recorded."),
}
