"""Templates both sides endorsed, from which standard changes are made."""
