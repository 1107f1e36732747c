//! The readers on this machine.

use std::path::PathBuf;
use std::process::Command;

/// A file for this test run's output.
pub(crate) fn path(name: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("paper");
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name).to_str().unwrap().to_owned()
}

/// Saves bytes under a name and gives back its path.
pub(crate) fn saved(name: &str, bytes: &[u8]) -> String {
    let path = path(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// Runs a reader; its output, or `None` when the machine does not have it.
pub(crate) fn run(tool: &str, args: &[&str]) -> Option<String> {
    match Command::new(tool).args(args).output() {
        Ok(out) => {
            let text = [out.stdout, out.stderr].concat();
            let text = String::from_utf8_lossy(&text).into_owned();
            assert!(out.status.success(), "{tool} {args:?}: {text}");
            Some(text)
        }
        Err(_) if !in_ci() => {
            eprintln!("{tool} is missing: skipped");
            None
        }
        Err(e) => panic!("{tool}: {e}"),
    }
}

/// Where a missing tool is a failure.
#[expect(clippy::disallowed_methods, reason = "tests have no World to ask")]
fn in_ci() -> bool {
    std::env::var_os("CI").is_some_and(|v| v == "true")
}
