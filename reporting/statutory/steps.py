"""What each row of a plan must say: who leads it, what it is done with, how it is measured."""

from __future__ import annotations

from reporting.statutory.facts import Facts
from reporting.statutory.result import Found, Link, Outcome, found, some, times


def pages(facts: Facts, names: list = ()) -> tuple[Link, ...]:
    """The action plan, and the first rows that lack something."""
    rows = [row for row in names if row.seen][:3]
    own = (facts.link(f"Row {row.ref}", "action", row.plan__slug, row.pk) for row in rows)
    return facts.of_plan("The action plan", "plan"), *own


def no_rows(facts: Facts) -> Found:
    words = "the plan has no rows yet, so nobody can say"
    return found([(Outcome.UNKNOWN, words)], *pages(facts))


def lack(rows: list, words: str, *, one: str) -> str:
    """“Rows 1.1, 1.4 and 3 more name nobody”; a row that the reader may not see is only counted."""
    refs = [row.ref for row in rows if row.seen]
    hidden = len(rows) - len(refs)
    shown = refs[: 6 if hidden else 7]
    others = len(rows) - len(shown)
    names = [*shown, *([f"{others} more"] if others and shown else [])]
    if not shown:
        return f"{times(len(rows), 'row')} {one if len(rows) == 1 else words}"
    return f"{'row' if len(rows) == 1 else 'rows'} {some(names, most=9)} {one if len(rows) == 1 else words}"


def led(facts: Facts) -> Found:
    """ST-10: a lead counts whose words were matched to somebody, if that body is still there.

    A lead on each row is our own rule: regulation 11(1)(c), in Wales 9(c), speaks of the plan's steps.
    """
    if not facts.actions:
        return no_rows(facts)
    named = {lead.action_id for lead in facts.leads}
    matched = {lead.action_id for lead in facts.leads if matches(lead)}
    current = {lead.action_id for lead in facts.leads if matches(lead) and is_there(facts, lead)}
    nobody = [row for row in facts.actions if row.pk not in named]
    gone = [row for row in facts.actions if row.pk in matched - current]
    words = [row for row in facts.actions if row.pk in named - matched]
    parts = []
    if nobody:
        parts.append((Outcome.WARN, lack(nobody, "name no lead", one="names no lead")))
    if gone:
        told = lack(
            gone,
            "are led by bodies that came to an end",
            one="is led by a body that came to an end",
        )
        parts.append((Outcome.WARN, told))
    if words:
        told = lack(
            words,
            "name leads that are matched to no body",
            one="names leads that are matched to no body",
        )
        parts.append((Outcome.WARN, told))
    if not parts:
        parts = [
            (Outcome.PASS, f"{every(facts.actions)} led by a body, post or person that there is")
        ]
    return found(parts, *pages(facts, [*nobody, *gone, *words]))


def matches(lead) -> bool:
    return bool(lead.organisation_id or lead.post_id or lead.named)


def is_there(facts: Facts, lead) -> bool:
    """Bodies without a last day, or whose last day is yet to come, are there."""
    ended = (lead.organisation__ended_on, lead.post__organisation__ended_on)
    return all(day is None or day >= facts.within for day in ended)


def every(rows: list) -> str:
    return "the one row is" if len(rows) == 1 else f"all {len(rows):,} rows are"


def resourced(facts: Facts) -> Found:
    """ST-11: in words, or by money set aside."""
    if not facts.actions:
        return no_rows(facts)
    without = [row for row in facts.actions if not row.resources.strip() and not row.paid]
    if not without:
        words = f"{times(len(facts.actions), 'row')} say what {pronoun(facts.actions)} done with"
        return found([(Outcome.PASS, words)], *pages(facts))
    outcome = Outcome.FAIL if len(without) == len(facts.actions) else Outcome.WARN
    return found([(outcome, not_said(facts, without))], *pages(facts, without))


def pronoun(rows: list) -> str:
    return "it is" if len(rows) == 1 else "they are"


def not_said(facts: Facts, without: list) -> str:
    if len(without) == len(facts.actions):
        return "no row says what it is done with"
    return lack(
        without, "do not say what they are done with", one="does not say what it is done with"
    )


def measured(facts: Facts) -> Found:
    """ST-12."""
    if not facts.actions:
        return no_rows(facts)
    rows = {action for action, _, _ in facts.measures}
    without = [row for row in facts.actions if row.pk not in rows]
    whole = sum(bool(baseline and target) for _, baseline, target in facts.measures)
    share = f"{whole:,} of {times(len(facts.measures), 'measure')} have a baseline and a target"
    parts = []
    if without:
        none = Outcome.FAIL if len(without) == len(facts.actions) else Outcome.WARN
        parts.append((none, lack(without, "have no measure", one="has no measure")))
    outcome = Outcome.PASS if whole == len(facts.measures) else Outcome.WARN
    parts.append((outcome, share))
    return found(parts, *pages(facts, without))
