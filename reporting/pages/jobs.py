"""Drawing files outside the request where a worker runs, and inside it where none does."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django_tasks import task

from reporting.pages.drawing import draw_page


@task()
def draw_file(address: str, user: int, seen_as: str, stands: str) -> dict[str, str]:
    """Draw the file of a page as somebody may read it, for whom another page waits meanwhile.

    ``stands`` only tells apart what was drawn before a change and after it.
    """
    return draw_page(address, user, seen_as)


@task()
def clear_file(name: str) -> None:
    """Throw away a file that was drawn for somebody a while ago."""
    default_storage.delete(name)
