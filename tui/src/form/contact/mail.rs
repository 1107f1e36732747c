//! A contact made of an e-mail.

use super::super::Form;
use super::super::field::Field;
use crate::model::views::MailView;

/// Puts a message into the form: when, by whom, their words. What the user wrote in other fields stays.
pub fn fill(form: &mut Form, mail: &MailView) {
    let at = mail.at.format("%Y-%m-%d %H:%M").to_string();
    let unknown = if mail.with.is_none() { mail.from.as_str() } else { "" };
    let with = mail.with.as_deref().unwrap_or("new:other");
    let values = [
        ("mail", mail.path.as_str()),
        ("with", with),
        ("party-name", unknown),
        ("number", mail.from.as_str()),
        ("at", at.as_str()),
        ("channel", "email"),
        ("direction", mail.direction),
        ("said", mail.said.as_str()),
    ];
    for field in &mut form.fields {
        if let Some((_, value)) =
            values.iter().find(|(id, value)| *id == field.id && !value.is_empty())
        {
            field.restore(value);
        }
    }
    form.brief = false;
    form.refresh();
    form.at = form.first();
}

/// The message it is made of.
pub fn mail_of(form: &Form) -> Option<String> {
    form.get("mail").and_then(Field::given)
}
