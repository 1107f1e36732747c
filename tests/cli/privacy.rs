//! Keys and erasure: a passphrase on the key, a new key, a lost one; what a person asks to have removed is gone.

use crate::support::sandbox::{Sandbox, files_under};
use recourse_core::locale::Lang;
use std::process::Stdio;

const NO: &str = "RC-2026-001";

/// The real program with a passphrase on a descriptor.
fn with_fd(home: &Sandbox, args: &[&str], flag: &str, passphrase: &str) -> (i32, String) {
    use std::io::Write;
    let args = [args, &[flag, "0"]].concat();
    let mut command = home.command(&args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(format!("{passphrase}\n").as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap();
    let text = [out.stdout, out.stderr].concat();
    (out.status.code().unwrap(), String::from_utf8_lossy(&text).into_owned())
}

#[test]
fn a_passphrase_guards_signing_and_nothing_else() {
    let home = Sandbox::with_case(Lang::En);
    let print = home.run(&["key", "show", "--json"]).data()["fingerprint"].clone();
    let (status, text) = with_fd(&home, &["key", "protect"], "--passphrase-fd", "short");
    assert_eq!(status, 2, "{text}");
    let word = "oolong river 42";
    let (status, text) = with_fd(&home, &["key", "protect"], "--passphrase-fd", word);
    assert_eq!(status, 0, "{text}");
    assert!(!text.contains(word));
    let pem = std::fs::read_to_string(home.home().join("book.key")).unwrap();
    assert!(pem.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----"), "{pem}");
    let shown = home.run(&["key", "show", "--json"]).data();
    assert_eq!((&shown["protected"], &shown["fingerprint"]), (&true.into(), &print));
    // Recording needs no key; signing asks for it and says so where it cannot.
    assert_eq!(home.run(&["case", "note", NO, "still recording"]).status, 0);
    assert_eq!(home.run(&["checkpoint", "--json"]).code(), "E-KEY-08");
    assert_eq!(with_fd(&home, &["checkpoint"], "--key-fd", "another word").0, 4);
    let (status, text) = with_fd(&home, &["checkpoint"], "--key-fd", word);
    assert_eq!(status, 0, "{text}");
    // A new key comes under the same passphrase, and the fingerprint on papers stays.
    assert_eq!(with_fd(&home, &["key", "rotate"], "--key-fd", word).0, 0);
    let shown = home.run(&["key", "show", "--json"]).data();
    assert_eq!((&shown["protected"], &shown["fingerprint"]), (&true.into(), &print));
    assert_ne!(shown["in_force"], print);
    assert_eq!(with_fd(&home, &["key", "unprotect"], "--key-fd", word).0, 0);
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    assert_eq!(home.run(&["verify", "--book", "--json"]).data()["verdict"], "intact");
    let leftovers = files_under(&home.home());
    assert!(!leftovers.iter().any(|f| f.to_string_lossy().contains("key.new")), "{leftovers:?}");
}

#[test]
fn openssl_reads_the_protected_key() {
    let home = Sandbox::with_case(Lang::En);
    let word = "oolong river 42";
    assert_eq!(with_fd(&home, &["key", "protect"], "--passphrase-fd", word).0, 0);
    let key = home.home().join("book.key");
    let file = home.file("word.txt", word);
    let mut openssl = std::process::Command::new("openssl");
    openssl.args(["pkey", "-in"]).arg(key).args([
        "-passin",
        &format!("file:{file}"),
        "-noout",
        "-text",
    ]);
    match openssl.output() {
        Err(_) => eprintln!("skipped: openssl is not installed"),
        Ok(out) => assert!(String::from_utf8_lossy(&out.stdout).contains("ED25519"), "{out:?}"),
    }
}

#[test]
fn a_bundle_after_a_rotation_verifies_by_the_first_fingerprint() {
    let home = Sandbox::with_case(Lang::En);
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    assert_eq!(home.run(&["key", "rotate"]).status, 0);
    let out = home.path("out").display().to_string();
    assert_eq!(home.run(&["export", NO, "--for", "lawyer", "--out", &out]).status, 0);
    let zip = home.path("out").join("RC-2026-001-v1.zip").display().to_string();
    let verified = home.run(&["verify", &zip, "--json"]).data();
    let print = home.run(&["key", "show", "--json"]).data()["fingerprint"].clone();
    assert_eq!((&verified["verdict"], &verified["signer"]), (&"intact".into(), &print));
}

/// A key that others can read is refused.
fn private(path: &std::path::Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
}

#[test]
fn what_is_recorded_without_the_right_key_is_kept_and_said() {
    let home = Sandbox::with_case(Lang::En);
    let key = home.home().join("book.key");
    let codes = |args: &[&str]| -> Vec<String> {
        let said = home.run(args);
        assert_eq!(said.status, 0, "{said}");
        let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        let warnings = json["warnings"].as_array().unwrap();
        warnings.iter().map(|w| w["code"].as_str().unwrap().to_string()).collect()
    };
    let note = ["case", "note", NO, "still here", "--json"];
    assert_eq!(codes(&note), Vec::<String>::new());
    assert_eq!(codes(&["verify", "--book", "--json"]), Vec::<String>::new());
    let kept = std::fs::read(&key).unwrap();
    std::fs::remove_file(&key).unwrap();
    assert_eq!(codes(&note), ["W-KEY-MISSING"]);
    assert_eq!(codes(&["verify", "--book", "--json"]), ["W-KEY-MISSING"]);
    assert_eq!(codes(&["case", "list", "--json"]), Vec::<String>::new(), "reading needs no key");
    let stranger = recourse_core::audit::SigningKey::from_seed(&[9; 32]).to_pem();
    std::fs::write(&key, stranger.as_bytes()).unwrap();
    private(&key);
    assert_eq!(codes(&note), ["W-KEY-OTHER"]);
    let refused = home.run(&["checkpoint"]);
    assert!(refused.err.contains("nothing can be signed"), "{refused}");
    let doctor = home.run(&["doctor"]);
    assert!(doctor.out.contains("another book"), "{doctor}");
    std::fs::write(&key, kept).unwrap();
    private(&key);
    assert_eq!(codes(&note), Vec::<String>::new());
    assert_eq!(home.run(&["checkpoint"]).status, 0, "what was recorded meanwhile is signed now");
}

#[test]
fn after_a_change_of_key_every_paper_says_who_signed_and_how_that_came() {
    let home = Sandbox::with_case(Lang::En);
    let first = home.run(&["key", "show", "--json"]).data()["fingerprint"].clone();
    assert_eq!(home.run(&["key", "rotate"]).status, 0);
    let now = home.run(&["key", "show", "--json"]).data()["in_force"].clone();
    let out = home.path("out").display().to_string();
    assert_eq!(home.run(&["export", NO, "--for", "lawyer", "--out", &out]).status, 0);
    let zip = home.path("out").join("RC-2026-001-v1.zip").display().to_string();
    for args in [vec!["verify", &zip], vec!["verify", "--book"]] {
        let data = home.run(&[args.as_slice(), &["--json"]].concat()).data();
        assert_eq!((&data["signer"], &data["signed_by"]), (&first, &now));
        let change = &data["key_changes"][0];
        assert_eq!((&change["from"], &change["to"]), (&first, &now));
        let text = home.run(&args).out;
        let (first, now) = (first.as_str().unwrap(), now.as_str().unwrap());
        let change = format!("replaced the key {first} by {now}");
        assert!(text.contains(&change) && text.contains("changed to, fingerprint"), "{text}");
    }
    // Either of the two is this book's; the words say which is which.
    for key in [&first, &now] {
        let text = home.run(&["verify", &zip, "--key", key.as_str().unwrap()]).out;
        assert!(text.contains("The key you named is this book's"), "{text}");
    }
    let bytes = std::fs::read(&zip).unwrap();
    for part in [format!("signed with the key {}", now.as_str().unwrap()), "换过密钥".into()] {
        assert!(count(&bytes, &part) > 0, "{part} in README.txt");
    }
}

#[test]
fn a_lost_key_gives_a_new_book_that_quotes_the_old_one() {
    let home = Sandbox::with_case(Lang::En);
    std::fs::remove_file(home.home().join("book.key")).unwrap();
    assert_eq!(home.run(&["checkpoint", "--json"]).code(), "E-KEY-01");
    let into = home.path("second").display().to_string();
    let lost = home.run(&["key", "lost", "--into", &into, "--json"]);
    assert_eq!(lost.data()["continues"]["seq"], 5, "{lost}");
    // The old book is as it was, and can still be read and added to.
    assert_eq!(home.run(&["case", "note", NO, "still here"]).status, 0);
    let again = home.run(&["key", "lost", "--into", &into, "--json"]);
    assert_eq!((again.status, again.code()), (4, "E-BOOK-02".into()));
    let new = home.run(&["--home", &into, "verify", "--book", "--json"]).data();
    assert_eq!((&new["verdict"], &new["chain"]["entries"]), (&"intact".into(), &2.into()));
}

/// Every byte of every file under the home.
fn all_bytes(home: &Sandbox) -> Vec<u8> {
    let root = home.home();
    files_under(&root).iter().flat_map(|f| std::fs::read(root.join(f)).unwrap()).collect()
}

fn count(hay: &[u8], needle: &str) -> usize {
    hay.windows(needle.len()).filter(|w| *w == needle.as_bytes()).count()
}

#[test]
fn what_is_erased_on_request_leaves_no_byte_and_everything_still_verifies() {
    let home = Sandbox::with_case(Lang::En);
    let marker = "ZANTHOXYLUM-PIPERITUM";
    let slip = home.file("slip.txt", format!("{marker} ").repeat(4000));
    assert_eq!(home.run(&["evidence", "add", NO, &slip, "--proves", marker]).status, 0);
    let said = format!("she said {marker} twice");
    assert_eq!(home.run(&["case", "note", NO, &said]).status, 0);
    // Where a page ends, one is cut in two.
    assert!(count(&all_bytes(&home), marker) > 3900, "the control: it is there");
    let refused = home.run(&["case", "erase", NO, "--confirm", "RC-2026-009", "--json"]);
    assert_eq!((refused.status, refused.code()), (2, "E-ERASE-01".into()));
    let one = home.run(&["evidence", "erase", NO, "E001", "--confirm", NO, "--json"]).data();
    assert_eq!(
        (&one["files"], &one["privates"], &one["flushed"]),
        (&1.into(), &1.into(), &true.into())
    );
    assert_eq!(count(&all_bytes(&home), marker), 1, "the note is still there");
    let all = home.run(&["case", "erase", NO, "--confirm", NO, "--reason", "asked for", "--json"]);
    assert!(all.data()["privates"].as_u64().unwrap() >= 5, "{all}");
    assert_eq!(count(&all_bytes(&home), marker), 0);
    assert_eq!(count(&all_bytes(&home), "老王记面馆"), 0);
    let verified = home.run(&["verify", "--book", "--json"]).data();
    assert_eq!(verified["verdict"], "intact", "{verified}");
    // The case is still there, and a bundle of it says what is withheld.
    let out = home.path("out").display().to_string();
    let exported = home.run(&["export", NO, "--for", "lawyer", "--out", &out, "--json"]);
    assert_eq!(exported.status, 0, "{exported}");
    let zip = home.path("out").join("RC-2026-001-v1.zip").display().to_string();
    let bundle = home.run(&["verify", &zip, "--json"]).data();
    assert_eq!(bundle["verdict"], "intact");
    assert_eq!(bundle["files_withheld"], 1);
    assert_eq!(home.run(&["case", "erase", NO, "--confirm", NO, "--json"]).status, 0);
}

#[test]
fn a_receipt_from_before_the_export_or_with_nothing_to_compare_is_said() {
    let home = Sandbox::with_case(Lang::En);
    let data = home.run(&["export", NO, "--for", "lawyer", "--json"]).data();
    let print = data["fingerprint"].as_str().unwrap().to_lowercase();
    let receipt = |on: &str| {
        let who = ["--name", "Li Hui", "--fingerprint", &print, "--json"];
        home.run(&[&["receipt", NO, "--on", on][..], &who].concat()).json()["warnings"].clone()
    };
    assert_eq!(receipt("2020-01-01")[0]["code"], "W-RECEIPT-EARLY");
    let exports = home.home().join("exports");
    for file in files_under(&exports) {
        std::fs::remove_file(exports.join(file)).unwrap();
    }
    assert_eq!(receipt("2026-03-12")[0]["code"], "W-RECEIPT-UNCHECKED");
}
