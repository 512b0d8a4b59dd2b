"""Beginning a paper: which type, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse

from csp.periods import today
from plans.access import Can
from plans.audience import Audience
from plans.pages.views.base import AddPage, WorkspacePage
from reporting.models import Paper
from reporting.papers.compose.gathering import CHOOSE
from reporting.papers.compose.loading import desk_of
from reporting.papers.forms.paper import BeginForm
from reporting.papers.patterns import PATTERNS, PaperType
from reporting.papers.queries.composer import latest_about
from reporting.papers.queries.papers import papers_of
from reporting.papers.services.paper import start_paper


@dataclass(frozen=True)
class PaperTypeChoice:
    """A type of paper to choose: ``own`` is the partnership's own pattern, where it is one."""

    words: str
    help: str
    url: str


class PaperNew(WorkspacePage):
    """The types of paper that there are, the partnership's own first."""

    power = Can.EDIT
    title = "New paper"
    template_name = "reporting/papers/paper_new.html"

    def above(self) -> tuple[str, str]:
        return ("Reports", self.address("papers"))

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        own = papers_of(self.partnership).filter(is_pattern=True)
        return self.page(
            own=[
                PaperTypeChoice(each.title, self.help_of(each), self.begin(each.slug))
                for each in own
            ],
            kinds=[
                PaperTypeChoice(pattern.words, pattern.help, self.address("paper_begin", name))
                for name, pattern in PATTERNS.items()
            ],
        )

    def begin(self, slug: str) -> str:
        return self.address("paper_begin_own", slug)

    def help_of(self, pattern: Paper) -> str:
        kind = PATTERNS.get(pattern.kind)
        return f"Your own pattern, begun from “{kind.words}”." if kind else "Your own pattern."


class PaperBegin(AddPage):
    """What a new paper of one type is about; then straight to the paper."""

    model = Paper
    words = "paper"
    form_class = BeginForm
    submit = "Begin the paper"
    template_name = "reporting/papers/paper_begin.html"
    list_route, list_title = "papers", "Reports"
    kind: str
    pattern: PaperType
    own: Paper | None = None

    def come_in(self, request: HttpRequest, *, type: str, **kwargs) -> None:
        super().come_in(request, **kwargs)
        if type not in PATTERNS:
            raise Http404("There is no such type of paper.")
        self.kind, self.pattern = type, PATTERNS[type]

    def get_title(self) -> str:
        return self.own.title if self.own else self.pattern.words

    def above(self) -> tuple[str, str]:
        return ("New paper", self.address("paper_new"))

    def cancel_url(self) -> str:
        return self.address("paper_new")

    def get_form(self, data=None, files=None) -> BeginForm:
        return BeginForm(
            data,
            instance=self.row,
            partnership=self.partnership,
            needs=self.pattern.needs,
            wants=self.pattern.wants,
            initial=None if data else self.usual(),
        )

    def usual(self) -> dict:
        """What it is most likely about."""
        return latest_about(self.partnership, today())

    def form_page(self, form, formsets, *, status: int = 200) -> HttpResponse:
        self.lacking = [CHOOSE.get(each, each) for each in form.lacking]
        return super().form_page(form, formsets, status=status)

    def get_context(self, **extra) -> dict:
        told = {"caption": "New paper", "help": self.pattern.help, "lacking": self.lacking}
        return super().get_context(**told | extra)

    def store(self, form: BeginForm, formsets: list) -> Paper:
        values = form.values()
        title = values.pop("title") or self.usual_title(values)
        return start_paper(
            by=self.request.user,
            partnership=self.partnership,
            kind=self.kind,
            title=title,
            values=values | {"title": title},
            pattern=self.own,
        )

    def usual_title(self, values: dict) -> str:
        paper = Paper(partnership=self.partnership, kind=self.kind, **values)
        desk = desk_of(paper, today=today(), audience=Audience.PUBLIC)
        words = self.own.title if self.own else self.pattern.words
        about = desk.year or desk.round or (desk.plan and desk.plan.period) or ""
        return self.pattern.values(desk).get("title") or f"{words} {about}".strip()

    def saved_words(self, row: Paper) -> str:
        return f"“{row}” is begun. Click on any words to rewrite them."


class PaperBeginOwn(PaperBegin):
    """The same from one of the partnership's own patterns, or from an earlier paper."""

    def come_in(self, request: HttpRequest, *, paper: str, **kwargs) -> None:
        AddPage.come_in(self, request, **kwargs)
        self.own = papers_of(self.partnership).filter(slug=paper).first()
        if self.own is None or self.own.kind not in PATTERNS:
            raise Http404("There is no such paper to begin from.")
        self.kind, self.pattern = self.own.kind, PATTERNS[self.own.kind]
