//! Portraits of firms (信用画像): what is recorded of a firm, made into indicators, scores, a class, a stage and a grade.
//!
//! | step | what | where |
//! |---|---|---|
//! | 1 | a [`hub::Fact`] is one value that a source reported, with when it held and when it was learnt | `hub` |
//! | 2 | facts are folded into what is known of the firm, in any order | [`FirmState::observe`], [`FirmState::merge`] |
//! | 3 | the state is made smaller: settled, packed | [`FirmState::settle`], [`FirmState::to_bytes`] |
//! | 4 | each indicator is computed on a day, or says why not | [`Indicator`], [`Operation`], [`Reading`] |
//! | 5 | points by anchors, five dimension scores, a total, coverage, confidence | [`Scoring`], [`Scores`] |
//! | 6 | a class and sub-class, a stage of life, a grade | [`Segments`], [`Stages`], [`Bands`] |
//! | 7 | the same, fact by fact | [`Live`], in packed form [`PackedLive`] |
//!
//! Indicators, scoring, classes and stages are documents (`indicators/*.yaml`, `rules/*.yaml`), checked against the measures of the
//! hub when they are read. `docs/indicators.md` lists them and is made from them.
//!
//! **Point in time.** A portrait of a day sees nothing that held after it. What was *learnt* after an instant is kept out by
//! folding only what was learnt until then, [`FirmState::known_at`]: a table for training must use both.
//!
//! **Same bits.** Sums are whole numbers; of a result one quotient is rounded once, halves away from zero; the few square roots come
//! from `libm` and are fed exact sums. So batch, stream and a cluster agree to the bit, on every machine.
//!
//! ```
//! use hub::{Fact, Known};
//! use portrait::{Catalogue, FirmState, Portrait, Reading};
//!
//! let catalogue = Catalogue::built_in();
//! let sales = catalogue.hub().find("vat_sales_fen").unwrap();
//! let mut state = FirmState::new();
//! for month in 1..=12 {
//!     let on = calendar::Date::new(2025, month, 1).unwrap().last_of_month();
//!     let known = Known { learned_us: 1, batch: codes::BatchId::from_bytes([1; 16]), row: month as u64 };
//!     state.observe(catalogue, &Fact { measure: sales, on, reference: 0, value: Some(100_000_00), known }).unwrap();
//! }
//! let portrait = Portrait::of(catalogue, &state, "2026-01-05".parse().unwrap()).unwrap();
//! assert_eq!(portrait.reading(catalogue, "sales_sum_12m"), Some(Reading::Value(1_200_000_00)));
//! assert!(portrait.scores.confidence < 1_000, "one measure of one source is not much to go by");
//! ```

pub mod limits;

mod catalogue;
mod column;
mod compute;
mod describe;
mod document;
mod live;
mod number;
mod operation;
mod pack;
mod packed;
mod plan;
mod portrait;
mod rules;
mod score;
mod series;
mod state;
mod time;
mod view;

pub use catalogue::{Catalogue, Documents};
pub use describe::markdown;
pub use document::{
    CatalogueError, Dimension, Direction, Fault, INDICATORS_SCHEMA, Indicator, IndicatorFile, MissingRule,
};
pub use live::{Live, LiveError};
pub use operation::{Against, Operation};
pub use pack::PackError;
pub use packed::{Bench, PackedError, PackedLive, Standing};
pub use portrait::{DimensionScore, Evaluator, Portrait, PortraitError, Reading, Scores};
pub use rules::{
    Class, ConditionFile, SEGMENTS_SCHEMA, STAGES_SCHEMA, SegmentRule, Segments, SegmentsFile, Stage, StageRule,
    Stages, StagesFile, SubClass,
};
pub use score::{
    Bands, BandsFile, DimensionRule, FULL, POINT_SCALE, SCORING_SCHEMA, Scoring, ScoringFile, Shares, SharesFile,
};
pub use scoring::Grade;
pub use state::{FactError, FirmState, Observed};
pub use view::Missing;
