"""What is known of one change, as its page shows it.

Every part that carries a text remembers the version of the fact it came from, so that a
correction finds it, and names its texts as the fact does.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec

from domain.facts import Claimed
from domain.schedules.events import Conflict


class Part(msgspec.Struct, kw_only=True):
    """A part of a change: the fact it came from (its version), who said it, for whom, and when."""

    version: int
    actor_id: UUID
    side: str
    at: datetime


class Request(Part, kw_only=True):
    """What is asked for, whole, as of one revision. ``revision`` counts from 1, drafts are 0."""

    revision: int
    title: str
    why: str
    front_line_impact: str
    customer_impact: str
    success: str
    wanted_by: date | None = None


class Response(Part, kw_only=True):
    """A response. ``disputed`` is the code the requester holds instead until it is settled."""

    code: str
    words: str
    disputed: str | None = None
    settled: bool = False


class Options(Part, kw_only=True):
    """A counter-offer. ``taken`` is the number of the accepted option, 0 where all were refused."""

    option_1: str
    option_2: str = ""
    option_3: str = ""
    taken: int | None = None

    @property
    def offered(self) -> list[tuple[int, str]]:
        """The options with their numbers."""
        texts = (self.option_1, self.option_2, self.option_3)
        return [(number, text) for number, text in enumerate(texts, 1) if text]


class Said(Part, kw_only=True):
    """Words said in passing. ``what`` names the fact, such as "sent_back" or "held"."""

    what: str
    reason: str = ""
    alternative: str = ""


class Assessment(Part, kw_only=True):
    """What a change costs and how it is done."""

    implementer: str
    front_line_hours: int
    targets: str
    agent_cost: str
    stress: str
    customer_effect: str
    cost: str
    risk: str
    rollout: str
    fallback: str
    team_ids: list[UUID]
    load_points: int


class Board(Part, kw_only=True):
    """A sitting of the joint board."""

    held_on: date
    present: list[UUID]
    minutes: str


class Paper(msgspec.Struct):
    """The paper beside the flow; ``state`` as in the domain."""

    state: str = "none"
    due_on: date | None = None
    due_at: datetime | None = None
    waiver_by: str | None = None
    waiver_reason: str | None = None
    document: str | None = None
    signed_on: date | None = None
    before_waiver: str = "none"
    version: int = 0


class Override(Part, kw_only=True):
    """A time asked for against what was agreed; ``answer`` is agreed, refused or still open."""

    effective_at: datetime
    conflicts: list[Conflict]
    reason: str
    answer: str | None = None
    answer_reason: str | None = None
    answer_version: int = 0


class Schedule(msgspec.Struct):
    """When it goes live. ``announced_at`` is when that was scheduled."""

    effective_at: datetime
    announced_at: datetime
    week: str
    notice_days: int
    short_notice: bool
    consented: bool
    conflicts: list[Conflict]


class Question(Part, kw_only=True):
    """A question of the front line and, once given, its answer."""

    id: UUID
    text: str
    answer: str | None = None
    answer_version: int = 0


class Briefing(Part, kw_only=True):
    """What the front line is told."""

    text: str
    briefed_on: date


class Comprehension(Part, kw_only=True):
    """The question that shows whether the briefing is understood."""

    question: str
    choice_1: str
    choice_2: str
    choice_3: str
    right: int


class Reading(msgspec.Struct):
    """One person rostered. ``missed`` counts wrong answers to the comprehension check."""

    person_id: UUID
    team_id: UUID
    confirmed_at: datetime | None = None
    confidence: int | None = None
    missed: int = 0


class Dossier(msgspec.Struct):
    """Everything the page of a change shows beside its history. Times are UTC."""

    audience: str = "shared"
    asked_by: str = "bpo"
    submitter_id: UUID | None = None
    kind: str = "normal"
    template_id: UUID | None = None
    stage: str = "draft"
    ball: str = "nobody"
    ball_since: datetime | None = None
    entered_at: datetime | None = None
    submitted_at: datetime | None = None
    due_at: datetime | None = None
    respond_by: datetime | None = None
    revisions: list[Request] = []
    topics: dict[str, list[str]] = {}
    responses: list[Response] = []
    options: Options | None = None
    said: list[Said] = []
    appeals: int = 0
    until: date | None = None
    wakes_at: datetime | None = None
    held_by: str | None = None
    held_reason: str | None = None
    assessments: list[Assessment] = []
    approve_by: datetime | None = None
    owners: dict[str, UUID] = {}
    board: Board | None = None
    approvals: dict[str, UUID] = {}
    paper: Paper = msgspec.field(default_factory=Paper)
    override: Override | None = None
    schedule: Schedule | None = None
    briefing: Briefing | None = None
    comprehension: Comprehension | None = None
    readings: list[Reading] = []
    questions: list[Question] = []
    live: Claimed | None = None
    live_since: datetime | None = None
    live_week: str | None = None
    ratify_by: datetime | None = None
    assess_by: datetime | None = None
    account_by: datetime | None = None
    review_by: datetime | None = None
    judge_by: datetime | None = None
    made_by: str | None = None
    contested: bool = False
    backed_out: Claimed | None = None
    outcome: str | None = None
    lesson: str | None = None
    efforts: dict[str, int] = {}
    closed_at: datetime | None = None
    came_from: list[UUID] = []
    caused: list[UUID] = []
    fallback: str | None = None
    fallback_version: int = 0
    lesson_version: int = 0

    @property
    def request(self) -> Request | None:
        """What is asked for now."""
        return self.revisions[-1] if self.revisions else None

    @property
    def assessment(self) -> Assessment | None:
        """The assessment that stands."""
        return self.assessments[-1] if self.assessments else None

    @property
    def response(self) -> Response | None:
        """The response that stands."""
        return self.responses[-1] if self.responses else None

    @property
    def implementer(self) -> str:
        """The side that implements it; until it is assessed the one that was asked."""
        if self.assessment:
            return self.assessment.implementer
        if self.made_by:
            return self.made_by
        return self.asked_by if self.kind == "emergency" else _across(self.asked_by)

    @property
    def judge(self) -> str:
        """The side that judges the outcome."""
        return _across(self.implementer)

    @property
    def options_open(self) -> Options | None:
        """The counter-offer that waits for an answer."""
        return self.options if self.options and self.options.taken is None else None

    @property
    def override_open(self) -> Override | None:
        """The override that waits for an answer."""
        return self.override if self.override and self.override.answer is None else None

    @property
    def open_questions(self) -> list[Question]:
        """Questions of the front line nobody answered yet."""
        return [question for question in self.questions if question.answer is None]

    @property
    def read_percent(self) -> int:
        """The share of those rostered who have read and understood, in whole percent."""
        read = sum(each.confirmed_at is not None for each in self.readings)
        return 100 * read // len(self.readings) if self.readings else 0

    @property
    def voted_percent(self) -> int:
        """The share of those rostered who voted, in whole percent."""
        voted = sum(each.confidence is not None for each in self.readings)
        return 100 * voted // len(self.readings) if self.readings else 0

    @property
    def confidence(self) -> float | None:
        """The mean vote from 1 to 5; ``None`` where nobody voted."""
        votes = [each.confidence for each in self.readings if each.confidence is not None]
        return sum(votes) / len(votes) if votes else None

    @property
    def topics_agreed(self) -> list[str]:
        """Topics both sides hold to be paper first."""
        return [topic for topic, sides in self.topics.items() if len(sides) > 1]

    def parts(self) -> list[Any]:
        """Every part that carries texts, each with the version of its fact."""
        single = (self.options, self.board, self.override, self.briefing, self.comprehension)
        return [
            *self.revisions,
            *self.responses,
            *self.said,
            *self.assessments,
            *self.questions,
            *(part for part in single if part is not None),
        ]


def _across(side: str) -> str:
    return "bpo" if side == "brand" else "brand"
