//! Sales and runs as lines, each with its basis.

use super::super::payout::Shape;
use super::super::runs::Group;
use super::super::settle::NEARLY;
use super::super::{Arg, Note, Run, SaleLine, State};
use super::{Bench, due_note, part, places};

/// The line of a sale.
pub(in super::super) fn sale(bench: &Bench<'_>, index: usize) -> SaleLine {
    let sale = &bench.pool.sales[index];
    let row = bench.pool.row(sale);
    let fate = bench.book.fate[index];
    let run = &bench.book.runs[fate.run];
    let fee = bench.fees[index];
    let net = sale.gross - fee;
    let text = |t: &Option<crate::statement::Text>| t.as_deref().map(str::to_string);
    let state = bench.states[index];
    let mut basis = vec![
        Note::new(
            "money-basis-sale",
            vec![
                ("gross", Arg::Money(bench.money(sale.gross))),
                ("fee", Arg::Money(bench.money(fee))),
                ("net", Arg::Money(bench.money(net))),
            ],
        ),
        due_note(bench, run),
    ];
    basis.push(verdict(bench, run, state, fate.paid));
    if fate.voided {
        basis.push(Note::plain("money-basis-voided"));
    }
    if bench.decided.paid.contains(&index) {
        basis.push(Note::plain("money-basis-said-paid"));
    } else if bench.decided.unpaid.contains(&index) {
        basis.push(Note::plain("money-basis-said-unpaid"));
    }
    let twice = bench.pool.in_doubt.contains(&sale.at);
    if twice {
        basis.push(Note::plain("money-basis-twice"));
    }
    if !fate.sure {
        let why = run.open_because().next().or(run.outside.then_some("money-basis-outside"));
        let one = run.is_one_or_none().then_some("money-basis-one");
        basis.push(Note::plain(why.or(one).unwrap_or("money-basis-alternatives")));
    }
    SaleLine {
        at: sale.at,
        reference: bench.reference(index),
        traded_at: sale.moment,
        terminal: text(&row.terminal),
        channel: text(&row.channel),
        kind: sale.kind,
        gross: bench.money(sale.gross),
        fee: bench.money(fee),
        net: bench.money(net),
        due: run.due,
        state,
        paid_on: fate.paid.map(|p| p.0).filter(|_| state == State::Late),
        paid_by: fate.paid.and_then(|p| bench.pool.credits.get(p.1)).map(|c| c.at),
        sure: fate.sure && !twice,
        basis,
    }
}

/// What became of the money, in one sentence.
fn verdict(
    bench: &Bench<'_>,
    run: &Group,
    state: State,
    paid: Option<(chrono::NaiveDate, usize)>,
) -> Note {
    let due = ("due", Arg::Day(run.due));
    match (state, paid) {
        (State::Late, Some((day, _))) => Note::new(
            "money-basis-late",
            vec![
                ("day", Arg::Day(day)),
                ("days", Arg::Count((day - run.due).num_days() as usize)),
                due,
            ],
        ),
        (State::Awaited, _) if bench.comes(run) > run.due => Note::new(
            "money-basis-awaited-slower",
            vec![due, ("comes", Arg::Day(bench.comes(run)))],
        ),
        (State::Awaited, _) => Note::new("money-basis-awaited", vec![due]),
        (State::Uncovered, _) => Note::new("money-basis-uncovered", vec![due]),
        (State::Missing, _) if !run.credits.is_empty() => Note::new(
            "money-basis-short",
            vec![
                due,
                ("expected", Arg::Money(bench.money(run.expected))),
                ("paid", Arg::Money(bench.money(run.paid))),
                ("gap", Arg::Money(bench.money(run.expected - run.paid))),
            ],
        ),
        (State::Missing, _) => Note::new(
            "money-basis-missing",
            vec![
                due,
                ("expected", Arg::Money(bench.money(run.expected))),
                ("judged", Arg::Day(bench.judged_on.unwrap_or(run.due))),
            ],
        ),
        _ => Note::new("money-basis-arrived", vec![due]),
    }
}

/// The line of a run.
pub(super) fn run(bench: &Bench<'_>, run: &Group) -> Run {
    let (state, paid, paid_on) = bench.verdict(run);
    let (terminal, part) = part(bench, run);
    // Where each sale is paid alone, what was given back is debited apart and what was voided is not paid at all.
    let alone = bench.learned.payout.shape == Shape::PerSale;
    let is_due =
        |s: &&usize| !alone || (bench.pool.sales[**s].gross > 0 && !bench.book.fate[**s].voided);
    let gross: i64 = run.sales.iter().filter(is_due).map(|s| bench.pool.sales[*s].gross).sum();
    let mut credits = run.credits.clone();
    credits.extend(run.later());
    credits.dedup();
    let kept = kept(bench, run, &credits);
    let expected = run.expected - kept;
    let fee = gross - expected;
    let mut basis = vec![
        Note::new(
            "money-basis-run",
            vec![
                ("count", Arg::Count(run.sales.len())),
                ("gross", Arg::Money(bench.money(gross))),
                ("fee", Arg::Money(bench.money(fee))),
                ("net", Arg::Money(bench.money(expected))),
            ],
        ),
        due_note(bench, run),
    ];
    if kept > 0 {
        let kept = ("charge", Arg::Money(bench.money(kept)));
        basis.push(Note::new("money-basis-charge", vec![kept]));
    }
    for credit in credits.iter().take(5) {
        let credit = &bench.pool.credits[*credit];
        basis.push(Note::new(
            "money-basis-credit",
            vec![
                ("row", Arg::Count(credit.at.row as usize)),
                ("day", Arg::Day(credit.day)),
                ("amount", Arg::Money(bench.money(credit.came()))),
            ],
        ));
    }
    if let Some(sale) = run.taken_back {
        basis.push(Note::new(
            "money-basis-taken-back",
            vec![("reference", Arg::Text(bench.reference(sale)))],
        ));
    }
    basis.extend(remarks(bench, run));
    if let Some(at) = run.doubt.filter(|_| state.alarms()) {
        let credit = &bench.pool.credits[at];
        // A payment that has a run of its own was more than that run; one of nearly the sum can lack a fee.
        let off = (credit.amount - run.expected).abs();
        let why = if run.outside {
            "money-basis-doubt-outside"
        } else if run.mixed {
            "money-basis-doubt-mixed"
        } else if bench.book.used[at] {
            "money-basis-doubt-over"
        } else if off * NEARLY <= run.expected {
            "money-basis-doubt-near"
        } else {
            "money-basis-doubt"
        };
        basis.push(Note::new(
            why,
            vec![
                ("row", Arg::Count(credit.at.row as usize)),
                ("day", Arg::Day(credit.day)),
                ("amount", Arg::Money(bench.money(credit.came()))),
            ],
        ));
    }
    // The references of explanations; equal sets are one.
    let mut alternatives: Vec<Vec<String>> = Vec::new();
    if run.explanations.len() > 1 {
        alternatives = run
            .explanations
            .iter()
            .map(|set| set.iter().map(|s| bench.reference(*s)).collect())
            .collect();
    } else if (run.doubt.is_some() && state.alarms()) || run.round {
        // What is called unpaid, or none of it: the loose payment can be a part of this money, a round sum a charge.
        let unpaid = |s: &&usize| match bench.states[**s] {
            State::Missing => true,
            State::Late => run.outside,
            _ => false,
        };
        let named: Vec<String> =
            run.sales.iter().filter(unpaid).map(|s| bench.reference(*s)).collect();
        if !named.is_empty() {
            alternatives = vec![named, Vec::new()];
        }
    }
    Run {
        due: run.due,
        trade_days: run.days,
        terminal,
        part,
        count: run.sales.len(),
        gross: bench.money(gross),
        fee: bench.money(fee),
        expected: bench.money(expected),
        paid: bench.money(paid - kept),
        difference: bench.money(paid - run.expected),
        paid_on,
        state,
        credits: places(bench, &credits),
        sales: run.sales.iter().map(|s| bench.pool.sales[*s].at).collect(),
        alternatives,
        basis,
    }
}

/// What the payer kept of the payments of a run as a charge; of one that pays several runs the last bears it.
fn kept(bench: &Bench<'_>, run: &Group, credits: &[usize]) -> i64 {
    let of = |credit: &usize| bench.pool.credits[*credit].kept;
    let last = |credit: &&usize| {
        let mut others = bench.book.runs.iter().filter(|r| r.credits.contains(*credit));
        others.next_back().is_none_or(|last| std::ptr::eq(last, run))
    };
    credits.iter().filter(|c| of(c) > 0).filter(last).map(of).sum()
}

fn remarks(bench: &Bench<'_>, run: &Group) -> Vec<Note> {
    let mut out = Vec::new();
    if run.fee_short {
        out.push(Note::plain("money-basis-fee-share"));
    }
    if run.carried {
        out.push(Note::plain("money-basis-carried"));
    }
    if run.with_refunds && !run.credits.is_empty() {
        out.push(Note::plain("money-basis-with-refunds"));
    }
    if run.round {
        out.push(Note::plain("money-basis-round"));
    }
    let several = run.explanations.len() > 1;
    out.extend(
        run.open_because().filter(|_| several || run.unknown || run.strange_way).map(Note::plain),
    );
    if run.duplicate {
        out.push(Note::plain("money-basis-duplicate"));
    }
    if run.open_start && run.paid > run.expected {
        out.push(Note::plain("money-basis-open-start"));
    }
    if run.open_end && run.paid > run.expected {
        out.push(Note::plain("money-basis-open-end"));
    }
    if run.combined {
        out.push(Note::plain("money-basis-combined"));
    }
    if run.is_one_or_none() && run.open_because().next().is_none() {
        out.extend(
            (!run.round && run.taken_back.is_none()).then(|| Note::plain("money-basis-one")),
        );
    } else if several && run.open_because().next().is_none() {
        out.push(Note::new(
            "money-basis-several",
            vec![("count", Arg::Count(run.explanations.len()))],
        ));
    } else if run.explanations.is_empty()
        && run.taken_back.is_none()
        // Where each sale is paid by itself, the sales that lack their money are the explanation.
        && bench.learned.payout.shape != Shape::PerSale
        && !run.credits.is_empty()
        && run.paid < run.expected
        && !run.fee_short
    {
        out.push(Note::plain("money-basis-unexplained"));
    }
    out
}
