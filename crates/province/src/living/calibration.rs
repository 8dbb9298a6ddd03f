//! [`Calibration`]: a living province held against the figures it was made to meet, and those it was not.
//!
//! Report's figures are constants here, each with the name it has in the blueprint's list of figures; what is found is measured on firms that are
//! made for it, over two years, by their truths and facts.

use rayon::prelude::*;

use super::lenders::BALANCE;
use super::{Feed, Lender, Living, LivingFirm, LivingOptions, Scene, measures};
use crate::ProvinceError;
use crate::places::{CITIES, TRADES};

/// Months of the window: two years, so that a grade after the first can be held against the second.
const MONTHS: u16 = 24;
/// Firms made by one core at a time; sums are added up in their order, so that they do not depend on how many cores there are.
const TURN: u32 = 500;
const TURNS: u32 = 32;

/// Of what a figure is a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Percent of the firms.
    Firms,
    /// Percent of the loans outstanding at the end.
    Loans,
    /// Percent a year of firms in business.
    FirmYears,
    /// Percent a year.
    Year,
    /// Percent of the mean of a year's sales.
    Sales,
}

impl Basis {
    /// In Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Firms => "占企业数 %",
            Self::Loans => "占贷款余额 %",
            Self::FirmYears => "每企业年 %",
            Self::Year => "每年 %",
            Self::Sales => "占年均销售 %",
        }
    }

    /// In English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        match self {
            Self::Firms => "of firms, %",
            Self::Loans => "of loans, %",
            Self::FirmYears => "a firm-year, %",
            Self::Year => "a year, %",
            Self::Sales => "of mean sales, %",
        }
    }
}

/// A figure of the report beside what the province shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Its name in the list of the report's figures.
    pub key: &'static str,
    /// What it is, in Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
    /// Of what.
    pub basis: Basis,
    /// The report's.
    pub report: f64,
    /// The province's.
    pub found: f64,
    /// How far it may be away at 20,000 firms or more; none where the province was not made to meet it.
    pub tolerance: Option<f64>,
}

impl Figure {
    /// Found less report.
    #[must_use]
    pub fn deviation(&self) -> f64 {
        self.found - self.report
    }

    /// Whether it lies within its tolerance; none where it has none.
    #[must_use]
    pub fn is_met(&self) -> Option<bool> {
        self.tolerance.map(|tolerance| self.deviation().abs() <= tolerance)
    }
}

/// Every figure, measured on so many firms.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration {
    /// The seed.
    pub seed: u64,
    /// Firms made.
    pub firms: u32,
    /// The figures, in their order.
    pub figures: Vec<Figure>,
}

/// Figures of the report that the province does not have, in Chinese and English, and why.
pub const NOT_MODELLED: [(&str, &str, &str); 7] = [
    (
        "province.balance_cagr 12.1",
        "余额年均增长：企业数不变，贷款只随销售增长（见上表）",
        "growth of the balance: the number of firms is steady and loans grow with sales only (see above)",
    ),
    (
        "scenes 2021-2024, chains 2021-2024",
        "历年变化：只有 2025 年的水平",
        "earlier years: only the level of 2025 is drawn",
    ),
    (
        "grades.a_cost, d_minus_a_cost_pp, d_limit_yuan",
        "价格与额度不随风险变化",
        "prices and limits do not depend on risk",
    ),
    (
        "grades.a_products_held, a_renewal, unsegmented_churn",
        "没有产品与续贷行为",
        "there are no products and no choice to renew",
    ),
    ("guarantee.*", "没有担保与代偿", "there are no guarantees and no compensation"),
    (
        "city growth, county growth, zhangjiakou, chengde",
        "各城市增长只因随机与共同冲击不同",
        "growth of cities differs only by chance and common shocks",
    ),
    ("public_debt.*", "没有地方债务", "there is no public debt"),
];

#[derive(Clone, Copy, Default)]
struct Tally {
    firms: f64,
    loans: f64,
    years: f64,
    bad: f64,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.firms += other.firms;
        self.loans += other.loans;
        self.years += other.years;
        self.bad += other.bad;
    }
}

#[derive(Clone, Default)]
struct Sums {
    all: Tally,
    cities: [Tally; CITIES.len()],
    trades: [Tally; TRADES.len()],
    lenders: [Tally; Lender::SHARES.len()],
    scenes: [Tally; Scene::BALANCES.len()],
    /// Manufacturers whose orders are known; suppliers of core firms.
    with_orders: Tally,
    in_chains: Tally,
    broke: f64,
    /// Sum and count of the volatility of firms that did not break.
    volatility: (f64, f64),
    /// Sales of the first and the last year, of firms in business throughout.
    sales: (f64, f64),
    /// Loans at the end of the first month and of the last.
    loans: (f64, f64),
    /// Health and loans after the first year, and whether the firm went bad in the second.
    second_year: Vec<(f64, f64, bool)>,
}

impl Sums {
    fn merge(&mut self, other: Self) {
        self.all.add(&other.all);
        let pairs = self.cities.iter_mut().zip(&other.cities).chain(self.trades.iter_mut().zip(&other.trades));
        let pairs = pairs.chain(self.lenders.iter_mut().zip(&other.lenders));
        for (one, more) in pairs.chain(self.scenes.iter_mut().zip(&other.scenes)) {
            one.add(more);
        }
        self.with_orders.add(&other.with_orders);
        self.in_chains.add(&other.in_chains);
        self.broke += other.broke;
        for (one, more) in
            [(&mut self.volatility, other.volatility), (&mut self.sales, other.sales), (&mut self.loans, other.loans)]
        {
            *one = (one.0 + more.0, one.1 + more.1);
        }
        self.second_year.extend(other.second_year);
    }

    fn count(&mut self, living: &Living, firm: &LivingFirm<'_>) {
        let life = &firm.life;
        let last = usize::from(MONTHS) - 1;
        let debt = |at: usize| life.steps[at].map_or(0.0, |step| step.debt);
        let truth = firm.truth();
        let is_bad = truth.cash_break.is_some_and(|found| found.bad_on.is_some());
        let one = Tally {
            firms: 1.0,
            loans: debt(last),
            years: life.steps.iter().flatten().count() as f64 / 12.0,
            bad: f64::from(u8::from(is_bad)),
        };
        self.all.add(&one);
        self.cities[firm.traits.city].add(&one);
        self.trades[firm.traits.trade].add(&one);
        for (at, (lender, _)) in Lender::SHARES.iter().enumerate().filter(|(_, (l, _))| *l == firm.lender()) {
            debug_assert_eq!(*lender, firm.lender());
            self.lenders[at].add(&one);
        }
        for (at, _) in Scene::BALANCES.iter().enumerate().filter(|(_, (scene, _))| Some(*scene) == firm.scene()) {
            self.scenes[at].add(&one);
        }
        if firm.section() == 'C' && firm.knows(Feed::Orders) {
            self.with_orders.add(&one);
        }
        if firm.knows(Feed::ChainOrders) {
            self.in_chains.add(&one);
        }
        self.broke += f64::from(u8::from(truth.cash_break.is_some()));
        self.loans = (self.loans.0 + debt(0), self.loans.1 + debt(last));
        if life.steps.iter().all(Option::is_some) {
            let year = |of: std::ops::Range<usize>| life.steps[of].iter().flatten().map(|step| step.sales).sum::<f64>();
            self.sales = (self.sales.0 + year(0..12), self.sales.1 + year(12..24));
        }
        if truth.cash_break.is_none() {
            self.volatile(living, firm);
        }
        let ends = living.months[11].last;
        if life.steps[11].is_some() && truth.cash_break.is_none_or(|found| found.on > ends) {
            self.second_year.push((life.health[11], debt(11), is_bad));
        }
    }

    /// Spread over mean of the second year's declared sales, each as it was corrected last.
    fn volatile(&mut self, living: &Living, firm: &LivingFirm<'_>) {
        let from = living.months[12].first;
        let mut year: Vec<(calendar::Date, i64, Option<i64>)> = firm
            .facts()
            .filter(|fact| fact.measure == measures::VAT_SALES_FEN && fact.on >= from)
            .map(|fact| (fact.on, fact.learned_us, fact.value))
            .collect();
        year.sort_unstable();
        let known: Vec<f64> = year
            .chunk_by(|a, b| a.0 == b.0)
            .filter_map(|cell| cell.last().and_then(|(.., value)| *value))
            .map(|fen| fen as f64)
            .collect();
        if known.len() == 12 {
            let mean = known.iter().sum::<f64>() / 12.0;
            let squares: f64 = known.iter().map(|value| (value - mean) * (value - mean)).sum();
            self.volatility.0 += (squares / 12.0).sqrt() / mean * 100.0;
            self.volatility.1 += 1.0;
        }
    }
}

impl Calibration {
    /// Makes the firms and measures; `progress` is told how many are done.
    ///
    /// # Errors
    /// [`ProvinceError::OutOfBounds`] for no firm or too many.
    pub fn measure(seed: u64, firms: u32, mut progress: impl FnMut(u32)) -> Result<Self, ProvinceError> {
        let options = LivingOptions { firms, months: MONTHS, daily: false, ..LivingOptions::default() };
        let living = Living::new(seed, options)?;
        let mut sums = Sums::default();
        for from in (0..firms).step_by((TURN * TURNS) as usize) {
            let until = from.saturating_add(TURN * TURNS).min(firms);
            let begins: Vec<u32> = (from..until).step_by(TURN as usize).collect();
            let turn = |begin: &u32| {
                let mut sums = Sums::default();
                for index in *begin..begin.saturating_add(TURN).min(until) {
                    sums.count(&living, &living.firm(index)?);
                }
                Ok::<_, ProvinceError>(sums)
            };
            let made: Result<Vec<Sums>, ProvinceError> = begins.par_iter().map(turn).collect();
            for more in made? {
                sums.merge(more);
            }
            progress(until);
        }
        Ok(Self { seed, firms, figures: figures(sums) })
    }
}

impl Calibration {
    /// As the page `docs/province-calibration.md`.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut page = format!(
            "# 模拟省对照 · The simulated province beside the report\n\n\
             **模拟数据 · Everything measured here is simulated.** Printed by `anji province calibration --firms {} --seed {} --markdown`; a test holds\n\
             this page. How firms live, what is planted and where it is not like the world: [the living province](province.md).\n\n\
             | 数字 figure | 报告中的名称 key | 口径 basis | 报告 report | 模拟 simulated | 偏差 off by | 容差 within |\n\
             |---|---|---|---|---|---|---|\n",
            self.firms, self.seed
        );
        for one in &self.figures {
            let tolerance = match (one.tolerance, one.is_met()) {
                (Some(tolerance), Some(true)) => format!("±{tolerance}"),
                (Some(tolerance), _) => format!("±{tolerance}, **missed**"),
                (None, _) => "not made to meet it".to_owned(),
            };
            page.push_str(&format!(
                "| {} {} | `{}` | {} {} | {:.1} | {:.2} | {:+.2} | {tolerance} |\n",
                one.zh,
                one.en,
                one.key,
                one.basis.zh(),
                one.basis.en(),
                one.report,
                one.found,
                one.deviation()
            ));
        }
        page.push_str(
            "\nThe report's shares are of balances at a date; firms are drawn with these shares whatever their size, so shares of firms are what is met, and those of\n\
             loans follow with the chance of a few large ones. Its bad loans are a stock at a date; what is measured is the flow of a year. Of scenes the share of the whole\n\
             balance of 2025 is met, with no growth before it.\n\n\
             ## 未模拟的数字 · Figures that it does not have\n\n| 报告 report | 说明 why |\n|---|---|\n",
        );
        for (key, zh, en) in NOT_MODELLED {
            page.push_str(&format!("| `{key}` | {zh} {en} |\n"));
        }
        page
    }
}

fn percent(part: f64, whole: f64) -> f64 {
    if whole == 0.0 { 0.0 } else { 100.0 * part / whole }
}

fn figures(mut sums: Sums) -> Vec<Figure> {
    let mut found = places(&sums);
    found.extend(rates(&sums));
    found.extend(courses(&sums));
    let ranked = &mut sums.second_year;
    // By health, the best first; equal ones by what follows, so that the order is one.
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1)).then(b.2.cmp(&a.2)));
    let (best, worst) = (ranked.len() * 187 / 1_000, ranked.len() * 707 / 1_000);
    let bad = |part: &[(f64, f64, bool)]| percent(part.iter().filter(|one| one.2).count() as f64, part.len() as f64);
    let loans = |part: &[(f64, f64, bool)]| part.iter().map(|one| one.1).sum::<f64>();
    found.push(Figure {
        key: "grades.a_npl",
        zh: "A 级不良率（按真实健康度排名前 18.7%）",
        en: "bad loans of grade A (best 18.7% by true health)",
        basis: Basis::FirmYears,
        report: 0.9,
        found: bad(&ranked[..best]),
        tolerance: None,
    });
    found.push(Figure {
        key: "grades.a_share_of_balance",
        zh: "A 级余额占比（同上）",
        en: "share of grade A in the balance (likewise)",
        basis: Basis::Loans,
        report: 34.2,
        found: percent(loans(&ranked[..best]), loans(ranked)),
        tolerance: None,
    });
    found.push(Figure {
        key: "grades.d (no rate given; average 2.4)",
        zh: "D 级不良率（后 29.3%），对照全省平均",
        en: "bad loans of grade D (worst 29.3%), beside the average",
        basis: Basis::FirmYears,
        report: 2.4,
        found: bad(&ranked[worst..]),
        tolerance: None,
    });
    found
}

/// Shares of cities, sectors, lenders and scenes, by firms and by loans.
fn places(sums: &Sums) -> Vec<Figure> {
    let all = sums.all;
    let mut found = Vec::new();
    let mut shares = |key, zh, en, report: f64, tally: Tally| {
        let figure = |basis, found, tolerance| Figure { key, zh, en, basis, report, found, tolerance };
        // Drawn by firm, whatever its size: loans follow with the chance of a few large ones.
        found.push(figure(Basis::Firms, percent(tally.firms, all.firms), Some(1.5)));
        found.push(figure(Basis::Loans, percent(tally.loans, all.loans), Some(3.0)));
    };
    let sum = |tallies: &[Tally], wanted: &dyn Fn(usize) -> bool| {
        let mut sum = Tally::default();
        tallies.iter().enumerate().filter(|(at, _)| wanted(*at)).for_each(|(_, one)| sum.add(one));
        sum
    };
    let city = |codes: &'static [u32]| sum(&sums.cities, &|at| codes.contains(&CITIES[at].0));
    shares("cities_2025.shijiazhuang", "石家庄", "Shijiazhuang", percent(2410.0, BALANCE), city(&[130_100]));
    shares("cities_2025.tangshan", "唐山", "Tangshan", percent(1320.0, BALANCE), city(&[130_200]));
    let three = city(&[130_100, 130_200, 130_600]);
    shares("cities_2025.top_three_share", "石家庄、唐山、保定", "Shijiazhuang, Tangshan, Baoding", 58.7, three);
    shares("cities_table.langfang_2025", "廊坊", "Langfang", percent(743.0, BALANCE), city(&[131_000]));
    let trade = |sections: &'static str| sum(&sums.trades, &|at| sections.contains(TRADES[at].section));
    shares("sectors_2025.manufacturing_share", "制造业", "manufacturing", 39.1, trade("C"));
    shares("sectors_2025.agriculture", "农业", "agriculture", percent(1520.0, BALANCE), trade("A"));
    shares("sectors_2025.tech_share", "科技", "technology", 9.8, trade("IM"));
    shares("sectors_2025.four_main_share", "四大行业", "four main sectors", 82.3, trade("CAIMFHO"));
    let names = [
        ("lenders_2025.rural_commercial_and_credit_coops", "农商行与农信社", "rural banks and cooperatives"),
        ("lenders_2025.state_banks", "国有银行", "state banks"),
        ("lenders_2025.microcredit_private_banks_internet", "小贷、民营、互联网", "microcredit, private, internet"),
    ];
    for (((key, zh, en), (_, share)), tally) in names.into_iter().zip(Lender::SHARES).zip(sums.lenders) {
        shares(key, zh, en, share, tally);
    }
    let names = [
        ("scenes.manufacturing", "制造场景", "scene of manufacturing"),
        ("scenes.agriculture", "农业场景", "scene of agriculture"),
        ("scenes.commerce", "商贸场景", "scene of commerce"),
        ("scenes.green", "绿色场景", "green scene"),
        ("scenes.tech", "科创场景", "scene of technology"),
    ];
    for (((key, zh, en), (_, balance)), tally) in names.into_iter().zip(Scene::BALANCES).zip(sums.scenes) {
        shares(key, zh, en, percent(balance, BALANCE), tally);
    }
    found
}

/// Rates of bad ends.
fn rates(sums: &Sums) -> Vec<Figure> {
    let rate = |tally: &Tally| percent(tally.bad, tally.years);
    let trades = |sections: &str| {
        let mut sum = Tally::default();
        let of = sums.trades.iter().zip(&TRADES).filter(|(_, trade)| sections.contains(trade.section));
        of.for_each(|(one, _)| sum.add(one));
        rate(&sum)
    };
    let years = Basis::FirmYears;
    let row = |key, zh, en, basis, report, found, tolerance| Figure { key, zh, en, basis, report, found, tolerance };
    vec![
        row(
            "province.special_mention_2025",
            "关注类（资金链断裂）",
            "special mention (a cash break)",
            years,
            3.9,
            percent(sums.broke, sums.all.years),
            Some(0.3),
        ),
        row("province.npl_2025", "不良率", "bad loans", years, 2.4, rate(&sums.all), Some(0.25)),
        row("sectors_2025.tech_npl", "科技不良率", "bad loans, technology", years, 1.1, trades("IM"), Some(0.4)),
        row(
            "sectors_2025.light_service_npl",
            "轻服务不良率",
            "bad loans, light services",
            years,
            3.2,
            trades("FHO"),
            Some(0.5),
        ),
        row(
            "sectors_2025.manufacturing_with_orders_npl",
            "有订单数据的制造业不良率",
            "bad loans, manufacturers whose orders are known",
            years,
            1.5,
            rate(&sums.with_orders),
            None,
        ),
        row(
            "chains.npl (2025)",
            "链上企业不良率",
            "bad loans, suppliers of core firms",
            years,
            1.03,
            rate(&sums.in_chains),
            None,
        ),
    ]
}

/// Volatility and growth.
fn courses(sums: &Sums) -> Vec<Figure> {
    let row = |key, zh, en, basis, report, found, tolerance| Figure { key, zh, en, basis, report, found, tolerance };
    vec![
        row(
            "province.revenue_volatility_2025",
            "营收波动率",
            "volatility of revenue",
            Basis::Sales,
            18.7,
            sums.volatility.0 / sums.volatility.1.max(1.0),
            Some(0.7),
        ),
        row(
            "province.gdp_growth_2025",
            "销售增长（持续经营企业）",
            "growth of sales (firms in business throughout)",
            Basis::Year,
            4.9,
            percent(sums.sales.1 - sums.sales.0, sums.sales.0),
            Some(1.5),
        ),
        row(
            "province.balance_cagr",
            "贷款余额增长",
            "growth of loans",
            Basis::Year,
            12.1,
            // Twenty-three months lie between the ends of the first month and of the last.
            100.0 * (libm::pow(sums.loans.1 / sums.loans.0.max(1.0), 12.0 / 23.0) - 1.0),
            None,
        ),
    ]
}
