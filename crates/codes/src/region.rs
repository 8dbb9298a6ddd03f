//! [`Region`]: an administrative division by its six-digit code (GB/T 2260).
//!
//! The table holds the provinces and, for Hebei, every city and county-level division, the development zones that
//! statistics number from 71 to 80, and divisions that were merged away but still stand in older credit codes.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

/// `code,name,status`, sorted by code.
const TABLE: &str = include_str!("../data/regions.csv");

/// English names of Hebei and its eleven cities; the Pinyin of a city is its English name.
const ENGLISH: &[(u32, &str)] = &[
    (130_000, "Hebei"),
    (130_100, "Shijiazhuang"),
    (130_200, "Tangshan"),
    (130_300, "Qinhuangdao"),
    (130_400, "Handan"),
    (130_500, "Xingtai"),
    (130_600, "Baoding"),
    (130_700, "Zhangjiakou"),
    (130_800, "Chengde"),
    (130_900, "Cangzhou"),
    (131_000, "Langfang"),
    (131_100, "Hengshui"),
];

/// Whether a division is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegionStatus {
    /// In use.
    Current,
    /// A development zone with a number of its own in statistics (开发区), not a division by law.
    Zone,
    /// Merged or renamed; older codes still carry it.
    Retired,
}

/// How far down a division is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegionLevel {
    /// The whole country (a national register).
    Nation,
    /// Province, autonomous region or municipality (省级).
    Province,
    /// City (地级).
    City,
    /// County, district or county-level city (县级).
    County,
}

/// Text that is not a division code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegionError {
    /// Not six digits.
    #[error("'{0}' is not a division code: write six digits, such as 130100 for Shijiazhuang")]
    NotSixDigits(String),
    /// The first two digits name no province.
    #[error("{0:06} names no province of the table (GB/T 2260): check its first two digits")]
    UnknownProvince(u32),
}

struct Row {
    zh: &'static str,
    status: RegionStatus,
}

fn table() -> &'static BTreeMap<u32, Row> {
    static ROWS: OnceLock<BTreeMap<u32, Row>> = OnceLock::new();
    ROWS.get_or_init(|| {
        TABLE
            .lines()
            .skip(1)
            .filter_map(|line| {
                let (code, rest) = line.split_once(',')?;
                let (zh, status) = rest.split_once(',')?;
                let status = match status {
                    "zone" => RegionStatus::Zone,
                    "retired" => RegionStatus::Retired,
                    _ => RegionStatus::Current,
                };
                Some((code.parse().ok()?, Row { zh, status }))
            })
            .collect()
    })
}

/// A division code of a known province. Divisions outside Hebei are accepted below province level without a name.
///
/// ```
/// use codes::Region;
/// let county: Region = "130681".parse().unwrap();
/// assert_eq!(county.full_zh(), "河北省保定市涿州市");
/// assert_eq!(county.city().and_then(Region::en), Some("Baoding"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Region(u32);

impl Region {
    /// Hebei province.
    pub const HEBEI: Self = Self(130_000);

    /// The code as a number of six digits.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// How far down it is.
    #[must_use]
    pub const fn level(self) -> RegionLevel {
        match self.0 {
            100_000 => RegionLevel::Nation,
            code if code % 10_000 == 0 => RegionLevel::Province,
            code if code % 100 == 0 => RegionLevel::City,
            _ => RegionLevel::County,
        }
    }

    /// Its Chinese name, when the table holds it.
    #[must_use]
    pub fn zh(self) -> Option<&'static str> {
        table().get(&self.0).map(|row| row.zh)
    }

    /// Its English name: Hebei and its cities only.
    #[must_use]
    pub fn en(self) -> Option<&'static str> {
        ENGLISH.iter().find(|(code, _)| *code == self.0).map(|(_, name)| *name)
    }

    /// Whether it is in use, when the table holds it.
    #[must_use]
    pub fn status(self) -> Option<RegionStatus> {
        table().get(&self.0).map(|row| row.status)
    }

    /// The province it lies in.
    #[must_use]
    pub const fn province(self) -> Self {
        Self(self.0 / 10_000 * 10_000)
    }

    /// The city it is or lies in; none for a province.
    #[must_use]
    pub const fn city(self) -> Option<Self> {
        match self.level() {
            RegionLevel::Nation | RegionLevel::Province => None,
            RegionLevel::City | RegionLevel::County => Some(Self(self.0 / 100 * 100)),
        }
    }

    /// Whether the other is this division or lies in it.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        match self.level() {
            RegionLevel::Nation => true,
            RegionLevel::Province => self.0 / 10_000 == other.0 / 10_000,
            RegionLevel::City => self.0 / 100 == other.0 / 100,
            RegionLevel::County => self.0 == other.0,
        }
    }

    /// Province, city and county in one name; levels the table does not name are left out.
    #[must_use]
    pub fn full_zh(self) -> String {
        let mut name = String::new();
        let mut last = None;
        for level in [Some(self.province()), self.city(), Some(self)].into_iter().flatten() {
            if last != Some(level) {
                name.push_str(level.zh().unwrap_or_default());
            }
            last = Some(level);
        }
        name
    }

    /// Every division of the table, in order of code.
    pub fn all() -> impl Iterator<Item = Self> {
        table().keys().copied().map(Self)
    }

    /// Hebei's eleven cities, in order of code.
    pub fn hebei_cities() -> impl Iterator<Item = Self> {
        Self::all().filter(|region| region.level() == RegionLevel::City)
    }

    /// The county-level divisions of a city or province that are in use, without development zones.
    pub fn counties(self) -> impl Iterator<Item = Self> {
        Self::all().filter(move |region| {
            region.level() == RegionLevel::County
                && self.contains(*region)
                && region.status() == Some(RegionStatus::Current)
        })
    }
}

impl FromStr for Region {
    type Err = RegionError;
    fn from_str(text: &str) -> Result<Self, RegionError> {
        let trimmed = text.trim();
        let code = Some(trimmed).filter(|t| t.len() == 6 && t.bytes().all(|b| b.is_ascii_digit()));
        let code: u32 = code
            .and_then(|t| t.parse().ok())
            .ok_or_else(|| RegionError::NotSixDigits(trimmed.chars().take(40).collect()))?;
        if table().contains_key(&(code / 10_000 * 10_000)) {
            Ok(Self(code))
        } else {
            Err(RegionError::UnknownProvince(code))
        }
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Region {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Region {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(text: &str) -> Region {
        text.parse().unwrap()
    }

    #[test]
    fn the_table_is_whole() {
        assert_eq!(TABLE.lines().count() - 1, table().len(), "every line of the table was read");
        assert_eq!(Region::all().filter(|r| r.level() == RegionLevel::Province).count(), 31);
        assert_eq!(Region::hebei_cities().count(), 11);
        assert!(Region::hebei_cities().all(|city| city.en().is_some()));
        assert_eq!(Region::HEBEI.counties().count(), 167, "counties, districts and county-level cities of Hebei");
    }

    #[test]
    fn names_levels_and_parents() {
        assert_eq!(region("130102").full_zh(), "河北省石家庄市长安区");
        assert_eq!(region("130100").full_zh(), "河北省石家庄市");
        assert_eq!(region("130000").full_zh(), "河北省");
        assert_eq!(region("110105").full_zh(), "北京市", "a county outside Hebei has its province's name only");
        assert_eq!(region("130521").status(), Some(RegionStatus::Retired));
        assert_eq!(region("130171").status(), Some(RegionStatus::Zone));
        assert_eq!(region("130102").city(), Some(region("130100")));
        assert!(region("130100").contains(region("130102")) && !region("130100").contains(region("130202")));
        assert!(Region::HEBEI.contains(region("131102")) && !region("130102").contains(region("130100")));
    }

    #[test]
    fn refuses_what_is_no_division() {
        for text in ["", "13", "13010", "1301000", "13010a", "１30100"] {
            assert!(matches!(text.parse::<Region>(), Err(RegionError::NotSixDigits(_))), "{text}");
        }
        assert_eq!("990000".parse::<Region>(), Err(RegionError::UnknownProvince(990_000)));
        let json = serde_json::to_string(&region("130681")).unwrap();
        assert_eq!(serde_json::from_str::<Region>(&json).unwrap(), region("130681"));
    }
}
