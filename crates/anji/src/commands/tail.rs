//! `anji watch tail`: alerts of a running service, line by line as they are raised, change and end.
//!
//! The service holds the book, so this asks it, with a program's key, as any other program would.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, bail};
use platform::watching::{AlertCard, AlertPage};

use crate::cli::Shared;
use crate::output;

/// Largest answer that is read: a page of alerts.
const MAX_ANSWER: u64 = 8 << 20;

/// What is followed.
pub struct Asked {
    /// Address of the service.
    pub server: String,
    /// File that holds a program's key.
    pub key_file: PathBuf,
    /// Of one level.
    pub level: Option<String>,
    /// Seconds between two looks.
    pub every: u64,
    /// Whether to end after what is there now.
    pub once: bool,
}

/// What tells that something of an alert is new.
#[derive(PartialEq, Eq)]
struct Mark {
    status: String,
    seen_on: String,
    cleared_on: Option<String>,
    times: u32,
}

/// Prints until it is stopped. A service that does not answer is asked again; a refusal ends it.
pub fn run(shared: &Shared, asked: &Asked) -> anyhow::Result<()> {
    if asked.every == 0 {
        bail!("--every takes 1 or more seconds");
    }
    let key = std::fs::read_to_string(&asked.key_file).with_context(|| {
        format!("cannot read {}: make a key with anji user key and keep it there", asked.key_file.display())
    })?;
    let config =
        ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(Duration::from_secs(30))).build();
    let agent = ureq::Agent::new_with_config(config);
    let mut known: BTreeMap<String, Mark> = BTreeMap::new();
    loop {
        match alerts(&agent, asked, key.trim()) {
            Ok(found) => tell(shared, &mut known, found)?,
            Err(Trouble::Refused(text)) => bail!("{text}"),
            Err(Trouble::Away(text)) if asked.once => bail!("{text}"),
            Err(Trouble::Away(text)) => {
                eprintln!("服务无应答，继续尝试 · the service does not answer, trying again: {text}");
            }
        }
        if asked.once {
            return Ok(());
        }
        std::thread::sleep(Duration::from_secs(asked.every));
    }
}

enum Trouble {
    /// Asking again is of no use.
    Refused(String),
    /// It may answer the next time.
    Away(String),
}

/// Every alert that is not closed, page after page.
fn alerts(agent: &ureq::Agent, asked: &Asked, key: &str) -> Result<Vec<AlertCard>, Trouble> {
    let (mut found, mut after) = (Vec::new(), None::<String>);
    loop {
        let mut request = agent
            .get(format!("{}/v1/alerts", asked.server.trim_end_matches('/')))
            .header("authorization", format!("Bearer {key}"))
            .query("limit", "200");
        if let Some(level) = &asked.level {
            request = request.query("level", level);
        }
        if let Some(after) = &after {
            request = request.query("after", after);
        }
        let mut answer = request.call().map_err(|error| Trouble::Away(error.to_string()))?;
        let body = answer.body_mut().with_config().limit(MAX_ANSWER).read_to_vec();
        let body = body.map_err(|error| Trouble::Away(error.to_string()))?;
        let status = answer.status();
        if status.is_server_error() || status.as_u16() == 429 {
            return Err(Trouble::Away(format!("{status}")));
        }
        if !status.is_success() {
            return Err(Trouble::Refused(format!("the service answered {status}: {}", String::from_utf8_lossy(&body))));
        }
        let page: AlertPage = serde_json::from_slice(&body)
            .map_err(|error| Trouble::Refused(format!("not an answer of Anji: {error}")))?;
        found.extend(page.rows);
        after = page.next;
        if after.is_none() {
            return Ok(found);
        }
    }
}

/// Prints what is new since the look before, the gravest last so that it stands nearest to who reads.
fn tell(shared: &Shared, known: &mut BTreeMap<String, Mark>, found: Vec<AlertCard>) -> anyhow::Result<()> {
    let mut now = BTreeMap::new();
    for alert in found.into_iter().rev() {
        let mark = Mark {
            status: alert.status.id.clone(),
            seen_on: alert.seen_on.clone(),
            cleared_on: alert.cleared_on.clone(),
            times: alert.times,
        };
        if known.get(&alert.id) != Some(&mark) {
            if shared.json {
                output::print(&format!("{}\n", serde_json::to_string(&alert)?))?;
            } else {
                output::print(&line(&alert))?;
            }
        }
        now.insert(alert.id, mark);
    }
    for id in known.keys().filter(|id| !now.contains_key(*id)) {
        if !shared.json {
            output::print(&format!("已关闭 closed  {id}\n"))?;
        }
    }
    *known = now;
    Ok(())
}

fn line(alert: &AlertCard) -> String {
    let said = alert.said.iter().filter_map(|said| {
        let value = said.value.as_ref()?;
        Some(format!("{} {value}{}", said.what.zh, said.unit.zh))
    });
    format!(
        "{}  {}  {} {}  {}  {}  {}\n",
        alert.seen_on,
        alert.level.zh,
        alert.warning.zh,
        alert.warning.en,
        alert.firm_name.as_deref().unwrap_or(&alert.firm),
        said.collect::<Vec<_>>().join("，"),
        if alert.cleared_on.is_some() { "已解除 over" } else { &alert.status.zh },
    )
}
