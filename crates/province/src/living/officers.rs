//! Past applications of living firms and the officers who decided them, some of whom are biased.
//!
//! An officer sees a firm's health blurred, takes off or adds what a bias asks for, and approves what is above a bar that is the same for
//! all. So a firm of a group that an officer holds something against needs better health for the same answer; who is biased against whom, and how
//! strongly, is [`Officer::bias`], which no decision tells outright.

use calendar::{Date, days_between};

use super::lenders::Lender;
use super::streams::{Purpose, stream};
use super::{Living, LivingFirm};
use crate::places::CITIES;

/// Officers of each kind of lender in each city.
const OFFICERS: usize = 4;
/// Chance that an officer is biased.
const BIASED: f64 = 0.20;
/// Chance that a firm which does business applies in a month.
const APPLIES: f64 = 0.035;
/// What an officer sees of health: standard deviation of the error.
const BLUR: f64 = 0.5;
/// The bar: about seven in ten are approved.
const BAR: f64 = -0.65;

/// Against whom an officer is biased, or for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BiasKind {
    /// Against sole traders.
    AgainstSoleTraders,
    /// Against firms in counties and county cities, for those in the city's districts.
    AgainstCounties,
    /// Against shops, restaurants and services to people.
    AgainstServices,
    /// Against firms of less than three years.
    AgainstYoung,
    /// For manufacturers: they are approved in worse health.
    ForManufacturers,
}

impl BiasKind {
    const ALL: [Self; 5] = [
        Self::AgainstSoleTraders,
        Self::AgainstCounties,
        Self::AgainstServices,
        Self::AgainstYoung,
        Self::ForManufacturers,
    ];

    /// As it stands in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AgainstSoleTraders => "against-sole-traders",
            Self::AgainstCounties => "against-counties",
            Self::AgainstServices => "against-services",
            Self::AgainstYoung => "against-young-firms",
            Self::ForManufacturers => "for-manufacturers",
        }
    }

    /// Whether a firm that applies on a day is of the group.
    #[must_use]
    pub fn concerns(self, firm: &LivingFirm<'_>, on: Date) -> bool {
        match self {
            Self::AgainstSoleTraders => firm.sole_trader(),
            // Districts are 01 to 20 of a city, counties and county cities follow.
            Self::AgainstCounties => firm.region().number() % 100 > 20,
            Self::AgainstServices => matches!(firm.section(), 'F' | 'H' | 'O'),
            Self::AgainstYoung => days_between(firm.established_on(), on) < 3 * 365,
            Self::ForManufacturers => firm.section() == 'C',
        }
    }
}

/// A bias.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bias {
    /// Whom it concerns.
    pub kind: BiasKind,
    /// What is added to the health that the officer sees of such a firm; negative is against it. Health has a spread of 0.9.
    pub shift: f64,
}

/// A credit officer.
#[derive(Debug, Clone, PartialEq)]
pub struct Officer {
    /// `SIM-130100-rural-bank-1`: city, lender, number.
    pub id: String,
    /// How lenient with everybody: added to the health seen of any firm.
    pub leniency: f64,
    /// Planted in one of five.
    pub bias: Option<Bias>,
}

/// An application and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The day.
    pub on: Date,
    /// The officer's id.
    pub officer: String,
    /// Asked for, fen: a round sum.
    pub amount_fen: i64,
    /// What was decided.
    pub approved: bool,
}

/// An officer by the places of city and lender in their tables, and the number from 0.
fn officer(seed: u64, city: usize, lender: usize, number: usize) -> Officer {
    let of = ((city * Lender::SHARES.len() + lender) * OFFICERS + number) as u64;
    let mut draw = stream(seed, Purpose::Officers, of);
    let leniency = 0.15 * draw.wobble();
    let (roll, kind, size) = (draw.unit(), draw.below(5), draw.unit());
    let kind = BiasKind::ALL[kind as usize];
    let size = 0.9 + 0.9 * size;
    let shift = if kind == BiasKind::ForManufacturers { size } else { -size };
    let name = Lender::SHARES[lender].0.as_str();
    Officer {
        id: format!("SIM-{}-{name}-{}", CITIES[city].0, number + 1),
        leniency,
        bias: (roll < BIASED).then_some(Bias { kind, shift }),
    }
}

impl Living {
    /// Every officer of the province, by city, lender and number.
    pub fn officers(&self) -> impl Iterator<Item = Officer> + '_ {
        let numbers = (0..CITIES.len() * Lender::SHARES.len() * OFFICERS).map(|of| {
            let (at, number) = (of / OFFICERS, of % OFFICERS);
            (at / Lender::SHARES.len(), at % Lender::SHARES.len(), number)
        });
        numbers.map(|(city, lender, number)| officer(self.seed, city, lender, number))
    }
}

impl LivingFirm<'_> {
    /// Its applications and how they were decided, by month.
    #[must_use]
    pub fn decisions(&self) -> Vec<Decision> {
        let seed = self.living.seed;
        let mut draw = stream(seed, Purpose::Decisions, u64::from(self.index));
        let lender = Lender::SHARES.iter().position(|(lender, _)| *lender == self.lender()).unwrap_or(0);
        let mut found = Vec::new();
        for (at, month) in self.living.months.iter().enumerate() {
            // All is drawn in every month, so that one application does not move the next.
            let (roll, day, number) = (draw.unit(), draw.below(28), draw.below(OFFICERS as u32));
            let (share, blur) = (draw.unit(), draw.wobble());
            if self.life.steps[at].is_none() || roll >= APPLIES {
                continue;
            }
            let on = month.day(1 + day as u8);
            let officer = officer(seed, self.traits.city, lender, number as usize);
            let bias = officer.bias.filter(|bias| bias.kind.concerns(self, on)).map_or(0.0, |bias| bias.shift);
            let seen = self.life.health[at] + BLUR * blur + officer.leniency + bias;
            let tens_of_thousands = libm::round(self.traits.sales_year * (0.06 + 0.24 * share) / 10_000.0).max(1.0);
            found.push(Decision {
                on,
                officer: officer.id,
                amount_fen: tens_of_thousands as i64 * 1_000_000,
                approved: seen > BAR,
            });
        }
        found
    }
}
