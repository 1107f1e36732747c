//! `CLI.md`: the command line as a page, made from the same tree and texts as the help.

use super::help::{self, about_id, arg_text, flags, label, usage};
use clap::{Arg, Command};
use recourse_core::locale::{Lang, Locale};

/// The page, English beside Chinese.
pub fn page() -> String {
    let (en, zh) = (Locale::new(Lang::En), Locale::new(Lang::Zh));
    let tree = help::tree();
    let mut out = String::from(
        "# Commands / 命令\n\nMade from the program itself; `UPDATE_DOCS=1 cargo test -p recourse-tui reference` \
         writes it anew.\n\n",
    );
    let both = Both { en, zh };
    both.command(&mut out, &tree, "recourse", "");
    out.push_str("## Exit status / 退出码\n\n| status | meaning | 含义 |\n| --- | --- | --- |\n");
    for status in help::STATUSES {
        let id = format!("cli-exit-{status}");
        out.push_str(&format!(
            "| {status} | {} | {} |\n",
            cell(&both.en.text(&id)),
            cell(&both.zh.text(&id))
        ));
    }
    out.push_str(
        "\n## Warnings about exports and sums / 对账与导入的提醒\n\nIn `warnings` of `--json`, each with `code`, `message` \
         and what else belongs to it; they never change the exit status.\n\n| code | meaning | 含义 |\n| --- | --- | --- |\n",
    );
    for code in MONEY_WARNINGS {
        let id = format!("cli-code-{}", code.to_lowercase());
        let (en, zh) = (both.en.text(&id), both.zh.text(&id));
        out.push_str(&format!("| `{code}` | {} | {} |\n", cell(&en), cell(&zh)));
    }
    out
}

/// Codes of the warnings that `import` and `reconcile` can give; a test holds that none is left out.
pub const MONEY_WARNINGS: &[&str] = &[
    "W-IMPORT-ACCOUNTS",
    "W-IMPORT-AMOUNT",
    "W-IMPORT-BALANCE",
    "W-IMPORT-COLUMNS",
    "W-IMPORT-CURRENCY",
    "W-IMPORT-CUT",
    "W-IMPORT-DATES",
    "W-IMPORT-DAYFIRST",
    "W-IMPORT-DIGITS",
    "W-IMPORT-ENCODING",
    "W-IMPORT-FORMULA",
    "W-IMPORT-FUTURE",
    "W-IMPORT-KIND",
    "W-IMPORT-MASKED",
    "W-IMPORT-MEMBER",
    "W-IMPORT-REFUNDS",
    "W-IMPORT-RESAVED",
    "W-IMPORT-ROUNDED",
    "W-IMPORT-SHEETS",
    "W-IMPORT-SIGNS",
    "W-IMPORT-SKIPPED",
    "W-IMPORT-STATUS",
    "W-IMPORT-SUMS",
    "W-IMPORT-TOTALS",
    "W-IMPORT-TWICE",
    "W-IMPORT-UNREAD",
    "W-IMPORT-WAY",
    "W-IMPORT-WORD",
    "W-REC-BALANCE",
    "W-REC-CALENDAR",
    "W-REC-CURRENCY",
    "W-REC-CURRENCY-ASSUMED",
    "W-REC-FEES",
    "W-REC-FUTURE",
    "W-REC-KIND",
    "W-REC-LOST",
    "W-REC-PLACE",
    "W-REC-TWICE",
    "W-REC-UNCOVERED",
    "W-REC-UNMATCHED",
    "W-REC-WAY",
];

struct Both {
    en: Locale,
    zh: Locale,
}

impl Both {
    fn command(&self, out: &mut String, command: &Command, called: &str, key: &str) {
        let about = about_id(key);
        out.push_str(&format!(
            "## {called}\n\n{}\n\n{}\n\n",
            self.en.text(&about),
            self.zh.text(&about)
        ));
        out.push_str(&format!("```text\n{}\n```\n\n", usage(command, called, &self.en)));
        let args: Vec<&Arg> = command.get_positionals().chain(flags(command)).collect();
        if !args.is_empty() {
            out.push_str("| | meaning | 含义 |\n| --- | --- | --- |\n");
            for arg in args {
                let (en, zh) = (arg_text(&self.en, key, arg), arg_text(&self.zh, key, arg));
                out.push_str(&format!(
                    "| `{}` | {} | {} |\n",
                    cell(&label(arg)),
                    cell(&en),
                    cell(&zh)
                ));
            }
            out.push('\n');
        }
        for sub in command.get_subcommands() {
            let name = sub.get_name();
            let key = if key.is_empty() { name.to_string() } else { format!("{key}-{name}") };
            self.command(out, sub, &format!("{called} {name}"), &key);
        }
    }
}

/// Text inside a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
