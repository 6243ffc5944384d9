"""Everything that can be done to an appeal."""

from domain.appeals import commands, deciding
from domain.appeals.record import Appeal
from domain.records import Doing

DOING = Doing(
    Appeal,
    {
        commands.RaiseAppeal: deciding.raise_appeal,
        commands.ProposeRuling: deciding.propose_ruling,
        commands.AgreeRuling: deciding.agree_ruling,
        commands.RefuseRuling: deciding.refuse_ruling,
        commands.WithdrawAppeal: deciding.withdraw,
    },
    beginners=(commands.RaiseAppeal,),
)
