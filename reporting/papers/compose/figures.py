"""Figures of data blocks that sentences of the same paper quote, and that stay linked to their source.

In text a quoted figure is a link around its words: ``[20.4%](#figure-<block>-<key>)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reporting.papers.compose.draft import BlockDraft, WholePaperDraft

LINK = re.compile(r"\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\(#figure-(?P<name>[\w-]+)\)")
LOOK = "*_"
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
SPECIAL = re.compile(r"([\\\[\]*_`<])")


@dataclass(frozen=True, slots=True)
class PaperFigure:
    """A figure that the paper may quote. ``name`` is what a link to it says after ``#figure-``."""

    name: str
    label: str
    words: str
    block: BlockDraft

    @property
    def link(self) -> str:
        """The Markdown that quotes it."""
        return f"[{escaped(self.words)}](#figure-{self.name})"


def paper_figures(draft: WholePaperDraft) -> list[PaperFigure]:
    """Every figure of the paper's data that a sentence can quote, in the order of the paper."""
    return list(figures_in(draft.blocks()))


def figures_in(blocks: Iterable[BlockDraft]) -> Iterator[PaperFigure]:
    for block in blocks:
        for figure in () if block.row.is_text else block.gathered.quotable:
            name = f"{block.row.key}-{figure.key}"
            yield PaperFigure(name, figure.label, figure.words, block)


@dataclass(frozen=True)
class Figures:
    """What each figure says now, by its name."""

    said: Mapping[str, str]

    @classmethod
    def of(cls, blocks: Iterable[BlockDraft]) -> Figures:
        return cls({figure.name: figure.words for figure in figures_in(blocks)})

    def found(self, text: str) -> str:
        """A text with links to a block, around the words of one of its figures, made links to that."""

        def one(match: re.Match[str]) -> str:
            words = unmarked_link_words(match["words"])
            if match["name"] in self.said or "-" in match["name"]:
                return match[0]
            begun = f"{match['name']}-"
            for name, said in self.said.items():
                if name.startswith(begun) and said == words:
                    return f"[{match['words']}](#figure-{name})"
            return match["words"]

        return LINK.sub(one, text)

    def settled(self, text: str, quoted: Mapping[str, str]) -> tuple[str, dict[str, str]]:
        """A text as somebody saved it, and what the figures that it still quotes said last.

        A link whose words are not what the figure said was typed over: its words stay, the link goes.
        """
        kept: dict[str, str] = {}

        def one(match: re.Match[str]) -> str:
            name, words = match["name"], unmarked_link_words(match["words"])
            if (
                words not in (quoted.get(name), self.said.get(name))
                or kept.get(name, words) != words
            ):
                return match["words"]
            kept[name] = words
            return match[0]

        return LINK.sub(one, text), kept

    def renewed(self, text: str, quoted: Mapping[str, str]) -> tuple[str, dict[str, str]]:
        """A text with its quoted figures as they are now, and what those say.

        A figure that is no longer counted keeps its words and its link, so that it can be found.
        """
        kept = dict(quoted)

        def one(match: re.Match[str]) -> str:
            name, words = match["name"], unmarked_link_words(match["words"])
            now = self.said.get(name)
            if now is None or words != quoted.get(name, words):
                return match[0]  # Nothing to say, or already other than what it said last.
            kept[name] = now
            return f"[{dressed(match['words'], now)}](#figure-{name})"

        return LINK.sub(one, text), kept


def quoted_in(text: str) -> Iterator[tuple[str, str]]:
    """The name of each figure that a text quotes, with the words that it is quoted by."""
    for match in LINK.finditer(text):
        yield match["name"], unmarked_link_words(match["words"])


def unmarked_link_words(markdown: str) -> str:
    """The words of a link without the marks of its look."""
    return ESCAPED.sub(r"\1", markdown.strip().strip(LOOK))


def dressed(markdown: str, words: str) -> str:
    """Other words in the look that a link has."""
    rest = markdown.lstrip(LOOK)
    before, after = len(markdown) - len(rest), len(rest.rstrip(LOOK))
    return f"{markdown[:before]}{escaped(words)}{rest[after:]}"


def escaped(words: str) -> str:
    return SPECIAL.sub(r"\\\1", words)
