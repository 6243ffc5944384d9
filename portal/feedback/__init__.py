"""Feedback, both ways: given candidly, answered, acted on and told back."""

from portal.acts import register
from portal.feedback.page import ACTS
from portal.feedback.views import bp

register(bp, ACTS, "feedback_id", "feedback.show")

__all__ = ["bp"]
