"""Numbers that do not make what stands beside them."""

from __future__ import annotations

import pytest

from csp.quantities.sums import find_mismatches


@pytest.mark.parametrize(
    ("text", "code", "made"),
    [
        ("152 (3 clubs x 50 weeks) sessions", "product-mismatch", 150),
        ("748 young people (383 boys and 360 girls)", "sum-mismatch", 743),
        ("£20,000 (£12,000 + £7,000)", "sum-mismatch", 19_000),
        ("2 + 2 = 5", "sum-mismatch", 4),
        ("3 x 4 = 13", "product-mismatch", 12),
    ],
)
def test_what_does_not_add_up_is_found(text, code, made):
    (found,) = find_mismatches(text)
    assert (found.code, found.made) == (code, made)


@pytest.mark.parametrize(
    "text",
    [
        "150 (3 clubs x 50 weeks)",
        "748 young people (383 boys and 365 girls)",
        "70 households (including 7 in 2015 and 3 in 2016)",
        "60 staff (aged 18 to 24 and 25 to 40)",
        "Meet at 10: 3 cases and 4 visits are due in 2017",
        "Act 2014 (sections 5 and 6)",
        "",
    ],
)
def test_what_adds_up_or_is_no_sum_is_left_alone(text):
    assert find_mismatches(text) == []
