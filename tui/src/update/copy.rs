//! Copying what is shown; of a bundle the words to send along.

use crate::model::Model;
use crate::msg::Effect;
use crate::screen::{self, What};

/// Cells and rows of a page that is copied whole.
const PAGE: (usize, usize) = (100, 1000);

/// Asks for the text to be copied.
pub fn run(model: &mut Model) -> Vec<Effect> {
    let text = match &model.screen().what {
        What::Export(export) => {
            export.result.as_ref().map_or_else(String::new, |r| r.message.clone())
        }
        _ => shown(model),
    };
    let text = text.trim_end();
    if text.is_empty() {
        model.hint("clocks-nothing-to-copy");
        return vec![];
    }
    vec![Effect::Copy { name: "recourse-copied".into(), text: format!("{text}\n") }]
}

/// The whole page as text, not only the rows that fit the screen.
fn shown(model: &Model) -> String {
    let rows = screen::body(model, PAGE.0, PAGE.1).rows;
    let lines = rows.iter().map(|row| {
        let line: String = row.pieces.iter().map(|(text, _)| text.as_str()).collect();
        line.trim_end().to_string()
    });
    lines.collect::<Vec<_>>().join("\n")
}
