//! What annotations show: stamps, marks, filled fields. A form has no annotations, so they are painted.

use super::Importer;
use super::geometry::{Bounds, Matrix, numbers};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use std::fmt::Write as _;

/// Not to be seen: hidden, or not on the screen.
const UNSEEN: i64 = 2 | 32;
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// An appearance and where it stands.
pub(super) struct Shown {
    form: ObjectId,
    scale: (f32, f32),
    at: (f32, f32),
}

/// The appearances of a page's visible annotations, in order.
pub(super) fn shown(doc: &Document, page: &Dictionary) -> Vec<Shown> {
    let Ok(list) = page.get_deref(b"Annots", doc).and_then(Object::as_array) else {
        return Vec::new();
    };
    let dict = |o| doc.dereference(o).ok()?.1.as_dict().ok();
    list.iter().filter_map(dict).filter_map(|annotation| one(doc, annotation)).collect()
}

fn one(doc: &Document, annotation: &Dictionary) -> Option<Shown> {
    let flags = annotation.get(b"F").and_then(Object::as_i64).unwrap_or(0);
    let kind = annotation.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
    if flags & UNSEEN != 0 || kind == b"Popup" || kind == b"Link" {
        return None;
    }
    let form = appearance(doc, annotation)?;
    let stream = doc.get_object(form).ok()?.as_stream().ok()?;
    let rect = Bounds::read(doc, annotation.get(b"Rect").ok()?)?;
    let own = Bounds::read(doc, stream.dict.get(b"BBox").ok()?)?;
    let matrix = stream.dict.get(b"Matrix").ok().and_then(|m| numbers(doc, m)).unwrap_or(IDENTITY);
    let drawn = own.under(&matrix);
    let scale = (rect.width() / drawn.width(), rect.height() / drawn.height());
    (scale.0.is_finite() && scale.1.is_finite()).then_some(Shown {
        form,
        scale,
        at: (rect.x0 - drawn.x0 * scale.0, rect.y0 - drawn.y0 * scale.1),
    })
}

/// The normal appearance; of several states the current one.
fn appearance(doc: &Document, annotation: &Dictionary) -> Option<ObjectId> {
    let normal = annotation.get_deref(b"AP", doc).ok()?.as_dict().ok()?.get(b"N").ok()?;
    let (id, object) = doc.dereference(normal).ok()?;
    match object {
        Object::Stream(_) => id,
        Object::Dictionary(states) => {
            let state = annotation.get(b"AS").and_then(Object::as_name).ok()?;
            let (id, object) = doc.dereference(states.get(state).ok()?).ok()?;
            object.as_stream().ok().and(id)
        }
        _ => None,
    }
}

/// A form that paints the page and its annotations over it.
pub(super) fn over(
    importer: &mut Importer,
    page: Object,
    shown: Vec<Shown>,
    seen: Bounds,
    matrix: Object,
) -> Object {
    let mut content = String::from("q /P Do Q\n");
    let mut painted = dictionary! { "P" => page };
    for (at, Shown { form, scale, at: (x, y) }) in shown.into_iter().enumerate() {
        if let Ok(stream) = importer.doc.get_object_mut(form).and_then(Object::as_stream_mut) {
            // Some writers leave these out of appearances.
            stream.dict.set("Type", "XObject");
            stream.dict.set("Subtype", "Form");
        }
        let name = format!("A{at}");
        _ = writeln!(content, "q {:.5} 0 0 {:.5} {x:.4} {y:.4} cm /{name} Do Q", scale.0, scale.1);
        let form = importer.refer(form);
        painted.set(name, form);
    }
    let dict = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => seen.object(),
        "Matrix" => matrix,
        "Resources" => dictionary! { "XObject" => painted },
    };
    Object::Stream(Stream::new(dict, content.into_bytes()))
}
