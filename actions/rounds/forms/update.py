"""A lead's whole answer about one row: status and words, each measure's figures, and files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from actions.models import EvidenceFile, Measure, Status, Update
from actions.rounds.evidence_kinds import PICTURES
from actions.rounds.facts.update import UpdateFacts, reading_before
from actions.rounds.forms.inside import InsideMixin, PublicField
from actions.rounds.forms.reading import ReadingForm
from actions.rounds.services.evidence import MOST_FILES
from actions.rounds.services.update import TypedReading
from actions.rules.marks import status_html
from actions.rules.splits import MeasureSplit, split_doubt
from actions.rules.status import is_exception
from csp.changes import as_of, value_differs
from csp.forms import KitForm, KitModelForm
from csp.forms.fields import parse_whole_number
from csp.forms.widgets import KitBoundField

ACCEPTED = ",".join([*PICTURES, ".pdf", ".docx", ".xlsx", ".odt", ".ods", ".csv"])


class StatusChoice(forms.ModelChoiceField):
    """The legend, each entry as word, shape and colour."""

    def label_from_instance(self, status: Status) -> str:
        return status_html(status)


class UpdateForm(InsideMixin, KitModelForm):
    """What is said about a row in words. Everything may wait: it is kept as it is typed."""

    status = StatusChoice(
        Status.objects.filter(in_use=True).exclude(nature=Status.Nature.NONE),
        label="How is it going?",
        required=False,
        widget=forms.RadioSelect,
        empty_label=None,
    )
    public = PublicField()
    kit = {
        "status": {"label_size": "m"},
        "happened": {"rows": 4, "label_size": "m"},
        "next_steps": {"rows": 3, "label_size": "m"},
        "why": {"rows": 2},
        "wanted": {"rows": 2},
        "risks_changed": {"rows": 3},
    }

    class Meta:
        model = Update
        fields = [
            "status", "happened", "why", "wanted", "next_steps", "risks_changed", "nothing_because",
            "public",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.offer_inside()

    def natures(self) -> Iterator[tuple[Any, bool]]:
        """Each choice of the legend, and whether it asks why."""
        for option in self["status"].subwidgets:
            yield option, is_exception(option.data["value"].instance.nature)


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once. What is in them is looked at by the service that keeps them."""

    def clean(self, data, initial=None) -> list[UploadedFile]:
        return [super(FilesField, self).clean(each, initial) for each in data or ()]


class EvidenceForm(KitForm):
    """Pictures and papers to add, and those to take away."""

    file = FilesField(
        label="Photo or file (optional)",
        required=False,
        allow_empty_file=True,
        help_text="Only the partnership sees it. Where a photo was taken is removed.",
        widget=SeveralFiles(attrs={"accept": ACCEPTED}),
    )
    remove = forms.MultipleChoiceField(
        label="Take away", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, kept: list[EvidenceFile], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.kept = kept
        self.fields["remove"].choices = [(str(each.pk), f"Remove {each.name}") for each in kept]
        if not kept:
            del self.fields["remove"]

    @property
    def is_full(self) -> bool:
        return len(self.kept) >= MOST_FILES

    def removed(self) -> list[EvidenceFile]:
        chosen = set(self.cleaned_data.get("remove") or ())
        return [each for each in self.kept if str(each.pk) in chosen]


class RowAnswer:
    """Everything on the page of one row. ``measures`` pairs each measure with its boxes."""

    def __init__(self, facts: UpdateFacts, *, data=None, files=None) -> None:
        self.facts, self.update = facts, facts.update
        whose = {"partnership": self.update.partnership}
        self.form = UpdateForm(data, instance=self.update, **whose)
        self.evidence = EvidenceForm(data, files, kept=facts.files, **whose)
        self.extra: list[forms.BaseForm] = []
        self.measures: dict[Measure, list[ReadingForm]] = {}
        self.add_boxes(data)

    def add_boxes(self, data) -> None:
        places: dict[Measure, int] = {}
        for line in self.facts.lines:
            place = places[line.measure] = places.get(line.measure, -1) + 1
            before = reading_before(self.facts, line.measure, line.member)
            boxes = ReadingForm(
                data, line=line, before=before, prefix=f"m{line.measure.pk}-{place}"
            )
            self.measures.setdefault(line.measure, []).append(boxes)

    @property
    def boxes(self) -> list[ReadingForm]:
        return [each for forms_ in self.measures.values() for each in forms_]

    @property
    def forms(self) -> list[forms.BaseForm]:
        return [*self.extra, self.form, *self.boxes, self.evidence]

    def is_valid(self) -> bool:
        # Each is asked, so that every mistake is shown at once.
        valid = [each.is_valid() for each in self.forms]
        for measure, boxes in self.measures.items():
            self.compare(measure, boxes)
        return all(valid) and all(each.is_valid() for each in self.boxes)

    def compare(self, measure: Measure, boxes: list[ReadingForm]) -> None:
        """Ask where the groups of a measure do not come to its total, unless it was asked already."""
        figures = {each.line.member: each.figure_read for each in boxes if each.figure_read}
        doubt = split_doubt(MeasureSplit(measure.kind, tuple(measure.members), figures))
        whole = next((each for each in boxes if not each.line.member), None)
        if doubt and whole and whole.is_valid() and any(each.is_new for each in boxes):
            whole.ask_once(doubt)

    def values(self) -> dict[str, Any]:
        """What can be kept of the words now, whatever else is wrong."""
        return self.form.values()

    def counted(self) -> list[TypedReading]:
        """What can be kept of the figures now."""
        return [each.counted() for each in self.boxes if each.is_valid()]

    @property
    def began_from(self) -> int | None:
        return self.form.began_from

    def rebase(self, facts: UpdateFacts) -> tuple[RowAnswer, list[dict]]:
        """The same answer on top of what somebody else saved, and where both said different things.

        Fields that this person left alone take what was saved; the others keep what was typed.
        """
        data = self.form.data.copy()
        clashes = [
            clash
            for bound in self.form.visible_fields()
            if (clash := self.settle(bound, facts, data))
        ]
        data["version"] = str(facts.update.version)
        anew = RowAnswer(facts, data=data)
        clashes += [clash for each in anew.boxes if (clash := renew_box_version(each, data))]
        rebased = RowAnswer(facts, data=data)
        rebased.evidence.errors.update(self.evidence.errors)
        return rebased, clashes

    def settle(self, bound: KitBoundField, facts: UpdateFacts, data) -> dict | None:
        began = as_of(facts.update, self.began_from or 0)
        mine, theirs = self.form.cleaned_data.get(bound.name), getattr(facts.update, bound.name)
        if not value_differs(facts.update, bound.name, mine):
            return None
        if began is not None and not value_differs(began, bound.name, mine):
            data[bound.name] = str(getattr(theirs, "pk", theirs) or "")
            return None
        return {"label": bound.label, "theirs": str(theirs or ""), "yours": str(mine or "")}


def renew_box_version(boxes: ReadingForm, data) -> dict | None:
    """Let a figure begin from the one that is stored; both, where they say different things."""
    stored = boxes.line.reading
    seen, now = data.get(boxes.add_prefix("version")), stored.version if stored else 0
    if seen == str(now):
        return None
    data[boxes.add_prefix("version")] = str(now)
    yours, theirs = data.get(boxes.add_prefix(boxes.main), "").strip(), str(stored or "")
    began = as_of(stored, parse_whole_number(seen or "") or 0) if stored else None
    if began is not None and str(began) == yours:
        data.update({boxes.add_prefix(name): str(value) for name, value in boxes.initial.items()})
        return None
    return (
        {"label": boxes.line.words, "theirs": theirs, "yours": yours} if yours != theirs else None
    )
