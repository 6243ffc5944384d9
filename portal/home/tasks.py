"""What a wait in the inbox says to the people it waits for."""

from projections.inbox import FLOW, Wait

TASKS = {
    FLOW + "finish_draft": "Finish the draft, or put it away.",
    FLOW + "acknowledge": "Say that you have read it.",
    FLOW + "contain": "Say how the harm is contained.",
    FLOW + "propose_cause": "Propose a cause.",
    FLOW + "answer_cause": "Agree to the cause, or dissent.",
    FLOW + "promise_correction": "Promise what corrects it.",
    FLOW + "check_effect": "Plan and report the effectiveness check.",
    FLOW + "cosign_check": "Co-sign the effectiveness check, or dispute it.",
    FLOW + "close": "Write the lesson and close it.",
    FLOW + "accept_commitment": "Accept the commitment.",
    FLOW + "answer_renegotiation": "Answer: may it be another day?",
    FLOW + "sign_charter": "Sign the charter, or decline it.",
    "keep": "Keep the commitment.",
    "update": "Give the update you promised.",
    "look_back": "Hold the joint look-back.",
    "thank": "Thank the discloser?",
    "question": "Answer a question.",
    "severity": "Answer the challenge of the severity.",
    "make_good": "Confirm that it was made good, or dispute it.",
    "statement": "Approve the joint statement.",
    "withdrawal": "Was it a mistake? Agree or disagree.",
    "protection": "Does the protection apply?",
}
KINDS = {"disclosure": "Disclosure", "commitment": "Commitment", "partnership": "Charter"}


def task(wait: Wait) -> str:
    """What is asked. Raises KeyError for a task nobody put into words."""
    return TASKS[wait.task if wait.task.startswith(FLOW) else wait.task.split(":")[0]]


def kind_of(wait: Wait) -> str:
    """The kind of the record, in words."""
    return KINDS[wait.record_kind]
