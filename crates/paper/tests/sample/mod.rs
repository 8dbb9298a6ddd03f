//! A report with every kind of block and picture, of some twenty pages: for tests, the benchmark and the example.
//!
//! All names and figures are invented.

use paper::{
    Align, Axis, BarLine, BarSeries, Bars, Block, Calibration, CalibrationPoint, Cell, Chart, Column, Document, Figure,
    Forest, ForestRow, Heat, Histogram, Lines, Marker, Number, Population, Pyramid, Reference, Series, Step, Table,
    Text, Tone, Waterfall, WaterfallStep,
};

/// The whole report.
pub fn report() -> Document {
    let mut blocks = summary();
    blocks.extend(discrimination());
    blocks.extend(calibration());
    blocks.extend(stability());
    blocks.extend(features());
    blocks.extend(business());
    blocks.extend(appendix(220));
    Document {
        title: ("小微企业信用模型验证报告", "Validation report of a small-business credit model").into(),
        subtitle: ("申请评分卡 A-3 · 2026 年度验证", "Application scorecard A-3 · annual validation 2026").into(),
        meta: vec![
            (
                ("机构", "Institution").into(),
                ("清河县农村商业银行（模拟）", "Qinghe County Rural Commercial Bank (simulated)").into(),
            ),
            (("报告日期", "Date of the report").into(), ("2026 年 6 月 30 日", "30 June 2026").into()),
            (("观察期", "Observation window").into(), "2023-01 – 2025-06".into()),
            (("模型摘要", "Digest of the model").into(), "9f2c41d07be8a35512c8e4d0".into()),
        ],
        issued: Some((2026, 6, 30)),
        simulated: true,
        blocks,
    }
}

fn summary() -> Vec<Block> {
    let figure = |label: (&str, &str), value: &str, hint: (&str, &str), tone| Figure {
        label: label.into(),
        value: value.into(),
        hint: hint.into(),
        tone,
    };
    vec![
        Block::section(1, "summary", ("结论摘要", "Summary")),
        Block::note(
            Tone::Good,
            (
                "模型在时间外样本上的区分能力与开发样本相当，校准误差在容忍范围之内，可以继续使用。",
                "Out of time the model discriminates as well as on the development sample and its calibration error stays within tolerance: it may remain in use.",
            ),
        ),
        Block::note(
            Tone::Warning,
            (
                "“经营年限”一项的群体稳定性指数升至 0.14，建议在下一季度复核；若继续上升，应当重新分箱。",
                "The population stability index of “years in business” rose to 0.14: look at it again next quarter, and re-bin it if it goes on rising.",
            ),
        ),
        Block::Figures(vec![
            figure(
                ("受试者曲线下面积", "AUC"),
                "0.784",
                ("95% 区间 0.771–0.797", "95% interval 0.771–0.797"),
                Tone::Good,
            ),
            figure(("KS 统计量", "KS statistic"), "0.431", ("阈值 ≥ 0.30", "threshold ≥ 0.30"), Tone::Good),
            figure(("群体稳定性指数", "PSI"), "0.072", ("阈值 < 0.10", "threshold < 0.10"), Tone::Good),
            figure(("校准误差", "Calibration error"), "0.61%", ("阈值 < 1.00%", "threshold < 1.00%"), Tone::Warning),
            figure(("样本量", "Sample"), "48,216", ("其中违约 1,873", "of them 1,873 defaulted"), Tone::Info),
        ]),
        Block::paragraph((
            "本报告依据监管部门对商业银行内部评级体系验证的要求编写，说明模型所用数据、区分能力、校准、稳定性与业务影响。所有区间均为 95% 置信区间，采用自助法（bootstrap，2,000 次重抽样）或 Jeffreys 先验计算；凡与容忍限比较的指标，均以区间下限判断。",
            "This report follows what supervisors ask of the validation of rating systems: it tells the data, the discrimination, the calibration, the stability and the effect on business. All intervals are 95% confidence intervals, by bootstrap with 2,000 resamples or from Jeffreys' prior; what is compared with a tolerance is judged by the lower end of its interval.",
        )),
        Block::List(vec![
            (
                "数据：2023 年 1 月至 2025 年 6 月的全部申请，含被拒绝申请的推断。",
                "Data: all applications from January 2023 to June 2025, with inference for those declined.",
            )
                .into(),
            (
                "违约定义：放款后十二个月内本金或利息逾期九十天以上。",
                "Default: principal or interest more than ninety days past due within twelve months of payout.",
            )
                .into(),
            ("验证人与开发人不是同一人。", "Who validated did not develop.").into(),
        ]),
    ]
}

fn roc(bend: f64) -> Vec<(f64, f64)> {
    (0..=400).map(|at| f64::from(at) / 400.0).map(|x| (x, x.powf(bend))).collect()
}

fn discrimination() -> Vec<Block> {
    let development = Series::new(("开发样本", "Development"), roc(0.27));
    let mut out_of_time = Series::new(("时间外样本", "Out of time"), roc(0.30));
    out_of_time.band = roc(0.30).into_iter().map(|(x, y)| (x, (y - 0.03).max(x), (y + 0.03).min(1.0))).collect();
    let rate = |label: (&str, &str)| Axis::new(label, Number::Percent(1)).range(0.0, 1.0);
    let diagonal = Reference::Segment { from: (0.0, 0.0), to: (1.0, 1.0), label: ("随机", "chance").into() };
    let lines = Lines {
        x: rate(("假阳性率", "False positive rate")),
        y: rate(("真阳性率", "True positive rate")),
        series: vec![development, out_of_time],
        references: vec![diagonal],
        markers: vec![Marker { x: 0.2, y: 0.617, label: ("现行分数线", "cut-off in force").into() }],
    };
    let roc = Chart::new(("受试者工作特征曲线", "ROC curve"), lines).reading((
        "时间外样本的曲线与开发样本几乎重合，且全程高于对角线。",
        "Out of time the curve nearly meets that of development and lies above the diagonal throughout.",
    ));
    vec![
        Block::section(1, "discrimination", ("区分能力", "Discrimination")),
        Block::section(2, "roc", ("受试者工作特征与 KS", "ROC and KS")),
        Block::Chart(roc),
        Block::Chart(ks()),
        Block::section(2, "segments", ("分群", "By segment")),
        Block::Chart(segments()),
        Block::section(2, "survival", ("违约发生的时间", "When defaults occur")),
        Block::Chart(survival()),
    ]
}

fn ks() -> Chart {
    let curve =
        |bend: f64| (0..=200).map(|at| f64::from(at) / 200.0).map(|x| (300.0 + 500.0 * x, x.powf(bend))).collect();
    let lines = Lines {
        x: Axis::new(("分数", "Score"), Number::Decimals(0)),
        y: Axis::new(("累计占比", "Cumulative share"), Number::Percent(1)).range(0.0, 1.0),
        series: vec![Series::new(("违约客户", "Bad"), curve(0.45)), Series::new(("正常客户", "Good"), curve(1.9))],
        references: vec![Reference::Segment { from: (475.0, 0.136), to: (475.0, 0.623), label: "KS = 0.487".into() }],
        markers: Vec::new(),
    };
    Chart::new(("累计分布与 KS 距离", "Cumulative distributions and the KS distance"), lines)
}

fn survival() -> Chart {
    let names = [("A 级", "Grade A"), ("B 级", "Grade B"), ("C 级", "Grade C"), ("D 级", "Grade D")];
    let curve = |(at, name): (usize, (&str, &str))| {
        let hazard = [0.001, 0.003, 0.008, 0.02][at];
        let points: Vec<(f64, f64)> =
            (0..=24).map(|month| (f64::from(month), (-hazard * f64::from(month)).exp())).collect();
        let band = points.iter().map(|(x, y)| (*x, y - 0.0012 * x, (y + 0.0012 * x).min(1.0))).collect();
        Series { steps: true, band, ..Series::new(name, points) }
    };
    let lines = Lines {
        x: Axis::new(("放款后月数", "Months since payout"), Number::Decimals(0)),
        y: Axis::new(("未违约占比", "Share without default"), Number::Percent(1)),
        series: names.into_iter().enumerate().map(curve).collect(),
        references: vec![Reference::Vertical(12.0, ("观察期末", "end of window").into())],
        markers: Vec::new(),
    };
    Chart::new(("按等级的生存曲线", "Survival by grade"), lines)
}

fn segments() -> Chart {
    let row = |name: (&str, &str), estimate: f64, half: f64, count: f64| ForestRow {
        name: name.into(),
        estimate,
        low: estimate - half,
        high: estimate + half,
        count: Some(count),
    };
    let rows = vec![
        row(("县域企业", "County firms"), 0.771, 0.021, 21040.0),
        row(("城区企业", "City firms"), 0.792, 0.018, 27176.0),
        row(("首次借款", "First-time borrowers"), 0.742, 0.034, 6110.0),
        row(("女性企业主", "Owned by women"), 0.789, 0.029, 9034.0),
        row(("批发和零售业", "Wholesale and retail"), 0.781, 0.019, 19870.0),
        row(("制造业", "Manufacturing"), 0.795, 0.027, 11208.0),
        row(("农、林、牧、渔业", "Agriculture, forestry, fishing"), 0.724, 0.051, 2301.0),
    ];
    let x = Axis::new(("受试者曲线下面积", "AUC"), Number::Decimals(3));
    let forest = Forest { x, rows, reference: Some((0.784, ("全部 0.784", "all 0.784").into())) };
    Chart::new(("分群的区分能力及其区间", "Discrimination by segment, with intervals"), forest)
}

fn calibration() -> Vec<Block> {
    let groups = [
        (0.006, 0.005, 9000.0),
        (0.014, 0.016, 8200.0),
        (0.027, 0.024, 7400.0),
        (0.048, 0.055, 5100.0),
        (0.083, 0.079, 3000.0),
        (0.141, 0.157, 1300.0),
    ];
    let point = |(at, (predicted, observed, count)): (usize, &(f64, f64, f64))| {
        let half = 1.96 * (observed * (1.0 - observed) / count).sqrt();
        let (low, high) = ((observed - half).max(0.0), observed + half);
        CalibrationPoint {
            name: format!("G{}", at + 1).into(),
            predicted: *predicted,
            observed: *observed,
            low,
            high,
            count: *count,
        }
    };
    let plot = Calibration {
        label: ("十二个月违约率", "Twelve-month default rate").into(),
        number: Number::Percent(2),
        points: groups.iter().enumerate().map(point).collect(),
    };
    let grades = ["A", "B", "C", "D", "E"];
    let matrix = [
        [0.91, 0.06, 0.02, 0.01, 0.0],
        [0.08, 0.80, 0.09, 0.02, 0.01],
        [0.01, 0.11, 0.72, 0.12, 0.04],
        [0.0, 0.03, 0.14, 0.68, 0.15],
        [0.0, 0.0, 0.04, 0.17, 0.79],
    ];
    let heat = Heat {
        row_label: ("年初等级", "Grade before").into(),
        column_label: ("年末等级", "Grade after").into(),
        rows: grades.map(Text::from).to_vec(),
        columns: grades.map(Text::from).to_vec(),
        values: matrix.iter().map(|row| row.iter().map(|value| Some(*value)).collect()).collect(),
        number: Number::Percent(0),
        middle: None,
        diagonal: true,
    };
    vec![
        Block::section(1, "calibration", ("校准", "Calibration")),
        Block::paragraph((
            "各等级的实际违约率与预测值相符；G6 略高于预测，仍在区间之内。",
            "Observed rates agree with predictions in every grade; G6 lies a little above, within its interval.",
        )),
        Block::Chart(Chart::new(("预测与实际违约率", "Predicted and observed default rates"), plot)),
        Block::Chart(Chart::new(("等级迁徙矩阵", "Migration of grades"), heat)),
    ]
}

fn stability() -> Vec<Block> {
    let bands = ["780+", "740–779", "700–739", "660–699", "620–659", "580–619", "540–579", "< 540"];
    let pyramid = Pyramid {
        label: ("分数段", "Score band").into(),
        bands: bands.map(Text::from).to_vec(),
        left: Population {
            name: ("开发样本", "Development").into(),
            counts: vec![410.0, 960.0, 1500.0, 1820.0, 1610.0, 1190.0, 640.0, 370.0],
        },
        right: Population {
            name: ("当前申请", "Current applications").into(),
            counts: vec![300.0, 820.0, 1400.0, 1790.0, 1740.0, 1350.0, 760.0, 480.0],
        },
        contributions: vec![0.0127, 0.0079, 0.0018, 0.0, 0.0029, 0.006, 0.0059, 0.0099],
    };
    let edges: Vec<f64> = (0..=30).map(|at| 300.0 + f64::from(at) * 20.0).collect();
    let bell = |middle: f64, wide: f64| {
        edges.iter().take(30).map(|edge| (-((edge + 10.0 - middle) / wide).powi(2)).exp() * 1000.0).collect()
    };
    let histogram = Histogram {
        x: Axis::new(("分数", "Score"), Number::Decimals(0)),
        populations: vec![
            Population { name: ("正常客户", "Good").into(), counts: bell(655.0, 90.0) },
            Population { name: ("违约客户", "Bad").into(), counts: bell(540.0, 80.0) },
        ],
        references: vec![(580.0, ("分数线 580", "cut-off 580").into())],
        edges,
    };
    vec![
        Block::section(1, "stability", ("稳定性", "Stability")),
        Block::Chart(Chart::new(
            ("分数分布的变化（群体稳定性指数 0.047）", "Shift of scores (population stability index 0.047)"),
            pyramid,
        )),
        Block::Chart(Chart::new(("好坏客户的分数分布", "Scores of good and bad borrowers"), histogram)),
    ]
}

fn features() -> Vec<Block> {
    let categories = [
        ("≤ 1 年", "≤ 1 year"),
        ("1–3 年", "1–3 years"),
        ("3–5 年", "3–5 years"),
        ("5–10 年", "5–10 years"),
        ("> 10 年", "> 10 years"),
        ("缺失", "missing"),
    ];
    let some = |values: [f64; 6]| values.map(Some).to_vec();
    let bars = Bars {
        label: ("经营年限", "Years in business").into(),
        categories: categories.map(Text::from).to_vec(),
        y: Axis::new(("证据权重（WOE）", "Weight of evidence"), Number::Decimals(2)),
        series: vec![BarSeries {
            name: ("证据权重", "Weight of evidence").into(),
            values: some([-0.82, -0.31, 0.05, 0.42, 0.77, -0.44]),
        }],
        stacked: false,
        line: Some(BarLine {
            name: ("坏账率", "Bad rate").into(),
            axis: Axis::new(("坏账率", "Bad rate"), Number::Percent(1)),
            values: some([0.081, 0.052, 0.037, 0.026, 0.018, 0.059]),
            intervals: vec![
                Some((0.071, 0.092)),
                Some((0.046, 0.058)),
                Some((0.033, 0.041)),
                Some((0.022, 0.03)),
                Some((0.014, 0.023)),
                None,
            ],
        }),
    };
    let quarters = ["2024Q1", "2024Q2", "2024Q3", "2024Q4", "2025Q1", "2025Q2"];
    let parts = [("通过", "Approved"), ("转人工", "Referred"), ("拒绝", "Declined")];
    let values = [
        [61.0, 58.0, 60.0, 63.0, 57.0, 59.0],
        [22.0, 24.0, 21.0, 20.0, 25.0, 23.0],
        [17.0, 18.0, 19.0, 17.0, 18.0, 18.0],
    ];
    let stacked = Bars {
        label: Text::default(),
        categories: quarters.map(Text::from).to_vec(),
        y: Axis::new(("申请占比", "Share of applications"), Number::Percent(0)),
        series: parts
            .iter()
            .zip(values)
            .map(|(name, values)| BarSeries {
                name: (*name).into(),
                values: values.iter().map(|value| Some(value / 100.0)).collect(),
            })
            .collect(),
        stacked: true,
        line: None,
    };
    let grouped = Bars { stacked: false, ..stacked.clone() };
    vec![
        Block::section(1, "features", ("特征", "Features")),
        Block::section(2, "woe", ("分箱", "Bins")),
        Block::Chart(Chart::new(
            ("经营年限：证据权重与坏账率", "Years in business: weight of evidence and bad rate"),
            bars,
        )),
        Block::Chart(correlation()),
        Block::section(2, "outcomes", ("决策结果", "Outcomes")),
        Block::Chart(Chart::new(("按季度的决策结果", "Outcomes by quarter"), stacked)),
        Block::Chart(Chart::new(("同样数据，并列", "The same side by side"), grouped)),
    ]
}

fn correlation() -> Chart {
    let names = [
        ("经营年限", "Years in business"),
        ("纳税额", "Tax paid"),
        ("用电量", "Electricity used"),
        ("负债率", "Debt ratio"),
        ("征信查询", "Credit inquiries"),
    ];
    let values = [
        [Some(1.0), Some(0.42), Some(0.18), Some(-0.21), Some(-0.33)],
        [Some(0.42), Some(1.0), Some(0.55), Some(-0.1), Some(-0.12)],
        [Some(0.18), Some(0.55), Some(1.0), Some(0.07), Some(f64::NAN)],
        [Some(-0.21), Some(-0.1), Some(0.07), Some(1.0), Some(0.61)],
        [Some(-0.33), Some(-0.12), None, Some(0.61), Some(1.0)],
    ];
    let heat = Heat {
        rows: names.map(Text::from).to_vec(),
        columns: names.map(Text::from).to_vec(),
        values: values.map(|row| row.to_vec()).to_vec(),
        number: Number::Decimals(2),
        middle: Some(0.0),
        ..Heat::default()
    };
    Chart::new(("特征相关系数", "Correlation of features"), heat)
}

fn business() -> Vec<Block> {
    let step = |name: (&str, &str), kind| WaterfallStep { name: name.into(), kind };
    let waterfall = Waterfall {
        y: Axis::new(("万元", "CNY 10,000"), Number::Decimals(0)),
        steps: vec![
            step(("利息收入", "Interest income"), Step::Level(5230.0)),
            step(("资金成本", "Cost of funds"), Step::Change(-1840.0)),
            step(("运营成本", "Operations"), Step::Change(-760.0)),
            step(("信用损失", "Credit losses"), Step::Change(-1310.0)),
            step(("担保费收入", "Guarantee fees"), Step::Change(240.0)),
            step(("利润", "Profit"), Step::Level(1560.0)),
        ],
    };
    vec![
        Block::section(1, "business", ("业务影响", "Effect on business")),
        Block::Chart(Chart::new(("利润构成", "What makes the profit"), waterfall)),
        Block::note(
            Tone::Info,
            (
                "利润按验证期内全部已放款贷款计算，未扣除所得税。",
                "The profit is that of all loans paid out in the period, before income tax.",
            ),
        ),
    ]
}

/// A table of so many rows that it goes on over pages.
pub fn appendix(rows: usize) -> Vec<Block> {
    let lights = [("正常", "within", Tone::Good), ("关注", "look", Tone::Warning), ("超限", "beyond", Tone::Bad)];
    let row = |at: usize| {
        let (zh, en, tone) = lights[if at % 13 == 5 {
            1
        } else if at % 31 == 7 {
            2
        } else {
            0
        }];
        vec![
            Cell::from((
                format!(
                    "特征 {:03}：近十二个月{}",
                    at + 1,
                    if at.is_multiple_of(4) {
                        "纳税总额与上年同期之比，扣除一次性项目"
                    } else {
                        "用电量均值"
                    }
                ),
                format!(
                    "Feature {:03}: {} of twelve months",
                    at + 1,
                    if at.is_multiple_of(4) {
                        "tax paid against the year before, without one-off items,"
                    } else {
                        "mean electricity"
                    }
                ),
            )),
            Cell::new(format!("{:.4}", 0.31 / (1.0 + at as f64 * 0.07))),
            Cell::new(format!("{:.3}", 0.01 + (at * 7 % 11) as f64 * 0.012)),
            Cell::new(format!("{:.1}%", (at * 13 % 97) as f64 / 10.0)),
            Cell::toned((zh, en), tone),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = (0..rows).map(row).collect();
    rows.push(vec![Cell::from(("合计", "Total")).strong(), Cell::new("3.9120").strong()]);
    let table = Table {
        caption: ("全部候选特征", "All candidate features").into(),
        columns: vec![
            Column::words(("特征", "Feature")),
            Column::number(("信息值", "Information value")),
            Column::number("PSI"),
            Column::number(("缺失率", "Missing")),
            Column { align: Align::Center, ..Column::words(("判断", "Light")) },
        ],
        rows,
    };
    vec![
        Block::PageBreak,
        Block::section(1, "appendix", ("附录", "Appendix")),
        Block::paragraph((
            "下表列出全部候选特征及其信息值、稳定性与缺失率。",
            "The table lists every candidate feature with its information value, stability and share missing.",
        )),
        Block::Table(table),
    ]
}
