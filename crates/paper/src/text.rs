//! Words in both languages, and how a thing is judged.

/// The language a document is written out in. A [`crate::Document`] holds both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The BCP 47 tag, as in `<html lang>` and in a PDF's catalogue.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }
}

/// The same words in Chinese and in English.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// From owned words.
    #[must_use]
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// What reads the same in both languages: a number, a name, a code.
    #[must_use]
    pub fn same(words: impl Into<String>) -> Self {
        let words = words.into();
        Self { zh: words.clone(), en: words }
    }

    /// The words of one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// Whether there are no words in either language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.zh.is_empty() && self.en.is_empty()
    }
}

impl From<(&str, &str)> for Text {
    fn from((zh, en): (&str, &str)) -> Self {
        Self::new(zh, en)
    }
}

impl From<(String, String)> for Text {
    fn from((zh, en): (String, String)) -> Self {
        Self { zh, en }
    }
}

/// What reads the same in both languages.
impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Self::same(words)
    }
}

/// What reads the same in both languages.
impl From<String> for Text {
    fn from(words: String) -> Self {
        Self::same(words)
    }
}

/// How a note, a figure or a cell is meant. It is shown by a sign and a word as well as by colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Info,
    /// Within what is wanted: a green light.
    Good,
    /// To be looked at: an amber light.
    Warning,
    /// Outside what is allowed: a red light.
    Bad,
}
