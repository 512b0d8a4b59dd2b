"""The words of the e-mail that brings a member the link of their own. No query here."""

from __future__ import annotations

from actions.owed.addressees import OwedReader
from reporting.letters.linked import LINK_MARK
from reporting.letters.posting import Posting
from reporting.models import Meeting

MEMBER_STEP = "member-"


def member_letter(meeting: Meeting, reader: OwedReader, what: str, pack: int = 0) -> Posting:
    """Of an agenda, or with ``pack`` of that supplement; ``what`` says which is out."""
    rest = f"-{pack}" if pack else ""
    text = (
        f"{reader.greeting}\n\n{what}, is out. Here you find when and where it is, the papers, what you "
        "have to do, and you can say whether you come. You need no password:\n\n"
        f"{LINK_MARK}\n\nThis link is yours: it opens this meeting until its minutes go round. Please do not "
        f"pass it on.\n\n{meeting.partnership.name}\n"
    )
    subject = f"Out now: {what[:1].lower()}{what[1:]}"
    return Posting(reader.email, f"{MEMBER_STEP}{meeting.pk}{rest}", subject, text)
