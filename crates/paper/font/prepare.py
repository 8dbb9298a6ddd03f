#!/usr/bin/env python3
"""Cuts Noto Sans CJK SC to what documents need and packs it: regular.otf.z and bold.otf.z beside this script.

Run it when the set of characters or the font changes; the results are committed, and the build needs neither Python nor
the font:

    apt-get install fonts-noto-cjk unicode-data
    pip install fonttools==4.68.0
    python3 crates/paper/font/prepare.py

Regular has all 8,105 characters of the Table of General Standard Chinese Characters (通用规范汉字表), GB 2312, Latin,
Greek, Cyrillic, kana, punctuation and the signs below; bold has the table's first level (3,500 characters in common use)
with the same punctuation and signs. A bold character that is not there is drawn as a thickened regular one.
"""

import bz2
import glob
import io
import os
import re
import zlib

from fontTools import subset
from fontTools.ttLib import TTCollection

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = "/usr/share/fonts/opentype/noto/NotoSansCJK-{}.ttc"
UNIHAN = "/usr/share/unicode/Unihan_*.bz2"
FAMILY = "Anji Paper Sans"
SIGNS = "–—‘’“”…·•←↑→↓↔≤≥≈≠±×÷√∞∑∏∫∂∆≡□■▲△▼▽○●◆◇★☆✓✗①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤαβγδεθλμπρσφχψωΔΣΦΩ℃‰€£¥￥〇㎡℡™®©−"
# In a Chinese font these are as wide as a character. In English text they are written by these code points of the private
# use area, which show the narrow form; the order is that of `NARROW` in src/pdf/shape.rs.
NARROW = "‘’“”–—…·"


def general_standard():
    """The 8,105 characters in the order of the table, from Unicode's kTGH property."""
    found = {}
    for path in sorted(glob.glob(UNIHAN)):
        with bz2.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                match = re.match(r"U\+([0-9A-F]+)\tkTGH\t2013:(\d+)", line)
                if match:
                    found[int(match[2])] = int(match[1], 16)
    assert len(found) == 8105, f"{len(found)} characters: is unicode-data installed?"
    return [found[place] for place in sorted(found)]


def gb2312():
    for first in range(0xA1, 0xF8):
        for second in range(0xA1, 0xFF):
            try:
                yield ord(bytes([first, second]).decode("gb2312"))
            except UnicodeDecodeError:
                continue


def narrow_glyphs(font):
    """The narrow form of each character of NARROW, from the feature `pwid`."""
    table = font["GSUB"].table
    indices = {i for record in table.FeatureList.FeatureRecord if record.FeatureTag == "pwid" for i in record.Feature.LookupListIndex}
    mapping = {}
    for index in sorted(indices):
        for part in table.LookupList.Lookup[index].SubTable:
            mapping.update(getattr(part, "ExtSubTable", part).mapping)
    cmap = font.getBestCmap()
    return {0xE000 + place: mapping.get(cmap[ord(char)], cmap[ord(char)]) for place, char in enumerate(NARROW)}


def cut(style, characters):
    collection = TTCollection(SOURCE.format(style))
    font = next(f for f in collection.fonts if f["name"].getDebugName(1).startswith("Noto Sans CJK SC"))
    for code, glyph in narrow_glyphs(font).items():
        for table in font["cmap"].tables:
            if table.isUnicode() and table.format != 14:
                table.cmap[code] = glyph
        characters = characters | {code}
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "DSIG", "STAT"]
    tool = subset.Subsetter(options)
    tool.populate(unicodes=characters)
    tool.subset(font)
    post = f"{FAMILY}-{style}".replace(" ", "")
    for record in font["name"].names:
        record.string = {1: FAMILY, 2: style, 4: f"{FAMILY} {style}", 6: post}.get(record.nameID, record.toUnicode())
    cff = font["CFF "].cff
    cff.fontNames = [post]
    cff.topDictIndex[0].FullName = f"{FAMILY} {style}"
    cff.topDictIndex[0].FamilyName = FAMILY
    # The same input gives the same file.
    font.recalcTimestamp = False
    font["head"].modified = font["head"].created
    out = io.BytesIO()
    font.save(out)
    return out.getvalue(), sorted(set(characters) - set(font.getBestCmap()))


def main():
    table = general_standard()
    national = set(gb2312())
    signs = set(range(0x20, 0x7F)) | set(range(0xA0, 0x180)) | {ord(char) for char in SIGNS}
    punctuation = {c for c in national if c >= 0xFF00 or 0x3000 <= c < 0x3040 or 0x2000 <= c < 0x2300}
    for style, characters in [("Regular", signs | national | set(table)), ("Bold", signs | punctuation | set(table[:3500]))]:
        plain, missing = cut(style, characters)
        packed = zlib.compress(plain, 9)
        with open(os.path.join(HERE, f"{style.lower()}.otf.z"), "wb") as file:
            file.write(packed)
        print(f"{style}: {len(characters)} characters, {len(plain)} bytes, {len(packed)} packed")
        print("  not in the font:", "".join(map(chr, missing)))


main()
