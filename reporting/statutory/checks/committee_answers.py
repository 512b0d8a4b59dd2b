"""Whether the committee was given what it asked for by the day that it named."""

from __future__ import annotations

from datetime import date

from csp.periods import date_words
from plans.law.duties import SCRUTINY_BEGAN, LegalReference, scrutiny
from plans.models import DutyRecord
from reporting.models import Answer
from reporting.scrutiny.rules import name_in_sentence
from reporting.statutory.check import Page, check
from reporting.statutory.facts import StatutoryFacts
from reporting.statutory.result import CheckOutcome, CheckVerdict, combine_verdicts

Kind = DutyRecord.Kind
Part = tuple[CheckOutcome, str]


@check(
    "ST-21",
    "Answers to the committee",
    LegalReference("Police and Justice Act 2006, section 19(8) and (8B)"),
    scrutiny("regulations 5 and 7"),
    asks=(
        "What the committee asked for was given by the day that it named, and its reports were answered: "
        "those on a local matter within 28 days."
    ),
    todo=(
        "Record the request with the day on which it came and, once there is one, that of the answer."
    ),
    mended_on=Page("Records of duties", "duties"),
    began=SCRUTINY_BEGAN,
    of_the_day=True,
)
def check_committee_answers(facts: StatutoryFacts) -> CheckVerdict:
    """By the day that the committee gave. The law names none but for reports on a local matter.

    A record of scrutiny that says when something came is a request; one that does not is a meeting.
    """
    waiting = facts.waiting(Kind.SCRUTINY)
    done = [each for each in facts.of_kind(Kind.SCRUTINY) if each.notice_on]
    parts = [*(judge_waiting(each, facts.as_at) for each in waiting), *map(judge_answer, done)]
    own = [(part, each) for each in facts.asked if (part := answer_part(each, facts.as_at))]
    parts += [part for part, _ in own]
    if not parts:
        page = facts.to_record("scrutiny-request", "Record a request or recommendation")
        words = "no request or recommendation of the committee is recorded"
        return combine_verdicts([(CheckOutcome.UNKNOWN, words)], page)
    records = map(facts.record, [*waiting, *done][:3])
    worst = sorted(own, key=lambda pair: list(CheckOutcome).index(pair[0][0]))
    tracked = dict.fromkeys(each.recommendation for _, each in worst)
    return combine_verdicts(parts, *records, *map(facts.recommendation, list(tracked)[:3]))


def answer_part(answer: Answer, on: date) -> Part | None:
    """How one body stood with its answer on a day; nothing where it need not answer any more."""
    row, due = answer.recommendation, date_words(answer.due_on)
    name = f"{name_in_sentence(row)} of {date_words(row.made_on)}"
    if answer.answered_on and answer.answered_on <= on:
        day = date_words(answer.answered_on)
        if answer.answered_on > answer.due_on:
            return (
                CheckOutcome.WARN,
                f"{answer.organisation} answered {name} on {day}, later than {due}",
            )
        return CheckOutcome.PASS, f"{answer.organisation} answered {name} on {day}"
    if row.closed_on and row.closed_on <= on:
        return None
    if answer.due_on < on:
        return CheckOutcome.WARN, f"{answer.organisation} was to answer {name} by {due}"
    return CheckOutcome.WARN, f"{answer.organisation} is to answer {name} by {due}"


def judge_waiting(record: DutyRecord, on: date) -> Part:
    asked, due = date_words(record.was_asked_on), record.review_due
    if due is None:
        return CheckOutcome.UNKNOWN, f"what was asked on {asked} names no day for its answer"
    verb = "was" if due < on else "is"
    return (
        CheckOutcome.WARN,
        f"what was asked on {asked} {verb} to be answered by {date_words(due)}",
    )


def judge_answer(record: DutyRecord) -> Part:
    asked, done = date_words(record.was_asked_on), date_words(record.was_done_on)
    if record.review_due and record.was_done_on > record.review_due:
        due = date_words(record.review_due)
        return (
            CheckOutcome.WARN,
            f"what was asked on {asked} was answered on {done}, later than {due}",
        )
    return CheckOutcome.PASS, f"what was asked on {asked} was answered on {done}"
