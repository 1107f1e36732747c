//! `KEYS.md`, written from the key table.

use super::{KEYMAP, Scope};
use crate::sheet::keys;
use recourse_core::locale::{Lang, Locale};

/// The whole of `KEYS.md`, both languages side by side.
pub fn page() -> String {
    let (zh, en) = (Locale::new(Lang::Zh), Locale::new(Lang::En));
    let mut out = String::from(
        "# Keys / 按键\n\n\
         Written from the key table in `tui/src/keymap.rs`; a test keeps it fresh.\n\n\
         Arrows, Enter, Esc and Tab reach everything; letters are accelerators only, and full-width letters, digits \
         and `？` mean the same. In a form letters are text.\n\n\
         方向键、回车、Esc、Tab 能到达一切；字母只是捷径，全角字母、数字和 `？` 意思一样。在表单里，字母就是文字。\n",
    );
    for scope in Scope::ALL {
        let rows: Vec<_> = KEYMAP.iter().filter(|b| b.scope == scope).collect();
        if rows.is_empty() {
            continue;
        }
        out.push_str(&format!("\n## {} / {}\n\n", en.text(scope.id()), zh.text(scope.id())));
        out.push_str("| Key | 按键 | Action | 操作 |\n| --- | --- | --- | --- |\n");
        for bind in rows {
            let id = bind.action.id();
            let cell = |text: String| if text.is_empty() { "-".to_string() } else { text };
            out.push_str(&format!(
                "| {} | {} | {}: {} | {}：{} |\n",
                cell(keys(bind, &en)),
                cell(keys(bind, &zh)),
                en.text(&id),
                en.text(&bind.action.doc_id()),
                zh.text(&id),
                zh.text(&bind.action.doc_id()),
            ));
        }
    }
    out
}
