"""The lines of a PDF's cell become the paragraphs that somebody typed."""

from __future__ import annotations

import pytest

from actions.imports.lines import Manner, PrintedLine, cell_paragraphs

LETTER, STEP, LEFT = 5.0, 12.0, 100.0


def laid(texts: list[str], trailing: bool = False) -> list[PrintedLine]:
    """Lines of evenly wide letters, one under another; a text that ends in a space keeps it."""
    return [
        PrintedLine(
            text.strip(), LEFT, LEFT + LETTER * len(text.strip()), STEP * at, STEP * at + 10, LETTER,
            text.endswith(" "), LETTER * len(text.split()[0]), LETTER,
        )
        for at, text in enumerate(texts)
    ]  # fmt: skip


def read(texts: list[str], letters: int = 16, elsewhere: list[str] = (), known=()) -> list[str]:
    lines = laid(texts)
    manner = Manner.of([lines, *(laid([text]) for text in elsewhere)], known)
    return cell_paragraphs(lines, LEFT - 2, LEFT + LETTER * letters + 2, manner)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["ARCH", "Police"], ["ARCH", "Police"]),
        (["Provide a part-", "time worker"], ["Provide a part-time worker"]),
        (["The cohort (IOM,", "Abuse)"], ["The cohort (IOM, Abuse)"]),
        (["• White ribbon", "and flags"], ["• White ribbon and flags"]),
        (["• One", "• Two"], ["• One", "• Two"]),
        (["Number of visits", "Number of homes"], ["Number of visits", "Number of homes"]),
        (["grant injunction/", "orders at once"], ["grant injunction/orders at once"]),
        (["Ann Bee/ Cat Doe", "– CSP"], ["Ann Bee/ Cat Doe – CSP"]),
    ],
)
def test_lines_are_joined_or_kept_apart(lines, found):
    assert read(lines) == found


def test_a_word_wider_than_its_column_is_whole_again():
    assert read(["Safeguardin", "g training"], 11, ["Safeguarding"]) == ["Safeguarding training"]


def test_a_known_name_is_kept_together_and_apart_from_the_next():
    lines = ["Support", "Staffordshire", "Your Homes"]
    assert read(lines, 14, known=["Support Staffordshire"]) == [
        "Support Staffordshire",
        "Your Homes",
    ]
