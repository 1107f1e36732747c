//! Forms: a list of fields, kept as a draft while it is written, turned into events when it is saved.
//! One form per kind of record; each says its fields, what depends on what, and how it becomes events.

pub mod build;
pub mod clocks;
pub mod contact;
pub mod draw;
pub mod edit;
pub mod evidence;
pub mod field;
pub mod hand;
pub mod import;
pub mod keys;
pub mod money;
pub mod new_case;
pub mod paths;
pub mod read;
pub mod road;
pub mod small;
pub mod trust;

use crate::keymap::Scope;
use crate::model::Model;
use crate::model::views::FileView;
use chrono::{DateTime, FixedOffset, NaiveDate};
use field::{Around, Field};
use recourse_core::Currency;
use recourse_core::case::event::Side;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a form records.
#[derive(Debug, Clone, PartialEq)]
pub enum FormKind {
    /// A contact; with a number: new values for that one.
    Contact {
        /// Case id.
        case: String,
        /// Contact to put right.
        amends: Option<u32>,
        /// Promises that are open, so that the same one is not counted twice.
        open: Vec<contact::OpenPromise>,
    },
    /// Files as exhibits.
    Evidence {
        /// Case id.
        case: String,
    },
    /// New values for an exhibit.
    Describe {
        /// Case id.
        case: String,
        /// Its number.
        no: u32,
    },
    /// A case, perhaps about ticked trade days.
    NewCase {
        /// Trade days whose unpaid sales it is about.
        days: Vec<NaiveDate>,
        /// What the reconciliation found missing, in minor units: the sum is held against it.
        missing: Option<i64>,
        /// All on one page, for whoever has done it before.
        short: bool,
    },
    /// Money that arrived.
    Recovery {
        /// Case id.
        case: String,
    },
    /// Something about a deadline.
    Clock {
        /// Case id.
        case: String,
        /// What about it.
        clock: clocks::Clock,
    },
    /// The user's word about the unpaid sales of a run.
    Decide {
        /// Their reference numbers.
        references: Vec<String>,
    },
    /// How the acquirer pays.
    Payout,
    /// Ticked trade days for an open case.
    AddRows {
        /// The days.
        days: Vec<NaiveDate>,
    },
    /// How interest is asked for.
    Interest {
        /// Case id.
        case: String,
    },
    /// Something along the road.
    Road {
        /// Case id.
        case: String,
        /// What.
        step: road::Step,
    },
    /// A redacted copy of an exhibit.
    Redact {
        /// Case id.
        case: String,
        /// Its number.
        no: u32,
    },
    /// What is hidden in an export, how it is cut up, and who may open it.
    Choices {
        /// Case id.
        case: String,
    },
    /// The receiver's word that a bundle came in.
    Receipt {
        /// Case id.
        case: String,
    },
    /// An export to import.
    Import {
        /// Which side.
        side: Side,
    },
    /// To whom the head is handed.
    HandOver {
        /// Case id.
        case: String,
    },
    /// The answer of a time-stamp authority.
    TakeStamp,
    /// A bundle to check.
    Check,
    /// A folder with a book.
    Folder,
    /// A folder for a backup.
    Backup,
    /// A year of working days.
    Calendar,
    /// A file of rules to check.
    CheckRules,
    /// What is erased for good.
    Erase {
        /// Case id.
        case: String,
        /// One exhibit; else the whole case.
        exhibit: Option<u32>,
    },
    /// Something about the signing key.
    Key(trust::KeyForm),
}

/// A form being filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// What it records.
    pub kind: FormKind,
    /// Its fields.
    pub fields: Vec<Field>,
    /// Focused field; `fields.len()` is the action bar.
    pub at: usize,
    /// Steps of a wizard; 1 for other forms.
    pub steps: usize,
    /// Current step; the last one of a wizard is the review.
    pub step: usize,
    /// First and last change that no draft holds yet, in milliseconds of the model's clock.
    pub unsaved: Option<(u64, u64)>,
    /// When the draft was saved last.
    pub draft_at: Option<DateTime<FixedOffset>>,
    /// It is being recorded.
    pub busy: bool,
    /// Files recognised in a path field.
    pub files: Vec<FileView>,
    /// What comes after saving.
    pub after: After,
    /// Only what matters while one is on the telephone.
    pub brief: bool,
    /// What stands above the fields: what the form is about, where no message can say it.
    pub lead: Vec<String>,
    /// A line of the review led here: the next step leads back to it.
    pub revisits: bool,
}

/// What comes after a form was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum After {
    /// Back to where it was opened.
    #[default]
    Back,
    /// Add evidence to the same case.
    Attach,
    /// The same form again.
    Another,
}

/// A draft as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Draft {
    fields: BTreeMap<String, String>,
    #[serde(default)]
    step: usize,
    #[serde(default)]
    days: Vec<NaiveDate>,
}

impl Form {
    /// A form over these fields, the first one focused.
    pub fn new(kind: FormKind, fields: Vec<Field>) -> Self {
        let steps = fields.iter().map(|f| f.step).max().unwrap_or(0);
        let mut form = Self {
            kind,
            fields,
            at: 0,
            steps: if steps == 0 { 1 } else { steps + 2 },
            step: 0,
            unsaved: None,
            draft_at: None,
            busy: false,
            files: Vec::new(),
            after: After::Back,
            brief: false,
            lead: Vec::new(),
            revisits: false,
        };
        form.refresh();
        form.at = form.first();
        form
    }

    /// Its rows of the key table.
    pub fn scope(&self) -> Scope {
        match &self.kind {
            FormKind::Contact { amends: None, .. } => Scope::ContactForm,
            FormKind::NewCase { short: false, .. } => Scope::Wizard,
            _ => Scope::Form,
        }
    }

    /// Message id of its title.
    pub fn title_id(&self) -> &'static str {
        match &self.kind {
            FormKind::Contact { amends: None, .. } => "tui-form-contact",
            FormKind::Contact { .. } => "tui-form-contact-amend",
            FormKind::Evidence { .. } => "tui-form-evidence",
            FormKind::Describe { .. } => "tui-form-describe",
            FormKind::NewCase { short: true, .. } => "tui-form-quick-case",
            FormKind::NewCase { .. } => "tui-form-new-case",
            FormKind::Recovery { .. } => "tui-form-recovery",
            FormKind::Clock { clock, .. } => clock.title_id(),
            FormKind::Decide { .. } => "money-form-decide",
            FormKind::Payout => "money-form-payout",
            FormKind::AddRows { .. } => "money-form-add-rows",
            FormKind::Interest { .. } => "money-form-interest",
            FormKind::Road { step, .. } => step.title_id(),
            FormKind::Redact { .. } => "hand-form-redact",
            FormKind::Choices { .. } => "hand-form-choices",
            FormKind::Receipt { .. } => "hand-form-receipt",
            FormKind::Import { side: Side::Pos } => "tui-form-import-pos",
            FormKind::Import { side: Side::Bank } => "tui-form-import-bank",
            FormKind::HandOver { .. } => "stamp-form-hand-over",
            FormKind::TakeStamp => "stamp-form-take",
            FormKind::Check => "tui-form-check",
            FormKind::Folder => "tui-form-folder",
            FormKind::Backup => "keep-form",
            FormKind::Calendar => "clocks-form-calendar",
            FormKind::CheckRules => "clocks-form-check-rules",
            FormKind::Erase { .. } => "stamp-form-erase",
            FormKind::Key(trust::KeyForm::Protect) => "stamp-form-protect",
            FormKind::Key(trust::KeyForm::Encrypt) => "cipher-form",
            FormKind::Key(trust::KeyForm::Unlock) => "stamp-form-unlock",
            FormKind::Key(trust::KeyForm::Lost) => "stamp-form-lost",
        }
    }

    /// The case it is about.
    pub fn case_id(&self) -> Option<&str> {
        match &self.kind {
            FormKind::Contact { case, .. }
            | FormKind::Evidence { case }
            | FormKind::Describe { case, .. }
            | FormKind::Clock { case, .. }
            | FormKind::Recovery { case }
            | FormKind::Road { case, .. }
            | FormKind::Redact { case, .. }
            | FormKind::Choices { case }
            | FormKind::Receipt { case }
            | FormKind::HandOver { case }
            | FormKind::Erase { case, .. }
            | FormKind::Interest { case } => Some(case),
            _ => None,
        }
    }

    /// Key of its draft; `None` where there is nothing worth keeping.
    pub fn draft_key(&self) -> Option<String> {
        match &self.kind {
            FormKind::Contact { case, amends: None, .. } => Some(format!("contact/{case}")),
            FormKind::Contact { case, amends: Some(no), .. } => {
                Some(format!("contact/{case}/C{no:03}"))
            }
            FormKind::Evidence { case } => Some(format!("evidence/{case}")),
            FormKind::Describe { case, no } => Some(format!("evidence/{case}/E{no:03}")),
            FormKind::NewCase { short: true, .. } => Some("case.quick".into()),
            FormKind::NewCase { .. } => Some("case.new".into()),
            FormKind::Recovery { case } => Some(format!("recovery/{case}")),
            FormKind::Interest { case } => Some(format!("interest/{case}")),
            FormKind::Road { case, step } => {
                let step = step.draft()?;
                let (kind, item) = step.split_once('/').unwrap_or((&step, ""));
                Some(format!("{kind}/{case}/{item}").trim_end_matches('/').to_string())
            }
            FormKind::Clock { .. }
            | FormKind::Redact { .. }
            | FormKind::Choices { .. }
            | FormKind::Receipt { .. }
            | FormKind::Decide { .. }
            | FormKind::Payout
            | FormKind::AddRows { .. }
            | FormKind::HandOver { .. }
            | FormKind::TakeStamp
            | FormKind::Import { .. }
            | FormKind::Check
            | FormKind::Folder
            | FormKind::Erase { .. }
            | FormKind::Key(_)
            | FormKind::Backup
            | FormKind::Calendar
            | FormKind::CheckRules => None,
        }
    }

    /// What reading its fields needs to know.
    pub fn around<'a>(&self, model: &'a Model) -> Around<'a> {
        let case = self.case_id().and_then(|id| model.case(id));
        Around {
            locale: &model.locale,
            now: model.now,
            currency: case.map_or(Currency::CNY, |c| c.currency),
            case,
        }
    }

    /// It opens a case.
    pub fn kind_is_new_case(&self) -> bool {
        matches!(self.kind, FormKind::NewCase { .. })
    }

    /// The focused field; `None` on the action bar.
    pub fn field(&self) -> Option<&Field> {
        self.fields.get(self.at)
    }

    /// The focused field, to change.
    pub fn field_mut(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.at)
    }

    /// The field of this name.
    pub fn get(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|f| f.id == id)
    }

    /// Text of a field; empty where there is none.
    pub fn value(&self, id: &str) -> String {
        self.get(id).filter(|f| !f.hidden).map(Field::value).unwrap_or_default()
    }

    /// Text of a field, `None` when blank.
    pub fn given(&self, id: &str) -> Option<String> {
        Some(self.value(id)).filter(|v| !v.is_empty())
    }

    /// The field is drawn now.
    pub fn shows(&self, index: usize) -> bool {
        let review = self.steps > 1 && self.step + 1 == self.steps;
        let drawn = |f: &Field| !(f.hidden || self.brief && contact::can_wait(f.id));
        self.fields.get(index).is_some_and(|f| drawn(f) && (review || f.step == self.step))
    }

    /// The last step of a wizard: every field once more, each one leads back.
    pub fn is_review(&self) -> bool {
        self.steps > 1 && self.step + 1 == self.steps
    }

    /// The first drawn field.
    pub fn first(&self) -> usize {
        (0..self.fields.len()).find(|i| self.shows(*i)).unwrap_or(self.fields.len())
    }

    /// The next drawn field, or the bar.
    pub fn next(&self, from: usize) -> usize {
        (from + 1..self.fields.len()).find(|i| self.shows(*i)).unwrap_or(self.fields.len())
    }

    /// The drawn field before, if any.
    pub fn before(&self, from: usize) -> Option<usize> {
        (0..from.min(self.fields.len())).rev().find(|i| self.shows(*i))
    }

    /// Something was typed: errors of the field go, the draft is due.
    pub fn changed(&mut self, now: u64) {
        if let Some(field) = self.fields.get_mut(self.at) {
            field.error = None;
        }
        self.unsaved = Some((self.unsaved.map_or(now, |u| u.0), now));
        self.refresh();
    }

    /// Shows and hides what depends on other fields.
    pub fn refresh(&mut self) {
        match self.kind {
            FormKind::Contact { .. } => contact::refresh(self),
            FormKind::NewCase { .. } => new_case::refresh(self),
            FormKind::Import { .. } => import::refresh(self),
            _ => {}
        }
    }

    /// What the draft keeps. Days are kept in full: `今天` would mean another day tomorrow.
    pub fn draft_json(&self, around: Around<'_>) -> String {
        let fields = self.fields.iter().map(|f| (f.id.to_string(), f.lasting(around))).collect();
        let days = match &self.kind {
            FormKind::NewCase { days, .. } => days.clone(),
            _ => Vec::new(),
        };
        serde_json::to_string(&Draft { fields, step: self.step, days }).unwrap_or_default()
    }

    /// Puts a draft back; what does not parse is left alone.
    pub fn take_draft(&mut self, json: &str, at: DateTime<FixedOffset>) {
        let Ok(draft) = serde_json::from_str::<Draft>(json) else { return };
        for field in &mut self.fields {
            if let Some(value) = draft.fields.get(field.id) {
                field.restore(value);
            }
        }
        if let FormKind::NewCase { days, .. } = &mut self.kind {
            *days = draft.days;
        }
        self.step = draft.step.min(self.steps - 1);
        self.draft_at = Some(at);
        self.refresh();
        self.at = self.first();
    }

    /// Nothing was written yet.
    pub fn is_untouched(&self) -> bool {
        self.unsaved.is_none() && self.draft_at.is_none()
    }
}
