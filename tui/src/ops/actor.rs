//! Who writes entries. The public line of an entry carries a role or a pseudonym; whose it is stands once in each case,
//! in a private line, so that it can be withheld or erased.

use super::{Desk, id_of};
use crate::failure::{Exit, Failure, Result};
use recourse_core::audit::id::Id;
use recourse_core::book::Book;
use recourse_core::case::event::Event;
use recourse_core::case::road::ActorNamed;

/// The one there is from the start.
pub const OWNER: &str = "merchant";
/// Roles a person can have.
pub const ROLES: [&str; 4] = [OWNER, "bookkeeper", "lawyer", "other"];

/// A person who writes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hand {
    /// As entries carry it: `merchant`, `clerk-1`.
    pub actor: String,
    /// One of [`ROLES`].
    pub role: String,
    /// The name, where it is known.
    pub name: Option<String>,
}

/// Everybody this book knows, and who writes now; the owner first.
pub fn known(desk: &Desk) -> Vec<Hand> {
    let mut out = vec![Hand { actor: OWNER.into(), role: OWNER.into(), name: None }];
    let mut put = |hand: Hand| match out.iter_mut().find(|h| h.actor == hand.actor) {
        Some(old) if hand.name.is_some() => *old = hand,
        Some(_) => {}
        None => out.push(hand),
    };
    for case in &desk.book().cases {
        for line in &case.lines {
            put(Hand { actor: line.actor.clone(), role: "other".into(), name: None });
        }
        for (_, named) in &case.road.actors {
            put(Hand {
                actor: named.actor.clone(),
                role: named.role.clone(),
                name: named.name.clone(),
            });
        }
    }
    put(now(desk));
    out
}

/// Who writes now.
pub fn now(desk: &Desk) -> Hand {
    let world = &desk.world;
    let owner = if world.actor == OWNER { OWNER } else { "other" };
    let (role, name) = match &world.actor_named {
        Some((role, name)) => (role.clone(), Some(name.clone())),
        None => (owner.to_string(), None),
    };
    Hand { actor: world.actor.clone(), role, name }
}

/// From now on this person writes: one that is known by code or name, else a new one. Kept with the settings.
pub fn choose(desk: &mut Desk, who: &str, role: Option<&str>) -> Result<Hand> {
    let who = recourse_core::hygiene::intake(who);
    let who = who.trim();
    let role = role.map(str::trim).filter(|r| !r.is_empty());
    let odd = who.is_empty() || who.chars().count() > LONGEST || who.chars().any(char::is_control);
    if odd || role.is_some_and(|r| !ROLES.contains(&r)) {
        return Err(Failure::new(Exit::Usage, "E-ACTOR-01", "hands-fail")
            .with("who", who)
            .with("roles", ROLES.join(", ")));
    }
    let all = known(desk);
    let same = |h: &&Hand| h.actor == who || h.name.as_deref() == Some(who);
    let hand = match all.iter().find(same) {
        Some(hand) => Hand { role: role.unwrap_or(&hand.role).to_string(), ..hand.clone() },
        // The owner gives a name: the code stays.
        None if role == Some(OWNER) => {
            Hand { actor: OWNER.into(), role: OWNER.into(), name: Some(who.to_string()) }
        }
        None => {
            let taken = |n: &u32| all.iter().any(|h| h.actor == format!("clerk-{n}"));
            // One more than there are hands is free.
            let most = u32::try_from(all.len()).unwrap_or(u32::MAX).saturating_add(1);
            let n = (1..=most).find(|n| !taken(n)).unwrap_or(most);
            let role = role.unwrap_or("bookkeeper").to_string();
            Hand { actor: format!("clerk-{n}"), role, name: Some(who.to_string()) }
        }
    };
    desk.world.actor.clone_from(&hand.actor);
    desk.world.actor_named = hand.name.clone().map(|name| (hand.role.clone(), name));
    if let Some(path) = desk.world.settings_file.clone() {
        let mut kept = super::system::Settings::read(&path);
        kept.actor = Some(hand.actor.clone());
        kept.actor_role = hand.name.is_some().then(|| hand.role.clone());
        kept.actor_name.clone_from(&hand.name);
        kept.write(&path)?;
    }
    Ok(hand)
}

/// Longest name, in characters.
const LONGEST: usize = 60;

/// What has to be said in the cases these events go to, so that each of them knows who writes.
pub(super) fn introductions(
    book: &Book,
    (actor, named): (&str, Option<&(String, String)>),
    events: &[(Id, Event)],
) -> Vec<(Id, Event)> {
    let Some((role, name)) = named else { return Vec::new() };
    let mut out: Vec<(Id, Event)> = Vec::new();
    for (id, event) in events {
        let knows = |c: &recourse_core::case::Case| c.actor_name(actor) == Some(name);
        let case = book.cases.iter().find(|c| id_of(c) == *id);
        let new = matches!(event, Event::CaseOpened(_));
        let wanted = new || case.is_some_and(|c| c.is_open() && !knows(c));
        if wanted && !out.iter().any(|(known, _)| known == id) {
            let event = Event::ActorNamed(ActorNamed {
                actor: actor.to_string(),
                role: role.clone(),
                name: Some(name.clone()),
            });
            out.push((*id, event));
        }
    }
    out
}
