//! Which bank credits look like takings: by who sent them and what they say.

use super::pool::{Credit, Pool};
use super::runs::{Book, Group};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How a credit's text reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// Rent, interest, wages, a tax refund.
    Other,
    /// Says nothing either way: a person's transfer, no text.
    Plain,
    /// Names an acquirer, a wallet, a settlement.
    Takings,
}

const TAKINGS: &[&str] = &[
    "银联",
    "收单",
    "清算",
    "结算款",
    "商户结算",
    "商户款",
    "待清算",
    "拉卡拉",
    "财付通",
    "微信支付",
    "支付宝",
    "网联",
    "汇付",
    "随行付",
    "通联",
    "富友",
    "乐刷",
    "快钱",
    "易宝",
    "合利宝",
    "盛付通",
    "收钱吧",
    "网银在线",
    "收银结算",
    "抖音支付",
    "合众易宝",
    "星驿",
    "新大陆支付",
    "国通星驿",
    "美团支付",
    "钱袋宝",
    "平安付",
    "银盛",
    "联动优势",
    "首信易",
    "付呗",
    "哆啦宝",
    "嘉联",
    "瑞银信",
    "海科",
    "杉德",
    "云闪付",
    "刷卡",
    "扫码",
    "pos",
    "商户",
    "特约",
    "交易款",
    "收款码",
    "二维码",
    "支付有限公司",
    "支付科技",
    "支付服务",
    "资金结算",
    "t+1",
    "t1",
    "d+1",
    "d0",
    "settlement",
    "settle",
    "merchant",
    "acquir",
    "payout",
    "takings",
    "card sales",
    "worldpay",
    "fiserv",
    "first data",
    "paymentsense",
    "dojo",
    "zettle",
    "clover",
    "paymentech",
    "bankcard",
    "stripe",
    "adyen",
    "sumup",
    "square",
    "barclaycard",
    "global payments",
    "elavon",
    "visa",
    "mastercard",
    "unionpay",
    "alipay",
    "wechat",
    "tenpay",
    "lakala",
    "allinpay",
    "chinaums",
    "银商",
    "备付金",
    "payment services",
    "payments",
    "paytech",
    // As written in Hong Kong, Macau and Taiwan, and elsewhere.
    "商戶",
    "特約",
    "收單",
    "結算款",
    "銀聯",
    "支付寶",
    "綠界",
    "藍新",
    "kartenumsatz",
    "concardis",
    "nexi",
    "payone",
    "worldline",
    "redsys",
    "tyro",
    "moneris",
    "razorpay",
    "paytm",
];

const OTHER: &[&str] = &[
    "利息",
    "结息",
    "工资",
    "薪",
    "房租",
    "租金",
    "押金",
    "借款",
    "贷款",
    "还款",
    "退税",
    "社保",
    "公积金",
    "理财",
    "赎回",
    "基金",
    "分红",
    "保险",
    "报销",
    "现金存",
    "存现",
    "interest",
    "salary",
    "wages",
    "rent ",
    "rental",
    "loan",
    "dividend",
    "tax refund",
    "deposit refund",
    "insurance",
    "cash deposit",
    "cash dep ",
    "rent",
    "結息",
    "薪資",
    "貸款",
    "還款",
    "payroll",
    "zinsen",
    "gehalt",
    "miete",
    "loyer",
    "salaire",
    "affitto",
    "stipendio",
    "alquiler",
];

/// Reads a text.
pub(super) fn look(text: &str) -> Look {
    let lower = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| lower.contains(w));
    // A "deposit" is no "pos".
    let plain = lower.replace("deposit", "");
    let takings = TAKINGS.iter().any(|w| plain.contains(w));
    // The name of an acquirer outweighs words such as 退款 or 利息 around it only where it is the sender itself.
    match (takings, has(OTHER)) {
        (true, false) => Look::Takings,
        (_, true) => Look::Other,
        _ => Look::Plain,
    }
}

/// A sender of fewer payments is not told from the acquirer's other name.
const FOREIGN_MIN: u32 = 4;
/// Beside one who pays so many runs to the cent, so many payments that are none tell a stranger.
const KNOWN_WELL: u32 = 10;
const FOREIGN_FEW: u32 = 2;

/// Who sells meals and pays for them himself: no terminal's sales.
const PLATFORMS: &[&str] = &[
    "uber eats",
    "ubereats",
    "deliveroo",
    "just eat",
    "justeat",
    "doordash",
    "grubhub",
    "foodpanda",
    "wolt",
    "lieferando",
    "美团外卖",
    "饿了么",
    "三快在线",
    "拉扎斯",
];

/// What is owed and what came under another text are alike by chance less often than once in so many.
const AMENDS_ODDS: i64 = 50;
/// So many payments of one sender are not owed by chance, each to the cent.
const AMENDS_MANY: u32 = 4;
/// Whole sums of this, in minor units, are anybody's.
const ROUND: i64 = 100;

/// So many payments to the cent make a sender the one who pays.
const MAIN_MIN: u32 = 3;

/// What is known of each signature after the exact matches.
pub(super) struct Senders {
    /// Signatures that pay takings.
    pays: Vec<bool>,
    /// Signatures that pay somebody else's sales: many payments, none of them to the cent, while another pays so.
    foreign: Vec<bool>,
    looks: Vec<Look>,
    /// Signatures that begin as that of the one who pays most does: the same sender with a word more, such as 补结算.
    kin: Vec<bool>,
    /// Signatures that pay nothing on its day, and of whose payments at least half are, to the cent, what is owed: late
    /// money under another text.
    amends: Vec<bool>,
    /// Some signature is known to pay.
    any: bool,
}

impl Senders {
    /// Judges senders by the payments that belong to sales so far.
    pub(super) fn by_now(pool: &Pool<'_>, book: &Book) -> Self {
        let mut senders = Self::judge(pool, &|at| book.used[at] && !pool.credits[at].corrected);
        senders.amends(pool, &owed(book));
        senders
    }

    /// Takes senders for the acquirer's own under another text who paid what is owed, to the cent and after its day.
    pub(super) fn amends(&mut self, pool: &Pool<'_>, owed: &[(NaiveDate, i64)]) {
        let largest = owed.iter().map(|(_, sum)| *sum).max().unwrap_or(0);
        let strange: Vec<&Credit> =
            pool.credits.iter().filter(|c| self.may_make_amends(c)).collect();
        // Few payments can be, to the cent, what is owed by chance.
        let chance = strange.len() as i64 * owed.len() as i64 * AMENDS_ODDS > largest;
        let least = if chance { AMENDS_MANY } else { 1 };
        let mut since: BTreeMap<i64, NaiveDate> = BTreeMap::new();
        for (due, sum) in owed {
            since.entry(*sum).and_modify(|first| *first = (*first).min(*due)).or_insert(*due);
        }
        let mut counts: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
        for credit in strange {
            let slot = counts.entry(credit.signature).or_default();
            slot.0 += u32::from(since.get(&credit.amount).is_some_and(|due| *due < credit.day));
            slot.1 += 1;
        }
        for (signature, (told, all)) in counts {
            self.amends[signature as usize] = told >= least && told * 2 >= all;
        }
    }

    /// It pays nothing that is known, and says of nothing else that it is for that; a round sum may be anybody's.
    fn may_make_amends(&self, credit: &Credit) -> bool {
        let strange = !self.pays(credit) && !self.is_other(credit);
        strange && (self.names_takings(credit) || credit.amount % ROUND != 0)
    }

    /// Judges senders by how many of their credits match exactly.
    pub(super) fn judge(pool: &Pool<'_>, matched: &dyn Fn(usize) -> bool) -> Self {
        let n = pool.signatures.len().max(1);
        let mut hits = vec![0u32; n];
        let mut all = vec![0u32; n];
        let mut looks = vec![Look::Plain; n];
        for (at, credit) in pool.credits.iter().enumerate() {
            let s = credit.signature as usize;
            all[s] += 1;
            hits[s] += u32::from(matched(at));
            looks[s] = look(&pool.text(credit)).max(if looks[s] == Look::Other {
                Look::Other
            } else {
                Look::Plain
            });
        }
        let total: u32 = hits.iter().sum();
        let pays: Vec<bool> = hits
            .iter()
            .zip(&all)
            .zip(&looks)
            .map(|((h, a), l)| match l {
                Look::Takings => *h > 0,
                // Of the one who pays most, few payments need be to the cent: a month can have many faults.
                Look::Plain => {
                    let most = *h >= MAIN_MIN && h * 2 >= total;
                    *h > 0 && (most || h * 3 >= *a) && h * 20 >= total
                }
                Look::Other => *h > 1 && h * 2 >= *a && h * 4 >= total,
            })
            .collect();
        let any = pays.iter().any(|p| *p);
        // A sender that pays nothing to the cent beside one that does is another acquirer, whose sales are not here.
        let own = hits.iter().copied().max().unwrap_or(0);
        let mut platforms = vec![false; n];
        for credit in pool.credits.iter().filter(|c| hits[c.signature as usize] == 0) {
            let text = pool.text(credit).to_lowercase();
            platforms[credit.signature as usize] |=
                PLATFORMS.iter().any(|name| text.contains(name));
        }
        let stranger = |s: usize| {
            platforms[s] || all[s] >= FOREIGN_MIN || all[s] >= FOREIGN_FEW && own >= KNOWN_WELL
        };
        let foreign = (0..n).map(|s| hits[s] == 0 && own >= FOREIGN_MIN && stranger(s)).collect();
        let kin = kin(pool, &pays, &hits, &looks);
        Self { pays, foreign, looks, kin, amends: vec![false; n], any }
    }

    /// Whether the sender pays other sales than the given ones.
    pub(super) fn is_foreign(&self, credit: &Credit) -> bool {
        self.foreign[credit.signature as usize] && !self.amends[credit.signature as usize]
    }

    /// What it says is something else: rent, interest, wages.
    pub(super) fn is_other(&self, credit: &Credit) -> bool {
        self.looks[credit.signature as usize] == Look::Other
    }

    /// It names an acquirer, a wallet or a settlement.
    pub(super) fn names_takings(&self, credit: &Credit) -> bool {
        self.looks[credit.signature as usize] == Look::Takings
    }

    /// The sender is known to pay takings.
    pub(super) fn pays(&self, credit: &Credit) -> bool {
        self.pays[credit.signature as usize]
    }

    /// The credit may pay sales: from a known payer, or naming an acquirer; where nobody is known, anything that is
    /// not plainly something else.
    pub(super) fn may_pay(&self, credit: &Credit) -> bool {
        if self.is_foreign(credit) {
            return false;
        }
        let look = self.looks[credit.signature as usize];
        self.is_kin(credit)
            || self.pays(credit)
            || self.amends[credit.signature as usize]
            || look == Look::Takings
            || (!self.any && look == Look::Plain)
    }

    /// The credit is to be listed where it matches nothing.
    pub(super) fn looks_like_takings(&self, credit: &Credit) -> bool {
        self.is_kin(credit) || self.pays(credit) || self.names_takings(credit)
    }

    /// From a known payer with a word more in the text.
    pub(super) fn is_kin(&self, credit: &Credit) -> bool {
        self.kin[credit.signature as usize]
    }
}

/// No longer stretch of unpaid runs is made good by one payment, as far as that tells who pays.
const STRETCH_MAX: usize = 6;
/// More unpaid runs than this are looked at one by one alone.
const UNPAID_MAX: usize = 40;

/// What unpaid runs are worth, each with its day: one by one, and neighbours together, of one part and of all.
pub(super) fn owed(book: &Book) -> Vec<(NaiveDate, i64)> {
    let mut open: Vec<&Group> =
        book.runs.iter().filter(|run| run.credits.is_empty() && run.expected > 0).collect();
    let mut out: Vec<(NaiveDate, i64)> = open.iter().map(|run| (run.due, run.expected)).collect();
    if open.len() > UNPAID_MAX {
        return out;
    }
    let mut together = |open: &[&Group]| {
        for from in 0..open.len() {
            let mut sum = 0;
            for (length, run) in open[from..].iter().take(STRETCH_MAX).enumerate() {
                sum += run.expected;
                out.extend((length > 0).then_some((run.due, sum)));
            }
        }
    };
    together(&open);
    open.sort_by_key(|run| (run.part, run.due));
    open.chunk_by(|a, b| a.part == b.part).for_each(together);
    out.sort_unstable();
    out.dedup();
    out
}

/// Shorter beginnings are those of many.
const KIN_LETTERS: usize = 6;

fn kin(pool: &Pool<'_>, pays: &[bool], hits: &[u32], looks: &[Look]) -> Vec<bool> {
    let known: Vec<&str> = pool
        .signatures
        .iter()
        .enumerate()
        .filter(|(at, name)| {
            pays[*at] && hits[*at] >= MAIN_MIN && name.chars().count() >= KIN_LETTERS
        })
        .map(|(_, name)| name.as_str())
        .collect();
    let begins = |name: &str| known.iter().any(|k| name.len() > k.len() && name.starts_with(k));
    let kin = |at: usize| {
        let name = pool.signatures.get(at);
        !pays[at] && looks[at] != Look::Other && name.is_some_and(|name| begins(name))
    };
    (0..pays.len()).map(kin).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deposit_at_the_counter_is_no_card_takings() {
        assert_ne!(look("COUNTER DEPOSIT"), Look::Takings);
        assert_ne!(look("CASH DEP COUNTER DEPOSIT"), Look::Takings);
        assert_eq!(look("POS 22019932 DEPOSIT"), Look::Takings);
        assert_eq!(look("POS机 0612"), Look::Takings);
    }
}
