"""Minutes in Welsh and English side by side: one language is read, the other stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from reporting.meetings.reading.placed import MinuteLine
from reporting.meetings.reading.vocabulary import looks_welsh, welsh_share


def welsh_paragraphs(paragraphs: Sequence[MinuteLine]) -> set[int]:
    """The paragraphs that only say in Welsh what others say in English."""
    columns = _welsh_columns(paragraphs)
    told = {
        at
        for at, line in enumerate(paragraphs)
        if (line.table, line.column) in columns and line.row
    }
    long = [
        at for at, line in enumerate(paragraphs)
        if not line.why and at not in told and len(line.text.split()) >= 3
    ]  # fmt: skip
    welsh = {at for at in long if looks_welsh(paragraphs[at].text)}
    if len(welsh) >= 3 and 0.3 <= len(welsh) / max(1, len(long)) <= 0.7:
        told |= welsh | _short_beside(paragraphs, welsh)
    return told


def _welsh_columns(paragraphs: Sequence[MinuteLine]) -> set[tuple[int, int]]:
    """The columns of a table that are Welsh where a neighbour is not."""
    words: dict[tuple[int, int], list[str]] = {}
    for line in paragraphs:
        if line.row and not line.why:
            words.setdefault((line.table, line.column), []).append(line.text)
    shares = {key: welsh_share(" ".join(texts)) for key, texts in words.items()}
    lengths = {key: len(" ".join(texts).split()) for key, texts in words.items()}
    return {
        (table, column) for (table, column), share in shares.items()
        if share >= 0.14 and lengths[table, column] >= 6 and any(
            other == table and near != column and shares[other, near] < 0.06 and lengths[other, near] >= 6
            for other, near in shares
        )
    }  # fmt: skip


def _short_beside(paragraphs: Sequence[MinuteLine], welsh: set[int]) -> set[int]:
    """Short Welsh lines, such as headings, in a text whose longer paragraphs come in both languages."""
    return {
        at for at, line in enumerate(paragraphs)
        if at not in welsh and not line.why and len(line.text.split()) < 3 and welsh_share(line.text) >= 0.5
    }  # fmt: skip


def pair_welsh(paragraphs: Sequence[MinuteLine], welsh: set[int]) -> dict[int, int]:
    """For each paragraph that Welsh stands beside, the Welsh one: of its row, or right before or after."""
    pairs: dict[int, int] = {}
    loose = sorted(at for at in welsh if not paragraphs[at].row)
    others = [
        at
        for at, line in enumerate(paragraphs)
        if at not in welsh and not line.why and not line.row
    ]
    first = loose[0] if loose else 0
    before = bool(loose) and _reads_like_next(paragraphs, others, first)
    for at in loose:
        near = [i for i in others if (i > at if before else i < at)]
        if near and (chosen := near[0] if before else near[-1]) not in pairs:
            pairs[chosen] = at
    return pairs | _pairs_in_rows(paragraphs, welsh)


def _reads_like_next(paragraphs: Sequence[MinuteLine], others: Sequence[int], first: int) -> bool:
    """Whether the Welsh comes first: what follows it bears the same number, or nothing stands before."""
    number = paragraphs[first].text.split(" ", 1)[0]
    after = next((paragraphs[i].text for i in others if i > first), "")
    before = next((paragraphs[i].text for i in reversed(others) if i < first), "")
    if any(sign.isdigit() for sign in number):
        return after.startswith(number) or not before.startswith(number)
    return not before


def _pairs_in_rows(paragraphs: Sequence[MinuteLine], welsh: set[int]) -> dict[int, int]:
    rows: dict[int, tuple[list[int], list[int]]] = {}
    for at, line in enumerate(paragraphs):
        if line.row and not line.why and len(line.text.split()) > 1:
            rows.setdefault(line.row, ([], []))[at in welsh].append(at)
    return {
        one: other
        for ours, theirs in rows.values()
        for one, other in zip(ours, theirs, strict=False)
    }
