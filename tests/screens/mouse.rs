//! The mouse: a click selects, a second one opens, the wheel scrolls, the bar does what it says.

use crate::support::desk::Desk;
use recourse_core::locale::Lang;
use recourse_tui::msg::{Mouse, Msg, Spot};
use recourse_tui::pointer;
use recourse_tui::screen::What;

/// Clicks the first place where this text stands.
fn click(desk: &mut Desk, text: &str) {
    let screen = desk.screen();
    let (y, line) =
        screen.lines().enumerate().find(|(_, l)| l.contains(text)).unwrap_or_else(|| {
            panic!("{text} is not on\n{screen}");
        });
    let before = line.split(text).next().unwrap();
    let x = recourse_tui::cells::width(before) + 1;
    press(desk, x, y);
}

fn press(desk: &mut Desk, x: usize, y: usize) {
    let msg = Msg::Mouse(Mouse::Press(x as u16, y as u16));
    let meant = pointer::aim(&desk.model, msg);
    desk.send(meant);
}

fn wheel(desk: &mut Desk, up: bool) {
    let meant = pointer::aim(&desk.model, Msg::Mouse(if up { Mouse::Up } else { Mouse::Down }));
    desk.send(meant);
}

#[test]
fn a_click_selects_and_a_second_one_opens() {
    for (lang, size) in [(Lang::Zh, (100, 30)), (Lang::En, (80, 24))] {
        let mut desk = Desk::over(Some(crate::support::noodles::snapshot()), lang, size);
        click(&mut desk, "04-10");
        let row = desk.rows(&["04-10"]);
        assert!(row.contains("> "), "{}", desk.screen());
        assert_eq!(desk.model.screen().what, What::Today);
        click(&mut desk, "04-10");
        assert_eq!(desk.model.screen().what, What::Deadlines, "{}", desk.screen());
    }
}

#[test]
fn tabs_and_the_bar_do_what_they_say() {
    let mut desk = Desk::noodles();
    click(&mut desk, "4 期限");
    assert!(desk.screen().contains("[看算法]"), "{}", desk.screen());
    click(&mut desk, "[看算法]");
    assert!(desk.screen().contains("这个日子怎么算的"), "{}", desk.screen());
    click(&mut desk, "[返回]");
    click(&mut desk, "1 今日");
    click(&mut desk, "[记一次通话]");
    assert!(desk.model.form().is_some(), "{}", desk.screen());
}

#[test]
fn every_row_of_a_list_is_where_it_is_drawn() {
    for (page, (w, h)) in [("4", (100, 30)), ("7", (60, 16)), ("5", (130, 20))] {
        let mut desk = Desk::noodles();
        desk.size(w, h).keys(page);
        let mut hits = 0;
        for _ in 0..3 {
            // From wherever the list stands: the line that is clicked is the one that is chosen.
            for y in 0..usize::from(h) {
                let before = desk.model.clone();
                let line = desk.screen().lines().nth(y).unwrap_or_default().replace("> ", "  ");
                let Spot::Row { .. } = pointer::spot(&desk.model, 20, y) else { continue };
                press(&mut desk, 20, y);
                if desk.model.stack.len() == 1 {
                    let marked = desk.screen();
                    let marked = marked.lines().find(|l| l.starts_with("| > ")).unwrap();
                    assert_eq!(left(&marked.replace("> ", "  ")), left(&line), "page {page}");
                    hits += 1;
                }
                desk.model = before;
            }
            wheel(&mut desk, false);
        }
        assert!(hits > 2, "page {page}: {hits}");
    }
}

/// What stands in the list, without the pane beside it.
fn left(line: &str) -> String {
    line.chars().take(50).collect()
}

#[test]
fn the_wheel_scrolls() {
    let mut desk = Desk::noodles();
    desk.keys("7");
    wheel(&mut desk, false);
    let at = desk.model.screen().rows[0];
    assert!(at > 0, "{}", desk.screen());
    wheel(&mut desk, true);
    assert_eq!(desk.model.screen().rows[0], 0);
}

#[test]
fn fields_and_questions_are_under_the_mouse() {
    let mut desk = Desk::noodles();
    desk.keys("c");
    let field = |desk: &Desk| desk.model.form().unwrap().field().map(|f| f.id);
    let first = field(&desk);
    click(&mut desk, "工单号");
    assert_eq!(field(&desk), Some("ticket"), "from {first:?}\n{}", desk.screen());
    click(&mut desk, "工号");
    assert_eq!(field(&desk), Some("agent"), "{}", desk.screen());
    // A second click turns a choice on.
    let chosen = |desk: &Desk| desk.model.form().unwrap().get("with").unwrap().chosen;
    click(&mut desk, "联系谁");
    let before = chosen(&desk);
    click(&mut desk, "联系谁");
    assert_ne!(chosen(&desk), before, "{}", desk.screen());
    // The palette.
    click(&mut desk, "[更多]");
    assert!(desk.model.sheet.is_some());
    press(&mut desk, 3, 0);
    assert!(desk.model.sheet.is_some(), "the frame is nothing");
    desk.keys("<esc>");
    // The wheel leaves a form alone: arrows change dates there.
    let form = desk.model.form().unwrap().clone();
    wheel(&mut desk, false);
    assert_eq!(desk.model.form(), Some(&form));
}

#[test]
fn off_in_the_settings_and_while_text_is_selected() {
    let mut desk = Desk::noodles();
    assert!(desk.model.takes_mouse());
    desk.keys("8<down><down><down><enter>");
    assert!(!desk.model.takes_mouse(), "{}", desk.screen());
    desk.keys("<enter>");
    assert!(desk.model.takes_mouse());
}

#[test]
fn no_place_of_any_size_panics() {
    for (w, h) in [(100, 30), (80, 24), (60, 16), (40, 10), (20, 5)] {
        let mut desk = Desk::noodles();
        desk.size(w, h);
        for keys in ["1", "2", "3", "4", "5", "7", "8", "1c", "<esc>?"] {
            desk.keys(keys);
            for y in 0..=usize::from(h) {
                for x in [0, 1, 5, usize::from(w) / 2, usize::from(w)] {
                    let _ = pointer::spot(&desk.model, x, y);
                }
            }
            desk.keys("<esc>");
        }
    }
}
