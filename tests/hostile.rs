//! Text that means harm, in every field a person can fill, against every way out; card numbers on every way in; and the
//! program killed at any moment.

#![allow(clippy::case_sensitive_file_extension_comparisons)] // names this program gave

use crate::support::desk::Desk;
use crate::support::sandbox::{Sandbox, files_under};
use recourse_core::locale::Lang;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

const NO: &str = "RC-2026-001";

/// Escapes of terminals, direction and width tricks, formulas, operators of PDF, markup. Each carries its own mark.
const EVIL: &[(&str, &str)] = &[
    ("osc52", "MARKA\u{1b}]52;c;ZXZpbA==\u{7}"),
    ("csi", "MARKB\u{1b}[2J\u{1b}[31m\u{9b}5n"),
    ("c0", "MARKC\u{8}\u{8}\u{8}\u{0}\u{b}\u{7f}\u{85}"),
    ("bidi", "MARKD\u{202e}fdp.exe\u{202c}\u{2066}x\u{2069}\u{200f}\u{61c}"),
    ("zero width", "MARKE\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}"),
    ("lines", "MARKF\u{2028}\u{2029}\r\nSet-Cookie: x"),
    ("formula", "=MARKG+HYPERLINK(\"http://evil.example\")"),
    ("formula at", "@MARKH(1)"),
    ("formula wide", "＝MARKI()"),
    ("dde", "-MARKJ+cmd|' /C calc'!A0"),
    ("pdf", "MARKK) Tj ET /JS (app.alert(1)) /OpenAction << /S /JavaScript >> BT ("),
    ("html", "<script>MARKL</script><img src=x onerror=alert(1)>"),
    ("fluent", "{ MARKM } { $x -> *[other] y }"),
    ("format", "%sMARKN%n${IFS}`id`$(id)"),
];

/// A book with hostile words in every field of every command that takes some.
fn book(lang: Lang) -> Sandbox {
    let home = Sandbox::new(lang);
    let evil = |n: usize| EVIL[n % EVIL.len()].1.replace('\0', "");
    let title = evil(0);
    let run = |args: &[&str]| {
        let ran = home.run(args);
        assert_eq!(ran.status, 0, "{ran}");
        // One command may record several entries, a minute apart: the next one comes after them.
        (0..8).for_each(|_| drop(home.world()));
    };
    run(&[
        "case",
        "new",
        "--title",
        &title,
        "--amount",
        "100",
        "--merchant",
        &evil(3),
        "--bank",
        &evil(10),
        "--platform",
        &evil(11),
    ]);
    for n in 0..EVIL.len() {
        let text = evil(n);
        run(&["case", "note", NO, "--", &text]);
        let with = |flag: &str, n: usize| format!("--{flag}={}", evil(n));
        run(&[
            "call",
            "add",
            NO,
            "--with=bank",
            "--at=2026-03-12 10:30",
            "--promise-by=2026-03-19",
            &with("said", n),
            &with("promise", n + 1),
            &with("agent", n + 2),
            &with("ticket", n + 3),
            &with("number", n + 4),
        ]);
        // What a file system allows in a name.
        let name: String = text.chars().filter(|c| !"/\0".contains(*c)).take(60).collect();
        let path = home.file(&format!("{n}{name}.txt"), format!("{text}\n"));
        run(&["evidence", "add", NO, &path, &format!("--title={text}")]);
    }
    home
}

/// What must never reach a terminal or a paper as it is.
fn raw(text: &str) -> Option<char> {
    text.chars().find(|c| {
        matches!(*c,
            '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    })
}

#[test]
fn hostile_words_leave_every_command_harmless() {
    for lang in [Lang::Zh, Lang::En] {
        let home = book(lang);
        let mut shown = 0;
        for line in [
            "case list",
            "case show RC-2026-001",
            "call list RC-2026-001",
            "evidence list RC-2026-001",
            "audit RC-2026-001",
            "next",
            "next RC-2026-001",
            "deadlines",
            "deadlines RC-2026-001",
            "search MARK",
            "search MARKD",
            "doctor",
            "verify --book",
        ] {
            let args: Vec<&str> = line.split(' ').collect();
            let ran = home.run(&args);
            assert_eq!(raw(&ran.out), None, "{line}: {}", ran.out);
            assert_eq!(raw(&ran.err), None, "{line}: {}", ran.err);
            shown += ran.out.matches("MARK").count();
            let json = home.run(&[&args[..], &["--json"]].concat());
            assert!(!json.out.trim_end().contains(['\u{1b}', '\u{7}', '\u{8}', '\n']), "{line}");
        }
        // The control: the words did come out, only harmless.
        assert!(shown > 60, "{shown}");
        // As an argument that is wrong, too: mistakes are quoted.
        for (_, text) in EVIL {
            let text = text.replace('\0', "");
            for args in [
                vec!["case", "show", &text],
                vec![text.as_str()],
                vec!["call", "add", NO, "--at", &text],
            ] {
                let ran = home.run(&args);
                assert!(ran.status != 0, "{ran}");
                assert_eq!(raw(&ran.err), None, "{}", ran.err);
            }
        }
    }
}

#[test]
fn hostile_words_leave_every_paper_and_sheet_harmless() {
    let home = book(Lang::En);
    let csv = home.run(&["audit", NO, "--csv"]).out;
    let bare = |text: &str| {
        text.lines().flat_map(|l| l.split("\",\"").map(str::to_string).collect::<Vec<_>>()).find(
            |cell| {
                let cell = cell.trim_start_matches('"');
                cell.contains("MARK") && cell.starts_with(['=', '@', '+', '-', '＝', '＠', '\t'])
            },
        )
    };
    assert_eq!(bare(&csv), None);
    assert!(csv.contains("MARKG"), "{csv}");
    let out = home.path("out").display().to_string();
    let exported = home.run(&["export", NO, "--for", "lawyer", "--out", &out, "--json"]);
    assert_eq!(exported.status, 0, "{exported}");
    let zip = home.path("out/RC-2026-001-v1.zip");
    let verified = home.run(&["verify", &zip.display().to_string(), "--json"]);
    assert_eq!(verified.status, 0, "{verified}");
    let mut pdf = Vec::new();
    let mut sheets = 0;
    for (name, bytes) in members(&zip) {
        assert_eq!(raw(&name), None, "{name:?}");
        if name.ends_with(".csv") {
            assert_eq!(bare(&String::from_utf8_lossy(&bytes)), None, "{name}");
        }
        if name.ends_with(".xlsx") || name.ends_with(".docx") {
            sheets += 1;
            office(&name, &bytes);
        }
        if name.ends_with("report.pdf") {
            pdf = bytes;
        }
    }
    println!("{sheets} sheets and letters");
    // No script, no action, no link in the PDF, however its streams are packed.
    let document = lopdf::Document::load_mem(&pdf).unwrap();
    for (id, object) in &document.objects {
        let mut names = Vec::new();
        names_of(object, &mut names);
        for word in
            ["JS", "JavaScript", "Launch", "URI", "AA", "EmbeddedFile", "RichMedia", "SubmitForm"]
        {
            assert!(!names.iter().any(|n| n == word.as_bytes()), "{id:?}: /{word}");
        }
    }
    let catalog = document.catalog().unwrap();
    if let Ok(action) = catalog.get(b"OpenAction") {
        assert!(action.as_array().is_ok() || action.as_reference().is_ok(), "{action:?}");
    }
}

/// Every name an object holds, as a key or as a value; what stands in a string is no name.
fn names_of(object: &lopdf::Object, out: &mut Vec<Vec<u8>>) {
    let mut inside = |dictionary: &lopdf::Dictionary| {
        for (key, value) in dictionary {
            out.push(key.clone());
            names_of(value, out);
        }
    };
    match object {
        lopdf::Object::Dictionary(dictionary) => inside(dictionary),
        lopdf::Object::Stream(stream) => inside(&stream.dict),
        lopdf::Object::Array(items) => items.iter().for_each(|item| names_of(item, out)),
        lopdf::Object::Name(name) => out.push(name.clone()),
        _ => {}
    }
}

/// Name and bytes of each member of a bundle.
fn members(zip: &Path) -> Vec<(String, Vec<u8>)> {
    let file = std::fs::File::open(zip).unwrap();
    let zip = recourse_core::bundle::zip::StrictZip::open(file).unwrap();
    let names: Vec<String> = zip.files().map(|(path, ..)| path.to_string()).collect();
    let read = |(at, name): (usize, String)| {
        let mut bytes = Vec::new();
        zip.reader(at).unwrap().read_to_end(&mut bytes).unwrap();
        (name, bytes)
    };
    names.into_iter().enumerate().map(read).collect()
}

/// No formula, no field, no link to outside in an office file; read by another program's unpacker.
fn office(name: &str, bytes: &[u8]) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("x.zip");
    std::fs::write(&path, bytes).unwrap();
    let Ok(out) = Command::new("unzip").args(["-p"]).arg(&path).output() else { return };
    let text = String::from_utf8_lossy(&out.stdout);
    for word in [
        "<f>",
        "<f ",
        "HYPERLINK",
        "DDEAUTO",
        "INCLUDETEXT",
        "INCLUDEPICTURE",
        "TargetMode=\"External\"",
        "<ddeLink",
    ] {
        let harmless = word == "HYPERLINK" && text.contains("=MARKG+HYPERLINK");
        assert!(harmless || !text.contains(word), "{name}: {word}");
    }
}

#[test]
fn hostile_words_leave_every_screen_harmless() {
    let home = book(Lang::Zh);
    let mut desk = Desk::at(&home.home(), Lang::Zh);
    let mut shown = String::new();
    for size in [(80, 24), (100, 30), (160, 50)] {
        desk.size(size.0, size.1);
        for page in ["1", "2", "3", "4", "5", "6", "7", "8"] {
            desk.keys(page);
            for _ in 0..6 {
                let screen = desk.screen();
                assert_eq!(raw(&screen.replace('\n', "")), None, "{screen}");
                shown.push_str(&screen);
                desk.keys("<down>");
            }
            desk.keys("<enter>");
            assert_eq!(raw(&desk.screen().replace('\n', "")), None);
            shown.push_str(&desk.screen());
            desk.keys("<esc>");
        }
    }
    for mark in ["MARKA", "MARKD"] {
        assert!(shown.contains(mark), "{mark}");
    }
}

/// Digits of a card number whatever stands between them.
fn digits(text: &str) -> String {
    text.chars()
        .filter(|c| !" -.\u{a0}\u{2013}\u{b7}_\u{3000}\u{200b}".contains(*c))
        .map(|c| match c {
            '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
            other => other,
        })
        .collect()
}

#[test]
fn card_numbers_typed_into_the_program_are_in_no_file_it_writes() {
    let home = Sandbox::with_case(Lang::En);
    let mut numbers = Vec::new();
    let mut words = String::new();
    for n in 0..300u64 {
        let number = luhn(&format!("622202{:09}", n * 3_141_593 % 1_000_000_000));
        let spelled = match n % 6 {
            0 => number.clone(),
            1 => spaced(&number, " "),
            2 => spaced(&number, "-"),
            3 => spaced(&number, "\u{a0}"),
            4 => number.chars().map(|c| char::from_u32(c as u32 + 0xfee0).unwrap()).collect(),
            _ => spaced(&number, "\u{200b}"),
        };
        words.push_str(&format!("card {spelled}; "));
        numbers.push(number);
    }
    let run = |args: &[&str]| home.run(args);
    let noted = run(&["case", "note", NO, &words]);
    assert_eq!(noted.status, 0, "{noted}");
    let first = numbers[0].clone();
    let called = run(&[
        "call",
        "add",
        NO,
        "--with",
        "bank",
        "--at",
        "2026-03-12 10:30",
        "--said",
        &first,
        "--ticket",
        &numbers[1],
        "--agent",
        &numbers[2],
        "--promise",
        &numbers[3],
        "--promise-by",
        "2026-03-19",
        "--private",
        &numbers[4],
    ]);
    assert_eq!(called.status, 0, "{called}");
    let file = home.file(&format!("{}.txt", numbers[5]), format!("paid with {}\n", numbers[6]));
    let kept = run(&["evidence", "add", NO, &file, "--title", &numbers[7]]);
    // A mistake is quoted back, masked.
    let wrong = run(&["case", "show", &numbers[8]]);
    let out = home.path("out").display().to_string();
    let exported = run(&["export", NO, "--for", "lawyer", "--out", &out]);
    assert_eq!(exported.status, 0, "{exported}");
    let audit = run(&["audit", NO, "--csv"]);
    let mut places: Vec<(String, String)> = vec![
        ("note".into(), noted.out + &noted.err),
        ("call".into(), called.out + &called.err),
        ("evidence".into(), kept.out + &kept.err),
        ("mistake".into(), wrong.err),
        ("audit".into(), audit.out),
    ];
    for path in files_under(&home.home()) {
        let bytes = std::fs::read(home.home().join(&path)).unwrap();
        places.push((path.display().to_string(), String::from_utf8_lossy(&bytes).into_owned()));
    }
    for (name, bytes) in members(&home.path("out/RC-2026-001-v1.zip")) {
        // The file itself is evidence and stays as it is; its name and all words about it are masked.
        if !name.contains("data/files/") {
            places.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    let original = format!("paid with {}", numbers[6]);
    for (place, text) in places {
        let text = digits(&text.replace(&original, ""));
        for number in &numbers {
            assert!(!text.contains(number.as_str()), "{number} in {place}");
        }
    }
}

fn spaced(number: &str, by: &str) -> String {
    let chars: Vec<char> = number.chars().collect();
    chars.chunks(4).map(|c| c.iter().collect::<String>()).collect::<Vec<_>>().join(by)
}

/// The number with its check digit.
fn luhn(body: &str) -> String {
    let sum: u32 = body
        .bytes()
        .rev()
        .enumerate()
        .map(|(n, b)| {
            let d = u32::from(b - b'0');
            if n % 2 == 0 { d * 2 / 10 + d * 2 % 10 } else { d }
        })
        .sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

/// Kills the program at a random moment of a command; then the book must be sound, hold every entry that was said to be
/// recorded, and every file under a final name must be whole. `RECOURSE_KILLS=1000` for the long run.
#[cfg(unix)]
#[test]
#[expect(clippy::disallowed_methods, reason = "a longer run on request")]
fn killed_at_any_moment_nothing_acknowledged_is_lost() {
    let kills =
        std::env::var("RECOURSE_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(16usize);
    let home = Sandbox::with_case(Lang::En);
    let slip = home.file("slip.bin", vec![7u8; 300_000]);
    assert_eq!(home.run(&["evidence", "add", NO, &slip]).status, 0);
    let out = home.path("out");
    let (mut said, mut bundles, mut killed) = (5u64, 0, 0);
    let mut dice = 88_172_645_463_325_252u64;
    // How long each command takes when left alone, so that the kill falls into it on a fast machine and a slow one.
    let mut alone = [Duration::ZERO; 4];
    for n in 0..kills {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        let note = format!("call {n}");
        let folder = out.display().to_string();
        let args: Vec<&str> = match n % 4 {
            3 => vec!["export", NO, "--for", "lawyer", "--out", &folder, "--json"],
            2 => vec!["backup", "--to", &folder, "--json"],
            _ => vec!["case", "note", NO, &note, "--json"],
        };
        let mut command = home.command(&args);
        let begun = std::time::Instant::now();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        if alone[n % 4].is_zero() {
            child.wait().unwrap();
            alone[n % 4] = begun.elapsed();
        } else {
            let longest = u64::try_from(alone[n % 4].as_micros()).unwrap().max(1);
            std::thread::sleep(Duration::from_micros(dice % longest));
        }
        let running = child.try_wait().unwrap().is_none();
        child.kill().unwrap();
        let output = child.wait_with_output().unwrap();
        killed += usize::from(running);
        let answered = serde_json::from_slice::<serde_json::Value>(&output.stdout).ok();
        let ok = answered.is_some_and(|a| a["ok"] == true);
        said += u64::from(ok && n % 4 != 2);
        let verified = home.run(&["verify", "--book", "--json"]);
        assert_eq!(verified.status, 0, "after {n}: {verified}");
        let entries = verified.data()["chain"]["entries"].as_u64().unwrap();
        assert!(entries >= said, "after {n}: {entries} entries, {said} were said to be there");
        said = entries;
        for path in files_under(&home.path("."))
            .into_iter()
            .filter(|p| p.starts_with("out") || p.starts_with("./out"))
        {
            let whole = home.path(".").join(&path).display().to_string();
            if whole.ends_with(".zip") {
                bundles += 1;
                assert_eq!(home.run(&["verify", &whole]).status, 0, "{whole}");
            } else if whole.ends_with(".recourse") {
                assert_eq!(home.run(&["restore", "--test", &whole]).status, 0, "{whole}");
            }
            if n % 16 == 0 && (whole.ends_with(".zip") || whole.ends_with(".recourse")) {
                // Checked; the next rounds need not look at it again.
                std::fs::remove_file(&whole).unwrap();
            }
        }
    }
    println!(
        "{kills} runs, {killed} killed while running, {said} entries, bundles looked at {bundles} times"
    );
    assert!(killed > 0, "none of {kills} was killed while it ran: this shows nothing");
}
