//! Surroundings: what the system says before any flag is read. Read once, here, and handed on as a value.

use crate::ops::copy::Copier;
use crate::ops::place;
use crate::ops::remind::{Platform, Scheduler};
use crate::ops::system::Settings;
use crate::world::{Clock, Random, World};
use recourse_core::locale::{Lang, Locale};
use recourse_core::store::BOOK_FILE;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// Environment, folders and terminal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// `RECOURSE_HOME`.
    pub home: Option<PathBuf>,
    /// `RECOURSE_LANG`.
    pub lang: Option<String>,
    /// `LC_ALL`, `LC_MESSAGES`, `LANG`, those that are set, in this order.
    pub system_langs: Vec<String>,
    /// `NO_COLOR` is set, or the terminal is a dumb one.
    pub no_color: bool,
    /// The user's documents folder.
    pub documents: Option<PathBuf>,
    /// Where data of this machine belongs: no service copies it elsewhere.
    pub local: Option<PathBuf>,
    /// The file with settings.
    pub settings_file: Option<PathBuf>,
    /// Folder for logs.
    pub state: Option<PathBuf>,
    /// Standard error is a terminal.
    pub error_terminal: bool,
    /// Cells in a row of the terminal.
    pub columns: Option<usize>,
    /// What reminds by the clock.
    pub scheduler: Scheduler,
    /// What takes text for the clipboard.
    pub copier: Copier,
    /// Folders people keep files in: message id and path.
    pub places: Vec<(&'static str, PathBuf)>,
}

/// The scheduler of this system, and where its files belong.
fn scheduler() -> Scheduler {
    let (platform, folder) = if cfg!(target_os = "macos") {
        (Platform::Launchd, dirs::home_dir().map(|h| h.join("Library/LaunchAgents")))
    } else if cfg!(windows) {
        (Platform::Windows, Some(PathBuf::new()))
    } else {
        (Platform::Systemd, dirs::config_dir().map(|c| c.join("systemd/user")))
    };
    // Without systemd there is nothing that would read its files.
    let there = platform != Platform::Systemd || Path::new("/run/systemd/system").is_dir();
    Scheduler {
        platform: folder.is_some().then_some(platform).filter(|_| there),
        folder: folder.unwrap_or_default(),
        program: std::env::current_exe().unwrap_or_else(|_| PathBuf::from("recourse")),
        may_run: true,
    }
}

/// What takes text for the clipboard here.
fn copier(wayland: bool, x: bool) -> Copier {
    let words = |line: &[&str]| line.iter().map(ToString::to_string).collect::<Vec<_>>();
    let mut programs = Vec::new();
    if cfg!(target_os = "macos") {
        programs.push(words(&["pbcopy"]));
    } else if cfg!(windows) {
        // `clip` reads the code page of the console; this one reads UTF-8.
        let read = "[Console]::InputEncoding=[Text.Encoding]::UTF8; Set-Clipboard ([Console]::In.ReadToEnd())";
        programs.push(words(&["powershell", "-NoProfile", "-Command", read]));
    } else {
        if wayland {
            programs.push(words(&["wl-copy"]));
        }
        if x {
            programs.push(words(&["xclip", "-selection", "clipboard"]));
            programs.push(words(&["xsel", "--clipboard", "--input"]));
        }
    }
    Copier { programs }
}

/// Where pictures, exports and papers usually lie.
fn places() -> Vec<(&'static str, PathBuf)> {
    let home = dirs::home_dir();
    // The computer program of WeChat keeps received files under the documents.
    let chat = dirs::document_dir().map(|d| d.join("WeChat Files"));
    let all = [
        ("clocks-place-downloads", dirs::download_dir()),
        ("clocks-place-desktop", dirs::desktop_dir()),
        ("clocks-place-documents", dirs::document_dir()),
        ("clocks-place-chat", chat),
        ("clocks-place-home", home),
    ];
    let there =
        |(id, path): (&'static str, Option<PathBuf>)| Some((id, path.filter(|p| p.is_dir())?));
    all.into_iter().filter_map(there).collect()
}

impl Surroundings {
    /// Looks around, and makes the world the program lives in.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    pub fn of_system() -> (Self, World) {
        let text = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
        let path = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
        let config = dirs::config_dir().map(|d| d.join(folder_name()));
        let around = Self {
            home: path("RECOURSE_HOME"),
            lang: text("RECOURSE_LANG"),
            system_langs: ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(text).collect(),
            no_color: text("NO_COLOR").is_some() || text("TERM").as_deref() == Some("dumb"),
            documents: dirs::document_dir()
                .or_else(|| dirs::home_dir().map(|h| h.join("Documents"))),
            local: dirs::data_local_dir(),
            settings_file: config.map(|d| d.join("settings.toml")),
            state: dirs::state_dir().or_else(dirs::data_local_dir).map(|d| d.join(folder_name())),
            error_terminal: io::stderr().is_terminal(),
            columns: text("COLUMNS").and_then(|c| c.parse().ok()),
            scheduler: scheduler(),
            copier: copier(text("WAYLAND_DISPLAY").is_some(), text("DISPLAY").is_some()),
            places: places(),
        };
        let is_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
        let world = World {
            home: PathBuf::new(),
            settings_file: around.settings_file.clone(),
            locale: Locale::new(Lang::En),
            actor: "merchant".into(),
            actor_named: None,
            clock: Clock::System,
            random: Random::System,
            offset: local_offset(),
            out: Box::new(io::stdout()),
            err: Box::new(io::stderr()),
            input: Box::new(io::stdin()),
            is_terminal,
            may_ask: is_terminal,
            as_of: None,
            color: false,
            key_passphrase: None,
            book_passphrase: None,
        };
        (around, world)
    }

    /// What the settings file says; a missing or unreadable one says nothing.
    pub fn settings(&self) -> Settings {
        self.settings_file.as_deref().map(Settings::read).unwrap_or_default()
    }

    /// The language: flag, `RECOURSE_LANG`, settings, system, English. What nobody speaks is passed over.
    pub fn language(&self, flag: Option<&str>, chosen: &Settings) -> Lang {
        let said = [flag, self.lang.as_deref(), chosen.language.as_deref()];
        // Of the system's variables only the first that is set counts.
        let system = self.system_langs.first().map(String::as_str);
        said.into_iter().chain([system]).flatten().find_map(Lang::parse).unwrap_or(Lang::En)
    }

    /// The folder of the book, and who named it.
    pub fn book_home(
        &self,
        flag: Option<&Path>,
        chosen: &Settings,
        lang: Lang,
    ) -> (PathBuf, HomeSource) {
        if let Some(home) = flag {
            return (home.to_path_buf(), HomeSource::Flag);
        }
        if let Some(home) = &self.home {
            return (home.clone(), HomeSource::Environment);
        }
        if let Some(home) = &chosen.home {
            return (home.clone(), HomeSource::Settings);
        }
        let documents = self.documents.clone().unwrap_or_default();
        let by_lang = [NAMES[usize::from(lang == Lang::En)], NAMES[usize::from(lang != Lang::En)]];
        let folders = by_lang.map(|name| documents.join(name));
        // A book made in one language is found in the other too.
        let found = folders.iter().find(|f| f.join(BOOK_FILE).exists());
        let found = found.or_else(|| folders.iter().find(|f| f.is_dir()));
        if let Some(found) = found {
            return (found.clone(), HomeSource::Documents);
        }
        // A live book in a folder that a service copies, or on another machine, gets damaged sooner or later.
        match self.local.as_ref().filter(|_| place::of(&documents).kind != place::Kind::Local) {
            Some(local) => {
                let folders = by_lang.map(|name| local.join(name));
                let found = folders.iter().find(|f| f.is_dir());
                (found.unwrap_or(&folders[0]).clone(), HomeSource::Local)
            }
            None => (folders[0].clone(), HomeSource::Documents),
        }
    }
}

/// Who named the folder of the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HomeSource {
    /// `--home`.
    Flag,
    /// `RECOURSE_HOME`.
    Environment,
    /// The settings file.
    Settings,
    /// Nobody: it lies in the documents folder.
    Documents,
    /// Nobody, and the documents folder is no place for it: it lies in the local data folder.
    Local,
}

impl HomeSource {
    /// The word of JSON output.
    pub fn word(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Environment => "environment",
            Self::Settings => "settings",
            Self::Documents => "documents",
            Self::Local => "local",
        }
    }
}

/// Names of the book's folder under the documents folder: Chinese, English.
const NAMES: [&str; 2] = ["追款案卷", "Recourse"];

/// Name of our folder for settings and logs: as each system spells such names.
fn folder_name() -> &'static str {
    if cfg!(windows) { "Recourse" } else { "recourse" }
}

/// The offset of this computer's own time now.
fn local_offset() -> chrono::FixedOffset {
    let now = crate::world::system_now();
    chrono::Offset::fix(&chrono::TimeZone::offset_from_utc_datetime(
        &chrono::Local,
        &now.naive_utc(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speak(flag: Option<&str>, env: Option<&str>, system: &[&str]) -> Lang {
        let around = Surroundings {
            lang: env.map(str::to_string),
            system_langs: system.iter().map(ToString::to_string).collect(),
            ..Surroundings::default()
        };
        around.language(flag, &Settings::default())
    }

    #[test]
    fn language_falls_back_and_never_fails() {
        assert_eq!(speak(Some("zh"), Some("en"), &["en_US.UTF-8"]), Lang::Zh);
        assert_eq!(speak(Some("klingon"), Some("zh_CN"), &[]), Lang::Zh);
        assert_eq!(speak(None, None, &["zh_CN.UTF-8", "en"]), Lang::Zh);
        assert_eq!(speak(None, None, &["nl_NL.UTF-8"]), Lang::En);
        assert_eq!(speak(None, None, &[]), Lang::En);
    }

    #[test]
    fn home_is_named_by_flag_environment_settings_or_documents() {
        let folder = tempfile::tempdir().unwrap();
        let mut around =
            Surroundings { documents: Some(folder.path().into()), ..Default::default() };
        let chosen = Settings { home: Some("/c".into()), ..Default::default() };
        let documents =
            |around: &Surroundings, lang| around.book_home(None, &Settings::default(), lang).0;
        assert_eq!(documents(&around, Lang::Zh), folder.path().join("追款案卷"));
        assert_eq!(documents(&around, Lang::En), folder.path().join("Recourse"));
        std::fs::create_dir(folder.path().join("追款案卷")).unwrap();
        assert_eq!(documents(&around, Lang::En), folder.path().join("追款案卷"));
        assert_eq!(around.book_home(None, &chosen, Lang::En), ("/c".into(), HomeSource::Settings));
        let synced = folder.path().join("OneDrive - 老王记/文档");
        let away = Surroundings {
            documents: Some(synced.clone()),
            local: Some("/local".into()),
            ..Default::default()
        };
        let (home, source) = away.book_home(None, &Settings::default(), Lang::Zh);
        assert_eq!((home, source.word()), ("/local/追款案卷".into(), "local"));
        // A book that is there already is found, not left behind.
        std::fs::create_dir_all(synced.join("Recourse")).unwrap();
        assert_eq!(documents(&away, Lang::Zh), synced.join("Recourse"));
        around.home = Some("/e".into());
        assert_eq!(
            around.book_home(None, &chosen, Lang::En),
            ("/e".into(), HomeSource::Environment)
        );
        let flag = around.book_home(Some(Path::new("/f")), &chosen, Lang::En);
        assert_eq!(flag, ("/f".into(), HomeSource::Flag));
    }
}
