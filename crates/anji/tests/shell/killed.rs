//! A service that is killed while files come in: what it acknowledged is there, nothing is there twice, and portraits in memory are those of the lake.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::drills::good;
use crate::golden::Golden;

const CODE: &str = "91130100MA0TE5T16R";
const MONTHS: usize = 24;

/// A running service, killed when it is dropped.
struct Service {
    child: Child,
    base: String,
    agent: ureq::Agent,
}

impl Drop for Service {
    fn drop(&mut self) {
        // SIGKILL: nothing is put in order.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Service {
    fn start(golden: &Golden) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_anji"))
            .args(["--data", "data", "serve", "--listen", "127.0.0.1:0"])
            .current_dir(golden.path("."))
            .env_clear()
            .env("LANG", "C.UTF-8")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stderr.take().unwrap());
        let base = loop {
            let mut line = String::new();
            assert!(said.read_line(&mut line).unwrap() > 0, "it ended before it listened");
            if let Some(at) = line.find("http://127.0.0.1:") {
                break line[at..].split('/').take(3).collect::<Vec<_>>().join("/");
            }
        };
        // Whoever writes into a pipe that nobody reads stops.
        std::thread::spawn(move || said.lines().for_each(drop));
        let config = ureq::Agent::config_builder().http_status_as_error(false).build();
        let service = Self { child, base, agent: ureq::Agent::new_with_config(config) };
        for _ in 0..600 {
            if service
                .agent
                .get(format!("{}/readyz", service.base))
                .call()
                .is_ok_and(|ready| ready.status().is_success())
            {
                return service;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("the service is not ready after a minute");
    }

    fn get(&self, path: &str, key: &str) -> Value {
        let mut answer = self
            .agent
            .get(format!("{}{path}", self.base))
            .header("authorization", format!("Bearer {key}"))
            .call()
            .unwrap();
        let text = answer.body_mut().read_to_string().unwrap();
        assert!(answer.status().is_success(), "{path}: {text}");
        serde_json::from_str(&text).unwrap()
    }

    /// Whether the file was acknowledged, and whether it had come in before.
    fn deliver(&self, file: &str, key: &str) -> Option<bool> {
        let sent = self
            .agent
            .post(format!("{}/v1/sources/tax/deliveries?file=tax.csv", self.base))
            .header("authorization", format!("Bearer {key}"))
            .content_type("text/csv")
            .send(file);
        let mut answer = sent.ok()?;
        let card: Value = serde_json::from_str(&answer.body_mut().read_to_string().ok()?).unwrap();
        assert!(answer.status().is_success(), "{card}");
        Some(card["brought_before"].as_bool().unwrap())
    }

    /// The firm as it stands in memory, once it is held there.
    fn live(&self, firm: &str, key: &str) -> Value {
        for _ in 0..600 {
            let live = self.get(&format!("/v1/firms/{firm}/portrait/live"), key);
            if live["from_memory"] == true {
                return live;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("it is not held in memory after a minute");
    }
}

/// A firm that consents for a year from today, and keys of an officer and of whoever brings files in.
fn prepared(golden: &Golden) -> (String, String, String) {
    let script = format!(
        "export ANJI_DATA=data ANJI_INSTITUTION=demo-bank
         echo 模拟授权书，仅供测试 > consent.txt
         anji --as li firm add --uscc {CODE} --name 模拟测试商行 --region 130102 --industry C1411 --registered-on 2020-01-01 --identified
         anji --as li firm consent {CODE} --category tax --until \"$(date -d '+300 days' +%F)\" --text consent.txt
         echo \"firm $(anji --as li firm show {CODE} --json)\" | tr -d '\\n '; echo
         anji --as admin user key li --label test
         anji --as admin user key zhao --label test"
    );
    let said = good(&golden.shell(&script, &[]));
    let firm = said.split("\"firm_").nth(1).map(|rest| format!("firm_{}", rest.split('"').next().unwrap())).unwrap();
    let mut keys = said.split_whitespace().filter(|word| word.starts_with("anjik_"));
    (firm, keys.next().unwrap().to_owned(), keys.next().unwrap().to_owned())
}

/// Sales of one month, and of the month before it again, larger: each file corrects the one before.
fn file(month: usize) -> String {
    let of = |month: usize| format!("{:04}-{:02}", 2023 + month / 12, month % 12 + 1);
    let mut file = format!("uscc,period,vat_sales_fen\n{CODE},{},{}\n", of(month), 30_000_000 + month * 1_000_000);
    if month > 0 {
        file.push_str(&format!("{CODE},{},{}\n", of(month - 1), 31_000_000 + month * 1_000_000));
    }
    file
}

#[test]
fn a_service_killed_while_files_come_in_loses_nothing_and_repeats_nothing() {
    let golden = Golden::unpacked();
    let (firm, reads, brings) = prepared(&golden);
    let mut acknowledged = 0;
    // Killed four times, each time in the middle of a delivery or right after one.
    for round in 0..4_u64 {
        let mut service = Service::start(&golden);
        let from = acknowledged;
        let (base, agent, key) = (service.base.clone(), service.agent.clone(), brings.clone());
        let sender = std::thread::spawn(move || {
            let through = Service { child: Command::new("true").spawn().unwrap(), base, agent };
            let more = (from..MONTHS).take_while(|month| through.deliver(&file(*month), &key).is_some());
            more.count()
        });
        std::thread::sleep(Duration::from_millis(900 + 350 * round));
        service.child.kill().unwrap();
        service.child.wait().unwrap();
        acknowledged = from + sender.join().unwrap();
    }
    let service = Service::start(&golden);
    // What was acknowledged came in before; of the others one may have, unheard.
    let again: Vec<bool> = (0..MONTHS).map(|month| service.deliver(&file(month), &brings).unwrap()).collect();
    assert!(acknowledged > 0, "nothing was acknowledged before the first kill: the test shows nothing");
    assert!(again[..acknowledged].iter().all(|before| *before), "{acknowledged} acknowledged, {again:?}");
    assert!(
        again[acknowledged..].iter().filter(|before| **before).count() <= 1,
        "{acknowledged} acknowledged, {again:?}"
    );
    let live = service.live(&firm, &reads);
    let whole = service.get(&format!("/v1/firms/{firm}/portrait"), &reads);
    assert_eq!(live["scores"], whole["scores"]);
    assert_eq!(whole["facts"], MONTHS * 2 - 1, "each value once, and once corrected");
    // Ended in order this time: the snapshot that it leaves is what the next one begins with.
    let mut ended = service;
    let pid = ended.child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    ended.child.wait().unwrap();
    assert!(std::fs::read_dir(golden.path("data/portraits")).unwrap().count() > 0, "no snapshot");
    let service = Service::start(&golden);
    assert_eq!(service.live(&firm, &reads), live);
}
