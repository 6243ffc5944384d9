"""Everything that can be recorded on the page of a template."""

from domain.records import Comment
from domain.templates import commands
from portal.acts import Act

ACTS = {
    "endorsement": Act(
        "endorsement", commands.EndorseTemplate, "Endorsed. Standard changes can be made from it."
    ),
    "decline": Act("decline", commands.DeclineTemplate, "Declined. It stays in the history."),
    "retirement": Act(
        "retirement", commands.RetireTemplate, "Retired. Nothing new is made from it."
    ),
    "comment": Act("comments", Comment, "Your comment is recorded."),
}
