//! What a release is made of: one file, or volumes where one would be too large, and beside them a small file with
//! only what is new since the release before.

use super::Request;
use crate::failure::{Exit, Failure, Result};
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::case::exhibit::{Exhibit, safe_name};
use recourse_core::document::evidence::in_order;
use recourse_core::document::report::Share;
use recourse_core::hash::Hash;
use recourse_core::locale::Locale;
use std::collections::{BTreeMap, BTreeSet};

/// The most bytes a bundle may have (format 3.8), with room for the lists at its end.
const FORMAT_MOST: u64 = 4_294_967_294 - (32 << 20);
/// What a bundle has beside its exhibits: fonts, papers, sheets, rules; and for each exhibit its lines in them.
const BASE: u64 = 3 << 20;
const EACH: u64 = 24 << 10;

/// One file of a release.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Part {
    /// Name without ending.
    pub(super) name: String,
    /// What the report says of it; `None` where it is the only one.
    pub(super) share: Option<Share>,
    /// Files that are not in it.
    pub(super) leave: BTreeSet<Hash>,
}

/// Bytes a bundle with these exhibits will have, about: each original, and once more in the report where paper shows it.
pub(super) fn weight<'a>(exhibits: impl IntoIterator<Item = &'a Exhibit>) -> u64 {
    exhibits.into_iter().map(|x| x.file().map_or(0, |f| cost(&f.name, f.size))).sum::<u64>() + BASE
}

fn cost(name: &str, size: u64) -> u64 {
    let ending = name.rsplit_once('.').map_or("", |(_, e)| e);
    let shown = ["jpg", "jpeg", "png", "pdf"].iter().any(|e| ending.eq_ignore_ascii_case(e));
    EACH + if shown { size * 2 } else { size }
}

/// The files of this release, in order. Originals with a copy that goes in their place are in none of them.
pub(super) fn parts(
    case: &Case,
    release: u64,
    request: &Request,
    by_number: bool,
    withheld: &BTreeSet<Hash>,
    locale: &Locale,
) -> Result<Vec<Part>> {
    // The number may have come with a book of others.
    let stem = format!("{}-v{release}", safe_name(&case.no));
    let order: Vec<&Exhibit> = in_order(case, by_number);
    let goes = |x: &&Exhibit| x.file().is_some_and(|f| !withheld.contains(&f.sha256));
    let most = request.volume.unwrap_or(FORMAT_MOST).min(FORMAT_MOST);
    let volumes = volumes(order.iter().copied().filter(goes).collect(), most)?;
    let of = volumes.len();
    let mut out = Vec::new();
    for (at, volume) in volumes.iter().enumerate() {
        let name = if of > 1 { format!("{stem}-{}of{of}", at + 1) } else { stem.clone() };
        let label = |n: usize| locale.fill("hand-volume", args![n = n, of = of]);
        let share = (of > 1).then(|| Share {
            label: label(at + 1),
            elsewhere: volumes
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != at)
                .flat_map(|(other, list)| list.iter().map(move |no| (*no, other + 1)))
                .map(|(no, n)| (no, locale.fill("hand-in-volume", args![n = n])))
                .collect(),
            since: None,
        });
        out.push(Part { name, share, leave: leave(case, volume, at == 0, withheld) });
    }
    out.extend(supplement(case, release, request, withheld, locale));
    Ok(out)
}

/// Numbers of the exhibits in each volume. One volume where all fits, also where there is nothing.
fn volumes(exhibits: Vec<&Exhibit>, most: u64) -> Result<Vec<BTreeSet<u32>>> {
    let base = BASE + EACH * exhibits.len() as u64;
    let mut out = vec![BTreeSet::new()];
    let mut filled = base;
    for exhibit in exhibits {
        let cost = exhibit.file().map_or(0, |f| cost(&f.name, f.size));
        if base + cost > most {
            return Err(Failure::new(Exit::Invalid, "E-EXPORT-10", "hand-fail-volume")
                .with("id", exhibit.id())
                .with("size", (base + cost).div_ceil(1_000_000))
                .with("most", most / 1_000_000));
        }
        if filled + cost > most {
            out.push(BTreeSet::new());
            filled = base;
        }
        filled += cost;
        if let Some(last) = out.last_mut() {
            last.insert(exhibit.now.no);
        }
    }
    Ok(out)
}

/// Files of exhibits that are not among these; struck ones lie in the first volume.
fn leave(
    case: &Case,
    here: &BTreeSet<u32>,
    first: bool,
    withheld: &BTreeSet<Hash>,
) -> BTreeSet<Hash> {
    let stays = |x: &&Exhibit| here.contains(&x.now.no) || (first && x.voided.is_some());
    let mut out: BTreeSet<Hash> = withheld.clone();
    out.extend(
        case.exhibits.iter().filter(|x| !stays(x)).filter_map(|x| x.file()).map(|f| f.sha256),
    );
    out
}

/// Only what is new since the last release this receiver had; `None` where that would be all of it.
fn supplement(
    case: &Case,
    release: u64,
    request: &Request,
    withheld: &BTreeSet<Hash>,
    locale: &Locale,
) -> Option<Part> {
    let had = |e: &recourse_core::case::event::BundleExported| {
        e.release < release && e.receiver.as_deref() == Some(request.receiver.as_str())
    };
    let (since, before) = case.exports.iter().rev().find(|(_, e)| had(e))?;
    let old: BTreeMap<u32, String> = case
        .live_exhibits()
        .filter(|x| x.seq < *since)
        .map(|x| (x.now.no, locale.fill("hand-in-release", args![n = before.release])))
        .collect();
    let here: BTreeSet<u32> =
        case.exhibits.iter().filter(|x| x.seq > *since).map(|x| x.now.no).collect();
    if old.is_empty() || here.is_empty() {
        return None;
    }
    Some(Part {
        name: format!("{}-v{release}-new", safe_name(&case.no)),
        share: Some(Share {
            label: locale.fill("hand-supplement", args![n = before.release]),
            elsewhere: old,
            since: Some((*since, before.release)),
        }),
        leave: leave(case, &here, false, withheld),
    })
}
