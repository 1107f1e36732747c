//! Parties: who is owed, who owes, and who else has a say.

use super::contact::keep;
use serde::{Deserialize, Serialize};

/// A party's part in the dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Who is owed.
    Merchant,
    /// The bank whose account should have been credited.
    Bank,
    /// The acquirer or payment platform.
    Platform,
    /// Who supervises them.
    Regulator,
    /// Anyone else.
    Other,
}

impl Role {
    /// The word of the command line: `bank`, `platform`, …
    pub fn word(self) -> &'static str {
        match self {
            Self::Merchant => "merchant",
            Self::Bank => "bank",
            Self::Platform => "platform",
            Self::Regulator => "regulator",
            Self::Other => "other",
        }
    }

    /// Someone who may owe the money.
    pub fn is_obligor(self) -> bool {
        matches!(self, Self::Bank | Self::Platform | Self::Other)
    }
}

/// A party was named, or its details changed; `None` leaves a member as it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PartySet {
    /// `P01`; per case, never reused.
    pub id: String,
    /// Part in the dispute; fixed by the first entry.
    pub role: Role,
    /// Marked jointly liable with the other obligors: a demand against one counts against all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jointly_liable: Option<bool>,
    /// Private: full registered name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Private: 统一社会信用代码 or another registration number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<String>,
    /// Private: address for notices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Private: telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Private: owner, legal representative or person in charge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// Private: last digits of the settlement account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_tail: Option<String>,
    /// Private: merchant number at the acquirer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchant_no: Option<String>,
    /// Private: bank of the settlement account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_name: Option<String>,
}

impl PartySet {
    /// A change of nothing but whether the party owes jointly and severally with the others.
    pub fn joint(id: &str, role: Role, on: bool) -> Self {
        Self {
            id: id.to_string(),
            role,
            jointly_liable: Some(on),
            name: None,
            credit_code: None,
            address: None,
            phone: None,
            person: None,
            account_tail: None,
            merchant_no: None,
            bank_name: None,
        }
    }
}

/// A party as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Party {
    /// The entry that named it.
    pub seq: u64,
    /// Its present details.
    pub now: PartySet,
}

/// A company's name without the words for its legal form.
pub fn without_form(name: &str) -> &str {
    const FORMS: [&str; 12] = [
        "股份有限公司",
        "有限责任公司",
        "有限公司",
        " co., ltd.",
        " co. ltd.",
        " co., ltd",
        " limited",
        " ltd.",
        " ltd",
        ", inc.",
        " inc.",
        " plc",
    ];
    let end = |form: &&str| {
        let at = name.len().checked_sub(form.len())?;
        let tail = name.get(at..)?;
        tail.eq_ignore_ascii_case(form).then(|| name.get(..at))?
    };
    FORMS.iter().find_map(end).filter(|n| !n.trim().is_empty()).unwrap_or(name)
}

impl Party {
    /// Its name, or its id where the name is withheld.
    pub fn name(&self) -> &str {
        self.now.name.as_deref().unwrap_or(&self.now.id)
    }

    /// Its name without the words for its legal form: what fits a line and what people say.
    pub fn short(&self) -> &str {
        without_form(self.name())
    }

    pub(super) fn amend(&mut self, change: &PartySet) {
        let now = &mut self.now;
        keep(&mut now.jointly_liable, &change.jointly_liable);
        keep(&mut now.name, &change.name);
        keep(&mut now.credit_code, &change.credit_code);
        keep(&mut now.address, &change.address);
        keep(&mut now.phone, &change.phone);
        keep(&mut now.person, &change.person);
        keep(&mut now.account_tail, &change.account_tail);
        keep(&mut now.merchant_no, &change.merchant_no);
        keep(&mut now.bank_name, &change.bank_name);
    }
}

/// A unified social credit code (GB 32100) whose last character does not follow from the others, or that is too long or
/// too short to be one. Other countries' numbers, and the older ones of fifteen digits, are left alone.
pub fn credit_code_is_wrong(code: &str) -> bool {
    const SIGNS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let code: Vec<char> = code.trim().to_uppercase().chars().collect();
    if !code.iter().all(char::is_ascii_alphanumeric) || code.len() < 16 {
        return false;
    }
    let values: Option<Vec<usize>> = code.iter().map(|c| SIGNS.find(*c)).collect();
    let Some(values) = values.filter(|v| v.len() == 18) else { return true };
    let sum: usize = values.iter().zip(WEIGHTS).map(|(v, w)| v * w).sum();
    values[17] != (31 - sum % 31) % 31
}

#[cfg(test)]
mod tests {
    use super::credit_code_is_wrong;

    #[test]
    fn a_slip_in_a_credit_code_is_seen_and_other_numbers_are_left_alone() {
        for fine in ["91350100M000100Y43", "440301103097413", "GB123456789", ""] {
            assert!(!credit_code_is_wrong(fine), "{fine}");
        }
        for wrong in
            ["91350100M000100Y44", "91350100M000100I43", "91350100M000100Y4391350100M000100Y43"]
        {
            assert!(credit_code_is_wrong(wrong), "{wrong}");
        }
    }
}
