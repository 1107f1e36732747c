//! The demand to the bank: posted on 19 March, handed over on the 20th; it interrupts the limitation period.

use super::super::cast::{BANK, OWNER, SHOP, TRACKING_NO};
use super::super::pos::grouped;
use super::super::takings::{self, Run};
use super::{Document, paper, title};
use recourse_core::document::{Block, BlockKind, Column, Row, Span, Style, Table};
use recourse_core::{Currency, Money};

pub(super) fn demand() -> Document {
    let runs: Vec<Run> = takings::month().into_iter().filter(Run::is_missing).collect();
    let total = runs.iter().map(Run::net).sum();
    let capitals = Money::new(total, Currency::CNY).capitals().unwrap_or_default();
    let blocks = vec![
        title("催告函"),
        Block::styled(Style::Small, format!("特快专递 {TRACKING_NO}（演示 DEMO，全部虚构）")),
        Block::text(format!("致：{BANK}")),
        Block::text(
            "我是老王记面馆的经营者王建国，结算账户开在贵行解放路支行，尾号 3371。贵行于 2026 年 3 月 8 日 23:30 至 \
             3 月 9 日 03:00 升级收单系统。此后三个交易日的结算款一直没有进入我的账户，明细如下：",
        ),
        table(&runs),
        Block::new(BlockKind::Paragraph(
            Style::Body,
            vec![
                Span::text("以上合计 "),
                Span::Strong(format!("{capitals}（{} 元）", grouped(total))),
                Span::text("。"),
            ],
        )),
        Block::text(
            "3 月 12 日我致电贵行客服热线（工单号 JZ20260312-0457），贵行答应 5 个工作日内答复。至 3 月 19 日，我没有收到任何答复。",
        ),
        Block::text(
            "现正式要求贵行：一、自收到本函之日起 5 个工作日内支付上述款项；二、如贵行认为款项不在贵行，\
             请书面说明款项的去向、划付时间和收款账户。",
        ),
        Block::text("逾期不付，我将依法向监管部门反映，并保留起诉的权利。"),
        Block::text(format!("{SHOP}    经营者：{OWNER}（签名，演示）")),
        Block::text("2026 年 3 月 19 日"),
        Block::styled(Style::Small, "附：签购单（日结）三张复印件、银行流水一份。"),
    ];
    paper("催告函", SHOP, blocks)
}

fn table(runs: &[Run]) -> Block {
    let columns = vec![
        Column::new("交易日", 3),
        Column::right("笔数", 2),
        Column::right("交易额", 3),
        Column::right("手续费", 2),
        Column::right("应到账", 3),
        Column::new("应到日", 3),
    ];
    let row = |run: &Run| {
        let cells = [
            run.day.to_string(),
            run.count().to_string(),
            grouped(run.gross()),
            grouped(run.fee()),
            grouped(run.net()),
            run.due.to_string(),
        ];
        Row { cells: cells.into_iter().map(Span::cell).collect(), ..Row::default() }
    };
    Block::new(BlockKind::Table(Table { columns, rows: runs.iter().map(row).collect() }))
}
