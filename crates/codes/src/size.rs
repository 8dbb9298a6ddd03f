//! [`FirmSize`]: large, medium, small or micro (中小企业划型标准规定, 工信部联企业〔2011〕300号), and what counts as inclusive
//! finance (普惠小微).
//!
//! A firm is large, medium or small only when it meets *every* lower limit of that size for its sector, all of them
//! inclusive (以上 includes the number, 民法典 art. 1259); otherwise it drops a size, and below any small limit it is
//! micro. The limits are a table, not code: `data/firm_sizes.csv`, in persons and 万元. The drop-a-size rule is recalled,
//! not seen in the official text.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::Industry;

/// `sector,indicator,large,medium,small`: lower limits in persons, or in 万元.
const TABLE: &str = include_str!("../data/firm_sizes.csv");

/// Fen in one 万元, the unit of the table's money.
const FEN_PER_WAN: i64 = 1_000_000;

/// The size of a firm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FirmSize {
    /// 微型企业.
    Micro,
    /// 小型企业.
    Small,
    /// 中型企业.
    Medium,
    /// 大型企业.
    Large,
}

impl FirmSize {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Micro => "微型",
            Self::Small => "小型",
            Self::Medium => "中型",
            Self::Large => "大型",
        }
    }

    /// Its English name.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Micro => "micro",
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }

    /// The size of a firm of the sector with these figures.
    ///
    /// ```
    /// use codes::{FirmFigures, FirmSize, SizeSector};
    /// let figures = FirmFigures { employees: Some(1_200), revenue_fen: Some(39_999 * 1_000_000), assets_fen: None };
    /// assert_eq!(FirmSize::of(SizeSector::Industry, figures).unwrap(), FirmSize::Medium, "too little revenue for large");
    /// ```
    ///
    /// # Errors
    /// [`SizeError::Missing`] when a figure that the sector is judged by is not given, [`SizeError::Negative`] when one is
    /// below zero.
    pub fn of(sector: SizeSector, figures: FirmFigures) -> Result<Self, SizeError> {
        let limits = table().get(&sector).map_or(&[][..], Vec::as_slice);
        let mut size = Self::Large;
        for limit in limits {
            let figure = figures.get(limit.figure).ok_or(SizeError::Missing { sector, figure: limit.figure })?;
            if figure < 0 {
                return Err(SizeError::Negative { figure: limit.figure });
            }
            size = size.min(limit.size(figure));
        }
        Ok(size)
    }
}

/// The sectors the standard tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SizeSector {
    /// 农、林、牧、渔业.
    Agriculture,
    /// 工业: mining, manufacturing, electricity, gas, water.
    Industry,
    /// 建筑业.
    Construction,
    /// 批发业.
    Wholesale,
    /// 零售业.
    Retail,
    /// 交通运输业, without railways.
    Transport,
    /// 仓储业.
    Storage,
    /// 邮政业.
    Post,
    /// 住宿业.
    Lodging,
    /// 餐饮业.
    Catering,
    /// 信息传输业: telecommunication and internet services.
    Telecommunication,
    /// 软件和信息技术服务业.
    Software,
    /// 房地产开发经营.
    RealEstate,
    /// 物业管理.
    PropertyManagement,
    /// 租赁和商务服务业.
    LeasingBusiness,
    /// 其他未列明行业.
    Other,
}

impl SizeSector {
    /// Every sector.
    pub const ALL: [Self; 16] = [
        Self::Agriculture,
        Self::Industry,
        Self::Construction,
        Self::Wholesale,
        Self::Retail,
        Self::Transport,
        Self::Storage,
        Self::Post,
        Self::Lodging,
        Self::Catering,
        Self::Telecommunication,
        Self::Software,
        Self::RealEstate,
        Self::PropertyManagement,
        Self::LeasingBusiness,
        Self::Other,
    ];

    /// Its name in the table.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Agriculture => "agriculture",
            Self::Industry => "industry",
            Self::Construction => "construction",
            Self::Wholesale => "wholesale",
            Self::Retail => "retail",
            Self::Transport => "transport",
            Self::Storage => "storage",
            Self::Post => "post",
            Self::Lodging => "lodging",
            Self::Catering => "catering",
            Self::Telecommunication => "telecommunication",
            Self::Software => "software",
            Self::RealEstate => "real-estate",
            Self::PropertyManagement => "property-management",
            Self::LeasingBusiness => "leasing-business",
            Self::Other => "other",
        }
    }

    /// The sector of an industry of the 2017 classification (the standard itself names sectors of the 2011 one).
    ///
    /// None where the code is too coarse to tell (section F holds wholesale and retail) and where this standard does not
    /// apply: finance has its own, administration and international organisations are no enterprises. Railways, set
    /// apart by the standard, are counted with the sectors it does not list.
    #[must_use]
    pub fn of(industry: Industry) -> Option<Self> {
        let code = industry.code();
        let digits = &code[1..];
        let sector = match (industry.letter(), digits.get(..2)) {
            ('A', _) => Self::Agriculture,
            ('B' | 'C' | 'D', _) => Self::Industry,
            ('E', _) => Self::Construction,
            ('F', Some("51")) => Self::Wholesale,
            ('F', Some("52")) => Self::Retail,
            ('G', Some("53")) => Self::Other,
            ('G', Some("54" | "55" | "56" | "57" | "58")) => Self::Transport,
            // 591 is loading and carrying, which the standard's statistics count with transport; 59 alone is unclear.
            ('G', Some("59")) if digits.starts_with("591") => Self::Transport,
            ('G', Some("59")) if digits.len() > 2 => Self::Storage,
            ('G', Some("60")) => Self::Post,
            ('H', Some("61")) => Self::Lodging,
            ('H', Some("62")) => Self::Catering,
            ('I', Some("63" | "64")) => Self::Telecommunication,
            ('I', Some("65")) => Self::Software,
            ('K', Some(_)) if digits.starts_with("701") => Self::RealEstate,
            ('K', Some(_)) if digits.starts_with("702") => Self::PropertyManagement,
            ('K', Some(_)) if digits.len() > 2 => Self::Other,
            ('L', _) => Self::LeasingBusiness,
            ('M'..='R', _) => Self::Other,
            _ => return None,
        };
        Some(sector)
    }
}

/// A figure that a size is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SizeFigure {
    /// 从业人员: persons employed.
    Employees,
    /// 营业收入: revenue of a year.
    Revenue,
    /// 资产总额: total assets.
    Assets,
}

impl SizeFigure {
    /// Its Chinese name.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Employees => "从业人员",
            Self::Revenue => "营业收入",
            Self::Assets => "资产总额",
        }
    }
}

/// What is known of a firm; a sector asks for one or two of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirmFigures {
    /// Persons employed.
    pub employees: Option<i64>,
    /// Revenue of the last full year, in fen.
    pub revenue_fen: Option<i64>,
    /// Total assets, in fen.
    pub assets_fen: Option<i64>,
}

impl FirmFigures {
    fn get(self, figure: SizeFigure) -> Option<i64> {
        match figure {
            SizeFigure::Employees => self.employees,
            SizeFigure::Revenue => self.revenue_fen,
            SizeFigure::Assets => self.assets_fen,
        }
    }
}

/// Why a size cannot be told.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SizeError {
    /// A figure is not given.
    #[error("the size of a firm in {} needs its {figure:?} ({}): give it", sector.code(), figure.zh())]
    Missing {
        /// The sector.
        sector: SizeSector,
        /// What it is judged by.
        figure: SizeFigure,
    },
    /// A figure below zero.
    #[error("{figure:?} ({}) is below zero: correct it", figure.zh())]
    Negative {
        /// Which one.
        figure: SizeFigure,
    },
}

struct Limit {
    figure: SizeFigure,
    large: i64,
    medium: i64,
    small: i64,
}

impl Limit {
    fn size(&self, figure: i64) -> FirmSize {
        match figure {
            n if n >= self.large => FirmSize::Large,
            n if n >= self.medium => FirmSize::Medium,
            n if n >= self.small => FirmSize::Small,
            _ => FirmSize::Micro,
        }
    }
}

fn table() -> &'static BTreeMap<SizeSector, Vec<Limit>> {
    static LIMITS: OnceLock<BTreeMap<SizeSector, Vec<Limit>>> = OnceLock::new();
    LIMITS.get_or_init(|| {
        let mut limits: BTreeMap<SizeSector, Vec<Limit>> = BTreeMap::new();
        for (sector, limit) in TABLE.lines().skip(1).filter_map(read_limit) {
            limits.entry(sector).or_default().push(limit);
        }
        limits
    })
}

fn read_limit(line: &str) -> Option<(SizeSector, Limit)> {
    let fields: Vec<&str> = line.split(',').collect();
    let [sector, figure, large, medium, small] = fields.as_slice() else { return None };
    let sector = SizeSector::ALL.into_iter().find(|s| s.code() == *sector)?;
    let (figure, unit) = match *figure {
        "employees" => (SizeFigure::Employees, 1),
        "revenue" => (SizeFigure::Revenue, FEN_PER_WAN),
        "assets" => (SizeFigure::Assets, FEN_PER_WAN),
        _ => return None,
    };
    let number = |text: &str| text.parse::<i64>().ok()?.checked_mul(unit);
    Some((sector, Limit { figure, large: number(large)?, medium: number(medium)?, small: number(small)? }))
}

/// Who the money is lent to, as the statistics of inclusive finance see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InclusiveBorrower {
    /// An enterprise of this size.
    Enterprise(FirmSize),
    /// 个体工商户.
    SoleTrader,
    /// 小微企业主: the owner of a small or micro enterprise, borrowing for the business.
    Owner,
}

/// Whether a loan counts as inclusive finance (普惠小微), by each of the two limits in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InclusiveFlags {
    /// By the regulator's statistics (单户授信 at most 1,000 万, inclusive).
    pub regulator: bool,
    /// By the central bank's tools (at most 2,000 万 since 2024).
    pub central_bank: bool,
}

impl InclusiveFlags {
    /// The flags of a borrower with this total credit. Both limits are inclusive and come from the rulebook
    /// (`inclusive.regulator.limit`, `inclusive.central-bank.limit`); discounted bills are left out by the caller.
    #[must_use]
    pub fn of(
        borrower: InclusiveBorrower,
        total_credit_fen: i64,
        regulator_limit_fen: i64,
        central_bank_limit_fen: i64,
    ) -> Self {
        let eligible = match borrower {
            InclusiveBorrower::Enterprise(size) => size <= FirmSize::Small,
            InclusiveBorrower::SoleTrader | InclusiveBorrower::Owner => true,
        };
        Self {
            regulator: eligible && total_credit_fen <= regulator_limit_fen,
            central_bank: eligible && total_credit_fen <= central_bank_limit_fen,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(sector: SizeSector, employees: i64, revenue_wan: i64, assets_wan: i64) -> FirmSize {
        let figures = FirmFigures {
            employees: Some(employees),
            revenue_fen: Some(revenue_wan * FEN_PER_WAN),
            assets_fen: Some(assets_wan * FEN_PER_WAN),
        };
        FirmSize::of(sector, figures).unwrap()
    }

    #[test]
    fn worked_examples_of_the_rules() {
        use SizeSector as S;
        assert_eq!(size(S::Industry, 1_200, 50_000, 0), FirmSize::Large);
        assert_eq!(size(S::Industry, 1_200, 39_999, 0), FirmSize::Medium);
        assert_eq!(size(S::Industry, 1_200, 1_500, 0), FirmSize::Small);
        assert_eq!(size(S::Industry, 19, 90_000, 0), FirmSize::Micro);
        assert_eq!(size(S::Wholesale, 5, 1_000, 0), FirmSize::Small);
        assert_eq!(size(S::Wholesale, 4, 99_999, 0), FirmSize::Micro);
        assert_eq!(size(S::Agriculture, 0, 49, 0), FirmSize::Micro);
        assert_eq!(size(S::Other, 300, 0, 0), FirmSize::Large);
        assert_eq!(size(S::RealEstate, 0, 1_000, 4_999), FirmSize::Small);
        assert_eq!(size(S::LeasingBusiness, 100, 0, 8_000), FirmSize::Medium);
    }

    /// At each limit of the table and one unit below, with the sector's other figure out of the way.
    #[test]
    fn every_limit_is_inclusive() {
        assert_eq!(TABLE.lines().count() - 1, table().values().map(Vec::len).sum::<usize>(), "every line was read");
        for sector in SizeSector::ALL {
            for limit in &table()[&sector] {
                let at = |figure: i64| {
                    let other = |f| Some(if limit.figure == f { figure } else { i64::MAX });
                    let figures = FirmFigures {
                        employees: other(SizeFigure::Employees),
                        revenue_fen: other(SizeFigure::Revenue),
                        assets_fen: other(SizeFigure::Assets),
                    };
                    FirmSize::of(sector, figures).unwrap()
                };
                assert!(limit.large > limit.medium && limit.medium > limit.small, "{sector:?}");
                assert_eq!((at(limit.large), at(limit.large - 1)), (FirmSize::Large, FirmSize::Medium), "{sector:?}");
                assert_eq!((at(limit.medium), at(limit.medium - 1)), (FirmSize::Medium, FirmSize::Small));
                assert_eq!((at(limit.small), at(limit.small - 1)), (FirmSize::Small, FirmSize::Micro));
            }
        }
    }

    #[test]
    fn a_missing_or_negative_figure_is_named() {
        let only_people = FirmFigures { employees: Some(10), ..FirmFigures::default() };
        let error = FirmSize::of(SizeSector::Retail, only_people).unwrap_err();
        assert_eq!(error, SizeError::Missing { sector: SizeSector::Retail, figure: SizeFigure::Revenue });
        assert_eq!(FirmSize::of(SizeSector::Other, only_people).unwrap(), FirmSize::Small);
        let wrong = FirmFigures { employees: Some(-1), ..FirmFigures::default() };
        assert!(matches!(FirmSize::of(SizeSector::Other, wrong), Err(SizeError::Negative { .. })));
    }

    #[test]
    fn sectors_follow_the_classification() {
        for (code, sector) in [
            ("0111", Some(SizeSector::Agriculture)),
            ("C", Some(SizeSector::Industry)),
            ("4690", Some(SizeSector::Industry)),
            ("F", None),
            ("5211", Some(SizeSector::Retail)),
            ("53", Some(SizeSector::Other)),
            ("5431", Some(SizeSector::Transport)),
            ("59", None),
            ("5910", Some(SizeSector::Transport)),
            ("592", Some(SizeSector::Storage)),
            ("6210", Some(SizeSector::Catering)),
            ("6513", Some(SizeSector::Software)),
            ("7010", Some(SizeSector::RealEstate)),
            ("7020", Some(SizeSector::PropertyManagement)),
            ("7030", Some(SizeSector::Other)),
            ("6621", None),
            ("8421", Some(SizeSector::Other)),
            ("9700", None),
        ] {
            assert_eq!(SizeSector::of(code.parse::<Industry>().unwrap()), sector, "{code}");
        }
    }

    #[test]
    fn inclusive_limits_include_the_number() {
        let (regulator, bank) = (1_000 * FEN_PER_WAN, 2_000 * FEN_PER_WAN);
        let flags = |borrower, fen| {
            let flags = InclusiveFlags::of(borrower, fen, regulator, bank);
            (flags.regulator, flags.central_bank)
        };
        let small = InclusiveBorrower::Enterprise(FirmSize::Small);
        assert_eq!(flags(small, regulator), (true, true));
        assert_eq!(flags(small, regulator + 1), (false, true));
        assert_eq!(flags(InclusiveBorrower::Owner, bank + 1), (false, false));
        assert_eq!(flags(InclusiveBorrower::SoleTrader, 1), (true, true));
        assert_eq!(flags(InclusiveBorrower::Enterprise(FirmSize::Medium), 1), (false, false));
    }
}
