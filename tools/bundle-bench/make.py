#!/usr/bin/env python3
"""Makes the exhibits the bundle is measured with: photos of about 3 MB, screenshots, three-page PDFs.

    make.py FOLDER [--photos 200] [--screens 50] [--pdfs 50]

Needs Pillow. The same numbers give the same files: nothing is drawn by chance."""
import argparse, io, pathlib, random, zlib
from PIL import Image, ImageDraw

def noise(seed, size):
    rng = random.Random(seed)
    # A small field of noise enlarged is as hard to compress as the grain of a photo, and quick to make.
    field = Image.frombytes("L", (512, 384), rng.randbytes(512 * 384))
    return field.resize(size, Image.BICUBIC)

def photo(at):
    """4032 x 3024, quality chosen so that the file has about 3 MB, as a phone's has."""
    size = (4032, 3024)
    grain = noise(at % 8, size)
    base = Image.merge("RGB", (grain, grain.point(lambda v: v * 3 // 4), grain.point(lambda v: v // 2)))
    pen = ImageDraw.Draw(base)
    for line in range(60):
        pen.text((300, 200 + line * 44), f"slip {at:04} line {line:02}  {at * 7919 + line:09}", fill="black")
    low, high, best = 20, 98, b""
    while low <= high:
        quality = (low + high) // 2
        out = io.BytesIO()
        base.save(out, "JPEG", quality=quality)
        if out.tell() > 3_200_000:
            high = quality - 1
        else:
            low, best = quality + 1, out.getvalue()
    # The rest up to 3 MB as application data, as phones append it.
    while len(best) < 3_000_000:
        part = random.Random(at).randbytes(min(65_000, 3_000_000 - len(best)))
        best = best[:2] + b"\xff\xef" + (len(part) + 2).to_bytes(2, "big") + part + best[2:]
    return best

def screen(at):
    image = Image.new("RGB", (1080, 2340), "white")
    pen = ImageDraw.Draw(image)
    for line in range(90):
        pen.rectangle((40, 60 + line * 25, 40 + (at * 37 + line * 91) % 900, 78 + line * 25), fill=(230, 240, 230))
        pen.text((50, 62 + line * 25), f"message {at:04}-{line:02}", fill="black")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()

def pdf(at):
    """Three pages of text, by hand: the objects, then the table."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 3/Kids[3 0 R 5 0 R 7 0 R]>>"]
    for page in range(3):
        lines = "".join(f"(statement {at:04} page {page} row {row:02} amount {at * 31 + row}.00) Tj T*\n" for row in range(48))
        packed = zlib.compress(f"BT /F 10 Tf 14 TL 60 780 Td\n{lines}ET".encode())
        number = 3 + page * 2
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 9 0 R>>>>>>" % (number + 1))
        objects.append(b"<</Length %d/Filter/FlateDecode>>\nstream\n" % len(packed) + packed + b"\nendstream")
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)

def main():
    read = argparse.ArgumentParser()
    read.add_argument("folder", type=pathlib.Path)
    for name, count in ("photos", 200), ("screens", 50), ("pdfs", 50):
        read.add_argument(f"--{name}", type=int, default=count)
    args = read.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    pictures = {}
    for at in range(args.photos):
        # Eight pictures are encoded; each file differs from all others by what a phone appends.
        if at % 8 not in pictures:
            pictures[at % 8] = photo(at % 8)
        mark = f"photo {at:04}".encode()
        body = pictures[at % 8]
        (args.folder / f"photo-{at:04}.jpg").write_bytes(
            body[:2] + b"\xff\xfe" + (len(mark) + 2).to_bytes(2, "big") + mark + body[2:])
    for at in range(args.screens):
        (args.folder / f"screen-{at:04}.png").write_bytes(screen(at))
    for at in range(args.pdfs):
        (args.folder / f"statement-{at:04}.pdf").write_bytes(pdf(at))

main()
