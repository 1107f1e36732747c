//! Which column is which: names give candidates, content decides between them.

mod channels;
pub(crate) use channels::is_way;
mod dates;
mod kinds;
mod numbers;
mod reckon;
mod statuses;
mod strays;
mod sums;
mod unnamed;
mod ways;

use super::Side;
use super::cell;
use super::column::{self, Meaning, ROLES, Role, meaning};
use super::grid::Grid;
use super::meta;
use super::profile::Profile;
use super::when::{self, Order};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// So many rows below the header are looked at.
const SAMPLE_ROWS: usize = 400;

/// Columns of which one makes a table one of money lines.
pub(super) const MONEY: &[Role] =
    &[Role::Amount, Role::Received, Role::In, Role::Out, Role::Net, Role::RefundAmount];

/// The columns of one table.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub side: Side,
    /// What each column was taken for.
    pub roles: Vec<Option<Role>>,
    /// Column by role.
    first: [Option<u16>; ROLES],
    /// Columns whose texts make up a row's text.
    pub texts: Vec<usize>,
    /// How day and month are ordered, and whether that was a guess.
    pub order: Order,
    pub order_guessed: bool,
    /// The date column holds the time too.
    pub joined_time: bool,
    /// Columns whose sums are in other units than the currency's, with how many digits its minor unit stands below
    /// them: 0 for hundredths, 6 for ten thousands.
    units: Vec<(usize, u32)>,
    /// Sums have a decimal comma, and points part thousands: `1.229` is no fraction then.
    comma: bool,
    /// A column of sums that was passed over for the one that reaches the account.
    pub passed_over: Option<usize>,
    /// How the date column and the time column are to be read.
    pub dated: dates::Dated,
    /// The column of what was paid in cash.
    pub cash: Option<usize>,
    /// The name of the date column says that its times are UTC.
    pub utc: bool,
    /// The column that says why a sale failed, blank where it did not.
    pub failures: Option<usize>,
    /// The column of kinds that holds nothing but `Credit` and `Debit`, which may be kinds of cards as well.
    pub card_kinds: Option<usize>,
    /// The column that marks refunds by a flag or by the way the money went.
    pub marks: Option<kinds::Marks>,
}

/// What a column's sampled cells look like.
#[derive(Debug, Default, Clone, Copy)]
struct Seen {
    filled: u32,
    amounts: u32,
    signed: u32,
    days: u32,
    times: u32,
    directions: u32,
    /// `Credit` and `Debit` alone, which are kinds of cards as well.
    cards: u32,
    /// `贷记卡`, `debit card`: kinds of cards and no way money goes; and `借记` and `贷记`, which may be either.
    card_words: u32,
    either: u32,
    /// Words without a figure or a mark of what was masked.
    words: u32,
    /// True and false.
    flags: u32,
    percents: u32,
    /// Formulas without a result.
    formulas: u32,
    /// Days as a spreadsheet counts them, and fractions of a day.
    serials: u32,
    fractions: u32,
    /// Codes and names of currencies.
    currencies: u32,
    /// `14.06.51`, which is a time of day where it is no day.
    dotted: u32,
    /// Sums that end with a comma or a point and one or two digits.
    commas: u32,
    points: u32,
}

impl Layout {
    /// The column with this role.
    pub(super) fn at(&self, role: Role) -> Option<usize> {
        self.first[role as usize].map(usize::from)
    }

    /// The amount in the column with this role, in minor units.
    pub(super) fn amount(
        &self,
        row: super::grid::GridRow<'_>,
        role: Role,
        exponent: u32,
    ) -> Option<cell::Amount> {
        let column = self.at(role)?;
        self.amount_at(row, column, exponent)
    }

    /// The amount in this column, in minor units.
    pub(super) fn amount_at(
        &self,
        row: super::grid::GridRow<'_>,
        column: usize,
        exponent: u32,
    ) -> Option<cell::Amount> {
        let unit = self.units.iter().find(|(c, _)| *c == column).map(|(_, digits)| *digits);
        cell::amount(&self.figure(row.cell(column)), unit.unwrap_or(exponent))
    }

    /// A sum as it reads with a decimal point.
    fn figure<'c>(&self, cell: &'c str) -> Cow<'c, str> {
        if self.comma && cell.contains('.') {
            return Cow::Owned(cell.replace('.', ""));
        }
        Cow::Borrowed(cell)
    }

    /// Takes the unit that stands above the table for every column of money that does not say its own.
    pub(super) fn in_unit(&mut self, digits: u32) {
        let money = [
            Role::Amount,
            Role::Received,
            Role::In,
            Role::Out,
            Role::Net,
            Role::Fee,
            Role::Balance,
            Role::RefundAmount,
        ];
        let columns: Vec<usize> = money.iter().filter_map(|r| self.at(*r)).collect();
        for column in columns {
            if self.units.iter().all(|(c, _)| *c != column) {
                self.units.push((column, digits));
            }
        }
    }
}

/// Decides the columns. `None` where no date or no amount column has content that reads.
pub(super) fn decide(
    grid: &Grid,
    body: usize,
    names: &[String],
    profile: Option<&Profile>,
    side: Option<Side>,
) -> Option<Layout> {
    let sample: Vec<usize> = sample(grid, body, names);
    let order_columns = (0..names.len()).filter(|c| {
        profile
            .and_then(|p| p.role(&names[*c]))
            .map(|(r, _)| r)
            .or_else(|| meaning(&names[*c]).map(|m| m.role))
            .is_some_and(|r| matches!(r, Role::Date | Role::Time | Role::Posted))
    });
    let cells = order_columns.flat_map(|c| (body..grid.len()).map(move |r| grid.row(r).cell(c)));
    let (order, order_guessed) = when::order(cells);
    let seen: Vec<Seen> = (0..names.len()).map(|c| look(grid, &sample, c, order)).collect();
    let mut meanings: Vec<Option<Meaning>> = names
        .iter()
        .map(|n| match profile.and_then(|p| p.role(n)) {
            // A profile's word goes before every other name.
            Some((role, at)) => Some(Meaning { role, rank: at as u8, exact: true }),
            None => meaning(n).map(|m| Meaning { rank: m.rank.saturating_add(40), ..m }),
        })
        .collect();
    let roles: Vec<Option<Role>> = meanings.iter().map(|m| m.map(|m| m.role)).collect();
    let side =
        side.or(profile.map(|p| p.side)).or_else(|| column::side_of(&roles)).unwrap_or(Side::Bank);
    settle_names(&mut meanings, &seen, side);
    strays::settle(&mut meanings, &seen, grid, &sample);
    settle_currency(&mut meanings, &seen, names, grid, &sample);
    settle_account(&mut meanings, names, grid, &sample);
    if side == Side::Pos {
        statuses::settle(&mut meanings, &seen, names, grid, &sample);
        unnamed::settle(&mut meanings, &seen, grid, &sample);
    }
    let marks = if side == Side::Pos {
        kinds::settle(&mut meanings, &seen, names, profile, grid, &sample)
    } else {
        None
    };
    if side == Side::Bank {
        ways::settle(&mut meanings, &seen, names, grid, &sample);
    }
    let mut layout = choose(&meanings, &seen, side);
    layout.marks = marks;
    if side == Side::Pos {
        layout.failures = statuses::reasons(&seen, names, sample.len());
        layout.card_kinds = layout
            .at(Role::CardKind)
            .filter(|c| meaning(&names[*c]).is_some_and(|m| m.role == Role::Kind));
    }
    if side == Side::Bank {
        texts_unnamed(&mut layout, &meanings, &seen);
    }
    layout.order = order;
    layout.order_guessed = order_guessed;
    layout.comma = seen.iter().any(|s| s.commas > 0) && seen.iter().all(|s| s.points == 0);
    dates::settle(&mut layout, &meanings, &seen)?;
    if side == Side::Pos {
        let told = |c: usize| {
            profile.is_some_and(|p| p.role(&names[c]).is_some()) || column::is_settled(&names[c])
        };
        sums::settle(&mut layout, &meanings, &seen, &told, grid, &sample);
    }
    if !MONEY.iter().any(|r| layout.at(*r).is_some()) {
        return None;
    }
    let unit = |c: usize| column::unit(&names[c]).map(|digits| (c, digits));
    layout.units = (0..names.len()).filter_map(unit).collect();
    layout.cash = names
        .iter()
        .position(|n| matches!(cell::name_key(n).as_str(), "cash" | "现金" | "现金金额"));
    layout.utc =
        layout.at(Role::Date).and_then(|c| names.get(c)).is_some_and(|name| column::in_utc(name));
    if side == Side::Pos {
        let told = |c: usize| profile.is_some_and(|p| p.role(&names[c]).is_some());
        let table =
            reckon::Table { meanings: &meanings, seen: &seen, names, grid, sample: &sample };
        let deducted =
            !layout.at(Role::Amount).is_some_and(told) && reckon::settle(&mut layout, &table);
        if !deducted {
            sums::fee_by_share(&mut layout, names, grid, &sample);
            sums::check_fee(&mut layout, &meanings, grid, &sample);
        }
    }
    Some(layout)
}

/// Rows to look at: spread over the table where it is long. Names that are repeated on a further page are no content.
fn sample(grid: &Grid, body: usize, names: &[String]) -> Vec<usize> {
    let rows = grid.len().saturating_sub(body);
    let step = (rows / SAMPLE_ROWS).max(1);
    let repeats = |row: usize| {
        let row = grid.row(row);
        let same = names.iter().enumerate().filter(|(c, n)| !n.is_empty() && row.cell(*c) == **n);
        same.count() > 1
    };
    (body..grid.len()).step_by(step).filter(|r| !grid.row(*r).is_blank() && !repeats(*r)).collect()
}

fn look(grid: &Grid, sample: &[usize], column: usize, order: Order) -> Seen {
    let mut seen = Seen::default();
    for row in sample {
        let text = grid.row(*row).cell(column);
        if text.is_empty() || text == "-" || text == "--" || text == "/" {
            continue;
        }
        seen.filled += 1;
        if cell::is_formula(text) {
            seen.formulas += 1;
            continue;
        }
        if let Some(amount) = cell::amount(text, 2) {
            seen.amounts += 1;
            seen.signed += u32::from(amount.signed);
            seen.serials += u32::from(when::serial_text(text).is_some());
            seen.fractions += u32::from(when::fraction(text).is_some());
            match ends(text) {
                Some(b',') => seen.commas += 1,
                Some(_) => seen.points += 1,
                None => {}
            }
        }
        if let Some(w) = when::read(text, order) {
            seen.days += u32::from(w.day.is_some());
            seen.times += u32::from(w.time.is_some());
        } else if let Some(w) = when::serial(grid.row(*row), column) {
            seen.days += 1;
            seen.times += u32::from(w.time.is_some());
        }
        seen.directions += u32::from(cell::direction(text).is_some());
        let card = ["credit", "debit", "prepaid"].iter().any(|w| text.eq_ignore_ascii_case(w));
        seen.cards += u32::from(card);
        let word = text.contains('卡') || text.to_lowercase().contains("card");
        seen.card_words += u32::from(word);
        seen.either += u32::from(["借记", "贷记", "准贷记"].contains(&text.trim()));
        seen.words += u32::from(text.chars().all(|c| !c.is_numeric() && c != '*'));
        let flag = ["true", "false", "yes", "no"].iter().any(|w| text.eq_ignore_ascii_case(w));
        seen.flags += u32::from(flag);
        seen.currencies += u32::from(text.len() >= 3 && meta::currency(text).is_some());
        seen.dotted += u32::from(dates::dotted(text).is_some());
        seen.percents += u32::from(text.ends_with(['%', '‰']));
    }
    seen
}

/// The mark before the last one or two digits of a figure: what parts the cents.
fn ends(text: &str) -> Option<u8> {
    let figure = text.trim_end_matches(|c: char| !c.is_ascii_digit()).as_bytes();
    let after = figure.iter().rev().take_while(|b| b.is_ascii_digit()).count();
    let mark = figure.len().checked_sub(after + 1).and_then(|at| figure.get(at).copied());
    mark.filter(|b| matches!(b, b',' | b'.') && (1..=2).contains(&after))
}

/// Names whose meaning depends on the side of the file or on what stands below them.
fn settle_names(meanings: &mut [Option<Meaning>], seen: &[Seen], side: Side) {
    let direction = meanings.iter().flatten().any(|m| m.role == Role::Direction);
    // 入账金额 is what came in where 出账金额 stands beside it.
    let has = |role: Role| meanings.iter().flatten().any(|m| m.role == role);
    let half = has(Role::Out) && !has(Role::In) && !has(Role::Amount);
    let balanced = has(Role::Balance);
    let unbranded = !has(Role::Channel);
    let sold_as_paid =
        has(Role::RefundAmount) && ![Role::Amount, Role::Received, Role::In].into_iter().any(has);
    let paid_to_shop = ![Role::Amount, Role::Received, Role::In, Role::RefundAmount, Role::Net]
        .into_iter()
        .any(has);
    // Beside a column that says what was sold and what given back, such a word says which card it was.
    let typed = has(Role::Kind);
    let is_card = |s: &Seen| {
        let words = s.card_words + if typed { s.either } else { 0 };
        s.card_words + s.either > 0 && words * 10 >= s.filled * 9
    };
    for (m, s) in meanings.iter_mut().zip(seen) {
        let Some(m) = m.as_mut() else { continue };
        let told = s.filled > 0 && s.directions * 10 >= s.filled * 9;
        m.role = match (m.role, side) {
            // `Debit/Credit`, `收付金额`: sums with a sign, and no words of a way.
            (Role::Direction, _) if s.amounts > 0 && s.amounts == s.filled && s.signed > 0 => {
                Role::Amount
            }
            (Role::Fee, _) if s.percents * 2 > s.filled => Role::Rate,
            (Role::Direction, Side::Pos) if !told || is_card(s) => Role::CardKind,
            // `Captured` with true and false says whether it happened, not when.
            (Role::Date, Side::Pos) if s.filled > 0 && s.flags == s.filled => Role::Status,
            (Role::Kind, Side::Pos) if s.cards * 10 >= s.filled * 9 && s.cards > 0 => {
                Role::CardKind
            }
            // `Card` with Visa and Amex below it is the brand, not the number.
            (Role::Card, Side::Pos)
                if s.words * 10 >= s.filled * 9 && s.filled > 0 && unbranded =>
            {
                Role::Channel
            }
            // `1` and `0` say nothing; where there is a balance, it tells which way each sum went.
            (Role::Direction, Side::Bank) if s.filled > 0 && s.directions == 0 && balanced => {
                Role::Ignore
            }
            (Role::CardKind | Role::Kind, Side::Bank) if !direction && told => Role::Direction,
            (Role::Kind | Role::Channel | Role::CardKind | Role::SettleStatus, Side::Bank) => {
                Role::Text
            }
            (Role::Card, Side::Bank) => Role::Account,
            (Role::Net, Side::Bank) if half => Role::In,
            (Role::Net | Role::RefundAmount, Side::Bank) => Role::Amount,
            (Role::Received, Side::Bank) => {
                (m.rank, m.exact) = (u8::MAX, false);
                Role::Amount
            }
            (Role::MerchantNo | Role::Terminal | Role::Batch, Side::Bank) => m.role,
            // `Amount paid out` is paid to the shop where nothing says what came in.
            (Role::Out, Side::Pos) if paid_to_shop => Role::Net,
            // Of sales, what was paid beside what was given back is what was sold.
            (Role::Out, Side::Pos) if sold_as_paid => Role::Amount,
            (
                Role::Amount
                | Role::Received
                | Role::In
                | Role::Out
                | Role::Net
                | Role::RefundAmount
                | Role::Balance,
                _,
            ) if s.filled > 0 && s.amounts == 0 && s.formulas == 0 => Role::Ignore,
            (role, _) => role,
        };
    }
}

/// A column that holds nothing but currencies is theirs, whatever its name: `Valuta` is the day of the value elsewhere.
/// One that names the money a payment was made in abroad says nothing of the sums, unless it is the same all the way
/// down and no column of sums names another.
fn settle_currency(
    meanings: &mut [Option<Meaning>],
    seen: &[Seen],
    names: &[String],
    grid: &Grid,
    sample: &[usize],
) {
    let abroad = |c: usize| {
        let key = cell::name_key(&names[c]);
        ["foreign", "fremd", "original", "instructed", "原币", "外币", "původní", "originalni"]
            .iter()
            .any(|w| key.contains(w))
    };
    let same = |c: usize| {
        let mut cells = sample.iter().map(|r| grid.row(*r).cell(c));
        let first = cells.next().unwrap_or_default();
        !first.is_empty() && cells.all(|cell| cell == first)
    };
    let told = |m: &Option<Meaning>| m.is_some_and(|m| m.role == Role::Currency);
    for (column, meaning) in meanings.iter_mut().enumerate() {
        if told(meaning) && abroad(column) && !same(column) {
            *meaning = None;
        }
    }
    if meanings.iter().any(told) {
        return;
    }
    let open = |m: &Option<Meaning>| m.is_none_or(|m| m.role == Role::Posted || !m.exact);
    let found = (0..meanings.len()).find(|c| {
        let s = &seen[*c];
        let all = s.filled > 0 && s.currencies == s.filled && s.days == 0 && s.amounts == 0;
        all && open(&meanings[*c]) && (!abroad(*c) || same(*c))
    });
    if let Some(column) = found {
        meanings[column] = Some(Meaning { role: Role::Currency, rank: 0, exact: true });
    }
}

/// `IBAN` alone is the account of the statement where it is the same in every row, else that of the other side.
fn settle_account(
    meanings: &mut [Option<Meaning>],
    names: &[String],
    grid: &Grid,
    sample: &[usize],
) {
    for (column, meaning) in meanings.iter_mut().enumerate() {
        let Some(m) = meaning.as_mut().filter(|m| m.role == Role::Account) else { continue };
        let cells = || sample.iter().map(|r| grid.row(*r).cell(column));
        let first = cells().next().unwrap_or_default();
        if cell::name_key(&names[column]) == "iban" && cells().any(|cell| cell != first) {
            m.role = Role::CounterAccount;
        }
    }
}

/// Where no column is named for what a payment was for, a column of words is, and the reference with it; else nobody could
/// tell whose payment a row is.
fn texts_unnamed(layout: &mut Layout, meanings: &[Option<Meaning>], seen: &[Seen]) {
    let named = |role: Role| layout.at(role).filter(|c| seen[*c].filled > 0);
    if layout.texts.iter().any(|c| seen[*c].filled > 0) {
        return;
    }
    let mut found: Vec<usize> = named(Role::Reference).into_iter().collect();
    if named(Role::Counterparty).is_none() {
        let words = |s: &Seen| s.filled > 0 && s.amounts * 2 < s.filled && s.days * 2 < s.filled;
        found.extend((0..seen.len()).filter(|c| meanings[*c].is_none() && words(&seen[*c])));
    }
    layout.texts.extend(found);
}

/// For each role the best column: money by how much of it reads, the rest by name among those with content.
fn choose(meanings: &[Option<Meaning>], seen: &[Seen], side: Side) -> Layout {
    let mut best: BTreeMap<Role, (usize, (u32, i32, i32, i32))> = BTreeMap::new();
    let mut texts = Vec::new();
    for (column, (m, s)) in meanings.iter().zip(seen).enumerate() {
        let Some(m) = m else { continue };
        if matches!(m.role, Role::Text) {
            texts.push(column);
        }
        let money = matches!(
            m.role,
            Role::Amount
                | Role::Received
                | Role::In
                | Role::Out
                | Role::Fee
                | Role::Net
                | Role::Balance
                | Role::RefundAmount
        );
        let by_name = (i32::from(m.exact), -i32::from(m.rank));
        let sums = s.amounts + s.formulas;
        let key = if money && m.role != Role::Amount {
            // A name that only contains the word never goes before one that is the word.
            (u32::from(m.exact && sums > 0), sums as i32, by_name.0, by_name.1)
        } else if m.role == Role::Amount {
            // A better name wins unless its column is empty: 应结订单金额 goes before 订单金额.
            (u32::from(sums > 0), 0, by_name.0, by_name.1)
        } else {
            (u32::from(s.filled > 0), 0, by_name.0, by_name.1)
        };
        if best.get(&m.role).is_none_or(|(_, k)| key > *k) {
            best.insert(m.role, (column, key));
        }
    }
    let roles = meanings
        .iter()
        .enumerate()
        .map(|(c, m)| {
            m.map(|m| m.role)
                .filter(|r| *r == Role::Text || best.get(r).is_some_and(|(at, _)| *at == c))
        })
        .collect();
    let mut first = [None; ROLES];
    for (role, (at, _)) in best {
        first[role as usize] = Some(at as u16);
    }
    Layout {
        side,
        roles,
        first,
        texts,
        order: Order::DayFirst,
        order_guessed: false,
        joined_time: false,
        units: Vec::new(),
        comma: false,
        passed_over: None,
        dated: dates::Dated::default(),
        cash: None,
        utc: false,
        failures: None,
        card_kinds: None,
        marks: None,
    }
}
