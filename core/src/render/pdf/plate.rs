//! Plates: which attached file, or which page of it, is painted under which name.

use super::NotArchive;
use super::probe::{Probe, Source};
use crate::hash::Hash;
use crate::render::layout::page::{Item, Paper, Plate};
use crate::render::layout::shape::{Problem, Show};
use std::collections::{BTreeMap, BTreeSet};

/// The files a paper shows.
pub(super) struct Plates {
    pub(super) probes: BTreeMap<Hash, Probe>,
    /// Number in the name of each file page that is shown, in order of appearance.
    numbers: BTreeMap<(Hash, usize), usize>,
    /// What each page of the paper paints.
    pub(super) by_sheet: Vec<BTreeSet<(Hash, usize)>>,
    /// Photos that are shown smaller than they are: stored width and height.
    pub(super) shrunk: BTreeMap<Hash, (u32, u32)>,
}

impl Plates {
    /// Names what the paper shows.
    pub(super) fn of(paper: &Paper, probes: BTreeMap<Hash, Probe>) -> Self {
        let mut numbers = BTreeMap::new();
        let mut by_sheet = Vec::new();
        for sheet in &paper.sheets {
            let mut here = BTreeSet::new();
            for item in &sheet.items {
                if let Item::Plate(plate) = item {
                    let key = (plate.sha256, plate.page);
                    let next = numbers.len() + 1;
                    numbers.entry(key).or_insert(next);
                    here.insert(key);
                }
            }
            by_sheet.push(here);
        }
        Self { probes, numbers, by_sheet, shrunk: BTreeMap::new() }
    }

    /// Decides which photos are finer than this many dots an inch where they stand, and how large they need to be.
    pub(super) fn limit(&mut self, paper: &Paper, dpi: f32) {
        for item in paper.sheets.iter().flat_map(|s| &s.items) {
            let Item::Plate(plate) = item else { continue };
            let Some(Source::Jpeg(jpeg)) = self.probes.get(&plate.sha256).map(|p| &p.source) else {
                continue;
            };
            let seen = (plate.area.w, plate.area.h);
            let stored = if jpeg.orientation >= 5 { (seen.1, seen.0) } else { seen };
            let pixels = |points: f32| (points / 72.0 * dpi).ceil().max(1.0) as u32;
            let wanted = (pixels(stored.0), pixels(stored.1));
            // Ink in four colours is left to the reader; a little finer is fine.
            if jpeg.components == 4 || u32::from(jpeg.width) * 20 <= wanted.0 * 21 {
                continue;
            }
            let most = self.shrunk.entry(plate.sha256).or_insert(wanted);
            *most = (most.0.max(wanted.0), most.1.max(wanted.1));
        }
    }

    /// The name of a file's page.
    pub(super) fn name(&self, key: (Hash, usize)) -> Option<String> {
        self.numbers.get(&key).map(|n| format!("X{n}"))
    }

    /// The name of what a plate shows, and the matrix that turns it upright within the unit square.
    pub(super) fn placed(&self, plate: &Plate) -> Option<(String, [f32; 6])> {
        let name = self.name((plate.sha256, plate.page))?;
        let probe = self.probes.get(&plate.sha256)?;
        let matrix = match (&probe.source, &probe.shape.show) {
            (Source::Jpeg(jpeg), _) => upright(jpeg.orientation),
            (_, Show::Pages(sizes)) => {
                let (w, h) = sizes.get(plate.page)?;
                [1.0 / w, 0.0, 0.0, 1.0 / h, 0.0, 0.0]
            }
            _ => upright(1),
        };
        Some((name, matrix))
    }

    /// What of the attached files keeps the report from being a PDF for archives.
    pub(super) fn not_archive(&self) -> Option<NotArchive> {
        let any = |bad: &dyn Fn(&Source) -> bool| self.probes.values().any(|p| bad(&p.source));
        if any(&|s| matches!(s, Source::Pdf(_))) {
            return Some(NotArchive::Imported);
        }
        any(&|s| matches!(s, Source::Jpeg(j) if j.components == 4)).then_some(NotArchive::Ink)
    }

    /// What is wrong or special with the files.
    pub(super) fn problems(&self) -> BTreeMap<Hash, Vec<Problem>> {
        let told = self.probes.iter().filter(|(_, p)| !p.shape.problems.is_empty());
        told.map(|(hash, probe)| (*hash, probe.shape.problems.clone())).collect()
    }
}

/// From the unit square a picture is stored in to the one it is seen in, by its EXIF orientation.
fn upright(orientation: u8) -> [f32; 6] {
    match orientation {
        2 => [-1.0, 0.0, 0.0, 1.0, 1.0, 0.0],
        3 => [-1.0, 0.0, 0.0, -1.0, 1.0, 1.0],
        4 => [1.0, 0.0, 0.0, -1.0, 0.0, 1.0],
        5 => [0.0, -1.0, -1.0, 0.0, 1.0, 1.0],
        6 => [0.0, -1.0, 1.0, 0.0, 0.0, 1.0],
        7 => [0.0, 1.0, 1.0, 0.0, 0.0, 0.0],
        8 => [0.0, 1.0, -1.0, 0.0, 1.0, 0.0],
        _ => [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the stored picture's top left corner is seen: (right?, top?).
    fn corner(orientation: u8) -> (bool, bool) {
        let m = upright(orientation);
        let (x, y) = (m[2] + m[4], m[3] + m[5]);
        (x > 0.5, y > 0.5)
    }

    #[test]
    fn orientations_put_the_first_corner_where_exif_says() {
        // EXIF: 1 top left, 2 top right, 3 bottom right, 4 bottom left, 5 left top, 6 right top, 7 right bottom, 8 left bottom.
        let right_top: Vec<_> = (1..=8).map(corner).collect();
        let (l, r, t, b) = (false, true, true, false);
        assert_eq!(right_top, [(l, t), (r, t), (r, b), (l, b), (l, t), (r, t), (r, b), (l, b)]);
    }
}
