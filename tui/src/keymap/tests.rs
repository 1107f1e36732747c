use super::*;
use std::collections::BTreeSet;

#[test]
fn no_key_means_two_things() {
    for scope in Scope::ALL {
        let mut seen = BTreeSet::new();
        let shared = [Scope::Global, Scope::Page];
        for bind in KEYMAP.iter().filter(|b| b.scope == scope || shared.contains(&b.scope)) {
            for key in bind.keys {
                assert!(seen.insert(*key), "{key:?} twice in {scope:?}");
            }
        }
    }
}

#[test]
fn every_action_is_in_the_table_and_a_bar_or_palette_shows_it() {
    for action in Action::ALL {
        let binds: Vec<_> = KEYMAP.iter().filter(|b| b.action == *action).collect();
        assert!(!binds.is_empty(), "{action:?} is nowhere");
        for bind in binds {
            let shown = matches!(bind.place, Bar | More);
            assert!(shown || !bind.keys.is_empty(), "{action:?} cannot be reached");
        }
    }
}

#[test]
fn full_width_means_the_same() {
    assert_eq!(Char('？').fold(), Char('?'));
    assert_eq!(Char('１').fold(), Char('1'));
    assert_eq!(Char('Ｑ').fold(), Char('q'));
    assert_eq!(Char('、').fold(), Char('/'));
    assert_eq!(Char('　').fold(), Char(' '));
    assert_eq!(Char('银').fold(), Char('银'));
}

#[test]
fn reserved_keys_stay_free() {
    for bind in KEYMAP {
        for key in bind.keys {
            assert!(!matches!(key, Ctrl(' ' | '.' | 'w' | 't' | 'h' | 'i' | 'j' | 'm')));
        }
    }
}
