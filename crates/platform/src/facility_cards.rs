//! What people and programs are shown of a facility.

use facility::{Availability, FacilityEvent, Part, Season, Stop};
use money::Money;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::cards::{AllowedAct, Cash, Named, RateCard};
use crate::parity::ParityCard;
use crate::receivable_cards::{BaseCard, ReceivableTermsCard};

/// A facility in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FacilityLine {
    /// Facility id.
    pub id: String,
    /// Contract number.
    pub number: String,
    /// Firm id.
    pub firm: String,
    /// Registered name of the firm; nothing once it was erased.
    pub firm_name: Option<String>,
    /// Product name in Chinese.
    pub product_zh: String,
    /// Product name in English.
    pub product_en: String,
    /// What it is today.
    pub state: Named,
    /// Whether what is repaid may be drawn again.
    pub revolving: Named,
    /// The first day on which it may be drawn.
    pub from: String,
    /// The last.
    pub until: String,
    /// What is free today, and how it comes about.
    pub availability: AvailabilityCard,
}

/// What is free at the end of a day. `ceiling` is the least of `limit`, `seasonal`, `opened` and `covered`; `free` is `ceiling` less `used`,
/// and nothing while something stops draws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AvailabilityCard {
    /// The day.
    pub on: String,
    /// The limit, as reduced.
    pub limit: Cash,
    /// What the season lets be in use.
    pub seasonal: Cash,
    /// What open stages let be in use.
    pub opened: Cash,
    /// What receivables cover, of a facility that lives on them.
    pub covered: Option<Cash>,
    /// The limit in force that day.
    pub ceiling: Cash,
    /// In use: principal owed, or all that was ever drawn when it does not revolve.
    pub used: Cash,
    /// In use beyond the ceiling.
    pub over: Cash,
    /// What may be drawn.
    pub free: Cash,
    /// What stops draws.
    pub stops: Vec<Named>,
}

/// A season of a facility.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SeasonCard {
    /// Its name; its place as id.
    pub name: Named,
    /// The first day, `11-01`.
    pub from: String,
    /// The last day.
    pub until: String,
    /// The part of the limit, in words.
    pub part: Named,
    /// The limit in it, as things stand.
    pub limit: Cash,
    /// Whether it is now.
    pub now: bool,
}

/// A stage of a facility.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StageCard {
    /// Its code and names.
    pub name: Named,
    /// What it opens of the limit, in words.
    pub part: Named,
    /// What it opens, as things stand.
    pub opens: Cash,
    /// What must have happened; none for a stage that is open from the start.
    pub milestone: Option<Named>,
    /// Who attests it.
    pub source: Option<String>,
    /// Whether it is open.
    pub open: bool,
    /// When it was attested.
    pub attested_on: Option<String>,
    /// From when it is open.
    pub opened_on: Option<String>,
    /// What the source said.
    pub evidence: Option<String>,
    /// User name of who brought the attestation.
    pub by: Option<String>,
    /// User name of who confirmed it.
    pub approved_by: Option<String>,
    /// The proposal that waits for a second person.
    pub proposal: Option<String>,
}

/// What is in use of a facility in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CurrencyUseCard {
    /// In use: principal owed, or all that was ever drawn when it does not revolve.
    pub used: Cash,
    /// What that counts against the limit.
    pub counted: Cash,
    /// The parity by which it was counted today: the newest there is. None for the currency of the limit.
    pub parity: Option<ParityCard>,
}

/// A loan drawn under a facility.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FacilityDrawCard {
    /// Loan id.
    pub loan: String,
    /// Contract number of the loan.
    pub number: String,
    /// When its contract was signed.
    pub on: String,
    /// When it falls due at last.
    pub matures_on: String,
    /// How much.
    pub amount: Cash,
    /// Where the loan stands.
    pub state: Named,
    /// Principal that is still owed.
    pub owed: Cash,
    /// What it counts against the limit.
    pub counted: Cash,
}

/// Something that happened to a facility.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FacilityChangeCard {
    /// When.
    pub on: String,
    /// What.
    pub what: Named,
    /// The amount drawn, or the limit from then on.
    pub amount: Option<Cash>,
    /// Why, or the evidence.
    pub reason: Option<String>,
    /// User name of who did or asked for it.
    pub by: String,
    /// User name of who agreed.
    pub approved_by: Option<String>,
}

/// A day of the picture over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FacilityPoint {
    /// The day.
    pub on: String,
    /// The limit in force, in minor units.
    pub ceiling: i64,
    /// In use, in minor units; for days to come nothing is said.
    pub used: Option<i64>,
}

/// A facility.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FacilityCard {
    /// What the list shows of it.
    #[serde(flatten)]
    pub line: FacilityLine,
    /// The application it came from.
    pub application: String,
    /// The decision whose offer was accepted.
    pub decision: String,
    /// Product code and version.
    pub product: String,
    /// The contract rate of its draws.
    pub rate: RateCard,
    /// How draws are repaid.
    pub method: Named,
    /// The limit that was signed.
    pub signed: Cash,
    /// The least draw.
    pub draw_minimum: Cash,
    /// The longest tenor of a draw, in months.
    pub draw_months: u32,
    /// The last day on which a draw may fall due.
    pub matures_by: String,
    /// Its seasons.
    pub seasons: Vec<SeasonCard>,
    /// Its stages.
    pub stages: Vec<StageCard>,
    /// Codes of the other currencies in which it may be drawn.
    pub currencies: Vec<String>,
    /// What is in use in each currency, that of the limit first; empty for a facility that is drawn in one.
    pub used_in: Vec<CurrencyUseCard>,
    /// Its draws, the newest first.
    pub draws: Vec<FacilityDrawCard>,
    /// What happened, the newest first.
    pub changes: Vec<FacilityChangeCard>,
    /// The limit in force and what was in use, from the first day to the last.
    pub points: Vec<FacilityPoint>,
    /// What it says of receivables, where it lives on them.
    pub receivables: Option<ReceivableTermsCard>,
    /// What they cover.
    pub base: Option<BaseCard>,
    /// The proposal to unfreeze it that waits for a second person.
    pub unfreeze_proposal: Option<String>,
    /// Whether the institution is simulated.
    pub simulated: bool,
    /// What can be done next, and whether by the person who asks.
    pub allowed: Vec<AllowedAct>,
}

pub(crate) fn stop_name(stop: Stop) -> Named {
    let (id, zh, en) = stop.words();
    Named::new(id, zh, en)
}

pub(crate) fn revolving_name(revolving: bool) -> Named {
    if revolving {
        Named::new("revolving", "循环", "revolving")
    } else {
        Named::new("non-revolving", "非循环", "not revolving")
    }
}

/// A part of the limit in words.
pub(crate) fn part_name(part: Part) -> Named {
    match part {
        Part::Share { ppm } => {
            let percent = (money::Decimal::from(ppm) / money::Decimal::from(10_000)).normalize();
            Named::new("share", format!("额度的 {percent}%"), format!("{percent}% of the limit"))
        }
        Part::Amount { amount } => {
            let said = amount.to_string();
            Named::new("amount", said.clone(), said)
        }
    }
}

pub(crate) fn availability_card(now: &Availability) -> AvailabilityCard {
    AvailabilityCard {
        on: now.on.to_string(),
        limit: Cash::from(now.limit),
        seasonal: Cash::from(now.seasonal),
        opened: Cash::from(now.opened),
        covered: now.covered.map(Cash::from),
        ceiling: Cash::from(now.ceiling),
        used: Cash::from(now.used),
        over: Cash::from(now.over),
        free: Cash::from(now.free),
        stops: now.stops.iter().copied().map(stop_name).collect(),
    }
}

pub(crate) fn season_card(at: usize, season: &Season, limit: Money, now: Option<usize>) -> SeasonCard {
    SeasonCard {
        name: Named::new(at.to_string(), season.zh.clone(), season.en.clone()),
        from: season.from.to_string(),
        until: season.until.to_string(),
        part: part_name(season.part),
        limit: Cash::from(season.part.of(limit).unwrap_or(limit)),
        now: now == Some(at),
    }
}

/// What an event tells beside its kind.
pub(crate) struct Told {
    pub amount: Option<Money>,
    pub reason: Option<String>,
    pub by: codes::UserId,
    pub approved_by: Option<codes::UserId>,
}

/// What is told of a change of the contract; nothing of a claim, which is told where claims are.
pub(crate) fn told(event: &FacilityEvent) -> Option<Told> {
    let (amount, reason, by, approved_by) = match event {
        FacilityEvent::Opened(opened) => (Some(opened.terms.limit), None, opened.by, None),
        FacilityEvent::Drawn(drawn) => (Some(drawn.amount), None, drawn.by, None),
        FacilityEvent::StageOpened(stage) => {
            let said = format!("{} · {} · {}", stage.stage, stage.source, stage.evidence);
            (None, Some(said), stage.by, Some(stage.approved_by))
        }
        FacilityEvent::Unfrozen { reason, by, approved_by, .. } => {
            (None, Some(reason.clone()), *by, Some(*approved_by))
        }
        FacilityEvent::Frozen { reason, by, .. } | FacilityEvent::Cancelled { reason, by, .. } => {
            (None, Some(reason.clone()), *by, None)
        }
        FacilityEvent::Reduced { to, reason, by, .. } => (Some(*to), Some(reason.clone()), *by, None),
        FacilityEvent::Assigned(_)
        | FacilityEvent::Admitted(_)
        | FacilityEvent::Collected(_)
        | FacilityEvent::CollectionReversed(_)
        | FacilityEvent::Credited(_)
        | FacilityEvent::Disputed(_)
        | FacilityEvent::DisputeEnded(_)
        | FacilityEvent::Reassigned(_) => return None,
    };
    Some(Told { amount, reason, by, approved_by })
}
