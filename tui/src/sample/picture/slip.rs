//! The slip a terminal prints at the end of the day: so many sales, so much money, batch closed.

use super::Painter;
use super::canvas::{Align, Canvas, Colour};
use crate::sample::cast::{MARK, MERCHANT_NO, PLATFORM, SHOP, SHOP_TERMINALS};
use crate::sample::pos::grouped;
use crate::sample::takings::{Run, Sale};

const WIDTH: i32 = 1_240;
const EDGE: i32 = 90;
/// Thermal ink is dark grey.
const INK: Colour = [52, 52, 60];
const PALE: Colour = [150, 150, 156];

/// The slip of one trade day, as flat paper.
pub(super) fn day_slip(painter: &Painter<'_>, run: &Run) -> Canvas {
    let mut canvas = Canvas::new(WIDTH as usize, 2_040, [244, 243, 239]);
    let mut pen = Pen { painter, canvas: &mut canvas, y: 110 };
    pen.middle("POS 签购单（日结）", 74.0, INK);
    pen.middle("商户存根  MERCHANT COPY", 44.0, INK);
    pen.middle(&format!("{MARK}  全部虚构"), 46.0, INK);
    pen.rule();
    pen.pair("商户名称", SHOP);
    pen.pair("商户编号", MERCHANT_NO);
    pen.pair("收单机构", PLATFORM);
    pen.pair("终端编号", &SHOP_TERMINALS.join(" / "));
    pen.pair("批次号", &format!("{:06}", run.sales.first().map_or(0, |s| s.batch)));
    let last = run.sales.last();
    let printed = last.map(|s| s.at + chrono::Duration::seconds(197)).unwrap_or_default();
    pen.pair("打印时间", &printed.format("%Y/%m/%d %H:%M:%S").to_string());
    pen.rule();
    pen.columns("交易", "笔数", "金额（元）");
    for way in ["刷卡", "扫码"] {
        let of_way: Vec<&Sale> = run.sales.iter().filter(|s| s.way == way && !s.refund).collect();
        let sum = of_way.iter().map(|s| s.gross).sum();
        pen.columns(&format!("{way}消费"), &of_way.len().to_string(), &grouped(sum));
    }
    pen.columns("退货", "0", "0.00");
    pen.rule();
    pen.columns("合计", &run.count().to_string(), &grouped(run.gross()));
    pen.rule();
    if let Some(last) = last {
        pen.pair("末笔参考号", &last.reference);
        pen.pair("末笔时间", &last.at.format("%H:%M:%S").to_string());
        pen.pair("末笔金额", &grouped(last.gross));
    }
    pen.pair("批结结果", "成功，与主机对账平");
    pen.rule();
    pen.middle("请妥善保管，备查", 42.0, INK);
    pen.middle(&format!("{MARK}  {MARK}  {MARK}"), 42.0, PALE);
    canvas.wear(u64::from(run.sales.first().map_or(0, |s| s.batch)));
    canvas
}

struct Pen<'a, 'f> {
    painter: &'a Painter<'f>,
    canvas: &'a mut Canvas,
    y: i32,
}

impl Pen<'_, '_> {
    fn put(&mut self, x: i32, em: f32, align: Align, colour: Colour, text: &str) {
        self.painter.write(self.canvas, (x, self.y), em, align, colour, text);
        // Thermal heads print broad: a second stroke beside the first.
        self.painter.write(self.canvas, (x + 1, self.y), em, align, colour, text);
    }

    fn middle(&mut self, text: &str, em: f32, colour: Colour) {
        self.put(WIDTH / 2, em, Align::Middle, colour, text);
        self.y += (em * 1.6) as i32;
    }

    fn pair(&mut self, label: &str, value: &str) {
        self.put(EDGE, 46.0, Align::Left, INK, label);
        self.put(WIDTH - EDGE, 46.0, Align::Right, INK, value);
        self.y += 76;
    }

    fn columns(&mut self, what: &str, count: &str, sum: &str) {
        self.put(EDGE, 50.0, Align::Left, INK, what);
        self.put(WIDTH * 55 / 100, 50.0, Align::Right, INK, count);
        self.put(WIDTH - EDGE, 50.0, Align::Right, INK, sum);
        self.y += 82;
    }

    fn rule(&mut self) {
        self.canvas.dashes(EDGE, self.y + 18, WIDTH - 2 * EDGE, INK);
        self.y += 46;
    }
}
