//! `recourse backup`, `restore`, `repair`, `doctor`.

use crate::support::sandbox::{Sandbox, files_under};
use recourse_core::locale::Lang;
use std::path::PathBuf;

const NO: &str = "RC-2026-001";

fn shop(lang: Lang) -> Sandbox {
    let home = Sandbox::with_case(lang);
    let slip = home.file("slip.txt", "merchant copy");
    assert_eq!(home.run(&["evidence", "add", NO, &slip]).status, 0);
    home
}

fn backups(home: &Sandbox) -> Vec<PathBuf> {
    files_under(&home.path("safe")).into_iter().map(|p| home.path("safe").join(p)).collect()
}

/// Changes bytes of a closed book in place, wherever they stand.
fn replace(book: &std::path::Path, from: &[u8], to: &[u8]) -> usize {
    assert_eq!(from.len(), to.len());
    let mut bytes = std::fs::read(book).unwrap();
    let places: Vec<usize> =
        bytes.windows(from.len()).enumerate().filter(|(_, w)| *w == from).map(|(n, _)| n).collect();
    for at in &places {
        bytes[*at..*at + to.len()].copy_from_slice(to);
    }
    std::fs::write(book, bytes).unwrap();
    places.len()
}

#[test]
fn a_backup_is_read_back_rotated_and_put_in_another_folder() {
    let home = shop(Lang::Zh);
    let to = home.path("safe").display().to_string();
    let made = home.run(&["backup", "--to", &to]);
    assert_eq!(made.status, 0, "{made}");
    for words in
        ["已备份到 $DIR/safe/recourse-", "6 条记录，1 个证据文件", "已读回核对", "同一块盘"]
    {
        assert!(made.to_string().contains(words), "{words}: {made}");
    }
    for _ in 0..4 {
        assert_eq!(home.run(&["case", "note", NO, "又打了一次电话"]).status, 0);
        assert_eq!(home.run(&["backup", "--to", &to, "--keep", "2"]).status, 0);
    }
    // Two of the latest, all of this month; nothing unfinished.
    let kept = backups(&home);
    assert_eq!(kept.len(), 2, "{kept:?}");
    let newest = kept.last().unwrap().display().to_string();
    let looked = home.run(&["restore", "--test", &newest, "--json"]).data();
    assert_eq!((&looked["sound"], &looked["fits"]), (&true.into(), &true.into()));
    assert_eq!(looked["at_home"], looked["entries"]);
    let data = home.run(&["doctor", "--json"]).data();
    let check = data["checks"].as_array().unwrap().iter().find(|c| c["name"] == "backup").unwrap();
    assert!(check["health"] == "ok" && check["value"] != "never", "{check}");
    // Not over a book that is there.
    let refused = home.run(&["restore", &newest]);
    assert_eq!(refused.status, 4);
    assert!(refused.err.contains("E-KEEP-04"), "{}", refused.err);
    // Into an empty folder it is the same book.
    let other = home.path("other").display().to_string();
    let back = home.run(&["--home", &other, "restore", &newest, "--json"]).data();
    assert_eq!((&back["entries"], &back["can_sign"]), (&looked["entries"], &false.into()));
    assert_eq!(home.run(&["--home", &other, "verify", "--book"]).status, 0);
    assert_eq!(home.run(&["--home", &other, "case", "note", NO, "还在"]).status, 0);
}

#[test]
fn putting_a_backup_in_place_moves_the_book_aside() {
    let home = shop(Lang::En);
    let to = home.path("safe").display().to_string();
    assert_eq!(home.run(&["backup", "--to", &to]).status, 0);
    let backup = backups(&home)[0].display().to_string();
    assert_eq!(home.run(&["case", "note", NO, "only in the newer book"]).status, 0);
    let ran = home.run(&["restore", "--replace", &backup, "--json"]);
    let data = ran.data();
    assert_eq!((&data["entries"], &data["at_home"]), (&6.into(), &7.into()), "{}", ran.out);
    assert_eq!(data["can_sign"], true);
    assert!(!home.run(&["audit", NO]).out.contains("only in the newer book"));
    // The newer one is all there, in the folder that was named.
    let aside = data["moved_to"].as_str().unwrap().replace("$DIR/home", "");
    let aside = home.home().join(aside.trim_start_matches('/'));
    let aside = aside.display().to_string();
    assert!(home.run(&["--home", &aside, "audit", NO]).out.contains("only in the newer book"));
}

#[test]
fn an_encrypted_backup_opens_with_its_passphrase_alone() {
    let home = shop(Lang::En);
    let to = home.path("safe").display().to_string();
    let secret = home.file("secret", "eleven little dumplings\n");
    let wrong = home.file("wrong", "eleven little dumpling!\n");
    let with = |file: &str, line: &str| {
        let line = format!("exec \"$0\" {line} 3< '{file}'");
        let out = std::process::Command::new("sh")
            .args(["-c", &line, env!("CARGO_BIN_EXE_recourse")])
            .env("RECOURSE_HOME", home.home())
            .env("RECOURSE_LANG", "en")
            .output()
            .unwrap();
        (out.status.code(), String::from_utf8_lossy(&out.stderr).into_owned())
    };
    let made = with(&secret, &format!("backup --to '{to}' --passphrase --passphrase-fd 3"));
    assert_eq!(made.0, Some(0), "{}", made.1);
    let backup = backups(&home)[0].clone();
    assert!(backup.extension().is_some_and(|e| e == "age"));
    let bytes = std::fs::read(&backup).unwrap();
    assert!(!bytes.windows(13).any(|w| w == b"merchant copy"));
    let shown = backup.display();
    assert_eq!(with(&secret, &format!("restore --test '{shown}' --passphrase-fd 3")).0, Some(0));
    let refused = with(&wrong, &format!("restore --test '{shown}' --passphrase-fd 3"));
    assert!(refused.0 == Some(4) && refused.1.contains("E-KEEP-02"), "{}", refused.1);
    // Nothing unsealed is left lying about.
    let left = files_under(&home.home());
    assert!(left.iter().all(|p| !p.to_string_lossy().contains(".part")), "{left:?}");
}

#[test]
fn a_book_with_a_changed_row_is_read_only_and_is_saved_into_a_new_one() {
    let home = shop(Lang::En);
    for n in 0..3 {
        assert_eq!(home.run(&["case", "note", NO, &format!("call number {n}")]).status, 0);
    }
    let book = home.home().join("book.recourse");
    assert!(replace(&book, b"call number 1", b"call number 7") >= 1);
    let refused = home.run(&["case", "note", NO, "more"]);
    assert_eq!(refused.status, 5, "{refused}");
    let before = std::fs::read(&book).unwrap();
    let to = home.path("saved").display().to_string();
    let data = home.run(&["repair", "--to", &to, "--json"]).data();
    assert_eq!(data["healed"], false);
    // The private line of one entry is lost; its public part stands.
    assert_eq!((&data["lost"], &data["public_only"]), (&0.into(), &1.into()), "{data}");
    assert_eq!(std::fs::read(&book).unwrap(), before, "the damaged book is only read");
    assert_eq!(std::fs::read(home.path("saved/original/book.recourse")).unwrap(), before);
    let saved = home.run(&["--home", &to, "audit", NO]).out;
    assert!(saved.contains("call number 0") && saved.contains("call number 2"), "{saved}");
    assert_eq!(home.run(&["--home", &to, "verify", "--book"]).status, 0);
    assert_eq!(home.run(&["--home", &to, "case", "note", NO, "on we go"]).status, 0);
    says_what_was_lost(&home, &to);
    let list = home.run(&["--home", &to, "evidence", "list", NO, "--json"]);
    assert!(list.out.contains("slip"), "{}", list.out);
    // Into a folder that holds something it does not go.
    assert_eq!(home.run(&["repair", "--to", &to, "--json"]).code(), "E-BOOK-02");
}

#[test]
fn a_damaged_checkpoint_is_said_by_the_doctor_and_left_out_by_repair() {
    let home = shop(Lang::En);
    let stone = home.path("stone.txt").display().to_string();
    assert_eq!(home.run(&["checkpoint", "--out", &stone]).status, 0);
    assert_eq!(home.run(&["case", "note", NO, "later"]).status, 0);
    assert_eq!(home.run(&["checkpoint"]).status, 0);
    let book = home.home().join("book.recourse");
    {
        let connection = rusqlite::Connection::open(&book).unwrap();
        let triggers: Vec<String> = connection
            .prepare(
                "SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='checkpoint'",
            )
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let texts: Vec<String> = triggers
            .iter()
            .map(|name| {
                let sql = "SELECT sql FROM sqlite_master WHERE name=?1";
                connection.query_row(sql, [name], |row| row.get(0)).unwrap()
            })
            .collect();
        for name in &triggers {
            connection.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
        }
        let first = "SELECT sig, seq FROM checkpoint ORDER BY seq";
        let (mut bad, seq): (Vec<u8>, i64) =
            connection.query_row(first, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        // Beyond what can be put right: half of it is gone.
        bad[..32].fill(0);
        connection.execute("UPDATE checkpoint SET sig=?1 WHERE seq=?2", (bad, seq)).unwrap();
        for text in &texts {
            connection.execute_batch(text).unwrap();
        }
    }
    assert_eq!(home.run(&["verify", "--book"]).status, 5);
    let doctor = home.run(&["doctor"]);
    assert!(doctor.out.contains("1 findings") && doctor.status == 1, "{doctor}");
    let to = home.path("copies").display().to_string();
    let made = home.run(&["backup", "--to", &to, "--json"]);
    assert_ne!(made.data()["findings"], 0, "a backup of it is not called sound: {}", made.out);
    let saved = home.path("mended").display().to_string();
    let data = home.run(&["repair", "--to", &saved, "--json"]).data();
    assert_eq!(data["healed"], true);
    assert_eq!(
        data["lost_checkpoints"].as_array().map(Vec::len),
        Some(1),
        "not signed anew: {data}"
    );
    assert_eq!(home.run(&["--home", &saved, "verify", "--book"]).status, 0, "the later one holds");
    assert!(!home.path("mended.unfinished").exists());
}

#[test]
fn a_key_without_its_book_is_no_fresh_start() {
    let home = shop(Lang::En);
    std::fs::remove_file(home.home().join("book.recourse")).unwrap();
    std::fs::remove_file(home.home().join("book.recourse.head")).unwrap();
    let doctor = home.run(&["doctor"]);
    assert!(doctor.out.contains("book.recourse is not") && doctor.status != 0, "{doctor}");
    assert!(doctor.out.contains("in the trash"), "{doctor}");
    let refused = home.run(&["case", "new", "--title", "again", "--json"]);
    assert_ne!(refused.status, 0, "{refused}");
    assert!(home.home().join("book.key").exists());
}

/// Wherever a repaired book is read: in the verdict of the book and of a bundle, in README.txt, in the report, by the
/// doctor, and before a bundle goes out.
fn says_what_was_lost(home: &Sandbox, saved: &str) {
    let verified = home.run(&["--home", saved, "verify", "--book", "--json"]).data();
    let lost = |data: &serde_json::Value| {
        let all = data["findings"].as_array().unwrap().iter();
        all.filter(|f| f["code"] == "entry-lost").count()
    };
    assert_eq!((lost(&verified), verified["verdict"].as_str()), (1, Some("intact")), "{verified}");
    let before = &verified["continues"][0];
    assert_eq!((&before["seq"], &before["head_seq"]), (&12.into(), &9.into()), "{verified}");
    let doctor = home.run(&["--home", saved, "doctor"]).out;
    assert!(doctor.contains("a damaged book was repaired"), "{doctor}");
    let out = home.path("handed").display().to_string();
    let export =
        home.run(&["--home", saved, "export", NO, "--for", "lawyer", "--out", &out, "--json"]);
    let warned = export.json()["warnings"].to_string();
    assert!(warned.contains("W-EXPORT-RECORD") && warned.contains("is lost"), "{warned}");
    let zip = export.data()["path"]
        .as_str()
        .unwrap()
        .replace("$DIR", &home.path("").display().to_string());
    let bundle = home.run(&["verify", &zip, "--json"]).data();
    assert_eq!((lost(&bundle), bundle["continues"][0]["head"] == before["head"]), (1, true));
    let text = home.run(&["verify", &zip]).out;
    assert!(text.contains("a damaged book was repaired") && text.contains("The record has"));
    let bytes = std::fs::read(&zip).unwrap();
    let readme = String::from_utf8_lossy(&bytes).into_owned();
    assert!(readme.contains("About the time before this record:") && readme.contains("修复"));
}

#[test]
fn a_book_whose_index_is_gone_is_put_together_again_as_the_same_book() {
    let home = shop(Lang::En);
    for n in 0..5 {
        assert_eq!(home.run(&["case", "note", NO, &format!("call number {n}")]).status, 0);
    }
    let head = home.run(&["verify", "--book", "--json"]).data()["chain"].clone();
    let book = home.home().join("book.recourse");
    // The first page says where everything is; without it SQLite reads nothing.
    let mut bytes = std::fs::read(&book).unwrap();
    bytes[..100].fill(0);
    std::fs::write(&book, bytes).unwrap();
    assert_eq!(home.run(&["audit", NO]).status, 4);
    let to = home.path("saved").display().to_string();
    let ran = home.run(&["repair", "--to", &to, "--json"]);
    let data = ran.data();
    assert_eq!((&data["healed"], &data["whole"]), (&true.into(), &11.into()), "{}", ran.out);
    // Another first page stands in for it, so that the files are found as well.
    assert_eq!((&data["found_elsewhere"], &data["lost_files"]), (&0.into(), &0.into()), "{data}");
    let exhibits = home.run(&["--home", &to, "evidence", "list", NO, "--json"]).data();
    let count = exhibits.as_array().or(exhibits["exhibits"].as_array()).map_or(0, Vec::len);
    assert_eq!(
        data["lost_files"].as_u64().unwrap() + data["files"].as_u64().unwrap(),
        count as u64,
        "{data}"
    );
    let verified = home.run(&["--home", &to, "verify", "--book", "--json"]);
    assert_eq!(verified.data()["chain"], head);
    let report = std::fs::read_to_string(home.path("saved/repair-report.txt")).unwrap();
    assert!(report.contains("#11\twhole"), "{report}");
}

#[test]
fn the_doctor_says_what_to_do() {
    let home = shop(Lang::En);
    std::fs::write(home.home().join("book (conflicted copy).recourse"), b"x").unwrap();
    std::fs::write(home.home().join(".recourse-abc.part"), b"x").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let loose = std::fs::Permissions::from_mode(0o644);
        std::fs::set_permissions(home.home().join("book.recourse"), loose).unwrap();
    }
    let ran = home.run(&["doctor", "--json"]);
    let data: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let check = |name: &str| {
        let all = data["data"]["checks"].as_array().unwrap();
        all.iter().find(|c| c["name"] == name).cloned().unwrap_or_default()
    };
    assert_eq!(check("conflicts")["health"], "warning");
    assert_eq!(check("leftovers")["value"], ".recourse-abc.part");
    assert!(check("space")["value"].as_str().unwrap().parse::<u64>().unwrap() > 0);
    assert_eq!(check("zone")["value"], "+08:00");
    #[cfg(unix)]
    {
        assert_eq!(check("permissions")["health"], "error");
        assert!(check("permissions")["advice"].as_str().unwrap().contains("chmod"));
        assert_eq!(ran.status, 1);
    }
}

#[test]
fn a_clock_set_back_is_said_at_every_command_and_nothing_is_refused() {
    let home = Sandbox::new(Lang::En);
    let later = |args: &[&str]| {
        let (mut world, out, err) = home.world();
        let recourse_tui::world::Clock::Fixed { now, .. } = &mut world.clock else { panic!() };
        *now += chrono::Duration::days(2);
        let line = ["recourse"].iter().chain(args).map(std::ffi::OsString::from).collect();
        let around = recourse_tui::cli::Surroundings {
            home: Some(home.home()),
            lang: Some("en".into()),
            ..Default::default()
        };
        (recourse_tui::run(line, &around, world), out.text(), err.text())
    };
    assert_eq!(later(&["case", "new", "--title", "T"]).0, 0);
    let noted = home.run(&["case", "note", NO, "back in time", "--json"]);
    assert_eq!(noted.status, 0);
    assert_eq!(noted.json()["warnings"][0]["code"], "W-CLOCK-BACK", "{}", noted.out);
    // Said in the verdict too, and the book stays intact.
    let verified = home.run(&["verify", "--book", "--json"]);
    assert_eq!(verified.status, 0);
    assert!(verified.out.contains("time-backwards"), "{}", verified.out);
}
