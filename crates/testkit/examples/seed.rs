//! Runs one seed and says each step: `cargo run -p testkit --example seed -- SEED [off|lying]`.

use store::Durability;
use testkit::simulate::{SimOptions, run};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let seed = arguments.first().and_then(|text| text.parse().ok()).unwrap_or(0);
    let fault = arguments.get(1).map(String::as_str);
    let options = SimOptions {
        durability: if fault == Some("off") { Durability::Off } else { Durability::Full },
        lying_disk: fault == Some("lying"),
        trace: true,
        ..SimOptions::default()
    };
    if let Some(end) = arguments.get(2).and_then(|text| text.parse::<u64>().ok()) {
        let options = SimOptions { trace: false, ..options };
        for seed in seed..end {
            match run(seed, &options) {
                Ok(report) => println!("{seed} crashes {} {:?}", report.crashes, report.loss),
                Err(failure) => println!("{failure}"),
            }
        }
        return;
    }
    match run(seed, &options) {
        Ok(report) => println!("{report:#?}"),
        Err(failure) => println!("{failure}"),
    }
}
