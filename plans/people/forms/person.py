"""Forms for people and for the posts they hold."""

from __future__ import annotations

from csp.forms import DateWordsField, KitModelForm
from plans.models import Person, Post
from plans.people.forms.organisation import DATE_HELP


class PersonForm(KitModelForm):
    class Meta:
        model = Person
        fields = (
            "title",
            "name",
            "post_nominals",
            "post",
            "organisation",
            "email",
            "publish_name",
            "began_on",
            "ended_on",
        )
        labels = {"organisation": "Body"}
        field_classes = {"began_on": DateWordsField, "ended_on": DateWordsField}
        help_texts = {
            "post": "Their job or role, such as Chief Inspector.",
            "email": "Only community safety officers see this.",
            "began_on": DATE_HELP,
            "ended_on": "Leave empty while they are still here.",
        }

    kit = {"title": {"width": "10"}, "post_nominals": {"width": "10"}}


class PostForm(KitModelForm):
    class Meta:
        model = Post
        fields = ("title", "organisation", "holder")
        labels = {"organisation": "Body", "holder": "Held by"}
        help_texts = {"holder": "Leave empty for a post that several hold, or that stands empty."}
