//! The real terminal: taken over and given back whatever happens, keys read on a thread of their own.

use crate::keymap::Key;
use crate::msg::{Mouse, Msg};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind,
};
use crossterm::{cursor, execute, terminal};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use std::io::{self, Stdout, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

/// Whether the terminal is ours now; a panic, a signal and the ordinary end all give it back once.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Name of the thread that runs effects: its panics are answered on the screen, not by leaving it.
pub const WORKER: &str = "worker";

/// The terminal while it is ours; dropping it gives it back.
pub struct Taken {
    /// What draws.
    pub screen: Terminal<CrosstermBackend<Stdout>>,
}

impl Taken {
    /// Raw mode, the other screen, pastes as one piece. A panic gives the terminal back before it speaks.
    pub fn take() -> io::Result<Self> {
        hook();
        terminal::enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        let taken =
            execute!(io::stdout(), terminal::EnterAlternateScreen, event::EnableBracketedPaste);
        if let Err(error) = taken {
            give_back();
            return Err(error);
        }
        let screen =
            Terminal::new(CrosstermBackend::new(io::stdout())).inspect_err(|_| give_back())?;
        Ok(Self { screen })
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

/// Listens to the mouse, or leaves it to the terminal, whose own way to select and copy text works then.
pub fn listen_to_mouse(on: bool) -> io::Result<()> {
    let mut out = io::stdout();
    if on {
        execute!(out, event::EnableMouseCapture)
    } else {
        execute!(out, event::DisableMouseCapture)
    }
}

/// Asks the terminal to put this text on its clipboard (OSC 52). It never says whether it did; a very long text is
/// not offered, because some terminals choke on it.
pub fn ask_to_copy(text: &str) {
    const MOST: usize = 70_000;
    if text.len() <= MOST {
        let mut out = io::stdout();
        write!(out, "\x1b]52;c;{}\x07", STANDARD.encode(text)).ok();
        out.flush().ok();
    }
}

/// Whether the terminal draws the signs of frames one cell wide. Old Chinese consoles draw them two cells wide and
/// tear every frame, so it is asked where its cursor stands after one. No answer within 200 ms: better not.
#[cfg(unix)]
pub fn draws_frames_narrow() -> bool {
    use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
    let input = rustix::stdio::stdin();
    let Ok(before) = tcgetattr(input) else { return false };
    let mut waiting = before.clone();
    // A read gives up after a tenth of a second without a byte.
    waiting.special_codes[SpecialCodeIndex::VMIN] = 0;
    waiting.special_codes[SpecialCodeIndex::VTIME] = 1;
    if tcsetattr(input, OptionalActions::Now, &waiting).is_err() {
        return false;
    }
    let answer = asked(&mut |bytes| rustix::io::read(input, bytes).unwrap_or(0));
    tcsetattr(input, OptionalActions::Now, &before).ok();
    column(&answer) == Some(2)
}

/// Elsewhere the console cannot be asked before its events are read.
#[cfg(not(unix))]
pub fn draws_frames_narrow() -> bool {
    false
}

/// Draws one sign, asks for the cursor, then for the terminal's kind: every terminal answers that, so that one which
/// does not know the first question is not waited for.
#[cfg(unix)]
fn asked(read: &mut dyn FnMut(&mut [u8]) -> usize) -> Vec<u8> {
    let mut out = io::stdout();
    if write!(out, "\r\u{2500}\x1b[6n\x1b[c").and_then(|()| out.flush()).is_err() {
        return Vec::new();
    }
    let (mut answer, mut silent) = (Vec::new(), 0);
    while silent < 2 && answer.len() < 256 && !answer.ends_with(b"c") {
        let mut bytes = [0u8; 64];
        match read(&mut bytes) {
            0 => silent += 1,
            n => answer.extend_from_slice(&bytes[..n]),
        }
    }
    write!(out, "\r\x1b[K").and_then(|()| out.flush()).ok();
    answer
}

/// The column of a cursor report, `ESC [ row ; column R`.
#[cfg(unix)]
fn column(answer: &[u8]) -> Option<u32> {
    let text = std::str::from_utf8(answer).ok()?;
    let (report, _) = text.split_once("\x1b[")?.1.split_once('R')?;
    report.split_once(';')?.1.parse().ok()
}

/// Gives the terminal back. Safe to call twice and from anywhere; errors are of no use any more.
pub fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    execute!(
        out,
        event::DisableMouseCapture,
        event::DisableBracketedPaste,
        terminal::LeaveAlternateScreen,
        cursor::Show
    )
    .ok();
    terminal::disable_raw_mode().ok();
    out.flush().ok();
}

/// Before a panic speaks: the terminal is given back, and two calm lines say what is safe.
fn hook() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let quiet = [WORKER, recourse_core::statement::READER];
        if thread::current().name().is_some_and(|name| quiet.contains(&name)) {
            return;
        }
        let ours = TAKEN.load(Ordering::SeqCst);
        give_back();
        if ours {
            eprintln!("程序出错退出了。已记录的内容和草稿都在，重新打开就能接着写。");
            eprintln!(
                "The program failed. Everything recorded and your drafts are safe; open it again to go on."
            );
        }
        before(info);
    }));
}

/// Starts reading keys, pastes and sizes.
pub fn read_keys(tx: Sender<Msg>) -> io::Result<()> {
    thread::Builder::new().name("keys".into()).spawn(move || {
        while let Ok(event) = event::read() {
            let Some(msg) = message(event) else { continue };
            if tx.send(msg).is_err() {
                return;
            }
        }
        // No terminal any more.
        tx.send(Msg::Terminate).ok();
    })?;
    Ok(())
}

/// A first signal asks the program to save and leave; a second one leaves at once.
#[cfg(unix)]
pub fn watch_signals(tx: Sender<Msg>) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        let mut asked = false;
        for signal in signals.forever() {
            if asked || tx.send(Msg::Terminate).is_err() {
                give_back();
                std::process::exit(128 + signal);
            }
            asked = true;
        }
    })?;
    Ok(())
}

/// Windows has no such signals; closing the window ends the key reader.
#[cfg(not(unix))]
pub fn watch_signals(_tx: Sender<Msg>) -> io::Result<()> {
    Ok(())
}

/// What a terminal event means to us; presses only, because some terminals also report releases.
pub fn message(event: Event) -> Option<Msg> {
    match event {
        Event::Key(key) if key.kind == KeyEventKind::Press => key_of(key).map(Msg::Key),
        Event::Paste(text) => Some(Msg::Paste(text)),
        Event::Resize(w, h) => Some(Msg::Resize(w, h)),
        Event::Mouse(mouse) => mouse_of(mouse.kind, mouse.column, mouse.row).map(Msg::Mouse),
        _ => None,
    }
}

/// Left button and wheel; dragging and the other buttons are the terminal's own.
fn mouse_of(kind: MouseEventKind, x: u16, y: u16) -> Option<Mouse> {
    match kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Mouse::Press(x, y)),
        MouseEventKind::ScrollUp => Some(Mouse::Up),
        MouseEventKind::ScrollDown => Some(Mouse::Down),
        _ => None,
    }
}

fn key_of(key: KeyEvent) -> Option<Key> {
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    // Alt and the system key belong to the terminal and the input method.
    if key.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::SUPER | KeyModifiers::META) {
        return None;
    }
    Some(match key.code {
        KeyCode::Char(c) if ctrl => Key::Ctrl(c.to_ascii_lowercase()),
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Tab if key.modifiers.contains(KeyModifiers::SHIFT) => Key::BackTab,
        KeyCode::Tab => Key::Tab,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyEventState;

    fn press(code: KeyCode, modifiers: KeyModifiers, kind: KeyEventKind) -> Option<Msg> {
        message(Event::Key(KeyEvent { code, modifiers, kind, state: KeyEventState::NONE }))
    }

    #[test]
    #[cfg(unix)]
    fn a_cursor_report_is_read_and_noise_is_not() {
        assert_eq!(column(b"\x1b[1;2R\x1b[?62;22c"), Some(2));
        assert_eq!(column(b"\x1b[24;3R"), Some(3));
        for noise in [&b""[..], b"\x1b[?62c", b"abc", b"\x1b[1R", b"\xff\x1b[1;2R"] {
            assert_eq!(column(noise), None, "{noise:?}");
        }
        let mut said = [&b"\x1b[1;2"[..], b"R\x1b[?6", b"2c", b"never read"].into_iter();
        let answer = asked(&mut |bytes| {
            let part = said.next().unwrap_or_default();
            bytes[..part.len()].copy_from_slice(part);
            part.len()
        });
        assert_eq!(column(&answer), Some(2));
        assert!(asked(&mut |_| 0).is_empty(), "a silent terminal is not waited for");
    }

    #[test]
    fn presses_only_and_no_chords_of_others() {
        let none = KeyModifiers::NONE;
        assert_eq!(
            press(KeyCode::Char('王'), none, KeyEventKind::Press),
            Some(Msg::Key(Key::Char('王')))
        );
        assert_eq!(press(KeyCode::Enter, none, KeyEventKind::Release), None);
        assert_eq!(
            press(KeyCode::Char('C'), KeyModifiers::CONTROL, KeyEventKind::Press),
            Some(Msg::Key(Key::Ctrl('c')))
        );
        assert_eq!(press(KeyCode::Enter, KeyModifiers::ALT, KeyEventKind::Press), None);
    }
}
