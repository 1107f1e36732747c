//! Between a payload and the two lines of its entry.

use super::{Body, Data};
use serde::de::value::MapDeserializer;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Writes a payload as a body: files apart, private members apart.
pub(super) fn split<T: Serialize>(kind: &str, payload: &T, private_members: &[&str]) -> Body {
    let mut data = match serde_json::to_value(payload) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    };
    let files =
        data.remove("files").and_then(|v| serde_json::from_value(v).ok()).unwrap_or_default();
    let mut private = Data::new();
    for member in private_members {
        if let Some(value) = data.remove(*member) {
            private.insert((*member).to_string(), value);
        }
    }
    let private = (!private.is_empty()).then_some(private);
    Body { kind: kind.to_string(), data, files, private, private_gone: None }
}

/// Reads the members of both lines as one payload; what the private line says goes before the public one's, and the
/// files go before both.
pub(super) fn join<T: for<'de> Deserialize<'de>>(body: &Body) -> Option<T> {
    let files = match body.files.as_slice() {
        [] => None,
        files => Some(serde_json::to_value(files).ok()?),
    };
    let by_files = |name: &str| files.is_some() && name == "files";
    let private = body.private.as_ref();
    let by_private = |name: &str| private.is_some_and(|p| p.contains_key(name));
    let public = body.data.iter().filter(|(name, _)| !by_private(name));
    let members = public.chain(private.into_iter().flatten());
    let members = members.map(|(name, value)| (name.as_str(), value));
    let members = members.filter(|(name, _)| !by_files(name));
    let members = members.chain(files.iter().map(|files| ("files", files)));
    T::deserialize(MapDeserializer::<_, serde_json::Error>::new(members)).ok()
}
