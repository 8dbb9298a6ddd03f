//! What a column of text cells holds. Cells are kept once each, so a kind is decided by looking at every distinct text.

use std::collections::HashMap;

use calendar::Date;
use lake::{NO_TEXT, SampleColumn, SampleValues};

/// Share of filled cells that must be numbers for the column to be one.
const MOSTLY: f64 = 0.98;

/// Cells that were not of their column's kind and became missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The column.
    pub column: String,
    /// How many cells.
    pub cells: u64,
    /// One of them.
    pub example: String,
}

/// A column of texts being filled.
#[derive(Default)]
pub(super) struct Texts {
    codes: Vec<u32>,
    levels: Vec<String>,
    known: HashMap<String, u32>,
}

impl Texts {
    pub(super) fn push(&mut self, cell: &str) {
        let cell = cell.trim();
        if is_missing(cell) {
            self.codes.push(NO_TEXT);
            return;
        }
        if let Some(code) = self.known.get(cell) {
            self.codes.push(*code);
            return;
        }
        // Rows, and so levels, are bounded far below 2^32.
        let code = u32::try_from(self.levels.len()).unwrap_or(NO_TEXT);
        self.levels.push(cell.to_owned());
        self.known.insert(cell.to_owned(), code);
        self.codes.push(code);
    }

    pub(super) fn len(&self) -> usize {
        self.codes.len()
    }

    /// The column in its kind, with the cells that were not of it.
    pub(super) fn typed(self, name: String) -> (SampleColumn, Option<Unread>) {
        self.read(name, true)
    }

    /// The column as days or texts, for a file that says itself which of its columns are numbers.
    pub(super) fn words(self, name: String) -> SampleColumn {
        self.read(name, false).0
    }

    fn read(self, name: String, numbers_too: bool) -> (SampleColumn, Option<Unread>) {
        let mut counts = vec![0_u64; self.levels.len()];
        self.codes.iter().filter(|code| **code != NO_TEXT).for_each(|code| counts[*code as usize] += 1);
        let filled: u64 = counts.iter().sum();
        let days: Vec<Option<Date>> = self.levels.iter().map(|text| day(text)).collect();
        if filled > 0 && days.iter().all(Option::is_some) {
            let values = self.codes.iter().map(|code| days.get(*code as usize).copied().flatten()).collect();
            return (SampleColumn { name, values: SampleValues::Dates(values) }, None);
        }
        let numbers: Vec<Option<f64>> = self.levels.iter().map(|text| number(text)).collect();
        let are: u64 = numbers.iter().zip(&counts).filter(|(number, _)| number.is_some()).map(|(_, count)| count).sum();
        let coded = self.levels.iter().any(|text| is_code(text));
        #[expect(clippy::cast_precision_loss, reason = "a share of rows")]
        if numbers_too && filled > 0 && !coded && are as f64 >= MOSTLY * filled as f64 {
            let example = numbers.iter().position(Option::is_none).map(|at| self.levels[at].clone());
            let unread = example.map(|example| Unread { column: name.clone(), cells: filled - are, example });
            let value = |code: &u32| numbers.get(*code as usize).copied().flatten().unwrap_or(f64::NAN);
            let values = self.codes.iter().map(value).collect();
            return (SampleColumn { name, values: SampleValues::Numbers(values) }, unread);
        }
        (SampleColumn { name, values: SampleValues::Texts { codes: self.codes, levels: self.levels } }, None)
    }
}

/// How an empty cell is written.
fn is_missing(cell: &str) -> bool {
    const WORDS: [&str; 14] =
        ["", "na", "n/a", "#n/a", "nan", "null", "none", "nil", "-", "--", "—", "空", "缺失", "不详"];
    WORDS.iter().any(|word| cell.eq_ignore_ascii_case(word))
}

/// A number that is a name: leading zeros, or more digits than a measurement has.
fn is_code(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let all_digits = digits == text.len();
    all_digits && (digits > 15 || (digits > 1 && text.starts_with('0')))
}

/// A number as people write it: thousands separators, a currency sign, parentheses for a negative, percent (kept in
/// percent), 万 and 亿.
fn number(text: &str) -> Option<f64> {
    let mut text = text.trim();
    let negative = text.starts_with('(') && text.ends_with(')');
    if negative {
        text = text.strip_prefix('(')?.strip_suffix(')')?;
    }
    let text = text.trim_start_matches(['¥', '￥', '$']).trim_end_matches('元').trim_end();
    let (text, times) = match text.chars().last()? {
        '万' => (text.strip_suffix('万')?, 1e4),
        '亿' => (text.strip_suffix('亿')?, 1e8),
        '%' => (text.strip_suffix('%')?, 1.0),
        '％' => (text.strip_suffix('％')?, 1.0),
        _ => (text, 1.0),
    };
    let plain: String;
    let text = if text.contains([',', '，']) {
        let groups: Vec<&str> = text.split('.').next()?.split([',', '，']).collect();
        // "1,2" is a list or a decimal comma, not a thousand.
        if groups.iter().skip(1).any(|group| group.len() != 3) {
            return None;
        }
        plain = text.replace([',', '，'], "");
        plain.as_str()
    } else {
        text
    };
    // Rust reads "inf" and "nan" as numbers; a table does not mean them.
    let starts = text.trim_start_matches(['-', '+']).starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let value: f64 = if starts { text.trim().parse().ok()? } else { return None };
    value.is_finite().then_some(if negative { -value * times } else { value * times })
}

/// A day as people write it, a time of day behind it being dropped.
fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let year: i32 = text[..4].parse().ok()?;
        return (1900..2100)
            .contains(&year)
            .then(|| calendar::parse_date(&format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..])).ok())?;
    }
    let text = text.split([' ', 'T']).next()?;
    let mut parts = text.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty());
    let (year, month) = (parts.next()?, parts.next()?);
    // "2023年2月" and "2023-02" name a month: its first day stands for it.
    let day = parts.next().unwrap_or("1");
    let fits = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if parts.next().is_some() || year.len() != 4 || !fits(year, 4) || !fits(month, 2) || !fits(day, 2) {
        return None;
    }
    calendar::parse_date(&format!("{year}-{month:0>2}-{day:0>2}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_numbers_are_told_apart() {
        for text in ["2024-02-29", "2024/2/29", "2024.02.29", "2024年2月29日", "20240229", "2024-02-29 08:15:00"] {
            assert_eq!(day(text), calendar::parse_date("2024-02-29").ok(), "{text}");
        }
        assert_eq!(day("2024年2月"), calendar::parse_date("2024-02-01").ok());
        for text in ["12.5", "2024.5.1.2", "30000000", "2023-02-30", "1-2-2024"] {
            assert_eq!(day(text), None, "{text}");
        }
        for text in ["1,2", "abc", "inf", "nan", "1-2", "", "万"] {
            assert_eq!(number(text), None, "{text}");
        }
        assert!(is_code("0012") && is_code("9113010012345678") && !is_code("0") && !is_code("123456"));
    }
}
