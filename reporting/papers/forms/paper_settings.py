"""How a partnership's papers look, and what stops them from being frozen."""

from __future__ import annotations

from django import forms

from csp.forms import KitModelForm
from reporting.models import PaperSettings
from reporting.papers.checks import CODES, blocking, may_block

STOPS, WARNS = "stops", "warns"
CHECK = "check-"


class PaperSettingsForm(KitModelForm):
    class Meta:
        model = PaperSettings
        fields = ("header", "footer", "response_days")

    def __init__(self, *args, instance, **kwargs):
        super().__init__(*args, instance=instance, **kwargs)
        stopping = blocking(instance)
        for code, check in CODES.items():
            if code in may_block():
                self.fields[f"{CHECK}{code}"] = forms.BooleanField(
                    label=check.words, required=False, initial=code in stopping
                )

    def values(self) -> dict:
        said = super().values()
        stopping = sorted(
            name.removeprefix(CHECK) for name, chosen in said.items() if is_check(name) and chosen
        )
        own = {name: value for name, value in said.items() if not is_check(name)}
        return own | {"blocking": stopping}

    def changes(self) -> dict:
        now = {"header", "footer", "response_days"} & set(self.changed_data)
        told = {name: value for name, value in self.values().items() if name in now}
        if any(map(is_check, self.changed_data)):
            told["blocking"] = self.values()["blocking"]
        return told

    @property
    def own_fields(self) -> list:
        return [self[name] for name in ("header", "footer", "response_days")]

    @property
    def checks(self) -> list[dict]:
        """A line of the table for each check."""
        return [
            {
                "code": code,
                "words": check.words,
                "hint": check.hint,
                "always": check.always,
                "field": self.box(code),
            }
            for code, check in CODES.items()
        ]

    def box(self, code: str):
        name = f"{CHECK}{code}"
        return self[name] if name in self.fields else None


def is_check(name: str) -> bool:
    return name.startswith(CHECK)
