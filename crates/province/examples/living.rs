//! What a living province comes out as (模拟 / simulated): the figures that `docs/province.md` is about.
//!
//! ```sh
//! cargo run --release -p province --example living -- 100000 24
//! cargo run --release -p province --example living -- 2000 24 /tmp/lake     # and writes the facts there
//! ```

use std::collections::BTreeMap;
use std::path::Path;

use lake::Lake;
use province::living::{Feed, Living, LivingOptions, Truth, WriteOptions};

#[derive(Clone, Default)]
struct Tally {
    firms: f64,
    years: f64,
    broke: f64,
    bad: f64,
}

/// Everything that is counted over the firms.
#[derive(Default)]
struct Found {
    by_section: BTreeMap<char, Tally>,
    by_year: Vec<Tally>,
    known: [u32; 28],
    facts: u64,
    health: (f64, f64, f64),
    planted: [u32; 4],
    /// Health after the first year, and whether the firm went bad in the second.
    second_year: Vec<(f64, bool)>,
    /// What an oracle thinks at the end of each month, and whether the firm breaks within two months.
    oracle: Vec<(f64, bool)>,
}

fn main() {
    let mut words = std::env::args().skip(1);
    let firms = words.next().and_then(|word| word.parse().ok()).unwrap_or(10_000);
    let months = words.next().and_then(|word| word.parse().ok()).unwrap_or(24);
    let options = LivingOptions { firms, months, daily: false, ..LivingOptions::default() };
    let living = Living::new(1, options).expect("choose firms and months within the limits");
    let mut found = Found { by_year: vec![Tally::default(); usize::from(months).div_ceil(12)], ..Found::default() };
    for firm in living.firms() {
        let truth = firm.truth();
        count(&mut found, &living, firm.section(), &truth);
        for feed in Feed::ALL {
            found.known[feed as usize] += u32::from(firm.knows(feed));
        }
        found.facts += firm.facts().count() as u64;
    }
    show(&mut found, firms, months);
    if let Some(folder) = words.next() {
        write(firms, months, &folder);
    }
}

fn count(found: &mut Found, living: &Living, section: char, truth: &Truth) {
    let broke = truth.cash_break.map(|broke| living.month_ends().position(|end| broke.on <= end).unwrap_or(0));
    let tally = found.by_section.entry(section).or_default();
    tally.firms += 1.0;
    for (month, hidden) in truth.hidden.iter().enumerate().filter(|(_, hidden)| hidden.alive) {
        tally.years += 1.0 / 12.0;
        found.by_year[month / 12].years += 1.0 / 12.0;
        let sums = &mut found.health;
        *sums = (sums.0 + hidden.health, sums.1 + hidden.health * hidden.health, sums.2 + 1.0);
        if month + 2 < truth.hidden.len() && broke.is_none_or(|broke| broke > month) {
            let left = (hidden.cash_fen + hidden.support_fen) as f64 / hidden.due_fen.max(1) as f64;
            let soon = broke.is_some_and(|broke| broke <= month + 2);
            found.oracle.push((-0.35 * hidden.health - 8.0 * left.min(1.0), soon));
        }
    }
    let bad = truth.cash_break.is_some_and(|broke| broke.bad_on.is_some());
    if let Some(month) = broke {
        tally.broke += 1.0;
        tally.bad += f64::from(u8::from(bad));
        found.by_year[month / 12].broke += 1.0;
    }
    if truth.hidden.len() >= 24 && truth.hidden[11].alive && broke.is_none_or(|broke| (12..24).contains(&broke)) {
        found.second_year.push((truth.hidden[11].health, bad));
    }
    let planted = [
        truth.ring.is_some(),
        truth.multiple_borrowing.is_some(),
        truth.wash_trading.is_some(),
        !truth.sensor_faults.is_empty(),
    ];
    for (slot, is_planted) in found.planted.iter_mut().zip(planted) {
        *slot += u32::from(is_planted);
    }
}

fn show(found: &mut Found, firms: u32, months: u16) {
    println!("模拟 / simulated: {firms} firms, {months} months, {} facts without daily ones", found.facts);
    for (section, tally) in &found.by_section {
        let percent = |part: f64| 100.0 * part / tally.years;
        println!(
            "{section}: {:5.1}% of firms, breaks {:.2}% a year, bad {:.2}%",
            100.0 * tally.firms / f64::from(firms),
            percent(tally.broke),
            percent(tally.bad)
        );
    }
    let all = found.by_section.values().fold((0.0, 0.0, 0.0), |s, t| (s.0 + t.years, s.1 + t.broke, s.2 + t.bad));
    println!("all: breaks {:.2}% a year, bad {:.2}%", 100.0 * all.1 / all.0, 100.0 * all.2 / all.0);
    for (year, tally) in found.by_year.iter().enumerate() {
        println!("year {}: breaks {:.2}%", year + 1, 100.0 * tally.broke / tally.years);
    }
    let (sum, squares, count) = found.health;
    let mean = sum / count;
    println!("health: mean {mean:.3}, spread {:.3}", (squares / count - mean * mean).sqrt());
    for (feed, known) in Feed::ALL.iter().zip(found.known) {
        println!("{}: {:.1}%", feed.id(), 100.0 * f64::from(known) / f64::from(firms));
    }
    for (name, planted) in ["in a ring", "many lenders", "wash trading", "faulty sensor"].iter().zip(found.planted) {
        println!("{name}: {:.2}%", 100.0 * f64::from(planted) / f64::from(firms));
    }
    let ranked = &mut found.second_year;
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let share =
        |part: &[(f64, bool)]| 100.0 * part.iter().filter(|(_, bad)| *bad).count() as f64 / part.len().max(1) as f64;
    let (best, worst) = (ranked.len() * 187 / 1_000, ranked.len() * 707 / 1_000);
    println!(
        "by health after a year, bad in the second: best 18.7% {:.2}%, middle {:.2}%, worst 29.3% {:.2}%",
        share(&ranked[..best]),
        share(&ranked[best..worst]),
        share(&ranked[worst..])
    );
    let mut calm: Vec<f64> = found.oracle.iter().filter(|(_, soon)| !soon).map(|(score, _)| *score).collect();
    calm.sort_by(f64::total_cmp);
    if let Some(cut) = calm.get(calm.len() * 947 / 1_000) {
        let soon: Vec<f64> = found.oracle.iter().filter(|(_, soon)| *soon).map(|(score, _)| *score).collect();
        let caught = soon.iter().filter(|score| *score > cut).count();
        println!(
            "an oracle at month ends, 5.3% false alarms: sees {:.1}% of breaks of the next two months",
            100.0 * caught as f64 / soon.len().max(1) as f64
        );
    }
}

fn write(firms: u32, months: u16, folder: &str) {
    let living = Living::new(1, LivingOptions { firms, months, ..LivingOptions::default() }).expect("made before");
    let lake = Lake::open(Path::new(folder)).expect("a folder that can be written");
    let done = living.write(&lake, WriteOptions::default(), |progress, _segments| {
        println!(
            "{} of {} firms, {} facts, {} segments",
            progress.firms, progress.of, progress.facts, progress.segments
        );
    });
    println!("{:?}", done.expect("a lake without these firms"));
}
