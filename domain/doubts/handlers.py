"""Everything that can be done to a doubt, and how each is decided."""

from domain.doubts import commands, deciding
from domain.doubts.record import Doubt
from domain.records import Doing

DOING = Doing(
    Doubt,
    {
        commands.RaiseDoubt: deciding.raise_doubt,
        commands.TalkOver: deciding.talk_over,
        commands.SettleDoubt: deciding.settle,
        commands.PromoteDoubt: deciding.promote,
        commands.WithdrawDoubt: deciding.withdraw,
    },
    beginners=(commands.RaiseDoubt,),
)
