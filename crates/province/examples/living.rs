//! What a living province comes out as (模拟 / simulated): the figures that `docs/province.md` is about.
//!
//! ```sh
//! cargo run -p province --example living -- 20000 24
//! cargo run -p province --example living -- 2000 24 /tmp/lake     # and writes the facts there
//! ```

use std::collections::BTreeMap;
use std::path::Path;

use lake::Lake;
use province::living::{Feed, Living, LivingOptions, WriteOptions};

#[derive(Clone, Default)]
struct Tally {
    firms: f64,
    years: f64,
    broke: f64,
    bad: f64,
}

fn main() {
    let mut words = std::env::args().skip(1);
    let firms = words.next().and_then(|word| word.parse().ok()).unwrap_or(10_000);
    let months = words.next().and_then(|word| word.parse().ok()).unwrap_or(24);
    let options = LivingOptions { firms, months, daily: false, ..LivingOptions::default() };
    let living = Living::new(1, options).expect("choose firms and months within the limits");
    let mut by_section: BTreeMap<char, Tally> = BTreeMap::new();
    let mut by_year = vec![Tally::default(); usize::from(months).div_ceil(12)];
    let (mut health, mut squares, mut count, mut facts) = (0.0, 0.0, 0.0, 0_u64);
    let mut known = [0_u32; 28];
    for firm in living.firms() {
        let truth = firm.truth();
        let tally = by_section.entry(firm.section()).or_default();
        tally.firms += 1.0;
        for (month, hidden) in truth.hidden.iter().enumerate().filter(|(_, hidden)| hidden.alive) {
            tally.years += 1.0 / 12.0;
            by_year[month / 12].years += 1.0 / 12.0;
            health += hidden.health;
            squares += hidden.health * hidden.health;
            count += 1.0;
        }
        if let Some(broke) = truth.cash_break {
            tally.broke += 1.0;
            tally.bad += f64::from(u8::from(broke.bad_on.is_some()));
            let month = living.month_ends().position(|end| broke.on <= end).unwrap_or(0);
            by_year[month / 12].broke += 1.0;
        }
        for feed in Feed::ALL {
            known[feed as usize] += u32::from(firm.knows(feed));
        }
        facts += firm.facts().count() as u64;
    }
    println!("模拟 / simulated: {firms} firms, {months} months, {facts} facts without daily ones");
    for (section, tally) in &by_section {
        let percent = |part: f64| 100.0 * part / tally.years;
        println!(
            "{section}: {:5.1}% of firms, breaks {:.2}% a year, bad {:.2}%",
            100.0 * tally.firms / f64::from(firms),
            percent(tally.broke),
            percent(tally.bad)
        );
    }
    let all = by_section.values().fold((0.0, 0.0, 0.0), |sum, t| (sum.0 + t.years, sum.1 + t.broke, sum.2 + t.bad));
    println!("all: breaks {:.2}% a year, bad {:.2}%", 100.0 * all.1 / all.0, 100.0 * all.2 / all.0);
    for (year, tally) in by_year.iter().enumerate() {
        println!("year {}: breaks {:.2}%", year + 1, 100.0 * tally.broke / tally.years);
    }
    let mean = health / count;
    println!("health: mean {mean:.3}, spread {:.3}", (squares / count - mean * mean).sqrt());
    for feed in Feed::ALL {
        println!("{}: {:.1}%", feed.id(), 100.0 * f64::from(known[feed as usize]) / f64::from(firms));
    }
    if let Some(folder) = words.next() {
        write(firms, months, &folder);
    }
}

fn write(firms: u32, months: u16, folder: &str) {
    let living = Living::new(1, LivingOptions { firms, months, ..LivingOptions::default() }).expect("made before");
    let lake = Lake::open(Path::new(folder)).expect("a folder that can be written");
    let done = living.write(&lake, WriteOptions::default(), |progress, _segments| {
        println!("{} of {} firms, {} facts, {} segments", progress.firms, progress.of, progress.facts, progress.segments);
    });
    println!("{:?}", done.expect("a lake without these firms"));
}
