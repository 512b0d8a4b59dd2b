"""What pages share that list each place of a plan that would change, and then change what is ticked."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect

from actions.rows.forms.approval import ApprovalForm
from actions.rows.services.revising import Approval, NeedsReason, is_adopted
from actions.rows.views.action import ActionPage
from actions.rows.views.order import tell_several
from csp.changes import Stale


class LookFirstPage(ActionPage):
    """``stale`` is said where somebody else was quicker."""

    stale = ""

    def questions(self, approval: ApprovalForm | None) -> ApprovalForm | None:
        """Those that were sent, else empty ones where the plan was agreed."""
        return ApprovalForm() if approval is None and is_adopted(self.plan) else approval

    def write_chosen(
        self,
        write: Callable[[Approval | None], int],
        look: Callable[..., HttpResponse],
        done: Callable[[int], str],
    ) -> HttpResponse:
        """Change what was chosen and say so, with the way back; or ``look`` again with what is wrong."""
        asked = ApprovalForm(self.request.POST)
        try:
            count = write(asked.approval())
        except NeedsReason as error:
            return look(problem=error.messages[0], approval=asked.ask_again(), status=422)
        except ValidationError as error:
            return look(problem=" ".join(error.messages), approval=asked, status=422)
        except Stale:
            return look(problem=self.stale, status=409)
        if count:
            tell_several(self, done(count))
        return redirect(self.list_url())
