"""The tracker on paper: what the committee asked for, of whom, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.utils import timezone

from csp.periods import date_words, today
from csp.quantities import pounds_words
from plans.models import Partnership
from reporting import document as d
from reporting.document.formats import FILE_FORMATS
from reporting.models import Answer, Recommendation
from reporting.pages.live_report import LiveReport
from reporting.scrutiny.rules import LAW, WORDS, State, decided
from reporting.scrutiny.views.recommendation import RecommendationList

TONES: dict[State, d.Tone] = {
    State.LATE: "red",
    State.WAITING: "blue",
    State.ANSWERED: "amber",
    State.DONE: "green",
    State.CLOSED: "grey",
}
COLUMNS = (
    d.Column("No.", 0.45, header=True),
    d.Column("Recommendation or request", 2.6),
    d.Column("To", 1.2),
    d.Column("Due", 0.95),
    d.Column("Answer", 2.7),
    d.Column("Cost", 0.7, numeric=True),
    d.Column("Timescale", 1),
    d.Column("State", 0.85),
)
NO_ANSWER = "No answer yet"
NOTHING = "Nothing has been recommended or asked for, or nothing that was chosen here."


def build(
    partnership: Partnership,
    answers: Sequence[Answer],
    *,
    chosen: str = "",
    as_at: date,
    created: datetime,
) -> d.Document:
    """``answers`` come with their ``state``; ``chosen`` says which were left out, if any were."""
    return d.Document(
        title="Recommendations of the scrutiny committee",
        subtitle=partnership.name,
        created=created,
        parts=(tracker_summary(answers, chosen, as_at), tracker(answers)),
        author=partnership.name,
        subject="What the crime and disorder committee asked for and what was answered",
        keywords=("community safety", "scrutiny"),
        brand_colour=partnership.colour,
        running_title=f"{partnership.name}: scrutiny",
    )


def tracker_summary(answers: Sequence[Answer], chosen: str, as_at: date) -> d.Part:
    told = [("As at", date_words(as_at)), ("Answers", answer_counts_line(answers) or "None")]
    told += [("Chosen", chosen)] if chosen else []
    told.append(("Law", LAW))
    return d.Part(
        blocks=(d.Facts(tuple(d.Fact(label, d.text(words)) for label, words in told)),),
        orientation="landscape",
    )


def answer_counts_line(answers: Sequence[Answer]) -> str:
    """“1 late, 2 waiting”."""
    counts = Counter(each.state for each in answers)  # type: ignore[attr-defined]
    parts = [f"{counts[state]} {WORDS[state].lower()}" for state in State if counts[state]]
    return ", ".join(parts)


def tracker(answers: Sequence[Answer]) -> d.Part:
    rows = tuple(tracker_row(each, again=again) for each, again in order_answers(answers))
    table = d.Table("What was asked and answered", COLUMNS, rows, show_caption=False)
    return d.Part(
        heading="What was asked and answered",
        blocks=(table,) if rows else (d.paragraph(NOTHING),),
        orientation="landscape",
    )


def order_answers(answers: Sequence[Answer]) -> Iterator[tuple[Answer, bool]]:
    """The oldest first, with whether the row above is about the same."""
    last = None
    for answer in sorted(answers, key=lambda each: (each.recommendation.number, each.position)):
        yield answer, answer.recommendation_id == last
        last = answer.recommendation_id


def tracker_row(answer: Answer, *, again: bool) -> d.Row:
    row, state = answer.recommendation, State(answer.state)  # type: ignore[attr-defined]
    return d.Row(
        (
            d.cell(str(row.number)),
            d.cell("As above")
            if again
            else d.cell(*split_paragraphs(row.text), recommendation_origin(row)),
            d.cell(str(answer.organisation)),
            d.cell(date_words(answer.due_on)),
            d.cell(*answer_paragraphs(answer)),
            d.cell(pounds_words(answer.cost)),
            d.cell(answer.timescale),
            d.cell(
                d.paragraph(WORDS[state], bold=True),
                *answer_closing_words(answer),
                tone=TONES[state],
            ),
        )
    )


def recommendation_origin(row: Recommendation) -> str:
    words = f"{row.get_kind_display()} of {date_words(row.made_on)}"
    return f"{words}, minute {row.minute}" if row.minute else words


def split_paragraphs(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


def answer_paragraphs(answer: Answer) -> list[d.Paragraph | str]:
    if answer.answered_on is None:
        return [NO_ANSWER]
    day = date_words(answer.answered_on)
    said = f"{answer.answered_by}, {day}" if answer.answered_by else f"Answered on {day}"
    typed = f"Recorded by {answer.recorded_as} for {answer.organisation}"
    recorded = [typed] if answer.recorded_as else []
    return [
        d.paragraph(decided(answer), bold=True),
        *split_paragraphs(answer.response),
        said,
        *recorded,
    ]


def answer_closing_words(answer: Answer) -> list[str]:
    if answer.recommendation.closed_on:
        return [answer.recommendation.closed_note]
    return [date_words(answer.done_on)] if answer.done_on else []


class TrackerReport(LiveReport, RecommendationList):
    """The tracker on paper, with what the filters left."""

    path, route = "<slug:p>/scrutiny/recommendations/tracker", "recommendations"
    formats = tuple(FILE_FORMATS)
    how = "attachment"

    def document(self) -> d.Document:
        rows = self.get_queryset()
        filterset = self.filtered(rows)
        return build(
            self.partnership,
            list(rows if filterset is None else filterset.qs),
            chosen=chosen_words(filterset),
            as_at=today(),
            created=timezone.now(),
        )

    def file_words(self) -> str:
        return f"{self.partnership.slug} recommendations"

    def came_from(self) -> str:
        return self.address("recommendations")


def chosen_words(filterset) -> str:
    """What the filters were set to, for the head of the paper."""
    if not filterset.form.is_valid():
        return ""
    told = []
    for name, field in filterset.form.fields.items():
        value = filterset.form.cleaned_data.get(name)
        if value:
            words = dict(getattr(field, "choices", ())).get(value, value)
            told.append(f"{field.label}: {words}")
    return "; ".join(told)
