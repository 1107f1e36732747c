//! The deadline journal: a plain list to print, with what was entered, start, act-by, end and the working.

use super::deadlines::Deadline;
use super::working::day_text;
use crate::locale::{Locale, value};
use chrono::NaiveDate;

/// One line of the journal.
#[derive(Debug, Clone, Copy)]
pub struct JournalItem<'a> {
    /// `RC-2026-001`.
    pub case_no: &'a str,
    /// The day the facts it rests on were last written down.
    pub entered_on: Option<NaiveDate>,
    /// The deadline.
    pub deadline: &'a Deadline,
}

/// Writes the journal as plain text: one paragraph per deadline, in the order given.
pub fn journal(items: &[JournalItem<'_>], printed_on: NaiveDate, locale: &Locale) -> String {
    let day = |day: Option<NaiveDate>| {
        day.map_or_else(|| locale.text("clocks-journal-none"), |d| day_text(d, locale))
    };
    let none = day(None);
    let printed = [("day", value(day(Some(printed_on))))];
    let mut out = format!("{}\n", locale.fill("clocks-journal-title", &printed));
    for item in items {
        let d = item.deadline;
        let start = d.working.iter().find(|s| s.step == "trigger").and_then(|s| s.date);
        let mut marks = vec![d.nature.text(locale), d.status.text(locale)];
        if d.verify {
            marks.push(locale.text("clocks-verify"));
        }
        if d.provisional {
            marks.push(locale.text("clocks-provisional"));
        }
        if d.needs_review {
            marks.push(locale.text("clocks-needs-review"));
        }
        let marks = marks.join(&locale.text("clocks-list-and"));
        let label = one_line(&d.label(locale));
        out.push_str(&format!("\n{}  {label}  [{marks}]\n", item.case_no));
        for (id, text) in [
            ("clocks-journal-entered", day(item.entered_on)),
            ("clocks-journal-start", day(start)),
            ("clocks-journal-act-by", day(d.act_by)),
            ("clocks-journal-due", day(d.due)),
            ("clocks-journal-unrolled", day(d.unrolled.filter(|u| Some(*u) != d.due))),
            ("clocks-journal-alternative", day(d.alternative)),
            ("clocks-journal-cautious", day(d.cautious)),
            ("clocks-journal-basis", d.basis(locale)),
        ] {
            // Lines that only some deadlines have.
            let spare =
                id.ends_with("unrolled") || id.ends_with("alternative") || id.ends_with("cautious");
            if spare && text == none {
                continue;
            }
            let text = one_line(&text);
            out.push_str(&format!("  {}\n", locale.fill(id, &[("text", value(text))])));
        }
        for text in [&d.how, &d.note].into_iter().flatten() {
            out.push_str(&format!("  {}\n", one_line(text.get(locale.lang()))));
        }
        for (n, step) in d.working.iter().enumerate() {
            let date = step.date.map_or_else(String::new, |d| d.to_string());
            out.push_str(&format!("    {}. {date} {}", n + 1, one_line(&step.why(locale))));
            match step.cite(locale.lang()) {
                "" => out.push('\n'),
                cite => out.push_str(&format!(" — {}\n", one_line(cite))),
            }
        }
    }
    out.push_str(&format!("\n{}\n", locale.text("clocks-disclaimer")));
    out
}

/// Words of somebody else on one line: an empty line in them would begin what looks like another deadline.
fn one_line(text: &str) -> String {
    let parts = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.split(parts).filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;
    use crate::rules::deadlines::{CaseFacts, deadlines};
    use crate::rules::{Fact, RulePack};

    #[test]
    fn a_reader_can_follow_the_working() {
        let case = CaseFacts {
            jurisdiction: "CN".into(),
            facts: vec![
                Fact::stated("judgment_served", "2026-09-16".parse().unwrap()).from("E004"),
            ],
            ..CaseFacts::default()
        };
        let list = deadlines(&case, RulePack::find("CN").unwrap(), "2026-09-17".parse().unwrap());
        let item = JournalItem {
            case_no: "RC-2026-001",
            entered_on: Some("2026-09-16".parse().unwrap()),
            deadline: &list[0],
        };
        let text = journal(&[item], "2026-09-17".parse().unwrap(), &Locale::new(Lang::Zh));
        for line in [
            "RC-2026-001  对一审判决上诉  [法定、临近]",
            "推算末日：2026-10-08（周四）",
            "最晚办理：2026-09-30（周三）",
            "依据：规则 CN-APPEAL-JUDGMENT-15D，依据 E004",
            "2. 2026-10-01 自 2026-09-16（周三）起加 15 日。 — 《民事诉讼法》（2023年修正）第171条第1款",
            "3. 2026-10-08 2026-10-01（周四）是休息日，顺延到 2026-10-08（周四）（日历 CN 2026.1）。",
        ] {
            assert!(text.contains(line), "{line}\nnot in\n{text}");
        }
    }

    #[test]
    fn words_of_others_stay_on_their_line() {
        let forged = "pays\r\n\r\nRC-2026-009  Appeal\u{2028}due 2027\n";
        assert_eq!(one_line(forged), "pays RC-2026-009  Appeal due 2027");
        assert_eq!(one_line("plain"), "plain");
    }
}
