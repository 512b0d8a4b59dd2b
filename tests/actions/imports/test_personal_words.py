"""What points to somebody is named when a file is read, before anybody publishes it."""

from __future__ import annotations

from actions.imports import read_plan

HEADS = "Ref,Priority,Aim,Activity,Lead,Performance measures\n"


def warned(*rows: str) -> list[tuple[str, str]]:
    read = read_plan("plan.csv", (HEADS + "\n".join(rows)).encode())
    return [(each.ref, each.code) for each in read.warnings]


def test_numbers_addresses_and_titles_are_warned_of_with_their_row():
    activity = (
        "Ring PC Webb on 07700 900321 or (01632) 960 123 or +44 7700 900654, "
        "or write to ann.webb@force.example; the office is enquiries@force.example, 101"
    )
    found = warned(
        f'1.1,1. Homes,Help,"{activity}",Police,Calls', "1.2,1. Homes,Visit,Call,Police,Calls"
    )
    assert [ref for ref, code in found if code == "telephone"] == ["1.1"] * 3
    assert ("1.1", "personal-email") in found and ("1.1", "titled-name") in found
    assert not {("1.2", code) for code in ("telephone", "personal-email", "titled-name")} & set(
        found
    )
