//! Reminders outside the program: a systemd user timer, a launchd agent or a Windows task that runs
//! `recourse remind run` each morning. Where the program cannot act it says exactly what to do.

use super::Desk;
use super::deadlines::{CaseDeadline, list, write_over};
use crate::failure::{Failure, Result, io};
use chrono::NaiveDate;
use recourse_core::args;
use recourse_core::locale::Locale;
use recourse_core::rules::Deadline;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What runs things by the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Platform {
    /// Linux: a user timer.
    Systemd,
    /// macOS: an agent.
    Launchd,
    /// Windows: a scheduled task.
    Windows,
}

/// What the system offers for reminders; by default nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scheduler {
    /// Which one; `None` where there is none.
    pub platform: Option<Platform>,
    /// Where its files belong: `~/.config/systemd/user`, `~/Library/LaunchAgents`.
    pub folder: PathBuf,
    /// This program.
    pub program: PathBuf,
    /// Commands may be run; otherwise they are only said.
    pub may_run: bool,
}

/// What has to be there, and what has to be run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Files and their text.
    pub files: Vec<(PathBuf, String)>,
    /// Commands that switch it on.
    pub on: Vec<Vec<String>>,
    /// Commands that switch it off.
    pub off: Vec<Vec<String>>,
}

/// A command and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ran {
    /// As one would type it.
    pub line: String,
    /// It was run and went well.
    pub done: bool,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Files written or removed.
    pub files: Vec<PathBuf>,
    /// Commands.
    pub commands: Vec<Ran>,
}

/// When reminders were set up and ran, in `reminders.json` beside the book.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// When they were installed, RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub installed_at: Option<String>,
    /// When they ran last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_run: Option<String>,
    /// How many deadlines that run named.
    #[serde(default)]
    pub named: usize,
    /// The day the screen was opened last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_opened: Option<NaiveDate>,
}

impl Record {
    /// Reads it; nothing where there is none.
    pub fn read(home: &Path) -> Self {
        let text = std::fs::read_to_string(file(home)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// The day of the last run.
    fn last_day(&self) -> Option<NaiveDate> {
        self.last_run.as_deref()?.get(..10)?.parse().ok()
    }

    /// Notes that the screen was opened today, and gives the day it was opened before. A folder that cannot be
    /// written to is no reason to fail.
    pub fn opened(home: &Path, today: NaiveDate) -> Option<NaiveDate> {
        let record = Self::read(home);
        let before = record.last_opened;
        if home.exists() && before != Some(today) {
            Self { last_opened: Some(today), ..record }.write(home).ok();
        }
        before
    }

    fn write(&self, home: &Path) -> Result<()> {
        write_over(&file(home), &serde_json::to_string(self).unwrap_or_default())
    }
}

fn file(home: &Path) -> PathBuf {
    home.join("reminders.json")
}

const UNIT: &str = "recourse-reminder";
const LABEL: &str = "org.recourse.reminder";

/// The files and commands of this system; `None` where it has no scheduler we know.
pub fn plan(around: &Scheduler, home: &Path) -> Option<Plan> {
    let words = |line: &[&str]| line.iter().map(ToString::to_string).collect::<Vec<_>>();
    let (program, home) = (around.program.display().to_string(), home.display().to_string());
    Some(match around.platform? {
        Platform::Systemd => {
            let quote = |text: &str| {
                let safe = text.replace('\\', "\\\\").replace('"', "\\\"").replace('%', "%%");
                format!("\"{}\"", safe.replace('$', "$$"))
            };
            let service = format!(
                "[Unit]\nDescription=Recourse deadlines\n\n[Service]\nType=oneshot\nExecStart={} --home {} remind run\n",
                quote(&program),
                quote(&home)
            );
            let timer = "[Unit]\nDescription=Recourse deadlines, each morning\n\n[Timer]\nOnCalendar=*-*-* 09:00:00\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n";
            let name = format!("{UNIT}.timer");
            Plan {
                files: vec![
                    (around.folder.join(format!("{UNIT}.service")), service),
                    (around.folder.join(&name), timer.into()),
                ],
                on: vec![
                    words(&["systemctl", "--user", "daemon-reload"]),
                    words(&["systemctl", "--user", "enable", "--now", &name]),
                ],
                off: vec![words(&["systemctl", "--user", "disable", "--now", &name])],
            }
        }
        Platform::Launchd => {
            let safe = |t: &str| t.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let arguments: String = [program.as_str(), "--home", &home, "remind", "run"]
                .iter()
                .map(|word| format!("    <string>{}</string>\n", safe(word)))
                .collect();
            let text = format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\">\n<dict>\n  <key>Label</key>\n  <string>{LABEL}</string>\n  <key>ProgramArguments</key>\n  <array>\n{arguments}  </array>\n  <key>StartCalendarInterval</key>\n  <dict>\n    <key>Hour</key>\n    <integer>9</integer>\n    <key>Minute</key>\n    <integer>0</integer>\n  </dict>\n</dict>\n</plist>\n"
            );
            let path = around.folder.join(format!("{LABEL}.plist"));
            let shown = path.display().to_string();
            Plan {
                files: vec![(path, text)],
                on: vec![words(&["launchctl", "load", "-w", &shown])],
                off: vec![words(&["launchctl", "unload", "-w", &shown])],
            }
        }
        Platform::Windows => {
            let run = format!("\"{program}\" --home \"{home}\" remind run");
            let on = words(&[
                "schtasks", "/Create", "/F", "/SC", "DAILY", "/ST", "09:00", "/TN", UNIT, "/TR",
                &run,
            ]);
            let off = words(&["schtasks", "/Delete", "/F", "/TN", UNIT]);
            Plan { files: Vec::new(), on: vec![on], off: vec![off] }
        }
    })
}

/// Sets reminders up. Without a scheduler nothing is done and the report is empty.
pub fn install(desk: &Desk, around: &Scheduler) -> Result<Report> {
    let home = &desk.world.home;
    let Some(plan) = plan(around, home) else {
        return Ok(Report { files: Vec::new(), commands: Vec::new() });
    };
    for (path, text) in &plan.files {
        write_over(path, text)?;
    }
    let commands = plan.on.iter().map(|line| execute(around, line)).collect();
    let at = Some(desk.world.now().to_rfc3339());
    Record { installed_at: at, ..Record::read(home) }.write(home)?;
    Ok(Report { files: plan.files.into_iter().map(|(path, _)| path).collect(), commands })
}

/// Takes reminders away; what is not there is no error.
pub fn remove(desk: &Desk, around: &Scheduler) -> Result<Report> {
    let home = &desk.world.home;
    let mut report = Report { files: Vec::new(), commands: Vec::new() };
    if let Some(plan) = plan(around, home) {
        report.commands = plan.off.iter().map(|line| execute(around, line)).collect();
        for (path, _) in plan.files.into_iter().filter(|(path, _)| path.exists()) {
            std::fs::remove_file(&path).map_err(|e| io(&path, &e))?;
            report.files.push(path);
        }
    }
    if file(home).exists() {
        Record { installed_at: None, ..Record::read(home) }.write(home)?;
    }
    Ok(report)
}

/// The files are where they belong; `None` where the system keeps no files for it.
pub fn installed(desk: &Desk, around: &Scheduler) -> Option<bool> {
    let plan = plan(around, &desk.world.home)?;
    if plan.files.is_empty() {
        return Some(Record::read(&desk.world.home).installed_at.is_some());
    }
    Some(
        plan.files
            .iter()
            .all(|(path, text)| std::fs::read_to_string(path).is_ok_and(|found| found == *text)),
    )
}

/// What a reminder names: gone by and not acknowledged, to be acted on within a week, or one of the days on which its
/// kind is warned of came since the last reminder.
pub fn due(desk: &Desk) -> Vec<CaseDeadline> {
    let today = desk.world.today();
    let since = Record::read(&desk.world.home).last_day();
    let mut found = list(desk, None);
    found.retain(|d| {
        !d.deadline.acknowledged
            && (presses(&d.deadline, today) || rings(&d.deadline, since, today))
    });
    found
}

/// It has gone by, or is to be acted on within a week.
pub fn presses(deadline: &Deadline, today: NaiveDate) -> bool {
    let soon = deadline.act_first().is_some_and(|day| (day - today).num_days() <= 7);
    deadline.overdue() || soon
}

/// A day on which it is warned of came after `since` (absent: is today).
pub fn rings(deadline: &Deadline, since: Option<NaiveDate>, today: NaiveDate) -> bool {
    let since = since.or(today.pred_opt()).unwrap_or(today);
    deadline.warn_days().iter().any(|day| *day > since && *day <= today)
}

/// The text of a reminder, the most urgent first; empty where nothing is due.
pub fn digest(desk: &Desk) -> String {
    let locale = &desk.world.locale;
    let line = |d: &CaseDeadline| {
        let left = d.deadline.days_left.unwrap_or_default();
        let left = match left {
            0 => locale.text("cli-deadline-today"),
            n if n < 0 => locale.fill("cli-deadline-over", args![n = -n]),
            n => locale.fill("cli-deadline-left", args![n = n]),
        };
        format!("{left}  {}  {}", d.case, d.deadline.marked(locale))
    };
    due(desk).iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Runs the reminder: shows it on the desktop where the system can, and writes down that it ran.
pub fn run(desk: &Desk, around: &Scheduler) -> Result<(String, usize)> {
    let (text, named) = (digest(desk), due(desk).len());
    if named > 0
        && let Some(line) = notification(around, &desk.world.locale, &text)
    {
        execute(around, &line);
    }
    let home = &desk.world.home;
    if home.exists() {
        let last_run = Some(desk.world.now().to_rfc3339());
        Record { last_run, named, ..Record::read(home) }.write(home)?;
    }
    Ok((text, named))
}

/// What the scheduler's run shows where the book is encrypted: it cannot ask, and a morning without a word would look like
/// one on which nothing is due.
pub fn say_locked(around: &Scheduler, locale: &Locale) {
    if let Some(line) = notification(around, locale, &locale.text("cipher-remind-locked")) {
        execute(around, &line);
    }
}

/// The command that shows a note on the desktop.
fn notification(around: &Scheduler, locale: &Locale, text: &str) -> Option<Vec<String>> {
    let title = locale.text("cli-remind-title");
    let words: Vec<String> = match around.platform? {
        Platform::Systemd => vec!["notify-send".into(), title, text.into()],
        Platform::Launchd => {
            let script = "on run argv\ndisplay notification (item 2 of argv) with title (item 1 of argv)\nend run";
            vec!["osascript".into(), "-e".into(), script.into(), title, text.into()]
        }
        Platform::Windows => vec!["msg".into(), "*".into(), format!("{title}: {text}")],
    };
    Some(words)
}

fn execute(around: &Scheduler, line: &[String]) -> Ran {
    let done = around.may_run
        && line.split_first().is_some_and(|(program, words)| {
            let run = std::process::Command::new(program)
                .args(words)
                .stdin(std::process::Stdio::null())
                .stdout(std::process::Stdio::null())
                .stderr(std::process::Stdio::null())
                .status();
            run.is_ok_and(|status| status.success())
        });
    Ran { line: typed(line), done }
}

/// A command as one would type it.
fn typed(line: &[String]) -> String {
    let word = |w: &String| if w.contains([' ', '"']) { format!("'{w}'") } else { w.clone() };
    line.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// Why there is nothing to set up, and what any other scheduler would have to run.
pub fn no_scheduler(around: &Scheduler, home: &Path) -> Failure {
    Failure::new(crate::failure::Exit::Failed, "E-REM-01", "cli-fail-no-scheduler")
        .with("command", by_hand(around, home))
}

/// What a scheduler has to run, as one would type it.
pub fn by_hand(around: &Scheduler, home: &Path) -> String {
    let (program, home) = (around.program.display().to_string(), home.display().to_string());
    typed(&[program, "--home".into(), home, "remind".into(), "run".into()])
}
