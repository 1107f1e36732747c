//! Frame: what stands on every page around its text.

use super::flow::Flow;
use super::page::Item;
use super::theme::{FOOT_Y, HEAD_Y, LEFT, MARGIN, PALE, RIGHT};
use crate::args;
use crate::render::clean::clean;

impl Flow<'_> {
    /// Head and foot lines of all pages. The number on paper is the number the viewer shows.
    pub(super) fn frame_all(&mut self) {
        let body = std::mem::take(&mut self.sheets);
        let total = body.len();
        for (at, mut sheet) in body.into_iter().enumerate() {
            self.sheets.push(super::page::Sheet::default());
            if let Some(banner) = &self.doc.banner {
                self.put(Item::Watermark(clean(banner).into_owned()));
            }
            self.head(at);
            self.foot(at + 1, total);
            if let Some(framed) = self.sheets.last_mut() {
                framed.items.append(&mut sheet.items);
            }
        }
    }

    fn head(&mut self, at: usize) {
        if at > 0 {
            let title = self.shorten(&self.doc.title.clone(), (RIGHT - LEFT) * 0.75);
            self.label(&title, LEFT, HEAD_Y, MARGIN.size, PALE, false);
        }
        if let Some(banner) = self.doc.banner.clone() {
            self.label(&banner, RIGHT, HEAD_Y, MARGIN.size, PALE, true);
        }
        if at > 0 || self.doc.banner.is_some() {
            self.rule(HEAD_Y + 6.0, 0.4, super::theme::HAIR);
        }
    }

    fn foot(&mut self, page: usize, total: usize) {
        self.rule(FOOT_Y - 12.0, 0.4, super::theme::HAIR);
        let args = args![page = page.to_string(), total = total.to_string()];
        let number = self.locale.fill("paper-render-page", args);
        let room = RIGHT - LEFT - self.ruler(MARGIN.size).width(&number) - 12.0;
        let footer = self.shorten(&self.doc.footer.clone(), room);
        self.label(&footer, LEFT, FOOT_Y, MARGIN.size, PALE, false);
        self.label(&number, RIGHT, FOOT_Y, MARGIN.size, PALE, true);
    }

    /// Text cut to one line of the margin.
    fn shorten(&self, text: &str, room: f32) -> String {
        let ruler = self.ruler(MARGIN.size);
        let text = clean(text).replace('\n', " ");
        if ruler.width(&text) <= room {
            return text;
        }
        let mut used = ruler.width("…");
        let kept = text.chars().take_while(|c| {
            used += ruler.width(c.encode_utf8(&mut [0; 4]));
            used <= room
        });
        kept.chain(['…']).collect()
    }
}
