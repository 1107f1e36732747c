//! Ten thousand card numbers in every spelling people use, and numbers that are no cards.

#![allow(clippy::unwrap_used)] // helpers of tests

use recourse_core::hygiene::{find_cards, intake, mask_cards};

/// A small generator, so that every run tries the same numbers.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    fn digits(&mut self, n: usize) -> String {
        (0..n).map(|_| char::from(b'0' + self.below(10) as u8)).collect()
    }
}

/// Prefix and length of cards in use.
const KINDS: &[(&str, usize)] = &[
    ("4", 16),
    ("4", 13),
    ("51", 16),
    ("55", 16),
    ("2221", 16),
    ("2720", 16),
    ("34", 15),
    ("37", 15),
    ("3528", 16),
    ("3589", 16),
    ("300", 14),
    ("36", 14),
    ("38", 14),
    ("6011", 16),
    ("644", 16),
    ("65", 16),
    ("62", 16),
    ("6222", 19),
    ("6217", 19),
    ("6228", 19),
    ("625", 16),
    ("6212", 17),
    ("6226", 18),
    ("5018", 12),
    ("6759", 16),
    ("6304", 19),
];

fn card(dice: &mut Dice) -> String {
    let (prefix, length) = KINDS[dice.below(KINDS.len() as u64) as usize];
    let mut number = format!("{prefix}{}", dice.digits(length - prefix.len() - 1));
    let sum: u32 = number
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, b)| {
            let d = u32::from(b - b'0');
            if i % 2 == 1 { d } else { d * 2 / 10 + d * 2 % 10 }
        })
        .sum();
    number.push(char::from_digit((10 - sum % 10) % 10, 10).unwrap());
    number
}

fn grouped(number: &str, sizes: &[usize], separator: &str) -> String {
    let mut rest = number;
    let mut parts = Vec::new();
    let mut sizes = sizes.iter().chain(std::iter::repeat(&4));
    while !rest.is_empty() {
        let (head, tail) = rest.split_at(rest.len().min(*sizes.next().unwrap()));
        parts.push(head);
        rest = tail;
    }
    parts.join(separator)
}

fn full_width(number: &str) -> String {
    number
        .chars()
        .map(
            |c| {
                if c.is_ascii_digit() {
                    char::from_u32(c as u32 - 0x30 + 0xff10).unwrap()
                } else {
                    c
                }
            },
        )
        .collect()
}

/// The spellings, each with its name.
fn spellings(number: &str) -> Vec<(&'static str, String)> {
    let four = |separator| grouped(number, &[], separator);
    let mixed: String = number
        .chars()
        .enumerate()
        .map(|(i, c)| if i % 3 == 0 { full_width(&c.to_string()) } else { c.to_string() })
        .collect();
    vec![
        ("plain", number.to_string()),
        ("spaces by four", four(" ")),
        ("dashes", four("-")),
        ("dots", four(".")),
        ("no-break spaces", four("\u{a0}")),
        ("en dashes", four("\u{2013}")),
        ("middle dots", four("\u{b7}")),
        ("underscores", four("_")),
        ("full-width digits", full_width(number)),
        ("full-width digits and spaces", full_width(&four("\u{3000}"))),
        ("half and full width mixed", mixed),
        ("zero-width joined", four("\u{200b}")),
        ("amex style 4-6-5", grouped(number, &[4, 6, 9], " ")),
        ("digit by digit", grouped(number, &[1; 20], " ")),
        ("six and the rest", grouped(number, &[6, 13], " ")),
    ]
}

#[test]
fn ten_thousand_numbers_in_every_spelling() {
    let mut dice = Dice(20_260_309);
    for round in 0..10_000 {
        let number = card(&mut dice);
        let expected = format!(
            "{}{}{}",
            &number[..6],
            "*".repeat(number.len() - 10),
            &number[number.len() - 4..]
        );
        for (name, spelled) in spellings(&number) {
            assert_eq!(mask_cards(&spelled), expected, "{name}: {spelled}");
            // The whole way in is slower: every tenth number takes it.
            if round % 10 == 0 {
                let sentence = format!("顾客卡号：{spelled}，3月9日付款 128.00 元。");
                let stored = intake(&sentence);
                assert_eq!(
                    stored,
                    format!("顾客卡号：{expected}，3月9日付款 128.00 元。"),
                    "{name}"
                );
                assert_eq!(intake(&stored), stored, "{name}");
            }
        }
    }
}

/// Share of random digit strings taken for cards, in ten-thousandths.
fn false_positives(length: usize) -> u64 {
    let mut dice = Dice(length as u64);
    let hits = (0..100_000).filter(|_| !find_cards(&dice.digits(length)).is_empty()).count();
    hits as u64 / 10
}

#[test]
fn random_digits_are_rarely_taken_for_cards() {
    for (length, most) in
        [(12, 5), (13, 120), (14, 60), (15, 40), (16, 300), (17, 60), (18, 60), (19, 160)]
    {
        let rate = false_positives(length);
        println!("{length} digits: {rate} in 10,000");
        assert!(rate <= most, "{length} digits: {rate} in 10,000");
    }
}

#[test]
fn clocks_and_numbers_that_begin_with_the_year_are_never_cards() {
    let mut dice = Dice(7);
    for _ in 0..50_000 {
        let milliseconds = 1_600_000_000_000 + dice.below(400_000_000_000);
        let (day, time) = (dice.below(28) + 1, dice.below(86_400));
        let (h, m, s) = (time / 3600, time / 60 % 60, time % 60);
        let length = 8 + dice.below(11) as usize;
        for text in [
            milliseconds.to_string(),
            format!("202603{day:02}{h:02}{m:02}{s:02}"),
            format!("2026-03-{day:02} {h:02}:{m:02}:{s:02}"),
            format!("2026{}", dice.digits(length)),
        ] {
            assert_eq!(find_cards(&text), [], "{text}");
        }
    }
}

#[test]
fn long_and_hostile_texts_come_to_an_end() {
    for text in [
        "4".repeat(300_000),
        "4 ".repeat(40_000),
        "411111*".repeat(40_000),
        "cvv1".repeat(80_000),
        "cvv 1 ".repeat(50_000),
        "%B".repeat(150_000),
        ";4111111111111".repeat(20_000),
        "411111******1111 ".repeat(20_000),
        "\u{200b}".repeat(100_000),
    ] {
        // A quadratic detector would not come to an end here; how long it takes is a benchmark's business.
        let stored = intake(&text);
        assert_eq!(intake(&stored), stored);
    }
}
