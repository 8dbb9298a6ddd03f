//! A study: everything a person decides about a model, in one document.
//!
//! A model is a function of a sample set and a study. Whoever holds both (their digests are in the report) makes the same
//! card again, bit for bit; every page of the laboratory edits this document and nothing else.

use std::collections::BTreeMap;

use scoring::binning::Trend;
use scoring::develop::{SelectionMethod, SignRule};
use scoring::fairness::AttributeKind;
use scoring::rejects::RejectMethod;
use scoring::target::BadDefinition;
use scoring::{BinRule, GradeCutoffs, Scaling};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Version of the document.
pub const SCHEMA: u16 = 1;

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// May become a characteristic of the card.
    Feature,
    /// Says how the loan ended.
    Outcome,
    /// How many loans of the whole a row stands for.
    Weight,
    /// When the loan was applied for, approved or paid out: rows are parted and vintages made by it.
    Date,
    /// Not used.
    LeftOut,
}

/// How the values of a column are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A measurement: more and less mean something.
    Number,
    /// A name or a code: only same and different do.
    Category,
    /// A day.
    Day,
}

/// One column and what it is for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnUse {
    /// The column of the sample set, or the name of a derived one.
    pub column: String,
    /// What for.
    pub role: Role,
    /// How its values are taken.
    pub kind: Kind,
    /// The name a decision finds the value under; the column's own when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feature: Option<String>,
    /// What it is called in Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Numbers that are codes (-1 for "no account"), each a bin of its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub special: Vec<f64>,
    /// Why it is left out, when it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Groups of people that the model must treat alike are read from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compare: Option<AttributeKind>,
    /// The report measures the card by its values.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub segment: bool,
    /// Where the data come from (tax, power, bureau): what is lost without that source is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A column made from others, row by row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Derivation {
    /// The first characters of a code: the division of an industry, the province of a place.
    Prefix {
        /// The column.
        of: String,
        /// How many characters.
        characters: u8,
    },
    /// One number over another; missing where the lower one is zero.
    Ratio {
        /// Above the line.
        of: String,
        /// Below.
        over: String,
    },
    /// Natural logarithm of a number above zero.
    Log {
        /// The column.
        of: String,
    },
    /// Whether two columns say the same: `yes` or `no`.
    Same {
        /// One.
        of: String,
        /// The other.
        with: String,
    },
    /// The month of a day, 1 to 12.
    Month {
        /// The column.
        of: String,
    },
    /// The year of a day.
    Year {
        /// The column.
        of: String,
    },
    /// Days from one day to another.
    Days {
        /// From.
        from: String,
        /// To.
        to: String,
    },
}

/// A derived column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Derived {
    /// Its name.
    pub name: String,
    /// How it is made.
    pub how: Derivation,
}

/// What counts as bad.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Target {
    /// A column says it.
    Column {
        /// Values that are bad.
        bad: Vec<String>,
        /// Values that are good; when empty, every other value is. A value in neither list is indeterminate: the row is
        /// scored and not fitted on.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        good: Vec<String>,
        /// The definition in words, for whoever reads the report.
        words: String,
    },
    /// Days past due month by month, from a second sample set, say it.
    Performance {
        /// Id or name of the sample set with one row per account and month.
        dataset: String,
        /// Its column with the account.
        account: String,
        /// The same account's column in the study's own set.
        own_account: String,
        /// Its column with the month (a day in it).
        month: String,
        /// Its column with the days past due at the month's end.
        days: String,
        /// Its column that says a write-off happened, if there is one: any value but empty, 0 and no.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        written_off: Option<String>,
        /// Windows and days.
        definition: BadDefinition,
    },
}

/// Rows that stay out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RowRule {
    /// The column looked at.
    pub column: String,
    /// How.
    pub test: RowTest,
    /// Why such rows stay out.
    pub reason: String,
}

/// When a row stays out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum RowTest {
    /// The value is one of these.
    Is {
        /// Values as texts.
        values: Vec<String>,
    },
    /// The value is none of these.
    IsNot {
        /// Values as texts.
        values: Vec<String>,
    },
    /// A number or a year below this.
    Below {
        /// The number; for a day, its year.
        value: f64,
    },
    /// A number or a year above this.
    Above {
        /// The number; for a day, its year.
        value: f64,
    },
    /// No value.
    Missing {},
}

/// Which rows fit the card and which test it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Parting {
    /// By lot.
    HoldOut {
        /// Percent of the rows kept to test.
        test_percent: f64,
        /// Draws the lots.
        seed: u64,
    },
    /// The later rows test: the honest way, because a card is used on the future.
    Time {
        /// The last that fits: a day (`2006-12-31`) or, for a column of years, a year.
        train_through: String,
        /// The last that tests; later rows are left out because their outcomes are not ripe.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        test_through: Option<String>,
    },
}

/// How columns are cut into bins unless a person drew them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Binning {
    /// Shape along numbers.
    pub trend: Trend,
    /// Most bins.
    pub max_bins: u16,
    /// Least share of the rows in a bin, percent.
    pub min_bin_percent: f64,
    /// Least bads in a bin.
    pub min_bin_bads: f64,
}

impl Default for Binning {
    fn default() -> Self {
        Self { trend: Trend::AutoAny, max_bins: 8, min_bin_percent: 3.0, min_bin_bads: 20.0 }
    }
}

/// How characteristics are chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Selection {
    /// The method.
    pub method: SelectionMethod,
    /// Whether wrong signs are borne.
    pub sign: SignRule,
    /// Least information value.
    pub min_iv: f64,
    /// Information value from which a column is taken for a leak.
    pub max_iv: f64,
    /// Columns kept in spite of it: a person has found out that they are known in time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keep: Vec<String>,
    /// Most correlation of two columns' evidence.
    pub max_correlation: f64,
    /// Most variance inflation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_vif: Option<f64>,
    /// Largest p-value.
    pub max_p_value: f64,
    /// Most characteristics.
    pub max_characteristics: u16,
}

impl Default for Selection {
    fn default() -> Self {
        Self {
            method: SelectionMethod::Backward,
            sign: SignRule::Strict,
            min_iv: 0.02,
            max_iv: 1.0,
            keep: Vec::new(),
            max_correlation: 0.7,
            max_vif: Some(5.0),
            max_p_value: 0.05,
            max_characteristics: 12,
        }
    }
}

/// How the level of the probability is set.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Level {
    /// As the (weighted) rows have it.
    AsSampled {},
    /// To a stated bad rate of the population the card will judge.
    BadRate {
        /// Percent.
        percent: f64,
    },
    /// By Platt's method on the test rows, whose calibration table is no test of it then.
    PlattOnTest {},
}

/// Money per loan, for the choice of a cut-off.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Stakes {
    /// Earned on a good loan after funding and running costs, in fen for each 100 yuan lent.
    pub gain_fen: i64,
    /// Lost on a bad one after recoveries, in fen for each 100 yuan lent.
    pub loss_fen: i64,
}

impl Default for Stakes {
    fn default() -> Self {
        Self { gain_fen: 250, loss_fen: 4_500 }
    }
}

/// Applications that an earlier policy turned away, and how outcomes are given to them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rejects {
    /// The column that tells them, of whatever role.
    pub column: String,
    /// Its values, as texts, that mark one.
    pub values: Vec<String>,
    /// How.
    pub method: RejectMethod,
}

/// The document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Study {
    /// [`SCHEMA`].
    pub schema: u16,
    /// Every column of the sample set and every derived one.
    pub columns: Vec<ColumnUse>,
    /// Columns made from others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub derived: Vec<Derived>,
    /// What counts as bad.
    pub target: Target,
    /// Rows that stay out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclusions: Vec<RowRule>,
    /// Which rows fit and which test.
    pub parting: Parting,
    /// How columns are cut.
    #[serde(default)]
    pub binning: Binning,
    /// Columns cut otherwise.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub binning_of: BTreeMap<String, Binning>,
    /// Bins that a person drew.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub bins_of: BTreeMap<String, Vec<BinRule>>,
    /// How characteristics are chosen.
    #[serde(default)]
    pub selection: Selection,
    /// Those turned away; absent, the card is fitted on the approved alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rejects: Option<Rejects>,
    /// Points.
    #[serde(default)]
    pub scaling: Scaling,
    /// Level.
    pub level: Level,
    /// Grades; chosen under constraints on the fitting rows when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grades: Option<GradeCutoffs>,
    /// Money at stake.
    #[serde(default)]
    pub stakes: Stakes,
}

impl Study {
    /// A column's entry.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&ColumnUse> {
        self.columns.iter().find(|column| column.column == name)
    }

    /// The column of a role that only one may have.
    #[must_use]
    pub fn of_role(&self, role: Role) -> Option<&ColumnUse> {
        self.columns.iter().find(|column| column.role == role)
    }
}
