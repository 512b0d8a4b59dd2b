"""A copy of all that the site holds, and the way back: a folder with the database, the files and a list.

``manage.py backup`` and ``manage.py restore`` are its doors. Each thing in a copy has its digest in the list,
and a restore believes nothing that it has not counted.
"""

from __future__ import annotations


class ArchiveProblem(Exception):
    """Something that a person has to put right, in a sentence or two; what was there is as it was."""
