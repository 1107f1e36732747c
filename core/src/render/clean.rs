//! Makes foreign text safe and copyable on paper: nothing invisible, nothing that turns the reading order,
//! no compatibility twin of an ordinary character.

use crate::hygiene::screen_lines;
use std::borrow::Cow;

/// Text as it may be printed: [`screen_lines`] with tabs as spaces, and
/// - variation selectors are shown as `\u{fe0f}` too, since a page could not show them;
/// - Kangxi and CJK radicals (U+2E80–2FDF) become the ordinary characters they look like, because both share a glyph
///   and would copy out wrong.
pub fn clean(text: &str) -> Cow<'_, str> {
    let safe = screen_lines(&text.replace('\t', "    "), usize::MAX).into_string();
    if !safe.chars().any(|c| is_selector(c) || radical(c).is_some()) {
        return if safe == text { Cow::Borrowed(text) } else { Cow::Owned(safe) };
    }
    let mut out = String::with_capacity(safe.len() + 16);
    for c in safe.chars() {
        if is_selector(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(radical(c).unwrap_or(c));
        }
    }
    Cow::Owned(out)
}

/// Whether this only chooses a variant of the character before it.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// The unified ideograph a radical stands for.
fn radical(c: char) -> Option<char> {
    match u32::from(c) {
        code @ 0x2F00..=0x2FD5 => KANGXI.chars().nth((code - 0x2F00) as usize),
        code @ 0x2E80..=0x2EF3 => {
            SUPPLEMENT.chars().nth((code - 0x2E80) as usize).filter(|&c| c != '-')
        }
        _ => None,
    }
}

/// The characters U+2F00–2FD5 stand for, in order (their compatibility decompositions).
const KANGXI: &str = "\
     一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕\
     大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日\
     曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿\
     目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行\
     衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音\
     頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// The characters U+2E80–2EF3 share a glyph with in Noto Sans SC, in order; `-` where there is none.
const SUPPLEMENT: &str = "\
     --乛乚-亻-𠘨-刂-㔾-𭕄-尣尢-巳幺彑彐忄-扌攵-旡--歺母民氵-灬\
     爫-丬-犭𤣩-目-礻𥫗糹纟罓罒㓁-----耂肀--𦥑艹艹艹-衤--见角𧢲\
     讠贝𧾷车辶---钅長镸长门𨸏阝-青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉\
     齐-齿竜龙龜亀龟";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_shown() {
        assert_eq!(clean("好\u{202e}gpj.exe"), "好\\u{202e}gpj.exe");
        assert_eq!(clean("a\u{200b}b\u{7}\tc\r\nd\u{feff}"), "a\\u{200b}b\\u{7}    c\nd\\u{feff}");
        assert_eq!(clean("葛\u{e0100}❤\u{fe0f}"), "葛\\u{e0100}❤\\u{fe0f}");
        assert!(matches!(clean("䶮喆𠮷 ok"), Cow::Borrowed(_)));
    }

    #[test]
    fn radicals_fold_to_what_they_look_like() {
        assert_eq!(clean("⽇⼀⼈⿕⺠"), "日一人龠民");
        assert_eq!(KANGXI.chars().count(), 214);
        assert_eq!(SUPPLEMENT.chars().count(), 0x74);
    }
}
