"""The name by which each kind of node is stored. What was frozen is read by it, so a name stays for ever.

A class may move or be called something else; its line here is then given the new class and keeps its name.
"""

from __future__ import annotations

from csp import charts
from csp.prose import blocks
from reporting import document as d
from reporting.document.gathered import Gathered, Quotable

STORED_NAMES: dict[str, type] = {
    "Sign": blocks.Sign,
    "Run": blocks.Run,
    "Paragraph": blocks.Paragraph,
    "Heading": blocks.Heading,
    "ListItem": blocks.ListItem,
    "List": blocks.List,
    "Quote": blocks.Quote,
    "Callout": blocks.Callout,
    "ActionLine": d.ActionLine,
    "Attachment": d.Attachment,
    "Boxes": d.Boxes,
    "Cell": d.Cell,
    "Chart": d.Chart,
    "Column": d.Column,
    "Contents": d.Contents,
    "Cover": d.Cover,
    "Document": d.Document,
    "Fact": d.Fact,
    "Facts": d.Facts,
    "Figure": d.Figure,
    "GroupHead": d.GroupHead,
    "Guarded": d.Guarded,
    "Masthead": d.Masthead,
    "Node": d.Node,
    "Numbered": d.Numbered,
    "Part": d.Part,
    "Picture": d.Picture,
    "Resolution": d.Resolution,
    "Row": d.Row,
    "RunIn": d.RunIn,
    "Signatory": d.Signatory,
    "Signatures": d.Signatures,
    "Table": d.Table,
    "Tree": d.Tree,
    "TrueRecord": d.TrueRecord,
    "Gathered": Gathered,
    "Quotable": Quotable,
    "charts.Bars": charts.Bars,
    "charts.Break": charts.Break,
    "charts.Chart": charts.Chart,
    "charts.Point": charts.Point,
    "charts.Series": charts.Series,
    "charts.SmallMultiples": charts.SmallMultiples,
    "charts.Spark": charts.Spark,
    "charts.Status": charts.Status,
    "charts.StatusBar": charts.StatusBar,
    "charts.Target": charts.Target,
    "charts.Trend": charts.Trend,
}
