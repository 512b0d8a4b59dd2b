"""The two formats of written text, both parsed to the blocks of ``csp.prose.blocks``.

Cell text is plain lines: a line is a paragraph, and a line that begins with a bullet
is a list item. Narrative is CommonMark with footnotes, callouts, lettered lists
and quotations that name their speaker, without raw HTML.
A line break inside a paragraph is a newline inside the text of a run. Nothing here
touches the database or the clock.
"""

from csp.prose.cell import cell_html, cell_lines, clean_cell, parse_cell, print_cell
from csp.prose.finding import Reference, find_placeholders, find_references, natural_key
from csp.prose.html import to_html
from csp.prose.narrative import clean_narrative, narrative_html, parse_narrative
from csp.prose.printing import print_narrative
from csp.prose.snapshot import blocks_from_json, blocks_to_json

__all__ = [
    "Reference",
    "blocks_from_json",
    "blocks_to_json",
    "cell_html",
    "cell_lines",
    "clean_cell",
    "clean_narrative",
    "find_placeholders",
    "find_references",
    "narrative_html",
    "natural_key",
    "parse_cell",
    "parse_narrative",
    "print_cell",
    "print_narrative",
    "to_html",
]
