//! Page one: who owes whom how much, since when, the dates that matter, what is missing, and the fingerprint.

use super::drawing::Drawing;
use super::report::ReportInput;
use super::{Block, BlockKind, Column, Row, Span, Style, Table, evidence};
use crate::args;
use crate::case::money::Money;
use crate::case::party::Party;
use crate::locale::Lang;

/// Blocks of the first page.
pub fn blocks(input: &ReportInput<'_>) -> Vec<Block> {
    let (case, locale) = (input.case, input.locale);
    let mut out = vec![
        Block::styled(Style::Title, locale.fill("paper-cover-title", args![no = case.no.as_str()]))
            .named("cover"),
        Block::new(BlockKind::Paragraph(Style::Body, lead(input))),
        parties(input),
        Block::heading(3, input.t("paper-cover-sums")),
        sums(input),
        Block::heading(3, input.t("paper-cover-dates")),
        dates(input),
    ];
    let mut proofs = evidence::by_group(input);
    if input.gives("missing") {
        if !proofs.is_empty() {
            proofs.push(Span::text("\n"));
        }
        proofs.push(Span::Strong(input.t("paper-cover-missing")));
        proofs.push(Span::Text(format!("  {}", gaps(input))));
    }
    if !proofs.is_empty() {
        out.push(Block::heading(3, input.t("hand-proofs")));
        out.push(Block::new(BlockKind::Paragraph(Style::Small, proofs)));
    }
    out.push(Block::new(BlockKind::Drawing(seal(input))));
    out
}

/// Who owes whom how much since when, in a sentence, with the page that shows it.
fn lead(input: &ReportInput<'_>) -> Vec<Span> {
    let (case, locale) = (input.case, input.locale);
    // Which file of the release this is, where there are several.
    let share = input.share.map_or_else(String::new, |s| format!("  [{}]", s.label));
    let who: Vec<&str> = case.obligors().map(Party::name).collect();
    let merchant = case.party_in(crate::case::party::Role::Merchant).map_or("", Party::name);
    if who.is_empty() || merchant.is_empty() {
        return vec![Span::Text(case.title.clone()), Span::Text(share)];
    }
    let who = locale.list(&who);
    if !case.sum_known() {
        let words =
            locale.fill("hand-lead-unknown", args![who = who.as_str(), merchant = merchant]);
        return vec![Span::Strong(words), Span::Strong(share)];
    }
    let sum = case.outstanding().labelled();
    let args = args![who = who.as_str(), merchant = merchant, sum = sum.as_str()];
    let mut out = vec![Span::Strong(locale.fill("hand-lead", args))];
    if let Some((since, _)) = case.due_span() {
        out.push(Span::Text(locale.fill("hand-lead-since", args![since = locale.day(since)])));
    }
    out.push(Span::Text(input.t("hand-lead-page")));
    out.push(Span::Page("arithmetic".into()));
    out.push(Span::Text(input.t("hand-lead-end")));
    out.push(Span::Strong(share));
    out
}

/// What is not in hand, in a sentence.
fn gaps(input: &ReportInput<'_>) -> String {
    if input.missing.is_empty() {
        return input.t("paper-cover-nothing-missing");
    }
    let names: Vec<String> =
        input.missing.iter().map(|code| input.t(&format!("core-missing-{code}"))).collect();
    input.locale.fill("paper-cover-missing-list", args![items = input.locale.list(&names)])
}

/// The second page: what stands where, and what is new since the last bundle.
pub fn contents_page(input: &ReportInput<'_>) -> Vec<Block> {
    let mut out = vec![Block::heading(2, input.t("paper-cover-contents")), contents(input)];
    if let Some(hidden) = input.hidden {
        out.push(Block::heading(2, input.t("hand-hidden-title")).named("hidden"));
        out.push(Block::text(hidden));
    }
    out.extend(changes(input));
    out
}

/// Head and fingerprint as a square a phone reads, and beside it as text.
fn seal(input: &ReportInput<'_>) -> Drawing {
    let (seq, head) = (input.head.0, input.head.1.hex());
    let args = args![seq = seq, head = head.as_str(), key = input.key_fingerprint];
    let told = input.locale.fill("paper-cover-proof", args);
    let mut out = Drawing { height: 600, told, ..Drawing::default() };
    out.fill(0, 0, 4_712, 7, 0);
    let code = format!(
        "recourse {} v{} seq {seq} head {head} key {}",
        input.case.no, input.release, input.key_fingerprint
    );
    out.qr(0, 15, 580, &code);
    let mut y = 110;
    for (id, value) in [
        ("hand-seal-key", input.key_fingerprint.to_string()),
        ("hand-seal-head", format!("#{seq}  {}", head.get(..32).unwrap_or_default())),
        ("", format!("       {}", head.get(32..).unwrap_or_default())),
    ] {
        if !id.is_empty() {
            out.words(720, y, 85, input.t(id));
        }
        out.words(1_650, y, 85, value);
        y += 120;
    }
    for line in input.t("hand-seal-note").lines() {
        out.words(720, y + 20, 78, line);
        y += 115;
    }
    out
}

/// What is owed now beside what was owed then; nothing where the claim was typed, or did not change.
fn then_and_now(input: &ReportInput<'_>, since: u64, release: u64) -> Option<Block> {
    let case = input.case;
    let before = |seq: u64| seq <= since;
    let sum = |all: &mut dyn Iterator<Item = i64>| all.fold(0i64, i64::saturating_add);
    let claimed =
        sum(&mut case.vouchers.iter().filter(|v| before(v.seq)).map(|v| v.voucher.net_minor));
    let came = sum(&mut case
        .recoveries
        .iter()
        .filter(|(seq, _)| before(*seq))
        .map(|(_, r)| r.amount_minor));
    let then = Money::new((claimed - came).max(0), case.currency);
    if claimed == 0 || then == case.outstanding() {
        return None;
    }
    let (then, now) = (then.labelled(), case.outstanding().labelled());
    let args = args![then = then, now = now, n = release];
    Some(Block::text(input.locale.fill("hand-changes-sum", args)))
}

/// What was written into the case since the last bundle this receiver had.
fn changes(input: &ReportInput<'_>) -> Vec<Block> {
    let locale = input.locale;
    let had = |e: &crate::case::event::BundleExported| {
        e.release < input.release && e.receiver.as_deref() == Some(input.receiver)
    };
    let before = input.case.exports.iter().filter(|(_, e)| had(e));
    let Some((since, last)) = before.max_by_key(|(seq, _)| *seq) else { return Vec::new() };
    let offset = *input.made_at.offset();
    let mut new: Vec<_> = super::chronology::happenings(input.case, locale, offset)
        .into_iter()
        .filter(|h| h.seq > *since)
        .collect();
    new.sort_by_key(|h| h.seq);
    let new = super::chronology::gathered(input.case, locale, new);
    let title = locale.fill("hand-changes-title", args![release = last.release]);
    let mut out = vec![Block::heading(2, title).named("changes")];
    out.extend(then_and_now(input, *since, last.release));
    if new.is_empty() {
        out.push(Block::text(input.t("hand-changes-none")));
        return out;
    }
    let columns = vec![
        Column::new(input.t("paper-col-written"), 26),
        Column::new(input.t("paper-col-what"), 74),
    ];
    let row = |h: super::chronology::Happening| Row {
        cells: vec![
            Span::cell(h.written.format("%Y-%m-%d %H:%M").to_string()),
            super::chronology::told(input, h.text, h.more),
        ],
        source: Some(h.seq),
        ..Row::default()
    };
    out.push(Block::new(BlockKind::Table(Table {
        columns,
        rows: new.into_iter().map(row).collect(),
    })));
    out
}

fn parties(input: &ReportInput<'_>) -> Block {
    let locale = input.locale;
    let row = |party: &Party| {
        let now = &party.now;
        let mut details = Vec::new();
        let mut add = |id: &str, value: &Option<String>| {
            if let Some(v) = value {
                details.push(locale.fill(id, args![value = v.as_str()]));
            }
        };
        add("paper-party-credit-code", &now.credit_code);
        add("paper-party-person", &now.person);
        add("paper-party-address", &now.address);
        add("paper-party-phone", &now.phone);
        add("paper-party-merchant-no", &now.merchant_no);
        add("paper-party-account", &now.account_tail);
        let gap = now.credit_code.is_none().then(|| locale.text("paper-gap-credit-code"));
        details.extend(gap);
        Row {
            cells: vec![
                Span::cell(locale.text(&format!("core-role-{}", now.role.word()))),
                vec![Span::Strong(party.name().to_string())],
                Span::cell(details.join(if locale.lang() == Lang::Zh { "；" } else { "; " })),
            ],
            source: Some(party.seq),
            ..Row::default()
        }
    };
    let columns = vec![
        Column::new(input.t("paper-col-role"), 14),
        Column::new(input.t("paper-col-name"), 30),
        Column::new(input.t("paper-col-details"), 56),
    ];
    Block::new(BlockKind::Table(Table {
        columns,
        rows: input.case.parties.iter().map(row).collect(),
    }))
}

fn sums(input: &ReportInput<'_>) -> Block {
    let (case, locale) = (input.case, input.locale);
    let amount = |money: Money, told: String, anchor: &str| {
        // In capitals a sum is hard to change; nobody who reads English can read them.
        let written = locale.lang() == Lang::Zh && money.minor != 0;
        let capitals = money.capitals().filter(|_| written);
        let capitals = capitals.map_or_else(String::new, |c| format!("  {c}"));
        vec![
            Span::Strong(told),
            Span::Text(capitals),
            Span::Text(format!("  {} ", locale.text("paper-see-page"))),
            Span::Page(anchor.to_string()),
            Span::Text(format!(" {}", locale.text("paper-see-page-end"))),
        ]
    };
    let owed = |money: Money, anchor: &str| amount(money, input.owed(money), anchor);
    let plain = |money: Money, anchor: &str| amount(money, money.labelled(), anchor);
    let mut facts = vec![
        (input.t("paper-sum-claimed"), owed(case.claimed(), "schedule")),
        (input.t("paper-sum-recovered"), plain(case.recovered(), "arithmetic")),
        (input.t("paper-sum-open"), owed(case.outstanding(), "arithmetic")),
    ];
    if let Ok(Some(interest)) = super::loss::interest(input) {
        let mut spans = plain(interest.total, "loss");
        let args = args![daily = interest.daily.labelled(), to = locale.day(interest.to)];
        spans.insert(2, Span::Text(locale.fill("hand-sum-daily", args)));
        spans.remove(1);
        facts.push((input.t("hand-sum-interest"), spans));
    }
    if !case.vouchers.is_empty() {
        let count = locale.fill("hand-sum-sales", args![n = case.vouchers.len()]);
        facts[0].1.insert(2, Span::Text(count));
    }
    Block::new(BlockKind::Facts(facts))
}

/// Since when, the day the money should have come, the demand, the next date, the limitation date.
fn dates(input: &ReportInput<'_>) -> Block {
    let (case, locale) = (input.case, input.locale);
    let unknown = || Span::cell(input.t("paper-date-unknown"));
    let trade = case.vouchers.iter().map(|v| v.voucher.traded_at).min();
    let first_trade = trade.map(|t| locale.moment(&t)).or_else(|| case.from.map(|d| locale.day(d)));
    let demand = case
        .live_contacts()
        .filter(|c| c.now.claimed_payment)
        .filter_map(|c| c.now.reached_at)
        .min();
    let next = input
        .deadlines
        .iter()
        .filter(|d| d.days_left.is_some_and(|n| n >= 0))
        .min_by_key(|d| d.days_left);
    let limitation = input
        .deadlines
        .iter()
        .filter(|d| d.kind == crate::rules::rule::Kind::Limitation && d.due.is_some())
        .min_by_key(|d| d.due);
    let deadline = |d: Option<&crate::rules::Deadline>| match d.and_then(|d| Some((d, d.due?))) {
        Some((d, due)) => vec![
            Span::Strong(locale.day(due)),
            Span::Text(format!(
                "  {}  {} ",
                d.marked_in_full(locale),
                locale.text("paper-see-page")
            )),
            Span::Page("deadlines".into()),
            Span::Text(format!(" {}", locale.text("paper-see-page-end"))),
        ],
        None => unknown(),
    };
    let mut facts = vec![
        (input.t("paper-date-first-sale"), first_trade.map_or_else(unknown, Span::cell)),
        (
            input.t("paper-date-due"),
            case.due_span().map_or_else(unknown, |(a, b)| {
                Span::cell(
                    locale.fill("paper-date-span", args![from = locale.day(a), to = locale.day(b)]),
                )
            }),
        ),
        (
            input.t("paper-date-demand"),
            demand.map_or_else(
                || Span::cell(input.t("paper-date-no-demand")),
                |d| Span::cell(locale.moment(&d)),
            ),
        ),
    ];
    if input.gives("deadlines") {
        facts.push((input.t("paper-date-next"), deadline(next)));
        facts.push((input.t("paper-date-limitation"), deadline(limitation)));
    }
    Block::new(BlockKind::Facts(facts))
}

fn contents(input: &ReportInput<'_>) -> Block {
    let parts = input.parts();
    let row = |(title, anchor): &(&str, &str)| Row {
        cells: vec![
            super::report::link(input.t(title), *anchor),
            vec![Span::Page((*anchor).to_string())],
        ],
        ..Row::default()
    };
    let columns = vec![
        Column::new(input.t("paper-col-part"), 80),
        Column::right(input.t("paper-col-page"), 20),
    ];
    Block::new(BlockKind::Table(Table { columns, rows: parts.iter().map(row).collect() }))
}
