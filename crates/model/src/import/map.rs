//! From the model's columns to Anji's features: names, units, words.

use std::collections::{BTreeMap, BTreeSet};

use scoring::{BinRule, Characteristic, Scorecard};
use trees::{Feature, Precision, Test, TreeModel, Values};

use super::error::{ImportError, Unknown};
use super::near::near;
use super::settings::{Column, Settings};
use super::{Surroundings, units};
use crate::document::Model;
use crate::makeup::Makeup;

/// Puts the model under Anji's names and units; gives the model's column of each feature.
pub(super) fn map(
    model: &mut Model,
    unused: &BTreeSet<String>,
    settings: &Settings,
    around: Surroundings<'_>,
) -> Result<BTreeMap<String, String>, ImportError> {
    let own: Vec<String> = match &*model {
        Model::Scorecard(card) => card.characteristics.iter().map(|held| held.feature.clone()).collect(),
        Model::Trees(model) => model.forest.features.clone(),
    };
    let columns = resolve((&own, unused), settings, around.known)?;
    match model {
        Model::Scorecard(card) => {
            for (held, column) in card.characteristics.iter_mut().zip(&columns) {
                let own = held.feature.clone();
                characteristic(held, &own, column)?;
                word_characteristic(held, &own, column, around);
            }
            relabel(card, &columns);
        }
        Model::Trees(model) => {
            units_of_trees(model, &own, &columns)?;
            for (at, (own, column)) in own.iter().zip(&columns).enumerate() {
                feature(model, at, own, column)?;
                word_feature(&mut model.features[at], own, column, around);
            }
        }
    }
    let feature = |column: &Column| column.feature.clone().unwrap_or_default();
    Ok(columns.iter().map(feature).zip(own).collect())
}

/// The mapping of each column, its feature filled in.
fn resolve(
    (own, unused): (&[String], &BTreeSet<String>),
    settings: &Settings,
    known: &BTreeSet<String>,
) -> Result<Vec<Column>, ImportError> {
    let columns: BTreeSet<String> = own.iter().chain(unused).cloned().collect();
    let strange = settings.features.keys().filter(|column| !columns.contains(*column));
    let strange: Vec<_> = strange.map(|column| (column.clone(), near(column, &columns))).collect();
    if !strange.is_empty() {
        return Err(ImportError::NoColumn(Unknown(strange)));
    }
    let (mut unmapped, mut nowhere, mut found) = (Vec::new(), Vec::new(), Vec::with_capacity(own.len()));
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    for name in own {
        let mapped = settings.features.get(name);
        let mut column = mapped.map(super::Mapped::column).unwrap_or_default();
        let feature = column.feature.clone().unwrap_or_else(|| name.clone());
        if !known.contains(&feature) {
            let list = if column.feature.is_none() { &mut unmapped } else { &mut nowhere };
            list.push((feature.clone(), near(&feature, known)));
        }
        if let Some(other) = taken.insert(feature.clone(), name.clone()) {
            return Err(ImportError::Twice(other, name.clone(), feature));
        }
        if column.divide_by.is_some_and(|by| !(by.is_finite() && by > 0.0)) {
            return Err(wrong(name, "`divide_by` must be above 0"));
        }
        column.feature = Some(feature);
        found.push(column);
    }
    if !unmapped.is_empty() {
        return Err(ImportError::Unmapped(Unknown(unmapped)));
    }
    if !nowhere.is_empty() {
        return Err(ImportError::NoFeature(Unknown(nowhere)));
    }
    Ok(found)
}

fn wrong(column: &str, problem: impl Into<String>) -> ImportError {
    ImportError::Column { column: column.to_owned(), problem: problem.into() }
}

fn characteristic(held: &mut Characteristic, own: &str, column: &Column) -> Result<(), ImportError> {
    if let Some(feature) = &column.feature {
        held.feature.clone_from(feature);
    }
    if column.levels.is_some() {
        return Err(wrong(own, "`levels` are for trees: the bins of a scorecard spell their categories"));
    }
    let Some(divisor) = column.divide_by else { return Ok(()) };
    for attribute in &mut held.attributes {
        match &mut attribute.rule {
            BinRule::Range { from, below } => {
                *from = from.map(|edge| units::at_least(edge, divisor));
                *below = below.map(|edge| units::at_least(edge, divisor));
            }
            BinRule::Special { values } => {
                for value in values {
                    let restated = units::equal(*value, divisor);
                    *value = restated.ok_or_else(|| wrong(own, format!("no value divided by {divisor} is {value}")))?;
                }
            }
            BinRule::Categories { .. } => return Err(wrong(own, "`divide_by` is for numbers, and this is a category")),
            BinRule::Missing {} => {}
        }
    }
    Ok(())
}

/// Labels of bins whose edges were restated.
fn relabel(card: &mut Scorecard, columns: &[Column]) {
    for (held, column) in card.characteristics.iter_mut().zip(columns) {
        if column.divide_by.is_some() {
            for attribute in &mut held.attributes {
                attribute.label = scoring::binning::bin_label(&attribute.rule);
            }
        }
    }
}

fn units_of_trees(model: &mut TreeModel, own: &[String], columns: &[Column]) -> Result<(), ImportError> {
    if columns.iter().all(|column| column.divide_by.is_none()) {
        return Ok(());
    }
    let single = model.forest.precision == Precision::Single;
    for split in model.forest.trees.iter_mut().flat_map(|tree| &mut tree.splits) {
        let at = usize::from(split.feature);
        // A split on a feature that is not there is found when the model is compiled.
        let Some(column) = columns.get(at) else { continue };
        match (&mut split.test, column.divide_by) {
            (Test::Among { .. }, Some(_)) => {
                return Err(wrong(&own[at], "`divide_by` is for numbers, and this is a category"));
            }
            (Test::AtMost { threshold, .. }, divisor) if single => {
                *threshold = units::at_most_single(*threshold, divisor.unwrap_or(1.0));
            }
            (Test::AtMost { threshold, .. }, Some(divisor)) => *threshold = units::at_most(*threshold, divisor),
            _ => {}
        }
    }
    // Rounding has gone into the thresholds.
    model.forest.precision = Precision::Double;
    Ok(())
}

fn feature(model: &mut TreeModel, at: usize, own: &str, column: &Column) -> Result<(), ImportError> {
    if let Some(feature) = &column.feature {
        model.forest.features[at].clone_from(feature);
    }
    let asks = |wanted: fn(&Test) -> bool| {
        let mut splits = model.forest.trees.iter().flat_map(|tree| &tree.splits);
        splits.any(|split| usize::from(split.feature) == at && wanted(&split.test))
    };
    let categories = asks(|test| matches!(test, Test::Among { .. }));
    if let Some(levels) = &column.levels {
        if asks(|test| matches!(test, Test::AtMost { .. })) {
            return Err(wrong(own, "`levels` are for categories, and its splits compare numbers"));
        }
        model.features[at].values = Values::Category { levels: levels.clone() };
    } else if categories && model.features[at].values == (Values::Number {}) {
        return Err(wrong(own, "its splits know categories by code: list their spellings under `levels` in order"));
    }
    Ok(())
}

/// Words as the mapping gives them, else those Anji has for the feature, else those that are there.
fn word_feature(held: &mut Feature, own: &str, column: &Column, around: Surroundings<'_>) {
    let name = column.feature.as_deref().unwrap_or(own);
    let plain = held.label_zh == Feature::plain(own, Values::Number {}).label_zh;
    if plain {
        let (zh, en) = (around.words)(name).unwrap_or_else(|| (name.to_owned(), name.replace('_', " ")));
        held.reason_code = reason_code(name);
        (held.reason_zh, held.reason_en) = reasons(&zh, &en);
        (held.label_zh, held.label_en) = (zh, en);
    }
    let places = [
        (&mut held.label_zh, &column.label_zh),
        (&mut held.label_en, &column.label_en),
        (&mut held.reason_code, &column.reason_code),
        (&mut held.reason_zh, &column.reason_zh),
        (&mut held.reason_en, &column.reason_en),
    ];
    said(places);
}

fn word_characteristic(held: &mut Characteristic, own: &str, column: &Column, around: Surroundings<'_>) {
    if held.label_zh == own {
        let name = held.feature.clone();
        let (zh, en) = (around.words)(&name).unwrap_or_else(|| (name.clone(), name.replace('_', " ")));
        (held.reason_zh, held.reason_en) = reasons(&zh, &en);
        (held.label_zh, held.label_en) = (zh, en);
    }
    let places = [
        (&mut held.label_zh, &column.label_zh),
        (&mut held.label_en, &column.label_en),
        (&mut held.reason_code, &column.reason_code),
        (&mut held.reason_zh, &column.reason_zh),
        (&mut held.reason_en, &column.reason_en),
    ];
    said(places);
}

fn said(places: [(&mut String, &Option<String>); 5]) {
    for (place, words) in places {
        if let Some(words) = words {
            place.clone_from(words);
        }
    }
}

fn reason_code(feature: &str) -> String {
    format!("score-{}", feature.replace('_', "-"))
}

fn reasons(zh: &str, en: &str) -> (String, String) {
    (format!("{zh}：评分失分较多"), format!("{en}: points were lost"))
}

/// Whether the model keeps the directions that were declared.
pub(super) fn keeps_directions(
    makeup: &Makeup,
    settings: &Settings,
    columns: &BTreeMap<String, String>,
) -> Result<(), ImportError> {
    for (feature, own) in columns {
        let declared = settings.features.get(own).and_then(|mapped| mapped.column().direction);
        if let (Some(declared), Some(held)) = (declared, makeup.get(feature))
            && !held.direction.keeps(declared)
        {
            return Err(ImportError::Direction { feature: feature.clone(), declared, found: held.direction });
        }
    }
    Ok(())
}
