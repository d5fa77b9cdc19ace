"""
Makes src/pdf/fonts/*.font.ts: the fonts of the PDFs, from the variable web fonts that npm installs.

    pip install fonttools==4.66.1 brotli==1.2.0 && python3 libs/server/reports/fonts/make-fonts.py

Run it when those packages change; the result is committed, since neither the build nor the running system needs Python.
Each font is one weight of Latin with its extensions, Vietnamese, Greek and Cyrillic, with tabular figures, kerning, and the few
signs that reports write. Both families are under the SIL Open Font License 1.1. "Source" is a reserved name, so what is made of it
bears another one; copyright and licence stay in the name table.
"""
import base64
import gzip
import io
import math
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parents[4]
SCRIPTS = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic']
FONTS = [
    # package, weight, file, export, family, style, stroke of the signs (0: without them)
    ('inter', 400, 'inter-regular', 'interRegular', 'Inter', 'Regular', 130),
    ('inter', 600, 'inter-semibold', 'interSemibold', 'Inter', 'SemiBold', 190),
    ('source-serif-4', 500, 'serif-medium', 'serifMedium', 'Chapterhouse Serif', 'Medium', 0),
]
SPACES = (0x2007, 0x2008, 0x2009, 0x202F)
HYPHEN, NO_BREAK_HYPHEN = 0x2D, 0x2011


def one_script(package, script, weight):
    """One script at one weight: figures tabular, kerning kept for Latin."""
    font = TTFont(ROOT / f'node_modules/@fontsource-variable/{package}/files/{package}-{script}-wght-normal.woff2')
    font.flavor = None
    axes = {axis.axisTag: axis.defaultValue for axis in font['fvar'].axes}
    font = instancer.instantiateVariableFont(font, {**axes, 'wght': weight})
    for feature in font['GSUB'].table.FeatureList.FeatureRecord if 'GSUB' in font else []:
        if feature.FeatureTag != 'tnum':
            continue
        for index in feature.Feature.LookupListIndex:
            for table in font['GSUB'].table.LookupList.Lookup[index].SubTable:
                mapping = getattr(getattr(table, 'ExtSubTable', table), 'mapping', None) or {}
                for cmap in font['cmap'].tables:
                    for code, glyph in list(cmap.cmap.items()):
                        if 0x30 <= code <= 0x39 and glyph in mapping:
                            cmap.cmap[code] = mapping[glyph]
    options = subset.Options(layout_features=['kern', 'mark', 'mkmk', 'ccmp'], hinting=False, notdef_outline=True)
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ['GSUB', 'GDEF', 'STAT', 'HVAR', 'MVAR', 'gasp', 'meta']
    options.glyph_names = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=list(font.getBestCmap()))
    subsetter.subset(font)
    if script != 'latin' and 'GPOS' in font:
        del font['GPOS']
    file = io.BytesIO()
    font.save(file)
    file.seek(0)
    return file


def circle(pen, x, y, r, clockwise=True):
    turn = -1 if clockwise else 1
    steps = 8
    reach = r / math.cos(math.pi / steps)
    at = lambda n, radius: (x + radius * math.cos(turn * 2 * math.pi * n / steps), y + radius * math.sin(turn * 2 * math.pi * n / steps))
    pen.moveTo(at(0, r))
    for n in range(steps):
        pen.qCurveTo(at(n + 0.5, reach), at((n + 1) % steps, r))
    pen.closePath()


def polygon(pen, points):
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def signs(stroke):
    """Dot, ring, diamond and arrow in units of 2048 to the em: name, width and drawing by code."""
    x, y, r = 760, 745, 470

    def ring(pen):
        circle(pen, x, y, r)
        circle(pen, x, y, r - stroke, clockwise=False)

    def diamond(pen):
        out, inner = 560, 560 - stroke * 1.45
        polygon(pen, [(x, y + out), (x + out, y), (x, y - out), (x - out, y)])
        polygon(pen, [(x, y + inner), (x - inner, y), (x, y - inner), (x + inner, y)])

    def arrow(pen):
        half, tall, wing = stroke * 0.62, 330, stroke * 1.35
        polygon(pen, [(170, y + half), (1190, y + half), (1190, y - half), (170, y - half)])
        polygon(pen, [
            (1010, y + tall + wing * 0.35), (1010 + wing * 0.72, y + tall + wing * 0.9), (1480, y),
            (1010 + wing * 0.72, y - tall - wing * 0.9), (1010, y - tall - wing * 0.35), (1480 - wing * 1.5, y),
        ])

    return {
        0x25CF: ('sign_dot', 1520, lambda pen: circle(pen, x, y, r)),
        0x25CB: ('sign_ring', 1520, ring),
        0x25C7: ('sign_diamond', 1520, diamond),
        0x2192: ('sign_arrow', 1650, arrow),
    }


def add_signs(font, stroke):
    for code, (name, width, draw) in signs(stroke).items():
        pen = TTGlyphPen(None)
        draw(pen)
        glyph = pen.glyph()
        font['glyf'][name] = glyph
        glyph.recalcBounds(font['glyf'])
        font['hmtx'][name] = (width, glyph.xMin)
        for cmap in font['cmap'].tables:
            if cmap.isUnicode():
                cmap.cmap[code] = name
    font['maxp'].numGlyphs = len(font.getGlyphOrder())


def add_spaces(font):
    known = font.getBestCmap()
    for cmap in font['cmap'].tables:
        if not cmap.isUnicode():
            continue
        cmap.cmap.setdefault(NO_BREAK_HYPHEN, known[HYPHEN])
        for space in SPACES:
            cmap.cmap.setdefault(space, known[0x20])


def rename(font, family, style):
    post_script = f"{family.replace(' ', '')}-{style}"
    names = {1: family, 2: style, 4: f'{family} {style}', 6: post_script}
    for record in font['name'].names:
        if record.nameID in names:
            record.string = names[record.nameID]


def make(package, weight, file, export, family, style, stroke):
    parts = [one_script(package, script, weight) for script in SCRIPTS]
    merged = io.BytesIO()
    Merger().merge(parts).save(merged)
    merged.seek(0)
    font = TTFont(merged, recalcTimestamp=False)
    if stroke:
        add_signs(font, stroke)
    add_spaces(font)
    rename(font, family, style)
    font['post'].formatType = 3.0
    font['head'].created = font['head'].modified = 0
    out = io.BytesIO()
    font.save(out)
    text = base64.b64encode(gzip.compress(out.getvalue(), 9, mtime=0)).decode()
    target = ROOT / f'libs/server/reports/src/pdf/fonts/{file}.font.ts'
    target.write_text(f"/** See fonts.ts for what this is made of. */\nexport const {export} =\n  '{text}';\n")
    print(f'{target.relative_to(ROOT)}: {len(out.getvalue())} bytes, {len(font.getBestCmap())} letters')


for font in FONTS:
    make(*font)
