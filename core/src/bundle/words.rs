//! `README.txt` for the person who opens the folder, and `VERIFY.txt` with the commands to check it by hand. Both stand
//! in Chinese and English, because a bundle travels.

use crate::args;
use crate::audit::replay::Walk;
use crate::audit::{Checkpoint, Head, PublicKey};
use crate::hash::Hash;
use crate::locale::{Lang, Locale};

/// What the two texts say of this bundle.
#[derive(Debug, Clone, PartialEq)]
pub struct Words<'a> {
    /// `RC-2026-001`.
    pub case_no: &'a str,
    /// Fingerprint of the genesis key.
    pub key: String,
    /// Fingerprint of the key in force, which signs the bundle.
    pub in_force: String,
    /// The last link.
    pub head: Head,
    /// Version of the program.
    pub version: &'a str,
    /// What has to be known of the time before this book, in Chinese and in English.
    pub earlier: [Vec<String>; 2],
    /// A demo book: said in the first line.
    pub demo: bool,
    /// SHA-256 of the offline page that checks a bundle. An argument, not looked up here: the page may change, the
    /// pinned bytes of format version 1 may not.
    pub page: Option<Hash>,
}

impl<'a> Words<'a> {
    /// Takes key and head from the walk over the book.
    pub fn new(case_no: &'a str, version: &'a str, walk: &Walk) -> Self {
        let key = walk.genesis.map(|g| g.key.fingerprint()).unwrap_or_default();
        let in_force = walk.key_at(walk.head.seq).map(|key| key.fingerprint()).unwrap_or_default();
        let earlier = [Lang::Zh, Lang::En].map(|lang| walk.earlier(&Locale::new(lang)));
        let head = walk.head;
        Self { case_no, key, in_force, head, version, earlier, demo: false, page: None }
    }

    fn fill(&self, locale: &Locale, id: &str) -> String {
        let head = self.head.hash.hex();
        locale.fill(
            id,
            args![
                case = self.case_no,
                key = self.key.as_str(),
                now = self.in_force.as_str(),
                seq = self.head.seq.to_string(),
                head = head.as_str(),
                version = self.version
            ],
        )
    }
}

/// `README.txt`: UTF-8 with a byte order mark, for old Windows editors; Chinese first.
pub fn readme(words: &Words<'_>) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    for (lang, earlier) in [Lang::Zh, Lang::En].into_iter().zip(&words.earlier) {
        let locale = Locale::new(lang);
        if lang == Lang::En {
            text.push_str("\n----------------------------------------------------------------\n\n");
        }
        if words.demo {
            text.push_str(&locale.text("trust-readme-demo"));
            text.push_str("\n\n");
        }
        for part in ["title", "what", "open", "check", "limits"] {
            // The pinned bundles of format version 1 know no page, and an older word for the proof code.
            let code = part == "check" && words.page.is_some();
            let id = format!("trust-readme-{part}{}", if code { "-code" } else { "" });
            text.push_str(&words.fill(&locale, &id));
            if part == "check"
                && let Some(page) = words.page.map(|page| page.hex())
            {
                if words.in_force != words.key {
                    text.push('\n');
                    text.push_str(&words.fill(&locale, "trust-readme-key-changed"));
                }
                if !earlier.is_empty() {
                    let title = locale.text("trust-readme-earlier");
                    text.push_str(&format!("\n{title}\n- {}", earlier.join("\n- ")));
                }
                text.push('\n');
                text.push_str(&locale.fill("hand-readme-page", args![page = page.as_str()]));
            }
            text.push_str(if part == "limits" { "\n" } else { "\n\n" });
        }
    }
    text.into_bytes()
}

/// `data/VERIFY.txt`: each command with what it shows, and where it falls short.
pub fn verify_txt(words: &Words<'_>, walk: &Walk, checkpoints: &[Checkpoint]) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    let (zh, en) = (Locale::new(Lang::Zh), Locale::new(Lang::En));
    let both = |text: &mut String, id: &str| {
        for locale in [&zh, &en] {
            text.push_str(&words.fill(locale, id));
            text.push('\n');
        }
    };
    both(&mut text, "trust-byhand-intro");
    let changed = words.in_force != words.key;
    let print = if changed { "trust-byhand-key-changed" } else { "trust-byhand-key" };
    // The pinned bundles of format version 1 know no page, and neither the steps that came after it.
    let steps = [
        ("trust-byhand-files", FILES, true),
        ("trust-byhand-bagit", BAGIT, true),
        ("trust-byhand-signature", SIGNATURE, true),
        ("trust-byhand-tie", TIE, words.page.is_some()),
        (print, KEY, words.page.is_some()),
        ("trust-byhand-chain", CHAIN, true),
        ("trust-byhand-entries", ENTRIES, words.page.is_some()),
        ("trust-byhand-privates", PRIVATES, words.page.is_some()),
        ("trust-byhand-originals", ORIGINALS, words.page.is_some()),
        ("trust-byhand-complete", COMPLETE, words.page.is_some()),
        ("trust-byhand-nothing-else", NOTHING_ELSE, words.page.is_some()),
    ];
    for (id, command, _) in steps.into_iter().filter(|(.., said)| *said) {
        text.push('\n');
        both(&mut text, id);
        let whole =
            if words.page.is_some() { command.replace(READ, READ_ALL) } else { command.into() };
        text.push_str(&format!("\n    {whole}\n"));
        if id == "trust-byhand-key-changed" {
            key_steps(words, walk, &mut text);
        }
    }
    for checkpoint in checkpoints {
        text.push('\n');
        let seq = checkpoint.head.seq.to_string();
        for locale in [&zh, &en] {
            text.push_str(&locale.fill("trust-byhand-checkpoint", args![seq = seq.as_str()]));
            text.push('\n');
        }
        text.push_str(&checkpoint_command(checkpoint, walk));
    }
    text.push('\n');
    both(&mut text, "trust-byhand-stamp");
    text.push_str(&format!("\n    {STAMP}\n\n"));
    if words.page.is_none() {
        both(&mut text, "trust-byhand-limits");
    } else {
        both(&mut text, "trust-byhand-less");
        both(&mut text, "trust-level-derived");
        both(&mut text, "trust-byhand-survives");
    }
    text.into_bytes()
}

/// A last line without its end is a line too, or it would be passed over by one command and counted by another.
const READ: &str = "while IFS= read -r l; do";
const READ_ALL: &str = "while IFS= read -r l || [ -n \"$l\" ]; do";

const FILES: &str = "sha256sum -c manifest-sha256.txt && sha256sum -c tagmanifest-sha256.txt";
const BAGIT: &str = "python3 -m bagit --validate .";
const SIGNATURE: &str =
    "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in bundle.txt -sigfile bundle.txt.sig";
/// The lists and the beginning of the chain are those the signature is over.
const TIE: &str = "for f in manifest:manifest-sha256.txt baginfo:bag-info.txt readme:README.txt \
    genesis:data/log/genesis.txt; do h=$(sha256sum < \"${f#*:}\" | cut -c1-64); \
    grep -qx \"${f%%:*} $h\" bundle.txt && echo \"OK ${f#*:}\" || echo \"BROKEN ${f#*:}\"; done";
const KEY: &str =
    "openssl pkey -pubin -in key.pem -outform DER | tail -c 32 | sha256sum | cut -c1-16";
const CHAIN: &str = "p=$(sha256sum < data/log/genesis.txt | cut -c1-64); \
    while IFS= read -r l; do [ \"${l##* }\" = \"$p\" ] || { echo BROKEN \"$l\"; break; }; \
    p=$(printf '%s\\n' \"$l\" | sha256sum | cut -c1-64); done < data/log/links.txt; \
    echo \"$p\"; grep ^head bundle.txt";
/// The words of each entry are those its link names; the private parts those the entries name; the originals too.
const ENTRIES: &str = "while IFS= read -r l; do h=$(printf '%s\\n' \"$l\" | sha256sum | cut -c1-64); \
    grep -q \"^recourse-link-v1 [0-9]* [0-9a-f]* $h \" data/log/links.txt && echo OK || echo \"BROKEN $l\"; \
    done < data/log/entries.jsonl | sort | uniq -c";
const PRIVATES: &str = "while IFS= read -r l; do h=$(printf '%s\\n' \"$l\" | sha256sum | cut -c1-64); \
    grep -qE \"\\\"priv\\\":\\\"$h\\\",\\\"salt\\\":\\\"[0-9a-f]*\\\",\\\"seq\\\":[0-9]*,\\\"v\\\":\\\"recourse-entry-v1\\\"}$\" data/log/entries.jsonl && echo OK || echo \"BROKEN $l\"; \
    done < data/log/private.jsonl | sort | uniq -c";
const ORIGINALS: &str = "grep ' data/files/' manifest-sha256.txt | while read -r h p; do \
    grep -qE \"\\\"sha256\\\":\\\"$h\\\",\\\"size\\\":[0-9]*}[^]]*],\\\"kind\\\":\\\"[a-z0-9_.]*\\\",(\\\"priv\\\":\\\"[0-9a-f]*\\\",)?\\\"salt\\\":\\\"[0-9a-f]*\\\",\\\"seq\\\":[0-9]*,\\\"v\\\":\\\"recourse-entry-v1\\\"}$\" \
    data/log/entries.jsonl && echo OK || echo \"BROKEN $p\"; \
    done | sort | uniq -c";
/// As many links of the case as the statement says, and as many entries as are not declared left out. Members stand in the
/// order of their names, so that what an entry's own data say is not taken for them.
const COMPLETE: &str = "c=$(sed -n 's/^case //p' bundle.txt); \
    grep -c \"^recourse-link-v1 [0-9]* $c \" data/log/links.txt; \
    grep -cE '^[{]\"actor\":\"([^\"\\\\]|\\\\.)*\",\"at\":\"[^\"]*\",\"book\":\"[0-9a-f]*\",\"case\":\"'$c'\",' \
    data/log/entries.jsonl; grep -E '^(entries|redacted) ' bundle.txt";
/// What no list names is nobody's word.
const NOTHING_ELSE: &str = "{ cut -c67- manifest-sha256.txt tagmanifest-sha256.txt; \
    echo tagmanifest-sha256.txt; } | LC_ALL=C sort > ../listed.txt; \
    find . ! -type d | cut -c3- | LC_ALL=C sort | diff ../listed.txt - && echo OK";
const STAMP: &str = "openssl ts -verify -data data/log/checkpoints/NNNNNNNNNN.txt \
    -in data/log/checkpoints/NNNNNNNNNN.txt.tsr -CAfile tsa-root.pem";

/// From the first key to the one in force: each key vouches for the next. Keys go to files beside the bundle.
fn key_steps(words: &Words<'_>, walk: &Walk, text: &mut String) {
    let both = |text: &mut String, id: &str, seq: u64| {
        let seq = seq.to_string();
        for lang in [Lang::Zh, Lang::En] {
            let args = args![key = words.key.as_str(), seq = seq.as_str()];
            text.push_str(&Locale::new(lang).fill(id, args));
            text.push('\n');
        }
    };
    let pem = |key: &PublicKey| key.to_pem().unwrap_or_default().replace('\n', "\\n");
    let last = walk.keys.len().saturating_sub(1);
    let file = |at: usize| {
        let from = walk.keys.get(at).map_or(0, |(from, _)| *from);
        if at == last { "key.pem".to_string() } else { format!("../key-from-{from}.pem") }
    };
    let Some(book) = walk.genesis.map(|g| g.book) else { return };
    for (at, (_, old)) in walk.keys.iter().enumerate().take(last) {
        let (before, after) = (file(at), file(at + 1));
        let Some((seq, _)) = walk.keys.get(at + 1) else { return };
        text.push('\n');
        if at == 0 {
            both(text, "trust-byhand-key-first", *seq);
            let first = KEY.replace("key.pem", &before);
            text.push_str(&format!("\n    printf -- '{}' > {before}\n    {first}\n\n", pem(old)));
        }
        both(text, "trust-byhand-key-step", *seq);
        text.push('\n');
        if let Some((from, next)) = walk.keys.get(at + 1).filter(|_| at + 1 < last) {
            text.push_str(&format!("    printf -- '{}' > ../key-from-{from}.pem\n", pem(next)));
        }
        let hex = |file: &str| {
            format!(
                "$(openssl pkey -pubin -in {file} -outform DER | tail -c 32 | od -An -v -tx1 | tr -d ' \\n')"
            )
        };
        text.push_str(&format!(
            "    printf 'recourse-rotate-v1\\nbook {book}\\nseq {seq}\\nold %s\\nnew %s\\n' \"{}\" \"{}\" > ../rotate-{seq}.txt\n",
            hex(&before),
            hex(&after),
        ));
        text.push_str(&format!(
            "    grep '\"kind\":\"key.rotated\".*\"seq\":{seq},' data/log/entries.jsonl | \
             sed 's/.*\"sig\":\"\\([0-9a-f]*\\)\".*/\\1/' | \
             perl -pe 's/\\s//g; $_ = pack \"H*\", $_' > ../rotate-{seq}.sig\n"
        ));
        text.push_str(&format!(
            "    openssl pkeyutl -verify -pubin -inkey {before} -rawin -in ../rotate-{seq}.txt -sigfile ../rotate-{seq}.sig\n"
        ));
    }
}

/// The check of one checkpoint; one from before a change of key brings the key it names.
fn checkpoint_command(checkpoint: &Checkpoint, walk: &Walk) -> String {
    let file = format!("data/log/checkpoints/{}.txt", checkpoint.stem());
    let mut command = String::from("\n");
    let mut key = "key.pem".to_string();
    if walk.key_at(walk.head.seq) != Some(checkpoint.key) {
        let pem = checkpoint.key.to_pem().unwrap_or_default();
        key = format!("key-{}.pem", checkpoint.head.seq);
        let escaped = pem.replace('\n', "\\n");
        command.push_str(&format!("    printf -- '{escaped}' > ../{key}\n"));
        key = format!("../{key}");
    }
    command.push_str(&format!(
        "    openssl pkeyutl -verify -pubin -inkey {key} -rawin -in {file} -sigfile {file}.sig\n"
    ));
    command
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::replay::tests::{book, key, stamp};

    #[test]
    fn both_texts_are_bilingual_and_leave_no_gap() {
        let (walk, _) = book().walk(crate::audit::Options::default());
        let words = Words { demo: true, ..Words::new("RC-2026-001", "0.1.0", &walk) };
        let old = Checkpoint {
            book: walk.genesis.unwrap().book,
            head: Head { seq: 3, hash: walk.head.hash },
            time: stamp(3).at,
            key: key(1).public(),
        };
        for bytes in [readme(&words), verify_txt(&words, &walk, &[old])] {
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.starts_with('\u{feff}') && text.ends_with('\n'));
            assert!(
                !text.contains("{trust") && !text.contains("{ $") && !text.contains('\r'),
                "{text}"
            );
            for part in ["RC-2026-001", words.key.as_str(), "report.pdf", "指纹", "fingerprint"] {
                assert!(text.contains(part), "{part} in {text}");
            }
        }
        let text = String::from_utf8(verify_txt(&words, &walk, &[old])).unwrap();
        for part in [
            "-no_check_time",
            "printf -- '-----BEGIN PUBLIC KEY-----\\n",
            "../key-3.pem",
            "pkeyutl",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
}
