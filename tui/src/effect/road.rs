//! What guides each case, as the screens show it; and the letters' effects.

use crate::model::road::{
    ContradictionRow, ItemRow, LetterRow, OfferRow, PieceRow, PromiseRow, RoadView, SheetView,
    SpeedRow, StageView, StationRow, SuspectRow,
};
use chrono::{DateTime, FixedOffset};
use recourse_core::args;
use recourse_core::book::Book;
use recourse_core::case::contact::{Direction, Outcome};
use recourse_core::case::letter::LetterKind;
use recourse_core::case::party::{Party, Role};
use recourse_core::case::stage::Stage;
use recourse_core::case::{Case, local};
use recourse_core::diagnosis::{self, Suspect};
use recourse_core::letter::{self, Sort};
use recourse_core::locale::Locale;
use recourse_core::road::{self, Playbook, ladder};
use recourse_core::rules::Deadline;
use std::collections::BTreeMap;

/// Everything that guides a case.
pub fn of(
    case: &Case,
    deadlines: &[Deadline],
    suspects: &[Suspect],
    now: DateTime<FixedOffset>,
    locale: &Locale,
) -> RoadView {
    let today = now.date_naive();
    let stages: Vec<Stage> = std::iter::once(case.stage)
        .chain(road::ladders(case).into_iter().map(|l| l.stage))
        .collect();
    let talks = case.parties.iter().filter(|p| p.now.role != Role::Merchant);
    RoadView {
        case: case.id.clone(),
        path: path(case),
        items: items(case, locale),
        suspects: suspects.iter().map(suspect).collect(),
        lead: crate::ops::diagnosis::lead(case, locale),
        pieces: road::matrix(case, suspects, deadlines, &stages)
            .into_iter()
            .map(|row| piece(&row, locale))
            .collect(),
        promises: road::promises(case, today).into_iter().map(|p| promise(case, p)).collect(),
        contradictions: road::contradictions(case)
            .iter()
            .map(|c| contradiction(case, c, locale))
            .collect(),
        sheets: talks
            .map(|p| {
                let by = Some(crate::ops::road::answer_by(today));
                sheet(&road::call_sheet(case, p, suspects, today, by, locale), locale)
            })
            .collect(),
        stages: Stage::ALL.into_iter().filter_map(|s| stage(case, s, locale)).collect(),
        offers: offers(case, &stages),
        letters: case.letters.iter().map(|l| written(case, l, *now.offset(), locale)).collect(),
        onward: ladder::onward(case, case.stage),
    }
}

fn path(case: &Case) -> Vec<StationRow> {
    let path = diagnosis::money_path(case);
    let row = |s: diagnosis::path::Station| StationRow {
        hop: s.hop.word(),
        seen: s.seen.word(),
        last: path.last_seen == Some(s.hop),
        value: s.value,
    };
    path.stations.iter().cloned().map(row).collect()
}

fn items(case: &Case, locale: &Locale) -> Vec<ItemRow> {
    let lang = locale.lang();
    let item = |row: &diagnosis::Row<'_>| {
        let (item, answer) = (row.item, row.answer);
        let text = |t: &recourse_core::rules::rule::Text| t.get(lang).to_string();
        let code = answer.and_then(|a| a.value_code.clone());
        let own = item.values.iter().find(|v| Some(&v.code) == code.as_ref());
        ItemRow {
            code: item.code.clone(),
            title: text(&item.title),
            state: row.state.word(),
            result: answer.map(|a| a.result.word()),
            value: own.map(|v| text(&v.text)).or(answer.and_then(|a| a.value.clone())),
            value_code: code,
            note: answer.and_then(|a| a.note.clone()),
            evidence: answer.map(|a| a.evidence.clone()).unwrap_or_default(),
            no_evidence: row.no_evidence,
            why: text(&item.why),
            how: match unpaid_ways(case, locale).filter(|_| item.code == "payment_methods") {
                Some(ways) => format!("{} {ways}", text(&item.how)),
                None => text(&item.how),
            },
            take: text(&item.take),
            value_label: item.value_label.as_ref().map(text),
            values: item.values.iter().map(|v| (v.code.clone(), text(&v.text))).collect(),
            warn: item.warn.as_ref().map(text),
            alarms: row.alarms(),
        }
    };
    diagnosis::rows(case).iter().map(item).collect()
}

/// The ways of payment of the unpaid sales, each with its number: what a question about them is held against.
fn unpaid_ways(case: &Case, locale: &Locale) -> Option<String> {
    let mut ways: BTreeMap<&str, usize> = BTreeMap::new();
    for way in case.vouchers.iter().filter_map(|v| v.voucher.channel.as_deref()) {
        *ways.entry(way).or_default() += 1;
    }
    let count = |(way, n): (&str, usize)| locale.fill("steps-way-count", args![way = way, n = n]);
    let told: Vec<String> = ways.into_iter().map(count).collect();
    let all = args![ways = locale.list(&told)];
    (!told.is_empty()).then(|| locale.fill("steps-ways-unpaid", all))
}

fn suspect(s: &Suspect) -> SuspectRow {
    SuspectRow {
        name: s.name.clone(),
        supports: s.supports.clone(),
        against: s.against.clone(),
        ask: s.ask.clone(),
        settles: s.settles.clone(),
    }
}

fn piece(row: &road::EvidenceRow, locale: &Locale) -> PieceRow {
    let lang = locale.lang();
    let p = row.piece;
    PieceRow {
        what: p.what.get(lang).to_string(),
        status: row.status(),
        have: row.have.iter().map(|n| format!("E{n:03}")).collect(),
        now: row.now,
        why: p.why.get(lang).to_string(),
        place: p.place.get(lang).to_string(),
        keep: p.keep.get(lang).to_string(),
        form: p.form.clone(),
        tip: p.tip.as_ref().map(|t| t.get(lang).to_string()),
        until: row.until,
        days_left: row.days_left,
        kind: p.kinds.first().map_or("other", |k| k.word()).to_string(),
        need: p.need.clone(),
    }
}

fn promise(case: &Case, p: road::PromiseRow) -> PromiseRow {
    PromiseRow {
        who: case.party_name(&p.with).to_string(),
        contact: p.contact,
        with: p.with,
        made: p.made_on,
        text: p.text,
        due: p.due,
        state: p.state.word(),
        chased: p.chased,
    }
}

fn contradiction(case: &Case, c: &road::Contradiction, locale: &Locale) -> ContradictionRow {
    let side = |s: &road::Statement| {
        let day = s.at.date_naive().to_string();
        let head = format!("{}  {day}  {}", case.party_name(&s.from), s.source);
        [head.trim_end().to_string(), s.said.clone()]
    };
    let kind = locale.text(&format!("road-contradiction-{}", c.kind.replace('_', "-")));
    let guess = if c.guessed() { locale.text("road-guessed") } else { String::new() };
    ContradictionRow { what: format!("{kind}{guess}"), left: side(&c.left), right: side(&c.right) }
}

fn sheet(s: &road::CallSheet, locale: &Locale) -> SheetView {
    let lang = locale.lang();
    let way = |w: &&road::playbook::Way| {
        let mut source = w.source.get(lang).to_string();
        if !w.seen.is_empty() {
            source = format!("{source} ({})", w.seen);
        }
        if w.verify {
            source = format!("{source}  {}", locale.text("screens-unverified"));
        }
        [w.who.get(lang).to_string(), w.value.get(lang).to_string(), source]
    };
    SheetView {
        with: s.with.clone(),
        name: s.name.clone(),
        ways: s.ways.iter().map(way).collect(),
        facts: s.facts.iter().map(|(l, v)| [l.clone(), v.clone()]).collect(),
        questions: s.questions.clone(),
        want: s.want.clone(),
        by: s.by,
        answers: s
            .answers
            .iter()
            .map(|a| [a.says.get(lang).to_string(), a.means.get(lang).to_string()])
            .collect(),
        warn: s.warn.clone(),
    }
}

fn stage(case: &Case, stage: Stage, locale: &Locale) -> Option<StageView> {
    let lang = locale.lang();
    let book = Playbook::of(stage)?;
    let must = road::readiness(case, stage, None);
    Some(StageView {
        stage,
        about: book.about.get(lang).to_string(),
        takes: book.takes.get(lang).to_string(),
        must: must
            .into_iter()
            .map(|m| {
                let words = locale.text(&format!("core-missing-{}", m.need));
                (m.need, words, m.ready, m.waived)
            })
            .collect(),
        eligible: book
            .open_to(diagnosis::merchant_kind(case), None)
            .into_iter()
            .map(|e| {
                let against = locale.text(&format!("core-role-{}", e.against));
                let channel = e.channel.get(lang);
                let args = args![channel = channel, against = against, text = e.text.get(lang)];
                locale.fill("steps-eligible", args)
            })
            .collect(),
        warn: book.warn.iter().map(|t| t.get(lang).to_string()).collect(),
        next: book.next.iter().map(|n| (n.to, n.when.get(lang).to_string())).collect(),
    })
}

/// Letters that can be written, those of the present stages first.
fn offers(case: &Case, stages: &[Stage]) -> Vec<OfferRow> {
    if case.stage == Stage::Closed {
        return Vec::new();
    }
    let wanted = |kind: LetterKind| {
        stages.iter().any(|s| Playbook::of(*s).is_some_and(|b| b.letters.contains(&kind)))
    };
    let mut out = Vec::new();
    for kind in LetterKind::ALL {
        out.extend(offers_of(case, &kind.into(), wanted(kind)));
    }
    out.sort_by_key(|o| !o.now);
    // Letters in one's own words come last: they belong to no stage.
    let free = letter::Template::free();
    out.extend(free.into_iter().flat_map(|t| offers_of(case, &t.sort(), false)));
    out
}

/// A sort of letter towards everybody it can go to.
pub fn offers_of(case: &Case, sort: &Sort, now: bool) -> Vec<OfferRow> {
    // A clause binds the bank only where nobody else could have signed it.
    let bank = letter::signatory(case).is_none_or(|p| p.now.role == Role::Bank);
    let signed =
        |p: &&Party| sort.kind != LetterKind::Arbitration || bank || p.now.role != Role::Bank;
    let fits = |p: &&Party| letter::fits(sort.kind, p.now.role);
    let parties = case.parties.iter().filter(fits).filter(signed);
    let offer = |party: &Party| OfferRow {
        sort: sort.clone(),
        to: party.now.id.clone(),
        who: party.name().to_string(),
        now,
    };
    parties.map(offer).collect()
}

fn written(
    case: &Case,
    l: &recourse_core::case::letter::Letter,
    zone: FixedOffset,
    locale: &Locale,
) -> LetterRow {
    let day = |at: &DateTime<FixedOffset>| at.format("%m-%d").to_string();
    let sent = l.sent.last().map(|(_, s)| {
        let way = crate::form::contact::channel_word(s.channel);
        let way = locale.text(&format!("tui-channel-{way}"));
        let tracking = s.tracking.clone().unwrap_or_default();
        format!("{} {way} {tracking}", day(&s.sent_at)).trim_end().to_string()
    });
    LetterRow {
        id: l.id(),
        no: l.now.no,
        sort: Sort::of(&l.now),
        to: l.now.to.clone(),
        who: case.party_name(&l.now.to).to_string(),
        on: local(&l.at, zone).map(|at| at.format("%m-%d").to_string()).unwrap_or_default(),
        gaps: l.now.gaps.len(),
        sent,
        reached: l.reached.as_ref().map(|(_, r)| day(&r.reached_at)),
        voided: !l.live(),
    }
}

/// How long each party took to answer, over all cases: from what went out to the next thing that came in.
pub fn speeds(book: &Book) -> Vec<SpeedRow> {
    let mut days: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    let mut kept: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for case in &book.cases {
        let mut waiting: BTreeMap<&str, DateTime<FixedOffset>> = BTreeMap::new();
        let mut contacts: Vec<_> = case.live_contacts().collect();
        contacts.sort_by_key(|c| c.now.occurred_at);
        for c in contacts {
            let who = case.party_name(&c.now.with).to_string();
            if c.now.promise_by.is_some() {
                let count = kept.entry(who.clone()).or_default();
                count.1 += 1;
                let outcome = c.promise_outcome.as_ref().map(|(_, p)| p.outcome);
                count.0 += usize::from(outcome == Some(Outcome::Kept));
            }
            match c.now.direction {
                Direction::Out => {
                    waiting.entry(&c.now.with).or_insert(c.now.occurred_at);
                }
                Direction::In => {
                    if let Some(asked) = waiting.remove(c.now.with.as_str()) {
                        let n = (c.now.occurred_at.date_naive() - asked.date_naive()).num_days();
                        days.entry(who).or_default().push(n);
                    }
                }
            }
        }
    }
    let names: std::collections::BTreeSet<&String> = days.keys().chain(kept.keys()).collect();
    let row = |who: &String| {
        let mut all = days.get(who).cloned().unwrap_or_default();
        all.sort_unstable();
        SpeedRow {
            who: who.clone(),
            answers: all.len(),
            days: all.get(all.len() / 2).copied().unwrap_or_default(),
            kept: kept.get(who).copied().unwrap_or_default(),
        }
    };
    names.into_iter().map(row).collect()
}
