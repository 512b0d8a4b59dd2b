"""Stores the quarters of one partnership of the demo, after its plans; no e-mail is queued."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from actions.models import Action, Comment, Measure, Reading, Round, Status, Update
from actions.rounds.services.cadence import cadence_of, period_named
from actions.rounds.services.invitation import invite
from actions.rounds.services.legend import ensure_legend, legend_of
from actions.rounds.services.round import ask, live_rows
from actions.rules.typed_figures import Typed, read_figure
from csp import changes
from csp.changes.bulk import create_many
from csp.models import User
from csp.periods import LONDON
from csp.periods import today as day_now
from reporting.demo.builder import Builder
from reporting.demo.shapes import Row
from reporting.editions.services.report import sign_off

State = Update.State
MORNING = time(10, 30)


class RoundBuilder:
    """Fills the rounds of a partnership. Who speaks is found by e-mail address."""

    def __init__(self, builder: Builder, plan: str, users: Mapping[str, User]):
        self.store, self.by, self.users = builder.store, builder.by, users
        self.partnership, self.plan = builder.partnership, plan
        ensure_legend(by=self.by, partnership=self.partnership)
        self.legend = {each.label: each for each in legend_of(self.partnership)}

    def add(self, rows: Iterable[Row], chair: User) -> None:
        """Rounds, the oldest first; those with a day of closing are signed off."""
        for row in rows:
            round = self.add_round(row)
            updates = self.add_answers(round, row["answers"])
            self.add_talk(round, updates, row.get("talk", ()))
            if round.is_open:
                invite(by=self.by, round=round)
            else:
                sign_off(by=chair, round=round, version=round.version, note=row["note"])

    def add_round(self, row: Row) -> Round:
        stretch = period_named(cadence_of(self.partnership), row["period"])
        days = dates_of(row, day_now())
        return changes.create(
            Round(
                partnership=self.partnership,
                period=stretch.code,
                title=str(stretch),
                start=stretch.start,
                end=stretch.end,
                instructions=row.get("instructions", ""),
                opened_at=morning(days["opens_on"]),
                closed_at=morning(row["closed_on"]) if "closed_on" in row else None,
                **days,
            ),
            by=self.by,
            verb="opened",
        )

    def add_answers(self, round: Round, rows: Iterable[Row]) -> dict[str, Update]:
        """An update for every live row, by its reference, and the figures of those answered."""
        said = {row["ref"]: row for row in rows}
        actions = list(
            live_rows(round).filter(plan__slug=self.plan).prefetch_related("measures", "leads")
        )
        silent = [action for action in actions if action.ref not in said]
        found = {
            each.action.ref: each
            for each in ask(silent, by=self.by, round=round, on=round.opens_on)
        }
        spoken = [action for action in actions if action.ref in said]
        answers = create_many(
            (self.answer(round, action, said[action.ref]) for action in spoken), by=self.by
        )
        found |= {each.action.ref: each for each in answers}
        create_many(
            (
                reading
                for update in answers
                for reading in readings_of(update, said[update.action.ref].get("figures", ()))
            ),
            by=self.by,
        )
        return found

    def answer(self, round: Round, action: Action, row: Row) -> Update:
        usual = State.SENT if round.is_open else State.ACCEPTED
        state = State(row.get("state", usual))
        sent = morning(round.opens_on + timedelta(days=row["day"]))
        values: dict[str, Any] = {
            name: row.get(name, "") for name in ("happened", "next_steps", "why", "wanted", "note")
        }
        if state != State.STARTED:
            values |= {"sent_at": sent, "sent_as": spokesman(action)}
        if state in (State.ACCEPTED, State.RETURNED):
            values |= {"reviewed_at": sent + timedelta(days=1), "reviewed_by": self.by}
        return Update(
            partnership=self.partnership,
            round=round,
            action=action,
            asked_on=round.opens_on,
            state=state,
            status=self.status(row),
            **values,
        )

    def status(self, row: Row) -> Status:
        return self.legend[row["status"]]

    def add_talk(self, round: Round, updates: Mapping[str, Update], rows: Iterable[tuple]) -> None:
        """What the strategy group said; an answer is to the last question about the same row."""
        asked: dict[str, Comment] = {}
        for ref, who, kind, day, text in rows:
            user = self.users[who]
            comment = self.store(
                Comment,
                update=updates[ref],
                kind=kind,
                text=text,
                answers=asked.get(ref) if kind == Comment.Kind.ANSWER else None,
                by=user,
                said_as=user.name,
                at=morning(round.opens_on + timedelta(days=day)),
            )
            if kind == Comment.Kind.QUESTION:
                asked[ref] = comment


def dates_of(row: Row, today: date) -> dict[str, date]:
    """The days as given, or counted from today where the round is being answered."""
    names = {"opens_on": "opened", "due_on": "due", "closes_on": "closes"}
    return {
        name: row[name] if name in row else today + timedelta(days=row[counted])
        for name, counted in names.items()
    }


def morning(day: date) -> datetime:
    return datetime.combine(day, MORNING, LONDON)


def spokesman(action: Action) -> str:
    """Who answered, in words: the row's first lead as printed."""
    leads = list(action.leads.all())
    return leads[0].words if leads else ""


def readings_of(update: Update, rows: Iterable[Row]) -> Iterable[Reading]:
    """The figures as they are stored when somebody types them."""
    measures: list[Measure] = list(update.action.measures.all())
    for row in rows:
        row = dict(row)
        measure, member = measures[row.pop("place") - 1], row.pop("member")
        figure = read_figure(Typed(**row), kind=measure.kind, unit=measure.unit)
        if figure is not None:
            yield Reading(
                partnership_id=update.partnership_id,
                update=update,
                measure=measure,
                member=member,
                **figure.values,
            )
