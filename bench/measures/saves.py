"""A row saved through its form, and one cell of it: version, history and audit trail, beside an admin save.

What is changed are the resources, for they are no part of the wording that a plan's agreement covers.
"""

from __future__ import annotations

import secrets
from itertools import count

from bench.findings import Finding
from bench.forms import fields_of, filled
from bench.timing import Ask, in_turn, send

NUMBERS = count(1)


def measure(place, scale) -> list[Finding]:
    rows = list(place.plan.actions.in_order()[:2])
    ours = f"{place.address(place.plan)}actions/{rows[0].pk}/edit/"
    theirs = f"/whole/actions/action/{rows[1].pk}/change/"
    cell = f"{place.address(place.plan)}actions/{rows[0].pk}/cells/resources/"
    contenders = {
        "ours": lambda: saved(place.site, ours, place.session),
        "cell": lambda: cell_saved(place.site, cell, place.session),
        "theirs": lambda: saved(place.peers, theirs, place.admin),
    }
    found = in_turn(contenders, scale.rounds)
    whole, one = (f"{what} saved{{}}: version, history, audit" for what in ("Row", "Cell"))
    on, beside = f" ({place.database})", "Django admin save with inlines"
    return [
        Finding(whole.format(" whole") + on, found["ours"], "ms", 1, found["theirs"], beside),
        Finding(one.format("") + on, found["cell"], "ms", 0.35, found["theirs"], beside),
    ]


def saved(port: int, path: str, session: dict[str, str]) -> float:
    """Seconds of the save itself; fetching the form is not counted."""
    answer = save(port, path, session, f"Words {next(NUMBERS)}")
    if answer.status != 302:
        raise SystemExit(f"Saving {path} was answered {answer.status}, not 302.")
    return answer.seconds


def save(port: int, path: str, session: dict[str, str], words: str):
    """Fetch the form, change the resources and send it back as a browser would."""
    headers, fields = opened(port, path, session)
    return send("POST", port, path, headers, filled(fields, resources=words))


def cell_saved(port: int, path: str, session: dict[str, str]) -> float:
    """Seconds of one cell's save, as the plan page's script sends it."""
    headers, fields = opened_cell(port, path, session)
    answer = send("POST", port, path, headers, filled(fields, text=f"Words {next(NUMBERS)}"))
    if answer.status != 200:
        raise SystemExit(f"Saving {path} was answered {answer.status}, not 200.")
    return answer.seconds


def opened_cell(port: int, path: str, session: dict[str, str]) -> tuple[dict[str, str], list]:
    """The fields of a cell's editor, and the headers that the script sends with them."""
    token = secrets.token_hex(16)
    headers = {"Cookie": f"{session['Cookie']}; csrftoken={token}", "X-CSRFToken": token}
    headers["X-Fragment"] = "1"
    page = Ask(port, path, headers)()
    if page.status != 200:
        raise SystemExit(f"{path} answered {page.status}, not 200.")
    return headers, fields_of(page.body)


def opened(port: int, path: str, session: dict[str, str]) -> tuple[dict[str, str], list]:
    """The fields of a form as it stands, and the headers to send it back with."""
    page = Ask(port, path, session)()
    if page.status != 200:
        raise SystemExit(f"{path} answered {page.status}, not 200.")
    token = page.headers["Set-Cookie"].split(";")[0]
    return {"Cookie": f"{session['Cookie']}; {token}"}, fields_of(page.body)
