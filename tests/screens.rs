//! One story file per screen: keys in, screen out.

mod today;
