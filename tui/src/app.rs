//! The loop: one receiver of messages, `update`, effects to one worker thread, and a frame when something changed.

use crate::cli::Surroundings;
use crate::effect::{self, Hands, Line};
use crate::failure::{Exit, Failure, Result};
use crate::model::Model;
use crate::model::views::Problem;
use crate::msg::{Effect, Msg};
use crate::pointer;
use crate::terminal::{self, Taken, WORKER};
use crate::theme::Glyphs;
use crate::update::update;
use crate::view::view;
use crate::world::{Clock, World};
use chrono::{DateTime, FixedOffset};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Time passes in steps of this.
const TICK: Duration = Duration::from_millis(250);
/// At most so many waiting messages are taken before a frame.
const BATCH: usize = 512;

/// Opens the terminal UI over the book at home and stays until the user leaves. `user_home` stands for `~`.
pub fn run(world: World, around: &Surroundings, user_home: &str) -> Result<()> {
    let mut settings = effect::settings_of(&world);
    let watch = Arc::new(Mutex::new((world.clock, world.offset)));
    let mut clock = World::still(world.home.clone(), world.locale.lang(), world.now());
    clock.clock = world.clock;
    clock.offset = world.offset;
    let (tx, rx) = mpsc::channel();
    let mut hands = Hands::open(world, user_home);
    (hands.copier, hands.places) = (around.copier.clone(), around.places.clone());
    hands.scheduler = around.scheduler.clone();
    let worker = Worker::start(hands, tx.clone(), Arc::clone(&watch))?;
    let mut taken = Taken::take().map_err(|e| no_terminal(&e))?;
    // Before anybody else reads the terminal: how wide does it draw a frame?
    if settings.probes {
        let narrow = terminal::draws_frames_narrow();
        settings.glyphs = if narrow { Glyphs::Box } else { Glyphs::Ascii };
    }
    terminal::watch_signals(tx.clone())
        .and_then(|()| terminal::read_keys(tx))
        .map_err(|e| no_terminal(&e))?;
    let size = taken.screen.size().map_err(|e| no_terminal(&e))?;
    let mut model = Model::new(settings, clock.now(), (size.width, size.height));
    worker.send(Effect::Load);
    let mut room = Room { clock, watch, started: Instant::now(), worker };
    room.stay(&mut model, &rx, &mut taken)?;
    drop(taken);
    room.worker.finish();
    Ok(())
}

struct Room {
    clock: World,
    watch: Arc<Mutex<(Clock, FixedOffset)>>,
    started: Instant,
    worker: Worker,
}

impl Room {
    /// The book's time: the worker knows whether it is a demo's.
    fn now(&mut self) -> DateTime<FixedOffset> {
        if let Ok(watch) = self.watch.lock() {
            (self.clock.clock, self.clock.offset) = *watch;
        }
        self.clock.now()
    }

    fn stay(&mut self, model: &mut Model, rx: &Receiver<Msg>, taken: &mut Taken) -> Result<()> {
        let (mut shown, mut mouse) = (None, false);
        loop {
            if mouse != model.takes_mouse() {
                mouse = !mouse;
                terminal::listen_to_mouse(mouse).map_err(|e| no_terminal(&e))?;
            }
            let minute = model.now.timestamp() / 60;
            let look = (minute, model.size);
            let dirty = shown.take().is_none_or(|before| before != look);
            if dirty {
                taken.screen.draw(|frame| view(model, frame)).map_err(|e| no_terminal(&e))?;
            }
            shown = Some(look);
            let mut batch = match rx.recv_timeout(TICK) {
                Ok(msg) => vec![msg],
                Err(RecvTimeoutError::Timeout) => vec![],
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            };
            batch.extend(rx.try_iter().take(BATCH));
            let ms = u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX);
            let tick = Msg::Tick { now: self.now(), ms };
            // A running job shows its time; otherwise nothing is drawn for a tick alone, so that the
            // input method's window is left in peace.
            if !batch.is_empty() || model.job.is_some() {
                shown = None;
            }
            for msg in std::iter::once(tick).chain(batch) {
                let msg = pointer::aim(model, msg);
                for effect in update(model, msg) {
                    if effect == Effect::Quit {
                        return Ok(());
                    }
                    if let Effect::Copy { text, .. } = &effect {
                        terminal::ask_to_copy(text);
                    }
                    self.worker.send(effect);
                }
            }
        }
    }
}

/// The thread that owns the book.
struct Worker {
    tx: Sender<Effect>,
    cancel: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Worker {
    fn start(
        mut hands: Hands,
        answers: Sender<Msg>,
        watch: Arc<Mutex<(Clock, FixedOffset)>>,
    ) -> Result<Self> {
        let (tx, rx) = mpsc::channel::<Effect>();
        let cancel = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&cancel);
        let thread = thread::Builder::new().name(WORKER.into()).spawn(move || {
            for effect in rx {
                let said = answers.clone();
                let mut tell = move |msg| {
                    said.send(msg).ok();
                };
                let mut line = Line { tell: &mut tell, cancel: &flag };
                let answer =
                    catch_unwind(AssertUnwindSafe(|| effect::run(effect, &mut hands, &mut line)));
                if let Ok(mut watch) = watch.lock() {
                    *watch = (hands.desk.world.clock, hands.desk.world.offset);
                }
                let answer = answer.unwrap_or_else(|_| Some(broken(&hands)));
                if answer.is_some_and(|msg| answers.send(msg).is_err()) {
                    return;
                }
            }
        });
        let thread = thread.map_err(|e| no_terminal(&e))?;
        Ok(Self { tx, cancel, thread })
    }

    fn send(&self, effect: Effect) {
        if effect == Effect::Cancel {
            self.cancel.store(true, Ordering::Relaxed);
            return;
        }
        // A wish to stop belongs to the job it was made for.
        if matches!(
            effect,
            Effect::Load
                | Effect::OpenDemo
                | Effect::OpenFolder(_)
                | Effect::Export { .. }
                | Effect::Verify(_)
                | Effect::AddExhibits { .. }
        ) {
            self.cancel.store(false, Ordering::Relaxed);
        }
        self.tx.send(effect).ok();
    }

    /// Lets what was asked for finish: the last draft must be on disk before the program ends.
    fn finish(self) {
        self.cancel.store(true, Ordering::Relaxed);
        drop(self.tx);
        self.thread.join().ok();
    }
}

/// An effect panicked: said on the screen; what was recorded before is safe, because appends are transactions.
fn broken(hands: &Hands) -> Msg {
    let locale = &hands.desk.world.locale;
    Msg::Failed(Problem {
        code: "E-SYS-99".into(),
        what: locale.text("tui-broken"),
        why: locale.text("tui-broken-why"),
        next: locale.text("tui-broken-next"),
    })
}

fn no_terminal(error: &std::io::Error) -> Failure {
    Failure::new(Exit::Usage, "E-TUI-01", "tui-fail-terminal").with("error", error)
}
