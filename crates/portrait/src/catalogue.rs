//! [`Catalogue`]: the indicators, how they are scored and how firms are classed, read from documents and checked against the
//! measures of the hub.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use hub::{Adds, Kind, MeasureId};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::document::{CatalogueError, Fault, Indicator, IndicatorFile};
use crate::limits::MAX_INDICATORS;
use crate::operation::Operation;
use crate::plan::Plan;
use crate::rules::{Segments, SegmentsFile, Stages, StagesFile};
use crate::score::{Scoring, ScoringFile};

/// The documents that are shipped, by file name.
const INDICATORS: [(&str, &str); 8] = [
    ("indicators/sales.yaml", include_str!("../indicators/sales.yaml")),
    ("indicators/money.yaml", include_str!("../indicators/money.yaml")),
    ("indicators/credit.yaml", include_str!("../indicators/credit.yaml")),
    ("indicators/work.yaml", include_str!("../indicators/work.yaml")),
    ("indicators/record.yaml", include_str!("../indicators/record.yaml")),
    ("indicators/market.yaml", include_str!("../indicators/market.yaml")),
    ("indicators/sensors.yaml", include_str!("../indicators/sensors.yaml")),
    ("indicators/policy.yaml", include_str!("../indicators/policy.yaml")),
];
const SCORING: &str = include_str!("../rules/scoring.yaml");
const SEGMENTS: &str = include_str!("../rules/segments.yaml");
const STAGES: &str = include_str!("../rules/stages.yaml");

/// How long a settled state keeps the cells of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    /// States, and events whose first is asked for.
    Forever,
    /// Months of the longest window and lag.
    Months,
    /// The days of those months.
    EventDays,
    /// Days of the longest window of days.
    Days,
}

/// What the fold needs to know of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    pub kind: Kind,
    pub flow: bool,
    pub scale: u8,
    pub keep: Keep,
    /// The category, by its place.
    pub source: u16,
}

impl Shape {
    pub(crate) fn is_monthly(&self) -> bool {
        self.kind == Kind::Monthly
    }

    pub(crate) fn is_event(&self) -> bool {
        self.kind == Kind::Event
    }
}

/// Everything a portrait is computed by. Made once, shared by all firms.
///
/// ```
/// let catalogue = portrait::Catalogue::built_in();
/// assert!(catalogue.indicators().len() >= 127);
/// assert_eq!(catalogue.find("sales_sum_12m").map(|at| catalogue.indicators()[at].unit.as_str()), Some("fen"));
/// ```
#[derive(Debug)]
pub struct Catalogue {
    hub: hub::Catalogue,
    indicators: Vec<Indicator>,
    plans: Vec<Plan>,
    shapes: Vec<Shape>,
    by_id: BTreeMap<String, usize>,
    /// For each measure, the indicators that a fact of it can change, in their order.
    touched: Vec<Vec<u16>>,
    /// For each measure, those that the indicators it touches are computed from.
    needed: Vec<Vec<MeasureId>>,
    /// Indicators that change with the day, without any fact.
    daily: Vec<u16>,
    scoring: Scoring,
    segments: Segments,
    stages: Stages,
}

/// The documents a catalogue is read from.
#[derive(Debug, Clone, Copy)]
pub struct Documents<'a> {
    /// Indicators: name of the document and text.
    pub indicators: &'a [(&'a str, &'a str)],
    /// How indicators become scores and grades.
    pub scoring: &'a str,
    /// Classes and sub-classes.
    pub segments: &'a str,
    /// Stages of life.
    pub stages: &'a str,
}

impl Default for Documents<'_> {
    /// The documents that are shipped.
    fn default() -> Self {
        Self { indicators: &INDICATORS, scoring: SCORING, segments: SEGMENTS, stages: STAGES }
    }
}

static BUILT_IN: LazyLock<Catalogue> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "shipped with the program and read by a test")]
    Catalogue::parse(hub::Catalogue::built_in(), &Documents::default()).expect("the built-in indicators can be read")
});

impl Catalogue {
    /// The catalogue that is shipped, over the hub's own measures.
    ///
    /// # Panics
    /// Never: a test reads it.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Reads a catalogue from documents, over the measures of `hub`.
    ///
    /// # Errors
    /// [`CatalogueError`] for the first document and entry that cannot stand.
    pub fn parse(hub: &hub::Catalogue, documents: &Documents<'_>) -> Result<Self, CatalogueError> {
        let mut indicators: Vec<Indicator> = Vec::new();
        let mut plans = Vec::new();
        let mut by_id = BTreeMap::new();
        for (name, text) in documents.indicators {
            let file = IndicatorFile::parse(name, text)?;
            for indicator in file.indicators {
                let fail = |fault| CatalogueError { document: (*name).to_owned(), entry: indicator.id.clone(), fault };
                if indicators.len() == MAX_INDICATORS {
                    return Err(fail(Fault::TooMany { what: "indicators", most: MAX_INDICATORS }));
                }
                let plan = Plan::compile(hub, &indicator).map_err(fail)?;
                if by_id.insert(indicator.id.clone(), indicators.len()).is_some() {
                    return Err(fail(Fault::Twice));
                }
                plans.push(plan);
                indicators.push(indicator);
            }
        }
        let shapes = shapes(hub, &plans);
        let touched = touched(&shapes, &plans);
        let needed = needed(&shapes, &plans, &touched);
        let daily = (0..).zip(&plans).filter(|(_, plan)| plan.turns_daily(&shapes)).map(|(at, _)| at).collect();
        let scales: Vec<u8> = indicators.iter().map(|indicator| indicator.scale).collect();
        let find = |id: &str| by_id.get(id).map(|at| (*at, scales[*at]));
        let scoring = Scoring::compile(ScoringFile::parse(documents.scoring)?, &indicators)?;
        let segments = Segments::compile(SegmentsFile::parse(documents.segments)?, &find)?;
        let stages = Stages::compile(StagesFile::parse(documents.stages)?, &find)?;
        let hub = hub.clone();
        Ok(Self { hub, indicators, plans, shapes, by_id, touched, needed, daily, scoring, segments, stages })
    }

    /// The indicators, in the order of the documents; readings of a portrait stand in the same order.
    #[must_use]
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }

    /// The categories of data that an indicator is made of, by id.
    pub fn sources<'a>(&'a self, indicator: &'a Indicator) -> BTreeSet<&'a str> {
        let measures = indicator.measures.iter().chain(&indicator.over);
        let categories = measures.filter_map(|measure| self.hub.category_of(self.hub.find(measure)?));
        categories.map(|category| category.id.as_str()).collect()
    }

    /// The category of a measure, by its place in [`hub::Catalogue::categories`].
    #[must_use]
    pub fn source_of(&self, measure: MeasureId) -> Option<usize> {
        self.shape(measure).map(|shape| usize::from(shape.source))
    }

    /// The place of an indicator.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The measures the indicators are over.
    #[must_use]
    pub fn hub(&self) -> &hub::Catalogue {
        &self.hub
    }

    /// How indicators become scores and grades.
    #[must_use]
    pub fn scoring(&self) -> &Scoring {
        &self.scoring
    }

    /// Classes and sub-classes.
    #[must_use]
    pub fn segments(&self) -> &Segments {
        &self.segments
    }

    /// Stages of life.
    #[must_use]
    pub fn stages(&self) -> &Stages {
        &self.stages
    }

    /// The indicators, by their place, that a fact of `measure` can change.
    #[must_use]
    pub fn touched_by(&self, measure: MeasureId) -> &[u16] {
        self.touched.get(measure.index()).map_or(&[], Vec::as_slice)
    }

    /// The indicators, by their place, that may change when a day passes and nothing is learnt. All may when a month does.
    #[must_use]
    pub fn turning_daily(&self) -> &[u16] {
        &self.daily
    }

    /// The measures that must be at hand to compute again what a fact of `measure` touches, itself among them, in their order.
    pub(crate) fn needed_for(&self, measure: MeasureId) -> &[MeasureId] {
        self.needed.get(measure.index()).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn plans(&self) -> &[Plan] {
        &self.plans
    }

    pub(crate) fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    pub(crate) fn shape(&self, measure: MeasureId) -> Option<Shape> {
        self.shapes.get(measure.index()).copied()
    }
}

fn shapes(hub: &hub::Catalogue, plans: &[Plan]) -> Vec<Shape> {
    let first_asked = |id: MeasureId| {
        plans.iter().any(|plan| plan.operation == Operation::SinceFirst && plan.measures.iter().any(|m| m.id == id))
    };
    let source = |id: MeasureId| {
        let category = hub.category_of(id).map(|category| category.id.as_str());
        let place = hub.categories().iter().position(|other| Some(other.id.as_str()) == category);
        place.and_then(|place| u16::try_from(place).ok()).unwrap_or(u16::MAX)
    };
    let shape = |measure: &hub::Measure| Shape {
        kind: measure.kind,
        flow: measure.adds == Some(Adds::Flow),
        scale: measure.scale,
        keep: match measure.kind {
            Kind::State => Keep::Forever,
            Kind::Event if first_asked(measure.measure_id()) => Keep::Forever,
            Kind::Event => Keep::EventDays,
            Kind::Monthly => Keep::Months,
            Kind::Daily => Keep::Days,
        },
        source: source(measure.measure_id()),
    };
    hub.measures().map(shape).collect()
}

/// A fact touches the indicators that name its measure, and those that read "nothing happened" from the fact that its source says
/// anything at all.
fn touched(shapes: &[Shape], plans: &[Plan]) -> Vec<Vec<u16>> {
    let touches = |measure: usize, plan: &Plan| {
        let names = plan.measures.iter().chain(&plan.over).any(|operand| operand.id.index() == measure);
        names || (plan.zero && plan.measures.iter().any(|m| shapes[m.id.index()].source == shapes[measure].source))
    };
    let of = |measure| (0..).zip(plans).filter(|(_, plan)| touches(measure, plan)).map(|(at, _)| at).collect();
    (0..shapes.len()).map(of).collect()
}

/// What the indicators that a measure touches read: the measures they name, and every measure of a source of which they ask whether it says
/// anything at all.
fn needed(shapes: &[Shape], plans: &[Plan], touched: &[Vec<u16>]) -> Vec<Vec<MeasureId>> {
    let of = |(measure, touched): (usize, &Vec<u16>)| {
        let mut wanted = vec![false; shapes.len()];
        wanted[measure] = true;
        for plan in touched.iter().map(|at| &plans[usize::from(*at)]) {
            plan.measures.iter().chain(&plan.over).for_each(|operand| wanted[operand.id.index()] = true);
            for source in plan.measures.iter().filter(|_| plan.zero).map(|operand| shapes[operand.id.index()].source) {
                shapes.iter().zip(&mut wanted).for_each(|(shape, wanted)| *wanted |= shape.source == source);
            }
        }
        let numbered = (0..).zip(wanted).filter(|(_, wanted)| *wanted);
        numbered.map(|(number, _)| MeasureId::new(number)).collect()
    };
    touched.iter().enumerate().map(of).collect()
}

/// A decimal of a document as a fixed-point integer, exactly; nothing where it has more digits or is too large.
pub(crate) fn fixed(decimal: Decimal, scale: u8) -> Option<i64> {
    let scaled = decimal.checked_mul(Decimal::from(10_i64.checked_pow(scale.into())?))?;
    if scaled.fract().is_zero() { scaled.to_i64() } else { None }
}
