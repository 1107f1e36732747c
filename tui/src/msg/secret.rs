//! A passphrase between two steps of the program.

/// A passphrase on its way: nothing prints it, and it leaves the memory when it is dropped.
#[derive(Clone, PartialEq)]
pub struct Secret(zeroize::Zeroizing<String>);

impl Secret {
    /// Takes it.
    pub fn new(text: String) -> Self {
        Self(zeroize::Zeroizing::new(text))
    }

    /// The text, for whoever opens something with it.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}
