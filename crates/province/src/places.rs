//! Where firms are and what they do: weights from the report's figures for 2025.

use std::collections::BTreeMap;

use codes::{Industry, IndustryLevel, Region};

/// Loan balance by city in 亿元, 2025. Shijiazhuang, Tangshan and Langfang are the report's. Baoding is what its
/// three-city share of 58.7% implies (749; one table says 689). The other eight are ours: they fill up the province's
/// 7,630, which the report does not split. Xiong'an is counted with Baoding, to which its division codes belong.
pub(crate) const CITIES: [(u32, &str, f64); 11] = [
    (130_100, "石家庄", 2410.0),
    (130_200, "唐山", 1320.0),
    (130_300, "秦皇岛", 270.0),
    (130_400, "邯郸", 520.0),
    (130_500, "邢台", 380.0),
    (130_600, "保定", 749.0),
    (130_700, "张家口", 290.0),
    (130_800, "承德", 240.0),
    (130_900, "沧州", 480.0),
    (131_000, "廊坊", 743.0),
    (131_100, "衡水", 228.0),
];

/// A kind of business.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Trade {
    /// Section of GB/T 4754.
    pub(crate) section: char,
    /// Share of the balance, percent.
    pub(crate) share: f64,
    /// Added to the log-odds of a bad end.
    pub(crate) risk: f64,
    /// Kilowatt-hours a year for each 1,000 yuan of revenue.
    pub(crate) power: f64,
    /// Words for names.
    pub(crate) words: &'static [&'static str],
}

/// Manufacturing 39.1%, agriculture 1,520 of 7,630 (19.9%) and technology 9.8% are the report's, and so is 82.3% for the
/// four main sectors, which leaves 13.5% for light services. The 17.7% outside them are split by us. Risks put
/// technology (bad-loan ratio 1.1%) below the average and light services (3.2%) above it.
pub(crate) const TRADES: [Trade; 10] = [
    Trade {
        section: 'C', share: 39.1, risk: 0.0, power: 48.0, words: &["机械", "铸造", "食品", "纺织", "五金"]
    },
    Trade { section: 'A', share: 19.9, risk: 0.1, power: 12.0, words: &["农业", "种植", "养殖", "果业"] },
    Trade { section: 'I', share: 5.8, risk: -0.8, power: 5.0, words: &["软件", "信息科技"] },
    Trade { section: 'M', share: 4.0, risk: -0.8, power: 6.0, words: &["检测", "环保科技"] },
    Trade { section: 'F', share: 6.5, risk: 0.4, power: 4.0, words: &["商贸", "百货", "建材"] },
    Trade { section: 'H', share: 4.0, risk: 0.5, power: 20.0, words: &["餐饮", "酒店"] },
    Trade { section: 'O', share: 3.0, risk: 0.4, power: 8.0, words: &["家政", "汽修"] },
    Trade { section: 'E', share: 6.0, risk: 0.2, power: 6.0, words: &["建筑", "装饰"] },
    Trade { section: 'G', share: 7.0, risk: 0.2, power: 5.0, words: &["物流", "运输"] },
    Trade { section: 'L', share: 4.7, risk: 0.0, power: 4.0, words: &["商务", "租赁"] },
];

/// First words of names; none is meant to name anybody.
pub(crate) const NAMES: [&str; 16] = [
    "恒达", "瑞丰", "华盛", "金桥", "永信", "嘉禾", "安顺", "鸿运", "宏图", "同创", "泰和", "益民", "正源", "百合",
    "长青", "立新",
];

/// The tables of `codes`, looked up once.
pub(crate) struct Places {
    cities: Vec<(&'static str, f64, Vec<Region>)>,
    divisions: BTreeMap<char, Vec<Industry>>,
}

impl Places {
    pub(crate) fn new() -> Self {
        let cities = CITIES
            .iter()
            .filter_map(|(number, name, weight)| {
                let city = Region::hebei_cities().find(|city| city.number() == *number)?;
                let mut places: Vec<Region> = city.counties().collect();
                if places.is_empty() {
                    places.push(city);
                }
                Some((*name, *weight, places))
            })
            .collect();
        let mut divisions: BTreeMap<char, Vec<Industry>> = BTreeMap::new();
        for industry in Industry::all().filter(|industry| industry.level() == IndustryLevel::Division) {
            divisions.entry(industry.letter()).or_default().push(industry);
        }
        Self { cities, divisions }
    }

    /// A city's short name and one of its counties.
    pub(crate) fn draw_place(&self, draw: &mut crate::Draw) -> (&'static str, Region) {
        let index = draw.weighted(self.cities.iter().map(|(_, weight, _)| *weight));
        let (name, _, counties) = &self.cities[index];
        (name, *draw.pick(counties))
    }

    /// A trade and one of its divisions.
    pub(crate) fn draw_trade(&self, draw: &mut crate::Draw) -> (&'static Trade, Industry) {
        let trade = &TRADES[draw.weighted(TRADES.iter().map(|trade| trade.share))];
        (trade, *draw.pick(&self.divisions[&trade.section]))
    }
}
