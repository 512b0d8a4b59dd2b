"""The usual bodies of a kind of area, each with a tick and a name that can be changed."""

from __future__ import annotations

from django import forms

from csp.forms import KitForm
from plans.models import Organisation
from plans.people.first_steps import UsualBody

NAME = Organisation._meta.get_field("name").max_length


class UsualBodiesForm(KitForm):
    """One line a body: name it to add it, leave it empty to leave it out."""

    def __init__(self, *args, usual: list[UsualBody], held: set[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.usual = usual
        for number, each in enumerate(usual):
            there = each.kind in held
            self.fields[f"take_{number}"] = forms.BooleanField(
                label=each.words,
                required=False,
                initial=not there and bool(each.name),
                help_text="There is one already." if there else "",
            )
            self.fields[f"name_{number}"] = forms.CharField(
                label=f"Its name: {each.words[:1].lower()}{each.words[1:].partition(' (')[0]}",
                required=False,
                max_length=NAME,
                initial="" if there else each.name,
            )

    def clean(self):
        cleaned = super().clean()
        chosen = [number for number in range(len(self.usual)) if cleaned.get(f"take_{number}")]
        for number in chosen:
            if not cleaned.get(f"name_{number}"):
                self.add_error(f"name_{number}", "Say what it is called, or take its tick away.")
        if not self.errors and not chosen:
            self.add_error(None, "Tick the bodies that take part, and say what each is called.")
        return cleaned

    def chosen(self) -> list[tuple[str, UsualBody]]:
        """The names that were ticked, each with what it is."""
        return [
            (self.cleaned_data[f"name_{number}"], each)
            for number, each in enumerate(self.usual)
            if self.cleaned_data[f"take_{number}"]
        ]
