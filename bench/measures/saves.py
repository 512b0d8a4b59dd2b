"""A row saved through its form: version, history and audit trail, beside an admin save."""

from __future__ import annotations

from itertools import count

from bench.findings import Finding
from bench.forms import fields_of, filled
from bench.timing import Ask, in_turn, send

NUMBERS = count(1)


def measure(place, scale) -> list[Finding]:
    rows = list(place.plan.actions.in_order()[:2])
    ours = f"{place.address(place.plan)}actions/{rows[0].pk}/edit/"
    theirs = f"/whole/actions/action/{rows[1].pk}/change/"
    contenders = {
        "ours": lambda: saved(place.site, ours, place.session),
        "theirs": lambda: saved(place.peers, theirs, place.admin),
    }
    found = in_turn(contenders, scale.rounds)
    name = f"Row saved whole: version, history, audit ({place.database})"
    beside = "Django admin save with inlines"
    return [Finding(name, found["ours"], "ms", None, found["theirs"], beside)]


def saved(port: int, path: str, session: dict[str, str]) -> float:
    """Seconds of the save itself; fetching the form is not counted."""
    answer = save(port, path, session, f"Aim {next(NUMBERS)}")
    if answer.status != 302:
        raise SystemExit(f"Saving {path} was answered {answer.status}, not 302.")
    return answer.seconds


def save(port: int, path: str, session: dict[str, str], aim: str):
    """Fetch the form, change the aim and send it back as a browser would."""
    headers, fields = opened(port, path, session)
    return send("POST", port, path, headers, filled(fields, aim=aim))


def opened(port: int, path: str, session: dict[str, str]) -> tuple[dict[str, str], list]:
    """The fields of a form as it stands, and the headers to send it back with."""
    page = Ask(port, path, session)()
    if page.status != 200:
        raise SystemExit(f"{path} answered {page.status}, not 200.")
    token = page.headers["Set-Cookie"].split(";")[0]
    return {"Cookie": f"{session['Cookie']}; {token}"}, fields_of(page.body)
