//! The numbers and places of a document's parts, worked out once, so that every form of it says the same.

use std::collections::BTreeSet;

use crate::document::{Block, Document, Section};
use crate::text::Lang;
use crate::words;

/// What a block got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A section: place in [`Plan::sections`].
    Section(usize),
    /// A numbered picture.
    Picture(usize),
    /// A numbered table.
    Table(usize),
    /// Nothing to number.
    Plain,
}

/// A section with its number and place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placed {
    /// "2.1".
    pub number: String,
    /// 1 to 3.
    pub level: u8,
    /// Its place in links, unique in the document.
    pub id: String,
    /// Number and title.
    pub words: String,
}

/// Sections and what each block got, in the order of the blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Plan {
    pub sections: Vec<Placed>,
    pub marks: Vec<Mark>,
}

/// Sections from which a list of contents is worth its place.
const CONTENTS_FROM: usize = 3;

impl Plan {
    pub fn new(document: &Document, lang: Lang) -> Self {
        let mut plan = Self { sections: Vec::new(), marks: Vec::new() };
        let (mut counts, mut ids) = ([0_usize; 3], BTreeSet::new());
        let (mut pictures, mut tables) = (0, 0);
        for block in &document.blocks {
            let mark = match block {
                Block::Section(section) => {
                    let placed = place(section, lang, &mut counts, &mut ids);
                    plan.sections.push(placed);
                    Mark::Section(plan.sections.len() - 1)
                }
                Block::Chart(_) => {
                    pictures += 1;
                    Mark::Picture(pictures)
                }
                Block::Table(_) => {
                    tables += 1;
                    Mark::Table(tables)
                }
                Block::Paragraph(_) | Block::Note(_) | Block::Figures(_) | Block::List(_) | Block::PageBreak => {
                    Mark::Plain
                }
            };
            plan.marks.push(mark);
        }
        plan
    }

    pub fn has_contents(&self) -> bool {
        self.sections.len() >= CONTENTS_FROM
    }

    /// Blocks with their marks.
    pub fn blocks<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = (&'a Block, &'a Mark)> {
        document.blocks.iter().zip(&self.marks)
    }
}

fn place(section: &Section, lang: Lang, counts: &mut [usize; 3], ids: &mut BTreeSet<String>) -> Placed {
    let level = section.level.clamp(1, 3);
    let at = usize::from(level) - 1;
    // A section under no chapter still gets a number without a 0 in it.
    for above in counts.iter_mut().take(at) {
        *above = (*above).max(1);
    }
    counts[at] += 1;
    for below in counts.iter_mut().skip(at + 1) {
        *below = 0;
    }
    let number = counts[..=at].iter().map(ToString::to_string).collect::<Vec<_>>().join(".");
    let id = unique(&section.id, &number, ids);
    let words = match lang {
        Lang::Zh => format!("{number}　{}", section.title.get(lang)),
        Lang::En => format!("{number}  {}", section.title.get(lang)),
    };
    Placed { number, level, id, words }
}

fn unique(wanted: &str, number: &str, ids: &mut BTreeSet<String>) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '-' };
    let base = if wanted.is_empty() { format!("s{number}") } else { wanted.to_owned() };
    let base: String = base.chars().map(plain).collect();
    let mut id = base.clone();
    let mut copy = 2;
    while !ids.insert(id.clone()) {
        id = format!("{base}-{copy}");
        copy += 1;
    }
    id
}

/// A picture's or table's name with its caption.
pub(crate) fn caption(mark: &Mark, lang: Lang, words: &str) -> String {
    match mark {
        Mark::Picture(number) => words::captioned(lang, &words::picture(lang, *number), words),
        Mark::Table(number) => words::captioned(lang, &words::table(lang, *number), words),
        Mark::Section(_) | Mark::Plain => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(levels: &[u8]) -> Vec<String> {
        let blocks = levels.iter().map(|level| Block::section(*level, "x", "t")).collect();
        let plan = Plan::new(&Document { blocks, ..Document::default() }, Lang::En);
        plan.sections.iter().map(|section| format!("{} {}", section.number, section.id)).collect()
    }

    #[test]
    fn sections_are_numbered_by_their_level_and_keep_their_own_places() {
        assert_eq!(numbers(&[1, 2, 3, 2, 1, 2]), ["1 x", "1.1 x-2", "1.1.1 x-3", "1.2 x-4", "2 x-5", "2.1 x-6"]);
    }

    #[test]
    fn a_level_that_skips_or_leaves_the_range_gets_a_number_all_the_same() {
        assert_eq!(numbers(&[2, 9, 0]), ["1.1 x", "1.1.1 x-2", "2 x-3"]);
    }

    #[test]
    fn a_place_has_no_character_that_a_link_would_have_to_escape() {
        let block = Block::section(1, "a b\"<>#区", "t");
        let plan = Plan::new(&Document { blocks: vec![block], ..Document::default() }, Lang::Zh);
        assert_eq!(plan.sections[0].id, "a-b-----");
    }
}
