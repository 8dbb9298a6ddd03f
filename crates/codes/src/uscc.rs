//! [`Uscc`]: the unified social credit code (统一社会信用代码, GB 32100-2015).
//!
//! Eighteen characters: who registered the body (1), what kind it is (2), where (3-8, a GB/T 2260 division), its
//! organisation code (9-17, GB 11714 with a check digit of its own) and a check character (18). The check character is
//! a weighted sum modulo the prime 31, so that any single wrong character and any swap of neighbours is found.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Region;

/// The 31 characters in the order of their values; `I O S V Z` are left out because they are misread.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Weights of the first seventeen characters: powers of 3 modulo 31.
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/// Weights of the first eight characters of an organisation code.
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// Text that is not a unified social credit code. Positions count from 1, as a person would point at them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UsccError {
    /// Not eighteen characters.
    #[error("a credit code has 18 characters, this has {found}{}", fifteen_hint(*found))]
    Length {
        /// How many there were.
        found: usize,
    },
    /// A character that a credit code never holds.
    #[error("character {position} is '{found}': a credit code uses digits and capital letters except I, O, S, V, Z")]
    Character {
        /// Which one, from 1.
        position: usize,
        /// What stood there.
        found: char,
    },
    /// A letter among characters 3 to 8, which name the place of registration.
    #[error("character {position} is '{found}': characters 3 to 8 are the division code and are digits only")]
    RegionDigit {
        /// Which one, from 3 to 8.
        position: usize,
        /// What stood there.
        found: char,
    },
    /// The check character does not belong to the seventeen before it.
    #[error(
        "character 18 is '{found}', but the first 17 call for '{expected}'{}: compare the code with the licence",
        organisation_hint(*organisation_ok)
    )]
    Check {
        /// The check character of the seventeen before it.
        expected: char,
        /// What stood there.
        found: char,
        /// Whether the organisation code (9-17) agrees with its own check digit, which narrows down where the slip is.
        organisation_ok: bool,
    },
}

fn fifteen_hint(found: usize) -> &'static str {
    if found == 15 { "; a 15-digit registration number (工商注册号) is not a credit code" } else { "" }
}

fn organisation_hint(ok: bool) -> &'static str {
    if ok { " (9 to 17 agree with each other: look at 1 to 8 and 18)" } else { " (the slip is probably in 9 to 17)" }
}

/// Who a code says registered the body (character 1 and 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BodyKind {
    /// 91: a company or another enterprise (企业).
    Enterprise,
    /// 92: a self-employed business (个体工商户).
    SoleTrader,
    /// 93: a farmers' cooperative (农民专业合作社).
    FarmerCooperative,
    /// 11, 12, 13, 19: an organ or institution of the state (机关、事业单位).
    PublicBody,
    /// 51, 52, 53, 59: an association, a private non-enterprise unit, a foundation (社会组织).
    SocialOrganisation,
    /// N1, N2, N3, N9: a rural collective economic organisation (农村集体经济组织).
    RuralCollective,
    /// Any other registrar or kind.
    Other,
}

impl BodyKind {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Enterprise => "企业",
            Self::SoleTrader => "个体工商户",
            Self::FarmerCooperative => "农民专业合作社",
            Self::PublicBody => "机关、事业单位",
            Self::SocialOrganisation => "社会组织",
            Self::RuralCollective => "农村集体经济组织",
            Self::Other => "其他",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Enterprise => "enterprise",
            Self::SoleTrader => "sole trader",
            Self::FarmerCooperative => "farmers' cooperative",
            Self::PublicBody => "public body",
            Self::SocialOrganisation => "social organisation",
            Self::RuralCollective => "rural collective",
            Self::Other => "other",
        }
    }
}

/// A unified social credit code whose check character is right.
///
/// ```
/// use codes::{BodyKind, Uscc};
/// let code: Uscc = " 91130100ma0te5t16r".parse().unwrap();
/// assert_eq!(code.to_string(), "91130100MA0TE5T16R");
/// assert_eq!(code.kind(), BodyKind::Enterprise);
/// assert_eq!(code.region().unwrap().zh(), Some("石家庄市"));
/// let slip = "91130100MA0TE5T16P".parse::<Uscc>().unwrap_err();
/// assert!(slip.to_string().contains("'R'"), "the error says which check character was expected: {slip}");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Uscc([u8; 18]);

impl Uscc {
    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// What kind of body it names.
    #[must_use]
    pub fn kind(&self) -> BodyKind {
        match (self.0[0], self.0[1]) {
            (b'9', b'1') => BodyKind::Enterprise,
            (b'9', b'2') => BodyKind::SoleTrader,
            (b'9', b'3') => BodyKind::FarmerCooperative,
            (b'1', _) => BodyKind::PublicBody,
            (b'5', _) => BodyKind::SocialOrganisation,
            (b'N', _) => BodyKind::RuralCollective,
            _ => BodyKind::Other,
        }
    }

    /// The division it was registered in, when its province is known; `100000` is the national register.
    #[must_use]
    pub fn region(&self) -> Option<Region> {
        self.as_str()[2..8].parse().ok()
    }

    /// The nine characters of the organisation code (组织机构代码).
    #[must_use]
    pub fn organisation(&self) -> &str {
        &self.as_str()[8..17]
    }

    /// Whether the organisation code agrees with its own check digit (GB 11714). A few bodies registered early do not,
    /// so this is a fact about a valid code and not a reason to refuse it.
    #[must_use]
    pub fn organisation_checks(&self) -> bool {
        organisation_checks(&self.0)
    }

    /// An invented enterprise's code: right in every check digit, `9` `1`, the region, an organisation code that starts
    /// with `T`, and the serial number.
    ///
    /// For simulated and test data only. Nothing in the standard keeps such a code from being given to a real body one
    /// day, so whatever holds one must be labelled as simulated.
    #[must_use]
    pub fn synthetic(region: Region, serial: u32) -> Self {
        Self::synthetic_of(b'1', region, serial)
    }

    /// An invented sole trader's code (个体工商户, `92`); see [`Uscc::synthetic`].
    #[must_use]
    pub fn synthetic_sole_trader(region: Region, serial: u32) -> Self {
        Self::synthetic_of(b'2', region, serial)
    }

    fn synthetic_of(category: u8, region: Region, serial: u32) -> Self {
        let mut code = *b"910000000T0000000X";
        code[1] = category;
        let mut division = region.number();
        for slot in code[2..8].iter_mut().rev() {
            *slot = b'0' + (division % 10) as u8;
            division /= 10;
        }
        // Eight characters after the leading T would be nine with the check digit: seven base-31 digits hold any u32.
        let mut rest = serial;
        for slot in code[9..16].iter_mut().rev() {
            *slot = ALPHABET[(rest % 31) as usize];
            rest /= 31;
        }
        code[8] = b'T';
        code[16] = organisation_check(&code);
        code[17] = check_character(&code);
        Self(code)
    }
}

/// The value of a character, 0 to 30.
fn value(byte: u8) -> Option<u32> {
    ALPHABET.iter().position(|a| *a == byte).and_then(|at| u32::try_from(at).ok())
}

fn check_character(code: &[u8; 18]) -> u8 {
    let sum: u32 = code.iter().zip(WEIGHTS).map(|(byte, weight)| value(*byte).unwrap_or(0) * weight).sum();
    ALPHABET[((31 - sum % 31) % 31) as usize]
}

/// GB 11714: letters count from A = 10 without gaps, unlike in the credit code's own alphabet.
fn organisation_check(code: &[u8; 18]) -> u8 {
    let number = |byte: u8| u32::from(if byte.is_ascii_digit() { byte - b'0' } else { byte - b'A' + 10 });
    let sum: u32 = code[8..16].iter().zip(ORGANISATION_WEIGHTS).map(|(byte, weight)| number(*byte) * weight).sum();
    match 11 - sum % 11 {
        11 => b'0',
        10 => b'X',
        digit => b'0' + digit as u8,
    }
}

fn organisation_checks(code: &[u8; 18]) -> bool {
    code[16] == organisation_check(code)
}

impl FromStr for Uscc {
    type Err = UsccError;

    /// Reads a code, in either case and with blanks around it.
    fn from_str(text: &str) -> Result<Self, UsccError> {
        let trimmed = text.trim();
        let found = trimmed.chars().count();
        if found != 18 {
            return Err(UsccError::Length { found });
        }
        let mut code = [0u8; 18];
        for (index, found) in trimmed.chars().enumerate() {
            let upper = found.to_ascii_uppercase();
            let byte = u8::try_from(upper).ok().filter(|byte| value(*byte).is_some());
            code[index] = byte.ok_or(UsccError::Character { position: index + 1, found })?;
            if (2..8).contains(&index) && !code[index].is_ascii_digit() {
                return Err(UsccError::RegionDigit { position: index + 1, found });
            }
        }
        let expected = check_character(&code);
        if code[17] != expected {
            return Err(UsccError::Check {
                expected: expected.into(),
                found: code[17].into(),
                organisation_ok: organisation_checks(&code),
            });
        }
        Ok(Self(code))
    }
}

impl fmt::Display for Uscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Uscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Uscc {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Uscc {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Published or worked out by hand (4-rules 6.1 of the project's working reference); none says who a body is.
    const VALID: &[&str] = &[
        "91350100M000100Y43",
        "91512081MA62K0260E",
        "91330100799655058B",
        "914403001922038216",
        "9144030071526726XG",
        "91100000100003962T",
        "91110000802100433B",
        "91130100MA0TE5T16R",
        "91130200MA0TE5T24R",
        "91130600MA0TE5T329",
        "91131000MA0TE5T40H",
        "91130000MA0AAAA52D",
        "92130102MA07ABC123",
    ];

    fn error(text: &str) -> UsccError {
        text.parse::<Uscc>().unwrap_err()
    }

    #[test]
    fn valid_codes_are_read_in_either_case() {
        for text in VALID {
            assert_eq!(text.parse::<Uscc>().unwrap().as_str(), *text);
            assert_eq!(text.to_lowercase().parse::<Uscc>().unwrap().as_str(), *text);
        }
        let code: Uscc = VALID[12].parse().unwrap();
        assert_eq!((code.kind(), code.region().unwrap().zh()), (BodyKind::SoleTrader, Some("长安区")));
        assert_eq!("91100000100003962T".parse::<Uscc>().unwrap().region().unwrap().zh(), Some("全国"));
        assert_eq!(serde_json::from_str::<Uscc>("\"91350100M000100Y43\"").unwrap().organisation(), "M000100Y4");
        assert!(serde_json::from_str::<Uscc>("\"91350100M000100Y4Z\"").is_err());
    }

    #[test]
    fn each_mistake_has_its_own_message() {
        assert_eq!(error("130100000012345"), UsccError::Length { found: 15 });
        assert!(error("130100000012345").to_string().contains("工商注册号"));
        assert_eq!(error(""), UsccError::Length { found: 0 });
        assert_eq!(error("91350100M000100Y4Z"), UsccError::Character { position: 18, found: 'Z' });
        assert_eq!(error("9135O100M000100Y43"), UsccError::Character { position: 5, found: 'O' });
        assert_eq!(error("91350100M00010０Y43"), UsccError::Character { position: 15, found: '０' });
        assert_eq!(error("9135A100M000100Y43"), UsccError::RegionDigit { position: 5, found: 'A' });
        let check = UsccError::Check { expected: '3', found: 'A', organisation_ok: true };
        assert_eq!(error("91350100M000100Y4A"), check);
    }

    #[test]
    fn vectors_of_the_shared_data() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/codes/uscc_vectors.csv");
        let Ok(mut reader) = csv::Reader::from_path(path) else {
            println!("skipped: {path} is absent");
            return;
        };
        let mut seen = 0;
        for row in reader.records() {
            let row = row.unwrap();
            let parsed = row[0].parse::<Uscc>();
            assert_eq!(parsed.is_ok(), &row[1] == "1", "{}: {parsed:?}", &row[0]);
            match parsed {
                Ok(code) => assert_eq!(code.organisation_checks(), &row[3] == "1", "{code}"),
                Err(UsccError::Check { organisation_ok, .. }) => assert_eq!(organisation_ok, &row[3] == "1"),
                Err(_) => {}
            }
            seen += 1;
        }
        assert!(seen >= 8, "only {seen} vectors");
    }

    proptest! {
        #[test]
        fn invented_codes_are_valid_and_distinct(a in any::<u32>(), b in any::<u32>()) {
            let region: Region = "130102".parse().unwrap();
            let (one, two) = (Uscc::synthetic(region, a), Uscc::synthetic(region, b));
            prop_assert_eq!(one.as_str().parse::<Uscc>().unwrap(), one);
            prop_assert!(one.organisation_checks());
            prop_assert_eq!(one.region(), Some(region));
            prop_assert_eq!(one == two, a == b);
            prop_assert_ne!(Uscc::synthetic_sole_trader(region, a), one);
        }

        #[test]
        fn any_single_wrong_character_is_found(serial in any::<u32>(), at in 0usize..18, to in 0usize..31) {
            let code = Uscc::synthetic("130681".parse().unwrap(), serial);
            let mut bytes = code.0;
            prop_assume!(bytes[at] != ALPHABET[to]);
            bytes[at] = ALPHABET[to];
            prop_assert!(std::str::from_utf8(&bytes).unwrap().parse::<Uscc>().is_err());
        }

        #[test]
        fn any_swap_of_neighbours_is_found(which in 0..VALID.len(), at in 0usize..17) {
            let mut bytes = VALID[which].as_bytes().to_vec();
            prop_assume!(bytes[at] != bytes[at + 1]);
            bytes.swap(at, at + 1);
            prop_assert!(std::str::from_utf8(&bytes).unwrap().parse::<Uscc>().is_err());
        }
    }
}
