//! Points that experts agreed on, for what no loan history can teach: patents, research staff, contracts, public projects
//! (技术流、科创积分). No outcome is needed, and none is claimed: the sum is an order, not a probability.
//!
//! A document has dimensions, each with indicators; an indicator turns one value into whole points, at most its cap; a
//! dimension adds its indicators, at most its cap; the total adds the dimensions, and grades cut the total. What needs
//! evidence counts only with it. The trace says of every indicator what it got and why, so that the same form shows a firm
//! what it lacks and an examiner what to ask for.
//!
//! Points are whole numbers: a person can add them up again.

mod document;
mod score;

pub use document::{
    PointsBand, PointsDimension, PointsDocument, PointsError, PointsGrade, PointsIndicator, PointsRule, SCHEMA,
};
pub use score::{DimensionTrace, IndicatorTrace, PointsReason, PointsScore, Why};
