"""Appeals: what counts in a score is contested, and the leads of both sides rule together."""
