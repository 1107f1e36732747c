//! The steps, in order of time.

use super::{ContactStep, EvidenceStep, Step, StepKind, TITLE};
use crate::sample::cast::{BOOKKEEPER, OWNER, PLAYERS};
use crate::sample::papers::{DEMAND, NOTICE};
use crate::sample::picture::{ADVICE, CHAT, SLIPS};
use crate::sample::recording::{BANK_CALL, PLATFORM_CALL};
use crate::sample::tables::{BANK_EARLY, BANK_MONTH, BANK_NEXT_DAY, POS_EARLY, POS_MONTH};
use crate::sample::takings::march;
use chrono::{DateTime, FixedOffset, NaiveDate};
use recourse_core::case::contact::{Channel, Direction, Outcome};
use recourse_core::case::exhibit::ExhibitKind;
use recourse_core::case::party::Role;
use recourse_core::case::stage::Stage;

/// The whole story, from 12 March to 26 March 2026, 15:58.
pub fn steps() -> Vec<Step> {
    [found(), asked_the_bank(), demanded(), asked_the_platform(), handed_over()].concat()
}

/// 12 March, 16:50 to 17:20: two days are missing, one is due today.
fn found() -> Vec<Step> {
    let mut steps = vec![
        owner("2026-03-12T16:50", StepKind::ImportPos(POS_EARLY)),
        owner("2026-03-12T16:51", StepKind::ImportBank(BANK_EARLY)),
        owner("2026-03-12T16:53", reconcile(11, 2_227_750)),
        owner("2026-03-12T16:58", StepKind::OpenCase { title: TITLE }),
    ];
    let named = PLAYERS.map(|player| owner("2026-03-12T17:05", StepKind::Party(player)));
    steps.extend(named);
    steps.push(owner(
        "2026-03-12T17:06",
        StepKind::Move {
            to: Stage::Bank, reason: "银行 3 月 8 日夜里升级系统，先问银行。"
        },
    ));
    steps
}

/// 12 and 13 March: the call, the slips, the third day.
fn asked_the_bank() -> Vec<Step> {
    vec![
        owner(
            "2026-03-12T17:31",
            StepKind::Contact(ContactStep {
                id: "C001",
                minutes: Some(9),
                agent: Some("刘，工号 2207"),
                ticket: Some("JZ20260312-0457"),
                promise: Some(("5 个工作日内答复，款项延迟的会补入账", march(19))),
                ..call(
                    Role::Bank,
                    "2026-03-12T17:18:00+08:00",
                    "3 月 8 日夜里到 9 日凌晨我行系统升级，商户入账可能延迟。您 9 号、10 号的款我这边看不到原因，已经登记，5 个工作日内答复您。",
                )
            }),
        ),
        owner(
            "2026-03-12T18:02",
            slip(
                "E001",
                0,
                "3 月 9 日刷卡、扫码收款 41 笔，共 12,909.56 元，批结成功",
                "2026-03-09T21:40:12+08:00",
            ),
        ),
        owner(
            "2026-03-12T18:03",
            slip(
                "E002",
                1,
                "3 月 10 日刷卡、扫码收款 29 笔，共 9,452.92 元，批结成功",
                "2026-03-10T21:31:47+08:00",
            ),
        ),
        owner(
            "2026-03-12T18:05",
            slip(
                "E003",
                2,
                "3 月 11 日刷卡、扫码收款 44 笔，共 15,296.33 元，批结成功",
                "2026-03-11T21:55:30+08:00",
            ),
        ),
        owner("2026-03-13T09:44", StepKind::ImportBank(BANK_NEXT_DAY)),
        owner("2026-03-13T09:46", reconcile(11, 3_751_570)),
        owner("2026-03-13T09:48", StepKind::AddMissing),
        owner(
            "2026-03-13T09:55",
            StepKind::Evidence(EvidenceStep {
                id: "E004",
                file: BANK_NEXT_DAY,
                kind: ExhibitKind::Statement,
                title: "江州银行账户交易明细，3 月 1 日至 13 日",
                proves: "3 月 10 日、11 日、12 日应到的三笔结算款没有进入尾号 3371 的账户；3 月 13 日起恢复到账",
                source: "江州银行网上银行下载",
                original: "网上银行可随时重新下载；盖章件还没去柜台打印",
                captured_at: "2026-03-13T09:41:03+08:00",
                taken_by: OWNER,
            }),
        ),
        owner(
            "2026-03-13T10:10",
            StepKind::Evidence(EvidenceStep {
                id: "E005",
                file: BANK_CALL,
                kind: ExhibitKind::Recording,
                title: "与江州银行客服的通话录音，3 月 12 日",
                proves: "银行 3 月 12 日已受理，答应 5 个工作日内答复",
                source: "王建国手机通话录音",
                original: "王建国的手机，录音原文件没有删",
                captured_at: "2026-03-12T17:18:00+08:00",
                taken_by: OWNER,
            }),
        ),
        owner(
            "2026-03-13T10:22",
            StepKind::Evidence(EvidenceStep {
                id: "E006",
                file: NOTICE,
                kind: ExhibitKind::Notice,
                title: "江州银行关于银行卡收单系统升级的公告",
                proves: "3 月 8 日 23:30 至 3 月 9 日 03:00 系统升级；延迟的款项应在 3 月 9 日补入；提醒核对结算账户",
                source: "江州银行网站下载",
                original: "江州银行网站公告栏",
                captured_at: "2026-03-13T10:18:00+08:00",
                taken_by: OWNER,
            }),
        ),
    ]
}

/// 20 to 24 March: the promise lapsed, the demand arrived, the bank pointed at the platform.
fn demanded() -> Vec<Step> {
    vec![
        owner(
            "2026-03-20T08:50",
            StepKind::Promise {
                contact: "C001",
                outcome: Outcome::Broken,
                on: march(19),
                note: "到 3 月 19 日下班没有任何答复。当天下午已寄出催告函。",
            },
        ),
        owner(
            "2026-03-20T15:05",
            StepKind::Contact(ContactStep {
                id: "C002",
                channel: Channel::Letter,
                ticket: Some(crate::sample::cast::TRACKING_NO),
                claimed_payment: true,
                reached: Some((
                    "2026-03-20T10:26:00+08:00",
                    "快递官网查询：3 月 20 日 10:26 妥投，江州银行解放路支行前台代收",
                )),
                ..call(
                    Role::Bank,
                    "2026-03-19T16:40:00+08:00",
                    "寄出催告函，要求收到之日起 5 个工作日内支付 37,515.70 元；如认为款项不在银行，书面说明去向、划付时间和收款账户。",
                )
            }),
        ),
        owner(
            "2026-03-24T17:12",
            StepKind::Note {
                text: "3 月 24 日 16:38 起在江州银行微信客服里追问，工号 2215 答复：3 月 9 日至 11 日的交易处理正常，款已给平台，请联系蓝鲸付；尾号 3371 的账户 3 月 10 日至 12 日没有蓝鲸付的入账。已截图。",
                private: false,
            },
        ),
        owner(
            "2026-03-24T17:20",
            StepKind::Move {
                to: Stage::Platform,
                reason: "银行 3 月 24 日答复款已给平台，不再往下查。转问蓝鲸付：三笔款划到了哪个账号。",
            },
        ),
    ]
}

/// 25 and 26 March: the hotline, then "the account ends in 3317".
fn asked_the_platform() -> Vec<Step> {
    let by = march(31);
    vec![
        owner(
            "2026-03-25T11:38",
            StepKind::Contact(ContactStep {
                id: "C003",
                minutes: Some(14),
                agent: Some("工号 0533"),
                promise: Some(("3 月 31 日前书面答复", by)),
                ..call(
                    Role::Platform,
                    "2026-03-25T11:20:00+08:00",
                    "要后台查，电话里不能说划到哪个账号，3 月 31 日前书面答复。问工单号，说系统里有记录，没有给号。",
                )
            }),
        ),
        owner("2026-03-26T09:24", StepKind::ImportPos(POS_MONTH)),
        owner("2026-03-26T09:25", StepKind::ImportBank(BANK_MONTH)),
        owner("2026-03-26T09:27", reconcile(25, 3_751_570)),
        owner("2026-03-26T09:30", StepKind::Next),
        owner(
            "2026-03-26T10:45",
            StepKind::Contact(ContactStep {
                id: "C004",
                minutes: Some(12),
                agent: Some("陈，工号 0618"),
                ticket: Some("LJ20260326-118"),
                promise: Some(("书面答复", by)),
                private: Some("我的账号尾号是 3371，会不会划错了？"),
                ..call(
                    Role::Platform,
                    "2026-03-26T10:30:00+08:00",
                    "「9 号到 11 号的批次显示已划付，收款账号尾号 3317。」让我等 3 个工作日，会书面回复。她说通话有录音，我也录了音。",
                )
            }),
        ),
        owner(
            "2026-03-26T10:52",
            StepKind::Evidence(EvidenceStep {
                id: "E007",
                file: PLATFORM_CALL,
                kind: ExhibitKind::Recording,
                title: "与蓝鲸付客服的通话录音，3 月 26 日",
                proves: "蓝鲸付承认 3 月 9 日至 11 日的批次已划付，收款账号尾号 3317，与约定的尾号 3371 不符",
                source: "王建国手机通话录音",
                original: "王建国的手机，录音原文件没有删",
                captured_at: "2026-03-26T10:30:00+08:00",
                taken_by: OWNER,
            }),
        ),
    ]
}

/// 26 March, afternoon: papers from the drawer, then the bundle for the lawyer.
fn handed_over() -> Vec<Step> {
    vec![
        keeper(
            "2026-03-26T14:02",
            StepKind::Evidence(EvidenceStep {
                id: "E008",
                file: CHAT,
                kind: ExhibitKind::Reply,
                title: "江州银行微信客服答复截图，3 月 24 日",
                proves: "银行答复款已给平台，并确认尾号 3371 的账户 3 月 10 日至 12 日没有蓝鲸付的入账",
                source: "王建国手机截屏",
                original: "王建国的手机，聊天记录没有删",
                captured_at: "2026-03-24T17:06:00+08:00",
                taken_by: OWNER,
            }),
        ),
        keeper(
            "2026-03-26T14:10",
            StepKind::Evidence(EvidenceStep {
                id: "E009",
                file: DEMAND,
                kind: ExhibitKind::Letter,
                title: "致江州银行的催告函，3 月 19 日",
                proves: "3 月 19 日书面要求银行支付 37,515.70 元",
                source: "王建国拟写、签名后扫描",
                original: "签名件留底一份，店里保险柜",
                captured_at: "2026-03-19T15:30:00+08:00",
                taken_by: OWNER,
            }),
        ),
        keeper(
            "2026-03-26T14:14",
            StepKind::Evidence(EvidenceStep {
                id: "E010",
                file: ADVICE,
                kind: ExhibitKind::Letter,
                title: "催告函的特快专递签收回执，3 月 20 日",
                proves: "催告函 3 月 20 日 10:26 送到江州银行解放路支行",
                source: "邮局寄回的签收回执，拍照",
                original: "回执原件，店里保险柜",
                captured_at: "2026-03-26T13:58:21+08:00",
                taken_by: BOOKKEEPER,
            }),
        ),
        keeper(
            "2026-03-26T14:16",
            StepKind::AmendContact {
                contact: "C002",
                evidence: &[DEMAND, ADVICE],
                reached_basis: "特快专递签收回执：3 月 20 日 10:26，江州银行解放路支行前台代收",
            },
        ),
        keeper(
            "2026-03-26T14:20",
            StepKind::Evidence(EvidenceStep {
                id: "E011",
                file: POS_MONTH,
                kind: ExhibitKind::Export,
                title: "蓝鲸付商户平台交易明细，3 月 1 日至 25 日",
                proves: "3 月 9 日至 11 日共 114 笔交易，每笔的金额、手续费和应结金额",
                source: "蓝鲸付商户服务平台下载",
                original: "商户平台可重新下载，最长可查 12 个月",
                captured_at: "2026-03-26T09:18:32+08:00",
                taken_by: OWNER,
            }),
        ),
        keeper(
            "2026-03-26T14:22",
            StepKind::Evidence(EvidenceStep {
                id: "E012",
                file: BANK_MONTH,
                kind: ExhibitKind::Statement,
                title: "江州银行账户交易明细，3 月 1 日至 26 日",
                proves: "到 3 月 26 日，三笔结算款仍未到账，其余交易日都按时到账",
                source: "江州银行网上银行下载",
                original: "网上银行可随时重新下载；盖章件还没去柜台打印",
                captured_at: "2026-03-26T09:20:15+08:00",
                taken_by: OWNER,
            }),
        ),
        owner("2026-03-26T15:58", StepKind::ExportForLawyer),
        owner("2026-03-26T15:58", StepKind::VerifyBundle),
    ]
}

fn owner(at: &str, what: StepKind) -> Step {
    Step { at: clock(at), actor: OWNER, what }
}

fn keeper(at: &str, what: StepKind) -> Step {
    Step { at: clock(at), actor: BOOKKEEPER, what }
}

/// `2026-03-12T16:50` in Chinese time; a test reads every one of them.
fn clock(at: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("{at}:00+08:00")).unwrap_or_default()
}

fn reconcile(last: u32, missing: i64) -> StepKind {
    let day: NaiveDate = march(last);
    StepKind::Reconcile { from: march(1), to: day, missing }
}

/// A call from the shop, with nothing promised yet.
fn call(with: Role, at: &'static str, said: &'static str) -> ContactStep {
    ContactStep {
        id: "",
        with,
        channel: Channel::Phone,
        direction: Direction::Out,
        at,
        minutes: None,
        agent: None,
        ticket: None,
        said,
        promise: None,
        claimed_payment: false,
        reached: None,
        private: None,
    }
}

fn slip(id: &'static str, day: usize, proves: &'static str, at: &'static str) -> StepKind {
    const TITLES: [&str; 3] = [
        "POS 签购单（日结），3 月 9 日",
        "POS 签购单（日结），3 月 10 日",
        "POS 签购单（日结），3 月 11 日",
    ];
    StepKind::Evidence(EvidenceStep {
        id,
        file: SLIPS[day],
        kind: ExhibitKind::Slip,
        title: TITLES[day],
        proves,
        source: "店里 POS 机打印，手机拍照",
        original: "纸质小票，店里收银台抽屉",
        captured_at: at,
        taken_by: OWNER,
    })
}
