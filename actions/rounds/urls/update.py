"""Addresses of a lead's answer: behind the link of an e-mail, and below /workspace/ with an account."""

from __future__ import annotations

from django.urls import path

from actions.rounds.views import my_updates, update

ROW = "<str:token>/rows/<int:pk>/"
MINE = "<slug:p>/updates/"

# Below /update/. The link is the only proof that these pages ask for.
update_pages = [
    path("<str:token>/", update.First.as_view(), name="update"),
    path("<str:token>/opened/", update.Opened.as_view(), name="update_opened"),
    path("<str:token>/logo/", update.Logo.as_view(), name="update_logo"),
    path("<str:token>/rows/", update.Rows.as_view(), name="update_rows"),
    path(ROW, update.RowPage.as_view(), name="update_row"),
    path(f"{ROW}files/<int:file>/", update.RowFile.as_view(), name="update_file"),
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
