use super::*;

const HEAD: &str = r#"
[pack]
id = "X"
name = { en = "X", zh = "X" }
version = "1"
reviewed_on = 2026-11-22
weekend = ["sat", "sun"]

[source.law]
title = { en = "Law", zh = "法" }
"#;

fn faults(rules: &str) -> Vec<PackFault> {
    RulePack::parse(&[("pack.toml", &format!("{HEAD}{rules}"))]).unwrap_err()
}

#[test]
fn every_embedded_pack_is_read() {
    for files in embedded::PACKS {
        if let Err(faults) = RulePack::parse(files) {
            let text: Vec<_> = faults.iter().map(ToString::to_string).collect();
            panic!("{}", text.join("\n"));
        }
    }
    assert_eq!(RulePack::embedded().len(), embedded::PACKS.len());
}

#[test]
fn a_fault_names_line_and_field() {
    let found = faults(
        "[[rule]]\nid = \"X-1\"\ntitle = { en = \"a\", zh = \"b\" }\nkind = \"guess\"\nconfidence = \"statute\"\n",
    );
    assert_eq!((found[0].line, found[0].field.as_str()), (14, "kind"));
    let found = faults(
        "[[rule]]\nid = \"X-1\"\ntitle = { en = \"a\", zh = \"b\" }\nkind = \"evidence_loss\"\n\
         period = { unit = \"day\" }\ntrigger = { any_of = [\"breach\"] }\nroll = { rule = \"next_working_day\" }\n\
         confidence = \"statute\"\ncite = [ { source = \"lore\", at = \"art. 1\" } ]\n",
    );
    let at: Vec<_> = found.iter().map(|f| (f.line, f.field.as_str())).collect();
    assert_eq!(at, [(15, "X-1.period"), (17, "X-1.roll"), (19, "X-1.cite")]);
}

#[test]
fn a_file_without_a_head_or_a_week_without_work_is_refused() {
    let found = RulePack::parse(&[("pack.toml", "")]).unwrap_err();
    assert_eq!(found[0].field, "[pack]");
    let idle = HEAD.replace(r#"["sat", "sun"]"#, r#"["mon","tue","wed","thu","fri","sat","sun"]"#);
    let found = RulePack::parse(&[("pack.toml", &idle)]).unwrap_err();
    assert_eq!((found[0].line, found[0].field.as_str()), (7, "pack.weekend"));
}

#[test]
fn jurisdictions_find_their_pack() {
    assert_eq!(RulePack::find("us-ny").unwrap().head.id, "US");
    assert_eq!(RulePack::find("GB").unwrap().head.id, "GB-EAW");
    assert_eq!(RulePack::find("JP").unwrap().head.id, "GENERIC");
    let (rule, pack) = RulePack::rule_anywhere("cn-lim-3y").unwrap();
    assert_eq!((rule.id.as_str(), pack.head.id.as_str()), ("CN-LIM-3Y", "CN"));
}
