"""Numbers and names in sentences: with the right singular, and nothing that was not counted."""

from collections.abc import Sequence


def counted(n: int, one: str, many: str = "") -> str:
    """How many of something: "no change", "1 change", "3 changes"."""
    if n == 1:
        return f"1 {one}"
    return f"{n:,} {many or one + 's'}" if n else f"no {one}"


def were(n: int, done: str) -> str:
    """What became of how many: "none was kept", "1 was kept", "3 were kept"."""
    return f"{n:,} were {done}" if n > 1 else f"{n or 'none'} was {done}"


def listed(parts: Sequence[str]) -> str:
    """Parts of a sentence in a row: "a, b and c"."""
    return ", ".join([*parts[:-2], " and ".join(parts[-2:])])
