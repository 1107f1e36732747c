//! How an attached file can be shown, as far as layout must know.

/// How a file can be shown and what is to be said about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Pictures, pages, or a slip sheet.
    pub show: Show,
    /// What kind of file it is.
    pub kind: Kind,
    /// How long it plays, in milliseconds, when that is known.
    pub length_ms: Option<u64>,
    /// What a reader must know; printed on its sheet.
    pub problems: Vec<Problem>,
}

/// How a file can be shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Show {
    /// A picture of this width and height in pixels, upright.
    Picture(f32, f32),
    /// Pages of these widths and heights in points, upright.
    Pages(Vec<(f32, f32)>),
    /// Only a slip sheet.
    Slip,
}

/// Kinds of files told apart by their first bytes, else by their name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// JPEG photo.
    Jpeg,
    /// PNG picture.
    Png,
    /// Another picture format that a PDF cannot hold as it is (HEIC, WebP, GIF, TIFF, BMP).
    Picture,
    /// PDF.
    Pdf,
    /// WAV, MP3, M4A, AMR, OGG or FLAC sound.
    Sound,
    /// Video.
    Video,
    /// Spreadsheet, CSV included.
    Sheet,
    /// Plain text, mail or web page.
    Text,
    /// ZIP or another container.
    Archive,
    /// Anything else.
    Other,
}

/// What is wrong or special with an attached file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Problem {
    /// The attachment store does not have it.
    Absent,
    /// Its bytes do not have the hash the log names.
    Changed,
    /// It ends too early.
    CutShort,
    /// It cannot be read as what it says it is.
    Broken,
    /// It opens only with a password.
    Locked,
    /// It was damaged and could be read after its table of contents was rebuilt.
    Repaired,
    /// Its picture or its number of pages is beyond what can be shown.
    TooLarge,
    /// A picture so much higher than wide that it would fill more pages than anybody leafs through.
    TooTall,
    /// It uses a variant of its format that paper cannot hold.
    Variant,
    /// It bears a digital signature, which holds for the original file only.
    Signed,
    /// It names fonts it does not contain; they may look different elsewhere.
    FontsOutside,
    /// It has filled form fields that were saved without their appearance.
    FieldsBare,
}

impl Kind {
    /// Message id of its name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Jpeg => "paper-render-kind-jpeg",
            Self::Png => "paper-render-kind-png",
            Self::Picture => "paper-render-kind-picture",
            Self::Pdf => "paper-render-kind-pdf",
            Self::Sound => "paper-render-kind-sound",
            Self::Video => "paper-render-kind-video",
            Self::Sheet => "paper-render-kind-sheet",
            Self::Text => "paper-render-kind-text",
            Self::Archive => "paper-render-kind-archive",
            Self::Other => "paper-render-kind-other",
        }
    }
}

impl Problem {
    /// All of them, for tests of the catalogues.
    pub const ALL: [Self; 12] = [
        Self::Absent,
        Self::Changed,
        Self::CutShort,
        Self::Broken,
        Self::Locked,
        Self::Repaired,
        Self::TooLarge,
        Self::TooTall,
        Self::Variant,
        Self::Signed,
        Self::FontsOutside,
        Self::FieldsBare,
    ];

    /// Message id of the sentence that says it.
    pub fn id(self) -> &'static str {
        match self {
            Self::Absent => "paper-render-problem-absent",
            Self::Changed => "paper-render-problem-changed",
            Self::CutShort => "paper-render-problem-cut-short",
            Self::Broken => "paper-render-problem-broken",
            Self::Locked => "paper-render-problem-locked",
            Self::Repaired => "paper-render-problem-repaired",
            Self::TooLarge => "paper-render-problem-too-large",
            Self::TooTall => "paper-render-problem-too-tall",
            Self::Variant => "paper-render-problem-variant",
            Self::Signed => "paper-render-problem-signed",
            Self::FontsOutside => "paper-render-problem-fonts-outside",
            Self::FieldsBare => "paper-render-problem-fields-bare",
        }
    }
}

impl Shape {
    /// A file that only gets a slip sheet.
    pub fn slip(kind: Kind) -> Self {
        Self { show: Show::Slip, kind, length_ms: None, problems: Vec::new() }
    }

    /// A file that should have been shown but cannot be.
    pub fn refused(kind: Kind, problem: Problem) -> Self {
        Self { problems: vec![problem], ..Self::slip(kind) }
    }
}
