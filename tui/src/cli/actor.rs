//! `recourse actor`: who writes entries from now on, and who has written.

use super::context::Context;
use super::outcome::Outcome;
use super::view::{table, without_nulls};
use crate::failure::Result;
use crate::ops::Desk;
use crate::ops::actor::{self as ops, Hand};
use clap::Args;
use recourse_core::args;
use serde_json::json;

/// `recourse actor`.
#[derive(Debug, Args)]
pub(crate) struct Actor {
    #[arg(value_name = "NAME")]
    name: Option<String>,
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
}

impl Actor {
    pub(super) fn run(self, context: Context) -> Result<Outcome> {
        context.at_desk(|desk| {
            let chosen = match &self.name {
                Some(name) => Some(ops::choose(desk, name, self.role.as_deref())?),
                None => None,
            };
            Ok(show(desk, chosen.is_some()))
        })
    }
}

fn show(desk: &Desk, chosen: bool) -> Outcome {
    let locale = &desk.world.locale;
    let now = ops::now(desk);
    let known = ops::known(desk);
    let one = |h: &Hand| json!({ "actor": h.actor, "role": h.role, "name": h.name });
    let data = json!({
        "actor": now.actor, "role": now.role, "name": now.name,
        "known": known.iter().map(one).collect::<Vec<_>>(),
    });
    let shown = |h: &Hand| h.name.clone().unwrap_or_else(|| h.actor.clone());
    let id = if chosen { "hands-chosen" } else { "hands-now" };
    let mut text = locale.fill(id, args![who = shown(&now)]);
    text.push('\n');
    let rows: Vec<Vec<String>> = known
        .iter()
        .map(|h| {
            let role = locale.text(&format!("hands-role-{}", h.role));
            let mark = if h.actor == now.actor { "*" } else { " " };
            vec![format!("{mark} {}", shown(h)), role, h.actor.clone()]
        })
        .collect();
    text.push_str(&table(&rows));
    Outcome::new("actor", text, without_nulls(data))
}
