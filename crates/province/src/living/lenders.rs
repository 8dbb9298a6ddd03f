//! Who lends to a firm, and under which scene: what the report splits balances by and no source of the hub reports.
//!
//! Both come from streams of their own, so that they move nothing else of a firm.

use super::streams::{Purpose, stream};
use crate::places::TRADES;

/// The kind of a firm's main lender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lender {
    /// Rural commercial banks and rural credit cooperatives.
    Rural,
    /// State-owned banks.
    State,
    /// Microcredit companies, private banks and internet lenders.
    Microcredit,
    /// Those the report does not name.
    Other,
}

impl Lender {
    /// Every one, with its share of the balance in percent: the report's for 2025 (section 1.1). They make 95.0; the rest is not named.
    pub const SHARES: [(Self, f64); 4] =
        [(Self::Rural, 53.9), (Self::State, 24.4), (Self::Microcredit, 16.7), (Self::Other, 5.0)];

    /// As it stands in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rural => "rural-bank",
            Self::State => "state-bank",
            Self::Microcredit => "microcredit-and-private",
            Self::Other => "other",
        }
    }
}

/// The kind of lending product a firm's loan was made under; most have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scene {
    /// Orders and machines of manufacturing.
    Manufacturing,
    /// Crops and animals.
    Agriculture,
    /// Shops, restaurants and services to people.
    Commerce,
    /// Energy saved and pollution avoided.
    Green,
    /// Patents, contracts and teams of technology firms.
    Tech,
}

/// The province's balance in 2025, 亿元.
pub(super) const BALANCE: f64 = 7_630.0;

impl Scene {
    /// Every one, with its balance in 亿元: the report's for 2025 (section 3.1).
    pub const BALANCES: [(Self, f64); 5] = [
        (Self::Manufacturing, 186.0),
        (Self::Agriculture, 47.0),
        (Self::Commerce, 111.0),
        (Self::Green, 63.0),
        (Self::Tech, 412.0),
    ];

    /// As it stands in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Manufacturing => "manufacturing",
            Self::Agriculture => "agriculture",
            Self::Commerce => "commerce",
            Self::Green => "green",
            Self::Tech => "tech",
        }
    }

    /// The scene of a trade's own, if there is one.
    fn of_section(section: char) -> Option<Self> {
        match section {
            'C' => Some(Self::Manufacturing),
            'A' => Some(Self::Agriculture),
            'F' | 'H' | 'O' => Some(Self::Commerce),
            'I' | 'M' => Some(Self::Tech),
            _ => None,
        }
    }
}

/// Main lender and scene of a firm of a trade.
pub(super) fn lender(seed: u64, index: u32, trade: usize) -> (Lender, Option<Scene>) {
    let mut draw = stream(seed, Purpose::Lenders, u64::from(index));
    let lender = Lender::SHARES[draw.weighted(Lender::SHARES.iter().map(|(_, share)| *share))].0;
    let (green, own) = (draw.unit(), draw.unit());
    let balance = |wanted: Scene| Scene::BALANCES.iter().find(|(scene, _)| *scene == wanted).map_or(0.0, |row| row.1);
    // A green loan is of any trade; what is not green may be of the trade's own scene.
    let is_green = balance(Scene::Green) / BALANCE;
    if green < is_green {
        return (lender, Some(Scene::Green));
    }
    let scene = Scene::of_section(TRADES[trade].section);
    let of_scene = |other: char| Scene::of_section(other) == scene;
    let share: f64 =
        TRADES.iter().filter(|other| of_scene(other.section)).map(|other| other.share).sum::<f64>() / 100.0;
    let chance = scene.map_or(0.0, |scene| balance(scene) / (BALANCE * share * (1.0 - is_green)));
    (lender, scene.filter(|_| own < chance))
}
