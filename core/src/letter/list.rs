//! Tables and lists of letters, made from the case.

use super::field::{figure, long_day, open_vouchers};
use super::{Field, FieldFrom, Input, Template};
use crate::args;
use crate::case::contact::{Channel, Contact, Direction};
use crate::case::exhibit::ExhibitKind;
use crate::case::letter::LetterKind;
use crate::case::money::Money;
use crate::case::party::{Party, Role};
use crate::document::{Block, BlockKind, Column, Row, Span, Style, Table};
use crate::locale::Lang;
use crate::road::{self, talk};

/// Every table a template may name.
pub(super) const KNOWN: &[&str] = &[
    "transactions",
    "exhibits",
    "questions",
    "promises",
    "calls",
    "respondents",
    "contradictions",
    "deadlines",
    "ladders",
    "missing",
    "suspects",
    "history",
    "interest",
];

/// The blocks of a table; nothing where the case has nothing for it.
pub(super) fn blocks(input: &Input<'_>, template: &Template, of: &str) -> Vec<Block> {
    match of {
        "transactions" => transactions(input),
        "exhibits" => exhibits(input, template),
        "questions" => questions(input),
        "promises" => promises(input),
        "calls" => calls(input),
        "respondents" => respondents(input),
        "contradictions" => contradictions(input),
        "deadlines" => deadlines(input),
        "ladders" => ladders(input),
        "missing" => missing(input),
        "suspects" => suspects(input),
        "history" => history(input),
        "interest" => interest(input),
        _ => Vec::new(),
    }
}

fn t(input: &Input<'_>, id: &str) -> String {
    input.locale.text(id)
}

fn table(columns: Vec<Column>, rows: Vec<Row>) -> Vec<Block> {
    if rows.is_empty() {
        Vec::new()
    } else {
        vec![Block::new(BlockKind::Table(Table { columns, rows }))]
    }
}

fn row(cells: Vec<String>) -> Row {
    Row { cells: cells.into_iter().map(Span::cell).collect(), ..Row::default() }
}

/// Sales by reference, with their sum.
fn transactions(input: &Input<'_>) -> Vec<Block> {
    let case = input.case;
    let columns = vec![
        Column::new(t(input, "letter-col-no"), 7),
        Column::new(t(input, "letter-col-traded"), 22),
        Column::new(t(input, "letter-col-reference"), 20),
        Column::new(t(input, "letter-col-terminal"), 13),
        Column::right(t(input, "letter-col-gross"), 12),
        Column::right(t(input, "letter-col-fee"), 9),
        Column::right(t(input, "letter-col-net"), 12),
        Column::new(t(input, "letter-col-due"), 15),
    ];
    let money = |minor: i64| Money::new(minor, case.currency).grouped();
    let (mut gross, mut fee, mut net) = (0i64, 0i64, 0i64);
    let mut rows: Vec<Row> = Vec::new();
    for (n, v) in open_vouchers(case).enumerate() {
        gross = gross.saturating_add(v.gross_minor);
        fee = fee.saturating_add(v.fee_minor);
        net = net.saturating_add(v.net_minor);
        let place = v.terminal.clone().or_else(|| v.channel.clone()).unwrap_or_default();
        rows.push(row(vec![
            (n + 1).to_string(),
            v.traded_at.format("%Y-%m-%d %H:%M").to_string(),
            v.reference.clone(),
            place,
            money(v.gross_minor),
            money(v.fee_minor),
            money(v.net_minor),
            v.due.to_string(),
        ]));
    }
    if rows.is_empty() {
        return vec![Block::text(t(input, "letter-no-list"))];
    }
    let mut sum = row(vec![
        String::new(),
        t(input, "letter-total"),
        String::new(),
        String::new(),
        money(gross),
        money(fee),
        money(net),
        String::new(),
    ]);
    sum.strong = true;
    rows.push(sum);
    // Money that came without a word for which sale: taken off, so that the annex ends in the sum of the letter.
    let open = case.outstanding().minor;
    if open < net {
        for (label, minor) in [("letter-less-arrived", net - open), ("letter-still-open", open)] {
            let mut cells = vec![String::new(); columns.len()];
            if let Some(cell) = cells.get_mut(1) {
                *cell = t(input, label);
            }
            if let Some(cell) = cells.get_mut(6) {
                *cell = money(minor);
            }
            let mut line = row(cells);
            line.strong = label == "letter-still-open";
            rows.push(line);
        }
    }
    table(columns, rows)
}

/// Attachments by their numbers, which never change.
fn exhibits(input: &Input<'_>, template: &Template) -> Vec<Block> {
    let wanted =
        |kind: ExhibitKind| template.exhibits.is_empty() || template.exhibits.contains(&kind);
    let rows = input.case.live_exhibits().filter(|x| wanted(x.now.kind)).map(|x| {
        row(vec![
            x.id(),
            named(x.title()).to_string(),
            x.now
                .proves
                .clone()
                .unwrap_or_else(|| t(input, &format!("letter-shows-{}", x.now.kind.word()))),
            t(input, &format!("letter-form-{}", form(x.now.kind))),
        ])
    });
    let rows: Vec<Row> = rows.collect();
    if rows.is_empty() {
        return vec![Block::text(t(input, "letter-no-exhibits"))];
    }
    let columns = vec![
        Column::new(t(input, "letter-col-exhibit"), 8),
        Column::new(t(input, "letter-col-title"), 38),
        Column::new(t(input, "letter-col-proves"), 42),
        Column::new(t(input, "letter-col-form"), 12),
    ];
    table(columns, rows)
}

/// What it is called: a file's name without its ending.
pub(super) fn named(title: &str) -> &str {
    match title.rsplit_once('.') {
        Some((name, end))
            if !name.is_empty()
                && (2..=4).contains(&end.len())
                && end.chars().all(|c| c.is_ascii_alphanumeric())
                && end.chars().any(|c| c.is_ascii_alphabetic()) =>
        {
            name
        }
        _ => title,
    }
}

fn form(kind: ExhibitKind) -> &'static str {
    match kind {
        ExhibitKind::Recording => "recording",
        ExhibitKind::Export | ExhibitKind::Screenshot => "data",
        _ => "copy",
    }
}

/// What is asked, as points.
fn questions(input: &Input<'_>) -> Vec<Block> {
    let asked =
        road::written_questions(input.case, input.to, input.suspects, input.today, input.locale);
    let points = asked.iter().enumerate();
    points.map(|(n, q)| Block::styled(Style::Letter, format!("{}. {q}", n + 1))).collect()
}

/// Promises of the respondent that were not kept.
fn promises(input: &Input<'_>) -> Vec<Block> {
    let lang = input.locale.lang();
    let failed = talk::promises(input.case, input.today)
        .into_iter()
        .filter(|p| p.with == input.to.now.id && p.state.failed());
    let rows: Vec<Row> = failed
        .map(|p| {
            row(vec![
                long_day(p.made_on, lang),
                p.agent.unwrap_or_default(),
                p.text,
                long_day(p.due, lang),
                t(input, &format!("road-promise-{}", p.state.word())),
            ])
        })
        .collect();
    let columns = vec![
        Column::new(t(input, "letter-col-made"), 18),
        Column::new(t(input, "letter-col-agent"), 16),
        Column::new(t(input, "letter-col-promise"), 34),
        Column::new(t(input, "letter-col-promise-due"), 18),
        Column::new(t(input, "letter-col-state"), 14),
    ];
    table(columns, rows)
}

/// Every contact with the respondent: what to keep recordings of.
fn calls(input: &Input<'_>) -> Vec<Block> {
    let with = |c: &&Contact| c.now.with == input.to.now.id;
    let rows: Vec<Row> =
        input.case.live_contacts().filter(with).map(|c| contact_row(input, c, false)).collect();
    let columns = vec![
        Column::new(t(input, "letter-col-when"), 26),
        Column::new(t(input, "letter-col-channel"), 14),
        Column::new(t(input, "letter-col-agent"), 24),
        Column::new(t(input, "letter-col-ticket"), 36),
    ];
    table(columns, rows)
}

/// How it went: `电话，拨出`.
fn way(input: &Input<'_>, c: &Contact) -> String {
    let way = serde_json::to_value(c.now.channel).ok().and_then(|v| v.as_str().map(str::to_string));
    let direction = if c.now.direction == Direction::In { "in" } else { "out" };
    t(input, &format!("core-channel-{}-{direction}", way.unwrap_or_default()))
}

/// Where a statement is found, for its reader: the own lawyer has the numbers of the record before him, everybody else
/// knows it by its day, its way and who spoke.
pub(super) fn told_where(input: &Input<'_>, s: &road::Statement) -> String {
    let day = long_day(s.at.date_naive(), input.locale.lang());
    if input.template.for_lawyer {
        return format!("{day} [{}]", s.source);
    }
    let contact = input.case.live_contacts().find(|c| c.id() == s.source);
    let agent = contact.and_then(|c| c.now.agent.clone());
    let exhibits = s.evidence.iter().map(|no| format!("E{no:03}"));
    let told = contact.map(|c| way(input, c)).into_iter().chain(agent).chain(exhibits);
    let told: Vec<String> = told.collect();
    if told.is_empty() {
        return day;
    }
    let join = if input.locale.lang() == Lang::Zh { "；" } else { "; " };
    let told = told.join(join);
    if input.locale.lang() == Lang::Zh {
        format!("{day}（{told}）")
    } else {
        format!("{day} ({told})")
    }
}

/// What a letter of one's own is called, with the number of its consignment.
fn sent_as(input: &Input<'_>, c: &Contact) -> Option<String> {
    let sent = input.case.letters.iter().find_map(|l| {
        let (_, s) = l.sent.iter().find(|(_, s)| s.contact_no == Some(c.now.no))?;
        let name = super::Sort::of(&l.now).name(input.locale);
        Some([Some(name), s.tracking.clone()].into_iter().flatten().collect::<Vec<_>>().join(" "))
    });
    sent.or_else(|| c.now.said.clone())
}

fn contact_row(input: &Input<'_>, c: &Contact, told: bool) -> Row {
    let channel = way(input, c);
    let mut cells = vec![input.locale.moment(&c.now.occurred_at), channel];
    if told {
        let said = c.now.said.clone().unwrap_or_default();
        cells.insert(1, input.case.party_name(&c.now.with).to_string());
        cells.push(said);
    } else {
        cells.push(c.now.agent.clone().unwrap_or_default());
        // A letter of one's own goes by what it was; its consignment stands with the letter.
        let own = c.now.direction == Direction::Out && c.now.channel == Channel::Letter;
        let what = if own { sent_as(input, c) } else { None };
        cells.push(c.now.ticket.clone().or(what).unwrap_or_default());
    }
    // Entry numbers help the own lawyer; the other side has no use for them.
    Row { source: told.then_some(c.seq), ..row(cells) }
}

/// Contacts with everybody, in order: the course of the dispute.
fn history(input: &Input<'_>) -> Vec<Block> {
    let mut all: Vec<&Contact> = input.case.live_contacts().collect();
    all.sort_by_key(|c| c.now.occurred_at);
    let rows = all.into_iter().map(|c| contact_row(input, c, true)).collect();
    let columns = vec![
        Column::new(t(input, "letter-col-when"), 20),
        Column::new(t(input, "letter-col-who"), 18),
        Column::new(t(input, "letter-col-channel"), 14),
        Column::new(t(input, "letter-col-said"), 48),
    ];
    table(columns, rows)
}

/// Each respondent with its details; gaps are marked.
fn respondents(input: &Input<'_>) -> Vec<Block> {
    let gap = t(input, "letter-gap");
    let or = |value: &Option<String>| value.clone().unwrap_or_else(|| gap.clone());
    let facts = |(n, party): (usize, &Party)| {
        let p = &party.now;
        let id =
            if input.kind == LetterKind::Claim { "letter-defendant" } else { "letter-respondent" };
        let label = input.locale.fill(id, args![n = n as i64 + 1]);
        let pairs = [
            (label, or(&p.name)),
            (t(input, "letter-plain-code"), or(&p.credit_code)),
            (t(input, "letter-plain-address"), or(&p.address)),
            (t(input, "letter-plain-person"), or(&p.person)),
            (t(input, "letter-plain-phone"), or(&p.phone)),
        ];
        let part = input.case.owed_by(&p.id);
        let part = (part.minor < input.case.outstanding().minor)
            .then(|| (t(input, "letter-claimed-of"), figure(part, input.locale.lang())));
        let pairs = pairs.into_iter().chain(part);
        Block::new(BlockKind::Facts(pairs.map(|(l, v)| (l, Span::cell(v))).collect()))
    };
    respondents_of(input).into_iter().enumerate().map(facts).collect()
}

/// Whom a paper is directed against. A clause binds who signed it: in an arbitration the sheet names those on the side
/// of `to` alone, everywhere else all.
pub(super) fn respondents_of<'a>(input: &Input<'a>) -> Vec<&'a Party> {
    let of_clause =
        |p: &&Party| input.kind != LetterKind::Arbitration || p.now.role == input.to.now.role;
    input.case.respondents().filter(of_clause).collect()
}

/// What is not known yet of those the table names: gaps like those of fields.
pub(super) fn respondent_gaps(input: &Input<'_>) -> Vec<Field> {
    let of = |p: &&Party| {
        let now = &p.now;
        [
            ("name", &now.name, "letter-gap-name"),
            ("credit_code", &now.credit_code, "letter-plain-code"),
            ("address", &now.address, "letter-plain-address"),
            ("person", &now.person, "letter-plain-person"),
            ("phone", &now.phone, "letter-plain-phone"),
        ]
        .into_iter()
        .filter(|(_, value, _)| value.is_none())
        .map(|(member, _, id)| Field {
            code: format!("{}.{member}", now.id),
            label: format!("{} {}", p.short(), t(input, id)),
            value: None,
            from: FieldFrom::Party(now.id.clone(), member),
            source: Vec::new(),
        })
        .collect::<Vec<Field>>()
    };
    respondents_of(input).iter().flat_map(of).collect()
}

/// Two answers side by side.
fn contradictions(input: &Input<'_>) -> Vec<Block> {
    let side = |s: &road::Statement| {
        if s.source.is_empty() {
            return input.locale.fill("road-agreed-tail", args![tail = s.said.as_str()]);
        }
        format!("{} {}\n{}", input.case.party_name(&s.from), told_where(input, s), s.said)
    };
    let found = talk::contradictions(input.case);
    let rows = found.iter().map(|c| {
        let kind = t(input, &format!("road-contradiction-{}", c.kind.replace('_', "-")));
        row(vec![kind, side(&c.left), side(&c.right)])
    });
    let columns = vec![
        Column::new(t(input, "letter-col-point"), 20),
        Column::new(t(input, "letter-col-left"), 40),
        Column::new(t(input, "letter-col-right"), 40),
    ];
    table(columns, rows.collect())
}

fn deadlines(input: &Input<'_>) -> Vec<Block> {
    let rows = input.deadlines.iter().filter(|d| d.due.is_some()).take(12).map(|d| {
        let day = |d: Option<chrono::NaiveDate>| d.map(|x| input.locale.day(x)).unwrap_or_default();
        let mut basis = d.basis(input.locale);
        if d.verify {
            basis.push_str(&t(input, "letter-unverified"));
        }
        row(vec![d.label(input.locale), day(d.act_by), day(d.due), basis])
    });
    let columns = vec![
        Column::new(t(input, "letter-col-deadline"), 32),
        Column::new(t(input, "letter-col-act-by"), 19),
        Column::new(t(input, "letter-col-last-day"), 19),
        Column::new(t(input, "letter-col-basis"), 30),
    ];
    table(columns, rows.collect())
}

fn ladders(input: &Input<'_>) -> Vec<Block> {
    let rows = road::ladders(input.case).into_iter().map(|l| {
        let since = l.since.map(|d| d.to_string()).unwrap_or_default();
        row(vec![l.name, t(input, &format!("core-stage-{}", l.stage.word())), since])
    });
    let columns = vec![
        Column::new(t(input, "letter-col-who"), 50),
        Column::new(t(input, "letter-col-stage"), 25),
        Column::new(t(input, "letter-col-since"), 25),
    ];
    table(columns, rows.collect())
}

fn missing(input: &Input<'_>) -> Vec<Block> {
    let stages: Vec<_> = road::ladders(input.case).into_iter().map(|l| l.stage).collect();
    let lang = input.locale.lang();
    let gaps = road::matrix(input.case, input.suspects, input.deadlines, &stages);
    let rows = gaps.into_iter().filter(|r| r.is_gap()).take(12).map(|r| {
        row(vec![
            r.piece.what.get(lang).to_string(),
            r.piece.place.get(lang).to_string(),
            r.until.map_or_else(|| r.piece.keep.get(lang).to_string(), |d| d.to_string()),
        ])
    });
    let columns = vec![
        Column::new(t(input, "letter-col-missing"), 36),
        Column::new(t(input, "letter-col-where"), 40),
        Column::new(t(input, "letter-col-until"), 24),
    ];
    table(columns, rows.collect())
}

fn suspects(input: &Input<'_>) -> Vec<Block> {
    let rows = input
        .suspects
        .iter()
        .take(4)
        .map(|s| row(vec![s.name.clone(), s.supports.join("\n"), s.against.join("\n")]));
    let columns = vec![
        Column::new(t(input, "letter-col-cause"), 20),
        Column::new(t(input, "letter-col-for"), 42),
        Column::new(t(input, "letter-col-against"), 38),
    ];
    table(columns, rows.collect())
}

fn interest(input: &Input<'_>) -> Vec<Block> {
    let Ok(Some(interest)) = crate::rules::interest_of(input.case, input.today) else {
        return Vec::new();
    };
    let lang = input.locale.lang();
    let mut rows: Vec<Row> = interest
        .segments
        .iter()
        .map(|s| {
            row(vec![
                format!("{} - {}", s.from, s.to),
                s.days.to_string(),
                s.principal.grouped(),
                s.rate(),
                s.amount(),
            ])
        })
        .collect();
    let mut sum = row(vec![
        t(input, "letter-total"),
        String::new(),
        String::new(),
        String::new(),
        figure(interest.total, lang),
    ]);
    sum.strong = true;
    rows.push(sum);
    let columns = vec![
        Column::new(t(input, "letter-col-span"), 32),
        Column::right(t(input, "letter-col-days"), 10),
        Column::right(t(input, "letter-col-principal"), 22),
        Column::right(t(input, "letter-col-rate"), 14),
        Column::right(t(input, "letter-col-interest"), 22),
    ];
    let mut out = table(columns, rows);
    // To the own lawyer it is said on the paper, to everybody else on the screen before it goes out.
    if interest.unverified && input.template.for_lawyer {
        out.push(Block::styled(Style::Small, t(input, "letter-rates-unverified")));
    }
    out
}

/// Whether anybody but the respondent is in the case as a platform or bank.
pub(super) fn has_role(input: &Input<'_>, role: Role) -> bool {
    input.case.party_in(role).is_some()
}
