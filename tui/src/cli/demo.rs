//! `recourse demo`: the sample shop's case, from raw exports to a verified bundle.

use super::context::Context;
use super::outcome::Outcome;
use crate::demo;
use crate::failure::Result;
use clap::Args;
use recourse_core::args;
use recourse_core::hygiene::screen;
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;

/// `recourse demo`.
#[derive(Debug, Args)]
pub(crate) struct Demo {
    #[arg(long, value_name = "DIR", id = "demo-out")]
    out: Option<PathBuf>,
}

impl Demo {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        let folder = self.out.unwrap_or_else(|| beside(&context.world.home, &context.world.locale));
        let locale = context.world.locale.clone();
        // Steps are told as they happen; with --json standard output carries data alone.
        let mut steps = if context.json { context.err.clone() } else { context.out.clone() };
        let mut tell = |step: &str| {
            step.lines().for_each(|line| drop(writeln!(steps, "{}", screen(line, 400))));
        };
        let (done, _) = demo::run(context.world, &folder, &mut tell)?;
        let (home, bundle) = (done.home.display().to_string(), done.bundle.display().to_string());
        let data = json!({
            "home": home,
            "case": done.case,
            "bundle": bundle,
            "pages": done.pages,
            "missing": done.missing,
            "verdict": done.verdict.word(),
        });
        let human =
            locale.fill("cli-demo-done", args![bundle = bundle.as_str(), home = quoted(&home)]);
        Ok(Outcome::new("demo", human, data))
    }
}

/// The demo lies beside the user's own book, never in it.
fn beside(home: &std::path::Path, locale: &recourse_core::locale::Locale) -> PathBuf {
    let name = locale.text("cli-demo-folder");
    home.parent().map_or_else(|| PathBuf::from(&name), |parent| parent.join(&name))
}

/// A path as a shell takes it.
fn quoted(path: &str) -> String {
    let plain = path.chars().all(|c| c.is_alphanumeric() || "/\\:._-~".contains(c));
    if plain { path.to_string() } else { format!("\"{path}\"") }
}
