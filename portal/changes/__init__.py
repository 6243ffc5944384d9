"""Changes: asking, answering, getting ready, going live, and the board both sides share."""
