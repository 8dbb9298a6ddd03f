//! PMML predicates over one field, and the bins they make when the first that holds wins.
//!
//! A comparison with a missing value is neither true nor false (PMML 4.4, "TreeModel", predicates); `and`, `or` and the set
//! predicates follow from that.

use super::PmmlError;
use super::tree::{Element, number};
use crate::limits::{MAX_BINS, MAX_CATEGORIES};
use crate::scorecard::BinRule;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Operator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Predicate {
    Constant(bool),
    Missing(bool),
    Compare(Operator, String),
    Within { values: Vec<String>, inside: bool },
    All(Vec<Predicate>),
    Any(Vec<Predicate>),
}

/// A value to try.
#[derive(Clone, Copy)]
enum Tried<'a> {
    Missing,
    Number(f64),
    Text(&'a str),
}

/// The predicate among an attribute's children, with the field it asks about (`None` when it asks about none).
pub(super) fn read(parent: &Element) -> Result<(Predicate, Option<String>), PmmlError> {
    let mut fields = Vec::new();
    let found = parent.children.iter().find_map(|child| one(child, &mut fields).transpose());
    let predicate = found.ok_or_else(|| PmmlError::Xml(format!("element {} has no predicate", parent.name)))??;
    fields.sort();
    fields.dedup();
    match fields.len() {
        0 | 1 => Ok((predicate, fields.pop())),
        _ => Err(PmmlError::Unsupported(format!(
            "a predicate asks about {}: a bin of one characteristic may ask about one field",
            fields.join(" and ")
        ))),
    }
}

fn one(element: &Element, fields: &mut Vec<String>) -> Result<Option<Predicate>, PmmlError> {
    let predicate = match element.name.as_str() {
        "True" => Predicate::Constant(true),
        "False" => Predicate::Constant(false),
        "SimplePredicate" => {
            fields.push(element.need("field")?.to_owned());
            let operator = match element.need("operator")? {
                "isMissing" => return Ok(Some(Predicate::Missing(true))),
                "isNotMissing" => return Ok(Some(Predicate::Missing(false))),
                "equal" => Operator::Equal,
                "notEqual" => Operator::NotEqual,
                "lessThan" => Operator::Less,
                "lessOrEqual" => Operator::LessOrEqual,
                "greaterThan" => Operator::Greater,
                "greaterOrEqual" => Operator::GreaterOrEqual,
                other => return Err(PmmlError::Unsupported(format!("operator '{other}' is not PMML"))),
            };
            Predicate::Compare(operator, element.need("value")?.to_owned())
        }
        "SimpleSetPredicate" => {
            fields.push(element.need("field")?.to_owned());
            let inside = match element.need("booleanOperator")? {
                "isIn" => true,
                "isNotIn" => false,
                other => return Err(PmmlError::Unsupported(format!("set operator '{other}' is not PMML"))),
            };
            let array = element.child("Array").ok_or_else(|| PmmlError::Xml("a set without an Array".to_owned()))?;
            let values = words(&array.text)?;
            if values.len() > MAX_CATEGORIES {
                return Err(PmmlError::Bound("a set has more than 5,000 values"));
            }
            Predicate::Within { values, inside }
        }
        "CompoundPredicate" => {
            let parts: Vec<Predicate> = element
                .children
                .iter()
                .filter_map(|child| one(child, fields).transpose())
                .collect::<Result<_, PmmlError>>()?;
            match element.need("booleanOperator")? {
                "and" => Predicate::All(parts),
                "or" => Predicate::Any(parts),
                other => {
                    return Err(PmmlError::Unsupported(format!("compound operator '{other}': use and, or")));
                }
            }
        }
        _ => return Ok(None),
    };
    Ok(Some(predicate))
}

/// Words parted by space, quoted where they hold one.
fn words(text: &str) -> Result<Vec<String>, PmmlError> {
    let mut found = Vec::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter.is_whitespace() {
            continue;
        }
        let mut word = String::new();
        if letter == '"' {
            loop {
                match letters.next() {
                    Some('\\') => word.extend(letters.next()),
                    Some('"') => break,
                    Some(letter) => word.push(letter),
                    None => return Err(PmmlError::Xml("a quoted word of an Array has no end".to_owned())),
                }
            }
        } else {
            word.push(letter);
            while let Some(letter) = letters.next_if(|letter| !letter.is_whitespace()) {
                word.push(letter);
            }
        }
        found.push(word);
    }
    Ok(found)
}

impl Predicate {
    fn holds(&self, value: Tried<'_>) -> Result<Option<bool>, PmmlError> {
        Ok(match (self, value) {
            (Self::Constant(known), _) => Some(*known),
            (Self::Missing(wanted), value) => Some(matches!(value, Tried::Missing) == *wanted),
            (Self::Compare(..) | Self::Within { .. }, Tried::Missing) => None,
            (Self::Compare(operator, than), Tried::Number(value)) => {
                let than = number(than)?;
                Some(match operator {
                    Operator::Equal => value == than,
                    Operator::NotEqual => value != than,
                    Operator::Less => value < than,
                    Operator::LessOrEqual => value <= than,
                    Operator::Greater => value > than,
                    Operator::GreaterOrEqual => value >= than,
                })
            }
            (Self::Compare(Operator::Equal, than), Tried::Text(value)) => Some(value == than),
            (Self::Compare(Operator::NotEqual, than), Tried::Text(value)) => Some(value != than),
            (Self::Compare(..), Tried::Text(_)) => {
                return Err(PmmlError::Unsupported("a category is compared by size".to_owned()));
            }
            (Self::Within { values, inside }, Tried::Text(value)) => {
                Some(values.iter().any(|known| known == value) == *inside)
            }
            (Self::Within { values, inside }, Tried::Number(value)) => {
                let mut found = false;
                for known in values {
                    found |= number(known)? == value;
                }
                Some(found == *inside)
            }
            (Self::All(parts), value) => joined(parts, value, false)?,
            (Self::Any(parts), value) => joined(parts, value, true)?,
        })
    }

    /// Every value named, in the order of the document.
    fn named<'a>(&'a self, into: &mut Vec<&'a str>) {
        match self {
            Self::Compare(_, value) => into.push(value),
            Self::Within { values, .. } => into.extend(values.iter().map(String::as_str)),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.named(into)),
            Self::Constant(_) | Self::Missing(_) => {}
        }
    }
}

/// `and` (decided by a false part) or `or` (decided by a true one).
fn joined(parts: &[Predicate], value: Tried<'_>, decides: bool) -> Result<Option<bool>, PmmlError> {
    let mut unknown = false;
    for part in parts {
        match part.holds(value)? {
            Some(known) if known == decides => return Ok(Some(decides)),
            Some(_) => {}
            None => unknown = true,
        }
    }
    Ok((!unknown).then_some(!decides))
}

fn first(predicates: &[Predicate], value: Tried<'_>) -> Result<Option<usize>, PmmlError> {
    for (at, predicate) in predicates.iter().enumerate() {
        if predicate.holds(value)? == Some(true) {
            return Ok(Some(at));
        }
    }
    Ok(None)
}

/// Bins in the order in which a card lists them, each with the attribute it came from (`None`: no attribute takes it).
pub(super) type Bins = Vec<(BinRule, Option<usize>)>;

/// Parts the line at every number named.
pub(super) fn numeric(predicates: &[Predicate]) -> Result<Bins, PmmlError> {
    let mut names = Vec::new();
    predicates.iter().for_each(|predicate| predicate.named(&mut names));
    let mut points: Vec<f64> = names.into_iter().map(number).collect::<Result<_, PmmlError>>()?;
    points.sort_by(f64::total_cmp);
    points.dedup();
    if points.len() > 2 * MAX_BINS {
        return Err(PmmlError::Bound("a characteristic names more than 128 numbers"));
    }
    // One representative between two points: any number there compares alike with all of them.
    let between = |at: usize| match (at.checked_sub(1).map(|before| points[before]), points.get(at)) {
        (Some(low), Some(_)) => low.next_up(),
        (Some(low), None) => low.next_up(),
        (None, Some(high)) => high.next_down(),
        (None, None) => 0.0,
    };
    let mut ranges: Vec<(Option<f64>, Option<usize>)> = vec![(None, first(predicates, Tried::Number(between(0)))?)];
    let mut specials: Vec<(f64, Option<usize>)> = Vec::new();
    for (at, point) in points.iter().enumerate() {
        let (on, after) =
            (first(predicates, Tried::Number(*point))?, first(predicates, Tried::Number(between(at + 1)))?);
        let before = ranges[ranges.len() - 1].1;
        // Two neighbouring doubles have nothing between them; what is said of the gap is then said of the next point.
        let touching = points.get(at + 1).is_some_and(|next| *next == point.next_up());
        let after = if touching { on } else { after };
        if on == after {
            if on != before {
                ranges.push((Some(*point), on));
            }
        } else if on == before {
            ranges.push((Some(point.next_up()), after));
        } else {
            specials.push((*point, on));
            if after != before {
                ranges.push((Some(*point), after));
            }
        }
    }
    let mut bins: Bins = Vec::new();
    for (at, (from, attribute)) in ranges.iter().enumerate() {
        bins.push((BinRule::Range { from: *from, below: ranges.get(at + 1).and_then(|next| next.0) }, *attribute));
    }
    for (value, attribute) in specials {
        let same = bins.iter_mut().find(|(rule, of)| matches!(rule, BinRule::Special { .. }) && *of == attribute);
        match same {
            Some((BinRule::Special { values }, _)) => values.push(value),
            _ => bins.push((BinRule::Special { values: vec![value] }, attribute)),
        }
    }
    bins.push((BinRule::Missing {}, first(predicates, Tried::Missing)?));
    Ok(bins)
}

/// Parts categories by the values named; what is named nowhere is one more.
pub(super) fn categorical(predicates: &[Predicate]) -> Result<Bins, PmmlError> {
    let mut names: Vec<&str> = Vec::new();
    predicates.iter().for_each(|predicate| predicate.named(&mut names));
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(*name));
    if names.len() > MAX_CATEGORIES {
        return Err(PmmlError::Bound("a characteristic names more than 5,000 categories"));
    }
    // Longer than any name, so it is none of them.
    let unseen = "?".repeat(1 + names.iter().map(|name| name.len()).max().unwrap_or(0));
    let other = first(predicates, Tried::Text(&unseen))?;
    let mut bins: Bins = Vec::new();
    for name in names {
        let attribute = first(predicates, Tried::Text(name))?;
        match bins.iter_mut().find(|(_, of)| *of == attribute) {
            Some((BinRule::Categories { values, .. }, _)) => values.push(name.to_owned()),
            _ => bins.push((BinRule::Categories { values: vec![name.to_owned()], other: false }, attribute)),
        }
    }
    match bins.iter_mut().find(|(_, of)| *of == other) {
        Some((BinRule::Categories { other, .. }, _)) => *other = true,
        _ => bins.push((BinRule::Categories { values: Vec::new(), other: true }, other)),
    }
    bins.push((BinRule::Missing {}, first(predicates, Tried::Missing)?));
    Ok(bins)
}
