"""Find anything: one box, and one page of what was found."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from csp.lists.finding import MOST_OF_A_KIND, find_anything, marked_words
from plans.pages.views.base import WorkspacePage


class FindAnything(WorkspacePage):
    """What whoever asks may read of the partnership, by words or number."""

    title = "Find anything"
    template_name = "plans/pages/find.html"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        words = request.GET.get("q", "")[:100].strip().replace("\0", "")
        groups = [
            {
                "heading": group.heading,
                "hits": [
                    {
                        "hit": hit,
                        "title": marked_words(hit.title, words),
                        "text": marked_words(hit.text, words),
                    }
                    for hit in group.hits
                ],
                "all_url": group.url if len(group.hits) == MOST_OF_A_KIND else "",
            }
            for group in find_anything(self.access, words)
        ]
        return self.page(words=words, groups=groups, found=sum(len(g["hits"]) for g in groups))
