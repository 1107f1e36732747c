#![doc = include_str!("../FORMAT.md")]

pub mod anchor;
pub mod canon;
pub mod checkpoint;
pub mod entry;
pub mod id;
pub mod key;
pub mod link;
pub mod replay;
pub mod report;
pub(crate) mod statement;
pub mod time;
pub mod tsa;

pub use anchor::Anchor;
pub use checkpoint::{Checkpoint, Known};
pub use entry::{Entry, Place, Sealed, Stamp, seal};
pub use id::Id;
pub use key::{PublicKey, SigningKey};
pub use link::{Genesis, Head, Link};
pub use replay::{LinkRecord, Options, Scope, Walk, Walker, replay};
pub use report::{Code, Finding, Report, Severity, Verdict};
pub use time::Time;

#[cfg(test)]
mod tests {
    use crate::case::event::KINDS;

    #[test]
    fn the_format_page_names_every_kind_and_private_member() {
        let page = include_str!("../FORMAT.md");
        for (kind, private) in KINDS {
            let row = page.lines().find(|l| l.starts_with('|') && l.contains(&format!("`{kind}`")));
            let row = row.unwrap_or_else(|| panic!("{kind} is not on the page"));
            let (_, hidden) = row.split_once("*p*").unwrap_or_default();
            for member in *private {
                assert!(hidden.contains(&format!("`{member}`")), "{kind}: {member}");
            }
            let listed = hidden.split('`').skip(1).step_by(2).count();
            assert_eq!(listed, private.len(), "{kind} hides other members");
        }
    }
}
