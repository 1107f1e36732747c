#!/usr/bin/env python3
"""Makes the files core/tests/paper.rs attaches: core/tests/paper/files. All content is fictional.

Needs pillow, pikepdf, reportlab and a font with Chinese:
    python3 make.py NotoSansSC_400Regular.ttf ../../core/tests/paper/files
"""
import io
import pathlib
import struct
import sys
import wave

import pikepdf
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

FONT, OUT = sys.argv[1], pathlib.Path(sys.argv[2])


def font(size):
    return ImageFont.truetype(FONT, size)


def slip(width=600, height=800):
    """A receipt, upright."""
    picture = Image.new("RGB", (width, height), (236, 231, 220))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((60, 40, width - 60, height - 40), fill=(252, 251, 247))
    lines = ["江州银行 POS 签购单", "商户：老王记面馆", "交易类型：消费", "日期：2026-03-09 12:41",
             "参考号：000412893312", "金额：￥128.00", "演示 / DEMO"]
    for at, text in enumerate(lines):
        pen.text((100, 90 + at * 84), text, font=font(34), fill=(30, 30, 30))
    pen.polygon([(60, 40), (120, 40), (60, 100)], fill=(200, 60, 40))
    return picture


def exif(orientation):
    return (b"Exif\0\0" + b"II*\0\x08\0\0\0" + struct.pack("<H", 1)
            + struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0) + b"\0\0\0\0")


# How a stored picture must be turned so that a viewer that obeys the tag shows it upright.
TURN = {2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270}


def photos():
    slip().save(OUT / "slip.jpg", quality=60)
    small = slip().resize((150, 200))
    for orientation, turn in TURN.items():
        small.transpose(turn).save(OUT / f"turned-{orientation}.jpg", quality=60, exif=exif(orientation))
    small.convert("CMYK").save(OUT / "cmyk.jpg", quality=60)
    small.convert("L").save(OUT / "grey.jpg", quality=60)
    whole = (OUT / "slip.jpg").read_bytes()
    (OUT / "cut.jpg").write_bytes(whole[: len(whole) // 2])


def chat(height):
    picture = Image.new("RGB", (360, height), (237, 237, 237))
    pen = ImageDraw.Draw(picture)
    for at in range(height // 60):
        right = at % 2
        box = (90, at * 60 + 12, 340, at * 60 + 52) if right else (20, at * 60 + 12, 270, at * 60 + 52)
        pen.rounded_rectangle(box, 8, fill=(149, 236, 105) if right else (255, 255, 255))
        text = f"{at + 1:02d} 请尽快处理到账问题" if right else f"{at + 1:02d} 已登记，请耐心等待"
        pen.text((box[0] + 10, box[1] + 9), text, font=font(18), fill=(20, 20, 20))
    return picture


def screenshots():
    chat(780).save(OUT / "chat.png", optimize=True)
    chat(3000).quantize(32).save(OUT / "long.png", optimize=True)
    round_ = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    ImageDraw.Draw(round_).ellipse((10, 10, 190, 190), fill=(200, 30, 30, 160))
    round_.save(OUT / "stamp.png")
    Image.linear_gradient("L").convert("I;16").point(lambda v: v * 257).save(OUT / "deep.png")
    palette = chat(240).quantize(16)
    palette.info["transparency"] = 0
    palette.save(OUT / "palette-alpha.png", transparency=0)


def notice():
    pdfmetrics.registerFont(TTFont("SC", FONT))
    raw = io.BytesIO()
    pen = canvas.Canvas(raw, pagesize=(595, 842), invariant=1)
    for page in range(3):
        pen.setFont("SC", 20)
        pen.drawString(72, 760, f"系统升级通知（第 {page + 1} 页）")
        pen.setFont("SC", 12)
        pen.drawString(72, 720, "尊敬的商户：本行将于 2026 年 3 月 8 日进行系统升级。")
        pen.rect(40, 40, 515, 762)
        pen.showPage()
    pen.save()
    pdf = pikepdf.open(raw)
    pages = list(pdf.pages)
    pages[1].Rotate = 90
    pages[2].CropBox = pikepdf.Array([50, 400, 545, 810])
    look = pdf.make_stream(b"1 0 0 RG 4 w 2 2 96 46 re S BT /F1 18 Tf 12 18 Td (PAID?) Tj ET")
    look.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 100, 50],
                 "/Resources": {"/Font": {"/F1": {"/Type": pikepdf.Name.Font, "/Subtype": pikepdf.Name.Type1,
                                                  "/BaseFont": pikepdf.Name.Helvetica}}}})
    stamps = pikepdf.Array()
    for flags in (4, 2):
        stamp = pdf.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[300, 600, 500, 700] if flags == 4 else
            [60, 60, 160, 110], F=flags, AP=pikepdf.Dictionary(N=look)))
        stamps.append(stamp)
    pages[0].Annots = stamps
    # Content in two streams, the page's tokens cut between them.
    body = pages[0].Contents.read_bytes()
    half = body.index(b"\n", len(body) // 2)
    pages[0].Contents = pikepdf.Array([pdf.make_stream(body[:half]), pdf.make_stream(body[half:])])
    save = {"deterministic_id": True}
    pdf.save(OUT / "notice.pdf", **save)
    pdf.save(OUT / "packed.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate, **save)
    for name, user in (("owner", ""), ("locked", "1234")):
        pdf.save(OUT / f"{name}.pdf", encryption=pikepdf.Encryption(owner="owner", user=user, R=6))
    plain = (OUT / "notice.pdf").read_bytes()
    head, tail = plain.rsplit(b"startxref\n", 1)
    (OUT / "wrong-xref.pdf").write_bytes(head + b"startxref\n7" + tail)
    packed = (OUT / "packed.pdf").read_bytes()
    head, tail = packed.rsplit(b"startxref\n", 1)
    (OUT / "wrong-xref-packed.pdf").write_bytes(head + b"startxref\n7" + tail)
    (OUT / "cut.pdf").write_bytes(plain[: len(plain) // 3])


def call():
    with wave.open(str(OUT / "call.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(1000)
        file.writeframes(bytes([128]) * 4200)


OUT.mkdir(parents=True, exist_ok=True)
photos()
screenshots()
notice()
call()
