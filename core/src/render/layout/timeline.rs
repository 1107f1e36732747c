//! The timeline: months above, a bar per deadline, the day it was made as an upright line.

use super::flow::Flow;
use super::page::{Area, Ink, Item};
use super::theme::{self, BLACK, GREY, HAIR, LEFT, RIGHT, WHITE, WIDTH};
use crate::document::timeline::{Stretch, Timeline};
use crate::document::{Block, Span};
use chrono::NaiveDate;

/// Width of the labels and of the days at the right.
const LABEL: f32 = 158.0;
const DAY: f32 = 58.0;
/// Height of a row and of its bar.
const ROW: f32 = 17.0;
const BAR: f32 = 7.0;
/// Grey of the time gone by.
const GONE: Ink = Ink(168);

impl Flow<'_> {
    /// Draws the picture; rows that do not fit go on under their own months on the next page.
    pub(super) fn timeline(&mut self, picture: &Timeline, block: &Block) {
        self.gap(8.0);
        // Whole on one page where it can be: a picture in two halves shows half.
        let whole = ROW * (picture.rows.len() as f32 + 2.0) + theme::SMALL.lead * 2.0;
        self.need(if whole < theme::BOTTOM - theme::TOP { whole } else { ROW * 3.0 });
        let place = self.here(self.page());
        self.anchor(block.anchor.as_ref(), place);
        let most = ((theme::BOTTOM - theme::TOP) / ROW) as usize - 3;
        let mut rows = picture.rows.as_slice();
        while !rows.is_empty() {
            let fit = (((theme::BOTTOM - self.y) / ROW) as usize).saturating_sub(2);
            if fit == 0 {
                self.turn();
                continue;
            }
            let (now, later) = rows.split_at(fit.min(most).min(rows.len()));
            self.panel(picture, now);
            rows = later;
            if !rows.is_empty() {
                self.turn();
            }
        }
        let set = theme::SMALL;
        let lines =
            self.ruler(set.size).wrap(&self.pieces(&[Span::text(&picture.legend)], false), WIDTH);
        self.need(set.lead * lines.len() as f32);
        for line in &lines {
            self.line(line, LEFT, self.y, set, GREY, 0.0);
            self.y += set.lead;
        }
        self.y += 10.0;
    }

    fn panel(&mut self, picture: &Timeline, rows: &[Stretch]) {
        let left = LEFT + LABEL;
        let right = RIGHT - DAY;
        let at =
            |day: NaiveDate| left + (right - left) * picture.axis.permille(day) as f32 / 1000.0;
        let top = self.y;
        let bottom = top + ROW * (rows.len() as f32 + 1.0);
        for (day, name) in &picture.months {
            let x = at(*day);
            self.put(Item::Rule { from: (x, top + ROW), to: (x, bottom), width: 0.4, ink: HAIR });
            self.label(name, x + 1.5, top + ROW - 5.0, 7.5, GREY, false);
        }
        for (n, (label, segment, day)) in rows.iter().enumerate() {
            let y = top + ROW * (n as f32 + 1.0);
            let shown = self.fitting(label);
            self.label(&shown, LEFT, y + 11.5, theme::CELL.size, BLACK, false);
            self.label(day, RIGHT, y + 11.5, theme::CELL.size, BLACK, true);
            let (begin, end) = (at(segment.start), at(segment.due));
            let now = at(picture.today).clamp(begin, end);
            let up = y + (ROW - BAR) / 2.0;
            let mut part = |x: f32, to: f32, fill: Ink| {
                let area = Area { x, y: up, w: (to - x).max(0.0), h: BAR };
                self.put(Item::Panel { area, fill: Some(fill), edge: Some((0.5, GREY)) });
            };
            if now > begin {
                part(begin, now, GONE);
            }
            if end > now {
                part(now, end, WHITE);
            }
            if segment.due >= picture.axis.to {
                self.label(">", right + 2.0, y + 11.5, theme::CELL.size, BLACK, false);
            } else if segment.due >= picture.axis.from {
                let area = Area { x: end - 2.0, y: up - 2.0, w: 4.0, h: BAR + 4.0 };
                let fill = if segment.estimate { WHITE } else { BLACK };
                self.put(Item::Panel { area, fill: Some(fill), edge: Some((0.8, BLACK)) });
            }
        }
        let x = at(picture.today);
        self.put(Item::Rule {
            from: (x, top + ROW - 3.0),
            to: (x, bottom),
            width: 0.9,
            ink: BLACK,
        });
        self.y = bottom + 4.0;
    }

    /// As much of a label as fits its column.
    fn fitting(&self, label: &str) -> String {
        let ruler = self.ruler(theme::CELL.size);
        let mut shown: String = label.to_string();
        if ruler.width(&shown) <= LABEL - 6.0 {
            return shown;
        }
        while shown.pop().is_some() {
            let cut = format!("{shown}…");
            if ruler.width(&cut) <= LABEL - 6.0 {
                return cut;
            }
        }
        shown
    }
}
