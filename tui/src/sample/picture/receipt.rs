//! The post's card that comes back: who took the letter, when, with a stamp.

use super::Painter;
use super::canvas::{Align, Canvas, Colour};
use crate::sample::cast::{BANK, MARK, OWNER, SHOP, TRACKING_NO};
use crate::sample::dice::Dice;

const INK: Colour = [40, 44, 60];
const FORM: Colour = [32, 84, 120];
const HAND: Colour = [24, 40, 150];
const STAMP: Colour = [196, 40, 44];

/// The card, as flat paper.
pub(super) fn advice_of_delivery(painter: &Painter<'_>) -> Canvas {
    let (width, height) = (1_500, 1_180);
    let mut canvas = Canvas::new(width as usize, height as usize, [247, 244, 232]);
    let write = |canvas: &mut Canvas, at, em, align, colour, text: &str| {
        painter.write(canvas, at, em, align, colour, text);
    };
    canvas.fill(0, 0, width, 150, [214, 230, 238]);
    write(&mut canvas, (70, 32), 58.0, Align::Left, FORM, "特快专递  收件人签收回执");
    write(&mut canvas, (width - 70, 50), 40.0, Align::Right, FORM, MARK);
    barcode(&mut canvas, (860, 190), 560);
    write(&mut canvas, (1_140, 330), 44.0, Align::Middle, INK, TRACKING_NO);
    let sender = format!("{SHOP}  {OWNER}");
    let rows = [
        ("寄件人", sender.as_str(), INK),
        ("收件人", BANK, INK),
        ("地址", "江州市城东区解放路 26 号（解放路支行）", INK),
        ("内件", "催告函一份：3 月 9 日至 11 日结算款未到账", INK),
        ("寄递日期", "2026 年 3 月 19 日", INK),
        ("签收日期", "2026 年 3 月 20 日  10:26", HAND),
        ("签收人", "单位前台代收  孙某", HAND),
    ];
    let mut y = 420;
    for (label, value, colour) in rows {
        write(&mut canvas, (70, y), 42.0, Align::Left, FORM, label);
        write(&mut canvas, (290, y), 44.0, Align::Left, colour, value);
        canvas.fill(280, y + 62, width - 350, 2, FORM);
        y += 88;
    }
    write(
        &mut canvas,
        (70, height - 80),
        34.0,
        Align::Left,
        FORM,
        "演示 DEMO：全部虚构，号码不对应任何邮件",
    );
    let centre = (1_240, 870);
    canvas.ring(centre, 170, 9, STAMP);
    write(&mut canvas, (centre.0, 770), 40.0, Align::Middle, STAMP, "江州解放路");
    write(&mut canvas, (centre.0, 838), 46.0, Align::Middle, STAMP, "2026.03.20");
    write(&mut canvas, (centre.0, 912), 40.0, Align::Middle, STAMP, "妥投  演示");
    canvas.wear(320);
    canvas
}

/// Bars that look like a code and are none.
fn barcode(canvas: &mut Canvas, at: (i32, i32), width: i32) {
    let mut dice = Dice::new(118);
    let mut x = 0;
    while x < width {
        let bar = dice.range(3, 10) as i32;
        canvas.fill(at.0 + x, at.1, bar, 130, INK);
        x += bar + dice.range(3, 11) as i32;
    }
}
