//! [`View`]: one firm on one day, with the months of its measures made as they are asked for.

use calendar::Date;
use hub::{Kind, MeasureId};
use serde::Serialize;

use crate::catalogue::{Catalogue, Shape};
use crate::column::Column;
use crate::limits::{MAX_DAY_WINDOW_MONTHS, MAX_WINDOW_MONTHS, MONTHS_KEPT};
use crate::plan::{Operand, Plan};
use crate::series::{LAST, Months, Series, Window};
use crate::state::FirmState;
use crate::time::{day_before_window, day_of, last_whole_month};

/// Why an indicator has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// Its sources say nothing in the window.
    NoData,
    /// They say something, for too little of the window.
    ThinCoverage,
    /// What it would be divided by is zero or below.
    NoBase,
    /// The result does not fit.
    OutOfRange,
}

impl Missing {
    /// In Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::NoData => "窗口内无数据",
            Self::ThinCoverage => "窗口内数据不足",
            Self::NoBase => "分母为零或为负",
            Self::OutOfRange => "结果超出范围",
        }
    }

    /// In English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::NoData => "no data in the window",
            Self::ThinCoverage => "too little of the window has data",
            Self::NoBase => "what it would be divided by is zero or below",
            Self::OutOfRange => "the result does not fit",
        }
    }
}

/// What of a firm is looked at, and the room in which it is worked out.
#[derive(Debug)]
pub(crate) struct View<'a> {
    pub catalogue: &'a Catalogue,
    /// The day looked at, as a number.
    pub day: i32,
    pub as_of: Date,
    months: Months,
    series: Vec<Series>,
    /// Which series are made.
    made: Vec<bool>,
    /// By source, whether it says anything; none until asked.
    known: Vec<Option<bool>>,
}

static NOTHING: Column = Column { cells: Vec::new() };

impl<'a> View<'a> {
    pub(crate) fn new(catalogue: &'a Catalogue, as_of: Date) -> Self {
        let measures = catalogue.shapes().len();
        Self {
            catalogue,
            day: day_of(as_of),
            as_of,
            months: Months::until(last_whole_month(as_of)),
            series: vec![Series::EMPTY; measures],
            made: vec![false; measures],
            known: vec![None; catalogue.hub().categories().len()],
        }
    }

    /// Turns to another day.
    pub(crate) fn turn(&mut self, as_of: Date) {
        if as_of != self.as_of {
            (self.as_of, self.day) = (as_of, day_of(as_of));
            if self.months.last != last_whole_month(as_of) {
                self.months = Months::until(last_whole_month(as_of));
            }
        }
        self.made.fill(false);
        self.known.fill(None);
    }

    pub(crate) fn months(&self) -> &Months {
        &self.months
    }

    fn shape(&self, measure: MeasureId) -> Shape {
        self.catalogue.shapes()[measure.index()]
    }

    /// The cells of a measure that lie on the day or before it.
    pub(crate) fn column<'s>(&self, state: &'s FirmState, measure: MeasureId) -> &'s Column {
        state.column(measure).unwrap_or(&NOTHING)
    }

    /// The months of a measure.
    pub(crate) fn series(&mut self, state: &FirmState, measure: MeasureId) -> &Series {
        let at = measure.index();
        if !self.made[at] {
            self.series[at] = Series::of(self.shape(measure), self.column(state, measure), &self.months);
            self.made[at] = true;
        }
        &self.series[at]
    }

    /// Whether the source of a measure says anything of the firm within the longest window.
    pub(crate) fn is_known(&mut self, state: &FirmState, measure: MeasureId) -> bool {
        let source = self.shape(measure).source;
        if let Some(known) = self.known[usize::from(source)] {
            return known;
        }
        let known = (0..).zip(self.catalogue.shapes()).filter(|(_, shape)| shape.source == source).any(
            |(number, shape): (u16, &Shape)| {
                let column = self.column(state, MeasureId::new(number));
                !column.cells.is_empty() && self.says_something(column, shape.kind)
            },
        );
        self.known[usize::from(source)] = Some(known);
        known
    }

    fn says_something(&self, column: &Column, kind: Kind) -> bool {
        let (first, last) = match kind {
            Kind::Monthly => (self.months.last + 1 - i32::from(MAX_WINDOW_MONTHS), self.months.last),
            Kind::Daily => (day_before_window(self.as_of, MAX_DAY_WINDOW_MONTHS) + 1, self.day),
            Kind::Event => (day_before_window(self.as_of, MAX_WINDOW_MONTHS) + 1, self.day),
            Kind::State => (i32::MIN, self.day),
        };
        column.any_between(first, last)
    }

    /// Whether any of the measures has a value in the month.
    fn any_has(&mut self, state: &FirmState, operands: &[Operand], at: usize) -> bool {
        operands.iter().any(|operand| self.series(state, operand.id).has(at))
    }

    /// The place in the series at which windows of a plan end: the last whole month, or up to `lag` months before it, the first in
    /// which every side has a value.
    pub(crate) fn end(&mut self, state: &FirmState, plan: &Plan) -> usize {
        let lag = if plan.zero { 0 } else { usize::from(plan.lag) };
        for at in (LAST - lag..=LAST).rev() {
            let below = plan.over.is_empty() || self.any_has(state, &plan.over, at);
            if below && self.any_has(state, &plan.measures, at) {
                return at;
            }
        }
        LAST
    }

    /// The window of `len` months that ends at place `end`, the measures added up. A month has a value when one of them has.
    pub(crate) fn window(&mut self, state: &FirmState, operands: &[Operand], end: usize, len: usize) -> Window {
        let first = end + 1 - len;
        let mut window = Window { values: [0; MONTHS_KEPT], present: 0, len };
        for operand in operands {
            let series = self.series(state, operand.id);
            let present = series.present >> first & ((1 << len) - 1);
            window.present |= present;
            for (sum, value) in window.values[..len].iter_mut().zip(&series.values[first..=end]) {
                // The values of a month without one are 0.
                *sum += value;
            }
        }
        window
    }

    /// The same with the missing rule of the plan.
    pub(crate) fn filled(&mut self, state: &FirmState, plan: &Plan, end: usize, len: usize) -> Window {
        let mut window = self.window(state, &plan.measures, end, len);
        if plan.zero && plan.measures.iter().any(|operand| self.is_known(state, operand.id)) {
            window.present = (1 << len) - 1;
        }
        if plan.carry > 0 {
            self.carry(state, plan, end, &mut window);
        }
        window
    }

    /// Fills each month without a value with the last one before it, at most `carry` months back, also from before the window.
    fn carry(&mut self, state: &FirmState, plan: &Plan, end: usize, window: &mut Window) {
        let reach = usize::from(plan.carry).min(end + 1 - window.len);
        let longer = self.window(state, &plan.measures, end, window.len + reach);
        for at in (0..window.len).filter(|at| !window.has(*at)).collect::<Vec<_>>() {
            let here = at + reach;
            let back = (1..=usize::from(plan.carry).min(here)).find(|back| longer.has(here - back));
            if let Some(back) = back {
                window.values[at] = longer.values[here - back];
                window.present |= 1 << at;
            }
        }
    }
}
