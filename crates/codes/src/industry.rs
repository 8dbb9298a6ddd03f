//! [`Industry`]: what a firm does, by the national classification (国民经济行业分类, GB/T 4754-2017).
//!
//! Four levels: section (门类, a letter), division (大类, two digits), group (中类, three) and class (小类, four). A code's
//! parents are its prefixes. The table is compared with two public copies and not with the printed standard; it holds
//! 20 sections, 97 divisions, 473 groups and 1,381 classes.

use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

/// `code,name`, sorted by code.
const TABLE: &str = include_str!("../data/industries.csv");

/// English names of the sections, in the words used for their counterparts in the international classification (ISIC).
const SECTIONS_EN: [&str; 20] = [
    "Agriculture, forestry, animal husbandry and fishery",
    "Mining",
    "Manufacturing",
    "Production and supply of electricity, heat, gas and water",
    "Construction",
    "Wholesale and retail trade",
    "Transport, storage and post",
    "Accommodation and catering",
    "Information transmission, software and information technology",
    "Finance",
    "Real estate",
    "Leasing and business services",
    "Scientific research and technical services",
    "Water conservancy, environment and public facilities",
    "Household, repair and other services",
    "Education",
    "Health and social work",
    "Culture, sports and entertainment",
    "Public administration, social security and social organisations",
    "International organisations",
];

/// The four levels of the classification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IndustryLevel {
    /// 门类: a letter.
    Section,
    /// 大类: two digits.
    Division,
    /// 中类: three digits.
    Group,
    /// 小类: four digits.
    Class,
}

/// Text that is no code of the classification.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "'{0}' is not in GB/T 4754-2017: write a section letter, or two to four digits with or without it, such as C13"
)]
pub struct IndustryError(String);

fn table() -> &'static [(&'static str, &'static str)] {
    static ROWS: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();
    ROWS.get_or_init(|| TABLE.lines().skip(1).filter_map(|line| line.split_once(',')).collect())
}

/// The section letter of a division: the ranges of the standard.
fn section_of(division: u32) -> Option<char> {
    let letter = match division {
        1..=5 => 'A',
        6..=12 => 'B',
        13..=43 => 'C',
        44..=46 => 'D',
        47..=50 => 'E',
        51..=52 => 'F',
        53..=60 => 'G',
        61..=62 => 'H',
        63..=65 => 'I',
        66..=69 => 'J',
        70 => 'K',
        71..=72 => 'L',
        73..=75 => 'M',
        76..=79 => 'N',
        80..=82 => 'O',
        83 => 'P',
        84..=85 => 'Q',
        86..=90 => 'R',
        91..=96 => 'S',
        97 => 'T',
        _ => return None,
    };
    Some(letter)
}

/// A code of the classification, at any level.
///
/// ```
/// use codes::Industry;
/// let class: Industry = "0111".parse().unwrap();
/// assert_eq!((class.code(), class.zh()), ("A0111", "稻谷种植"));
/// assert_eq!(class.section().zh(), "农、林、牧、渔业");
/// assert!("A01".parse::<Industry>().unwrap().contains(class));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Industry(u16);

impl Industry {
    /// The code with its section letter: `C`, `C13`, `C131`, `C1311`.
    #[must_use]
    pub fn code(self) -> &'static str {
        table()[usize::from(self.0)].0
    }

    /// The Chinese name.
    #[must_use]
    pub fn zh(self) -> &'static str {
        table()[usize::from(self.0)].1
    }

    /// The English name of its section.
    #[must_use]
    pub fn section_en(self) -> &'static str {
        SECTIONS_EN[usize::from(self.code().as_bytes()[0] - b'A')]
    }

    /// The level.
    #[must_use]
    pub fn level(self) -> IndustryLevel {
        match self.code().len() {
            1 => IndustryLevel::Section,
            3 => IndustryLevel::Division,
            4 => IndustryLevel::Group,
            _ => IndustryLevel::Class,
        }
    }

    /// The section it is or lies in.
    #[must_use]
    pub fn section(self) -> Self {
        self.ancestor(1).unwrap_or(self)
    }

    /// The section's letter.
    #[must_use]
    pub fn letter(self) -> char {
        char::from(self.code().as_bytes()[0])
    }

    /// The division it is or lies in; none for a section.
    #[must_use]
    pub fn division(self) -> Option<Self> {
        self.ancestor(3)
    }

    /// The group it is or lies in; none for a section or division.
    #[must_use]
    pub fn group(self) -> Option<Self> {
        self.ancestor(4)
    }

    /// The level above; none for a section.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        match self.level() {
            IndustryLevel::Section => None,
            IndustryLevel::Division => self.ancestor(1),
            IndustryLevel::Group => self.ancestor(3),
            IndustryLevel::Class => self.ancestor(4),
        }
    }

    /// Whether the other is this code or lies under it.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        other.code().starts_with(self.code())
    }

    /// Every code of the classification, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..table().len()).filter_map(|at| u16::try_from(at).ok()).map(Self)
    }

    fn ancestor(self, length: usize) -> Option<Self> {
        self.code().get(..length).and_then(find)
    }
}

fn find(code: &str) -> Option<Industry> {
    table().binary_search_by(|row| row.0.cmp(code)).ok().and_then(|at| u16::try_from(at).ok()).map(Industry)
}

impl FromStr for Industry {
    type Err = IndustryError;

    /// Reads a code with or without its section letter, in either case; a wrong letter is an error.
    fn from_str(text: &str) -> Result<Self, IndustryError> {
        let fail = || IndustryError(text.trim().chars().take(40).collect());
        let mut code = text.trim().to_ascii_uppercase();
        if code.len() > 5 {
            return Err(fail());
        }
        if code.len() >= 2 && code.bytes().all(|b| b.is_ascii_digit()) {
            let letter = code[..2].parse().ok().and_then(section_of).ok_or_else(fail)?;
            code.insert(0, letter);
        }
        find(&code).ok_or_else(fail)
    }
}

impl fmt::Display for Industry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Industry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Industry {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Industry {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_every_level() {
        let count = |level| Industry::all().filter(|i| i.level() == level).count();
        assert_eq!(count(IndustryLevel::Section), 20);
        assert_eq!(count(IndustryLevel::Division), 97);
        assert_eq!(count(IndustryLevel::Group), 473);
        assert_eq!(count(IndustryLevel::Class), 1_381);
        assert!(table().is_sorted_by(|a, b| a.0 < b.0), "the search needs the order");
    }

    #[test]
    fn prefixes_are_parents_and_letters_follow_the_division() {
        for industry in Industry::all() {
            if let Some(parent) = industry.parent() {
                assert!(parent.contains(industry), "{industry}");
                let bare: Industry = industry.code()[1..].parse().unwrap();
                assert_eq!(bare, industry, "the letter is found from the digits");
            } else {
                assert_eq!(industry.level(), IndustryLevel::Section);
            }
        }
        let class: Industry = "c1311".parse().unwrap();
        assert_eq!(class.division().unwrap().code(), "C13");
        assert_eq!((class.letter(), class.section_en()), ('C', "Manufacturing"));
        assert_eq!("F".parse::<Industry>().unwrap().division(), None);
    }

    #[test]
    fn refuses_what_is_no_code() {
        for text in ["", "1", "00", "98", "Z", "A13", "C0111", "99999", "C13111", "制造业", "C-1"] {
            assert!(text.parse::<Industry>().is_err(), "{text}");
        }
        let json = serde_json::to_string(&"5211".parse::<Industry>().unwrap()).unwrap();
        assert_eq!(json, "\"F5211\"");
        assert_eq!(serde_json::from_str::<Industry>(&json).unwrap().code(), "F5211");
    }
}
