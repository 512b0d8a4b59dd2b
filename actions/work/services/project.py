"""Projects with what came of them, and carrying them into the next year."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from actions.models import Project
from csp import changes
from csp.models import User
from plans.models import Partnership

NOTHING_TO_COPY = "There is no project of an earlier year that this year does not have already."
# What a project is, as against what came of it in one year.
CARRIED = (
    "name",
    "provider",
    "provider_words",
    "description",
    "aims",
    "cross_reference",
    "visibility",
    "position",
)


@transaction.atomic
def copy_projects(*, by: User | None, partnership: Partnership, year_code: str) -> list[Project]:
    """Carry the projects of the last year before this one over, without what came of them.

    Those that this year has by name already are left alone. Raises ValidationError if none is left.
    """
    rows = Project.objects.filter(partnership=partnership)
    held = set(rows.filter(year_code=year_code).order_by().values_list("name", flat=True))
    last = rows.filter(year_code__lt=year_code).order_by("-year_code").first()
    before = (
        rows.filter(year_code=last.year_code).order_by("position", "pk") if last else rows.none()
    )
    copies = [
        changes.create(copy_of(project, year_code), by=by, verb="copied")
        for project in before
        if project.name not in held
    ]
    if not copies:
        raise ValidationError(NOTHING_TO_COPY)
    return copies


def copy_of(project: Project, year_code: str) -> Project:
    values = {name: getattr(project, name) for name in CARRIED}
    return Project(partnership=project.partnership, year_code=year_code, **values)
