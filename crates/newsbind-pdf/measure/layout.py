"""Counts faults of typesetting in finished PDFs: `layout.py [--filled PERCENT] PDF...`.

Lines that begin or end with what they may not, lines over the measure, uneven right edges, widows and orphans,
headlines without their text, boxes that overlap, gaps in justified lines, columns of a story that end at different
heights, words that poppler sees elsewhere than pdfminer, white space of the type area. Exits with 1 if there is any.
Documents whose measure is under 12 em, where rules have to give way, are reported apart and do not count."""

import re
import sys
from collections import Counter
from pathlib import Path

from printed import CLOSING, OPENING, Line, Page, Printed, read, words_by_poppler

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


def uneven_columns(printed: Printed):
    """Stories whose columns end more than a line apart. Where pages are not tiled, a story just flows down them."""
    for page in printed.pages if len(printed.columns) > 1 else []:
        leading = leading_of(printed, page)
        feet: dict[int, dict[int, Line]] = {}
        for line in page.lines:
            if line.element and line.element.role not in ("TOCI", "Link") and line.column is not None:
                lowest = feet.setdefault(line.element.article, {})
                if line.size < 1.3 * printed.size and line.baseline > lowest.get(line.column, line).baseline - 1:
                    lowest[line.column] = line
        for lowest in feet.values():
            ends = {column: foot(printed, page, line, leading) for column, line in lowest.items()}
            highest = min(ends, key=ends.get, default=None)
            if highest is not None and max(ends.values()) - ends[highest] > 1.35 * leading:
                apart = (max(ends.values()) - ends[highest]) / leading
                yield lowest[highest], f"ends its column {apart:.1f} lines above its neighbours"


def leading_of(printed: Printed, page: Page) -> float:
    """What is between the baselines of running text; a page may have its own."""
    running = [line for line in page.lines if printed.is_running(line)]
    steps = Counter(
        round(after.baseline - line.baseline, 1)
        for line, after in zip(running, running[1:])
        if line.element is after.element and line.column == after.column
    )
    return steps.most_common(1)[0][0] if steps else 1.4 * printed.size


def foot(printed: Printed, page: Page, line: Line, leading: float) -> float:
    """Where a column of a story ends: with its last line, or a jump line, a picture or a quotation's rule below."""
    left, right = printed.columns[line.column], printed.right_edge(line)
    below = [other.baseline for other in page.lines if not other.element and other.text[:1] in "(（"
             and left < other.right < right + HAIR]
    drawn = page.pictures + (page.rules if line.role == "BlockQuote" else [])
    below += [y1 for x0, y0, x1, y1 in drawn if x0 > left - HAIR and x1 < right + HAIR]
    return max([line.baseline, *(y for y in below if 0 < y - line.baseline < 2.6 * leading)])


def seen_elsewhere(printed: Printed):
    """Words whose first or last letter poppler sees in another place than pdfminer."""
    for page in printed.pages:
        glyphs: dict[tuple[str, int], list] = {}
        for line in page.lines:
            for glyph in line.glyphs:
                for edge, letter, x in (("left", glyph.text[:1], glyph.left), ("right", glyph.text[-1:], glyph.right)):
                    glyphs.setdefault((edge + letter, round(x)), []).append((x, line.baseline))
        for word in page.second_reading or []:
            for edge, letter, x in (("left", word.text[0], word.left), ("right", word.text[-1], word.right)):
                near = [place for step in (-1, 0, 1) for place in glyphs.get((edge + letter, round(x) + step), [])]
                if not any(abs(at - x) < HAIR and word.upper < y < word.lower for at, y in near):
                    yield word, f"is seen elsewhere by poppler: its {edge} edge at {x:.1f}, {word.upper:.1f}"
                    break


FAULTS = {
    "beginning or end": beginnings_and_ends,
    "over the measure": over_the_measure,
    "uneven edge": uneven_edges,
    "widow or orphan": widows_and_orphans,
    "headline alone": headlines_alone,
    "overlap": overlaps,
    "gap": gaps,
    "uneven columns": uneven_columns,
    "seen elsewhere": seen_elsewhere,
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
# Lines of fewer ems cannot keep all rules.
NARROW = 12


class Tally:
    """Faults of documents, and how many lines they have."""

    def __init__(self, name: str):
        self.name, self.documents, self.lines, self.faults = name, 0, 0, Counter()

    def add(self, name: str, printed: Printed) -> None:
        self.documents += 1
        self.lines += len(printed.lines)
        for kind, find in FAULTS.items():
            for line, what in find(printed):
                self.faults[kind] += 1
                print(f"{name}: page {line.page + 1}: `{line.text[:40]}` {what}")

    def __str__(self) -> str:
        total, kinds = sum(self.faults.values()), dict(self.faults) or ""
        return f"{self.name}: {total} faults in {self.lines} lines of {self.documents} documents {kinds}"


def main() -> int:
    arguments = sys.argv[1:]
    least = 0.0
    if arguments[:1] == ["--filled"]:
        least = float(arguments[1]) / 100
        arguments = arguments[2:]
    wide, narrow, bad = Tally(f"{NARROW} em and more"), Tally(f"under {NARROW} em"), 0
    for name in arguments:
        printed = read(Path(name))
        words_by_poppler(Path(name), printed)
        ems = printed.measure / max(printed.size, 1)
        (narrow if ems < NARROW - 0.5 else wide).add(name, printed)
        parts = [filled(printed, page) for page in printed.pages[:-1]]
        if parts:
            pages = " ".join(f"{part:.1%}" for part in parts)
            print(f"{name} ({ems:.0f} em): {len(printed.pages)} pages, filled {pages}")
        # A book's pages end where the text may be divided; they are not tiled. Of an issue of a page or two
        # there are too few stories to choose from.
        if len(printed.columns) > 1 and ems >= NARROW and len(parts) >= FEWEST_FULL_PAGES:
            bad += sum(part < least for part in parts)
    for tally in (wide, narrow):
        if tally.documents:
            print(tally)
    if bad:
        print(f"{bad} pages are filled to less than {least:.0%}")
    return 1 if wide.faults or bad else 0


if __name__ == "__main__":
    sys.exit(main())
