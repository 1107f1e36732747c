//! Two shops paid into one account by one acquirer: the texts are the same but for the shop's number, which stands in
//! the payments of many days. A number of a date, a batch or a payment does not.

use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Numbers with fewer digits may be a batch's or a time's.
const DIGITS_MIN: usize = 8;
/// On so many days a number stands before it is somebody's.
const DAYS_MIN: usize = 4;

/// The shop's number in each credit's text, where credits of one payer name several. `own` are numbers of the sales'
/// own files: whoever they name is the one that is looked at, and needs no number.
pub(super) fn numbers(
    credits: &[(NaiveDate, u32, String)],
    own: &dyn Fn(&str) -> bool,
) -> Vec<Option<String>> {
    let mut days: BTreeMap<(u32, &str), BTreeSet<NaiveDate>> = BTreeMap::new();
    for (day, payer, text) in credits {
        for number in tokens(text) {
            days.entry((*payer, number)).or_default().insert(*day);
        }
    }
    days.retain(|_, on| on.len() >= DAYS_MIN);
    // One number in all payments of a payer tells nobody from anybody.
    let mut of: BTreeMap<u32, BTreeSet<&str>> = BTreeMap::new();
    for (payer, number) in days.keys() {
        of.entry(*payer).or_default().insert(number);
    }
    let found = credits.iter().map(|(_, payer, text)| {
        let several = of.get(payer).filter(|numbers| numbers.len() > 1)?;
        let mut named = tokens(text).filter(|n| several.contains(n));
        let (first, more) = (named.next()?, named.next());
        (more.is_none() && !own(first)).then(|| first.to_string())
    });
    found.collect()
}

fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let runs = text.split(|c: char| !c.is_ascii_digit());
    runs.filter(|run| run.len() >= DIGITS_MIN && !is_date(run))
}

/// Eight digits that can be a day: of a month that all payments name, say.
fn is_date(digits: &str) -> bool {
    digits.len() == 8 && NaiveDate::parse_from_str(digits, "%Y%m%d").is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credits(numbers: &[&str]) -> Vec<(NaiveDate, u32, String)> {
        let day = |n: u32| NaiveDate::from_ymd_opt(2026, 3, n).unwrap();
        let of = |number: &&str| {
            (1..6).map(|d| (day(d), 1, format!("POS入账 {number} 0{d}"))).collect::<Vec<_>>()
        };
        numbers.iter().flat_map(of).collect()
    }

    #[test]
    fn two_numbers_of_many_days_are_two_shops_and_one_is_nobody_s() {
        let two = numbers(&credits(&["898320158120001", "464966853136928"]), &|_| false);
        assert_eq!(two[0].as_deref(), Some("898320158120001"));
        assert_eq!(two[9].as_deref(), Some("464966853136928"));
        let short = numbers(&credits(&["64786057", "64786058", "20260301"]), &|_| false);
        assert_eq!(
            (short[0].as_deref(), short[9].as_deref()),
            (Some("64786057"), Some("64786058"))
        );
        assert_eq!(short[14], None);
        let own =
            numbers(&credits(&["898320158120001", "464966853136928"]), &|n| n.starts_with("898"));
        assert_eq!((own[0].as_deref(), own[9].as_deref()), (None, Some("464966853136928")));
        assert!(numbers(&credits(&["898320158120001"]), &|_| false).iter().all(Option::is_none));
    }
}
