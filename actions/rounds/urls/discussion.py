"""Addresses of what the strategy group says about an update, and of the answers."""

from __future__ import annotations

from django.urls import path

from actions.rounds.views import comment

ROUND = "<slug:p>/rounds/<slug:period>/"

discussion = [
    path(f"{ROUND}updates/<int:update>/discuss/", comment.CommentAdd.as_view(), name="comment_add"),
    path(
        f"{ROUND}questions/<int:pk>/answer/",
        comment.CommentAnswer.as_view(),
        name="comment_answer",
    ),
]
# Below /update/: the link is the only proof that this asks for.
by_link = [
    path("<str:token>/questions/<int:pk>/", comment.LinkAnswer.as_view(), name="update_question"),
]
