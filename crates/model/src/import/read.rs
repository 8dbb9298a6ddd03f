//! Readers of each format, up to a document under the model's own column names.

use std::collections::{BTreeMap, BTreeSet};

use scoring::pmml::ImportOptions;
use scoring::{ColumnData, MISSING_CODE, Scorecard, Table, TrainedOn};
use trees::{Forest, LightGbm, Link, TreeModel, Values};

use super::Format;
use super::error::ImportError;
use super::settings::{Predicts, Settings};
use crate::document::Model;
use crate::limits::MAX_COVER_ROWS;

const NOT_STATED: &str = "not stated";

type Read = (Model, BTreeSet<String>);

/// The document, and the columns of the file that it does without.
pub(super) fn read(format: Format, bytes: &[u8], settings: &Settings) -> Result<Read, ImportError> {
    let text = || std::str::from_utf8(bytes).map_err(|_| ImportError::Format("it is not UTF-8".to_owned()));
    let text = || text().map(|text| text.trim_start_matches('\u{feff}').trim_start());
    let whole = |model| (model, BTreeSet::new());
    let (mut model, unused) = match format {
        Format::Lightgbm => lightgbm(text()?)?,
        Format::Onnx => {
            let forest = trees::onnx::read(bytes)?;
            let values = vec![Values::Number {}; forest.features.len()];
            trees_of(forest, "ONNX".to_owned(), values)
        }
        Format::Pmml => {
            let scaling = settings.scaling.map(Into::into).unwrap_or_default();
            let options = ImportOptions { scaling, unmatched_points: settings.unmatched_points };
            whole(Model::Scorecard(Box::new(Scorecard::from_pmml(text()?, options)?)))
        }
        Format::Json => whole(Model::from_json(text()?)?),
        Format::Yaml => whole(Model::from_yaml(text()?).map_err(|error| ImportError::Format(error.to_string()))?),
    };
    declare(&mut model, settings, format)?;
    Ok((model, unused))
}

fn lightgbm(text: &str) -> Result<Read, ImportError> {
    let read = LightGbm::read(text)?;
    let categories: Vec<usize> = (0..read.categorical.len()).filter(|at| read.categorical[*at]).collect();
    let mut values = vec![Values::Number {}; read.forest.features.len()];
    // Pandas keeps a list for each column of its own kind, also for one of a single value, which is told as no category:
    // lists that cannot be laid beside the columns are left to the mapping.
    if categories.len() == read.pandas_categories.len() {
        for (at, list) in categories.into_iter().zip(&read.pandas_categories) {
            let spelt = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            values[at] = Values::Category { levels: list.iter().map(spelt).collect() };
        }
    }
    Ok(trees_of(read.forest, format!("LightGBM text, objective {}", read.objective), values))
}

/// A document around a forest, without the columns that no split asks about: nobody need consent to them.
fn trees_of(mut forest: Forest, origin: String, values: Vec<Values>) -> Read {
    let asked: BTreeSet<u16> = forest.trees.iter().flat_map(|tree| &tree.splits).map(|split| split.feature).collect();
    let known = asked.iter().all(|at| usize::from(*at) < forest.features.len());
    let (mut kept, mut unused) = (values, BTreeSet::new());
    if known && !asked.is_empty() {
        kept = asked.iter().map(|at| kept[usize::from(*at)].clone()).collect();
        let all = forest.features.iter().enumerate();
        unused = all.filter(|(at, _)| !asked.contains(&(*at as u16))).map(|(_, name)| name.clone()).collect();
        forest.features = asked.iter().map(|at| forest.features[usize::from(*at)].clone()).collect();
        let place: BTreeMap<u16, u16> = asked.into_iter().zip(0..).collect();
        for split in forest.trees.iter_mut().flat_map(|tree| &mut tree.splits) {
            split.feature = place[&split.feature];
        }
    }
    let rows = forest.trees.iter().find_map(|tree| tree.splits.first()).map_or(0.0, |root| root.cover);
    let trained_on = TrainedOn {
        description: NOT_STATED.to_owned(),
        // A count of rows, far below 2^53.
        rows: rows.max(0.0) as u64,
        bads: 0,
        split: NOT_STATED.to_owned(),
    };
    let mut model = TreeModel::plain("imported", NOT_STATED, trained_on, forest);
    for (feature, values) in model.features.iter_mut().zip(kept) {
        feature.values = values;
    }
    model.origin = origin.trim().to_owned();
    (Model::Trees(Box::new(model)), unused)
}

/// Sets what the mapping declares.
fn declare(model: &mut Model, settings: &Settings, format: Format) -> Result<(), ImportError> {
    let turned = settings.predicts == Predicts::Good;
    let scaling = settings.scaling.map(Into::into);
    let calibration = settings.calibration.map(Into::into);
    let grades = settings.grades.map(Into::into);
    match model {
        Model::Scorecard(card) => {
            if turned {
                let said = "`predicts: good` is for trees: points of a scorecard rise with good".to_owned();
                return Err(ImportError::Settings(said));
            }
            // The scale of a PMML card went into reading its points.
            if let Some(scaling) = scaling.filter(|_| format != Format::Pmml) {
                card.scaling = scaling;
            }
            card.calibration = calibration.unwrap_or(card.calibration);
            card.grades = grades.unwrap_or(card.grades);
            card.reasons.count = settings.reasons.unwrap_or(card.reasons.count);
            if calibration.is_some() || scaling.is_some() && format != Format::Pmml {
                card.recompute_points();
            }
            told(&mut card.target, &mut card.trained_on, settings);
        }
        Model::Trees(model) => {
            if turned {
                turn(&mut model.forest);
            }
            model.scaling = scaling.unwrap_or(model.scaling);
            model.calibration = calibration.unwrap_or(model.calibration);
            model.grades = grades.unwrap_or(model.grades);
            model.reasons = settings.reasons.unwrap_or(model.reasons);
            told(&mut model.target, &mut model.trained_on, settings);
        }
    }
    Ok(())
}

fn told(target: &mut String, trained_on: &mut TrainedOn, settings: &Settings) {
    if let Some(said) = &settings.target {
        target.clone_from(said);
    }
    if let Some(said) = &settings.trained_on {
        trained_on.description.clone_from(said);
    }
}

/// Turns a logit of good into one of bad: a sum with every sign turned has the same digits.
fn turn(forest: &mut Forest) {
    forest.base = -forest.base;
    for leaf in forest.trees.iter_mut().flat_map(|tree| &mut tree.leaves) {
        leaf.value = -leaf.value;
    }
}

/// Counts the nodes of trees that came without counts; says whether it had to.
pub(super) fn count(model: &mut Model, sample: Option<&Table>) -> Result<bool, ImportError> {
    let Model::Trees(held) = model else { return Ok(false) };
    let covered = held.forest.trees.iter().flat_map(|tree| &tree.splits).all(|split| split.cover > 0.0);
    if covered || !matches!(held.forest.link, Link::Logistic { .. }) {
        return Ok(false);
    }
    let ensemble = held.forest.clone().check()?;
    let rows = sample.and_then(|table| rows(held, table)).ok_or(ImportError::NoCover)?;
    let counted = ensemble.with_cover_of(rows.chunks_exact(held.features.len()));
    held.forest = counted.into_forest();
    Ok(true)
}

/// Rows of a table as the trees read them, spread over the whole of it; `None` when a column is not there.
fn rows(model: &TreeModel, table: &Table) -> Option<Vec<f64>> {
    let taken = table.rows().min(MAX_COVER_ROWS);
    let width = model.features.len();
    let mut found = vec![f64::NAN; taken * width];
    for (at, (name, feature)) in model.forest.features.iter().zip(&model.features).enumerate() {
        let column = table.column(name)?;
        let value = |row: usize| match (&column.data, &feature.values) {
            (ColumnData::Numeric(numbers), Values::Number {}) => Some(numbers[row]),
            (ColumnData::Categorical { codes, levels }, Values::Category { levels: known }) => Some(match codes[row] {
                MISSING_CODE => f64::NAN,
                code => known.iter().position(|held| *held == levels[code as usize]).map_or(f64::NAN, |at| at as f64),
            }),
            _ => None,
        };
        for place in 0..taken {
            found[place * width + at] = value(place * table.rows() / taken)?;
        }
    }
    (taken > 0).then_some(found)
}
