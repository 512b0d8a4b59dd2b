"""A meeting in rows: one that was held, with everybody and every kind of item, for the tests of minutes."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from actions.models import AgreedAction
from plans.models import Partnership
from reporting.models import AgreedAtMeeting
from tests import factories as make

# A word that only those may read who may read what is restricted.
SECRET = "Nightjar"
# One that only members may read.
INSIDE = "Kestrel"


def held_meeting(partnership: Partnership, **rules) -> SimpleNamespace:
    """The meeting with its rules, items by their subject, and those who were there."""
    group = make.GroupFactory(
        partnership=partnership, kind="strategy", name="Safer Dale Partnership"
    )
    made = {
        "prefix": "SDP",
        "public_dates": True,
        "public_agenda": True,
        "public_minutes": "approved",
    }
    make.GroupRulesFactory(partnership=partnership, group=group, **made | rules)
    p = {"partnership": partnership}
    later = make.MeetingFactory(**p, group=group, date=date(2017, 5, 16))
    meeting = make.MeetingFactory(
        **p, group=group, state="held", next_meeting=later, none_printed=["in-attendance"],
        joining_link="https://meet.example/kestrel",
    )  # fmt: skip
    given = {**p, "meeting": meeting}
    council = make.OrganisationFactory(**p, name="Dale Council")
    police = make.OrganisationFactory(**p, name="County Police")
    chair = make.PersonFactory(**p, title="Cllr", name="Avery Quill", publish_name=True)
    officer = make.PersonFactory(
        **p, name="Sam Fellow", post="Safety Officer", organisation=council
    )
    sits = make.AttendanceFactory
    sits(**given, person=chair, words="Cllr Avery Quill", chair=True, position=1)
    sits(**given, person=officer, words="", organisation=council, bracket_key="dc", position=2)
    sits(**given, words="Robin Marsh", organisation=council, bracket_key="dc", position=3)
    sits(**given, words="Jo Heath", bracket="County Police", organisation=police, position=4)
    sits(**given, words="Cllr Noor West", list="apologies", position=5)
    return SimpleNamespace(
        group=group,
        meeting=meeting,
        later=later,
        officer=officer,
        items=items_of(given),
        given=given,
    )


def items_of(given) -> SimpleNamespace:
    item = make.AgendaItemFactory
    p = {"partnership": given["partnership"]}
    welcome = item(**given, position=1, heading="Introductions", body="All were welcome.")
    minutes = item(
        **given, position=2, kind="minutes", heading="Minutes", body="The minutes were read."
    )
    make.MeetingDecisionFactory(
        **p, item=minutes, verb="approved", words="that the minutes be approved."
    )
    strategy = item(
        **given, position=3, heading="Strategy",
        body="It was presented.\n\nMembers liked it.\n\nAn event is to come.",
    )  # fmt: skip
    make.MeetingDecisionFactory(
        **p,
        item=strategy,
        position=1,
        anchor="Members liked it.",
        words="that the content be noted.",
    )
    make.MeetingDecisionFactory(
        **p, item=strategy, position=2, anchor="Members  liked it.", verb="endorsed",
        words="The direction be endorsed.",
    )  # fmt: skip
    restricted = item(
        **given, position=4, heading=f"Crime in {SECRET} Street", body=f"The houses of {SECRET} Street.",
        audience="restricted", restricted_reason="Crime", public_heading="Recorded crime (restricted)",
        public_body="Members discussed a restricted report.",
    )  # fmt: skip
    make.MeetingDecisionFactory(**p, item=restricted, words=f"that {SECRET} be watched.")
    asked = {"agreed_on": given["meeting"].date}
    agree = {**p, "item": strategy, "audience": "public", "owner_words": "County Police"}
    make_action(
        **agree,
        words="Bring a breakdown.",
        passage="Members liked it.",
        due_kind="meeting",
        **asked,
    )
    make_action(**agree | {"item": restricted}, words=f"Watch {SECRET} Street.", **asked)
    make_action(**agree | {"audience": "partners"}, words=f"Ask {INSIDE}.", **asked)
    inside = item(
        **given, position=5, heading=f"Budget of {INSIDE}", audience="partners", body=f"{INSIDE} costs more.",
        public_heading="Budget",
    )  # fmt: skip
    back = item(**given, position=6, heading="Reports back", body="There were none.")
    for place, name in enumerate(("Local board", "Health board"), 1):
        item(**given, position=place, parent=back, heading=name)
    twin = item(**given, position=7, heading="Planned reports", taken_with=strategy)
    return SimpleNamespace(
        welcome=welcome, minutes=minutes, strategy=strategy, restricted=restricted, inside=inside,
        back=back, twin=twin,
    )  # fmt: skip


def make_action(*, item, **values):
    """Something that an item asked for, tied to it."""
    partnership = values.pop("partnership")
    count = AgreedAction.objects.filter(partnership=partnership).count()
    agreed = AgreedAction.objects.create(partnership=partnership, number=count + 1, **values)
    AgreedAtMeeting.objects.create(partnership=partnership, agreed=agreed, item=item)
    return agreed
