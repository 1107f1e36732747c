//! The characters of Hong Kong and Taiwan, as the mainland writes them: one list of words is enough for both.

use std::borrow::Cow;

/// Pairs of characters that stand in names of columns, kinds and states.
const PAIRS: &str = "額额號号終终機机編编銷销費费淨净參参條条數数據据時时間间類类別别賬账帳账戶户餘余結结項项記记轉转匯汇滙汇備备註注\
    詳详資资點点單单訂订幣币貨货總总應应實实際际狀状態态沖冲銀银聯联檢检驗验證证顧顾優优碼码處处櫃柜臺台檯台員员網网\
    絡络業业務务領领貸贷對对開开關关閉闭敗败過过憑凭標标題题種种稅税發发賣卖買买術术進进師师寫写預预權权現现極极錯错\
    誤误異异檔档傳传輸输運运計计聽听歷历歸归還还遞递減减裝装國国門门報报裡里續续劃划營营後后從从個个場场導导當当撥拨\
    確确稱称積积經经統统線线繳缴與与補补規规訊讯託托說说請请變变財财購购贈赠辦办選选郵邮電电頁页為为無无讓让雙双監监\
    適适險险絕绝團团專专試试";

/// The same word in the characters of the mainland; borrowed where nothing changes.
pub(super) fn simple(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(|c| twin(c).is_some()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| twin(c).unwrap_or(c)).collect())
}

/// Written in the characters of Hong Kong, Macau and Taiwan, as far as names of columns show it.
pub fn is_traditional(text: &str) -> bool {
    matches!(simple(text), Cow::Owned(_))
}

fn twin(c: char) -> Option<char> {
    if !('\u{4e00}'..='\u{9fff}').contains(&c) {
        return None;
    }
    let mut pairs = PAIRS.chars();
    loop {
        let (old, new) = (pairs.next()?, pairs.next()?);
        if old == c {
            return Some(new);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::simple;

    #[test]
    fn words_of_hong_kong_become_those_of_the_mainland() {
        assert_eq!(simple("終端機編號"), "终端机编号");
        assert_eq!(simple("交易狀態：已撤銷"), "交易状态：已撤销");
        assert_eq!(simple("结算金额"), "结算金额");
        assert_eq!(simple("Amount"), "Amount");
    }
}
