"""Shows that each count of layout.py can fail: pages are made that have one fault each, and one that has none.
The pages are written here, glyph by glyph, without newsbind."""

import sys
import tempfile
from pathlib import Path

from layout import FAULTS, filled
from printed import read, words_by_poppler

SIZE = 10.0
LEFT, GUTTER, MEASURE = 40.0, 15.0, 120.0
WIDTH, HEIGHT = 2 * LEFT + 2 * MEASURE + GUTTER, 320.0
HAN = "临渡县云岭乡望潮桥修旧如旧今天"
FULL = HAN[:12]


class Sheet:
    """A page of two columns of twelve ems, as a list of tagged lines."""

    def __init__(self):
        # Role, number of the part, lines: column, row, text, indent in ems, added room after each glyph in ems.
        self.parts: list[tuple[str, list]] = []

    def part(self, role: str, lines: list, size: float = SIZE) -> "Sheet":
        self.parts.append((role, [(*line, *(0, 0)[len(line) - 3 :], size) for line in lines]))
        return self

    def paragraph(self, column: int, row: int, count: int, last: str = FULL[:6]) -> "Sheet":
        lines = [(column, row, FULL[2:], 2), *((column, row + i, FULL) for i in range(1, count - 1))]
        return self.part("P", [*lines, (column, row + count - 1, last)])

    def write(self, path: Path) -> Path:
        content = []
        for number, (role, lines) in enumerate(self.parts):
            content.append(f"/{role} <</MCID {number}>> BDC")
            for column, row, text, indent, room, size in lines:
                x = LEFT + column * (MEASURE + GUTTER) + indent * SIZE
                y = HEIGHT - LEFT - 10 - 15 * row
                # An opening mark at a line's beginning gives up its blank.
                x -= 0.5 * size if text[0] in "“《" and indent == 0 else 0
                code = text.encode("utf-16-be").hex()
                content.append(f"BT /F {size} Tf {room * size} Tc 1 0 0 1 {x} {y} Tm <{code}> Tj ET")
            content.append("EMC")
        path.write_bytes(document("\n".join(content), [role for role, _ in self.parts]))
        return path


def document(content: str, roles: list[str]) -> bytes:
    """A PDF of one page; codes are UTF-16, every glyph is one em wide, no font is embedded."""
    cmap = "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange"
    parts = " ".join(f"{10 + i} 0 R" for i in range(len(roles)))
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 7 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents 4 0 R /StructParents 0 "
        "/Resources << /Font << /F 5 0 R >> >> >>",
        4: stream(content),
        5: "<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H /DescendantFonts [6 0 R] "
        "/ToUnicode 8 0 R >>",
        6: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /DW 1000 /CIDSystemInfo "
        "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor "
        "<< /Type /FontDescriptor /FontName /Test /Flags 4 /FontBBox [0 -120 1000 880] /Ascent 880 /Descent -120 >> >>",
        7: f"<< /Type /StructTreeRoot /K 9 0 R /ParentTree << /Nums [0 [{parts}]] >> >>",
        8: stream(cmap),
        9: f"<< /S /Art /P 7 0 R /K [{parts}] >>",
    }
    for i, role in enumerate(roles):
        objects[10 + i] = f"<< /S /{role} /P 9 0 R /Pg 3 0 R /K {i} >>"
    body, offsets = b"%PDF-1.7\n", []
    for number, text in objects.items():
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\n"
    return body + f"{end}startxref\n{len(body)}\n%%EOF\n".encode()


def stream(text: str) -> str:
    return f"<< /Length {len(text.encode())} >>\nstream\n{text}\nendstream"


def good() -> Sheet:
    return Sheet().paragraph(0, 0, 8).paragraph(0, 8, 7).paragraph(1, 0, 8).paragraph(1, 8, 7)


def with_lines(*texts: str, column: int = 0, row: int = 15) -> Sheet:
    sheet = good().part("P", [(column, row + i, text) for i, text in enumerate(texts)])
    return sheet.paragraph(1 - column, row, len(texts))


WIDE = [(0, row, FULL[:11], 0, 1 / 10) for row in (15, 16)]
CASES = [
    ("nothing", good()),
    ("nothing", with_lines("“双拥”工作临渡县云岭乡：", "旧如旧")),
    ("beginning or end", with_lines(FULL, "，" + FULL[:5])),
    ("beginning or end", with_lines(FULL[:11] + "《", FULL[:5])),
    ("beginning or end", with_lines(FULL[:11] + "—", "—" + FULL[:5])),
    ("beginning or end", with_lines(FULL[:11] + "2", "022" + FULL[:5])),
    ("over the measure", with_lines(FULL, FULL + "旧", FULL)),
    ("over the measure", with_lines(FULL, FULL + "旧", FULL, column=1)),
    ("uneven edge", with_lines(FULL, FULL[:11], FULL)),
    ("widow or orphan", with_lines(FULL, FULL, "旧。")),
    ("widow or orphan", good().part("P", [(0, 15, FULL), (1, 15, FULL), (1, 16, FULL)])),
    ("headline alone", good().part("H2", [(0, 15, FULL[:5])]).paragraph(1, 15, 2)),
    ("overlap", good().part("H1", [(0, 15.7, FULL[:4])], 1.8 * SIZE).paragraph(0, 16, 3).paragraph(1, 15, 4)),
    ("gap", good().part("P", [(0, 15, FULL[:8], 0, 4 / 7), (0, 16, FULL), (0, 17, FULL)]).paragraph(1, 15, 3)),
    ("uneven columns", good().paragraph(0, 15, 3)),
]


def main() -> int:
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for expected, sheet in CASES:
            printed = read(sheet.write(Path(folder) / "page.pdf"))
            found = sorted({kind for kind, find in FAULTS.items() for _ in find(printed)})
            if found != [expected] and (found or expected != "nothing"):
                print(f"expected {expected}, found {found}: {sheet.parts[-1]}")
                wrong += 1
        full, half = (read(sheet.write(Path(folder) / "page.pdf")) for sheet in (good(), Sheet().paragraph(0, 0, 8)))
        parts = [filled(printed, printed.pages[0]) for printed in (full, half)]
        if not (parts[0] > 0.9 and parts[1] < 0.6):
            print(f"filled: a full page {parts[0]:.0%}, half a page {parts[1]:.0%}")
            wrong += 1
        # Two readings of a page agree; of two pages with a line at different places they do not.
        moved = Sheet().paragraph(0, 0, 8).paragraph(0, 8, 7).paragraph(1, 0, 8).paragraph(1, 8.7, 7)
        counts = []
        for other in (good(), moved):
            printed = read(good().write(Path(folder) / "page.pdf"))
            words_by_poppler(other.write(Path(folder) / "other.pdf"), printed)
            counts.append(len(list(FAULTS["seen elsewhere"](printed))))
        if not (counts[0] == 0 and counts[1] > 0):
            print(f"seen elsewhere: {counts[0]} words of the same page, {counts[1]} of another")
            wrong += 1
    cases = len(CASES) + 2
    print(f"{cases - wrong} of {cases} made pages are judged right")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
