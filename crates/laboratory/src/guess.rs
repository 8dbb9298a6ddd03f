//! The mapping assistant: a first study for a sample set nobody has described yet.
//!
//! It reads the names people in this trade give to columns and looks at the values. Everything it says is a proposal that
//! the study's owner sees and changes; where it leaves a column out it says why.

use std::collections::BTreeMap;

use lake::{NO_TEXT, SampleColumn, SampleValues};
use scoring::Scaling;
use scoring::fairness::AttributeKind;
use scoring::leaks::{LeakOptions, LeakVerdict, leaks};

use crate::study::{Binning, ColumnUse, Kind, Level, Parting, Role, SCHEMA, Selection, Stakes, Study, Target};
use crate::words;

/// Distinct numbers up to which a column with a code's name is a category; more are a measurement by a misleading name.
const FEW_CODES: usize = 3_000;

/// Proposes a study. `known` tells the words of features that the house already has.
#[must_use]
pub fn guess(columns: &[SampleColumn], known: &dyn Fn(&str) -> Option<(String, String)>) -> Study {
    let mut uses: Vec<ColumnUse> = columns.iter().map(|column| one(column, known)).collect();
    let outcome = outcome_of(columns, &uses);
    let mut target = Target::Column { bad: vec!["1".to_owned()], good: Vec::new(), words: String::new() };
    if let Some((at, bad)) = outcome {
        uses[at].role = Role::Outcome;
        uses[at].reason = None;
        // A second column that says the same thing would be a leak of the first.
        for (other, use_) in uses.iter_mut().enumerate() {
            if other != at && words::is_outcome(&use_.column) && use_.role == Role::Feature {
                leave(use_, "说明贷款结局 says how the loan ended");
            }
        }
        target = Target::Column { bad: vec![bad], good: Vec::new(), words: uses[at].zh.clone() };
    }
    only_one(&mut uses, Role::Date, |column| words::date_rank(&column.column));
    only_one(&mut uses, Role::Weight, |_| 0);
    // A card is used on the future: that a loan was made in a certain year helps nobody then.
    if uses.iter().any(|use_| use_.role == Role::Date) {
        for (use_, column) in uses.iter_mut().zip(columns) {
            if use_.role == Role::Feature && words::is_year(&use_.column) && years(&column.values) {
                leave(use_, "说明放款年份，不说明客户 says when the loan was made, not to whom");
            }
        }
    }
    let parting = parting(columns, &uses);
    Study {
        schema: SCHEMA,
        columns: uses,
        derived: Vec::new(),
        target,
        exclusions: Vec::new(),
        parting,
        binning: Binning::default(),
        binning_of: BTreeMap::new(),
        bins_of: BTreeMap::new(),
        selection: Selection::default(),
        rejects: None,
        scaling: Scaling::default(),
        level: Level::AsSampled {},
        grades: None,
        stakes: Stakes::default(),
    }
}

/// Whether all numbers are years.
fn years(values: &SampleValues) -> bool {
    match values {
        SampleValues::Numbers(values) => {
            values.iter().filter(|value| !value.is_nan()).all(|value| (1900.0..2100.0).contains(value))
        }
        _ => false,
    }
}

/// Leaves out what plainly knows the outcome, once the outcome is settled: a card with such a column looks splendid in every
/// test and fails in use. A study that cannot be searched yet (no outcome, too few bads) comes back as it was; a run tells
/// leaks again.
#[must_use]
pub fn guard(columns: &[SampleColumn], mut study: Study) -> Study {
    let Ok(prepared) = crate::prepare::prepare(columns, &study, None, "study") else { return study };
    let skip = match &prepared.options.split {
        scoring::develop::Split::Time { column, .. } => vec![column.clone()],
        _ => Vec::new(),
    };
    let searched = leaks(&prepared.table, &LeakOptions { skip, ..LeakOptions::default() });
    for finding in searched.iter().flatten().filter(|finding| finding.verdict == LeakVerdict::Leak) {
        let named = |use_: &&mut ColumnUse| use_.role == Role::Feature && use_.column == finding.feature;
        if let Some(use_) = study.columns.iter_mut().find(named) {
            leave(use_, "取值泄漏结果，须先查明何时可知 knows the outcome: find out when it is known before using it");
        }
    }
    study
}

fn leave(use_: &mut ColumnUse, why: &str) {
    use_.role = Role::LeftOut;
    use_.reason = Some(why.to_owned());
}

fn one(column: &SampleColumn, known: &dyn Fn(&str) -> Option<(String, String)>) -> ColumnUse {
    let (zh, en) = known(&column.name).unwrap_or_else(|| words::of_header(&column.name));
    let distinct = distinct(column);
    let kind = match &column.values {
        SampleValues::Dates(_) => Kind::Day,
        SampleValues::Texts { .. } => Kind::Category,
        SampleValues::Numbers(_) if distinct <= FEW_CODES && words::is_code(&column.name) => Kind::Category,
        SampleValues::Numbers(_) => Kind::Number,
    };
    let mut found = ColumnUse {
        column: column.name.clone(),
        role: Role::Feature,
        kind,
        feature: None,
        zh,
        en,
        special: Vec::new(),
        reason: None,
        compare: words::group_kind(&column.name),
        segment: false,
        source: None,
    };
    let rows = column.values.len();
    // Sex and age tell groups apart; they are compared, not scored on.
    if matches!(found.compare, Some(AttributeKind::OwnerSex | AttributeKind::OwnerAge)) {
        leave(
            &mut found,
            "个人属性，只用于公平性比较，不入模 a personal attribute: groups are compared by it, nobody is scored on it",
        );
    } else if distinct <= 1 {
        leave(&mut found, "只有一个取值 one value only");
    } else if words::is_weight(&column.name) && kind == Kind::Number {
        found.role = Role::Weight;
    } else if words::is_afterwards(&column.name) {
        leave(&mut found, "贷款结局之后才可知 known only after the loan went well or badly");
    } else if words::is_identifier(&column.name) || (kind == Kind::Category && distinct * 2 > rows) {
        leave(&mut found, "只是编号或名称，不含信息 names a row, measures nothing");
    } else if kind == Kind::Day {
        found.role = if words::date_rank(&column.name) > 0 { Role::Date } else { Role::LeftOut };
        if found.role == Role::LeftOut {
            leave(&mut found, "日期，可派生为数值后使用 a day: derive a number from it to use it");
        }
    } else if words::is_sampling(&column.name) {
        leave(&mut found, "说明抽样方式 says how rows were drawn");
    }
    found
}

/// Distinct values, missing not counted.
fn distinct(column: &SampleColumn) -> usize {
    match &column.values {
        SampleValues::Texts { codes, levels } => {
            let mut used = vec![false; levels.len()];
            codes.iter().filter(|code| **code != NO_TEXT).for_each(|code| used[*code as usize] = true);
            used.iter().filter(|used| **used).count()
        }
        SampleValues::Numbers(values) => {
            let mut bits: Vec<u64> =
                values.iter().filter(|value| !value.is_nan()).map(|value| value.to_bits()).collect();
            bits.sort_unstable();
            bits.dedup();
            bits.len()
        }
        SampleValues::Dates(values) => values.iter().flatten().collect::<std::collections::BTreeSet<_>>().len(),
    }
}

/// The likeliest outcome with its bad value: a column named like one that has two values.
fn outcome_of(columns: &[SampleColumn], uses: &[ColumnUse]) -> Option<(usize, String)> {
    let ranked = columns.iter().enumerate().filter(|(at, column)| {
        words::is_outcome(&column.name) && uses[*at].kind != Kind::Day && (2..=8).contains(&distinct(column))
    });
    // Two values are an outcome; more are a status of which some are bad.
    let (at, column) = ranked.min_by_key(|(_, column)| (distinct(column) != 2, words::outcome_rank(&column.name)))?;
    let values = values_of(column);
    let bad = values.iter().find(|value| words::is_bad_value(value)).or_else(|| values.last())?;
    Some((at, bad.clone()))
}

/// Distinct values as texts, sorted.
#[must_use]
pub fn values_of(column: &SampleColumn) -> Vec<String> {
    let mut found: Vec<String> = match &column.values {
        SampleValues::Texts { levels, .. } => levels.clone(),
        SampleValues::Numbers(values) => {
            let mut numbers: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
            numbers.sort_by(f64::total_cmp);
            numbers.dedup();
            return numbers.iter().map(f64::to_string).collect();
        }
        SampleValues::Dates(values) => values.iter().flatten().map(ToString::to_string).collect(),
    };
    found.sort();
    found.dedup();
    found
}

/// Leaves a role that only one column may have to the best of those that got it.
fn only_one(uses: &mut [ColumnUse], role: Role, rank: impl Fn(&ColumnUse) -> u8) {
    let best = uses.iter().enumerate().filter(|(_, use_)| use_.role == role);
    let best = best.max_by_key(|(at, use_)| (rank(use_), std::cmp::Reverse(*at))).map(|(at, _)| at);
    for (at, use_) in uses.iter_mut().enumerate() {
        if use_.role == role && Some(at) != best {
            leave(use_, "已有另一列承担此用途 another column has this part");
        }
    }
}

/// By time where a date is known: the day four fifths of the rows have passed. Otherwise by lot.
fn parting(columns: &[SampleColumn], uses: &[ColumnUse]) -> Parting {
    let by_lot = Parting::HoldOut { test_percent: 30.0, seed: 1 };
    let Some(at) = uses.iter().position(|use_| use_.role == Role::Date) else { return by_lot };
    let through = match &columns[at].values {
        SampleValues::Dates(values) => {
            let mut days: Vec<_> = values.iter().flatten().copied().collect();
            days.sort_unstable();
            let cut = days.get(days.len() * 4 / 5).copied();
            // A cut at the last day would leave nothing to test.
            let before = |last| days.iter().rev().find(|day| **day < last).copied();
            let cut = cut.and_then(|cut| if Some(cut) == days.last().copied() { before(cut) } else { Some(cut) });
            cut.map(|cut| cut.to_string())
        }
        SampleValues::Numbers(values) => {
            let mut years: Vec<f64> = values.iter().copied().filter(|value| !value.is_nan()).collect();
            years.sort_by(f64::total_cmp);
            let cut = years.get(years.len() * 4 / 5).copied();
            // A cut at the last year would leave nothing to test.
            cut.map(|cut| if Some(cut) == years.last().copied() { cut - 1.0 } else { cut }).map(|cut| cut.to_string())
        }
        SampleValues::Texts { .. } => None,
    };
    through.map_or(by_lot, |train_through| Parting::Time { train_through, test_through: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Vec<SampleColumn> {
        connectors::samples::read(text.as_bytes(), None).unwrap().columns
    }

    #[test]
    fn a_bank_s_table_is_understood_without_help() {
        let mut text = String::from("合同号,放款日期,注册资本(万元),行业代码,法人性别,是否逾期,核销日期,批次\n");
        for at in 0..40 {
            let sex = if at % 2 == 0 { "男" } else { "女" };
            let (bad, off) = if at % 5 == 0 { ("是", "2024-06-30") } else { ("否", "") };
            text.push_str(&format!("C{at:04},2023-{:02}-11,{},{},{sex},{bad},{off},A\n", at % 12 + 1, at * 7, at % 4));
        }
        let study = guess(&table(&text), &|_| None);
        let role = |name: &str| study.column(name).map(|column| (column.role, column.kind)).unwrap();
        assert_eq!(role("合同号"), (Role::LeftOut, Kind::Category));
        assert_eq!(role("放款日期"), (Role::Date, Kind::Day));
        assert_eq!(role("注册资本(万元)"), (Role::Feature, Kind::Number));
        assert_eq!(
            role("行业代码"),
            (Role::Feature, Kind::Category),
            "a code is a name though it is written as a number"
        );
        assert_eq!(role("法人性别").0, Role::LeftOut);
        assert_eq!(study.column("法人性别").unwrap().compare, Some(AttributeKind::OwnerSex));
        assert_eq!(role("是否逾期").0, Role::Outcome);
        assert_eq!(role("核销日期").0, Role::LeftOut);
        assert_eq!(role("批次").0, Role::LeftOut, "只有一个取值 one value only");
        assert!(matches!(&study.target, Target::Column { bad, .. } if bad == &["是".to_owned()]));
        assert!(matches!(&study.parting, Parting::Time { train_through, .. } if train_through.starts_with("2023-")));
    }
}
