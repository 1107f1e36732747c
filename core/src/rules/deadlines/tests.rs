use super::*;
use crate::case::Case;
use crate::case::Line;
use crate::case::contact::{Channel, ContactLogged, Direction};
use crate::case::event::{CaseOpened, DateStated, DeadlineSet, Event};
use crate::case::exhibit::{ExhibitAdded, ExhibitKind};
use crate::case::party::PartySet;
use crate::hash::Hash;
use crate::locale::Lang;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn stated(kind: &'static str, date: &str) -> Fact {
    Fact::stated(kind, day(date))
}

/// A case about sales of 2026-03-09, opened on 2026-03-12, with a bank P02 and a platform P03.
fn case() -> Case {
    let mut case = Case::new("0".repeat(32));
    tell(
        &mut case,
        Event::CaseOpened(CaseOpened {
            no: "RC-2026-001".into(),
            currency: "CNY".into(),
            jurisdiction: "CN".into(),
            amount_minor: Some(1_000_000),
            from: Some(day("2026-03-09")),
            to: None,
            title: None,
        }),
    );
    for (id, role, name) in [
        ("P02", Role::Bank, "江州银行"),
        ("P03", Role::Platform, "蓝鲸付"),
        ("P04", Role::Regulator, "监管局"),
    ] {
        tell(
            &mut case,
            Event::PartySet(PartySet {
                id: id.into(),
                role,
                jointly_liable: None,
                name: Some(name.into()),
                credit_code: None,
                address: None,
                phone: None,
                person: None,
                account_tail: None,
                merchant_no: None,
                bank_name: None,
            }),
        );
    }
    case
}

fn tell(case: &mut Case, event: Event) {
    let seq = case.lines.len() as u64 + 1;
    case.apply(Line {
        seq,
        at: "2026-03-12T02:00:00.000Z".into(),
        actor: "owner".into(),
        hash: Hash::of(&[]),
        event,
    });
}

fn contact(with: &str, channel: Channel, on: &str) -> ContactLogged {
    ContactLogged {
        no: 1,
        with: with.into(),
        channel,
        direction: Direction::Out,
        occurred_at: format!("{on}T10:00:00+08:00").parse().unwrap(),
        claimed_payment: false,
        reached_at: None,
        promise_by: None,
        evidence: Vec::new(),
        minutes: None,
        agent: None,
        ticket: None,
        said: None,
        promise: None,
        reached_basis: None,
        number: None,
    }
}

fn log(case: &mut Case, contact: ContactLogged) {
    let no = case.next_contact();
    tell(case, Event::ContactLogged(ContactLogged { no, ..contact }));
}

fn find<'a>(list: &'a [Deadline], rule: &str, obligor: Option<&str>) -> &'a Deadline {
    list.iter()
        .find(|d| d.rule == rule && d.obligor.as_deref() == obligor)
        .unwrap_or_else(|| panic!("no {rule} against {obligor:?}"))
}

fn limitation(case: &Case, obligor: &str) -> Deadline {
    let list = super::super::deadlines_of(case, day("2026-11-22"));
    find(&list, "CN-LIM-3Y", Some(obligor)).clone()
}

#[test]
fn a_date_is_enough_for_deadlines_to_appear() {
    let list = super::super::deadlines_of(&case(), day("2026-03-12"));
    let bank = find(&list, "CN-LIM-3Y", Some("P02"));
    // Sold on Monday, due on Tuesday (T+1), knowable on Wednesday 11 March; 2029-03-11 is a Sunday.
    assert_eq!((bank.unrolled, bank.due), (Some(day("2029-03-11")), Some(day("2029-03-12"))));
    assert!(bank.provisional);
    assert_eq!(find(&list, "CN-EVID-CCTV-30D", None).act_by, Some(day("2026-03-29")));
    assert_eq!(find(&list, "CN-EVID-WECHAT-BILL-3M", None).due, Some(day("2026-06-09")));
    assert!(list.windows(2).all(|w| w[1].due.is_none() || w[0].due <= w[1].due));
}

#[test]
fn a_demand_moves_the_clock_of_the_obligor_it_reached_and_no_other() {
    let mut case = case();
    let before = limitation(&case, "P03");
    let mut letter = contact("P02", Channel::Letter, "2026-04-01");
    letter.claimed_payment = true;
    letter.reached_at = Some("2026-04-03T09:00:00+08:00".parse().unwrap());
    log(&mut case, letter);
    assert_eq!(limitation(&case, "P02").unrolled, Some(day("2029-04-03")));
    assert_eq!(limitation(&case, "P02").basis, ["C001"]);
    assert_eq!(limitation(&case, "P03"), before);
    case.parties.iter_mut().find(|p| p.now.id == "P03").unwrap().now.jointly_liable = Some(true);
    assert_eq!(limitation(&case, "P03").unrolled, Some(day("2029-04-03")));
}

#[test]
fn a_call_interrupts_only_with_claim_arrival_and_recording() {
    let start = limitation(&case(), "P02");
    let mut call = contact("P02", Channel::Phone, "2026-04-01");
    let with = |call: &ContactLogged, recording: bool| {
        let mut case = case();
        if recording {
            tell(
                &mut case,
                Event::ExhibitAdded(ExhibitAdded {
                    no: 1,
                    kind: ExhibitKind::Recording,
                    captured_at: None,
                    import_seq: None,
                    shows_card: None,
                    files: Vec::new(),
                    name: None,
                    title: None,
                    proves: None,
                    source: None,
                    original: None,
                    taken_by: None,
                }),
            );
        }
        let evidence = if recording { vec![1] } else { Vec::new() };
        log(&mut case, ContactLogged { evidence, ..call.clone() });
        let d = limitation(&case, "P02");
        (d.unrolled, d.alternative)
    };
    assert_eq!(with(&call, true), (start.unrolled, None), "a question");
    call.claimed_payment = true;
    let alternative = Some(day("2029-04-02"));
    assert_eq!(with(&call, false), (start.unrolled, alternative), "2029-04-01 is a Sunday");
    assert_eq!(with(&call, true), (start.unrolled, alternative), "no arrival basis");
    call.reached_basis = Some("客服报了工号".into());
    assert_eq!(with(&call, false), (start.unrolled, alternative), "no recording");
    assert_eq!(with(&call, true), (Some(day("2029-04-01")), None));
}

#[test]
fn a_complaint_to_the_regulator_moves_the_alternative_alone() {
    let mut case = case();
    let before = limitation(&case, "P02");
    log(&mut case, contact("P04", Channel::Portal, "2026-05-06"));
    let after = limitation(&case, "P02");
    assert_eq!(after.unrolled, before.unrolled);
    assert_eq!(after.alternative, Some(day("2029-05-07")), "2029-05-06 is a Sunday");
    let list = super::super::deadlines_of(&case, day("2026-05-07"));
    assert!(find(&list, "CN-NFRA-TRANSFER-7WD", None).verify);
}

#[test]
fn an_answer_closes_what_it_answers_and_a_new_complaint_opens_it_again() {
    let mut case = case();
    log(&mut case, contact("P02", Channel::Letter, "2026-03-26"));
    let today = day("2026-03-27");
    let list = super::super::deadlines_of(&case, today);
    let due = find(&list, "CN-NFRA-BANK-15D", Some("P02"));
    assert_eq!((due.due, due.nature), (Some(day("2026-04-10")), Nature::Estimate));
    assert_eq!(due.suggest_stage.as_deref(), Some("regulator"));
    let mut answer = contact("P02", Channel::Letter, "2026-04-02");
    answer.direction = Direction::In;
    log(&mut case, answer);
    let today = day("2026-04-21");
    let open = |case: &Case| {
        let list = super::super::deadlines_of(case, today);
        list.iter().find(|d| d.rule == "CN-NFRA-BANK-15D").map(|d| d.due)
    };
    assert_eq!(open(&case), None);
    log(&mut case, contact("P02", Channel::Letter, "2026-04-20"));
    assert_eq!(open(&case), Some(Some(day("2026-05-06"))), "Labour Day holiday until 5 May");
}

#[test]
fn a_mail_that_only_says_an_answer_will_follow_closes_nothing() {
    use crate::case::letter::{AnswerReceived, Position};
    let mut case = case();
    log(&mut case, contact("P02", Channel::Letter, "2026-03-26"));
    let mut mail = contact("P02", Channel::Email, "2026-03-30");
    mail.direction = Direction::In;
    log(&mut case, mail);
    let open = |case: &Case| {
        let list = super::super::deadlines_of(case, day("2026-04-01"));
        list.iter().any(|d| d.rule == "CN-NFRA-BANK-15D")
    };
    assert!(open(&case), "a mail by itself decides nothing");
    let answer = |no, position| {
        Event::AnswerReceived(AnswerReceived {
            no,
            from: "P02".into(),
            occurred_at: "2026-03-30T10:00:00+08:00".parse().unwrap(),
            letter_no: None,
            contact_no: Some(2),
            evidence: Vec::new(),
            position: Some(position),
            said: None,
        })
    };
    tell(&mut case, answer(1, Position::Asks));
    assert!(open(&case), "they asked for time");
    tell(&mut case, answer(2, Position::Denies));
    assert!(!open(&case), "said to be their decision");
    let list = super::super::deadlines_of(&case, day("2026-04-01"));
    assert_eq!(find(&list, "CN-NFRA-REVIEW-30D", Some("P02")).due, Some(day("2026-04-29")));
}

#[test]
fn each_office_has_the_times_of_that_office() {
    let listed = |name: &str| {
        let mut case = case();
        let of = case.parties.iter_mut().find(|p| p.now.id == "P04").unwrap();
        of.now.name = Some(name.into());
        log(&mut case, contact("P04", Channel::Portal, "2026-03-26"));
        let list = super::super::deadlines_of(&case, day("2026-03-27"));
        let mut rules: Vec<String> = list.into_iter().map(|d| d.rule).collect();
        rules.retain(|r| ["CN-NFRA", "CN-PBOC", "CN-PCAC"].iter().any(|o| r.starts_with(o)));
        rules
    };
    assert_eq!(listed("国家金融监督管理总局江州监管分局"), ["CN-NFRA-TRANSFER-7WD"]);
    assert_eq!(listed("中国人民银行江州市分行"), ["CN-PBOC-BRANCH-7WD"]);
    assert_eq!(listed("中国支付清算协会"), ["CN-PCAC-5WD", "CN-PCAC-30WD"]);
    assert!(listed("江州市市场监督管理局").is_empty());
    // A direct demand to the platform is none of the PBoC's: no clock of theirs starts.
    let mut case = case();
    log(&mut case, contact("P03", Channel::Letter, "2026-03-26"));
    let list = super::super::deadlines_of(&case, day("2026-03-27"));
    assert!(list.iter().all(|d| d.rule != "CN-PBOC-INST-15D"));
}

#[test]
fn of_three_only_those_marked_stand_for_each_other() {
    let joint = |ids: &[&str]| {
        let mut case = bare();
        case.facts = vec![stated("knew_damage_and_obligor", "2026-03-11")];
        let of = |id: &str, facts| ObligorFacts {
            id: id.into(),
            name: id.into(),
            role: Role::Bank,
            jointly_liable: ids.contains(&id),
            facts,
        };
        let demand = vec![stated("demand_reached", "2026-04-03")];
        case.obligors = vec![of("P02", demand), of("P03", vec![]), of("P05", vec![])];
        let list = deadlines(&case, RulePack::find("CN").unwrap(), day("2026-05-01"));
        ["P02", "P03", "P05"]
            .map(|id| find(&list, "CN-LIM-3Y", Some(id)).unrolled.unwrap().to_string())
    };
    assert_eq!(joint(&["P02"]), ["2029-04-03", "2029-03-11", "2029-03-11"]);
    assert_eq!(joint(&["P02", "P03"]), ["2029-04-03", "2029-04-03", "2029-03-11"]);
}

#[test]
fn what_has_not_happened_yet_moves_nothing() {
    let mut case = bare();
    case.facts = vec![stated("knew_damage_and_obligor", "2026-03-11")];
    case.obligors[0].facts = vec![stated("suit_filed", "2027-01-04")];
    let on = |today: &str| {
        let list = deadlines(&case, RulePack::find("CN").unwrap(), day(today));
        find(&list, "CN-LIM-3Y", Some("P02")).status
    };
    assert_eq!((on("2026-11-28"), on("2027-01-04")), (Status::Running, Status::Held));
}

#[test]
fn warnings_go_by_the_cautious_day_where_that_is_earlier() {
    let mut case = bare();
    case.facts = vec![
        stated("settlement_due_date", "2023-11-02"),
        stated("knew_damage_and_obligor", "2025-06-01"),
    ];
    let list = deadlines(&case, RulePack::find("CN").unwrap(), day("2026-10-01"));
    let clock = find(&list, "CN-LIM-3Y", Some("P02"));
    assert_eq!(clock.cautious, Some(day("2026-11-03")));
    assert_eq!(clock.warn_days().last(), Some(&day("2026-11-03")));
}

#[test]
fn noticing_the_loss_later_does_not_lose_the_clock() {
    let mut case = case();
    tell(
        &mut case,
        Event::DateStated(DateStated {
            kind: "knew_damage".into(),
            on: day("2026-03-20"),
            obligor: None,
            withdrawn: false,
            evidence: vec![],
            note: None,
        }),
    );
    assert_eq!(limitation(&case, "P02").unrolled, Some(day("2029-03-20")));
}

#[test]
fn a_promise_is_a_deadline_of_its_own() {
    let mut case = case();
    let mut call = contact("P03", Channel::Phone, "2026-03-26");
    call.promise_by = Some(day("2026-03-31"));
    call.promise = Some("书面答复".into());
    log(&mut case, call);
    let list = super::super::deadlines_of(&case, day("2026-03-26"));
    let promise = find(&list, "promise:C001", Some("P03"));
    assert_eq!((promise.days_left, promise.nature), (Some(5), Nature::Promise));
    let zh = Locale::new(Lang::Zh);
    assert_eq!(promise.label(&zh), "书面答复（对蓝鲸付）");
    assert_eq!(promise.basis(&zh), "通话 C001 的承诺");
}

fn bare() -> CaseFacts {
    CaseFacts {
        jurisdiction: "CN".into(),
        obligors: vec![ObligorFacts {
            id: "P02".into(),
            name: "江州银行".into(),
            role: Role::Bank,
            jointly_liable: false,
            facts: Vec::new(),
        }],
        ..CaseFacts::default()
    }
}

#[test]
fn what_is_missing_is_named() {
    let cn = RulePack::find("CN").unwrap();
    let list = deadlines(&bare(), cn, day("2026-11-22"));
    assert_eq!(list.len(), 1);
    assert_eq!(list[0].status, Status::Unknown);
    assert_eq!(
        list[0].basis(&Locale::new(Lang::Zh)),
        "算不出来，因为还缺：知道款项未到账、知道应由谁付款"
    );
    let mut case = bare();
    case.facts = vec![stated("trade_date", "2026-03-09")];
    case.obligors[0].role = Role::Platform;
    let list = deadlines(&case, cn, day("2026-03-09"));
    assert_eq!(find(&list, "CN-SETTLE-CONTRACT", Some("P02")).missing, ["period"]);
    case.lengths.insert(
        "CN-SETTLE-CONTRACT".into(),
        Period::new(1, super::super::period::Unit::WorkingDay),
    );
    let list = deadlines(&case, cn, day("2026-03-09"));
    assert_eq!(find(&list, "CN-SETTLE-CONTRACT", Some("P02")).due, Some(day("2026-03-10")));
}

#[test]
fn an_unverified_rule_never_leads_today() {
    let mut case = bare();
    case.facts = vec![stated("settlement_due_date", "2026-03-10")];
    case.obligors[0].facts = vec![stated("complaint_received_by_bank", "2026-03-26")];
    let list = deadlines(&case, RulePack::find("CN").unwrap(), day("2026-04-01"));
    assert_eq!(list[0].rule, "CN-NFRA-BANK-15D");
    assert_eq!(most_urgent(&list).unwrap().rule, "CN-LIM-3Y");
}

#[test]
fn overdue_stays_on_top_until_acknowledged() {
    let mut case = bare();
    case.obligors[0].facts = vec![
        stated("judgment_served", "2026-03-02"),
        stated("knew_damage_and_obligor", "2023-01-05"),
    ];
    let cn = RulePack::find("CN").unwrap();
    let today = day("2026-03-10");
    let list = deadlines(&case, cn, today);
    assert_eq!((list[0].rule.as_str(), list[0].overdue()), ("CN-LIM-3Y", true));
    case.settled = vec![Settled {
        deadline: "CN-LIM-3Y".into(),
        obligor: Some("P02".into()),
        done: false,
        on: None,
    }];
    let list = deadlines(&case, cn, today);
    assert!(list.iter().any(|d| d.rule == "CN-LIM-3Y" && d.acknowledged && !d.overdue()));
    assert_eq!(most_urgent(&list).unwrap().rule, "CN-APPEAL-JUDGMENT-15D");
    case.settled[0].done = true;
    assert!(deadlines(&case, cn, today).iter().all(|d| d.rule != "CN-LIM-3Y"));
}

#[test]
fn a_date_by_hand_falls_back_when_its_source_changes() {
    let mut case = bare();
    case.obligors[0].facts = vec![stated("knew_damage_and_obligor", "2023-06-15")];
    case.by_hand = vec![ByHand {
        deadline: "CN-LIM-3Y".into(),
        obligor: Some("P02".into()),
        due: day("2026-06-01"),
        computed: Some(day("2026-06-15")),
        person: "李慧".into(),
        reason: "留两周".into(),
    }];
    let cn = RulePack::find("CN").unwrap();
    let today = day("2026-03-10");
    let d = deadlines(&case, cn, today).remove(0);
    assert_eq!((d.due, d.days_left, d.needs_review), (Some(day("2026-06-01")), Some(83), false));
    case.obligors[0].facts.push(stated("demand_reached", "2026-03-02"));
    let d = deadlines(&case, cn, today).remove(0);
    assert_eq!((d.due, d.needs_review), (Some(day("2029-03-02")), true));
}

#[test]
fn evidence_gone_before_the_case_was_opened_is_not_counted_down() {
    let mut case = bare();
    case.facts = vec![stated("footage_recorded", "2026-01-05"), stated("trade_date", "2026-01-05")];
    let cn = RulePack::find("CN").unwrap();
    let has = |case: &CaseFacts| {
        deadlines(case, cn, day("2026-03-12")).iter().any(|d| d.rule == "CN-EVID-CCTV-30D")
    };
    assert!(has(&case));
    case.opened_on = Some(day("2026-03-12"));
    assert!(!has(&case));
}

#[test]
fn dates_lengths_and_hand_set_days_of_the_log_reach_the_clocks() {
    let mut case = case();
    let judgment = DateStated {
        kind: "judgment_served".into(),
        on: day("2026-09-16"),
        obligor: None,
        withdrawn: false,
        evidence: Vec::new(),
        note: None,
    };
    tell(&mut case, Event::DateStated(judgment.clone()));
    let set = |rule: &str, obligor: Option<&str>| DeadlineSet {
        deadline: rule.into(),
        obligor: obligor.map(Into::into),
        due: None,
        computed: None,
        length: None,
        unit: None,
        reason: Some("合同第 5 条".into()),
    };
    let mut cycle = set("CN-SETTLE-CONTRACT", None);
    (cycle.length, cycle.unit) = (Some(2), Some("working_day".into()));
    tell(&mut case, Event::DeadlineSet(cycle));
    let mut appeal = set("CN-APPEAL-JUDGMENT-15D", None);
    (appeal.due, appeal.computed) = (Some(day("2026-09-28")), Some(day("2026-10-08")));
    tell(&mut case, Event::DeadlineSet(appeal));
    let list = super::super::deadlines_of(&case, day("2026-09-17"));
    assert_eq!(find(&list, "CN-APPEAL-JUDGMENT-15D", None).due, Some(day("2026-09-28")));
    assert_eq!(find(&list, "CN-SETTLE-CONTRACT", Some("P03")).due, Some(day("2026-03-11")));
    tell(&mut case, Event::DateStated(DateStated { withdrawn: true, ..judgment }));
    let list = super::super::deadlines_of(&case, day("2026-09-17"));
    assert!(list.iter().all(|d| d.rule != "CN-APPEAL-JUDGMENT-15D"));
}
