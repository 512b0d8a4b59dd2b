"""Charts as accessible SVG, from plain values: a sentence, a drawing and a table of each.

A drawing holds nothing that a strict content security policy forbids, and nothing in it is told by
colour alone. ``.summary`` says it in a sentence, ``.rows()`` gives every figure.
"""

from csp.charts.bars import Bars
from csp.charts.base import Chart
from csp.charts.rows import NOTES
from csp.charts.scale import ticks
from csp.charts.small import SmallMultiples
from csp.charts.spark import Spark
from csp.charts.statusbar import Status, StatusBar
from csp.charts.trend import Trend
from csp.charts.values import Break, Point, Series, Target

# Every kind there is.
AnyChart = Bars | SmallMultiples | Spark | StatusBar | Trend

__all__ = [
    "NOTES",
    "AnyChart",
    "Bars",
    "Break",
    "Chart",
    "Point",
    "Series",
    "SmallMultiples",
    "Spark",
    "Status",
    "StatusBar",
    "Target",
    "Trend",
    "ticks",
]
