"""Meetings of a partnership's groups: what was on the table, who was there, and what was decided."""
