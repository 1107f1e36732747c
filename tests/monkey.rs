//! Random keys at random sizes: never a panic, every row exactly as wide as the terminal.

use crate::support::desk::Desk;
use crate::support::noodles;
use proptest::prelude::*;
use recourse_core::locale::Lang;
use recourse_tui::keymap::Key;
use recourse_tui::msg::Msg;

fn any_key() -> impl Strategy<Value = Key> {
    let named = prop::sample::select(vec![
        Key::Enter,
        Key::Enter,
        Key::Enter,
        Key::Esc,
        Key::Tab,
        Key::Tab,
        Key::Tab,
        Key::BackTab,
        Key::Up,
        Key::Down,
        Key::Down,
        Key::Left,
        Key::Right,
        Key::Right,
        Key::PageUp,
        Key::PageDown,
        Key::Home,
        Key::End,
        Key::Backspace,
        Key::Delete,
        Key::Ctrl('s'),
        Key::Ctrl('z'),
        Key::Char(' '),
    ]);
    let letters = prop::sample::select(
        "cenxwvmsbdapur?/12345780王喆𠮷？１e\u{301}".chars().collect::<Vec<_>>(),
    );
    prop_oneof![3 => named, 2 => letters.prop_map(Key::Char), 1 => any::<char>().prop_map(Key::Char)]
}

fn any_msg() -> impl Strategy<Value = Msg> {
    prop_oneof![
        12 => any_key().prop_map(Msg::Key),
        1 => (1u16..130, 1u16..45).prop_map(|(w, h)| Msg::Resize(w, h)),
        1 => ".{0,12}".prop_map(Msg::Paste),
        1 => Just(Msg::Paste("/a/签购单 0309.jpg\n/b.pdf".into())),
        1 => (0u64..90_000).prop_map(|ms| Msg::Tick { now: noodles::now(), ms }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn nothing_breaks(
        msgs in prop::collection::vec(any_msg(), 1..60),
        size in (1u16..130, 1u16..45),
        zh in any::<bool>(),
        book in any::<bool>(),
    ) {
        let lang = if zh { Lang::Zh } else { Lang::En };
        let mut desk = Desk::over(book.then(noodles::snapshot), lang, size);
        for msg in msgs {
            desk.send(msg);
            desk.screen();
        }
    }
}
