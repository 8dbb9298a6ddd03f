//! Running a plan: from months, days and events to one number. Sums are exact; what is rounded is rounded once, at the end.

use hub::Kind;

use crate::column::Column;
use crate::operation::{Operation, Works};
use crate::plan::Plan;
use crate::series::Window;
use crate::state::FirmState;
use crate::time::day_before_window;
use crate::view::{Missing, View};

/// A result before it is brought to a scale.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Outcome {
    /// A quotient of whole numbers; the second is not 0.
    Exact(i128, i128),
    /// The result of a square root.
    Real(f64),
}

use Outcome::{Exact, Real};

type Computed = Result<Outcome, Missing>;

impl View<'_> {
    /// The value of an indicator at its scale.
    pub(crate) fn compute(&mut self, state: &FirmState, plan: &Plan) -> Result<i64, Missing> {
        let outcome = match plan.operation.works() {
            Works::Months => self.months_outcome(state, plan),
            Works::Events => self.events(state, plan),
            Works::Days | Works::State | Works::DaysOrState => self.days(state, plan),
        }?;
        let value = match outcome {
            Exact(numerator, denominator) => plan.scaling.exact(numerator, denominator),
            Real(value) => plan.scaling.real(value),
        };
        value.ok_or(Missing::OutOfRange)
    }

    fn months_outcome(&mut self, state: &FirmState, plan: &Plan) -> Computed {
        let (end, len) = (self.end(state, plan), usize::from(plan.window));
        if plan.operation.keeps_apart() {
            return self.apart(state, plan, end, len);
        }
        let window = self.filled(state, plan, end, len);
        if let Operation::Gap = plan.operation {
            return gap(&window);
        }
        covered(&window, plan)?;
        if plan.operation.has_over() {
            return self.two_sided(state, plan, window, end);
        }
        if plan.operation.against().is_some() {
            let base = self.filled(state, plan, end - usize::from(plan.back()), len);
            covered(&base, plan)?;
            return growth(&window, &base);
        }
        one_sided(&plan.operation, &window)
    }

    fn two_sided(&mut self, state: &FirmState, plan: &Plan, window: Window, end: usize) -> Computed {
        let over = self.window(state, &plan.over, end, window.len);
        if plan.operation == Operation::Cover {
            covered(&over, plan)?;
            let last = window.last().ok_or(Missing::ThinCoverage)?;
            return quotient(i128::from(last) * over.count(), over.sum());
        }
        let (above, below) = (window.paired(&over), over.paired(&window));
        covered(&above, plan)?;
        if plan.operation == Operation::Correlation {
            return correlation(&above, &below);
        }
        let now = quotient(above.sum(), below.sum())?;
        if plan.operation.against().is_none() {
            return Ok(now);
        }
        let back = end - usize::from(plan.back());
        let (above, below) =
            (self.filled(state, plan, back, window.len), self.window(state, &plan.over, back, window.len));
        let (above, below) = (above.paired(&below), below.paired(&above));
        covered(&above, plan)?;
        difference(now, quotient(above.sum(), below.sum())?)
    }

    /// Operations in which each measure stands for itself.
    fn apart(&mut self, state: &FirmState, plan: &Plan, end: usize, len: usize) -> Computed {
        let whole = self.filled(state, plan, end, len);
        covered(&whole, plan)?;
        let over = self.window(state, &plan.over, end, len);
        if !plan.over.is_empty() {
            covered(&over.paired(&whole), plan)?;
        }
        let (mut weighted, mut squares) = (0_i128, 0_i128);
        for operand in &plan.measures {
            let mut own = self.window(state, std::slice::from_ref(operand), end, len);
            if !plan.over.is_empty() {
                own = own.paired(&over);
            }
            let sum = own.sum();
            if sum < 0 {
                return Err(Missing::NoBase);
            }
            weighted = sum
                .checked_mul(i128::from(operand.factor))
                .and_then(|w| w.checked_add(weighted))
                .ok_or(Missing::OutOfRange)?;
            squares = sum.checked_mul(sum).and_then(|s| s.checked_add(squares)).ok_or(Missing::OutOfRange)?;
        }
        if plan.over.is_empty() {
            return quotient(squares, weighted.checked_mul(weighted).ok_or(Missing::OutOfRange)?);
        }
        quotient(weighted, over.paired(&whole).sum())
    }

    fn events(&mut self, state: &FirmState, plan: &Plan) -> Computed {
        let before = day_before_window(self.as_of, plan.window);
        let known = plan.zero && plan.measures.iter().any(|operand| self.is_known(state, operand.id));
        let first_of_all = plan.operation == Operation::SinceFirst;
        let start = if first_of_all { i32::MIN } else { before.saturating_add(1) };
        let (mut count, mut sum, mut largest) = (0_i128, 0_i128, 0_i64);
        let (mut first, mut last) = (i32::MAX, i32::MIN);
        for operand in &plan.measures {
            for (day, value) in self.column(state, operand.id).between(start, self.day) {
                if value != 0 {
                    (count, sum, largest) = (count + 1, sum + i128::from(value), largest.max(value));
                    (first, last) = (first.min(day), last.max(day));
                }
            }
        }
        if count == 0 && !known {
            return Err(Missing::NoData);
        }
        match plan.operation {
            Operation::SinceFirst if count == 0 => Err(Missing::NoData),
            Operation::SinceFirst => whole(i128::from(self.day) - i128::from(first)),
            Operation::DaysSince if count == 0 => whole(i128::from(self.day) - i128::from(before)),
            Operation::DaysSince => whole(i128::from(self.day) - i128::from(last)),
            Operation::Amount => whole(sum),
            Operation::Largest => whole(largest.into()),
            _ => whole(count),
        }
    }

    fn days(&mut self, state: &FirmState, plan: &Plan) -> Computed {
        let Some(operand) = plan.measures.first() else { return Err(Missing::NoData) };
        let known = plan.zero && self.is_known(state, operand.id);
        let before = day_before_window(self.as_of, plan.window);
        let column = self.column(state, operand.id);
        match plan.operation {
            Operation::Current => match column.between(i32::MIN, self.day).next_back() {
                Some((_, value)) => whole(value.into()),
                None if known => whole(0),
                None => Err(Missing::NoData),
            },
            Operation::DaysPastDue => days_past_due(column, self.day, known),
            Operation::InRange { .. } if self.catalogue.shapes()[operand.id.index()].kind == Kind::State => {
                state_in_range(column, plan, before, self.day)
            }
            _ => {
                let all = i64::from(self.day) - i64::from(before);
                let days: Vec<i64> =
                    column.between(before.saturating_add(1), self.day).map(|(_, value)| value).collect();
                of_days(plan, &days, all)
            }
        }
    }
}

fn whole(value: i128) -> Computed {
    Ok(Exact(value, 1))
}

/// A quotient whose base must be above zero.
fn quotient(numerator: i128, denominator: i128) -> Computed {
    if denominator > 0 { Ok(Exact(numerator, denominator)) } else { Err(Missing::NoBase) }
}

fn difference(now: Outcome, then: Outcome) -> Computed {
    let (Exact(a, b), Exact(c, d)) = (now, then) else { return Err(Missing::OutOfRange) };
    let numerator = a.checked_mul(d).zip(c.checked_mul(b)).and_then(|(left, right)| left.checked_sub(right));
    numerator
        .zip(b.checked_mul(d))
        .map(|(numerator, denominator)| Exact(numerator, denominator))
        .ok_or(Missing::OutOfRange)
}

/// Whether enough of the window has values.
fn covered(window: &Window, plan: &Plan) -> Result<(), Missing> {
    enough(i64::from(window.present.count_ones()), window.len as i64, plan)
}

fn enough(count: i64, all: i64, plan: &Plan) -> Result<(), Missing> {
    if count == 0 {
        Err(Missing::NoData)
    } else if count * 100 < all * i64::from(plan.coverage_pct) {
        Err(Missing::ThinCoverage)
    } else {
        Ok(())
    }
}

fn one_sided(operation: &Operation, window: &Window) -> Computed {
    let count = window.count();
    match operation {
        Operation::Sum => whole(window.sum()),
        Operation::Mean => quotient_any(window.sum(), count),
        Operation::Last => window.last().map_or(Err(Missing::ThinCoverage), |last| whole(last.into())),
        Operation::Min => whole(window.iter().map(|(_, x)| x).min().map_or(0, i128::from)),
        Operation::Max => whole(peak(window).into()),
        Operation::Count => whole(count),
        Operation::ActiveMonths => whole(active(window)),
        Operation::ActiveShare => quotient(active(window), count),
        Operation::Trend => trend(window),
        Operation::Volatility => volatility(count, window.sum(), window.squares()),
        Operation::Seasonality => seasonality(window),
        Operation::Drawdown => drawdown(window),
        Operation::ShareOfPeak => {
            let (_, last) = window.iter().next_back().ok_or(Missing::NoData)?;
            quotient(last.into(), peak(window).into())
        }
        Operation::RecentToWindow { months } => recent(window, usize::from(*months)),
        Operation::Falls => whole(falls(window)),
        Operation::Run => whole(run(window)),
        // The rest has been dealt with by what it works on.
        _ => Err(Missing::OutOfRange),
    }
}

/// A mean: its base is a count, so it is above zero wherever there is a value.
fn quotient_any(sum: i128, count: i128) -> Computed {
    if count > 0 { Ok(Exact(sum, count)) } else { Err(Missing::NoData) }
}

fn peak(window: &Window) -> i64 {
    window.iter().map(|(_, x)| x).max().unwrap_or(0)
}

fn active(window: &Window) -> i128 {
    window.iter().filter(|(_, x)| *x > 0).count() as i128
}

fn gap(window: &Window) -> Computed {
    if window.present == 0 {
        return Err(Missing::NoData);
    }
    let (mut longest, mut now) = (0, 0);
    for at in 0..window.len {
        now = if window.has(at) && window.values[at] > 0 { 0 } else { now + 1 };
        longest = longest.max(now);
    }
    whole(longest)
}

fn growth(window: &Window, base: &Window) -> Computed {
    // (S1/n1) / (S0/n0) - 1 = (S1 n0 - S0 n1) / (S0 n1)
    let (now, then) = (window.sum() * base.count(), base.sum() * window.count());
    quotient(now - then, then)
}

fn trend(window: &Window) -> Computed {
    let n = window.count();
    let (mut t, mut tt, mut tx) = (0_i128, 0_i128, 0_i128);
    for (at, x) in window.iter() {
        let at = at as i128;
        (t, tt, tx) = (t + at, tt + at * at, tx + at * i128::from(x));
    }
    let (sum, spread) = (window.sum(), n * tt - t * t);
    if n < 3 {
        return Err(Missing::ThinCoverage);
    }
    quotient(n * (n * tx - t * sum), spread * sum)
}

fn volatility(n: i128, sum: i128, squares: i128) -> Computed {
    if n < 2 {
        return Err(Missing::ThinCoverage);
    }
    if sum <= 0 {
        return Err(Missing::NoBase);
    }
    Ok(Real(libm::sqrt((n * squares - sum * sum) as f64) / sum as f64))
}

fn seasonality(window: &Window) -> Computed {
    let (mut sums, mut counts) = ([0_i128; 12], [0_i128; 12]);
    for (at, x) in window.iter() {
        sums[at % 12] += i128::from(x);
        counts[at % 12] += 1;
    }
    if counts.contains(&0) {
        return Err(Missing::ThinCoverage);
    }
    let mut means = [0.0; 12];
    for (mean, (sum, count)) in means.iter_mut().zip(sums.iter().zip(&counts)) {
        *mean = *sum as f64 / *count as f64;
    }
    let level = means.iter().sum::<f64>() / 12.0;
    if level <= 0.0 {
        return Err(Missing::NoBase);
    }
    let variance = means.iter().map(|mean| (mean - level) * (mean - level)).sum::<f64>() / 12.0;
    Ok(Real(libm::sqrt(variance) / level))
}

fn drawdown(window: &Window) -> Computed {
    let mut peak = 0_i128;
    // The greatest fall so far as a quotient; 0 of 1 where nothing fell.
    let (mut fall, mut of) = (0_i128, 1_i128);
    for (_, x) in window.iter() {
        let x = i128::from(x);
        peak = peak.max(x);
        if peak > 0 && (peak - x) * of > fall * peak {
            (fall, of) = (peak - x, peak);
        }
    }
    if peak > 0 { Ok(Exact(fall, of)) } else { Err(Missing::NoBase) }
}

fn recent(window: &Window, months: usize) -> Computed {
    let (mut sum, mut count) = (0_i128, 0_i128);
    for (at, x) in window.iter() {
        if at + months >= window.len {
            (sum, count) = (sum + i128::from(x), count + 1);
        }
    }
    if count == 0 {
        return Err(Missing::ThinCoverage);
    }
    quotient(sum * window.count(), count * window.sum())
}

fn falls(window: &Window) -> i128 {
    let below = |at: &usize| {
        let at = *at;
        window.has(at) && window.has(at - 1) && window.values[at] < window.values[at - 1]
    };
    (1..window.len).rev().take_while(below).count() as i128
}

fn run(window: &Window) -> i128 {
    (0..window.len).rev().take_while(|at| window.has(*at) && window.values[*at] > 0).count() as i128
}

/// The fewest pairs from which a correlation is told.
const MIN_PAIRS: i128 = 6;

fn correlation(above: &Window, below: &Window) -> Computed {
    let n = above.count();
    if n < MIN_PAIRS {
        return Err(Missing::ThinCoverage);
    }
    let products: i128 = above.iter().map(|(at, a)| i128::from(a) * i128::from(below.values[at])).sum();
    let spread = |window: &Window| n * window.squares() - window.sum() * window.sum();
    let (a, b) = (spread(above), spread(below));
    if a <= 0 || b <= 0 {
        return Err(Missing::NoBase);
    }
    let together = n * products - above.sum() * below.sum();
    Ok(Real(together as f64 / libm::sqrt(a as f64) / libm::sqrt(b as f64)))
}

fn days_past_due(column: &Column, day: i32, known: bool) -> Computed {
    let mut since = None;
    let mut any = known;
    for (at, value) in column.between(i32::MIN, day) {
        any = true;
        since = if value > 0 { since.or(Some(at)) } else { None };
    }
    match since {
        Some(at) => whole(i128::from(day) - i128::from(at) + 1),
        None if any => whole(0),
        None => Err(Missing::NoData),
    }
}

/// Days of the window on which a state lay within the bounds, of the days on which anything held.
fn state_in_range(column: &Column, plan: &Plan, before: i32, day: i32) -> Computed {
    let (low, high) = plan.bounds;
    let (mut inside, mut all) = (0_i64, 0_i64);
    // Each value holds from its day, or the window's first, to the day before the next.
    let mut count = |value: i64, from: i32, until: i32| {
        let days = i64::from(until) - i64::from(from.max(before.saturating_add(1)));
        if days > 0 {
            all += days;
            inside += if (low..=high).contains(&value) { days } else { 0 };
        }
    };
    let mut held: Option<(i32, i64)> = None;
    for (at, value) in column.between(i32::MIN, day) {
        if let Some((from, value)) = held {
            count(value, from, at);
        }
        held = Some((at, value));
    }
    if let Some((from, value)) = held {
        count(value, from, day.saturating_add(1));
    }
    enough(all, i64::from(day) - i64::from(before), plan)?;
    Ok(Exact(inside.into(), all.into()))
}

fn of_days(plan: &Plan, days: &[i64], all: i64) -> Computed {
    enough(days.len() as i64, all, plan)?;
    let n = days.len() as i128;
    let sum: i128 = days.iter().map(|x| i128::from(*x)).sum();
    let extreme = |value: Option<&i64>| whole(value.copied().map_or(0, i128::from));
    match &plan.operation {
        Operation::DayMean => Ok(Exact(sum, n)),
        Operation::DayMin => extreme(days.iter().min()),
        Operation::DayMax => extreme(days.iter().max()),
        Operation::DayLast => extreme(days.last()),
        Operation::DayVolatility => volatility(n, sum, days.iter().map(|x| i128::from(*x) * i128::from(*x)).sum()),
        Operation::IdleShare { below_pct } => {
            let idle = |x: &&i64| **x <= 0 || i128::from(**x) * n * 100 < sum * i128::from(*below_pct);
            Ok(Exact(days.iter().filter(idle).count() as i128, n))
        }
        Operation::InRange { .. } => {
            let (low, high) = plan.bounds;
            Ok(Exact(days.iter().filter(|x| (low..=high).contains(*x)).count() as i128, n))
        }
        _ => Err(Missing::OutOfRange),
    }
}
