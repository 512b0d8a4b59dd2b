"""From words and tables to the rows of a plan. Nothing that a plan's table says is dropped."""

from __future__ import annotations

from actions.imports.rows.reader import DocumentReader

__all__ = ["DocumentReader"]
