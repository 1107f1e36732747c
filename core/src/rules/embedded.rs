//! The files of `assets/packs`, inside the binary.

macro_rules! pack_files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../../assets/packs/", $path)))),*]
    };
}

/// Calendars of mainland China, oldest first: path under `assets/packs` and text.
pub(super) const CN_CALENDAR: &[(&str, &str)] = pack_files![
    "CN/calendar/2019.toml",
    "CN/calendar/2020.toml",
    "CN/calendar/2021.toml",
    "CN/calendar/2022.toml",
    "CN/calendar/2023.toml",
    "CN/calendar/2024.toml",
    "CN/calendar/2025.toml",
    "CN/calendar/2026.toml",
    "CN/calendar/2027.toml",
];

/// The loan prime rate.
pub(super) const LPR: &str = include_str!("../../../assets/packs/CN/rates/lpr.toml");

/// Every pack: its files, pack.toml first, calendars last.
pub(super) const PACKS: &[&[(&str, &str)]] = &[
    pack_files![
        "CN/pack.toml",
        "CN/complaints.toml",
        "CN/contract.toml",
        "CN/evidence.toml",
        "CN/limitation.toml",
        "CN/procedure.toml",
        "CN/calendar/2019.toml",
        "CN/calendar/2020.toml",
        "CN/calendar/2021.toml",
        "CN/calendar/2022.toml",
        "CN/calendar/2023.toml",
        "CN/calendar/2024.toml",
        "CN/calendar/2025.toml",
        "CN/calendar/2026.toml",
        "CN/calendar/2027.toml",
    ],
    pack_files![
        "HK/pack.toml",
        "HK/calendar/2019.toml",
        "HK/calendar/2020.toml",
        "HK/calendar/2021.toml",
        "HK/calendar/2022.toml",
        "HK/calendar/2023.toml",
        "HK/calendar/2024.toml",
        "HK/calendar/2025.toml",
        "HK/calendar/2026.toml",
        "HK/calendar/2027.toml",
    ],
    pack_files![
        "TW/pack.toml",
        "TW/calendar/2019.toml",
        "TW/calendar/2020.toml",
        "TW/calendar/2021.toml",
        "TW/calendar/2022.toml",
        "TW/calendar/2023.toml",
        "TW/calendar/2024.toml",
        "TW/calendar/2025.toml",
        "TW/calendar/2026.toml",
        "TW/calendar/2027.toml",
    ],
    pack_files![
        "SG/pack.toml",
        "SG/calendar/2019.toml",
        "SG/calendar/2020.toml",
        "SG/calendar/2021.toml",
        "SG/calendar/2022.toml",
        "SG/calendar/2023.toml",
        "SG/calendar/2024.toml",
        "SG/calendar/2025.toml",
        "SG/calendar/2026.toml",
        "SG/calendar/2027.toml",
    ],
    pack_files![
        "GB-EAW/pack.toml",
        "GB-EAW/calendar/2019.toml",
        "GB-EAW/calendar/2020.toml",
        "GB-EAW/calendar/2021.toml",
        "GB-EAW/calendar/2022.toml",
        "GB-EAW/calendar/2023.toml",
        "GB-EAW/calendar/2024.toml",
        "GB-EAW/calendar/2025.toml",
        "GB-EAW/calendar/2026.toml",
        "GB-EAW/calendar/2027.toml",
    ],
    pack_files![
        "EU/pack.toml",
        "EU/calendar/2019.toml",
        "EU/calendar/2020.toml",
        "EU/calendar/2021.toml",
        "EU/calendar/2022.toml",
        "EU/calendar/2023.toml",
        "EU/calendar/2024.toml",
        "EU/calendar/2025.toml",
        "EU/calendar/2026.toml",
        "EU/calendar/2027.toml",
        "EU/calendar/2028.toml",
        "EU/calendar/2029.toml",
        "EU/calendar/2030.toml",
    ],
    pack_files![
        "US/pack.toml",
        "US/calendar/2019.toml",
        "US/calendar/2020.toml",
        "US/calendar/2021.toml",
        "US/calendar/2022.toml",
        "US/calendar/2023.toml",
        "US/calendar/2024.toml",
        "US/calendar/2025.toml",
        "US/calendar/2026.toml",
        "US/calendar/2027.toml",
        "US/calendar/2028.toml",
        "US/calendar/2029.toml",
        "US/calendar/2030.toml",
    ],
    pack_files!["NET/pack.toml",],
    pack_files!["GENERIC/pack.toml",],
];
