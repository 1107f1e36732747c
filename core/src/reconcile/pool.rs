//! The pool: sales and bank rows of all files, each row once, and the days the bank files cover.

use super::covered;
use super::debited::{self, Debit};
use super::doubled::{self, Doubled};
use super::fees::taken_once;
use super::payer::signature;
use super::{At, Input, LeftOut, shops, voided};
use crate::Currency;
use crate::statement::{Kind, Statement, union};
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// A sale, refund, reversal or chargeback.
#[derive(Debug, Clone)]
pub(super) struct Sale {
    pub at: At,
    /// Index of the row in its statement.
    pub index: usize,
    pub moment: DateTime<FixedOffset>,
    pub kind: Kind,
    pub gross: i64,
    pub fee: Option<i64>,
    pub net: Option<i64>,
    pub posted: Option<NaiveDate>,
    /// Interned attributes; 0 stands for none.
    pub terminal: u32,
    pub channel: u32,
    pub card_kind: u32,
    pub merchant: u32,
    /// Which acquirer's export it stands in.
    pub export: u32,
    /// The set of channels it is paid with; 0 where none was found.
    pub bundle: u32,
}

impl Sale {
    /// It is part of what its run brings, where refunds are taken off the payments (`netted`) or debited apart. What was
    /// voided before the day was closed is never debited.
    pub(super) fn counts(&self, netted: bool) -> bool {
        netted || self.gross > 0 || self.kind == Kind::Reversal
    }
}

/// A bank credit.
#[derive(Debug, Clone)]
pub(super) struct Credit {
    pub at: At,
    pub index: usize,
    pub day: NaiveDate,
    /// What it pays for: what came, and what the payer kept of it.
    pub amount: i64,
    /// What the payer kept of it as a charge.
    pub kept: i64,
    /// Signature of its text: the same for credits from the same sender.
    pub signature: u32,
    /// A later debit took it back.
    pub corrected: bool,
}

impl Credit {
    /// What came, as the bank lists it.
    pub(super) fn came(&self) -> i64 {
        self.amount - self.kept
    }
}

/// Everything to match.
pub(super) struct Pool<'a> {
    pub pos: &'a [Statement],
    pub bank: &'a [Statement],
    pub currency: Currency,
    /// By time.
    pub sales: Vec<Sale>,
    /// Sales with the rows that void them, which give back just what they are.
    pub voided: BTreeMap<usize, usize>,
    /// Refunds that were debited apart, by time: no payment is less for them.
    pub debited: Vec<Sale>,
    /// What was taken out of the account, of any kind.
    pub debits: Vec<Debit>,
    /// By day.
    pub credits: Vec<Credit>,
    /// Names of interned attributes.
    pub names: Vec<String>,
    /// Texts of signatures.
    pub signatures: Vec<String>,
    /// All sales are without a time of day.
    pub date_only: bool,
    /// Days that the sales files cover.
    pub sold: Option<(NaiveDate, NaiveDate)>,
    /// Stretches of days that the bank files cover, by account tail.
    pub covered: BTreeMap<String, Vec<(NaiveDate, NaiveDate)>>,
    /// The account the sales files say they pay to, if no given bank file is of it.
    pub other_account: bool,
    /// Rows in another currency.
    pub left_out: Vec<LeftOut>,
    pub known: (usize, usize),
    /// Rows that may be there twice, and the sales among them.
    pub doubled: Vec<Doubled>,
    pub in_doubt: BTreeSet<At>,
    /// The rate of each sale in hundred-thousandths, where the acquirer takes each rate of a payment once, rounded once;
    /// empty where each sale's fee is rounded by itself.
    pub rates: Vec<i64>,
}

/// Takes the rows of all files, each once, but for bank rows that are `taken`: those are known to be for other sales.
pub(super) fn gather<'a>(input: &Input<'a>, taken: &BTreeSet<At>) -> Pool<'a> {
    let currency = currency(input);
    let mut names = Names::default();
    let pos: Vec<&Statement> = input.pos.iter().collect();
    let bank: Vec<&Statement> = input.bank.iter().collect();
    let sold_rows = union(&pos, &mut HashSet::new());
    let bank_rows = union(&bank, &mut HashSet::new());
    let mut sales = Vec::with_capacity(sold_rows.kept.len());
    let exports = exports(&pos, &mut names);
    for (statement, index) in &sold_rows.kept {
        let row = &input.pos[*statement].rows[*index];
        if !row.is_takings() || input.pos[*statement].currency != currency {
            continue;
        }
        sales.push(Sale {
            at: At { statement: *statement, row: row.row },
            index: *index,
            moment: row.at,
            kind: row.kind,
            gross: row.amount_minor,
            fee: row.fee_minor,
            net: row.net(),
            posted: row.posted,
            terminal: names.intern(row.terminal.as_deref()),
            channel: names.intern(row.channel.as_deref()),
            card_kind: names.intern(row.card_kind.as_deref()),
            merchant: names.intern(row.merchant_no.as_deref()),
            export: exports.get(*statement).copied().unwrap_or_default(),
            bundle: 0,
        });
    }
    sales.sort_by_key(|s| (s.moment, s.at));
    let date_only = input.pos.iter().filter_map(|s| s.rows.first()).all(|r| r.date_only);
    let mut signatures = Names::default();
    let mut credits = Vec::new();
    let mut told: Vec<(NaiveDate, u32, String)> = Vec::new();
    let mut debits: Vec<Debit> = Vec::new();
    for (statement, index) in &bank_rows.kept {
        let row = &input.bank[*statement].rows[*index];
        // A day seen from before it: what came later is not known yet.
        if input.bank[*statement].currency != currency || input.as_of.is_some_and(|d| row.day() > d)
        {
            continue;
        }
        let text = format!(
            "{} {}",
            row.counterparty.as_deref().unwrap_or_default(),
            row.text.as_deref().unwrap_or_default()
        );
        match row.kind {
            Kind::Credit if taken.contains(&At { statement: *statement, row: row.row }) => {}
            Kind::Credit => {
                let payer = signatures.intern(Some(&signature(&text)));
                credits.push(Credit {
                    at: At { statement: *statement, row: row.row },
                    index: *index,
                    day: row.day(),
                    amount: row.amount_minor,
                    kept: 0,
                    signature: payer,
                    corrected: false,
                });
                told.push((row.day(), payer, text));
            }
            Kind::Debit => debits.push(Debit {
                day: row.day(),
                amount: -row.amount_minor,
                text,
                corrects: false,
            }),
            _ => {}
        }
    }
    let own = |number: &str| names.index.contains_key(number);
    for (credit, number) in credits.iter_mut().zip(shops::numbers(&told, &own)) {
        let Some(number) = number else { continue };
        let named = format!("{} {number}", signatures.list[credit.signature as usize]);
        credit.signature = signatures.intern(Some(&named));
    }
    credits.sort_by_key(|c| (c.day, c.at));
    corrections(&mut credits, &mut debits);
    let total = |all: &[Statement]| all.iter().map(|s| s.rows.len()).sum::<usize>();
    let known = (total(input.pos) - sold_rows.kept.len(), total(input.bank) - bank_rows.kept.len());
    let spans = input.pos.iter().filter_map(|s| s.covers);
    let sold = spans.fold(None, |all: Option<(NaiveDate, NaiveDate)>, (f, t)| {
        Some(all.map_or((f, t), |(a, b)| (a.min(f), b.max(t))))
    });
    let (covered, other_account) = covered::stretches(input, currency);
    let (doubled, in_doubt) = doubled::find(input, currency, [&sold_rows, &bank_rows]);
    let mut pool = Pool {
        pos: input.pos,
        bank: input.bank,
        currency,
        sales,
        debited: Vec::new(),
        debits: Vec::new(),
        voided: BTreeMap::new(),
        credits,
        names: names.list,
        signatures: signatures.list,
        date_only,
        sold,
        covered,
        other_account,
        left_out: left_out(input, currency),
        known,
        doubled,
        in_doubt,
        rates: Vec::new(),
    };
    let last = pool.last_covered();
    pool.debited = debited::take_out(&mut pool.sales, &debits, last);
    pool.debits = debits;
    pool.voided = voided::named(&pool);
    pool
}

/// The currency to match in: the one asked for; else of the sales' currencies that a statement has too, the one of most rows; where there is
/// none, that of most sales.
fn currency(input: &Input<'_>) -> Currency {
    if let Some(asked) = input.currency {
        return asked;
    }
    let mut rows: BTreeMap<Currency, usize> = BTreeMap::new();
    for statement in input.pos {
        *rows.entry(statement.currency).or_default() += statement.rows.len();
    }
    let shared = |c: &Currency| input.bank.iter().any(|s| s.currency == *c);
    let most = rows.iter().max_by_key(|(c, n)| (shared(c), **n, std::cmp::Reverse(**c)));
    let other = || input.bank.first().map_or(Currency::CNY, |s| s.currency);
    most.map_or_else(other, |(c, _)| *c)
}

/// Rows in another currency, which were set against nothing.
fn left_out(input: &Input<'_>, currency: Currency) -> Vec<LeftOut> {
    let mut rows: BTreeMap<(bool, Currency), usize> = BTreeMap::new();
    for (bank, side) in [(false, input.pos), (true, input.bank)] {
        for statement in side.iter().filter(|s| s.currency != currency) {
            *rows.entry((bank, statement.currency)).or_default() += statement.rows.len();
        }
    }
    let rows = rows.into_iter();
    rows.map(|((bank, currency), rows)| LeftOut { bank, currency, rows }).collect()
}

/// The acquirer of each sales file, told by its layout: months of one acquirer are one.
fn exports(pos: &[&Statement], names: &mut Names) -> Vec<u32> {
    let mut layouts: Vec<String> = Vec::new();
    let mut shops: Vec<(BTreeSet<&str>, u32)> = Vec::new();
    pos.iter()
        .map(|statement| {
            // The same terminals or merchant numbers in another layout: the portal changed it, the acquirer is one.
            let numbers = numbers(statement);
            if let Some((known, export)) =
                shops.iter_mut().find(|(known, _)| !known.is_disjoint(&numbers))
            {
                known.extend(numbers);
                return *export;
            }
            let columns = statement.columns.iter().map(|c| c.name.as_str());
            let layout = columns.fold(statement.profile.clone(), |all, name| all + "\u{1}" + name);
            let at = layouts.iter().position(|l| *l == layout).unwrap_or_else(|| {
                layouts.push(layout);
                layouts.len() - 1
            });
            let export = names.intern(Some(&format!("{} {}", statement.profile, at + 1)));
            shops.push((numbers, export));
            export
        })
        .collect()
}

/// Shorter numbers are counted by each shop for itself.
const NUMBER_MIN: usize = 6;

/// Terminal and merchant numbers of an export.
fn numbers(statement: &Statement) -> BTreeSet<&str> {
    let all = statement.rows.iter().flat_map(|row| [&row.terminal, &row.merchant_no]);
    let long = |number: &&str| number.chars().filter(char::is_ascii_digit).count() >= NUMBER_MIN;
    all.flatten().map(|number| &**number).filter(long).collect()
}

/// A payment made twice comes again within so many days.
const TWIN_DAYS: i64 = 3;

/// A credit that a later debit of the same sum takes back as an error is no payment.
fn corrections(credits: &mut [Credit], debits: &mut [Debit]) {
    for Debit { day, amount, text, corrects } in debits {
        let lower = text.to_lowercase();
        let undo = [
            "冲正",
            "冲账",
            "错账",
            "撤销",
            "重复",
            "退回",
            "更正",
            "调账",
            "revers",
            "correct",
            "duplicate",
            "return",
            "recall",
        ];
        // A cardholder's dispute takes money back from a sale that was paid: no payment was wrong.
        let dispute = ["拒付", "退单", "chargeback", "dispute"];
        let has = |words: &[&str]| words.iter().any(|w| lower.contains(w));
        if !has(&undo) || has(&dispute) {
            continue;
        }
        let equal: Vec<usize> = (0..credits.len())
            .filter(|at| {
                let c = &credits[*at];
                let near = c.day <= *day && (*day - c.day).num_days() <= 31;
                !c.corrected && c.amount == *amount && near
            })
            .collect();
        // The one too many stands next to its twin, and is the later of the two; of twins a day apart or less the last,
        // else the nearest.
        let apart = |pair: &[usize]| (credits[pair[1]].day - credits[pair[0]].day).num_days();
        let twins = equal.windows(2).rev().filter(|pair| apart(pair) <= TWIN_DAYS);
        let twin = twins.min_by_key(|pair| apart(pair).max(1)).map(|pair| pair[1]);
        if let Some(at) = twin.or(equal.last().copied()) {
            credits[at].corrected = true;
            *corrects = true;
        }
    }
}

#[derive(Default)]
struct Names {
    list: Vec<String>,
    index: std::collections::HashMap<String, u32>,
}

impl Names {
    /// The number of a name; 0 for none.
    fn intern(&mut self, name: Option<&str>) -> u32 {
        if self.list.is_empty() {
            self.list.push(String::new());
        }
        let Some(name) = name.filter(|n| !n.is_empty()) else { return 0 };
        if let Some(n) = self.index.get(name) {
            return *n;
        }
        let n = self.list.len() as u32;
        self.list.push(name.to_string());
        self.index.insert(name.to_string(), n);
        n
    }
}

impl Pool<'_> {
    /// What is paid for these sales together, where each rate is taken once; `None` where each sale's own fee is.
    pub(super) fn at_once(&self, sales: impl Iterator<Item = usize>) -> Option<i64> {
        if self.rates.is_empty() {
            return None;
        }
        let rate = |sale: usize| self.rates.get(sale).copied().unwrap_or_default();
        let parts: Vec<(i64, i64)> = sales.map(|s| (rate(s), self.sales[s].gross)).collect();
        let gross: i64 = parts.iter().map(|(_, gross)| gross).sum();
        Some(gross - taken_once(parts.into_iter()))
    }

    /// Takes over which channels are paid together: the name of the set of each.
    pub(super) fn bundle(&mut self, tells: fn(&Sale) -> u32, sets: &BTreeMap<u32, String>) {
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
        for name in sets.values() {
            if !numbers.contains_key(name.as_str()) {
                let known = self.names.iter().position(|n| n == name);
                let number = known.unwrap_or_else(|| {
                    self.names.push(name.clone());
                    self.names.len() - 1
                });
                numbers.insert(name, number as u32);
            }
        }
        for sale in &mut self.sales {
            let name = sets.get(&tells(sale)).map(String::as_str);
            sale.bundle = name.and_then(|n| numbers.get(n)).copied().unwrap_or(0);
        }
    }

    /// Whether a bank file covers this day.
    pub(super) fn covers(&self, day: NaiveDate) -> bool {
        self.covered.values().flatten().any(|(from, to)| *from <= day && day <= *to)
    }

    /// The last day that the bank files cover.
    pub(super) fn last_covered(&self) -> Option<NaiveDate> {
        self.covered.values().flatten().map(|(_, to)| *to).max()
    }

    /// The row of a sale.
    pub(super) fn row(&self, sale: &Sale) -> &crate::statement::Row {
        &self.pos[sale.at.statement].rows[sale.index]
    }

    /// What the bank wrote.
    pub(super) fn text(&self, credit: &Credit) -> String {
        let row = &self.bank[credit.at.statement].rows[credit.index];
        let parts = [row.counterparty.as_deref(), row.text.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}
