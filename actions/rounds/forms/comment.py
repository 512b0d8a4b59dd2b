"""What somebody says about an update."""

from __future__ import annotations

from django import forms

from actions.models import Comment
from csp.forms import CellField, KitForm

Kind = Comment.Kind
LONGEST = 2_000
# Not a kind of comment: what is decided is something to do, and is kept among what was agreed.
DECISION = "decision"


class CommentForm(KitForm):
    """A comment, a question, or a decision by those who may record one."""

    kind = forms.ChoiceField(label="What is it?", widget=forms.RadioSelect, initial=Kind.QUESTION)
    text = CellField(label="What do you want to say?", max_length=LONGEST, rows=4)

    def __init__(self, *args, decides: bool, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [
            (Kind.QUESTION, "A question: it goes by e-mail to each lead who has a link"),
            (Kind.COMMENT, "A comment"),
        ]
        if decides:
            choices.append((DECISION, "A decision of the group"))
        self.fields["kind"].choices = choices


class CommentAnswerForm(KitForm):
    text = CellField(label="Your answer", max_length=LONGEST, rows=4)
