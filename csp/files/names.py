"""What a file that somebody sends is called when it leaves here again: always what it is."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 190
# Text that machines run, follow or show as a page when a file of that name is opened.
SCRIPTS = frozenset(
    """
    applescript bas bash bat cgi cmd com command csh desktop fish hta htm html inf ini ins iqy js jse
    jsp ksh mht mhtml mjs msc msh pac php pl ps1 psd1 psm1 py rb reg scf sct sh shb shtml slk svg url
    vb vbe vbs webloc website ws wsc wsf wsh xht xhtml xml xsd xsl xslt zsh
    """.split()  # noqa: SIM905 - as a list it would be a page long
)
OTHERS = frozenset(
    """
    app application chm cpl csv dll doc docm docx exe gadget gif heic iso jar jpeg jpg lnk msi msp mst
    ods odt pdf pif png pyc scr shs svgz swf terminal tsv txt webp xls xlsm xlsx xll
    """.split()  # noqa: SIM905
)
ENDING = re.compile(rf"\s*\.\s*({'|'.join(sorted(SCRIPTS | OTHERS))})$", re.IGNORECASE)
# What some systems take for the end of a name, the beginning of another, or a command.
FORBIDDEN = re.compile(r'[<>:"|?*]+')


def safe_name(name: str, ending: str) -> str:
    """The words of a name under the one ending of what the file is: “run.bat.csv” is “run.csv”."""
    words = FORBIDDEN.sub("-", visible_name(name))
    while found := ENDING.search(words):
        words = trimmed(words[: found.start()])
    return f"{words[:LONGEST].rstrip(' .') or 'file'}.{ending}"


def ending_of(name: str) -> str:
    """The last ending of a name, in small letters, as a machine that opens it would see it."""
    return visible_name(name).rpartition(".")[2].casefold() if "." in visible_name(name) else ""


def visible_name(name: str) -> str:
    """The last part of a path as everybody would read it: nothing unseen turns or cuts it."""
    seen = "".join(each for each in name if unicodedata.category(each)[0] != "C")
    return trimmed(re.split(r"[/\\]", unicodedata.normalize("NFC", seen))[-1])


def trimmed(words: str) -> str:
    return words.strip(" .\u00a0\u3000")
