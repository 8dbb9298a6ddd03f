//! From words to glyphs with their widths: which font has a character, how close Chinese punctuation stands, how much room is
//! between Chinese and Latin.

use std::collections::{BTreeSet, HashMap};

use krilla::text::{Font, GlyphId};

use super::fonts::{Face, Fonts};
use crate::check::PaperError;
use crate::text::Lang;

/// What stands for a character that no font has.
const UNKNOWN: char = '□';
/// Full-width marks that are narrow in English text; `font/prepare.py` puts their narrow forms at U+E000 and on, in this order.
const NARROW: [char; 8] = ['‘', '’', '“', '”', '–', '—', '…', '·'];
/// Marks in the left half of their square: what follows may stand closer.
pub(crate) const CLOSING: &str = "，。、；：？！）】》」』”’〕〉";
/// Marks in the right half of their square.
pub(crate) const OPENING: &str = "（【《「『“‘〔〈";
/// Room between Chinese and Latin or digits, in em.
const BETWEEN: f32 = 0.16;

/// A glyph on its line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glyph {
    pub id: GlyphId,
    pub face: usize,
    /// Drawn thicker: the bold font lacks it.
    pub thick: bool,
    /// To the next glyph, in em.
    pub advance: f32,
    /// The byte of the words where it begins, and its length there.
    pub at: usize,
    pub len: usize,
}

/// Words with their glyphs, one for each character.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Shaped {
    pub text: String,
    pub glyphs: Vec<Glyph>,
}

impl Shaped {
    /// In em.
    pub fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

struct Loaded {
    font: Font,
    face: Face,
    units: f32,
}

#[derive(Clone, Copy)]
struct Found {
    face: usize,
    id: GlyphId,
    /// In em.
    advance: f32,
    thick: bool,
}

/// Finds glyphs, and remembers what no font had.
pub(crate) struct Shaper<'a> {
    fonts: &'a Fonts,
    lang: Lang,
    loaded: Vec<Loaded>,
    found: HashMap<(char, bool), Found>,
    missing: BTreeSet<char>,
}

/// Places among the loaded faces.
const REGULAR: usize = 0;
const BOLD: usize = 1;

impl<'a> Shaper<'a> {
    pub fn try_new(fonts: &'a Fonts, lang: Lang) -> Result<Self, PaperError> {
        let faces = [Fonts::regular(), Fonts::bold()].into_iter().chain(fonts.extra().iter().cloned());
        let loaded = faces.map(Loaded::try_new).collect::<Result<_, _>>()?;
        Ok(Self { fonts, lang, loaded, found: HashMap::new(), missing: BTreeSet::new() })
    }

    pub fn font(&self, face: usize) -> Option<&Font> {
        self.loaded.get(face).map(|loaded| &loaded.font)
    }

    /// Characters that no font had, in order.
    pub fn missing(&self) -> Vec<char> {
        self.missing.iter().copied().collect()
    }

    /// The glyphs of words; control characters and marks without a shape are left out.
    pub fn shape(&mut self, words: &str, bold: bool) -> Shaped {
        let mut shaped = Shaped::default();
        for c in words.chars() {
            let Some(c) = self.shown(c) else { continue };
            let found = self.find(c, bold);
            let at = shaped.text.len();
            shaped.text.push(c);
            shaped.glyphs.push(Glyph {
                id: found.id,
                face: found.face,
                thick: found.thick,
                advance: found.advance,
                at,
                len: c.len_utf8(),
            });
        }
        self.space(&mut shaped);
        shaped
    }

    /// The character to show, if any. What a PDF may not hold as text is shown as unknown.
    fn shown(&mut self, c: char) -> Option<char> {
        match c {
            '\t' | '\u{a0}' => Some(' '),
            '\n' => Some('\n'),
            '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ad}' => None,
            c if c.is_control() => None,
            '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '\u{fff0}'..='\u{ffff}' => {
                self.missing.insert(c);
                Some(UNKNOWN)
            }
            c => Some(c),
        }
    }

    fn find(&mut self, c: char, bold: bool) -> Found {
        if let Some(found) = self.found.get(&(c, bold)) {
            return *found;
        }
        let found = self.look(c, bold).unwrap_or_else(|| {
            if !c.is_whitespace() {
                self.missing.insert(c);
            }
            let stand_in = if c.is_whitespace() { ' ' } else { UNKNOWN };
            self.look(stand_in, bold).unwrap_or(Found {
                face: REGULAR,
                id: GlyphId::new(0),
                advance: 1.0,
                thick: false,
            })
        });
        self.found.insert((c, bold), found);
        found
    }

    fn look(&mut self, c: char, bold: bool) -> Option<Found> {
        let drawn = self.narrow(c).unwrap_or(c);
        // A line end is a place, not a shape.
        let drawn = if drawn == '\n' { ' ' } else { drawn };
        if bold && let Some((id, advance)) = self.loaded.get(BOLD).and_then(|loaded| loaded.glyph(drawn)) {
            return Some(Found { face: BOLD, id, advance, thick: false });
        }
        let known = self.loaded.iter().enumerate().filter(|(face, _)| *face != BOLD);
        for (face, loaded) in known {
            // The narrow forms are in the built-in font only.
            let wanted = if face == REGULAR { drawn } else { c };
            if let Some((id, advance)) = loaded.glyph(wanted) {
                return Some(Found { face, id, advance, thick: bold });
            }
        }
        let loaded = Loaded::try_new(self.fonts.system_face(c)?).ok()?;
        let (id, advance) = loaded.glyph(c)?;
        self.loaded.push(loaded);
        Some(Found { face: self.loaded.len() - 1, id, advance, thick: bold })
    }

    fn narrow(&self, c: char) -> Option<char> {
        if self.lang != Lang::En {
            return None;
        }
        let place = NARROW.iter().position(|narrow| *narrow == c)?;
        char::from_u32(0xe000 + u32::try_from(place).ok()?)
    }

    /// Sets the distances between neighbours.
    fn space(&self, shaped: &mut Shaped) {
        let chars: Vec<char> = shaped.text.chars().collect();
        for (pair, glyph) in chars.windows(2).zip(shaped.glyphs.iter_mut()) {
            let [a, b] = pair else { continue };
            let squared = self.lang == Lang::Zh || !NARROW.contains(a);
            if squared && glyph.advance > 0.9 && closer(*a, *b) {
                glyph.advance -= 0.5;
            } else if is_han(*a) && is_latin(*b) || is_latin(*a) && is_han(*b) {
                glyph.advance += BETWEEN;
            }
        }
    }
}

/// Two marks whose blank halves meet.
fn closer(a: char, b: char) -> bool {
    CLOSING.contains(a) && (CLOSING.contains(b) || OPENING.contains(b)) || OPENING.contains(a) && OPENING.contains(b)
}

/// A closing mark needs only its left half at the end of a line.
pub(crate) fn blank_half(c: char, lang: Lang) -> f32 {
    if CLOSING.contains(c) && (lang == Lang::Zh || !NARROW.contains(&c)) { 0.5 } else { 0.0 }
}

pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '%' | '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{3ff}')
}

impl Loaded {
    fn try_new(face: Face) -> Result<Self, PaperError> {
        let font = Font::new(face.bytes.clone().into(), face.index).ok_or(PaperError::Font)?;
        let units = font.units_per_em();
        Ok(Self { font, face, units })
    }

    fn glyph(&self, c: char) -> Option<(GlyphId, f32)> {
        let face = ttf_parser::Face::parse(&self.face.bytes, self.face.index).ok()?;
        let id = face.glyph_index(c)?;
        let advance = face.glyph_hor_advance(id)?;
        Some((GlyphId::new(u32::from(id.0)), f32::from(advance) / self.units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(words: &str, lang: Lang) -> Vec<f32> {
        let fonts = Fonts::built_in();
        let mut shaper = Shaper::try_new(&fonts, lang).unwrap();
        shaper.shape(words, false).glyphs.iter().map(|glyph| (glyph.advance * 100.0).round() / 100.0).collect()
    }

    #[test]
    fn marks_that_meet_stand_closer() {
        assert_eq!(widths("（“是”）。", Lang::Zh), [0.5, 1.0, 1.0, 0.5, 0.5, 1.0]);
    }

    #[test]
    fn chinese_and_latin_stand_a_little_apart() {
        let apart = widths("共20页", Lang::Zh);
        let digit = widths("20", Lang::Zh)[0];
        assert_eq!(apart, [1.16, digit, ((digit + 0.16) * 100.0).round() / 100.0, 1.0]);
    }

    #[test]
    fn quotation_marks_are_narrow_in_english() {
        assert!(widths("“a”", Lang::En)[0] < 0.6);
        assert_eq!(widths("“a”", Lang::Zh)[0], 1.0);
    }

    #[test]
    fn what_no_font_has_is_a_box_and_remembered() {
        let fonts = Fonts::built_in();
        let mut shaper = Shaper::try_new(&fonts, Lang::Zh).unwrap();
        let shaped = shaper.shape("a龘\u{e001}b\u{7}", false);
        assert_eq!(shaped.text, "a龘□b");
        let unknown = shaper.find(UNKNOWN, false).id;
        assert_eq!((shaped.glyphs[1].id, shaped.glyphs[2].id), (unknown, unknown));
        assert_eq!(shaper.missing(), ['龘', '\u{e001}']);
    }

    #[test]
    fn a_rare_character_in_bold_is_thickened() {
        let fonts = Fonts::built_in();
        let mut shaper = Shaper::try_new(&fonts, Lang::Zh).unwrap();
        let thick: Vec<bool> = shaper.shape("人祎", true).glyphs.iter().map(|glyph| glyph.thick).collect();
        assert_eq!(thick, [false, true]);
        assert!(shaper.missing().is_empty());
    }
}
