"""Addresses of the quarter: rounds, updates and what they are set up with, below /workspace/; a lead's
answer behind the link of an e-mail, below /update/."""

from __future__ import annotations

from django.urls import path

from actions.rounds.views import (
    cadence,
    comment,
    legend,
    mail,
    my_updates,
    review,
    round,
    round_steps,
    update,
)
from plans.pages.urls import SETTINGS

ROUNDS = "<slug:p>/rounds/"
ROUND = f"{ROUNDS}<slug:period>/"
UPDATE = f"{ROUND}updates/<int:pk>/"

quarter = [
    path("<slug:p>/quarter/", round.OpenQuarter.as_view(), name="quarter"),
    path(ROUNDS, round.RoundList.as_view(), name="rounds"),
    path(f"{ROUNDS}new/", round_steps.RoundAdd.as_view(), name="round_add"),
    path(ROUND, round.RoundPage.as_view(), name="round"),
    path(f"{ROUND}edit/", round_steps.RoundEdit.as_view(), name="round_edit"),
    path(f"{ROUND}ask/", round_steps.RoundAsk.as_view(), name="round_ask"),
    path(f"{ROUND}ask/again/", round_steps.RoundAskAgain.as_view(), name="round_ask_again"),
    path(f"{ROUND}close/", round_steps.RoundClose.as_view(), name="round_close"),
    path(f"{ROUND}reopen/", round_steps.RoundReopen.as_view(), name="round_reopen"),
    path(f"{ROUND}accept/", review.RoundAccept.as_view(), name="round_accept"),
    path(f"{ROUND}nudge/", mail.RoundNudge.as_view(), name="round_nudge"),
    path(f"{ROUND}mail/", mail.MailLog.as_view(), name="round_mail"),
    path(f"{ROUND}mail/preview/", mail.MailPreview.as_view(), name="round_mail_preview"),
    path(f"{ROUND}links/", mail.LinkList.as_view(), name="round_links"),
    path(f"{ROUND}links/<int:pk>/revoke/", mail.LinkRevoke.as_view(), name="invitation_revoke"),
    path(f"{ROUND}links/<int:pk>/renew/", mail.LinkRenew.as_view(), name="invitation_renew"),
    path(UPDATE, review.UpdatePage.as_view(), name="update"),
    path(f"{UPDATE}return/", review.UpdateReturn.as_view(), name="update_return"),
    path(f"{UPDATE}amend/", review.UpdateAmend.as_view(), name="update_amend"),
    path(f"{UPDATE}public/", review.UpdatePublic.as_view(), name="update_public"),
    path(f"{SETTINGS}quarters/", cadence.CadenceEdit.as_view(), name="cadence_edit"),
    path(f"{SETTINGS}statuses/", legend.Legend.as_view(), name="legend"),
    path(f"{SETTINGS}statuses/new/", legend.StatusAdd.as_view(), name="status_add"),
    path(f"{SETTINGS}statuses/<int:pk>/edit/", legend.StatusEdit.as_view(), name="status_edit"),
    path(f"{SETTINGS}statuses/<int:pk>/move/", legend.StatusMove.as_view(), name="status_move"),
    path(
        f"{SETTINGS}statuses/<int:pk>/retire/",
        legend.StatusRetire.as_view(),
        name="status_retire",
    ),
]

discussion = [
    path(f"{ROUND}updates/<int:update>/discuss/", comment.CommentAdd.as_view(), name="comment_add"),
    path(
        f"{ROUND}questions/<int:pk>/answer/",
        comment.CommentAnswer.as_view(),
        name="comment_answer",
    ),
]

LINKED_ROW = "<str:token>/rows/<int:pk>/"
MINE = "<slug:p>/updates/"

# Below /update/. The link is the only proof that these pages ask for.
update_pages = [
    path("<str:token>/", update.First.as_view(), name="update"),
    path("<str:token>/opened/", update.Opened.as_view(), name="update_opened"),
    path("<str:token>/logo/", update.LinkLogo.as_view(), name="update_logo"),
    path("<str:token>/rows/", update.AnswerRowsPage.as_view(), name="update_rows"),
    path(LINKED_ROW, update.AnswerRowPage.as_view(), name="update_row"),
    path(f"{LINKED_ROW}files/<int:file>/", update.RowFile.as_view(), name="update_file"),
    path("<str:token>/questions/<int:pk>/", comment.LinkAnswer.as_view(), name="update_question"),
]

answers = [
    path(MINE, my_updates.MyUpdates.as_view(), name="my_updates"),
    path(f"{MINE}<int:pk>/", my_updates.UpdateAnswer.as_view(), name="update_answer"),
    path(
        f"{MINE}<int:pk>/files/<int:file>/",
        my_updates.EvidenceDownload.as_view(),
        name="evidence_file",
    ),
]
