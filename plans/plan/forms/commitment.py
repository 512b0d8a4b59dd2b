"""The form for one promise to the public."""

from __future__ import annotations

from csp.forms import CellField, DateWordsField, KitModelForm
from plans.models import Commitment


class CommitmentForm(KitModelForm):
    """A promise, the sentence that explains it, and when it was last kept."""

    explanation = CellField(label="Explanation", required=False, max_length=2_000)
    kept_on = DateWordsField(label="Last kept on", required=False)

    class Meta:
        model = Commitment
        fields = ["heading", "text", "explanation", "due", "kept_on", "kept_note"]
