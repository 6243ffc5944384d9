"""What kinds, dimensions, answers and endings of feedback are called on pages."""

KINDS = {
    "praise": "Praise",
    "concern": "Concern",
    "suggestion": "Suggestion",
    "expectation_missed": "Expectation missed",
    "target_challenge": "Challenge of a target",
}
KIND_HINTS = {
    "praise": "What went well and should go on.",
    "concern": "What worries you, while it can still be mended.",
    "suggestion": "What could be done better.",
    "expectation_missed": "What was agreed or promised, and did not come.",
    "target_challenge": "A target that measures the wrong thing, or cannot be reached.",
}
DIMENSIONS = {
    "competence": "Competence",
    "character": "Character",
    "communication": "Communication",
}
DIMENSION_HINTS = {
    "competence": "Quality and results.",
    "character": "Decisions, judgment, keeping commitments.",
    "communication": "Candour, confidentiality, telling early.",
}
BASES = {
    "record": "A record both sides can see",
    "case": "A case, with its day",
    "impression": "An impression",
}
BASIS_HINTS = {
    "record": "Choose it below.",
    "case": "Tell it below in a sentence or two.",
    "impression": "It is shown, and weighs nothing.",
}
CODES = {
    "accepted": "Accepted",
    "partly": "Partly accepted",
    "not_accepted": "Not accepted",
    "lets_meet": "Let us meet",
}
CODE_HINTS = {
    "accepted": "Say below what follows.",
    "partly": "Say what you accept and what not, and what follows.",
    "not_accepted": "Say why.",
    "lets_meet": "Say what you want to talk about. The answer comes after the meeting.",
}
CONCLUSIONS = {"settled": "It is settled", "agreed_to_differ": "We agree to differ"}
STAGES = {
    "open": "Open",
    "given": "Given",
    "acknowledged": "Acknowledged",
    "to meet": "To meet",
    "answered": "Not accepted",
    "acting": "Acting",
    "told back": "Told back",
    "escalated": "Escalated",
    "over": "Closed or withdrawn",
    "closed": "Closed",
    "withdrawn": "Withdrawn",
}


def hinted(names: dict[str, str], hints: dict[str, str]) -> list[tuple[str, str, str]]:
    """Options of a choice, each with its hint."""
    return [(key, name, hints[key]) for key, name in names.items()]
