//! Handing over from the screen: what is hidden and how it is cut up, redacted copies, receipts.

use super::evidence::new_case;
use crate::support::desk::Desk;
use recourse_core::locale::Lang;
use recourse_tui::msg::Effect;

/// A fixture of the paper tests.
fn fixture(name: &str) -> String {
    format!("{}/../core/tests/paper/files/{name}", env!("CARGO_MANIFEST_DIR"))
}

fn has(desk: &Desk, parts: &[&str]) {
    let screen = desk.screen();
    for part in parts {
        assert!(screen.contains(part), "{part}: {screen}");
    }
}

#[test]
fn what_an_export_hides_and_how_it_is_cut_up_is_chosen_on_the_page() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    let note = desk.file("顾客.txt", "顾客王小二，电话 13812345678".as_bytes());
    desk.keys("e").paste(&note);
    desk.keys("<c-s>x");
    has(&desk, &["按回车设置"]);
    // The last line of the page leads to a form.
    desk.keys("<down><down><down><enter>");
    has(&desk, &["遮盖、分卷、加密", "隐去号码", "每个文件最大", "图片最高 dpi", "只给接收人"]);
    // Numbers out of range are said before anything is made.
    desk.keys("<right><right><right><tab>王小二<tab>0<tab>30<c-s>");
    has(&desk, &["至少 1 MB", "72 到 1200 之间"]);
    desk.keys("<bs>500<tab><bs><bs>150<c-s>");
    has(&desk, &["已选：", "手机", "王小二", "每个文件不超过 500 MB", "图片不超过 150 dpi"]);
    // What holds it still is found, and nothing goes out.
    desk.keys("s");
    has(&desk, &["E001"]);
    assert_eq!(desk.model.current_case().unwrap().exports.len(), 0);
    let asked = desk.effects.iter().rev().find_map(|e| match e {
        Effect::Export { choices, .. } => Some(choices.clone()),
        _ => None,
    });
    let asked = asked.unwrap();
    assert_eq!((asked.volume_mb, asked.most_dpi, asked.patterns.len()), (Some(500), Some(150), 1));
    assert_eq!(asked.words, ["王小二"]);
}

#[test]
fn a_passphrase_is_typed_twice_and_the_file_is_locked() {
    let mut desk = Desk::at_home(Lang::En);
    new_case_in_english(&mut desk);
    desk.keys("x<down><down><down><enter>");
    has(&desk, &["Hide, split, lock"]);
    desk.keys("<tab><tab><tab><tab>nobody<tab>short<c-s>");
    has(&desk, &["A recipient begins with age1"]);
    desk.keys("<bs><bs><bs><bs><bs><bs><c-s>");
    has(&desk, &["At least 12 characters"]);
    desk.keys("-and-longer-now<tab>other<c-s>");
    has(&desk, &["Not the same as above"]);
    desk.keys("<bs><bs><bs><bs><bs>short-and-longer-now<c-s>");
    has(&desk, &["Chosen: locked"]);
    assert!(!desk.screen().contains("short-and"), "a passphrase is not shown");
    desk.keys("s");
    has(&desk, &[".zip.age"]);
    let made = std::fs::read(desk.home().join("exports/RC-2026-001-v1.zip.age")).unwrap();
    assert!(made.starts_with(b"age-encryption.org/v1"));
}

fn new_case_in_english(desk: &mut Desk) {
    desk.keys(
        "<enter><tab>Payouts missing<c-s><c-s>37515.70<c-s>Noodles<tab>River Bank<tab><tab>Whale Pay<c-s><c-s><c-s>",
    );
    has(desk, &["RC-2026-001"]);
}

#[test]
fn a_picture_is_blackened_from_its_line() {
    let mut desk = Desk::at_home(Lang::Zh);
    new_case(&mut desk);
    desk.keys("e").paste(&fixture("chat.png"));
    desk.keys("<c-s>5m");
    has(&desk, &["做遮盖件", "涂黑区域"]);
    desk.keys("<c-s>");
    has(&desk, &["请写要涂黑的区域"]);
    desk.keys("1:10,20<c-s>");
    has(&desk, &["页:左,上,宽,高（%）如 1:10,20,30,5"]);
    desk.keys(",30,5<c-s>");
    has(&desk, &["遮盖件 E002"]);
    let case = desk.model.current_case().unwrap();
    assert_eq!((case.exhibits.len(), case.redactions.len()), (2, 1));
    let original = std::fs::read(fixture("chat.png")).unwrap();
    let kept = case.exhibits[0].file().unwrap();
    assert_eq!(kept.size, original.len() as u64, "the original stays as it was");
}

#[test]
fn a_receipt_says_whether_their_file_is_the_one_that_went_out() {
    for (lang, same, other) in [
        (Lang::Zh, "指纹与我方导出的文件一致", "指纹与我方导出的文件不一致"),
        (Lang::En, "the same as ours", "is NOT ours"),
    ] {
        let mut desk = Desk::at_home(lang);
        if lang == Lang::Zh {
            new_case(&mut desk);
        } else {
            new_case_in_english(&mut desk);
        }
        desk.keys("xs");
        let print = match &desk.model.screen().what {
            recourse_tui::screen::What::Export(e) => e.result.as_ref().unwrap().fingerprint.clone(),
            _ => panic!("{}", desk.screen()),
        };
        desk.keys(&format!("r<tab><tab>Li Hui<tab>{}<c-s>", print.to_lowercase()));
        has(&desk, &[same]);
        desk.keys("r<tab><tab>Li Hui<tab>xyz<c-s>");
        has(&desk, &[if lang == Lang::Zh { "16 位或 64 位" } else { "16 or 64" }]);
        desk.keys("<bs><bs><bs>0000-0000-0000-0000<c-s>");
        has(&desk, &[other]);
        assert_eq!(desk.model.current_case().unwrap().receipts.len(), 2);
    }
}
