"""What a wait in the inbox says to the people it waits for."""

from collections.abc import Mapping
from uuid import UUID

from flask import url_for

from portal.kinds import KINDS, record_url
from portal.reminders import Reminded
from portal.web import here
from portal.words import day
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
    FLOW + "respond": "Respond to the change.",
    FLOW + "answer_options": "Take one of the options, or none.",
    FLOW + "give_information": "Give the information asked for.",
    FLOW + "settle_contract": "The contract comes first: sign the paper, or settle it otherwise.",
    FLOW + "revise": "Revise what was sent back.",
    FLOW + "assess": "Assess the change.",
    FLOW + "approve": "Approve the change.",
    FLOW + "answer_appeal": "Answer the appeal.",
    FLOW + "schedule": "Set the time it goes live.",
    FLOW + "answer_override": "Answer: may the conflict be overridden?",
    FLOW + "get_ready": "Get the front line ready.",
    FLOW + "go_live": "Go live.",
    FLOW + "ratify": "Ratify the emergency, or refuse.",
    FLOW + "account": "Account for the change made alone.",
    FLOW + "answer_contest": "They contest it: uphold or withdraw.",
    FLOW + "ask_review": "Say how it went, and ask for the review.",
    FLOW + "judge": "Judge the outcome.",
    FLOW + "rate_effort": "Rate the effort.",
    FLOW + "lift_hold": "Lift the hold.",
    FLOW + "talk_doubt": "Talk it over, the two of you.",
    FLOW + "settle_doubt": "You have talked: is it settled?",
    FLOW + "agree_pulse": "Agree to the pulse, or call it off.",
    FLOW + "endorse_template": "Endorse the template, or decline it.",
    FLOW + "acknowledge_feedback": "Acknowledge the feedback.",
    FLOW + "answer_feedback": "Answer the feedback.",
    FLOW + "record_meeting": "Meet about it, and record the meeting.",
    FLOW + "tell_back": "Tell back what became of it.",
    FLOW + "settle_feedback": "Say whether it is settled.",
    FLOW + "conclude_feedback": "Not settled: the leads propose how it ends.",
    FLOW + "answer_conclusion": "Agree how it ends, or say why not.",
    FLOW + "propose_ruling": "Propose a ruling on the appeal.",
    FLOW + "answer_ruling": "Agree to the ruling, or say why not.",
    FLOW + "answer_round": "Open the round of feedback, or decline it.",
    FLOW + "discuss_round": "Talk about what both sides wrote, and write down what was said.",
    FLOW + "propose_closing": "Propose how the round is closed.",
    FLOW + "answer_closing": "Agree how the round is closed, or decline.",
    "hand_in": "Write your side’s feedback, and hand it in.",
    "full_assessment": "Write the full assessment of the emergency.",
    "settle_response": "Accept the other code, or leave both standing.",
    "sign_paper": "Sign the paper that is owed.",
    "paper_waiver": "Is paper needed?",
    "front_line_question": "Answer a question of the front line.",
    "freeze": "Acknowledge a freeze, or contest it.",
    "freeze_contested": "They contest your freeze: lift it, or talk.",
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
    "rules": "Agree to the proposed rules of the trust score, or decline them.",
    "breach": "They state a breach of integrity: agree, or dissent.",
    FLOW + "join_recognition": "Join the recognition, or leave it as it is.",
    "reward": "Deliver the reward that was promised.",
    FLOW + "answer_visit": "Agree to the visit, propose other dates, or decline.",
    FLOW + "date_visit": "Propose other dates for the visit that was put off.",
    FLOW + "prepare_visit": "Prepare the visit: outcomes, people, teams, agenda.",
    FLOW + "start_visit": "Say when the visitors are there.",
    "report_visit": "Report what came of the visit.",
}


def task(wait: Wait) -> str:
    """What is asked. Raises KeyError for a task nobody put into words."""
    return TASKS[wait.task if wait.task.startswith(FLOW) else wait.task.split(":")[0]]


PAGES = {"rules": ("The rules of the trust score", "ruling.show")}
"""Tasks that are done elsewhere than on the page of their record: what is called there, where."""


def called(wait: Wait, titles: Mapping[UUID, str]) -> str:
    """What the thing is called that a wait is about."""
    return PAGES[wait.task][0] if wait.task in PAGES else titles.get(wait.record_id, "The charter")


def where(wait: Wait) -> str:
    """The address of the page where the task is done."""
    if wait.task in PAGES:
        return url_for(PAGES[wait.task][1], slug=here().slug)
    return record_url(wait.record_kind, wait.record_id)


def said_of(reminded: Reminded) -> str:
    """What became of a wait: "reminded Tue 3 Mar", "escalated Fri 6 Mar"."""
    return f"{'escalated' if reminded.escalated else 'reminded'} {day(reminded.at)}"


def kind_of(wait: Wait) -> str:
    """The kind of the record, in words."""
    return KINDS[wait.record_kind].word
