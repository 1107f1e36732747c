//! The squares on paper and screen, read by another program's reader: what a phone gets is what the record says.

use crate::support::sandbox::Sandbox;
use recourse_core::bundle::zip::StrictZip;
use recourse_core::locale::Lang;
use rqrr::PreparedImage;
use std::io::{Cursor, Read};
use std::process::Command;

const NO: &str = "RC-2026-001";

/// Texts of every square in a picture in shades of grey.
fn read(width: usize, height: usize, shade: impl FnMut(usize, usize) -> u8) -> Vec<String> {
    let mut image = PreparedImage::prepare_from_greyscale(width, height, shade);
    image.detect_grids().iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect()
}

/// A square of half blocks, as a terminal with light letters on dark draws it: four dots to a module.
fn of_screen(lines: &[&str]) -> Vec<String> {
    const DOTS: usize = 4;
    let cells: Vec<Vec<char>> = lines.iter().map(|line| line.chars().collect()).collect();
    let width = cells.iter().map(Vec::len).max().unwrap_or_default();
    let light = |x: usize, y: usize| {
        let cell = cells.get(y / 2).and_then(|row| row.get(x)).copied().unwrap_or(' ');
        cell == '█' || cell == if y.is_multiple_of(2) { '▀' } else { '▄' }
    };
    read(
        width * DOTS,
        lines.len() * 2 * DOTS,
        |x, y| {
            if light(x / DOTS, y / DOTS) { 255 } else { 0 }
        },
    )
}

/// A picture by `pdftoppm -gray`: `P5`, width, height, 255, then a byte for each dot.
fn of_picture(bytes: &[u8]) -> Vec<String> {
    let mut at = 0;
    let mut word = || {
        let rest = &bytes[at..];
        let end = rest.iter().position(u8::is_ascii_whitespace).unwrap();
        at += end + 1;
        String::from_utf8_lossy(&rest[..end]).into_owned()
    };
    assert_eq!(word(), "P5");
    let (width, height): (usize, usize) = (word().parse().unwrap(), word().parse().unwrap());
    assert_eq!(word(), "255");
    let dots = &bytes[at..];
    read(width, height, |x, y| dots[y * width + x])
}

#[test]
fn the_square_on_the_screen_reads_as_the_head() {
    let home = Sandbox::with_case(Lang::Zh);
    let hand = ["proof", "hand", NO, "--to", "李慧律师", "--how", "qr"];
    let shown = home.run(&hand);
    assert_eq!(shown.status, 0, "{shown}");
    let square: Vec<&str> =
        shown.out.lines().filter(|line| line.chars().any(|c| "█▀▄".contains(c))).collect();
    let texts = of_screen(&square);
    assert_eq!(texts.len(), 1, "{}", shown.out);
    let words: Vec<&str> = texts[0].split(' ').collect();
    let ["RECOURSE", "HEAD", seq, head] = words[..] else { panic!("{texts:?}") };
    assert!(square.len() <= 19, "a terminal of 24 rows shows it whole: {}", square.len());
    let held = home.run(&["proof", "--json"]).data();
    assert_eq!(held["holders"][0]["up_to"].to_string(), seq, "{held}");
    let book = rusqlite::Connection::open(home.home().join("book.recourse")).unwrap();
    let line: String =
        book.query_row("SELECT line FROM link WHERE seq=?1", [seq], |row| row.get(0)).unwrap();
    assert_eq!(recourse_core::Hash::of(line.as_bytes()).hex().to_uppercase(), head);
}

#[test]
fn the_square_on_the_first_page_reads_as_head_and_fingerprint() {
    let home = Sandbox::with_case(Lang::Zh);
    let out = home.path("out");
    let made = home.run(&["export", NO, "--for", "lawyer", "--out", &out.display().to_string()]);
    assert_eq!(made.status, 0, "{made}");
    let zip = out.join(format!("{NO}-v1.zip"));
    let bytes = std::fs::read(&zip).unwrap();
    let read_zip = StrictZip::open(Cursor::new(bytes)).unwrap();
    let at = read_zip.files().position(|(path, ..)| path.ends_with("report.pdf")).unwrap();
    let mut pdf = Vec::new();
    read_zip.reader(at).unwrap().read_to_end(&mut pdf).unwrap();
    let pdf = home.file("report.pdf", pdf);
    let page = home.path("page");
    let drawn = Command::new("pdftoppm")
        .args(["-gray", "-r", "150", "-f", "1", "-l", "1", "-singlefile", &pdf])
        .arg(&page)
        .status();
    let Ok(status) = drawn else {
        #[expect(clippy::disallowed_methods, reason = "tests have no World to ask")]
        let in_ci = std::env::var_os("CI").is_some_and(|v| v == "true");
        assert!(!in_ci, "pdftoppm is missing, and CI must not skip");
        eprintln!("skipped: pdftoppm is not installed");
        return;
    };
    assert!(status.success());
    let texts = of_picture(&std::fs::read(page.with_extension("pgm")).unwrap());
    assert_eq!(texts.len(), 1, "{texts:?}");
    let key = home.run(&["key", "show", "--json"]).data();
    let fingerprint = key["fingerprint"].as_str().unwrap();
    let words: Vec<&str> = texts[0].split(' ').collect();
    let [tool, no, version, "seq", seq, "head", head, "key", print] = words[..] else {
        panic!("{texts:?}");
    };
    assert_eq!((tool, no, version, print), ("recourse", NO, "v1", fingerprint));
    let seq: usize = seq.parse().unwrap();
    let links = read_zip.files().position(|(path, ..)| path.ends_with("links.txt")).unwrap();
    let mut text = String::new();
    read_zip.reader(links).unwrap().read_to_string(&mut text).unwrap();
    let line = text.split_inclusive('\n').nth(seq - 1).unwrap();
    assert_eq!(recourse_core::Hash::of(line.as_bytes()).hex(), head);
}
