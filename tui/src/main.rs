//! The program `recourse`: hardens its process, looks around once, and runs.

use std::process::ExitCode;

fn main() -> ExitCode {
    harden();
    quiet();
    let (around, world) = recourse_tui::cli::Surroundings::of_system();
    ExitCode::from(recourse_tui::run(std::env::args_os().collect(), &around, world))
}

/// A foreign file that breaks its reader is told as an error of the import, not as a fault of the program.
fn quiet() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().name() != Some(recourse_core::statement::READER) {
            before(info);
        }
    }));
}

/// New files are readable by their owner only, and a crash leaves no memory image with names and keys in it.
#[cfg(unix)]
fn harden() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit, umask};
    umask(rustix::fs::Mode::from_raw_mode(0o077));
    let limit = Rlimit { current: Some(0), maximum: getrlimit(Resource::Core).maximum };
    // Where the system does not allow it, the program works all the same.
    let _ = setrlimit(Resource::Core, limit);
}

#[cfg(not(unix))]
fn harden() {}
