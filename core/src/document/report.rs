//! The report of a case: everything a lawyer reads, in the order a lawyer reads it.

use super::receiver::Profile;
use super::{
    Block, BlockKind, Document, Span, Style, calls, checks, chronology, cover, deadlines, evidence,
    loss, schedule,
};
use crate::args;
use crate::case::Case;
use crate::case::exhibit::Exhibit;
use crate::case::money::Money;
use crate::hash::Hash;
use crate::locale::Locale;
use crate::rules::Deadline;
use chrono::{DateTime, FixedOffset};
use std::collections::BTreeMap;

/// One of several files that make up a release: a volume, or only what is new.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Share {
    /// `volume 2 of 3`, `supplement to release 1`: on the cover and in the title.
    pub label: String,
    /// Exhibits that are not in this file, with where they are.
    pub elsewhere: BTreeMap<u32, String>,
    /// A supplement: only what was written after this entry, which made that release. The receiver has read the rest.
    pub since: Option<(u64, u64)>,
}

/// What a report is made of. The log says everything; nothing else is asked.
#[derive(Debug, Clone, Copy)]
pub struct ReportInput<'a> {
    /// The case as replayed.
    pub case: &'a Case,
    /// Language of the paper.
    pub locale: &'a Locale,
    /// Deadlines computed for the day of the export.
    pub deadlines: &'a [Deadline],
    /// Last link the report rests on.
    pub head: (u64, Hash),
    /// Fingerprint of the book's first key.
    pub key_fingerprint: &'a str,
    /// Fingerprint of the key that signs, and the entry from which it does, where the key was changed.
    pub key_now: Option<(&'a str, u64)>,
    /// What has to be known of the time before this book, a sentence each; none for almost every book.
    pub earlier: &'a [String],
    /// When the report is made.
    pub made_at: DateTime<FixedOffset>,
    /// Number of this bundle.
    pub release: u64,
    /// `lawyer`, `bank`, …
    pub receiver: &'a str,
    /// What is not in hand, as codes.
    pub missing: &'a [String],
    /// Hash of the offline page that checks bundles; whoever uses it compares it with this.
    pub page: Hash,
    /// Sample data: say so on every page.
    pub demo: bool,
    /// Where the release is more than one file: which this is.
    pub share: Option<&'a Share>,
    /// What is hidden from this receiver, in a sentence.
    pub hidden: Option<&'a str>,
}

impl ReportInput<'_> {
    /// Whether this receiver gets this part; a receiver without a profile gets all.
    pub fn gives(&self, part: &str) -> bool {
        Profile::find(self.receiver).is_none_or(|p| p.has(part))
    }

    /// The parts this receiver gets, in its order: message id of the title, and anchor.
    pub fn parts(&self) -> Vec<(&'static str, &'static str)> {
        let Some(profile) = Profile::find(self.receiver) else { return PARTS.to_vec() };
        let named = |wanted: &String| PARTS.iter().find(|(_, anchor)| anchor == wanted).copied();
        // What happened since stands on the second page of a supplement already.
        let there = |(_, anchor): &(&str, &str)| match *anchor {
            "checks" => checks::any(self),
            "chronology" => self.supplements().is_none(),
            _ => true,
        };
        profile.parts.iter().filter_map(named).filter(there).collect()
    }

    /// The redacted copy that goes in place of this exhibit's file.
    pub fn copy_of(&self, exhibit: &Exhibit) -> Option<&Exhibit> {
        let kept = Profile::find(self.receiver).is_some_and(|p| p.redacted_only);
        let copy = self.case.redacted_copy(&exhibit.file()?.sha256);
        copy.filter(|_| kept || self.hidden.is_some())
    }

    /// Where this exhibit is, when it is in another file of the release.
    pub fn elsewhere(&self, exhibit: &Exhibit) -> Option<&str> {
        self.share?.elsewhere.get(&exhibit.now.no).map(String::as_str)
    }

    /// A sum of the case as it is printed.
    pub fn owed(&self, sum: Money) -> String {
        super::owed(self.case, sum, self.locale)
    }

    /// The release this one only adds to, where it is a supplement.
    pub fn supplements(&self) -> Option<u64> {
        Some(self.share?.since?.1)
    }

    /// Whether one of these entries is new to the receiver; in a whole release everything is told.
    pub fn fresh(&self, seqs: impl IntoIterator<Item = u64>) -> bool {
        let since = self.share.and_then(|s| s.since).map_or(0, |(seq, _)| seq);
        seqs.into_iter().any(|seq| seq > since)
    }

    /// Says that the rest stands as it was, in a supplement.
    pub fn unchanged(&self, id: &str) -> Option<Block> {
        let text = self.locale.fill(id, args![n = self.supplements()?]);
        Some(Block::styled(Style::Small, text))
    }

    /// A message of the report's language.
    pub fn t(&self, id: &str) -> String {
        self.locale.text(id)
    }
}

/// The parts after the summary, in order: message id of the title, and anchor.
pub const PARTS: &[(&str, &str)] = &[
    ("paper-evidence-title", "evidence"),
    ("paper-chronology-title", "chronology"),
    ("paper-calls-title", "calls"),
    ("paper-schedule-title", "schedule"),
    ("hand-checks-title", "checks"),
    ("hand-loss-title", "loss"),
    ("paper-deadlines-title", "deadlines"),
    ("hand-missing-title", "missing"),
    ("paper-trust-title", "trust"),
    ("paper-exhibits-title", "exhibits"),
];

/// Builds the whole report.
pub fn report(input: &ReportInput<'_>) -> Document {
    let (case, locale) = (input.case, input.locale);
    let mut blocks = cover::blocks(input);
    blocks.push(Block::new(BlockKind::PageBreak));
    blocks.extend(cover::contents_page(input));
    for (title, anchor) in input.parts() {
        // Short parts follow on the same page where there is room.
        if !matches!(anchor, "checks" | "loss" | "deadlines" | "missing" | "trust") {
            blocks.push(Block::new(BlockKind::PageBreak));
        }
        blocks.push(Block::heading(1, locale.text(title)).named(anchor));
        blocks.extend(part(input, anchor));
    }
    let title = locale
        .fill("paper-report-title", args![no = case.no.as_str(), title = case.title.as_str()]);
    Document {
        title: match input.share {
            Some(share) => format!("{title} ({})", share.label),
            None => title,
        },
        lang: locale.lang(),
        author: case
            .party_in(crate::case::party::Role::Merchant)
            .map_or_else(String::new, |p| p.name().to_string()),
        footer: locale.fill(
            "paper-footer",
            args![
                no = case.no.as_str(),
                release = input.release,
                seq = input.head.0,
                head = input.head.1.short(),
                key = input.key_fingerprint
            ],
        ),
        banner: input.demo.then(|| locale.text("paper-demo-banner")),
        blocks,
    }
}

fn part(input: &ReportInput<'_>, anchor: &str) -> Vec<Block> {
    match anchor {
        "evidence" => evidence::blocks(input),
        "chronology" => chronology::blocks(input),
        "calls" => calls::blocks(input),
        "schedule" => schedule::blocks(input),
        "checks" => checks::blocks(input),
        "loss" => loss::blocks(input),
        "deadlines" => deadlines::blocks(input),
        "missing" => evidence::not_obtained(input),
        "trust" => trust(input),
        _ => evidence::attachments(input),
    }
}

/// Sums of the summary that lead to no page of the report; a release with one is not made.
pub fn unsourced(input: &ReportInput<'_>, report: &Document) -> Vec<String> {
    let code = format!("{} ", input.case.currency.code());
    let money = |text: &str| {
        let behind = text.split(code.as_str()).skip(1);
        behind.into_iter().any(|t| t.starts_with(|c: char| c.is_ascii_digit() || c == '-'))
    };
    super::figures::unsourced(report, &cover::blocks(input), &money)
}

/// The parts lawyers edit, as papers of their own beside the report: name of the file and content.
pub fn editable(input: &ReportInput<'_>, report: &Document) -> Vec<(&'static str, Document)> {
    let title = input.t("paper-evidence-title");
    let mut list = vec![Block::styled(Style::Title, title.clone())];
    list.extend(evidence::blocks(input));
    let paper = |title: &str, blocks| Document {
        title: title.into(),
        lang: report.lang,
        author: report.author.clone(),
        footer: report.footer.clone(),
        banner: report.banner.clone(),
        blocks,
    };
    vec![
        ("summary", paper(&report.title, cover::blocks(input))),
        ("evidence-list", paper(&title, list)),
    ]
}

/// How this record can be checked, and what the check does not show.
fn trust(input: &ReportInput<'_>) -> Vec<Block> {
    let locale = input.locale;
    let (seq, head) = input.head;
    let mut facts = vec![
        (input.t("paper-trust-entries"), Span::cell(seq.to_string())),
        (input.t("paper-trust-head"), Span::cell(head.hex())),
        (input.t("paper-trust-key"), Span::cell(input.key_fingerprint)),
    ];
    if let Some((key, since)) = &input.key_now {
        let args = args![key = *key, seq = since.to_string()];
        facts.push((
            input.t("paper-trust-key-now"),
            Span::cell(locale.fill("paper-trust-key-from", args)),
        ));
    }
    facts.extend([
        (input.t("paper-trust-made"), Span::cell(locale.moment(&input.made_at))),
        (input.t("hand-trust-page"), Span::cell(input.page.hex())),
    ]);
    let earlier = input.earlier.iter().map(|said| Block::styled(Style::Notice, said.clone()));
    let mut blocks = vec![Block::new(BlockKind::Facts(facts))];
    blocks.extend(earlier);
    blocks.extend([
        Block::text(input.t("paper-trust-shows")),
        Block::text(input.t("paper-trust-not")),
        Block::text(input.t("paper-trust-how")),
        Block::styled(Style::Small, input.t("paper-disclaimer")),
    ]);
    blocks
}

/// A cell that leads to an entry's exhibit or another anchor.
pub(super) fn link(text: impl Into<String>, to: impl Into<String>) -> Vec<Span> {
    vec![Span::Link { text: text.into(), to: to.into() }]
}
