//! Moving on: where to, whose ladder, what is ready and what is missing; early needs a reason, back is possible.

use super::{act, road};
use crate::action::Action;
use crate::form::edit::Edit;
use crate::form::field::Choice;
use crate::model::{Model, Notice};
use crate::msg::{Done, Effect};
use crate::screen::case::stage_id;
use crate::sheet::{Sheet, Then};
use recourse_core::args;
use recourse_core::case::event::Event;
use recourse_core::case::stage::{Stage, StageMoved};
use recourse_core::road::{ladder, missing_for, readiness};

/// Where to; the stage after this one is chosen, as far as the diagnosis says which it is.
pub fn pick(model: &mut Model, id: &str) -> Vec<Effect> {
    let Some(case) = model.case(id) else { return vec![] };
    let stages: Vec<Stage> =
        Stage::ALL.into_iter().filter(|s| *s != case.stage && *s != Stage::Triage).collect();
    let onward = ladder::onward(case, case.stage);
    let later = || stages.iter().position(|s| *s > case.stage);
    let at = onward.and_then(|to| stages.iter().position(|s| *s == to)).or_else(later);
    let rows = stages
        .iter()
        .map(|s| Choice { value: s.word().to_string(), label: model.text(stage_id(*s)) })
        .collect();
    let title = model.text("tui-which-stage");
    let then = Then::PickStage(id.to_string());
    model.sheet = Some(Sheet::Pick { title, rows, at: at.unwrap_or(0), then });
    vec![]
}

/// Bank and platform may stand at different rungs: whose ladder moves.
fn whose(model: &mut Model, id: &str, to: Stage) -> Vec<Effect> {
    let Some(case) = model.case(id) else { return vec![] };
    let mut rows = vec![Choice { value: String::new(), label: model.text("screens-whole-case") }];
    rows.extend(
        case.respondents().map(|p| Choice { value: p.now.id.clone(), label: p.name().to_string() }),
    );
    if rows.len() < 3 || to == Stage::Closed {
        return ask(model, id, to, None);
    }
    let title = model.text("screens-whose-stage");
    let then = Then::Whose(id.to_string(), to);
    model.sheet = Some(Sheet::Pick { title, rows, at: 0, then });
    vec![]
}

/// Before a move: what is ready, what is missing, and why now.
pub fn ask(model: &mut Model, id: &str, to: Stage, obligor: Option<String>) -> Vec<Effect> {
    if to == Stage::Closed && obligor.is_none() {
        return road::in_case(model, Action::CloseCase, id);
    }
    let Some(case) = model.case(id) else { return vec![] };
    let who = obligor.as_deref();
    let ladders = recourse_core::road::ladders(case);
    let own = ladders.iter().find(|l| Some(l.obligor.as_str()) == who).map(|l| l.stage);
    let from = own.unwrap_or(case.stage);
    let missing = missing_for(case, to, who);
    let mut asked: Vec<String> = Vec::new();
    if to > from {
        asked.extend(readiness(case, from, who).into_iter().map(|r| r.need));
        let more = missing.iter().filter(|m| !asked.contains(m)).cloned();
        let more: Vec<String> = more.collect();
        asked.extend(more);
    }
    let mut lines: Vec<String> = asked
        .iter()
        .map(|need| {
            let ready = recourse_core::case::needs::has_against(case, need, who);
            let mark = match (ready, case.waives(need, from)) {
                (true, _) => "tui-mark-have",
                (false, true) => "screens-mark-waived",
                _ => "tui-mark-lacking",
            };
            format!("{} {}", model.text(mark), model.text(&format!("core-missing-{need}")))
        })
        .collect();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(model.text(if missing.is_empty() { "tui-stage-ready" } else { "tui-stage-early" }));
    let name = model.text(stage_id(to));
    let to_text = match who {
        Some(id) => format!("{}: {name}", case.party_name(id)),
        None => name,
    };
    model.sheet = Some(Sheet::Ask {
        title: model.locale.fill("tui-stage-ask", args![to = to_text]),
        lines,
        reason: Some(Edit::line("")),
        yes: "tui-do-move-stage",
        at: 0,
        then: Then::Stage { case: id.to_string(), to, missing, obligor },
    });
    vec![]
}

/// An answer of these sheets.
pub fn answer(model: &mut Model, then: Then, value: &str, reason: Option<String>) -> Vec<Effect> {
    match then {
        Then::PickStage(case) => match Stage::parse(value) {
            Some(to) => whose(model, &case, to),
            None => vec![],
        },
        Then::Whose(case, to) => {
            let obligor = Some(value.to_string()).filter(|v| !v.is_empty());
            ask(model, &case, to, obligor)
        }
        Then::Stage { case, to, missing, obligor } => {
            if !missing.is_empty() && reason.is_none() {
                model.notice = Some(Notice::Hint(model.text("tui-reason-needed")));
                return ask(model, &case, to, obligor);
            }
            let event = Event::StageMoved(StageMoved { to, obligor, missing, reason });
            let name = model.text(stage_id(to));
            act::record(case, event, Done::Entry("tui-done-stage", name))
        }
        _ => vec![],
    }
}
