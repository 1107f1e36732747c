//! Rows: every line below the header becomes a money line, a skipped line with its reason, a total, or a footnote.

mod before;
mod below;
pub(super) mod classify;
mod edge;
mod facts;
mod finish;
mod joined;
mod line;
mod sums;

use super::cell::{self, Direction};
use super::column::Role;
use super::denominate::home;
use super::grid::Grid;
use super::head::Head;
use super::layout::Layout;
use super::meta::{self, Meta};
use super::profile::Profile;
use super::row::{Kind, Reason, Row, Skipped, Text, Within};
use super::totals::{Aside, Claim};
use super::when::Order;
use super::{Hint, Side};
use crate::Currency;
use before::{taken, turned, width};
use chrono::FixedOffset;
use classify::Outcome;
use facts::{currency, digits_lost, formulas, totals_of};
use finish::finish;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// Everything read below the header.
pub(super) struct Built {
    pub rows: Vec<Row>,
    pub skipped: Vec<Skipped>,
    pub claims: Vec<Claim>,
    pub hints: Vec<Hint>,
    pub currency: Currency,
    pub currency_named: bool,
    /// Indexes of rows that are text below or between the table.
    pub notes: Vec<usize>,
    /// Account and merchant number where a column holds the same one throughout.
    pub account: Option<String>,
    pub merchant_no: Option<String>,
    pub holder: Option<String>,
    footer: Meta,
    /// What the file's own totals may count beside the rows.
    pub aside: Aside,
}

/// What a line needs to know of its table.
pub(super) struct Context<'a> {
    pub layout: Layout,
    pub profile: Option<&'a Profile>,
    pub currency: Currency,
    pub offset: FixedOffset,
    /// Every outgoing row also has a minus sign: the sign says nothing new.
    pub sign_repeats: bool,
    /// Some amount of the table carries a sign.
    pub any_signed: bool,
    /// Every sum of the outgoing column has a minus: the sign says nothing new.
    pub out_negative: bool,
    pub texts: Texts,
    /// What statuses and kinds were read as; exports have a handful of each.
    outcomes: RefCell<Vec<(String, Outcome)>>,
    kinds: RefCell<Vec<(String, String, Option<Kind>)>>,
    /// Words of kinds whose rows were counted as sales; how many rows, where the word is none of a sale anybody knows.
    words: RefCell<BTreeMap<String, Option<u32>>>,
    /// Words of kinds that are none of a refund, and whose rows were counted as such because their sums have a minus.
    backs: RefCell<BTreeMap<String, u32>>,
    /// Some status says that the sum was taken: one that only says that a card was asked does not say so.
    taken: bool,
    /// What was sold has a minus, and what was given back has none.
    turned: bool,
    /// Sales that say in a column beside what was given back: how many, and how much.
    refunded: Cell<(u32, i64)>,
    /// Rows of sales whose kind only says that a card was asked.
    holds: RefCell<Vec<u32>>,
    /// The title of the part of the table that is read says that its money went out, or was given back.
    section_out: bool,
    /// The balance of the last money line.
    last_balance: Option<i64>,
    /// Rows that a flag or a way marks as refunds, and that nothing else does.
    marked: Cell<u32>,
    /// Rows left out that moved money all the same.
    aside: Cell<Aside>,
    /// Rows whose fee or net was rounded.
    rounded: Cell<u32>,
    /// Rows in which the column passed over says another sum, and how much more was taken.
    passed: Cell<(u32, i64)>,
    /// So many cells a row has at most, unless most rows have more.
    width: usize,
    /// Many rows leave the date blank: the table shows each day once.
    day_once: bool,
    /// When the row before happened, and how many rows took its day.
    last_moment: Option<line::Moment>,
    carried: u32,
}

impl Context<'_> {
    /// Goes on counting where the table before left off.
    fn follow(&mut self, before: &Self) {
        self.carried = before.carried;
        self.refunded.set(before.refunded.get());
        self.rounded.set(before.rounded.get());
        self.marked.set(before.marked.get());
        self.aside.set(before.aside.get());
        self.holds.replace(before.holds.borrow().clone());
        self.passed.set(before.passed.get());
    }

    /// Whether a transaction happened.
    fn outcome(&self, status: &str) -> Outcome {
        let mut known = self.outcomes.borrow_mut();
        if let Some((_, outcome)) = known.iter().find(|(s, _)| s == status) {
            return *outcome;
        }
        let outcome = match classify::outcome(status, self.profile) {
            Outcome::Paid if self.taken && classify::only_asked(status) => Outcome::Unpaid,
            outcome => outcome,
        };
        if known.len() < 32 {
            known.push((status.to_string(), outcome));
        }
        outcome
    }

    /// What a transaction is. Remarks count only for negative sums, which are rare.
    fn kind(&self, kind: &str, status: &str, text: &str, negative: bool) -> Option<Kind> {
        if negative {
            return classify::kind(kind, status, text, true, self.profile);
        }
        let mut known = self.kinds.borrow_mut();
        if let Some((.., told)) = known.iter().find(|(k, s, _)| k == kind && s == status) {
            return *told;
        }
        let told = classify::kind(kind, status, text, false, self.profile);
        if known.len() < 64 {
            known.push((kind.to_string(), status.to_string(), told));
        }
        told
    }

    /// A row that moved this sum is left out.
    fn leave_aside(&self, minor: i64) {
        let mut aside = self.aside.get();
        aside.add(minor);
        self.aside.set(aside);
    }

    /// A row of this kind was counted as a sale; each word is looked at once.
    fn note_kind(&self, kind: &str) {
        let mut words = self.words.borrow_mut();
        if let Some(rows) = words.get_mut(kind) {
            *rows = rows.map(|n| n + 1);
        } else if words.len() < 64 {
            let strange = !classify::is_sale(kind, self.profile);
            words.insert(kind.to_string(), strange.then_some(1));
        }
    }
}

impl Context<'_> {
    /// A row of this kind was counted as a refund because of its minus.
    fn note_back(&self, kind: &str) {
        let mut backs = self.backs.borrow_mut();
        if backs.len() < 64 && classify::kind(kind, "", "", false, self.profile) == Some(Kind::Sale)
        {
            *backs.entry(kind.to_string()).or_default() += 1;
        }
    }
}

/// Texts that repeat are kept once.
#[derive(Default)]
pub(super) struct Texts(HashSet<Text>);

impl Texts {
    pub(super) fn keep(&mut self, text: &str) -> Option<Text> {
        if text.is_empty() || text == "/" || text == "-" || text == "--" {
            return None;
        }
        if let Some(known) = self.0.get(text) {
            return Some(known.clone());
        }
        let new: Text = Arc::from(text);
        if self.0.len() < 10_000 {
            self.0.insert(new.clone());
        }
        Some(new)
    }
}

/// Reads the rows of a table.
pub(super) fn rows(
    grid: &Grid,
    head: &Head,
    layout: &Layout,
    profile: Option<&Profile>,
    above: &Meta,
) -> Built {
    let named = currency(grid, head, layout, profile, above);
    let currency = named.unwrap_or_else(|| facts::assumed(grid, head, layout, above));
    let mut hints = digits_lost(grid, head, layout);
    if named.is_none() && !facts::of_the_mainland(grid, head, above) {
        hints.push(Hint::CurrencyAssumed { currency });
    }
    let built = Built {
        rows: Vec::new(),
        skipped: Vec::new(),
        claims: Vec::new(),
        hints,
        currency,
        currency_named: named.is_some(),
        notes: Vec::new(),
        account: None,
        merchant_no: None,
        holder: None,
        footer: Meta::default(),
        aside: Aside::default(),
    };
    let mut context = context(grid, head.body, layout.clone(), profile, currency);
    context.width = width(grid, head.body, head.names.len());
    let mut reading = Reading {
        grid,
        profile,
        currency,
        context,
        names: head.names.clone(),
        below: None,
        title: None,
        within: Within::default(),
        undone: Vec::new(),
        money_rows: Vec::new(),
        tables: Vec::new(),
        built,
    };
    for index in head.body..grid.len() {
        reading.row(index);
    }
    reading.close();
    let Reading { mut built, context, mut undone, money_rows, tables, .. } = reading;
    below::leave_repeats(&mut built, &tables, &mut undone);
    built.aside = context.aside.get();
    if let Some(at) = finish(&mut built, layout, &context, &undone) {
        edge::settle(&mut built, at, grid, layout, &money_rows);
    }
    let counted = [
        (context.carried > 0).then_some(Hint::DatesCarried { rows: context.carried }),
        (context.rounded.get() > 0).then(|| Hint::FeesRounded { rows: context.rounded.get() }),
        marked(&head.names, layout, &context),
        chosen(&head.names, layout, &context),
    ];
    built.hints.extend(counted.into_iter().flatten());
    built.hints.extend(finish::said(&built, &context, &card_credits(grid, layout, &money_rows)));
    built.hints.extend(formulas(grid, head, layout));
    built.hints.extend(facts::several(grid, &head.names, layout, &money_rows));
    built.account = same(grid, &money_rows, layout.at(Role::Account));
    built.merchant_no = same(grid, &money_rows, layout.at(Role::MerchantNo));
    built.holder = same(grid, &money_rows, layout.at(Role::Holder));
    built.footer = meta::read(built.notes.iter().map(|i| grid.row(*i)), layout.order);
    built
}

/// The rows of a file as they are read, table after table.
struct Reading<'a> {
    grid: &'a Grid,
    profile: Option<&'a Profile>,
    currency: Currency,
    context: Context<'a>,
    /// Column names of the table that is being read.
    names: Vec<String>,
    /// What stands below the first table and is none of money lines.
    below: Option<below::Below>,
    /// The last line of text, where it stands alone: the title of what comes next.
    title: Option<String>,
    within: Within,
    undone: Vec<usize>,
    money_rows: Vec<usize>,
    /// How many rows were read when a further table began.
    tables: Vec<usize>,
    built: Built,
}

impl Reading<'_> {
    fn row(&mut self, index: usize) {
        let row = self.grid.row(index);
        if row.is_blank() || (self.below.is_some() && self.beside(index)) {
            return;
        }
        match line::read(row, &mut self.context) {
            line::Line::Money(money, _) if !self.within.takes(money.amount_minor) => {
                let cell = money.amount_minor.to_string();
                let reason = Reason::TooLarge;
                self.built.skipped.push(Skipped { row: row.number(), reason, cell });
            }
            line::Line::Money(money, doubtful) => {
                if doubtful {
                    self.undone.push(self.built.rows.len());
                }
                if self.money_rows.len() < 5000 {
                    self.money_rows.push(index);
                }
                self.built.rows.push(*money);
            }
            line::Line::Skip(reason, cell) => {
                self.built.skipped.push(Skipped { row: row.number(), reason, cell });
            }
            line::Line::Total(partial) => {
                if !partial {
                    totals_of(row, &self.context, &mut self.built);
                }
            }
            line::Line::Note => {
                if self.turn(index) {
                    let outgoing = self.title.take().map(|title| sums::titles_outgoing(&title));
                    self.context.section_out = outgoing.unwrap_or(self.context.section_out);
                } else {
                    let mut filled = row.cells().filter(|c| !c.is_empty());
                    self.title =
                        filled.next().filter(|_| filled.next().is_none()).map(str::to_string);
                    self.built.notes.push(index);
                }
            }
        }
    }
}

/// Rows whose kind is `Credit` in a column of nothing but `Credit` and `Debit`.
fn card_credits(grid: &Grid, layout: &Layout, rows: &[usize]) -> Vec<u32> {
    let Some(column) = layout.card_kinds else { return Vec::new() };
    let rows = rows.iter().map(|r| grid.row(*r));
    rows.filter(|r| r.cell(column).eq_ignore_ascii_case("credit")).map(|r| r.number()).collect()
}

/// A flag says that money was given back, and not whether the row is that or a sale that was given back later.
fn marked(names: &[String], layout: &Layout, context: &Context<'_>) -> Option<Hint> {
    let rows = context.marked.get();
    let column = layout.marks.and_then(|m| names.get(m.column())).cloned()?;
    (rows > 0).then_some(Hint::RefundsMarked { column, rows })
}

/// Of two columns of sums one was taken, and the other says something else: a reader has to see which.
fn chosen(names: &[String], layout: &Layout, context: &Context<'_>) -> Option<Hint> {
    let (rows, more) = context.passed.get();
    let name = |c: Option<usize>| c.and_then(|c| names.get(c)).cloned();
    let (column, over) = (name(layout.at(Role::Amount))?, name(layout.passed_over)?);
    let sum = crate::Money::new(more, context.currency);
    (rows > 0).then_some(Hint::AmountChosen { column, over, rows, sum })
}

/// Facts above the table, completed by its columns and by what stands below it.
pub(super) fn with_footer(above: Meta, built: &Built, _order: Order) -> Meta {
    let below = &built.footer;
    let mut lines = above.lines;
    lines.extend(below.lines.iter().cloned());
    Meta {
        from: above.from,
        to: above.to,
        made_on: above.made_on.or(below.made_on),
        account_tail: above.account_tail.or_else(|| built.account.as_deref().and_then(meta::tail)),
        pays_to_tail: above.pays_to_tail,
        holder: above.holder.or_else(|| built.holder.clone()),
        merchant_no: above.merchant_no.or_else(|| built.merchant_no.clone()),
        currency: above.currency,
        unit: above.unit,
        lines,
    }
}

fn context<'a>(
    grid: &Grid,
    body: usize,
    layout: Layout,
    profile: Option<&'a Profile>,
    currency: Currency,
) -> Context<'a> {
    let (mut out_signed, mut out_plain, mut any) = (0u32, 0u32, false);
    if let Some(amount) = layout.at(Role::Amount) {
        for index in body..grid.len() {
            let row = grid.row(index);
            let Some(a) = cell::amount(row.cell(amount), currency.exponent()) else { continue };
            any = any || a.signed;
            let told = layout.at(Role::Direction).and_then(|c| cell::direction(row.cell(c)));
            if told == Some(Direction::Out) && a.minor != 0 {
                if a.minor < 0 { out_signed += 1 } else { out_plain += 1 }
            }
        }
    }
    let (mut minus, mut plus) = (0u32, 0u32);
    if let Some(column) = layout.at(Role::Out) {
        let sums = (body..grid.len()).filter_map(|r| cell::amount(grid.row(r).cell(column), 2));
        for sum in sums {
            minus += u32::from(sum.minor < 0);
            plus += u32::from(sum.minor > 0);
        }
    }
    let blank = |c: usize| {
        let rows = (body..grid.len()).take(2000).map(|r| grid.row(r));
        let filled = rows.filter(|r| !r.is_blank());
        let (all, none) =
            filled.fold((0, 0), |(n, b), r| (n + 1, b + usize::from(r.cell(c).is_empty())));
        none > 0 && none * 10 >= all && none < all
    };
    let day_once = layout.at(Role::Date).is_some_and(blank);
    let sign_repeats = out_signed > 0 && out_plain == 0;
    let taken = layout.at(Role::Status).is_some_and(|c| taken(grid, body, c));
    let turned = layout.side == Side::Pos && turned(grid, body, &layout, profile, currency);
    Context {
        layout,
        profile,
        currency,
        offset: home(currency),
        sign_repeats,
        any_signed: any,
        out_negative: minus > 1 && plus == 0,
        texts: Texts::default(),
        outcomes: RefCell::default(),
        kinds: RefCell::default(),
        words: RefCell::default(),
        backs: RefCell::default(),
        taken,
        turned,
        refunded: Cell::default(),
        holds: RefCell::default(),
        section_out: false,
        last_balance: None,
        marked: Cell::default(),
        aside: Cell::default(),
        rounded: Cell::default(),
        passed: Cell::default(),
        width: usize::MAX,
        day_once,
        last_moment: None,
        carried: 0,
    }
}

/// The value of a column that holds the same one in every row that has any.
fn same(grid: &Grid, rows: &[usize], column: Option<usize>) -> Option<String> {
    let column = column?;
    let mut found: Option<&str> = None;
    for index in rows {
        let cell = grid.row(*index).cell(column);
        match found {
            _ if cell.is_empty() => {}
            None => found = Some(cell),
            Some(f) if f == cell => {}
            Some(_) => return None,
        }
    }
    found.map(str::to_string)
}
