//! `recourse letter template` and `letter check`: a letter of one's own, begun from one of ours.

use crate::cli::outcome::Outcome;
use crate::cli::view::faulty;
use crate::failure::{Exit, Failure, Result, io};
use crate::ops::Desk;
use crate::ops::own::LETTERS;
use clap::Args;
use recourse_core::args;
use recourse_core::case::letter::LetterKind;
use recourse_core::letter::{Sort, Template};
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;

/// `letter template`.
#[derive(Debug, Args)]
pub(crate) struct Make {
    #[arg(value_name = "KIND")]
    letter: String,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// `letter check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

impl Make {
    pub(super) fn run(self, desk: &Desk) -> Result<Outcome> {
        let locale = &desk.world.locale;
        let kind = LetterKind::parse(self.letter.trim()).ok_or_else(|| {
            let known: Vec<&str> = LetterKind::ALL.iter().map(|k| k.word()).collect();
            Failure::new(Exit::Usage, "E-LETTER-07", "letter-fail-kind")
                .with("kind", &self.letter)
                .with("known", known.join(", "))
        })?;
        let name = self.name.unwrap_or_else(|| {
            locale.fill("letter-own-name", args![kind = Sort::from(kind).name(locale)])
        });
        let name = name.replace([' ', '\"', '\\'], "");
        let text = format!("name = \"{name}\"\n{}", Template::source(kind).unwrap_or_default());
        let folder = desk.world.home.join(LETTERS);
        let Some(path) = self.out else {
            let data = json!({
                "kind": kind.word(), "name": name, "folder": folder, "template": text,
            });
            return Ok(Outcome::new("letter.template", text, data));
        };
        let data = json!({ "kind": kind.word(), "name": name, "folder": folder, "path": path });
        if let Some(parent) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
            std::fs::create_dir_all(parent).map_err(|e| io(parent, &e))?;
        }
        let mut file = std::fs::File::create_new(&path).map_err(|e| io(&path, &e))?;
        file.write_all(text.as_bytes()).map_err(|e| io(&path, &e))?;
        let args = args![path = path.display().to_string(), folder = folder.display().to_string()];
        Ok(Outcome::new("letter.template", locale.fill("letter-own-made", args), data))
    }
}

impl Check {
    pub(super) fn run(self, desk: &Desk) -> Result<Outcome> {
        let text = crate::ops::system::read_own(&self.file)?;
        let text = String::from_utf8_lossy(&text).into_owned();
        let name = self.file.file_name().map(|n| n.to_string_lossy().into_owned());
        match Template::read(&name.unwrap_or_default(), &text) {
            Ok(template) => {
                let data = json!({
                    "name": template.name, "kind": template.kind.word(), "faults": [],
                });
                let args = args![name = template.name.as_str()];
                let human = desk.world.locale.fill("letter-own-fine", args);
                Ok(Outcome::new("letter.check", human, data))
            }
            Err(faults) => {
                let (lines, found) = faulty(&faults, &desk.world.locale);
                let failure = Failure::new(Exit::Invalid, "E-LETTER-12", "letter-fail-own")
                    .with("count", faults.len());
                let data = json!({ "faults": found });
                Ok(Outcome::new("letter.check", lines, data).failed(failure))
            }
        }
    }
}
