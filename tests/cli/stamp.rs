//! `recourse timestamp` and `recourse proof`: since when, and who can vouch for it. The authority is openssl's.

use crate::support::authority::{Authority, Made};
use crate::support::sandbox::Sandbox;
use recourse_core::locale::Lang;
use std::io::{Read, Write};
use std::net::TcpListener;

const NO: &str = "RC-2026-001";

fn authority() -> Option<Authority> {
    Authority::new(&Made { key: "p256", ..Made::default() })
}

/// Writes the request and lets the authority answer it; paths of answer and root.
fn answered(home: &Sandbox, authority: &Authority) -> (String, String) {
    let tsq = home.path("head.tsq");
    let ran = home.run(&["timestamp", "request", "--out", &tsq.display().to_string(), "--json"]);
    assert_eq!((ran.status, &ran.data()["bytes"]), (0, &69.into()), "{ran}");
    let answer = authority.answer(&std::fs::read(&tsq).unwrap());
    (home.file("head.tsr", answer), home.file("root.pem", authority.read("root.pem")))
}

#[test]
fn a_request_goes_out_on_a_stick_and_the_answer_bounds_both_sides() {
    let Some(authority) = authority() else { return };
    let home = Sandbox::with_case(Lang::En);
    let (tsr, root) = answered(&home, &authority);
    // Without a root nobody can tell who signed.
    assert_eq!(home.run(&["timestamp", "attach", &tsr, "--json"]).code(), "E-STAMP-05");
    let other = home.file("other.pem", authority.read("other.pem"));
    let refused = home.run(&["timestamp", "attach", &tsr, "--tsa-ca", &other, "--json"]);
    assert_eq!((refused.status, refused.code()), (5, "E-STAMP-06".into()));
    let done = home.run(&["timestamp", "attach", &tsr, "--tsa-ca", &root, "--json"]).data();
    assert_eq!((&done["checkpoint_seq"], &done["entry_seq"]), (&5.into(), &6.into()), "{done}");
    assert_eq!(done["authority"], "Test signer");
    // The root that was named is kept beside the book: from here on no flag is needed.
    assert!(done["kept_root"].as_str().unwrap().contains("own/tsa/root-"), "{done}");
    let again = home.run(&["timestamp", "attach", &tsr, "--json"]);
    assert_eq!((again.status, again.code()), (4, "E-STAMP-02".into()));
    assert_eq!(home.run(&["case", "note", NO, "later"]).status, 0);
    let book = home.run(&["verify", "--book", "--json"]).data();
    assert_eq!((&book["verdict"], &book["anchored_up_to"]), (&"intact".into(), &5.into()));
    assert_eq!(book["unanchored_tail"], 2);
    assert_eq!(book["anchors"][0]["entry_seq"], 6);
    assert!(book["stamped_at"].as_str().unwrap().ends_with('Z'));
    let listed = home.run(&["timestamp", "verify"]);
    assert!(listed.out.contains("entries 1 to 5 existed before it"), "{listed}");
    assert!(listed.out.contains("Time-stamped up to entry 5. 2 entries after it are not."));
    // A stamp that is lost is missed, said by a repair, and put back from where it is kept.
    let book = rusqlite::Connection::open(home.home().join("book.recourse")).unwrap();
    book.execute_batch("UPDATE checkpoint SET tsr=NULL").unwrap();
    drop(book);
    assert_ne!(home.run(&["timestamp", "verify"]).status, 0);
    let saved = home.path("saved").display().to_string();
    let repaired = home.run(&["repair", "--to", &saved]);
    assert!(
        repaired.out.contains("Time stamps of the checkpoints at entries 5 are lost"),
        "{repaired}"
    );
    let back = home.run(&["timestamp", "attach", &tsr, "--json"]).data();
    assert_eq!((&back["checkpoint_seq"], &back["entry_seq"]), (&5.into(), &6.into()), "{back}");
    assert_eq!(home.run(&["verify", "--book"]).status, 0);
    assert!(listed.out.contains("states its clock to within 1 s"), "{listed}");
    // The authority's clock is today's, this sandbox stands in March: one of the two is wrong, which the doctor says too.
    let doctor = home.run(&["doctor"]).out;
    assert!(doctor.contains("ahead of this computer's clock"), "{doctor}");
}

#[test]
fn a_bundle_carries_the_stamp_and_strangers_check_it_with_a_root_of_their_own() {
    let Some(authority) = authority() else { return };
    let home = Sandbox::with_case(Lang::En);
    let (tsr, root) = answered(&home, &authority);
    assert_eq!(home.run(&["timestamp", "attach", &tsr, "--tsa-ca", &root]).status, 0);
    let out = home.path("out").display().to_string();
    assert_eq!(home.run(&["export", NO, "--for", "lawyer", "--out", &out]).status, 0);
    let zip = home.path("out").join("RC-2026-001-v1.zip").display().to_string();
    let stranger = Sandbox::new(Lang::En);
    let without = stranger.run(&["verify", &zip, "--json"]).data();
    assert_eq!((&without["verdict"], &without["anchored_up_to"]), (&"intact".into(), &0.into()));
    let with = stranger.run(&["verify", &zip, "--tsa-ca", &root, "--json"]).data();
    assert_eq!((&with["verdict"], &with["anchored_up_to"]), (&"intact".into(), &5.into()));
    let text = stranger.run(&["verify", &zip, "--tsa-ca", &root]);
    assert!(text.out.contains("entries 1 to 5 existed before it"), "{text}");
    let bad = home.file("no.pem", "hello");
    assert_eq!(stranger.run(&["verify", &zip, "--tsa-ca", &bad, "--json"]).code(), "E-STAMP-01");
}

#[test]
fn fetch_asks_once_over_plain_http_and_only_a_hash_leaves() {
    let Some(authority) = authority() else { return };
    let home = Sandbox::with_case(Lang::En);
    let root = home.file("root.pem", authority.read("root.pem"));
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/tsa", server.local_addr().unwrap());
    let asked = std::thread::spawn(move || {
        let (mut stream, _) = server.accept().unwrap();
        let (mut got, mut piece) = (Vec::new(), [0u8; 512]);
        let body = loop {
            let n = stream.read(&mut piece).unwrap();
            got.extend_from_slice(&piece[..n]);
            let head = got.windows(4).position(|w| w == b"\r\n\r\n");
            if let Some(at) = head.filter(|at| got.len() >= at + 4 + 69) {
                break got[at + 4..].to_vec();
            }
        };
        let answer = authority.answer(&body);
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            answer.len()
        );
        stream.write_all(&[head.as_bytes(), &answer].concat()).unwrap();
        String::from_utf8_lossy(&got).into_owned()
    });
    let done = home.run(&["timestamp", "fetch", "--url", &url, "--tsa-ca", &root, "--json"]);
    assert_eq!(done.data()["checkpoint_seq"], 5, "{done}");
    let sent = asked.join().unwrap();
    assert!(sent.starts_with("POST /tsa HTTP/1.1\r\n"), "{sent}");
    assert!(sent.to_lowercase().contains("content-type: application/timestamp-query"));
    assert!(sent.to_lowercase().contains("content-length: 69"));
    let https = home.run(&["timestamp", "fetch", "--url", "https://x", "--json"]);
    assert_eq!(https.code(), "E-STAMP-03");
    // Nobody there: said, and nothing but the request is kept.
    assert_eq!(home.run(&["case", "note", NO, "x"]).status, 0);
    let nobody = home.run(&["timestamp", "fetch", "--url", "http://127.0.0.1:1/", "--json"]);
    assert_eq!((nobody.status, nobody.code()), (1, "E-STAMP-04".into()));
    let waiting = home.run(&["timestamp", "verify", "--json"]).data();
    assert_eq!((&waiting["waiting"], &waiting["entries"]), (&7.into(), &7.into()), "{waiting}");
}

#[test]
fn a_head_is_handed_over_and_the_list_says_who_has_it_since_when() {
    let home = Sandbox::with_case(Lang::Zh);
    let out = home.path("out").display().to_string();
    let exported = home.run(&["export", NO, "--for", "lawyer", "--out", &out]);
    assert!(exported.err.contains("还差一步：把存证码交给别人"), "{exported}");
    let before = home.run(&["proof", "--json"]);
    assert_eq!(before.data()["unanchored_tail"], 6, "{before}");
    assert_eq!(before.json()["warnings"][0]["code"], "W-NOT-ANCHORED");
    let kept = home.path("kept.txt").display().to_string();
    let handed =
        home.run(&["proof", "hand", NO, "--to", "李慧律师", "--how", "message", "--out", &kept]);
    assert!(handed.out.contains("共 6 条，存证码 <hash>") && handed.out.contains('█'), "{handed}");
    insta::assert_snapshot!(home.run(&["proof"]), @r"
    $ recourse proof
    2026-03-12 10:34  李慧律师（消息）  截至第 6 条的存证码
    最后 1 条（共 7 条）没有外人能作证：保管人仍有可能重写这一段。
    ");
    // What they keep shows a later rewrite.
    let known = home.run(&["verify", "--book", "--known", &kept, "--json"]).data();
    assert_eq!((&known["verdict"], &known["known_up_to"]), (&"intact".into(), &6.into()));
    // So does the message itself, typed or kept as a file; one digit off and it is seen.
    let text = std::fs::read_to_string(&kept).unwrap();
    let head = text.lines().find_map(|l| l.strip_prefix("head ")).unwrap();
    let line = format!("共 6 条，存证码 {head}");
    let message = home.file("message.txt", format!("请保留这条消息。\r\n{line}\r\n"));
    for given in [&line, &message] {
        let known = home.run(&["verify", "--book", "--known", given, "--json"]).data();
        assert_eq!((&known["verdict"], &known["known_up_to"]), (&"intact".into(), &6.into()));
    }
    let other = line.replace("共 6 条", "共 5 条");
    let wrong = home.run(&["verify", "--book", "--known", &other, "--json"]);
    assert_eq!((wrong.status, wrong.data()["verdict"].clone()), (5, "invalid".into()));
    let none = home.run(&["verify", "--book", "--known", "nowhere.txt", "--json"]);
    assert_eq!((none.status, none.code()), (3, "E-FILE-01".into()), "{none}");
    // The next export has nothing to remind of.
    let second = home.run(&["export", NO, "--for", "bank", "--out", &out]);
    assert!(!second.err.contains("还差一步"), "{second}");
    let wrong = home.run(&["proof", "hand", NO, "--to", "x", "--how", "pigeon", "--json"]);
    assert_eq!((wrong.status, wrong.code()), (2, "E-PROOF-01".into()));
}
