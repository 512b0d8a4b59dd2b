"""What stands at the head and foot of every printed page, and the rest that differs between documents."""

from __future__ import annotations

from reporting.document import Document
from reporting.document.renderers.palette import palette

NOT_APPROVED = "Draft, not yet approved"
# A marking of more letters than this needs half of the page's width.
LONG_MARKING = 30


def document_css(document: Document) -> str:
    """The rules that differ from one document to the next: its colours, running words, marking."""
    colours = palette(document.brand_colour)
    head = css_lines(document.header, document.running_title or document.title)
    mark = " · ".join(filter(None, (document.marking, "DRAFT" if document.draft else "")))
    return f"""
        html {{ --ink: {colours.ink}; --tint: {colours.tint}; --wash: {colours.wash};
               --line: {colours.line} }}
        @page {{ @top-left {{ content: {head}; color: {colours.ink} }}
                 @top-right {{ content: {css_string(mark)} }}
                 @bottom-left {{ content: {foot_words(document)} {below(document.footer)} }}
                 @bottom-right {{ content: {PAGE if document.paged else '""'} {below(document.marking)} }} }}
        {framed_css(mark, draft=document.draft) if mark else ""}{cover_marking_css(mark) if mark else ""}
    """


def foot_words(document: Document) -> str:
    """The section at the top of the page, or that nobody has approved what stands there."""
    return css_string(NOT_APPROVED) if document.draft else "string(chapter)"


def framed_css(mark: str, *, draft: bool) -> str:
    """A frame round the mark of a draft, or of who may read it; a long one takes two lines."""
    size = (
        "height: 11mm; width: 50%"
        if len(mark) > LONG_MARKING
        else "height: 7mm; white-space: nowrap"
    )
    foot = "@bottom-left { color: #0b0c0c; font-weight: 700 }" if draft else ""
    return f"""
        @page {{ @top-right {{ border: 1.5pt solid #0b0c0c; box-sizing: border-box; color: #0b0c0c;
                 font: 700 10.5pt/1.2 "Source Sans 3"; letter-spacing: 0.04em; margin: auto 0 4.5mm auto;
                 padding: 0 5mm; text-align: center; vertical-align: middle; {size} }} {foot} }}
    """


PAGE = '"Page " counter(page) " of " counter(pages)'


def css_lines(*words: str) -> str:
    return ' "\\A " '.join(css_string(each) for each in words if each)


def below(words: str) -> str:
    """A further line under what a margin says."""
    return f'"\\A " {css_string(words)}' if words else ""


def cover_marking_css(marking: str) -> str:
    """The marking on the cover, which has no other running words; a long one takes two lines."""
    words = css_string(marking)
    long = """
        @page { @top-left { width: 50% } @top-right { white-space: normal; width: 50% }
                @bottom-left { width: 50% } @bottom-right { width: 50% } }
    """
    return f"""
        {long if len(marking) > LONG_MARKING else ""}
        @page cover {{ margin: 14mm 0;
                       @top-center {{ color: #fff; content: {words} }}
                       @bottom-center {{ content: {words} }} }}
        .cover-band {{ margin-top: -14mm; padding-top: 40mm }}
    """


def css_string(words: str) -> str:
    """The words as a CSS string, with nothing left that could end it."""
    safe = "".join(
        letter if letter.isalnum() or letter == " " else f"\\{ord(letter):x} " for letter in words
    )
    return f'"{safe}"'
