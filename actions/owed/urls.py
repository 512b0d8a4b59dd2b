"""Addresses of what is said to owners: telling them, below /workspace/, and their link, below /do/."""

from __future__ import annotations

from django.urls import path

from actions.agreed.urls import LIST, ONE
from actions.owed.views import linked, tell
from actions.owed.views.files import AgreedFileDownload

owed_pages = [
    path(f"{LIST}tell/", tell.TellOwners.as_view(), name="tell_owners"),
    path(f"{ONE}files/<int:file>/", AgreedFileDownload.as_view(), name="agreed_file"),
]

# Below /do/. The link is the only proof that these pages ask for.
do_pages = [
    path("<str:token>/", linked.OwedList.as_view(), name="do"),
    path("<str:token>/opened/", linked.OwedOpened.as_view(), name="do_opened"),
    path("<str:token>/logo/", linked.OwedLogo.as_view(), name="do_logo"),
    path("<str:token>/again/", linked.OwedAgain.as_view(), name="do_again"),
    path("<str:token>/<int:pk>/", linked.OwedAnswer.as_view(), name="do_answer"),
    path("<str:token>/<int:pk>/back/", linked.OwedBack.as_view(), name="do_back"),
]
