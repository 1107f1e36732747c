//! The real program: no terminal, a reader that goes away, two at once.

use crate::support::sandbox::Sandbox;
use recourse_core::locale::Lang;
use recourse_tui::ops::{self, Desk};
use std::process::Stdio;
use std::time::{Duration, Instant};

#[test]
fn without_a_terminal_it_says_how_to_use_it_at_once() {
    let home = Sandbox::new(Lang::Zh);
    let started = Instant::now();
    let ran = home.program(&[]);
    assert!(started.elapsed() < Duration::from_secs(1));
    insta::assert_snapshot!(ran, @r"
    $ recourse 
    ! 没有终端，打不开界面
    ! 直接运行 recourse 会打开界面，要在终端窗口里用；脚本里请写明命令。
    ! 全部命令见 recourse --help。 (E-USE-01)
    ! 追款：刷卡、扫码收的钱没到账时，对账取证、记录沟通、推算期限，最后交出一个可验证的证据包。资料只在这台电脑上。
    ! 例子
    !   recourse                                打开界面
    !   recourse demo                           看虚构的演示案卷走完全程
    !   recourse case new --title 升级后未到账  新建案件
    !   recourse case show RC-2026-001          看一个案件
    !   recourse next                           现在最该做的一件事
    ! 全部命令见 recourse --help。
    [2]
    ");
    assert!(!home.home().exists());
}

#[test]
fn a_case_through_the_program_is_private_to_its_owner() {
    let home = Sandbox::new(Lang::En);
    let made = home.program(&["case", "new", "--title", "T", "--json"]);
    assert_eq!(made.status, 0);
    assert!(made.data()["id"].as_str().unwrap().ends_with("-001"));
    assert_eq!(home.program(&["case", "show", "NOPE"]).status, 3);
    #[cfg(unix)]
    for file in crate::support::sandbox::files_under(&home.home()) {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(home.home().join(&file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{}", file.display());
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let home = Sandbox::new(Lang::En);
    let mut child = home
        .command(&["--help"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        (output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()),
        (Some(0), "")
    );
}

#[test]
fn two_at_once_write_every_entry_and_none_waits_in_vain() {
    const EACH: usize = 50;
    let home = Sandbox::with_case(Lang::En);
    let desks = [home.world().0, home.world().0].map(|world| Desk::open(world).unwrap());
    let threads = desks.map(|mut desk| {
        std::thread::spawn(move || {
            for n in 0..EACH {
                ops::case::note(&mut desk, "RC-2026-001", &format!("note {n}"), false).unwrap();
            }
        })
    });
    for thread in threads {
        thread.join().unwrap();
    }
    let shown = home.run(&["case", "show", "RC-2026-001", "--json"]).data();
    assert_eq!(shown["notes"].as_array().unwrap().len(), 2 * EACH);
    assert_eq!(home.run(&["verify", "--book"]).status, 0);
}

/// A book on a read-only stick or a folder of somebody else's: everything can be read, nothing is half-written.
#[cfg(unix)]
#[test]
fn a_book_in_a_read_only_folder_can_be_read() {
    use std::os::unix::fs::{PermissionsExt, chown};
    let home = Sandbox::with_case(Lang::En);
    let owner = crate::support::sandbox::owner(&home.home());
    // Root may write anywhere, so root tries it as nobody.
    let nobody = (owner == 0).then_some(65_534);
    let mode = |path: &std::path::Path, mode: u32| {
        chown(path, nobody, nobody).unwrap();
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    for file in crate::support::sandbox::files_under(&home.home()) {
        mode(&home.home().join(file), 0o400);
    }
    mode(&home.home(), 0o500);
    let run = |args: &[&str]| home.program_as(nobody, args);
    assert_eq!(run(&["case", "show", "RC-2026-001", "--json"]).status, 0);
    assert_eq!(run(&["verify", "--book"]).status, 0);
    insta::assert_snapshot!(run(&["case", "note", "RC-2026-001", "hello"]), @r"
    $ recourse case note RC-2026-001 hello
    ! The folder of the book cannot be written
    ! Nothing was recorded; reading works as usual.
    ! Check the folder's permissions, or move the book to where you can write. (E-BOOK-07)
    [1]
    ");
    mode(&home.home(), 0o700);
}
