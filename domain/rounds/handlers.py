"""Everything that can be done to a round, and how each is decided."""

from domain.records import Doing
from domain.rounds import commands, concluding, sealing
from domain.rounds.record import Round

DOING = Doing(
    record=Round,
    handlers={
        commands.ProposeRound: sealing.propose,
        commands.TakeBackRound: sealing.take_back,
        commands.OpenRound: sealing.open_round,
        commands.DeclineRound: sealing.decline,
        commands.WriteContribution: sealing.write,
        commands.ReviseContribution: sealing.revise,
        commands.RemoveContribution: sealing.remove,
        commands.HandIn: sealing.hand_in,
        commands.TakeBackHandIn: sealing.take_back_hand_in,
        commands.RevealRound: sealing.reveal,
        commands.DiscussRound: concluding.discuss,
        commands.ProposeClosing: concluding.propose_closing,
        commands.AgreeClosing: concluding.agree_closing,
        commands.DeclineClosing: concluding.decline_closing,
    },
    follow_ups={commands.SettleCommitment: concluding.settle_commitment},
    beginners=(commands.ProposeRound,),
    operators=(commands.RevealRound,),
)
