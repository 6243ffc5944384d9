"""Feedback: what one side tells the other candidly, answered, acted on and told back."""
