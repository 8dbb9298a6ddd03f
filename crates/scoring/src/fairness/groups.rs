//! Who is compared: an attribute as groups.

use serde::{Deserialize, Serialize};

use super::FairnessError;
use crate::limits::{MAX_SEGMENTS, MAX_TEXT_CHARS};
use crate::table::{Column, ColumnData, MISSING_CODE};

/// What an attribute is to the people who ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AttributeKind {
    /// City or county by name.
    Region,
    /// County against city districts.
    CountyOrCity,
    /// The owner's sex.
    OwnerSex,
    /// The owner's age in bands.
    OwnerAge,
    /// Whether the borrower never had a loan before.
    FirstTimeBorrower,
    /// Another attribute, under its own name.
    Other,
}

impl AttributeKind {
    /// Shown to Chinese readers; `None` for [`AttributeKind::Other`], which has its own name.
    #[must_use]
    pub const fn zh(self) -> Option<&'static str> {
        match self {
            Self::Region => Some("地区"),
            Self::CountyOrCity => Some("县域与市区"),
            Self::OwnerSex => Some("经营者性别"),
            Self::OwnerAge => Some("经营者年龄"),
            Self::FirstTimeBorrower => Some("首贷户"),
            Self::Other => None,
        }
    }

    /// Shown to English readers; `None` for [`AttributeKind::Other`], which has its own name.
    #[must_use]
    pub const fn en(self) -> Option<&'static str> {
        match self {
            Self::Region => Some("region"),
            Self::CountyOrCity => Some("county against city"),
            Self::OwnerSex => Some("owner's sex"),
            Self::OwnerAge => Some("owner's age"),
            Self::FirstTimeBorrower => Some("first-time borrowers"),
            Self::Other => None,
        }
    }
}

/// An attribute that parts people into groups; it need not be a feature of the card, and mostly must not be.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupAttribute {
    /// Its name.
    pub name: String,
    /// What it is to people.
    pub kind: AttributeKind,
    codes: Vec<u32>,
    groups: Vec<String>,
}

impl GroupAttribute {
    /// From codes and group names; [`MISSING_CODE`] is "not known", a group of its own.
    ///
    /// # Errors
    /// [`FairnessError::Attribute`] when a code has no name or there are too many groups.
    pub fn try_new(
        name: impl Into<String>,
        kind: AttributeKind,
        codes: Vec<u32>,
        groups: Vec<String>,
    ) -> Result<Self, FairnessError> {
        let name = name.into();
        let refuse = |name: &str, problem: String| Err(FairnessError::Attribute { name: name.to_owned(), problem });
        if name.is_empty() || name.chars().count() > MAX_TEXT_CHARS {
            return refuse("", "a name of 1 to 500 characters is needed".to_owned());
        }
        if groups.is_empty() || groups.len() > MAX_SEGMENTS {
            return refuse(&name, format!("{} groups; between 1 and {MAX_SEGMENTS} are allowed", groups.len()));
        }
        if let Some(row) = codes.iter().position(|code| *code != MISSING_CODE && *code as usize >= groups.len()) {
            return refuse(&name, format!("row {row} has code {} but there are {} groups", codes[row], groups.len()));
        }
        Ok(Self { name, kind, codes, groups })
    }

    /// From a categorical column, a group per level.
    ///
    /// # Errors
    /// [`FairnessError::Attribute`] when the column is numeric or has too many levels.
    pub fn of_column(column: &Column, kind: AttributeKind) -> Result<Self, FairnessError> {
        match &column.data {
            ColumnData::Categorical { codes, levels } => {
                Self::try_new(&column.name, kind, codes.clone(), levels.clone())
            }
            ColumnData::Numeric(_) => Err(FairnessError::Attribute {
                name: column.name.clone(),
                problem: "it is a number: part it into bands".to_owned(),
            }),
        }
    }

    /// From a numeric column (an age), parted at ascending lower edges.
    ///
    /// ```
    /// use scoring::Column;
    /// use scoring::fairness::{AttributeKind, GroupAttribute};
    /// let age = Column::numeric("age", vec![22.0, 35.0, f64::NAN]);
    /// let bands = GroupAttribute::banded(&age, AttributeKind::OwnerAge, &[30.0, 50.0]).unwrap();
    /// assert_eq!(bands.groups(), ["< 30", "30-50", ">= 50"]);
    /// ```
    ///
    /// # Errors
    /// [`FairnessError::Attribute`] when the column is categorical or the edges do not ascend.
    pub fn banded(column: &Column, kind: AttributeKind, edges: &[f64]) -> Result<Self, FairnessError> {
        let refuse =
            |problem: &str| FairnessError::Attribute { name: column.name.clone(), problem: problem.to_owned() };
        let ColumnData::Numeric(values) = &column.data else {
            return Err(refuse("it is a category: it needs no bands"));
        };
        if edges.is_empty() || edges.windows(2).any(|pair| pair[1] <= pair[0]) || edges.iter().any(|e| !e.is_finite()) {
            return Err(refuse("edges must be finite and ascend, and there must be one at least"));
        }
        let name = |at: usize| match (at.checked_sub(1).map(|before| edges[before]), edges.get(at)) {
            (None, Some(below)) => format!("< {below}"),
            (Some(from), Some(below)) => format!("{from}-{below}"),
            (from, None) => format!(">= {}", from.unwrap_or(f64::NEG_INFINITY)),
        };
        let groups = (0..=edges.len()).map(name).collect();
        let code = |value: &f64| match value {
            value if value.is_nan() => MISSING_CODE,
            value => edges.partition_point(|edge| edge <= value) as u32,
        };
        Self::try_new(&column.name, kind, values.iter().map(code).collect(), groups)
    }

    /// Group of each row.
    #[must_use]
    pub fn codes(&self) -> &[u32] {
        &self.codes
    }

    /// Names of the groups.
    #[must_use]
    pub fn groups(&self) -> &[String] {
        &self.groups
    }

    /// What Chinese readers are shown.
    #[must_use]
    pub fn zh(&self) -> &str {
        self.kind.zh().unwrap_or(&self.name)
    }

    /// What English readers are shown.
    #[must_use]
    pub fn en(&self) -> &str {
        self.kind.en().unwrap_or(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_have_bounds_and_codes_have_names() {
        let make = |count: usize, code| {
            let groups = (0..count).map(|at| at.to_string()).collect();
            GroupAttribute::try_new("a", AttributeKind::Other, vec![code], groups)
        };
        assert!(make(MAX_SEGMENTS, 0).is_ok() && make(MAX_SEGMENTS + 1, 0).is_err() && make(0, 0).is_err());
        assert!(make(2, 1).is_ok() && make(2, 2).is_err() && make(2, MISSING_CODE).is_ok());
        let age = Column::numeric("age", vec![30.0, 29.9, f64::NAN]);
        let bands = GroupAttribute::banded(&age, AttributeKind::OwnerAge, &[30.0]).unwrap();
        assert_eq!(bands.codes(), [1, 0, MISSING_CODE]);
        assert_eq!((bands.zh(), bands.en()), ("经营者年龄", "owner's age"));
        assert!(GroupAttribute::banded(&age, AttributeKind::OwnerAge, &[30.0, 30.0]).is_err());
        assert!(GroupAttribute::of_column(&age, AttributeKind::OwnerAge).is_err());
    }
}
