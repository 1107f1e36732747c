//! Outline: bookmarks as a tree.

use super::meta::text;
use crate::render::layout::page::Mark;
use crate::render::layout::theme::PAGE;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use std::collections::BTreeMap;

/// Adds the tree; `None` when there are no bookmarks. `pages` are the page objects in order.
pub(super) fn add(doc: &mut Document, marks: &[Mark], pages: &[ObjectId]) -> Option<ObjectId> {
    if marks.is_empty() {
        return None;
    }
    let root = doc.new_object_id();
    let ids: Vec<ObjectId> = marks.iter().map(|_| doc.new_object_id()).collect();
    let parents = parents(marks);
    let mut children: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (at, parent) in parents.iter().enumerate() {
        children.entry(*parent).or_default().push(at);
    }
    let mut tree = dictionary! { "Type" => "Outlines", "Count" => marks.len() as i64 };
    link(&mut tree, children.get(&None), &ids);
    doc.objects.insert(root, tree.into());
    for siblings in children.values() {
        for (place, &at) in siblings.iter().enumerate() {
            let mut dict = dictionary! {
                "Title" => text(&marks[at].title),
                "Parent" => Object::Reference(parents[at].map_or(root, |p| ids[p])),
                "Dest" => destination(&marks[at], pages),
            };
            let side = |n: Option<usize>| n.and_then(|n| siblings.get(n)).map(|&s| ids[s]);
            if let Some(prev) = side(place.checked_sub(1)) {
                dict.set("Prev", Object::Reference(prev));
            }
            if let Some(next) = side(Some(place + 1)) {
                dict.set("Next", Object::Reference(next));
            }
            if children.contains_key(&Some(at)) {
                dict.set("Count", descendants(marks, at) as i64);
                link(&mut dict, children.get(&Some(at)), &ids);
            }
            doc.objects.insert(ids[at], dict.into());
        }
    }
    Some(root)
}

/// First and last of these.
fn link(dict: &mut Dictionary, of: Option<&Vec<usize>>, ids: &[ObjectId]) {
    if let Some((&first, &last)) = of.and_then(|of| Some((of.first()?, of.last()?))) {
        dict.set("First", Object::Reference(ids[first]));
        dict.set("Last", Object::Reference(ids[last]));
    }
}

fn destination(mark: &Mark, pages: &[ObjectId]) -> Object {
    let page = pages.get(mark.place.page.saturating_sub(1)).copied();
    let top = (PAGE.1 - mark.place.y + 12.0).min(PAGE.1);
    let page = page.map_or(Object::Null, Object::Reference);
    Object::Array(vec![page, "XYZ".into(), 0.into(), top.into(), Object::Null])
}

/// For each mark the nearest one before it that is further out.
fn parents(marks: &[Mark]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(marks.len());
    for (at, mark) in marks.iter().enumerate() {
        while open.last().is_some_and(|&o| marks[o].level >= mark.level) {
            open.pop();
        }
        parents.push(open.last().copied());
        open.push(at);
    }
    parents
}

/// How many marks lie under this one.
fn descendants(marks: &[Mark], at: usize) -> usize {
    marks[at + 1..].iter().take_while(|m| m.level > marks[at].level).count()
}
