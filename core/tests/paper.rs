//! The PDF as its readers see it: qpdf, pdftotext, pdfimages and our own eyes on its bytes.
//! A check whose tool is missing says so and is skipped; under CI=true a missing tool is a failure.

#![allow(clippy::unwrap_used)]

#[path = "paper/shop.rs"]
mod shop;
#[path = "paper/tools.rs"]
mod tools;

use recourse_core::hash::Hash;
use recourse_core::locale::Lang;
use recourse_core::render::layout::shape::Problem;
use recourse_core::render::pdf::{PdfError, write_pdf};
use shop::{Files, options, paper, pdf, zh};
use std::io::{self, Write};

#[test]
fn same_input_same_bytes() {
    for lang in [Lang::Zh, Lang::En] {
        let (first, _) = pdf(&paper(lang));
        let (second, _) = pdf(&paper(lang));
        assert!(first == second, "two runs in one process differ");
    }
    let (other, _) = pdf(&paper(Lang::En));
    assert_ne!(id(&other), id(&zh().0));
}

/// The trailer's identifier.
fn id(pdf: &[u8]) -> Vec<u8> {
    let at = find(pdf, b"/ID[").unwrap();
    pdf[at..at + 70].to_vec()
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|w| w == needle)
}

#[test]
fn readers_find_nothing_wrong() {
    for lang in [Lang::Zh, Lang::En] {
        let (bytes, report) = pdf(&paper(lang));
        let file = tools::saved(&format!("paper-{}.pdf", lang.tag()), &bytes);
        let Some(out) = tools::run("qpdf", &["--check", &file]) else { return };
        assert!(out.contains("No syntax or stream encoding errors"), "{out}");
        assert!(!out.to_lowercase().contains("warning"), "{out}");
        assert_eq!(report.bytes, bytes.len() as u64);
    }
}

#[test]
fn chinese_copies_out_exactly() {
    let (bytes, report) = zh();
    let file = tools::saved("copy.pdf", bytes);
    let Some(out) = tools::run("pdftotext", &["-layout", &file, "-"]) else { return };
    for text in
        ["老王记面馆", "䶮喆𠮷", "叁万柒仟伍佰壹拾伍元柒角", "日一人", "ΩΩ", "㛃", "第 1 页 / 共"]
    {
        assert!(out.contains(text), "{text} is not in:\n{out}");
    }
    assert!(!out.contains('⽇'), "a radical was not folded");
    // The character nobody has is named, and still copies out.
    assert_eq!(report.missing_glyphs.iter().map(|m| m.0).collect::<Vec<_>>(), ['\u{2b81d}']);
    assert!(out.contains('\u{2b81d}') && out.contains("U+2B81D"), "{out}");
    assert!(out.contains("\\u{202e}"), "a bidirectional control acts");
}

#[test]
fn photos_are_their_original_bytes() {
    let (bytes, _) = zh();
    for name in ["slip.jpg", "turned-6.jpg", "cmyk.jpg", "grey.jpg"] {
        let photo = Files::bytes(name);
        let at = find(bytes, &photo).unwrap_or_else(|| panic!("{name} is not in the PDF"));
        assert_eq!(Hash::of(&bytes[at..at + photo.len()]), Hash::of(&photo));
        let dict = String::from_utf8_lossy(&bytes[at.saturating_sub(400)..at]).into_owned();
        assert!(dict.contains("/DCTDecode") && dict.ends_with("stream\n"), "{dict}");
    }
}

#[test]
fn screenshots_are_pixel_equal() {
    let (bytes, _) = zh();
    let chat = Files::bytes("chat.png");
    let at = find(&chat, b"IDAT").unwrap() + 4;
    let length = u32::from_be_bytes(chat[at - 8..at - 4].try_into().unwrap()) as usize;
    assert!(find(bytes, &chat[at..at + length]).is_some(), "rows were packed anew");
}

#[test]
fn one_page_taken_out_stays_small() {
    let (bytes, report) = zh();
    let file = tools::saved("whole.pdf", bytes);
    let one = tools::path("one.pdf");
    let page = report.anchors["E001"].page.to_string();
    if tools::run("pdfseparate", &["-f", &page, "-l", &page, &file, &one]).is_none() {
        return;
    }
    let size = std::fs::metadata(&one).unwrap().len();
    let fonts = 200_000;
    assert!(size < Files::bytes("slip.jpg").len() as u64 + fonts, "{size} bytes");
}

#[test]
fn exhibits_that_cannot_be_shown_say_why() {
    let (bytes, report) = zh();
    let problems = |name: &str| report.problems.get(&Hash::of(&Files::bytes(name))).cloned();
    assert_eq!(problems("locked.pdf"), Some(vec![Problem::Locked]));
    assert_eq!(problems("wrong-xref.pdf"), Some(vec![Problem::Repaired]));
    assert_eq!(problems("wrong-xref-packed.pdf"), Some(vec![Problem::Repaired]));
    assert_eq!(problems("cut.pdf"), Some(vec![Problem::CutShort]));
    assert_eq!(problems("cut.jpg"), Some(vec![Problem::CutShort]));
    assert_eq!(problems("owner.pdf"), None);
    assert_eq!(problems("slip.jpg"), None);
    let file = tools::saved("slips.pdf", bytes);
    let Some(out) = tools::run("pdftotext", &["-layout", &file, "-"]) else { return };
    assert!(out.contains("文件设有打开密码"), "{out}");
    assert!(out.contains("0:04") && out.contains("data/files/"), "{out}");
}

#[test]
fn imported_pages_keep_their_text_and_stamps() {
    let (bytes, report) = zh();
    let file = tools::saved("imported.pdf", bytes);
    for name in ["notice.pdf", "packed.pdf", "owner.pdf", "wrong-xref.pdf", "wrong-xref-packed.pdf"]
    {
        let place = report.anchors[name];
        assert_eq!(place.last - place.page, 2, "{name} has three pages");
        let (from, to) = (place.page.to_string(), place.last.to_string());
        let Some(out) = tools::run("pdftotext", &["-f", &from, "-l", &to, &file, "-"]) else {
            return;
        };
        assert!(out.contains("系统升级通知（第 1 页）"), "{name}: {out}");
        assert!(out.contains("系统升级通知（第 3 页）"), "{name}: {out}");
        assert_eq!(out.matches("PAID?").count(), 1, "{name}: the hidden stamp stays hidden: {out}");
    }
}

#[test]
fn imported_pages_inherit_nothing_of_ours() {
    let (bytes, report) = zh();
    let doc = lopdf::Document::load_mem(bytes).unwrap();
    let page = doc.page_iter().nth(report.anchors["notice.pdf"].page - 1).unwrap();
    let content = String::from_utf8(doc.get_page_content(page)).unwrap();
    let painted = content.rfind(" Do").unwrap();
    let before = &content[content[..painted].rfind("0 Tr").unwrap()..painted];
    assert!(!before.contains("BT") && !before.contains("2 Tr"), "{before}");
}

#[test]
fn numbers_on_paper_are_the_viewers() {
    let (bytes, report) = zh();
    let file = tools::saved("numbers.pdf", bytes);
    let Some(info) = tools::run("pdfinfo", &[&file]) else { return };
    assert!(info.contains(&format!("Pages:           {}", report.pages)), "{info}");
    assert!(info.contains("PDF version:     1.7") && info.contains("老王记面馆"), "{info}");
    for (anchor, place) in &report.anchors {
        let page = place.page.to_string();
        let Some(out) = tools::run("pdftotext", &["-layout", "-f", &page, "-l", &page, &file, "-"])
        else {
            return;
        };
        assert!(out.contains(&format!("第 {page} 页 / 共 {} 页", report.pages)), "{anchor}: {out}");
    }
    let place = report.anchors["E001"];
    let Some(out) = tools::run("pdftotext", &["-layout", "-f", "2", "-l", "2", &file, "-"]) else {
        return;
    };
    let row = out.lines().find(|l| l.contains("E001")).unwrap_or_else(|| panic!("{out}"));
    assert!(row.trim_end().ends_with(&place.page.to_string()), "{row}");
}

#[test]
fn links_lead_where_the_numbers_say() {
    let (bytes, report) = zh();
    let doc = lopdf::Document::load_mem(bytes).unwrap();
    let pages: Vec<_> = doc.page_iter().collect();
    let list = pages[report.anchors["list"].page - 1];
    let links = doc.get_dictionary(list).unwrap().get(b"Annots").unwrap().as_array().unwrap();
    let links: Vec<_> = links.iter().map(|l| l.as_dict().unwrap()).collect();
    let target = |link: &lopdf::Dictionary| {
        let go = link.get(b"A").unwrap().as_dict().unwrap();
        let to = go.get(b"D").unwrap().as_array().unwrap()[0].as_reference().unwrap();
        pages.iter().position(|p| *p == to).unwrap() + 1
    };
    // Each row has its label and its page number, both to the same exhibit.
    assert_eq!(target(links[0]), report.anchors["E001"].page);
    assert_eq!(target(links[1]), report.anchors["E001"].page);
    assert_eq!(target(links[2]), report.anchors["turned-2.jpg"].page);
    assert!(links.iter().all(|l| l.get(b"F").unwrap().as_i64().unwrap() == 4));
}

#[test]
fn the_file_is_what_printpdf_alone_does_not_make() {
    let (bytes, _) = zh();
    assert!(bytes.starts_with(b"%PDF-1.7\n"));
    for wanted in
        ["/PageMode /UseOutlines", "/PageLabels", "/Lang (zh-CN)", "/DisplayDocTitle true", "/F 4"]
    {
        assert!(find(bytes, wanted.as_bytes()).is_some(), "{wanted}");
    }
    for unwanted in
        ["GTS_PDFX", "/Trapped", "/Subject", "/Keywords", "/Identifier", "/OutputIntents"]
    {
        assert!(find(bytes, unwanted.as_bytes()).is_none(), "{unwanted}");
    }
    let doc = lopdf::Document::load_mem(bytes).unwrap();
    let toc = doc.get_toc().unwrap();
    assert!(toc.toc.iter().any(|t| t.level == 2), "bookmarks are nested");
    assert!(toc.toc.iter().any(|t| t.title.contains("证据目录")), "{:?}", toc.toc);
    // No page names a picture it does not show.
    for page in doc.page_iter() {
        let names = doc.get_page_resources(page).unwrap().0.map_or(0, |r| {
            r.get(b"XObject").and_then(|x| x.as_dict()).map_or(0, lopdf::Dictionary::len)
        });
        assert!(names <= 2, "{names} names on a page");
    }
}

/// Takes so many bytes and then is full.
struct Disk(usize);

impl Write for Disk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let taken = bytes.len().min(self.0);
        self.0 -= taken;
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_an_error() {
    let doc = paper(Lang::Zh);
    let whole = zh().0.len();
    for room in [0, 100, whole / 2, whole - 1] {
        let result = write_pdf(&doc, &Files, &mut Disk(room), &options());
        assert!(
            matches!(result, Err(PdfError::Write(e)) if e.kind() == io::ErrorKind::StorageFull)
        );
    }
    assert!(write_pdf(&doc, &Files, &mut Disk(whole), &options()).is_ok());
}

#[test]
fn changed_bytes_are_refused() {
    struct Liar;
    impl recourse_core::render::pdf::FileSource for Liar {
        fn open(&self, hash: &Hash) -> io::Result<Box<dyn io::Read + '_>> {
            let mut bytes = Files::of(hash).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            Ok(Box::new(io::Cursor::new(bytes)))
        }
        fn size(&self, hash: &Hash) -> Option<u64> {
            Files::of(hash).map(|b| b.len() as u64)
        }
    }
    let mut doc = paper(Lang::Zh);
    let slip = Hash::of(&Files::bytes("slip.jpg"));
    doc.blocks.retain(|b| !matches!(&b.kind, recourse_core::document::BlockKind::Attachment(a) if a.sha256 != slip));
    let result = write_pdf(&doc, &Liar, &mut Vec::new(), &options());
    assert!(matches!(result, Err(PdfError::Changed { sha256 }) if sha256 == slip));
}

#[test]
fn a_blackened_pdf_is_pixels_and_nothing_else() {
    use recourse_core::render::pdf::{BlackenError, Mark, blacken};
    let mark = Mark { page: 1, x: 0, y: 0, w: 1000, h: 500 };
    for name in ["notice.pdf", "owner.pdf", "wrong-xref.pdf"] {
        let copy = blacken(&Files::bytes(name), &[mark]).unwrap();
        assert!(copy.ending == "pdf" && copy.pages > 0, "{name}");
        let file = tools::saved(&format!("blackened-{name}"), &copy.bytes);
        let Some(out) = tools::run("qpdf", &["--check", &file]) else { return };
        assert!(out.contains("No syntax or stream encoding errors"), "{name}: {out}");
        let Some(out) = tools::run("pdftotext", &[&file, "-"]) else { return };
        assert!(out.trim().is_empty(), "{name} still says {out}");
    }
    assert_eq!(blacken(&Files::bytes("locked.pdf"), &[mark]), Err(BlackenError::Unreadable));
    let far = Mark { page: 99, ..mark };
    assert!(matches!(blacken(&Files::bytes("notice.pdf"), &[far]), Err(BlackenError::NoPage(_))));
}

#[test]
fn a_finished_report_is_read_back_word_for_word() {
    let (bytes, _) = zh();
    let said = recourse_core::render::pdf::spoken(&mut std::io::Cursor::new(bytes)).unwrap();
    let on_pages: String =
        said.iter().filter(|s| s.page.is_some()).map(|s| s.text.as_str()).collect();
    // What our pages say, what an imported page says, and what stands only in bookmarks and metadata.
    for text in ["老王记面馆", "37,515.70"] {
        assert!(on_pages.contains(text), "{text}");
    }
    let elsewhere = |text: &str| said.iter().any(|s| s.page.is_none() && s.text.contains(text));
    assert!(elsewhere("老王记面馆诉江州银行") && elsewhere("与客服的聊天长截图"));
    let Some(imported) =
        tools::run("pdftotext", &[&tools::saved("one.pdf", &Files::bytes("notice.pdf")), "-"])
    else {
        return;
    };
    let line = imported.lines().map(str::trim).find(|l| l.chars().count() > 8).unwrap();
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert!(bare(&on_pages).contains(&bare(line)), "{line} is not heard on the imported page");
}
