"""The e-mails of a round: what was sent, what would be, who has which link, and a nudge."""

from __future__ import annotations

import re

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.safestring import mark_safe

from actions.models import Invitation, Mail, Round
from actions.rounds.filters import MailFilter
from actions.rounds.mail.letters import RoundLetter, compose_round_mail, example_of
from actions.rounds.services.invitation import revoke
from actions.rounds.services.mail import Nudged, queue_nudge, send_fresh_link
from actions.rounds.tables.mail import InvitationTable, MailTable
from actions.rounds.views.round import RoundPages
from csp.forms.fields import parse_whole_number
from csp.periods import date_words, today
from plans.access import Can
from plans.pages.views.base import ButtonPage
from plans.pages.views.lists import PartnershipList

STYLE = re.compile(r' style="[^"]*"')


class RoundMailList(PartnershipList):
    """A list of something that belongs to one round."""

    power = Can.REVIEW
    round: Round

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        rounds = Round.objects.of(self.partnership)
        self.round = get_object_or_404(rounds, period=kwargs["period"])
        self.round.partnership = self.partnership
        self.filename = f"{self.filename}-{self.round.period}"

    def above(self) -> tuple[str, str]:
        return (str(self.round), self.round.get_absolute_url())

    def get_context(self, **extra) -> dict:
        return super().get_context(round=self.round) | extra


class MailLog(RoundMailList):
    """Every e-mail of a round, the newest first, with what could not be delivered on top."""

    title = "E-mails of the round"
    filename = "mail"
    template_name = "actions/rounds/round_mail.html"
    table_class = MailTable
    filterset_class = MailFilter
    empty_title = "No e-mails yet"
    empty_text = "Leads are written to when the round opens, before answers are due, and when late."

    def get_queryset(self):
        return self.round.mails.for_log()

    def get_context(self, **extra) -> dict:
        return super().get_context(troubled=self.round.mails.troubled().count()) | extra


class LinkList(RoundMailList):
    """Who has a link, whether it was opened, and how to end or renew it."""

    title = "Links of the round"
    filename = "links"
    template_name = "actions/rounds/round_links.html"
    table_class = InvitationTable
    empty_title = "Nobody has a link"
    empty_text = "No lead of a row in this round has an e-mail address."

    def get_queryset(self):
        return self.round.invitations.for_list()

    def get_table_kwargs(self) -> dict:
        return {"today": today(), "round": self.round}


class MailPreview(RoundPages):
    """What each kind of e-mail would say, with rows of this round; or the e-mail itself to open."""

    title = "What the e-mails say"
    template_name = "actions/rounds/round_mail_preview.html"

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        self.row = self.row_or_404()
        kind = request.GET.get("kind", "")
        letter = example_of(self.row, kind if kind in Mail.Kind.values else Mail.Kind.OPENING)
        if request.GET.get("_export") == "eml":
            return as_file(letter)
        return self.page(
            round=self.row, letter=letter, kinds=Mail.Kind.choices, body=without_style(letter)
        )

    def above(self) -> tuple[str, str]:
        return ("E-mails", self.address("round_mail", self.row.period))


def without_style(letter: RoundLetter) -> str:
    """The body of the e-mail for a page of the site, where a style has no place in an element."""
    # Escaped by its own template; a quotation mark that somebody typed is an entity by now.
    return mark_safe(STYLE.sub("", letter.body()))  # noqa: S308


def as_file(letter: RoundLetter) -> HttpResponse:
    response = HttpResponse(
        compose_round_mail(letter).message().as_bytes(), content_type="message/rfc822"
    )
    response["Content-Disposition"] = f'attachment; filename="{letter.mail.kind}.eml"'
    return response


class RoundNudge(RoundPages, ButtonPage):
    """Reminds those who are ticked, or everybody who owes an answer, but nobody too often."""

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        chosen = self.row.invitations.all()
        if "invitation" in request.POST:
            numbers = map(parse_whole_number, request.POST.getlist("invitation"))
            chosen = chosen.filter(pk__in=[number for number in numbers if number is not None])
        try:
            outcome = queue_nudge(by=request.user, round=self.row, invitations=chosen)
        except ValidationError as error:
            messages.warning(request, " ".join(error.messages))
        else:
            report_nudge(request, outcome)
        return redirect(self.row.get_absolute_url())


def report_nudge(request: HttpRequest, outcome: Nudged) -> None:
    if outcome.queued:
        people = "1 person" if outcome.queued == 1 else f"{outcome.queued} people"
        messages.success(request, f"A reminder is on its way to {people}.")
    if outcome.too_soon:
        names = ", ".join(each.name for each in outcome.too_soon)
        messages.info(
            request,
            f"Written to a short while ago, so left in peace: {names}. "
            f"They can be reminded again on {date_words(outcome.again_on)}.",
        )
    if outcome.ended:
        names = ", ".join(each.name for each in outcome.ended)
        messages.info(request, f"Their link was ended: {names}. Send a fresh link instead.")
    if not (outcome.queued or outcome.too_soon or outcome.ended):
        messages.info(request, "Everybody has answered, so nobody was reminded.")


class LinkChangePage(RoundPages):
    """Asks before a link is changed, then does it."""

    template_name = "plans/pages/remove.html"
    invitation: Invitation
    text = submit = ""
    danger = False

    def come_in(self, request: HttpRequest, **kwargs) -> None:
        super().come_in(request, **kwargs)
        self.row = self.row_or_404()
        found = self.row.invitations.select_related("round__partnership")
        self.invitation = get_object_or_404(found, pk=kwargs["pk"])

    def above(self) -> tuple[str, str]:
        return ("Links", self.links_url())

    def links_url(self) -> str:
        return self.address("round_links", self.row.period)

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return self.ask()

    def ask(self, *, problem: str = "", status: int = 200) -> HttpResponse:
        return self.page(
            status=status,
            text=problem or self.text,
            submit=self.submit,
            danger=self.danger,
            refused=bool(problem),
            cancel=self.links_url(),
        )

    def post(self, request: HttpRequest, **kwargs) -> HttpResponse:
        try:
            words = self.change()
        except ValidationError as error:
            return self.ask(problem=" ".join(error.messages), status=422)
        messages.success(request, words)
        return redirect(self.links_url())

    def change(self) -> str:
        """Do it; return what to say."""
        raise NotImplementedError


class LinkRevoke(LinkChangePage):
    submit, danger = "End the link", True
    text = (
        "Every copy of it stops at once, in e-mails sent before as well. What was answered is kept. "
        "You can send a fresh link as long as answers are taken."
    )

    def get_title(self) -> str:
        return f"End the link of {self.invitation.name}?"

    def change(self) -> str:
        revoke(by=self.request.user, invitation=self.invitation)
        return f"The link of {self.invitation.name} has ended. What was answered is kept."


class LinkRenew(LinkChangePage):
    submit = "Send a fresh link"
    text = "The new link goes by e-mail, if an answer is still owed. Every copy of the old one stops at once."

    def get_title(self) -> str:
        return f"Send {self.invitation.name} a fresh link?"

    def change(self) -> str:
        to = self.invitation
        if send_fresh_link(by=self.request.user, invitation=to):
            return f"A fresh link is on its way to {to.email}. The old one has ended."
        return f"The old link has ended. {to.name} has answered everything, so nothing was sent."
