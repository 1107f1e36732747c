//! Bundles for different receivers: who is given what, and who can open it.

use crate::support::sandbox::{Sandbox, files_under};
use recourse_core::locale::Lang;

const NO: &str = "RC-2026-001";
/// The recipient of age's own manual.
const RECIPIENT: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

/// Whether the zip, in which nothing is compressed, holds this text.
fn holds(zip: &[u8], text: &str) -> bool {
    zip.windows(text.len()).any(|w| w == text.as_bytes())
}

#[test]
fn the_other_side_is_not_told_gaps_and_copies() {
    let home = Sandbox::with_case(Lang::Zh);
    let out = home.path("out").display().to_string();
    let bundle = |who: &str| {
        let data = home.run(&["export", NO, "--for", who, "--out", &out, "--json"]).data();
        assert!(data["message"].as_str().unwrap().contains(NO), "{data}");
        let release = data["release"].as_u64().unwrap();
        std::fs::read(home.path("out").join(format!("{NO}-v{release}.zip"))).unwrap()
    };
    let (lawyer, bank, court) = (bundle("lawyer"), bundle("bank"), bundle("court"));
    assert!(holds(&lawyer, "\"份数\"") && holds(&lawyer, "待补："));
    assert!(!holds(&bank, "\"份数\"") && !holds(&bank, "待补："));
    assert!(holds(&court, "\"份数\"") && !holds(&court, "待补："));
}

#[test]
fn a_sealed_bundle_leaves_no_open_one_behind() {
    let home = Sandbox::with_case(Lang::En);
    let out = home.path("out").display().to_string();
    let run = |more: &[&str]| {
        home.run(&[&["export", NO, "--for", "lawyer", "--out", &out], more].concat())
    };
    let wrong = run(&["--encrypt-to", "age1nonsense"]);
    assert_eq!(wrong.status, 2, "{}", wrong.err);
    let nowhere = run(&["--passphrase"]);
    assert_eq!(nowhere.status, 2, "{}", nowhere.err);
    let sealed = run(&["--encrypt-to", RECIPIENT]);
    assert_eq!(sealed.status, 0, "{}", sealed.err);
    assert!(sealed.out.contains("Encrypted"), "{}", sealed.out);
    let files = files_under(&home.path("out"));
    assert_eq!(files.len(), 1, "{files:?}");
    let bytes = std::fs::read(home.path("out").join(format!("{NO}-v1.zip.age"))).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1") && !holds(&bytes, "bundle.txt"));
}

#[test]
fn a_sealed_bundle_is_opened_to_be_verified_and_nothing_open_stays() {
    // The pair of keys of age's own tests.
    const MINE: &str = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";
    const SECRET: &str =
        "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";
    let home = Sandbox::with_case(Lang::En);
    let data = export(&home, "lawyer", &["--encrypt-to", MINE]);
    let print = data["fingerprint"].as_str().unwrap();
    let message = data["message"].as_str().unwrap();
    assert!(
        message.contains(print) && message.contains("age -d -o RC-2026-001-v1.zip"),
        "{message}"
    );
    let path = home.path("out").join(format!("{NO}-v1.zip.age")).display().to_string();
    let before = files_under(&home.path(""));
    let shut = home.run(&["verify", &path]);
    assert_eq!(shut.status, 2, "{}", shut.err);
    assert!(shut.err.contains("E-VERIFY-05") && shut.err.contains("age -d -o"), "{}", shut.err);
    let identity = home.path("identity.txt");
    std::fs::write(&identity, format!("# mine\n{SECRET}\n")).unwrap();
    let opened = home.run(&["verify", &path, "--identity", &identity.display().to_string()]);
    assert_eq!(opened.status, 0, "{}", opened.err);
    assert!(opened.out.contains("Intact") && opened.out.contains(print), "{}", opened.out);
    std::fs::remove_file(&identity).unwrap();
    assert_eq!(files_under(&home.path("")), before);
}

fn fixture(name: &str) -> String {
    format!("{}/../core/tests/paper/files/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// Exports and gives the data, which names the files.
fn export(home: &Sandbox, who: &str, more: &[&str]) -> serde_json::Value {
    let out = home.path("out").display().to_string();
    home.run(&[&["export", NO, "--for", who, "--out", &out, "--json"], more].concat()).data()
}

fn bytes_of(home: &Sandbox, data: &serde_json::Value) -> Vec<u8> {
    // The sandbox writes its own folder as $DIR.
    let path = data["path"].as_str().unwrap().replace("$DIR", &home.path("").display().to_string());
    std::fs::read(path).unwrap()
}

/// Whether the file is in the zip, byte for byte.
fn carries(zip: &[u8], file: &[u8]) -> bool {
    zip.windows(file.len()).any(|w| w == file)
}

#[test]
fn a_redacted_picture_goes_to_the_bank_in_place_of_the_original() {
    let home = Sandbox::with_case(Lang::Zh);
    let slip = fixture("chat.png");
    let kept = home.run(&[
        "evidence",
        "add",
        NO,
        &slip,
        "--kind",
        "slip",
        "--shows-card",
        "true",
        "--json",
    ]);
    let id = kept.data()["files"][0]["id"].as_str().unwrap().to_string();
    let redact = |area: &str| home.run(&["evidence", "redact", NO, &id, "--area", area, "--json"]);
    assert_eq!(redact("1:10,20").code(), "E-REDACT-08");
    assert_eq!(redact("2:10,20,30,5").code(), "E-REDACT-05");
    let made = redact("1:10,20,30,5").data();
    let copy = made["id"].as_str().unwrap();
    assert_ne!(copy, id);
    assert_eq!(redact("1:10,20,30,5").data()["known"], true, "the same again is no new exhibit");
    let original = std::fs::read(&slip).unwrap();
    let bank = export(&home, "bank", &[]);
    assert_eq!(bank["withheld"][0]["exhibit"], id.as_str());
    assert_eq!(bank["withheld"][0]["copy"], copy);
    let zip = bytes_of(&home, &bank);
    // The picture's packed rows would be in the report as they are, so its last kilobyte is looked for too.
    let tail = &original[original.len() - 1040..original.len() - 16];
    assert!(!carries(&zip, &original) && !carries(&zip, tail));
    let path = bank["path"].as_str().unwrap();
    let path = path.replace("$DIR", &home.path("").display().to_string());
    let checked = home.run(&["verify", &path, "--json"]).data();
    assert_eq!(
        (&checked["verdict"], &checked["files_withheld"]),
        (&"intact".into(), &1.into()),
        "{checked}"
    );
    assert!(carries(&bytes_of(&home, &export(&home, "lawyer", &[])), &original));
}

#[test]
fn an_identity_number_stops_the_export_until_it_is_starred_out() {
    let home = Sandbox::with_case(Lang::En);
    let text = "顾客 李四，身份证 11010519491231002X，电话 13812345678\n";
    let file = home.file("complaint.txt", text);
    let added = home.run(&["evidence", "add", NO, &file, "--json"]).data();
    let id = added["files"][0]["id"].as_str().unwrap().to_string();
    let out = home.path("out").display().to_string();
    let stopped = home.run(&["export", NO, "--for", "bank", "--out", &out, "--json"]);
    assert_eq!((stopped.status, stopped.code().as_str()), (4, "E-EXPORT-09"), "{stopped}");
    assert!(stopped.json()["error"]["message"].as_str().unwrap().contains(&id), "{stopped}");
    assert!(files_under(&home.path("out")).is_empty(), "nothing is left behind");
    assert_eq!(home.run(&["evidence", "redact", NO, &id, "--json"]).code(), "E-REDACT-01");
    let hide = ["evidence", "redact", NO, &id, "--mask", "id,phone", "--hide", "李四", "--json"];
    assert_eq!(home.run(&hide).status, 0);
    let zip = bytes_of(&home, &export(&home, "bank", &[]));
    assert!(
        !holds(&zip, "11010519491231002X") && !holds(&zip, "13812345678") && !holds(&zip, "李四")
    );
    assert!(holds(&zip, "110***********002X") && holds(&zip, "138****5678"));
}

#[test]
fn hidden_names_are_in_no_paper_no_sheet_and_no_line_of_the_log() {
    let home = Sandbox::with_case(Lang::Zh);
    let call = [
        "call",
        "add",
        NO,
        "--with",
        "bank",
        "--at",
        "2026-03-12 09:00",
        "--agent",
        "赵小英",
        "--said",
        "赵小英说五个工作日内答复",
    ];
    assert_eq!(home.run(&call).status, 0);
    assert!(holds(&bytes_of(&home, &export(&home, "lawyer", &[])), "赵小英"));
    let data = export(&home, "court", &["--redact-names"]);
    let zip = bytes_of(&home, &data);
    assert!(!holds(&zip, "赵小英") && holds(&zip, "赵**"));
    let data = export(&home, "court", &["--hide", "五个工作日"]);
    assert!(!holds(&bytes_of(&home, &data), "五个工作日"));
}

#[test]
fn a_look_ahead_writes_nothing_and_says_size_and_limits() {
    let home = Sandbox::with_case(Lang::En);
    let before = home.run(&["audit", NO, "--json"]).out;
    let out = home.path("out").display().to_string();
    let check = ["export", NO, "--for", "england", "--out", &out, "--check"];
    let data = home.run(&[&check[..], &["--json"]].concat()).data();
    assert_eq!(data["release"], 1);
    assert_eq!(data["limits"][0]["over"], false);
    assert!(data["bytes"].as_u64().unwrap() > 1_000_000);
    let told = home.run(&check);
    assert!(told.out.contains("36.0 MB") || told.out.contains("34.3 MB"), "{told}");
    assert!(!home.path("out").exists());
    assert_eq!(home.run(&["audit", NO, "--json"]).out, before);
}

#[test]
fn a_second_release_brings_a_small_file_with_only_what_is_new() {
    let home = Sandbox::with_case(Lang::Zh);
    let old = home.file("旧.txt", "旧材料，第一版就有".repeat(400));
    assert_eq!(home.run(&["evidence", "add", NO, &old]).status, 0);
    assert_eq!(export(&home, "lawyer", &[])["more"], serde_json::json!([]));
    let new = home.file("新.txt", "新材料，第二版才有".repeat(400));
    assert_eq!(home.run(&["evidence", "add", NO, &new]).status, 0);
    let second = export(&home, "lawyer", &[]);
    let small = &second["more"][0];
    assert!(small["path"].as_str().unwrap().ends_with("RC-2026-001-v2-new.zip"), "{second}");
    let zip = bytes_of(&home, small);
    assert!(holds(&zip, "新材料，第二版才有") && !holds(&zip, "旧材料，第一版就有"));
    let path = home.path("out").join("RC-2026-001-v2-new.zip").display().to_string();
    let judged = home.run(&["verify", &path, "--json"]).data();
    assert_eq!(
        (&judged["verdict"], &judged["volume"]["supplement"]),
        (&"intact".into(), &true.into())
    );
    // Who never had the first release gets all of it.
    assert_eq!(export(&home, "bank", &[])["more"], serde_json::json!([]));
}

#[test]
fn what_is_too_large_for_one_file_goes_out_in_volumes() {
    let home = Sandbox::with_case(Lang::En);
    for name in ["a.bin", "b.bin"] {
        let noise: Vec<u8> =
            (0..1_200_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let file = home.file(name, [name.as_bytes(), &noise].concat());
        assert_eq!(home.run(&["evidence", "add", NO, &file]).status, 0);
    }
    let data = export(&home, "lawyer", &["--volume-mb", "5"]);
    assert!(data["path"].as_str().unwrap().ends_with("v1-1of2.zip"), "{data}");
    for (no, part) in [&data, &data["more"][0]].into_iter().enumerate() {
        assert!(part["bytes"].as_u64().unwrap() < 5_000_000);
        let path =
            part["path"].as_str().unwrap().replace("$DIR", &home.path("").display().to_string());
        let judged = home.run(&["verify", &path, "--json"]).data();
        assert_eq!(judged["verdict"], "intact");
        // The verdict says which it is, and what lies in the other is not left out.
        assert_eq!(judged["volume"], serde_json::json!({"no": no + 1, "of": 2, "elsewhere": 1}));
        assert_eq!(judged["files_withheld"], 0, "{judged}");
        let told = home.run(&["verify", &path]).out;
        assert!(told.contains(&format!("this is volume {} of 2", no + 1)), "{told}");
    }
    let out = home.path("out").display().to_string();
    let tight = ["export", NO, "--for", "lawyer", "--out", &out, "--volume-mb", "4", "--json"];
    assert_eq!(home.run(&tight).code(), "E-EXPORT-10");
}

#[test]
fn a_receipt_is_recorded_and_its_fingerprint_compared() {
    let home = Sandbox::with_case(Lang::En);
    let receipt = |more: &[&str]| {
        home.run(
            &[&["receipt", NO, "--on", "2026-03-12", "--name", "Li Hui", "--json"], more].concat(),
        )
    };
    assert_eq!(receipt(&[]).code(), "E-CASE-04", "nothing went out yet");
    let data = home.run(&["export", NO, "--for", "lawyer", "--json"]).data();
    let print = data["fingerprint"].as_str().unwrap().to_lowercase();
    assert_eq!(receipt(&["--fingerprint", &print]).data()["matches"], true);
    let other = receipt(&["--fingerprint", "0000-0000-0000-0000"]);
    assert_eq!(other.data()["matches"], false);
    assert_eq!(receipt(&["--fingerprint", "xyz"]).code(), "E-RECEIPT-01");
    assert!(home.run(&["audit", NO]).out.contains("Li Hui"));
}

/// A program that judges what we write; under CI=true a missing one is a failure.
#[expect(clippy::disallowed_methods, reason = "tests have no World to ask")]
pub(super) fn judge(name: &str, args: &[&str]) -> Option<std::process::Output> {
    let out = std::process::Command::new(name).args(args).output().ok();
    if out.is_none() {
        assert!(std::env::var_os("CI").is_none_or(|v| v != "true"), "no {name}");
        eprintln!("no {name} here: skipped");
    }
    out
}

#[test]
fn an_office_program_opens_sheets_and_papers_and_finds_no_formula() {
    let home = Sandbox::with_case(Lang::Zh);
    let evil = "=HYPERLINK(\"http://evil\";\"点我\")";
    for said in [evil, "+1+1", "-2+3", "@SUM(A1)", "＝1+1"] {
        let (promise, words) = (format!("--promise={said}"), format!("--said={said}"));
        let call = ["call", "add", NO, "--with", "bank", "--at", "2026-03-12 09:00", &promise];
        let by = ["--promise-by", "2026-03-19", &words];
        assert_eq!(home.run(&[&call[..], &by].concat()).status, 0, "{said}");
    }
    let zip = home.path("out").join(format!("{NO}-v1.zip")).display().to_string();
    assert_eq!(export(&home, "lawyer", &[])["release"], 1);
    let to = home.path("unpacked").display().to_string();
    if judge("unzip", &["-q", &zip, "-d", &to]).is_none() {
        return;
    }
    let files = files_under(&home.path("unpacked"));
    let found: Vec<String> = files
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "xlsx" || e == "docx" || e == "csv"))
        .map(|p| home.path("unpacked").join(p).display().to_string())
        .collect();
    assert!(found.len() >= 6, "{found:?}");
    let profile = format!("-env:UserInstallation=file://{}", home.path("office").display());
    for (ending, kind) in [("xlsx", "fods"), ("docx", "fodt"), ("csv", "fods")] {
        let mut args = vec![profile.as_str(), "--headless", "--convert-to", kind, "--outdir"];
        let out = home.path(&format!("office-{ending}")).display().to_string();
        args.push(&out);
        args.extend(found.iter().filter(|f| f.ends_with(ending)).map(String::as_str));
        let Some(done) = judge("soffice", &args) else { return };
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let mut opened = 0;
        for path in files_under(&home.path(&format!("office-{ending}"))) {
            let text = std::fs::read_to_string(home.path(&format!("office-{ending}")).join(&path))
                .unwrap();
            assert!(!text.contains("table:formula"), "{} has a formula", path.display());
            assert!(!text.contains("xlink:href=\"http://evil"), "{} has a link", path.display());
            opened += usize::from(text.contains("office:document"));
        }
        assert_eq!(opened, found.iter().filter(|f| f.ends_with(ending)).count(), "{ending}");
    }
}

#[test]
fn the_words_to_send_count_by_the_shops_own_rules() {
    let home = Sandbox::with_case(Lang::En);
    super::clocks::own_pack(&home, 1, "Our own notice");
    let stated = home.run(&["deadline", "state", NO, "--on", "statement_date=2026-03-12"]);
    assert_eq!(stated.status, 0, "{}", stated.err);
    let data = export(&home, "lawyer", &[]);
    let message = data["message"].as_str().unwrap();
    assert!(message.contains("2026-03-13") && message.contains("Our own notice"), "{message}");
}

#[test]
fn the_words_to_send_name_no_sum_that_nobody_found_out() {
    let home = Sandbox::new(Lang::En);
    let opened = home.run(&["case", "new", "--title", "Payouts missing", "--bank", "Jiang Bank"]);
    assert_eq!(opened.status, 0, "{}", opened.err);
    let data = export(&home, "lawyer", &[]);
    let message = data["message"].as_str().unwrap();
    assert!(message.contains("not known yet") && !message.contains("0.00"), "{message}");
}

#[test]
fn a_folder_with_volumes_as_they_were_sent_is_no_false_alarm() {
    let home = Sandbox::with_case(Lang::En);
    export(&home, "lawyer", &[]);
    export(&home, "bank", &[]);
    let folder = home.path("out").display().to_string();
    let told = home.run(&["verify", &folder]);
    assert_eq!(told.status, 2, "{told}");
    assert!(told.err.contains("E-VERIFY-06") && told.err.contains("-v1.zip"), "{told}");
}
