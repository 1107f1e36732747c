//! Letters, answers and steps of the road as sentences, for the history and the chronology.

use crate::args;
use crate::case::Case;
use crate::case::event::Event;
use crate::case::letter::LetterSaved;
use crate::case::money::Money;
use crate::diagnosis;
use crate::locale::Locale;

/// What such an entry says, in one line; `None` for every other kind.
pub fn words(case: Option<&Case>, event: &Event, locale: &Locale) -> Option<String> {
    let name = |id: &str| case.map_or_else(|| id.to_string(), |c| c.party_name(id).to_string());
    let sum = |minor: i64| {
        let currency = case.map_or(crate::case::money::Currency::CNY, |c| c.currency);
        Money::new(minor, currency).labelled()
    };
    let t = |id: &str| locale.text(id);
    let reason = |text: &Option<String>| first_line(text.as_deref());
    // One from a template of the user's own goes by its name.
    let sort = |l: &LetterSaved| match l.template() {
        None => t(&format!("road-letter-{}", l.kind.word())),
        Some("free") => t("road-letter-free"),
        Some(own) => own.to_string(),
    };
    let letter = |no: u32| {
        let kind = case.and_then(|c| c.letter(no)).map(|l| sort(&l.now));
        format!("L{no:03} {}", kind.unwrap_or_default()).trim_end().to_string()
    };
    Some(match event {
        Event::CostBooked(e) => {
            let kind = t(&format!("road-cost-{}", e.kind.word()));
            locale.fill(
                "road-ev-cost",
                args![id = e.id.as_str(), kind = kind, sum = sum(e.amount_minor)],
            )
        }
        Event::ItemVoided(e) => locale.fill(
            "road-ev-item-voided",
            args![id = format!("#{}", e.of_seq), reason = reason(&e.reason)],
        ),
        Event::LetterSaved(e) => {
            let kind = sort(e);
            locale.fill(
                "road-ev-letter-saved",
                args![
                    id = format!("L{:03}", e.no),
                    kind = kind,
                    to = name(&e.to),
                    gaps = e.gaps.len()
                ],
            )
        }
        Event::LetterSent(e) => {
            let tracking = e.tracking.clone().unwrap_or_default();
            locale.fill("road-ev-letter-sent", args![letter = letter(e.no), tracking = tracking])
        }
        Event::LetterReached(e) => {
            let at = locale.moment(&e.reached_at);
            locale.fill(
                "road-ev-letter-reached",
                args![letter = letter(e.no), at = at, basis = reason(&e.basis)],
            )
        }
        Event::LetterVoided(e) => locale.fill(
            "road-ev-letter-voided",
            args![letter = letter(e.no), reason = reason(&e.reason)],
        ),
        Event::AnswerReceived(e) => {
            let position = e.position.map(|p| t(&format!("road-position-{}", p.word())));
            // Noted with a contact, whose words stand there.
            if let (Some(contact), None) = (e.contact_no, &e.said) {
                let position = position.unwrap_or_default();
                let contact = format!("C{contact:03}");
                let args = args![contact = contact, who = name(&e.from), position = position];
                return Some(locale.fill("road-ev-stance", args));
            }
            locale.fill(
                "road-ev-answer",
                args![
                    id = format!("A{:03}", e.no),
                    who = name(&e.from),
                    position = position.unwrap_or_default(),
                    said = reason(&e.said)
                ],
            )
        }
        Event::DiagnosisAnswered(e) => {
            let title = diagnosis::item(&e.item).map(|i| i.title.get(locale.lang()).to_string());
            let choice = diagnosis::item(&e.item)
                .zip(e.value_code.as_deref())
                .and_then(|(i, code)| i.values.iter().find(|v| v.code == code))
                .map(|v| v.text.get(locale.lang()).to_string());
            let result = choice.unwrap_or_else(|| t(&format!("road-result-{}", e.result.word())));
            locale.fill(
                "road-ev-diagnosis",
                args![
                    item = title.unwrap_or_else(|| e.item.clone()),
                    result = result,
                    value = reason(&e.value)
                ],
            )
        }
        Event::ObligorChanged(e) => {
            let id = if e.claimed { "road-ev-claimed" } else { "road-ev-let-go" };
            locale.fill(id, args![who = name(&e.id), reason = reason(&e.reason)])
        }
        Event::NeedWaived(e) => {
            let need = t(&format!("core-missing-{}", e.need));
            locale.fill("road-ev-waived", args![need = need, reason = reason(&e.reason)])
        }
        Event::CaseMerged(e) => {
            let upto = i64::try_from(e.upto_seq).unwrap_or(i64::MAX);
            locale.fill("hands-ev-merged", args![upto = upto, reason = reason(&e.reason)])
        }
        Event::ActorNamed(e) => {
            let who = e.name.clone().unwrap_or_else(|| e.actor.clone());
            let role = t(&format!("hands-role-{}", e.role));
            locale.fill("hands-ev-named", args![actor = e.actor.as_str(), who = who, role = role])
        }
        Event::CaseClosed(e) => {
            let result = t(&format!("road-ending-{}", e.result.word()));
            locale.fill(
                "road-ev-closed",
                args![
                    result = result,
                    paid = sum(e.paid_minor.unwrap_or(0)),
                    waived = sum(e.waived_minor.unwrap_or(0))
                ],
            )
        }
        Event::CaseReopened(e) => {
            locale.fill("road-ev-reopened", args![reason = reason(&e.reason)])
        }
        _ => return None,
    })
}

fn first_line(text: Option<&str>) -> String {
    text.unwrap_or_default().lines().next().unwrap_or_default().to_string()
}
