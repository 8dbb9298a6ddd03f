//! Words broken into lines.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::shape::{CLOSING, Glyph, OPENING, Shaped, blank_half, is_han};
use crate::text::Lang;

/// A line of words.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Line {
    pub text: String,
    pub glyphs: Vec<Glyph>,
    /// In em, without blanks at the end.
    pub width: f32,
    /// The last line of its paragraph: not stretched.
    pub last: bool,
}

/// Breaks words into lines of at most a width in em. Where a line may end is UAX 14, which keeps closing marks from its
/// beginning and opening marks from its end (禁则); a word longer than a line is cut.
pub(crate) fn broken(shaped: &Shaped, room: f32, lang: Lang) -> Vec<Line> {
    let mut breaks: Vec<(usize, bool)> = linebreaks(&shaped.text)
        .map(|(at, kind)| (at, kind == BreakOpportunity::Mandatory && at < shaped.text.len()))
        .collect();
    if lang == Lang::Zh {
        breaks.extend(around_quotes(&shaped.text).map(|at| (at, false)));
        breaks.sort_unstable();
        breaks.dedup_by_key(|(at, _)| *at);
    }
    let mut maker = Maker { shaped, lang, room, lines: Vec::new(), from: 0, to: 0 };
    let mut glyph = 0;
    for (at, must) in breaks {
        let end = glyph + shaped.glyphs.iter().skip(glyph).take_while(|one| one.at < at).count();
        maker.add(end);
        if must {
            maker.close(true);
        }
        glyph = end;
    }
    maker.close(true);
    maker.lines
}

/// Places before opening and after closing quotation marks in Chinese. The same marks serve other languages, so UAX 14 in the
/// version of the table allows none (its version 15.1 does).
fn around_quotes(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().zip(text.chars().skip(1)).filter_map(move |((at, a), b)| {
        let before = "“‘".contains(b) && (is_han(a) || CLOSING.contains(a));
        let after = "”’".contains(a) && (is_han(b) || OPENING.contains(b));
        (before || after).then_some(at + a.len_utf8())
    })
}

/// Glyphs `from..to` are on the line being made.
struct Maker<'a> {
    shaped: &'a Shaped,
    lang: Lang,
    room: f32,
    lines: Vec<Line>,
    from: usize,
    to: usize,
}

impl Maker<'_> {
    /// Adds what stays together up to a glyph.
    fn add(&mut self, end: usize) {
        if self.visible(self.from, end) <= self.room {
            self.to = end;
            return;
        }
        if self.to > self.from {
            self.close(false);
        }
        // Longer than a line by itself: cut where it fits.
        while self.visible(self.from, end) > self.room {
            let mut cut = self.from + 1;
            while cut < end && self.visible(self.from, cut + 1) <= self.room {
                cut += 1;
            }
            self.to = cut;
            if cut >= end {
                return;
            }
            self.close(false);
        }
        self.to = end;
    }

    /// The width of glyphs on a line of their own: blanks at the end and the blank half of a closing mark do not count.
    fn visible(&self, from: usize, to: usize) -> f32 {
        let Some(glyphs) = self.shaped.glyphs.get(from..to) else { return 0.0 };
        let kept = glyphs.iter().rposition(|glyph| !self.char(glyph).is_whitespace()).map_or(0, |at| at + 1);
        let Some(kept) = glyphs.get(..kept) else { return 0.0 };
        let half = kept.last().map_or(0.0, |glyph| blank_half(self.char(glyph), self.lang));
        let width: f32 = kept.iter().map(|glyph| glyph.advance).sum();
        // Rounding must not push a last character to the next line.
        width - half - 1e-4
    }

    fn char(&self, glyph: &Glyph) -> char {
        self.shaped.text.get(glyph.at..).and_then(|rest| rest.chars().next()).unwrap_or(' ')
    }

    fn close(&mut self, last: bool) {
        let (from, to) = (self.from, self.to);
        self.from = to;
        let Some(glyphs) = self.shaped.glyphs.get(from..to) else { return };
        if glyphs.is_empty() && !(last && self.lines.last().is_none_or(|line| line.last)) {
            return;
        }
        let start = glyphs.first().map_or(0, |glyph| glyph.at);
        let end = glyphs.last().map_or(0, |glyph| glyph.at + glyph.len);
        let text = self.shaped.text.get(start..end).unwrap_or_default().replace('\n', " ");
        let glyphs = glyphs.iter().map(|glyph| Glyph { at: glyph.at - start, ..glyph.clone() }).collect();
        self.lines.push(Line { text, glyphs, width: self.visible(from, to), last });
    }
}

/// Stretches a line to the full width where that takes little between its characters; lines that lack more stay ragged.
pub(crate) fn justified(line: &mut Line, room: f32) {
    let lack = room - line.width;
    if line.last || lack <= 0.0 {
        return;
    }
    let chars: Vec<char> = line.text.chars().collect();
    let end = chars.iter().rposition(|c| !c.is_whitespace()).unwrap_or(0);
    let gap = |at: &usize| {
        let (a, b) = (chars.get(*at).copied().unwrap_or('a'), chars.get(at + 1).copied().unwrap_or('a'));
        a == ' ' || is_han(a) && is_han(b)
    };
    let gaps: Vec<usize> = (0..end).filter(gap).collect();
    #[expect(clippy::cast_precision_loss, reason = "characters of a line")]
    let each = lack / gaps.len().max(1) as f32;
    if gaps.is_empty() || each > 0.18 {
        return;
    }
    for at in gaps {
        if let Some(glyph) = line.glyphs.get_mut(at) {
            glyph.advance += each;
        }
    }
    line.width = room;
}

#[cfg(test)]
mod tests {
    use super::super::fonts::Fonts;
    use super::super::shape::Shaper;
    use super::*;

    fn lines(words: &str, room: f32) -> Vec<String> {
        let fonts = Fonts::built_in();
        let mut shaper = Shaper::try_new(&fonts, Lang::Zh).unwrap();
        broken(&shaper.shape(words, false), room, Lang::Zh).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() {
        assert_eq!(lines("营业收入，增长（同比）", 4.0), ["营业收", "入，增长", "（同比）"]);
        assert_eq!(lines("增长了“百分之五”。", 4.0), ["增长了", "“百分之", "五”。"]);
    }

    #[test]
    fn a_closing_mark_may_stand_in_the_last_half() {
        assert_eq!(lines("营业收入，增长", 4.5), ["营业收入，", "增长"]);
    }

    #[test]
    fn words_stay_whole_and_too_long_ones_are_cut() {
        assert_eq!(lines("rate of default", 5.0), ["rate of ", "default"]);
        let cut = lines("9f2c41d07be8a35512c8e4d0", 5.0);
        assert_eq!(cut.concat(), "9f2c41d07be8a35512c8e4d0");
        assert_eq!(cut.len(), 3, "{cut:?}");
    }

    #[test]
    fn a_line_end_in_the_words_begins_a_line_and_an_empty_text_has_one() {
        assert_eq!(lines("一\n\n二", 9.0), ["一 ", " ", "二"]);
        assert_eq!(lines("", 9.0), [""]);
    }

    #[test]
    fn a_full_line_is_stretched_and_the_last_is_not() {
        let fonts = Fonts::built_in();
        let mut shaper = Shaper::try_new(&fonts, Lang::Zh).unwrap();
        let mut made = broken(&shaper.shape("本报告说明模型所用的数据与区分能力", false), 8.6, Lang::Zh);
        made.iter_mut().for_each(|line| justified(line, 8.6));
        let widths: Vec<bool> = made.iter().map(|line| line.width > 8.5).collect();
        assert_eq!(widths, [true, true, false]);
    }
}
