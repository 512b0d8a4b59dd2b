"""A migration that makes many tables takes seconds for it rather than a minute."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, Migration
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

# What may be asked of a new table as it is made: none of them looks at rows or takes anything away.
OF_NEW = (CreateModel, AddField, AddIndex, AddConstraint)


class TablesTogether(Migration):
    """Makes each new table as it is at the end of the migration, then does the rest one by one.

    Django draws up all related models again for each operation; nearly all of ours are related by
    their partnership, so 170 of them cost 17,000. What a new table holds needs nothing but the end.
    A migration that changes an old table so that a new one can point to it is not for this class.
    """

    def apply(
        self,
        project_state: ProjectState,
        schema_editor: BaseDatabaseSchemaEditor,
        collect_sql=False,
    ) -> ProjectState:
        of_new, of_old = part_operations(self.operations)
        # Drawn up once, when it is next asked for.
        project_state.__dict__.pop("apps", None)
        for each in of_new:
            each.state_forwards(self.app_label, project_state)
        for each in of_new:
            if isinstance(each, CreateModel):
                each.database_forwards(self.app_label, schema_editor, project_state, project_state)
        rest = Migration(self.name, self.app_label)
        rest.operations = of_old  # type: ignore[misc]  # Django sets them on each by itself too
        return rest.apply(project_state, schema_editor, collect_sql)


def part_operations(operations: Sequence[Operation]) -> tuple[list[Operation], list[Operation]]:
    """Those that make new tables, and those of tables that are there, each in their order."""
    created = {each.name_lower for each in operations if isinstance(each, CreateModel)}
    of_new: list[Operation] = [
        each for each in operations if isinstance(each, OF_NEW) and table_of(each) in created
    ]
    return of_new, [each for each in operations if each not in of_new]


def table_of(operation: Operation) -> str:
    own_name: str = getattr(operation, "name_lower", "")
    return getattr(operation, "model_name_lower", own_name)
