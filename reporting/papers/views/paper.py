"""Papers that are being written: the list of them, one on its desk, and how it will look."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.safestring import SafeString

from csp.periods import today
from plans.access import Can
from plans.audience import Audience
from plans.pages.views.lists import PartnershipList
from plans.proofreading.exposure import Exposure
from reporting.document import Document
from reporting.document.formats import FILE_FORMATS
from reporting.document.renderers.html import render_html
from reporting.pages.live_report import LiveReport
from reporting.papers import checks
from reporting.papers.audiences import for_everybody, for_members, to_freeze
from reporting.papers.compose.document import compose_document
from reporting.papers.compose.draft import WholePaperDraft
from reporting.papers.compose.length import refuse_long_document
from reporting.papers.compose.loading import desk_of, load_draft
from reporting.papers.compose.screen import lay_out_editor
from reporting.papers.filters import PaperFilter
from reporting.papers.queries.composer import frozen_versions, papers_for_list
from reporting.papers.tables import PaperTable, paper_kind_words
from reporting.papers.views.paper_base import PaperPage

# Who reads a preview: what the address says, and whose version that is.
READERS = {"": for_members, "everybody": for_everybody}


class PaperList(PartnershipList):
    power = Can.READ_DRAFTS
    title = "Papers"
    table_class = PaperTable
    filterset_class = PaperFilter
    add_route, add_label = "paper_new", "New paper"
    filename = "papers"
    empty_title = "No papers yet"
    empty_text = (
        "Begin with a type, such as the update for the scrutiny committee. Its sections come filled "
        "from the plan, the updates, the figures and the money; then rewrite what you like."
    )

    def get_queryset(self):
        return papers_for_list(self.partnership)


class Composer(PaperPage):
    """The paper with everything that can be done with it. Those who only read are shown it whole."""

    power = Can.READ_DRAFTS
    template_name = "reporting/papers/paper.html"

    def get_title(self) -> str:
        return self.paper.title

    def above(self) -> tuple[str, str]:
        return ("Reports", self.address("papers"))

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        if not self.access.can(Can.EDIT):
            return redirect(self.place("paper_preview"))
        draft = load_draft(self.paper)
        document = compose_document(draft, created=timezone.now(), unfinished=True)
        findings = () if self.paper.is_pattern else checks.check_paper(draft, today=today())
        response = self.page(
            kind_words=paper_kind_words(self.paper),
            bench=lay_out_editor(draft, document, self.desk(), self.row_url),
            findings=findings,
            blocking=sum(each.blocks for each in findings),
            freeze_url=self.freeze_url(),
            frozen=frozen_versions(self.paper).first(),
        )
        response["Cache-Control"] = "no-store, private"
        return response

    def desk(self):
        return desk_of(self.paper, today=today(), audience=Audience.PUBLIC)

    def row_url(self, block, anchor: str) -> str:
        return self.place("paper_block_row", block.pk, anchor)

    def freeze_url(self) -> str:
        if self.paper.is_pattern or not self.access.can(Can.PUBLISH):
            return ""
        return self.place("paper_freeze")


class PaperPreview(PaperPage):
    """The paper as members read it, or as everybody does, marked as a draft."""

    power = Can.READ_DRAFTS
    template_name = "reporting/papers/paper_preview.html"

    def get_title(self) -> str:
        return f"Draft of {self.paper}"

    def above(self) -> tuple[str, str] | None:
        return super().above() if self.access.can(Can.EDIT) else ("Reports", self.address("papers"))

    def draft(self) -> WholePaperDraft:
        return load_draft(self.paper)

    def document(self) -> Document:
        whole = compose_document(self.draft(), created=timezone.now(), unfinished=True)
        frozen = to_freeze(whole, Exposure.of(self.partnership))
        return READERS.get(self.reader, for_members)(frozen)

    @property
    def reader(self) -> str:
        return self.request.GET.get("for", "")

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        # Drawn by our own renderer, which escapes every word.
        page = SafeString(render_html(self.document()))
        query = f"?{request.GET.urlencode()}" if self.reader in READERS and self.reader else ""
        return self.page(page=page, public=self.reader == "everybody", query=query)


class PaperDraft(LiveReport, PaperPreview):
    path, route = "<slug:p>/papers/<slug:paper>/preview", "paper_preview"
    formats = tuple(FILE_FORMATS)

    def document(self) -> Document:
        """Short enough for a file, which takes far longer to draw than a page."""
        document = super().document()
        refuse_long_document(document)
        return document

    def file_words(self) -> str:
        return f"{self.partnership.slug} {self.paper.slug} draft"

    def came_from(self) -> str:
        return self.place("paper_preview")
