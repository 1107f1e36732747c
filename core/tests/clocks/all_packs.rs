//! Every rule of every pack against a second, naive way to count: day by day, from the raw calendar files.

use chrono::{Datelike, Days, NaiveDate};
use recourse_core::rules::period::{Direction, MonthRule, Unit};
use recourse_core::rules::rule::{Kind, RollRule, Rule};
use recourse_core::rules::{Fact, RulePack, compute};
use std::collections::BTreeMap;

/// Days off (true) and make-up workdays (false) of a pack, and its weekend, read from the files as plain TOML.
struct Raw {
    days: BTreeMap<NaiveDate, bool>,
    weekend: Vec<String>,
}

impl Raw {
    fn of(pack: &RulePack) -> Self {
        let lender =
            if pack.head.calendar.is_empty() { &pack.head.id } else { &pack.head.calendar };
        let folder = format!("{}/../assets/packs/{lender}/calendar", env!("CARGO_MANIFEST_DIR"));
        let mut days = BTreeMap::new();
        for year in 2018..=2031 {
            let Ok(text) = std::fs::read_to_string(format!("{folder}/{year}.toml")) else {
                continue;
            };
            let value: toml::Value = toml::from_str(&text).unwrap();
            for (member, rest) in [("off", true), ("work", false)] {
                for item in value.get(member).and_then(toml::Value::as_array).into_iter().flatten()
                {
                    let item = item.as_str().unwrap();
                    let (from, to) = item.split_once("..").unwrap_or((item, item));
                    let (mut day, to): (NaiveDate, NaiveDate) =
                        (from.parse().unwrap(), to.parse().unwrap());
                    while day <= to {
                        days.insert(day, rest);
                        day = day.succ_opt().unwrap();
                    }
                }
            }
        }
        let lent = RulePack::find(lender).unwrap();
        Self { days, weekend: lent.head.weekend.clone() }
    }

    fn rests(&self, day: NaiveDate) -> bool {
        let name = day.weekday().to_string().to_lowercase();
        self.days.get(&day).copied().unwrap_or_else(|| self.weekend.contains(&name))
    }
}

/// The same day number so many months on (or back), or the last one of that month.
fn months_on(day: NaiveDate, months: i64) -> NaiveDate {
    let place = i64::from(day.year()) * 12 + i64::from(day.month0()) + months;
    let (year, month) = (place.div_euclid(12) as i32, place.rem_euclid(12) as u32 + 1);
    (1..=day.day()).rev().find_map(|d| NaiveDate::from_ymd_opt(year, month, d)).unwrap()
}

/// Taiwan: counting begins on the next day and ends on the day before the corresponding one; where there is none, with
/// the month.
fn months_from_next_day(day: NaiveDate, months: i64) -> NaiveDate {
    let begins = day.succ_opt().unwrap();
    let clamped = months_on(begins, months);
    if clamped.day() == begins.day() { clamped.pred_opt().unwrap() } else { clamped }
}

fn expected(rule: &Rule, pack: &RulePack, raw: &Raw, trigger: NaiveDate) -> (NaiveDate, NaiveDate) {
    let mut start = trigger;
    if format!("{:?}", rule.trigger.from) == "YearEnd" {
        start = NaiveDate::from_ymd_opt(trigger.year(), 12, 31).unwrap();
    }
    let n = i64::from(rule.period.value.unwrap());
    let back = rule.direction == Direction::Before;
    let mut unit = rule.period.unit;
    if unit == Unit::Day && n <= i64::from(rule.working_days_up_to) {
        unit = Unit::WorkingDay;
    }
    let step = |day: NaiveDate| if back { day.pred_opt() } else { day.succ_opt() }.unwrap();
    let walk = |days: i64| (0..days).fold(start, |day, _| step(day));
    let month_rule = rule.month_rule.unwrap_or(pack.head.month_rule);
    let in_months = |months: i64| match (back, month_rule) {
        (true, _) => months_on(start, -months),
        (false, MonthRule::SameDayClamp) => months_on(start, months),
        (false, MonthRule::DayBeforeNextStart) => months_from_next_day(start, months),
    };
    let end = match unit {
        Unit::Year => in_months(12 * n),
        Unit::Month => in_months(n),
        Unit::Week => walk(7 * n),
        Unit::Day => walk(n),
        Unit::Hour => walk((n + 23) / 24),
        Unit::WorkingDay => {
            let (mut day, mut left) = (start, n);
            while left > 0 {
                day = step(day);
                left -= i64::from(!raw.rests(day));
            }
            day
        }
    };
    let rolls = match rule.kind {
        Kind::EvidenceLoss => false,
        Kind::ResponseDue => true,
        _ => rule.roll.rule == RollRule::NextWorkingDay,
    };
    let mut rolled = end;
    while rolls && raw.rests(rolled) {
        rolled = rolled.succ_opt().unwrap();
    }
    (end, rolled)
}

#[test]
fn every_rule_of_every_pack_counts_as_a_naive_reader_would() {
    let today = "2026-11-22".parse().unwrap();
    let mut looked = 0;
    for pack in RulePack::embedded() {
        let raw = Raw::of(pack);
        for rule in &pack.rules {
            let versioned = rule.effective_to.is_some()
                || rule.replaces.is_some()
                || pack.rules.iter().any(|r| r.replaces.as_deref() == Some(&rule.id));
            if rule.period.value.is_none() || versioned {
                continue;
            }
            let kinds: Vec<String> = if rule.trigger.all_of.is_empty() {
                rule.trigger.any_of.iter().take(1).cloned().collect()
            } else {
                rule.trigger.all_of.clone()
            };
            let mut day: NaiveDate = "2019-01-01".parse().unwrap();
            while day.year() < 2027 {
                let month_end = day.succ_opt().unwrap().day() == 1;
                let in_force = rule.in_force().0.is_none_or(|from| day >= from);
                if in_force && (month_end || day.ordinal() % 7 == 3 || day.day() == 1) {
                    let facts: Vec<Fact> =
                        kinds.iter().map(|k| Fact::stated(k.clone(), day)).collect();
                    let out = compute(rule, pack, &facts, today);
                    let (end, rolled) = expected(rule, pack, &raw, day);
                    let what = format!("{} from {day}", rule.id);
                    assert_eq!(out.unrolled, Some(end), "{what}");
                    assert_eq!(out.expected, Some(rolled), "{what}");
                    let act_by = out.act_by.unwrap();
                    assert!(rule.act_by_margin.is_some() || act_by < end, "{what}");
                    assert!(rule.kind == Kind::EvidenceLoss || !raw.rests(act_by), "{what}");
                    looked += 1;
                }
                day = day.checked_add_days(Days::new(1)).unwrap();
            }
        }
    }
    assert!(looked > 40_000, "{looked}");
}
