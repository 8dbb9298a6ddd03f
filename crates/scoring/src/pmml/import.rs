//! Reading a card, ours or another program's.

use super::predicate::{Bins, categorical, numeric, read};
use super::tree::Element;
use super::{AttributeExtension, CardExtension, CharacteristicExtension, PmmlError};
use crate::binning::bin_label;
use crate::limits::MAX_CHARACTERISTICS;
use crate::scorecard::{
    Attribute, Calibration, Characteristic, GradeCutoffs, ReasonPolicy, SCHEMA, Scaling, Scorecard, TrainedOn,
};

/// What a file of another program does not say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ImportOptions {
    /// Which points mean which odds; without it points give no probability.
    pub scaling: Scaling,
    /// Points of values (missing ones, new categories) that no attribute of the file takes; `None` refuses such a file.
    pub unmatched_points: Option<f64>,
}

/// Texts of a characteristic for which the file has none.
fn plain(feature: &str) -> CharacteristicExtension {
    CharacteristicExtension {
        label_zh: feature.to_owned(),
        label_en: feature.to_owned(),
        reason_zh: format!("“{feature}”一项失分"),
        reason_en: format!("points were lost on {feature}"),
        // A logit of bad falls by one for each unit of evidence of good: points are then evidence times the factor.
        coefficient: -1.0,
    }
}

impl Scorecard {
    /// Reads a PMML scorecard and checks it. A card that [`crate::CompiledScorecard::to_pmml`] wrote comes back as it was,
    /// to the bit; of another program's, points come back, and WOE and intercept are made to give them.
    ///
    /// # Errors
    /// [`PmmlError`] when the file is no PMML scorecard, or one that asks what a card cannot hold: a bin over two fields, a
    /// computed partial score, a derived field, values that no bin takes.
    pub fn from_pmml(text: &str, options: ImportOptions) -> Result<Self, PmmlError> {
        let root = Element::read(text)?;
        if root.name != "PMML" {
            return Err(PmmlError::Xml(format!("the root element is {}", root.name)));
        }
        let model = root.child("Scorecard");
        let model = model.ok_or_else(|| PmmlError::Unsupported("the file has no Scorecard model".to_owned()))?;
        if model.child("LocalTransformations").is_some_and(|found| !found.children.is_empty())
            || root.child("TransformationDictionary").is_some_and(|found| !found.children.is_empty())
        {
            return Err(PmmlError::Unsupported("derived fields are not read: compute them before scoring".to_owned()));
        }
        let initial = model.number("initialScore")?.unwrap_or(0.0);
        let found: Vec<&Element> =
            model.child("Characteristics").map(|list| list.named("Characteristic").collect()).unwrap_or_default();
        if found.is_empty() || found.len() > MAX_CHARACTERISTICS {
            return Err(PmmlError::Unsupported(format!("{} characteristics; between 1 and 60 are read", found.len())));
        }
        let card: Option<CardExtension> = model.extension("card")?;
        let scaling = card.as_ref().map_or(options.scaling, |card| card.scaling);
        let reading = Reading { root: &root, scaling, count: found.len() as f64, initial, options };
        let characteristics = found.into_iter().map(|element| reading.characteristic(element));
        let characteristics = characteristics.collect::<Result<Vec<Characteristic>, PmmlError>>()?;
        let card = card.unwrap_or_else(|| CardExtension {
            schema: SCHEMA,
            version: 1,
            target: root.child("Header").and_then(|h| h.get("description")).unwrap_or("not stated").to_owned(),
            trained_on: TrainedOn {
                description: "read from PMML".to_owned(),
                rows: 0,
                bads: 0,
                split: "not stated".to_owned(),
            },
            scaling,
            intercept: 0.0,
            calibration: Calibration::default(),
            grades: GradeCutoffs::default(),
            reasons: ReasonPolicy::default(),
        });
        let scorecard = Self {
            schema: card.schema,
            name: model.get("modelName").unwrap_or("scorecard").to_owned(),
            version: card.version,
            target: card.target,
            trained_on: card.trained_on,
            scaling: card.scaling,
            intercept: card.intercept,
            calibration: card.calibration,
            grades: card.grades,
            reasons: card.reasons,
            characteristics,
        };
        scorecard.compile()?;
        Ok(scorecard)
    }
}

struct Reading<'a> {
    root: &'a Element,
    scaling: Scaling,
    count: f64,
    initial: f64,
    options: ImportOptions,
}

impl Reading<'_> {
    fn characteristic(&self, element: &Element) -> Result<Characteristic, PmmlError> {
        let name = element.get("name").unwrap_or_default();
        let attributes: Vec<&Element> = element.named("Attribute").collect();
        let (mut predicates, mut field) = (Vec::new(), None);
        for attribute in &attributes {
            if attribute.child("ComplexPartialScore").is_some() {
                return Err(PmmlError::Unsupported(format!("'{name}' has a computed partial score: use numbers")));
            }
            let (predicate, of) = read(attribute)?;
            match (of, &field) {
                (Some(of), None) => field = Some(of),
                (Some(of), Some(known)) if of != *known => {
                    let problem = format!("'{name}' asks about {known} and {of}: part it into two characteristics");
                    return Err(PmmlError::Unsupported(problem));
                }
                _ => {}
            }
            predicates.push(predicate);
        }
        let feature = field.ok_or_else(|| PmmlError::Unsupported(format!("'{name}' asks about no field")))?;
        let bins = if self.is_numeric(&feature)? { numeric(&predicates)? } else { categorical(&predicates)? };
        let words: CharacteristicExtension = element.extension("characteristic")?.unwrap_or_else(|| plain(&feature));
        let reason = element.get("reasonCode").or_else(|| attributes.iter().find_map(|found| found.get("reasonCode")));
        let code = reason.map_or_else(|| format!("score-{}", feature.replace('_', "-")), str::to_owned);
        let attributes = self.attributes(&feature, &attributes, bins)?;
        Ok(Characteristic {
            feature,
            label_zh: words.label_zh,
            label_en: words.label_en,
            reason_code: code,
            reason_zh: words.reason_zh,
            reason_en: words.reason_en,
            coefficient: words.coefficient,
            attributes,
        })
    }

    fn is_numeric(&self, feature: &str) -> Result<bool, PmmlError> {
        let dictionary = self.root.child("DataDictionary");
        let field =
            dictionary.and_then(|list| list.named("DataField").find(|field| field.get("name") == Some(feature)));
        let field = field.ok_or_else(|| PmmlError::Xml(format!("'{feature}' is not in the DataDictionary")))?;
        match field.need("dataType")? {
            "double" | "float" | "integer" => Ok(field.get("optype") == Some("continuous")),
            "string" | "boolean" => Ok(false),
            other => Err(PmmlError::Unsupported(format!("'{feature}' has data type {other}: pass numbers or texts"))),
        }
    }

    fn attributes(&self, feature: &str, from: &[&Element], bins: Bins) -> Result<Vec<Attribute>, PmmlError> {
        // Bins that nobody takes because others leave nothing (an unbounded default below a full cover) are not in the list.
        let shared = 1.0 / bins.len() as f64;
        let mut placed = Vec::with_capacity(bins.len());
        for (at, (rule, attribute)) in bins.into_iter().enumerate() {
            let element = attribute.map(|attribute| from[attribute]);
            let score = match element {
                Some(element) => element.number("partialScore")?.ok_or_else(|| {
                    PmmlError::Unsupported(format!("an attribute of '{feature}' has no partialScore"))
                })?,
                None => self.options.unmatched_points.ok_or_else(|| {
                    let bin = bin_label(&rule);
                    PmmlError::Unsupported(format!(
                        "no attribute of '{feature}' takes {bin}: add one, or state its points"
                    ))
                })?,
            };
            let points = if self.initial == 0.0 { score } else { score + self.initial / self.count };
            let more: Option<AttributeExtension> = element.map(|e| e.extension("attribute")).transpose()?.flatten();
            placed.push(match more {
                Some(more) => {
                    let AttributeExtension { place, label, woe, share, bad_rate } = more;
                    (place, Attribute { rule, label, woe, points, share, bad_rate })
                }
                None => {
                    let woe = (points - self.scaling.offset() / self.count) / self.scaling.factor();
                    let label = bin_label(&rule);
                    (at, Attribute { rule, label, woe, points, share: shared, bad_rate: None })
                }
            });
        }
        placed.sort_by_key(|(place, _)| *place);
        Ok(placed.into_iter().map(|(_, attribute)| attribute).collect())
    }
}
