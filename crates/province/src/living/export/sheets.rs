//! Facts of a firm as rows of the files in which sources would deliver them.
//!
//! A file holds what one category said in one month of one kind of measure: columns by id, in their own units, as a program would push them. Of
//! what is said twice in a month of one firm and period, a correction above all, the first word stands in file 1, the second in file 2,
//! since a source that says two things in one file is believed in neither.

use std::collections::BTreeMap;

use calendar::Date;
use hub::{Catalogue, Kind};

use super::super::life::date_of;
use super::super::{Living, LivingFirm, Trace};

/// Microseconds of a day, and what China is ahead of UTC.
const DAY_US: i64 = 86_400_000_000;
const CHINA_US: i64 = 8 * 3_600_000_000;

/// Which file: the month in which it came (months since year 0), the place of its sheet, and its number in the month.
pub(super) type Key = (i32, usize, u8);

/// Rows of a file as text, and how many.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) text: String,
    pub(super) rows: u64,
}

/// Rows by file.
pub(super) type Parts = BTreeMap<Key, Part>;

/// A kind of file.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) category: String,
    pub(super) kind: Kind,
    /// Headings: credit code, period, for events their number, then measures.
    pub(super) headings: Vec<String>,
    scales: Vec<u8>,
}

/// Every kind of file there is.
#[derive(Debug)]
pub(super) struct Sheets {
    pub(super) sheets: Vec<Sheet>,
    /// Sheet and column of each measure, by its place.
    of_measure: Vec<(usize, usize)>,
}

/// Something said of a firm.
struct Telling {
    sheet: usize,
    on: Date,
    reference: u64,
    learned_us: i64,
    column: usize,
    value: Option<i64>,
}

impl Sheets {
    pub(super) fn new() -> Self {
        let catalogue = Catalogue::built_in();
        let mut sheets = Vec::new();
        let mut of_measure = vec![(0, 0); catalogue.len()];
        for category in catalogue.categories() {
            for kind in [Kind::Monthly, Kind::Daily, Kind::Event, Kind::State] {
                let measures: Vec<_> = category.of_kind(kind).collect();
                if measures.is_empty() {
                    continue;
                }
                let mut headings = vec!["uscc".to_owned(), "period".to_owned()];
                headings.extend((kind == Kind::Event).then(|| "reference".to_owned()));
                for (column, measure) in measures.iter().enumerate() {
                    of_measure[measure.measure_id().index()] = (sheets.len(), column);
                    headings.push(measure.id.clone());
                }
                let scales = measures.iter().map(|measure| measure.scale).collect();
                sheets.push(Sheet { category: category.id.clone(), kind, headings, scales });
            }
        }
        Self { sheets, of_measure }
    }

    /// Adds the rows of a firm to the files they belong to.
    pub(super) fn add(&self, living: &Living, firm: &LivingFirm<'_>, parts: &mut Parts) {
        let uscc = firm.uscc().to_string();
        let mut told: Vec<Telling> = firm.facts().map(|trace| self.telling(&trace)).collect();
        // Stable: what was said in one moment keeps the order in which it was said.
        told.sort_by_key(|one| (one.sheet, one.on, one.reference, one.learned_us));
        let one_cell = |a: &Telling, b: &Telling| (a.sheet, a.on, a.reference) == (b.sheet, b.on, b.reference);
        for cell in told.chunk_by(one_cell) {
            let mut rows = Rows::new(&self.sheets[cell[0].sheet], &uscc, cell);
            for one in cell {
                rows.take(one, delivered(living, one.learned_us), parts);
            }
            rows.write(parts);
        }
    }

    fn telling(&self, trace: &Trace) -> Telling {
        let (sheet, column) = self.of_measure[trace.measure.index()];
        let Trace { on, reference, learned_us, value, .. } = *trace;
        Telling { sheet, on, reference, learned_us, column, value }
    }
}

/// The month in which something came, in China.
fn delivered(living: &Living, learned_us: i64) -> i32 {
    let day = (learned_us + CHINA_US).div_euclid(DAY_US);
    let months = &living.months;
    let at = months.partition_point(|month| month.epoch <= day);
    if let Some(month) = at.checked_sub(1).map(|at| &months[at]).filter(|month| day <= month.last_epoch()) {
        return month.number;
    }
    let date = date_of(&[], day).unwrap_or(months[0].first);
    i32::from(date.year()) * 12 + i32::from(date.month()) - 1
}

/// The rows that tell of one firm and period, one after another.
struct Rows<'a> {
    sheet: &'a Sheet,
    at: usize,
    uscc: &'a str,
    on: Date,
    reference: u64,
    /// What this row says so far, by column.
    said: Vec<Option<Option<i64>>>,
    /// What rows before it said.
    before: Vec<Option<i64>>,
    /// The month in which this row came, and its number in it.
    month: Option<i32>,
    number: u8,
    is_open: bool,
}

impl<'a> Rows<'a> {
    fn new(sheet: &'a Sheet, uscc: &'a str, cell: &[Telling]) -> Self {
        let width = sheet.scales.len();
        let Telling { sheet: at, on, reference, .. } = cell[0];
        let (said, before) = (vec![None; width], vec![None; width]);
        Self { sheet, at, uscc, on, reference, said, before, month: None, number: 0, is_open: false }
    }

    fn take(&mut self, one: &Telling, month: i32, parts: &mut Parts) {
        if self.is_open && (self.month != Some(month) || self.said[one.column].is_some()) {
            self.write(parts);
        }
        if !self.is_open {
            self.number = if self.month == Some(month) { self.number + 1 } else { 1 };
            self.month = Some(month);
            self.is_open = true;
        }
        self.said[one.column] = Some(one.value);
    }

    /// Writes the open row. A report that is corrected is filed anew as a whole: what it does not change it says again.
    fn write(&mut self, parts: &mut Parts) {
        let (true, Some(month)) = (self.is_open, self.month) else { return };
        let part = parts.entry((month, self.at, self.number)).or_default();
        part.rows += 1;
        let text = &mut part.text;
        text.push_str(self.uscc);
        text.push(',');
        let is_whole = matches!(self.sheet.kind, Kind::Monthly | Kind::Daily);
        if self.sheet.kind == Kind::Monthly {
            push_month(text, i32::from(self.on.year()) * 12 + i32::from(self.on.month()) - 1);
        } else {
            text.push_str(&self.on.to_string());
        }
        if self.sheet.kind == Kind::Event {
            text.push(',');
            text.push_str(&self.reference.to_string());
        }
        for (column, scale) in self.sheet.scales.iter().enumerate() {
            text.push(',');
            match self.said[column].take() {
                Some(Some(value)) => {
                    push_fixed(text, value, *scale);
                    self.before[column] = Some(value);
                }
                Some(None) => {
                    text.push_str("retracted");
                    self.before[column] = None;
                }
                None => {
                    if let Some(value) = self.before[column].filter(|_| is_whole) {
                        push_fixed(text, value, *scale);
                    }
                }
            }
        }
        text.push('\n');
        self.is_open = false;
    }
}

/// `2025-06` of months since year 0.
pub(super) fn push_month(text: &mut String, number: i32) {
    text.push_str(&format!("{:04}-{:02}", number.div_euclid(12), number.rem_euclid(12) + 1));
}

/// A fixed-point number with all its digits after the point.
fn push_fixed(text: &mut String, value: i64, scale: u8) {
    if scale == 0 {
        text.push_str(&value.to_string());
        return;
    }
    let unit = 10_u64.pow(u32::from(scale));
    let (whole, rest) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
    let sign = if value < 0 { "-" } else { "" };
    text.push_str(&format!("{sign}{whole}.{rest:0width$}", width = usize::from(scale)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_all_their_digits() {
        for (value, scale, text) in [
            (0, 0, "0"),
            (-12, 0, "-12"),
            (5, 2, "0.05"),
            (-5, 1, "-0.5"),
            (1_234, 2, "12.34"),
            (i64::MIN, 6, "-9223372036854.775808"),
        ] {
            let mut found = String::new();
            push_fixed(&mut found, value, scale);
            assert_eq!(found, text);
        }
    }

    #[test]
    fn every_measure_has_its_column() {
        let sheets = Sheets::new();
        for measure in Catalogue::built_in().measures() {
            let (sheet, column) = sheets.of_measure[measure.measure_id().index()];
            let sheet = &sheets.sheets[sheet];
            let before = sheet.headings.len() - sheet.scales.len();
            assert_eq!(sheet.headings[before + column], measure.id);
            assert_eq!((sheet.kind, sheet.scales[column]), (measure.kind, measure.scale));
        }
    }
}
