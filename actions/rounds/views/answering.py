"""What the page of one row does with an answer, whoever gives it and however they came in."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from actions.models import EvidenceFile, Update
from actions.rounds.evidence_kinds import ENDINGS
from actions.rounds.facts.update import UpdateFacts, gather_update_facts
from actions.rounds.forms.inside import NO
from actions.rounds.forms.update import RowAnswer, UpdateForm
from actions.rounds.services.evidence import change_files
from actions.rounds.services.update import save_update
from actions.rows.columns import words_said
from actions.rules.discussion import talk_about
from csp.changes import Stale
from csp.files.names import safe_name
from csp.files.stored import open_stored
from csp.models import User
from csp.templatetags.kit import errors_of
from plans.pages.views.fragments import FRAGMENT

TEXTS = {name: Update._meta.get_field(name).verbose_name for name in UpdateForm.Meta.fields[1:]}


def facts_about(update: Update) -> UpdateFacts:
    return gather_update_facts([update])[update.pk]


def typed_boxes(data) -> list[dict[str, str]]:
    """What was typed and can be kept no more, to be copied: each box with its words."""
    figures = {name: "figure" for name in data if name.endswith(("-figure", "-words"))}
    boxes = TEXTS | figures
    return [
        {"label": label.capitalize(), "words": data[name]}
        for name, label in boxes.items()
        if data.get(name, "").strip()
    ]


def as_posted(bound) -> str:
    """What a box would send; nothing for one that is not ticked."""
    if bound.name == "public":
        return "" if bound.value() else NO
    return bound.value() or ""


class Answering:
    """Mixed into a view that has found ``update`` and knows who speaks (``by``, ``said_as``).

    Subclasses say where things are: ``layout``, ``here``, ``after()`` and ``more()``.
    """

    template_name = "actions/rounds/update_row.html"
    layout = "layouts/page.html"
    request: HttpRequest
    update: Update
    by: User | None = None
    said_as = ""
    behalf_of = ""

    # -- where things are

    def after(self) -> str:
        """The page to go to once everything is kept."""
        raise NotImplementedError

    def more(self) -> dict[str, Any]:
        """What else the page prints."""
        return {}

    def files_url(self) -> str:
        raise NotImplementedError

    def question_url(self, number: int) -> str:
        """Where a question of the strategy group is answered."""
        raise NotImplementedError

    # -- what is answered

    @property
    def is_open(self) -> bool:
        return self.update.round.is_open and self.update.state != Update.State.ACCEPTED

    def row_page(
        self, answer: RowAnswer | None = None, *, status: int = 200, **extra
    ) -> HttpResponse:
        facts = answer.facts if answer else facts_about(self.update)
        if answer is None and self.is_open:
            answer = RowAnswer(facts)
        errors = [each for form in answer.forms for each in errors_of(form)] if answer else []
        context = {
            "layout": self.layout,
            "answer": answer,
            "facts": facts,
            "update": facts.update,
            "said": words_said(facts.update.action),
            "errors": errors,
            "files_url": self.files_url(),
            "remarks": talk_about(self.update, self.question_url),
            "by_link": self.by is None,
            "title": f"Row {self.update.action.ref}",
        }
        return render(
            self.request, self.template_name, context | self.more() | extra, status=status
        )

    def answer(self) -> HttpResponse:
        """Keep what can be kept; where something cannot, say so on the page with all that was typed."""
        answer = RowAnswer(
            facts_about(self.update), data=self.request.POST, files=self.request.FILES
        )
        valid = answer.is_valid()
        if answer.began_from is None:
            return self.refused(answer)
        try:
            saved = self.keep(answer)
        except Stale:
            return self.conflict(answer)
        except ValidationError as error:
            answer.form.add_error(None, error.messages)
            return self.refused(answer)
        if FRAGMENT in self.request.headers:
            return self.kept(saved, answer)
        return self.take_files(saved, answer) if valid else self.again(answer)

    def too_late(self) -> HttpResponse:
        """The round was closed, or the answer accepted, while somebody typed: they get it back."""
        if FRAGMENT in self.request.headers:
            return JsonResponse({"versions": {}, "problems": []}, status=410)
        return self.row_page(status=409, unsaved=typed_boxes(self.request.POST))

    def keep(self, answer: RowAnswer) -> Update:
        return save_update(
            by=self.by,
            said_as=self.said_as,
            update=self.update,
            version=answer.began_from,
            values=answer.values(),
            readings=answer.counted(),
            behalf_of=self.behalf_of,
        )

    def kept(self, saved: Update, answer: RowAnswer) -> JsonResponse:
        """For the script: what to begin from next time, and what could not be kept.

        ``values`` are what somebody else wrote meanwhile in boxes that this person left alone: without
        them the next save would take those words away.
        """
        self.update = self.fresh(saved)
        anew = RowAnswer(facts_about(self.update))
        told = {"version": saved.version}
        values = {n: as_posted(anew.form[n]) for n in saved.beside if n in anew.form.fields}
        boxes = {each.prefix: each for each in anew.boxes}
        for each in answer.boxes:
            if each.is_valid():
                told[each.add_prefix("version")] = boxes[each.prefix].initial["version"]
                values |= boxes[each.prefix].as_shown() if each.was_overtaken else {}
        problems = [each for form in answer.forms for each in errors_of(form)]
        return JsonResponse({"versions": told, "values": values, "problems": problems})

    def fresh(self, saved: Update) -> Update:
        """What was saved, with what was at hand of the row already."""
        saved.round, saved.action = self.update.round, self.update.action
        saved.partnership = self.update.partnership
        return saved

    def again(self, answer: RowAnswer) -> HttpResponse:
        """The page with what is wrong. What was right is kept already, so it begins from that."""
        self.update = self.fresh(Update.objects.select_related("status").get(pk=self.update.pk))
        rebased, _ = answer.rebase(facts_about(self.update))
        rebased.is_valid()
        return self.refused(rebased)

    def refused(self, answer: RowAnswer, status: int = 422) -> HttpResponse:
        if FRAGMENT in self.request.headers:
            problems = [each for form in answer.forms for each in errors_of(form)]
            return JsonResponse({"versions": {}, "problems": problems}, status=status)
        return self.row_page(answer, status=status)

    def conflict(self, answer: RowAnswer) -> HttpResponse:
        if FRAGMENT in self.request.headers:
            return JsonResponse({"versions": {}, "problems": []}, status=409)
        self.update = self.fresh(Update.objects.select_related("status").get(pk=self.update.pk))
        rebased, clashes = answer.rebase(facts_about(self.update))
        rebased.is_valid()
        return self.row_page(rebased, status=409, clashes=clashes, errors=[])

    # -- files

    def take_files(self, saved: Update, answer: RowAnswer) -> HttpResponse:
        saved = self.fresh(saved)
        try:
            change_files(
                by=self.by,
                said_as=self.said_as,
                update=saved,
                removed=answer.evidence.removed(),
                added=answer.evidence.cleaned_data["file"],
            )
        except ValidationError as error:
            self.update = saved
            again, _ = answer.rebase(facts_about(saved))
            again.is_valid()
            again.evidence.add_error("file", error.messages)
            return self.refused(again)
        return redirect(self.after())


def download_evidence(file: EvidenceFile | None) -> FileResponse:
    """A file to keep, never to show: whatever it is, no browser runs it under our name."""
    if file is None:
        raise Http404("There is no such file, or it is not yours to see.")
    response = FileResponse(
        open_stored(file.file.name),
        as_attachment=True,
        # What was kept before names were looked at leaves under the name of what it is, too.
        filename=safe_name(file.name, ENDINGS[file.media_type]),
        content_type=file.media_type,
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "no-store, private"
    return response
