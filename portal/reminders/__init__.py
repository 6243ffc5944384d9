"""Reminders: what is due soon, overdue or ageing, told once to whom it waits for."""

from portal.reminders.kept import Reminders
from portal.reminders.standing import Reminded, escalated, reminded_of
from portal.reminders.working import Round, round_of

__all__ = ["Reminded", "Reminders", "Round", "escalated", "reminded_of", "round_of"]
