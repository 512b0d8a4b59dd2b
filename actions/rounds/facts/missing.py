"""What an update still lacks, in kind words. Nothing here stops anybody from sending."""

from __future__ import annotations

from actions.rounds.facts.update import UpdateFacts
from actions.rules.status import is_exception


def missing_from(facts: UpdateFacts) -> list[str]:
    """What an officer would ask for; nothing for a row about which there is nothing to report."""
    update = facts.update
    if update.nothing_because:
        return []
    found = []
    if update.status is None:
        found.append("How is it going? Choose one of the answers.")
    if not update.happened:
        found.append("What happened: a sentence or two is enough.")
    if update.status and is_exception(update.status.nature) and not update.why:
        found.append("Why it is not on track.")
    return found + [ask_for_figure(each) for each in measures_without_figure(facts)]


def measures_without_figure(facts: UpdateFacts) -> list[str]:
    """The measures of which nothing at all was said, each once."""
    said = {line.measure.pk for line in facts.lines if line.reading}
    wanted = {line.measure.pk: line.measure.text for line in facts.lines}
    return [text for number, text in wanted.items() if number not in said]


def ask_for_figure(measure: str) -> str:
    return f"A figure for “{measure}”, or why there is none."
