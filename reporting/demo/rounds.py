"""Stores the quarters of one partnership of the demo, after its plans; no e-mail is queued."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from actions.agreed.services.agreed import record_decision
from actions.models import Action, Comment, Reading, Round, Status, Update
from actions.rounds.forms.comment import DECISION
from actions.rounds.services.cadence import cadence_of, period_named
from actions.rounds.services.invitation import invite_leads
from actions.rounds.services.legend import ensure_legend, partnership_legend
from actions.rounds.services.round import ask_about_rows, live_rows
from actions.rules.typed_figures import Typed, read_typed_figure
from csp import changes
from csp.changes.bulk import create_many
from csp.models import User
from csp.periods import LONDON, today
from plans.models import Organisation
from reporting.demo.builder import Builder
from reporting.demo.keys import Row
from reporting.demo.people import find_holder
from reporting.editions.services.report import sign_off

State = Update.State
MORNING = time(10, 30)
# What an answer says, beside its status and its figures.
WORDS = ("happened", "next_steps", "why", "wanted", "note")


def add_rounds(builder: Builder, rounds: list[Row], users: Mapping[str, User]) -> None:
    """Rounds, the oldest first; those with a day of closing are signed off."""
    if rounds:
        ensure_legend(by=builder.by, partnership=builder.partnership)
    for row in rounds:
        round = add_round(builder, row)
        updates = add_answers(builder, round, row)
        add_talk(builder, updates, row.get("talk", ()), users)
        if round.is_open:
            invite_leads(by=builder.by, round=round)
        else:
            chair = users[find_holder(builder.partnership.slug, "chair")]
            sign_off(by=chair, round=round, version=round.version, note=row["note"])


def add_round(builder: Builder, row: Row) -> Round:
    stretch = period_named(cadence_of(builder.partnership), row["period"])
    days = count_days(row, today())
    round = Round(
        partnership=builder.partnership,
        period=stretch.code,
        title=str(stretch),
        start=stretch.start,
        end=stretch.end,
        instructions=row.get("instructions", ""),
        opened_at=morning_of(days["opens_on"]),
        closed_at=morning_of(row["closed_on"]) if "closed_on" in row else None,
        **days,
    )
    return changes.create(round, by=builder.by, verb="opened")


def count_days(row: Row, today: date) -> dict[str, date]:
    """The days as given, or counted from today where the round is being answered."""
    names = {"opens_on": "opened", "due_on": "due", "closes_on": "closes"}
    return {
        name: row[name] if name in row else today + timedelta(days=row[counted])
        for name, counted in names.items()
    }


def add_answers(builder: Builder, round: Round, row: Row) -> dict[str, Update]:
    """An update for every live row of the plan, by its reference, and the figures of those answered."""
    said = {each["ref"]: each for each in row["answers"]}
    live = live_rows(round).filter(plan__slug=row["plan"]).prefetch_related("measures", "leads")
    actions = list(live)
    silent = [action for action in actions if action.ref not in said]
    asked = ask_about_rows(silent, by=builder.by, round=round, on=round.opens_on)
    legend = {each.label: each for each in partnership_legend(builder.partnership)}
    spoken = [action for action in actions if action.ref in said]
    answers = create_many(
        (make_answer(round, action, said[action.ref], builder.by, legend) for action in spoken),
        by=builder.by,
    )
    readings = [
        each for update in answers for each in make_readings(update, said[update.action.ref])
    ]
    create_many(readings, by=builder.by)
    return {each.action.ref: each for each in (*asked, *answers)}


def make_answer(
    round: Round, action: Action, row: Row, officer: User, legend: Mapping[str, Status]
) -> Update:
    usual = State.SENT if round.is_open else State.ACCEPTED
    state = State(row.get("state", usual))
    sent = morning_of(round.opens_on + timedelta(days=row["day"]))
    values: dict[str, Any] = {name: row.get(name, "") for name in WORDS}
    if state != State.STARTED:
        values |= {"sent_at": sent, "sent_as": name_spokesman(action)}
    if state in (State.ACCEPTED, State.RETURNED):
        values |= {"reviewed_at": sent + timedelta(days=1), "reviewed_by": officer}
    return Update(
        partnership=round.partnership,
        round=round,
        action=action,
        asked_on=round.opens_on,
        state=state,
        status=legend[row["status"]],
        **values,
    )


def name_spokesman(action: Action) -> str:
    """Who answered, in words: the row's first lead as printed."""
    leads = list(action.leads.all())
    return leads[0].words if leads else ""


def make_readings(update: Update, row: Row) -> Iterator[Reading]:
    """The figures of an answer, as they are stored when somebody types them."""
    measures = list(update.action.measures.all())
    for typed in row.get("figures", ()):
        measure, member = measures[typed.pop("place") - 1], typed.pop("member", "")
        figure = read_typed_figure(Typed(**typed), kind=measure.kind, unit=measure.unit)
        if figure is not None:
            yield Reading(
                partnership_id=update.partnership_id,
                update=update,
                measure=measure,
                member=member,
                **figure.values,
            )


def add_talk(
    builder: Builder,
    updates: Mapping[str, Update],
    rows: Iterable[Row],
    users: Mapping[str, User],
) -> None:
    """What the strategy group said; an answer is to the last question about the same row."""
    asked: dict[str, Comment] = {}
    for row in rows:
        update, user, kind = updates[row["ref"]], users[row["who"]], row["kind"]
        at = morning_of(update.round.opens_on + timedelta(days=row["day"]))
        if kind == DECISION:
            record_decision(
                by=user, update=update, words=row["text"], at=at, more=decided(builder, row)
            )
            continue
        comment = builder.store(
            Comment,
            {"kind": kind, "text": row["text"]},
            update=update,
            answers=asked.get(row["ref"]) if kind == Comment.Kind.ANSWER else None,
            by=user,
            said_as=user.name,
            at=at,
        )
        if kind == Comment.Kind.QUESTION:
            asked[row["ref"]] = comment


def decided(builder: Builder, row: Row) -> dict[str, Any]:
    """Who does what was decided, and by when, where the file says so."""
    owner, due = row.get("owner"), row.get("due_on")
    body = {"owner_body": builder.find(Organisation, owner)} if owner else {}
    return body | ({"due_kind": "day", "due_on": due} if due else {})


def morning_of(day: date) -> datetime:
    return datetime.combine(day, MORNING, LONDON)
