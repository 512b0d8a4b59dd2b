"""What minutes have beside other papers, as HTML: numbers in the margin, run-in lists, what was agreed."""

from __future__ import annotations

from html import escape

from csp.prose.blocks import List
from reporting.document import ActionLine, Part, Resolution, RunIn
from reporting.document.renderers.markup import Markup


class MinutesMarkup(Markup):
    """The part of the walk that writes minutes, the same for the screen and for print."""

    def hanging_heading(self, part: Part) -> str:
        """The heading with its number before it, which the style sheet sets in the margin."""
        number = text_lines_html(part.number)
        lead = f"<span{self.attribute('margin')}>{number}</span> " if number else ""
        return self.heading_at(part.level, lead + text_lines_html(part.heading))

    def runin(self, block: RunIn) -> str:
        words = f"<strong>{escape(block.label)}</strong> {self.inline(block.runs)}"
        points = self.list(List(block.items)) if block.items else ""
        inside = f"<div{self.attribute('beside')}>{points}</div>" if points else ""
        return f"<p{self.attribute('run-in')}>{words}</p>{inside}"

    def resolution(self, block: Resolution) -> str:
        words = f"{self.lead_word(block.word)} {self.inline(block.runs)}"
        points = self.list(List(block.items, ordered=True)) if block.items else ""
        said = f"<p{self.attribute('p')}>{words}</p>"
        note = f"<p{self.attribute('note-below')}>{escape(block.note)}</p>" if block.note else ""
        return f"<div{self.attribute('agreed')}>{said}{points}{note}</div>"

    def actionline(self, block: ActionLine) -> str:
        said = f"{self.lead_word(block.word)} {self.inline(block.runs)}"
        note = f"<br><span{self.attribute('quiet')}>{escape(block.note)}</span>"
        words = said + (note if block.note else "")
        return f"<div{self.attribute('action')}><p{self.attribute('p')}>{words}</p></div>"

    def lead_word(self, word: str) -> str:
        return f"<strong{self.attribute('word')}>{escape(word)}</strong>"


def text_lines_html(words: str) -> str:
    return "<br>".join(map(escape, words.splitlines()))
