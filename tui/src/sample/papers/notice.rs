//! The bank's notice: in the night of 8 to 9 March its link to the terminals was upgraded.

use super::super::cast::{BANK, BANK_SHORT};
use super::{Document, facts, paper, section, title};
use recourse_core::document::{Block, BlockKind, Column, Row, Span, Style, Table};

pub(super) fn notice() -> Document {
    let mut blocks = vec![
        title("关于银行卡收单系统升级的公告"),
        Block::styled(Style::Small, "江银公告〔2026〕11 号（演示 DEMO，全部虚构）"),
        Block::text("尊敬的客户："),
        Block::text(
            "为提升服务质量，我行将对银行卡收单及商户入账相关系统进行升级。升级期间部分服务会短暂中断，\
             给您带来不便，敬请谅解。现将有关事项公告如下。",
        ),
    ];
    blocks.extend(section(
        "一、升级时间",
        &["2026 年 3 月 8 日（星期日）23:30 至 2026 年 3 月 9 日（星期一）03:00。升级如提前完成，服务将提前恢复，不再另行公告。"],
    ));
    blocks.extend(section(
        "二、影响范围",
        &[
            "升级期间，我行账户作为结算账户的商户，刷卡、扫码交易可能受理失败，请商户引导顾客改用其他方式付款。",
            "升级期间，支付机构发起的商户结算入账可能延迟，延迟入账的款项将于 3 月 9 日营业开始后补入。",
        ],
    ));
    blocks.push(Block::new(BlockKind::PageBreak));
    blocks.push(Block::heading(2, "三、各项服务的安排"));
    blocks.push(schedule());
    blocks.extend(section(
        "四、商户需要做的事",
        &[
            "（一）3 月 9 日营业前，请重新启动 POS 终端并完成一次签到。",
            "（二）请通过收单机构核对商户编号、终端编号和结算账户信息；如收单机构在升级期间重新提交过商户资料，请重点核对结算账户。",
            "（三）请保留 3 月 8 日至 3 月 11 日的签购单和日结单，以备核对。",
        ],
    ));
    blocks.push(Block::new(BlockKind::PageBreak));
    blocks.extend(section(
        "五、咨询与反映问题",
        &[
            "如 3 月 9 日之后仍有款项未入账，请携带签购单到开户网点，或拨打我行客服热线反映。我行将在受理后 5 个工作日内答复。",
            "由支付机构负责结算的款项，请同时向支付机构核实。",
        ],
    ));
    blocks.push(facts(&[
        ("客服热线", "0XX-5550095（24 小时，虚构号码）"),
        ("微信客服", "江州银行客服（周一至周日 8:30 至 21:00）"),
        ("开户网点", "江州银行解放路支行，江州市城东区解放路 26 号"),
    ]));
    blocks.push(Block::text("特此公告。"));
    blocks.push(Block::text(BANK));
    blocks.push(Block::text("2026 年 3 月 4 日"));
    paper("关于银行卡收单系统升级的公告", BANK_SHORT, blocks)
}

fn schedule() -> Block {
    let row = |cells: [&str; 3]| Row {
        cells: cells.iter().map(|c| Span::cell(*c)).collect(),
        ..Row::default()
    };
    Block::new(BlockKind::Table(Table {
        columns: vec![Column::new("服务", 3), Column::new("中断时间", 4), Column::new("恢复后", 5)],
        rows: vec![
            row(["刷卡受理", "3 月 8 日 23:30 至 3 月 9 日 03:00", "终端重新签到后可用"]),
            row(["扫码受理", "3 月 8 日 23:30 至 3 月 9 日 01:00", "自动恢复"]),
            row([
                "商户结算入账",
                "3 月 8 日 23:30 至 3 月 9 日 03:00",
                "延迟的款项 3 月 9 日营业开始后补入",
            ]),
            row(["网上银行、手机银行查询", "3 月 9 日 00:00 至 02:00", "自动恢复"]),
        ],
    }))
}
