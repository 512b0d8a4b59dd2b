"""The sections of a plan, in order."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import mark_safe

from csp.prose import narrative_html
from plans.access import Can
from plans.models import Section
from plans.pages.views.base import AddPage, EditPage, MovePage, RemovePage, RowPage, WorkspacePage
from plans.plan.forms.section import SectionForm
from plans.plan.services.section import lay_out_sections

# What a kind prints by itself, below its own words.
PRINTS = {
    Section.Kind.WHO_WE_ARE: "the bodies that belong to the partnership",
    Section.Kind.VISION: "the vision and mission from the partnership's settings",
    Section.Kind.DRIVERS: "the county, police and national priorities, and which of yours serve them",
    Section.Kind.STRUCTURE: "the groups, who chairs them and who sits on them",
    Section.Kind.PRIORITIES: "the plan's priorities with their areas",
    Section.Kind.ACTIONS: "the rows of the action plan, one table for each priority",
    Section.Kind.PROMISES: "the promises, under their headings",
    Section.Kind.ENDORSEMENTS: "everybody who has agreed the plan, or a line to sign on",
    Section.Kind.CONTACT: "the contact details from the partnership's settings",
    Section.Kind.FORMATS: "the sentence about other formats from the partnership's settings",
}


class SectionList(WorkspacePage):
    template_name = "plans/plan/section_list.html"

    def get_title(self) -> str:
        return f"Sections of {self.plan}"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.show()

    def show(self, **extra) -> HttpResponse:
        sections = list(self.plan.sections.defer("body"))
        for section in sections:
            section.prints = PRINTS.get(section.kind, "")
        return self.page(sections=sections, **extra)

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        """Lay out the usual sections."""
        self.access.require(Can.EDIT)
        try:
            laid_out = lay_out_sections(by=request.user, plan=self.plan)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(
                request, f"Laid out {len(laid_out)} sections. Change, move or remove any."
            )
        return redirect(self.address("sections"))


class SectionPage(RowPage):
    model = Section
    words = "section"
    list_route = "sections"
    list_title = "Sections"


class SectionFormPage(SectionPage):
    form_class = SectionForm
    template_name = "plans/plan/section_form.html"

    def form_page(self, form, formsets, *, status: int = 200) -> HttpResponse:
        """With a preview when that was the button pressed: nothing is stored then."""
        self.extra = {"prints": [(kind.label, words) for kind, words in PRINTS.items()]}
        return super().form_page(form, formsets, status=status)

    def save(self, form, formsets) -> HttpResponse:
        if "preview" not in self.request.POST:
            return super().save(form, formsets)
        html = narrative_html(form.cleaned_data["body"], kit=True)
        self.preview = mark_safe(html)  # noqa: S308 - escaped and cleaned there
        return self.form_page(form, formsets)

    def get_context(self, **extra) -> dict:
        shown = {"preview": getattr(self, "preview", None)} | getattr(self, "extra", {})
        return super().get_context(**shown | extra)


class SectionAdd(SectionFormPage, AddPage):
    pass


class SectionEdit(SectionFormPage, EditPage):
    pass


class SectionRemove(SectionPage, RemovePage):
    pass


class SectionMove(SectionPage, MovePage):
    pass
