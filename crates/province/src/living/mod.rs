//! Firms **living in time**: a second simulated province, for what happens after a loan is made. **Everything here is invented (模拟).**
//!
//! Each firm is a pure function of the seed and its index: it can be made alone, in any order, on any machine, to the same bits. It
//! has a hidden health that moves, sales with a season, an account that is walked day by day, loans, buyers whose trouble reaches it, and it
//! leaves [`Trace`]s in the measures of [`hub`] for every category that knows it. What is to be found in those traces, a cash
//! break with its day above all, is its [`Truth`], which no trace tells outright.
//!
//! How it is calibrated, what depends on health and how, and where it is not like the world: `docs/province.md`.
//!
//! Of lending it knows past applications and what officers said to them ([`LivingFirm::decisions`]), some of whom are biased; products, cards
//! and limits are simulated elsewhere.
//!
//! ```
//! use province::living::{Living, LivingOptions};
//! let living = Living::new(7, LivingOptions { firms: 1_000, months: 12, ..LivingOptions::default() }).unwrap();
//! let firm = living.firm(3).unwrap();
//! assert!(firm.name().contains("模拟"));
//! let facts = firm.facts().count();
//! assert!(facts > 300, "{facts}");
//! assert_eq!(firm.truth().hidden.len(), 12);
//! ```

mod calibration;
mod export;
mod feed;
mod feeds;
mod health;
mod lenders;
mod life;
mod links;
mod measures;
mod months;
mod officers;
mod plants;
mod streams;
mod trace;
mod traits;
mod write;

use calendar::{Date, add_days};
use codes::{FirmFigures, FirmId, FirmSize, Industry, Region, SizeSector, Uscc};

pub use calibration::{Basis, Calibration, Figure, NOT_MODELLED};
pub use export::{ExportError, Exported, Format};
pub use feed::Feed;
pub use lenders::{Lender, Scene};
pub use links::{Link, Ring};
pub use officers::{Bias, BiasKind, Decision, Officer};
pub use plants::{CashBreak, FaultKind, Hidden, Misfiling, MultipleBorrowing, SensorFault, Slip, Truth};
pub use trace::{Facts, Trace};
pub use write::{Progress, WriteError, WriteOptions};

use feed::FEEDS;
use health::{Roots, Shocks};
use life::{Begin, Life, date_of, live};
use months::{Month, season};
use plants::{Plants, misfilings, plants};
use trace::fen;
use traits::{Traits, traits};

use crate::limits::{FIRST_LIVING_YEAR, LAST_LIVING_YEAR, MAX_LIVING_FIRMS, MAX_LIVING_MONTHS};
use crate::places::{CITIES, Places, TRADES};
use crate::{ProvinceError, within};

/// How many firms live, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LivingOptions {
    /// Firms, at most [`MAX_LIVING_FIRMS`]. More firms do not change those there are.
    pub firms: u32,
    /// The first month: any day of it.
    pub from: Date,
    /// Months, at most [`MAX_LIVING_MONTHS`].
    pub months: u16,
    /// Whether daily measures are reported. Monthly ones and events are the same either way.
    pub daily: bool,
}

impl Default for LivingOptions {
    fn default() -> Self {
        Self { firms: 10_000, from: Date::constant(2023, 7, 1), months: 24, daily: true }
    }
}

/// What all firms of a city or a trade suffer or gain in a month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shock {
    /// The city, six digits of GB/T 2260; none for a trade.
    pub city: Option<u32>,
    /// The section letter of the trade, where it is one of a trade.
    pub section: char,
    /// First day of the month.
    pub month: Date,
    /// What it adds to health; negative is bad.
    pub effect: f64,
}

/// A province of firms living in time; simulated.
pub struct Living {
    seed: u64,
    options: LivingOptions,
    places: Places,
    months: Vec<Month>,
    shocks: Shocks,
    /// By city, trade, month.
    seasons: Vec<Vec<f64>>,
    within: [u16; FEEDS],
}

impl Living {
    /// Prepares what is common to all firms; makes none.
    ///
    /// # Errors
    /// [`ProvinceError::OutOfBounds`] for no firm or month, or too many; [`ProvinceError::Years`] when the window leaves the years of the
    /// lunar calendar we have.
    pub fn new(seed: u64, options: LivingOptions) -> Result<Self, ProvinceError> {
        within("the number of living firms", u64::from(options.firms), u64::from(MAX_LIVING_FIRMS))?;
        within("the number of months", u64::from(options.months), u64::from(MAX_LIVING_MONTHS))?;
        let months = months::months(options.from, options.months)?;
        let years = FIRST_LIVING_YEAR..=LAST_LIVING_YEAR;
        if let Some(outside) = months.iter().find(|month| !years.contains(&month.first.year())) {
            return Err(ProvinceError::Years {
                found: outside.first.year(),
                first: FIRST_LIVING_YEAR,
                last: LAST_LIVING_YEAR,
            });
        }
        let mut seasons = Vec::with_capacity(CITIES.len() * TRADES.len());
        for city in 0..CITIES.len() {
            for trade in 0..TRADES.len() {
                seasons.push(months.iter().map(|month| season(city, trade, month)).collect());
            }
        }
        let catalogue = hub::Catalogue::built_in();
        let shocks = Shocks::new(seed, &months[0], months.len());
        let within = Feed::ALL.map(|feed| catalogue.category(feed.id()).map_or(30, |found| found.refresh.within_days));
        Ok(Self { seed, options, places: Places::new(), months, shocks, seasons, within })
    }

    /// The seed.
    #[must_use]
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// The options.
    #[must_use]
    pub const fn options(&self) -> &LivingOptions {
        &self.options
    }

    /// The last day of each month of the window: the days that monthly measures hold.
    pub fn month_ends(&self) -> impl Iterator<Item = Date> + '_ {
        self.months.iter().map(|month| month.last)
    }

    /// Shocks of cities and trades in the window, month by month; months without one are left out.
    pub fn shocks(&self) -> impl Iterator<Item = Shock> + '_ {
        let of_month = move |(at, month): (usize, &Month)| {
            let month = month.first;
            let cities = CITIES.iter().enumerate().map(move |(city, (code, ..))| Shock {
                city: Some(*code),
                section: '-',
                month,
                effect: self.shocks.of_city(city, at),
            });
            let trades = TRADES.iter().enumerate().map(move |(trade, of)| Shock {
                city: None,
                section: of.section,
                month,
                effect: self.shocks.of_trade(trade, at),
            });
            cities.chain(trades).collect::<Vec<_>>()
        };
        self.months.iter().enumerate().flat_map(of_month).filter(|shock| shock.effect != 0.0)
    }

    /// The credit code of a firm by its index, without its life; also of one past the last, which a ring of the last firms may name.
    #[must_use]
    pub fn uscc_of(&self, index: u32) -> Uscc {
        uscc(&traits(self.seed, index, &self.places), index)
    }

    /// A firm with its whole life.
    ///
    /// # Errors
    /// [`ProvinceError::NoSuchFirm`].
    pub fn firm(&self, index: u32) -> Result<LivingFirm<'_>, ProvinceError> {
        if index >= self.options.firms {
            let last = self.options.firms as usize - 1;
            return Err(ProvinceError::NoSuchFirm { index: index as usize, last });
        }
        let ring = links::ring(self.seed, index);
        let mut firm = self.make(index, ring);
        firm.circular = self.circular(&firm);
        Ok(firm)
    }

    /// Every firm, in order, one at a time.
    pub fn firms(&self) -> impl Iterator<Item = LivingFirm<'_>> + '_ {
        (0..self.options.firms).filter_map(|index| self.firm(index).ok())
    }

    fn make(&self, index: u32, ring: Option<Ring>) -> LivingFirm<'_> {
        let traits = traits(self.seed, index, &self.places);
        let buyers = links::buyers(self.seed, index, traits.trade, &self.places);
        let mut draw = streams::stream(self.seed, streams::Purpose::Plants, (1 << 32) | u64::from(index));
        let feeds = feed::draw_feeds(&mut draw, traits.trade, traits.size, !buyers.is_empty());
        let morning_us = i64::from(draw.below(7_200)) * 1_000_000;
        let plants = plants(self.seed, index, &traits, feeds, self.months.len());
        let begin = Begin {
            roots: Roots {
                seed: self.seed,
                index,
                city: traits.city,
                trade: traits.trade,
                level: traits.level,
                drift: traits.drift,
                shocks: &self.shocks,
            },
            traits: &traits,
            links: &buyers,
            months: &self.months,
            seasons: &self.seasons[traits.city * TRADES.len() + traits.trade],
            borrowing: plants.borrowing,
            in_ring: ring.is_some(),
        };
        let life = live(&begin);
        let misfilings = misfilings(self.seed, index, feeds, &life);
        LivingFirm {
            living: self,
            index,
            traits,
            feeds,
            buyers,
            ring,
            plants,
            misfilings,
            morning_us,
            life,
            circular: Vec::new(),
        }
    }

    /// What goes round the firm's ring in each month, in yuan: nothing while a member is broken, so that what one pays another gets.
    fn circular(&self, firm: &LivingFirm<'_>) -> Vec<f64> {
        let Some(ring) = &firm.ring else { return vec![0.0; self.months.len()] };
        let lives: Vec<(f64, Life)> = ring
            .members
            .iter()
            .map(|member| {
                let made = self.make(*member, Some(ring.clone()));
                (made.traits.sales_year / 12.0, made.life)
            })
            .collect();
        let smallest = lives.iter().map(|(sales, _)| *sales).fold(f64::MAX, f64::min);
        let sum = |(at, month): (usize, &Month)| {
            let all = lives.iter().all(|(_, life)| life.sound(at));
            if all { libm::round(smallest * links::circular(ring, month.number)) } else { 0.0 }
        };
        self.months.iter().enumerate().map(sum).collect()
    }
}

fn uscc(traits: &Traits, index: u32) -> Uscc {
    // Codes of the older province begin at serial 0 as well; the two never stand in one institution, but should not be confused.
    let serial = 1_000_000_000 + index;
    if traits.sole_trader {
        Uscc::synthetic_sole_trader(traits.region, serial)
    } else {
        Uscc::synthetic(traits.region, serial)
    }
}

/// A simulated firm with its life, from which facts and truth are read.
pub struct LivingFirm<'a> {
    living: &'a Living,
    index: u32,
    traits: Traits,
    feeds: u32,
    buyers: Vec<Link>,
    ring: Option<Ring>,
    plants: Plants,
    misfilings: Vec<Misfiling>,
    /// Time of the day at which daily values arrive.
    morning_us: i64,
    life: Life,
    /// What goes round its ring, by month, in yuan.
    circular: Vec<f64>,
}

impl LivingFirm<'_> {
    /// Its index in the province.
    #[must_use]
    pub const fn index(&self) -> u32 {
        self.index
    }

    /// Its id.
    #[must_use]
    pub const fn id(&self) -> FirmId {
        self.traits.id
    }

    /// A synthetic credit code, valid in form.
    #[must_use]
    pub fn uscc(&self) -> Uscc {
        uscc(&self.traits, self.index)
    }

    /// The kind of its main lender.
    #[must_use]
    pub fn lender(&self) -> Lender {
        lenders::lender(self.living.seed, self.index, self.traits.trade).0
    }

    /// The scene under which it was lent to, if it was one.
    #[must_use]
    pub fn scene(&self) -> Option<Scene> {
        lenders::lender(self.living.seed, self.index, self.traits.trade).1
    }

    /// Chinese name; says 模拟.
    #[must_use]
    pub fn name(&self) -> String {
        let form = if self.traits.sole_trader { "经营部" } else { "有限公司" };
        let (city, word, trade) = (CITIES[self.traits.city].1, self.traits.word, self.traits.trade_word);
        format!("{city}{word}{trade}{form}（模拟{:07}）", self.index)
    }

    /// County.
    #[must_use]
    pub const fn region(&self) -> Region {
        self.traits.region
    }

    /// City, six digits of GB/T 2260.
    #[must_use]
    pub fn city(&self) -> u32 {
        CITIES[self.traits.city].0
    }

    /// Division of GB/T 4754.
    #[must_use]
    pub const fn industry(&self) -> Industry {
        self.traits.industry
    }

    /// Section letter of GB/T 4754.
    #[must_use]
    pub fn section(&self) -> char {
        TRADES[self.traits.trade].section
    }

    /// A sole trader (个体工商户).
    #[must_use]
    pub const fn sole_trader(&self) -> bool {
        self.traits.sole_trader
    }

    /// Size by staff and a year's sales at the beginning; none where the standard's sector is not told by a division alone or asks for
    /// more.
    #[must_use]
    pub fn size(&self) -> Option<FirmSize> {
        let money = &traits::MONEY[self.traits.trade];
        let heads = self.traits.sales_year / 12.0 * money.pay / money.wage;
        let figures = FirmFigures {
            employees: Some(libm::round(heads.max(1.0)) as i64),
            revenue_fen: Some(fen(self.traits.sales_year)),
            assets_fen: None,
        };
        SizeSector::of(self.traits.industry).and_then(|sector| FirmSize::of(sector, figures).ok())
    }

    /// Whether a category knows the firm.
    #[must_use]
    pub const fn knows(&self, feed: Feed) -> bool {
        self.feeds & (1 << feed.index()) != 0
    }

    /// Its buyers among the other firms.
    #[must_use]
    pub fn buyers(&self) -> &[Link] {
        &self.buyers
    }

    /// What sources report of it, month by month held; see [`Facts`] for the order.
    #[must_use]
    pub fn facts(&self) -> Facts<'_> {
        Facts::new(self)
    }

    /// What nobody reports.
    #[must_use]
    pub fn truth(&self) -> Truth {
        let months = &self.living.months;
        let date = |epoch: i64| date_of(months, epoch);
        let cash_break = self.life.broke.and_then(|broke| {
            let cured_on = self.life.cured.and_then(date);
            let bad_on = if cured_on.is_none() { date(broke + 90) } else { None };
            Some(CashBreak { on: date(broke)?, cured_on, bad_on })
        });
        let hidden = (0..months.len()).map(|at| {
            let step = self.life.steps[at];
            Hidden {
                health: self.life.health[at],
                contagion: self.life.contagion[at],
                cash_fen: step.map_or(0, |step| fen(step.closing)),
                support_fen: step.map_or(0, |step| fen(step.support)),
                due_fen: step.map_or(0, |step| fen(step.due)),
                alive: step.is_some(),
            }
        });
        Truth {
            cash_break,
            multiple_borrowing: self.plants.borrowing,
            ring: self.ring.clone(),
            circular_fen: self.circular.iter().map(|yuan| fen(*yuan)).collect(),
            wash_trading: self.plants.wash,
            sensor_faults: self.plants.faults.clone(),
            misfilings: self.misfilings.clone(),
            hidden: hidden.collect(),
            established_on: self.established_on(),
            left_on: self.life.left.and_then(date),
        }
    }

    /// Day of registration.
    #[must_use]
    pub fn established_on(&self) -> Date {
        let months = &self.living.months;
        if let Some((month, day)) = self.life.born {
            return months[month].day(day);
        }
        let days = libm::round(self.traits.age_years * 365.25) as i32;
        add_days(months[0].first, -days).unwrap_or(months[0].first)
    }

    /// What is wrong with a month's report, if anything.
    fn slip(&self, month: usize, feed: Feed) -> Option<Slip> {
        let from = self.misfilings.partition_point(|slip| slip.month < month);
        let of_month = self.misfilings[from..].iter().take_while(|slip| slip.month == month);
        of_month.filter(|slip| slip.feed == feed).map(|slip| slip.slip).next()
    }
}
