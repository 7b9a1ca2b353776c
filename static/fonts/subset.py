"""Makes the two files of this folder: Vietnamese and Latin letters of Be Vietnam Pro, with tabular figures.

Needs `npm ci` and, in an environment of its own, `pip install fonttools==4.68.0 brotli==1.2.1`.
The package ships each weight in three subsets; they are joined, cut to what Vietnamese offices type,
and given figures of equal width (feature tnum), which the package leaves out.
"""

import copy
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools import subset
from fontTools.merge import Merger
from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parents[1] / "node_modules/@fontsource/be-vietnam-pro/files"
FIGURE_WIDTH = {400: 650, 600: 664}
"""Thousandths of the em; the mean of the proportional figures."""
LETTERS = "ĂăÂâĐđÊêÔôƠơƯưĨĩŨũ" + "".join(map(chr, range(0x1EA0, 0x1EFA)))
MARKS = "\u0300\u0301\u0303\u0309\u0323"
SIGNS = "₫€–—‘’‚“”„•…‹›−×÷⁄"
KEPT = {*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, LETTERS + MARKS + SIGNS)}
MADE = 3_700_000_000
"""The day written into the files (seconds since 1904), fixed so that they come out alike each time."""
FEATURES = ["kern", "liga", "ccmp", "mark", "mkmk", "locl"]


def joined(weight: int, folder: Path) -> TTFont:
    """One font out of the three subsets of a weight."""
    parts = []
    for part in ("latin", "latin-ext", "vietnamese"):
        font = TTFont(SOURCE / f"be-vietnam-pro-{part}-{weight}-normal.woff2")
        font.flavor = None
        parts.append(str(folder / f"{part}.ttf"))
        font.save(parts[-1])
    return Merger().merge(parts)


def cut(font: TTFont, path: Path) -> TTFont:
    """Only the kept letters."""
    options = subset.Options(layout_features=FEATURES, hinting=False, notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=KEPT)
    cutter.subset(font)
    font.save(path)
    return TTFont(path, recalcTimestamp=False)


def add_tabular_figures(font: TTFont, width: int) -> None:
    """Copies of the ten figures, centred in one width, reached by tnum."""
    cmap, glyf, order = font.getBestCmap(), font["glyf"], list(font.getGlyphOrder())
    pairs = {cmap[ord(figure)]: f"{cmap[ord(figure)]}.tnum" for figure in "0123456789"}
    for plain, tabular in pairs.items():
        glyph = copy.deepcopy(glyf[plain])
        glyph.coordinates.translate(((width - glyph.xMax + glyph.xMin) // 2 - glyph.xMin, 0))
        order.append(tabular)
        glyf.glyphs[tabular] = glyph
        glyph.recalcBounds(glyf)
        font["hmtx"].metrics[tabular] = (width, glyph.xMin)
    font.setGlyphOrder(order)
    glyf.glyphOrder = order
    font["maxp"].numGlyphs = len(order)
    _add_feature(font["GSUB"].table, "tnum", pairs)


def _add_feature(table: otTables.GSUB, tag: str, pairs: dict[str, str]) -> None:
    table.LookupList.Lookup.append(buildLookup([buildSingleSubstSubtable(pairs)]))
    feature = otTables.Feature()
    feature.FeatureParams, feature.LookupListIndex = None, [len(table.LookupList.Lookup) - 1]
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = tag, feature
    table.FeatureList.FeatureRecord.append(record)
    for script in table.ScriptList.ScriptRecord:
        for language in (script.Script.DefaultLangSys, *(one.LangSys for one in script.Script.LangSysRecord)):
            language.FeatureIndex.append(len(table.FeatureList.FeatureRecord) - 1)


def main() -> None:
    """Writes both weights."""
    for weight, width in FIGURE_WIDTH.items():
        with TemporaryDirectory() as folder:
            font = cut(joined(weight, Path(folder)), Path(folder) / "cut.ttf")
            add_tabular_figures(font, width)
            font["head"].created = font["head"].modified = MADE
            font.flavor = "woff2"
            font.save(HERE / f"be-vietnam-pro-{weight}.woff2")


if __name__ == "__main__":
    main()
