//! What else passes through the account of a noodle house: suppliers, rent, wages, cash paid in.

use super::super::cast::OWNER;
use super::super::dice::Dice;
use super::super::takings::march;
use super::Line;
use chrono::Duration;

/// A payment that comes again.
struct Bill {
    days: &'static [u32],
    /// Hour of the day it is usually booked.
    hour: u32,
    summary: &'static str,
    party: &'static str,
    account: &'static str,
    memo: &'static str,
    /// Yuan; negative for money going out.
    about: i64,
    /// Yuan more or less; 0 for a fixed sum.
    spread: i64,
}

#[rustfmt::skip]
const BILLS: &[Bill] = &[
    bill(&[2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26], 7, "转账", "江州清源牛羊肉批发部", "6200****4410", "牛肉 牛骨", -812, 150),
    bill(&[1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25], 6, "转账", "张桂兰", "6200****9083", "东门市场 青菜", -246, 60),
    bill(&[3, 9, 16, 23], 10, "转账", "江州金穗粮油有限公司", "8802****0157", "高筋面粉", -1_180, 90),
    bill(&[2, 9, 16, 23], 15, "转账", "江州清泉饮品配送站", "8802****6032", "饮料", -420, 80),
    bill(&[5, 14, 24], 6, "转账", "江州石磨豆坊", "6200****7721", "豆制品", -168, 30),
    bill(&[4, 18], 15, "转账", "江州老巷酱园", "8801****2245", "调料", -535, 60),
    bill(&[6, 20], 11, "转账", "江州洁达包装材料行", "8802****3390", "餐盒 筷子", -388, 50),
    bill(&[5], 9, "转账", "江州解放路物业管理有限公司", "8801****5518", "三月房租", -6_800, 0),
    bill(&[10], 16, "代发", "刘翠芬", "6200****1196", "二月工资", -4_200, 0),
    bill(&[10], 16, "代发", "马小东", "6200****8830", "二月工资", -3_900, 0),
    bill(&[10], 16, "代发", "何丽", "6200****4471", "二月工资", -3_600, 0),
    bill(&[10], 16, "代发", "陈长根", "6200****6652", "二月工资", -3_600, 0),
    bill(&[10], 16, "代发", "周敏", "6200****2908", "二月记账", -1_200, 0),
    bill(&[11, 25], 8, "代扣", "江州燃气集团有限公司", "8801****0071", "燃气费", -468, 70),
    bill(&[12], 8, "代扣", "江州供电公司", "8801****0026", "二月电费", -1_163, 90),
    bill(&[12], 8, "代扣", "江州水务有限公司", "8801****0039", "二月水费", -204, 30),
    bill(&[13], 14, "缴税", "江州市税务局", "8801****0003", "定期定额", -320, 0),
    bill(&[16], 10, "缴费", "江州市社会保险事业中心", "8801****0011", "二月社保", -1_986, 0),
    bill(&[8], 9, "代扣", "江州广通宽带服务部", "8801****0440", "宽带", -99, 0),
    bill(&[17], 11, "转账", "江州城东环卫服务站", "8801****0862", "垃圾清运", -150, 0),
    bill(&[19], 15, "转账", "江州永兴厨具维修", "6200****5127", "修冰柜", -460, 0),
    bill(&[20], 17, "收费", "江州银行", "", "账户管理费", -30, 0),
    bill(&[7, 14, 21], 20, "转账", OWNER, "6200****0064", "家用", -1_200, 300),
    bill(&[2, 6, 9, 13, 16, 20, 23], 16, "现金存入", OWNER, "", "营业款", 1_260, 340),
    bill(&[4, 11, 18, 25], 14, "转账", "江州市东风小学", "8801****7004", "教师午餐", 680, 90),
    bill(&[21], 3, "结息", "江州银行", "", "一季度利息", 9, 4),
];

#[allow(clippy::too_many_arguments)] // a row of the table above
const fn bill(
    days: &'static [u32],
    hour: u32,
    summary: &'static str,
    party: &'static str,
    account: &'static str,
    memo: &'static str,
    about: i64,
    spread: i64,
) -> Bill {
    Bill { days, hour, summary, party, account, memo, about, spread }
}

/// Every bill of the month, grouped by who is paid.
pub(super) fn lines() -> Vec<Line> {
    let mut dice = Dice::new(3_371);
    let mut lines = Vec::new();
    for bill in BILLS {
        for day in bill.days {
            let hour = march(*day).and_hms_opt(bill.hour, 0, 0).unwrap_or_default();
            let varied = bill.about * 100 + dice.range(-bill.spread * 100, bill.spread * 100);
            // Cash comes in notes.
            let whole = if bill.summary == "现金存入" { 1_000 } else { 1 };
            lines.push(Line {
                at: hour + Duration::seconds(dice.range(30, 3_400)),
                summary: bill.summary,
                amount: varied / whole * whole,
                party: bill.party,
                account: bill.account.to_string(),
                memo: bill.memo.to_string(),
            });
        }
    }
    lines
}
