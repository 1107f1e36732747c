//! `recourse audit`, `checkpoint`, `export`, `verify`, `doctor`.

use crate::support::sandbox::Sandbox;
use recourse_core::locale::Lang;

const NO: &str = "RC-2026-001";

#[test]
fn history_says_who_recorded_what() {
    let home = Sandbox::with_case(Lang::Zh);
    assert_eq!(home.run(&["case", "note", NO, "=1+1"]).status, 0);
    insta::assert_snapshot!(home.run(&["audit", NO]), @r"
    $ recourse audit RC-2026-001
    #2  2026-03-12 10:32  merchant  建立案件 RC-2026-001
    #3  2026-03-12 10:33  merchant  登记或更改当事方
    #4  2026-03-12 10:34  merchant  登记或更改当事方
    #5  2026-03-12 10:35  merchant  登记或更改当事方
    #6  2026-03-12 10:32  merchant  =1+1
    RC-2026-001 共 5 条。只能追加；更正会同时留下原来的内容。
    ");
    let csv = home.run(&["audit", NO, "--csv"]).out;
    assert!(csv.starts_with("\"序号\"") && csv.lines().count() == 6, "{csv}");
    let rows = home.run(&["audit", NO, "--json"]).data();
    assert_eq!(rows["entries"][0]["kind"], "case.opened");
    assert_eq!(rows["head"]["seq"], 6);
}

#[test]
fn a_checkpoint_bounds_what_can_be_rewritten() {
    let home = Sandbox::with_case(Lang::En);
    let out = home.path("kept.txt").display().to_string();
    insta::assert_snapshot!(home.run(&["checkpoint", "--out", &out]), @r"
    $ recourse checkpoint --out $DIR/kept.txt
    recourse-checkpoint-v1
    book <hash>
    seq 5
    head <hash>
    time 2026-03-12T02:32:00.000Z
    key <hash>
    ! The checkpoint was written to $DIR/kept.txt, its signature beside it as .sig. Give both to somebody outside, such as your lawyer.
    ");
    assert_eq!(std::fs::read(format!("{out}.sig")).unwrap().len(), 64);
    let verified = home.run(&["verify", "--book", "--known", &out, "--json"]).data();
    // What a mail program made of it says the same.
    let mailed = home.path("mailed.txt");
    let text = std::fs::read_to_string(&out).unwrap();
    std::fs::write(&mailed, format!("\u{feff}{}\r\n", text.replace('\n', "\r\n"))).unwrap();
    let mailed = mailed.display().to_string();
    let again = home.run(&["verify", "--book", "--known", &mailed, "--json"]).data();
    assert_eq!(again["known_up_to"], verified["known_up_to"], "{again}");
    assert_eq!((&verified["verdict"], &verified["known_up_to"]), (&"intact".into(), &5.into()));
    let wrong = home.file("other.txt", "hello");
    assert_eq!(home.run(&["verify", "--book", "--known", &wrong, "--json"]).code(), "E-KEY-04");
}

#[test]
fn a_bundle_goes_out_verifies_and_shows_one_flipped_byte() {
    let home = Sandbox::with_case(Lang::En);
    let slip = home.file("slip.txt", "merchant copy");
    assert_eq!(home.run(&["evidence", "add", NO, &slip]).status, 0);
    let out = home.path("out").display().to_string();
    let exported = home.run(&["export", NO, "--for", "lawyer", "--out", &out, "--json"]);
    let data = exported.data();
    assert_eq!(data["path"], "$DIR/out/RC-2026-001-v1.zip");
    assert!(data["missing"].as_array().unwrap().contains(&"acquiring_agreement".into()));
    let zip = home.path("out").join("RC-2026-001-v1.zip");
    let shown = zip.display().to_string();
    let verified = home.run(&["verify", &shown, "--json"]);
    assert_eq!((verified.status, &verified.data()["verdict"]), (0, &"intact".into()));
    assert_eq!(verified.data()["match"], data["files"]);
    let mut bytes = std::fs::read(&zip).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&zip, bytes).unwrap();
    let broken = home.run(&["verify", &shown, "--json"]);
    assert_eq!(broken.status, 5);
    assert_eq!(broken.json()["schema"], "recourse.verify/1");
    assert!(broken.json()["error"]["next"].is_string() && broken.data()["findings"].is_array());
    let again = home.run(&["export", NO, "--for", "bank", "--out", &out, "--json"]);
    assert_eq!(again.data()["release"], 2);
}

#[test]
fn the_doctor_looks_at_program_and_book() {
    let home = Sandbox::with_case(Lang::En);
    let data = home.run(&["doctor", "--json"]).data();
    assert_eq!(data["errors"], 0);
    assert!(data["checks"].as_array().unwrap().iter().any(|c| c["name"] == "chain"));
    let empty = Sandbox::new(Lang::Zh);
    assert_eq!(empty.run(&["doctor"]).status, 0);
}

#[test]
fn what_is_no_bundle_is_said_to_be_none() {
    let home = Sandbox::new(Lang::En);
    let slip = home.path("slip.jpg");
    std::fs::write(&slip, b"\xff\xd8 a photo").unwrap();
    let ran = home.run(&["verify", &slip.display().to_string()]);
    assert_eq!(ran.status, 5);
    insta::assert_snapshot!(ran, @r"
    $ recourse verify $DIR/slip.jpg
    $DIR/slip.jpg
    This is not a bundle, or it is damaged: nothing inside could be read.
    Fingerprint 40CA-8231-D538-53E5, SHA-256 of the archive: <hash>
    [error] This cannot be read as a zip or folder.
    ! Failed: this is no bundle that can be read
    ! It may have arrived cut short, have been packed again, or be another file altogether.
    ! Ask for the original zip file, and check that it is the right one. (E-VERIFY-04)
    [5]
    ");
}
