"""Reminders: what is due soon, overdue or ageing, told once to whom it waits for."""

from portal.reminders.kept import Reminder, Reminders
from portal.reminders.working import Round, round_of

__all__ = ["Reminder", "Reminders", "Round", "round_of"]
