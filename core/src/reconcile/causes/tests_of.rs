//! One test per cause: a score from what the scene shows, with the rows for and against in words.

use super::super::{Arg, Note};
use super::scene::Scene;
use super::{CauseKind, Draft};

/// All causes tested against a scene.
pub(super) fn all(scene: &Scene) -> Vec<Draft> {
    let mut drafts = if scene.fee_runs > 0
        && scene.share == 1000
        && !scene.late
        && scene.fee_rate.is_some()
        && share_only(scene)
    {
        vec![agreement(scene)]
    } else {
        vec![
            upgrade(scene),
            network(scene),
            bank(scene),
            terminal(scene),
            agreement(scene),
            platform(scene),
            risk(scene),
            misdirected(scene),
        ]
    };
    for draft in &mut drafts {
        // A cause of a part of what is missing counts for less than one of all of it.
        draft.score = draft.score * (500 + scene.share / 2) / 1000;
    }
    drafts
}

/// The scene is the one of runs short by a share: its sales arrived.
fn share_only(scene: &Scene) -> bool {
    scene.in_whole_runs == 0
}

fn share(part: usize, whole: usize) -> u32 {
    (part * 1000 / whole.max(1)) as u32
}

fn hours(scene: &Scene) -> i64 {
    (scene.window.1 - scene.window.0).num_hours()
}

fn counted(id: &'static str, part: usize, whole: usize) -> Note {
    Note::new(id, vec![("part", Arg::Count(part)), ("whole", Arg::Count(whole))])
}

/// What another account in the rows of all unpaid sales is worth.
const ELSEWHERE: u32 = 940;

/// All terminals and channels, one stretch of time.
fn upgrade(scene: &Scene) -> Draft {
    let precision = share(scene.unpaid.len(), scene.inside);
    let (mut supports, mut against) = (Vec::new(), Vec::new());
    let mut score = precision * 88 / 100;
    supports.push(counted("money-for-window", scene.unpaid.len(), scene.inside));
    if precision < 900 {
        against.push(counted(
            "money-against-paid-inside",
            scene.inside - scene.unpaid.len().min(scene.inside),
            scene.inside,
        ));
    }
    if scene.terminals < scene.terminals_around || scene.channels < scene.channels_around {
        score = score * 70 / 100;
        against.push(Note::plain("money-against-only-part"));
    } else if scene.terminals_around > 1 {
        score += 20;
        supports.push(counted("money-for-all-terminals", scene.terminals, scene.terminals_around));
    }
    if scene.resumed > 0 {
        supports.push(counted("money-for-resumed", scene.resumed, scene.resumed));
    } else {
        score = score * 75 / 100;
        against.push(Note::plain("money-against-not-resumed"));
    }
    if scene.unpaid.len() < 3 {
        score = score * 40 / 100;
        against.push(Note::plain("money-against-few"));
    } else if hours(scene) < 6 {
        score = score * 75 / 100;
        against.push(Note::plain("money-against-short-window"));
    }
    for source in &scene.notices {
        score += 80;
        supports.push(Note::new("money-for-notice", vec![("source", Arg::Text(source.clone()))]));
    }
    if scene.late {
        score = score * 70 / 100;
    }
    Draft { cause: CauseKind::UpgradeWindow, score: score.min(950), supports, against }
}

/// Everything for some hours, within a run whose other sales came.
fn network(scene: &Scene) -> Draft {
    let precision = share(scene.unpaid.len(), scene.inside);
    let partly = scene.unpaid.len() - scene.in_whole_runs;
    let (mut supports, mut against) =
        (vec![counted("money-for-window", scene.unpaid.len(), scene.inside)], Vec::new());
    let mut score = precision * 80 / 100;
    if hours(scene) > 12 {
        score = score * 25 / 100;
        against.push(Note::plain("money-against-long-window"));
    }
    if partly > 0 {
        supports.push(counted("money-for-part-of-run", partly, scene.unpaid.len()));
    } else {
        score = score * 30 / 100;
        against.push(Note::plain("money-against-whole-runs"));
    }
    if scene.unpaid.len() < 2 {
        score = score * 40 / 100;
        against.push(Note::plain("money-against-few"));
    }
    if scene.late {
        score = score * 60 / 100;
    }
    Draft { cause: CauseKind::NetworkGap, score, supports, against }
}

/// Whole runs of one or two due days, best where the account shows no other row that day.
fn bank(scene: &Scene) -> Draft {
    let whole = share(scene.in_whole_runs, scene.unpaid.len());
    let (mut supports, mut against) = (Vec::new(), Vec::new());
    let mut score = whole * 80 / 100;
    if scene.in_whole_runs > 0 {
        supports.push(counted("money-for-whole-runs", scene.in_whole_runs, scene.unpaid.len()));
    } else {
        against.push(Note::plain("money-against-no-whole-run"));
    }
    if scene.busy_due_days > 0 {
        score = score * 55 / 100;
        against.push(counted("money-against-busy-account", scene.busy_due_days, scene.due_days));
    } else {
        supports.push(Note::plain("money-for-quiet-account"));
    }
    if scene.due_days > 2 {
        score = score * 65 / 100;
        against.push(counted("money-against-many-days", scene.due_days, scene.due_days));
    }
    if scene.late {
        score = score * 115 / 100;
        supports.push(Note::plain("money-for-came-later"));
    } else {
        score = score * 85 / 100;
    }
    if scene.constant_lag.is_some() {
        score = score * 40 / 100;
    }
    Draft { cause: CauseKind::BankOutage, score, supports, against }
}

/// One terminal from a day on, the others paid.
fn terminal(scene: &Scene) -> Draft {
    let name = scene.terminal.clone().unwrap_or_default();
    let one = scene.terminals == 1 && scene.terminals_around > 1 && !name.is_empty();
    let (mut supports, mut against) = (Vec::new(), Vec::new());
    if !one {
        return Draft { cause: CauseKind::TerminalSetting, score: 0, supports, against };
    }
    let precision = share(scene.unpaid.len(), scene.inside_terminal);
    let mut score = precision * 90 / 100;
    supports.push(Note::new(
        "money-for-one-terminal",
        vec![
            ("terminal", Arg::Text(name)),
            ("part", Arg::Count(scene.unpaid.len())),
            ("whole", Arg::Count(scene.inside_terminal)),
        ],
    ));
    if scene.inside > scene.inside_terminal {
        supports.push(counted(
            "money-for-others-paid",
            scene.inside - scene.inside_terminal,
            scene.inside,
        ));
    } else {
        score = score * 70 / 100;
    }
    if scene.terminal_resumed > 0 {
        score = score * 85 / 100;
        against.push(counted(
            "money-against-terminal-resumed",
            scene.terminal_resumed,
            scene.terminal_resumed,
        ));
    }
    if scene.unpaid.len() < 3 {
        score = score * 60 / 100;
        against.push(Note::plain("money-against-few"));
    }
    Draft { cause: CauseKind::TerminalSetting, score, supports, against }
}

/// A constant share short or a constant extra lag.
fn agreement(scene: &Scene) -> Draft {
    let (mut supports, against) = (Vec::new(), Vec::new());
    let mut score = 0;
    if scene.fee_runs > 0 && share_only(scene) && !scene.late {
        score = 600 + (scene.fee_runs as u32 * 60).min(320);
        supports.push(Note::new(
            "money-for-constant-share",
            vec![
                ("count", Arg::Count(scene.fee_runs)),
                ("rate", Arg::Rate(scene.fee_rate.unwrap_or(0))),
            ],
        ));
    }
    if let Some(days) = scene.constant_lag {
        score = score.max(900);
        supports.push(Note::new(
            "money-for-constant-lag",
            vec![
                ("days", Arg::Count(days.unsigned_abs() as usize)),
                ("count", Arg::Count(scene.unpaid.len())),
            ],
        ));
    }
    Draft { cause: CauseKind::AgreementChange, score, supports, against }
}

/// One channel, the others paid.
fn platform(scene: &Scene) -> Draft {
    let name = scene.channel.clone().unwrap_or_default();
    let (mut supports, mut against) = (Vec::new(), Vec::new());
    if scene.channels != 1 || scene.channels_around < 2 || name.is_empty() {
        return Draft { cause: CauseKind::Platform, score: 0, supports, against };
    }
    let precision = share(scene.unpaid.len(), scene.inside_channel);
    let mut score = precision * 90 / 100;
    supports.push(Note::new(
        "money-for-one-channel",
        vec![
            ("channel", Arg::Text(name)),
            ("part", Arg::Count(scene.unpaid.len())),
            ("whole", Arg::Count(scene.inside_channel)),
        ],
    ));
    if scene.inside > scene.inside_channel {
        supports.push(counted(
            "money-for-others-paid",
            scene.inside - scene.inside_channel,
            scene.inside,
        ));
    } else {
        score = score * 70 / 100;
    }
    if scene.unpaid.len() < 3 {
        score = score * 60 / 100;
        against.push(Note::plain("money-against-few"));
    }
    Draft { cause: CauseKind::Platform, score, supports, against }
}

/// Single sales that stand out, while those around them were paid.
fn risk(scene: &Scene) -> Draft {
    let isolated = 1000 - share(scene.unpaid.len(), scene.inside.max(scene.unpaid.len())).min(1000);
    let odd = share(scene.conspicuous, scene.unpaid.len());
    let (mut supports, mut against) = (Vec::new(), Vec::new());
    let few = scene.unpaid.len() <= 8;
    let alone = scene.unpaid.len() == 1 && scene.in_whole_runs == 0;
    let mut score = if few && (isolated > 500 || alone) { odd * 85 / 100 } else { odd / 4 };
    // One or two sales alone while everything around them came: something about these sales, whatever their size.
    if scene.unpaid.len() <= 2 && (alone || isolated > 500) && scene.in_whole_runs == 0 {
        score = score.max(480);
        supports.push(counted(
            "money-for-alone",
            scene.unpaid.len(),
            scene.inside.max(scene.unpaid.len()),
        ));
    }
    if scene.conspicuous > 0 {
        supports.push(counted("money-for-conspicuous", scene.conspicuous, scene.unpaid.len()));
    } else {
        against.push(Note::plain("money-against-ordinary"));
    }
    if !few {
        against.push(Note::plain("money-against-many"));
    }
    if scene.in_whole_runs == scene.unpaid.len() && scene.unpaid.len() > 3 {
        score /= 3;
        against.push(Note::plain("money-against-whole-runs"));
    }
    Draft { cause: CauseKind::HeldByRiskControl, score, supports, against }
}

/// Whole runs from a day on, or sales the platform says it paid.
fn misdirected(scene: &Scene) -> Draft {
    let (mut supports, mut against) = (Vec::new(), Vec::new());
    let whole = share(scene.in_whole_runs, scene.unpaid.len());
    let mut score = if scene.late { 0 } else { whole * 60 / 100 };
    if scene.resumed == 0 && scene.due_days >= 2 {
        score = score * 135 / 100;
        supports.push(counted("money-for-never-again", scene.due_days, scene.due_days));
    } else if scene.resumed > 0 {
        score = score * 50 / 100;
        against.push(counted("money-against-resumed", scene.resumed, scene.resumed));
    }
    if scene.said_paid > 0 && !scene.late {
        score += 200;
        supports.push(counted("money-for-said-paid", scene.said_paid, scene.unpaid.len()));
    }
    if scene.elsewhere > 0 {
        // No other cause writes another account into the rows.
        score = score.max(share(scene.elsewhere, scene.unpaid.len()) * ELSEWHERE / 1_000);
        supports.insert(0, counted("money-for-elsewhere", scene.elsewhere, scene.unpaid.len()));
        return Draft { cause: CauseKind::Misdirected, score, supports, against };
    }
    Draft { cause: CauseKind::Misdirected, score: score.min(900), supports, against }
}
