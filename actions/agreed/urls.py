"""Addresses of what somebody has to do: below /workspace/, under the word Meetings."""

from __future__ import annotations

from django.urls import path

from actions.agreed.views import agreed

LIST = "<slug:p>/meetings/actions/"
ONE = f"{LIST}<int:pk>/"

agreed_pages = [
    path(LIST, agreed.AgreedActionList.as_view(), name="agreed_actions"),
    path(f"{LIST}new/", agreed.AgreedActionAdd.as_view(), name="agreed_action_add"),
    path(ONE, agreed.AgreedActionPage.as_view(), name="agreed_action"),
    path(f"{ONE}edit/", agreed.AgreedActionEdit.as_view(), name="agreed_action_edit"),
    path(f"{ONE}remove/", agreed.AgreedActionRemove.as_view(), name="agreed_action_remove"),
    path(f"{ONE}undo/", agreed.AgreedActionUndo.as_view(), name="agreed_action_undo"),
]
