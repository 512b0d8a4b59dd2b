"""What minutes have beside other papers, in a Word file: margin numbers, run-in lists, what was agreed."""

from __future__ import annotations

from csp.prose.blocks import List, Run
from reporting.document import ActionLine, Part, Resolution, RunIn, TrueRecord
from reporting.document.renderers.word_styles import MARGIN_NUMBER, RULED, RUN_IN
from reporting.document.renderers.word_text import TextWriter
from reporting.document.renderers.word_xml import Elements, run, w, word_paragraph

# The width of the line on which minutes are signed, and of that for the day, as stops of a tab.
SIGNED_TO, DAY_TO = 6500, 9000


class MinutesWriter(TextWriter):
    """The part of the walk that writes minutes."""

    def hanging_part(self, name: str, part: Part) -> None:
        """The number and a tab, then the heading, whose further lines begin under its first."""
        number = " ".join(part.number.splitlines())
        words = [*self.marked(name), run(f"{number}\t{part.heading}")]
        self.add(word_paragraph("Minute heading", *words))
        self.inset += MARGIN_NUMBER
        for block in part.blocks:
            self.block(block)
        self.inset -= MARGIN_NUMBER

    def runin(self, block: RunIn) -> None:
        words = self.inline(block.runs)
        self.add(word_paragraph("Run in", run(f"{block.label}\t", w("b")), *words))
        if block.items:
            self.inset += RUN_IN
            self.list(List(block.items))
            self.inset -= RUN_IN

    def resolution(self, block: Resolution) -> None:
        """A paragraph beside a rule, and its points beside the same."""
        line = (Run(f"{block.word} ", bold=True), *block.runs)
        keep = [w("keepNext")] if block.items or block.note else []
        self.add(word_paragraph("Resolution", *self.inline(line), before=keep + self.ruled_in()))
        if block.items:
            self.boxed += 1
            self.list(List(block.items, ordered=True))
            self.boxed -= 1
        if block.note:
            self.add(word_paragraph("Resolution", run(block.note), before=self.ruled_in()))

    def ruled_in(self) -> Elements:
        return [w("ind", left=self.inset + RULED)] if self.inset else []

    def actionline(self, block: ActionLine) -> None:
        """Its words, and below them who does it by when, in one frame."""
        line = self.inline((Run(f"{block.word} ", bold=True), *block.runs))
        note = [w("r", w("br")), run(block.note)] if block.note else []
        inside = [w("ind", left=self.inset + RULED, right=RULED)] if self.inset else []
        self.add(word_paragraph("Action line", *line, *note, before=inside))

    def truerecord(self, block: TrueRecord) -> None:
        if block.by:
            said = ", ".join(filter(None, (block.by, block.on)))
            self.add(word_paragraph("True record", run(f"{block.label}: {said}")))
            return
        stops = (w("tab", val="left", leader="underscore", pos=at) for at in (SIGNED_TO, DAY_TO))
        line = run(f"{block.label}: \t Date \t")
        self.add(word_paragraph("True record", line, before=[w("tabs", *stops)]))
