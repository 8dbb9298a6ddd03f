//! From indicators to points, dimension scores, a total and a grade.
//!
//! Points are whole hundredths from 0 to 10,000. The score of a dimension is the mean of the points of its indicators that have a
//! value, by weight; the total is the mean of the scores of the dimensions that have one, by theirs. What is missing thus neither
//! helps nor harms a score: it lowers coverage and with it confidence.

use rust_decimal::Decimal;
use scoring::Grade;
use serde::{Deserialize, Serialize};

use crate::catalogue::fixed;
use crate::document::{CatalogueError, Dimension, Direction, Fault, Indicator, check_schema, read};
use crate::limits::MAX_ANCHORS;
use crate::number::round_div;

/// The form of the scoring document.
pub const SCORING_SCHEMA: &str = "anji.scoring/1";
/// Digits after the point of points, scores, coverage and confidence.
pub const POINT_SCALE: u8 = 2;
/// The most points, at [`POINT_SCALE`]; the whole, in percent, likewise.
pub const FULL: i32 = 10_000;

/// The scoring document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoringFile {
    /// [`SCORING_SCHEMA`].
    pub schema: String,
    /// Each dimension once.
    pub dimensions: Vec<DimensionRule>,
    /// The least total of each grade but D.
    pub bands: BandsFile,
    /// The shares of firms the bands are calibrated to.
    pub shares: SharesFile,
    /// Months with data that count as a full history.
    pub depth_months: u8,
    /// Months the newest data may lie back before confidence falls.
    pub fresh_months: u8,
    /// Months after which nothing of it is left.
    pub stale_months: u8,
}

/// How a dimension counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DimensionRule {
    /// Which.
    pub dimension: Dimension,
    /// Its weight in the total.
    pub weight: u16,
    /// The least part of its indicators, by weight in hundredths, that must have a value for it to have a score.
    pub least_coverage_pct: u8,
}

/// Least totals, 0 to 100.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandsFile {
    /// Of A.
    pub a: Decimal,
    /// Of B.
    pub b: Decimal,
    /// Of C.
    pub c: Decimal,
}

/// Shares of firms, in percent; D is the rest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharesFile {
    /// Of A.
    pub a_pct: Decimal,
    /// Of B.
    pub b_pct: Decimal,
    /// Of C.
    pub c_pct: Decimal,
}

impl ScoringFile {
    /// Reads a scoring document.
    ///
    /// # Errors
    /// [`CatalogueError`] when it is no YAML of this form.
    pub fn parse(text: &str) -> Result<Self, CatalogueError> {
        let file: Self = read(NAME, text)?;
        check_schema(NAME, &file.schema, SCORING_SCHEMA)?;
        Ok(file)
    }
}

/// What the document is called in errors.
const NAME: &str = "scoring";

/// The least totals of the grades, at [`POINT_SCALE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Bands {
    /// Of A.
    pub a: i32,
    /// Of B.
    pub b: i32,
    /// Of C.
    pub c: i32,
}

/// Shares of firms in each grade, in hundredths of a percent; D is the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Shares {
    /// Of A.
    pub a: i32,
    /// Of B.
    pub b: i32,
    /// Of C.
    pub c: i32,
}

impl Bands {
    /// The grade of a total.
    #[must_use]
    pub const fn grade(&self, total: i32) -> Grade {
        match total {
            total if total >= self.a => Grade::A,
            total if total >= self.b => Grade::B,
            total if total >= self.c => Grade::C,
            _ => Grade::D,
        }
    }

    /// The bands with which a population falls into grades by the shares: of n firms the best n x share, rounded, are at least A.
    /// Firms with the same total are never parted, so a share is met from above.
    ///
    /// None for no firms.
    ///
    /// ```
    /// use portrait::{Bands, Shares};
    /// let totals: Vec<i32> = (1..=1_000).collect();
    /// let bands = Bands::calibrated(&totals, Shares { a: 1_870, b: 2_600, c: 2_600 }).unwrap();
    /// assert_eq!(totals.iter().filter(|total| **total >= bands.a).count(), 187);
    /// assert_eq!(totals.iter().filter(|total| **total < bands.c).count(), 293);
    /// ```
    #[must_use]
    pub fn calibrated(totals: &[i32], shares: Shares) -> Option<Self> {
        let mut best_first = totals.to_vec();
        best_first.sort_unstable_by(|a, b| b.cmp(a));
        let highest = best_first.first()?.saturating_add(1);
        let at = |share: i32| {
            let firms = round_div(best_first.len() as i128 * i128::from(share), i128::from(FULL));
            let place = usize::try_from(firms).ok().and_then(|firms| firms.checked_sub(1));
            place.map_or(highest, |place| best_first[place.min(best_first.len() - 1)])
        };
        let b = shares.a.saturating_add(shares.b);
        Some(Self { a: at(shares.a), b: at(b), c: at(b.saturating_add(shares.c)) })
    }
}

/// An indicator that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scored {
    pub indicator: usize,
    pub dimension: usize,
    pub weight: i64,
    /// Values at the indicator's scale and their points, by value.
    anchors: Vec<(i64, i32)>,
}

impl Scored {
    /// The points of a value: on the straight line between the anchors beside it, level outside of them.
    pub(crate) fn points(&self, value: i64) -> i32 {
        let above = self.anchors.partition_point(|(at, _)| *at <= value);
        if above == 0 || above == self.anchors.len() {
            return self.anchors[above.saturating_sub(1)].1;
        }
        let ((x0, y0), (x1, y1)) = (self.anchors[above - 1], self.anchors[above]);
        let along = i128::from(value) - i128::from(x0);
        let rise = round_div(i128::from(y1 - y0) * along, i128::from(x1) - i128::from(x0));
        y0 + i32::try_from(rise).unwrap_or(0)
    }
}

/// Points of a firm added up by dimension. Whole numbers, so that an indicator that changes is taken out and put in exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tally {
    /// Σ weight x points.
    pub points: [i64; 5],
    /// Σ weight of the indicators that have a value.
    pub present: [i64; 5],
}

impl Tally {
    /// Takes an indicator's value out or puts one in.
    pub(crate) fn count(&mut self, scoring: &Scoring, indicator: usize, value: Option<i64>, way: Way) {
        let Some((scored, value)) = scoring.of(indicator).zip(value) else { return };
        let weight = if way == Way::In { scored.weight } else { -scored.weight };
        self.points[scored.dimension] += weight * i64::from(scored.points(value));
        self.present[scored.dimension] += weight;
    }
}

/// Whether a value is put into a tally or taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    In,
    Out,
}

/// How indicators become scores and grades.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scoring {
    pub(crate) scored: Vec<Scored>,
    /// By indicator, the place in `scored`.
    by_indicator: Vec<Option<u16>>,
    /// Weight and least coverage (at [`POINT_SCALE`]) of each dimension.
    pub(crate) dimensions: [(i64, i32); 5],
    /// Σ of weights of the indicators of each dimension.
    pub(crate) weights: [i64; 5],
    bands: Bands,
    shares: Shares,
    pub(crate) depth_months: i32,
    pub(crate) fresh_months: i32,
    pub(crate) stale_months: i32,
}

impl Scoring {
    pub(crate) fn compile(file: ScoringFile, indicators: &[Indicator]) -> Result<Self, CatalogueError> {
        let fail = |entry: &str, fault| CatalogueError { document: NAME.to_owned(), entry: entry.to_owned(), fault };
        let mut dimensions = [(0, 0); 5];
        for rule in &file.dimensions {
            let place = &mut dimensions[rule.dimension.index()];
            if place.0 != 0 {
                return Err(fail(rule.dimension.en(), Fault::Twice));
            }
            if rule.weight == 0 || rule.least_coverage_pct > 100 {
                return Err(fail(rule.dimension.en(), Fault::Range { what: "weight", least: 1, most: 65_535 }));
            }
            *place = (i64::from(rule.weight), i32::from(rule.least_coverage_pct) * 100);
        }
        if file.dimensions.len() != dimensions.len() {
            return Err(fail("dimensions", Fault::Rule("of each of the five dimensions is needed once")));
        }
        let hundredths = |what: &'static str, decimal: Decimal| {
            let value = fixed(decimal, POINT_SCALE).and_then(|value| i32::try_from(value).ok());
            value.filter(|value| (0..=FULL).contains(value)).ok_or(fail(what, Fault::Digits(decimal)))
        };
        let bands = Bands {
            a: hundredths("bands", file.bands.a)?,
            b: hundredths("bands", file.bands.b)?,
            c: hundredths("bands", file.bands.c)?,
        };
        if !(bands.a > bands.b && bands.b > bands.c) {
            return Err(fail("bands", Fault::Rule("of bands must fall from A to C")));
        }
        let shares = Shares {
            a: hundredths("shares", file.shares.a_pct)?,
            b: hundredths("shares", file.shares.b_pct)?,
            c: hundredths("shares", file.shares.c_pct)?,
        };
        if shares.a + shares.b + shares.c > FULL {
            return Err(fail("shares", Fault::Rule("of shares must not come to more than the whole")));
        }
        if file.depth_months == 0 || file.stale_months <= file.fresh_months {
            return Err(fail("depth_months", Fault::Rule("needs a depth above 0 and stale_months above fresh_months")));
        }
        let mut scored = Vec::new();
        for (at, indicator) in indicators.iter().enumerate() {
            let compiled = compile_anchors(at, indicator).map_err(|fault| fail(&indicator.id, fault))?;
            scored.extend(compiled);
        }
        let (mut weights, mut by_indicator) = ([0; 5], vec![None; indicators.len()]);
        for (at, scored) in (0..).zip(&scored) {
            weights[scored.dimension] += scored.weight;
            by_indicator[scored.indicator] = Some(at);
        }
        let (depth_months, fresh_months, stale_months) =
            (file.depth_months.into(), file.fresh_months.into(), file.stale_months.into());
        Ok(Self { scored, by_indicator, dimensions, weights, bands, shares, depth_months, fresh_months, stale_months })
    }

    /// The bands of the document.
    #[must_use]
    pub fn bands(&self) -> Bands {
        self.bands
    }

    /// The shares the bands are calibrated to.
    #[must_use]
    pub fn shares(&self) -> Shares {
        self.shares
    }

    /// The points, at [`POINT_SCALE`], that an indicator by its place gives for a value; none where it is not scored.
    #[must_use]
    pub fn points(&self, indicator: usize, value: i64) -> Option<i32> {
        self.of(indicator).map(|scored| scored.points(value))
    }

    /// How an indicator by its place counts; none where it does not.
    pub(crate) fn of(&self, indicator: usize) -> Option<&Scored> {
        self.by_indicator.get(indicator)?.map(|at| &self.scored[usize::from(at)])
    }
}

fn compile_anchors(at: usize, indicator: &Indicator) -> Result<Option<Scored>, Fault> {
    if indicator.weight == 0 {
        let none = indicator.anchors.is_empty();
        return if none { Ok(None) } else { Err(Fault::Anchors("need a weight above 0")) };
    }
    if indicator.anchors.len() < 2 || indicator.anchors.len() > MAX_ANCHORS {
        return Err(Fault::Anchors("must be two to sixteen"));
    }
    let mut anchors = Vec::with_capacity(indicator.anchors.len());
    for (value, points) in &indicator.anchors {
        let value = fixed(*value, indicator.scale).ok_or(Fault::Digits(*value))?;
        let points = fixed(*points, POINT_SCALE).and_then(|points| i32::try_from(points).ok());
        let points = points.filter(|points| (0..=FULL).contains(points));
        anchors.push((value, points.ok_or(Fault::Anchors("give points from 0 to 100"))?));
    }
    if !anchors.is_sorted_by(|(a, _), (b, _)| a < b) {
        return Err(Fault::Anchors("must rise in value"));
    }
    let follows = match indicator.direction {
        Direction::Higher => anchors.is_sorted_by(|(_, a), (_, b)| a <= b),
        Direction::Lower => anchors.is_sorted_by(|(_, a), (_, b)| a >= b),
        Direction::Neither => true,
    };
    if !follows {
        return Err(Fault::Anchors("go against the direction"));
    }
    let (dimension, weight) = (indicator.dimension.index(), i64::from(indicator.weight));
    Ok(Some(Scored { indicator: at, dimension, weight, anchors }))
}
