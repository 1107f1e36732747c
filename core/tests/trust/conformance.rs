//! Bags as RFC 8493 and its drafts allow, frown upon and forbid them: the sorts of case the Library of Congress's suite
//! has, made here anew. Each is judged as a folder, in a stored zip and in an ordinary one.

use crate::kit::errors;
use recourse_core::audit::{Report, Severity, Verdict};
use recourse_core::bundle::zip::ZipWriter;
use recourse_core::bundle::{Outside, open, verify, verify_path};
use recourse_core::hash::foreign::Algorithm;
use std::collections::BTreeMap;
use std::io::{Cursor, Write};

/// A bag's files by path.
#[derive(Clone)]
struct Bag(BTreeMap<String, Vec<u8>>);

const ALPHA: &str = "data/a.txt";
const BETA: &str = "data/照片/二.txt";

fn hash(algorithm: &str, bytes: &[u8]) -> String {
    let mut hasher = Algorithm::parse(algorithm).unwrap().hasher();
    hasher.update(bytes);
    hasher.finish()
}

impl Bag {
    /// Two files and their list.
    fn new(version: &str) -> Self {
        let mut bag = Self(BTreeMap::new());
        bag.put(ALPHA, "alpha").put(BETA, "beta").declare(version, "UTF-8").list("sha256");
        bag
    }

    fn put(&mut self, path: &str, bytes: impl AsRef<[u8]>) -> &mut Self {
        self.0.insert(path.into(), bytes.as_ref().to_vec());
        self
    }

    fn take(&mut self, path: &str) -> &mut Self {
        assert!(self.0.remove(path).is_some(), "{path}");
        self
    }

    fn declare(&mut self, version: &str, encoding: &str) -> &mut Self {
        let text = format!("BagIt-Version: {version}\nTag-File-Character-Encoding: {encoding}\n");
        self.put("bagit.txt", text)
    }

    fn lines(&self, algorithm: &str, wanted: impl Fn(&str) -> bool) -> String {
        let files = self.0.iter().filter(|(path, _)| wanted(path));
        files.map(|(path, bytes)| format!("{}  {path}\n", hash(algorithm, bytes))).collect()
    }

    /// The list of the payload as it is now.
    fn list(&mut self, algorithm: &str) -> &mut Self {
        let lines = self.lines(algorithm, |path| path.starts_with("data/"));
        self.put(&format!("manifest-{algorithm}.txt"), lines)
    }

    /// The list of everything else.
    fn list_tags(&mut self, algorithm: &str) -> &mut Self {
        let lines = self.lines(algorithm, |p| !p.starts_with("data/") && !p.starts_with("tagm"));
        self.put(&format!("tagmanifest-{algorithm}.txt"), lines)
    }

    /// Changes the text of a tag file.
    fn edit(&mut self, path: &str, change: impl Fn(String) -> String) -> &mut Self {
        let text = String::from_utf8(self.0[path].clone()).unwrap();
        self.put(path, change(text))
    }

    fn line(&mut self, line: &str) -> &mut Self {
        self.edit("manifest-sha256.txt", |text| text + line + "\n")
    }

    /// As another program packs it: compressed, with folders of their own.
    fn ordinary_zip(&self) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        zip.add_directory("bag/", options).unwrap();
        for (path, bytes) in &self.0 {
            zip.start_file(format!("bag/{path}"), options).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn reports(&self) -> [Report; 3] {
        let dir = tempfile::tempdir().unwrap();
        let mut zip = ZipWriter::new(Vec::new());
        for (path, bytes) in &self.0 {
            let at = dir.path().join("bag").join(path);
            std::fs::create_dir_all(at.parent().unwrap()).unwrap();
            std::fs::write(at, bytes).unwrap();
            zip.add_whole(&format!("bag/{path}"), bytes).unwrap();
        }
        let zip = zip.finish().unwrap().0;
        let outside = Outside::default();
        let packed = |zip: Vec<u8>| verify(open(Cursor::new(zip)), &outside);
        [verify_path(&dir.path().join("bag"), &outside), packed(zip), packed(self.ordinary_zip())]
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Valid,
    Warning,
    Invalid,
}
use Group::{Invalid, Valid, Warning};

fn judged(report: &Report) -> Group {
    let warned = report.findings.iter().any(|f| f.severity() == Severity::Warning);
    match report.verdict() {
        Verdict::Intact if warned => Warning,
        Verdict::Intact => Valid,
        _ => Invalid,
    }
}

/// The same change to a bag of each version.
fn each(group: Group, versions: &[&str], name: &str, change: &dyn Fn(&mut Bag)) -> Vec<String> {
    let mut wrong = Vec::new();
    for version in versions {
        let mut bag = Bag::new(version);
        change(&mut bag);
        for (report, way) in bag.reports().iter().zip(["folder", "zip", "ordinary zip"]) {
            if judged(report) != group {
                let all: Vec<String> = report
                    .findings
                    .iter()
                    .map(|f| format!("{}@{}", f.code.as_str(), f.where_))
                    .collect();
                wrong.push(format!(
                    "{version} {way}: {name} should be {group:?}: {all:?} {:?}",
                    errors(report)
                ));
            }
        }
    }
    wrong
}

const ALL: &[&str] = &["0.93", "0.94", "0.95", "0.96", "0.97", "1.0"];
const OLD: &[&str] = &["0.93", "0.95", "0.97"];
const NOW: &[&str] = &["1.0"];

fn none(wrong: Vec<Vec<String>>) {
    assert_eq!(wrong.concat(), Vec::<String>::new());
}

#[test]
fn what_the_standard_allows_is_valid() {
    let latin = |bag: &mut Bag| {
        bag.declare("1.0", "ISO-8859-1").put("bag-info.txt", b"Contact-Name: Jos\xe9\n");
        bag.take(BETA).put("data/caf\u{e9}.txt", "x");
        let line = |p: &str, b: &str| format!("{}  {p}\n", hash("sha256", b.as_bytes()));
        let list = line(ALPHA, "alpha") + &line("data/caf\u{e9}.txt", "x");
        let bytes: Vec<u8> = list.chars().map(|c| c as u8).collect();
        bag.put("manifest-sha256.txt", bytes);
    };
    let wide = |bag: &mut Bag| {
        bag.declare("1.0", "UTF-16BE");
        let text = String::from_utf8(bag.0["manifest-sha256.txt"].clone()).unwrap();
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        bag.put("manifest-sha256.txt", bytes);
    };
    let whole = |bag: &mut Bag| {
        let info = "Source-Organization: 阿明\n  杂货铺\nContact-Name: a\nContact-Name: b\nPayload-Oxum: 9.2\n";
        bag.put("bag-info.txt", info).list("md5").list("sha1").list("sha512").list_tags("sha256");
    };
    none(vec![
        each(Valid, ALL, "two files", &|_| ()),
        each(Valid, ALL, "every algorithm, information and a list of tags", &whole),
        each(Valid, ALL, "lists with line feed and return", &|b| {
            b.edit("manifest-sha256.txt", |t| t.replace('\n', "\r\n"));
        }),
        each(Valid, ALL, "lists with return alone", &|b| {
            b.edit("manifest-sha256.txt", |t| t.replace('\n', "\r"));
        }),
        each(Valid, ALL, "no line end after the last line", &|b| {
            b.edit("manifest-sha256.txt", |t| t.trim_end().to_string());
        }),
        each(Valid, ALL, "capital hex and tabs", &|b| {
            b.edit("manifest-sha256.txt", |t| {
                let line = |l: &str| {
                    let (hash, path) = l.split_once("  ").unwrap();
                    format!("{}\t{path}\n", hash.to_uppercase())
                };
                t.lines().map(line).collect()
            });
        }),
        each(Valid, ALL, "spaces in a name", &|b| {
            b.put("data/two  words .txt", "x").list("sha256");
        }),
        each(Valid, NOW, "a percent sign in a name", &|b| {
            b.put("data/100%.txt", "x").list("sha256");
            b.edit("manifest-sha256.txt", |t| t.replace("100%", "100%25"));
        }),
        each(Valid, ALL, "an empty file", &|b| {
            b.put("data/empty", "").list("sha256");
        }),
        each(Valid, ALL, "a bag as payload of a bag", &|b| {
            let inner = Bag::new("0.97");
            for (path, bytes) in inner.0 {
                b.put(&format!("data/inner/{path}"), bytes);
            }
            b.list("sha256");
        }),
        each(Valid, ALL, "a tag file nobody lists", &|b| {
            b.list_tags("md5").put("notes/deeper.txt", "x");
        }),
        each(Valid, NOW, "tags in Latin-1", &latin),
        each(Valid, NOW, "tags in UTF-16", &wide),
    ]);
}

#[test]
fn what_is_only_odd_is_a_warning() {
    none(vec![
        each(Warning, ALL, "lines as md5sum writes them", &|b| {
            b.edit("manifest-sha256.txt", |t| t.replace("  data", " *data"));
        }),
        each(Warning, ALL, "paths that begin with a dot", &|b| {
            b.edit("manifest-sha256.txt", |t| t.replace("  data", "  ./data"));
        }),
        each(Warning, OLD, "the same line twice", &|b| {
            b.edit("manifest-sha256.txt", |t| t.repeat(2));
        }),
        each(Warning, ALL, "a second spelling that differs in case", &|b| {
            b.line(&format!("{}  data/A.TXT", hash("sha256", b"alpha")));
        }),
        each(Warning, ALL, "a name listed in both Unicode forms, and there in one", &|b| {
            let hash = hash("sha256", b"alpha");
            b.put("data/\u{e9}.txt", "alpha");
            b.line(&format!("{hash}  data/\u{e9}.txt")).line(&format!("{hash}  data/e\u{301}.txt"));
        }),
        each(Warning, ALL, "files of systems, listed and gone", &|b| {
            b.line(&format!("{}  data/Thumbs.db", hash("sha256", b"x")));
        }),
        each(Warning, ALL, "files of systems, listed and there", &|b| {
            b.put("data/.DS_Store", "x").list("sha256");
        }),
        each(Warning, ALL, "something to fetch that is there already", &|b| {
            b.put("fetch.txt", format!("https://example.org/a.txt 5 {ALPHA}\n"));
        }),
        each(Warning, ALL, "one more list of an algorithm nobody knows", &|b| {
            b.put("manifest-crc7.txt", format!("0badc0de  {ALPHA}\n"));
        }),
    ]);
}

#[test]
fn what_the_standard_forbids_is_not_intact() {
    let x = hash("sha256", b"x");
    let mut wrong = vec![
        each(Invalid, ALL, "a changed file", &|b| {
            b.put(ALPHA, "Alpha");
        }),
        each(Invalid, ALL, "a changed tag file", &|b| {
            b.put("bag-info.txt", "a: b\n").list_tags("sha256").put("bag-info.txt", "a: c\n");
        }),
        each(Invalid, ALL, "a file that is not there", &|b| {
            b.take(ALPHA);
        }),
        each(Invalid, ALL, "a tag file that is not there", &|b| {
            b.put("bag-info.txt", "a: b\n").list_tags("sha256").take("bag-info.txt");
        }),
        each(Invalid, ALL, "a file nobody lists", &|b| {
            b.put("data/extra", "x");
        }),
        each(Invalid, NOW, "a file only one of two lists has", &|b| {
            b.list("md5").edit("manifest-md5.txt", |t| {
                t.lines().take(1).map(|l| format!("{l}\n")).collect()
            });
        }),
        each(Invalid, ALL, "one list right, the other not", &|b| {
            b.list("md5").edit("manifest-md5.txt", |t| {
                t.replace(&hash("md5", b"alpha"), &hash("md5", b"x"))
            });
        }),
        each(Invalid, NOW, "the same line twice", &|b| {
            b.edit("manifest-sha256.txt", |t| t.repeat(2));
        }),
        each(Invalid, ALL, "one path with two hashes", &|b| {
            b.line(&format!("{x}  {ALPHA}"));
        }),
        each(Invalid, ALL, "no list", &|b| {
            b.take("manifest-sha256.txt");
        }),
        each(Invalid, ALL, "only a list of an algorithm nobody knows", &|b| {
            b.take("manifest-sha256.txt").put("manifest-crc7.txt", "");
        }),
        each(Invalid, ALL, "a line without a path", &|b| {
            b.line(&x);
        }),
        each(Invalid, ALL, "a line without a hash", &|b| {
            b.line("  data/a.txt");
        }),
        each(Invalid, ALL, "a tag file in the list of the payload", &|b| {
            let declared = hash("sha256", &b.0["bagit.txt"]);
            b.line(&format!("{declared}  bagit.txt"));
        }),
        each(Invalid, ALL, "a wrong number of bytes", &|b| {
            b.put("bag-info.txt", "Payload-Oxum: 10.2\n");
        }),
        each(Invalid, ALL, "a wrong number of files", &|b| {
            b.put("bag-info.txt", "Payload-Oxum: 9.3\n");
        }),
        each(Invalid, ALL, "an encoding there is not", &|b| {
            b.declare("0.97", "WTF-9");
        }),
        each(Invalid, ALL, "a declaration of one line", &|b| {
            b.put("bagit.txt", "BagIt-Version: 0.97\n");
        }),
        each(Invalid, ALL, "an empty declaration", &|b| {
            b.put("bagit.txt", "");
        }),
        each(Invalid, ALL, "a mark before the declaration", &|b| {
            b.edit("bagit.txt", |t| format!("\u{feff}{t}"));
        }),
        each(Invalid, ALL, "a space before the colon", &|b| {
            b.edit("bagit.txt", |t| t.replace("Version:", "Version :"));
        }),
        each(Invalid, ALL, "a version that is no number", &|b| {
            b.declare("one", "UTF-8");
        }),
        each(Invalid, ALL, "no declaration", &|b| {
            b.take("bagit.txt");
        }),
        each(Invalid, ALL, "something to fetch that is not there", &|b| {
            b.take(ALPHA).put("fetch.txt", format!("https://example.org/a.txt 5 {ALPHA}\n"));
        }),
    ];
    for path in
        ["../x", "data/../../x", "/etc/passwd", "~/x", "~root/x", "C:\\x", "file:///etc/passwd"]
    {
        let line = format!("{x}  {path}");
        wrong.push(each(Invalid, ALL, &format!("{path} in a list"), &|b| {
            b.line(&line);
        }));
        let fetch = format!("https://example.org/x 1 {path}\n");
        wrong.push(each(Invalid, ALL, &format!("{path} to fetch"), &|b| {
            b.put("fetch.txt", &fetch);
        }));
    }
    none(wrong);
}
