"""Bringing crime files in: the file, how far it is, what came of it, and the way back."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from plans.access import Can
from plans.crime import CrimeFileProblem
from plans.crime.forms import AreasForm, CrimeForm, LookupForm
from plans.crime.queries import crime_imports
from plans.crime.services.crime_import import (
    choose_areas,
    discard_crime_import,
    has_crime_import_died,
    retry_crime_import,
    start_import,
    undo_crime_import,
)
from plans.crime.services.crime_scope import compared_with, details_kept, partnership_names
from plans.crime.services.lookup import keep_lookup
from plans.crime.tables import CrimeImportTable
from plans.models import CrimeImport, GeographyScheme
from plans.pages.views.base import ButtonPage, FormPage, RowPage, WorkspacePage
from plans.pages.views.evidence import EvidenceList

REFRESH_SECONDS = 3
State = CrimeImport.State
UNDER_WAY = (State.WAITING, State.READING)


class CrimeImportList(EvidenceList):
    """Every crime file that was brought in, newest first."""

    power = Can.EDIT
    title = "Crime files"
    template_name = "plans/crime/crime_imports.html"
    intro = (
        "Police recorded crime of the Home Office and street files of data.police.uk. Open one to "
        "see what became of it, or to undo it."
    )
    filename = "crime-files"
    table_class = CrimeImportTable
    add_route, add_label = "crime_add", "Bring a crime file in"
    empty_title = "No crime files yet"
    empty_text = "The tables that the Home Office publishes each quarter are counted for you."

    def get_queryset(self):
        return crime_imports(self.partnership)


class CrimePages(WorkspacePage):
    power = Can.EDIT

    def above(self) -> tuple[str, str]:
        return ("Crime files", self.address("crime_imports"))


class CrimeAdd(CrimePages):
    """Choose a file."""

    title = "Bring a crime file in"
    template_name = "plans/crime/crime_add.html"
    intro = (
        "Only the rows about your area are kept, as figures by quarter or month. Nothing is stored "
        "if anything is wrong with the file, the same file may come twice, and you can undo it."
    )

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        beside = "\n".join(compared_with(self.partnership))
        details = details_kept(self.partnership)
        return self.show(CrimeForm(initial={"beside": beside, "details": details}))

    def show(self, form: CrimeForm, *, status: int = 200) -> HttpResponse:
        texts = {"intro": self.intro, "submit": "Bring it in"}
        return self.page(status=status, form=form, cancel=self.address("crime_imports"), **texts)

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = CrimeForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form, status=422)
        who = {"by": request.user, "partnership": self.partnership}
        try:
            row = start_import(**who, upload=form.cleaned_data["file"], asked=form.asked())
        except ValidationError as problem:
            form.add_error("file", problem)
            return self.show(form, status=422)
        return redirect(row)


class CrimeImportRow(CrimePages, RowPage):
    model = CrimeImport
    list_route = "crime_imports"

    def rows(self):
        return super().rows().select_related("by")


class CrimeImportPage(CrimeImportRow):
    """How far a file is, what it asks, or what came of it."""

    template_name = "plans/crime/crime_import.html"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        row = self.row_or_404()
        form = self.areas_form(row) if row.state == State.ASKING else None
        return self.show(row, form)

    def areas_form(self, row: CrimeImport, data=None) -> AreasForm:
        """Beginning with names of the file that are like those known here."""
        known = partnership_names(self.partnership).every
        near = [each for name in known for each in get_close_matches(name, row.areas, 2, 0.7)]
        initial = {"areas": "\n".join(dict.fromkeys(near))}
        return AreasForm(data, found=row.areas, initial=initial)

    def show(self, row: CrimeImport, form: AreasForm | None, *, status: int = 200) -> HttpResponse:
        response = self.page(
            status=status,
            title=str(row),
            row=row,
            form=form,
            died=has_crime_import_died(row),
            under_way=row.state in UNDER_WAY,
            refresh=REFRESH_SECONDS,
        )
        if row.state in UNDER_WAY and not has_crime_import_died(row):
            response["Refresh"] = str(REFRESH_SECONDS)
        return response

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        row = self.row_or_404()
        step = {"choose": self.choose, "discard": self.discard}.get(request.POST.get("do", ""))
        try:
            return (step or self.again)(row)
        except ValidationError as problem:
            messages.warning(request, " ".join(problem.messages))
        return redirect(row)

    def choose(self, row: CrimeImport) -> HttpResponse:
        form = self.areas_form(row, self.request.POST)
        if row.state == State.ASKING and not form.is_valid():
            return self.show(row, form, status=422)
        areas = form.cleaned_data["areas"] if form.is_valid() else []
        return redirect(choose_areas(by=self.request.user, row=row, areas=areas))

    def again(self, row: CrimeImport) -> HttpResponse:
        return redirect(retry_crime_import(by=self.request.user, row=row))

    def discard(self, row: CrimeImport) -> HttpResponse:
        discard_crime_import(by=self.request.user, row=row)
        messages.success(self.request, f"{row} was thrown away. No figure was changed.")
        return redirect(self.list_url())


class CrimeUndo(CrimeImportRow, ButtonPage):
    """Takes back every figure that a file brought."""

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        try:
            undo_crime_import(by=request.user, row=self.row)
            messages.success(request, "Undone. Every figure is as it was before this file.")
        except ValidationError as problem:
            messages.warning(request, " ".join(problem.messages))
        return redirect(self.row)


class CrimeLookup(CrimePages, FormPage):
    """Which small areas lie in each place, from a published lookup."""

    title = "Small areas from a lookup"
    submit = "Take the codes from it"
    intro = (
        "Street files name small areas (LSOAs) by code. Choose a lookup of the Office for National "
        "Statistics once, and street files are counted by your own places. The codes that the places "
        "have now are replaced."
    )
    model = GeographyScheme
    list_route = "crime_imports"

    def find_row(self) -> GeographyScheme:
        return GeographyScheme(partnership=self.partnership)

    def get_form(self, data=None, files=None) -> LookupForm:
        return LookupForm(data, files, partnership=self.partnership)

    def store(self, form, formsets) -> GeographyScheme:
        scheme = form.cleaned_data["scheme"]
        scheme.partnership = self.partnership
        try:
            with_file(
                form.cleaned_data["file"],
                lambda path: keep_lookup(by=self.request.user, scheme=scheme, path=path),
            )
        except CrimeFileProblem as problem:
            raise ValidationError({"file": str(problem)}) from problem
        return scheme

    def saved_words(self, row: GeographyScheme) -> str:
        return f"The small areas of {row} were taken from the lookup."


def with_file(upload: UploadedFile, use) -> None:
    """Calls ``use`` with the path of an upload, which is small enough to be copied if it has none."""
    with NamedTemporaryFile(suffix=".csv") as copy:
        for chunk in upload.chunks():
            copy.write(chunk)
        copy.flush()
        use(Path(copy.name))
