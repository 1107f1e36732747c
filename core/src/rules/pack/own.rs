//! The packs inside with the user's own put in.

use super::super::calendar::YearFile;
use super::{RulePack, borrow_calendars};

impl RulePack {
    /// The user's packs before the embedded ones, and years of theirs in the calendars they name. A pack that has the
    /// id of an embedded one adds to it: rules of the same id replace, others are put beside.
    pub fn with_own(own: Vec<Self>, years: &[(String, YearFile)]) -> Vec<Self> {
        let mut packs = Self::embedded().to_vec();
        for pack in own {
            let Some(inside) = packs.iter_mut().find(|p| p.head.id == pack.head.id) else {
                packs.insert(0, pack);
                continue;
            };
            for rule in pack.rules {
                match inside.rules.iter_mut().find(|r| r.id == rule.id) {
                    Some(old) => *old = rule,
                    None => inside.rules.push(rule),
                }
            }
            inside.sources.extend(pack.sources);
            inside.head.version = format!("{}+{}", inside.head.version, pack.head.version);
            inside.sha256 = pack.sha256;
        }
        borrow_calendars(&mut packs);
        for pack in &mut packs {
            let id = match pack.head.calendar.as_str() {
                "" => pack.head.id.clone(),
                lender => lender.to_string(),
            };
            for (_, year) in years.iter().filter(|(of, _)| *of == id) {
                pack.calendar.add(year);
            }
        }
        packs
    }
}
