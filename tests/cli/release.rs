//! What a release is made of: smaller pictures, what was checked, figures with their sources, and supplements.

use crate::support::sandbox::Sandbox;
use recourse_core::locale::Lang;
use serde_json::Value;

const NO: &str = "RC-2026-001";

fn fixture(name: &str) -> String {
    format!("{}/../core/tests/paper/files/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// Exports, and gives the zip of the release or of its supplement, in which nothing is packed.
fn zip(home: &Sandbox, who: &str, more: &[&str], supplement: bool) -> (Value, Vec<u8>) {
    let out = home.path("out").display().to_string();
    let args = [&["export", NO, "--for", who, "--out", &out, "--json"], more].concat();
    let data = home.run(&args).data();
    let file = if supplement { &data["more"][0] } else { &data };
    let path = file["path"].as_str().unwrap().replace("$DIR", &home.path("").display().to_string());
    (data.clone(), std::fs::read(path).unwrap())
}

fn count(zip: &[u8], part: &[u8]) -> usize {
    zip.windows(part.len()).filter(|w| *w == part).count()
}

fn holds(zip: &[u8], text: &str) -> bool {
    count(zip, text.as_bytes()) > 0
}

#[test]
fn smaller_pictures_go_into_the_report_and_the_original_beside_it() {
    let home = Sandbox::with_case(Lang::En);
    assert_eq!(home.run(&["evidence", "add", NO, &fixture("slip.jpg")]).status, 0);
    let photo = std::fs::read(fixture("slip.jpg")).unwrap();
    let (_, as_it_is) = zip(&home, "lawyer", &[], false);
    // In the report as it is, and as the original: twice.
    assert_eq!(count(&as_it_is, &photo), 2);
    assert!(holds(&as_it_is, "/Width 600"));
    let (data, small) = zip(&home, "lawyer", &["--most-dpi", "72"], false);
    assert_eq!(count(&small, &photo), 1, "the original beside the report is not touched");
    assert!(!holds(&small, "/Width 600") && holds(&small, "/DCTDecode"));
    assert_eq!(data["problems"], serde_json::json!([]));
    assert_eq!(home.run(&["export", NO, "--for", "lawyer", "--most-dpi", "20"]).status, 2);
}

#[test]
fn what_was_checked_on_the_terminal_is_a_part_of_the_report() {
    for (lang, none, read) in [
        (Lang::Zh, "还没有核对过任何一项", "商户后台里的结算账户是我的"),
        (Lang::En, "Nothinghasbeenlookedupyet", "settlementaccountintheplatform"),
    ] {
        let home = Sandbox::with_case(lang);
        let text = |who: &str| pdf_text(&home, who);
        let Some(before) = text("lawyer") else { return };
        assert!(before.contains(none), "{before}");
        assert_eq!(home.run(&["evidence", "add", NO, &fixture("chat.png")]).status, 0);
        let set = ["diagnose", NO, "--set", "backoffice_account=no", "--value", "3317"];
        assert_eq!(home.run(&[&set[..], &["--evidence", "E001"]].concat()).status, 0);
        assert_eq!(home.run(&["diagnose", NO, "--set", "terminal_settings=yes"]).status, 0);
        let (lawyer, court, bank) =
            (text("lawyer").unwrap(), text("court").unwrap(), text("bank").unwrap());
        assert!(lawyer.contains(read) && lawyer.contains("3317"), "{lawyer}");
        // A court is told what an exhibit shows, the other side nothing of it.
        let bare = if lang == Lang::Zh { "机器里的商户号" } else { "intheterminalmatch" };
        assert!(lawyer.contains(bare) && court.contains("3317"), "{court}");
        assert!(!court.contains(bare) && !bank.contains("3317"), "{bank}");
    }
}

/// The file of the bundle whose path ends so.
fn unpacked(bytes: &[u8], path: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        if file.name().unwrap().ends_with(path) {
            let mut out = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut out).unwrap();
            return out;
        }
    }
    panic!("no {path}")
}

/// The report's text without any spaces, as pdftotext reads it; `None` where that is not here.
fn pdf_text(home: &Sandbox, who: &str) -> Option<String> {
    let (data, bytes) = zip(home, who, &[], false);
    let path = home.path(&format!("report-{who}-{}.pdf", data["release"]));
    std::fs::write(&path, unpacked(&bytes, "data/report.pdf")).unwrap();
    let text = super::handover::judge("pdftotext", &["-raw", path.to_str().unwrap(), "-"])?;
    assert!(text.status.success());
    let text = String::from_utf8(text.stdout).unwrap();
    Some(text.split_whitespace().collect())
}

#[test]
fn a_sum_that_nobody_found_out_is_not_printed_as_nought() {
    for (lang, lead) in [(Lang::En, "isnotknownyet"), (Lang::Zh, "的金额尚待查清")] {
        let home = Sandbox::new(lang);
        let open =
            ["case", "new", "--title", "Takings", "--merchant", "Noodles", "--bank", "Jiang"];
        assert_eq!(home.run(&open).status, 0);
        let Some(paper) = pdf_text(&home, "lawyer") else { return };
        let sums = &paper[..paper.find("SHA-256").unwrap_or(paper.len())];
        assert!(sums.contains(lead) && sums.matches("0.00").count() == 2, "{sums}");
        // What came is known: nothing did, on the cover and in the arithmetic; what is owed is not.
        let came = if lang == Lang::En { "RecoveredCNY0.00" } else { "已追回CNY0.00" };
        assert!(sums.contains(came), "{sums}");
    }
}

#[test]
fn a_figure_in_a_letter_names_its_entries_and_none_can_be_typed() {
    let home = Sandbox::with_case(Lang::Zh);
    let fill = ["letter", "fill", NO, "demand", "--to", "platform"];
    let data = home.run(&[&fill[..], &["--json"]].concat()).data();
    let field = |code: &str| {
        data["fields"].as_array().unwrap().iter().find(|f| f["code"] == code).unwrap().clone()
    };
    let opened = &home.run(&["audit", NO, "--json"]).data()["entries"];
    let seqs: Vec<&Value> = opened.as_array().unwrap().iter().map(|e| &e["seq"]).collect();
    let source = field("sum")["source"].clone();
    assert!(!source.as_array().unwrap().is_empty(), "{data}");
    assert!(source.as_array().unwrap().iter().all(|seq| seqs.contains(&seq)), "{source} {opened}");
    // Money that came changes the sum, and its entry is named with it.
    let came = ["case", "recovered", NO, "--amount", "100", "--on", "2026-03-11"];
    assert_eq!(home.run(&came).status, 0, "{:?}", home.run(&came).err);
    let after = home.run(&[&fill[..], &["--json"]].concat()).data();
    let sum = after["fields"].as_array().unwrap().iter().find(|f| f["code"] == "sum").unwrap();
    assert!(sum["source"].as_array().unwrap().len() > source.as_array().unwrap().len(), "{sum}");
    for typed in ["attention=请付叁万元", "agent=CNY 500", "court=￥37,515.70"] {
        let refused = home.run(&[&fill[..], &["--set", typed, "--json"]].concat());
        assert_eq!((refused.status, refused.code().as_str()), (2, "E-LETTER-10"), "{refused}");
    }
    let fine = home.run(&[&fill[..], &["--set", "attention=元宝路 3 号法务部"]].concat());
    assert_eq!(fine.status, 0, "{fine}");
}

#[test]
fn exhibits_that_came_in_together_are_one_line_of_the_chronology() {
    let home = Sandbox::with_case(Lang::En);
    let files: Vec<String> =
        (1..=12).map(|n| home.file(&format!("note {n}.txt"), format!("note {n}"))).collect();
    let add = [&["evidence", "add", NO][..], &files.iter().map(String::as_str).collect::<Vec<_>>()];
    assert_eq!(home.run(&add.concat()).status, 0);
    let told =
        |bytes: &[u8]| String::from_utf8(unpacked(bytes, "data/tables/chronology.csv")).unwrap();
    let (_, first) = zip(&home, "lawyer", &[], false);
    let lines = told(&first);
    // The test's clock runs on between files: what lies on both sides of the export's own line stands apart.
    assert!(lines.contains("-E012 added, ") && lines.contains(" in all (up to entry #"), "{lines}");
    assert!(!lines.contains("E011 added") && lines.lines().count() < 12, "{lines}");
    // A few are told one by one.
    let home = Sandbox::with_case(Lang::En);
    let file = home.file("note.txt", "note");
    assert_eq!(home.run(&["evidence", "add", NO, &file]).status, 0);
    assert!(told(&zip(&home, "lawyer", &[], false).1).contains("E001 added"));
}

#[test]
fn a_supplement_repeats_nothing_the_receiver_has_read() {
    let home = Sandbox::with_case(Lang::Zh);
    let call = |said: &str, at: &str| {
        let args = ["call", "add", NO, "--with", "bank", "--at", at, "--said", said];
        assert_eq!(home.run(&args).status, 0);
    };
    let add = |name: &str| {
        let file = home.file(name, name.repeat(50));
        assert_eq!(home.run(&["evidence", "add", NO, &file]).status, 0);
    };
    call("第一次说的话", "2026-03-10 09:00");
    add("旧材料甲.txt");
    add("旧材料乙.txt");
    drop(zip(&home, "lawyer", &[], false));
    call("第二次说的话", "2026-03-12 09:00");
    add("新材料丙.txt");
    let (_, bytes) = zip(&home, "lawyer", &[], true);
    let list = |path: &str| String::from_utf8(unpacked(&bytes, path)).unwrap();
    let evidence = list("data/tables/evidence.csv");
    assert!(evidence.contains("新材料丙") && !evidence.contains("旧材料"), "{evidence}");
    let told = list("data/tables/chronology.csv");
    assert!(told.contains("第二次说的话") && !told.contains("第一次说的话"), "{told}");
    // The whole release beside it still has everything.
    let out = home.path("out").join(format!("{NO}-v2.zip"));
    let whole = std::fs::read(out).unwrap();
    for name in ["旧材料甲.txt", "旧材料乙.txt", "新材料丙.txt"] {
        assert!(holds(&whole, &name.repeat(50)), "{name}");
    }
}
