//! What the road's screens show of one case: diagnosis, evidence matrix, promises, call sheets, letters, stages.
//! Plain rows in the user's language, already computed.

use chrono::NaiveDate;
use recourse_core::case::stage::Stage;
use recourse_core::letter::Sort;

/// Everything that guides one case.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RoadView {
    /// Case id.
    pub case: String,
    /// The path of the money, from the customer to the account.
    pub path: Vec<StationRow>,
    /// The checklist, in the order of asking.
    pub items: Vec<ItemRow>,
    /// Causes, most likely first.
    pub suspects: Vec<SuspectRow>,
    /// Whom the answers say to ask first, and why.
    pub lead: Option<String>,
    /// What to collect: gaps first, of these what is lost soonest.
    pub pieces: Vec<PieceRow>,
    /// What was promised.
    pub promises: Vec<PromiseRow>,
    /// Where two answers do not fit together.
    pub contradictions: Vec<ContradictionRow>,
    /// What to have before a call, by party.
    pub sheets: Vec<SheetView>,
    /// What each stage is and asks for.
    pub stages: Vec<StageView>,
    /// Letters that can be written now, the ones of the present stage first.
    pub offers: Vec<OfferRow>,
    /// Letters that were finished.
    pub letters: Vec<LetterRow>,
    /// The stage after this one, where it is known.
    pub onward: Option<Stage>,
}

/// A place on the money's path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StationRow {
    /// `customer`, `platform`, `bank`, `account`.
    pub hop: &'static str,
    /// `here`, `said`, `not_here`, `unknown`.
    pub seen: &'static str,
    /// Last digits, a number.
    pub value: Option<String>,
    /// The furthest place it was seen or said to be.
    pub last: bool,
}

/// One thing to find out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemRow {
    /// Code in the log.
    pub code: String,
    /// What is asked.
    pub title: String,
    /// `open`, `partly`, `unknown`, `answered`, `not_applicable`.
    pub state: &'static str,
    /// The answer's word, `yes`; `None` where there is none.
    pub result: Option<&'static str>,
    /// What was noted with it: an own value in words, digits.
    pub value: Option<String>,
    /// Code of an own value.
    pub value_code: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Exhibits that show it.
    pub evidence: Vec<u32>,
    /// Answered without anything to show for it.
    pub no_evidence: bool,
    /// Why it is asked.
    pub why: String,
    /// How to find out.
    pub how: String,
    /// What to keep as evidence.
    pub take: String,
    /// What else to write down.
    pub value_label: Option<String>,
    /// Own answers: code and words.
    pub values: Vec<(String, String)>,
    /// What to do at once, where its answer raises the alarm.
    pub warn: Option<String>,
    /// A yes means: do not wait.
    pub alarms: bool,
}

/// A cause with what is known for and against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuspectRow {
    /// Its name.
    pub name: String,
    /// What speaks for it.
    pub supports: Vec<String>,
    /// What speaks against it.
    pub against: Vec<String>,
    /// What to ask.
    pub ask: Option<String>,
    /// What would settle it.
    pub settles: Option<String>,
}

/// A thing to collect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PieceRow {
    /// What.
    pub what: String,
    /// `have`, `missing`, `waived`, `lost`.
    pub status: &'static str,
    /// Exhibits that are it.
    pub have: Vec<String>,
    /// Wanted at the present stage.
    pub now: bool,
    /// Why.
    pub why: String,
    /// Where to get it.
    pub place: String,
    /// How long it can be got as a rule.
    pub keep: String,
    /// `original`, `copy`, `export`.
    pub form: String,
    /// How to take it so that it holds.
    pub tip: Option<String>,
    /// Last day it can be got.
    pub until: Option<NaiveDate>,
    /// Days left.
    pub days_left: Option<i64>,
    /// Kind of exhibit, as a word of the command line.
    pub kind: String,
    /// The need it meets, by code.
    pub need: Option<String>,
}

/// A promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseRow {
    /// `C003`.
    pub contact: String,
    /// Party id.
    pub with: String,
    /// Who.
    pub who: String,
    /// When it was made.
    pub made: NaiveDate,
    /// What.
    pub text: String,
    /// Until when.
    pub due: NaiveDate,
    /// `lapsed`, `broken`, `open`, `kept`, `withdrawn`.
    pub state: &'static str,
    /// Contacts in which it was asked about again.
    pub chased: Vec<String>,
}

/// Two answers that do not fit together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContradictionRow {
    /// What does not fit, in words.
    pub what: String,
    /// One side: who, when and where it stands, and the words.
    pub left: [String; 2],
    /// The other side.
    pub right: [String; 2],
}

/// Everything for one call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetView {
    /// Party id.
    pub with: String,
    /// Its name.
    pub name: String,
    /// How to reach it: way, number, where that comes from.
    pub ways: Vec<[String; 3]>,
    /// What to have at hand: label and value.
    pub facts: Vec<[String; 2]>,
    /// What to ask.
    pub questions: Vec<String>,
    /// What to ask for.
    pub want: Vec<String>,
    /// The day to ask an answer by.
    pub by: Option<NaiveDate>,
    /// What their answers mean: what they say, what it means.
    pub answers: Vec<[String; 2]>,
    /// What to beware of.
    pub warn: Vec<String>,
}

/// What a stage is and asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageView {
    /// Which.
    pub stage: Stage,
    /// What happens in it.
    pub about: String,
    /// How long it takes as a rule.
    pub takes: String,
    /// What to have before leaving it: code, words, there, done without.
    pub must: Vec<(String, String, bool, bool)>,
    /// Who may use which way.
    pub eligible: Vec<String>,
    /// What to beware of.
    pub warn: Vec<String>,
    /// Where it leads: stage and when.
    pub next: Vec<(Stage, String)>,
}

/// A letter that can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferRow {
    /// Sort.
    pub sort: Sort,
    /// Party id it is directed against.
    pub to: String,
    /// Its name.
    pub who: String,
    /// It belongs to the present stage.
    pub now: bool,
}

/// A finished letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRow {
    /// `L001`.
    pub id: String,
    /// Its number.
    pub no: u32,
    /// Sort.
    pub sort: Sort,
    /// Party id.
    pub to: String,
    /// Name of the party.
    pub who: String,
    /// The day it was finished.
    pub on: String,
    /// Fields that were not known.
    pub gaps: usize,
    /// Day and way it went.
    pub sent: Option<String>,
    /// Day it arrived.
    pub reached: Option<String>,
    /// Struck.
    pub voided: bool,
}

/// A letter as it would be written now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LetterView {
    /// Title.
    pub title: String,
    /// Its fields, gaps among them, in the order they appear.
    pub fields: Vec<LetterField>,
    /// The text, in lines that fit beside the fields.
    pub text: String,
    /// The whole text as it is copied.
    pub full: String,
    /// What to know before it goes out.
    pub notes: Vec<String>,
    /// A lawyer has to look at it first.
    pub for_lawyer: bool,
    /// Of a finished letter: the day it was kept, and whether the case has moved on since.
    pub kept: Option<(String, bool)>,
}

/// A field of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterField {
    /// Code.
    pub code: String,
    /// What it is.
    pub label: String,
    /// Its value; `None` is a gap.
    pub value: Option<String>,
    /// Where it is put right.
    pub from: FieldSource,
}

/// Where a field's value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldSource {
    /// Typed into the letter.
    Typed,
    /// A detail of a party: its id and the member.
    Party(String, &'static str),
    /// An item of the diagnosis.
    Diagnosis(&'static str),
    /// Computed from the case.
    Case,
}

/// How long somebody took to answer, over all cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeedRow {
    /// Who.
    pub who: String,
    /// Answers counted.
    pub answers: usize,
    /// Days, the median.
    pub days: i64,
    /// Promises kept and made.
    pub kept: (usize, usize),
}
