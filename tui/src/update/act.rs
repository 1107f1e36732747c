//! Actions: what each does, from a key, the bar, or the palette.

use super::{copy, forms, item, stage, trust};
use crate::action::Action;
use crate::form::field::Choice;
use crate::form::{After, import, new_case, small};
use crate::model::views::{Go, StepRow};
use crate::model::{Job, Model, Notice};
use crate::msg::{Done, Effect, Target};
use crate::screen::{self, PAGES, Screen, What};
use crate::sheet::{Sheet, Then};
use recourse_core::args;
use recourse_core::case::contact::Struck;
use recourse_core::case::event::{DeadlineSettled, Event, Side};

/// Does an action here.
pub fn run(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        _ if action.is_page() => page(model, action),
        Action::Back => super::back(model),
        Action::Leave => super::back(model),
        Action::Quit => super::quit_or_back(model),
        Action::Help | Action::More => {
            let filter = crate::form::edit::Edit::line("");
            model.sheet = Some(Sheet::Palette { filter, at: 0 });
            vec![]
        }
        Action::SwitchLanguage => screen::settings::switch_language(model),
        Action::NewCase => {
            let form = new_case::open(model, Vec::new());
            forms::show(model, form)
        }
        Action::LogContact
        | Action::AddEvidence
        | Action::Export
        | Action::MoveStage
        | Action::BookRecovery
        | Action::Receipt
        | Action::ChooseInterest
        | Action::HandOver
        | Action::Diagnose
        | Action::Talk
        | Action::CallSheet
        | Action::WriteLetter
        | Action::ShowPlaybook
        | Action::BookCost
        | Action::ClaimFrom
        | Action::CopyCase
        | Action::MergeCase
        | Action::CloseCase
        | Action::ReopenCase
        | Action::Matrix => in_case(model, action),
        Action::GoStats => {
            model.stack.push(Screen::new(What::Stats));
            vec![]
        }
        Action::ShowRules => {
            model.stack.push(Screen::new(What::Rules));
            vec![]
        }
        Action::AdoptCalendar if model.snap.is_some() => forms::show(model, small::calendar(model)),
        Action::CheckRules => forms::show(model, small::check_rules()),
        Action::ShowProof => {
            model.stack.push(Screen::new(What::Detail(screen::detail::Detail::Proof)));
            vec![]
        }
        Action::AskStamp => vec![Effect::AskStamp],
        Action::TakeStamp => forms::show(model, small::take_stamp()),
        Action::Save => forms::save(model, After::Back),
        Action::SaveAttach => forms::save(model, After::Attach),
        Action::SaveAnother => forms::save(model, After::Another),
        Action::StepOn | Action::StepSkip | Action::StepBack => forms::step(model, action),
        Action::QuickCase => {
            let form = new_case::quick(model);
            forms::show(model, form)
        }
        Action::ToggleBrief => {
            if let Some(form) = model.form_mut() {
                form.brief = !form.brief;
                form.at = form.first();
            }
            model.screen_mut().area = 0;
            vec![]
        }
        Action::Cancel => super::cancel(model),
        Action::OpenDemo => open_demo(model),
        Action::OpenFolder => forms::show(model, small::folder()),
        Action::ImportPos => forms::show(model, import::open(Side::Pos)),
        Action::ImportBank => forms::show(model, import::open(Side::Bank)),
        Action::Recompute => vec![Effect::Reconcile],
        Action::CheckBook => start_check(model, Target::Book),
        Action::Backup if model.snap.is_some() => forms::show(model, small::backup(model)),
        Action::Verify => verify(model),
        Action::StartExport => screen::export::start(model),
        Action::ContinueDraft => continue_draft(model),
        Action::Toggle
        | Action::TickRow
        | Action::Change
        | Action::ShowEntry
        | Action::ShowWorking => on_row(model),
        other => here(model, other),
    }
}

/// Actions about the chosen thing of the screen.
fn here(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::NextStep => {
            let id = model.current_case().map(|c| c.id.clone());
            let step = id.and_then(|id| screen::case::steps(model, &id).next().cloned());
            match step {
                Some(step) => go(model, &step),
                None => hint(model, "tui-no-steps"),
            }
        }
        Action::ShowBasis => screen::reconcile::basis(model),
        Action::CaseFromRows => {
            let days = screen::reconcile::ticked(model, model.screen());
            if days.is_empty() {
                return hint(model, "tui-nothing-ticked");
            }
            super::rows::to_case(model, days)
        }
        Action::AddRows | Action::DecideRow | Action::FixPayout => money(model, action),
        Action::SettleDeadline => settle(model),
        Action::Erase
        | Action::ShowKey
        | Action::ProtectKey
        | Action::UnlockKey
        | Action::UnprotectKey
        | Action::RotateKey
        | Action::EncryptBook
        | Action::DecryptBook
        | Action::KeyLost => trust::run(model, action),
        Action::SetDeadline
        | Action::ConfirmDeadline
        | Action::StateDate
        | Action::JointLiability
        | Action::EnterDeadline
        | Action::AcknowledgeDeadline
        | Action::WithdrawDeadline
        | Action::ToCalendar => super::clocks::run(model, action),
        Action::CopyText if !matches!(model.screen().what, What::Letter(_) | What::Sheet(..)) => {
            copy::run(model)
        }
        Action::SelectText => {
            model.selecting = true;
            hint(model, "clocks-selecting")
        }
        Action::UseFiles => screen::browse::take(model),
        Action::ParentFolder => screen::browse::parent(model),
        Action::Void => item::void(model),
        Action::Redact => item::redact(model),
        Action::Restore => item::restore(model),
        Action::Amend => item::amend(model),
        other => super::road::here(model, other),
    }
}

/// Words about money on the reconciliation.
fn money(model: &mut Model, action: Action) -> Vec<Effect> {
    use crate::form::money;
    let form = match action {
        Action::AddRows => {
            let days = screen::reconcile::ticked(model, model.screen());
            if days.is_empty() {
                return hint(model, "tui-nothing-ticked");
            }
            money::add_rows(model, days)
        }
        Action::DecideRow => {
            let run = screen::reconcile::chosen(model, model.screen());
            run.filter(|r| !r.lacking.is_empty()).map(|r| money::decide(model, r))
        }
        _ => Some(money::payout(model)),
    };
    match form {
        Some(form) => forms::show(model, form),
        None => hint(
            model,
            if action == Action::AddRows {
                "money-no-open-case"
            } else {
                "money-nothing-to-decide"
            },
        ),
    }
}

pub(super) fn hint(model: &mut Model, id: &str) -> Vec<Effect> {
    model.hint(id);
    vec![]
}

/// To a page; the reconciliation is computed when it is first looked at.
pub fn page(model: &mut Model, action: Action) -> Vec<Effect> {
    let Some((_, _, what)) = PAGES.iter().find(|(_, a, _)| *a == action) else { return vec![] };
    let effects = forms::save_draft(model);
    let mut effects = effects;
    // Without a book only the first-run doors lie below.
    if model.snap.is_none() {
        model.stack.truncate(1);
        model.stack.push(Screen::new(what.clone()));
        super::nav::steady(model);
        return effects;
    }
    model.stack = vec![Screen::new(what.clone())];
    super::nav::steady(model);
    if *what == What::Reconcile && model.runs.is_none() {
        effects.push(Effect::Reconcile);
    }
    effects
}

/// Follows a next step.
pub fn go(model: &mut Model, step: &StepRow) -> Vec<Effect> {
    let case = step.case.clone();
    match &step.go {
        Go::Contact(with) => forms::log_contact(model, &case, with.as_deref()),
        Go::Sheet(with) => {
            model.stack.push(Screen::new(What::Sheet(case, with.clone())));
            vec![]
        }
        Go::Letter(kind, to) => super::letter::open_letter(model, &case, &(*kind).into(), to),
        Go::Finished(no) => super::road::go_on(model, &case, *no),
        Go::Letters => page(model, Action::GoLetters),
        Go::Diagnosis(item) => super::diagnosis::open(model, &case, item.as_deref()),
        Go::Evidence(kind) => forms::evidence(model, &case, kind.as_deref()),
        Go::Describe(no) => {
            let found = model.case(&case).and_then(|c| Some((c, c.exhibit(*no)?)));
            let form = found.map(|(c, x)| crate::form::evidence::amend(model, c, x));
            form.map_or_else(Vec::new, |mut form| {
                form.at = form.fields.iter().position(|f| f.id == "source").unwrap_or(form.at);
                forms::show(model, form)
            })
        }
        Go::Piece(need) => super::road::piece(model, &case, need),
        Go::Stage(to, obligor) => stage::ask(model, &case, *to, obligor.clone()),
        Go::Close => super::road::in_case(model, Action::CloseCase, &case),
        Go::Export => export(model, &case),
        Go::Reconcile => page(model, Action::GoReconcile),
        Go::NewCase => run(model, Action::NewCase),
        Go::Deadlines => page(model, Action::GoDeadlines),
    }
}

/// Does something in the case one is at; asks which one where that is not clear.
fn in_case(model: &mut Model, action: Action) -> Vec<Effect> {
    if let Some(id) = model.current_case().map(|c| c.id.clone()) {
        return run_in(model, action, &id);
    }
    let rows: Vec<Choice> = model
        .open_cases()
        .map(|c| Choice { value: c.id.clone(), label: format!("{}  {}", c.no, c.title) })
        .collect();
    if rows.is_empty() {
        return hint(model, "tui-no-case-yet");
    }
    let title = model.text("tui-which-case");
    model.sheet = Some(Sheet::Pick { title, rows, at: 0, then: Then::InCase(action) });
    vec![]
}

fn run_in(model: &mut Model, action: Action, case: &str) -> Vec<Effect> {
    match action {
        Action::LogContact => {
            let with = match &model.screen().what {
                What::Deadlines => {
                    screen::deadlines::chosen(model, model.screen()).and_then(|d| d.obligor.clone())
                }
                _ => None,
            };
            forms::log_contact(model, case, with.as_deref())
        }
        Action::AddEvidence => forms::evidence(model, case, None),
        Action::Export => export(model, case),
        Action::MoveStage => stage::pick(model, case),
        Action::ChooseInterest => {
            let form = model.case(case).map(|c| crate::form::money::interest(model, c));
            form.map_or_else(Vec::new, |f| forms::show(model, f))
        }
        Action::Receipt => {
            let found = model.case(case).filter(|c| !c.exports.is_empty());
            match found.map(|c| crate::form::hand::receipt(model, c)) {
                Some(form) => forms::show(model, form),
                None => hint(model, "hand-nothing-went-out"),
            }
        }
        Action::HandOver => {
            let form = small::hand_over(model, case);
            forms::show(model, form)
        }
        Action::BookRecovery => {
            let form = model.case(case).map(|c| small::recovery(model, c));
            form.map_or_else(Vec::new, |f| forms::show(model, f))
        }
        other => super::road::in_case(model, other, case),
    }
}

fn export(model: &mut Model, case: &str) -> Vec<Effect> {
    let export = screen::export::Export {
        case: case.to_string(),
        receiver: 0,
        choices: crate::ops::export::Choices::default(),
        result: None,
    };
    model.stack.push(Screen::new(What::Export(export)));
    vec![]
}

fn verify(model: &mut Model) -> Vec<Effect> {
    let made = match &model.screen().what {
        What::Export(e) => e.result.as_ref().map(|r| r.path.clone()),
        _ => None,
    };
    match made {
        Some(path) if path.to_lowercase().ends_with(".age") => {
            forms::show(model, small::check(&path))
        }
        Some(path) => start_check(model, Target::Path(path)),
        None => forms::show(model, small::check("")),
    }
}

/// Starts a check beside the screen.
fn start_check(model: &mut Model, target: Target) -> Vec<Effect> {
    if model.job.is_some() {
        return hint(model, "tui-job-running");
    }
    let effect = Effect::Verify(target);
    started(model, &effect);
    vec![effect]
}

/// Remembers the job an effect starts.
pub fn started(model: &mut Model, effect: &Effect) {
    let name = match effect {
        Effect::Verify(_) => "tui-job-verify",
        Effect::Import { .. } | Effect::ReviewImport { .. } => "tui-job-import",
        Effect::AddExhibits { .. } => "tui-job-evidence",
        Effect::OpenDemo => "tui-job-demo",
        _ => return,
    };
    let stops = matches!(effect, Effect::AddExhibits { .. });
    model.job = Some(Job { name, progress: None, since: model.ms, stops, cancelling: false });
}

fn open_demo(model: &mut Model) -> Vec<Effect> {
    if model.is_demo() {
        return hint(model, "tui-demo-already");
    }
    started(model, &Effect::OpenDemo);
    vec![Effect::OpenDemo]
}

fn continue_draft(model: &mut Model) -> Vec<Effect> {
    let drafts = model.snap.as_deref().map(|s| s.drafts.clone()).unwrap_or_default();
    match drafts.as_slice() {
        [] => hint(model, "tui-no-drafts"),
        [only] => forms::continue_draft(model, only),
        _ => {
            let label = |d| forms::draft_words(model, d);
            let rows =
                drafts.iter().map(|d| Choice { value: d.key.clone(), label: label(d) }).collect();
            let title = model.text("tui-which-draft");
            model.sheet = Some(Sheet::Pick { title, rows, at: 0, then: Then::AnyDraft });
            vec![]
        }
    }
}

/// Enter on the chosen row of the first area.
fn on_row(model: &mut Model) -> Vec<Effect> {
    let area = model.screen().area;
    let areas = screen::areas(model, model.screen());
    let area = if area < areas.len() { area } else { 0 };
    if areas.get(area).copied().unwrap_or(0) == 0 {
        return hint(model, "tui-nothing-here");
    }
    let row = model.screen().row(area);
    screen::open(model, area, row)
}

fn settle(model: &mut Model) -> Vec<Effect> {
    let Some(d) = screen::deadlines::chosen(model, model.screen()).cloned() else { return vec![] };
    if d.settled {
        return hint(model, "tui-settled-already");
    }
    model.sheet = Some(Sheet::Ask {
        title: model.locale.fill("tui-settle-ask", args![what = d.label.as_str()]),
        lines: vec![model.text("tui-settle-means")],
        reason: Some(crate::form::edit::Edit::line("")),
        yes: "tui-do-settle-deadline",
        at: 0,
        then: Then::Settle(d.case, d.key, d.obligor),
    });
    vec![]
}

pub(super) fn record(case: String, event: Event, done: Done) -> Vec<Effect> {
    vec![Effect::Record { case: Some(case), events: vec![event], done, draft: None }]
}

/// An answer of a sheet.
pub fn answer(model: &mut Model, then: Then, value: &str) -> Vec<Effect> {
    let reason = Some(value.trim().to_string()).filter(|r| !r.is_empty());
    match then {
        Then::InCase(action) => run_in(model, action, value),
        Then::Draft(form) => {
            let key = form.draft_key();
            let drafts = model.snap.as_deref().map(|s| s.drafts.as_slice()).unwrap_or_default();
            let draft = drafts.iter().find(|d| Some(&d.key) == key.as_ref()).cloned();
            match draft.filter(|_| value == "tui-draft-continue") {
                Some(draft) => forms::continue_draft(model, &draft),
                None => {
                    model.stack.push(Screen::new(What::Form(*form)));
                    vec![]
                }
            }
        }
        Then::AnyDraft => {
            let drafts = model.snap.as_deref().map(|s| s.drafts.clone()).unwrap_or_default();
            let draft = drafts.into_iter().find(|d| d.key == value);
            draft.map_or_else(Vec::new, |d| forms::continue_draft(model, &d))
        }
        then @ (Then::PickStage(_) | Then::Whose(..) | Then::Stage { .. }) => {
            stage::answer(model, then, value, reason)
        }
        Then::Void(case, letter, no) => {
            if reason.is_none() {
                model.notice = Some(Notice::Hint(model.text("tui-reason-needed")));
                return item::void(model);
            }
            let struck = Struck { no, reason };
            let event = if letter == 'C' {
                Event::ContactVoided(struck)
            } else {
                Event::ExhibitVoided(struck)
            };
            record(case, event, Done::Entry("tui-done-voided", format!("{letter}{no:03}")))
        }
        then @ (Then::Sheet(_)
        | Then::Claim(_)
        | Then::CopyCase(_)
        | Then::PickMerge(_)
        | Then::Merge(..)
        | Then::Letter(_)
        | Then::SaveLetter(_)
        | Then::Waive(..)
        | Then::Reopen(_)) => super::road::answer(model, then, value, reason),
        Then::Rows(days) => super::rows::answer(model, days, value),
        Then::Mail(case, path) => super::dropped::chosen(model, case, path, value),
        Then::Actor => crate::screen::settings::picked_actor(model, value.to_string()),
        Then::NameActor if value.trim().is_empty() => {
            model.hint("hands-need-name");
            vec![]
        }
        Then::NameActor => vec![Effect::ChooseActor { who: value.to_string(), role: None }],
        Then::Erase(case) => trust::picked(model, &case, value),
        Then::Key(wish) => vec![Effect::Key(wish)],
        Then::State(case) => super::clocks::picked(model, &case, value),
        Then::Clock(asked, row) => super::clocks::answer(model, asked, *row, reason),
        Then::Settle(case, deadline, obligor) => {
            let event = Event::DeadlineSettled(DeadlineSettled {
                deadline,
                obligor,
                outcome: "done".into(),
                note: reason,
            });
            record(case, event, Done::Entry("tui-done-settled", String::new()))
        }
    }
}
