//! An export given for the wrong side: a bank statement where the sales are wanted, or the other way round. The rows are
//! read all the same; what was recognised and where the right one is made is said.

use super::column::{Role, side_of, weights};
use super::profile::{Bilingual, Profile, builtin};
use super::{Balance, Side, Statement};

/// What an export is, where another kind was asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherKind {
    /// The export recognised; `None` where only its columns tell.
    pub recognised: Option<Bilingual>,
    /// The export of the same provider that was asked for, and the way to it; `None` where none is known.
    pub needed: Option<(Bilingual, Bilingual)>,
}

/// So much more has to speak for the other side where no profile tells.
const CLEAR: i32 = 3;

/// Whether this reads like an export of the other side.
pub fn other_kind(statement: &Statement) -> Option<OtherKind> {
    let profiles = || builtin().iter().filter_map(|(_, text)| Profile::parse(text).ok());
    let own = profiles().find(|p| p.id == statement.profile);
    let roles: Vec<Option<Role>> =
        statement.columns.iter().map(|c| c.role.and_then(Role::parse)).collect();
    let (bank, pos) = weights(&roles);
    // A column or two that either may have say nothing, and a balance that follows is an account's.
    let clear = (bank - pos).abs() >= CLEAR
        && !(statement.side == Side::Bank && statement.balance == Balance::Consistent);
    let named = own.as_ref().map(|p| p.side);
    let side = named.or_else(|| side_of(&roles).filter(|_| clear))?;
    if side == statement.side {
        return None;
    }
    let provider = statement.profile.split('-').next().unwrap_or_default();
    let needed = profiles()
        .filter(|p| p.side == statement.side && own.is_some())
        .find(|p| p.id.split('-').next() == Some(provider));
    Some(OtherKind { recognised: own.map(|p| p.name), needed: needed.map(|p| (p.name, p.menu)) })
}
