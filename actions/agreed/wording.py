"""The sentences about an agreed action. Pure: the day is given."""

from __future__ import annotations

from datetime import date

from actions.models import AgreedAction, AgreedStep
from csp.periods import date_words

NEXT_MEETING = "next meeting"


def source_line(agreed: AgreedAction) -> str:
    """Such as "Strategy Group, 1 November 2016": who asked, and when."""
    asked = str(agreed.group or agreed.round or "")
    return ", ".join(words for words in (asked, date_words(agreed.agreed_on)) if words)


def about_line(agreed: AgreedAction) -> str:
    """Such as "on Quarter 2, row 3.1"; nothing where it is about neither."""
    quarter = str(agreed.round) if agreed.round and agreed.group else ""
    about = ", ".join(filter(None, (quarter, f"row {agreed.row.ref}" if agreed.row else "")))
    return f"on {about}" if about else ""


def due_line(agreed: AgreedAction, today: date) -> str:
    """Such as "17 days late, due 2 January 2017", "next meeting, 14 February 2017" or "no day"."""
    day = date_words(agreed.due_on) if agreed.due_on else ""
    if days := agreed.days_late(today):
        many = "1 day" if days == 1 else f"{days} days"
        return f"{many} late, due {day}"
    words = agreed.due_words
    if not words and agreed.due_kind == AgreedAction.DueKind.NEXT_MEETING:
        words = NEXT_MEETING
    return ", ".join(filter(None, (words, day))) or "no day"


def due_sentence(agreed: AgreedAction, today: date) -> str:
    """The same for whoever has to do it: "Due 6 March 2017", "By the next meeting, 14 February 2017"."""
    line = due_line(agreed, today)
    if agreed.days_late(today):
        return line
    if line == "no day":
        return "No day was named"
    return f"By the {line}" if line.startswith(NEXT_MEETING) else f"Due {line}"


def last_line(agreed: AgreedAction) -> str:
    """What was said of it last, for the second line of a list."""
    if agreed.outcome:
        return f"“{' '.join(agreed.outcome.split())}”"
    times = {0: "No word yet", 1: "Carried once"}
    words = times.get(agreed.carried, f"Carried {agreed.carried} times")
    return f"{words}; was given to {agreed.earlier_owner}" if agreed.earlier_owner else words


def step_line(step: AgreedStep) -> str:
    """One line of what happened: "Carried over to 6 March 2017. Waiting for figures. (The officer)"."""
    carried = step.due_on if step.kind == AgreedStep.Kind.CARRIED else None
    day = f" to {date_words(carried)}" if carried else ""
    parts = [f"{step.get_kind_display()}{day}", step.words]
    told = ": ".join(part for part in parts if part)
    return f"{told} ({step.said_as})" if step.said_as else told
