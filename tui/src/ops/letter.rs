//! Letters: which there are, and one filled from the case. Saving and sending have their own files.

mod kept;
mod list;
mod save;
mod send;

pub use kept::{Kept, kept, stale_since};
pub use list::{LetterRow, list};
pub use save::{Saved, pdf, save, word};
pub use send::{NewSent, Sent, reached, sent, void};

use super::case::find_party;
use super::{Desk, diagnosis};
use crate::failure::{Exit, Failure, Result};
use chrono::NaiveDate;
use recourse_core::case::Case;
use recourse_core::case::letter::{Letter, LetterKind};
use recourse_core::case::party::{Party, Role};
use recourse_core::hash::Hash;
use recourse_core::letter::{self, Composed, Sort, Template, field};
use recourse_core::locale::{Lang, Locale};
use recourse_core::render::text;
use std::collections::BTreeMap;

/// What was typed into the fields of a letter, by code.
pub type Typed = BTreeMap<String, String>;

/// A letter as it would be now.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    /// Case number.
    pub case: String,
    /// Sort.
    pub sort: Sort,
    /// Party id it is directed against.
    pub to: String,
    /// That party's name.
    pub to_name: String,
    /// Its language.
    pub lang: Lang,
    /// The paper, its fields, what to know.
    pub composed: Composed,
    /// Full text, for the screen and the clipboard.
    pub text: String,
    /// The head in its footer.
    pub head: (u64, Hash),
    /// What was typed.
    pub typed: Typed,
}

/// Columns of the full text.
const COLUMNS: usize = 96;

/// The party a letter of this kind is directed against: the one named, else the first that fits its kind.
pub fn respondent<'a>(case: &'a Case, kind: LetterKind, to: Option<&str>) -> Result<&'a Party> {
    let nobody = |what: &str| {
        Failure::new(Exit::NotFound, "E-LETTER-02", "letter-fail-nobody")
            .with("kind", kind.word())
            .with("to", what)
    };
    if kind == LetterKind::Lawyer {
        return case.party_in(Role::Merchant).ok_or_else(|| nobody("merchant"));
    }
    if let Some(word) = to {
        let (id, new) = find_party(case, word)?;
        let party = case.party(&id).filter(|p| new.is_none() && letter::fits(kind, p.now.role));
        return party.ok_or_else(|| nobody(word));
    }
    // Whoever the case is with now comes first.
    let now = match case.stage {
        recourse_core::case::stage::Stage::Bank => Role::Bank,
        _ => Role::Platform,
    };
    let first = case.respondents().find(|p| p.now.role == now);
    first.or_else(|| case.respondents().next()).ok_or_else(|| nobody(now.word()))
}

/// The draft's name.
fn draft_id(case: &Case, sort: &Sort, to: &str) -> String {
    format!("letter:{}:{}:{to}", case.id, sort.key())
}

/// The sort a word of the command line names: one of ours, the free letter, or a template beside the book.
pub fn sort(desk: &Desk, word: &str) -> Result<Sort> {
    let word = word.trim();
    if let Some(kind) = LetterKind::parse(word) {
        return Ok(kind.into());
    }
    named(desk, word).map(Template::sort).ok_or_else(|| {
        let known: Vec<String> = sorts(desk).iter().map(|s| s.word().to_string()).collect();
        Failure::new(Exit::Usage, "E-LETTER-07", "letter-fail-kind")
            .with("kind", word)
            .with("known", known.join(", "))
    })
}

/// Every sort there is, ours first.
pub fn sorts(desk: &Desk) -> Vec<Sort> {
    let ours = LetterKind::ALL.into_iter().map(Sort::from);
    let named = Template::free().into_iter().chain(desk.own_letters());
    ours.chain(named.map(Template::sort)).collect()
}

fn named<'a>(desk: &'a Desk, name: &str) -> Option<&'a Template> {
    Template::free().into_iter().chain(desk.own_letters()).find(|t| t.name == name)
}

/// What a letter of this sort is composed from. A template of the user's may have been taken away since.
fn template<'a>(desk: &'a Desk, sort: &Sort) -> Result<&'a Template> {
    let found = match &sort.own {
        Some(name) => named(desk, name),
        None => Template::of(sort.kind),
    };
    found.ok_or_else(|| {
        Failure::new(Exit::NotFound, "E-LETTER-01", "letter-fail-template")
            .with("name", sort.word())
    })
}

/// What was typed so far and not saved into a letter.
pub fn typed(desk: &Desk, no: &str, sort: &Sort, to: Option<&str>) -> Result<Typed> {
    let case = desk.case(no)?;
    let id = draft_id(case, sort, &respondent(case, sort.kind, to)?.now.id);
    let draft = desk.drafts()?.into_iter().find(|d| d.id == id);
    Ok(draft.and_then(|d| serde_json::from_str(&d.json).ok()).unwrap_or_default())
}

/// Types a field of a letter; blank clears it. Kept as a draft until the letter is saved.
pub fn set(
    desk: &mut Desk,
    no: &str,
    sort: &Sort,
    to: Option<&str>,
    code: &str,
    value: &str,
) -> Result<()> {
    let code = code.trim().replace('-', "_");
    if field::nature(&code) != Some(field::Nature::Typed) {
        return Err(Failure::new(Exit::Usage, "E-LETTER-03", "letter-fail-field")
            .with("field", code)
            .with("known", field::typed().join(", ")));
    }
    if code == "deadline" && !value.trim().is_empty() && value.trim().parse::<NaiveDate>().is_err()
    {
        return Err(
            Failure::new(Exit::Usage, "E-LETTER-04", "letter-fail-date").with("value", value)
        );
    }
    if recourse_core::letter::source::brings_sum(&code, value) {
        return Err(
            Failure::new(Exit::Usage, "E-LETTER-10", "letter-fail-sum").with("value", value)
        );
    }
    let mut all = typed(desk, no, sort, to)?;
    match value.trim() {
        "" => all.remove(&code),
        value => all.insert(code, recourse_core::hygiene::intake(value)),
    };
    let case = desk.case(no)?;
    let id = draft_id(case, sort, &respondent(case, sort.kind, to)?.now.id);
    let json = serde_json::to_string(&all).unwrap_or_default();
    desk.save_draft(&id, &json)
}

/// The letter as it would be now. `lang` is the letter's own language.
pub fn fill(desk: &Desk, no: &str, sort: &Sort, to: Option<&str>, lang: Lang) -> Result<Filled> {
    let typed = typed(desk, no, sort, to)?;
    compose(desk, no, sort, to, lang, typed)
}

fn compose(
    desk: &Desk,
    no: &str,
    sort: &Sort,
    to: Option<&str>,
    lang: Lang,
    typed: Typed,
) -> Result<Filled> {
    let case = desk.case(no)?;
    let head = desk.store()?.head();
    let to = respondent(case, sort.kind, to)?.now.id.clone();
    composed(desk, case, sort, &to, lang, typed, desk.world.today(), (head.seq, head.hash))
}

/// A letter over a case as it stood on a day, with the head it names.
#[expect(clippy::too_many_arguments, reason = "all that a letter is made from")]
fn composed(
    desk: &Desk,
    case: &Case,
    sort: &Sort,
    to: &str,
    lang: Lang,
    typed: Typed,
    today: NaiveDate,
    head: (u64, Hash),
) -> Result<Filled> {
    let party = case.party(to).ok_or_else(|| {
        Failure::new(Exit::NotFound, "E-LETTER-02", "letter-fail-nobody")
            .with("kind", sort.kind.word())
            .with("to", to)
    })?;
    let template = template(desk, sort)?;
    let key = desk.store()?.genesis().key.fingerprint();
    let locale = Locale::new(lang);
    let deadlines = recourse_core::rules::deadlines_under(case, desk.packs(), today, false);
    let suspects = diagnosis::suspects_in(desk, case, &locale);
    let composed = letter::compose(&letter::Input {
        case,
        kind: sort.kind,
        template,
        to: party,
        typed: &typed,
        locale: &locale,
        today,
        head,
        key: &key,
        deadlines: &deadlines,
        suspects: &suspects,
        demo: desk.is_demo(),
    });
    if !composed.unsourced.is_empty() {
        let what = desk.world.locale.list(&composed.unsourced);
        return Err(
            Failure::new(Exit::Failed, "E-LETTER-11", "letter-fail-figure").with("what", what)
        );
    }
    Ok(Filled {
        case: case.no.clone(),
        sort: sort.clone(),
        to: party.now.id.clone(),
        to_name: party.name().to_string(),
        lang,
        text: text::text(&composed.document, COLUMNS),
        composed,
        head,
        typed,
    })
}

/// The letter meant by `L002`, by a kind (with `--to`: against that party), the latest of them.
pub fn find<'a>(case: &'a Case, which: &str, to: Option<&str>) -> Result<&'a Letter> {
    let missing = || {
        Failure::new(Exit::NotFound, "E-LETTER-06", "letter-fail-unsaved")
            .with("which", which)
            .with("case", &case.no)
    };
    if let Some(no) = recourse_core::case::read_number('L', which) {
        return case.letter(no).ok_or_else(missing);
    }
    let named = |l: &&Letter| l.live() && Sort::of(&l.now).word() == which.trim();
    let kind = case.letters.iter().find(named).map(|l| l.now.kind).ok_or_else(missing)?;
    let party = match to {
        Some(word) => Some(respondent(case, kind, Some(word))?.now.id.clone()),
        None => None,
    };
    let fits = |l: &&Letter| named(l) && party.as_ref().is_none_or(|id| *id == l.now.to);
    case.letters.iter().rev().find(fits).ok_or_else(missing)
}
