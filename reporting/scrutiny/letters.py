"""What the letters of scrutiny say, as plain text. No query."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import indent

from django.conf import settings

from csp.periods import date_words
from plans.models import Organisation, Partnership
from reporting.letters.committee import committee_letter, is_guarded
from reporting.letters.posting import Posting
from reporting.models import Answer, Recommendation
from reporting.scrutiny.rules import decided, name_in_sentence, who

INSIDE = "What it says is for those who sign in, as it is about a paper that is marked."
COPY = (
    "This is the copy that the committee gives to each responsible authority "
    "(Police and Justice Act 2006, section 19)."
)


def recommendation_words(row: Recommendation) -> str:
    """The words themselves, unless they are about a paper that not everybody may read."""
    if row.report and is_guarded(row.report):
        return INSIDE
    return indent("\n".join(line.rstrip() for line in row.text.strip().splitlines()), "    ")


def recommendation_url(row: Recommendation) -> str:
    return settings.SITE_URL + row.get_absolute_url()


def help_of(partnership: Partnership) -> str:
    ask = "reply to this e-mail" if partnership.email else "ask your community safety officer"
    return f"If you have no account, {ask}: the officer can record your answer for you."


def title(row: Recommendation) -> str:
    return f"{row.get_kind_display()} {row.number} of {date_words(row.made_on)}"


def request_letter(email: str, answer: Answer) -> Posting:
    """To a body that is addressed."""
    row, due = answer.recommendation, date_words(answer.due_on)
    return committee_letter(
        email,
        f"asked-{answer.pk}",
        f"{title(row)}: answer by {due}",
        f"{who(row)} made {name_in_sentence(row)} to {answer.organisation} on {date_words(row.made_on)}:",
        recommendation_words(row),
        f"Please answer by {due}: say what will be done, if anything, what it costs and by when.",
        f"Read it and answer here: {recommendation_url(row)}",
        help_of(answer.partnership),
        COPY if row.kind == Recommendation.Kind.RECOMMENDATION else "",
    )


def recommendation_letter(
    email: str, row: Recommendation, answers: Sequence[Answer], unreached: Sequence[Organisation]
) -> Posting:
    """To the officers."""
    names = ", ".join(str(each.organisation) for each in answers)
    step = f"made-{row.pk}-{min(each.pk for each in answers)}"
    alone = ", ".join(map(str, unreached))
    return committee_letter(
        email,
        step,
        f"{title(row)}: to {names}"[:200],
        f"{who(row)} made {name_in_sentence(row)} on {date_words(row.made_on)}. It asks {names} to answer.",
        recommendation_words(row),
        f"No e-mail address is known for {alone}: please pass it on." if alone else "",
        f"Read it here: {recommendation_url(row)}",
    )


def before(email: str, answer: Answer) -> Posting:
    row, due = answer.recommendation, date_words(answer.due_on)
    return committee_letter(
        email,
        f"before-{answer.pk}-{answer.due_on}",
        f"Reminder: answer {name_in_sentence(row)} by {due}",
        f"{who(row)} waits for the answer of {answer.organisation} to {name_in_sentence(row)} until {due}.",
        f"Answer here: {recommendation_url(row)}",
        help_of(answer.partnership),
    )


def late(email: str, answer: Answer) -> Posting:
    row, due = answer.recommendation, date_words(answer.due_on)
    return committee_letter(
        email,
        f"late-{answer.pk}-{answer.due_on}",
        f"Late: the answer of {answer.organisation} to {name_in_sentence(row)}",
        f"{answer.organisation} was to answer {name_in_sentence(row)} by {due}, and no answer is recorded.",
        f"Answer here: {recommendation_url(row)}",
        help_of(answer.partnership),
    )


def withdrawn(email: str, answer: Answer, event: int) -> Posting:
    row = answer.recommendation
    return committee_letter(
        email,
        f"withdrawn-{answer.pk}-{event}",
        f"Withdrawn: {title(row)}",
        f"{who(row)} has withdrawn {name_in_sentence(row)} of {date_words(row.made_on)}. "
        f"{answer.organisation} need not answer it any more.",
    )


def answer_letter(email: str, answer: Answer) -> Posting:
    """To the members of the committee. The answer itself is read on the site."""
    row = answer.recommendation
    day = date_words(answer.answered_on) if answer.answered_on else ""
    body, what, said = answer.organisation, name_in_sentence(row), decided(answer).lower()
    recorded = f"{answer.recorded_as} has recorded the answer of {body} to {what}"
    return committee_letter(
        email,
        f"answered-{answer.pk}",
        recorded if answer.recorded_as else f"{body} has answered {what}",
        f"{recorded}, of {day}: {said}."
        if answer.recorded_as
        else f"{body} answered {what} on {day}: {said}.",
        f"Read the answer here: {recommendation_url(row)}",
    )
