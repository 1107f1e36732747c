//! Every letter and playbook over three disputes: the bank is at fault, a terminal is misconfigured, the platform
//! withholds. Figures, gaps, references and the foot line are looked at, in both languages.
#![allow(clippy::unwrap_used)] // helpers of tests

use chrono::{DateTime, NaiveDate};
use recourse_core::case::contact::{Channel, ContactLogged, Direction};
use recourse_core::case::event::{
    AnswerReceived, CaseOpened, DiagnosisAnswered, Event, ObligorChanged, RecoveryBooked,
};
use recourse_core::case::exhibit::{ExhibitAdded, ExhibitKind, FileRef};
use recourse_core::case::letter::{LetterKind, Position};
use recourse_core::case::party::{PartySet, Role};
use recourse_core::case::road::Finding;
use recourse_core::case::stage::{Stage, StageMoved};
use recourse_core::case::voucher::{Voucher, VouchersAdded};
use recourse_core::case::{Case, Line};
use recourse_core::diagnosis::{self, Hop, Seen};
use recourse_core::hash::Hash;
use recourse_core::letter::{self, Composed};
use recourse_core::locale::{Lang, Locale};
use recourse_core::render::text::text;
use recourse_core::road::{self, Playbook};
use std::collections::BTreeMap;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<chrono::FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

fn put(case: &mut Case, event: Event) {
    case.admit(&event).unwrap();
    let seq = case.lines.last().map_or(0, |l| l.seq) + 1;
    let hash = Hash::of(seq.to_string().as_bytes());
    let written = "2026-03-26T02:00:00.000Z".into();
    case.apply(Line { seq, at: written, actor: "merchant".into(), hash, event });
}

fn party(id: &str, role: Role, name: &str, tail: Option<&str>) -> Event {
    Event::PartySet(PartySet {
        id: id.into(),
        role,
        jointly_liable: None,
        name: Some(name.into()),
        credit_code: None,
        address: Some("江州市解放路 1 号".into()),
        phone: None,
        person: None,
        account_tail: tail.map(Into::into),
        merchant_no: tail.map(|_| "898320158120001".into()),
        bank_name: tail.map(|_| "江州银行解放路支行".into()),
    })
}

fn contact(no: u32, with: &str, said: &str, promise: Option<(&str, &str)>) -> Event {
    Event::ContactLogged(ContactLogged {
        no,
        with: with.into(),
        channel: Channel::Phone,
        direction: Direction::Out,
        occurred_at: at(&format!("2026-03-1{no}T10:00:00+08:00")),
        claimed_payment: false,
        reached_at: None,
        promise_by: promise.map(|(_, by)| day(by)),
        evidence: vec![],
        minutes: None,
        agent: Some("工号 0618".into()),
        ticket: Some(format!("T{no:04}")),
        said: Some(said.into()),
        promise: promise.map(|(what, _)| what.into()),
        reached_basis: None,
        number: None,
    })
}

fn exhibit(no: u32, kind: ExhibitKind, title: &str) -> Event {
    let name = format!("f{no}.pdf");
    let sha256 = Hash::of(name.as_bytes());
    Event::ExhibitAdded(ExhibitAdded {
        no,
        kind,
        captured_at: None,
        import_seq: None,
        shows_card: None,
        files: vec![FileRef { name, sha256, size: 1 }],
        name: None,
        title: Some(title.into()),
        proves: Some("见标题".into()),
        source: None,
        original: None,
        taken_by: None,
    })
}

fn found(item: &str, result: Finding, value: Option<&str>) -> Event {
    let code = (item == "merchant_kind").then(|| "sole_trader".to_string());
    Event::DiagnosisAnswered(DiagnosisAnswered {
        item: item.into(),
        result,
        evidence: vec![],
        value_code: code,
        value: value.map(Into::into),
        note: None,
    })
}

/// Two sales of 9 March, both parties, two exhibits.
fn base() -> Case {
    let mut case = Case::new("0123456789abcdef0123456789abcdef");
    put(
        &mut case,
        Event::CaseOpened(CaseOpened {
            no: "RC-2026-001".into(),
            currency: "CNY".into(),
            jurisdiction: "CN".into(),
            amount_minor: None,
            from: None,
            to: None,
            title: Some("升级后未到账".into()),
        }),
    );
    put(&mut case, party("P01", Role::Merchant, "老王记面馆", Some("3371")));
    put(&mut case, party("P02", Role::Bank, "江州银行股份有限公司", None));
    put(&mut case, party("P03", Role::Platform, "蓝鲸付支付有限公司", None));
    let sale = |row: u64, reference: &str, gross: i64, fee: i64| Voucher {
        row,
        reference: reference.into(),
        traded_at: at("2026-03-09T12:30:00+08:00"),
        terminal: Some("21391326".into()),
        channel: None,
        gross_minor: gross,
        fee_minor: fee,
        net_minor: gross - fee,
        due: day("2026-03-10"),
    };
    put(
        &mut case,
        Event::VouchersAdded(VouchersAdded {
            import_seq: 2,
            sha256: Hash::of(b"export"),
            items: vec![sale(1, "R0001", 1_000_000, 3_800), sale(2, "R0002", 550_000, 2_090)],
        }),
    );
    put(&mut case, exhibit(1, ExhibitKind::Export, "交易明细"));
    put(&mut case, exhibit(2, ExhibitKind::Statement, "银行流水"));
    put(&mut case, found("merchant_kind", Finding::Yes, None));
    case
}

/// The bank upgraded, admits it, promised and did not keep it.
fn bank_at_fault() -> Case {
    let mut case = base();
    put(&mut case, contact(1, "P02", "系统升级，会补入账。", Some(("补入账", "2026-03-19"))));
    put(&mut case, exhibit(3, ExhibitKind::Notice, "系统升级公告"));
    put(&mut case, found("upgrade_notice", Finding::Yes, Some("3月8日23:30至3月9日03:00")));
    put(&mut case, found("arbitration_clause", Finding::No, None));
    put(
        &mut case,
        Event::AnswerReceived(AnswerReceived {
            no: 1,
            from: "P02".into(),
            occurred_at: at("2026-03-20T10:00:00+08:00"),
            letter_no: None,
            contact_no: None,
            evidence: vec![],
            position: Some(Position::Admits),
            said: Some("是我行系统问题。".into()),
        }),
    );
    case
}

/// The terminal pays to another account.
fn terminal_misconfigured() -> Case {
    let mut case = base();
    put(&mut case, contact(1, "P03", "批次显示已划付，收款账号尾号 3317。", None));
    put(&mut case, contact(2, "P02", "尾号 3371 的账户没有收到过这笔款。", None));
    put(&mut case, found("terminal_settings", Finding::No, Some("商户号末位不同")));
    put(&mut case, found("backoffice_account", Finding::No, Some("3317")));
    put(&mut case, found("arbitration_clause", Finding::Yes, Some("江州仲裁委员会")));
    case
}

/// The platform holds the money and does not say why.
fn platform_withholding() -> Case {
    let mut case = base();
    put(&mut case, contact(1, "P03", "风控暂缓结算，等通知。", Some(("书面说明", "2026-03-20"))));
    put(&mut case, found("risk_hold", Finding::Yes, Some("疑似套现")));
    put(&mut case, found("paid_out", Finding::No, None));
    put(&mut case, found("settlement_due", Finding::Yes, Some("T+1，第 5.2 条")));
    case
}

fn cases() -> [(&'static str, Case, &'static str); 3] {
    [
        ("bank", bank_at_fault(), "P02"),
        ("terminal", terminal_misconfigured(), "P03"),
        ("withholding", platform_withholding(), "P03"),
    ]
}

fn compose(case: &Case, kind: LetterKind, to: &str, lang: Lang) -> (Composed, String) {
    let locale = Locale::new(lang);
    let to = if kind == LetterKind::Lawyer { "P01" } else { to };
    let suspects = diagnosis::suspects(case, &[], &locale);
    let deadlines = recourse_core::rules::deadlines_of(case, day("2026-03-26"));
    let composed = letter::compose(&letter::Input {
        case,
        kind,
        template: letter::Template::of(kind).unwrap(),
        to: case.party(to).unwrap(),
        typed: &BTreeMap::new(),
        locale: &locale,
        today: day("2026-03-26"),
        head: (20, Hash::of(b"head")),
        key: "AAAA-BBBB",
        deadlines: &deadlines,
        suspects: &suspects,
        demo: false,
    });
    let full = text(&composed.document, 100);
    (composed, full)
}

#[test]
fn every_letter_over_every_case_names_sum_sales_and_gaps() {
    for (name, case, to) in cases() {
        for kind in LetterKind::ALL {
            for lang in [Lang::Zh, Lang::En] {
                let (composed, full) = compose(&case, kind, to, lang);
                let told = format!("{name} {kind:?} {lang:?}\n{full}");
                assert!(!full.contains('{') && !full.contains('}'), "{told}");
                assert!(full.contains("15,441.10"), "{told}");
                // The head's fingerprint dates the log on every page.
                assert!(composed.document.footer.contains("#20"), "{told}");
                assert!(composed.document.footer.contains(&Hash::of(b"head").short()), "{told}");
                // A gap is marked in the text, and what is marked is listed.
                let mark = if lang == Lang::Zh { "【待补" } else { "[to be added" };
                assert_eq!(composed.gaps().count() > 0, full.contains(mark), "{told}");
                if composed.for_lawyer {
                    let draft =
                        if lang == Lang::Zh { "供律师审核" } else { "Draft for a lawyer" };
                    assert!(full.contains(draft), "{told}");
                } else if kind != LetterKind::Preservation {
                    assert!(full.contains("R0001") && full.contains("R0002"), "{told}");
                }
                let deadline = composed.deadline.map(|d| d.to_string());
                let date =
                    letter::field::long_day(composed.deadline.unwrap_or(day("2026-03-26")), lang);
                assert!(deadline.is_none() || full.contains(&date), "{date} {told}");
            }
        }
    }
}

/// What came since is taken off everywhere, and the annex ends in the sum the letter asks for; a claim for a part is
/// asked of that party alone.
#[test]
fn money_that_came_and_a_claim_for_a_part_are_in_every_letter() {
    for (name, mut case, to) in cases() {
        let recovered = RecoveryBooked {
            amount_minor: 44_110,
            on: day("2026-03-20"),
            from: None,
            import_seq: None,
            row: None,
            note: None,
        };
        put(&mut case, Event::RecoveryBooked(recovered));
        for kind in LetterKind::ALL {
            let (composed, full) = compose(&case, kind, to, Lang::Zh);
            let flat: String = full.split_whitespace().collect();
            assert!(flat.contains("15,000.00"), "{name} {kind:?}\n{full}");
            assert!(composed.unsourced.is_empty(), "{name} {kind:?} {:?}", composed.unsourced);
            if full.contains("R0001") {
                assert!(flat.contains("减：此后已到账441.10"), "{name} {kind:?}\n{full}");
            }
        }
        let part = ObligorChanged {
            id: to.into(),
            claimed: true,
            amount_minor: Some(1_000_000),
            reason: None,
        };
        put(&mut case, Event::ObligorChanged(part));
        let flat =
            |kind| -> String { compose(&case, kind, to, Lang::Zh).1.split_whitespace().collect() };
        let demand = flat(LetterKind::Demand);
        assert!(demand.contains("其中向贵方主张10,000.00元"), "{name}\n{demand}");
        assert!(demand.contains("人民币壹万元整（小写：10,000.00元）"), "{name}\n{demand}");
        // The sheets name everybody, and so the whole.
        assert!(flat(LetterKind::Claim).contains("支付结算款15,000.00元"), "{name}");
    }
}

#[test]
fn a_chinese_demand_has_the_sum_in_capitals_and_asks_for_the_money() {
    for (name, case, to) in cases() {
        let (_, full) = compose(&case, LetterKind::Demand, to, Lang::Zh);
        let flat: String = full.split_whitespace().collect();
        assert!(flat.contains("人民币壹万伍仟肆佰肆拾壹元壹角"), "{name}\n{full}");
        assert!(!flat.contains("人民币（大写）人民币"), "{name}\n{full}");
        assert!(flat.contains("请求贵方立即支付"), "{name}\n{full}");
        assert!(flat.contains("E001") && flat.contains("E002"), "{name}\n{full}");
        let (_, english) = compose(&case, LetterKind::Demand, to, Lang::En);
        assert!(english.contains("pay at once"), "{english}");
    }
}

#[test]
fn each_case_says_what_is_its_own() {
    let flat = |case: &Case, kind, to| -> String {
        compose(case, kind, to, Lang::Zh).1.split_whitespace().collect()
    };
    // The bank: its promise that was not kept, the upgrade, its account; no acquiring agreement with it.
    let bank = flat(&bank_at_fault(), LetterKind::Demand, "P02");
    assert!(
        bank.contains("补入账") && bank.contains("过期，没结果") && bank.contains("23:30"),
        "{bank}"
    );
    assert!(bank.contains("我方在贵行开立结算账户") && !bank.contains("收单协议（编号"), "{bank}");
    // The terminal: the other account, and what the two sides said beside each other.
    let terminal = flat(&terminal_misconfigured(), LetterKind::Demand, "P03");
    assert!(terminal.contains("尾号3317") && terminal.contains("约定的尾号3371"), "{terminal}");
    let complaint = flat(&terminal_misconfigured(), LetterKind::Complaint, "P03");
    assert!(
        complaint.contains("互相矛盾")
            && complaint.contains("2026年3月11日（电话，拨出；工号0618）"),
        "{complaint}"
    );
    // The numbers of the record are for the own lawyer.
    assert!(!complaint.contains("C001") && !complaint.contains("C002"), "{complaint}");
    // The platform: the hold, the clause, the broken promise.
    let hold = flat(&platform_withholding(), LetterKind::Demand, "P03");
    assert!(
        hold.contains("风险核查暂缓结算") && hold.contains("第5.2条") && hold.contains("书面说明"),
        "{hold}"
    );
    // Whoever is no natural person reports a payment institution, and complains about a bank.
    let report = flat(&platform_withholding(), LetterKind::Regulator, "P03");
    assert!(report.contains("情况反映"), "{report}");
    let complaint = flat(&bank_at_fault(), LetterKind::Regulator, "P02");
    assert!(complaint.contains("监管投诉书"), "{complaint}");
    // The clause decides the sheet, and the wrong one says so.
    let locale = Locale::new(Lang::Zh);
    let sheet = compose(&bank_at_fault(), LetterKind::Arbitration, "P02", Lang::Zh).0;
    assert!(sheet.notes.iter().any(|n| n.contains("没有仲裁条款")), "{:?} {locale:?}", sheet.notes);
    let sheet = flat(&terminal_misconfigured(), LetterKind::Arbitration, "P03");
    assert!(sheet.contains("江州仲裁委员会"), "{sheet}");
}

#[test]
fn figures_cannot_be_typed() {
    for code in ["sum", "capitals", "interest_sum", "total", "gross", "count", "court_fee"] {
        assert_eq!(letter::field::nature(code), Some(letter::field::Nature::Figure), "{code}");
    }
}

#[test]
fn every_playbook_over_every_case_says_what_is_ready_and_where_it_leads() {
    for (name, case, to) in cases() {
        for stage in Stage::ALL {
            let book = Playbook::of(stage).unwrap();
            let ready = road::readiness(&case, stage, Some(to));
            assert!(ready.len() <= book.must.len());
            for need in &ready {
                assert!(book.must.iter().any(|m| m.need == need.need), "{name} {stage:?}");
            }
        }
        let ladders = road::ladders(&case);
        assert_eq!(ladders.len(), 2, "{name}");
    }
    // The branch: a clause leads to arbitration, none to court; unknown leads nowhere yet.
    let onward = |case: &Case| road::ladder::onward(case, Stage::Regulator);
    assert_eq!(onward(&terminal_misconfigured()), Some(Stage::Arbitration));
    assert_eq!(onward(&bank_at_fault()), Some(Stage::Litigation));
    assert_eq!(onward(&platform_withholding()), None);
    let lacks = |case: &Case, to| road::missing_for(case, to, None);
    assert!(
        lacks(&terminal_misconfigured(), Stage::Litigation)
            .contains(&"no_arbitration_clause".into())
    );
    assert!(!lacks(&bank_at_fault(), Stage::Litigation).contains(&"no_arbitration_clause".into()));
}

#[test]
fn ladders_go_their_own_ways() {
    let mut case = bank_at_fault();
    put(
        &mut case,
        Event::StageMoved(StageMoved {
            to: Stage::Bank,
            obligor: None,
            missing: vec![],
            reason: Some("x".into()),
        }),
    );
    let stage = |case: &Case, id: &str| {
        road::ladders(case).into_iter().find(|l| l.obligor == id).unwrap().stage
    };
    // Side by side from the start.
    assert_eq!((stage(&case, "P02"), stage(&case, "P03")), (Stage::Bank, Stage::Platform));
    put(
        &mut case,
        Event::StageMoved(StageMoved {
            to: Stage::Regulator,
            obligor: Some("P02".into()),
            missing: vec!["x".into()],
            reason: Some("x".into()),
        }),
    );
    assert_eq!((stage(&case, "P02"), stage(&case, "P03")), (Stage::Regulator, Stage::Platform));
    // A demand to the bank is none to the platform.
    let has = |case: &Case, id| {
        road::readiness(case, Stage::Platform, Some(id))
            .iter()
            .any(|r| r.need == "written_demand" && r.ready)
    };
    assert!(!has(&case, "P03"));
}

#[test]
fn the_call_sheet_and_the_diagnosis_know_the_case() {
    let zh = Locale::new(Lang::Zh);
    let case = terminal_misconfigured();
    let suspects = diagnosis::suspects(&case, &[], &zh);
    assert!(
        matches!(suspects[0].code.as_str(), "misdirected" | "terminal_setting"),
        "{suspects:?}"
    );
    let path = diagnosis::money_path(&case);
    assert_eq!(path.last_seen, Some(Hop::Platform));
    assert_eq!(path.stations[3].seen, Seen::NotHere);
    let bank = case.party("P02").unwrap();
    let sheet =
        road::call_sheet(&case, bank, &suspects, day("2026-03-26"), Some(day("2026-03-31")), &zh);
    assert!(sheet.questions.iter().any(|q| q.contains("3317")), "{:?}", sheet.questions);
    assert!(sheet.questions.iter().all(|q| !q.contains('{')), "{:?}", sheet.questions);
    assert!(sheet.ways[0].source.zh.contains("合同"), "contract first");
    // A promise that lapsed is asked about first.
    let case = platform_withholding();
    let platform = case.party("P03").unwrap();
    let sheet = road::call_sheet(&case, platform, &[], day("2026-03-26"), None, &zh);
    assert!(sheet.questions[0].contains("书面说明"), "{:?}", sheet.questions);
}

#[test]
fn second_clearing_changes_the_order() {
    let mut case = platform_withholding();
    put(&mut case, found("second_clearing", Finding::Yes, Some("某某网络科技")));
    let zh = Locale::new(Lang::Zh);
    let steps = recourse_core::next::steps(&case, &[], day("2026-03-16"), &zh);
    assert_eq!(steps[0].act, recourse_core::next::Act::Alarm, "{:?}", steps[0]);
    assert!(steps[0].text(&zh).contains("报案"));
    let suspects = diagnosis::suspects(&case, &[], &zh);
    assert!(suspects.iter().any(|s| s.code == "unlicensed_agent"));
    let rows = road::matrix(&case, &suspects, &[], &[Stage::Platform]);
    assert!(rows.iter().any(|r| r.piece.code == "agent_papers"));
    let other = road::matrix(
        &platform_withholding(),
        &diagnosis::suspects(&platform_withholding(), &[], &zh),
        &[],
        &[Stage::Platform],
    );
    assert!(!other.iter().any(|r| r.piece.code == "agent_papers"));
    assert!(other.iter().any(|r| r.piece.code == "hold_notice"));
}
