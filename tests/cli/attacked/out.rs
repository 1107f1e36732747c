//! What goes out: encrypted backups, names, and a clock nobody can date by.

use super::{NO, text};
use crate::support::sandbox::{Sandbox, files_under};
use recourse_core::locale::Lang;
use std::sync::atomic::{AtomicBool, Ordering};

/// The recipient of age's own manual.
const RECIPIENT: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

#[test]
fn an_encrypted_backup_is_never_plain_where_it_goes() {
    let home = Sandbox::with_case(Lang::En);
    let big: Vec<u8> =
        (0..12_000_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let big = home.file("big.bin", big);
    assert_eq!(home.run(&["evidence", "add", NO, &big]).status, 0);
    let to = home.path("stick");
    std::fs::create_dir(&to).unwrap();
    // What an earlier version left when it was killed.
    let left = to.join(".recourse-Ab12cd.copy");
    std::fs::write(&left, "SQLite format 3").unwrap();
    let done = AtomicBool::new(false);
    let plain = std::thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut plain = Vec::new();
            while !done.load(Ordering::Relaxed) {
                for path in files_of(&to).into_iter().filter(|p| *p != left) {
                    let head = std::fs::read(&path).unwrap_or_default();
                    if head.starts_with(b"SQLite") || path.extension().is_some_and(|e| e == "copy")
                    {
                        plain.push(path);
                    }
                }
            }
            plain
        });
        let made = home.run(&["backup", "--to", &text(to.clone()), "--encrypt-to", RECIPIENT]);
        done.store(true, Ordering::Relaxed);
        assert_eq!(made.status, 0, "{made}");
        watch.join().unwrap()
    });
    assert_eq!(plain, Vec::<std::path::PathBuf>::new());
    assert!(!left.exists(), "a plain copy an earlier version left");
    assert_eq!(files_under(&to).len(), 1);
    let own = files_under(&home.home());
    assert!(!own.iter().any(|p| p.to_string_lossy().contains(".recourse-")), "{own:?}");
}

fn files_of(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    std::fs::read_dir(folder).into_iter().flatten().filter_map(|e| Some(e.ok()?.path())).collect()
}

#[test]
#[cfg(unix)]
fn a_passphrase_on_a_descriptor_needs_no_second_flag() {
    use std::io::Write;
    let home = Sandbox::with_case(Lang::En);
    let to = text(home.path("safe"));
    let mut command = home.command(&["backup", "--to", &to, "--passphrase-fd", "0"]);
    let mut child = command.stdin(std::process::Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"eleven little dumplings\n").unwrap();
    assert!(child.wait().unwrap().success());
    let made = files_under(&home.path("safe"));
    assert!(made[0].to_string_lossy().ends_with(".age"), "{made:?}");
}

#[test]
fn hiding_names_keeps_who_was_handed_a_proof_and_says_what_it_does_not_look_into() {
    let home = Sandbox::with_case(Lang::En);
    let slip = home.file("slip.txt", "merchant copy");
    let add = ["evidence", "add", NO, &slip, "--source", "from Zeta Source"];
    assert_eq!(home.run(&add).status, 0);
    let hand = ["proof", "hand", NO, "--to", "Eta Lawyer", "--how", "message"];
    assert_eq!(home.run(&hand).status, 0);
    let out = text(home.path("out"));
    let made =
        home.run(&["export", NO, "--for", "bank", "--out", &out, "--redact-names", "--json"]);
    assert_eq!(made.status, 0, "{made}");
    let warned = made.json()["warnings"].to_string();
    assert!(warned.contains("W-EXPORT-NAMES") && warned.contains("Zeta Source"), "{warned}");
    let zip = home.path("out").join(&files_under(&home.path("out"))[0]);
    let bytes = std::fs::read(&zip).unwrap();
    assert!(!bytes.windows(10).any(|w| w == b"Eta Lawyer"), "the bank learns who the lawyer is");
    assert_eq!(home.run(&["verify", &text(zip), "--json"]).data()["verdict"], "intact");
}

#[test]
fn a_clock_before_1970_ends_no_export_in_the_middle() {
    let home = Sandbox::with_case(Lang::En);
    let (mut world, _, err) = home.world();
    let day = chrono::DateTime::parse_from_rfc3339("1969-12-31T10:00:00+00:00").unwrap();
    world.clock = recourse_tui::world::Clock::Fixed { now: day, step: chrono::Duration::zero() };
    let out = text(home.path("out"));
    let line =
        ["recourse", "export", NO, "--for", "lawyer", "--out", &out].map(std::ffi::OsString::from);
    let around = recourse_tui::cli::Surroundings {
        home: Some(home.home()),
        lang: Some("en".into()),
        ..Default::default()
    };
    let status = recourse_tui::run(line.to_vec(), &around, world);
    assert!(status == 1 && err.text().contains("before 1970"), "{status} {}", err.text());
}
