"""Commitments: every "we will", with an owner side and a due day."""
