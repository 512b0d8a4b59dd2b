"""A meeting that is to come, with papers for everybody, for members and for few."""

from __future__ import annotations

from datetime import date, time
from types import SimpleNamespace

from reporting.models import Meeting, Report
from tests import factories as make

# A word that only those may read who may read what is restricted, and one that only members may read.
SECRET = "Nightjar"
INSIDE = "Kestrel"


def coming_meeting(partnership, **rules) -> SimpleNamespace:
    """The meeting, its group with the rules, its items and its papers by whom they are for."""
    p = {"partnership": partnership}
    group = make.GroupFactory(**p, kind="strategy", name="Safer Dale Partnership")
    shown = {"public_dates": True, "public_agenda": True, "public_papers": True}
    make.GroupRulesFactory(**p, group=group, **shown | rules)
    meeting = make.MeetingFactory(
        **p, group=group, date=date(2017, 5, 16), starts=time(9, 30), place="Town Hall",
        state="agenda", joining_link="https://meet.example/kestrel",
    )  # fmt: skip
    given = {**p, "meeting": meeting}
    item = make.AgendaItemFactory
    welcome = item(**given, position=1, heading="Introductions", purpose="note", minutes=5)
    drones = item(
        **given, position=2, heading="Drones", purpose="decide", author_words="Safety Officer",
        rubric="To agree the scheme.\n\n- In two wards\n- From June",
    )  # fmt: skip
    budget = item(
        **given, position=3, heading=f"Budget of {INSIDE}", audience="partners",
        public_heading="Budget",
    )  # fmt: skip
    crime = item(
        **given, position=4, heading=f"Crime in {SECRET} Street", audience="restricted",
        restricted_reason="Crime", public_heading="Recorded crime", rubric=f"Houses of {SECRET}",
    )  # fmt: skip
    back = item(**given, position=5, heading="Reports back")
    item(**given, position=1, parent=back, heading="Local board", author_words="Chair")
    paper = make.AgendaPaperFactory
    here = {**p, "state": "received"}
    papers = SimpleNamespace(
        open=paper(**here, item=drones, title="Drone scheme", text="Open words of the scheme."),
        inside=paper(
            **here, item=budget, title=f"Money for {INSIDE}", text=f"{INSIDE} costs more.",
            audience="partners",
        ),
        secret=paper(
            **here, item=crime, title=f"Map of {SECRET}", text=f"Every door of {SECRET}.",
            audience="restricted",
        ),
        waiting=paper(**p, item=drones, title="Letter of the police", state="promised"),
    )  # fmt: skip
    return SimpleNamespace(
        group=group, meeting=meeting, given=given, papers=papers,
        items=SimpleNamespace(
            welcome=welcome, drones=drones, budget=budget, crime=crime, back=back
        ),
    )  # fmt: skip


def meeting_now(meeting) -> Meeting:
    return Meeting.objects.get(pk=meeting.pk)


def newest_agenda(meeting) -> Report:
    return Report.objects.filter(meeting=meeting, kind="agenda").latest("number")


def words_of_pdf(file) -> str:
    """The text of a stored PDF, page by page."""
    import pdfplumber

    with file.open() as opened, pdfplumber.open(opened) as pdf:
        return "\n".join(page.extract_text() for page in pdf.pages)
