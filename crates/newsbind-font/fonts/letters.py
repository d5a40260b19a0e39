"""Gives a font the Latin letters that it lacks: letters.py FONT LIGHTER HEAVIER SHARE COVERAGE RESULT.

They come from two weights of another typeface, between which SHARE (0 to 1) finds the one with stems as thick as FONT's.
Noto Serif SC took its Latin letters from Source Serif and drew them wider and taller, small letters and capitals each
in their own way. So a letter is stretched as its base letter (the `l` of `ł`) was.
"""

import sys
import unicodedata

from fontTools.pens.recordingPen import DecomposingRecordingPen, lerpRecordings
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

# The base letters that Unicode does not tell.
BASES = dict(zip("ĦħıĸŁłŉŊŋſƏ", "HhnnLlnNnfO"))


class Source:
    """A weight between two."""

    def __init__(self, lighter, heavier, share):
        self.fonts = [lighter, heavier]
        self.share = share
        self.cmap = lighter.getBestCmap()

    def between(self, measure):
        lighter, heavier = map(measure, self.fonts)
        return lighter + (heavier - lighter) * self.share

    def advance(self, code):
        return self.between(lambda font: font["hmtx"][self.cmap[code]][0])

    def height(self, code):
        return self.between(lambda font: font["glyf"][self.cmap[code]].yMax)

    def draw(self, code, pen):
        outlines = []
        for glyphs in (font.getGlyphSet() for font in self.fonts):
            outline = DecomposingRecordingPen(glyphs)
            glyphs[self.cmap[code]].draw(outline)
            outlines.append(outline.value)
        outline.value = list(lerpRecordings(*outlines, self.share))
        outline.replay(pen)


def stretch(code, font, source):
    """How much wider and taller a letter has to be."""
    letter = chr(code)
    base = ord(BASES.get(letter) or unicodedata.normalize("NFKD", letter)[0])
    ours = font.getBestCmap()[base]
    return font["hmtx"][ours][0] / source.advance(base), font["glyf"][ours].yMax / source.height(base)


def add(code, font, source):
    wide, tall = stretch(code, font, source)
    pen = TTGlyphPen(None)
    source.draw(code, TransformPen(pen, (wide, 0, 0, tall, 0, 0)))
    name = f"uni{code:04X}"
    glyph = font["glyf"][name] = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = round(source.advance(code) * wide), glyph.xMin
    # In vertical lines all Latin letters are as high.
    height, above = font["vmtx"]["A"]
    font["vmtx"][name] = height, above + font["glyf"]["A"].yMax - glyph.yMax
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap[code] = name


def main(font, lighter, heavier, share, coverage, result):
    font, *weights = (TTFont(path, recalcTimestamp=False) for path in (font, lighter, heavier))
    source = Source(*weights, float(share))
    for code in (int(line[2:], 16) for line in open(coverage, encoding="ascii")):
        is_latin = unicodedata.name(chr(code), "").startswith("LATIN ")
        if is_latin and code in source.cmap and code not in font.getBestCmap():
            add(code, font, source)
    font.save(result)


main(*sys.argv[1:])
