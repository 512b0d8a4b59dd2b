"""Who is asked for a promised paper, and in which words. No query; reads what ``papers_to_ask`` fetched.

Of a paper that is restricted, or whose item is, neither the e-mail nor the page says more than the heading
that its clerk wrote for the public.
"""

from __future__ import annotations

from datetime import date

from actions.owed.addressees import OwedReader, body_reader, person_reader
from csp.periods import date_words
from plans.audience import Audience, narrowest
from reporting.letters.linked import LINK_MARK
from reporting.letters.posting import Posting
from reporting.meetings.access import audience_of_item
from reporting.models import AgendaPaper

State = AgendaPaper.State
ASKED_STEP = "ask-paper-"
A_PAPER = "A paper"
ASKED_IN_ANY_FORM = (
    "Send a PDF, a Word file or a picture, or type its words, here and without a password:"
)
ASKED_AS_PDF = (
    "Members get the papers bound into one PDF, beside which a Word file lies by itself. Please send the "
    "same paper as a PDF (in Word: Save as, PDF), here and without a password:"
)


def paper_reader(paper: AgendaPaper, today: date) -> OwedReader | None:
    """The address that was typed for it, else the holder of its post, else the contact of the post's body."""
    if paper.author_email:
        name = paper.author_words or str(paper.author or "")
        return OwedReader(paper.author_email.lower(), name)
    post = paper.author
    if post is None:
        return None
    held = person_reader(post.holder, today) if post.holder else None
    return held or (body_reader(post.organisation, today) if post.organisation else None)


def is_askable(paper: AgendaPaper) -> bool:
    """Whether somebody can send it: not withdrawn, and not one that this site froze."""
    return paper.state != State.WITHDRAWN and not paper.report_id and not paper.publication_id


def is_hidden_paper(paper: AgendaPaper) -> bool:
    whole = audience_of_item(paper.item, paper.item.parent)
    return narrowest(Audience(paper.audience), whole) == Audience.RESTRICTED


def title_for_author(paper: AgendaPaper) -> str:
    """What its author reads without signing in."""
    return (paper.item.public_heading or A_PAPER) if is_hidden_paper(paper) else paper.title


def asking_letter(paper: AgendaPaper, reader: OwedReader, step: str, today: date) -> Posting:
    meeting, title = paper.item.meeting, title_for_author(paper)
    due = due_words_for_author(paper, today)
    wanted = (
        "your paper came as a Word file"
        if paper.is_word_file
        else "this paper is promised from you"
    )
    how = ASKED_AS_PDF if paper.is_word_file else f"{due}\n\n{ASKED_IN_ANY_FORM}"
    text = (
        f"{reader.greeting}\n\n{meeting.group} meets on {meeting.day_words}, and {wanted}:\n\n"
        f"{title}\n\n{how}\n\n"
        f"{LINK_MARK}\n\nThis link is yours: it takes this one paper until the meeting begins. Please do not "
        f"pass it on.\n\n{paper.partnership.name}\n"
    )
    form = " as a PDF" if paper.is_word_file else ""
    subject = f"{meeting.group}, {meeting.day_words}: please send your paper{form}"
    return Posting(reader.email, step, subject, text)


def due_words_for_author(paper: AgendaPaper, today: date) -> str:
    if paper.due_on is None:
        return "Please send it when it is ready."
    if paper.due_on < today:
        return f"It was due on {date_words(paper.due_on)}. Please send it all the same."
    return f"Please send it when it is ready. It is due on {date_words(paper.due_on)}."
