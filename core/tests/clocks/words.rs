//! What packs and engine say: every event kind and every step has its words in both languages, and none of the
//! words that must never be said.

use recourse_core::locale::{AREAS, Lang, Locale};
use recourse_core::rules::{Fact, Rule, RulePack, compute};
use std::collections::BTreeSet;

#[test]
fn every_event_kind_has_a_name_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let locale = Locale::new(lang);
        for pack in RulePack::embedded() {
            for kind in pack.rules.iter().flat_map(Rule::kinds) {
                assert!(locale.has(&format!("clocks-event-{kind}")), "{lang:?} {kind}");
            }
        }
    }
}

#[test]
fn every_reason_in_the_source_is_in_both_catalogues() {
    let root = format!("{}/src/rules", env!("CARGO_MANIFEST_DIR"));
    let mut ids = BTreeSet::new();
    for dir in [root.clone(), format!("{root}/clock"), format!("{root}/ics")] {
        for file in std::fs::read_dir(&dir).unwrap().map(|f| f.unwrap().path()) {
            if file.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&file).unwrap();
                let quoted = text.split('"').filter(|s| s.starts_with("clocks-"));
                ids.extend(
                    quoted.filter(|s| !s.ends_with('-') && !s.contains('{')).map(String::from),
                );
            }
        }
    }
    assert!(ids.len() > 60, "found only {}", ids.len());
    for lang in [Lang::Zh, Lang::En] {
        let locale = Locale::new(lang);
        for id in &ids {
            assert!(locale.has(id), "{lang:?} {id}");
        }
    }
}

#[test]
fn nothing_says_more_than_was_computed() {
    let (_, catalogues) = AREAS.iter().find(|(name, _)| *name == "clocks").unwrap();
    let mut texts: Vec<String> = catalogues.iter().map(ToString::to_string).collect();
    for pack in RulePack::embedded() {
        for rule in &pack.rules {
            for text in
                [Some(&rule.title), rule.how.as_ref(), rule.msg.as_ref()].into_iter().flatten()
            {
                texts.extend([text.en.clone(), text.zh.clone()]);
            }
        }
    }
    for text in texts {
        let lower = text.to_lowercase().replace("not legal advice", "");
        for never in [
            "time-barred",
            "you have until",
            "claim lost",
            "legal advice",
            "丧失胜诉权",
            "债权消灭",
        ] {
            assert!(!lower.contains(never), "{never} in {text}");
        }
    }
}

#[test]
fn the_working_says_why_with_its_source() {
    let (rule, pack) = RulePack::rule_anywhere("CN-LIM-3Y").unwrap();
    let facts = [
        Fact::stated("knew_damage_and_obligor", "2021-09-10".parse().unwrap()).from("E001"),
        Fact::stated("demand_reached", "2023-11-20".parse().unwrap()).from("C004"),
    ];
    let outcome = compute(rule, pack, &facts, "2026-03-26".parse().unwrap());
    let zh = Locale::new(Lang::Zh);
    let said: Vec<_> = outcome
        .working
        .iter()
        .map(|s| format!("{} {} {} | {}", s.step, s.date.unwrap(), s.why(&zh), s.cite(Lang::Zh)))
        .collect();
    assert_eq!(
        said,
        [
            "trigger 2021-09-10 起算：知道款项未到账以及应由谁付款 [E001]。当日不计入，从次日起算。 | 《民法典》第188、194、195、200-204条；《最高人民法院关于适用〈民法典〉总则编若干问题的解释》（2022年）第35条",
            "add 2024-09-10 自 2021-09-10（周五）起加 3 年。 | 《民法典》第188、194、195、200-204条；《最高人民法院关于适用〈民法典〉总则编若干问题的解释》（2022年）第35条",
            "interrupt 2023-11-20 中断：催告到达对方 [C004]，从这一天重新起算。 | 《民法典》第195条第1项；《最高人民法院关于审理民事案件适用诉讼时效制度若干问题的规定》（2020年修正）第8条",
            "add 2026-11-20 自 2023-11-20（周一）起加 3 年。 | 《民法典》第188、194、195、200-204条；《最高人民法院关于适用〈民法典〉总则编若干问题的解释》（2022年）第35条",
            "roll 2026-11-20 2026-11-20（周五）是工作日，不顺延（日历 CN 2026.1）。 | ",
            "act_by 2026-11-19 最晚办理日：2026-11-20（周五）（未顺延）之前的最后一个工作日。 | ",
        ]
    );
}
