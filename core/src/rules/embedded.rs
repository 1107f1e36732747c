//! The files of `assets/packs`, inside the binary.

macro_rules! pack_file {
    ($path:literal) => {
        ($path, include_str!(concat!("../../../assets/packs/", $path)))
    };
}

/// Calendars of mainland China, oldest first: path under `assets/packs` and text.
pub(super) const CN_CALENDAR: &[(&str, &str)] = &[
    pack_file!("CN/calendar/2019.toml"),
    pack_file!("CN/calendar/2020.toml"),
    pack_file!("CN/calendar/2021.toml"),
    pack_file!("CN/calendar/2022.toml"),
    pack_file!("CN/calendar/2023.toml"),
    pack_file!("CN/calendar/2024.toml"),
    pack_file!("CN/calendar/2025.toml"),
    pack_file!("CN/calendar/2026.toml"),
    pack_file!("CN/calendar/2027.toml"),
];
