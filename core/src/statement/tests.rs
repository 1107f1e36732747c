//! What only whole files can show: samples to the cent, every profile's example, odd layouts, hostile input.

mod abroad;
mod books;
mod card_flags;
mod corpus;
mod odd;
mod outside;
mod told;
mod unlisted;

use super::*;
use crate::statement::Side::{Bank, Pos};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/bank/");
const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/profiles/examples/");

fn one(bytes: &[u8]) -> Statement {
    let mut all = read(bytes, None, None, None, None).expect("reads");
    assert_eq!(all.len(), 1);
    all.remove(0)
}

/// The first account of a statement that is written out here.
fn bank(text: &str) -> Statement {
    let mut all = read(text.as_bytes(), None, Some(Bank), None, None).expect("reads");
    all.remove(0)
}

/// The same of a sales export.
fn pos(text: &str) -> Statement {
    let mut all = read(text.as_bytes(), None, Some(Pos), None, None).expect("reads");
    all.remove(0)
}

fn file(folder: &str, name: &str) -> Statement {
    one(&std::fs::read(format!("{folder}{name}")).expect("fixture"))
}

fn figures(s: &Statement) -> (usize, usize, i64, usize, i64) {
    let (credits, debits) =
        if s.side == Bank { (s.credits(), s.debits()) } else { (s.sales(), s.refunds()) };
    (s.rows.len(), credits.count, credits.sum.minor, debits.count, debits.sum.minor)
}

#[test]
fn real_samples_to_the_cent() {
    for (name, profile, encoding, preamble, expected) in [
        (
            "alipay-personal-gb18030.csv",
            "alipay-personal",
            "gb18030",
            24,
            (8, 1, 22_222_850, 4, 16_164),
        ),
        ("bocom-debit.csv", "bocom-debit", "utf-8", 0, (6, 3, 1_125, 3, 11_400)),
        ("ccb-debit.xls", "ccb-debit", "xls", 5, (6, 0, 0, 6, 70_326)),
        ("icbc-debit-v2.csv", "icbc-debit", "utf-8", 6, (11, 5, 284_174, 6, 424_108)),
        ("wechat-personal.csv", "wechat-personal", "utf-8", 16, (27, 5, 2_849, 11, 290_453)),
        ("wechat-personal.xlsx", "wechat-personal", "xlsx", 17, (27, 5, 2_849, 11, 290_453)),
    ] {
        let s = file(FIXTURES, name);
        assert_eq!(
            (s.profile.as_str(), s.encoding, s.preamble_rows),
            (profile, encoding, preamble),
            "{name}"
        );
        assert_eq!(figures(&s), expected, "{name}");
        assert_eq!(s.side, Bank, "{name}");
    }
}

#[test]
fn samples_say_how_far_they_can_be_trusted() {
    assert_eq!(file(FIXTURES, "wechat-personal.csv").totals, Totals::Differ);
    assert_eq!(file(FIXTURES, "icbc-debit-v2.csv").totals, Totals::Differ);
    assert_eq!(file(FIXTURES, "icbc-debit-v2.csv").account_tail.as_deref(), Some("9876"));
    assert!(file(FIXTURES, "wechat-personal.xlsx").hints.contains(&Hint::ReSaved));
    let closed = &file(FIXTURES, "alipay-personal-gb18030.csv").skipped;
    assert_eq!(
        closed.iter().map(|s| (s.row, s.reason)).collect::<Vec<_>>(),
        [(31, Reason::Undone), (33, Reason::Undone)]
    );
}

#[test]
fn every_profile_reads_its_example() {
    let bank = (2, 1, 1_286_050, 1, 50_000);
    let expected = [
        ("icbc-debit", bank, Totals::Match),
        ("ccb-debit", bank, Totals::Absent),
        ("abc-debit", bank, Totals::Absent),
        ("boc-debit", bank, Totals::Absent),
        ("cmb-debit", bank, Totals::Match),
        ("bocom-debit", bank, Totals::Absent),
        ("spdb-debit", bank, Totals::Absent),
        ("citic-debit", bank, Totals::Absent),
        ("hsbc-hk", bank, Totals::Absent),
        ("wechat-merchant", (2, 1, 10_000, 1, 2_000), Totals::Match),
        ("wechat-account", (2, 1, 10_000, 1, 1_988), Totals::Match),
        ("wechat-personal", (3, 1, 2_300, 1, 1_200), Totals::Match),
        ("alipay-merchant", (2, 1, 1_200, 1, 500), Totals::Match),
        ("alipay-account", (2, 1, 1_200, 1, 500), Totals::Match),
        ("alipay-personal", (2, 1, 2_850, 1, 4_974), Totals::Match),
        ("unionpay-merchant", (3, 2, 138_605, 1, 3_000), Totals::Match),
        ("lakala-merchant", (3, 2, 10_800, 1, 2_000), Totals::Absent),
        ("acquirer-en", (3, 2, 124_450, 1, 2_000), Totals::Match),
    ];
    assert_eq!(expected.len(), builtin().len());
    for (id, figures_expected, totals) in expected {
        let s = file(EXAMPLES, &format!("{id}.csv"));
        assert_eq!(s.profile, id);
        assert_eq!(figures(&s), figures_expected, "{id}");
        assert_eq!(s.totals, totals, "{id}");
        assert!(
            matches!(s.balance, Balance::Consistent | Balance::Absent),
            "{id}: {:?}",
            s.balance
        );
        if matches!(
            id,
            "abc-debit" | "cmb-debit" | "citic-debit" | "icbc-debit" | "spdb-debit" | "ccb-debit"
        ) {
            assert_eq!(s.account_tail.as_deref(), Some("3371"), "{id}");
        }
    }
}

/// The generic recogniser must do as well without any profile.
#[test]
fn the_generic_recogniser_needs_no_profile() {
    for (id, _) in builtin() {
        if matches!(*id, "wechat-merchant" | "alipay-merchant") {
            continue;
        }
        let bytes = std::fs::read(format!("{EXAMPLES}{id}.csv")).expect("example");
        let with = one(&bytes);
        let without =
            read(&bytes, None, Some(with.side), Some("generic"), None).expect("reads").remove(0);
        assert_eq!(without.profile, "generic");
        assert_eq!(figures(&without), figures(&with), "{id}");
    }
}

#[test]
fn fees_and_nets_of_merchant_bills() {
    let s = file(EXAMPLES, "wechat-merchant.csv");
    assert_eq!(
        s.rows.iter().map(|r| (r.fee_minor, r.net())).collect::<Vec<_>>(),
        [(Some(38), Some(9_962)), (Some(-8), Some(-1_992))]
    );
    assert_eq!(s.merchant_no.as_deref(), Some("1230000109"));
    let s = file(EXAMPLES, "alipay-merchant.csv");
    assert_eq!(s.rows.iter().map(|r| r.net()).collect::<Vec<_>>(), [Some(1_195), Some(-498)]);
    // Where fees have rows of their own, each goes into the row of its sale or refund.
    let s = file(EXAMPLES, "alipay-account.csv");
    assert_eq!(
        s.rows.iter().map(|r| (r.fee_minor, r.net())).collect::<Vec<_>>(),
        [(Some(7), Some(1_193)), (Some(-3), Some(-497))]
    );
    // The journal says what moved: the fee given back is in what was given back.
    let s = file(EXAMPLES, "wechat-account.csv");
    assert_eq!(
        s.rows.iter().map(|r| (r.fee_minor, r.net())).collect::<Vec<_>>(),
        [(Some(60), Some(9_940)), (Some(0), Some(-1_988))]
    );
    let s = file(EXAMPLES, "unionpay-merchant.csv");
    assert_eq!(s.fees().minor, 516);
    assert_eq!(s.pays_to_tail.as_deref(), Some("3371"));
    assert_eq!(s.covers.map(|c| c.1.to_string()).as_deref(), Some("2026-03-31"));
    assert_eq!(s.rows[0].posted.map(|d| d.to_string()).as_deref(), Some("2026-03-02"));
    assert_eq!(s.rows[0].at.to_rfc3339(), "2026-03-01T09:12:40+08:00");
    let s = file(EXAMPLES, "acquirer-en.csv");
    assert_eq!((s.currency.code(), s.rows[0].day().to_string()), ("GBP", "2026-03-05".into()));
}

#[test]
fn layouts_nobody_described() {
    for (text, expected) in [
        // Semicolons, decimal commas, month first, debit and credit columns.
        (
            "Date;Details;Debit;Credit;Balance\n03/05/2026;CARD SETTLEMENT;;1.229,81;11.229,81\n03/13/2026;RENT;1.000,00;;10.229,81\n",
            (2, 1, 122_981, 1, 100_000),
        ),
        // No sign anywhere: the balance tells.
        (
            "日期,金额,余额,摘要\n2026-03-01,100.00,1100.00,存入\n2026-03-02,50.00,1050.00,取款\n2026-03-03,25.50,1075.50,结算\n",
            (3, 2, 12_550, 1, 5_000),
        ),
        // Full width, a flag, pipes, bad rows.
        (
            "记账日期|借贷标志|发生额|账户余额|摘要\n2026年3月1日|贷|１，０００．００|5,000.00|转入\n2026年3月2日|借|200.00|4,800.00|转出\nabc|借|200.00|4,800.00|坏\n2026年3月4日|借|xx|4,800.00|坏\n",
            (2, 1, 100_000, 1, 20_000),
        ),
        // A header of two rows.
        (
            "交易日期,发生额,,余额,摘要\n,借方,贷方,,\n2026-03-09,,100.00,500.00,收款\n2026-03-10,40.00,,460.00,付款\n",
            (2, 1, 10_000, 1, 4_000),
        ),
        // Every outgoing sum negative although a flag says so too.
        (
            "交易日期,收支类型,金额,对方户名\n2026-03-01,收入,10.00,甲\n2026-03-02,支出,-4.00,乙\n",
            (2, 1, 1_000, 1, 400),
        ),
        // A page break repeats the header; a subtotal ends each page.
        (
            "交易日期,收入,支出,余额\n2026-03-01,10.00,,10.00\n本页小计,10.00,,\n交易日期,收入,支出,余额\n2026-03-02,5.00,,15.00\n合计,15.00,0.00,\n",
            (2, 2, 1_500, 0, 0),
        ),
        // Cr and Dr glued to the sums.
        (
            "Posting Date,Narrative,Amount,Balance\n09-Mar-2026,ACME SETTLEMENT,500.00 CR,1500.00 CR\n10-Mar-2026,RENT,200.00 DR,1300.00 CR\n",
            (2, 1, 50_000, 1, 20_000),
        ),
        // A table written as a web page.
        (
            "<html><table><tr><td colspan=4>账户明细</td></tr><tr><th>交易日期</th><th>收入金额</th><th>支出金额</th><th>账户余额</th></tr><tr><td>2026-03-09</td><td>100.00</td><td>&nbsp;</td><td>200.00</td></tr></table></html>",
            (1, 1, 10_000, 0, 0),
        ),
    ] {
        let s = one(text.as_bytes());
        assert_eq!(s.side, Bank);
        assert_eq!(figures(&s), expected, "{text}");
    }
}

#[test]
fn encodings_are_told_from_the_bytes() {
    let text = "交易日期,收入,支出,余额,摘要\n2026-03-09,12860.50,,20000.00,银联商务结算\n";
    let gbk = encoding_rs::GB18030.encode(text).0.into_owned();
    let big5 = encoding_rs::BIG5
        .encode("交易日期,收入,支出,餘額,摘要\n2026-03-09,12860.50,,20000.00,結算\n")
        .0
        .into_owned();
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let bare: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked: Vec<u8> = [0xef, 0xbb, 0xbf].into_iter().chain(text.bytes()).collect();
    for (bytes, name) in
        [(gbk, "gb18030"), (utf16, "utf-16le"), (bare, "utf-16be"), (marked, "utf-8")]
    {
        let s = one(&bytes);
        assert_eq!((s.encoding, s.credits().sum.minor), (name, 1_286_050));
        assert_eq!(s.rows[0].text.as_deref(), Some("银联商务结算"), "{name}");
    }
    assert_eq!(one(&big5).credits().sum.minor, 1_286_050);
}

#[test]
fn identifiers_stay_text_and_lost_digits_are_noticed() {
    let s = one("交易时间,终端号,检索参考号,订单号,交易金额\n2026-03-09 10:00:00,00012345,000123456789,4200000001202603091234567890,12.00\n".as_bytes());
    let row = &s.rows[0];
    assert_eq!(
        (row.terminal.as_deref(), row.reference.as_deref()),
        (Some("00012345"), Some("000123456789"))
    );
    let s =
        one("交易时间,终端号,订单号,交易金额\n2026/3/9 10:01,21391326,2.02603E+17,12.00\n"
            .as_bytes());
    assert!(s.hints.contains(&Hint::DigitsLost { column: "订单号".into(), cells: 1 }));
}

#[test]
fn overlapping_files_count_a_row_once_and_twins_twice() {
    let head = "交易日期,收入,支出,摘要\n";
    let a =
        one(format!("{head}2026-03-01,20.00,,甲\n2026-03-02,20.00,,甲\n2026-03-02,20.00,,甲\n")
            .as_bytes());
    let b =
        one(format!("{head}2026-03-02,20.00,,甲\n2026-03-02,20.00,,甲\n2026-03-03,20.00,,甲\n")
            .as_bytes());
    let mut known = std::collections::HashSet::new();
    let joined = union(&[&a, &b], &mut known);
    assert_eq!(joined.new, [3, 1]);
    assert_eq!(union(&[&a, &b], &mut known).new, [0, 0]);
}

#[test]
fn full_card_numbers_are_counted_and_masked_and_other_numbers_left() {
    let text = "商户编号：898320158120001\n交易时间,商户号,终端号,检索参考号,卡号,交易金额,备注\n2026-03-09 10:00:00,4111111111111111,6222021234567890128,6222021234567890128,6222021234567890123,12.00,卡 4111111111111111 付\n2026-03-09 10:01:00,1,2,3,622202******0123,12.00,\"无\"\n";
    let is_full = |t: &str| mask::mask(t) != t;
    for bytes in [text.as_bytes().to_vec(), encoding_rs::GB18030.encode(text).0.into_owned()] {
        let options = Options { side: Some(Pos), ..Options::default() };
        let found = full_cards(&bytes, &options, &is_full).expect("reads");
        let named: Vec<(&str, usize)> =
            found.iter().map(|f| (f.column.as_str(), f.cells)).collect();
        assert_eq!(named, [("卡号", 1), ("备注", 1)]);
        let copy =
            masked_copy(&bytes, &options, &is_full).expect("reads").expect("something to mask");
        assert_eq!(copy.original, Hash::of(&bytes));
        assert!(!copy.converted);
        let encoding = if std::str::from_utf8(&bytes).is_ok() {
            encoding_rs::UTF_8
        } else {
            encoding_rs::GB18030
        };
        let got = encoding.decode(&copy.bytes).0.into_owned();
        let expected = text
            .replace("6222021234567890123", "622202*********0123")
            .replace("卡 4111111111111111 付", "卡 411111******1111 付");
        assert_eq!(got, expected, "nothing but the two cells changed");
        assert_eq!(full_cards(&copy.bytes, &options, &is_full).expect("reads"), []);
        let s = one(&bytes);
        assert_eq!(s.rows[0].card.as_deref(), Some("622202*********0123"));
        assert!(!format!("{:?}", s.rows).contains("卡 4111111111111111"));
    }
}

fn zip_of(files: &[(&str, &[u8])], password: Option<&str>) -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = zip::write::SimpleFileOptions::default();
        match password {
            Some(word) => writer
                .start_file(*name, options.with_aes_encryption(zip::AesMode::Aes256, word))
                .expect("starts"),
            None => writer.start_file(*name, options).expect("starts"),
        }
        writer.write_all(bytes).expect("writes");
    }
    writer.finish().expect("finishes").into_inner()
}

#[test]
fn archives_ask_for_a_password_and_refuse_nesting() {
    let csv = "交易日期,收入,支出\n2026-03-01,20.00,\n".as_bytes();
    let other = "交易日期,收入,支出\n2026-03-02,21.00,\n".as_bytes();
    let two = read(
        &zip_of(&[("a/1.csv", csv), ("2.csv", other), ("readme.pdf", b"%PDF")], None),
        None,
        None,
        None,
        None,
    )
    .expect("reads");
    assert_eq!(
        two.iter().filter_map(|s| s.inner.as_ref()).map(|i| i.name.as_str()).collect::<Vec<_>>(),
        ["1.csv", "2.csv"]
    );
    let locked = zip_of(&[("1.csv", csv)], Some("314159"));
    let open = |word| read(&locked, None, None, None, word).map(|s| s.len());
    assert_eq!(open(None), Err(StatementError::PasswordNeeded));
    assert_eq!(open(Some("0")), Err(StatementError::PasswordWrong));
    assert_eq!(open(Some("314159")), Ok(1));
    let nested = zip_of(&[("inner.zip", &zip_of(&[("1.csv", csv)], None))], None);
    assert!(matches!(
        read(&nested, None, None, None, None),
        Err(StatementError::NestedArchive { .. })
    ));
}

#[test]
fn camt_entries_by_sign_and_booking_day() {
    let xml = r#"<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>
<FrToDt><FrDtTm>2026-03-01T00:00:00</FrDtTm><ToDtTm>2026-03-31T23:59:59</ToDtTm></FrToDt><Acct><Id><IBAN>GB33BUKB20201555553371</IBAN></Id></Acct>
<Ntry><Amt Ccy="GBP">1229.81</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-06</Dt></BookgDt><ValDt><Dt>2026-03-06</Dt></ValDt><AcctSvcrRef>R1</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Acme &amp; Co</Nm></Dbtr></RltdPties><RmtInf><Ustrd>SETTLEMENT</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="GBP">5.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>PDNG</Sts><BookgDt><Dt>2026-03-06</Dt></BookgDt></Ntry>
<Ntry><Amt Ccy="GBP">7.10</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-03-07</Dt></BookgDt></Ntry>
</Stmt></BkToCstmrStmt></Document>"#;
    let s = one(xml.as_bytes());
    assert_eq!(
        (s.profile.as_str(), s.currency.code(), s.account_tail.as_deref()),
        ("camt.053", "GBP", Some("3371"))
    );
    assert_eq!(figures(&s), (2, 1, 122_981, 1, 710));
    assert_eq!(s.rows[0].counterparty.as_deref(), Some("Acme & Co"));
    assert_eq!(s.covers.map(|c| c.1.to_string()).as_deref(), Some("2026-03-31"));
}

#[test]
fn hostile_and_foreign_files_are_refused_in_words() {
    let fails = |bytes: &[u8]| read(bytes, None, None, None, None).expect_err("refused");
    assert_eq!(fails(b""), StatementError::Empty);
    assert!(matches!(fails(b"%PDF-1.7"), StatementError::Unreadable { kind: "pdf", .. }));
    assert!(matches!(fails(b"PK\x03\x04 nothing"), StatementError::Unreadable { kind: "zip", .. }));
    assert!(matches!(fails("甲,乙\n1,2\n".as_bytes()), StatementError::NoHeader { .. }));
    assert!(matches!(
        read(b"a", None, None, Some("nope"), None),
        Err(StatementError::NoProfile { .. })
    ));
    let long = format!(
        "交易日期,收入,支出,摘要\n2026-03-01,20.00,,{}\n2026-03-02,5.00,,好\n",
        "长".repeat(30_000)
    );
    let s = one(long.as_bytes());
    assert_eq!((s.rows.len(), s.skipped[0].reason), (1, Reason::TooLong));
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..600)) {
        drop(read(&bytes, None, None, None, None));
    }

    #[test]
    fn no_cells_make_it_panic(cells in proptest::collection::vec("[ -~\u{4e00}-\u{4e20}\"',;\t]{0,12}", 0..60)) {
        let mut text = String::from("交易日期,收入,支出,余额,摘要\n");
        for row in cells.chunks(5) {
            text.push_str(&row.join(","));
            text.push('\n');
        }
        drop(read(text.as_bytes(), None, None, None, None));
    }

    #[test]
    fn sums_survive_any_way_of_writing_them(minor in 1i64..10_000_000_000, grouped in proptest::bool::ANY, wide in proptest::bool::ANY) {
        let money = Money::new(minor, Currency::CNY);
        let mut text = if grouped { money.grouped() } else { money.plain() };
        if wide {
            text = text.chars().map(|c| if c.is_ascii() { char::from_u32(c as u32 + 0xfee0).unwrap() } else { c }).collect();
        }
        let s = one(format!("交易日期,收入,支出,摘要\n2026-03-01,\"{text}\",,x\n").as_bytes());
        proptest::prop_assert_eq!(s.credits().sum.minor, minor);
    }
}

/// Two cells, one in the last corner of the sheet: laid out in rows and columns they would take all memory there is.
#[test]
fn a_sheet_with_a_cell_far_away_is_refused_before_it_is_laid_out() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "交易日期").unwrap();
    sheet.write_string(1_048_575, 16_383, "金额").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let refused = read(&bytes, Some("x.xlsx"), None, None, None);
    assert!(matches!(refused, Err(StatementError::TooLarge { .. })), "{refused:?}");
}

/// A workbook with these parts beside an empty sheet.
fn workbook_with(name: &str, unit: &str, times: usize) -> Vec<u8> {
    use std::io::Write;
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_string(0, 0, "交易日期").unwrap();
    let plain = book.save_to_buffer().unwrap();
    let mut from = zip::ZipArchive::new(std::io::Cursor::new(plain)).unwrap();
    let mut to = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..from.len() {
        let file = from.by_index(at).unwrap();
        if file.name().unwrap() != name {
            to.raw_copy_file(file).unwrap();
        }
    }
    to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    let (head, tail) = unit.split_once('|').map_or(("", ""), |(head, tail)| (head, tail));
    to.write_all(head.as_bytes()).unwrap();
    let (one, end) = tail.split_once('|').unwrap();
    to.write_all(one.repeat(times).as_bytes()).unwrap();
    to.write_all(end.as_bytes()).unwrap();
    to.finish().unwrap().into_inner()
}

/// Some hundred kilobytes that made the reader take gigabytes or many seconds.
#[test]
fn small_workbooks_that_unpack_to_very_much_are_refused_before_they_are_parsed() {
    const NS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let cases = [
        (
            "xl/sharedStrings.xml",
            format!("<sst xmlns=\"{NS}\"><si><t>|A|</t></si></sst>"),
            60_000_000,
        ),
        ("xl/sharedStrings.xml", format!("<sst xmlns=\"{NS}\">|<si><t/></si>|</sst>"), 5_000_000),
        (
            "xl/styles.xml",
            format!(
                "<styleSheet xmlns=\"{NS}\"><cellXfs>|<xf numFmtId=\"14\"/>|</cellXfs></styleSheet>"
            ),
            2_500_000,
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{NS}\"><sheetData>|<row/>|</sheetData></worksheet>"),
            8_000_000,
        ),
    ];
    for (name, unit, times) in cases {
        let bytes = workbook_with(name, &unit, times);
        assert!(bytes.len() < 400_000, "{name}: {}", bytes.len());
        let refused = read(&bytes, Some("x.xlsx"), None, None, None);
        assert!(matches!(refused, Err(StatementError::TooLarge { .. })), "{name}: {refused:?}");
    }
    // A large month of honest rows is read.
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (at, title) in ["交易日期", "收入", "摘要"].into_iter().enumerate() {
        sheet.write_string(0, at as u16, title).unwrap();
    }
    for row in 1..20_000 {
        sheet.write_string(row, 0, "2026-03-01").unwrap();
        sheet.write_number(row, 1, 5.0).unwrap();
        sheet.write_string(row, 2, "货款").unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    assert!(read(&bytes, Some("x.xlsx"), None, None, None).is_ok());
}
