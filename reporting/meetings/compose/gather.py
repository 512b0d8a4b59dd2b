"""The minutes of a meeting as one reader has them, from the rows that this reader may see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from csp.periods import date_words
from reporting.document.parts.words import join_with_and
from reporting.facts.minutes import (
    AttendanceFacts,
    AttenderFacts,
    MinuteFacts,
    MinutesFacts,
    MinutesVersionFacts,
    PassageFacts,
)
from reporting.meetings.access import MeetingReader, ReaderLevel, rules_of_group
from reporting.meetings.compose.passages import Outcome, place_outcomes
from reporting.meetings.rules.sentences import long_day, opening_sentence
from reporting.meetings.seen import (
    SeenAction,
    SeenDecision,
    SeenItem,
    see_items,
)
from reporting.meetings.seen_attendance import SeenAttendance, see_attendance
from reporting.models import Attendance, GroupRules, Meeting, MeetingDecision

NOT_OPEN = "This item is not for publication."
NO_QUORUM = "There was no quorum, so nothing could be decided."
LOST = {MeetingDecision.Result.LOST: "LOST", MeetingDecision.Result.FELL: "NOT SECONDED"}
PROVISIONAL = "Provisional: taken without a quorum or between meetings, to be ratified."


def gather_version(meeting: Meeting) -> MinutesVersionFacts:
    """The minutes as they are frozen: for members, for the public as far as the rules go, and whole."""
    members = gather_minutes(reader_at(meeting, ReaderLevel.MEMBER))
    whole = gather_minutes(reader_at(meeting, ReaderLevel.CLERK))
    everybody = reader_at(meeting, ReaderLevel.PUBLIC)
    public = (gather_minutes(everybody),) if everybody.sees_minutes else ()
    return MinutesVersionFacts(members, public, (whole,) if whole != members else ())


def reader_at(meeting: Meeting, level: ReaderLevel) -> MeetingReader:
    """Any reader of a kind: a clerk sees what is restricted, a member does not."""
    clerk = level == ReaderLevel.CLERK
    return MeetingReader(meeting, rules_of_group(meeting.group), level, restricted=clerk)


def gather_minutes(reader: MeetingReader) -> MinutesFacts:
    """The minutes for one reader; empty of all that was said while this reader may not know it."""
    meeting = reader.meeting
    partnership = meeting.partnership
    items = see_items(reader)
    return MinutesFacts(
        partnership=partnership.name,
        body=body_name(meeting),
        day=meeting.date.isoformat(),
        opening=opening_words(meeting, reader.rules),
        lists=tuple(attendance_lists(meeting, see_attendance(reader))),
        items=tuple(MinuteGatherer(reader, items).minutes()),
        note=" ".join(note_sentences(meeting)),
        approved=approved_words(meeting),
        signed_by=meeting.signed_by,
        signed_on=meeting.signed_on.isoformat() if meeting.signed_on else "",
        colour=partnership.colour,
    )


def body_name(meeting: Meeting) -> str:
    """The group, or the groups that met together."""
    return join_with_and([str(meeting.group), *map(str, meeting.joint_groups.all())])


def opening_words(meeting: Meeting, rules: GroupRules) -> str:
    if meeting.opening_sentence:
        return meeting.opening_sentence
    return opening_sentence(rules.opening, body_name(meeting), meeting.date)


def note_sentences(meeting: Meeting) -> Iterator[str]:
    for sitting in meeting.sittings.all():
        if sitting.date != meeting.date or sitting.words:
            why = f" ({sitting.words})" if sitting.words else ""
            yield f"The meeting was adjourned{why} and went on on {long_day(sitting.date)}."
    if meeting.side == Meeting.Side.INQUORATE:
        yield NO_QUORUM
    if meeting.state != Meeting.State.APPROVED and meeting.next_meeting:
        yield f"Draft for approval on {meeting.next_meeting.day_words}."


def approved_words(meeting: Meeting) -> str:
    """“Approved at SSP 3/17 on 16 May 2017, with these corrections: …”."""
    if meeting.approved_on is None:
        return ""
    item = meeting.approving_item
    at = f" at {item.number}" if item is not None and item.number else ""
    with_what = (
        f", with these corrections: {meeting.corrections.strip()}" if meeting.corrections else ""
    )
    said = f"Approved{at} on {date_words(meeting.approved_on)}{with_what}"
    return said if said.endswith((".", "!", "?")) else f"{said}."


# Who was there


def attendance_lists(meeting: Meeting, seen: Iterable[SeenAttendance]) -> Iterator[AttendanceFacts]:
    """Each list in its order; one without people only where somebody said that nobody was on it."""
    people: dict[str, list[SeenAttendance]] = {each.value: [] for each in Attendance.List}
    for each in seen:
        people[each.list].append(each)
    for kind in Attendance.List:
        says_none = kind.value in meeting.none_printed
        if people[kind] or says_none:
            yield AttendanceFacts(
                str(kind.label), tuple(map(attender_facts, people[kind])), says_none
            )


def attender_facts(seen: SeenAttendance) -> AttenderFacts:
    return AttenderFacts(
        name=seen.words if seen.named else "",
        body=seen.bracket,
        marks=seen.marks,
        group=seen.bracket_key,
        chair=seen.chair,
    )


# What was said


class MinuteGatherer:
    """Goes through the items that a reader sees and gives what stands under each number."""

    def __init__(self, reader: MeetingReader, items: Sequence[SeenItem]):
        self.reader = reader
        self.items = items

    def minutes(self) -> Iterator[MinuteFacts]:
        for item in self.items:
            yield from self.item(item)

    def item(self, item: SeenItem) -> Iterator[MinuteFacts]:
        """An item, and below it those of its parts of which something was said."""
        told = [
            (lettered_heading(place, part), part, self.passages(part))
            for place, part in enumerate(item.parts)
        ]
        silent = [heading for heading, _, said in told if not said]
        heading = "\n".join([item.heading, *silent])
        yield MinuteFacts(printed_number(item), heading, self.passages(item))
        for heading, part, said in told:
            if said:
                yield MinuteFacts(printed_number(part), heading, said)

    def passages(self, item: SeenItem) -> tuple[PassageFacts, ...]:
        if not item.whole:
            return place_outcomes(item.body or NOT_OPEN, ())
        said = place_outcomes(item.body, self.outcomes(item))
        if not said and item.taken_with:
            said = tuple(self.taken_with(item.taken_with))
        return (*interest_passages(item), *said, *question_passages(item))

    def outcomes(self, item: SeenItem) -> Iterator[Outcome]:
        """Actions stand before decisions where both stand behind one passage."""
        for action in item.actions:
            yield action.passage, action_passage(action)
        for each in item.decisions:
            yield each.anchor, self.decision(each)

    def decision(self, seen: SeenDecision) -> PassageFacts:
        carried = seen.result == MeetingDecision.Result.CARRIED
        return PassageFacts(
            "decision",
            f"{seen.number} {seen.words}".strip(),
            lead=self.reader.rules.lead_in
            if carried
            else LOST[MeetingDecision.Result(seen.result)],
            verbs=(seen.verb,) if carried else (),
            note=" ".join(decision_notes(seen, inside=self.reader.is_member)),
        )

    def taken_with(self, other: int) -> Iterator[PassageFacts]:
        for each in self.items:
            if each.pk == other:
                name = each.number or f"“{' '.join(each.heading.split())}”"
                yield PassageFacts("plain", f"Taken with {name}.")


def action_passage(seen: SeenAction) -> PassageFacts:
    return PassageFacts("action", seen.words, number=seen.number, owner=seen.owner, due=seen.due)


def printed_number(item: SeenItem) -> str:
    return item.number_printed or item.number


def lettered_heading(place: int, part: SeenItem) -> str:
    """“(a) Local Strategic Partnership”, unless it was typed with a letter of its own."""
    typed = part.heading.lstrip().startswith("(")
    return part.heading if typed or place > 25 else f"({chr(ord('a') + place)}) {part.heading}"


def decision_notes(seen: SeenDecision, *, inside: bool) -> Iterator[str]:
    """How it was decided and what became of it; who said what is for those inside."""
    row = seen.row
    if inside:
        yield from people_of_decision(row)
    if row.how in (MeetingDecision.How.VOTE, MeetingDecision.How.CORRESPONDENCE):
        yield f"{seen.how}{vote_words(row)}."
    elif row.how == MeetingDecision.How.UNANIMOUS:
        yield f"{seen.how}."
    if row.reason:
        yield f"Reason: {row.reason.strip()}"
    if to := row.to_words or str(row.to_body or ""):
        yield f"To: {to}."
    if seen.provisional:
        yield PROVISIONAL
    if row.ratified_at:
        yield f"Ratified on {row.ratified_at.day_words}."
    if row.amended_by:
        later = row.amended_by.item
        yield f"Amended at {later.number or f'the meeting of {later.meeting.day_words}'}."


def people_of_decision(row: MeetingDecision) -> Iterator[str]:
    if row.moved_by:
        second = f", seconded by {row.seconded_by}" if row.seconded_by else ""
        yield f"Proposed by {row.moved_by}{second}."
    if row.votes_named:
        yield f"Votes: {row.votes_named.strip()}"
    if row.dissent:
        yield f"Dissent recorded: {row.dissent}."


def vote_words(row: MeetingDecision) -> str:
    """“: 5 for, 2 against, 1 abstained”, as far as it was counted."""
    counted = ((row.votes_for, "for"), (row.votes_against, "against"), (row.abstained, "abstained"))
    said = ", ".join(f"{count} {word}" for count, word in counted if count is not None)
    return f": {said}" if said else ""


def interest_passages(item: SeenItem) -> Iterator[PassageFacts]:
    for each in item.interests:
        then = f" ({each.then.lower()})" if each.then else ""
        yield PassageFacts("plain", f"{each.who} declared an interest{then}: {each.words}")


def question_passages(item: SeenItem) -> Iterator[PassageFacts]:
    for each in item.questions:
        yield PassageFacts("plain", f"Question from {each.asker}: {each.question}")
        told = (
            ("Answer", each.answer),
            ("Supplementary question", each.supplementary),
            ("Answer", each.supplementary_answer),
            ("Written reply", each.written_reply),
        )
        for label, words in told:
            if words:
                yield PassageFacts("plain", f"{label}: {words}")
