//! A home of its own for command lines: each run has the next minute and the next dice, output is kept as text.

use chrono::{DateTime, Duration, FixedOffset};
use recourse_core::locale::Lang;
use recourse_tui::cli::Surroundings;
use recourse_tui::world::{Random, World};
use serde_json::Value;
use std::cell::Cell;
use std::ffi::OsString;
use std::io::{self, Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use tempfile::TempDir;

/// An empty folder, a language, a clock.
pub(crate) struct Sandbox {
    dir: TempDir,
    lang: Lang,
    runs: Cell<u32>,
}

/// What a command line did.
#[must_use = "either snapshot the output or look at its parts"]
pub(crate) struct Ran {
    /// Exit status.
    pub(crate) status: u8,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
    line: String,
}

impl Sandbox {
    /// An empty home.
    pub(crate) fn new(lang: Lang) -> Self {
        Self { dir: tempfile::tempdir().unwrap(), lang, runs: Cell::new(0) }
    }

    /// A home with the case of the noodle house.
    pub(crate) fn with_case(lang: Lang) -> Self {
        let sandbox = Self::new(lang);
        let title = if lang == Lang::Zh { "升级后未到账" } else { "Payouts missing" };
        let parties = ["--merchant", "老王记面馆", "--bank", "江州银行", "--platform", "蓝鲸付"];
        let args =
            [&["case", "new", "--title", title, "--amount", "37515.70"], &parties[..]].concat();
        assert_eq!(sandbox.run(&args).status, 0);
        sandbox
    }

    /// The folder of the book.
    pub(crate) fn home(&self) -> PathBuf {
        self.dir.path().join("home")
    }

    /// A path beside the book.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file beside the book and returns its path as text.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    }

    /// The world of the next run: a minute later, other dice.
    pub(crate) fn world(&self) -> (World, Kept, Kept) {
        self.runs.set(self.runs.get() + 1);
        let now = start() + Duration::minutes(i64::from(self.runs.get()));
        let mut world = World::still(self.home(), self.lang, now);
        world.random = Random::Seeded { seed: u64::from(self.runs.get()), drawn: 0 };
        let (out, err) = (Kept::default(), Kept::default());
        world.out = Box::new(out.clone());
        world.err = Box::new(err.clone());
        (world, out, err)
    }

    /// Runs `recourse <args>`.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, b"")
    }

    /// Runs `recourse <args>` with this standard input.
    pub(crate) fn run_with(&self, args: &[&str], input: &'static [u8]) -> Ran {
        let (mut world, out, err) = self.world();
        world.input = Box::new(Cursor::new(input));
        let line: Vec<OsString> = ["recourse"].iter().chain(args).map(OsString::from).collect();
        let around = Surroundings {
            home: Some(self.home()),
            lang: Some(self.lang.tag().into()),
            columns: Some(100),
            ..Surroundings::default()
        };
        let status = recourse_tui::run(line, &around, world);
        self.ran(args, status, &out.0.lock().unwrap(), &err.0.lock().unwrap())
    }

    /// Runs the real program.
    pub(crate) fn program(&self, args: &[&str]) -> Ran {
        let output = self.command(args).stdin(Stdio::null()).output().unwrap();
        let status = output.status.code().and_then(|c| u8::try_from(c).ok()).unwrap_or(255);
        self.ran(args, status, &output.stdout, &output.stderr)
    }

    /// The same as another user, by a copy of the program that user can reach; `None` is oneself.
    #[cfg(unix)]
    pub(crate) fn program_as(&self, user: Option<u32>, args: &[&str]) -> Ran {
        use std::os::unix::fs::PermissionsExt;
        use std::os::unix::process::CommandExt;
        let Some(user) = user else { return self.program(args) };
        let copy = self.path("recourse-of-all");
        let all = std::fs::Permissions::from_mode(0o755);
        if !copy.exists() {
            std::fs::copy(env!("CARGO_BIN_EXE_recourse"), &copy).unwrap();
            std::fs::set_permissions(&copy, all.clone()).unwrap();
            std::fs::set_permissions(self.dir.path(), all).unwrap();
        }
        let mut command = Command::new(copy);
        command.args(args).env_clear().env("HOME", "/nowhere").uid(user).gid(user);
        command.env("RECOURSE_HOME", self.home()).env("RECOURSE_LANG", self.lang.tag());
        let output = command.stdin(Stdio::null()).output().unwrap();
        let status = output.status.code().and_then(|c| u8::try_from(c).ok()).unwrap_or(255);
        self.ran(args, status, &output.stdout, &output.stderr)
    }

    /// The real program, ready to be spawned in an environment of its own.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_recourse"));
        command.args(args).env_clear().env("HOME", self.dir.path());
        command.env("RECOURSE_HOME", self.home()).env("RECOURSE_LANG", self.lang.tag());
        command
    }

    fn ran(&self, args: &[&str], status: u8, out: &[u8], err: &[u8]) -> Ran {
        let text = |bytes: &[u8]| self.normal(std::str::from_utf8(bytes).unwrap());
        let quoted: Vec<String> = args
            .iter()
            .map(|a| if a.contains(' ') { format!("\"{a}\"") } else { (*a).into() })
            .collect();
        Ran { status, out: text(out), err: text(err), line: self.normal(&quoted.join(" ")) }
    }

    /// Paths of this run and long hashes are not part of a story.
    fn normal(&self, text: &str) -> String {
        let text =
            text.replace(&self.dir.path().display().to_string(), "$DIR").replace("\\\"", "\u{1}");
        // An escaped quotation mark of JSON is no part of a path.
        let text = text.replace('\\', "/").replace('\u{1}', "\\\"");
        let mut out = String::new();
        let mut hex = String::new();
        for c in text.chars().chain(['\0']) {
            if c.is_ascii_digit() || ('a'..='f').contains(&c) {
                hex.push(c);
                continue;
            }
            out.push_str(if hex.len() >= 32 { "<hash>" } else { &hex });
            hex.clear();
            if c != '\0' {
                out.push(c);
            }
        }
        out
    }
}

impl Ran {
    /// Standard output as the JSON object it must be, after its envelope was looked at.
    pub(crate) fn json(&self) -> Value {
        let value: Value =
            serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out));
        assert_eq!(self.out.lines().count(), 1, "one object on one line");
        assert!(value["schema"].as_str().unwrap().starts_with("recourse."), "{value}");
        assert_eq!(value["ok"], self.status == 0 || self.status == 6, "{value}");
        value
    }

    /// `data` of that object.
    pub(crate) fn data(&self) -> Value {
        self.json()["data"].clone()
    }

    /// Code of its error.
    pub(crate) fn code(&self) -> String {
        self.json()["error"]["code"].as_str().unwrap_or_default().to_string()
    }
}

/// Command line, output, errors after `! `, and the status where it is not 0.
impl std::fmt::Display for Ran {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "$ recourse {}", self.line)?;
        for line in self.out.lines() {
            writeln!(f, "{line}")?;
        }
        for line in self.err.lines() {
            writeln!(f, "! {line}")?;
        }
        if self.status != 0 { writeln!(f, "[{}]", self.status) } else { Ok(()) }
    }
}

/// 12 March 2026, half past ten in the morning, in the noodle house.
fn start() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-03-12T10:30:00+08:00").unwrap()
}

/// A writer that keeps what is written.
#[derive(Clone, Default)]
pub(crate) struct Kept(Arc<Mutex<Vec<u8>>>);

impl Kept {
    /// What was written.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Every file under a folder, as paths from it.
pub(crate) fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    let mut todo = vec![folder.to_path_buf()];
    while let Some(dir) = todo.pop() {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                todo.push(path);
            } else {
                out.push(path.strip_prefix(folder).unwrap().to_path_buf());
            }
        }
    }
    out.sort();
    out
}

/// Number of the user a path belongs to.
#[cfg(unix)]
pub(crate) fn owner(path: &Path) -> u32 {
    std::os::unix::fs::MetadataExt::uid(&std::fs::metadata(path).unwrap())
}
