//! What `docs/province.md` promises about shares, rates, volatility and how much can be learnt.

use hub::MeasureId;
use province::living::{Feed, LivingFirm, Truth};

use super::{Book, living, measure};

fn near(what: &str, found: f64, wanted: f64, slack: f64) {
    println!("{what}: {found:.2} for {wanted}");
    assert!((found - wanted).abs() <= slack, "{what}: {found} for {wanted}");
}

#[test]
fn shares_of_cities_and_trades_are_the_reports() {
    let living = living(31, 6_000);
    let firms: Vec<(u32, char)> = living.firms().map(|firm| (firm.city(), firm.section())).collect();
    let share = |wanted: &dyn Fn(u32, char) -> bool| {
        firms.iter().filter(|(city, section)| wanted(*city, *section)).count() as f64 / firms.len() as f64 * 100.0
    };
    // report-figures: cities_2025, sectors_2025, of a balance of 7,630.
    near("石家庄", share(&|city, _| city == 130_100), 2410.0 / 76.30, 2.0);
    near("唐山", share(&|city, _| city == 130_200), 1320.0 / 76.30, 2.0);
    near("top three", share(&|city, _| matches!(city, 130_100 | 130_200 | 130_600)), 58.7, 2.5);
    near("廊坊", share(&|city, _| city == 131_000), 743.0 / 76.30, 1.5);
    near("manufacturing", share(&|_, section| section == 'C'), 39.1, 2.0);
    near("agriculture", share(&|_, section| section == 'A'), 1520.0 / 76.30, 2.0);
    near("technology", share(&|_, section| matches!(section, 'I' | 'M')), 9.8, 1.5);
    near("four main", share(&|_, section| matches!(section, 'C' | 'A' | 'I' | 'M' | 'F' | 'H' | 'O')), 82.3, 2.0);
}

#[test]
fn breaks_of_a_year_are_the_reports_special_mention_and_bad_loans() {
    let living = living(1, 20_000);
    let (mut years, mut broke, mut bad) = (0.0, 0.0, 0.0);
    let mut by_trade = [(0.0, 0.0); 3];
    for firm in living.firms() {
        let truth = firm.truth();
        let lived = truth.hidden.iter().filter(|hidden| hidden.alive).count() as f64 / 12.0;
        let went_bad = truth.cash_break.filter(|found| found.bad_on.is_some()).map_or(0.0, |_| 1.0);
        years += lived;
        broke += f64::from(u8::from(truth.cash_break.is_some()));
        bad += went_bad;
        let of = match firm.section() {
            'I' | 'M' => 0,
            'F' | 'H' | 'O' => 1,
            _ => 2,
        };
        by_trade[of] = (by_trade[of].0 + lived, by_trade[of].1 + went_bad);
    }
    near("special mention", 100.0 * broke / years, 3.9, 0.3);
    near("bad", 100.0 * bad / years, 2.4, 0.25);
    let rate = |at: usize| 100.0 * by_trade[at].1 / by_trade[at].0;
    near("technology bad", rate(0), 1.1, 0.4);
    near("light services bad", rate(1), 3.2, 0.5);
    assert!(rate(0) < rate(2) && rate(2) < rate(1), "technology is best, light services are worst");
}

#[test]
fn the_volatility_of_a_years_sales_is_the_reports() {
    let living = living(33, 4_000);
    let sales = measure("vat_sales_fen");
    let (mut sum, mut count) = (0.0, 0.0);
    for firm in living.firms() {
        let book = Book::of(&living, &firm, &[sales]);
        let year: Vec<f64> = (12..24).filter_map(|month| book.get(sales, month)).map(|fen| fen as f64).collect();
        let broke = firm.truth().cash_break.is_some();
        if year.len() < 12 || broke {
            continue;
        }
        let mean = year.iter().sum::<f64>() / 12.0;
        let squares: f64 = year.iter().map(|value| (value - mean) * (value - mean)).sum();
        sum += (squares / 12.0).sqrt() / mean * 100.0;
        count += 1.0;
    }
    near("volatility", sum / count, 18.7, 0.7);
}

#[test]
fn each_category_knows_the_share_of_firms_that_the_table_says() {
    let living = living(34, 5_000);
    let mut counts = [0_u32; 28];
    for firm in living.firms() {
        for feed in Feed::ALL {
            counts[feed as usize] += u32::from(firm.knows(feed));
        }
    }
    let mut rows = csv::Reader::from_reader(include_str!("../golden/living_categories.csv").as_bytes());
    let mut seen = 0;
    for row in rows.records() {
        let row = row.unwrap();
        let feed = Feed::ALL.into_iter().find(|feed| feed.id() == &row[0]).unwrap();
        near(feed.id(), f64::from(counts[feed as usize]) / 50.0, row[1].parse().unwrap(), 1.8);
        seen += 1;
    }
    assert_eq!(seen, 28);
}

/// Area under the curve of a score, by ranks; ties count half.
fn auc(scored: &[(f64, bool)]) -> f64 {
    let mut order: Vec<&(f64, bool)> = scored.iter().collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut sum, mut bads, mut from) = (0.0, 0.0, 0);
    while from < order.len() {
        let tied = order[from..].iter().take_while(|other| other.0 == order[from].0).count();
        let here = order[from..from + tied].iter().filter(|(_, bad)| *bad).count() as f64;
        sum += here * (from as f64 + (tied as f64 + 1.0) / 2.0);
        bads += here;
        from += tied;
    }
    (sum - bads * (bads + 1.0) / 2.0) / (bads * (order.len() as f64 - bads))
}

/// The month up to which is known: a year.
const KNOWN: usize = 12;

/// Whether the firm is in the sample (does business and has not broken by then), and whether it breaks within six months.
fn outcome(living: &province::living::Living, truth: &Truth) -> Option<bool> {
    if !truth.hidden[KNOWN - 1].alive {
        return None;
    }
    let ends: Vec<_> = living.month_ends().collect();
    let on = truth.cash_break.map(|found| found.on);
    match on {
        Some(on) if on <= ends[KNOWN - 1] => None,
        Some(on) => Some(on <= ends[KNOWN + 5]),
        None => Some(false),
    }
}

const LATE: [&str; 5] =
    ["power_late_count", "utilities_late_count", "telecom_late_count", "tax_late_count", "fund_late_count"];
const MONEY: [&str; 6] =
    ["outflow_fen", "balance_lowest_fen", "inflow_fen", "invoiced_fen", "bureau_query_count", "loan_balance_fen"];

/// Six features anybody would think of, each bounded, added up without any fitting; higher is worse.
fn plain_score(living: &province::living::Living, firm: &LivingFirm<'_>, wanted: &[MeasureId]) -> [f64; 6] {
    let book = Book::of(living, firm, wanted);
    let sum = |id: &str, months: std::ops::Range<usize>| book.sum(measure(id), months);
    let (recent, quarter) = (KNOWN - 3..KNOWN, KNOWN - 6..KNOWN - 3);
    let out = sum("outflow_fen", recent.clone()).max(1.0);
    let low = sum("balance_lowest_fen", recent.clone()) / out;
    let flow = sum("inflow_fen", recent.clone()) / out;
    let sales = sum("invoiced_fen", recent.clone()) / sum("invoiced_fen", quarter).max(1.0);
    let late: f64 = LATE.iter().map(|id| sum(id, KNOWN - 6..KNOWN)).sum();
    let asked = sum("bureau_query_count", KNOWN - 6..KNOWN);
    let debt = sum("loan_balance_fen", KNOWN - 1..KNOWN) / out;
    [
        -8.0 * low.min(0.4),
        -3.0 * flow.clamp(0.7, 1.2),
        -0.5 * sales.min(2.0),
        0.4 * late.min(4.0),
        0.15 * asked.min(6.0),
        0.15 * debt.min(4.0),
    ]
}

#[test]
fn a_break_can_be_learnt_but_not_read_off() {
    let living = living(35, 10_000);
    let wanted: Vec<MeasureId> = LATE.iter().chain(&MONEY).map(|id| measure(id)).collect();
    let (mut plain, mut oracle, mut singles) = (Vec::new(), Vec::new(), vec![Vec::new(); 6]);
    for firm in living.firms() {
        let truth = firm.truth();
        let Some(breaks) = outcome(&living, &truth) else { continue };
        let parts = plain_score(&living, &firm, &wanted);
        for (single, part) in singles.iter_mut().zip(parts) {
            single.push((part, breaks));
        }
        plain.push((parts.iter().sum::<f64>(), breaks));
        // An oracle sees health and what is left.
        let hidden = truth.hidden[KNOWN - 1];
        let left = (hidden.cash_fen + hidden.support_fen) as f64 / hidden.due_fen.max(1) as f64;
        oracle.push((-0.7 * hidden.health - 3.0 * left.min(1.2), breaks));
    }
    let bads = plain.iter().filter(|(_, bad)| *bad).count();
    let (plain, oracle) = (auc(&plain), auc(&oracle));
    println!("{bads} breaks; plain score {plain:.3}, oracle {oracle:.3}");
    for single in &singles {
        println!("single {:.3}", auc(single));
    }
    assert!(bads > 150);
    assert!((0.83..=0.90).contains(&plain), "{plain}");
    assert!(oracle > plain && oracle < 0.97, "{oracle}");
    for single in &singles {
        assert!(auc(single) < 0.86, "one feature alone gives it away: {}", auc(single));
    }
}

#[test]
fn the_page_of_calibration_is_what_is_measured() {
    let found = province::living::Calibration::measure(1, 20_000, |_| ()).unwrap();
    for one in &found.figures {
        println!("{} {}: {:.2} for {:.2}", one.en, one.basis.en(), one.found, one.report);
        assert_ne!(
            one.is_met(),
            Some(false),
            "{} ({}): {:.2} for {:.2}",
            one.en,
            one.basis.en(),
            one.found,
            one.report
        );
    }
    expect_test::expect_file!["../../../../docs/province-calibration.md"].assert_eq(&found.markdown());
}
