"""Forms for what the law asks and no other record shows. Each kind asks only what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms

from csp.forms import CellField, DateWordsField, KitForm, KitModelForm, RowsField
from plans.models import DutyRecord, LiaisonOfficer
from plans.pages.queries import bodies_to_tick

Kind = DutyRecord.Kind
IF_KNOWN = "For example, 5 December 2016. Leave empty if you do not know."
DATE = "For example, 5 December 2016."


@dataclass(frozen=True)
class DutyFormWords:
    """What the form for one kind is called, what it is for, and what each question is called in it."""

    kind: str
    title: str
    text: str
    fields: dict[str, str]


WORDS = {"words": "Notes"}
LINK = {"link": "Web address"}
PLAN = {"plan": "Which plan"}

ASKED: dict[str, DutyFormWords] = {
    Kind.PROTOCOL: DutyFormWords(
        Kind.PROTOCOL,
        "Information-sharing protocol",
        "When it was signed, by which bodies, and when it is to be looked at again.",
        {
            "done_on": "Signed",
            "organisations": "Bodies that have signed",
            "review_due": "To be reviewed by",
            "valid_until": "Runs out",
        }
        | LINK
        | WORDS,
    ),
    Kind.PUBLIC_MEETING: DutyFormWords(
        Kind.PUBLIC_MEETING,
        "Public meeting",
        "When it was announced and held, whose senior people came, and when its record was published.",
        {
            "notice_on": "Notice published",
            "done_on": "Held",
            "organisations": "Bodies whose senior people came",
            "published_on": "Record of it published",
            "words": "What was discussed",
        }
        | LINK,
    ),
    Kind.SUMMARY: DutyFormWords(
        Kind.SUMMARY,
        "Summary of a plan published",
        "Only where it was published somewhere else than here.",
        {"done_on": "Published"} | PLAN | LINK | WORDS,
    ),
    Kind.COPY: DutyFormWords(
        Kind.COPY,
        "Copy sent to the local policing body",
        "After each time that the plan is agreed.",
        {"done_on": "Sent"} | PLAN | {"who": "Sent to"} | WORDS,
    ),
    Kind.REQUIREMENT: DutyFormWords(
        Kind.REQUIREMENT,
        "Requirement of the policing body",
        "A report that it asks for, or a meeting that it asks people to attend.",
        {
            "notice_on": "Asked for",
            "review_due": "To be answered by",
            "done_on": "Answered",
            "who": "Who answers for it",
            "words": "What was required",
        }
        | LINK,
    ),
    Kind.SCRUTINY: DutyFormWords(
        Kind.SCRUTINY,
        "Meeting of the crime and disorder committee",
        "Each time that it looks at the partnership.",
        {"done_on": "Held", "words": "What it looked at"} | LINK,
    ),
    "scrutiny-request": DutyFormWords(
        Kind.SCRUTINY,
        "Request or recommendation of the committee",
        "What it wants to know or to see done, and when it was answered.",
        {
            "notice_on": "Received",
            "review_due": "To be answered by",
            "done_on": "Answered",
            "who": "Who answers for it",
            "words": "What was asked",
        }
        | LINK,
    ),
    Kind.IMPLEMENTATION: DutyFormWords(
        Kind.IMPLEMENTATION,
        "Report on how the last plan was carried out",
        "Where it was written somewhere else than in the quarters here.",
        {"done_on": "Dated"} | PLAN | LINK | WORDS,
    ),
    Kind.VIOLENCE: DutyFormWords(
        Kind.VIOLENCE,
        "Serious violence strategy",
        "The strategy that your area has under the duty, whoever hosts it.",
        {
            "done_on": "Agreed",
            "published_on": "Published",
            "review_due": "To be reviewed by",
            "valid_until": "Runs out",
            "who": "Whose it is",
        }
        | LINK
        | WORDS,
    ),
    Kind.CASE_REVIEWS: DutyFormWords(
        Kind.CASE_REVIEWS,
        "Case review figures published",
        "Only where the figures themselves are kept somewhere else.",
        {"done_on": "Published"} | LINK | WORDS,
    ),
    Kind.COMBINATION: DutyFormWords(
        Kind.COMBINATION,
        "Combination agreement",
        "For a partnership of more than one area.",
        {"done_on": "Agreed", "organisations": "Bodies that agreed", "valid_until": "Runs out"}
        | LINK
        | WORDS,
    ),
    Kind.SPENDING: DutyFormWords(
        Kind.SPENDING,
        "Review of spending",
        "How the partnership looked at what it spends and what that is worth.",
        {"done_on": "Dated", "who": "Who answers for it"} | LINK | WORDS,
    ),
    Kind.DATA: DutyFormWords(
        Kind.DATA,
        "Exchange of data",
        "The figures without names that authorities give each other every three months.",
        {"done_on": "Sent", "organisations": "Bodies that gave figures"} | WORDS,
    ),
    Kind.ACCESSIBILITY: DutyFormWords(
        Kind.ACCESSIBILITY,
        "Accessibility statement",
        "Of a site of your own on which plans are published.",
        {"done_on": "Dated", "review_due": "To be reviewed by"} | LINK,
    ),
}


def form_words_for(record: DutyRecord) -> DutyFormWords:
    """What a record is asked. One of scrutiny that says when something came is a request."""
    if record.kind == Kind.SCRUTINY and record.notice_on:
        return ASKED["scrutiny-request"]
    return ASKED[record.kind]


class DutyForm(KitModelForm):
    """``asked`` says which questions there are, and in which order."""

    class Meta:
        model = DutyRecord
        fields = (
            "notice_on",
            "done_on",
            "published_on",
            "review_due",
            "valid_until",
            "organisations",
            "plan",
            "who",
            "link",
            "words",
        )
        dates = ("notice_on", "done_on", "published_on", "review_due", "valid_until")
        field_classes = dict.fromkeys(dates, DateWordsField) | {
            "words": CellField,
            "organisations": RowsField,
        }
        help_texts = dict.fromkeys(dates, IF_KNOWN) | {"who": "A post or a person."}
        widgets = {"organisations": forms.CheckboxSelectMultiple}

    kit = {"words": {"rows": 4}}

    def __init__(self, *args, asked: DutyFormWords, **kwargs):
        super().__init__(*args, **kwargs)
        kept = self.fields.pop("version", None)
        self.fields = {name: self.fields[name] for name in asked.fields}
        for name, label in asked.fields.items():
            self.fields[name].label = label
        if bodies := self.fields.get("organisations"):
            bodies.queryset = bodies_to_tick(bodies.queryset, self.instance)
            bodies.help_text = "The responsible authorities are listed, as your settings name them."
        # A request may wait for its answer; everything else is recorded once it was done.
        begins = "notice_on" if asked in WAITING else "done_on"
        self.fields[begins].required = True
        self.fields[begins].help_text = DATE
        if kept:
            self.fields["version"] = kept


WAITING = (ASKED[Kind.REQUIREMENT], ASKED["scrutiny-request"])


class LiaisonOfficerForm(KitModelForm):
    class Meta:
        model = LiaisonOfficer
        fields = ("organisation", "post", "words", "began_on", "ended_on")
        field_classes = {"began_on": DateWordsField, "ended_on": DateWordsField}
        help_texts = {
            "words": "If the post is not on your list of posts, such as Data protection officer.",
            "began_on": IF_KNOWN,
            "ended_on": "Leave empty while it still is this post.",
        }


class SetAsideForm(KitForm):
    """Why a check does not apply, and whether to one plan or to all."""

    reason = CellField(
        label="Why does it not apply?",
        max_length=500,
        rows=3,
        help_text="One sentence that the monitoring officer will read beside your name.",
    )

    def __init__(self, *args, plan=None, **kwargs):
        super().__init__(*args, **kwargs)
        if plan is not None:
            self.fields["every"] = forms.ChoiceField(
                label="To which plans?",
                choices=[("", f"Only {plan}"), ("yes", "Every plan of the partnership")],
                widget=forms.RadioSelect,
                required=False,
            )

    @property
    def for_every_plan(self) -> bool:
        return self.cleaned_data.get("every") == "yes"
