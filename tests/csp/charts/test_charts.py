"""Charts: nothing is drawn that is not so, nothing is left out, and nothing leans on colour or style."""

from __future__ import annotations

import re
from decimal import Decimal as D
from itertools import pairwise

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from csp.charts import (
    Bars,
    Break,
    Point,
    Series,
    SmallMultiples,
    Spark,
    Status,
    StatusBar,
    Target,
    Trend,
    ticks,
)
from csp.charts.axes import PERIOD, period_labels
from csp.charts.bars_svg import Upright
from csp.charts.looks import COLOURS, COMPARATOR, GREEN, HATCHES, draw_box, series_look
from csp.charts.page import figures_csv
from csp.charts.statusbar import LOOKS
from csp.charts.svg import INK, SOFT, width_of
from csp.charts.trend_svg import Plot
from reporting.document.renderers.palette import contrast

SVG = "{http://www.w3.org/2000/svg}"
# What strict content security policies refuse, and what a drawing has no need of.
FORBIDDEN_TAGS = {"style", "script", "foreignObject", "image", "use", "a", "animate"}
numbers = st.decimals(-(10**7), 10**9, places=2)
words = st.text(min_size=1, max_size=40)


@st.composite
def points(draw, period):
    mark = draw(st.sampled_from(["", "", "provisional", "approximate", "withheld"]))
    value = None if mark == "withheld" else draw(st.none() | numbers)
    return Point(period, value, mark, draw(st.just("") | words))


@st.composite
def series(draw):
    periods = draw(st.lists(words, max_size=9, unique=True))
    return Series(draw(words), tuple(draw(points(period)) for period in periods))


many = st.lists(series(), min_size=1, max_size=7).map(tuple)
targets = st.none() | st.builds(Target, numbers) | st.builds(Target, low=numbers, high=numbers)


@st.composite
def trends(draw):
    lines = draw(many)
    periods = [point.period for one in lines for point in one.points]
    breaks = (
        draw(st.lists(st.builds(Break, st.sampled_from(periods), words), max_size=2))
        if periods
        else []
    )
    return Trend(
        key="t", title=draw(words), series=lines, measure=draw(st.just("") | words),
        unit=draw(st.sampled_from(["", "%", "£", " days"])), target=draw(targets),
        comparator=draw(st.none() | series()), breaks=tuple(breaks), from_zero=draw(st.booleans()),
    )  # fmt: skip


statuses = st.builds(Status, words, st.integers(0, 5000), st.sampled_from(sorted(LOOKS)))
charts = st.one_of(
    trends(),
    st.builds(SmallMultiples, key=st.just("s"), title=words, series=many, target=targets),
    st.builds(Bars, key=st.just("b"), title=words, series=many, horizontal=st.none() | st.booleans()),
    st.builds(Spark, key=st.just("k"), title=words, series=series(), target=targets),
    st.builds(StatusBar, key=st.just("b"), title=words, statuses=st.lists(statuses, max_size=6).map(tuple)),
)  # fmt: skip


@given(charts)
def test_every_drawing_is_sound_named_and_free_of_style_and_script(chart):
    drawn = chart.svg()
    root = etree.fromstring(drawn.encode())
    named = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(named) == len(set(named)) == 2
    assert root.get("aria-labelledby").split() == named
    assert root.get("role") == "img"
    assert not root.get("width") and root.get("viewBox")
    for each in root.iter():
        assert each.tag.removeprefix(SVG) not in FORBIDDEN_TAGS
        assert not {name for name in each.attrib if name == "style" or name.startswith("on")}
    assert chart.summary.endswith(".")
    assert chart.svg() == drawn


@given(charts)
def test_the_rows_hold_every_figure_given(chart):
    head, *body = chart.rows()
    assert all(len(row) == len(head) for row in body)
    held = [cell for row in body for cell in row if isinstance(cell, D)]
    if isinstance(chart, StatusBar):
        assert held == [D(each.count) for each in chart.statuses]
        return
    given = getattr(chart, "lines", None) or chart.series
    for one in given if isinstance(given, tuple) else (given,):
        for point in one.known:
            row = next(row for row in body if row[0] == point.period)
            assert point.value in row


@given(trends())
def test_each_known_figure_has_one_place_inside_the_plot_and_no_other_has_any(chart):
    plot = Plot(chart)
    for one in chart.lines:
        places = plot.placed(one)
        assert [each.point for each in places] == sorted(one.known, key=places_in(plot.periods))
        for each in places:
            assert plot.frame.left <= each.x <= plot.frame.right
            assert plot.frame.top - D("0.01") <= each.y <= plot.frame.bottom + D("0.01")
    root = etree.fromstring(chart.svg().encode())
    assert len(root.findall(f"{SVG}g")) == sum(len(one.known) for one in chart.lines)


def places_in(periods):
    return lambda point: periods.index(point.period)


@given(numbers, numbers)
def test_ticks_hold_both_ends_in_even_round_steps(one, other):
    low, high = sorted((one, other))
    made = ticks(low, high)
    steps = {after - before for before, after in pairwise(made)}
    assert made[0] <= low and high <= made[-1]
    assert len(steps) == 1 and 2 <= len(made) <= 8
    assert re.fullmatch(r"[125]", str(steps.pop().normalize().as_tuple().digits[0]))


def line(*values, name="Crime"):
    years = ("2006/07", "2007/08", "2008/09", "2009/10")
    known = zip(years, values, strict=False)
    return Series(name, tuple(Point(y, v if v is None else D(v)) for y, v in known))


def trend(*values, **more):
    return Trend(key="crime", title="All crime", series=(line(*values),), **more)


@pytest.mark.parametrize(
    ("chart", "sentence"),
    [
        (trend(4369, 4000, 3500, 3127), "Fell from 4,369 in 2006/07 to 3,127 in 2009/10 (-28.4%)."),
        (trend(5, None, 5), "Stayed at 5 in 2006/07 and 2008/09."),
        (trend(0, 3), "Rose from 0 in 2006/07 to 3 in 2007/08."),
        (trend(61, 66, unit="%"), "Rose from 61% in 2006/07 to 66% in 2007/08 (+5 points)."),
        (trend(7), "7 in 2006/07, with no earlier figure to compare."),
        (trend(None, None), "There are no figures yet."),
        (
            trend(9, 6, target=Target(D(5))),
            "Fell from 9 in 2006/07 to 6 in 2007/08 (-33.3%), against a target of 5.",
        ),
        (
            trend(90, 80, 20, 30, breaks=(Break("2008/09", "new rules"),)),
            "Since counting changed in 2008/09, it rose from 20 in 2008/09 to 30 in 2009/10 (+50%).",
        ),
        (
            trend(90, 80, 20, breaks=(Break("2008/09", "new rules"),)),
            "20 in 2008/09; earlier figures were counted in another way and do not compare.",
        ),
        (
            StatusBar(key="s", title="All", statuses=(Status("Done", 1), Status("Late", 3))),
            "Of 4 actions: 1 done (25%), 3 late (75%).",
        ),
    ],
)  # fmt: skip
def test_the_sentence_says_what_happened_and_never_compares_what_does_not(chart, sentence):
    assert chart.summary == sentence


def test_a_withheld_figure_cannot_come_with_its_value():
    with pytest.raises(ValueError, match="withheld"):
        Point("2006/07", D(3), "withheld")


def test_a_gap_and_a_change_of_counting_part_the_line():
    chart = trend(9, None, 7, 6, breaks=(Break("2009/10", "new rules"),))
    plot = Plot(chart)
    path = r'd="M[^"]*" fill="none"'
    assert not re.search(path, chart.svg())
    assert re.search(path, trend(9, None, 7, 6).svg())
    assert len(plot.placed(chart.series[0])) == 3


def test_bars_begin_at_nought_and_a_gap_is_words():
    chart = Bars(key="b", title="Bars", series=(line(80, None, -20),))
    upright = Upright(chart)
    upright.body(D(0))
    nought = upright.scale.at(D(0))
    _, top, _, high = upright.sides(D(80), D(0), D(20))
    assert top + high == nought
    assert upright.sides(D(-20), D(0), D(20))[1] == nought
    assert chart.svg().count("no figure") == 1


def test_a_spark_is_small_however_much_it_is_given():
    months = tuple(Point(f"Month {at} & more", D(at * 7919 % 1000)) for at in range(60))
    chart = Spark(key="row-1", title="A & B " * 40, series=Series("S", months), target=Target(D(9)))
    assert len(chart.svg().encode()) < 1500


def test_words_and_drawings_can_be_seen_and_told_apart_without_colour():
    for colour in (
        *COLOURS,
        INK,
        SOFT,
        GREEN,
        COMPARATOR.colour,
        *(colour for colour, _ in LOOKS.values()),
    ):
        assert contrast(colour, "#ffffff") >= 4.5
    plain = [(of.dash, of.marker, of.hatch) for of in map(series_look, range(20))]
    assert len(set(plain)) == len(plain)
    sides = (D(0), D(0), D(40), D(20))
    grey = re.compile("#(?!ffffff)[0-9a-f]{6}")
    drawn = {grey.sub("grey", draw_box(series_look(at), *sides)) for at in range(len(HATCHES))}
    assert len(drawn) == len(HATCHES)


def test_a_page_shows_the_sentence_the_drawing_the_figures_and_the_download():
    chart = trend(9, None)
    page = html.fromstring(
        Template("{% load kit %}{% chart chart csv='/figures.csv' %}").render(
            Context({"chart": chart})
        )
    )
    assert page.xpath("//figure/svg") and "9 in 2006/07" in page.text_content()
    rows = [[cell.text_content() for cell in row] for row in page.xpath("//details//tr")]
    assert rows == [["Period", "Crime"], ["2006/07", "9"], ["2007/08", "no figure"]]
    assert page.xpath("//a/@href") == ["/figures.csv"]


def test_the_download_holds_plain_numbers_and_runs_nothing():
    chart = Trend(key="t", title="All crime", series=(line(4369, None, name="=1+1"),))
    said = b"".join(figures_csv(chart)).decode("utf-8-sig")
    assert said.splitlines() == ["Period,'=1+1", "2006/07,4369", "2007/08,no figure"]


def test_what_people_write_is_never_markup():
    bad = '"><script>alert(1)</script>'
    chart = Trend(key="x", title=bad, measure=bad, series=(Series(bad, (Point(bad, D(1)),)),))
    page = Template("{% load kit %}{% chart chart %}").render(Context({"chart": chart}))
    assert "<script" not in page


def test_labels_of_many_periods_are_thinned_until_none_touches_the_next():
    months = tuple(Point(f"{1900 + at}/{at % 100:02}", D(at)) for at in range(60))
    plot = Plot(Trend(key="t", title="Sixty years", series=(Series("S", months),)))
    places = [plot.x(at) for at in range(60)]
    labels, _ = period_labels(plot.periods, places, D(0), plot.frame.wide)
    middles = [D(x) for x in re.findall(r'x="([\d.]+)"', labels)]
    assert len(middles) > 3
    assert all(b - a > width_of("1900/00", PERIOD) for a, b in pairwise(middles))
    assert plot.periods[-1] in labels
