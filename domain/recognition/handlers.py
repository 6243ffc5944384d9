"""Everything that can be done to a recognition, and to a person's preference."""

from domain.recognition import commands, giving, receiving
from domain.recognition.record import Preference, Recognition
from domain.records import Doing

DOING = Doing(
    record=Recognition,
    handlers={
        commands.GiveRecognition: giving.give,
        commands.JoinRecognition: giving.join,
        commands.PassOverJoining: giving.pass_over,
        commands.NarrowVisibility: receiving.narrow,
        commands.LeaveOut: receiving.leave_out,
        commands.RetractRecognition: giving.retract,
        commands.PromiseReward: giving.promise_reward,
        commands.DeliverReward: giving.deliver_reward,
    },
    beginners=(commands.GiveRecognition,),
)

PREFERENCE = Doing(
    record=Preference,
    handlers={commands.StatePreference: receiving.state_preference},
    beginners=(commands.StatePreference,),
)
