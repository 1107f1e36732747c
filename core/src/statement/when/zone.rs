//! The zone behind a time of day, as exports write it.

use chrono::FixedOffset;

/// Zones by their letters, in minutes east of Greenwich. `CST` is left out of them: China's and Chicago's are both called
/// so, and the one that is meant is the shop's.
const NAMED: &[(&str, i32)] = &[
    ("Z", 0),
    ("UTC", 0),
    ("GMT", 0),
    ("HKT", 480),
    ("SGT", 480),
    ("MYT", 480),
    ("BJT", 480),
    ("JST", 540),
    ("KST", 540),
    ("IST", 330),
    ("BST", 60),
    ("CET", 60),
    ("CEST", 120),
    ("EET", 120),
    ("EEST", 180),
    ("EST", -300),
    ("EDT", -240),
    ("CDT", -300),
    ("MST", -420),
    ("MDT", -360),
    ("PST", -480),
    ("PDT", -420),
    ("AEST", 600),
    ("AEDT", 660),
    ("NZST", 720),
];

/// A time of day without the zone behind it, and the zone where its letters or figures tell one: `(GMT+8)`, `+0800`,
/// `UTC+08:00`, `HKT`. `None` where no zone stands there.
pub(super) fn split(text: &str) -> Option<(&str, Option<FixedOffset>)> {
    let text = text.trim();
    let start =
        text.find(|c: char| matches!(c, '(' | '+') || c.is_ascii_alphabetic()).or_else(|| {
            // A minus behind a clock, not between the parts of one.
            text.rfind('-').filter(|at| text.get(..*at).is_some_and(|t| t.contains(':')))
        })?;
    let (clock, zone) = (text.get(..start)?.trim(), text.get(start..)?);
    let upper = zone.trim_matches(['(', ')', '[', ']', ' ']).to_ascii_uppercase();
    // `2:06 PM HKT`: the half of the day belongs to the clock.
    for half in ["AM", "PM"] {
        if let Some(rest) = upper.strip_prefix(half).filter(|r| r.starts_with(' ')) {
            let end = start + zone.find(' ')?;
            let zone = of(rest.trim())?;
            return Some((text.get(..end).unwrap_or_default(), zone.offset()));
        }
    }
    if clock.is_empty() {
        return None;
    }
    Some((clock, of(&upper)?.offset()))
}

/// Where a clock stands.
enum Zone {
    /// Where the shop is.
    Shop,
    /// So many minutes east of Greenwich.
    East(i32),
}

impl Zone {
    fn offset(&self) -> Option<FixedOffset> {
        match self {
            Self::Shop => None,
            Self::East(minutes) => FixedOffset::east_opt(minutes * 60),
        }
    }
}

/// `None` where it is no zone.
fn of(zone: &str) -> Option<Zone> {
    if matches!(zone, "CST" | "CHINA STANDARD TIME" | "北京时间") {
        return Some(Zone::Shop);
    }
    if let Some((_, minutes)) = NAMED.iter().find(|(name, _)| *name == zone) {
        return Some(Zone::East(*minutes));
    }
    let figures = zone.trim_start_matches("UTC").trim_start_matches("GMT").trim();
    let (sign, rest) = match figures.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let digits: String = rest.chars().filter(|c| *c != ':').collect();
    if digits.is_empty() || digits.len() > 4 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) =
        if digits.len() <= 2 { (digits.as_str(), "0") } else { digits.split_at(digits.len() - 2) };
    let (hours, minutes) = (hours.parse::<i32>().ok()?, minutes.parse::<i32>().ok()?);
    (hours <= 14 && minutes < 60).then(|| Zone::East(sign * (hours * 60 + minutes)))
}

#[cfg(test)]
mod tests {
    use super::super::{Order, read};

    #[test]
    fn zones_behind_a_clock() {
        for (text, expected) in [
            ("2026-03-02 10:00:00 (GMT+8)", Some("+08:00")),
            ("2026-03-02 10:00:00 +0800", Some("+08:00")),
            ("2026-03-02 10:00 GMT+08:00", Some("+08:00")),
            ("2026-03-02 10:00:00 UTC", Some("+00:00")),
            ("2026-03-02 10:00:00 HKT", Some("+08:00")),
            ("02/03/2026 10:00:00 -0500", Some("-05:00")),
            ("2026-03-02 10:00 AM EST", Some("-05:00")),
            ("2026-03-02 10:00:00 CST", None),
            ("2026-03-02 10:00:00", None),
        ] {
            let when = read(text, Order::DayFirst).expect(text);
            assert_eq!(when.offset.map(|o| o.to_string()).as_deref(), expected, "{text}");
            assert_eq!(when.time.map(|t| t.to_string()).as_deref(), Some("10:00:00"), "{text}");
        }
        assert_eq!(read("2026-03-02 10:00:00 XYZ", Order::DayFirst), None);
    }
}
