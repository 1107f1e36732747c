//! Paths as terminals deliver them when files are dropped or pasted: bare, quoted, escaped, as URLs, many at once.

/// Readings of pasted text as paths, the most literal first. `exists` says whether a reading is a file or folder;
/// `home` replaces `~`. What exists nowhere comes back as it was typed, so that the message can name it.
pub fn read(text: &str, home: &str, exists: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        for path in read_line(line, home, exists) {
            if !out.contains(&path) {
                out.push(path);
            }
        }
    }
    out
}

fn read_line(line: &str, home: &str, exists: &dyn Fn(&str) -> bool) -> Vec<String> {
    // The whole line first: a bare path may hold spaces.
    let whole = finish(line, home, exists);
    if exists(&whole) {
        return vec![whole];
    }
    let quoted = line.starts_with(['\'', '"'])
        && line.ends_with(['\'', '"'])
        && line.matches(['\'', '"']).count() == 2;
    if quoted {
        let inside = line.trim_matches(['\'', '"']);
        return vec![finish(inside, home, exists)];
    }
    let words = split(line.strip_prefix("& ").unwrap_or(line));
    join_bare(&words, home, exists)
}

/// Joins neighbouring bare words where only together they name a file: `签购单 0309.jpg` beside another path.
fn join_bare(words: &[String], home: &str, exists: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = (at + 1..=words.len()).rev().take(64).find(|end| {
            let joined = words.get(at..*end).unwrap_or_default().join(" ");
            exists(&finish(&joined, home, exists))
        });
        let end = longest.unwrap_or(at + 1);
        let joined = words.get(at..end).unwrap_or_default().join(" ");
        out.push(finish(&joined, home, exists));
        at = end;
    }
    out
}

/// Words of a shell line: quotes group, a backslash escapes unless the word is a Windows path.
fn split(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quote = None;
    let mut open = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (Some(_), c) => word.push(c),
            (None, '\'' | '"') => {
                quote = Some(c);
                open = true;
            }
            (None, '\\')
                if !(is_windows(&word) || word.is_empty() && chars.peek() == Some(&'\\')) =>
            {
                word.extend(chars.next());
            }
            (None, ' ' | '\t') => {
                if open || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                open = false;
            }
            (None, c) => word.push(c),
        }
    }
    if open || !word.is_empty() {
        words.push(word);
    }
    words.retain(|w| !w.is_empty() && w != "&");
    words
}

fn is_windows(word: &str) -> bool {
    let mut chars = word.chars();
    let drive = chars.next().is_some_and(|c| c.is_ascii_alphabetic()) && chars.next() == Some(':');
    drive || word.starts_with("\\\\")
}

/// One path: URL decoded, home put in, a Windows path seen from WSL turned where that names something.
fn finish(path: &str, home: &str, exists: &dyn Fn(&str) -> bool) -> String {
    let path = match path.strip_prefix("file://") {
        Some(rest) => {
            let rest = rest.strip_prefix("localhost").unwrap_or(rest);
            let decoded = percent(rest);
            match decoded.strip_prefix('/') {
                Some(windows) if is_windows(windows) => windows.to_string(),
                _ => decoded,
            }
        }
        None => path.to_string(),
    };
    if let Some(rest) = path.strip_prefix('~')
        && !home.is_empty()
        && (rest.is_empty() || rest.starts_with('/'))
    {
        return format!("{home}{rest}");
    }
    if is_windows(&path) && !path.starts_with("\\\\") && !exists(&path) {
        let drive = path.chars().next().map(|c| c.to_ascii_lowercase()).unwrap_or_default();
        let rest = path.get(2..).unwrap_or_default().replace('\\', "/");
        let wsl = format!("/mnt/{drive}{rest}");
        if exists(&wsl) {
            return wsl;
        }
    }
    path
}

fn percent(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let raw = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = raw.get(at) {
        let hex = raw.get(at + 1..at + 3).and_then(|h| std::str::from_utf8(h).ok());
        match hex.and_then(|h| u8::from_str_radix(h, 16).ok()).filter(|_| *byte == b'%') {
            Some(value) => {
                bytes.push(value);
                at += 3;
            }
            None => {
                bytes.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_string())
}

#[cfg(test)]
mod tests {
    use super::read;

    fn from(text: &str, there: &[&str]) -> Vec<String> {
        read(text, "/home/wang", &|p| there.contains(&p))
    }

    #[test]
    fn every_form_a_terminal_delivers() {
        let slip = "/data/签购单 0309.jpg";
        for text in [
            "/data/签购单 0309.jpg",
            "'/data/签购单 0309.jpg'",
            "\"/data/签购单 0309.jpg\"",
            "/data/签购单\\ 0309.jpg",
            "file:///data/%E7%AD%BE%E8%B4%AD%E5%8D%95%200309.jpg",
            "file://localhost/data/签购单%200309.jpg",
            "  /data/签购单 0309.jpg \r\n",
            "& '/data/签购单 0309.jpg'",
        ] {
            assert_eq!(from(text, &[slip]), [slip], "{text}");
        }
    }

    #[test]
    fn many_at_once_and_each_once() {
        let there = ["/a/1.jpg", "/a/二 号.pdf", "/a/3.m4a"];
        assert_eq!(from("/a/1.jpg '/a/二 号.pdf' /a/3.m4a", &there), there);
        assert_eq!(from("/a/1.jpg /a/二 号.pdf /a/3.m4a", &there), there);
        assert_eq!(from("/a/1.jpg\n/a/1.jpg\n/a/3.m4a\n", &there), ["/a/1.jpg", "/a/3.m4a"]);
    }

    #[test]
    fn windows_home_and_unknown_paths() {
        let there = [r"D:\微信文件\签购单 0309.jpg", "/mnt/d/x.csv", "/home/wang/b.csv"];
        assert_eq!(from(r"& 'D:\微信文件\签购单 0309.jpg'", &there), [there[0]]);
        assert_eq!(from(r"'D:\微信文件\签购单 0309.jpg' D:\x.csv", &there), [there[0], there[1]]);
        assert_eq!(from("~/b.csv", &there), ["/home/wang/b.csv"]);
        assert_eq!(from("file:///D:/x.csv", &there), ["/mnt/d/x.csv"]);
        assert_eq!(from("/gone.csv", &there), ["/gone.csv"]);
        assert_eq!(from("", &there), Vec::<String>::new());
        assert_eq!(from(r"\\nas\共享\a.csv", &[r"\\nas\共享\a.csv"]), [r"\\nas\共享\a.csv"]);
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in ".{0,60}") {
            read(&text, "/home/wang", &|_| false);
        }
    }
}
