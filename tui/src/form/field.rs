//! One field of a form: what it holds, what was understood, what is wrong with it.

use super::edit::Edit;
use super::read::{self, Lean, Unread};
use crate::theme::Role;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Timelike};
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::locale::Locale;
use recourse_core::{Currency, Money};

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One line of text.
    Text,
    /// Many lines of text, drawn in this many rows.
    Lines(usize),
    /// A day.
    Date,
    /// A day and an hour.
    Moment,
    /// When something arrived: a moment, or only its day.
    Arrival,
    /// A sum.
    Money,
    /// A whole number.
    Number,
    /// One of a few.
    Choice,
    /// Yes or no.
    Toggle,
    /// Numbers of exhibits.
    Exhibits,
    /// Paths, pasted or dropped.
    Files,
    /// One line that is not shown: a password.
    Secret,
}

/// One of a few.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is kept.
    pub value: String,
    /// What is shown.
    pub label: String,
}

/// A field.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Stable name; its label is the message `tui-field-<id>`.
    pub id: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Text as typed.
    pub edit: Edit,
    /// Choices, for `Choice`.
    pub options: Vec<Choice>,
    /// Chosen one; for `Toggle` 1 is yes.
    pub chosen: usize,
    /// Cells of its box.
    pub cells: usize,
    /// Stands beside the field before it where there is room.
    pub beside: bool,
    /// Left out at present.
    pub hidden: bool,
    /// Step of a wizard it belongs to.
    pub step: usize,
    /// It was left once, so soft notes may show.
    pub touched: bool,
    /// Found when saving.
    pub error: Option<String>,
}

/// What reading a field needs to know.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// Language of echoes.
    pub locale: &'a Locale,
    /// Now.
    pub now: DateTime<FixedOffset>,
    /// Currency of sums.
    pub currency: Currency,
    /// The case, for exhibit titles.
    pub case: Option<&'a Case>,
}

impl Field {
    /// An empty field.
    pub fn new(id: &'static str, kind: Kind, cells: usize) -> Self {
        let many = matches!(kind, Kind::Lines(_) | Kind::Files);
        Self {
            id,
            kind,
            edit: if many { Edit::lines("") } else { Edit::line("") },
            options: Vec::new(),
            chosen: 0,
            cells,
            beside: false,
            hidden: false,
            step: 0,
            touched: false,
            error: None,
        }
    }

    /// A choice.
    pub fn choice(id: &'static str, options: Vec<Choice>, chosen: usize) -> Self {
        let mut field = Self::new(id, Kind::Choice, 0);
        field.chosen = chosen.min(options.len().saturating_sub(1));
        field.options = options;
        field
    }

    /// Beside the one before.
    pub fn beside(mut self) -> Self {
        self.beside = true;
        self
    }

    /// Never drawn: what a form carries along.
    pub fn away(mut self) -> Self {
        self.hidden = true;
        self
    }

    /// In this step of the wizard.
    pub fn in_step(mut self, step: usize) -> Self {
        self.step = step;
        self
    }

    /// With this text to begin with.
    pub fn with(mut self, text: &str) -> Self {
        self.edit.set(text);
        self
    }

    /// Letters are text here.
    pub fn takes_text(&self) -> bool {
        !matches!(self.kind, Kind::Choice | Kind::Toggle)
    }

    /// Text without spaces around it; for choices the chosen value, for toggles `yes` or nothing.
    pub fn value(&self) -> String {
        match self.kind {
            Kind::Choice => {
                self.options.get(self.chosen).map(|o| o.value.clone()).unwrap_or_default()
            }
            Kind::Toggle if self.chosen == 1 => "yes".into(),
            Kind::Toggle => String::new(),
            _ => self.edit.text().trim().to_string(),
        }
    }

    /// `None` when blank: blank is not yet known, and never erases.
    pub fn given(&self) -> Option<String> {
        Some(self.value()).filter(|v| !v.is_empty())
    }

    /// The value as a draft keeps it: days and moments in full where they can be read.
    pub fn lasting(&self, around: Around<'_>) -> String {
        let day = || self.date(around).ok().flatten().map(|d| d.to_string());
        let at = || self.moment(around).ok().flatten();
        let full = match self.kind {
            Kind::Date => day(),
            Kind::Moment | Kind::Arrival => at().map(|m| m.format("%Y-%m-%d %H:%M").to_string()),
            _ => None,
        };
        full.unwrap_or_else(
            || if self.takes_text() { self.edit.text().into() } else { self.value() },
        )
    }

    /// Puts a value back, from a draft or a record.
    pub fn restore(&mut self, value: &str) {
        match self.kind {
            Kind::Choice => {
                if let Some(at) = self.options.iter().position(|o| o.value == value) {
                    self.chosen = at;
                }
            }
            Kind::Toggle => self.chosen = usize::from(value == "yes"),
            _ => self.edit.set(value),
        }
    }

    /// The day it says.
    pub fn date(&self, around: Around<'_>) -> Result<Option<NaiveDate>, Unread> {
        let lean = if matches!(self.id, "promise-by" | "due" | "act_by") {
            Lean::Future
        } else {
            Lean::Past
        };
        self.given().map(|t| read::date(&t, around.now.date_naive(), lean)).transpose()
    }

    /// The moment it says.
    pub fn moment(&self, around: Around<'_>) -> Result<Option<DateTime<FixedOffset>>, Unread> {
        let read = if self.kind == Kind::Arrival { read::arrival } else { read::moment };
        self.given().map(|t| read(&t, around.now)).transpose()
    }

    /// The sum it says.
    pub fn money(&self, around: Around<'_>) -> Result<Option<Money>, Unread> {
        self.given().map(|t| read::money(&t, around.currency)).transpose()
    }

    /// What was understood, or what is wrong: drawn beside the box.
    pub fn echo(&self, around: Around<'_>, focused: bool) -> Option<(Role, String)> {
        if let Some(error) = &self.error {
            return Some((Role::Danger, format!("!! {error}")));
        }
        let given = self.given()?;
        let said = match self.kind {
            Kind::Date => self.date(around).map(|d| d.map(|d| date_words(around.locale, d))),
            Kind::Moment | Kind::Arrival => {
                self.moment(around).map(|m| m.map(|m| moment_words(around.locale, m)))
            }
            Kind::Money => self.money(around).map(|m| m.map(|m| money_words(around.locale, m))),
            Kind::Number => read::number(&given).map(|_| None),
            Kind::Exhibits => read::exhibits(&given).map(|list| {
                let title = |no: &u32| {
                    let found = around.case.and_then(|c| c.exhibit(*no));
                    let title = found.map(|x| x.title().to_string());
                    let title = title.unwrap_or_else(|| around.locale.text("tui-no-such-exhibit"));
                    format!("E{no:03} {title}")
                };
                Some(list.iter().map(title).collect::<Vec<_>>().join("  "))
            }),
            _ => return None,
        };
        match said {
            Ok(text) => text.map(|t| (Role::Accent, format!("= {t}"))),
            Err(_) if focused && !self.touched => None,
            Err(why) => Some((Role::Warn, format!("! {}", around.locale.text(why.id())))),
        }
    }

    /// Moves a date by so many days, or starts from today.
    pub fn shift_day(&mut self, by: i64, around: Around<'_>) {
        let days = chrono::TimeDelta::days(by);
        match self.kind {
            Kind::Date => {
                let day = match self.date(around) {
                    Ok(Some(day)) => day.checked_add_signed(days),
                    _ => Some(around.now.date_naive()),
                };
                if let Some(day) = day {
                    self.edit.set(&day.format("%Y-%m-%d").to_string());
                }
            }
            Kind::Moment | Kind::Arrival => {
                let at = match self.moment(around) {
                    Ok(Some(at)) => at.checked_add_signed(days),
                    _ => Some(around.now),
                };
                if let Some(at) = at {
                    self.edit.set(&at.format("%Y-%m-%d %H:%M").to_string());
                }
            }
            _ => {}
        }
    }
}

/// `2026-03-31 周二`
pub fn date_words(locale: &Locale, day: NaiveDate) -> String {
    let week = locale.text(WEEKDAYS[day.weekday().num_days_from_monday() as usize]);
    format!("{} {week}", day.format("%Y-%m-%d"))
}

/// `2026-03-26 周四 10:30`
pub fn moment_words(locale: &Locale, at: DateTime<FixedOffset>) -> String {
    format!("{} {:02}:{:02}", date_words(locale, at.date_naive()), at.hour(), at.minute())
}

/// `37,500.00 元  人民币叁万柒仟伍佰元整`
fn money_words(locale: &Locale, sum: Money) -> String {
    let text = locale.fill("tui-money", args![sum = sum.grouped(), code = sum.currency.code()]);
    match sum.capitals() {
        Some(capitals) if locale.lang() == recourse_core::locale::Lang::Zh => {
            format!("{text}  {capitals}")
        }
        _ => text,
    }
}

const WEEKDAYS: [&str; 7] =
    ["tui-mon", "tui-tue", "tui-wed", "tui-thu", "tui-fri", "tui-sat", "tui-sun"];
