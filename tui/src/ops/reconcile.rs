//! Reconcile: what the book holds, or files handed over for this once; and from missing rows to a case.

pub mod decide;
pub mod kept;
pub mod known;
pub mod place;
pub mod recover;
pub mod said;

use super::case::{NewCase, NewParty, known as case_of, open};
use super::evidence::{About, exhibit};
use super::import::{self, Request as ImportRequest};
use super::{Desk, id_of};
use crate::failure::{Exit, Failure, Result};
use chrono::NaiveDate;
use kept::Rows;
use known::Known;
use place::Place;
use recourse_core::args;
use recourse_core::book::Book;
use recourse_core::calendar::DayCalendar;
use recourse_core::case::event::{Event, Side};
use recourse_core::case::exhibit::{ExhibitKind, FileRef};
use recourse_core::case::voucher::{VOUCHERS_PER_ENTRY, Voucher, VouchersAdded};
use recourse_core::hash::Hash;
use recourse_core::locale::{Lang, Locale};
use recourse_core::reconcile::{self, Input, Lag, PartLag, Reconciliation, Run, SaleLine};
use recourse_core::rules::RulePack;
use recourse_core::statement::{self, Statement};
use recourse_core::{Currency, Money};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

/// What to reconcile.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Sales exports for this once; with `bank`, nothing of the book is read.
    pub pos: Vec<(String, Arc<[u8]>)>,
    /// Bank statements for this once.
    pub bank: Vec<(String, Arc<[u8]>)>,
    /// First trade day to report.
    pub from: Option<NaiveDate>,
    /// Last trade day to report.
    pub to: Option<NaiveDate>,
    /// Profile to use for the files.
    pub profile: Option<String>,
    /// The currency to reconcile; else the one of most sales.
    pub currency: Option<String>,
    /// Whose bank days count; else what the book says, else the currency.
    pub jurisdiction: Option<String>,
}

/// What came out, with the statements it rests on.
pub struct Reconciled {
    /// The result.
    pub result: Reconciliation,
    /// The statements of both sides.
    pub rows: Arc<Rows>,
    /// What the book knew beside the rows.
    pub known: Known,
    /// Whose bank days counted.
    pub place: Place,
    /// The name of the place in Chinese and English.
    names: [String; 2],
}

impl Reconciled {
    /// The name of the place.
    pub fn place_name(&self, lang: Lang) -> &str {
        let [zh, en] = &self.names;
        if lang == Lang::Zh { zh } else { en }
    }
}

/// Sets sales against credits.
pub fn run(desk: &Desk, request: &Request) -> Result<Reconciled> {
    if let (Some(from), Some(to)) = (request.from, request.to)
        && from > to
    {
        return Err(Failure::new(Exit::Usage, "E-DATE-02", "cli-fail-span-crossed")
            .with("from", from)
            .with("to", to));
    }
    let ad_hoc = !request.pos.is_empty() || !request.bank.is_empty();
    let place = match &request.jurisdiction {
        Some(word) => Some(place::pack(desk.packs(), word)?.head.id.clone()),
        None if ad_hoc => None,
        None => place::said_in(desk.book()),
    };
    let rows = if ad_hoc {
        Arc::new(Rows::of(handed_over(desk, request)?, currency_of(desk, place.as_deref())))
    } else {
        kept::rows_at(desk, place.as_deref())?
    };
    if rows.pos.is_empty() || rows.bank.is_empty() {
        if let Some(lost) = rows.lost.first() {
            return Err(lost.failure());
        }
        let id = if rows.pos.is_empty() { "cli-fail-no-pos" } else { "cli-fail-no-bank" };
        return Err(Failure::new(Exit::NotFound, "E-REC-01", id));
    }
    let currency = request.currency.as_deref().map(|word| asked(&rows, word)).transpose()?;
    let known = if ad_hoc {
        Known::default()
    } else {
        Known::of(desk.book(), &rows.pos, desk.world.offset)
    };
    Ok(reconcile_rows(desk, request, rows, known, place.as_deref(), currency))
}

/// The currency asked for, where the files have sales in it.
fn asked(rows: &Rows, word: &str) -> Result<Currency> {
    let there: BTreeSet<&str> = rows.pos.iter().map(|s| s.currency.code()).collect();
    let code = word.trim().to_ascii_uppercase();
    let found = Currency::parse(&code).filter(|c| there.contains(c.code()));
    found.ok_or_else(|| {
        let there = there.into_iter().collect::<Vec<_>>().join(", ");
        Failure::new(Exit::Usage, "E-REC-09", "money-fail-currency")
            .with("word", word)
            .with("there", there)
    })
}

/// The currency of a place.
fn currency_of(desk: &Desk, place: Option<&str>) -> Option<Currency> {
    let pack = RulePack::pick(desk.packs(), place?)?;
    Currency::parse(&pack.head.currency)
}

fn reconcile_rows(
    desk: &Desk,
    request: &Request,
    rows: Arc<Rows>,
    known: Known,
    place: Option<&str>,
    currency: Option<Currency>,
) -> Reconciled {
    let packs = desk.packs();
    let mut place = Place::of(place, packs, &rows.pos, &rows.bank);
    let calendar = place.days(packs);
    let others = place.otherwise(packs);
    let days: Vec<_> = others.iter().map(|other| other.days(packs)).collect();
    let otherwise: Vec<&dyn DayCalendar> = days.iter().map(|d| d as &dyn DayCalendar).collect();
    let result = reconcile::reconcile(&Input {
        from: request.from,
        to: request.to,
        currency,
        as_of: desk.world.as_of,
        notices: &known.notices,
        findings: &known.findings,
        payout: known.payout.as_ref(),
        settled: &known.settled,
        unpaid: &known.unpaid,
        watch: &known.watch,
        otherwise: &otherwise,
        ..Input::new(&rows.pos, &rows.bank, &calendar)
    });
    if let Some(other) = result.calendar.checked_sub(1).and_then(|at| others.get(at)) {
        place = other.clone();
    }
    let name = |lang| RulePack::pick(packs, &place.id).map(|p| p.head.name.get(lang).to_string());
    let names = [Lang::Zh, Lang::En].map(|lang| name(lang).unwrap_or_default());
    Reconciled { result, rows, known, place, names }
}

fn handed_over(desk: &Desk, request: &Request) -> Result<Vec<(Option<u64>, Statement)>> {
    let mut out = Vec::new();
    for (side, files) in [(Side::Pos, &request.pos), (Side::Bank, &request.bank)] {
        for (name, bytes) in files {
            let read = ImportRequest {
                side: Some(side),
                profile: request.profile.clone(),
                ..Default::default()
            };
            let read = import::read_statements(desk, &read, name, bytes)?;
            out.extend(read.into_iter().map(|s| (None, s)));
        }
    }
    Ok(out)
}

/// When the acquirer pays, as learned or fixed; each part that is paid otherwise by its name.
pub fn payout_words(result: &Reconciliation, locale: &Locale) -> String {
    let when = |lag: Lag, cutoff: u32| {
        let lag = lag.note().say(locale);
        if cutoff == 1440 {
            return lag;
        }
        let ends = format!("{:02}:{:02}", cutoff / 60, cutoff % 60);
        locale.fill("money-lag-day-ends", args![lag = lag, ends = ends])
    };
    let part = |p: &PartLag| format!("{} {}", part_words(&p.part, locale), when(p.lag, p.cutoff));
    let lag = match result.parts.as_slice() {
        [] => when(result.payout.lag, result.payout.cutoff),
        parts => locale.list(&parts.iter().map(part).collect::<Vec<_>>()),
    };
    if result.payout.charge == 0 {
        return lag;
    }
    let charge = Money::new(result.payout.charge, result.currency).grouped();
    locale.fill("money-lag-charge", args![lag = lag, charge = charge])
}

/// A part of the sales in words. Exports are numbered behind the profile they were recognised by.
fn part_words(part: &str, locale: &Locale) -> String {
    match part.rsplit_once(' ') {
        Some(("generic", n)) => locale.fill("money-part-export", args![n = n]),
        Some((id, n)) if statement::profile_name(id).is_some() => {
            format!("{} {n}", import::profile_words(id, locale))
        }
        _ => part.to_string(),
    }
}

/// Whose run it is, where not all are of one: its export, channel or kind of card, and its terminal.
pub fn run_words(run: &Run, locale: &Locale) -> String {
    let part = run.part.as_deref().map(|part| part_words(part, locale));
    part.into_iter().chain(run.terminal.clone()).collect::<Vec<_>>().join(" ")
}

/// Sales of the result that are not in any open case yet.
pub fn unclaimed<'a>(book: &Book, reconciled: &'a Reconciled) -> Vec<&'a SaleLine> {
    let claimed: BTreeSet<(String, i64, i64)> = book
        .cases
        .iter()
        .flat_map(|c| &c.vouchers)
        .map(|v| {
            (v.voucher.reference.clone(), v.voucher.traded_at.timestamp(), v.voucher.gross_minor)
        })
        .collect();
    reconciled
        .result
        .missing
        .iter()
        .filter(|s| {
            !claimed.contains(&(s.reference.clone(), s.traded_at.timestamp(), s.gross.minor))
        })
        .collect()
}

/// Opens a case over the missing sales: vouchers, sums, obligors, and the exports they rest on as first exhibits.
pub fn open_case(desk: &mut Desk, new: &NewCase, reconciled: &Reconciled) -> Result<String> {
    // Nobody is accused while a statement that may show the money is lost.
    if let Some(lost) = reconciled.rows.lost.first() {
        return Err(lost.failure());
    }
    let sales: Vec<SaleLine> = unclaimed(desk.book(), reconciled).into_iter().cloned().collect();
    if sales.is_empty() {
        return Err(Failure::new(Exit::NotFound, "E-REC-02", "cli-fail-nothing-missing"));
    }
    let days = || sales.iter().map(|s| s.traded_at.date_naive());
    let mut new = new.clone();
    new.currency = Some(reconciled.result.currency);
    if new.jurisdiction.is_none() && !reconciled.place.assumed {
        new.jurisdiction = Some(reconciled.place.id.clone());
    }
    new.from = new.from.or_else(|| days().min());
    new.to = new.to.or_else(|| days().max());
    fill_parties(&mut new, reconciled);
    let vouchers = vouchers(reconciled, &sales)?;
    let files = basis_files(desk, reconciled, &sales);
    open(desk, &new, &[], &mut |_| {
        let mut events = vouchers.clone();
        events.extend(files.iter().zip(1..).map(|(f, no)| f.event(no)));
        events
    })
}

/// Adds to an open case what was found missing since.
pub fn add_missing(desk: &mut Desk, no: &str, reconciled: &Reconciled) -> Result<usize> {
    let sales: Vec<SaleLine> = unclaimed(desk.book(), reconciled).into_iter().cloned().collect();
    if sales.is_empty() {
        return Err(Failure::new(Exit::NotFound, "E-REC-02", "cli-fail-nothing-missing"));
    }
    let vouchers = vouchers(reconciled, &sales)?;
    let files = basis_files(desk, reconciled, &sales);
    let case_no = desk.case(no)?.no.clone();
    desk.record(&[], |book, _| {
        let case = case_of(book, &case_no)?;
        let mut events = vouchers.clone();
        let new = files.iter().filter(|f| case.exhibit_with(&f.file.sha256).is_none());
        events.extend(new.zip(case.next_exhibit()..).map(|(f, no)| f.event(no)));
        Ok(events.into_iter().map(|e| (id_of(case), e)).collect())
    })?;
    Ok(sales.len())
}

/// Names that the exports give, where the user gave none.
fn fill_parties(new: &mut NewCase, reconciled: &Reconciled) {
    let pos = reconciled.rows.pos.first();
    let bank = reconciled.rows.bank.first();
    if new.merchant.is_none() {
        let holder =
            pos.and_then(|s| s.holder.clone()).or_else(|| bank.and_then(|s| s.holder.clone()));
        new.merchant = holder.map(|name| NewParty {
            account_tail: bank.and_then(|s| s.account_tail.clone()),
            merchant_no: pos.and_then(|s| s.merchant_no.clone()),
            ..NewParty::named(name)
        });
    }
}

/// The events that quote the sales, by export, in pieces that fit an entry.
fn vouchers(reconciled: &Reconciled, sales: &[SaleLine]) -> Result<Vec<Event>> {
    let mut by_export: BTreeMap<(u64, Hash), Vec<Voucher>> = BTreeMap::new();
    for sale in sales {
        let index = sale.at.statement;
        let statement = reconciled.rows.pos.get(index);
        let seq = reconciled.rows.pos_seqs.get(index).copied().flatten();
        let (Some(statement), Some(import_seq)) = (statement, seq) else {
            return Err(Failure::new(Exit::Usage, "E-REC-03", "cli-fail-import-first"));
        };
        by_export.entry((import_seq, statement.sha256)).or_default().push(Voucher {
            row: u64::from(sale.at.row),
            reference: sale.reference.clone(),
            traded_at: sale.traded_at,
            terminal: sale.terminal.clone(),
            channel: sale.channel.clone(),
            gross_minor: sale.gross.minor,
            fee_minor: sale.fee.minor,
            net_minor: sale.net.minor,
            due: sale.due,
        });
    }
    let mut events = Vec::new();
    for ((import_seq, sha256), items) in by_export {
        events.extend(items.chunks(VOUCHERS_PER_ENTRY).map(|chunk| {
            Event::VouchersAdded(VouchersAdded { import_seq, sha256, items: chunk.to_vec() })
        }));
    }
    Ok(events)
}

/// An export that the claim rests on, as an exhibit.
struct BasisFile {
    file: FileRef,
    own: String,
    import_seq: u64,
    about: About,
}

impl BasisFile {
    fn event(&self, no: u32) -> Event {
        Event::ExhibitAdded(exhibit(
            no,
            self.file.clone(),
            &self.own,
            Some(self.import_seq),
            &self.about,
        ))
    }
}

/// The sales exports that hold the sales, and the bank statements that cover the days they were due.
fn basis_files(desk: &Desk, reconciled: &Reconciled, sales: &[SaleLine]) -> Vec<BasisFile> {
    let exports: BTreeSet<usize> = sales.iter().map(|s| s.at.statement).collect();
    let due: Vec<NaiveDate> = sales.iter().map(|s| s.due).collect();
    let covers =
        |s: &Statement| s.covers.is_some_and(|(a, b)| due.iter().any(|d| (a..=b).contains(d)));
    let mut out = Vec::new();
    let pos = exports
        .iter()
        .filter_map(|i| Some((reconciled.rows.pos.get(*i)?, reconciled.rows.pos_seqs.get(*i)?)));
    let bank =
        reconciled.rows.bank.iter().zip(&reconciled.rows.bank_seqs).filter(|(s, _)| covers(s));
    let mut seen = HashSet::new();
    for (statement, seq) in pos.chain(bank) {
        let Some(import) = seq.and_then(|seq| desk.book().imports.iter().find(|i| i.seq == seq))
        else {
            continue;
        };
        let Some(file) = import.record.files.first().cloned() else { continue };
        if seen.insert(file.sha256) {
            let own = import.record.name.clone().unwrap_or_else(|| file.name.clone());
            out.push(BasisFile {
                file,
                own,
                import_seq: import.seq,
                about: basis_about(desk, statement),
            });
        }
    }
    out
}

fn basis_about(desk: &Desk, statement: &Statement) -> About {
    let (kind, word) = match statement.side {
        Side::Pos => (ExhibitKind::Export, "pos"),
        Side::Bank => (ExhibitKind::Statement, "bank"),
    };
    let day = |d: Option<NaiveDate>| d.map_or_else(String::new, |d| d.to_string());
    let covers = statement.covers;
    let (from, to) = (covers.map(|c| c.0).or(statement.from), covers.map(|c| c.1).or(statement.to));
    let tail = statement.account_tail.clone().unwrap_or_default();
    // A file that names no account: the title ends before it.
    let bare = statement.side == Side::Bank && tail.is_empty();
    let text = |part: &str| {
        let args = recourse_core::args![from = day(from), to = day(to), tail = tail.as_str()];
        desk.world.locale.fill(&format!("core-basis-{word}-{part}"), args)
    };
    About {
        kind: Some(kind),
        title: Some(text(if bare { "title-bare" } else { "title" })),
        proves: Some(text("proves")),
        source: Some(text("source")),
        original: Some(text("original")),
        ..About::default()
    }
}
