//! A paper with everything on it.

use chrono::DateTime;
use recourse_core::document::{
    Attachment, Block, BlockKind, Column, Document, Row, Span, Style, Table,
};
use recourse_core::hash::Hash;
use recourse_core::locale::Lang;
use recourse_core::render::pdf::{FileSource, PdfOptions, PdfReport, write_pdf};
use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};
use std::sync::OnceLock;

/// What is attached, in order.
const ATTACHED: &[(&str, &str)] = &[
    ("slip.jpg", "3 月 9 日签购单照片"),
    ("turned-2.jpg", "签购单（镜像）"),
    ("turned-3.jpg", "签购单（倒置）"),
    ("turned-4.jpg", "签购单（倒置镜像）"),
    ("turned-5.jpg", "签购单（转置）"),
    ("turned-6.jpg", "签购单（手机竖拍）"),
    ("turned-7.jpg", "签购单（反转置）"),
    ("turned-8.jpg", "签购单（手机倒拍）"),
    ("cmyk.jpg", "签购单（印刷色）"),
    ("grey.jpg", "签购单（灰度）"),
    ("cut.jpg", "签购单（未传完）"),
    ("chat.png", "与客服的聊天截图"),
    ("long.png", "与客服的聊天长截图"),
    ("stamp.png", "带透明的印章图片"),
    ("deep.png", "十六位灰度图"),
    ("palette-alpha.png", "带透明的调色板图"),
    ("notice.pdf", "银行系统升级通知"),
    ("packed.pdf", "银行系统升级通知（压缩对象）"),
    ("owner.pdf", "银行系统升级通知（限制编辑）"),
    ("locked.pdf", "银行系统升级通知（有密码）"),
    ("wrong-xref.pdf", "银行系统升级通知（索引错误）"),
    ("wrong-xref-packed.pdf", "银行系统升级通知（压缩且索引错误）"),
    ("cut.pdf", "银行系统升级通知（未传完）"),
    ("call.wav", "与 95588 的通话录音"),
];

/// The attached files.
pub(crate) struct Files;

fn all() -> &'static BTreeMap<Hash, Vec<u8>> {
    static ALL: OnceLock<BTreeMap<Hash, Vec<u8>>> = OnceLock::new();
    ALL.get_or_init(|| {
        let bytes = ATTACHED.iter().map(|(name, _)| Files::bytes(name));
        bytes.map(|b| (Hash::of(&b), b)).collect()
    })
}

impl Files {
    /// A file by its name.
    pub(crate) fn bytes(name: &str) -> Vec<u8> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/paper/files");
        std::fs::read(format!("{folder}/{name}")).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// A file by its hash.
    pub(crate) fn of(hash: &Hash) -> Option<Vec<u8>> {
        all().get(hash).cloned()
    }
}

impl FileSource for Files {
    fn open(&self, hash: &Hash) -> io::Result<Box<dyn Read + '_>> {
        let bytes = all().get(hash).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(Cursor::new(bytes)))
    }

    fn size(&self, hash: &Hash) -> Option<u64> {
        all().get(hash).map(|b| b.len() as u64)
    }
}

/// Fixed options.
pub(crate) fn options() -> PdfOptions {
    let created = DateTime::parse_from_rfc3339("2026-03-20T10:30:00+08:00").unwrap();
    PdfOptions { created, seed: b"release 1".to_vec(), most_dpi: None }
}

/// The Chinese paper, made once.
pub(crate) fn zh() -> &'static (Vec<u8>, PdfReport) {
    static ZH: OnceLock<(Vec<u8>, PdfReport)> = OnceLock::new();
    ZH.get_or_init(|| pdf(&paper(Lang::Zh)))
}

/// A paper's bytes and report.
pub(crate) fn pdf(doc: &Document) -> (Vec<u8>, PdfReport) {
    let mut out = Vec::new();
    let report = write_pdf(doc, &Files, &mut out, &options()).unwrap();
    (out, report)
}

/// A paper with every block, span and kind of file.
pub(crate) fn paper(lang: Lang) -> Document {
    let zh = lang == Lang::Zh;
    let say = |z: &str, e: &str| if zh { z.to_owned() } else { e.to_owned() };
    let mut blocks = summary(&say);
    blocks.push(Block::new(BlockKind::PageBreak));
    blocks.push(Block::heading(1, say("证据目录", "Evidence list")).named("list"));
    blocks.push(Block::new(BlockKind::Table(list(&say))));
    blocks.extend(chronology(&say));
    blocks.push(Block::heading(1, say("证据", "Exhibits")));
    for (at, (name, title)) in ATTACHED.iter().enumerate() {
        blocks.push(exhibit(at, name, title, &say));
    }
    Document {
        title: say(
            "老王记面馆诉江州银行收款未到账一案证据材料",
            "Lao Wang Noodles v. Jiangzhou Bank: evidence",
        ),
        lang,
        author: say("老王记面馆", "Lao Wang Noodles"),
        footer: say(
            "案号 2026-001 · 指纹 9F2C-41D7-0B6E-E0B8",
            "Case 2026-001 · fingerprint 9F2C-41D7-0B6E-E0B8",
        ),
        banner: Some("演示 / DEMO".to_owned()),
        blocks,
    }
}

type Say<'a> = dyn Fn(&str, &str) -> String + 'a;

fn summary(say: &Say) -> Vec<Block> {
    let long = say(
        "2026 年 3 月 9 日至 11 日，商户经江州银行收单终端收取的款项共计 37,515.70 元，\
         至今未划入商户结算账户。商户已先后六次致电银行与收单平台，并于 3 月 16 日书面催告。\
         银行答复“系统升级，请耐心等待”，未说明到账日期（《关于系统升级的通知》），（附件一）。以上事实均有签购单、对账单、通话录音与书面通知为证，\
         每一行文字旁的编号（如 #12）即为所依据的记录。",
        "From 9 to 11 March 2026 the merchant took CNY 37,515.70 through Jiangzhou Bank's terminal. \
         None of it has reached the merchant's settlement account. The merchant called the bank and the \
         platform six times and demanded payment in writing on 16 March. The bank answered that a system \
         upgrade was under way and named no date. Slips, statements, recordings and the bank's own notice \
         prove each of these facts; the small number beside a line names the entry it rests on.",
    );
    let facts = vec![
        (
            say("申请人", "Claimant"),
            vec![Span::text("老王记面馆（统一社会信用代码 92310000MA1K000000）")],
        ),
        (
            say("被申请人", "Respondent"),
            vec![Span::text("江州银行股份有限公司 · 䶮喆𠮷 㛃 ⽇⼀⼈ ΩΩ \u{2b81d}")],
        ),
        (
            say("未到账金额", "Sum outstanding"),
            vec![
                Span::Strong("CNY 37,515.70".to_owned()),
                Span::text("（叁万柒仟伍佰壹拾伍元柒角）"),
                Span::Link {
                    text: say("见交易明细", "see the schedule"),
                    to: "schedule".to_owned(),
                },
                Span::text(say("，第 ", ", page ")),
                Span::Page("schedule".to_owned()),
                Span::text(say(" 页", "")),
            ],
        ),
        (say("文件名", "File name"), vec![Span::text("发票\u{202e}gpj.exe")]),
    ];
    vec![
        Block::styled(Style::Title, say("收款未到账证据材料", "Evidence of takings not settled")),
        Block::styled(
            Style::Small,
            say("2026 年 3 月 20 日整理 · 供律师使用", "Prepared 20 March 2026 · for counsel"),
        ),
        Block::styled(
            Style::Notice,
            say(
                "本材料为演示数据，人物、机构与账号均为虚构。",
                "This is demonstration data; people, firms and accounts are fictional.",
            ),
        ),
        Block::heading(2, say("案情摘要", "Summary")),
        Block::text(long.clone()).from_entry(12),
        Block::new(BlockKind::Facts(facts)).from_entry(3),
        Block::heading(2, say("核验", "Verification")),
        Block::text(say("用任何系统自带的工具即可核对：", "Any system's own tools can check it:")),
        Block::styled(
            Style::Mono,
            "sha256sum -c manifest-sha256.txt\n9f2c41d70b6ee0b8a3c1d2e4f5061728394a5b6c7d8e9f00112233445566778899aabbccddeeff00112233445566",
        ),
    ]
}

fn list(say: &Say) -> Table {
    let columns = vec![
        Column::new(say("编号", "No."), 7),
        Column::new(say("名称", "Title"), 20),
        Column::new(say("证明目的", "Proves"), 24),
        Column::new(say("来源", "Source"), 10),
        Column::right(say("页码", "Pages"), 7),
    ];
    let row = |(at, (name, title)): (usize, &(&str, &str))| Row {
        cells: vec![
            vec![Span::Link { text: label(at), to: anchor(at, name) }],
            Span::cell(*title),
            Span::cell(say(
                "证明交易真实发生、金额一致，且款项未在约定的 T+1 日到账",
                "The sale took place, the sum agrees, and it was not settled on T+1",
            )),
            Span::cell(say("商户自存", "Merchant")),
            vec![Span::Pages(anchor(at, name))],
        ],
        source: Some(20 + at as u64),
        ..Row::default()
    };
    Table { columns, rows: ATTACHED.iter().enumerate().map(row).collect() }
}

fn chronology(say: &Say) -> Vec<Block> {
    let columns = vec![
        Column::new(say("交易时间", "Time"), 16),
        Column::new(say("参考号", "Reference"), 18),
        Column::new(say("说明", "Note"), 22),
        Column::right(say("金额（元）", "Amount (CNY)"), 12),
    ];
    let mut rows = Vec::new();
    for n in 0..70_u64 {
        let note = if n % 9 == 0 {
            say(
                "顾客王䶮以信用卡支付，单笔超过平日均值，已与签购单逐笔核对",
                "Paid by card; above the daily mean; checked against the slip",
            )
        } else {
            say("堂食", "Dine-in")
        };
        rows.push(Row {
            cells: vec![
                Span::cell(format!(
                    "2026-03-{:02} {:02}:{:02}",
                    9 + n / 25,
                    10 + n % 12,
                    n * 7 % 60
                )),
                Span::cell(format!("0004128933{n:04}")),
                Span::cell(note),
                Span::cell(format!("{}.{:02}", 128 + n * 37 % 900, n * 13 % 100)),
            ],
            source: Some(100 + n),
            ..Row::default()
        });
    }
    rows.push(Row {
        cells: vec![Span::cell(say("合计", "Total")), vec![], vec![], Span::cell("37,515.70")],
        strong: true,
        ..Row::default()
    });
    vec![
        Block::new(BlockKind::PageBreak),
        Block::heading(1, say("交易明细", "Schedule of transactions")).named("schedule"),
        Block::new(BlockKind::Table(Table { columns, rows })),
        Block::heading(3, say("说明", "Note")),
        Block::styled(
            Style::Small,
            say(
                "金额为顾客实付金额，未扣除手续费。",
                "Amounts are what customers paid, before fees.",
            ),
        ),
    ]
}

fn label(at: usize) -> String {
    format!("E{:03}", at + 1)
}

/// `E001` for the first, else the file's name, so that tests can say which they mean.
fn anchor(at: usize, name: &str) -> String {
    if at == 0 { label(at) } else { name.to_owned() }
}

fn exhibit(at: usize, name: &str, title: &str, say: &Say) -> Block {
    let bytes = Files::bytes(name);
    let attachment = Attachment {
        label: label(at),
        title: title.to_owned(),
        sha256: Hash::of(&bytes),
        size: bytes.len() as u64,
        name: name.to_owned(),
        facts: vec![
            (
                say("来源", "Source"),
                say(
                    "商户手机拍摄，原件存于店内",
                    "Taken by the merchant; original kept in the shop",
                ),
            ),
            (
                say("证明目的", "Proves"),
                say("该笔交易真实发生且款项未到账", "The sale took place and was not settled"),
            ),
        ],
    };
    Block::new(BlockKind::Attachment(attachment)).from_entry(20 + at as u64).named(anchor(at, name))
}
