"""Who may see what of a meeting: the one scope that every page, pack, file and feed goes through.

Three kinds of reader: the public, by the group's own rules; members, which are those with a seat on
one of its groups; and clerks, who make the meeting. Whoever works in the partnership and is no member
sees what the public sees, and the items that their body is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from django.db.models import Q

from csp.models import User
from plans.access import Access, Can
from plans.audience import Audience, narrowest
from plans.models import Group, Person, Seat
from reporting.models import AgendaItem, AgendaPaper, GroupRules, Meeting
from reporting.models.meeting import HELD

if TYPE_CHECKING:
    from django.db.models.fields.files import FieldFile

    from reporting.models.querysets.meetings import MeetingQuerySet

# What makes somebody a clerk of every group.
CLERKS = Can.MINUTE

State = Meeting.State
# From when members read the agenda with its papers, and what was said.
AGENDA_OUT = frozenset({State.ISSUED, *HELD})
DRAFT_OUT = frozenset({State.CIRCULATED, State.APPROVED})


class ReaderLevel(IntEnum):
    """Kinds of reader, each sees what the one before sees."""

    PUBLIC = 0
    MEMBER = 1
    CLERK = 2


@dataclass(frozen=True)
class MeetingScope:
    """What one person is to a partnership's meetings; ``reader`` turns it into one meeting's answer.

    ``groups`` are those that they sit on. ``strategy`` says that their role makes them a member of each
    strategy group, ``agrees`` that they see an agenda before it goes out.
    """

    partnership_id: int
    clerk: bool = False
    agrees: bool = False
    strategy: bool = False
    restricted: bool = False
    groups: frozenset[int] = field(default_factory=frozenset)
    bodies: frozenset[int] = field(default_factory=frozenset)

    def meetings(self) -> MeetingQuerySet:
        """The meetings that this person may know of."""
        rows = Meeting.objects.filter(partnership_id=self.partnership_id)
        if self.clerk:
            return rows
        joint = Meeting.joint_groups.through.objects.filter(group__in=self.groups)
        seen = Q(group__in=self.groups) | Q(pk__in=joint.values("meeting"))
        seen |= Q(group__rules__public_dates=True)
        if self.strategy:
            named = Meeting.joint_groups.through.objects.filter(group__kind=Group.Kind.STRATEGY)
            seen |= Q(group__kind=Group.Kind.STRATEGY) | Q(pk__in=named.values("meeting"))
        if self.bodies:
            asked = AgendaItem.objects.filter(author_body__in=self.bodies)
            asked = asked.exclude(audience=Audience.RESTRICTED)
            seen |= Q(pk__in=asked.values("meeting"), state__in=AGENDA_OUT)
        return rows.filter(seen)

    def sits_on(self, group: Group) -> bool:
        """Whether this person is a member of a group, by a seat or by their role."""
        return group.pk in self.groups or (self.strategy and group.kind == Group.Kind.STRATEGY)

    def knows_group(self, group: Group) -> bool:
        """Whether this person may know when a group meets."""
        return bool(self.audiences_in(group))

    def audiences_in(self, group: Group) -> tuple[Audience, ...]:
        """Whom this person is among in the forward plan of a group; nobody where its days are not shown."""
        if not self.clerk and not self.sits_on(group):
            return (Audience.PUBLIC,) if rules_of_group(group).public_dates else ()
        return audiences_of_members(restricted=self.restricted)

    def reads_subject(self, audience: str, group: Group) -> bool:
        return audience in self.audiences_in(group)

    def subjects_read(self, groups: Iterable[Group]) -> Q:
        """The subjects of some groups that this person may read, as a condition."""
        read = Q(pk__in=[])
        for group in groups:
            read |= Q(group=group, audience__in=self.audiences_in(group))
        return read

    def level_at(self, groups: list[Group]) -> ReaderLevel:
        if self.clerk:
            return ReaderLevel.CLERK
        return ReaderLevel.MEMBER if any(map(self.sits_on, groups)) else ReaderLevel.PUBLIC

    def reader(self, meeting: Meeting) -> MeetingReader:
        """What they see of one meeting; asks for its groups and rules, where they are not at hand."""
        groups = [meeting.group, *meeting.joint_groups.all()]
        level = self.level_at(groups)
        return MeetingReader(
            meeting=meeting,
            rules=rules_of_group(meeting.group),
            level=level,
            restricted=self.restricted and level > ReaderLevel.PUBLIC,
            agrees=self.agrees and level > ReaderLevel.PUBLIC,
            bodies=self.bodies,
        )


def rules_of_group(group: Group) -> GroupRules:
    """The rules of a group, or the usual ones, which are not stored, where it has none of its own."""
    try:
        return group.rules
    except GroupRules.DoesNotExist:
        return GroupRules(group=group, partnership_id=group.partnership_id)


@dataclass(frozen=True)
class MeetingReader:
    """What one reader may see of one meeting. Every question is answered here and nowhere else."""

    meeting: Meeting
    rules: GroupRules
    level: ReaderLevel
    restricted: bool = False
    agrees: bool = False
    bodies: frozenset[int] = field(default_factory=frozenset)

    @property
    def is_member(self) -> bool:
        return self.level >= ReaderLevel.MEMBER

    @property
    def is_clerk(self) -> bool:
        return self.level == ReaderLevel.CLERK

    @property
    def sees_dates(self) -> bool:
        """Day, place and what became of the meeting."""
        return self.is_member or self.rules.public_dates

    @property
    def sees_agenda(self) -> bool:
        """The headings; the chair sees them before they go out, everybody else from then on."""
        if self.is_clerk or self.agrees:
            return True
        return self.agenda_is_out and (self.is_member or self.rules.public_agenda)

    @property
    def agenda_is_out(self) -> bool:
        return self.meeting.state in AGENDA_OUT

    @property
    def sees_papers(self) -> bool:
        return self.sees_agenda and (self.is_member or self.rules.public_papers)

    @property
    def sees_minutes(self) -> bool:
        """What was said and decided, and who was there."""
        if self.is_clerk:
            return True
        if self.is_member:
            return self.meeting.state in DRAFT_OUT
        wanted = self.rules.public_minutes
        if wanted == GroupRules.Minutes.DRAFT:
            return self.meeting.state in DRAFT_OUT
        return wanted == GroupRules.Minutes.APPROVED and self.meeting.state == State.APPROVED

    @property
    def sees_items(self) -> bool:
        """Items stand on the agenda and in the minutes: either shows their headings."""
        return self.sees_agenda or self.sees_minutes

    @property
    def sees_joining_link(self) -> bool:
        return self.is_member

    @property
    def audiences(self) -> tuple[Audience, ...]:
        """Whom this reader is among at this meeting."""
        if not self.is_member:
            return (Audience.PUBLIC,)
        return audiences_of_members(restricted=self.restricted)

    def reads_item(self, item: AgendaItem, parent: AgendaItem | None = None) -> bool:
        """Whether an item is theirs to read whole. A part is never wider than the item above it."""
        audience = audience_of_item(item, parent)
        if audience in self.audiences:
            return True
        # Those who are asked for an item read it, though they do not sit there; never a restricted one.
        return audience == Audience.PARTNERS and item.author_body_id in self.bodies

    def opens_item(self, item: AgendaItem, parent: AgendaItem | None = None) -> bool:
        """Whether an item is theirs to read now; those who are asked for it wait until the agenda is out."""
        if self.sees_items:
            return self.reads_item(item, parent)
        asked = item.author_body_id in self.bodies and self.agenda_is_out
        return asked and audience_of_item(item, parent) != Audience.RESTRICTED

    def reads_paper(
        self, paper: AgendaPaper, item: AgendaItem, parent: AgendaItem | None = None
    ) -> bool:
        """Whether a paper that is here may be opened. It is as narrow as its item, but for a reason."""
        if not self.sees_papers or not (paper.is_here or self.is_clerk):
            return False
        if paper.wider_reason:
            return paper.audience in self.audiences
        return paper.audience in self.audiences and self.reads_item(item, parent)

    def file_of(self, paper: AgendaPaper) -> FieldFile:
        """The file of a paper that this reader gets, empty where it has none.

        Of a frozen paper it is what everybody may read where they are anybody.
        """
        if paper.report:
            return paper.report.pdf if self.is_member else paper.report.public_pdf
        return paper.publication.pdf if paper.publication else paper.file


def audiences_of_members(*, restricted: bool) -> tuple[Audience, ...]:
    """Whom members and clerks are among; what is restricted takes a right of its own from clerks too."""
    open_to_members = (Audience.PUBLIC, Audience.PARTNERS)
    return (*open_to_members, Audience.RESTRICTED) if restricted else open_to_members


def audience_of_item(item: AgendaItem, parent: AgendaItem | None = None) -> Audience:
    """Who may read an item, the narrower of its own and that of the item above it."""
    return narrowest(item.audience, parent.audience) if parent else Audience(item.audience)


def scope_of(access: Access, user: User) -> MeetingScope:
    """What somebody who is signed in is to the meetings of a partnership. One query at most."""
    clerk = access.can(CLERKS)
    return MeetingScope(
        partnership_id=access.partnership.pk,
        clerk=clerk,
        agrees=access.can(Can.AGREE),
        strategy=access.can(Can.DISCUSS),
        restricted=access.can(Can.READ_RESTRICTED),
        groups=frozenset() if clerk else seats_of_user(access.partnership.pk, user),
        bodies=access.bodies,
    )


def public_scope(partnership_id: int) -> MeetingScope:
    """Anybody, without an account."""
    return MeetingScope(partnership_id=partnership_id)


def link_scope(person: Person) -> MeetingScope:
    """A member who came by an emailed link: their own groups, and nothing that is restricted."""
    seats = Seat.objects.filter(Q(person=person) | Q(post__holder=person))
    seats = seats.filter(partnership_id=person.partnership_id)
    return MeetingScope(
        partnership_id=person.partnership_id,
        groups=frozenset(seats.values_list("group_id", flat=True)),
    )


def seats_of_user(partnership_id: int, user: User) -> frozenset[int]:
    """The groups on which somebody sits, by their name or by the post that they hold."""
    theirs = Q(person__user=user) | Q(post__holder__user=user)
    seats = Seat.objects.filter(theirs, partnership_id=partnership_id)
    return frozenset(seats.values_list("group_id", flat=True))
