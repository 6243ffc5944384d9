"""The trust score and its estimates: pure functions over arrays, with no clock and no database."""
