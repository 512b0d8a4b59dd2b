"""A composed paper of as many pages as are wanted, from a made-up partnership's rows and rounds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from django.core.files.storage import default_storage

from actions.bulk.plans import make_bulk
from actions.models import Round
from bench.scene import plan_of
from csp.models import User
from csp.periods import today
from plans.audience import Audience
from plans.models import Partnership, Role
from reporting.editions.services.freezing import freeze_paper, publish_report
from reporting.models import Paper, PaperSettings, Report
from reporting.papers.compose.loading import desk_of
from reporting.papers.patterns import PATTERNS
from reporting.papers.patterns.pattern import Slot, data, text_block
from reporting.papers.services.paper import gather_all, lay_out_slots, set_paper_values, store_paper

# Rows of the plan that its tables list, and chapters: the long paper comes to sixty pages.
ROWS, ROUNDS = 14, 4
SHORT_CHAPTERS, LONG_CHAPTERS = 2, 8
KIND = "scrutiny-progress"
PARAGRAPHS, SENTENCES = 14, 5
SAID = (
    "The partnership met every six weeks and looked at what had changed since the meeting before",
    "Neighbourhood teams visited the households that had reported more than once in the quarter",
    "Residents of the town centre said that evenings were quieter than in the year before",
    "The fund paid for outreach, for lighting in two underpasses and for training of door staff",
    "Referrals came from schools, from housing officers and from the accident department",
    "What was learned from the review is part of the training that every new starter is given",
)


@dataclass
class Papers:
    """Two papers of one partnership, each frozen and published once. ``officer`` composes them."""

    partnership: Partnership
    officer: User
    short: Paper
    long: Paper
    first: Report
    long_first: Report


def papers_of(place) -> Papers:
    """Made for the first measure that wants them; whoever is signed in may compose them."""
    if place.papers is None:
        officer = User.objects.get(email=f"officer@{place.plan.partnership.slug}.example")
        place.papers = set_up_papers(officer, list(User.objects.filter(name__startswith="Editor ")))
    return place.papers


def set_up_papers(officer: User, editors: list[User]) -> Papers:
    tenant = make_bulk(partnerships=1, actions=ROWS, rounds=ROUNDS)[0]
    for user in (officer, *editors):
        Role.objects.create(partnership=tenant, user=user, kind=Role.Kind.OFFICER)
    # What stands in the way of made-up words is of no interest here: nothing blocks.
    PaperSettings.objects.create(partnership=tenant, blocking=[])
    short = composed(tenant, officer, "A short paper", SHORT_CHAPTERS)
    long = composed(tenant, officer, "A long paper", LONG_CHAPTERS)
    return Papers(
        partnership=tenant,
        officer=officer,
        short=short,
        long=long,
        first=published(short, officer),
        long_first=published(long, officer),
    )


def composed(tenant: Partnership, officer: User, title: str, chapters: int) -> Paper:
    """The paper with its data gathered, as beginning one from a type does."""
    paper = Paper(partnership=tenant, kind=KIND, title=title, contents=True)
    paper.plan = plan_of(tenant)
    paper.round = Round.objects.filter(partnership=tenant).latest("start")
    desk = desk_of(paper, today=today(), audience=Audience.PARTNERS)
    pattern = replace(PATTERNS[KIND], slots=lambda desk: slots(chapters))
    given = ("title", "contents", "plan", "round")
    set_paper_values(
        paper, {name: at for name, at in pattern.values(desk).items() if name not in given}
    )
    made = lay_out_slots(pattern, desk)
    gather_all(made, desk)
    return store_paper(paper, made, by=officer)


def slots(chapters: int) -> tuple[Slot, ...]:
    """Chapters of numbered paragraphs, each with its chart and tables, and every fourth an appendix."""
    random = Random(1)
    return tuple(one for number in range(1, chapters + 1) for one in chapter(number, random))


def chapter(number: int, random: Random) -> tuple[Slot, ...]:
    text = "\n\n".join(paragraph(random) for _ in range(PARAGRAPHS))
    ends = (
        f"\n\na) first, [the rows](#part-@rows-{number})\n\nb) and then all of them\n\n> It helped."
    )
    counted = {"numbering": "1.", "numbers_paragraphs": True, "new_page": True}
    appendix = {"appendix": True} if number % 4 == 0 else {"numbering": "1."}
    return (
        Slot(f"Chapter {number}", (text_block(text + ends),), counted),
        Slot(
            f"Progress in chapter {number}",
            (data("status"), data("exceptions"), data("rows-progress")),
            appendix,
            name=f"rows-{number}",
        ),
    )


def paragraph(random: Random) -> str:
    return ". ".join(random.choice(SAID) for _ in range(SENTENCES)) + "."


def published(paper: Paper, officer: User) -> Report:
    """Frozen by the service that officers use, drawn by the job, and made public."""
    paper.refresh_from_db()
    made = freeze_paper(by=officer, paper=paper, version=paper.version)
    made.refresh_from_db()
    if made.state != Report.State.FROZEN:
        raise SystemExit(f"The paper was not frozen: {made.trouble}")
    return publish_report(by=officer, report=made)


def bytes_of(name: str) -> bytes:
    with default_storage.open(name) as file:
        return file.read()
