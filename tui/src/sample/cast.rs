//! Who plays in the sample. All of it is made up: no such city, bank, platform, person or number.

use recourse_core::case::party::Role;

/// Says so on every paper and picture of the sample.
pub const MARK: &str = "演示 DEMO";
/// The shop.
pub const SHOP: &str = "老王记面馆";
/// Who owns it and keeps the case.
pub const OWNER: &str = "王建国";
/// Who keeps the books.
pub const BOOKKEEPER: &str = "周敏";
/// Who gets the bundle.
pub const LAWYER: &str = "李慧";
/// Where the shop's account is.
pub const BANK: &str = "江州银行股份有限公司";
/// The same, as people say it.
pub const BANK_SHORT: &str = "江州银行";
/// The acquirer.
pub const PLATFORM: &str = "蓝鲸付支付有限公司";
/// The same, as people say it.
pub const PLATFORM_SHORT: &str = "蓝鲸付";
/// Whose account the payouts come from.
pub const PLATFORM_RESERVE: &str = "蓝鲸付支付有限公司备付金";
/// The shop's number at the acquirer, 15 digits.
pub const MERCHANT_NO: &str = "898320158120001";
/// Last digits of the account the agreement names.
pub const ACCOUNT_TAIL: &str = "3371";
/// Last digits of the account somebody keyed in on 9 March.
pub const WRONG_TAIL: &str = "3317";
/// Terminals at the till and in the hall.
pub const SHOP_TERMINALS: [&str; 2] = ["21391326", "21391327"];
/// Tracking number of the demand; its check digit is wrong on purpose, so that no letter has it.
pub const TRACKING_NO: &str = "EX026032019CN";

/// A party with its details, as the case records them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Player {
    /// Part in the dispute.
    pub role: Role,
    /// Full name.
    pub name: &'static str,
    /// Owner or person in charge.
    pub person: Option<&'static str>,
    /// Address for notices.
    pub address: Option<&'static str>,
    /// Telephone; the X shows that nobody has it.
    pub phone: Option<&'static str>,
    /// Last digits of the settlement account.
    pub account_tail: Option<&'static str>,
    /// Number at the acquirer.
    pub merchant_no: Option<&'static str>,
    /// Bank of the settlement account.
    pub bank_name: Option<&'static str>,
}

/// The parties of the case. Registration numbers are not known yet: letters show 【待补】.
pub const PLAYERS: [Player; 3] = [
    Player {
        role: Role::Merchant,
        name: SHOP,
        person: Some(OWNER),
        address: Some("江州市城东区解放路 118 号"),
        phone: Some("0XX-5550118"),
        account_tail: Some(ACCOUNT_TAIL),
        merchant_no: Some(MERCHANT_NO),
        bank_name: Some("江州银行解放路支行"),
    },
    Player {
        role: Role::Bank,
        name: BANK,
        person: None,
        address: Some("江州市城东区解放路 26 号（解放路支行）"),
        phone: Some("0XX-5550095"),
        account_tail: None,
        merchant_no: None,
        bank_name: None,
    },
    Player {
        role: Role::Platform,
        name: PLATFORM,
        person: None,
        address: Some("江州市高新区软件园 8 号楼"),
        phone: Some("0XX-5550326"),
        account_tail: None,
        merchant_no: None,
        bank_name: None,
    },
];
