"""Which keys the tables of the demo's data files may hold, and which of them they must."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db.models import Field, Model

from actions import models as actions
from plans import models as plans
from reporting import models as reporting

Row = dict[str, Any]


class WrongData(ValueError):
    """A data file of the demo is not as it should be; the words name the file and the key."""


# What a row has of the system, or of the row that it hangs on, and never of a file.
NEVER = {"id", "version", "partnership", "position", "key", "ref_key"}
# Each table by the kind of file and the tables around it: the model whose fields are its keys, and then
# the keys beyond those. One with ! must be there; one with - is known from elsewhere.
TABLES: dict[str, tuple[type[Model] | None, str]] = {
    "site": (None, "partnerships! accounts!"),
    "site.accounts": (None, "email! name! roles! administrator caretaker"),
    "partnership": (None, "files! partnership! areas! local_names logo published"),
    "partnership.files": (None, "facts! plans! evidence! rounds papers planners meetings"),
    "partnership.partnership": (plans.Partnership, "-slug"),
    "partnership.areas": (plans.Area, ""),
    "partnership.logo": (None, "words! alt!"),
    "partnership.published": (None, "plan! change_note! progress_reasons"),
    "facts": (None, "bodies people groups terms drivers"),
    "facts.bodies": (plans.Organisation, "former_names member"),
    "facts.bodies.former_names": (plans.FormerName, ""),
    "facts.bodies.member": (None, "kind! printed_as"),
    "facts.people": (plans.Person, ""),
    "facts.groups": (plans.Group, "seats"),
    "facts.groups.seats": (plans.Seat, ""),
    "facts.drivers": (plans.Driver, "priorities"),
    "facts.drivers.priorities": (plans.DriverPriority, ""),
    "plan": (None, "plan! statuses priorities! commitments endorsements"),
    "plan.plan": (plans.Plan, "-slug"),
    "plan.statuses": (None, "status! on! note!"),
    "plan.priorities": (plans.Priority, "areas"),
    "plan.commitments": (plans.Commitment, ""),
    "plan.endorsements": (plans.Endorsement, "organisation!"),
    "narrative": (None, "sections!"),
    "narrative.sections": (plans.Section, ""),
    "rows": (None, "rows!"),
    "rows.rows": (actions.Action, "area! leads! measures risks"),
    "rows.rows.leads": (actions.Lead, ""),
    "rows.rows.measures": (actions.Measure, ""),
    "rows.rows.risks": (actions.Risk, ""),
    "round": (
        None,
        "plan! period! answers! talk opens_on due_on closes_on closed_on opened due closes note instructions",
    ),
    "round.answers": (
        None,
        "ref! status! day! happened! next_steps why wanted note state figures",
    ),
    "round.answers.figures": (None, "place! member figure hedge missing_because"),
    "round.talk": (None, "ref! who! kind! day! text! owner due_on"),
    "planner": (None, "planner! rows!"),
    "planner.planner": (actions.Planner, "group!"),
    "planner.rows": (actions.PlannerRow, "current planned leads"),
    "meetings": (None, "group! cadence! rules! meetings! forward"),
    "meetings.cadence": (plans.GroupCadence, "until!"),
    "meetings.rules": (reporting.GroupRules, "standing_items"),
    "meetings.rules.standing_items": (reporting.StandingItem, ""),
    "meetings.meetings": (reporting.Meeting, "begun circulated next_meeting attendance items"),
    "meetings.meetings.attendance": (reporting.Attendance, ""),
    "meetings.meetings.items": (reporting.AgendaItem, "parts papers decisions agreed"),
    "meetings.meetings.items.parts": (reporting.AgendaItem, ""),
    "meetings.meetings.items.papers": (reporting.AgendaPaper, ""),
    "meetings.meetings.items.decisions": (reporting.MeetingDecision, ""),
    "meetings.meetings.items.agreed": (actions.AgreedAction, "-number"),
    "meetings.forward": (reporting.ForwardItem, "at"),
    "paper": (
        None,
        "paper! sections changes frozen public committee overridden recommendations",
    ),
    "paper.paper": (reporting.Paper, "-slug"),
    "paper.sections": (reporting.PaperSection, "name blocks"),
    "paper.sections.blocks": (None, "words source name indicators reader printed"),
    "paper.changes": (None, "heading! left_out name blocks"),
    "paper.changes.blocks": (None, "words source name indicators"),
    "paper.recommendations": (reporting.Recommendation, "-number body! answer"),
    "paper.recommendations.answer": (reporting.Answer, "-due_on"),
    "evidence": (
        None,
        "geography_schemes indicators surveys assessments consultations evidence streams projects "
        "allocations summer_schemes tools uses case_reviews death_reviews duties liaison",
    ),
    "evidence.geography_schemes": (plans.GeographyScheme, "places!"),
    "evidence.geography_schemes.places": (plans.Geography, ""),
    "evidence.indicators": (plans.Indicator, "known_on figures table printed breaks"),
    "evidence.indicators.figures": (
        None,
        "place! period! value qualifier approximate provisional printed since numerator denominator "
        "change change_basis missing_because note",
    ),
    "evidence.indicators.table": (None, "years! values! approximate"),
    "evidence.indicators.printed": (plans.PrintedTotal, "period! -period_code -start -end"),
    "evidence.indicators.breaks": (plans.Break, ""),
    "evidence.surveys": (plans.Survey, "results!"),
    "evidence.surveys.results": (plans.SurveyResult, ""),
    "evidence.assessments": (plans.Assessment, "contributors hotspots recommended"),
    "evidence.assessments.recommended": (None, "words! priority!"),
    "evidence.consultations": (plans.Consultation, "questions raised"),
    "evidence.consultations.questions": (plans.Question, "answers"),
    "evidence.consultations.questions.answers": (plans.Answer, ""),
    "evidence.consultations.raised": (plans.Raised, ""),
    "evidence.evidence": (None, "priority! from! words position"),
    "evidence.streams": (plans.FundingStream, "years"),
    "evidence.streams.years": (plans.FundingYear, ""),
    "evidence.projects": (actions.Project, "outcomes case_studies"),
    "evidence.projects.case_studies": (actions.CaseStudy, ""),
    "evidence.allocations": (actions.Allocation, "stream!"),
    "evidence.summer_schemes": (actions.Scheme, "activities!"),
    "evidence.summer_schemes.activities": (actions.SchemeActivity, ""),
    "evidence.tools": (actions.Tool, ""),
    "evidence.uses": (actions.EnforcementUse, "tool! -start -end"),
    "evidence.case_reviews": (actions.CaseReviewYear, ""),
    "evidence.death_reviews": (actions.DeathReview, ""),
    "evidence.duties": (plans.DutyRecord, ""),
    "evidence.liaison": (plans.LiaisonOfficer, "organisation!"),
}


@cache
def list_keys(table: str) -> dict[str, bool]:
    """Each key that a table may hold, and whether it must."""
    model, more = TABLES[table]
    keys = {field.name: is_required(field) for field in fillable_fields(model)}
    for word in more.split():
        keys |= {word.strip("!-"): word.endswith("!")}
        if word.startswith("-"):
            del keys[word[1:]]
    return keys


def fillable_fields(model: type[Model] | None) -> list[Field]:
    """The fields that a file may fill; a row that must hang on another one is in the table of that."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many] if model else []
    return [
        field
        for field in fields
        if field.name not in NEVER and not (field.is_relation and is_required(field))
    ]


def is_required(field: Field) -> bool:
    return not (field.has_default() or field.null or field.blank)


def check_table(value: Any, table: str, where: str) -> None:
    """Raise WrongData for a key that nothing reads, and for one that is missing, in it and inside it."""
    if isinstance(value, list):
        for number, each in enumerate(value, start=1):
            check_table(each, table, f"{where} {number}")
    if not isinstance(value, dict):
        return  # Bare words stand for a table of one key.
    keys = list_keys(table)
    if unknown := [key for key in value if key not in keys]:
        raise WrongData(f"{where} has the key “{unknown[0]}”, which nothing reads.")
    if missing := [key for key, must in keys.items() if must and key not in value]:
        raise WrongData(f"{where} lacks the key “{missing[0]}”.")
    for key, each in value.items():
        if f"{table}.{key}" in TABLES:
            check_table(each, f"{table}.{key}", f"{where}, {key}")


def spell_out(value: Any, key: str) -> Row:
    """A table, or the one that bare words stand for: its key that says the most."""
    return dict(value) if isinstance(value, dict) else {key: value}
