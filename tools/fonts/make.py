#!/usr/bin/env python3
"""Makes assets/fonts from two published font files. README.md beside this file says how to run it.

usage: make.py NotoSansSC_400Regular.ttf NotoSansCJK-Regular.ttc assets/fonts

main.ttf.zst  the first file, byte for byte
rare.ttf.zst  the Han of the second file (face "Noto Sans CJK SC") that the first one lacks
mono.ttf.zst  printable ASCII of the second file's face "Noto Sans Mono CJK SC", for hashes and commands
"""
import hashlib
import pathlib
import subprocess
import sys

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

MAX_ERROR_UNITS = 1.0
HAN = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF)]


def face(path, name):
    """The face of a collection with this full name; the index is not the same in every release."""
    for number in range(32):
        font = TTFont(path, fontNumber=number, lazy=True)
        if font["name"].getDebugName(4) == name:
            return TTFont(path, fontNumber=number)
    raise SystemExit(f"no face {name} in {path}")


def cut(font, chars):
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = [0, 13, 14]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=chars)
    cutter.subset(font)


def to_glyf(font):
    """Cubic CFF outlines become quadratic glyf outlines, so that one code path serves all faces."""
    order = font.getGlyphOrder()
    glyphs = font.getGlyphSet()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, MAX_ERROR_UNITS, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = outlines
    del font["CFF "]
    glyf.compile(font)
    for name, (advance, _) in font["hmtx"].metrics.items():
        font["hmtx"][name] = (advance, getattr(outlines[name], "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxZones maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs "
                  "maxStackElements maxSizeOfInstructions maxComponentElements").split():
        setattr(maxp, field, 1 if field == "maxZones" else 0)
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\x00\x01\x00\x00"


def rename(font, family):
    """Modified versions do not carry the makers' names."""
    table = font["name"]
    table.names = [n for n in table.names if n.nameID in (0, 13, 14)]
    for number, text in [(1, family), (2, "Regular"), (3, f"{family} 1"), (4, f"{family} Regular"),
                         (5, "Version 1.000"), (6, family.replace(" ", "") + "-Regular")]:
        table.setName(text, number, 3, 1, 0x409)
    # One fixed date, so that the same input makes the same bytes.
    font["head"].created = font["head"].modified = 3_600_000_000
    font.recalcTimestamp = False


def make(source, chars, family, target):
    cut(source, chars)
    to_glyf(source)
    rename(source, family)
    source.save(target)
    print(f"{target.name}: {len(chars)} characters, {target.stat().st_size} bytes")


def main(main_path, cjk_path, out):
    out = pathlib.Path(out)
    have = set(TTFont(main_path).getBestCmap())
    cjk = face(cjk_path, "Noto Sans CJK SC")
    lacking = {c for c in cjk.getBestCmap() if c not in have and any(a <= c <= b for a, b in HAN)}
    (out / "main.ttf").write_bytes(pathlib.Path(main_path).read_bytes())
    make(cjk, lacking, "Recourse Rare", out / "rare.ttf")
    mono = face(cjk_path, "Noto Sans Mono CJK SC")
    make(mono, set(range(0x20, 0x7F)), "Recourse Mono", out / "mono.ttf")
    for name in ("main", "rare", "mono"):
        plain = out / f"{name}.ttf"
        packed = out / f"{name}.ttf.zst"
        subprocess.run(["zstd", "-19", "--quiet", "--force", str(plain), "-o", str(packed)], check=True)
        for path in (plain, packed):
            print(hashlib.sha256(path.read_bytes()).hexdigest(), path.name, path.stat().st_size)
        plain.unlink()


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
