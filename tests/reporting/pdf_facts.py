"""Reads back what a PDF says of itself, for the tests."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Object

from reporting.document import Part
from reporting.document.renderers.pdf import render_pdf
from tests.reporting.sample import sample


def kids(node: Object) -> list[Object]:
    inside = node.get("/K", Array())
    return list(inside) if isinstance(inside, Array) else [inside]


def nodes(node: Object) -> Iterator[Object]:
    """Every element of the structure below this one, in reading order."""
    for kid in kids(node):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from nodes(kid)


def of_kind(pdf: pikepdf.Pdf, *kinds: str) -> list[Object]:
    return [node for node in nodes(pdf.Root.StructTreeRoot) if str(node.S) in kinds]


def attribute(node: Object, name: str) -> Object | None:
    return next((each[name] for each in node.get("/A", []) if name in each), None)


def marks(node: Object) -> Iterator[tuple[int, int]]:
    """The pieces of page content that an element holds itself: object number of page, mark."""
    for kid in kids(node):
        if isinstance(kid, Dictionary):
            if "/MCID" in kid:
                yield kid.Pg.objgen[0], int(kid.MCID)
        else:
            yield node.Pg.objgen[0], int(kid)


def page_content(page: pikepdf.Page) -> list[tuple[str, int | None, str]]:
    """The marked pieces of a page: tag, mark, and whether it shows text."""
    pieces, stack = [], []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            mark = operands[1].get("/MCID") if name == "BDC" else None
            stack.append([str(operands[0]), mark, ""])
        elif name == "EMC":
            pieces.append(tuple(stack.pop()))
        elif name in ("TJ", "Tj"):
            if not stack:
                pieces.append(("unmarked", None, "text"))
            else:
                stack[-1][2] = "text"
    return pieces


def run(*command) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def text_of(path, page) -> str:
    return run("pdftotext", "-layout", "-f", str(page), "-l", str(page), path, "-")


def one_part(*blocks, **changes):
    return sample(parts=(Part("Words", blocks, anchor="words"),), **changes)


def opened(document) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(render_pdf(document)))
