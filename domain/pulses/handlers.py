"""Everything that can be done to a pulse, and how each is decided."""

from domain.pulses import commands, deciding
from domain.pulses.record import Pulse
from domain.records import Doing

DOING = Doing(
    Pulse,
    {
        commands.ProposePulse: deciding.propose,
        commands.AgreePulse: deciding.agree,
        commands.OpenPulse: deciding.open_to_all,
        commands.AnswerPulse: deciding.answer,
        commands.ClosePulse: deciding.close,
        commands.CancelPulse: deciding.cancel,
    },
    follow_ups={commands.RepeatPulse: deciding.repeat},
    beginners=(commands.ProposePulse, commands.RepeatPulse),
    operators=(commands.OpenPulse, commands.ClosePulse),
)
