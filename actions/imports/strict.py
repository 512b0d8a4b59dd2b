"""Office files that were saved as "Strict Open XML": the same words under other names."""

from __future__ import annotations

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile

from csp.files.packages import beginning_of

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006/"


def with_usual_names(data: bytes, main: str) -> bytes:
    """A package under the names that the readers know; unchanged when its main part has them."""
    with ZipFile(io.BytesIO(data)) as package:
        if not _STRICT.search(beginning_of(package, main)):
            return data
        out = io.BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as renamed:
            for name in package.namelist():
                content = package.read(name)
                is_words = name.endswith((".xml", ".rels"))
                renamed.writestr(name, _STRICT.sub(_USUAL, content) if is_words else content)
    return out.getvalue()
