//! A frame as text: each row exactly as wide as the terminal, or the test fails.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, CellWidth};
use recourse_tui::model::Model;
use recourse_tui::view::view;

/// Draws the model once and returns its rows; trailing spaces are kept off.
pub(crate) fn draw(model: &Model) -> String {
    let (w, h) = model.size;
    let mut terminal = Terminal::new(TestBackend::new(w, h)).unwrap();
    terminal.draw(|frame| view(model, frame)).unwrap();
    text(terminal.backend().buffer())
}

/// Where the caret stands, if it is shown.
pub(crate) fn cursor(model: &Model) -> Option<(u16, u16)> {
    let (w, h) = model.size;
    let mut terminal = Terminal::new(TestBackend::new(w, h)).unwrap();
    let mut at = None;
    terminal
        .draw(|frame| {
            view(model, frame);
            at = Some(());
        })
        .unwrap();
    at?;
    if !terminal.backend().cursor_visible() {
        return None;
    }
    let p = terminal.backend().cursor_position();
    Some((p.x, p.y))
}

/// Rows of a buffer. Cells hidden by a wide character are skipped; every row is checked for its width.
pub(crate) fn text(buffer: &Buffer) -> String {
    let area = buffer.area;
    let mut rows = Vec::new();
    for y in 0..area.height {
        let mut row = String::new();
        let mut x = 0;
        while x < area.width {
            let symbol = buffer[(x, y)].symbol();
            row.push_str(symbol);
            x += symbol.cell_width().max(1);
        }
        assert_eq!(x, area.width, "row {y} is not exactly {} cells wide: {row}", area.width);
        rows.push(row.trim_end().to_string());
    }
    rows.join("\n")
}
