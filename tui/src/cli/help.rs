//! Help: the commands with texts from the catalogue, examples first. The clap tree says which flags there are,
//! `cli-about-<command>`, `cli-arg-<command>-<flag>` (or the shared `cli-arg-<flag>`) what they mean.

use super::Cli;
use super::view::{pad, wrap};
use clap::builder::StyledStr;
use clap::{Arg, ArgAction, Command, CommandFactory};
use recourse_core::args;
use recourse_core::locale::Locale;

/// Exit statuses, as `cli.md` gives them.
pub(super) const STATUSES: [u8; 9] = [0, 1, 2, 3, 4, 5, 6, 7, 130];
/// Cells of a line of help where the terminal does not say.
const COLUMNS: usize = 100;

/// The commands as clap knows them, without texts.
pub(super) fn tree() -> Command {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true);
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    Cli::command()
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .arg(version)
}

/// The commands with all texts in one language.
pub(super) fn localized(locale: &Locale, columns: Option<usize>) -> Command {
    let columns = columns.unwrap_or(COLUMNS).clamp(40, 120);
    dress(tree(), "recourse", "", &Page { locale, columns })
}

struct Page<'a> {
    locale: &'a Locale,
    columns: usize,
}

fn dress(command: Command, called: &str, key: &str, page: &Page<'_>) -> Command {
    let about = page.locale.text(&about_id(key));
    let locale = page.locale;
    let command = command.about(about).mut_args(|arg| {
        let text = arg_text(locale, key, &arg);
        arg.help(text)
    });
    let command = command.mut_subcommands(|sub| {
        let name = sub.get_name().to_string();
        let key = if key.is_empty() { name.clone() } else { format!("{key}-{name}") };
        dress(sub, &format!("{called} {name}"), &key, page)
    });
    let text = render(&command, called, key, page);
    command.override_help(StyledStr::from(text)).override_usage(called.to_string())
}

pub(super) fn about_id(key: &str) -> String {
    if key.is_empty() { "cli-about".into() } else { format!("cli-about-{key}") }
}

/// What a flag means, with the words it takes.
pub(super) fn arg_text(locale: &Locale, key: &str, arg: &Arg) -> String {
    let name = arg.get_id().as_str().replace('_', "-");
    let own = format!("cli-arg-{key}-{name}");
    let shared = format!("cli-arg-{name}");
    let mut text = locale.text(if locale.has(&own) { &own } else { &shared });
    let values: Vec<String> = match arg.get_action() {
        ArgAction::SetTrue | ArgAction::Help | ArgAction::Version => Vec::new(),
        _ => arg.get_possible_values().iter().map(|v| v.get_name().to_string()).collect(),
    };
    if !values.is_empty() {
        text.push_str(&locale.fill("cli-help-values", args![values = locale.list(&values)]));
    }
    let defaults: Vec<String> =
        arg.get_default_values().iter().map(|v| v.to_string_lossy().into_owned()).collect();
    if !defaults.is_empty() {
        text.push_str(&locale.fill("cli-help-default", args![value = locale.list(&defaults)]));
    }
    text
}

fn render(command: &Command, called: &str, key: &str, page: &Page<'_>) -> String {
    let locale = page.locale;
    let root = key.is_empty();
    let mut out = String::new();
    let mut paragraph = |text: &str| {
        for line in wrap(text, page.columns) {
            out.push_str(&line);
            out.push('\n');
        }
        out.push('\n');
    };
    if let Some(about) = command.get_about() {
        paragraph(&about.to_string());
    }
    let mut section = |title: &str, body: &str| {
        if !body.is_empty() {
            out.push_str(&format!("{}\n{body}\n", locale.text(title)));
        }
    };
    let examples = format!("cli-examples{}{key}", if root { "" } else { "-" });
    if locale.has(&examples) {
        let lines: Vec<String> = locale.text(&examples).lines().map(|l| format!("  {l}")).collect();
        section("cli-help-examples", &(lines.join("\n") + "\n"));
    }
    section("cli-help-usage", &format!("  {}\n", usage(command, called, locale)));
    let rows =
        command.get_subcommands().map(|c| (c.get_name().to_string(), text_of(c.get_about())));
    section("cli-help-commands", &entries(rows.collect(), page));
    let rows =
        |args: Vec<&Arg>| args.into_iter().map(|a| (label(a), text_of(a.get_help()))).collect();
    section("cli-help-arguments", &entries(rows(command.get_positionals().collect()), page));
    section("cli-help-options", &entries(rows(flags(command).collect()), page));
    if root {
        let rows = STATUSES.map(|s| (s.to_string(), locale.text(&format!("cli-exit-{s}"))));
        section("cli-help-statuses", &entries(rows.to_vec(), page));
    } else {
        out.push_str(&format!("{}\n", locale.text("cli-help-more")));
    }
    out.trim_end().to_string() + "\n"
}

/// Flags of a command itself, the hidden ones left out.
pub(super) fn flags(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_arguments().filter(|a| !a.is_positional() && !a.is_hide_set())
}

fn text_of(text: Option<&StyledStr>) -> String {
    text.map(ToString::to_string).unwrap_or_default()
}

/// Two columns, the right one wrapped.
fn entries(rows: Vec<(String, String)>, page: &Page<'_>) -> String {
    let widest = rows.iter().map(|(l, _)| l.chars().count()).max().unwrap_or(0);
    let left = widest.min(32);
    let mut out = String::new();
    for (label, text) in rows {
        let lines = wrap(&text, page.columns.saturating_sub(left + 4).max(20));
        let head = if label.chars().count() > left {
            out.push_str(&format!("  {label}\n"));
            String::new()
        } else {
            label
        };
        for (i, line) in lines.iter().enumerate() {
            let label = if i == 0 { head.as_str() } else { "" };
            out.push_str(&format!("  {}  {line}\n", pad(label, left)));
        }
    }
    out
}

/// `-h, --help`, `--title <TITLE>`, `<FILE>...`
pub(super) fn label(arg: &Arg) -> String {
    let values: Vec<String> =
        arg.get_value_names().unwrap_or_default().iter().map(|v| format!("<{v}>")).collect();
    let takes_value = arg.get_action().takes_values();
    let value = if takes_value { values.join(" ") } else { String::new() };
    let many = arg.get_num_args().is_some_and(|n| n.max_values() > 1)
        || matches!(arg.get_action(), ArgAction::Append);
    let dots = if many && takes_value { "..." } else { "" };
    let short = arg.get_short().map(|s| format!("-{s}, ")).unwrap_or_default();
    match arg.get_long() {
        Some(long) if value.is_empty() => format!("{short}--{long}"),
        Some(long) => format!("{short}--{long} {value}{dots}"),
        None => format!("{value}{dots}"),
    }
}

/// `recourse case new --title <TITLE> [options]`.
pub(super) fn usage(command: &Command, called: &str, locale: &Locale) -> String {
    let mut words = vec![called.to_string()];
    words.extend(command.get_positionals().map(|arg| {
        let label = label(arg);
        if arg.is_required_set() { label } else { format!("[{label}]") }
    }));
    words.extend(flags(command).filter(|a| a.is_required_set()).map(label));
    if command.get_subcommands().next().is_some() {
        words.push(locale.text("cli-help-command-word"));
    }
    if flags(command).any(|a| !a.is_required_set()) {
        words.push(locale.text("cli-help-options-word"));
    }
    words.join(" ")
}

/// What to try first, for standard error.
pub(super) fn short(tree: &Command, locale: &Locale) -> String {
    let mut out = String::new();
    out.push_str(&format!("{}\n{}\n", text_of(tree.get_about()), locale.text("cli-help-examples")));
    for line in locale.text("cli-examples").lines() {
        out.push_str(&format!("  {line}\n"));
    }
    out.push_str(&locale.text("cli-help-try"));
    out
}
