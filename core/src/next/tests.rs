//! What comes first, and: an open case is never without a next step.

mod story;
mod table;

use super::*;
use crate::case::stage::Stage;
use crate::locale::Lang;
use story::{Story, TODAY, day};

#[test]
fn evidence_that_fades_comes_after_a_demand_and_before_the_diagnosis() {
    let first = |story: &Story| {
        let deadlines = crate::rules::deadlines_of(&story.0, day(TODAY));
        let steps = steps(&story.0, &deadlines, day(TODAY), &Locale::new(Lang::Zh));
        steps.first().map(|s| (s.act, s.about.clone())).unwrap()
    };
    // The shop's CCTV of 9 March is overwritten in April.
    assert_eq!(first(&Story::new().called().diagnosed().told().preserved()).0, Act::Demand);
    let fading = first(&Story::new().called().demanded().preserved());
    assert_eq!(fading, (Act::Fading, Some("CN-EVID-CCTV-30D".into())));
}

#[test]
fn an_open_case_is_never_without_a_step_and_every_step_is_said() {
    for lang in [Lang::Zh, Lang::En] {
        let locale = Locale::new(lang);
        for stage in Stage::ALL.into_iter().filter(|s| *s != Stage::Closed) {
            for story in [Story::new(), Story::new().ready(), Story::new().ready().recovered(5)] {
                let story = if stage == Stage::Triage || story.0.stage == stage {
                    story
                } else {
                    story.at_stage(stage)
                };
                let deadlines = crate::rules::deadlines_of(&story.0, day(TODAY));
                let steps = steps(&story.0, &deadlines, day(TODAY), &locale);
                assert!(!steps.is_empty(), "{stage:?}");
                for step in &steps {
                    for text in [step.text(&locale), step.reason(&locale)] {
                        assert!(!text.is_empty() && !text.contains('{'), "{:?}: {text}", step.act);
                    }
                }
                let ranks: Vec<Act> =
                    steps.iter().filter(|s| !s.unverified).map(|s| s.act).collect();
                assert!(ranks.is_sorted(), "{ranks:?}");
            }
        }
    }
    let closed = Story::new().at_stage(Stage::Closed);
    assert!(steps(&closed.0, &[], day(TODAY), &Locale::new(Lang::Zh)).is_empty());
}
