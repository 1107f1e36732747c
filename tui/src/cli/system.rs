//! `recourse paths`, `completions`, `man`, `help`: the program about itself.

use super::context::Context;
use super::outcome::Outcome;
use super::view::table;
use crate::failure::{Exit, Failure, Result};
use crate::ops;
use clap::{Args, ValueEnum};
use serde_json::json;

/// `recourse completions`.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    shell: Shell,
}

/// Shells we can complete for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
}

impl Completions {
    pub(super) fn run(self, context: &Context) -> Outcome {
        use clap_complete::Shell as S;
        let shell = match self.shell {
            Shell::Bash => S::Bash,
            Shell::Zsh => S::Zsh,
            Shell::Fish => S::Fish,
            Shell::Powershell => S::PowerShell,
            Shell::Elvish => S::Elvish,
        };
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut context.tree.clone(), "recourse", &mut script);
        let script = String::from_utf8_lossy(&script).into_owned();
        let data = json!({ "shell": shell.to_string(), "script": script });
        Outcome::new("completions", script, data).as_data()
    }
}

/// `recourse man`: the manual page in troff.
pub(super) fn man(context: &Context) -> Result<Outcome> {
    let mut page = Vec::new();
    let failure = |e: std::io::Error| crate::failure::io(std::path::Path::new("-"), &e);
    clap_mangen::Man::new(context.tree.clone()).render(&mut page).map_err(failure)?;
    let page = String::from_utf8_lossy(&page).into_owned();
    let data = json!({ "page": page });
    Ok(Outcome::new("man", page, data).as_data())
}

/// `recourse help`.
#[derive(Debug, Args)]
pub(crate) struct Help {
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

impl Help {
    pub(super) fn run(self, context: &Context) -> Result<Outcome> {
        let mut found = &context.tree;
        for word in &self.command {
            found = found.find_subcommand(word).ok_or_else(|| {
                let command = self.command.join(" ");
                let names: Vec<&str> =
                    found.get_subcommands().map(clap::Command::get_name).collect();
                Failure::new(Exit::Usage, "E-USE-02", "cli-fail-usage-command")
                    .with("command", "recourse")
                    .with("word", command)
                    .with("suggested", "none")
                    .with("valid", names.join(", "))
            })?;
        }
        let text = found.clone().render_help().to_string();
        let data = json!({ "text": text });
        Ok(Outcome::new("help", text, data))
    }
}

/// `recourse paths`: where everything lies. Works without a book and with a damaged one.
pub(super) fn paths(context: Context) -> Outcome {
    let source = context.home_source;
    let state = context.around.state.clone();
    let locale = context.locale().clone();
    let desk = ops::Desk::closed(context.world);
    let paths = ops::system::paths(&desk);
    let mut data = serde_json::to_value(&paths).unwrap_or_default();
    data["home_from"] = source.word().into();
    data["state"] = state.as_ref().map(|s| s.display().to_string()).into();
    let shown = |path: &std::path::Path| path.display().to_string();
    let from = locale.text(&format!("cli-paths-from-{}", source.word()));
    let rows = [
        ("cli-paths-home", format!("{}  ({from})", shown(&paths.home))),
        ("cli-paths-book", shown(&paths.book)),
        ("cli-paths-key", shown(&paths.key)),
        ("cli-paths-exports", shown(&paths.exports)),
        ("cli-paths-own", shown(&paths.own_data)),
        ("cli-paths-settings", paths.settings.as_deref().map(shown).unwrap_or_default()),
        ("cli-paths-state", state.as_deref().map(shown).unwrap_or_default()),
    ];
    let rows: Vec<Vec<String>> = rows
        .into_iter()
        .filter(|(_, p)| !p.is_empty())
        .map(|(id, path)| vec![locale.text(id), path])
        .collect();
    Outcome::new("paths", table(&rows), data)
}
