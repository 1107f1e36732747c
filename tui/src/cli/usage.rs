//! Wrong usage: what clap found, said in the user's language with what to do next.

use super::console::Console;
use super::help;
use crate::failure::{Exit, Failure};
use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use std::ffi::OsString;

/// The flags that decide how anything is said, read before parsing: a wrong command line is answered in the
/// right language too.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) lang: Option<String>,
    pub(super) json: bool,
    pub(super) color: Option<String>,
    args: Vec<OsString>,
}

impl Wanted {
    pub(super) fn of(args: &[OsString]) -> Self {
        let mut wanted = Self { args: args.to_vec(), ..Self::default() };
        let words = args.iter().skip(1).map(|a| a.to_string_lossy()).take_while(|a| a != "--");
        let words: Vec<_> = words.collect();
        for (i, word) in words.iter().enumerate() {
            let value = |name: &str| {
                let inline = word.strip_prefix(name).and_then(|rest| rest.strip_prefix('='));
                let after = words.get(i + 1).filter(|_| word == name).map(AsRef::as_ref);
                inline.or(after).map(str::to_string)
            };
            wanted.json |= word == "--json";
            wanted.lang = value("--lang").or(wanted.lang);
            wanted.color = value("--color").or(wanted.color);
        }
        wanted
    }
}

/// The words of the command in this command line, joined by dots; empty where there is none.
pub(super) fn command_name(tree: &Command, args: &[OsString]) -> String {
    path(tree, args).iter().skip(1).map(|c| c.get_name()).collect::<Vec<_>>().join(".")
}

/// The commands named, from the root on. Values of global flags are passed over.
fn path<'a>(tree: &'a Command, args: &[OsString]) -> Vec<&'a Command> {
    let mut out = vec![tree];
    let mut words = args.iter().skip(1).map(|a| a.to_string_lossy());
    while let Some(word) = words.next() {
        if word == "--" {
            break;
        }
        let valued = ["--home", "--lang", "--color", "--as-of", "--key-fd", "--book-passphrase-fd"];
        if valued.contains(&word.as_ref()) {
            words.next();
            continue;
        }
        if word.starts_with('-') {
            continue;
        }
        let last = out[out.len() - 1];
        match last.find_subcommand(word.as_ref()) {
            Some(found) => out.push(found),
            // `recourse help case new` is about `case new`.
            None if word == "help" && out.len() == 1 => {}
            None => break,
        }
    }
    out
}

/// Prints help, the version, or what is wrong with the command line.
pub(super) fn answer(console: &mut Console, error: &Error, tree: &Command, wanted: &Wanted) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp => {
            console.put(&error.to_string());
            Exit::Ok as u8
        }
        ErrorKind::DisplayVersion => {
            console.put(&error.to_string());
            Exit::Ok as u8
        }
        _ => {
            let path = path(tree, &wanted.args);
            let name = command_name(tree, &wanted.args);
            let failure = failure(error, &path);
            let status = console.fail(&name, &failure, &[]);
            let called = path.iter().map(|c| c.get_name()).collect::<Vec<_>>().join(" ");
            let usage = help::usage(path[path.len() - 1], &called, &console.locale);
            let line = console.locale.fill("cli-usage-line", recourse_core::args![usage = usage]);
            console.say(&line);
            status
        }
    }
}

fn failure(error: &Error, path: &[&Command]) -> Failure {
    use ErrorKind as K;
    let words: Vec<&str> = path.iter().map(|c| c.get_name()).collect();
    let called = words.join(" ");
    let text = |kind| error.get(kind).map(shown).unwrap_or_default();
    let arg = text(ContextKind::InvalidArg);
    let (code, id) = match error.kind() {
        K::InvalidSubcommand => ("E-USE-02", "cli-fail-usage-command"),
        K::MissingSubcommand | K::DisplayHelpOnMissingArgumentOrSubcommand => {
            ("E-USE-03", "cli-fail-usage-no-command")
        }
        K::UnknownArgument => ("E-USE-04", "cli-fail-usage-flag"),
        K::MissingRequiredArgument => ("E-USE-05", "cli-fail-usage-missing"),
        K::InvalidValue | K::ValueValidation if text(ContextKind::InvalidValue).is_empty() => {
            ("E-USE-06", "cli-fail-usage-no-value")
        }
        K::InvalidValue | K::ValueValidation => ("E-USE-06", "cli-fail-usage-value"),
        K::ArgumentConflict => ("E-USE-07", "cli-fail-usage-conflict"),
        K::InvalidUtf8 => ("E-USE-08", "cli-fail-usage-utf8"),
        _ => ("E-USE-08", "cli-fail-usage-other"),
    };
    let suggested =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
            .into_iter()
            .map(text)
            .find(|t| !t.is_empty());
    let valid = [ContextKind::ValidValue, ContextKind::ValidSubcommand]
        .into_iter()
        .map(text)
        .find(|t| !t.is_empty());
    let subcommands: Vec<&str> =
        path[path.len() - 1].get_subcommands().map(Command::get_name).collect();
    let valid = valid.or_else(|| (!subcommands.is_empty()).then(|| subcommands.join(", ")));
    Failure::new(Exit::Usage, code, id)
        .with("command", &called)
        .with("arg", arg)
        .with("word", text(ContextKind::InvalidSubcommand))
        .with("value", text(ContextKind::InvalidValue))
        .with("other", text(ContextKind::PriorArg))
        .with("valid", valid.unwrap_or_else(|| "none".into()))
        .with("suggested", suggested.unwrap_or_else(|| "none".into()))
        .with("error", error.kind())
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::StyledStrs(texts) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        ContextValue::Number(n) => n.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_how_to_answer_before_parsing() {
        let args = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        let wanted = Wanted::of(&args("recourse --lang=zh nonsense --json --color never"));
        assert_eq!(
            (wanted.lang.as_deref(), wanted.json, wanted.color.as_deref()),
            (Some("zh"), true, Some("never"))
        );
        assert!(!Wanted::of(&args("recourse case note X -- --json")).json);
    }
}
