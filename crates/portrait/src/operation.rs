//! The closed set of operations, each with its formula in words of a spreadsheet.
//!
//! In the formulas *x* are the values of the window's months that have one, oldest first, *n* how many they are, *t* the place of a
//! month in the window from 0, *mean(x)* = Σx / n. A month of a daily flow is the sum of its days, of a daily level the mean of the days
//! that have a value; of an event the sum of its amounts; of a state what held at its end.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// With what a window is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Against {
    /// The window of the same length just before it.
    Before,
    /// The same months a year earlier.
    YearAgo,
}

/// How an indicator is computed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Operation {
    /// Σx.
    Sum,
    /// Σx / n.
    Mean,
    /// The value of the last month of the window, or one carried to it.
    Last,
    /// The least x.
    Min,
    /// The greatest x.
    Max,
    /// n.
    Count,
    /// Months with x > 0.
    ActiveMonths,
    /// Months with x > 0, as part of n.
    ActiveShare,
    /// mean(window) / mean(comparison) - 1. Means, so that a month that is missing on one side does not read as a fall.
    Growth {
        /// With what it is compared.
        against: Against,
    },
    /// Least-squares slope of x on t, by mean(x): the part of its level it gains in a month.
    Trend,
    /// Coefficient of variation: √(Σ(x - mean)² / n) / mean.
    Volatility,
    /// Coefficient of variation of the twelve means by calendar month, over at least two years.
    Seasonality,
    /// Longest run of months that are missing or not above zero.
    Gap,
    /// Σ of `measures` / Σ of `over`, over months in which both have a value.
    Ratio,
    /// That ratio less the same ratio of the comparison.
    RatioChange {
        /// With what it is compared.
        against: Against,
    },
    /// Greatest fall from an earlier peak, as part of that peak: max over t of (peak until t - x) / peak until t.
    Drawdown,
    /// The last x as part of the greatest.
    ShareOfPeak,
    /// Mean of the last `months` months / mean(x).
    RecentToWindow {
        /// How many months are recent.
        months: u8,
    },
    /// Months up to the last, each below the one before it.
    Falls,
    /// Months up to the last, each above zero.
    Run,
    /// Herfindahl index of the sums of the measures: Σ(part of the whole)², from 1 / how many to 1.
    Concentration,
    /// Σ(factor x measure) / Σ of `over`: as emissions by fuel for each unit of output.
    Intensity {
        /// One factor for each measure, in order, with at most four digits after the point.
        factors: Vec<Decimal>,
    },
    /// Pearson's correlation of `measures` and `over`, over months in which both have a value, at least six.
    Correlation,
    /// The last value of `measures` / mean month of `over`: how many months it lasts.
    Cover,
    /// Daily: Σ / number of days with a value.
    DayMean,
    /// Daily: the least value of a day.
    DayMin,
    /// Daily: the greatest value of a day.
    DayMax,
    /// Daily: the value of the last day that has one.
    DayLast,
    /// Daily: coefficient of variation of the days.
    DayVolatility,
    /// Daily: days at or below zero, or below this part of the mean day, as part of the days with a value.
    IdleShare {
        /// The part of the mean day, in hundredths.
        below_pct: u8,
    },
    /// Daily or state: days on which the value lay within the bounds, as part of the days on which there was one.
    InRange {
        /// The least value that is within.
        low: Decimal,
        /// The greatest.
        high: Decimal,
    },
    /// State: what holds on the day.
    Current,
    /// State: days in a row up to the day, the first and the day itself included, on which the value was above zero.
    DaysPastDue,
    /// Event: days from the last one; where none is in the window but its source is known, the days of the window.
    DaysSince,
    /// Event: days from the first one, whenever that was.
    SinceFirst,
    /// Event: how many, those with value 0 left out.
    Events,
    /// Event: Σ of amounts.
    Amount,
    /// Event: the largest amount.
    Largest,
}

/// On what an operation works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Works {
    /// Months, of measures of any kind.
    Months,
    /// Days of one daily measure.
    Days,
    /// One state.
    State,
    /// Days of one daily measure or state.
    DaysOrState,
    /// Events.
    Events,
}

/// Of what the result is a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gives {
    /// Of what the measures are.
    Value,
    /// Of what the measures are for each of what `over` is.
    Quotient,
    /// Of nothing: a part, a number of months or days.
    Pure,
}

impl Operation {
    pub(crate) const fn works(&self) -> Works {
        match self {
            Self::DayMean
            | Self::DayMin
            | Self::DayMax
            | Self::DayLast
            | Self::DayVolatility
            | Self::IdleShare { .. } => Works::Days,
            Self::InRange { .. } => Works::DaysOrState,
            Self::Current | Self::DaysPastDue => Works::State,
            Self::DaysSince | Self::SinceFirst | Self::Events | Self::Amount | Self::Largest => Works::Events,
            _ => Works::Months,
        }
    }

    pub(crate) const fn gives(&self) -> Gives {
        match self {
            Self::Sum | Self::Mean | Self::Last | Self::Min | Self::Max => Gives::Value,
            Self::DayMean | Self::DayMin | Self::DayMax | Self::DayLast => Gives::Value,
            Self::Current | Self::Amount | Self::Largest => Gives::Value,
            Self::Ratio | Self::RatioChange { .. } | Self::Intensity { .. } | Self::Cover => Gives::Quotient,
            _ => Gives::Pure,
        }
    }

    /// Whether `over` must be given; with the others it must not.
    #[must_use]
    pub const fn has_over(&self) -> bool {
        matches!(self.gives(), Gives::Quotient) || matches!(self, Self::Correlation)
    }

    /// Whether the measures stand for themselves and are not added up month by month.
    pub(crate) const fn keeps_apart(&self) -> bool {
        matches!(self, Self::Concentration | Self::Intensity { .. })
    }

    /// With what the window is compared, where it is.
    #[must_use]
    pub const fn against(&self) -> Option<Against> {
        match self {
            Self::Growth { against } | Self::RatioChange { against } => Some(*against),
            _ => None,
        }
    }

    /// Its name in documents.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.told().0
    }

    /// Its Chinese name.
    #[must_use]
    pub const fn zh(&self) -> &'static str {
        self.told().1
    }

    /// Its formula, as a person would type it.
    #[must_use]
    pub const fn formula(&self) -> &'static str {
        self.told().2
    }

    /// Name, Chinese name and formula of each.
    const fn told(&self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Sum => ("sum", "合计", "Σx"),
            Self::Mean => ("mean", "均值", "Σx / n"),
            Self::Last => ("last", "最新值", "x of the last month, or carried to it"),
            Self::Min => ("min", "最小值", "min x"),
            Self::Max => ("max", "最大值", "max x"),
            Self::Count => ("count", "有值月数", "n"),
            Self::ActiveMonths => ("active-months", "活跃月数", "number of x > 0"),
            Self::ActiveShare => ("active-share", "活跃月占比", "number of x > 0 / n"),
            Self::Growth { .. } => ("growth", "增长率", "mean(window) / mean(comparison) - 1"),
            Self::Trend => ("trend", "趋势", "(nΣtx - ΣtΣx) / (nΣt² - (Σt)²) / mean(x)"),
            Self::Volatility => ("volatility", "波动率", "√(nΣx² - (Σx)²) / Σx"),
            Self::Seasonality => ("seasonality", "季节性", "volatility of the 12 means by calendar month"),
            Self::Gap => ("gap", "最长中断", "longest run of months missing or not above 0"),
            Self::Ratio => ("ratio", "比率", "Σa / Σb over months with both"),
            Self::RatioChange { .. } => ("ratio-change", "比率变化", "Σa / Σb - Σa' / Σb' of the comparison"),
            Self::Drawdown => ("drawdown", "最大回撤", "max over t of (peak until t - x) / peak until t"),
            Self::ShareOfPeak => ("share-of-peak", "峰值占比", "last x / max x"),
            Self::RecentToWindow { .. } => ("recent-to-window", "近期比", "mean(last months) / mean(x)"),
            Self::Falls => ("falls", "连降月数", "months up to the last, each below the one before"),
            Self::Run => ("run", "连续月数", "months up to the last, each above 0"),
            Self::Concentration => ("concentration", "集中度", "Σs² / (Σs)² of the measures' sums s"),
            Self::Intensity { .. } => ("intensity", "强度", "Σ(factor × Σa) / Σb"),
            Self::Correlation => ("correlation", "相关系数", "(nΣab - ΣaΣb) / √(nΣa² - (Σa)²) / √(nΣb² - (Σb)²)"),
            Self::Cover => ("cover", "可支撑月数", "last a / mean(b)"),
            Self::DayMean => ("day-mean", "日均", "Σ / number of days with a value"),
            Self::DayMin => ("day-min", "日最低", "min of days"),
            Self::DayMax => ("day-max", "日最高", "max of days"),
            Self::DayLast => ("day-last", "最新日值", "the last day with a value"),
            Self::DayVolatility => ("day-volatility", "日波动率", "√(nΣx² - (Σx)²) / Σx of days"),
            Self::IdleShare { .. } => {
                ("idle-share", "闲置日占比", "days with x ≤ 0 or x < below × mean day, / days with a value")
            }
            Self::InRange { .. } => ("in-range", "区间内占比", "days with low ≤ x ≤ high / days with a value"),
            Self::Current => ("current", "当前状态", "what holds on the day"),
            Self::DaysPastDue => ("days-past-due", "逾期天数", "days in a row until the day with x > 0"),
            Self::DaysSince => ("days-since", "距上次天数", "day - day of the last event"),
            Self::SinceFirst => ("since-first", "距首次天数", "day - day of the first event"),
            Self::Events => ("events", "次数", "number of events with x ≠ 0"),
            Self::Amount => ("amount", "金额合计", "Σ of the events' amounts"),
            Self::Largest => ("largest", "单笔最大", "max of the events' amounts"),
        }
    }
}
