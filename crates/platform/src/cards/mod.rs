//! What people and programs are shown: one shape for the command line, the API and the console.
//!
//! A card is made from aggregates and positions when it is read; nothing here is stored except as the remembered answer
//! of an idempotent write. Amounts carry minor units for programs and digits for people; states carry their Chinese name.

mod application;
mod common;
mod loan;
mod portfolio;

pub use application::{
    AllIn, ApplicationCard, ApplicationLine, CheckLine, DecisionCard, FeeLine, InputLine, PriceStep, ReasonCard,
    ReplayCard, ReviewCard, ScorePoints,
};
pub(crate) use common::percent;
pub use common::{AllowedAct, Cash, Named, Page, RateCard};
pub use loan::{
    FactCard, InstalmentCard, LoanCard, LoanLine, LoanReceipt, OffBalanceCard, PayoffCard, PositionCard, PostingCard,
    PreviewCard, Proposal,
};
pub use portfolio::{
    BalanceLine, Bucket, CloseCard, CloseWork, ClosedDay, Counted, CurrencyClose, DayBalance, DayBrought, MonthLending,
    PortfolioCard, SummaryCard, Summed, Vintage, VintagePoint,
};
