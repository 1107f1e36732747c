//! `recourse evidence redact`: a copy with areas blackened or words starred out.

use super::outcome::Outcome;
use super::read;
use crate::failure::{Exit, Failure, Result};
use crate::ops::Desk;
use crate::ops::export::Hide;
use crate::ops::export::size_words;
use crate::ops::redact::{Redaction, areas, redact};
use clap::Args;
use recourse_core::args;
use recourse_core::hygiene::Pattern;
use serde_json::json;

/// `evidence redact`.
#[derive(Debug, Args)]
pub(crate) struct Redact {
    #[arg(value_name = "CASE")]
    case: String,
    #[arg(value_name = "E001")]
    exhibit: String,
    #[arg(long, value_name = "PAGE:X,Y,W,H")]
    area: Vec<String>,
    #[arg(long, value_name = "PATTERN", value_delimiter = ',', conflicts_with = "area")]
    mask: Vec<PatternWord>,
    #[arg(long, value_name = "TEXT", conflicts_with = "area")]
    hide: Vec<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

/// The words of `--mask`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum PatternWord {
    Card,
    Id,
    Phone,
    Email,
}

impl PatternWord {
    pub(crate) fn pattern(self) -> Pattern {
        match self {
            Self::Card => Pattern::Card,
            Self::Id => Pattern::Id,
            Self::Phone => Pattern::Phone,
            Self::Email => Pattern::Email,
        }
    }
}

impl Redact {
    pub(super) fn run(self, desk: &mut Desk) -> Result<Outcome> {
        let exhibit = read::number('E', &self.exhibit)?;
        let mut marks = Vec::new();
        for text in &self.area {
            marks.extend(areas(text).ok_or_else(|| {
                Failure::new(Exit::Usage, "E-REDACT-08", "hand-fail-redact-form").with("text", text)
            })?);
        }
        let hide = Hide {
            names: false,
            patterns: self.mask.iter().map(|p| p.pattern()).collect(),
            words: self.hide,
        };
        let redaction = Redaction { exhibit, marks, hide, reason: self.reason };
        let kept = redact(desk, &self.case, &redaction)?;
        let locale = &desk.world.locale;
        let id = if kept.known { "hand-redact-known" } else { "hand-redact-done" };
        let of = format!("E{exhibit:03}");
        let args = args![id = kept.id.as_str(), of = of.as_str(), size = size_words(kept.size)];
        let human = locale.fill(id, args);
        let data = json!({
            "case": desk.case(&self.case)?.no, "id": kept.id, "of": of, "sha256": kept.sha256,
            "size": kept.size, "known": kept.known,
        });
        Ok(Outcome::new("evidence.redact", human, data))
    }
}
