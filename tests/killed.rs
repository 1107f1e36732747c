//! The terminal screen, really running in a terminal, killed at any moment while a call is written down: what it said was
//! saved is there, and the book is sound. `RECOURSE_KILLS=100` for the long run.

use crate::support::sandbox::Sandbox;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use recourse_core::locale::Lang;
use std::io::{Read, Write};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const NO: &str = "RC-2026-001";

/// The program in a terminal of 100 columns.
struct Running {
    child: Box<dyn portable_pty::Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    screen: Arc<Mutex<vt100::Parser>>,
    _terminal: Box<dyn portable_pty::MasterPty + Send>,
}

impl Running {
    fn start(home: &Sandbox) -> Self {
        let size = PtySize { rows: 30, cols: 100, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_recourse"));
        command.env_clear();
        command.env("HOME", home.path("."));
        command.env("RECOURSE_HOME", home.home());
        command.env("RECOURSE_LANG", "en");
        command.env("TERM", "xterm-256color");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut output = pair.master.try_clone_reader().unwrap();
        let screen = Arc::new(Mutex::new(vt100::Parser::new(
            size.rows.try_into().unwrap(),
            size.cols.try_into().unwrap(),
            0,
        )));
        let drawn = Arc::clone(&screen);
        std::thread::spawn(move || {
            let mut bytes = [0u8; 8192];
            while let Ok(n @ 1..) = output.read(&mut bytes) {
                drawn.lock().unwrap().process(&bytes[..n]);
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Self { child, keys, screen, _terminal: pair.master }
    }

    fn shows(&self, text: &str) -> bool {
        self.screen.lock().unwrap().screen().contents().contains(text)
    }

    /// Waits until this is on the screen, or until the moment has come.
    fn wait(&self, text: &str, until: Instant) -> bool {
        while !self.shows(text) {
            if Instant::now() >= until {
                return false;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        true
    }

    fn press(&mut self, keys: &str) {
        // A program just killed takes no keys.
        self.keys.write_all(keys.as_bytes()).ok();
        self.keys.flush().ok();
    }

    fn kill(mut self) -> String {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        std::thread::sleep(Duration::from_millis(30));
        self.screen.lock().unwrap().screen().contents()
    }
}

/// Writes a call down as a person does, stopping wherever the moment comes.
fn write_call(running: &mut Running, n: usize, until: Instant) -> bool {
    if !running.wait(NO, until) {
        return false;
    }
    running.press("c");
    // A round before this one may have left a draft: begin anew.
    while !running.shows("What was said") {
        if running.shows("Begin anew") {
            running.press("2\r");
        }
        if Instant::now() >= until {
            return false;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    running.press(&"\t".repeat(8));
    running.press(&format!("Called {n}, they look into it"));
    if !running.wait("look into it", until) {
        return false;
    }
    running.press("\u{13}");
    running.wait(&format!("C{n:03} saved"), until)
}

#[test]
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "a longer run on request")]
fn the_screen_killed_at_any_moment_keeps_what_it_said_was_saved() {
    let kills = std::env::var("RECOURSE_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(4u64);
    let home = Sandbox::with_case(Lang::En);
    let calls = || {
        let verified = home.run(&["verify", "--book", "--json"]);
        assert_eq!(verified.status, 0, "{verified}");
        let listed = home.run(&["call", "list", NO, "--json"]).data();
        listed["calls"].as_array().or(listed.as_array()).map_or(0, Vec::len)
    };
    // Once to the end: how long it takes, and that it can be done at all.
    let begun = Instant::now();
    let mut running = Running::start(&home);
    let done = write_call(&mut running, 1, begun + Duration::from_mins(1));
    let whole = begun.elapsed();
    let screen = running.kill();
    assert!(done, "{screen}");
    assert_eq!(calls(), 1);
    let (mut said, mut acknowledged, mut unsaid) = (1, 0, 0);
    let mut dice = 88_172_645_463_325_252u64;
    for n in 0..kills {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        // Mostly near the end, where the entry is written.
        let share = if n % 4 == 0 { dice % 100 } else { 60 + dice % 50 };
        let until = Instant::now() + whole.mul_f64(share as f64 / 100.0);
        let mut running = Running::start(&home);
        let told = write_call(&mut running, said + 1, until);
        let screen = running.kill();
        let there = calls();
        assert!(there >= said, "after {n}: {there} of {said}: {screen}");
        assert!(!told || there > said, "after {n}: it said saved: {screen}");
        acknowledged += usize::from(told);
        unsaid += usize::from(!told && there > said);
        said = there;
    }
    println!(
        "{kills} kills: {acknowledged} after it was said, {unsaid} saved unsaid, {said} calls"
    );
}
