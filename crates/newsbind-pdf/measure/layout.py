"""Counts faults of typesetting in finished PDFs: `layout.py [--filled PERCENT] PDF...`.

Lines that begin or end with what they may not, lines over the measure, uneven right edges, widows and orphans,
headlines without their text, boxes that overlap, gaps in justified lines, white space of the type area. Exits
with 1 if there is any."""

import re
import sys
from collections import Counter
from pathlib import Path

from printed import CLOSING, OPENING, Line, Page, Printed, read

# clreq 3.1.1, level GB; and what is never apart from the word before or after it.
NOT_FIRST = set("、，；：。！？．”’）》〉」』】〕〗］｝·・～％‰℃,.;:!?)]}%")
NOT_LAST = set("“‘（《〈「『【〔〖［｛￥＄$([")
HAIR = 0.6


def is_han(c: str) -> bool:
    return "\u4e00" <= c <= "\u9fff" or "\u3400" <= c <= "\u4dbf"


def pairs(printed: Printed):
    """Each line with the next one of its part."""
    for element in printed.elements:
        if element.role not in ("TOCI", "Link"):
            yield from zip(element.lines, element.lines[1:])


def beginnings_and_ends(printed: Printed):
    for line, after in pairs(printed):
        end, begin = line.text[-1], after.text[0]
        chinese = any(is_han(c) for c in line.text + after.text)
        if begin in NOT_FIRST:
            yield after, f"begins with {begin}"
        # English quotation marks that look alike at both ends close there.
        if end in NOT_LAST:
            yield line, f"ends with {end}"
        if chinese and end in "／/":
            yield line, f"ends with {end}"
        if end == begin and end in "—…":
            yield line, f"ends within {end}{begin}"
        if end.isdigit() and (begin.isdigit() or begin in "%％℃"):
            yield line, f"ends within a number: {line.text[-4:]}|{after.text[:4]}"
        if end.isascii() and end.isalpha() and begin.isascii() and begin.isalpha() and not spaced(line, after):
            yield line, f"ends within a word: {line.text[-9:]}|{after.text[:9]}"


def spaced(line: Line, after: Line) -> bool:
    """Whether a space may stand between: a space at a line's end is not drawn, so a word that goes on is told
    from one that begins by the lack of a hyphen only where the text is Chinese."""
    return not any(is_han(c) for c in line.text)


def over_the_measure(printed: Printed):
    right = printed.columns[-1] + printed.measure + HAIR
    for line in printed.lines:
        if line.right > right or line.left < printed.columns[0] - HAIR:
            yield line, "stands out of the type area"
        elif printed.is_running(line) and line.right > printed.right_edge(line) + HAIR:
            yield line, f"is {line.right - printed.right_edge(line):.1f} pt over the measure"


def uneven_edges(printed: Printed):
    for line, _ in pairs(printed):
        if printed.is_running(line) and line.right < printed.right_edge(line) - HAIR:
            yield line, f"ends {printed.right_edge(line) - line.right:.1f} pt before the edge"
    for before, line in pairs(printed):
        if printed.is_running(line) and line.left > printed.columns[line.column] + HAIR:
            yield line, f"begins {line.left - printed.columns[line.column]:.1f} pt after the edge"


def runs(lines: list[Line]) -> list[list[Line]]:
    """Lines of a part, column by column."""
    found: list[list[Line]] = []
    for line in lines:
        if found and (found[-1][-1].page, found[-1][-1].column) == (line.page, line.column):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def widows_and_orphans(printed: Printed):
    for element in printed.elements:
        if element.role != "P" or not all(printed.is_running(line) for line in element.lines):
            continue
        parts = runs(element.lines)
        for part in parts if len(parts) > 1 else []:
            if len(part) == 1:
                yield part[0], "stands alone in its column"
    for element in printed.elements:
        last = element.lines[-1] if len(element.lines) > 1 else None
        if last is None or element.role not in ("P", "Caption", "BlockQuote", "H1", "H2", "H3"):
            continue
        characters = [c for c in last.text if c not in CLOSING and not c.isspace()]
        if len(characters) == 1 and is_han(characters[0]):
            yield last, "is a last line of one character"


def headlines_alone(printed: Printed):
    for element, after in zip(printed.elements, printed.elements[1:]):
        if not element.role.startswith("H") or element.article != after.article:
            continue
        line, follows = element.lines[-1], after.lines[0]
        if line.page != follows.page:
            yield line, "is a headline without its text"
        elif line.size < 1.2 * printed.size and line.column is not None and printed.is_running(follows):
            same = [l for l in after.lines if (l.page, l.column) == (line.page, line.column)]
            if line.column != follows.column or follows.baseline < line.baseline or (
                len(same) < 2 and len(after.lines) > 1
            ):
                yield line, "is a headline without its text"


def box(line: Line) -> tuple[float, float, float, float]:
    return line.left, line.baseline - 0.74 * line.size, line.right, line.baseline + 0.06 * line.size


def overlaps(printed: Printed):
    for page in printed.pages:
        boxes = sorted(((box(line), line) for line in page.lines), key=lambda item: item[0][1])
        for i, (one, line) in enumerate(boxes):
            for picture in page.pictures:
                if apart(one, picture) < -1:
                    yield line, "stands on a picture"
            for other, under in boxes[i + 1 :]:
                if other[1] >= one[3]:
                    break
                if apart(one, other) < -0.5:
                    yield line, f"overlaps {under.text[:12]}"


def apart(one, other) -> float:
    """How far two boxes are apart; how deep they are in each other, if negative."""
    across = max(one[0], other[0]) - min(one[2], other[2])
    down = max(one[1], other[1]) - min(one[3], other[3])
    return max(across, down)


def gaps(printed: Printed):
    for line, _ in pairs(printed):
        if not printed.is_running(line) or sum(map(is_han, line.text)) * 2 < len(line.text):
            continue
        glyphs = [glyph for glyph in line.glyphs if glyph.text != " "]
        for one, other in zip(glyphs, glyphs[1:]):
            gap = (other.left - one.right) / line.size
            if "\u3000" not in one.text + other.text and gap > 0.52:
                yield line, f"has a gap of {gap:.2f} em at {one.text}|{other.text}"


FAULTS = {
    "beginning or end": beginnings_and_ends,
    "over the measure": over_the_measure,
    "uneven edge": uneven_edges,
    "widow or orphan": widows_and_orphans,
    "headline alone": headlines_alone,
    "overlap": overlaps,
    "gap": gaps,
}

# Above this, leading or a headline would fill a page by being large: multiples of running text's size.
LEADING = 1.5
HEADLINE = 1.3
# Rows of the raster in which white is counted, in points.
CELL = 1.0


def filled(printed: Printed, page: Page) -> float:
    """The part of the type area that is filled: a line fills, with a leading of bounded size, the columns that its ink
    reaches into, as the last line of a paragraph does; rules and pictures fill themselves and half a line around."""
    left = printed.columns[0]
    # All four margins are alike, but for what the columns leave at the sides.
    top, bottom = left, page.height - left
    rows = int((bottom - top) / CELL)
    full = 0
    for column in printed.columns:
        raster = bytearray(rows)
        for begin, end in spans(printed, page, column):
            begin, end = (min(rows, max(0, round((y - top) / CELL))) for y in (begin, end))
            raster[begin:end] = b"\1" * (end - begin)
        full += sum(raster)
    return full / (rows * len(printed.columns))


def spans(printed: Printed, page: Page, column: float):
    """What stands in a column: upper and lower edge of each thing."""
    inside = lambda left, right: right > column + HAIR and left < column + printed.measure - HAIR
    for line in page.lines:
        if inside(line.left, line.right):
            leading = (LEADING if line.size <= 1.05 * printed.size else HEADLINE) * line.size
            middle = line.baseline - 0.36 * line.size
            yield middle - leading / 2, middle + leading / 2
    room = 0.75 * printed.size
    for x0, y0, x1, y1 in page.rules + page.pictures:
        if inside(x0, x1):
            yield y0 - room, y1 + room


# Issues with fewer pages before their last are not held to how full those are.
FEWEST_FULL_PAGES = 3


def main() -> int:
    arguments = sys.argv[1:]
    least = 0.0
    if arguments[:1] == ["--filled"]:
        least = float(arguments[1]) / 100
        arguments = arguments[2:]
    counts, lines, bad = Counter(), 0, 0
    for name in arguments:
        printed = read(Path(name))
        lines += len(printed.lines)
        where = f"{name} ({printed.measure / max(printed.size, 1):.0f} em)"
        for kind, find in FAULTS.items():
            for line, what in find(printed):
                counts[kind] += 1
                print(f"{name}: page {line.page + 1}: `{line.text[:40]}` {what}")
        parts = [filled(printed, page) for page in printed.pages[:-1]]
        if parts:
            print(f"{where}: {len(printed.pages)} pages, filled {' '.join(f'{part:.1%}' for part in parts)}")
        # A book's pages end where the text may be divided; they are not tiled. Of an issue of a page or two
        # there are too few stories to choose from.
        if len(printed.columns) > 1 and len(parts) >= FEWEST_FULL_PAGES:
            bad += sum(part < least for part in parts)
    print(f"{sum(counts.values())} faults in {lines} lines of {len(arguments)} documents {dict(counts) or ''}")
    if bad:
        print(f"{bad} pages are filled to less than {least:.0%}")
    return 1 if counts or bad else 0


if __name__ == "__main__":
    sys.exit(main())
