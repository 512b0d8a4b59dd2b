"""Nodes of a PDF's structure tree, and how they are written to the file."""

from __future__ import annotations

import pydyf

# CSS pixels to PDF points.
POINTS = 0.75

SCOPES = {"col": "/Column", "row": "/Row", "rowgroup": "/Row", "colgroup": "/Column"}
OWNERS = {"BBox": "/Layout", "ListNumbering": "/List"}


class StructureElement:
    """One element of the structure: its kind, what it holds in order, and what it says of itself."""

    __slots__ = ("attributes", "element", "key", "kids", "kind", "parent", "words", "written")

    def __init__(self, kind: str, parent: StructureElement | None, element=None) -> None:
        self.kind = kind
        self.parent = parent
        self.element = element
        self.kids: list = []
        self.words: dict[str, str] = {}
        self.attributes: dict[str, object] = {}
        self.key = ""
        self.written = pydyf.Dictionary()
        if parent is not None:
            parent.kids.append(self)

    def find(self, *kinds: str):
        """The nearest nodes of these kinds below this one, in order."""
        for kid in self.kids:
            if isinstance(kid, StructureElement):
                if kid.kind in kinds:
                    yield kid
                else:
                    yield from kid.find(*kinds)


class StructureTree:
    """The whole tree, with the way back from each piece of marked content to its node."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.pages = pdf.page_references
        self.root = StructureElement("Document", None)
        self.marks: list[dict[int, StructureElement]] = [{} for _ in self.pages]
        self.annotations: list[tuple[StructureElement, pydyf.Dictionary]] = []

    def mark(self, node: StructureElement, page: int, mcid: int) -> None:
        """Say that this piece of the page's content belongs to the node."""
        node.kids.append((page, mcid))
        self.marks[page][mcid] = node

    def annotate(self, node: StructureElement, page: int, annotation: pydyf.Dictionary) -> None:
        annotation["Contents"] = pydyf.String(node.words["Alt"])
        node.kids.append((page, annotation))
        self.annotations.append((node, annotation))

    def hide(self, stream, mcids: list[int]) -> None:
        """Turn pieces of a page's content into artifacts, which no reader speaks."""
        if not mcids:
            return
        hidden = set(mcids)
        for place, item in enumerate(stream.stream):
            if isinstance(item, pydyf.Dictionary) and item.get("MCID") in hidden:
                stream.stream[place - 1] = "/Artifact"
                stream.stream[place] = pydyf.Dictionary({"Type": "/Pagination"})

    def write(self) -> None:
        pdf = self.pdf
        nodes = [self.root]
        for node in nodes:
            nodes += (kid for kid in node.kids if isinstance(kid, StructureElement))
            pdf.add_object(node.written)
        tree = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        pdf.add_object(tree)
        self.name_headers(nodes)
        for node in nodes:
            self.write_node(node, tree)
        tree["K"] = pydyf.Array([self.root.written.reference])
        tree["ParentTree"] = self.parent_tree()
        tree["ParentTreeNextKey"] = len(self.pages) + len(self.annotations)
        if named := [node for node in nodes if node.key]:
            tree["IDTree"] = self.name_tree(named)
        pdf.catalog["StructTreeRoot"] = tree.reference
        pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    def write_node(self, node: StructureElement, tree: pydyf.Dictionary) -> None:
        written = node.written
        parent = tree if node.parent is None else node.parent.written
        written.update({"Type": "/StructElem", "S": f"/{node.kind}", "P": parent.reference})
        page = next((kid[0] for kid in node.kids if isinstance(kid, tuple)), None)
        if page is not None:
            written["Pg"] = self.pages[page]
        written["K"] = pydyf.Array([self.kid(kid, page) for kid in node.kids])
        for name, words in node.words.items():
            written[name] = pydyf.String(words)
        if node.attributes:
            written["A"] = attribute_objects(node.attributes)
        if node.key:
            written["ID"] = pydyf.String(node.key)

    def kid(self, kid, page: int | None):
        if isinstance(kid, StructureElement):
            return kid.written.reference
        where, what = kid
        if isinstance(what, pydyf.Dictionary):
            kind = {"Type": "/OBJR", "Obj": what.reference}
        elif where == page:
            return what
        else:
            kind = {"Type": "/MCR", "MCID": what}
        return pydyf.Dictionary({**kind, "Pg": self.pages[where]})

    def parent_tree(self) -> bytes:
        numbers = pydyf.Array()
        for page, marks in enumerate(self.marks):
            owners = (marks.get(mcid) for mcid in range(max(marks, default=-1) + 1))
            numbers += page, pydyf.Array([o.written.reference if o else b"null" for o in owners])
        for key, (node, annotation) in enumerate(self.annotations, len(self.pages)):
            annotation["StructParent"] = key
            numbers += key, node.written.reference
        return self.added(pydyf.Dictionary({"Nums": numbers}))

    def name_tree(self, nodes: list[StructureElement]) -> bytes:
        names = pydyf.Array()
        for node in sorted(nodes, key=lambda node: node.key):
            names += pydyf.String(node.key), node.written.reference
        return self.added(pydyf.Dictionary({"Names": names}))

    def added(self, item: pydyf.Dictionary) -> bytes:
        self.pdf.add_object(item)
        return item.reference

    def name_headers(self, nodes: list[StructureElement]) -> None:
        for number, table in enumerate((node for node in nodes if node.kind == "Table"), 1):
            link_headers(table, f"t{number:04}")


def attribute_objects(attributes: dict[str, object]) -> pydyf.Array:
    """The attributes under the owners that the standard gives them."""
    owners: dict[str, pydyf.Dictionary] = {}
    for name, value in attributes.items():
        owner = OWNERS.get(name, "/Table")
        owners.setdefault(owner, pydyf.Dictionary({"O": owner}))[name] = value
    return pydyf.Array(owners.values())


def link_headers(table: StructureElement, name: str) -> None:
    """Give each heading cell a key and a scope, and each other cell the keys that head it."""
    above: dict[int, list[str]] = {}
    group: list[str] = []
    for place, row in enumerate(table.find("TR")):
        heads: list[str] = []
        cells = list(cells_with_columns(row))
        for column, cell in cells:
            if cell.kind != "TH":
                continue
            scope = cell.element.get("scope", "col")
            cell.key = f"{name}r{place:05}c{column:03}"
            cell.attributes["Scope"] = SCOPES[scope]
            if scope == "rowgroup":
                group = [cell.key]
            elif scope == "row":
                cell.attributes["Headers"] = keys(above.get(column, []) + group)
                heads.append(cell.key)
            else:
                above.setdefault(column, []).append(cell.key)
        for column, cell in cells:
            if cell.kind == "TD":
                cell.attributes["Headers"] = keys(above.get(column, []) + group + heads)


def cells_with_columns(row: StructureElement):
    """The cells of a row, each with the column that it begins in."""
    column = 0
    for cell in row.find("TH", "TD"):
        width = int(cell.element.get("colspan", 1))
        if width > 1:
            cell.attributes["ColSpan"] = width
        yield column, cell
        column += width


def keys(names: list[str]) -> pydyf.Array:
    return pydyf.Array([pydyf.String(name) for name in names])
