//! From a sample set and a study to a training table: which rows take part, what each column is, who is compared.

use std::collections::BTreeMap;

use calendar::Date;
use lake::{SampleColumn, SampleValues};
use scoring::binning::BinningOptions;
use scoring::develop::{DevelopOptions, FeatureText, SelectionOptions, Split};
use scoring::fairness::{AttributeKind, GroupAttribute};
use scoring::{Column, ColumnData, MISSING_CODE, Table};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::StudyError;
use crate::cells::{Cells, EPOCH, column, numbers, pooled, text_of};
use crate::limits::{MAX_EXCLUSIONS, MAX_WORDS_CHARS};
use crate::performance;
use crate::rejects;
use crate::study::{Binning, ColumnUse, Kind, Level, Parting, Role, RowTest, SCHEMA, Study, Target};

/// Lower edges of the bands of an owner's age.
const AGE_EDGES: [f64; 4] = [30.0, 40.0, 50.0, 60.0];

/// Rows that stayed out for one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StayedOut {
    /// Why.
    pub reason: String,
    /// How many.
    pub rows: u64,
}

/// Values of one column by which the card is measured.
#[derive(Debug, Clone)]
pub struct Segments {
    /// The column's names.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Code of each row of the table.
    pub codes: Vec<u32>,
    /// What the codes stand for.
    pub names: Vec<String>,
}

/// Ready to develop on.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// Features, and the column that time is parted by.
    pub table: Table,
    /// How to develop.
    pub options: DevelopOptions,
    /// The features, in the table's order.
    pub features: Vec<ColumnUse>,
    /// Whether each row was turned away; empty when the study does not ask.
    pub declined: Vec<bool>,
    /// The row of the sample set that each row of the table is.
    pub rows: Vec<u32>,
    /// Rows of the set that stayed out.
    pub stayed_out: Vec<StayedOut>,
    /// Segments to measure by.
    pub segments: Vec<Segments>,
    /// Years or quarters of the loans.
    pub vintages: Option<Segments>,
    /// Groups to compare.
    pub groups: Vec<GroupAttribute>,
    /// The feature each of them is read from, when it is one: it would betray itself.
    pub group_features: Vec<String>,
    /// Features by source category.
    pub sources: BTreeMap<String, Vec<String>>,
    /// The period of each row, counted from the first; 0 where no date is known.
    pub periods: Vec<u32>,
}

/// The name of a feature in the table and in the card.
#[must_use]
pub fn feature_name(use_: &ColumnUse) -> &str {
    use_.feature.as_deref().unwrap_or(&use_.column)
}

/// Builds the table. `performance` is the second sample set when the target asks for one.
///
/// # Errors
/// [`StudyError`], naming the column or the choice to change.
pub fn prepare(
    columns: &[SampleColumn],
    study: &Study,
    performance: Option<&[SampleColumn]>,
    name: &str,
) -> Result<Prepared, StudyError> {
    check(study)?;
    let cells = Cells::try_new(columns, study)?;
    let outcomes = outcomes(&cells, study, performance)?;
    let (rows, stayed_out) = kept(&cells, study)?;
    let mut held = Vec::new();
    let mut features = Vec::new();
    for use_ in study.columns.iter().filter(|use_| use_.role == Role::Feature) {
        held.push(column(cells.get(&use_.column)?, (&use_.column, use_.kind), &rows, feature_name(use_))?);
        features.push(use_.clone());
    }
    if features.is_empty() {
        return Err(StudyError::NoFeature);
    }
    let date = study.of_role(Role::Date);
    let when = match date {
        Some(use_) => Some(numbers(cells.get(&use_.column)?, &use_.column)?),
        None => None,
    };
    let split = split(study, date, &mut held, when.as_deref(), &rows)?;
    let target = rows.iter().map(|row| outcomes[*row as usize]).collect();
    let weights = match study.of_role(Role::Weight) {
        Some(use_) => {
            let all = numbers(cells.get(&use_.column)?, &use_.column)?;
            Some(rows.iter().map(|row| all[*row as usize]).collect())
        }
        None => None,
    };
    let years = date.zip(when.as_deref()).map(|(use_, when)| years(cells.get(&use_.column), when, &rows));
    let table = Table::try_new(held, target, weights)?;
    let options = options(study, &features, split, name)?;
    let marked = rejects::marked(&cells, study)?;
    let (vintages, periods) = vintages(years, date);
    Ok(Prepared {
        segments: segments(&cells, study, &rows)?,
        groups: groups(&cells, study, &rows)?,
        group_features: study
            .columns
            .iter()
            .filter(|use_| use_.compare.is_some())
            .map(|use_| feature_name(use_).to_owned())
            .collect(),
        sources: sources(&features),
        table,
        options,
        features,
        declined: rows.iter().filter_map(|row| marked.get(*row as usize).copied()).collect(),
        rows,
        stayed_out,
        vintages,
        periods,
    })
}

fn check(study: &Study) -> Result<(), StudyError> {
    if study.schema != SCHEMA {
        return Err(StudyError::Schema { found: study.schema, known: SCHEMA });
    }
    if study.exclusions.len() > MAX_EXCLUSIONS {
        return Err(StudyError::TooMany { what: "exclusions", most: MAX_EXCLUSIONS });
    }
    for role in [Role::Outcome, Role::Weight, Role::Date] {
        let several: Vec<&ColumnUse> = study.columns.iter().filter(|use_| use_.role == role).collect();
        if let [_, second, ..] = several.as_slice() {
            return Err(StudyError::RoleTwice { column: second.column.clone() });
        }
    }
    let mut names = std::collections::BTreeSet::new();
    for use_ in study.columns.iter().filter(|use_| use_.role == Role::Feature) {
        if !names.insert(feature_name(use_)) {
            return Err(StudyError::Name { column: feature_name(use_).to_owned() });
        }
    }
    let long = |text: &str| text.chars().count() > MAX_WORDS_CHARS;
    match study.columns.iter().find(|use_| long(&use_.zh) || long(&use_.en)) {
        Some(use_) => Err(StudyError::TooLong { column: use_.column.clone(), most: MAX_WORDS_CHARS }),
        None => Ok(()),
    }
}

/// The outcome of every row of the set; rows that the study says were turned away have none.
pub(crate) fn outcomes(
    cells: &Cells<'_>,
    study: &Study,
    performance: Option<&[SampleColumn]>,
) -> Result<Vec<Option<bool>>, StudyError> {
    let mut found = told(cells, study, performance)?;
    rejects::hide(&mut found, &rejects::marked(cells, study)?, study)?;
    Ok(found)
}

fn told(
    cells: &Cells<'_>,
    study: &Study,
    performance: Option<&[SampleColumn]>,
) -> Result<Vec<Option<bool>>, StudyError> {
    match &study.target {
        Target::Column { bad, good, .. } => {
            let use_ = study.of_role(Role::Outcome).ok_or(StudyError::NoOutcome)?;
            let values = cells.get(&use_.column)?;
            let known = crate::guess::values_of(&SampleColumn { name: String::new(), values: values.clone() });
            if let Some(wrong) = bad.iter().chain(good).find(|value| !known.contains(value)) {
                let shown = known.iter().take(8).cloned().collect::<Vec<_>>().join(", ");
                return Err(StudyError::NoValue { column: use_.column.clone(), value: wrong.clone(), known: shown });
            }
            let says = |value: &str| match value {
                value if bad.iter().any(|bad| bad == value) => Some(true),
                value if good.is_empty() || good.iter().any(|good| good == value) => Some(false),
                _ => None,
            };
            Ok(match values {
                // Each level is judged once, not each row.
                SampleValues::Texts { codes, levels } => {
                    let judged: Vec<Option<bool>> = levels.iter().map(|level| says(level)).collect();
                    codes.iter().map(|code| judged.get(*code as usize).copied().flatten()).collect()
                }
                values => (0..cells.rows()).map(|row| text_of(values, row).and_then(|text| says(&text))).collect(),
            })
        }
        Target::Performance { own_account, .. } => {
            let monthly = performance.ok_or(StudyError::NoPerformance)?;
            performance::labels(&study.target, monthly, cells.get(own_account)?, cells.rows())
        }
    }
}

/// Rows that take part, and why the others do not.
fn kept(cells: &Cells<'_>, study: &Study) -> Result<(Vec<u32>, Vec<StayedOut>), StudyError> {
    let mut out: Vec<Option<u16>> = vec![None; cells.rows()];
    let mut reasons: Vec<String> = Vec::new();
    for rule in &study.exclusions {
        let values = cells.get(&rule.column)?;
        // At most MAX_EXCLUSIONS reasons.
        let reason = reasons.len() as u16;
        reasons.push(rule.reason.clone());
        for (row, out) in out.iter_mut().enumerate().filter(|(_, out)| out.is_none()) {
            if excluded(values, row, &rule.test) {
                *out = Some(reason);
            }
        }
    }
    if let Some(use_) = study.of_role(Role::Weight) {
        let weights = numbers(cells.get(&use_.column)?, &use_.column)?;
        let reason = reasons.len() as u16;
        reasons.push("没有样本权重 no sample weight".to_owned());
        for (row, out) in out.iter_mut().enumerate().filter(|(_, out)| out.is_none()) {
            if weights[row].is_nan() || weights[row] <= 0.0 {
                *out = Some(reason);
            }
        }
    }
    let mut counts = vec![0_u64; reasons.len()];
    out.iter().flatten().for_each(|reason| counts[usize::from(*reason)] += 1);
    let stayed = reasons.into_iter().zip(counts).map(|(reason, rows)| StayedOut { reason, rows });
    // Sample sets hold far fewer than 2^32 rows.
    let rows: Vec<u32> = (0..out.len() as u32).filter(|row| out[*row as usize].is_none()).collect();
    if rows.is_empty() {
        return Err(StudyError::NoRow);
    }
    Ok((rows, stayed.filter(|stayed| stayed.rows > 0).collect()))
}

fn excluded(values: &SampleValues, row: usize, test: &RowTest) -> bool {
    let number = || match values {
        SampleValues::Numbers(values) => values[row],
        SampleValues::Dates(values) => values[row].map_or(f64::NAN, |day| f64::from(day.year())),
        SampleValues::Texts { .. } => f64::NAN,
    };
    match test {
        RowTest::Is { values: wanted } => text_of(values, row).is_some_and(|text| wanted.contains(&text)),
        RowTest::IsNot { values: wanted } => !text_of(values, row).is_some_and(|text| wanted.contains(&text)),
        RowTest::Below { value } => number() < *value,
        RowTest::Above { value } => number() > *value,
        RowTest::Missing {} => text_of(values, row).is_none(),
    }
}

/// The split, with the column it needs put beside the features.
fn split(
    study: &Study,
    date: Option<&ColumnUse>,
    held: &mut Vec<Column>,
    when: Option<&[f64]>,
    rows: &[u32],
) -> Result<Split, StudyError> {
    match &study.parting {
        Parting::HoldOut { test_percent, seed } => Ok(Split::HoldOut { test_share: test_percent / 100.0, seed: *seed }),
        Parting::Time { train_through, test_through } => {
            let (use_, when) = date.zip(when).ok_or(StudyError::NoDate)?;
            let last =
                |text: &str| moment(text, use_.kind).ok_or_else(|| StudyError::BadMoment { found: text.to_owned() });
            let train_through = last(train_through)?;
            let test_through = test_through.as_deref().map(last).transpose()?;
            let name = format!("@{}", use_.column);
            held.push(Column::numeric(&name, rows.iter().map(|row| when[*row as usize]).collect()));
            Ok(Split::Time { column: name, train_through, test_through })
        }
    }
}

/// A day as days since 1970 (a year alone is its last day), or a year for a column of years.
fn moment(text: &str, kind: Kind) -> Option<f64> {
    if kind != Kind::Day {
        return text.trim().parse().ok().filter(|value: &f64| value.is_finite());
    }
    let text = text.trim();
    let whole = if text.len() == 4 { format!("{text}-12-31") } else { text.to_owned() };
    calendar::parse_date(&whole).ok().map(|day| f64::from(calendar::days_between(EPOCH, day)))
}

/// The year (with the quarter as a fraction) of each row.
fn years(values: Result<&SampleValues, StudyError>, when: &[f64], rows: &[u32]) -> Vec<Option<(i32, u8)>> {
    let day = |row: usize| match values {
        Ok(SampleValues::Dates(days)) => days[row].map(|day: Date| (i32::from(day.year()), day.month() as u8)),
        // A column of years.
        _ => (!when[row].is_nan()).then_some((when[row] as i32, 1)),
    };
    rows.iter().map(|row| day(*row as usize)).collect()
}

/// Vintages by year, or by quarter where the loans span fewer than four years; and each row's period.
fn vintages(years: Option<Vec<Option<(i32, u8)>>>, date: Option<&ColumnUse>) -> (Option<Segments>, Vec<u32>) {
    let (Some(years), Some(use_)) = (years, date) else { return (None, Vec::new()) };
    let known = || years.iter().flatten().map(|(year, _)| *year);
    let (Some(first), Some(last)) = (known().min(), known().max()) else { return (None, Vec::new()) };
    let by_quarter = last - first < 3 && use_.kind == Kind::Day;
    let place = |(year, month): (i32, u8)| {
        let years = u32::try_from(year - first).unwrap_or(0);
        if by_quarter { years * 4 + u32::from((month.max(1) - 1) / 3) } else { years }
    };
    let codes: Vec<u32> = years.iter().map(|year| year.map_or(MISSING_CODE, place)).collect();
    let count = codes.iter().filter(|code| **code != MISSING_CODE).max().map_or(0, |last| last + 1);
    let name = |at: u32| {
        if by_quarter { format!("{}Q{}", first + (at / 4) as i32, at % 4 + 1) } else { (first + at as i32).to_string() }
    };
    let periods = codes.iter().map(|code| if *code == MISSING_CODE { 0 } else { *code }).collect();
    let names = (0..count).map(name).collect();
    (Some(Segments { zh: use_.zh.clone(), en: use_.en.clone(), codes, names }), periods)
}

fn segments(cells: &Cells<'_>, study: &Study, rows: &[u32]) -> Result<Vec<Segments>, StudyError> {
    let wanted = study.columns.iter().filter(|use_| use_.segment);
    wanted
        .map(|use_| {
            let found = column(cells.get(&use_.column)?, (&use_.column, Kind::Category), rows, &use_.column)?;
            let ColumnData::Categorical { codes, levels } = &found.data else {
                return Err(StudyError::NotOfKind { column: use_.column.clone(), wanted: "类别 a category" });
            };
            let (codes, names) = pooled(codes, levels, "其他 other");
            Ok(Segments { zh: use_.zh.clone(), en: use_.en.clone(), codes, names })
        })
        .collect()
}

fn groups(cells: &Cells<'_>, study: &Study, rows: &[u32]) -> Result<Vec<GroupAttribute>, StudyError> {
    let wanted = study.columns.iter().filter_map(|use_| Some((use_, use_.compare?)));
    wanted
        .map(|(use_, kind)| {
            let values = cells.get(&use_.column)?;
            if kind == AttributeKind::OwnerAge && !matches!(values, SampleValues::Texts { .. }) {
                let age = column(values, (&use_.column, Kind::Number), rows, &use_.zh)?;
                return Ok(GroupAttribute::banded(&age, kind, &AGE_EDGES)?);
            }
            let found = column(values, (&use_.column, Kind::Category), rows, &use_.column)?;
            let ColumnData::Categorical { codes, levels } = &found.data else {
                return Err(StudyError::NotOfKind { column: use_.column.clone(), wanted: "类别 a category" });
            };
            let (codes, names) = pooled(codes, levels, "其他 other");
            Ok(GroupAttribute::try_new(&use_.zh, kind, codes, names)?)
        })
        .collect()
}

fn sources(features: &[ColumnUse]) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for use_ in features {
        if let Some(source) = &use_.source {
            found.entry(source.clone()).or_default().push(feature_name(use_).to_owned());
        }
    }
    found
}

fn binning(of: &Binning, special: &[f64]) -> BinningOptions {
    BinningOptions {
        trend: of.trend,
        max_bins: usize::from(of.max_bins),
        min_bin_share: of.min_bin_percent / 100.0,
        min_bin_bads: of.min_bin_bads,
        special_values: special.to_vec(),
        ..BinningOptions::default()
    }
}

fn options(study: &Study, features: &[ColumnUse], split: Split, name: &str) -> Result<DevelopOptions, StudyError> {
    let words = match &study.target {
        Target::Column { words, bad, .. } => {
            let outcome = study.of_role(Role::Outcome).map_or("", |use_| use_.zh.as_str());
            if words.is_empty() { format!("{outcome} = {}", bad.join(", ")) } else { words.clone() }
        }
        Target::Performance { definition, .. } => format!("{} {}", definition.zh(), definition.en()),
    };
    let mut options = DevelopOptions::new(name, words, split);
    options.binning = binning(&study.binning, &[]);
    for use_ in features {
        let feature = feature_name(use_);
        let own = study.binning_of.get(&use_.column);
        if own.is_some() || !use_.special.is_empty() {
            options.binning_of.insert(feature.to_owned(), binning(own.unwrap_or(&study.binning), &use_.special));
        }
        if let Some(drawn) = study.bins_of.get(&use_.column) {
            options.bins_of.insert(feature.to_owned(), drawn.clone());
        }
        options.texts.insert(
            feature.to_owned(),
            FeatureText {
                label_zh: use_.zh.clone(),
                label_en: use_.en.clone(),
                reason_code: format!("score-{}", feature.replace('_', "-")),
                reason_zh: format!("{}：评分失分较多", use_.zh),
                reason_en: format!("{}: points were lost", use_.en),
            },
        );
    }
    let chosen = &study.selection;
    let kept =
        |column: &String| study.column(column).map_or_else(|| column.clone(), |use_| feature_name(use_).to_owned());
    options.selection = SelectionOptions {
        method: chosen.method,
        sign: chosen.sign,
        min_iv: chosen.min_iv,
        max_iv: chosen.max_iv,
        keep: chosen.keep.iter().map(kept).collect(),
        max_correlation: chosen.max_correlation,
        max_vif: chosen.max_vif,
        over_time: None,
        max_p_value: chosen.max_p_value,
        max_characteristics: usize::from(chosen.max_characteristics),
    };
    options.scaling = study.scaling;
    match study.level {
        Level::AsSampled {} => {}
        Level::BadRate { percent } => options.population_bad_rate = Some(percent / 100.0),
        Level::PlattOnTest {} => options.platt_on_test = true,
    }
    if let Some(grades) = study.grades {
        options.grades = grades;
    }
    Ok(options)
}
