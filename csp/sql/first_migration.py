"""A first migration makes all the tables of an app, and takes seconds for it rather than a minute."""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import CreateModel, Migration
from django.db.migrations.state import ProjectState


class FirstMigration(Migration):
    """Makes every model known before the first table is made.

    Django draws up all related models again for each that is created; nearly all of ours are related
    by their partnership, so 170 of them cost 17,000. What is created needs nothing but the end.
    """

    def apply(
        self,
        project_state: ProjectState,
        schema_editor: BaseDatabaseSchemaEditor,
        collect_sql=False,
    ) -> ProjectState:
        created = [each for each in self.operations if isinstance(each, CreateModel)]
        # Drawn up once, when it is next asked for.
        project_state.__dict__.pop("apps", None)
        for each in created:
            each.state_forwards(self.app_label, project_state)
        for each in created:
            each.database_forwards(self.app_label, schema_editor, project_state, project_state)
        rest = Migration(self.name, self.app_label)
        rest.operations = [  # type: ignore[misc]  # Django sets them on each by itself too
            each for each in self.operations if each not in created
        ]
        return rest.apply(project_state, schema_editor, collect_sql)
