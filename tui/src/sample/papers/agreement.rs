//! The acquiring agreement: which account, which fee, when the money is due, which court.

use super::super::cast::{MERCHANT_NO, OWNER, PLATFORM, PLATFORM_SHORT, SHOP};
use super::{Document, facts, paper, section, title};
use recourse_core::document::{Block, BlockKind, Style};

pub(super) fn agreement() -> Document {
    let mut blocks = vec![
        title("银行卡及条码支付收单服务协议"),
        Block::styled(Style::Small, "协议编号 LJ-2024-0718（演示 DEMO，全部虚构）"),
        facts(&[
            ("甲方（商户）", SHOP),
            ("经营者", OWNER),
            ("乙方（收单机构）", PLATFORM),
            ("商户编号", MERCHANT_NO),
            ("签订日期", "2024 年 7 月 18 日"),
        ]),
    ];
    blocks.extend(section(
        "第一条 服务内容",
        &["乙方为甲方提供银行卡刷卡和条码扫码的受理、清算和结算服务，并向甲方提供 2 台受理终端，终端编号 21391326、21391327。"],
    ));
    blocks.extend(section(
        "第二条 手续费",
        &["乙方按每个交易日交易净额的 0.38% 收取手续费，四舍五入到分，从结算款中扣除。退货交易的手续费退还甲方。"],
    ));
    blocks.push(Block::new(BlockKind::PageBreak));
    blocks.extend(section(
        "第三条 结算账户",
        &[
            "甲方指定的结算账户：户名 老王记面馆，开户行 江州银行解放路支行，账号 8801********3371（尾号 3371）。",
            "变更结算账户，应由甲方经营者书面申请，乙方核实后方可变更。未经甲方书面申请，乙方不得变更结算账户；由此造成的损失由乙方承担。",
        ],
    ));
    blocks.extend(section(
        "第四条 结算周期",
        &[
            "乙方应于交易日的下一个工作日（T+1）将结算款划付至第三条约定的账户。节假日的交易，顺延至节后第一个工作日划付。每个交易日的款项分别划付。",
            "乙方未按约定划付的，自应付之日起，按未付金额每日万分之三支付违约金。",
        ],
    ));
    blocks.extend(section(
        "第五条 对账",
        &["甲方可在商户服务平台查询、下载交易明细，最长可查 12 个月。甲方对结算款有异议的，乙方应在 5 个工作日内书面答复。"],
    ));
    blocks.push(Block::new(BlockKind::PageBreak));
    blocks.extend(section(
        "第六条 通知与联系",
        &["双方的通知以书面形式送达下列地址。商户服务热线：0XX-5550326（虚构号码）。"],
    ));
    blocks.push(facts(&[
        ("甲方地址", "江州市城东区解放路 118 号"),
        ("乙方地址", "江州市高新区软件园 8 号楼"),
    ]));
    blocks.extend(section(
        "第七条 争议解决",
        &["因本协议发生的争议，双方协商解决；协商不成的，向甲方所在地有管辖权的人民法院起诉。"],
    ));
    blocks.extend(section("第八条 生效", &["本协议自双方签字盖章之日起生效，一式两份。"]));
    blocks.push(facts(&[
        ("甲方", "老王记面馆（章，演示）"),
        ("乙方", "蓝鲸付支付有限公司（章，演示）"),
    ]));
    paper("收单服务协议", PLATFORM_SHORT, blocks)
}
