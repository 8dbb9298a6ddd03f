//! Cash breaks foreseen (资金链断裂预警): from a firm's portrait to the probability that within sixty days it cannot pay what is due.
//!
//! | step | what | where |
//! |---|---|---|
//! | 1 | readings of a portrait and quotients of them | [`Signals`] |
//! | 2 | firm-months with what was known at their end and what came after | [`Panel`], [`History`] |
//! | 3 | firms, not rows, divided for training, choosing and judging | [`Part`] |
//! | 4 | a threshold by its false alarms; recall and lead at it | [`threshold`], [`Evaluation`] |
//! | 5 | the shipped model: a probability with reasons | [`Foresight`], [`ForesightModel`] |
//!
//! The crate trains nothing: `trees-train` grows the trees (`cargo run --release -p trees-train --features lightgbm --example cash_breaks`) on firms
//! of the **simulated** province (模拟), and the shipped model is worth what it shows there. What it reaches, and
//! against which oracle: `docs/cash-breaks.md`.
//!
//! ```
//! use cashflow::Foresight;
//! use portrait::{Catalogue, FirmState, Portrait};
//!
//! let nothing_known = Portrait::of(Catalogue::built_in(), &FirmState::new(), "2026-01-05".parse().unwrap()).unwrap();
//! assert_eq!(Foresight::built_in().foresee(&nothing_known), Ok(None), "of an account nobody knows nothing is foreseen");
//! ```

pub mod limits;

mod evaluation;
mod foresight;
mod panel;
mod signal;
mod split;

pub use evaluation::{Evaluation, EvaluationError, Scored, threshold};
pub use foresight::{FORESIGHT_SCHEMA, Foreseen, Foresight, ForesightError, ForesightModel};
pub use panel::{History, Panel, PanelError, RowKey, last_instant};
pub use signal::{SignalError, Signals};
pub use split::Part;
