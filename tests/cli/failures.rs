//! What goes wrong: what happened, why, what to do, and the exit status of `cli.md`.

use crate::support::sandbox::{Sandbox, files_under};
use recourse_core::locale::{Lang, Locale};
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn unknown_things_are_not_found() {
    let home = Sandbox::with_case(Lang::Zh);
    insta::assert_snapshot!(home.run(&["case", "show", "NOPE"]), @r"
    $ recourse case show NOPE
    ! 找不到案件 NOPE
    ! 现有案件：RC-2026-001
    ! 用 recourse case list 查看。 (E-CASE-01)
    [3]
    ");
    insta::assert_snapshot!(home.run(&["verify", "nowhere.zip"]), @r"
    $ recourse verify nowhere.zip
    ! 找不到 nowhere.zip：既没有这个文件，也没有这个案件
    ! 没有可验证的。
    ! 检查路径，或用 recourse case list 查看案件编号；验证整本案卷用 --book。 (E-VERIFY-03)
    [3]
    ");
    let empty = Sandbox::new(Lang::En);
    insta::assert_snapshot!(empty.run(&["case", "show", "NOPE"]), @r"
    $ recourse case show NOPE
    ! There is no case NOPE
    ! There is no case here yet.
    ! See recourse case list. (E-CASE-01)
    [3]
    ");
    insta::assert_snapshot!(empty.run(&["audit", "RC-2026-001", "--json"]), @r#"
    $ recourse audit RC-2026-001 --json
    {"error":{"code":"E-CASE-01","message":"There is no case RC-2026-001","next":"See recourse case list.","why":"There is no case here yet."},"ok":false,"schema":"recourse.audit/1"}
    ! There is no case RC-2026-001
    ! There is no case here yet.
    ! See recourse case list. (E-CASE-01)
    [3]
    "#);
    insta::assert_snapshot!(empty.run(&["checkpoint"]), @r"
    $ recourse checkpoint
    ! There is no book in $DIR/home
    ! This command reads what was recorded before.
    ! Name the folder with --home, or open the first case with recourse case new. (E-BOOK-01)
    [3]
    ");
}

#[test]
fn wrong_usage_is_said_in_the_chosen_language_with_a_guess() {
    let home = Sandbox::new(Lang::Zh);
    insta::assert_snapshot!(home.run(&["cas", "list"]), @r"
    $ recourse cas list
    ! 没有「cas」这个命令
    ! 您是不是要用：call, case
    ! 用 recourse --help 查看全部命令。 (E-USE-02)
    ! 用法：recourse <命令> [选项]
    [2]
    ");
    insta::assert_snapshot!(home.run(&["case"]), @r"
    $ recourse case
    ! recourse case 后面还要写命令
    ! 可用的命令：new, list, show, move, amend, note, party, recovered, erase, road, close, reopen, cost, claim, waive, void-item, copy, merge, add-missing
    ! 用 recourse case --help 查看。 (E-USE-03)
    ! 用法：recourse case <命令>
    [2]
    ");
    insta::assert_snapshot!(home.run(&["case", "new"]), @r"
    $ recourse case new
    ! 缺少：--title <TITLE>
    ! 没有它就没法做，这次什么也没写。
    ! 补上再试；例子见 recourse case new --help。 (E-USE-05)
    ! 用法：recourse case new --title <TITLE> [选项]
    [2]
    ");
    insta::assert_snapshot!(home.run(&["call", "add", "X", "--chanel", "sms"]), @r"
    $ recourse call add X --chanel sms
    ! 不认识「--chanel」
    ! 您是不是要用：--channel
    ! 用 recourse call add --help 查看选项；内容以 - 开头时，前面加 --。 (E-USE-04)
    ! 用法：recourse call add <CASE> [选项]
    [2]
    ");
    insta::assert_snapshot!(home.run(&["case", "move", "X", "--to", "bnak"]), @r"
    $ recourse case move X --to bnak
    ! --to <STAGE> 不能是「bnak」
    ! 可选：triage, bank, platform, regulator, arbitration, litigation, enforcement, closed
    ! 您是不是要写：bank (E-USE-06)
    ! 用法：recourse case move <ID> --to <STAGE> [选项]
    [2]
    ");
    let english = home.run(&["case", "move", "X", "--to", "bnak", "--json", "--lang", "en"]);
    assert_eq!((english.status, english.code().as_str()), (2, "E-USE-06"));
    assert_eq!(english.json()["schema"], "recourse.case.move/1");
    assert!(english.err.contains("Did you mean: bank"), "{}", english.err);
}

#[test]
fn an_unknown_language_is_no_failure() {
    let home = Sandbox::new(Lang::Zh);
    let ran = home.run(&["case", "list", "--lang", "tlh"]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains("还没有案件"), "{}", ran.out);
}

#[test]
fn a_damaged_book_can_be_read_and_not_written() {
    let home = Sandbox::with_case(Lang::Zh);
    damage(&home.home().join("book.recourse"));
    let shown = home.run(&["case", "list", "--json"]);
    assert_eq!((shown.status, &shown.json()["warnings"][0]["code"]), (0, &"W-BOOK-DAMAGED".into()));
    insta::assert_snapshot!(home.run(&["case", "note", "RC-2026-001", "x"]), @r"
    $ recourse case note RC-2026-001 x
    ! 案卷里有对不上的地方，只能看、不能写
    ! 再往里写会盖住痕迹；已有的资料没有动。
    ! 用 recourse verify --book 看是哪一条，再从备份找回完好的那份。 (E-BOOK-06)
    [5]
    ");
    let verified = home.run(&["verify", "--book", "--json"]);
    assert_eq!((verified.status, verified.code().as_str()), (5, "E-VERIFY-01"));
    assert_eq!(verified.data()["verdict"], "invalid");
    assert_eq!(home.run(&["paths"]).status, 0);
}

/// Alters one entry behind the program's back.
fn damage(book: &Path) {
    let db = rusqlite::Connection::open(book).unwrap();
    let triggers: Vec<String> = db
        .prepare("SELECT name FROM sqlite_master WHERE type='trigger'")
        .unwrap()
        .query_map([], |r| r.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for name in triggers {
        db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    let changed = db.execute("UPDATE link SET entry = CAST(replace(CAST(entry AS TEXT), 'CNY', 'USD') AS BLOB) WHERE seq = 2", []).unwrap();
    assert_eq!(changed, 1);
}

#[test]
fn a_book_of_a_newer_version_and_a_file_that_is_none_stay_untouched() {
    let home = Sandbox::with_case(Lang::En);
    let book = home.home().join("book.recourse");
    rusqlite::Connection::open(&book).unwrap().pragma_update(None, "user_version", 99).unwrap();
    insta::assert_snapshot!(home.run(&["case", "list"]), @r"
    $ recourse case list
    ! A newer version wrote this book (format 99, this program knows 1)
    ! Writing to it could damage it, so it is not opened; nothing was touched.
    ! Open it with the newer Recourse. (E-BOOK-04)
    [4]
    ");
    std::fs::write(&book, "not a book at all").unwrap();
    insta::assert_snapshot!(home.run(&["case", "list"]), @r"
    $ recourse case list
    ! $DIR/home/book.recourse is not a book, or its beginning is damaged
    ! The program did not touch it.
    ! Check the path. If it was a book, keep a copy of it first, then let recourse repair --to NEW-FOLDER look for what is left of it; it changes nothing here. Or restore from a backup. (E-BOOK-03)
    [4]
    ");
    assert_eq!(std::fs::read(&book).unwrap(), b"not a book at all");
}

#[test]
fn every_failure_has_its_three_texts_in_both_languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut ids = BTreeSet::new();
    for file in files_under(&root) {
        let text = std::fs::read_to_string(root.join(&file)).unwrap_or_default();
        for piece in
            text.split('"').filter(|p| p.starts_with("cli-fail-") || p.starts_with("cli-refused-"))
        {
            ids.insert(piece.to_string());
        }
    }
    assert!(ids.len() > 60, "{}", ids.len());
    for lang in [Lang::Zh, Lang::En] {
        let locale = Locale::new(lang);
        for id in &ids {
            assert!(locale.has(id), "{id} in {}", lang.tag());
            for part in ["why", "next"] {
                assert!(locale.attribute(id, part, &[]).is_some(), "{id}.{part} in {}", lang.tag());
            }
        }
    }
}

#[test]
fn a_book_whose_file_is_gone_is_missed_and_not_begun_anew() {
    let home = Sandbox::with_case(Lang::En);
    let book = home.home().join("book.recourse");
    let away = home.path("away.recourse");
    std::fs::rename(&book, &away).unwrap();
    std::fs::remove_file(home.home().join("book.recourse-wal")).ok();
    for command in
        [&["case", "list"][..], &["case", "new", "--title", "anew"], &["verify", "--book"]]
    {
        let ran = home.run(&[command, &["--json"]].concat());
        assert_eq!(ran.code(), "E-BOOK-11", "{ran}");
    }
    assert!(!book.exists());
    // Put back, it is what it was.
    std::fs::rename(&away, &book).unwrap();
    assert_eq!(home.run(&["verify", "--book"]).status, 0);
}

#[test]
fn a_workbook_that_breaks_its_reader_is_an_error_of_the_import() {
    use std::io::Write;
    let home = Sandbox::with_case(Lang::Zh);
    let path = home.path("far.xlsx");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&path).unwrap());
    let files = [
        (
            "[Content_Types].xml",
            r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#,
        ),
        (
            "_rels/.rels",
            r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        (
            "xl/worksheets/sheet1.xml",
            r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="ZZZZZZZ99999999999" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>"#,
        ),
    ];
    for (name, text) in files {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    let ran = home.run(&["import", "pos", &path.display().to_string(), "--json"]);
    assert_eq!(ran.status, 4, "{ran}");
    assert!(ran.code().starts_with("E-IMPORT"), "{ran}");
}
