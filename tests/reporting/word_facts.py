"""Reads back what a Word file says, in the order in which people read it."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator
from zipfile import ZipFile

from docx.oxml.ns import nsmap, qn
from lxml import etree

RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
OFFICE = f"{{{nsmap['r']}}}"
# The order of children that the standard asks for; Word refuses a file in any other.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
    "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr "
    "sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect "
    "bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
    "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols",
}


class Package:
    """The parts of a Word file, and how they hang together."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(io.BytesIO(data)) as file:
            self.dates = {each.date_time for each in file.infolist()}
            self.parts = {name: file.read(name) for name in file.namelist()}
        self.xml = {
            name: etree.fromstring(part)
            for name, part in self.parts.items()
            if name.endswith((".xml", ".rels"))
        }

    def relationships(self, part: str) -> dict[str, str]:
        """The name and target of each relationship of a part; the empty name is the package."""
        folder, name = posixpath.split(part)
        rels = self.xml.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {} if rels is None else {each.get("Id"): each for each in rels.iter(RELS)}
        return {
            key: each.get("Target")
            if each.get("TargetMode") == "External"
            else posixpath.normpath(posixpath.join("/", folder, each.get("Target"))).lstrip("/")
            for key, each in found.items()
        }

    def loose_ends(self) -> list[str]:
        """Targets that are not there, names that lead nowhere, parts of no known type."""
        ends: list[str] = []
        for part in ["", *self.parts]:
            targets = self.relationships(part)
            ends += [
                f"{part} -> {target}"
                for target in targets.values()
                if target not in self.parts and ":" not in target
            ]
            root = self.xml.get(part)
            used = [] if root is None or part.endswith(".rels") else office_names(root)
            ends += [f"{part}: {name}" for name in used if name not in targets]
        return ends + [name for name in self.parts if not self.is_typed(name)]

    def is_typed(self, name: str) -> bool:
        types = self.xml["[Content_Types].xml"]
        whole = {each.get("PartName") for each in types.iter(f"{TYPES}Override")}
        ends = {each.get("Extension") for each in types.iter(f"{TYPES}Default")}
        return name == "[Content_Types].xml" or f"/{name}" in whole or name.split(".")[-1] in ends

    def out_of_order(self) -> list[str]:
        """Properties that stand where the standard does not let them stand."""
        return [
            f"{part}: {name}: {children}"
            for part, root in self.xml.items()
            if part.startswith("word/") and "styles" not in part
            for name, order in ORDER.items()
            for each in root.iter(qn(f"w:{name}"))
            if not in_order(children := [etree.QName(child).localname for child in each], order)
        ]

    def lines(self) -> list[str]:
        """What each paragraph says, the notes that hang on it right after it."""
        notes = self.xml.get("word/footnotes.xml")
        said = {} if notes is None else {each.get(qn("w:id")): words(each) for each in notes}
        made: list[str] = []
        for each in self.xml["word/document.xml"].iter(qn("w:p")):
            made.append(words(each))
            marks = (mark.get(qn("w:id")) for mark in each.iter(qn("w:footnoteReference")))
            made += [said[mark].strip() for mark in marks]
        return made


def office_names(root: etree._Element) -> Iterator[str]:
    for each in root.iter():
        yield from (value for key, value in each.attrib.items() if key.startswith(OFFICE))


def words(element: etree._Element) -> str:
    made = ""
    for each in element.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        made += each.text or "" if each.tag == qn("w:t") else " "
    return made


def in_order(children: list[str], order: str) -> bool:
    names = order.split()
    return all(each in names for each in children) and children == sorted(children, key=names.index)
