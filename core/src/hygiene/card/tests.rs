use super::*;
use proptest::prelude::*;

#[test]
fn masks_keep_first_six_and_last_four() {
    for (given, masked) in [
        ("4111111111111111", "411111******1111"),
        ("卡号4111 1111 1111 1111，谢谢", "卡号411111******1111，谢谢"),
        ("4111-1111-1111-1111", "411111******1111"),
        ("4111.1111.1111.1111.", "411111******1111."),
        ("4111\u{a0}1111\u{a0}1111\u{a0}1111", "411111******1111"),
        ("４１１１１１１１１１１１１１１１", "411111******1111"),
        ("４１１１\u{3000}１１１１\u{3000}１１１１\u{3000}１１１１", "411111******1111"),
        ("4111 １１１１-1111 1111", "411111******1111"),
        ("3782 822463 10005", "378282*****0005"),
        ("411111\u{200b}1111\u{200d}111111", "411111******1111"),
        ("4111_1111_1111_1111", "411111******1111"),
        ("4111, 1111,1111:1111；", "411111******1111；"),
        ("4111：1111：1111：1111", "411111******1111"),
        ("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "411111******1111"),
        ("6200 0000 0000 0005", "620000******0005"),
        ("*4111111111111111*", "*411111******1111*"),
        ("card4111111111111111.pdf", "card411111******1111.pdf"),
    ] {
        assert_eq!(mask_cards(given), masked);
        assert_eq!(mask_cards(masked), masked);
    }
}

#[test]
fn a_number_is_found_beside_others() {
    for (given, masked) in [
        ("2026-03-09 4111 1111 1111 1111 12860.50", "2026-03-09 411111******1111 12860.50"),
        ("4111111111111111 5555555555554444", "411111******1111 555555******4444"),
        ("13800138000 4111111111111111", "13800138000 411111******1111"),
        ("411111******1111 2222 3333 4444 0000", "411111******1111 2222 3333 4444 0000"),
    ] {
        assert_eq!(mask_cards(given), masked);
    }
}

#[test]
fn other_numbers_stay() {
    for text in [
        "973504526889",
        "898320158120001",
        "8983 2015 8120 001",
        "2026-03-09 09:12:40",
        "20260309091240",
        "1773023960000",
        "60.00 58.50 123.40 411.20",
        "6222****3371",
        "4,111,111,111,111,111.00",
        "41:11:11:11:11:11:11:11",
        "2026 4111 1111 1111",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca4111111111111111",
        "cf23df2207d99a74fbe169e34111111111111111",
    ] {
        let masked = mask_cards(text);
        // The first of the two hashes has 65 digits and is none.
        assert_eq!(masked == text, text.len() != 65, "{text} -> {masked}");
    }
}

proptest! {
    #[test]
    fn any_text_survives_and_twice_is_once(text in "([0-9０-９ .*\\-\u{a0}a=]|cvv|;|\\?|411111|1111|PDQ){0,60}") {
        let once = mask_cards(&text).into_owned();
        prop_assert_eq!(&mask_cards(&once), &once);
        let stored = super::super::intake(&text);
        prop_assert_eq!(super::super::intake(&stored), stored);
    }

    #[test]
    fn ranges_are_in_order_and_apart(text in any::<String>()) {
        let mut at = 0;
        for card in find_cards(&text) {
            prop_assert!(card.range.start >= at && card.range.end > card.range.start);
            prop_assert!(text.get(card.range.clone()).is_some());
            at = card.range.end;
        }
    }
}
