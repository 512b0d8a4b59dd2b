"""One partnership of the demo being filled, through the services alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model

from csp.models import User
from plans.models import Organisation, Partnership, Post
from plans.pages.services import create_with
from reporting.demo.keys import Row, WrongData, spell_out

Service = Callable[..., Any]


class Builder:
    """Stores rows of plain data. What is stored is found again by the words that name it there."""

    def __init__(self, partnership: Partnership, by: User):
        self.partnership = partnership
        self.by = by
        self.named: dict[type[Model], dict[Any, Any]] = defaultdict(dict)
        # What a priority may rest on, by its words: the name of the link, and the row.
        self.evidence: dict[str, Row] = {}

    def store(self, model: type[Model], row: Row, *parts: str, **more: Any) -> Any:
        """A row with the rows that hang on it, each kind under the name by which it knows them."""
        hanging = {part: self.name_parts(model, part, row.pop(part, ())) for part in parts}
        values = self.name_links(model, row) | more
        many = [each.name for each in model._meta.many_to_many if each.name in values]
        links = {name: values.pop(name) for name in many}
        stored: Any = model(partnership=self.partnership, **values)
        return create_with(stored, by=self.by, parts=hanging, links=links)

    def store_through(self, service: Service, model: type[Model], row: Row, **more: Any) -> Any:
        """A row of a kind that has a service of its own."""
        values = self.name_links(model, row)
        return service(by=self.by, partnership=self.partnership, values=values, **more)

    def name_parts(self, model: type[Model], part: str, rows: Iterable[Any]) -> list[Row]:
        kind: Any = model._meta.get_field(part).related_model
        return [self.name_links(kind, spell_out(each, "words")) for each in rows]

    def name_links(self, model: type[Model], row: Row) -> Row:
        """The values of a row, with stored rows in place of the words that name them."""
        values = dict(row)
        for name, words in row.items():
            kind = model._meta.get_field(name).related_model
            if kind is Post:
                values[name] = self.find_post(words, row.get("organisation", ""))
            elif kind and isinstance(words, list):
                values[name] = [self.find(kind, each) for each in words]
            elif kind and isinstance(words, str):
                values[name] = self.find(kind, words)
        return values

    def keep(self, stored: Any, *names: str) -> Any:
        """Have a row found by these names."""
        self.named[type(stored)] |= {name: stored for name in names if name}
        return stored

    def find(self, model: type[Model], words: str) -> Any:
        if words not in self.named[model]:
            raise WrongData(f"The demo has no {model._meta.verbose_name} that is called “{words}”.")
        return self.named[model][words]

    def find_post(self, title: str, organisation: str) -> Post:
        """A post, stored when it is first named."""
        if (title, organisation) not in self.named[Post]:
            body = self.find(Organisation, organisation) if organisation else None
            self.named[Post][title, organisation] = self.store(
                Post, {"title": title}, organisation=body
            )
        return self.named[Post][title, organisation]
