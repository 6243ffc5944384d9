"""Decisions about a commitment, and talk about it: the table of contents."""

from domain.commitments import commands
from domain.records import Comment
from portal.acts import Act

ACTS = {
    "accept": Act("acceptance", commands.AcceptCommitment, "You accepted the promise."),
    "decline": Act("decline", commands.DeclineCommitment, "Declined. {them} can read why."),
    "keep": Act(
        "keeping", commands.KeepCommitment, "Reported as done. {them} can read what shows it."
    ),
    "ask": Act(
        "renegotiation",
        commands.AskRenegotiation,
        "You asked for another day. Until {them} agrees, the old one stands.",
    ),
    "agree": Act("renegotiation/agreement", commands.AgreeRenegotiation, "The new day is agreed."),
    "refuse": Act(
        "renegotiation/refusal",
        commands.RefuseRenegotiation,
        "You refused the other day. The old one stands.",
    ),
    "dispute": Act("dispute", commands.DisputeKeeping, "It is open again."),
    "release": Act("release", commands.ReleaseCommitment, "You released {them} from the promise."),
    "comment": Act("comments", Comment, "Your comment is in the history."),
}
