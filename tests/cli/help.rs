//! Help, completions, manual, and the page made of them.

use crate::support::sandbox::Sandbox;
use recourse_core::locale::Lang;
use std::path::Path;

#[test]
fn help_leads_with_examples_and_ends_with_the_exit_statuses() {
    let home = Sandbox::new(Lang::Zh);
    insta::assert_snapshot!(home.run(&["--help"]), @"");
    insta::assert_snapshot!(home.run(&["case", "move", "-h"]), @"");
    insta::assert_snapshot!(home.run(&["help", "case", "move", "--lang", "en"]), @"");
}

#[test]
fn every_command_and_flag_has_a_text_in_both_languages() {
    let page = recourse_tui::cli::reference::page();
    let gap = page.lines().find(|l| l.contains("{cli-") || l.contains("| |"));
    assert_eq!(gap.filter(|l| !l.starts_with("| | meaning")), None);
}

#[test]
fn the_reference_is_what_the_program_would_print() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("CLI.md");
    let page = recourse_tui::cli::reference::page();
    #[expect(clippy::disallowed_methods, reason = "asked for on purpose, to write the page anew")]
    if std::env::var("UPDATE_DOCS").is_ok() {
        std::fs::write(&path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept.replace("\r\n", "\n") == page, "CLI.md is stale: UPDATE_DOCS=1 cargo test -p recourse-tui reference");
}

#[test]
fn scripts_and_manual_are_data() {
    let home = Sandbox::new(Lang::En);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = home.run(&["completions", shell]);
        assert!(script.status == 0 && script.out.contains("recourse") && script.err.is_empty(), "{shell}");
    }
    let page = home.run(&["man"]);
    assert!(page.out.contains(".TH") && page.out.contains("case"));
}

#[test]
fn paths_say_where_everything_lies_and_who_said_so() {
    let home = Sandbox::new(Lang::Zh);
    insta::assert_snapshot!(home.run(&["paths"]), @"");
    let named = home.run(&["paths", "--home", "/elsewhere", "--json"]).data();
    assert_eq!((&named["home"], &named["home_from"]), (&"/elsewhere".into(), &"flag".into()));
}
