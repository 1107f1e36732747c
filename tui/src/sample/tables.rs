//! The exports of the sample, as they lay in the owner's download folder on three days of the story.

use super::{SampleFile, bank, pos, takings};
use chrono::{NaiveDate, NaiveDateTime};
use takings::march;

/// Terminals up to the 11th, saved on 12 March.
pub const POS_EARLY: &str = "POS明细 0301-0311.csv";
/// Account up to the afternoon of 12 March: two payouts missing, one due today.
pub const BANK_EARLY: &str = "银行流水 0301-0312.csv";
/// Account up to the morning of 13 March: the third payout did not come either.
pub const BANK_NEXT_DAY: &str = "银行流水 0301-0313.csv";
/// Terminals of the month so far, saved on 26 March: 412 sales, 2 refunds.
pub const POS_MONTH: &str = "POS明细 0301-0325.csv";
/// Account of the month so far, saved on 26 March: 96 lines.
pub const BANK_MONTH: &str = "银行流水 0301-0326.csv";

/// All five, in the order of the story.
pub fn tables() -> Vec<SampleFile> {
    let runs = takings::month();
    let terminals = |name, last, made| SampleFile {
        name,
        bytes: pos::export(&runs, march(1), march(last), made),
    };
    let account =
        |name, until, made| SampleFile { name, bytes: bank::statement(&runs, until, made) };
    vec![
        terminals(POS_EARLY, 11, "2026-03-12 16:42:10"),
        account(BANK_EARLY, moment(march(12), 16, 47, 35), "2026-03-12 16:47:35"),
        account(BANK_NEXT_DAY, moment(march(13), 9, 41, 3), "2026-03-13 09:41:03"),
        terminals(POS_MONTH, 25, "2026-03-26 09:18:32"),
        account(BANK_MONTH, moment(march(26), 9, 20, 15), "2026-03-26 09:20:15"),
    ]
}

fn moment(day: NaiveDate, hour: u32, minute: u32, second: u32) -> NaiveDateTime {
    day.and_hms_opt(hour, minute, second).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use recourse_core::hygiene::find_cards;
    use std::path::Path;

    /// Copies of the month's two exports that people can try `import` with.
    const ASSETS: [(&str, &str); 2] =
        [(POS_MONTH, "pos-2026-03.csv"), (BANK_MONTH, "bank-2026-03.csv")];

    fn asset(name: &str) -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/sample").join(name)
    }

    #[test]
    fn the_committed_samples_are_what_the_program_makes() {
        let made = tables();
        for (name, copy) in ASSETS {
            let file = made.iter().find(|f| f.name == name).unwrap();
            let kept = std::fs::read(asset(copy)).unwrap();
            assert!(kept == file.bytes, "{copy} differs: run the ignored test `write_the_samples`");
        }
    }

    #[test]
    #[ignore = "writes assets/sample; run it after changing the sample's figures"]
    fn write_the_samples() {
        let made = tables();
        for (name, copy) in ASSETS {
            let file = made.iter().find(|f| f.name == name).unwrap();
            std::fs::write(asset(copy), &file.bytes).unwrap();
        }
    }

    #[test]
    fn later_exports_repeat_the_earlier_ones() {
        let made = tables();
        let lines = |name: &str| {
            let file = made.iter().find(|f| f.name == name).unwrap();
            let text = match std::str::from_utf8(&file.bytes) {
                Ok(text) => text.to_string(),
                Err(_) => encoding_rs::GBK.decode(&file.bytes).0.into_owned(),
            };
            let rows = text.lines().filter(|l| l.starts_with("2026"));
            rows.map(str::to_string).collect::<Vec<_>>()
        };
        for (early, late) in
            [(POS_EARLY, POS_MONTH), (BANK_EARLY, BANK_NEXT_DAY), (BANK_NEXT_DAY, BANK_MONTH)]
        {
            assert!(lines(late).starts_with(&lines(early)), "{early}");
        }
        assert_eq!((lines(POS_MONTH).len(), lines(BANK_MONTH).len()), (414, 96));
    }

    #[test]
    fn no_row_holds_a_card_number_or_what_looks_like_one() {
        for file in tables() {
            let text = encoding_rs::GBK.decode(&file.bytes).0.into_owned();
            for line in text.lines() {
                assert_eq!(find_cards(line), [], "{line}");
            }
        }
    }
}
