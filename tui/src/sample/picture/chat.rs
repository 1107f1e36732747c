//! The bank's service chat on the owner's phone, 24 March: "the money went to the platform".

use super::Painter;
use super::canvas::{Align, Canvas, Colour};

const WIDTH: i32 = 1_170;
const HEIGHT: i32 = 2_532;
const INK: Colour = [26, 26, 28];
const GREY: Colour = [142, 142, 147];
const EM: f32 = 46.0;
const LINE: i32 = 68;

/// Who speaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Shop,
    Bank,
    Note,
}

const TALK: [(Side, &str); 9] = [
    (Side::Note, "3月24日 下午4:38"),
    (
        Side::Shop,
        "你好，我是老王记面馆。3月12日报的单 JZ20260312-0457，说5个工作日答复，现在还没有消息。3月20日你们也签收了我的催告函。",
    ),
    (Side::Bank, "王先生您好，工号2215为您服务。您反映的问题我行已经核查。"),
    (
        Side::Bank,
        "3月9日至11日的交易，我行系统升级后处理正常，款已给平台。请您联系蓝鲸付，核实结算款的划付情况。",
    ),
    (Side::Shop, "那平台有没有付到我的账户，你们看得到吗？"),
    (Side::Bank, "我行看到的是：您尾号3371的账户，3月10日至12日没有蓝鲸付的入账。"),
    (Side::Shop, "好，这个答复我截图留存。"),
    (Side::Bank, "好的，已为您登记。感谢理解。"),
    (Side::Note, "演示 DEMO：对话全部虚构"),
];

/// The whole screen.
pub(super) fn screen(painter: &Painter<'_>) -> Canvas {
    let mut canvas = Canvas::new(WIDTH as usize, HEIGHT as usize, [237, 237, 240]);
    frame(painter, &mut canvas);
    let mut y = 340;
    for (side, text) in TALK {
        if side == Side::Note {
            painter.write(&mut canvas, (WIDTH / 2, y), 34.0, Align::Middle, GREY, text);
            y += 84;
            continue;
        }
        let lines = painter.lines(text, EM, 730.0);
        let widest = lines.iter().map(|l| painter.width(l, EM)).fold(0.0, f32::max);
        let size = (widest as i32 + 72, lines.len() as i32 * LINE + 52);
        let (left, face, colour) = match side {
            Side::Shop => (WIDTH - 164 - size.0, WIDTH - 136, [149, 236, 105]),
            _ => (164, 32, [255, 255, 255]),
        };
        let (badge, badge_colour) =
            if side == Side::Shop { ("面", [216, 138, 62]) } else { ("江", [38, 96, 164]) };
        canvas.bubble((face, y), (104, 104), 18, badge_colour);
        painter.write(&mut canvas, (face + 52, y + 12), 54.0, Align::Middle, [255; 3], badge);
        canvas.bubble((left, y), size, 22, colour);
        for (i, line) in lines.iter().enumerate() {
            let at = (left + 36, y + 24 + i as i32 * LINE);
            painter.write(&mut canvas, at, EM, Align::Left, INK, line);
        }
        y += size.1.max(104) + 48;
    }
    canvas
}

/// Clock, title and input line.
fn frame(painter: &Painter<'_>, canvas: &mut Canvas) {
    canvas.fill(0, 0, WIDTH, 290, [247, 247, 249]);
    painter.write(canvas, (150, 46), 48.0, Align::Middle, INK, "17:06");
    canvas.bubble((1_010, 62), (84, 40), 12, INK);
    canvas.bubble((1_014, 66), (52, 32), 9, [247, 247, 249]);
    painter.write(canvas, (56, 176), 60.0, Align::Left, INK, "<");
    painter.write(canvas, (WIDTH / 2, 178), 52.0, Align::Middle, INK, "江州银行客服（演示 DEMO）");
    canvas.fill(0, 288, WIDTH, 2, [214, 214, 218]);
    canvas.fill(0, HEIGHT - 260, WIDTH, 260, [247, 247, 249]);
    canvas.bubble((150, HEIGHT - 222), (760, 108), 18, [255, 255, 255]);
    painter.write(canvas, (56, HEIGHT - 206), 52.0, Align::Left, GREY, "+");
    painter.write(canvas, (190, HEIGHT - 200), 42.0, Align::Left, [190, 190, 195], "请输入");
    canvas.bubble((400, HEIGHT - 40), (370, 12), 6, INK);
}
