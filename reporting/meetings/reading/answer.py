"""A reading as the command answers it, in JSON."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from reporting.meetings.reading.result import UNSURE, MinutesReading, ReadPerson


def as_answer(read: MinutesReading) -> dict[str, Any]:
    """The keys that apply. Days are ISO, or the words where no day can be had; mere wishes are not told."""
    answer = {
        "meeting": meeting_answer(read),
        "present": [person_answer(each) for each in read.listed("present")],
        "officers": [person_answer(each) for each in read.listed("officers")],
        "in_attendance": [person_answer(each) for each in read.listed("in-attendance")],
        "apologies": [person_answer(each) for each in read.listed("apologies")],
        "absent": [person_answer(each) for each in read.listed("absent")],
        "items": [
            {"number": each.number, "title": each.title, "restricted": each.restricted}
            for each in read.items
        ],
        "decisions": [decision_answer(read, each) for each in read.decisions],
        "actions": [action_answer(read, each) for each in read.actions if each.sure != UNSURE],
        "interests": [
            {"item": item_name(read, each.item), "name": each.name, "words": each.words}
            for each in read.interests
        ],
        "text": read.kept_text(),
        "left_out": [{"words": each.words, "why": each.why} for each in read.left_out],
        "warnings": [{"code": each.code, "message": each.message} for each in read.warnings],
    }
    always = ("meeting", "present", "apologies", "items", "decisions", "actions", "text")
    return {name: value for name, value in answer.items() if value or name in always} | {
        "left_out": answer["left_out"], "warnings": answer["warnings"],
    }  # fmt: skip


def meeting_answer(read: MinutesReading) -> dict[str, Any]:
    meeting = read.meeting
    said = {
        "groups": list(meeting.groups),
        "date": day_answer(meeting.day, meeting.day_words),
        "time": time_answer(meeting.begins),
        "ends": time_answer(meeting.ends),
        "place": meeting.place,
        "chair": " and ".join(meeting.chair),
        "next": day_answer(meeting.next_day, meeting.next_words),
        "next_time": time_answer(meeting.next_begins),
    }
    kept = ("date", "time", "place", "chair")
    return {name: value for name, value in said.items() if value or name in kept}


def day_answer(day: date | None, words: str) -> str:
    return day.isoformat() if day else words


def time_answer(at: time | None) -> str:
    return f"{at:%H:%M}" if at else ""


def person_answer(person: ReadPerson) -> dict[str, Any]:
    said = {
        "name": person.name,
        "body": person.body,
        "role": person.role,
        "substitute_for": person.substitute_for,
        "how": person.how,
        "initials": person.initials,
        "from": person.since,
        "until": person.until,
    }
    return {name: value for name, value in said.items() if value or name in ("name", "body")}


def item_name(read: MinutesReading, at: int) -> str:
    """The number of an item, or its title where it has none."""
    if not 0 <= at < len(read.items):
        return ""
    return read.items[at].number or read.items[at].title


def decision_answer(read: MinutesReading, one) -> dict[str, Any]:
    said = {
        "item": item_name(read, one.item),
        "words": one.words,
        "kind": one.verb,
        "sure": one.sure,
        "moved_by": one.moved_by,
        "seconded_by": one.seconded_by,
        "votes": one.votes,
        "result": one.result,
    }
    return {name: value for name, value in said.items() if value}


def action_answer(read: MinutesReading, one) -> dict[str, Any]:
    said = {
        "item": item_name(read, one.item),
        "owner": one.owner,
        "words": one.words,
        "due": day_answer(one.due, one.due_words),
        "state": one.state,
        "sure": one.sure,
        "number": one.number,
        "former_owner": one.former_owner,
    }
    kept = ("item", "owner", "words", "due", "state")
    return {name: value for name, value in said.items() if value or name in kept}
