"""Reads a finished PDF back: its lines with their places, and by the structure tree what each is part of.
Nothing here is shared with the program that writes: glyphs come from pdfminer, by way of pdfplumber, and a second
reading of their places from poppler."""

import html
import re
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pdfplumber
from pdfminer.pdftypes import resolve1

OPENING = "“‘（《〈「『【〔〖［｛"
CLOSING = "”’）》〉」』】〕〗］｝、，；：。！？．"


@dataclass
class Glyph:
    text: str
    left: float
    right: float

    def ink(self, size: float) -> tuple[float, float]:
        """Its edges, without the blank half of a full-width mark."""
        wide = self.right - self.left > 0.9 * size
        left = self.left + 0.5 * size if wide and self.text in OPENING else self.left
        right = self.right - 0.5 * size if wide and self.text in CLOSING else self.right
        return left, right


@dataclass
class Element:
    """A part of the structure tree."""

    role: str
    article: int | None
    lines: list["Line"] = field(default_factory=list)


@dataclass
class Line:
    page: int
    element: Element | None
    size: float
    # From the page's upper edge, in points.
    baseline: float
    glyphs: list[Glyph] = field(default_factory=list)
    column: int | None = None

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def left(self) -> float:
        return self.glyphs[0].ink(self.size)[0]

    @property
    def right(self) -> float:
        return self.glyphs[-1].ink(self.size)[1]

    @property
    def role(self) -> str:
        return self.element.role if self.element else "Artifact"


@dataclass
class Word:
    """A word as poppler sees it; edges in points from the page's upper left corner."""

    page: int
    text: str
    left: float
    upper: float
    right: float
    lower: float


@dataclass
class Page:
    width: float
    height: float
    lines: list[Line]
    # Left, upper, right, lower edge, from the upper left corner.
    rules: list[tuple[float, float, float, float]]
    pictures: list[tuple[float, float, float, float]]
    # The words of the page, where they were read a second time.
    second_reading: list[Word] | None = None


@dataclass
class Printed:
    pages: list[Page]
    # In the order of the structure tree's content.
    elements: list[Element]
    # Size of running text, width of its lines, left edges of its columns: in points.
    size: float
    measure: float
    columns: list[float]

    @property
    def lines(self) -> list[Line]:
        return [line for page in self.pages for line in page.lines]

    def is_running(self, line: Line) -> bool:
        """Whether it is a line of running text, as against one of a head or a caption."""
        return line.role == "P" and abs(line.size - self.size) < 0.02 * self.size and line.column is not None

    def right_edge(self, line: Line) -> float:
        return self.columns[line.column] + self.measure


def read(path: Path) -> Printed:
    with pdfplumber.open(path) as pdf:
        known: dict[int, Element] = {}
        pages = []
        for number, page in enumerate(pdf.pages):
            parts = parts_of(pdf.doc, page.page_obj.attrs.get("StructParents"))
            pages.append(read_page(page, number, parts, known))
            page.close()
    printed = Printed(pages, list(known.values()), 0, 0, [])
    measure_columns(printed)
    return printed


WORD = re.compile(r'<word xMin="([^"]*)" yMin="([^"]*)" xMax="([^"]*)" yMax="([^"]*)">(.*?)</word>')


def words_by_poppler(path: Path, printed: Printed) -> None:
    """Reads the places of words a second time, by poppler."""
    layout = subprocess.run(["pdftotext", "-bbox-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    for number, (page, part) in enumerate(zip(printed.pages, layout.split("<page ")[1:])):
        page.second_reading = []
        for *box, text in WORD.findall(part):
            left, upper, right, lower = map(float, box)
            page.second_reading.append(Word(number, html.unescape(text), left, upper, right, lower))


def parts_of(document, number) -> list:
    """The structure elements of a page's marked content, by its number."""
    root = resolve1(document.catalog.get("StructTreeRoot"))
    if root is None or number is None:
        return []
    numbers = resolve1(resolve1(root["ParentTree"])["Nums"])
    place = numbers.index(number, 0) if number in numbers[::2] else None
    return [] if place is None else resolve1(numbers[2 * numbers[::2].index(number) + 1])


def element_of(reference, known: dict[int, Element]) -> Element | None:
    if reference is None:
        return None
    if reference.objid not in known:
        part = resolve1(reference)
        known[reference.objid] = Element(part["S"].name, article_of(reference))
    return known[reference.objid]


def article_of(reference) -> int | None:
    while reference is not None:
        part = resolve1(reference)
        if "S" not in part:
            return None
        if part["S"].name in ("Art", "TOC"):
            return reference.objid
        reference = part.get("P")
    return None


def read_page(page, number: int, parts: list, known: dict[int, Element]) -> Page:
    lines: list[Line] = []
    for char in page.chars:
        mark = char.get("mcid")
        element = element_of(parts[mark], known) if mark is not None and mark < len(parts) else None
        baseline, size = page.height - char["matrix"][5], char["size"]
        glyph = Glyph(char["text"], char["x0"], char["x1"])
        last = lines[-1] if lines else None
        same = (
            last is not None
            and last.element is element
            and abs(last.baseline - baseline) < 0.5
            and abs(last.size - size) < 0.05
            # A wide space is set as a space; the gutter between two columns is not.
            and -1.6 * size < glyph.left - last.glyphs[-1].right < (4 if last.glyphs[-1].text == " " else 1.1) * size
        )
        if not same:
            last = Line(number, element, size, baseline)
            lines.append(last)
            if element:
                element.lines.append(last)
        last.glyphs.append(glyph)
    for line in lines:
        while len(line.glyphs) > 1 and line.glyphs[-1].text.isspace():
            line.glyphs.pop()
    rules = [(r["x0"], r["top"], r["x1"], r["bottom"]) for r in page.lines]
    pictures = [(i["x0"], i["top"], i["x1"], i["bottom"]) for i in page.images]
    return Page(page.width, page.height, lines, rules, pictures)


def measure_columns(printed: Printed) -> None:
    """Finds size, measure and columns of running text: what most of its lines have."""
    paragraphs = [line for line in printed.lines if line.role == "P"]
    if not paragraphs:
        return
    sizes = Counter()
    for line in paragraphs:
        sizes[round(line.size, 2)] += len(line.glyphs)
    printed.size = sizes.most_common(1)[0][0]
    running = [line for line in paragraphs if abs(line.size - printed.size) < 0.05]
    widths = Counter(round(line.right - line.left, 1) for line in running)
    # Of the common widths the largest: where most paragraphs are short, the most common is that of indented lines.
    common = widths.most_common(1)[0][1] / 10
    printed.measure = max(width for width, count in widths.items() if count > common)
    full = [line for line in running if abs(line.right - line.left - printed.measure) < 0.5]
    printed.measure = sum(line.right - line.left for line in full) / len(full)
    edges: list[list[float]] = []
    for left in sorted(line.left for line in full):
        if edges and left - edges[-1][0] < printed.size:
            edges[-1].append(left)
        else:
            edges.append([left])
    # An odd line that happens to be as wide, but is indented, makes no column.
    printed.columns = [sorted(edge)[len(edge) // 2] for edge in edges]
    for line in printed.lines:
        inside = [i for i, left in enumerate(printed.columns) if left - 0.6 <= line.left < left + printed.measure]
        line.column = inside[-1] if inside else None
