//! Where each side stands: as it was written down, else as its words read, which is then said to be a guess.

use crate::case::Case;
use crate::case::letter::Position;
use chrono::{DateTime, FixedOffset};

/// What one side said, with where that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Party id.
    pub from: String,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// What it comes to.
    pub position: Option<Position>,
    /// Nobody wrote down what it comes to: the position is read off the words.
    pub guessed: bool,
    /// Their words.
    pub said: String,
    /// `C004`, `A001`.
    pub source: String,
    /// Exhibits that show it.
    pub evidence: Vec<u32>,
}

/// What every obligor said, oldest first.
pub fn statements(case: &Case) -> Vec<Statement> {
    let mut out: Vec<Statement> = Vec::new();
    for answer in case.answers.iter().filter(|a| !a.voided) {
        let now = &answer.now;
        // A stance noted with a contact has the contact's words.
        let contact = now.contact_no.and_then(|no| case.contact(no));
        if contact.is_some_and(|c| c.voided.is_some()) {
            continue;
        }
        let (said, source, shown) = match (&now.said, contact) {
            (None, Some(c)) => {
                (c.now.said.clone().unwrap_or_default(), c.id(), c.now.evidence.clone())
            }
            (said, _) => (said.clone().unwrap_or_default(), answer.id(), Vec::new()),
        };
        let evidence = if now.evidence.is_empty() { shown } else { now.evidence.clone() };
        out.push(Statement {
            from: now.from.clone(),
            at: now.occurred_at,
            position: now.position,
            guessed: false,
            said,
            source,
            evidence,
        });
    }
    for contact in case.live_contacts() {
        let now = &contact.now;
        let Some(said) = now.said.clone().filter(|s| !s.trim().is_empty()) else { continue };
        let noted = case.answers.iter().any(|a| !a.voided && a.now.contact_no == Some(now.no));
        if contact.own_writing() || noted {
            continue;
        }
        let position = guess(case, &now.with, &said);
        out.push(Statement {
            from: now.with.clone(),
            at: now.occurred_at,
            position,
            guessed: position.is_some(),
            said,
            source: contact.id(),
            evidence: now.evidence.clone(),
        });
    }
    out.sort_by_key(|s| s.at);
    out
}

/// Words that send one to somebody else; whom follows.
const TURN: [&str; 12] = [
    "找",
    "问",
    "联系",
    "咨询",
    "款已给",
    "已转给",
    "款在",
    "ask ",
    "contact ",
    "turn to ",
    "went to ",
    "is with ",
];
/// Sides one is sent to, where no name of the case is used.
const SIDES: [&str; 8] =
    ["平台", "银行", "支付公司", "收单", "platform", "bank", "acquirer", "card company"];
/// Words that say it was paid.
const PAID: [&str; 14] = [
    "已划付",
    "已付款",
    "已划",
    "已结算",
    "已打款",
    "已经划",
    "已经打",
    "按时划付",
    "划付给",
    "已入账",
    "已到账",
    "paid out",
    "has been paid",
    "have paid",
];
/// Words that say nothing came.
const NOTHING: [&str; 13] = [
    "没收到",
    "没有收到",
    "未收到",
    "未入账",
    "没入账",
    "没到账",
    "查不到入账",
    "查不到这笔",
    "没查到",
    "not received",
    "no credit",
    "never received",
    "did not receive",
];
/// What may follow 没有, after whose money it would be.
const CAME: [&str; 4] = ["入账", "来账", "到账", "进账"];
/// Characters of a Chinese name people say for short.
const SHORT: usize = 3;

/// What the words of a party come to, where they are plain: a guess, to be shown as one. `None` rather than a long
/// shot.
pub fn guess(case: &Case, with: &str, said: &str) -> Option<Position> {
    let others: Vec<String> = case
        .parties
        .iter()
        .filter(|p| p.now.id != with && p.now.role.is_obligor())
        .map(|p| p.name().to_lowercase())
        .collect();
    read(said, &others)
}

fn read(said: &str, others: &[String]) -> Option<Position> {
    let text = said.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| text.contains(w));
    let shorts: Vec<String> = others.iter().filter_map(|name| short(name)).collect();
    let names = || others.iter().chain(&shorts).map(String::as_str);
    let after = |word: &str| -> Vec<&str> {
        text.match_indices(word).filter_map(|(at, w)| text.get(at + w.len()..)).collect()
    };
    let another = |rest: &str| {
        let rest = rest.trim_start().trim_start_matches("the ");
        SIDES.iter().copied().chain(names()).any(|w| rest.starts_with(w))
    };
    let no_money = after("没有").into_iter().any(|rest| {
        let whose = names().find_map(|n| rest.strip_prefix(n)).unwrap_or(rest);
        CAME.iter().any(|w| whose.trim_start_matches('的').starts_with(w))
    });
    if TURN.iter().any(|verb| after(verb).into_iter().any(another)) {
        Some(Position::Refers)
    } else if has(&PAID) {
        Some(Position::Pays)
    } else if no_money || has(&NOTHING) {
        Some(Position::Denies)
    } else {
        None
    }
}

/// The first characters of a Chinese name, which is what people say.
fn short(name: &str) -> Option<String> {
    let start: String = name.chars().take(SHORT).collect();
    let chinese = start.chars().count() == SHORT && start.chars().all(|c| !c.is_ascii());
    (chinese && start != name).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::case::letter::Position as P;

    #[test]
    fn only_plain_words_are_read_and_names_are_those_of_the_case() {
        let others = vec!["海豚付科技有限公司".to_string(), "river bank".to_string()];
        for (said, position) in [
            ("款已给平台，去问平台", Some(P::Refers)),
            ("请联系海豚付", Some(P::Refers)),
            ("请联系蓝天付", None),
            ("please contact the platform", Some(P::Refers)),
            ("Ask River Bank about it", Some(P::Refers)),
            ("3 月 10 日没有海豚付的入账", Some(P::Denies)),
            ("我行没有收到这笔款", Some(P::Denies)),
            ("3 月 12 日已划付", Some(P::Pays)),
            ("63 笔我们查不到入账，清算文件没处理", Some(P::Denies)),
            ("我们已经按时划付给建行，钱在银行那边", Some(P::Pays)),
            ("It has been paid out on 12 March", Some(P::Pays)),
            ("没有说什么时候到账", None),
            ("系统升级导致延迟，5 个工作日答复", None),
            ("", None),
        ] {
            assert_eq!(read(said, &others), position, "{said}");
        }
    }
}
