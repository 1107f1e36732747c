//! Pre-flight: what an export would be, before it is made: what is missing, how large it will be, which limits of the
//! receiver it meets, what stays at home and what is hidden.

use super::{Request, hidden, locale_of, profile, share};
use crate::failure::Result;
use recourse_core::args;
use recourse_core::case::Case;
use recourse_core::case::exhibit::Exhibit;
use recourse_core::case::needs;
use recourse_core::document::evidence::in_order;
use recourse_core::document::receiver::{Limit, Limited};
use recourse_core::locale::Locale;
use recourse_core::store::Store;

/// What is known before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preflight {
    /// Number of the release.
    pub release: u64,
    /// Exhibits that go.
    pub exhibits: usize,
    /// What the case does not have, as codes.
    pub missing: Vec<String>,
    /// Bytes of the whole release, about.
    pub bytes: u64,
    /// Each file of the release without ending, and its bytes, about.
    pub files: Vec<(String, u64)>,
    /// The receiver's limits, and whether a file is likely to be over it.
    pub limits: Vec<(Limit, bool)>,
    /// Originals that stay at home because their redacted copies go: exhibit, copy.
    pub withheld: Vec<(String, String)>,
    /// Pictures that may show a full card number and have no redacted copy.
    pub cards: Vec<String>,
    /// Exhibits that go and whose bytes are lost or changed, where the book could be asked.
    pub lost: Vec<String>,
    /// What is hidden in text, in a sentence.
    pub hidden: Option<String>,
}

/// Looks ahead; nothing is written.
pub fn preflight(
    cases: &[Case],
    case: &Case,
    request: &Request,
    locale: &Locale,
) -> Result<Preflight> {
    let profile = profile(&request.receiver)?;
    let mask = hidden::mask(cases, case, profile, &request.hide);
    let copies = |x: &Exhibit| case.redacted_copy(&x.file()?.sha256).map(Exhibit::id);
    let copies_go = profile.redacted_only || !mask.is_empty();
    let withheld: Vec<(&Exhibit, String)> =
        case.exhibits.iter().filter(|_| copies_go).filter_map(|x| Some((x, copies(x)?))).collect();
    let mut stay = case.erased_files();
    stay.extend(withheld.iter().filter_map(|(x, _)| Some(x.file()?.sha256)));
    let goes = |x: &&Exhibit| x.file().is_some_and(|f| !stay.contains(&f.sha256));
    let release = case.next_release();
    let parts = share::parts(
        case,
        release,
        request,
        profile.by_number,
        &stay,
        &locale_of(profile, locale),
    )?;
    let sizes = parts.iter().map(|part| {
        let here = |x: &&Exhibit| {
            x.file().is_some_and(|f| !part.leave.contains(&f.sha256)) && x.voided.is_none()
        };
        (part.name.clone(), share::weight(case.exhibits.iter().filter(here)))
    });
    let files: Vec<(String, u64)> = sizes.collect();
    let largest = files.iter().map(|(_, size)| *size).max().unwrap_or(0);
    let over = |limit: &Limit| match limit.what {
        Limited::Bytes => largest > limit.most,
        // Paper has no pages before it is laid out.
        Limited::Pages => false,
    };
    Ok(Preflight {
        release,
        exhibits: in_order(case, profile.by_number).into_iter().filter(goes).count(),
        missing: needs::missing(case, needs::BUNDLE).into_iter().map(str::to_string).collect(),
        bytes: files.iter().map(|(_, size)| size).sum(),
        limits: profile.limits.iter().map(|l| (l.clone(), over(l))).collect(),
        withheld: withheld.iter().map(|(x, copy)| (x.id(), copy.clone())).collect(),
        cards: case
            .live_exhibits()
            .filter(goes)
            .filter(|x| x.now.shows_card == Some(true))
            .map(Exhibit::id)
            .collect(),
        lost: Vec::new(),
        hidden: hidden::told(&mask, locale),
        files,
    })
}

impl Preflight {
    /// Looks into the book whether the files that go are there as they were recorded.
    pub fn ask(mut self, store: &Store, case: &Case) -> Self {
        let stay = case.erased_files();
        let kept_back: Vec<&String> = self.withheld.iter().map(|(id, _)| id).collect();
        let gone = |x: &&Exhibit| {
            let file = x.file().filter(|f| !stay.contains(&f.sha256));
            !kept_back.contains(&&x.id()) && file.is_some_and(|f| !store.holds(&f.sha256))
        };
        self.lost = case.exhibits.iter().filter(gone).map(Exhibit::id).collect();
        self
    }

    /// The same in lines, what is missing aside; `size` writes a number of bytes.
    pub fn lines(&self, locale: &Locale, size: &dyn Fn(u64) -> String) -> Vec<String> {
        let args = args![n = self.exhibits, size = size(self.bytes), release = self.release];
        let mut out = vec![locale.fill("hand-check-size", args)];
        if self.files.len() > 1 {
            for (name, bytes) in &self.files {
                let args = args![name = name.as_str(), size = size(*bytes)];
                out.push(locale.fill("hand-check-file", args));
            }
        }
        for (limit, over) in &self.limits {
            let args = args![
                way = locale.text(&format!("hand-limit-{}", limit.way)),
                most = size(limit.most),
                source = limit.source.as_str(),
                day = locale.day(limit.seen),
                verified = if limit.verify { "no" } else { "yes" }
            ];
            out.push(
                locale.fill(if *over { "hand-check-over" } else { "hand-check-within" }, args),
            );
        }
        for (id, copy) in &self.withheld {
            out.push(
                locale.fill("hand-export-copy", args![id = id.as_str(), copy = copy.as_str()]),
            );
        }
        if !self.cards.is_empty() {
            out.push(locale.fill("hand-check-cards", args![ids = locale.list(&self.cards)]));
        }
        if !self.lost.is_empty() {
            out.push(locale.fill("hand-check-lost", args![ids = locale.list(&self.lost)]));
        }
        out.extend(self.hidden.clone());
        out
    }
}
