//! What is hidden from a receiver: collected before the papers are made, and looked for in what is about to go out.

use super::faults::damaged;
use super::readings::{is_text, readings};
use crate::failure::{Exit, Failure, Result, io};
use recourse_core::args;
use recourse_core::bundle::Draft;
use recourse_core::case::Case;
use recourse_core::case::event::Event;
use recourse_core::document::receiver::Profile;
use recourse_core::hygiene::{Mask, Pattern, composed};
use recourse_core::locale::Locale;
use recourse_core::render::pdf::spoken;
use std::collections::BTreeSet;
use std::io::BufReader;
use std::path::Path;

/// Originals larger than this are not searched for hidden text: they are pictures and sound.
pub(super) const SEARCHED_MOST: u64 = 64 << 20;

/// What the user wants hidden beyond the receiver's profile.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hide {
    /// Names of people: who answered the phone, who represents a party, who took a picture.
    pub names: bool,
    /// Further patterns.
    pub patterns: Vec<Pattern>,
    /// Further words, such as a customer's name.
    pub words: Vec<String>,
}

/// The mask for one export; `cases` are those of the book.
pub(super) fn mask(cases: &[Case], case: &Case, profile: &Profile, hide: &Hide) -> Mask {
    let own = profile.masks.iter().filter_map(|word| Pattern::parse(word));
    let mut names = hide.words.clone();
    let named = if hide.names { people(cases, case) } else { BTreeSet::new() };
    let people: Vec<String> = named.iter().map(|name| composed(name)).collect();
    names = names.iter().map(|name| composed(name)).collect();
    names.extend(people.iter().cloned());
    Mask::new(own.chain(hide.patterns.iter().copied()), names).with_parts_of(&people)
}

/// People a case names, or one that was merged with it: words of theirs came over, who they are may not have. Who wrote
/// the entries stands in their public lines and cannot be hidden.
fn people(cases: &[Case], case: &Case) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let mut took = vec![case];
    let mut next = 0;
    while let Some(of) = took.get(next) {
        let gave = |to: &Case, from: &Case| {
            to.road.merged.iter().any(|(_, merged)| merged.from_case == from.id)
        };
        let new = |c: &&Case| took.iter().all(|known| known.id != c.id);
        let kin = cases.iter().filter(|c| gave(of, c) || gave(c, of));
        let kin: Vec<&Case> = kin.filter(new).collect();
        took.extend(kin);
        next += 1;
    }
    for line in took.iter().flat_map(|c| &c.lines) {
        match &line.event {
            Event::PartySet(e) => out.extend(e.person.clone()),
            Event::ContactLogged(e) => out.extend(e.agent.clone()),
            Event::ContactAmended(e) => out.extend(e.agent.clone()),
            Event::ExhibitAdded(e) => out.extend(e.taken_by.clone()),
            Event::ExhibitAmended(e) => out.extend(e.taken_by.clone()),
            Event::ActorNamed(e) => out.extend(e.name.clone()),
            Event::ReceiptRecorded(e) => out.extend(e.name.clone()),
            _ => {}
        }
    }
    let writers: BTreeSet<&str> = case.lines.iter().map(|l| l.actor.as_str()).collect();
    // A shop may bear its owner's name: the party is who the case is about.
    let shown = |name: &String| case.parties.iter().any(|p| p.name() == name);
    out.retain(|name| !writers.contains(name.as_str()) && !shown(name));
    out
}

/// What is hidden, in a sentence for the report; `None` where nothing is.
pub(super) fn told(mask: &Mask, locale: &Locale) -> Option<String> {
    if mask.is_empty() {
        return None;
    }
    let mut parts: Vec<String> =
        mask.patterns().map(|p| locale.text(&format!("hand-pattern-{}", p.word()))).collect();
    if !mask.names().is_empty() {
        parts.push(locale.text("hand-pattern-names"));
    }
    Some(locale.fill("hand-hidden-told", args![what = locale.list(&parts)]))
}

/// Entries whose private line holds something hidden: it stays out, and the bundle declares it.
pub(super) fn private_lines(case: &Case, mask: &Mask, hide: &Hide) -> BTreeSet<u64> {
    let holds = |event: &Event| {
        // To whom a proof was handed: often the merchant's lawyer, whom the other side need not know.
        if hide.names && matches!(event, Event::HeadShared(e) if e.to.is_some()) {
            return true;
        }
        let private = event.to_body().private.unwrap_or_default();
        private.values().any(|value| {
            // Lists are searched as they are written.
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_string);
            !mask.find(&text).is_empty()
        })
    };
    case.lines.iter().filter(|l| holds(&l.event)).map(|l| l.seq).collect()
}

/// Words of this case in which people may be named and which hiding names does not look into: where exhibits come from,
/// numbers and addresses, on what it rests that something arrived.
pub(super) fn not_looked_into(case: &Case, hide: &Hide) -> Vec<String> {
    let mut out = BTreeSet::new();
    for line in case.lines.iter().filter(|_| hide.names) {
        match &line.event {
            Event::ExhibitAdded(e) => out.extend(e.source.clone()),
            Event::ContactLogged(e) => {
                out.extend(e.reached_basis.clone());
                out.extend(e.number.clone());
            }
            _ => {}
        }
    }
    out.into_iter().filter(|text| text.chars().any(char::is_alphabetic)).collect()
}

/// Places where something hidden is left.
#[derive(Default)]
pub(super) struct Leaks {
    found: Vec<String>,
    /// Originals that could not be searched to their end.
    partly: BTreeSet<String>,
}

impl Leaks {
    fn look(&mut self, mask: &Mask, place: &str, text: &str) {
        // One letter with its mark or two: the same word.
        let text = &composed(text)[..];
        // Names may be parted by the end of a line; numbers are not joined, or neighbours would look like one.
        let joined: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let parted = |name: &String| {
            let name: String = name.chars().filter(|c| !c.is_whitespace()).collect();
            joined.contains(&name)
        };
        if !mask.find(text).is_empty() || mask.names().iter().any(parted) {
            self.found.push(place.to_string());
        }
    }

    /// The finished report: its pages, bookmarks and metadata.
    pub(super) fn report(&mut self, mask: &Mask, path: &Path, locale: &Locale) -> Result<()> {
        let file = std::fs::File::open(path).map_err(|e| io(path, &e))?;
        let said = spoken(&mut BufReader::new(file)).ok_or_else(|| damaged("report.pdf"))?;
        for said in said {
            let place = match said.page {
                Some(page) => locale.fill("hand-leak-page", args![page = page]),
                None => locale.text("hand-leak-meta"),
            };
            self.look(mask, &place, &said.text);
        }
        Ok(())
    }

    /// A paper or sheet before it is packed; a packed one file by file.
    pub(super) fn paper(&mut self, mask: &Mask, path: &str, bytes: &[u8]) {
        for text in readings(bytes).texts {
            self.look(mask, path, &text);
        }
    }

    /// The log lines that go out.
    pub(super) fn log(&mut self, mask: &Mask, draft: &Draft) {
        for (name, bytes) in draft.lines() {
            for (at, line) in String::from_utf8_lossy(bytes).lines().enumerate() {
                self.look(mask, &format!("data/log/{name}:{}", at + 1), line);
            }
        }
    }

    /// An original that goes out; `None` where it is too large to be searched.
    pub(super) fn original(&mut self, mask: &Mask, id: &str, bytes: Option<&[u8]>) {
        let Some(bytes) = bytes else {
            self.partly.insert(id.to_string());
            return;
        };
        // Figures in pictures and sound are chance; names are not.
        let names = Mask::new([], mask.names().to_vec());
        let mask = if is_text(bytes) { mask } else { &names };
        let readings = readings(bytes);
        if readings.partly {
            self.partly.insert(id.to_string());
        }
        for text in readings.texts {
            self.look(mask, id, &text);
        }
    }

    /// Stops the export where anything was found; else says which originals could not be searched to their end.
    pub(super) fn stop(mut self, locale: &Locale) -> Result<Vec<(String, String)>> {
        self.found.dedup();
        if self.found.is_empty() {
            let partly = self.partly.into_iter();
            return Ok(partly.map(|id| (id, locale.text("hand-not-searched"))).collect());
        }
        let more = self.found.len().saturating_sub(5);
        let mut places: Vec<String> = self.found.into_iter().take(5).collect();
        if more > 0 {
            places.push(locale.fill("hand-leak-more", args![n = more]));
        }
        let failure = Failure::new(Exit::Invalid, "E-EXPORT-09", "hand-fail-leak");
        Err(failure.with("places", locale.list(&places)))
    }
}

/// Something that is to be hidden can be read in these bytes in one way or another: coded, packed, behind tags.
pub(in crate::ops) fn still_readable(mask: &Mask, bytes: &[u8]) -> bool {
    let mut leaks = Leaks::default();
    leaks.original(mask, "", Some(bytes));
    !leaks.found.is_empty()
}

/// UTF-8 and UTF-16 as they say, else what Chinese programs write.
pub(in crate::ops) fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, skip)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[skip..]).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_string(),
        Err(_) => encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned(),
    }
}
