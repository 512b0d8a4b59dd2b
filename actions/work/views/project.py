"""Projects: the list, a year of them as the summary of actions prints it, and the page of each."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect

from actions.models import Project
from actions.rows.links import linked_cell_html
from actions.work.filters import ProjectFilter
from actions.work.forms.project import CopyProjectsForm, OutcomeRow, ProjectForm
from actions.work.money_queries import allocations_seen, projects_seen
from actions.work.outcomes import read_outcome
from actions.work.queries import (
    case_studies_seen,
    projects_for_list,
    projects_of_year,
    rows_of_project,
)
from actions.work.services.project import copy_projects
from actions.work.tables.work import ProjectTable
from actions.work.views.work import WorkList
from csp.periods import year_words
from plans.access import Can
from plans.pages.services import repeating_initial
from plans.pages.views.answers import add_problems
from plans.pages.views.base import (
    AddPage,
    DetailPage,
    EditPage,
    MovePage,
    RemovePage,
    RowPage,
    WorkspacePage,
)
from plans.pages.views.rows import repeating

PROJECTS = "Projects"


class ProjectList(WorkList):
    title = PROJECTS
    table_class = ProjectTable
    filterset_class = ProjectFilter
    template_name = "actions/work/projects.html"
    add_route, add_label = "project_add", "Add a project"
    filename = "projects"
    empty_title = "No projects yet"
    empty_text = "Add each project of a year, what it is for and what came of it."

    def get_queryset(self):
        return projects_for_list(self.access)


class ProjectYear(WorkspacePage):
    """One year's projects in the three columns in which a summary of actions prints them."""

    power = Can.READ_PARTNERS
    template_name = "actions/work/project_year.html"

    def above(self) -> tuple[str, str]:
        return (PROJECTS, self.address("projects"))

    def get(self, request, *args, **kwargs):
        rows = [
            project_summary_row(project)
            for project in projects_of_year(self.access, kwargs["year"])
        ]
        return self.page(title=f"Projects of {year_words(kwargs['year'])}", rows=rows)


def project_summary_row(project: Project) -> dict:
    """One row of the summary; ``stories`` are those that may be printed."""
    return {
        "project": project,
        "description": linked_cell_html(project.description),
        "aims": linked_cell_html(project.aims),
        "future": linked_cell_html(project.future),
        "outcomes": [read_outcome(each.words) for each in project.outcomes.all()],
        "stories": getattr(project, "stories", []),
    }


class ProjectPages(RowPage):
    model = Project
    words = "project"
    list_route, list_title = "projects", PROJECTS

    def rows(self):
        return projects_seen(self.access).select_related("provider", "plan__partnership")

    def get_formsets(self, data=None) -> list:
        stored = self.row.outcomes.all() if self.row.pk else []
        return [
            repeating(
                OutcomeRow,
                "outcome",
                data,
                repeating_initial(stored, "words"),
                title="What came of it",
                prefix="outcomes",
                ordered=True,
            )
        ]

    def get_form(self, data=None, files=None):
        form = super().get_form(data, files)
        rows = form.fields["actions"].queryset
        form.fields["actions"].queryset = rows.visible_to(self.access)
        return form


class ProjectDetail(ProjectPages, DetailPage):
    power = Can.READ_PARTNERS
    template_name = "actions/work/project.html"
    edit_route = "project_edit"

    def get(self, request, *args, **kwargs):
        project = self.row_or_404()
        return self.page(
            title=project.name,
            year=year_words(project.year_code),
            **project_summary_row(project)
            | {
                "stories": case_studies_seen(self.access).filter(project=project),
                "actions": rows_of_project(self.access, project),
                "allocations": allocations_seen(self.access).filter(project=project),
            },
        )


class ProjectAdd(ProjectPages, AddPage):
    form_class = ProjectForm


class ProjectEdit(ProjectPages, EditPage):
    form_class = ProjectForm
    remove_route = "project_remove"


class ProjectRemove(ProjectPages, RemovePage):
    text = "What came of it goes with it. You can bring all of it back."


class ProjectMove(ProjectPages, MovePage):
    """Up or down among the projects of its year."""

    def list_url(self) -> str:
        return self.address("project_year", self.row.year_code)


class ProjectCopy(WorkspacePage):
    """Carries last year's projects over, without what came of them."""

    power = Can.EDIT
    title = "Copy last year’s projects"
    template_name = "layouts/form.html"
    intro = (
        "The projects of the last year before it are copied with what they are for and who "
        "provides them. What came of them, their case studies and money stay where they are."
    )

    def above(self) -> tuple[str, str]:
        return (PROJECTS, self.address("projects"))

    def show(self, form: CopyProjectsForm, *, status: int = 200):
        cancel = self.address("projects")
        words = {"intro": self.intro, "submit": "Copy them", "cancel": cancel}
        return self.page(status=status, form=form, **words)

    def get(self, request, *args, **kwargs):
        return self.show(CopyProjectsForm())

    def post(self, request, *args, **kwargs):
        form = CopyProjectsForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=422)
        year = form.cleaned_data["year_code"]
        try:
            copies = copy_projects(by=request.user, partnership=self.partnership, year_code=year)
        except ValidationError as error:
            add_problems(form, error)
            return self.show(form, status=422)
        noun = "project" if len(copies) == 1 else "projects"
        messages.success(request, f"Copied {len(copies)} {noun} into {year}.")
        return redirect(self.address("project_year", year))
