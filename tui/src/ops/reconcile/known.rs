//! What the book knows beside the rows: words of the user about sales, how the acquirer pays, announced
//! interruptions, findings of the checklist, and the sales of open cases.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime};
use recourse_core::book::Book;
use recourse_core::case::Case;
use recourse_core::case::exhibit::{Exhibit, ExhibitKind};
use recourse_core::case::journal::{Decision, MatchDecided, PayoutFixed};
use recourse_core::case::stage::Stage;
use recourse_core::hash::Hash;
use recourse_core::reconcile::{Amount, At, Finding, Fixed, Lag, LagUnit, Notice, Settled, Shape};
use recourse_core::statement::{Row, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// What goes into matching and causes beside the rows.
#[derive(Debug, Default, PartialEq)]
pub struct Known {
    /// Announced interruptions.
    pub notices: Vec<Notice>,
    /// Findings of the checklist.
    pub findings: Vec<Finding>,
    /// How the acquirer pays, where the user fixed it.
    pub payout: Option<Fixed>,
    /// Sales said to have arrived.
    pub settled: Vec<Settled>,
    /// Sales said not to have arrived.
    pub unpaid: Vec<At>,
    /// Sales of open cases.
    pub watch: Vec<At>,
    /// The vouchers of `watch`: case number, export and row, in the same order.
    pub watched: Vec<(String, Hash, u64)>,
}

impl Known {
    /// Reads the book against these sales files. Words about files that are not among them wait.
    pub fn of(book: &Book, pos: &[Statement], zone: FixedOffset) -> Self {
        let mut known = Self { payout: payout(book), ..Self::default() };
        for (_, word) in standing(book) {
            for row in &word.pos_rows {
                let Some(at) = place(pos, &word.pos_sha256, *row) else { continue };
                match word.decision {
                    Decision::Paid => {
                        let day = word.on.or_else(|| day_of(pos, at));
                        known.settled.extend(day.map(|on| Settled { sale: at, on }));
                    }
                    Decision::NotPaid => known.unpaid.push(at),
                    Decision::Undone => {}
                }
            }
        }
        for case in book.cases.iter().filter(|c| c.is_open()) {
            known.notices.extend(case.live_exhibits().filter_map(|x| notice(case, x, zone)));
            known.findings.extend(findings(case));
            if case.stage != Stage::Closed {
                known.watch(case, pos);
            }
        }
        known
    }

    fn watch(&mut self, case: &Case, pos: &[Statement]) {
        let paid: BTreeSet<(Hash, u64)> =
            case.paid.iter().flat_map(|(_, p)| p.rows.iter().map(|row| (p.sha256, *row))).collect();
        for quoted in &case.vouchers {
            let (sha256, row) = (quoted.sha256, quoted.voucher.row);
            if paid.contains(&(sha256, row)) {
                continue;
            }
            if let Some(at) = place(pos, &sha256, row) {
                self.watch.push(at);
                self.watched.push((case.no.clone(), sha256, row));
            }
        }
    }
}

/// Words about sales that stand: the latest about each row, and none that was taken back.
pub fn standing(book: &Book) -> Vec<(u64, &MatchDecided)> {
    let undone: BTreeSet<u64> = book
        .decisions
        .iter()
        .filter(|(_, d)| d.decision == Decision::Undone)
        .filter_map(|(_, d)| d.undoes_seq)
        .collect();
    let mut last: BTreeMap<(Hash, u64), u64> = BTreeMap::new();
    let words = || {
        book.decisions.iter().filter(|(s, d)| d.decision != Decision::Undone && !undone.contains(s))
    };
    for (seq, word) in words() {
        for row in &word.pos_rows {
            last.insert((word.pos_sha256, *row), *seq);
        }
    }
    let latest = |seq: u64, d: &MatchDecided| {
        d.pos_rows.iter().any(|row| last.get(&(d.pos_sha256, *row)) == Some(&seq))
    };
    words().filter(|(seq, d)| latest(*seq, d)).map(|(seq, d)| (*seq, d)).collect()
}

/// Where a row of an export stands among the statements.
pub fn place(pos: &[Statement], sha256: &Hash, row: u64) -> Option<At> {
    let row = u32::try_from(row).ok()?;
    pos.iter()
        .position(|s| s.sha256 == *sha256 && row_of(s, row).is_some())
        .map(|statement| At { statement, row })
}

fn day_of(pos: &[Statement], at: At) -> Option<NaiveDate> {
    row_of(pos.get(at.statement)?, at.row).map(Row::day)
}

/// A row by its number: rows stand in the order of the file, and a case may quote thousands of half a million.
fn row_of(statement: &Statement, row: u32) -> Option<&Row> {
    let rows = &statement.rows;
    rows.binary_search_by_key(&row, |r| r.row).ok().and_then(|at| rows.get(at))
}

/// How the acquirer pays, where the user's latest word fixes it.
pub fn payout(book: &Book) -> Option<Fixed> {
    let (_, fixed) = book.payouts.last()?;
    payout_of(fixed)
}

/// A payout as its event says; `None` for the word that lets it be learned again.
pub fn payout_of(fixed: &PayoutFixed) -> Option<Fixed> {
    let shapes = [Shape::PerSale, Shape::PerRun, Shape::PerTerminalRun];
    let shape = shapes.into_iter().find(|s| s.code() == fixed.shape)?;
    let unit = LagUnit::of_code(&fixed.lag_unit).unwrap_or(LagUnit::CalendarDay);
    Some(Fixed {
        shape,
        amount: if fixed.amount == "gross" { Amount::Gross } else { Amount::Net },
        lag: Lag { value: fixed.lag, unit },
        cutoff: fixed.cutoff_hour.map(|h| h.clamp(1, 24) * 60),
        merged: fixed.merges_rest_days,
    })
}

/// The window a notice announces: days stated with it as evidence, else days its own title and purpose name.
fn notice(case: &Case, exhibit: &Exhibit, zone: FixedOffset) -> Option<Notice> {
    if exhibit.now.kind != ExhibitKind::Notice {
        return None;
    }
    let stated = case.dates.iter().filter(|(_, d)| d.evidence.contains(&exhibit.now.no));
    let mut days: Vec<NaiveDate> = stated.map(|(_, d)| d.on).collect();
    if days.is_empty() {
        let texts = [&exhibit.now.title, &exhibit.now.proves];
        days = texts.into_iter().flatten().flat_map(|t| days_in(t)).collect();
    }
    let (from, to) = (days.iter().min()?, days.iter().max()?);
    let midnight = |day: NaiveDate| -> Option<DateTime<FixedOffset>> {
        day.and_time(NaiveTime::MIN).and_local_timezone(zone).single()
    };
    Some(Notice {
        from: midnight(*from)?,
        to: midnight(to.checked_add_days(Days::new(1))?)?,
        source: format!("{} {}", exhibit.id(), exhibit.title()).trim().to_string(),
    })
}

/// Days written out in a text: `2026-03-09`, `2026/3/9`, `2026年3月9日`.
fn days_in(text: &str) -> Vec<NaiveDate> {
    let numbers: Vec<(usize, &str)> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|n| !n.is_empty())
        .map(|n| (n.as_ptr() as usize - text.as_ptr() as usize, n))
        .collect();
    let joined = |a: (usize, &str), b: (usize, &str)| {
        let between = text.get(a.0 + a.1.len()..b.0).unwrap_or_default();
        matches!(between.trim(), "-" | "/" | "." | "年" | "月")
    };
    let day = |w: &[(usize, &str)]| {
        let [y, m, d] = w else { return None };
        let whole = y.1.len() == 4 && joined(*y, *m) && joined(*m, *d);
        let read =
            || NaiveDate::from_ymd_opt(y.1.parse().ok()?, m.1.parse().ok()?, d.1.parse().ok()?);
        if whole { read() } else { None }
    };
    numbers.windows(3).filter_map(day).collect()
}

/// Findings of a case's checklist that speak for or against a cause.
fn findings(case: &Case) -> Vec<Finding> {
    recourse_core::diagnosis::findings(case)
}

#[cfg(test)]
mod tests {
    use super::days_in;

    #[test]
    fn days_are_found_in_titles() {
        let found = |text| days_in(text).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            found("关于2026年3月9日至2026年3月11日系统升级的公告"),
            ["2026-03-09", "2026-03-11"]
        );
        assert_eq!(found("upgrade 2026-03-09 22:00 to 2026/3/11"), ["2026-03-09", "2026-03-11"]);
        assert!(found("电话 4008 20 8820，2026 年").is_empty());
    }
}
