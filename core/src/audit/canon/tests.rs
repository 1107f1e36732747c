use super::*;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::{Map, json};

fn object_of(value: Value) -> Data {
    match value {
        Value::Object(map) => map,
        other => panic!("not an object: {other}"),
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        (-MAX_INTEGER..=MAX_INTEGER).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[\\x00-\\x1f\"\\\\\u{2028}\u{202e}\u{7f}𠮷a-z]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Value::from),
            btree_map("[a-z][a-z0-9_]{0,31}", inner, 0..5)
                .prop_map(|m| Value::Object(m.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

fn any_data() -> impl Strategy<Value = Data> {
    btree_map("[a-z][a-z0-9_]{0,31}", any_value(), 0..5).prop_map(|m| m.into_iter().collect())
}

proptest! {
    #[test]
    fn random_values_read_back_and_equal_plain_serde_json(data in any_data()) {
        let bytes = line(&data).unwrap();
        prop_assert_eq!(read(&bytes).unwrap(), data.clone());
        let mut plain = serde_json::to_vec(&data).unwrap();
        plain.push(b'\n');
        prop_assert_eq!(bytes, plain);
    }

    #[test]
    fn what_is_read_is_the_only_spelling(data in any_data(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = line(&data).unwrap();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(value) = read(&bytes) {
            prop_assert_eq!(line(&value).unwrap(), bytes);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused_without_panic(bytes in vec(any::<u8>(), 0..200)) {
        drop(read(&bytes));
    }
}

#[test]
fn serde_json_keeps_its_plain_features() {
    let value: Value = serde_json::from_str(r#"{"b":1,"a":1}"#).unwrap();
    assert_eq!(value.to_string(), r#"{"a":1,"b":1}"#, "preserve_order is on somewhere");
    let float: Value = serde_json::from_str("1.0000000000000000001").unwrap();
    assert_eq!(float.to_string(), "1.0", "arbitrary_precision is on somewhere");
}

#[test]
fn second_spellings_are_refused() {
    let good = [
        "{}",
        r#"{"a":"\u0000\u001f\b\t\n\f\r\"\\/é𠮷"}"#,
        r#"{"a":-1,"a_":0,"b":[true,false,[],{}]}"#,
        r#"{"a":9007199254740991,"b":-9007199254740991}"#,
    ];
    for text in good {
        read(format!("{text}\n").as_bytes()).unwrap_or_else(|e| panic!("{text}: {e}"));
    }
    let bad = [
        (r#"{"a" :1}"#, CanonError::Syntax),
        (r#"{"a":1} "#, CanonError::Syntax),
        (r#"{"a":1,}"#, CanonError::Name),
        (r#"{"b":1,"a":1}"#, CanonError::Order),
        (r#"{"a":1,"a":1}"#, CanonError::Order),
        (r#"{"A":1}"#, CanonError::Name),
        (r#"{"":1}"#, CanonError::Name),
        (r#"{"a":1.0}"#, CanonError::Number),
        (r#"{"a":1e3}"#, CanonError::Number),
        (r#"{"a":01}"#, CanonError::Number),
        (r#"{"a":-0}"#, CanonError::Number),
        (r#"{"a":-}"#, CanonError::Number),
        (r#"{"a":9007199254740992}"#, CanonError::Number),
        (r#"{"a":99999999999999999999999999}"#, CanonError::Number),
        (r#"{"a":null}"#, CanonError::Null),
        (r#"{"a":NaN}"#, CanonError::Syntax),
        (r#"{"a":"\u0041"}"#, CanonError::Text),
        (r#"{"a":"\u000a"}"#, CanonError::Text),
        (r#"{"a":"\u001F"}"#, CanonError::Text),
        (r#"{"a":"\ud800"}"#, CanonError::Text),
        (r#"{"a":"\/"}"#, CanonError::Text),
        ("{\"a\":\"\t\"}", CanonError::Text),
        (r#"["a"]"#, CanonError::Syntax),
        ("\u{feff}{}", CanonError::Syntax),
        ("{}\n", CanonError::Syntax),
    ];
    for (text, want) in bad {
        let got = read(format!("{text}\n").as_bytes());
        match got {
            Err(CanonError::Syntax | CanonError::Text | CanonError::Name)
                if text.ends_with(",}") => {}
            other => assert_eq!(other, Err(want), "{text}"),
        }
    }
    assert_eq!(read(b"{}"), Err(CanonError::Syntax), "no newline");
    assert_eq!(read(b"{}\r\n"), Err(CanonError::Syntax));
    assert_eq!(read(b"{\"a\":\"\xff\"}\n"), Err(CanonError::Text));
    assert_eq!(read(b"{\"a\":\"\xed\xa0\x80\"}\n"), Err(CanonError::Text), "a raw surrogate");
}

#[test]
fn level_eleven_is_the_deepest() {
    // {"a": level 1 ...}: k nested arrays put the innermost value at level k + 1.
    let nested = |k: usize| format!("{{\"a\":{}1{}}}\n", "[".repeat(k), "]".repeat(k));
    assert!(read(nested(10).as_bytes()).is_ok());
    assert_eq!(read(nested(11).as_bytes()), Err(CanonError::TooDeep));
    assert_eq!(read(nested(60_000).as_bytes()), Err(CanonError::TooLong));
    assert_eq!(read(nested(30_000).as_bytes()), Err(CanonError::TooDeep));
    let mut value = json!(1);
    for _ in 0..10 {
        value = json!([value]);
    }
    assert!(line(&object_of(json!({ "a": value.clone() }))).is_ok());
    assert_eq!(line(&object_of(json!({ "a": [value] }))), Err(CanonError::TooDeep));
}

#[test]
fn the_writer_refuses_what_the_format_lacks() {
    for (value, want) in [
        (json!({"a": null}), CanonError::Null),
        (json!({"a": 1.5}), CanonError::Number),
        (json!({"a": 9_007_199_254_740_992_i64}), CanonError::Number),
        (json!({"a": u64::MAX}), CanonError::Number),
        (json!({"ä": 1}), CanonError::Name),
        (json!({"a".repeat(33): 1}), CanonError::Name),
    ] {
        assert_eq!(line(&object_of(value)), Err(want));
    }
    let fits = |n: usize| line(&object_of(json!({ "a": "x".repeat(n) })));
    assert_eq!(fits(MAX_LINE - 9).unwrap().len(), MAX_LINE);
    assert_eq!(fits(MAX_LINE - 8), Err(CanonError::TooLong));
}
