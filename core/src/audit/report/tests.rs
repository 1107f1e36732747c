use super::*;
use crate::locale::Lang;

const ARGS: &[&str] = &[
    "expected", "found", "before", "reason", "member", "time", "last", "seq", "stated", "list",
    "count", "stamp", "about", "seen", "now", "id", "kind", "parts", "from", "first", "number",
    "part", "of", "book", "after",
];

fn full(code: Code) -> Finding {
    ARGS.iter().fold(Finding::new(code, "x"), |f, name| f.with(name, "7")).with("fault", "signer")
}

#[test]
fn every_finding_has_a_full_sentence_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let locale = Locale::new(lang);
        for &code in Code::ALL {
            let text = full(code).text(&locale);
            assert!(text.ends_with(['.', '。']), "{}: {text}", code.as_str());
            assert!(!text.contains(['{', '}']), "{}: {text}", code.as_str());
        }
    }
}

/// What somebody wrote as a file's name or an entry's kind could look like a line of the check's own.
#[test]
fn words_of_others_add_no_line_to_the_verdict() {
    let forged = "x\n\nAnchored up to entry 21\r\u{2028}Intact\u{85}: nothing was changed";
    for lang in [Lang::Zh, Lang::En] {
        let locale = Locale::new(lang);
        for &code in Code::ALL {
            let finding = ARGS.iter().fold(Finding::new(code, forged), |f, n| f.with(n, forged));
            let text = finding.text(&locale);
            assert!(
                !text.contains(['\n', '\r', '\u{2028}', '\u{85}']),
                "{}: {text}",
                code.as_str()
            );
        }
    }
}

#[test]
fn nothing_promises_more_than_a_check_can_know() {
    let says = |area: &str| ["trust", "stamp"].contains(&area);
    // In the page's program `true` is a value.
    let page = crate::bundle::page::PAGE.replace("true", "");
    let areas = crate::locale::AREAS.iter().filter(|(area, _)| says(area)).map(|(_, texts)| texts);
    for text in areas.flatten().copied().chain([page.as_str()]) {
        let lower = text.to_lowercase();
        for word in ["authentic", " true", "court-proof", "genuine", "真实", "属实", "法院认可"]
        {
            assert!(!lower.contains(word), "{word}");
        }
    }
}

#[test]
fn only_absent_files_make_incomplete() {
    let mut report = Report::default();
    report.add(Finding::new(Code::Litter, ".DS_Store"));
    report.add(Finding::new(Code::TimeBackwards, "#3"));
    assert_eq!(report.verdict(), Verdict::Intact);
    report.add(Finding::new(Code::FileMissing, "data/report.pdf"));
    assert_eq!(report.verdict(), Verdict::Incomplete);
    report.add(Finding::new(Code::FileChanged, "bundle.txt"));
    assert_eq!(report.verdict(), Verdict::Invalid);
}

#[test]
fn the_summary_states_every_level() {
    let report = Report {
        signer: Some("9F2C-41D7-0B6E-E0B8".into()),
        complete: true,
        private_withheld: 2,
        entries: 8,
        unanchored_tail: 8,
        known_up_to: 3,
        tokens_unverified: 1,
        ..Report::default()
    };
    let lines = report.summary(&Locale::new(Lang::En)).join("\n");
    for part in [
        "Intact",
        "9F2C-41D7-0B6E-E0B8",
        "Complete",
        "2 private",
        "Not anchored",
        "entry 3",
        "last 5",
        "No signature covers an entry",
    ] {
        assert!(lines.contains(part), "{part} in {lines}");
    }
    for lang in [Lang::Zh, Lang::En] {
        let lines = report.summary(&Locale::new(lang));
        assert_eq!(lines.len(), 9);
        assert!(lines.iter().all(|l| !l.contains('{')), "{lines:?}");
    }
}

#[test]
fn every_kind_with_a_private_part_has_a_name_and_a_list_of_them_is_read_aloud() {
    for lang in [Lang::Zh, Lang::En] {
        let locale = Locale::new(lang);
        for (kind, private) in crate::case::event::KINDS {
            let id = format!("core-event-{}", kind.replace(['.', '_'], "-"));
            assert!(private.is_empty() || locale.has(&id), "{id}");
        }
    }
    let locale = Locale::new(Lang::En);
    let finding = Finding::new(Code::PrivateWithheld, "").with("count", 3);
    let text = finding.with("parts", "6 contact.logged,8 note.private,9 x.y").text(&locale);
    assert!(text.contains("#6 Contact, #8 Own thoughts written down, #9 x.y"), "{text}");
    let all: Vec<String> = (1..=45).map(|n| format!("{n} note.private")).collect();
    let finding = Finding::new(Code::PrivateWithheld, "").with("count", 45);
    let text = finding.with("parts", all.join(",")).text(&locale);
    assert!(text.contains("#40 ") && !text.contains("#41 ") && text.contains("+5"), "{text}");
}

#[test]
fn two_time_stamps_that_exclude_each_other_are_said_and_two_that_agree_are_not() {
    use crate::audit::tsa::Stamped;
    let stamp = |seq, entry, time: &str| crate::audit::Anchor {
        checkpoint_seq: seq,
        entry_seq: Some(entry),
        stamped: Some(Stamped {
            time: Time::parse(time).unwrap(),
            accuracy: None,
            serial: "1".into(),
            authority: "TSA".into(),
            root: "Root".into(),
            root_hash: crate::hash::Hash::of(b"root"),
            by_sha1: false,
        }),
        stated: None,
        authority: "TSA".into(),
        holds: true,
        fault: None,
    };
    let said = |first: &str, second: &str| {
        let mut report = Report { entries: 10, ..Report::default() };
        report.anchor(stamp(5, 6, first), "#5");
        report.anchor(stamp(10, 11, second), "#10");
        report.bound(&[], None);
        report.findings.iter().map(|f| (f.code, f.where_.clone())).collect::<Vec<_>>()
    };
    // Entry 6 holds the stamp of June, and the stamp of March covers entry 6.
    let (march, june) = ("2026-03-02T00:00:00.000Z", "2026-06-01T00:00:00.000Z");
    assert_eq!(said(june, march), [(Code::StampsContradict, "#6".to_string())]);
    assert_eq!(said(march, june), []);
}
