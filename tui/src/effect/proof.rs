//! Handing over the head, and time stamps, from the screens.

use super::files::first_path;
use super::{Hands, snapshot};
use crate::failure::Result;
use crate::model::views::ProofView;
use crate::msg::{Done, Msg};
use crate::ops;
use std::sync::Arc;

fn recorded(hands: &Hands, id: &'static str, what: String) -> Result<Msg> {
    let snapshot = Arc::new(snapshot::of(hands)?);
    Ok(Msg::Recorded { snapshot, done: Done::Entry(id, what) })
}

/// Somebody outside has the head from now on.
pub fn hand_over(hands: &mut Hands, case: &str, to: &str, how: &str) -> Result<Msg> {
    let no = hands.desk.book().case(case).map_or_else(|| case.to_string(), |c| c.no.clone());
    ops::proof::hand_over(&mut hands.desk, &no, to, how)?;
    recorded(hands, "stamp-done-handed", to.to_string())
}

/// Writes the request where bundles go.
pub fn ask_stamp(hands: &mut Hands) -> Result<Msg> {
    let folder = ops::system::paths(&hands.desk).exports;
    let asked = ops::stamp::request(&mut hands.desk)?;
    std::fs::create_dir_all(&folder).map_err(|e| crate::failure::io(&folder, &e))?;
    let path = folder.join(format!("recourse-{}.tsq", asked.seq));
    if !path.exists() {
        ops::system::write_new(&path, &asked.bytes)?;
    }
    recorded(hands, "stamp-done-asked", path.display().to_string())
}

/// Takes in the answer.
pub fn take_stamp(hands: &mut Hands, typed: &str, root: Option<&str>) -> Result<Msg> {
    let path = first_path(hands, typed);
    let root = root.map(|typed| first_path(hands, typed));
    let done = ops::stamp::attach(&mut hands.desk, &path, root.as_deref())?;
    let time = done.stamped.time.to_string();
    let odd = done
        .odd
        .map(|id| hands.desk.world.locale.fill(id, recourse_core::args![time = time.as_str()]));
    recorded(
        hands,
        "stamp-done-taken",
        [Some(time), odd].into_iter().flatten().collect::<Vec<_>>().join(" "),
    )
}

/// Who can vouch for the book, in words.
pub fn view(hands: &Hands) -> ProofView {
    use ops::proof;
    let desk = &hands.desk;
    let locale = &desk.world.locale;
    let state = proof::state(desk);
    let (seq, head) = desk.head().map_or((0, String::new()), |h| (h.seq, h.hash.hex()));
    let code = proof::square_text(seq, &head);
    let square = recourse_core::document::drawing::terminal_qr(&code);
    ProofView {
        tail: state.tail(),
        wanting: state.wanting(),
        state: proof::tail_words(&state, locale),
        holders: state.holders.iter().map(|h| proof::holder_words(h, locale)).collect(),
        message: proof::message(desk),
        square: square.unwrap_or_default().lines().map(str::to_string).collect(),
        key: desk.store().map(|s| s.genesis().key.fingerprint()).unwrap_or_default(),
        signing: super::trust::view(hands),
        checked: desk
            .store()
            .ok()
            .and_then(|s| s.checked().ok())
            .map(|c| {
                let args = recourse_core::args![entries = c.entries, of = c.of];
                locale.fill("tui-checked", args)
            })
            .unwrap_or_default(),
    }
}

/// What Today says at its foot until somebody outside has the head, and again when much was written since.
pub fn notices(hands: &Hands) -> Vec<String> {
    let state = ops::proof::state(&hands.desk);
    let args = recourse_core::args![tail = state.tail()];
    let text = || hands.desk.world.locale.fill("stamp-today", args);
    state.wanting().then(text).into_iter().collect()
}
