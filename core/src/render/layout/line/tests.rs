use super::*;
use proptest::prelude::*;

/// Han as wide as high, everything else half of that.
struct Grid;

impl Metrics for Grid {
    fn advance(&self, _: Voice, c: char) -> Option<u16> {
        Some(if u32::from(c) >= 0x2E80 { 1000 } else { 500 })
    }
}

fn ruler(anywhere: bool) -> Ruler<'static> {
    Ruler { metrics: &Grid, voice: Voice::Sans, size: 10.0, anywhere }
}

fn plain(text: &str) -> Piece {
    Piece { text: text.to_owned(), strong: false, to: None }
}

fn lines(text: &str, width: f32) -> Vec<String> {
    let lines = ruler(false).wrap(&[plain(text)], width);
    lines.iter().map(|l| l.runs.iter().map(|r| r.text.as_str()).collect()).collect()
}

#[test]
fn chinese_punctuation_never_starts_a_line() {
    assert_eq!(
        lines("收款三日未到账，已多次催告。", 70.0),
        ["收款三日未到", "账，已多次催", "告。"]
    );
    assert_eq!(lines("共￥12,345.67元（大写）", 80.0), ["共￥12,345.67元", "（大写）"]);
}

#[test]
fn marks_that_follow_each_other_stand_closer() {
    let width = |text: &str| ruler(false).width(text);
    assert!((width("（甲），（乙）") - 60.0).abs() < 0.01, "seven characters, two pairs");
    assert!((width("》，") - 15.0).abs() < 0.01 && (width("甲，乙") - 30.0).abs() < 0.01);
    assert!((width("，（") - 15.0).abs() < 0.01 && (width("（《") - 15.0).abs() < 0.01);
    assert!((width("（甲") - 20.0).abs() < 0.01);
}

#[test]
fn english_breaks_between_words_and_hangs_its_spaces() {
    assert_eq!(lines("to be or not to be", 35.0), ["to be", "or not", "to be"]);
    assert_eq!(lines("a\nb", 35.0), ["a", "b"]);
    assert_eq!(lines("", 35.0), [""]);
}

#[test]
fn a_word_wider_than_the_line_is_broken() {
    assert_eq!(lines("id 0123456789abcdef x", 40.0), ["id", "01234567", "89abcdef", "x"]);
}

#[test]
fn spaces_of_two_pieces_hang_at_the_end() {
    let lines = ruler(false).wrap(&[plain("账-，。 "), plain(" 0")], 30.6);
    assert!(lines[0].width <= 30.6, "{lines:?}");
    assert_eq!(lines[1].runs[0].text, "0");
}

#[test]
fn runs_keep_what_they_are_and_where_they_stand() {
    let strong = Piece { strong: true, to: Some("a".into()), ..plain("乙丙") };
    let lines = ruler(false).wrap(&[plain("甲"), strong, plain("丁")], 25.0);
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0].runs[1].text, "乙");
    assert!(lines[0].runs[1].strong && lines[1].runs[0].to.is_some());
    assert!((lines[0].runs[1].x - 10.0).abs() < 0.001 && lines[0].goes_on && !lines[1].goes_on);
}

proptest! {
    #[test]
    fn nothing_is_lost_and_nothing_is_too_wide(
        parts in prop::collection::vec("[a-z0-9 。，（）账款䶮/-]{0,40}", 1..5),
        width in 20.0_f32..200.0,
        anywhere: bool,
    ) {
        let pieces: Vec<Piece> = parts.iter().map(|p| plain(p)).collect();
        let lines = ruler(anywhere).wrap(&pieces, width);
        let set: String = lines.iter().flat_map(|l| &l.runs).map(|r| r.text.as_str()).collect();
        let squeeze = |s: &str| s.chars().filter(|c| *c != ' ').collect::<String>();
        prop_assert_eq!(squeeze(&set), squeeze(&parts.concat()));
        for line in &lines {
            prop_assert!(line.width <= width + 0.01, "{line:?}");
        }
    }
}
