//! The fonts a PDF is written with: the built-in one, fonts handed in, and the machine's for what those lack.

use std::io::Read as _;
use std::sync::{Arc, LazyLock};

use flate2::read::ZlibDecoder;

use crate::check::PaperError;

/// Noto Sans CJK SC, cut and packed by `font/prepare.py`: 9,222 characters.
static REGULAR: LazyLock<Arc<Vec<u8>>> = LazyLock::new(|| unpacked(include_bytes!("../../font/regular.otf.z")));
/// Its bold with the 3,500 most common characters.
static BOLD: LazyLock<Arc<Vec<u8>>> = LazyLock::new(|| unpacked(include_bytes!("../../font/bold.otf.z")));

fn unpacked(packed: &[u8]) -> Arc<Vec<u8>> {
    let mut plain = Vec::with_capacity(packed.len() * 2);
    ZlibDecoder::new(packed).read_to_end(&mut plain).expect("the font was packed by us; a test opens it");
    Arc::new(plain)
}

/// A font file and the number of the face in it.
#[derive(Clone)]
pub(crate) struct Face {
    pub bytes: Arc<Vec<u8>>,
    pub index: u32,
}

/// The fonts a PDF may use, in the order in which a character is looked for.
///
/// The built-in font has the 8,105 characters of the Table of General Standard Chinese Characters (通用规范汉字表), GB 2312,
/// Latin, Greek, Cyrillic and signs, so the program needs no font of the machine.
///
/// ```
/// use paper::Fonts;
/// let fonts = Fonts::built_in().with_system(); // rare characters of names may come from the machine
/// assert!(fonts.lacks("小微企业 €1,000 “loan”").is_empty());
/// ```
#[derive(Clone)]
pub struct Fonts {
    extra: Vec<Face>,
    system: bool,
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fonts").field("extra", &self.extra.len()).field("system", &self.system).finish()
    }
}

impl Default for Fonts {
    fn default() -> Self {
        Self::built_in()
    }
}

impl Fonts {
    /// The built-in font only: the same bytes on every machine.
    #[must_use]
    pub fn built_in() -> Self {
        Self { extra: Vec::new(), system: false }
    }

    /// Looks for characters that are not in the other fonts among those installed on this machine, which is read only when
    /// there is such a character. A document that has one is then not the same bytes on another machine.
    #[must_use]
    pub fn with_system(mut self) -> Self {
        self.system = true;
        self
    }

    /// Adds a font for what the built-in one lacks.
    ///
    /// # Errors
    /// When the bytes are no TrueType or OpenType font, or have no face of this number.
    pub fn with_font(mut self, bytes: Vec<u8>, index: u32) -> Result<Self, PaperError> {
        ttf_parser::Face::parse(&bytes, index).map_err(|_| PaperError::Font)?;
        self.extra.push(Face { bytes: Arc::new(bytes), index });
        Ok(self)
    }

    /// The characters that neither the built-in font nor an added one has, each once. The machine's fonts are not asked.
    #[must_use]
    pub fn lacks(&self, text: &str) -> Vec<char> {
        let files: Vec<Face> = std::iter::once(Self::regular()).chain(self.extra.iter().cloned()).collect();
        let faces: Vec<_> =
            files.iter().filter_map(|face| ttf_parser::Face::parse(&face.bytes, face.index).ok()).collect();
        let mut out: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        out.sort_unstable();
        out.dedup();
        out.retain(|c| faces.iter().all(|face| face.glyph_index(*c).is_none()));
        out
    }

    pub(crate) fn regular() -> Face {
        Face { bytes: Arc::clone(&REGULAR), index: 0 }
    }

    pub(crate) fn bold() -> Face {
        Face { bytes: Arc::clone(&BOLD), index: 0 }
    }

    pub(crate) fn extra(&self) -> &[Face] {
        &self.extra
    }

    /// A font of the machine with a character; upright sans-serif ones first, and always the same one of equals.
    pub(crate) fn system_face(&self, c: char) -> Option<Face> {
        if !self.system {
            return None;
        }
        let found = SYSTEM
            .faces()
            .filter(|face| SYSTEM.with_face_data(face.id, |data, index| has(data, index, c)) == Some(true));
        let best = found.min_by_key(|face| {
            let plain = face.style == fontdb::Style::Normal && face.weight == fontdb::Weight::NORMAL;
            let sans = face.post_script_name.contains("Sans");
            (!plain, !sans, face.post_script_name.clone())
        })?;
        SYSTEM.with_face_data(best.id, |data, index| Face { bytes: Arc::new(data.to_vec()), index })
    }
}

static SYSTEM: LazyLock<fontdb::Database> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_system_fonts();
    fonts
});

fn has(data: &[u8], index: u32, c: char) -> bool {
    ttf_parser::Face::parse(data, index).is_ok_and(|face| face.glyph_index(c).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_font_has_what_documents_need() {
        let fonts = Fonts::built_in();
        let needed = "的一是在不了有和人这：；，。、？！（）【】《》“”‘’—…·％①②→≤≥≈±×÷√●▲■○△□β Σ ¥€£ ABCxyz 0123 é ü 〇 昶 祎 喆 堃";
        assert_eq!(fonts.lacks(needed), Vec::<char>::new());
        assert_eq!(fonts.lacks("a😀😀龘ก"), ['ก', '龘', '😀']);
    }

    #[test]
    fn what_is_no_font_is_refused() {
        assert_eq!(Fonts::built_in().with_font(b"no font".to_vec(), 0).map(|_| ()), Err(PaperError::Font));
        let regular = Fonts::regular().bytes.to_vec();
        assert!(Fonts::built_in().with_font(regular.clone(), 0).is_ok());
        assert_eq!(Fonts::built_in().with_font(regular, 3).map(|_| ()), Err(PaperError::Font));
    }
}
