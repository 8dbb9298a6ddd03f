//! Guarantee agreements: who bears a loss, claims on their way, recoveries flowing back.
//!
//! An [`Agreement`] is a document. [`AgreementState`] is the fold of its [`GuaranteeEvent`]s; a [`Command`] is decided
//! against it, and what comes out is events or a refusal that names its remedy. Nothing here reads a clock.
//!
//! Four promises, each a property test: a shared loss sums exactly to the loss; no cap is exceeded in whatever order
//! things happen; a recovery flows back in proportion to what each party actually bore, to the cent; what is under
//! guarantee and what was released make up what was lent.
//!
//! The common case (国家融资担保基金, 20/20/20/40): of a loss of 4,000,000 the bank bears 800,000, the fund and the
//! provincial re-guarantor 800,000 each and the guarantor 1,600,000; the guarantor pays the bank 3,200,000 and gets
//! 1,600,000 back from the other two; a recovery of 1,000,000 returns 200,000 / 200,000 / 200,000 / 400,000.

mod agreement;
mod apply;
mod assets;
mod capacity;
mod claim;
mod command;
mod cover;
mod deadlines;
mod event;
mod guarantor;
mod lane;
mod layers;
pub mod limits;
mod past;
mod pool;
mod rate;
mod state;
mod waterfall;

pub use agreement::{
    Agreement, AgreementError, CapKind, Caps, Coverage, Part, Party, RecoveryOrder, Role, Room, Split,
};
pub use assets::{Asset, ReserveRules, Reserves, Statement, Tiers};
pub use capacity::{Capacity, Concentration, Exposure, KindBalance, LiabilityKind, Weights};
pub use claim::{Claim, ClaimStage, Recovery};
pub use command::{Command, GuaranteeError};
pub use cover::{Balance, Cover, InForce};
pub use deadlines::{Deadline, Deadlines, Step, Trigger};
pub use event::{GuaranteeEvent, ReadError};
pub use guarantor::{Flow, GuarantorError, GuarantorEvent, GuarantorState, Issue, Issued};
pub use lane::{Ask, Lane, LaneAnswer, LaneCheck, LaneRule, judge};
pub use layers::{Band, Basis, Cause, Layer, LayerError, Past, Peril, Share, Slice};
pub use past::{Ending, PastBook, PastLoan, PastTotals};
pub use pool::{PoolCommand, PoolError, PoolEvent, PoolLimit, PoolLine, PoolState, PoolTerms, Subsidy};
pub use rate::CompensationRate;
pub use state::AgreementState;
pub use waterfall::{Circumstances, LayerPart};
