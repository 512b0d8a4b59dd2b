"""The numbers that sections and paragraphs are printed with, counted from their order alone."""

from __future__ import annotations

from reporting.models import Paper, PaperSection
from reporting.models.paper import PaperBlock
from reporting.papers.compose.loading import under_headings
from reporting.papers.compose.numbering import Counter, is_printed


def numbers(*sections: dict) -> list[str]:
    rows = [PaperSection(heading="H", **each) for each in sections]
    count = Counter()
    return [count.heading(row) for row in rows]


def test_plain_points_then_nought():
    found = numbers(
        {"numbering": "1."}, {"numbering": "1."}, {"numbering": "1."}, {"numbering": "1.0"}
    )
    assert found == ["1.", "2.", "3.", "4.0"]


def test_headings_of_a_chapter_count_on_past_unnumbered_heads_of_groups():
    under, head = {"numbering": "1.1", "level": 3}, {"level": 2}
    found = numbers(
        {"numbering": "1"}, {"numbering": "1"}, {"numbering": "1"}, under, head, under, under, head,
        under,
    )  # fmt: skip
    assert found == ["1", "2", "3", "3.1", "", "3.2", "3.3", "", "3.4"]


def test_lettered_headings_begin_again_under_the_next_heading():
    letter = {"numbering": "a)", "level": 3}
    found = numbers(
        {"numbering": "1."}, {"numbering": "1.1", "level": 2}, letter, letter,
        {"numbering": "1.1", "level": 2}, letter, {"numbering": "1."}, letter,
    )  # fmt: skip
    assert found == ["1.", "1.1", "a)", "b)", "1.2", "a)", "2.", "a)"]


def test_appendices_have_letters_and_their_paragraphs_too():
    count = Counter()
    appendix = PaperSection(heading="Summary", appendix=True)
    count.heading(PaperSection(heading="Report", numbering="1."))
    assert count.next_point() == "1.1"
    assert count.heading(appendix) == "Appendix A"
    assert [count.next_point(), count.next_point()] == ["A.1", "A.2"]
    assert count.heading(appendix) == "Appendix B"
    assert count.next_point() == "B.1"


def test_no_two_paragraphs_have_one_number_though_a_chapter_has_none():
    count = Counter()
    count.heading(PaperSection(heading="Report", numbering="1."))
    first = count.next_point()
    count.heading(PaperSection(heading="Background"))
    assert [first, count.next_point()] == ["1.1", "1.2"]


def test_what_is_switched_off_or_kept_takes_the_headings_under_it_along():
    paper = Paper()
    rows = [
        PaperSection(pk=1, paper=paper, level=1, printed=False),
        PaperSection(pk=2, paper=paper, level=2),
        PaperSection(pk=3, paper=paper, level=1, reader="partners"),
        PaperSection(pk=4, paper=paper, level=2),
        PaperSection(pk=5, paper=paper, level=3, reader="restricted"),
        PaperSection(pk=6, paper=paper, level=1),
    ]
    blocks: dict[int, list[PaperBlock]] = {row.pk: [] for row in rows}
    found = list(under_headings(rows, blocks))
    assert [is_printed(each) for each in found] == [False, False, True, True, False, True]
    assert [each.audience for each in found[2:4]] == ["partners", "partners"]
    assert found[5].audience == "public"
