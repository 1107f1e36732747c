//! One line of the table.

use super::super::Side;
use super::super::cell::{self, Direction, narrow, trim};
use super::super::column::Role;
use super::super::grid::GridRow;
use super::super::mask;
use super::super::meta;
use super::super::row::{Kind, Reason, Row, Text};
use super::super::when;
use super::classify::Outcome;
use super::{Context, classify, sums};
use chrono::{NaiveDate, NaiveTime, TimeZone};
use std::sync::Arc;

/// What a line is.
pub(super) enum Line {
    /// A money line; the flag says that its status calls it undone.
    Money(Box<Row>, bool),
    /// Left out, with the cell that decided it.
    Skip(Reason, String),
    /// A row of totals; the flag says only of a page or a day.
    Total(bool),
    /// Text, another header, an opening balance.
    Note,
}

/// Reads one row below the header.
pub(super) fn read(row: GridRow<'_>, context: &mut Context<'_>) -> Line {
    let layout = &context.layout;
    let cell = |role: Role| layout.at(role).map_or("", |c| row.cell(c));
    if row.too_long() {
        return Line::Skip(Reason::TooLong, String::new());
    }
    let when = moment(row, context);
    if let Some(partial) = sums::total(row, when.is_some()) {
        return Line::Total(partial);
    }
    match sums::no_money(row, layout) {
        // A balance that follows from the one before by this very sum was moved by it.
        Some(sums::NoMoney::Sum) if moved(row, context) => {}
        Some(sums::NoMoney::Sum) => return Line::Total(true),
        Some(sums::NoMoney::Balance) if when.is_some() => return Line::Note,
        _ => {}
    }
    let extent = row.cells().enumerate().filter(|(_, c)| !c.is_empty()).map(|(at, _)| at + 1);
    if when.is_some() && extent.max().unwrap_or(0) > context.width {
        return Line::Skip(Reason::Shifted, short(row.cell(context.width)));
    }
    // A table that shows each day once leaves the date of the rows below it blank.
    let carried = context.day_once
        && when.is_none()
        && has_money(row, context)
        && says_something(row, context);
    let when = when.or(context.last_moment.filter(|_| carried).map(|(day, _, offset)| {
        let time = layout.at(Role::Time).and_then(|c| when::read(row.cell(c), layout.order));
        (day, time.and_then(|w| w.time), offset)
    }));
    let Some((day, time, offset)) = when else {
        if cell::is_formula(cell(Role::Date)) {
            return Line::Skip(Reason::Formula, short(cell(Role::Date)));
        }
        let exponent = context.currency.exponent();
        let has_amount = [Role::Amount, Role::In, Role::Out, Role::Net, Role::RefundAmount]
            .iter()
            .any(|r| layout.amount(row, *r, exponent).is_some());
        let filled = row.cells().filter(|c| !c.is_empty()).count();
        let date = cell(Role::Date);
        let a_date = date.bytes().any(|b| b.is_ascii_digit()) && date.len() <= 40;
        return if has_amount && (filled > 3 || a_date) && !date.is_empty() {
            Line::Skip(Reason::BadDate, short(date))
        } else if has_amount
            && date.is_empty()
            && (filled > 3 || says_something(row, context))
            && !summary_like(row, context)
        {
            Line::Skip(Reason::BadDate, String::new())
        } else {
            Line::Note
        };
    };
    if sums::is_balance(row, has_money(row, context)) {
        return Line::Note;
    }
    let named = cell(Role::Currency);
    if !named.is_empty()
        && let Some(other) = meta::currency(named).filter(|c| *c != context.currency)
    {
        return Line::Skip(Reason::OtherCurrency, other.code().to_string());
    }
    let local = day.and_time(time.unwrap_or(NaiveTime::MIN));
    let utc = chrono::Offset::fix(&chrono::Utc);
    let zone = offset.unwrap_or(if layout.utc && time.is_some() { utc } else { context.offset });
    let Some(at) = zone.from_local_datetime(&local).single() else {
        return Line::Skip(Reason::BadDate, short(cell(Role::Date)));
    };
    // Days are those of the shop: what was sold at 16:30 UTC was sold the next day in China.
    let at = if zone == utc { at.with_timezone(&context.offset) } else { at };
    let money_read = match context.layout.side {
        Side::Bank => bank(row, context),
        Side::Pos => pos(row, context),
    };
    let read = match money_read {
        Ok(read) => read,
        // `打印时间：2026-04-01` has a day and nothing else: a line of text.
        Err((Reason::NoMoney, _)) if row.cells().filter(|c| !c.is_empty()).count() == 1 => {
            return Line::Note;
        }
        Err((reason, cell)) => return Line::Skip(reason, short(&cell)),
    };
    let doubtful = read.doubtful;
    context.carried += u32::from(carried);
    context.last_moment = Some((day, time, offset));
    context.last_balance = context
        .layout
        .amount(row, Role::Balance, context.currency.exponent())
        .map(|a| a.minor)
        .or(context.last_balance);
    let row = fill(row, context, at, time.is_none(), read);
    Line::Money(Box::new(row), doubtful)
}

/// What the money columns of a line say.
struct Money {
    kind: Kind,
    amount: i64,
    fee: Option<i64>,
    net: Option<i64>,
    doubtful: bool,
}

fn has_money(row: GridRow<'_>, context: &Context<'_>) -> bool {
    [Role::Amount, Role::In, Role::Out].iter().any(|r| {
        context
            .layout
            .at(*r)
            .and_then(|c| cell::amount(row.cell(c), 2))
            .is_some_and(|a| a.minor != 0)
    })
}

/// The balance of this line is the one before with this line's own sum.
fn moved(row: GridRow<'_>, context: &Context<'_>) -> bool {
    let exponent = context.currency.exponent();
    let now = context.layout.amount(row, Role::Balance, exponent).map(|a| a.minor);
    let Some((before, now)) = context.last_balance.zip(now) else { return false };
    [Role::Amount, Role::In, Role::Out].iter().any(|role| {
        let sum = context.layout.amount(row, *role, exponent).map_or(0, |a| a.minor);
        sum != 0 && now.abs_diff(before) == sum.unsigned_abs()
    })
}

/// The date cell is blank and a text of the row is not: no figures of a footer alone.
fn says_something(row: GridRow<'_>, context: &Context<'_>) -> bool {
    let layout = &context.layout;
    let words = |c: usize| !row.cell(c).is_empty() && cell::amount(row.cell(c), 2).is_none();
    let named = [Role::Counterparty, Role::Reference, Role::Terminal];
    layout.at(Role::Date).is_some_and(|c| row.cell(c).is_empty())
        && (layout.texts.iter().any(|c| words(*c))
            || named.iter().filter_map(|r| layout.at(*r)).any(|c| !row.cell(c).is_empty()))
}

/// Values below a summary header: figures without any text column filled.
fn summary_like(row: GridRow<'_>, context: &Context<'_>) -> bool {
    let _ = context;
    row.cells().filter(|c| !c.is_empty()).all(|c| cell::amount(c, 2).is_some())
}

pub(super) type Moment = (NaiveDate, Option<NaiveTime>, Option<chrono::FixedOffset>);

fn moment(row: GridRow<'_>, context: &Context<'_>) -> Option<Moment> {
    let layout = &context.layout;
    let read = |role: Role| layout.when(row, role);
    let own = read(Role::Date);
    let day = own.and_then(|w| w.day).or_else(|| {
        let blank = layout.at(Role::Date).is_some_and(|c| row.cell(c).is_empty());
        blank.then(|| read(Role::Posted)).flatten().and_then(|w| w.day)
    })?;
    let time = own.and_then(|w| w.time).or_else(|| read(Role::Time).and_then(|w| w.time));
    Some((day, time, own.and_then(|w| w.offset)))
}

/// Which way a bank line went and how much.
fn bank(row: GridRow<'_>, context: &Context<'_>) -> Result<Money, (Reason, String)> {
    let layout = &context.layout;
    let cell = |role: Role| layout.at(role).map_or("", |c| row.cell(c));
    let exponent = context.currency.exponent();
    let read = |role: Role| layout.amount(row, role, exponent);
    let status = cell(Role::Status);
    match context.outcome(status) {
        _ if sent_back(status) => return Err((Reason::NotPaid, status.to_string())),
        Outcome::Paid | Outcome::Unknown => {}
        Outcome::Unpaid => return Err((Reason::NotPaid, status.to_string())),
        Outcome::Undone => return Err((Reason::Undone, status.to_string())),
    }
    let money = |kind, amount| Ok(Money { kind, amount, fee: None, net: None, doubtful: false });
    let by_sign = |amount: i64| if amount < 0 { Kind::Debit } else { Kind::Credit };
    let (incoming, outgoing) = (read(Role::In), read(Role::Out));
    if layout.at(Role::In).is_some() || layout.at(Role::Out).is_some() {
        for (role, value) in [(Role::In, incoming), (Role::Out, outgoing)] {
            match refused(value, cell(role)) {
                None | Some(Reason::NoMoney) => {}
                Some(reason) => return Err((reason, cell(role).to_string())),
            }
        }
        let both = layout.at(Role::In).is_some() && layout.at(Role::Out).is_some();
        let out = outgoing.map_or(0, |a| a.minor);
        // Outgoing columns that write every sum with a minus mean the same as those that write none.
        let out = if out < 0
            && incoming.is_none_or(|a| a.minor == 0)
            && (context.out_negative || !out_is_correction(row, context))
        {
            -out
        } else {
            out
        };
        let amount = incoming.map_or(0, |a| a.minor).saturating_sub(out);
        if amount != 0 {
            return money(by_sign(amount), amount);
        }
        if both || layout.at(Role::Amount).is_none() {
            return Err((Reason::NoMoney, String::new()));
        }
    }
    let found = read(Role::Amount);
    let text = cell(Role::Amount);
    if let Some(reason) = refused(found, text) {
        return Err((reason, text.to_string()));
    }
    let Some(amount) = found else { return Err((Reason::NoMoney, text.to_string())) };
    if amount.minor == 0 {
        return Err((Reason::NoMoney, cell(Role::Amount).to_string()));
    }
    let Some(column) = layout.at(Role::Direction) else {
        let out = context.section_out && !amount.signed;
        let size = if out { -amount.minor } else { amount.minor };
        return money(by_sign(size), size);
    };
    let size = if context.sign_repeats { amount.minor.abs() } else { amount.minor };
    match cell::direction(row.cell(column)) {
        Some(Direction::In) => money(by_sign(size), size),
        Some(Direction::Out) => money(by_sign(-size), -size),
        Some(Direction::Neutral) => money(Kind::Neutral, amount.minor),
        // Where every sum that went out has its minus, one without came in, whatever the word is.
        None if amount.signed || context.sign_repeats => money(by_sign(amount.minor), amount.minor),
        None => Err((Reason::NoDirection, row.cell(column).to_string())),
    }
}

/// The bank's word for a transfer that did not stay, or has not come: of a statement's line, not of a sale.
fn sent_back(status: &str) -> bool {
    let whole = matches!(status, "冲正" | "撤销" | "退汇" | "退回");
    whole
        || ["退票", "未入账", "未到账", "银行退回", "已退回", "已退汇"]
            .iter()
            .any(|w| status.contains(w))
}

/// Why this cell is no amount that can be taken; `None` where it is one.
fn refused(found: Option<cell::Amount>, text: &str) -> Option<Reason> {
    match found {
        Some(amount) => amount.fine.then_some(Reason::TooFine),
        None if is_dash(text) => Some(Reason::NoMoney),
        None if cell::is_formula(text) => Some(Reason::Formula),
        None if cell::oversize(text) => Some(Reason::TooLarge),
        None => Some(Reason::BadAmount),
    }
}

/// A negative outgoing sum gives money back only where the words say so.
fn out_is_correction(row: GridRow<'_>, context: &Context<'_>) -> bool {
    context.layout.texts.iter().any(|c| {
        let text = row.cell(*c);
        ["冲", "退", "撤销", "红字", "revers", "correct"]
            .iter()
            .any(|w| text.to_lowercase().contains(w))
    })
}

fn is_dash(text: &str) -> bool {
    text.is_empty() || text.chars().all(|c| matches!(c, '-' | '—' | '/' | ' ' | '*'))
}

/// A cell of a column of reasons gives one: `0`, `00`, `无` and dashes are none.
fn says_why(cell: &str) -> bool {
    !is_dash(cell) && !matches!(cell, "无" | "0" | "00" | "none" | "None" | "N/A" | "null")
}

/// Paid in cash or by other means that pass no acquirer, as the way of paying or a column of its own says.
fn in_cash(row: GridRow<'_>, layout: &super::Layout, gross: i64, exponent: u32) -> bool {
    let way = layout.at(Role::Channel).map_or("", |c| row.cell(c));
    if classify::passes_no_acquirer(way) {
        return true;
    }
    let cash = layout.cash.and_then(|c| cell::amount(row.cell(c), exponent));
    gross != 0 && cash.is_some_and(|a| a.minor == gross)
}

/// What a sales line is worth.
fn pos(row: GridRow<'_>, context: &Context<'_>) -> Result<Money, (Reason, String)> {
    let layout = &context.layout;
    let cell = |role: Role| layout.at(role).map_or("", |c| row.cell(c));
    let exponent = context.currency.exponent();
    let sum = |role: Role| layout.amount(row, role, exponent);
    // The sum that counts is taken as it stands or not at all.
    let taken = |role: Role| match sum(role) {
        Some(a) if a.fine => Err((Reason::TooFine, cell(role).to_string())),
        found => Ok(found.map(|a| a.minor)),
    };
    let (status, kind_text) = (cell(Role::Status), cell(Role::Kind));
    let text: String = layout.texts.iter().map(|c| row.cell(*c)).collect::<Vec<_>>().join(" ");
    let refund = taken(Role::RefundAmount)?.filter(|r| *r != 0);
    let gross = match taken(Role::Amount)? {
        Some(gross) => Some(gross),
        None => {
            let (i, o) = (taken(Role::In)?, taken(Role::Out)?);
            let size = |v: Option<i64>| v.unwrap_or(0).saturating_abs();
            (i.is_some() || o.is_some()).then(|| size(i).saturating_sub(size(o)))
        }
    };
    let gross = if context.turned { gross.map(i64::saturating_neg) } else { gross };
    let (net, fee) = (sum(Role::Net), sum(Role::Fee));
    if net.is_some_and(|n| n.fine) || fee.is_some_and(|f| f.fine) {
        context.rounded.set(context.rounded.get() + 1);
    }
    let turn = |n: i64| if context.turned { n.saturating_neg() } else { n };
    let (net, fee) = (net.map(|n| turn(n.minor)), fee.map(|f| f.minor));
    let Some(gross) = gross
        .or(refund.map(|r| -r.abs()))
        .or_else(|| net.map(|n| n.saturating_add(fee.unwrap_or(0).saturating_abs())))
    else {
        let text = cell(Role::Amount);
        return Err((refused(None, text).unwrap_or(Reason::NoMoney), text.to_string()));
    };
    // A formula beside its fee and net is a sum all the same, and nobody knows which.
    if cell::is_formula(cell(Role::Amount)) {
        return Err((Reason::Formula, cell(Role::Amount).to_string()));
    }
    if let Some(other) = layout.passed_over.and_then(|c| layout.amount_at(row, c, exponent)) {
        let (rows, more) = context.passed.get();
        let beyond = gross.saturating_abs().saturating_sub(other.minor.saturating_abs());
        context.passed.set((rows + u32::from(beyond != 0), more.saturating_add(beyond)));
    }
    let direction = layout.at(Role::Direction).and_then(|c| cell::direction(row.cell(c)));
    let went = direction == Some(Direction::Out);
    let moved = if went { gross.saturating_abs().saturating_neg() } else { gross };
    if in_cash(row, layout, gross, exponent) {
        context.leave_aside(moved);
        return Err((Reason::Cash, cell(Role::Channel).to_string()));
    }
    let noted = || layout.texts.iter().map(|c| row.cell(*c)).find(|t| classify::failed(t, true));
    let reason = layout.failures.map(|c| row.cell(c)).filter(|t| says_why(t));
    let declined =
        classify::failed(kind_text, false).then_some(kind_text).or(reason).or_else(noted);
    if let Some(word) = declined {
        return Err((Reason::NotPaid, word.to_string()));
    }
    let Some(mut kind) = context.kind(kind_text, status, &text, gross < 0) else {
        context.leave_aside(moved);
        return Err((
            Reason::NoMoney,
            if kind_text.is_empty() { status } else { kind_text }.to_string(),
        ));
    };
    if kind == Kind::Sale && layout.marks.is_some_and(|m| m.marked(row)) {
        kind = Kind::Refund;
        context.marked.set(context.marked.get() + 1);
    }
    if kind == Kind::Sale && context.section_out && kind_text.is_empty() {
        kind = Kind::Refund;
    }
    // What was given back stands in a column of its own, and nothing was sold.
    if kind == Kind::Sale && gross == 0 && refund.is_some() {
        kind = Kind::Refund;
    }
    if kind == Kind::Sale && direction == Some(Direction::Out) && layout.marks.is_none() {
        kind = if text.contains('退') || kind_text.contains('退') {
            Kind::Refund
        } else {
            Kind::Neutral
        };
    }
    if kind == Kind::Sale
        && direction == Some(Direction::Neutral)
        && layout.at(Role::Direction).is_some()
    {
        kind = Kind::Neutral;
    }
    if kind == Kind::Refund && gross < 0 && !kind_text.is_empty() {
        context.note_back(kind_text);
    }
    if kind == Kind::Sale && !kind_text.is_empty() {
        context.note_kind(kind_text);
        if classify::is_hold(kind_text) {
            context.holds.borrow_mut().push(row.number());
        }
    }
    let outcome = context.outcome(status);
    if outcome == Outcome::Unpaid {
        return Err((Reason::NotPaid, status.to_string()));
    }
    let gross = match (kind, refund) {
        // A refund row whose own sum stands in the refund column.
        (Kind::Refund | Kind::Reversal, Some(r))
            if gross == 0 || layout.at(Role::Amount).is_none() =>
        {
            r
        }
        (Kind::Refund | Kind::Reversal, Some(r)) if r.abs() <= gross.abs() => r,
        // A column of what came in, which says nothing of what was given back; that stands in another one.
        (Kind::Refund | Kind::Reversal | Kind::Chargeback, None) if gross == 0 => {
            let out = taken(Role::Out)?.filter(|out| *out != 0);
            let size = |sum: i64| sum.saturating_abs();
            out.or_else(|| Some(size(net?).saturating_add(size(fee.unwrap_or(0))))).unwrap_or(0)
        }
        _ => gross,
    };
    if gross == 0 {
        return Err((Reason::NoMoney, cell(Role::Amount).to_string()));
    }
    let undone = kind_text.contains('退') || classify::is_dispute(kind_text);
    let undo_of_refund = kind == Kind::Reversal && undone && gross > 0;
    // A fee given back, where a column or a word of its own says that it came in.
    let came = direction == Some(Direction::In) || layout.at(Role::Amount).is_none();
    let fee_back = kind == Kind::Fee && gross > 0 && came;
    let negative = matches!(kind, Kind::Refund | Kind::Reversal | Kind::Chargeback | Kind::Fee)
        && !undo_of_refund
        && !fee_back;
    let flipped = negative && gross > 0;
    let amount = if negative { -gross.abs() } else { gross };
    let follow = |v: i64| if negative && (flipped || v > 0) { -v.abs() } else { v };
    let fee = fee.map(|f| if flipped && f > 0 { -f } else { f });
    // A net that is nothing like the gross (blank cells read as zero on refunds) is no net.
    let doubtful = outcome == Outcome::Undone && !negative;
    let whole = fee.is_some_and(|f| f.abs() == amount.abs());
    let net = net.map(follow).filter(|n| *n != 0 || whole || doubtful);
    if let Some(back) = refund.filter(|_| kind == Kind::Sale && !doubtful) {
        let (rows, sum) = context.refunded.get();
        context.refunded.set((rows + 1, sum.saturating_add(back.saturating_abs())));
    }
    let (fee, net) = if kind == Kind::Fee { (None, None) } else { (fee, net) };
    Ok(Money { kind, amount, fee, net, doubtful })
}

/// The texts of a line, masked, around its money.
fn fill(
    row: GridRow<'_>,
    context: &mut Context<'_>,
    at: chrono::DateTime<chrono::FixedOffset>,
    date_only: bool,
    money: Money,
) -> Row {
    let Context { layout, texts, currency, .. } = context;
    let layout: &super::Layout = layout;
    let bank = layout.side == Side::Bank;
    let cell = |role: Role| layout.at(role).map_or("", |c| row.cell(c));
    let id = |role: Role| -> Option<Text> {
        let text = cell(role);
        let text = narrow(text);
        let text = trim(&text);
        (!is_dash(text) && text != "无").then(|| Arc::from(text))
    };
    let mut joined = String::new();
    for column in &layout.texts {
        let part = row.cell(*column);
        if !is_dash(part) && !joined.contains(part) {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(part);
        }
    }
    let exponent = currency.exponent();
    let order = id(Role::Order);
    let paid_out = match cell(Role::SettleStatus) {
        "" => None,
        text => {
            let text = text.to_lowercase();
            let no = ["未", "待", "失败", "中", "pending", "unsettled", "not ", "hold", "fail"]
                .iter()
                .any(|w| text.contains(w));
            Some(!no)
        }
    };
    let posted = layout
        .at(Role::Posted)
        .and_then(|c| when::read(row.cell(c), layout.order))
        .and_then(|w| w.day);
    let balance = layout.amount(row, Role::Balance, exponent).map(|a| a.minor);
    let mut counterparty = cell(Role::Counterparty).to_string();
    let account = cell(Role::CounterAccount);
    if bank && !is_dash(account) {
        counterparty = format!("{counterparty} {}", mask::mask_account(account)).trim().to_string();
    }
    let card = if bank { String::new() } else { mask::mask_card(cell(Role::Card)) };
    let paid_to = layout.at(Role::Account).filter(|_| !bank).map(|c| row.cell(c));
    let pays_to = paid_to.and_then(meta::tail).and_then(|tail| texts.keep(&tail));
    let mut keep = |role: Role| texts.keep(cell(role));
    let (terminal, batch) = (keep(Role::Terminal), keep(Role::Batch));
    let card_kind = keep(Role::CardKind);
    // Where no column tells the way of paying, the kind of card is what there is of it: wallets stand there too.
    let channel = match layout.at(Role::Channel) {
        Some(_) => keep(Role::Channel),
        None => card_kind.clone(),
    };
    let (status, merchant_no) = (keep(Role::Status), keep(Role::MerchantNo));
    // `微信收款` is a kind that says how it was paid, too.
    let in_kind = || classify::way_of(cell(Role::Kind)).filter(|_| !bank);
    let channel = match layout.at(Role::Channel) {
        None => channel.or_else(|| texts.keep(in_kind()?)),
        Some(_) => channel,
    };
    Row {
        row: row.number(),
        kind: money.kind,
        at,
        date_only,
        posted,
        amount_minor: money.amount,
        fee_minor: money.fee,
        net_minor: money.net,
        balance_minor: balance,
        reference: id(Role::Reference).or_else(|| order.clone()).or_else(|| {
            let none = layout.at(Role::Reference).or(layout.at(Role::Order)).is_none();
            // A till that gives its sales no other number gives them that of their slip.
            id(Role::Voucher).filter(|_| none && !bank)
        }),
        order,
        original: id(Role::Original),
        terminal,
        batch,
        voucher: id(Role::Voucher),
        pays_to,
        channel,
        card_kind,
        card: texts.keep(&card),
        status,
        paid_out,
        text: texts.keep(mask::mask(&joined).trim()),
        counterparty: texts.keep(mask::mask(&counterparty).trim()),
        merchant_no,
    }
}

pub(super) fn short(cell: &str) -> String {
    mask::mask(cell).chars().take(60).collect()
}
