"""What a PDF needs to be both accessible (PDF/UA-1) and fit for an archive (PDF/A-3a).

WeasyPrint writes one of the two standards at a time: it is asked for the archive's, and the other
name is added here, with the description that the archive's standard asks for of names not its own.
"""

from __future__ import annotations

import io
from importlib.resources import files

import pydyf
import weasyprint
from weasyprint.css import ColorProfile

from reporting.document import Attachment, Document

ACCESSIBLE = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the PDF/UA standard that is met</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
RGB = (["r"], ["g"], ["b"])
END = b"</rdf:RDF>"


def finish_pdf(document: weasyprint.Document, pdf: pydyf.PDF) -> None:
    """The last touches, just before the file is written."""
    add_accessible_name(pdf)
    for each in pdf.objects:
        if isinstance(each, pydyf.Stream) and each.compress:
            compress_stream(each)


def compress_stream(stream: pydyf.Stream) -> None:
    """Compress the stream once and for all; it would be done twice while the file is written.

    Checkers read a carriage return at the end as part of the line break that follows, and find
    the stream too short, so a blank is added until there is none.
    """
    while (packed := compressed(stream)).endswith(b"\r"):
        if stream.extra.get("Type") == "/EmbeddedFile":
            break  # what people attach stays as it is
        stream.stream.append(b" ")
        if "Length1" in stream.extra:
            stream.extra["Length1"] += 2
    stream.stream = [packed]
    stream.extra["Filter"] = "/FlateDecode"
    stream.compress = False


def compressed(stream: pydyf.Stream) -> bytes:
    """The stream's content as it will stand in the file."""
    _, body = stream.data.split(b">>\nstream\n", 1)
    return body.removesuffix(b"\nendstream")


def colours() -> dict[str, ColorProfile]:
    """What the document's red, green and blue mean, as the archive's standard asks."""
    with (files("weasyprint.pdf") / "sRGB2014.icc").open("rb") as profile:
        return {"sRGB": ColorProfile(profile, "sRGB2014.icc", "relative-colorimetric", RGB)}


def add_accessible_name(pdf: pydyf.PDF) -> None:
    """Say in the file's own description that it meets PDF/UA-1."""
    number = int(pdf.catalog["Metadata"].split()[0])
    described = pdf.objects[number]
    described.compress = False  # an archive's index must be able to read it
    described.stream = [part.replace(END, ACCESSIBLE + END) for part in described.stream]


def attached(document: Document) -> list[weasyprint.Attachment]:
    """The document's files, dated as it is so that the bytes stay the same."""
    return [attachment(each, document) for each in document.attachments]


def attachment(each: Attachment, document: Document) -> weasyprint.Attachment:
    return weasyprint.Attachment(
        file_obj=io.BytesIO(each.data),
        name=each.name,
        description=each.description,
        created=document.created,
        modified=document.created,
        relationship="Data",
    )
