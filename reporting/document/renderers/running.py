"""What stands at the head and foot of every printed page, and the rest that differs between documents."""

from __future__ import annotations

from reporting.document import Document
from reporting.document.renderers.palette import palette

# A marking of more letters than this needs half of the page's width.
LONG_MARKING = 30


def document_css(document: Document) -> str:
    """The rules that differ from one document to the next: its colours, running words, marking."""
    colours = palette(document.brand_colour)
    head = css_lines(document.header, document.running_title or document.title)
    draft = "DRAFT" if document.draft else ""
    watermark = f"@page {{ background: {WATERMARK} }}" if document.draft else ""
    return f"""
        html {{ --ink: {colours.ink}; --tint: {colours.tint}; --wash: {colours.wash};
               --line: {colours.line} }}
        @page {{ @top-left {{ content: {head}; color: {colours.ink} }}
                 @top-right {{ content: {css_string(" · ".join(filter(None, (document.marking, draft))))} }}
                 @bottom-left {{ content: string(chapter) {below(document.footer)} }}
                 @bottom-right {{ content: {PAGE} {below(document.marking)} }} }}
        {watermark}{cover_marking_css(document.marking) if document.marking else ""}
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


# Drawn as strokes, since text in a background would need a tag of its own.
WATERMARK = (
    "url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='460' height='460'"
    " viewBox='0 0 230 230'><g transform='rotate(-45 115 115) translate(15 95)' fill='none'"
    " stroke='%23e9ebee' stroke-width='7'><path d='M4 4V36H12Q30 36 30 20T12 4ZM44 40V4H58"
    "Q70 4 70 13T58 22H44M58 22L70 40M82 40L96 4L110 40M87 28H105M124 40V4H146M124 21H142"
    "M154 4H182M168 4V40'/></g></svg>\") no-repeat center"
)


def css_string(words: str) -> str:
    """The words as a CSS string, with nothing left that could end it."""
    safe = "".join(
        letter if letter.isalnum() or letter == " " else f"\\{ord(letter):x} " for letter in words
    )
    return f'"{safe}"'
