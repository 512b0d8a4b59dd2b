"""What the first migration of each app names; databases have run these, so the name stays."""

from __future__ import annotations

from csp.sql.tables_together import TablesTogether

FirstMigration = TablesTogether
