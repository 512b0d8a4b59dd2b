"""What stands in the way of everybody, and the reasons with which an officer lets it stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from django.core.exceptions import ValidationError

from plans.proofreading.findings import Finding
from reporting.models.report import LONGEST_REASON


class Blocked(ValidationError):
    """The gate is shut: ``findings`` say what to mend."""

    def __init__(self, findings: list[Finding]):
        super().__init__([finding.message for finding in findings])
        self.findings = findings


def any_code(code: str) -> bool:
    return True


def collect_reasons(
    findings: Iterable[Finding],
    given: Mapping[str, str],
    *,
    may: Callable[[str], bool] = any_code,
) -> list[dict[str, str]]:
    """What stood in the way, each with its reason, given by code. Raises Blocked for what has none.

    ``may`` says of which codes a reason is taken.
    """
    said = {code: reason.strip()[:LONGEST_REASON] for code, reason in given.items() if may(code)}
    stopping = [each for each in findings if each.blocks]
    if left := [each for each in stopping if not said.get(each.code)]:
        raise Blocked(left)
    return [
        {"code": each.code, "message": each.message, "reason": said[each.code]} for each in stopping
    ]


def in_history(overridden: Iterable[Mapping[str, str]]) -> dict[str, list]:
    """What stood in the way and why it was let stand, each reason once, as the history tells it."""
    said = dict.fromkeys(f"{each['code']}: {each['reason']}" for each in overridden)
    return {"overridden": ["", "; ".join(said)]} if said else {}
