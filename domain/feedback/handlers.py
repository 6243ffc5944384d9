"""Everything that can be done to feedback."""

from domain.feedback import answering, commands, concluding, giving
from domain.feedback.record import Feedback
from domain.records import Doing

DOING = Doing(
    Feedback,
    {
        commands.DraftFeedback: giving.draft,
        commands.DiscardDraft: giving.discard,
        commands.GiveFeedback: giving.give,
        commands.WithdrawFeedback: giving.withdraw,
        commands.SettleFeedback: giving.settle,
        commands.LeaveUnsettled: giving.leave_unsettled,
        commands.AcknowledgeFeedback: answering.acknowledge,
        commands.AnswerFeedback: answering.answer,
        commands.HoldMeeting: answering.hold_meeting,
        commands.PromiseAction: answering.promise_action,
        commands.LinkChange: answering.link_change,
        commands.TellBack: answering.tell_back,
        commands.ProposeConclusion: concluding.propose_conclusion,
        commands.AgreeConclusion: concluding.agree_conclusion,
        commands.RefuseConclusion: concluding.refuse_conclusion,
        commands.ReviewAlarm: concluding.review_alarm,
    },
    follow_ups={commands.SettleAction: answering.settle_action},
    beginners=(commands.DraftFeedback, commands.GiveFeedback),
)
