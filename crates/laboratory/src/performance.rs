//! Outcomes read off days past due, month by month: the definition of bad as the first step of a study.

use std::collections::{BTreeMap, HashMap};

use calendar::Date;
use lake::{SampleColumn, SampleValues};
use scoring::target::{
    BadDefinition, Ending, History, Label, LabelCounts, RollRates, VintageTable, WorstBucket, roll_rates, vintages,
    worst_then_next,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::StudyError;
use crate::cells::{numbers, text_of};
use crate::study::Target;

/// Months of performance shown in a vintage table.
const VINTAGE_MONTHS: u16 = 36;
/// Share of the final bads that a performance window should have caught.
const CAUGHT: f64 = 0.9;

/// What speaks for one definition or another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct DefinitionTables {
    /// Accounts with a history.
    pub accounts: u64,
    /// The first and last month recorded, `2023-01`.
    pub months: (String, String),
    /// From bucket to bucket, month to month.
    pub roll: RollRates,
    /// The worst bucket of the months before against the worst after.
    pub worst: Vec<WorstBucket>,
    /// Bads by months on book.
    pub vintages: VintageTable,
    /// What the definition makes of the accounts.
    pub labels: LabelCounts,
    /// The definition in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

fn columns<'a>(target: &Target, monthly: &'a [SampleColumn]) -> Result<Monthly<'a>, StudyError> {
    let Target::Performance { account, month, days, written_off, definition, .. } = target else {
        return Err(StudyError::NoPerformance);
    };
    let get = |name: &str| {
        let found = monthly.iter().find(|column| column.name == name);
        found.map(|column| &column.values).ok_or_else(|| StudyError::NoColumn { column: name.to_owned() })
    };
    let SampleValues::Dates(months) = get(month)? else {
        return Err(StudyError::NotOfKind { column: month.clone(), wanted: "日期 a day" });
    };
    Ok(Monthly {
        account: get(account)?,
        months,
        days: numbers(get(days)?, days)?,
        off: written_off.as_deref().map(get).transpose()?,
        definition: *definition,
    })
}

struct Monthly<'a> {
    account: &'a SampleValues,
    months: &'a [Option<Date>],
    days: Vec<f64>,
    off: Option<&'a SampleValues>,
    definition: BadDefinition,
}

fn month_number(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month() as i16) - 1
}

impl Monthly<'_> {
    /// A history per account. An account whose last month comes before the last of all has been repaid, unless it was
    /// written off.
    fn histories(&self) -> Result<BTreeMap<String, History>, StudyError> {
        let mut seen: BTreeMap<String, BTreeMap<i32, (f64, bool)>> = BTreeMap::new();
        let mut last = i32::MIN;
        for row in 0..self.months.len() {
            let (Some(account), Some(day)) = (text_of(self.account, row), self.months[row]) else { continue };
            let off = self
                .off
                .and_then(|off| text_of(off, row))
                .is_some_and(|text| !["", "0", "否", "no", "N", "false"].contains(&text.as_str()));
            let month = month_number(day);
            last = last.max(month);
            seen.entry(account).or_default().insert(month, (self.days[row], off));
        }
        let mut found = BTreeMap::new();
        for (account, months) in seen {
            let (Some(first), Some(end)) = (months.keys().next().copied(), months.keys().next_back().copied()) else {
                continue;
            };
            let off = months.values().any(|(_, off)| *off);
            let ending = match off {
                true => Ending::WrittenOff,
                false if end < last => Ending::Repaid,
                false => Ending::Open,
            };
            let day = |month: i32| {
                let days = months.get(&month).map(|(days, _)| *days).filter(|days| !days.is_nan())?;
                Some(days.clamp(0.0, f64::from(u16::MAX)) as u16)
            };
            let history = History::try_new(first, (first..=end).map(day).collect(), ending)?;
            found.insert(account, history);
        }
        if found.is_empty() { Err(StudyError::NoPerformance) } else { Ok(found) }
    }
}

/// The outcome of every row of the study's own set, by its account; a row without a history has none.
pub(crate) fn labels(
    target: &Target,
    monthly: &[SampleColumn],
    own: &SampleValues,
    rows: usize,
) -> Result<Vec<Option<bool>>, StudyError> {
    let monthly = columns(target, monthly)?;
    monthly.definition.check()?;
    let histories = monthly.histories()?;
    let judged: HashMap<&str, Option<bool>> = histories
        .iter()
        .map(|(account, history)| (account.as_str(), monthly.definition.label(history, None).target()))
        .collect();
    let found: Vec<Option<bool>> =
        (0..rows).map(|row| text_of(own, row).and_then(|text| judged.get(text.as_str()).copied().flatten())).collect();
    Ok(found)
}

/// How many months each row's account was seen until it was first more than so many days past due or written off, else to its end; and
/// whether it was. The windows of the definition play no part: nobody is called good who was seen for a short time.
pub(crate) fn spells(
    target: &Target,
    monthly: &[SampleColumn],
    own: &SampleValues,
    rows: usize,
) -> Result<Vec<Option<(u32, bool)>>, StudyError> {
    let monthly = columns(target, monthly)?;
    monthly.definition.check()?;
    let bad_above = monthly.definition.bad_above_days;
    let spell = |history: &History| {
        let first = history.days.iter().position(|days| days.is_some_and(|days| days > bad_above));
        let written_off = monthly.definition.write_off_is_bad && history.ending == Ending::WrittenOff;
        // A history has at most 600 months.
        match first {
            Some(at) => (at as u32 + 1, true),
            None => (history.days.len() as u32, written_off),
        }
    };
    let seen: HashMap<String, (u32, bool)> =
        monthly.histories()?.iter().map(|(account, history)| (account.clone(), spell(history))).collect();
    Ok((0..rows).map(|row| text_of(own, row).and_then(|account| seen.get(&account).copied())).collect())
}

/// Roll rates, vintages and what the definition makes of the accounts.
///
/// # Errors
/// [`StudyError`] when the columns do not hold accounts, months and days.
pub fn definition_tables(target: &Target, monthly: &[SampleColumn]) -> Result<DefinitionTables, StudyError> {
    let monthly = columns(target, monthly)?;
    monthly.definition.check()?;
    let histories: Vec<History> = monthly.histories()?.into_values().collect();
    let first = histories.iter().map(|history| history.opened).min().unwrap_or(0);
    // A history has at most 600 months.
    let end = |history: &History| history.opened + history.days.len() as i32 - 1;
    let last = histories.iter().map(end).max().unwrap_or(0);
    let (labels, counts): (Vec<Label>, LabelCounts) = monthly.definition.count(&histories);
    debug_assert_eq!(labels.len(), histories.len());
    let shown = |month: i32| format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1);
    Ok(DefinitionTables {
        accounts: histories.len() as u64,
        months: (shown(first), shown(last)),
        roll: roll_rates(&histories),
        worst: worst_then_next(&histories, (first + last) / 2, monthly.definition.performance_months),
        vintages: vintages(&histories, &monthly.definition, last, VINTAGE_MONTHS, CAUGHT),
        labels: counts,
        zh: monthly.definition.zh(),
        en: monthly.definition.en(),
    })
}
