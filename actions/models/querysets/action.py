"""SQL about rows: who sees which, and what each page needs of them."""

from __future__ import annotations

from functools import cache, lru_cache

from django.db import models
from django.db.models import BigIntegerField, CharField, PositiveIntegerField, Q, TextField, Value
from django.db.models.functions import Cast

from csp.sql.prepared import ANY_NUMBER, Prepared, PreparedModels
from plans.access import Access
from plans.audience import Audience


class ActionQuerySet(models.QuerySet):
    """Rows of action plans, chained as ``Action.objects.visible_to(access).for_plan(plan)``."""

    def visible_to(self, access: Access) -> ActionQuerySet:
        """Rows of one partnership as somebody may see them.

        1. Public rows are for everybody with a role.
        2. Rows for partners need READ_PARTNERS.
        3. Restricted rows need READ_RESTRICTED, or to be led by a body that the person answers for.
        4. Rows of any kind of a plan that is not agreed yet need READ_DRAFTS, as the plan itself does.
        """
        seen = Q(visibility__in=access.audiences)
        if access.bodies and not access.may_read(Audience.RESTRICTED):
            led = self.led_by(access.bodies).values("pk")
            seen |= Q(visibility=Audience.RESTRICTED, pk__in=led)
        if hidden := access.hidden_plans:
            seen &= ~Q(plan__status__in=hidden)
        return self.filter(seen, partnership=access.partnership)

    def led_by(self, bodies) -> ActionQuerySet:
        """Rows that any of these bodies leads, itself, through a post or through its people."""
        return self.model.objects.filter(
            Q(leads__organisation__in=bodies)
            | Q(leads__post__organisation__in=bodies)
            | Q(leads__people__organisation__in=bodies)
        ).distinct()

    def for_detail(self) -> ActionQuerySet:
        return self.select_related("priority", "area").prefetch_related(
            "leads", "measures", "risks", "references__target", "revisions__by"
        )

    def held(self, number: int):
        """One row that nobody else may save until the transaction ends, with its plan and its place."""
        found = row_held(self.model).first({ANY_NUMBER: number})
        if found is None:
            raise self.model.DoesNotExist("The row has been removed.")
        return found

    def for_list(self) -> ActionQuerySet:
        """What the list of rows prints, as dictionaries: a model instance for each cell is slow."""
        return self.values(
            "pk",
            "ref",
            "aim",
            "timescale",
            "visibility",
            "plan_id",
            "plan__slug",
            "plan__start",
            "plan__end",
            "partnership__slug",
            "priority__number",
            "priority__title",
            "area__title",
        )

    def for_checks(self) -> ActionQuerySet:
        """With everything that ``actions.rows.checks`` reads."""
        return self.prefetch_related("leads", "measures", "risks", "references__target").in_order()

    def in_order(self) -> ActionQuerySet:
        return self.order_by("priority__position", "position", "ref_key", "pk")


@cache
def row_held(action: type[models.Model]) -> PreparedModels:
    rows = action.objects.order_by().filter(pk=ANY_NUMBER).select_for_update(of=("self",))
    return PreparedModels(lambda: rows.select_related("plan", "priority", "area"))


AT_A_TIME = 50


def part_lines_by_row(actions, *parts) -> list[dict[int, list[str]]]:
    """The words of each kind of part of these rows, by the number of the row, in order; one query.

    A kind is a model and the name of its words: ``part_lines_by_row(rows, (Lead, "words"))``.
    """
    numbers = list(actions)
    lines: list[dict[int, list[str]]] = [{} for _ in parts]
    if not numbers:
        return lines
    places = stand_ins(-(-len(numbers) // AT_A_TIME) * AT_A_TIME)
    # A statement is written for so many rows; places that are left over ask for the last row again.
    given = dict.fromkeys(places, numbers[-1]) | dict(zip(places, numbers, strict=False))
    for kind, _position, _number, action, words in sorted(
        lines_asked(parts, len(places)).rows(given)
    ):
        lines[kind].setdefault(action, []).append(words)
    return lines


def stand_ins(count: int) -> list[int]:
    return [ANY_NUMBER - place for place in range(count)]


@lru_cache(maxsize=64)
def lines_asked(parts: tuple, count: int) -> Prepared:
    first, *rest = (
        model.objects.filter(action__in=stand_ins(count))
        .order_by()
        .values_list(
            Value(kind, BigIntegerField()), "position", "pk", "action_id", Cast(words, TextField())
        )
        for kind, (model, words) in enumerate(parts)
    )
    return Prepared(lambda: first.union(*rest, all=True))


def parts_of_plan(plan, *, row=None) -> list[tuple]:
    """All leads, measures, risks, references and revised fields of a plan, or of one row, in no order.

    Tuples of row, kind, position, number, words, more words (a measure's target, or the present
    number of the row that a reference points to) and the number of that row.
    """
    whose, number = ("action", row.pk) if row else ("action__plan", plan.pk)
    return parts_asked(plan.actions.model, whose).rows({ANY_NUMBER: number})


@cache
def parts_asked(action: type[models.Model], whose: str) -> Prepared:
    return Prepared(lambda: all_parts(action, {whose: ANY_NUMBER}))


def all_parts(action: type[models.Model], whose: dict) -> models.QuerySet:
    kinds = {
        "leads": ("words", Value("", TextField()), Value(0, BigIntegerField())),
        "measures": ("text", Cast("target", TextField()), Value(0, BigIntegerField())),
        "risks": ("text", Value("", TextField()), Value(0, BigIntegerField())),
        "references": (
            "ref",
            Cast("target__ref", TextField()),
            Cast("target_id", BigIntegerField()),
        ),
    }
    revised = action._meta.get_field("revisions").related_model.objects
    words_revised = (
        revised.filter(**whose, spelling=False)
        .order_by()
        .values_list(
            "action_id",
            Value("revised", CharField()),
            Value(0, PositiveIntegerField()),
            "pk",
            Cast("field", TextField()),
            Value("", TextField()),
            Value(0, BigIntegerField()),
        )
    )
    first, *rest = (
        action._meta.get_field(kind)
        .related_model.objects.filter(**whose)
        .order_by()
        .values_list(
            "action_id",
            Value(kind, CharField()),
            "position",
            "pk",
            Cast(words, TextField()),
            more,
            row,
        )
        for kind, (words, more, row) in kinds.items()
    )
    return first.union(*rest, words_revised, all=True)
