//! Starts and stops the PostgreSQL that one test run shares.
//!
//! ```text
//! export ANJI_TEST_POSTGRES=$(testkit-pg start /tmp/anji-pg)
//! cargo nextest run --workspace
//! testkit-pg stop /tmp/anji-pg
//! ```

use std::path::Path;
use std::process::ExitCode;

use testkit::pg::Cluster;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["start", folder] => Cluster::start(Path::new(folder)).map(|cluster| println!("{}", cluster.superuser_url)),
        ["stop", folder] => Cluster::stop_in(Path::new(folder)),
        _ => {
            eprintln!("usage: testkit-pg start FOLDER   prints the superuser URL\n       testkit-pg stop FOLDER");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("testkit-pg: {error}");
            ExitCode::FAILURE
        }
    }
}
