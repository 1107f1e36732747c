//! From template and case to paper: conditions, points, gaps, the foot line that dates the log.

use super::field::{self, Field, resolve};
use super::said;
use super::template::{Block as Part, Shape, Titled};
use super::{Composed, Input, Template, list, source};
use crate::args;
use crate::calendar::DayCalendar;
use crate::case::contact::Direction;
use crate::case::letter::LetterKind;
use crate::case::party::Role;
use crate::case::road::Finding;
use crate::diagnosis;
use crate::document::{Block, BlockKind, Document, Span, Style};
use crate::locale::Lang;
use crate::road::talk;
use crate::rules::Calendar;
use crate::rules::interest_of;
use crate::rules::period::Unit;
use chrono::{Days, NaiveDate};

/// Every condition a template may name.
pub(super) const CONDITIONS: &[&str] = &[
    "to_bank",
    "to_platform",
    "to_other",
    "list",
    "interest",
    "interest_uncounted",
    "paid_part",
    "claimed_part",
    "promise_broken",
    "other_account",
    "upgrade",
    "second_clearing",
    "contradicted",
    "prior",
    "ticket",
    "prior_many",
    "demanded",
    "complained",
    "answered",
    "answered_before",
    "clause",
    "company",
    "sole_trader",
    "individual",
    "kind_unknown",
    "report_only",
    "calls",
    "costs",
    "arbitration",
    "no_arbitration",
    "credited",
    "risk_hold",
    "regulator_written",
    "suspects",
    "chinese",
    "subject",
];

/// Stands for the user's own words.
const OWN_WORDS: &str = "{body}";

pub(super) fn compose(input: &Input<'_>) -> Composed {
    let template = input.template;
    let lang = input.locale.lang();
    let parts = || template.block.iter().filter(|b| b.when.iter().all(|w| holds(input, w)));
    let mut maker = Maker {
        input,
        fields: Vec::new(),
        annexes: parts().filter_map(|b| b.of.clone()).collect(),
    };
    let mut blocks = Vec::new();
    if template.for_lawyer {
        blocks.push(Block::styled(Style::Notice, input.locale.text("letter-for-lawyer")));
    }
    let mut point = 0;
    let mut title_at = None;
    for part in parts() {
        if matches!(part.is, Shape::Heading | Shape::Page) {
            point = 0;
        }
        if part.is == Shape::Point {
            point += 1;
        }
        if part.is == Shape::Title {
            title_at = Some(blocks.len());
        }
        blocks.extend(maker.part(template, part, point));
    }
    // The title last: what it names is listed where the text names it, before and after it is filled.
    let title = pick(input, &template.titles).map(|t| t.text.get(lang)).unwrap_or_default();
    let title = maker.plain(title);
    let shown = match (title_at, lang) {
        (Some(_), _) => Block::heading(2, title.clone()),
        (None, Lang::Zh) => Block::styled(Style::Headline, title.clone()),
        (None, Lang::En) => Block::styled(Style::Title, title.clone()),
    };
    blocks.insert(title_at.unwrap_or(0), shown);
    let (seq, head) = input.head;
    let foot = args![no = input.case.no.as_str(), seq = seq, head = head.short(), key = input.key];
    let author =
        input.case.party_in(Role::Merchant).map_or_else(String::new, |p| p.name().to_string());
    let notes = template.notes.iter().filter(|n| n.when.as_deref().is_none_or(|w| holds(input, w)));
    let mut notes: Vec<String> = notes.map(|n| n.text.get(lang).to_string()).collect();
    let rests = template.block.iter().filter(|b| b.of.as_deref() == Some("contradictions"));
    let rests = rests.filter(|b| b.when.iter().all(|w| holds(input, w))).count() > 0;
    let interest = parts().any(|b| b.of.as_deref() == Some("interest"));
    if interest && !template.for_lawyer && rates_unverified(input) {
        notes.push(input.locale.text("letter-rates-unverified"));
    }
    if input.kind == LetterKind::Arbitration {
        let (named, all) = (list::respondents_of(input).len(), input.case.respondents().count());
        if input.to.now.role == Role::Bank && list::has_role(input, Role::Platform) {
            notes.push(input.locale.text("letter-note-clause-other"));
        } else if named < all {
            notes.push(input.locale.text("letter-note-clause-binds"));
        }
    }
    if rests && talk::contradictions(input.case).iter().any(talk::Contradiction::guessed) {
        notes.push(input.locale.text("letter-note-guessed"));
    }
    Composed {
        document: Document {
            title,
            lang,
            author,
            footer: input.locale.fill("letter-footer", foot),
            banner: input.demo.then(|| input.locale.text("paper-demo-banner")),
            blocks,
        },
        notes,
        deadline: deadline(input),
        for_lawyer: template.for_lawyer,
        unsourced: source::unsourced(input.case, &maker.fields),
        fields: maker.fields,
    }
}

fn rates_unverified(input: &Input<'_>) -> bool {
    matches!(interest_of(input.case, input.today), Ok(Some(i)) if i.unverified)
}

fn pick<'a>(input: &Input<'_>, titles: &'a [Titled]) -> Option<&'a Titled> {
    titles.iter().find(|t| t.when.as_deref().is_none_or(|w| holds(input, w)))
}

struct Maker<'a> {
    input: &'a Input<'a>,
    fields: Vec<Field>,
    /// Tables the letter has: a figure leads to the one it is the sum of.
    annexes: Vec<String>,
}

impl Maker<'_> {
    fn part(&mut self, template: &Template, part: &Part, point: usize) -> Vec<Block> {
        let lang = self.input.locale.lang();
        let words = part.text.as_ref().map(|t| t.get(lang).to_string()).unwrap_or_default();
        match part.is {
            Shape::Heading => vec![Block::heading(3, self.plain(&words))],
            Shape::Title => Vec::new(),
            Shape::Lines => vec![self.running(Style::Body, &words)],
            Shape::Sign => vec![self.running(Style::Sign, &words)],
            Shape::Text if words.trim() == OWN_WORDS => self.paragraphs(),
            Shape::Text => vec![self.running(Style::Letter, &words)],
            Shape::Point => vec![self.running(Style::Letter, &format!("{point}. {words}"))],
            Shape::Small => vec![self.running(Style::Small, &words)],
            Shape::Notice => vec![self.running(Style::Notice, &words)],
            Shape::Page => vec![Block::new(BlockKind::PageBreak)],
            Shape::Facts => {
                let plain = one_side(&part.fields);
                let facts = part.fields.iter().map(|code| {
                    let mut field = self.field(code);
                    if let Some(id) = plain_label(code).filter(|_| plain) {
                        field.label = self.input.locale.text(id);
                    }
                    let value = match field.value {
                        Some(value) => vec![self.led(code, value)],
                        None => vec![Span::Strong(self.input.locale.text("letter-gap"))],
                    };
                    (field.label, value)
                });
                vec![Block::new(BlockKind::Facts(facts.collect()))]
            }
            Shape::Table => {
                let of = part.of.as_deref().unwrap_or_default();
                if of == "respondents" {
                    self.fields.extend(list::respondent_gaps(self.input));
                }
                let mut blocks = list::blocks(self.input, template, of);
                if let Some(first) = blocks.first_mut() {
                    first.anchor = Some(of.to_string());
                }
                blocks
            }
        }
    }

    /// The field; a new one is noted in the order of appearance.
    fn field(&mut self, code: &str) -> Field {
        if let Some(known) = self.fields.iter().find(|f| f.code == code) {
            return known.clone();
        }
        let field = resolve(self.input, code);
        self.fields.push(field.clone());
        field
    }

    /// The user's own words, a paragraph a line; a figure in them is a field, filled from the case.
    fn paragraphs(&mut self) -> Vec<Block> {
        let words = self.field("body").value.unwrap_or_else(|| OWN_WORDS.to_string());
        let lines: Vec<&str> = words.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        lines.into_iter().map(|line| self.running(Style::Letter, line)).collect()
    }

    /// A value; a figure leads to the table of this letter that shows how it comes about.
    fn led(&self, code: &str, text: String) -> Span {
        let table = match code {
            "count" | "gross" | "fee" | "open" | "sum" | "capitals" => "transactions",
            "interest_sum" | "interest_capitals" | "interest_daily" => "interest",
            _ => return Span::Text(text),
        };
        if self.annexes.iter().any(|of| of == table) {
            return Span::Link { text, to: table.to_string() };
        }
        Span::Text(text)
    }

    fn plain(&mut self, words: &str) -> String {
        self.spans(words)
            .into_iter()
            .map(|s| match s {
                Span::Text(t) | Span::Strong(t) | Span::Link { text: t, .. } => t,
                _ => String::new(),
            })
            .collect()
    }

    fn running(&mut self, style: Style, words: &str) -> Block {
        let spans = self.spans(words);
        Block::new(BlockKind::Paragraph(style, spans))
    }

    /// Words with their fields; gaps stand out.
    fn spans(&mut self, words: &str) -> Vec<Span> {
        let mut out = Vec::new();
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('{') {
            out.push(Span::text(before));
            let Some((code, tail)) = after.split_once('}') else {
                rest = after;
                out.push(Span::text("{"));
                break;
            };
            // Braces in the user's own words that name nothing stay as they are.
            if field::nature(code).is_none() {
                out.push(Span::Text(format!("{{{code}}}")));
                rest = tail;
                continue;
            }
            let field = self.field(code);
            out.push(match field.value {
                Some(value) => self.led(code, value),
                None => Span::Strong(
                    self.input.locale.fill("letter-gap-named", args![name = field.label.as_str()]),
                ),
            });
            rest = tail;
        }
        out.push(Span::text(rest));
        out.retain(|s| !matches!(s, Span::Text(t) if t.is_empty()));
        out
    }
}

/// These details are all of one side: then nobody has to be told whose each is.
fn one_side(fields: &[String]) -> bool {
    let sender = |c: &String| c.starts_with("sender") || c == "complainant" || c == "merchant_kind";
    let other = |c: &String| c.starts_with("to") || c == "respondent" || c == "attention";
    let own = fields.iter().all(|c| sender(c) || c == "agent");
    own || fields.iter().all(other)
}

/// What a detail is called under its owner's name.
fn plain_label(code: &str) -> Option<&'static str> {
    match code {
        "sender_code" | "to_code" => Some("letter-plain-code"),
        "sender_address" | "to_address" => Some("letter-plain-address"),
        "sender_phone" | "to_phone" => Some("letter-plain-phone"),
        "to_person" => Some("letter-plain-person"),
        _ => None,
    }
}

/// The date the letter sets: typed, else the template's period from today, on a working day.
pub(super) fn deadline(input: &Input<'_>) -> Option<NaiveDate> {
    if let Some(typed) = input.typed.get("deadline").and_then(|t| t.trim().parse().ok()) {
        return Some(typed);
    }
    let within = input.template.answer_within?;
    let calendar = Calendar::china();
    Some(match within.unit {
        Unit::WorkingDay => calendar.add_working_days(input.today, within.value),
        _ => calendar.roll_forward(input.today.checked_add_days(Days::new(within.value.into()))?),
    })
}

/// Whether a condition holds; `!` before it negates.
pub(super) fn holds(input: &Input<'_>, condition: &str) -> bool {
    if let Some(inner) = condition.strip_prefix('!') {
        return !holds(input, inner);
    }
    let case = input.case;
    let role = input.to.now.role;
    let kind = diagnosis::merchant_kind(case);
    let found = |item: &str| case.finding(item).is_some_and(|f| f.result == Finding::Yes);
    match condition {
        "to_bank" => role == Role::Bank,
        "to_platform" => role == Role::Platform,
        "to_other" => role == Role::Other,
        "list" => !case.vouchers.is_empty(),
        // The reckoning is of the whole; of a part it would be somebody else's sum.
        "interest" => {
            !field::asks_for_part(input) && matches!(interest_of(case, input.today), Ok(Some(_)))
        }
        "interest_uncounted" => {
            let none = case
                .interest
                .as_ref()
                .is_some_and(|(_, i)| i.method == crate::case::claim::InterestMethod::None);
            !none && !holds(input, "interest")
        }
        "paid_part" => case.recovered().minor > 0,
        "claimed_part" => field::asks_for_part(input),
        "promise_broken" => talk::promises(case, input.today)
            .iter()
            .any(|p| p.with == input.to.now.id && p.state.failed()),
        "other_account" => said::other_tail(case).is_some(),
        "upgrade" => {
            found("upgrade_notice")
                || case
                    .live_exhibits()
                    .any(|x| x.now.kind == crate::case::exhibit::ExhibitKind::Notice)
        }
        "second_clearing" => diagnosis::second_clearing(case),
        "contradicted" => !talk::contradictions(case).is_empty(),
        "prior" => said::prior(input).is_some(),
        "ticket" => resolve(input, "prior_ticket").value.is_some(),
        "prior_many" => said::first_contact(input).is_some(),
        "demanded" => said::demanded(input).is_some(),
        "complained" => said::complained(input).is_some(),
        "answered" => said::answer(input).is_some(),
        "answered_before" => said::answered_before(input),
        "clause" => resolve(input, "clause").value.is_some(),
        "company" => kind == Some("company"),
        "sole_trader" => kind == Some("sole_trader"),
        "individual" => kind == Some("individual"),
        "kind_unknown" => kind.is_none(),
        // The PBoC's complaint measures protect natural persons: others report instead of complaining.
        "report_only" => {
            input.kind == LetterKind::Regulator && role != Role::Bank && kind != Some("individual")
        }
        "calls" => case
            .live_contacts()
            .any(|c| c.now.with == input.to.now.id && c.now.direction == Direction::Out),
        "costs" => case.costs().minor > 0,
        "arbitration" => diagnosis::arbitration_clause(case) == Some(true),
        "no_arbitration" => diagnosis::arbitration_clause(case) == Some(false),
        "credited" => found("account_credited"),
        "risk_hold" => found("risk_hold"),
        "regulator_written" => list::has_role(input, Role::Regulator),
        "subject" => resolve(input, "subject").value.is_some(),
        "suspects" => !input.suspects.is_empty(),
        "chinese" => input.locale.lang() == crate::locale::Lang::Zh,
        _ => false,
    }
}
