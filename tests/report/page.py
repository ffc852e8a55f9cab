"""A page read back by the standard parser: elements with their attributes, parents and text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "hr"}


@dataclass(eq=False)
class Node:
    """One element; `text` is all text inside it."""

    name: str
    attributes: dict[str, str]
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    text: str = ""

    def has_above(self, name: str) -> bool:
        """Whether some element of this name is around it."""
        return self.parent is not None and (self.parent.name == name or self.parent.has_above(name))


class Page(HTMLParser):
    """All elements in order; `broken` lists end tags that fit no open element."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.nodes: list[Node] = []
        self.broken: list[str] = []
        self._open: list[Node] = []
        self.feed(html)
        self.close()
        self.left_open = [node.name for node in self._open]

    def handle_starttag(self, tag, attrs):
        parent = self._open[-1] if self._open else None
        node = Node(tag, {key: value or "" for key, value in attrs}, parent)
        if parent:
            parent.children.append(node)
        self.nodes.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag):
        if self._open and self._open[-1].name == tag:
            self._open.pop()
        else:
            self.broken.append(tag)

    def handle_data(self, data):
        for node in self._open:
            node.text += data

    def all(self, name, **attributes):
        """Elements of a name whose attributes have these values."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [
            node
            for node in self.nodes
            if node.name == name and wanted.items() <= node.attributes.items()
        ]

    def ids(self):
        """All ids, in order."""
        return [node.attributes["id"] for node in self.nodes if "id" in node.attributes]
