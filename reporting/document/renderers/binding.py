"""Binding PDFs together: one numbering that runs on, the marking on every page, and bookmarks.

Each page grows at its foot by a strip that holds the number, so that nothing of it is covered, whatever it
is and whichever way it is turned. Links to the web stay; whatever could run or hides in a page goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pdfminer.fontmetrics import FONT_METRICS

from csp.text.numerals import letter_numeral
from reporting.document.pack import PACK_PAGE

# In points: the height of the strip, the room at its sides, and the sizes of its type.
STRIP, SIDE, SIZE = 30.0, 36.0, 9.0
FONT, BOLD = "Helvetica", "Helvetica-Bold"
# As a page calls them, which no paper does.
FONT_NAMES = ("/SaferPlansFoot", "/SaferPlansFootBold")
LOCKED = "It is protected by a password"
BROKEN = "It cannot be opened as a PDF"
Box = tuple[float, float, float, float]


class Unbound(Exception):
    """A PDF that cannot be bound in; its words say why."""


@dataclass(frozen=True)
class BoundPiece:
    """A PDF that is bound in, from the page ``start`` of a series; ``label`` stands at its foot.

    ``series`` names the series, whose last page is ``last``. Pages over the ``most`` that a piece may take
    of it are lettered behind the last one, as 1a and 1b, so that what follows keeps its number.
    """

    data: bytes
    start: int
    label: str
    marking: str = ""
    series: str = PACK_PAGE
    last: int = 0
    most: int = 0

    def name_of_page(self, place: int) -> str:
        """What the page at a place is called, the first at 0."""
        if not self.most or place < self.most:
            return str(self.start + place)
        return f"{self.start + self.most - 1}{letter_numeral(place - self.most + 1)}"


def count_pages(data: bytes) -> int:
    """How many pages a PDF has. Raises Unbound for one that is broken, locked or empty."""
    try:
        with pikepdf.open(BytesIO(data)) as source:
            pages = sum(1 for page in source.pages if page.mediabox)
    except pikepdf.PasswordError as error:
        raise Unbound(LOCKED) from error
    except Exception as error:
        # A damaged file can trip any line of the library.
        raise Unbound(BROKEN) from error
    if not pages:
        raise Unbound(BROKEN)
    return pages


def bind(pieces: Iterable[BoundPiece], *, title: str, language: str) -> bytes:
    """One PDF of all pieces. The same pieces give the same bytes."""
    with pikepdf.new() as bound:
        binder = Binder(bound)
        for piece in pieces:
            binder.append(piece)
        binder.finish(title, language)
        made = BytesIO()
        bound.save(made, deterministic_id=True, min_version="1.7")
    return made.getvalue()


class Binder:
    """Puts pieces behind one another, and keeps where each begins."""

    def __init__(self, bound: pikepdf.Pdf) -> None:
        self.bound = bound
        self.fonts = [bound.make_indirect(standard_font(name)) for name in (FONT, BOLD)]
        self.marks: list[tuple[str, int]] = []
        self.labels = pikepdf.Array()

    def append(self, piece: BoundPiece) -> None:
        begins = len(self.bound.pages)
        self.marks.append((piece.label, begins))
        self.label_from(begins, S=pikepdf.Name.D, St=piece.start, P=prefix_of(piece))
        with pikepdf.open(BytesIO(piece.data)) as source:
            bake_fields(source)
            for place, page in enumerate(source.pages):
                if piece.most and place == piece.most:
                    before = str(piece.start + piece.most - 1)
                    self.label_from(begins + place, S=pikepdf.Name.a, St=1, P=before)
                clean_page(page)
                self.bound.pages.append(page)
                words = f"{piece.series} {piece.name_of_page(place)} of {piece.last}"
                foot_page(self.bound.pages[-1], words, piece, self.fonts)

    def label_from(self, place: int, *, S: pikepdf.Name, St: int, P: str) -> None:
        """What a reader shows beside its own count, from a page on."""
        label = pikepdf.Dictionary(S=S, St=St)
        if P:
            label.P = pikepdf.String(P)
        self.labels.append(place)
        self.labels.append(label)

    def finish(self, title: str, language: str) -> None:
        """Bookmarks, the numbers that a reader shows beside its own count, and what it is called."""
        with self.bound.open_outline() as outline:
            outline.root.extend(pikepdf.OutlineItem(*mark) for mark in self.marks)
        self.bound.docinfo["/Title"] = title
        root = self.bound.Root
        root.Lang = pikepdf.String(language)
        root.PageMode = pikepdf.Name.UseOutlines
        root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        root.PageLabels = pikepdf.Dictionary(Nums=self.labels)


def prefix_of(piece: BoundPiece) -> str:
    """What stands before the number of a page that is not of the pack's own series, such as R."""
    return "" if piece.series == PACK_PAGE else piece.series[:1]


def bake_fields(source: pikepdf.Pdf) -> None:
    """Draw what was typed into a form, which would otherwise stay behind with the form."""
    if "/AcroForm" in source.Root:
        source.generate_appearance_streams()
        source.flatten_annotations("print")


def clean_page(page: pikepdf.Page) -> None:
    """Leave of what hangs on a page the links to the web alone."""
    for name in ("/AA", "/StructParents", "/Metadata", "/PieceInfo", "/Tabs", "/B"):
        if name in page.obj:
            del page.obj[name]
    if "/Annots" not in page.obj:
        return
    kept = pikepdf.Array()
    for annotation in page.obj.Annots:
        if is_web_link(annotation):
            for name in ("/AA", "/StructParent", "/PA"):
                if name in annotation:
                    del annotation[name]
            kept.append(annotation)
    page.obj.Annots = kept


def is_web_link(annotation: pikepdf.Object) -> bool:
    if not isinstance(annotation, pikepdf.Dictionary):
        return False
    action = annotation.get("/A")
    if annotation.get("/Subtype") != "/Link" or not isinstance(action, pikepdf.Dictionary):
        return False
    return action.get("/S") == "/URI" and "/Next" not in action


def foot_page(
    page: pikepdf.Page, words: str, piece: BoundPiece, fonts: Iterable[pikepdf.Object]
) -> None:
    """Let the page grow by a strip at the foot that people see, and write in it."""
    box, matrix, width = grown_box(visible_box(page), int(page.obj.get("/Rotate", 0)) % 360)
    for name in ("/TrimBox", "/BleedBox", "/ArtBox"):
        if name in page.obj:
            del page.obj[name]
    page.obj.MediaBox = pikepdf.Array([round(each, 2) for each in box])
    page.obj.CropBox = page.obj.MediaBox
    for name, font in zip(FONT_NAMES, fonts, strict=True):
        page.add_resource(font, pikepdf.Name.Font, name=pikepdf.Name(name))
    page.contents_add(b"q\n", prepend=True)
    drawn = "".join(strip_drawing(words, piece, width))
    placed = " ".join(f"{each:.2f}" for each in matrix)
    artifact = f"\nQ\n/Artifact <</Type /Pagination>> BDC\nq {placed} cm\n{drawn}Q\nEMC\n"
    page.contents_add(artifact.encode("cp1252", "replace"), prepend=False)


def standard_font(name: str) -> pikepdf.Dictionary:
    """One of the fonts that every reader has."""
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name(f"/{name}"),
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )


def visible_box(page: pikepdf.Page) -> Box:
    """What people see of a page, its corners in order."""
    x0, y0, x1, y1 = (float(each) for each in page.cropbox)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def grown_box(box: Box, turned: int) -> tuple[Box, tuple[float, ...], float]:
    """The box with a strip at the foot, where the strip lies, and how wide it is.

    A page that is turned by a quarter has its foot, as people see it, at another side.
    """
    x0, y0, x1, y1 = box
    match turned:
        case 90:
            return (x0, y0, x1 + STRIP, y1), (0, 1, -1, 0, x1 + STRIP, y0), y1 - y0
        case 180:
            return (x0, y0, x1, y1 + STRIP), (-1, 0, 0, -1, x1, y1 + STRIP), x1 - x0
        case 270:
            return (x0 - STRIP, y0, x1, y1), (0, -1, 1, 0, x0 - STRIP, y1), y1 - y0
    return (x0, y0 - STRIP, x1, y1), (1, 0, 0, 1, x0, y0 - STRIP), x1 - x0


def strip_drawing(words: str, piece: BoundPiece, width: float) -> Iterator[str]:
    """What paints the strip: white below, the paper at the left, its marking, the number at the right."""
    plain, bold = FONT_NAMES
    number_at = width - SIDE - text_width(words, BOLD)
    yield f"1 1 1 rg 0 0 {width:.2f} {STRIP} re f 0 0 0 rg 0 0 0 RG 0.5 w\n"
    yield f"{SIDE} {STRIP - 4} m {width - SIDE:.2f} {STRIP - 4} l S\n"
    yield text_drawing(words, number_at, bold)
    end = number_at - 12
    if piece.marking:
        wide = text_width(piece.marking, BOLD)
        end -= wide + 12
        yield f"1 w {end:.2f} 7 {wide + 12:.2f} 14 re S\n"
        yield text_drawing(piece.marking, end + 6, bold)
    yield text_drawing(fit_words(piece.label, end - SIDE - 12), SIDE, plain)


def text_drawing(words: str, at: float, font: str) -> str:
    safe = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT {font} {SIZE} Tf {at:.2f} 11 Td ({safe}) Tj ET\n"


def text_width(words: str, font: str) -> float:
    widths = FONT_METRICS[font][1]
    return sum(widths.get(letter, 556) for letter in words) * SIZE / 1000


def fit_words(words: str, room: float) -> str:
    """As much of the words as the room holds, in one line."""
    words = " ".join(words.split())
    if text_width(words, FONT) <= room:
        return words
    while words and text_width(f"{words}…", FONT) > room:
        words = words[:-1]
    return f"{words.rstrip()}…" if words else ""
