"""What the letters to subscribers say, as plain text. No query."""

from __future__ import annotations

from plans.models import Partnership
from reporting.letters.news import News
from reporting.letters.posting import Posting
from reporting.models import Subscription

# What the step of each such letter begins with, so that stopping finds them and no others.
ABOUT = "news-"


def confirmation_letter(partnership: Partnership, url: str) -> tuple[str, str]:
    return (
        f"Confirm that {partnership} may write to you",
        f"Somebody, we hope you, asked for an e-mail whenever {partnership} publishes a plan, what has "
        "been done so far, or a paper.\n\n"
        f"If it was you, open this page within 3 days and press the button:\n\n{url}\n\n"
        "If it was not, do nothing. You will hear nothing, and we keep your address for a week only.\n",
    )


def had(partnership: Partnership, url: str) -> tuple[str, str]:
    return (
        f"You hear from {partnership} already",
        f"Somebody, perhaps you, asked for an e-mail whenever {partnership} publishes something. You "
        "confirmed that before, so there is nothing to do.\n\n"
        f"To stop these e-mails:\n\n{url}\n",
    )


def publication_letter(
    reader: Subscription, partnership: Partnership, news: News, stop_url: str
) -> Posting:
    text = (
        f"{partnership} has published this:\n\n{news.title}\n{news.url}\n\n"
        f"{news.words}\n\n"
        f"You get this as you asked to. To stop these e-mails:\n\n{stop_url}\n"
    )
    step = f"{ABOUT}{news.kind}-{news.pk}"
    return Posting(reader.email, step, f"Published: {news.title}", text, stop_url)
