//! Writing a card.
//!
//! Attributes are written in the order in which a reader must try them: special values, missing, ranges or listed
//! categories, and last the bin that takes every other category.

use std::fmt::Display;
use std::io;

use quick_xml::events::{BytesDecl, BytesText, Event};
use quick_xml::writer::Writer;
use serde::Serialize;

use super::{AttributeExtension, CardExtension, CharacteristicExtension, EXTENDER, NAMESPACE, PmmlError, VERSION};
use crate::runtime::CompiledScorecard;
use crate::scorecard::{Attribute, BinRule, Characteristic, ReasonMethod};

type Xml = Writer<Vec<u8>>;

fn refuse(error: impl Display) -> io::Error {
    io::Error::other(error.to_string())
}

impl CompiledScorecard {
    /// The card as PMML 4.4. The predicted value is the points, an output field `pd` the calibrated probability.
    ///
    /// # Errors
    /// [`PmmlError::Xml`] does not occur for a card that compiled; it is kept so that a caller need not panic.
    pub fn to_pmml(&self) -> Result<String, PmmlError> {
        let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
        self.write(&mut xml).map_err(|error| PmmlError::Xml(error.to_string()))?;
        String::from_utf8(xml.into_inner()).map_err(|error| PmmlError::Xml(error.to_string()))
    }

    fn write(&self, xml: &mut Xml) -> io::Result<()> {
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let root = xml.create_element("PMML").with_attributes([("xmlns", NAMESPACE), ("version", VERSION)]);
        root.write_inner_content(|xml| {
            let header = xml.create_element("Header").with_attribute(("description", self.document.target.as_str()));
            header.write_inner_content(|xml| {
                xml.create_element("Application").with_attribute(("name", "Anji")).write_empty()?;
                Ok(())
            })?;
            xml.create_element("DataDictionary").write_inner_content(|xml| {
                for feature in self.features() {
                    let field = xml.create_element("DataField").with_attribute(("name", feature));
                    let kind = match self.is_numeric(feature) {
                        Some(true) => [("optype", "continuous"), ("dataType", "double")],
                        _ => [("optype", "categorical"), ("dataType", "string")],
                    };
                    field.with_attributes(kind).write_empty()?;
                }
                Ok(())
            })?;
            self.write_model(xml)
        })?;
        Ok(())
    }

    fn write_model(&self, xml: &mut Xml) -> io::Result<()> {
        let baseline = match self.document.reasons.method {
            ReasonMethod::Maximum => "max",
            ReasonMethod::Neutral => "neutral",
        };
        let model = xml.create_element("Scorecard").with_attributes([
            ("modelName", self.document.name.as_str()),
            ("functionName", "regression"),
            ("algorithmName", "weight of evidence, logistic regression"),
            ("initialScore", "0"),
            ("useReasonCodes", "true"),
            ("reasonCodeAlgorithm", "pointsBelow"),
            ("baselineMethod", baseline),
        ]);
        model.write_inner_content(|xml| {
            extension(xml, "card", &CardExtension::of(&self.document))?;
            xml.create_element("MiningSchema").write_inner_content(|xml| {
                for feature in self.features() {
                    xml.create_element("MiningField").with_attribute(("name", feature)).write_empty()?;
                }
                Ok(())
            })?;
            self.write_output(xml)?;
            xml.create_element("Characteristics").write_inner_content(|xml| {
                for (characteristic, card) in self.document.characteristics.iter().zip(&self.cards) {
                    write_characteristic(xml, characteristic, card.yardstick)?;
                }
                Ok(())
            })?;
            Ok(())
        })?;
        Ok(())
    }

    /// `pd = 1 / (1 + exp((points - offset) / factor))`, from the points.
    fn write_output(&self, xml: &mut Xml) -> io::Result<()> {
        let scaling = &self.document.scaling;
        xml.create_element("Output").write_inner_content(|xml| {
            field(xml, "points", &[("optype", "continuous"), ("dataType", "double"), ("feature", "predictedValue")])?;
            let pd = xml.create_element("OutputField").with_attributes([
                ("name", "pd"),
                ("optype", "continuous"),
                ("dataType", "double"),
                ("feature", "transformedValue"),
            ]);
            pd.write_inner_content(|xml| {
                apply(xml, "/", |xml| {
                    constant(xml, 1.0)?;
                    apply(xml, "+", |xml| {
                        constant(xml, 1.0)?;
                        apply(xml, "exp", |xml| {
                            apply(xml, "/", |xml| {
                                apply(xml, "-", |xml| {
                                    xml.create_element("FieldRef").with_attribute(("field", "points")).write_empty()?;
                                    constant(xml, scaling.offset())
                                })?;
                                constant(xml, scaling.factor())
                            })
                        })
                    })
                })
            })?;
            for rank in 1..=usize::from(self.document.reasons.count).min(self.document.characteristics.len()) {
                let (name, rank) = (format!("reason{rank}"), rank.to_string());
                let text =
                    [("optype", "categorical"), ("dataType", "string"), ("feature", "reasonCode"), ("rank", &rank)];
                field(xml, &name, &text)?;
            }
            Ok(())
        })?;
        Ok(())
    }
}

fn field(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
    let field = xml.create_element("OutputField").with_attribute(("name", name));
    field.with_attributes(attributes.iter().copied()).write_empty()?;
    Ok(())
}

fn constant(xml: &mut Xml, value: f64) -> io::Result<()> {
    let constant = xml.create_element("Constant").with_attribute(("dataType", "double"));
    constant.write_text_content(BytesText::new(&value.to_string()))?;
    Ok(())
}

fn apply(xml: &mut Xml, function: &str, inner: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<()> {
    xml.create_element("Apply").with_attribute(("function", function)).write_inner_content(inner)?;
    Ok(())
}

fn extension(xml: &mut Xml, name: &str, value: &impl Serialize) -> io::Result<()> {
    let value = serde_json::to_string(value).map_err(refuse)?;
    let extension = xml.create_element("Extension").with_attributes([("extender", EXTENDER), ("name", name)]);
    extension.with_attribute(("value", value.as_str())).write_empty()?;
    Ok(())
}

/// When a reader must try a rule: before the rules that would also hold.
fn turn(rule: &BinRule) -> u8 {
    match rule {
        BinRule::Special { .. } => 0,
        BinRule::Missing {} => 1,
        BinRule::Range { .. } | BinRule::Categories { other: false, .. } => 2,
        BinRule::Categories { other: true, .. } => 3,
    }
}

fn write_characteristic(xml: &mut Xml, characteristic: &Characteristic, yardstick: f64) -> io::Result<()> {
    let element = xml.create_element("Characteristic").with_attributes([
        ("name", characteristic.feature.as_str()),
        ("reasonCode", characteristic.reason_code.as_str()),
        ("baselineScore", yardstick.to_string().as_str()),
    ]);
    element.write_inner_content(|xml| {
        let words = CharacteristicExtension {
            label_zh: characteristic.label_zh.clone(),
            label_en: characteristic.label_en.clone(),
            reason_zh: characteristic.reason_zh.clone(),
            reason_en: characteristic.reason_en.clone(),
            coefficient: characteristic.coefficient,
        };
        extension(xml, "characteristic", &words)?;
        let mut order: Vec<usize> = (0..characteristic.attributes.len()).collect();
        order.sort_by_key(|at| (turn(&characteristic.attributes[*at].rule), *at));
        for place in order {
            write_attribute(xml, &characteristic.feature, (place, &characteristic.attributes[place]))?;
        }
        Ok(())
    })?;
    Ok(())
}

fn write_attribute(xml: &mut Xml, feature: &str, (place, attribute): (usize, &Attribute)) -> io::Result<()> {
    let points = attribute.points.to_string();
    xml.create_element("Attribute").with_attribute(("partialScore", points.as_str())).write_inner_content(|xml| {
        let more = AttributeExtension {
            place,
            label: attribute.label.clone(),
            woe: attribute.woe,
            share: attribute.share,
            bad_rate: attribute.bad_rate,
        };
        extension(xml, "attribute", &more)?;
        write_rule(xml, feature, &attribute.rule)
    })?;
    Ok(())
}

fn simple(xml: &mut Xml, feature: &str, operator: &str, value: Option<f64>) -> io::Result<()> {
    let predicate = xml.create_element("SimplePredicate").with_attributes([("field", feature), ("operator", operator)]);
    match value.map(|value| value.to_string()) {
        Some(value) => predicate.with_attribute(("value", value.as_str())).write_empty()?,
        None => predicate.write_empty()?,
    };
    Ok(())
}

fn compound(xml: &mut Xml, operator: &str, inner: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<()> {
    let predicate = xml.create_element("CompoundPredicate").with_attribute(("booleanOperator", operator));
    predicate.write_inner_content(inner)?;
    Ok(())
}

fn within(xml: &mut Xml, feature: &str, values: &[String]) -> io::Result<()> {
    let predicate = xml.create_element("SimpleSetPredicate");
    predicate.with_attributes([("field", feature), ("booleanOperator", "isIn")]).write_inner_content(|xml| {
        let quoted: Vec<String> =
            values.iter().map(|value| format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))).collect();
        let array = xml.create_element("Array").with_attributes([("type", "string"), ("n", &values.len().to_string())]);
        array.write_text_content(BytesText::new(&quoted.join(" ")))?;
        Ok(())
    })?;
    Ok(())
}

fn write_rule(xml: &mut Xml, feature: &str, rule: &BinRule) -> io::Result<()> {
    match rule {
        BinRule::Missing {} => simple(xml, feature, "isMissing", None),
        BinRule::Range { from: None, below: None } => simple(xml, feature, "isNotMissing", None),
        BinRule::Range { from: Some(from), below: None } => simple(xml, feature, "greaterOrEqual", Some(*from)),
        BinRule::Range { from: None, below: Some(below) } => simple(xml, feature, "lessThan", Some(*below)),
        BinRule::Range { from: Some(from), below: Some(below) } => compound(xml, "and", |xml| {
            simple(xml, feature, "greaterOrEqual", Some(*from))?;
            simple(xml, feature, "lessThan", Some(*below))
        }),
        BinRule::Special { values } if values.len() == 1 => simple(xml, feature, "equal", Some(values[0])),
        BinRule::Special { values } => {
            compound(xml, "or", |xml| values.iter().try_for_each(|value| simple(xml, feature, "equal", Some(*value))))
        }
        BinRule::Categories { values, other: false } => within(xml, feature, values),
        BinRule::Categories { values, .. } if values.is_empty() => simple(xml, feature, "isNotMissing", None),
        BinRule::Categories { values, .. } => compound(xml, "or", |xml| {
            within(xml, feature, values)?;
            simple(xml, feature, "isNotMissing", None)
        }),
    }
}
