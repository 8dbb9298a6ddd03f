//! An indicator's document made ready to run: ids for names, one power of ten for all units, every misfit refused.

use hub::{Kind, MeasureId};

use crate::catalogue::{Shape, fixed};
use crate::document::{Direction, Fault, Indicator, MissingRule, is_id};
use crate::limits::{
    MAX_CARRY_MONTHS, MAX_DAY_WINDOW_MONTHS, MAX_LAG_MONTHS, MAX_MEASURES, MAX_SCALE, MAX_WINDOW_MONTHS,
};
use crate::number::Scaling;
use crate::operation::{Against, Gives, Operation, Works};

/// Digits after the point of a factor.
const FACTOR_SCALE: u8 = 4;

/// A measure of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Operand {
    pub id: MeasureId,
    /// What its sum is multiplied with, at [`FACTOR_SCALE`]; 1 where the operation has no factors.
    pub factor: i64,
}

/// An indicator ready to run.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Plan {
    pub operation: Operation,
    pub measures: Vec<Operand>,
    pub over: Vec<Operand>,
    pub window: u8,
    pub zero: bool,
    pub carry: u8,
    pub coverage_pct: u8,
    pub lag: u8,
    /// What brings the result to the indicator's scale: the document's number, 100 for percent, a power of ten.
    pub scaling: Scaling,
    /// The bounds of [`Operation::InRange`] at the measure's scale.
    pub bounds: (i64, i64),
}

impl Plan {
    /// Checks an indicator and makes it ready.
    pub(crate) fn compile(hub: &hub::Catalogue, indicator: &Indicator) -> Result<Self, Fault> {
        check_words(indicator)?;
        check_numbers(indicator)?;
        let operation = indicator.operation.clone();
        let (measures, scale) = operands(hub, &indicator.measures, !operation.keeps_apart())?;
        let (over, over_scale) =
            if operation.has_over() { operands(hub, &indicator.over, true)? } else { (Vec::new(), 0) };
        if !operation.has_over() && !indicator.over.is_empty() {
            return Err(Fault::Misfit("has nothing below a line: leave `over` out"));
        }
        check_kinds(hub, indicator, &measures, &over)?;
        let times =
            indicator.times * if indicator.unit == "pct" && operation.gives() != Gives::Value { 100 } else { 1 };
        let digits = match operation.gives() {
            Gives::Value => i32::from(scale),
            Gives::Quotient => i32::from(scale) - i32::from(over_scale),
            Gives::Pure => 0,
        };
        let factors = if let Operation::Intensity { .. } = operation { i32::from(FACTOR_SCALE) } else { 0 };
        let scaling = Scaling::new(times, i32::from(indicator.scale) - digits - factors);
        let mut plan = Self {
            measures,
            over,
            window: indicator.window_months,
            zero: indicator.missing == MissingRule::Zero,
            carry: if let MissingRule::Carry(months) = indicator.missing { months } else { 0 },
            coverage_pct: indicator.coverage_pct,
            lag: indicator.lag_months,
            scaling: scaling.ok_or(Fault::Range { what: "times", least: 1, most: 1_000_000_000 })?,
            bounds: (0, 0),
            operation,
        };
        plan.parameters(indicator, scale)?;
        Ok(plan)
    }

    /// What an operation brings beside measures.
    fn parameters(&mut self, indicator: &Indicator, scale: u8) -> Result<(), Fault> {
        match &indicator.operation {
            Operation::Intensity { factors } => {
                if factors.len() != self.measures.len() {
                    return Err(Fault::Misfit("needs one factor for each measure"));
                }
                for (operand, factor) in self.measures.iter_mut().zip(factors) {
                    operand.factor = fixed(*factor, FACTOR_SCALE).ok_or(Fault::Digits(*factor))?;
                }
            }
            Operation::InRange { low, high } => {
                let bound = |decimal| fixed(decimal, scale).ok_or(Fault::Digits(decimal));
                self.bounds = (bound(*low)?, bound(*high)?);
                if low > high {
                    return Err(Fault::Misfit("has a range that ends before it begins"));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Whether its value may change when a day passes: what is over days, events or states, and what is zero once
    /// its source says anything.
    pub(crate) fn turns_daily(&self, shapes: &[Shape]) -> bool {
        self.zero || self.measures.iter().chain(&self.over).any(|operand| !shapes[operand.id.index()].is_monthly())
    }

    /// How many months before the window its comparison ends.
    pub(crate) fn back(&self) -> u8 {
        match self.operation.against() {
            None => 0,
            Some(Against::Before) => self.window,
            Some(Against::YearAgo) => 12,
        }
    }
}

fn check_words(indicator: &Indicator) -> Result<(), Fault> {
    if !is_id(&indicator.id) {
        return Err(Fault::Id);
    }
    let words = [
        ("zh", &indicator.zh),
        ("en", &indicator.en),
        ("meaning_zh", &indicator.meaning_zh),
        ("meaning_en", &indicator.meaning_en),
        ("unit", &indicator.unit),
    ];
    match words.iter().find(|(_, text)| text.trim().is_empty()) {
        Some((name, _)) => Err(Fault::Empty(name)),
        None => Ok(()),
    }
}

fn check_numbers(indicator: &Indicator) -> Result<(), Fault> {
    let carry = if let MissingRule::Carry(months) = indicator.missing { i64::from(months) } else { 1 };
    let recent = if let Operation::RecentToWindow { months } = indicator.operation { i64::from(months) } else { 1 };
    let window = i64::from(indicator.window_months);
    let ranges = [
        ("scale", i64::from(indicator.scale), 0, i64::from(MAX_SCALE)),
        ("window_months", window, 1, i64::from(MAX_WINDOW_MONTHS)),
        ("coverage_pct", i64::from(indicator.coverage_pct), 0, 100),
        ("lag_months", i64::from(indicator.lag_months), 0, i64::from(MAX_LAG_MONTHS)),
        ("carry", carry, 1, i64::from(MAX_CARRY_MONTHS)),
        ("recent months", recent, 1, window),
        ("times", indicator.times, 1, 1_000_000_000),
    ];
    for (what, found, least, most) in ranges {
        if !(least..=most).contains(&found) {
            return Err(Fault::Range { what, least, most });
        }
    }
    if indicator.operation == Operation::Seasonality && (window < 24 || window % 12 != 0) {
        return Err(Fault::Misfit("needs a window of 24 or 36 months"));
    }
    if indicator.direction == Direction::Neither && indicator.weight > 0 && indicator.anchors.is_empty() {
        return Err(Fault::Anchors("are needed for an indicator that counts"));
    }
    Ok(())
}

fn check_kinds(
    hub: &hub::Catalogue,
    indicator: &Indicator,
    measures: &[Operand],
    over: &[Operand],
) -> Result<(), Fault> {
    let kind = |operand: &Operand| hub.measure(operand.id).map(|measure| measure.kind);
    let all = |wanted: &[Kind]| measures.iter().all(|operand| kind(operand).is_some_and(|kind| wanted.contains(&kind)));
    let one = measures.len() == 1;
    match indicator.operation.works() {
        Works::Months => {}
        Works::Days if one && all(&[Kind::Daily]) => {}
        Works::State if one && all(&[Kind::State]) => {}
        Works::DaysOrState if one && all(&[Kind::Daily, Kind::State]) => {}
        Works::Events if all(&[Kind::Event]) => {}
        Works::Days => return Err(Fault::Misfit("works on one daily measure")),
        Works::State => return Err(Fault::Misfit("works on one state")),
        Works::DaysOrState => return Err(Fault::Misfit("works on one daily measure or one state")),
        Works::Events => return Err(Fault::Misfit("works on events")),
    }
    if indicator.operation == Operation::Concentration && measures.len() < 2 {
        return Err(Fault::Misfit("needs at least two measures to compare"));
    }
    let back = indicator.operation.against().map_or(0, |against| match against {
        Against::Before => i64::from(indicator.window_months),
        Against::YearAgo => 12,
    });
    let daily = measures.iter().chain(over).any(|operand| kind(operand) == Some(Kind::Daily));
    let most = i64::from(if daily { MAX_DAY_WINDOW_MONTHS } else { MAX_WINDOW_MONTHS }) - back;
    let lag = if daily && indicator.operation.works() == Works::Months { i64::from(indicator.lag_months) } else { 0 };
    if i64::from(indicator.window_months) + lag > most {
        let what = if daily { "window_months with lag_months, over days," } else { "window_months" };
        return Err(Fault::Range { what, least: 1, most });
    }
    Ok(())
}

/// The measures by number, and the scale they share when they are added up.
fn operands(hub: &hub::Catalogue, names: &[String], alike: bool) -> Result<(Vec<Operand>, u8), Fault> {
    let most = i64::try_from(MAX_MEASURES).unwrap_or(i64::MAX);
    if names.is_empty() || names.len() > MAX_MEASURES {
        return Err(Fault::Range { what: "the number of measures", least: 1, most });
    }
    let mut operands: Vec<Operand> = Vec::with_capacity(names.len());
    let mut first: Option<&hub::Measure> = None;
    for name in names {
        let measure =
            hub.find(name).and_then(|id| hub.measure(id)).ok_or_else(|| Fault::UnknownMeasure(name.clone()))?;
        if operands.iter().any(|operand| operand.id == measure.measure_id()) {
            return Err(Fault::Misfit("names a measure twice"));
        }
        let other = *first.get_or_insert(measure);
        // Factors turn different units into one, but not different numbers of digits.
        if other.scale != measure.scale || (alike && other.unit != measure.unit) {
            return Err(Fault::Units(other.id.clone(), measure.id.clone()));
        }
        operands.push(Operand { id: measure.measure_id(), factor: 1 });
    }
    Ok((operands, first.map_or(0, |measure| measure.scale)))
}
