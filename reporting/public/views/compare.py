"""Two editions of a partnership's plans side by side. Every word comes from what was published."""

from __future__ import annotations

import re
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from reporting.facts.snapshot import thaw
from reporting.letters.queries import plans_told
from reporting.models import Publication
from reporting.pages.answers import answer, cache_page, etag_of
from reporting.pages.public_face import fronts_of
from reporting.public.compare_editions import ComparedGroup, editions
from reporting.public.views.public import (
    Gone,
    frame_version_page,
    front_of,
    public_page,
    publications_identity,
)

EDITION = re.compile(r"(?P<plan>[-\w]+)\.(?P<number>\d{1,6})")
WITHDRAWN = Publication.State.WITHDRAWN


@public_page
def compare_plan_editions(request: HttpRequest, p: str) -> HttpResponse:
    """Asks which two, and shows what differs once both are chosen: ``?old=2016-17.1&new=2016-17.2``."""
    told = list(plans_told(p))
    if not told:
        raise Http404("This partnership has not published a plan here.")
    shown = [each for each in told if each.state != WITHDRAWN]
    if not shown:
        raise Gone(told[0])
    old, new = (chosen_edition(told, request.GET.get(name, "")) for name in ("old", "new"))
    pair = [each.pk for each in (old, new) if each]
    etag = etag_of("compare", p, publications_identity(shown), pair, old is None)

    def make() -> HttpResponse:
        frame_version_page(
            request,
            next((e for e in shown if e.state == Publication.State.CURRENT), shown[0]),
            front_of,
        )
        return render(request, "reporting/public/compare.html", context_of(p, shown, old, new))

    return answer(request, etag, lambda: cache_page(etag, make))


def chosen_edition(told: list[Publication], words: str) -> Publication | None:
    """The edition that an address names. Gone when it was withdrawn, 404 for one that never was."""
    if not words:
        return None
    found = EDITION.fullmatch(words)
    name = found and (found["plan"], int(found["number"]))
    edition = next((each for each in told if (each.plan.slug, each.number) == name), None)
    if edition is None:
        raise Http404("There is no such version.")
    if edition.state == WITHDRAWN:
        raise Gone(edition)
    return edition


def context_of(
    p: str, shown: list[Publication], old: Publication | None, new: Publication | None
) -> dict:
    fronts = fronts_of(shown)
    by_age = sorted(shown, key=lambda each: (fronts[each.pk].plan.start, each.number))
    choices = [
        {
            "value": f"{each.plan.slug}.{each.number}",
            "edition": each,
            "title": fronts[each.pk].title,
        }
        for each in reversed(by_age)
    ]
    both = old is not None and new is not None
    return {
        "title": "Compare two editions",
        "slug": p,
        "choices": choices,
        "old": old or (by_age[-2] if len(by_age) > 1 else by_age[-1]),
        "new": new or by_age[-1],
        "old_title": fronts[old.pk].title if old else "",
        "new_title": fronts[new.pk].title if new else "",
        "both": both,
        "groups": edition_differences(old.pk, old.sha256, new.pk, new.sha256)
        if old and new
        else (),
    }


@lru_cache(maxsize=64)
def edition_differences(
    old: int, old_sha: str, new: int, new_sha: str
) -> tuple[ComparedGroup, ...]:
    """The digests keep a number that was used again apart."""
    texts = Publication.objects.filter(pk__in=[old, new]).values_list("pk", "snapshot")
    facts = {pk: thaw(text) for pk, text in texts}
    return editions(facts[old], facts[new])
