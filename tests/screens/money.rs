//! From two files to an open case, and the user's word about runs.

use crate::support::desk::Desk;
use recourse_core::locale::Lang;

pub(crate) const POS: &str = "交易日期,交易时间,终端号,交易类型,交易金额,手续费,清算金额,参考号\n\
2026-03-03,11:20:01,21391326,消费,1000.00,3.80,996.20,973500000001\n\
2026-03-03,18:05:40,21391326,消费,500.00,1.90,498.10,973500000002\n\
2026-03-04,12:01:12,21391326,消费,200.00,0.76,199.24,973500000003\n\
2026-03-05,12:30:45,21391326,消费,800.00,3.04,796.96,973500000004\n\
2026-03-05,19:10:20,21391326,消费,300.00,1.14,298.86,973500000005\n";

pub(crate) const BANK: &str = "交易日期,摘要,收入,支出,余额,对方户名\n\
2026-03-04,商户结算,1494.30,,5494.30,蓝鲸付支付有限公司\n\
2026-03-05,商户结算,199.24,,5693.54,蓝鲸付支付有限公司\n\
2026-03-09,电费,,93.54,5600.00,江州供电\n\
2026-03-10,转账,10.00,,5610.00,周敏\n";

/// Counts key presses; pasted paths and typed names are the names of the story.
struct Walk {
    desk: Desk,
    pressed: usize,
}

impl Walk {
    fn press(&mut self, keys: &[&str]) -> &mut Self {
        self.pressed += keys.len();
        self.desk.keys(&keys.concat());
        self
    }

    fn name(&mut self, text: &str) -> &mut Self {
        self.desk.keys(text);
        self
    }

    fn paste(&mut self, path: &str) -> &mut Self {
        self.desk.paste(path);
        self
    }
}

#[test]
fn two_files_become_an_open_case_in_twelve_keys() {
    for (lang, size) in
        [(Lang::Zh, (100, 30)), (Lang::Zh, (80, 24)), (Lang::En, (100, 30)), (Lang::En, (80, 24))]
    {
        let mut desk = Desk::at_home(lang);
        desk.size(size.0, size.1);
        let (pos, bank) =
            (desk.file("明细.csv", POS.as_bytes()), desk.file("流水.csv", BANK.as_bytes()));
        let mut walk = Walk { desk, pressed: 0 };
        walk.press(&["p"]).paste(&pos);
        let seen = walk.desk.screen();
        let ladder = if lang == Lang::Zh { "有利：" } else { "In its favour" };
        let known = if lang == Lang::Zh { "一般表格" } else { "an ordinary table" };
        assert!(seen.contains(known) && seen.contains(ladder), "{seen}");
        walk.press(&["<c-s>", "b"]).paste(&bank).press(&["<c-s>"]);
        let seen = walk.desk.screen();
        assert!(seen.contains("1,095.82"), "{seen}");
        // The last column is whole in either language and size, whatever else has to give way.
        let whole = if lang == Lang::Zh { ["结论", "[缺]"] } else { ["State", "[missing]"] };
        assert!(whole.iter().all(|word| seen.contains(word)), "{seen}");
        walk.press(&["n", "<tab>"]).name("江州银行").press(&["<tab>", "<tab>"]).name("蓝鲸付");
        walk.press(&["<c-s>", "<c-s>", "<c-s>"]);
        let hands = walk.desk.hands();
        let case = &hands.desk.book().cases[0];
        let claimed = (case.vouchers.len(), case.claimed().minor);
        assert_eq!(claimed, (2, 109_582), "{}", walk.desk.screen());
        assert_eq!((case.exhibits.len(), case.obligors().count()), (2, 2));
        assert!(walk.pressed <= 12, "{} keys", walk.pressed);
    }
}

#[test]
fn a_run_is_said_to_have_arrived_and_the_rest_joins_the_case() {
    let mut desk = Desk::at_home(Lang::Zh);
    let (pos, bank) =
        (desk.file("明细.csv", POS.as_bytes()), desk.file("流水.csv", BANK.as_bytes()));
    desk.keys("p").paste(&pos).keys("<c-s>b").paste(&bank).keys("<c-s>");
    // The run of 5 March is the last of the list.
    desk.keys("<end>d<tab><tab><c-s>");
    assert!(desk.screen().contains("写明理由"), "{}", desk.screen());
    desk.keys("柜台补付<c-s>");
    assert_eq!(desk.hands().desk.book().decisions.len(), 1, "{}", desk.screen());
    assert!(!desk.screen().contains("未到账 1,095.82"), "{}", desk.screen());
}

/// A ZIP whose one file is encrypted (AES-256), as banks send statements.
fn locked(inner: &str, text: &str, password: &str) -> Vec<u8> {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .with_aes_encryption(zip::AesMode::Aes256, password);
    zip.start_file(inner, options).unwrap();
    zip.write_all(text.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_locked_archive_asks_for_its_password_once() {
    for lang in [Lang::Zh, Lang::En] {
        let mut desk = Desk::at_home(lang);
        let archive = desk.file("流水.zip", &locked("流水.csv", BANK, "351207"));
        desk.keys("p<esc>").keys("b").paste(&archive);
        let asked = if lang == Lang::Zh { "解压密码" } else { "Password" };
        assert!(desk.screen().contains(asked), "{}", desk.screen());
        desk.keys("111111<c-s>");
        assert!(desk.hands().desk.book().imports.is_empty(), "nothing is kept of a wrong guess");
        desk.keys("<bs><bs><bs><bs><bs><bs>351207");
        assert!(!desk.screen().contains("351207"), "{}", desk.screen());
        desk.keys("<c-s>");
        assert!(desk.screen().contains("1,703.54"), "{}", desk.screen());
        desk.keys("<c-s>");
        let imports = &desk.hands().desk.book().imports;
        assert_eq!((imports.len(), imports[0].record.rows), (1, 4), "{}", desk.screen());
    }
}

#[test]
fn an_unknown_layout_is_mapped_once_and_kept() {
    let odd = "Alpha;Beta;Gamma\n2026-03-04;1494.30;Blauwal Pay\n2026-03-05;199.24;Blauwal Pay\n";
    let mut desk = Desk::at_home(Lang::En);
    let first = desk.file("odd.csv", odd.as_bytes());
    desk.keys("b").paste(&first);
    assert!(
        desk.screen().contains("Alpha") && desk.screen().contains("Gamma"),
        "{}",
        desk.screen()
    );
    desk.keys("<c-s>");
    assert!(desk.screen().contains("Choose the column of the date"), "{}", desk.screen());
    // Date is Alpha; money in is Beta.
    desk.keys("<right><tab><tab><right><right><c-s>");
    assert!(desk.screen().contains("1,693.54"), "{}", desk.screen());
    desk.keys("<c-s>");
    assert_eq!(desk.hands().desk.book().imports.len(), 1, "{}", desk.screen());
    assert_eq!(desk.hands().desk.book().mappings.len(), 1);
    let next = desk.file("next.csv", b"Alpha;Beta;Gamma\n2026-03-06;10.00;Blauwal Pay\n");
    desk.keys("b").paste(&next);
    assert!(desk.screen().contains("the columns you named"), "{}", desk.screen());
    desk.keys("<c-s>");
    assert_eq!(desk.hands().desk.book().imports.len(), 2, "{}", desk.screen());
}

#[test]
fn full_card_numbers_are_kept_only_on_the_user_s_word() {
    let pos = POS
        .replace("参考号\n", "参考号,卡号\n")
        .replace("000001\n", "000001,6222021234567890128\n");
    for (answer, masked) in [("", true), ("<tab> ", false)] {
        let mut desk = Desk::at_home(Lang::Zh);
        let path = desk.file("明细.csv", pos.as_bytes());
        desk.keys("p").paste(&path);
        assert!(
            desk.screen().contains("卡号") && desk.screen().contains("保留完整卡号"),
            "{}",
            desk.screen()
        );
        desk.keys(answer).keys("<c-s><c-s>");
        let imports = &desk.hands().desk.book().imports;
        assert_eq!(imports.len(), 1, "{}", desk.screen());
        assert_eq!(imports[0].record.masked_of.is_some(), masked, "{answer}");
    }
}

#[test]
fn the_second_door_leads_to_the_first_import_by_enter_alone() {
    for lang in [Lang::Zh, Lang::En] {
        let mut desk = Desk::at_home(lang);
        desk.keys("2");
        let words = if lang == Lang::Zh { ">导入收款明细<" } else { ">Import sales<" };
        assert!(desk.screen().contains(words), "{}", desk.screen());
        desk.keys("<enter>");
        assert!(desk.model.form().is_some(), "{}", desk.screen());
    }
}

#[test]
fn exports_dropped_on_the_window_need_no_menu() {
    let mut desk = Desk::at_home(Lang::Zh);
    let (pos, bank) =
        (desk.file("明细.csv", POS.as_bytes()), desk.file("流水.csv", BANK.as_bytes()));
    desk.paste(&pos);
    assert!(desk.screen().contains("一般表格"), "read before it is kept: {}", desk.screen());
    desk.keys("<c-s>").paste(&bank).keys("<c-s>");
    assert!(desk.screen().contains("1,095.82"), "{}", desk.screen());
}

#[test]
fn a_sales_export_is_not_kept_as_a_bank_statement_by_one_key() {
    let mut desk = Desk::at_home(Lang::Zh);
    let pos = desk.file("明细.csv", POS.as_bytes());
    desk.keys("b").paste(&pos);
    assert!(desk.screen().contains("还是存到这一边"), "{}", desk.screen());
    desk.keys("<c-s>");
    assert!(desk.screen().contains("看起来选错了文件"), "{}", desk.screen());
    // Whoever is sure can.
    desk.keys("<right><c-s><c-s>");
    assert!(desk.screen().contains("5 行"), "{}", desk.screen());
}
