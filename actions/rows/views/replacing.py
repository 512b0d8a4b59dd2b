"""Find and replace over a plan: every place shown, chosen, and taken back by one undo."""

from __future__ import annotations

from itertools import islice

from django.http import HttpRequest, HttpResponse

from actions.models import Action
from actions.rows.columns import BY_NAME, LISTS
from actions.rows.forms.approval import ApprovalForm
from actions.rows.forms.replacing import ReplaceForm
from actions.rows.places import (
    MOST_PLACES,
    Sought,
    WordPlace,
    places_in_own_text,
    places_in_rows,
)
from actions.rows.services.replacing import replace_words
from actions.rows.views.look_first import LookFirstPage
from csp.forms.fields import parse_whole_number
from csp.prose.nouns import count_noun

USUALLY = {"whole": True, "own_text": True}
STALE = "Somebody else saved one of these places a moment ago. Nothing was changed: look again and repeat."
NONE_CHOSEN = "Tick at least one place."
LEFT_OUT = (
    "Changed by somebody else since you looked, so left out: {places}. "
    "Nothing was changed yet: look at what is there now and replace once more."
)


class FindAndReplace(LookFirstPage):
    template_name = "actions/rows/replace.html"
    title = "Find and replace"
    stale = STALE

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        if "find" not in request.GET:
            return self.page(form=ReplaceForm(initial=USUALLY))
        form = ReplaceForm(request.GET)
        if not form.is_valid():
            return self.page(form=form)
        return self.look(form, self.places(form))

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        form = ReplaceForm(request.POST)
        if not form.is_valid():
            return self.page(form=form, status=422)
        places = self.places(form)
        keys = request.POST.getlist("place")
        chosen = [place for place in places if place.key in set(keys)]
        if not keys:
            return self.look(form, places, keys, problem=NONE_CHOSEN, status=422)
        if len(chosen) != len(set(keys)):
            gone = ", ".join(self.names_of_lost(places, keys))
            return self.look(form, places, keys, problem=LEFT_OUT.format(places=gone), status=409)
        return self.replace(form, places, chosen)

    def replace(
        self, form: ReplaceForm, places: list[WordPlace], chosen: list[WordPlace]
    ) -> HttpResponse:
        keys = [place.key for place in chosen]
        return self.write_chosen(
            lambda approval: replace_words(
                by=self.request.user,
                plan=self.plan,
                sought=form.sought(),
                places=chosen,
                approval=approval,
            ),
            # What is there now, where somebody else was quicker.
            lambda **told: self.look(
                form, self.places(form) if told["status"] == 409 else places, keys, **told
            ),
            lambda count: f"Replaced in {count_noun(count, 'place')}.",
        )

    def look(
        self,
        form: ReplaceForm,
        places: list[WordPlace],
        keys: list[str] | None = None,
        *,
        approval: ApprovalForm | None = None,
        status: int = 200,
        **extra,
    ) -> HttpResponse:
        """The places, each ticked or not. At first all are but those within a longer name."""
        instead = form.cleaned_data["instead"]
        listed = [
            (place, place.shown(instead), ticked(place, keys)) for place in places[:MOST_PLACES]
        ]
        return self.page(
            form=form,
            sought=form.sought(),
            places=listed,
            too_many=len(places) > MOST_PLACES,
            approval=self.questions(approval),
            status=status,
            **extra,
        )

    def places(self, form: ReplaceForm) -> list[WordPlace]:
        """Every place in what somebody may change here, up to one more than can be listed."""
        sought: Sought = form.sought()
        rows = self.rows().select_related("plan", "priority", "area", "partnership").in_order()
        found = list(islice(places_in_rows(rows.prefetch_related(*LISTS), sought), MOST_PLACES + 1))
        if form.cleaned_data["own_text"]:
            texts = [*self.plan.priorities.all(), *self.plan.sections.all()]
            left = MOST_PLACES + 1 - len(found)
            found += islice(places_in_own_text(texts, sought), left)
        return found

    def names_of_lost(self, places: list[WordPlace], keys: list[str]) -> list[str]:
        """Where the places were that are no longer as they were seen."""
        there = {place.key for place in places}
        refs = dict(self.rows().order_by().values_list("pk", "ref"))
        lost = (lost_words(key, refs) for key in keys if key not in there)
        return list(dict.fromkeys(lost))


def ticked(place: WordPlace, keys: list[str] | None) -> bool:
    return not place.is_longer_name if keys is None else place.key in keys


def lost_words(key: str, refs: dict[int, str]) -> str:
    """The name of a place by its key, as far as it can still be told."""
    kind, number, name = [*key.split("."), "", "", ""][:3]
    if kind != Action._meta.model_name:
        return "the plan’s text"
    ref = refs.get(parse_whole_number(number) or 0)
    return f"{ref} {BY_NAME[name].label}" if ref and name in BY_NAME else "a row that is gone"
