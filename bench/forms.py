"""Fills a form in as a browser would: every field as it stands, but for what is changed."""

from __future__ import annotations

from html.parser import HTMLParser


class Fields(HTMLParser):
    """The fields of the longest form of a page, as name and value."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[list[tuple[str, str]]] = [[]]
        self.area: str | None = None
        self.words: list[str] = []
        self.select: str | None = None

    def handle_starttag(self, tag: str, attrs: list) -> None:
        got = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append([])
        elif tag == "input" and self.counts(got):
            self.add(got["name"], got.get("value", "on" if got.get("type") == "checkbox" else ""))
        elif tag == "textarea":
            self.area, self.words = got.get("name"), []
        elif tag == "select":
            self.select = got.get("name")
        elif tag == "option" and self.select and "selected" in got:
            self.add(self.select, got.get("value", ""))

    def counts(self, got: dict) -> bool:
        kind = got.get("type", "text")
        ticked = kind not in {"checkbox", "radio"} or "checked" in got
        return "name" in got and kind not in {"submit", "button", "file"} and ticked

    def handle_data(self, data: str) -> None:
        if self.area:
            self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.area:
            # A browser drops the line break that may follow the opening tag.
            self.add(self.area, "".join(self.words).removeprefix("\n"))
            self.area = None
        elif tag == "select":
            self.select = None

    def add(self, name: str, value: str) -> None:
        self.forms[-1].append((name, value))


def fields_of(page: bytes) -> list[tuple[str, str]]:
    reader = Fields()
    reader.feed(page.decode())
    return max(reader.forms, key=len)


def filled(fields: list[tuple[str, str]], **values: str) -> list[tuple[str, str]]:
    """The same fields with some of them changed."""
    return [(name, values.get(name, value)) for name, value in fields]
