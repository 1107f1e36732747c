//! Tools that are not ours judge what we write: sha256sum, bagit.py, openssl, a shell loop, and a second verifier in
//! Python. A missing tool is said and skipped; with `CI=true` it is a failure.

use crate::kit::Kit;
use crate::sample::{CASE, CHAT, book};
use crate::vectors;
use recourse_core::bundle::Selection;
use recourse_core::bundle::words::{self, Words};
use recourse_core::hash::Hash;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs a shell command in a folder; `None` when one of its tools is missing here.
fn shell(dir: &Path, needs: &[&str], command: &str) -> Option<(bool, String)> {
    for need in needs {
        let probe = format!("command -v {need} >/dev/null 2>&1");
        let probe =
            if *need == "bagit" { "python3 -c 'import bagit' 2>/dev/null".into() } else { probe };
        let found = Command::new("sh").args(["-c", &probe]).status();
        if !found.is_ok_and(|s| s.success()) {
            assert!(!in_ci(), "{need} is missing, and CI must not skip");
            eprintln!("skipped: {need} is not installed");
            return None;
        }
    }
    let shell = if needs.contains(&"bash") { "bash" } else { "sh" };
    let output = Command::new(shell).args(["-c", command]).current_dir(dir).output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    Some((output.status.success(), String::from_utf8_lossy(&text).into_owned()))
}

#[allow(clippy::disallowed_methods)] // the one question a test may ask of its surroundings
fn in_ci() -> bool {
    std::env::var("CI").is_ok_and(|v| v == "true")
}

fn unpacked(selection: Selection) -> (tempfile::TempDir, PathBuf) {
    let kit = Kit::take_apart(&book().export(selection).0);
    let dir = tempfile::tempdir().unwrap();
    let root = kit.unpack(dir.path());
    (dir, root)
}

#[test]
fn sha256sum_and_bagit_agree_with_the_lists() {
    let (_dir, root) = unpacked(Selection::whole(CASE));
    let sums = "sha256sum -c manifest-sha256.txt && sha256sum -c tagmanifest-sha256.txt";
    if let Some((good, text)) = shell(&root, &["sha256sum"], sums) {
        assert!(good, "{text}");
        std::fs::write(root.join("data/report.pdf"), b"changed").unwrap();
        assert!(!shell(&root, &["sha256sum"], sums).unwrap().0, "the control must fail");
    }
    let (_dir, root) = unpacked(Selection::whole(CASE));
    if let Some((good, text)) = shell(&root, &["python3", "bagit"], "python3 -m bagit --validate .")
    {
        assert!(good && text.contains("is valid"), "{text}");
        std::fs::write(root.join("data/report.pdf"), b"changed").unwrap();
        assert!(!shell(&root, &["bagit"], "python3 -m bagit --validate .").unwrap().0);
    }
}

#[test]
fn openssl_checks_every_signature_as_verify_txt_says() {
    let (_dir, root) = unpacked(Selection::whole(CASE));
    let text = std::fs::read_to_string(root.join("data/VERIFY.txt")).unwrap();
    let commands: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|l| l.starts_with("openssl pkeyutl") || l.starts_with("printf -- "))
        .collect();
    assert_eq!(commands.len(), 4, "bundle, old checkpoint with its key, last checkpoint");
    for command in commands {
        let Some((good, text)) = shell(&root, &["openssl"], command) else { return };
        assert!(good, "{command}: {text}");
    }
    std::fs::write(root.join("bundle.txt"), b"changed").unwrap();
    let command = "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in bundle.txt -sigfile bundle.txt.sig";
    assert!(!shell(&root, &["openssl"], command).unwrap().0, "the control must fail");
}

#[test]
fn openssl_reads_the_private_key_too() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("k"), crate::sample::key(1).to_pem().as_bytes()).unwrap();
    if let Some((good, text)) = shell(dir.path(), &["openssl"], "openssl pkey -in k -pubout") {
        assert!(good, "{text}");
        assert_eq!(text, crate::sample::key(1).public().to_pem().unwrap());
    }
}

#[test]
fn the_shell_loop_of_verify_txt_follows_the_chain() {
    let (_dir, root) = unpacked(Selection::whole(CASE));
    let text = std::fs::read_to_string(root.join("data/VERIFY.txt")).unwrap();
    let command = text.lines().find(|l| l.contains("while IFS=")).unwrap().trim().to_string();
    let Some((good, out)) = shell(&root, &["bash", "sha256sum"], &command) else { return };
    let lines: Vec<&str> = out.lines().collect();
    assert!(good && lines.len() == 2, "{out}");
    assert_eq!(lines[1], format!("head {}", lines[0]));
    let links = root.join("data/log/links.txt");
    let changed = std::fs::read_to_string(&links).unwrap().replacen(" 3 ", " 4 ", 1);
    std::fs::write(links, changed).unwrap();
    assert!(
        shell(&root, &["bash"], &command).unwrap().1.contains("BROKEN"),
        "the control must fail"
    );
}

/// A stranger without a key changes a word, a private part or an original and makes every list anew, or lays a file
/// beside: the commands that tie the words to the chain show it.
#[test]
fn the_words_are_tied_to_the_chain_by_hand() {
    let (_dir, root) = unpacked(Selection::whole(CASE));
    let book = book();
    let draft = book.draft(Selection::whole(CASE));
    let words = Words {
        page: Some(Hash::of(b"the page")),
        ..Words::new("RC-2026-001", "0.1.0", draft.walk())
    };
    let text = String::from_utf8(words::verify_txt(&words, draft.walk(), &[])).unwrap();
    let command = |has: &str| text.lines().find(|l| l.contains(has)).unwrap().trim().to_string();
    let complete = command("grep -c ");
    let Some((good, out)) = shell(&root, &["sh", "sha256sum", "diff"], &complete) else { return };
    let numbers: Vec<&str> = out.lines().collect();
    assert!(good && numbers[2] == format!("entries {}", numbers[0]), "{out}");
    assert!(numbers[0] == numbers[1] && numbers[3] == "redacted -", "{out}");

    let broken = [
        ("done < data/log/entries.jsonl", "data/log/entries.jsonl", "\"kind\":\"", "BROKEN {"),
        ("done < data/log/private.jsonl", "data/log/private.jsonl", "\"data\":{", "BROKEN {"),
        ("grep ' data/files/'", "manifest-sha256.txt", "", "BROKEN data/files/"),
        ("diff ../listed.txt", "malware.exe", "", "malware.exe"),
    ];
    for (has, path, word, said) in broken {
        let command = command(has);
        let (good, out) = shell(&root, &["sh"], &command).unwrap();
        assert!(good && out.contains("OK") && !out.contains("BROKEN"), "{command}: {out}");
        let (file, kept) = (root.join(path), std::fs::read_to_string(root.join(path)).ok());
        let changed = match &kept {
            Some(text) if word.is_empty() => {
                let line = text.lines().find(|l| l.contains(" data/files/")).unwrap();
                text.replace(&line[..64], &"0".repeat(64))
            }
            Some(text) => text.replacen(word, &format!("{word}x"), 1),
            None => String::new(),
        };
        std::fs::write(&file, changed).unwrap();
        let (_, out) = shell(&root, &["sh"], &command).unwrap();
        assert!(out.contains(said), "the control must fail: {command}: {out}");
        // A line put in at the end is seen without an end of its own, too.
        if let Some(text) = kept.as_ref().filter(|_| path.contains("/log/")) {
            std::fs::write(&file, format!("{text}{{\"kind\":\"forged\"}}")).unwrap();
            let (_, out) = shell(&root, &["sh"], &command).unwrap();
            assert!(out.contains("BROKEN {\"kind\":\"forged\"}"), "{command}: {out}");
        }
        kept.map_or_else(|| std::fs::remove_file(&file), |text| std::fs::write(&file, text))
            .unwrap();
    }
}

/// From the first key to the one in force, as VERIFY.txt says; a rotation the old key did not sign is seen.
fn step_by_step(root: &Path, text: &str) {
    let (_, steps) = text.split_once("changed its key").unwrap();
    let commands: Vec<&str> = steps
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .skip(1)
        .take_while(|line| !line.contains("while IFS="))
        .collect();
    assert_eq!(commands.len(), 5, "{commands:?}");
    for (at, command) in commands.iter().enumerate() {
        let tools = ["sh", "openssl", "perl", "od", "sed"];
        let Some((good, out)) = shell(root, &tools, command) else { return };
        assert!(good, "{command}: {out}");
        if at == 1 {
            let first = crate::sample::key(1).public().fingerprint();
            assert_eq!(out.trim().to_uppercase(), first.replace('-', ""));
        }
        assert!(at != 4 || out.contains("Verified Successfully"), "{command}: {out}");
    }
    // Another key in key.pem: the same commands must fail.
    let kept = std::fs::read(root.join("key.pem")).unwrap();
    std::fs::write(root.join("key.pem"), crate::sample::key(9).public().to_pem().unwrap()).unwrap();
    let (good, _) = shell(root, &["sh"], &commands[2..].join("\n")).unwrap();
    assert!(!good, "the control must fail");
    std::fs::write(root.join("key.pem"), kept).unwrap();
}

/// A stranger without a key changes the report and makes the lists anew: all lists fit, the signature is good, and
/// only the step that ties the two together shows it.
#[test]
fn the_signature_is_tied_to_the_lists_and_to_the_key_by_hand() {
    let (_dir, root) = unpacked(Selection::whole(CASE));
    let book = book();
    let draft = book.draft(Selection::whole(CASE));
    let page = Some(Hash::of(b"the page"));
    let words = Words { page, ..Words::new("RC-2026-001", "0.1.0", draft.walk()) };
    let text = String::from_utf8(words::verify_txt(&words, draft.walk(), &[])).unwrap();
    let command = |has: &str| text.lines().find(|l| l.contains(has)).unwrap().trim().to_string();
    let (tie, key) = (command("for f in manifest:"), command("openssl pkey -pubin"));
    let Some((good, out)) = shell(&root, &["sh", "sha256sum"], &tie) else { return };
    assert!(good && out.lines().count() == 4 && !out.contains("BROKEN"), "{out}");
    let Some((good, out)) = shell(&root, &["sh", "openssl", "sha256sum"], &key) else { return };
    // The sample's book changed its key once.
    let in_force = crate::sample::key(2).public().fingerprint();
    assert!(good && out.trim().to_uppercase() == in_force.replace('-', ""), "{out} {in_force}");
    assert!(text.contains("changed its key") && text.contains("换过密钥"), "{text}");
    step_by_step(&root, &text);

    std::fs::write(root.join("data/report.pdf"), b"forged").unwrap();
    let anew = "m=$(find data -type f | sort); sha256sum $m > manifest-sha256.txt; \
        sha256sum README.txt bag-info.txt bagit.txt bundle.txt bundle.txt.sig key.pem manifest-sha256.txt \
        > tagmanifest-sha256.txt; sha256sum -c manifest-sha256.txt && sha256sum -c tagmanifest-sha256.txt";
    assert!(shell(&root, &["sh", "sha256sum"], anew).unwrap().0, "every list fits");
    let (_, out) = shell(&root, &["sh"], &tie).unwrap();
    assert!(out.contains("BROKEN manifest-sha256.txt"), "{out}");
}

fn reference() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../tests/reference/verify.py")
        .canonicalize()
        .unwrap()
}

#[test]
fn a_second_verifier_gives_the_same_verdict_on_every_vector() {
    let dir = tempfile::tempdir().unwrap();
    let vectors = vectors::all();
    let mut names = String::new();
    for vector in &vectors {
        std::fs::write(dir.path().join(vector.file()), &vector.zip).unwrap();
        names.push_str(&format!(" {}", vector.file()));
    }
    let run = |arguments: &str| {
        shell(
            dir.path(),
            &["python3"],
            &format!("python3 {} {arguments} 2>/dev/null", reference().display()),
        )
    };
    let Some((_, out)) = run(&names) else { return };
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), vectors.len(), "{out}");
    for (line, vector) in lines.iter().zip(&vectors) {
        let want = format!("{}\t{}", vector.verdict, vector.file());
        assert_eq!(*line, want, "the two verifiers differ");
    }
    std::fs::write(dir.path().join("kept.txt"), book().checkpoints[0].checkpoint.text()).unwrap();
    let key = crate::sample::key(1).public().hex();
    let (good, out) = run(&format!("--key {key} --known kept.txt good.zip")).unwrap();
    assert!(good, "{out}");
    let (good, _) =
        run(&format!("--key {} good.zip", crate::sample::key(9).public().hex())).unwrap();
    assert!(!good, "another key");
}

#[test]
fn a_second_verifier_agrees_on_random_edits_that_are_signed_again() {
    let dir = tempfile::tempdir().unwrap();
    let mutants = crate::attack::mutants();
    for (at, (_, zip)) in mutants.iter().enumerate() {
        std::fs::write(dir.path().join(format!("{at:06}.zip")), zip).unwrap();
    }
    let command = format!("ls *.zip | xargs -n 500 python3 {} 2>/dev/null", reference().display());
    let Some((_, out)) = shell(dir.path(), &["python3", "xargs"], &command) else { return };
    assert_eq!(out.lines().count(), mutants.len());
    for (line, (name, zip)) in out.lines().zip(&mutants) {
        let ours = crate::kit::check(zip);
        let theirs = line.split('\t').next().unwrap();
        assert_eq!(ours.verdict().word(), theirs, "{name}: {:?}", crate::kit::errors(&ours));
    }
}

#[test]
fn a_second_verifier_accepts_what_is_left_out_as_declared() {
    let selection = Selection {
        redacted: [9].into(),
        private_withheld: [6, 8].into(),
        files_withheld: [Hash::of(CHAT)].into(),
        ..Selection::whole(CASE)
    };
    let (dir, root) = unpacked(selection);
    let command = format!("python3 {} {}", reference().display(), root.display());
    if let Some((good, text)) = shell(dir.path(), &["python3"], &command) {
        assert!(good, "{text}");
    }
}
