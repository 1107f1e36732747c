use super::*;
use proptest::prelude::*;

fn file(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/paper/files");
    std::fs::read(format!("{folder}/{name}")).unwrap()
}

#[test]
fn pages_come_first_and_stand_upright() {
    let imported = import(&file("notice.pdf")).unwrap();
    assert_eq!(imported.sizes, [(595.0, 842.0), (842.0, 595.0), (495.0, 410.0)]);
    for page in imported.objects.iter().take(3) {
        let dict = &page.as_stream().unwrap().dict;
        assert_eq!(dict.get(b"Subtype").and_then(Object::as_name).unwrap(), b"Form");
        assert!(dict.has(b"BBox") && dict.has(b"Matrix"));
    }
}

#[test]
fn no_reference_leads_nowhere() {
    for name in ["notice.pdf", "packed.pdf", "owner.pdf", "wrong-xref-packed.pdf"] {
        let imported = import(&file(name)).unwrap();
        let count = imported.objects.len() as u32;
        let mut stack: Vec<&Object> = imported.objects.iter().collect();
        while let Some(object) = stack.pop() {
            match object {
                Object::Reference((id, _)) => assert!(*id < count, "{name}"),
                Object::Array(items) => stack.extend(items),
                Object::Dictionary(dict) => stack.extend(dict.iter().map(|(_, v)| v)),
                Object::Stream(stream) => stack.extend(stream.dict.iter().map(|(_, v)| v)),
                _ => {}
            }
        }
    }
}

#[test]
fn refusals_say_why() {
    assert!(matches!(import(&file("locked.pdf")), Err(Problem::Locked)));
    assert!(matches!(import(&file("cut.pdf")), Err(Problem::CutShort)));
    assert!(matches!(import(b"%PDF-1.4 nothing"), Err(Problem::Broken)));
    assert!(matches!(import(b""), Err(Problem::Broken)));
}

#[test]
fn importing_twice_gives_the_same_objects() {
    let bytes = file("packed.pdf");
    let (a, b) = (import(&bytes).unwrap(), import(&bytes).unwrap());
    assert!(a.objects == b.objects);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn damaged_files_never_panic(changes in prop::collection::vec((0_usize..16_000, any::<u8>()), 1..40), cut in 0_usize..20_000) {
        let mut bytes = file("notice.pdf");
        for (at, byte) in changes {
            if let Some(slot) = bytes.get_mut(at) {
                *slot = byte;
            }
        }
        bytes.truncate(cut.max(10));
        let told = import(&bytes);
        prop_assert!(told.is_ok() || told.is_err());
    }
}

/// A file of these objects, its table of contents left to be rebuilt.
fn bare(objects: &[&str]) -> Vec<u8> {
    let mut out = String::from("%PDF-1.4\n");
    for (at, object) in objects.iter().enumerate() {
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    out.push_str("trailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n");
    out.into_bytes()
}

#[test]
fn traps_are_survived() {
    let catalog = "<</Type/Catalog/Pages 2 0 R>>";
    let circle = bare(&[catalog, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"]);
    assert!(import(&circle).is_err());
    let deep =
        format!("<</Type/Page/Parent 2 0 R/X {}{}>>", "[".repeat(200_000), "]".repeat(200_000));
    assert!(import(&bare(&[catalog, "<</Type/Pages/Kids[3 0 R]/Count 1>>", &deep])).is_err());
    let own_parent = "<</Type/Page/Parent 3 0 R>>";
    let odd = import(&bare(&[catalog, "<</Type/Pages/Kids[3 0 R]/Count 1>>", own_parent]));
    assert_eq!(odd.unwrap().sizes, [(612.0, 792.0)], "a page with nothing is an empty letter");
    let none = bare(&[catalog, "<</Type/Pages/Kids[]/Count 0>>"]);
    assert!(matches!(import(&none), Err(Problem::Broken)));
}
