//! Workbooks: merged cells, formulas nobody calculated, hidden sheets, and what only looks like a workbook.

use super::*;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

fn saved(build: impl FnOnce(&mut Workbook) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    build(&mut book).expect("builds");
    book.save_to_buffer().expect("saves")
}

/// A row of texts; what reads as a number is written as one.
fn row(sheet: &mut Worksheet, at: u32, cells: &[&str]) -> Result<(), XlsxError> {
    for (column, text) in cells.iter().enumerate().filter(|(_, t)| !t.is_empty()) {
        match text.parse::<f64>() {
            Ok(number) => sheet.write_number(at, column as u16, number)?,
            Err(_) => sheet.write_string(at, column as u16, *text)?,
        };
    }
    Ok(())
}

fn bank(bytes: &[u8]) -> Vec<Statement> {
    read(bytes, None, Some(Bank), None, None).expect("reads")
}

const HEAD: [&str; 4] = ["交易日期", "摘要", "收入", "支出"];

#[test]
fn a_header_of_two_rows_with_merged_cells() {
    let bytes = saved(|book| {
        let (sheet, plain) = (book.add_worksheet(), Format::new());
        sheet.merge_range(0, 0, 0, 4, "江州银行账户明细", &plain)?;
        for (column, name) in [(0, "交易日期"), (3, "余额"), (4, "摘要")] {
            sheet.merge_range(1, column, 2, column, name, &plain)?;
        }
        sheet.merge_range(1, 1, 1, 2, "发生额", &plain)?;
        row(sheet, 2, &["", "借方", "贷方"])?;
        row(sheet, 3, &["2026-03-02", "", "996.2", "1996.2", "结算"])?;
        row(sheet, 4, &["2026-03-03", "50", "", "1946.2", "房租"])
    });
    let s = &bank(&bytes)[0];
    assert_eq!(figures(s), (2, 1, 99_620, 1, 5_000));
    assert_eq!((s.balance, s.preamble_rows), (Balance::Consistent, 2));
}

#[test]
fn a_merged_day_is_the_day_of_each_row_and_a_merged_sum_is_one_sum() {
    let bytes = saved(|book| {
        let (sheet, plain) = (book.add_worksheet(), Format::new());
        row(sheet, 0, &HEAD)?;
        for (at, sum) in ["10", "20", "30"].iter().enumerate() {
            row(sheet, at as u32 + 1, &["", "结算", sum])?;
        }
        sheet.merge_range(1, 0, 3, 0, "2026-03-02", &plain)?;
        row(sheet, 4, &["2026-03-03", "结算"])?;
        row(sheet, 5, &["2026-03-03", "续上"])?;
        sheet.merge_range(4, 2, 5, 2, "", &plain)?;
        sheet.write_number(4, 2, 100)?;
        Ok(())
    });
    let s = &bank(&bytes)[0];
    assert_eq!(figures(s), (4, 4, 16_000, 0, 0));
    assert!(s.rows[..3].iter().all(|r| r.day().to_string() == "2026-03-02"));
    assert!(!s.hints.iter().any(|h| matches!(h, Hint::DatesCarried { .. })), "{:?}", s.hints);
    let left: Vec<_> = s.skipped.iter().map(|k| (k.row, k.reason)).collect();
    assert_eq!(left, [(6, Reason::NoMoney)]);
}

/// The writer stores zero for each formula and asks to have everything calculated: zero is no result.
#[test]
fn a_formula_nobody_calculated_is_no_zero_and_no_blank() {
    let book = |result: Option<&str>| {
        saved(|book| {
            let sheet = book.add_worksheet();
            row(sheet, 0, &HEAD)?;
            row(sheet, 1, &["2026-03-02", "结算", "10"])?;
            row(sheet, 2, &["2026-03-03", "结算"])?;
            sheet.write_formula(2, 2, "=C2*2")?;
            if let Some(result) = result {
                sheet.set_formula_result(2, 2, result);
            }
            row(sheet, 3, &["合计"])?;
            sheet.write_formula(3, 2, "=SUM(C2:C3)")?;
            if result.is_some() {
                sheet.set_formula_result(3, 2, "30");
            }
            Ok(())
        })
    };
    let s = &bank(&book(None))[0];
    assert_eq!(s.credits().sum.minor, 1_000);
    let left: Vec<_> = s.skipped.iter().map(|k| (k.row, k.reason, k.cell.as_str())).collect();
    assert_eq!(left, [(3, Reason::Formula, "=C2*2")]);
    assert!(s.hints.contains(&Hint::Formulas { column: "收入".into(), cells: 1 }), "{:?}", s.hints);
    // With its result stored a formula is a number like any other.
    let s = &bank(&book(Some("20")))[0];
    assert_eq!((s.credits().sum.minor, s.skipped.len(), s.totals), (3_000, 0, Totals::Match));
}

#[test]
fn a_hidden_sheet_is_read_only_where_no_visible_one_can_be_and_the_rest_is_named() {
    let book = |visible: &[&str]| {
        saved(|book| {
            let sheet = book.add_worksheet().set_name("旧账")?;
            row(sheet, 0, &["交易日期", "摘要", "收入", "支出", "余额", "对方户名"])?;
            row(sheet, 1, &["2025-03-02", "结算", "999", "", "999", "甲"])?;
            sheet.set_hidden(true);
            let sheet = book.add_worksheet().set_name("三月")?;
            sheet.set_active(true);
            sheet.set_first_tab(true);
            row(sheet, 0, visible)?;
            row(sheet, 1, &["2026-03-02", "结算", "10"])?;
            book.add_worksheet().set_name("空")?;
            Ok(())
        })
    };
    let all = bank(&book(&HEAD));
    assert_eq!((all.len(), all[0].sheet.as_deref()), (1, Some("三月")));
    assert_eq!(all[0].credits().sum.minor, 1_000);
    let told = |s: &Statement| {
        s.hints.iter().find_map(|h| match h {
            Hint::SheetsUnread { read, hidden, names } => {
                Some((read.clone(), *hidden, names.clone()))
            }
            _ => None,
        })
    };
    assert_eq!(told(&all[0]), Some(("三月".into(), false, vec!["旧账".into()])));
    let all = bank(&book(&["说明", "备注", "附注"]));
    assert_eq!(all[0].credits().sum.minor, 99_900);
    assert_eq!(told(&all[0]), Some(("旧账".into(), true, vec!["三月".into()])));
}

#[test]
fn the_masked_copy_of_a_workbook_has_all_its_sheets() {
    let head = ["交易时间", "终端号", "参考号", "卡号", "交易金额"];
    let bytes = saved(|book| {
        for (month, card) in [("03", "622202******0123"), ("04", "6222021234567890123")] {
            let sheet = book.add_worksheet().set_name(month)?;
            row(sheet, 0, &head)?;
            let time = format!("2026-{month}-02 10:00:00");
            let number = format!("R9000000000{month}");
            for (column, text) in [&time, "T1000001", &number, card].into_iter().enumerate() {
                sheet.write_string(1, column as u16, text)?;
            }
            sheet.write_number(1, 4, 10)?;
        }
        Ok(())
    });
    let options = Options { side: Some(Pos), ..Options::default() };
    let full = |t: &str| mask::mask(t) != t;
    let copy = masked_copy(&bytes, &options, &full).expect("reads").expect("something to mask");
    let s = one(&copy.bytes);
    assert_eq!((s.sales().count, s.sales().sum.minor), (2, 2_000));
    assert!(!String::from_utf8_lossy(&copy.bytes).contains("6222021234567890123"));
}

#[test]
fn bytes_that_only_have_the_name_of_a_workbook() {
    // No text of any encoding: a counter run through a mixer.
    let noise: Vec<u8> = (0u32..4000)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8 ^ (n >> 3) as u8)
        .collect();
    let kind = |name: &str| match read(&noise, Some(name), None, None, None) {
        Err(StatementError::Unreadable { kind, .. }) => kind,
        other => panic!("{other:?}"),
    };
    assert_eq!((kind("三月.xlsx"), kind("三月.csv")), ("no-workbook", "binary"));
    // A text without column names is a text.
    let text = read("甲,乙\n1,2\n".as_bytes(), Some("a.xlsx"), None, None, None);
    assert!(matches!(text, Err(StatementError::NoHeader { .. })));
}
