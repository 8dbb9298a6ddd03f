//! Messages of sensors as rows of a source.
//!
//! A message is a JSON object that says one thing of one firm on one day. Of several in a batch that speak of the same firm, day and
//! number the last counts, as it would of several batches; what is no JSON object, or too long, is refused with its reason. What the
//! columns mean is not known here.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Timestamp, business_date};
use lake::QuarantineRow;
use serde_json::Value;

use crate::Reason;
use crate::limits::MAX_READING_BYTES;
use crate::samples::refuse;
use crate::sources::{SourceTable, said};

/// Where a value of a message stands.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    /// In a level of its topic, the first being 0.
    Level(usize),
    /// In its payload, by JSON pointer.
    Pointer(String),
}

/// Where the values of a row stand in a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    headings: Vec<String>,
    places: Vec<Place>,
    /// The columns by which rows are told apart.
    key: Vec<usize>,
    period: Option<usize>,
}

impl Mapping {
    /// From headings and the places of their values: `topic/2` is the second level of the topic, anything else a JSON pointer. `keys`
    /// are the headings by which rows are told apart, `period` the one of the day: an instant there is the business day it falls on.
    #[must_use]
    pub fn new(fields: &BTreeMap<String, String>, keys: &[&str], period: &str) -> Self {
        let place = |text: &String| match text.strip_prefix("topic/").and_then(|level| level.parse::<usize>().ok()) {
            Some(level) => Place::Level(level.saturating_sub(1)),
            None => Place::Pointer(text.clone()),
        };
        let headings: Vec<String> = fields.keys().cloned().collect();
        let at = |heading: &str| headings.iter().position(|known| known == heading);
        Self {
            key: keys.iter().filter_map(|key| at(key)).collect(),
            period: at(period),
            places: fields.values().map(place).collect(),
            headings,
        }
    }

    fn row(&self, topic: &str, payload: &Value) -> Vec<String> {
        let levels: Vec<&str> = topic.split('/').collect();
        let cell = |place: &Place| match place {
            Place::Level(at) => levels.get(*at).map_or_else(String::new, |level| (*level).to_owned()),
            Place::Pointer(pointer) => said(payload.pointer(pointer)),
        };
        let mut row: Vec<String> = self.places.iter().map(cell).collect();
        if let Some(period) = self.period.and_then(|at| row.get_mut(at))
            && let Some(day) = day_of(period)
        {
            *period = day;
        }
        row
    }
}

/// The business day of an instant: RFC 3339, or seconds or milliseconds since 1970; nothing for anything else.
fn day_of(text: &str) -> Option<String> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let instant = match (text.len(), text.parse::<i64>()) {
        (10, Ok(seconds)) if digits => Timestamp::from_second(seconds).ok(),
        (13, Ok(milliseconds)) if digits => Timestamp::from_millisecond(milliseconds).ok(),
        _ => text.parse::<Timestamp>().ok(),
    };
    Some(business_date(instant?).to_string())
}

/// Messages on their way to become a batch.
#[derive(Debug, Clone)]
pub struct Readings {
    mapping: Mapping,
    rows: BTreeMap<Vec<String>, (u64, Vec<String>)>,
    refused: Vec<QuarantineRow>,
    taken: u64,
}

impl Readings {
    /// None yet.
    #[must_use]
    pub const fn new(mapping: Mapping) -> Self {
        Self { mapping, rows: BTreeMap::new(), refused: Vec::new(), taken: 0 }
    }

    /// How many messages were taken.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.taken
    }

    /// Whether none was.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.taken == 0
    }

    /// Takes a message; its row has its number among them, the first being 1.
    pub fn push(&mut self, topic: &str, payload: &[u8]) {
        self.taken += 1;
        let refused = match self.read(payload) {
            Ok(payload) => {
                let row = self.mapping.row(topic, &payload);
                let key = self.mapping.key.iter().filter_map(|at| row.get(*at).cloned()).collect();
                self.rows.insert(key, (self.taken, row));
                return;
            }
            Err(why) => why,
        };
        let cut = &payload[..payload.len().min(MAX_READING_BYTES)];
        let raw = format!("{topic} {}", String::from_utf8_lossy(cut));
        self.refused.push(refuse(self.taken, Reason::BadPayload, raw, refused));
    }

    fn read(&self, payload: &[u8]) -> Result<Value, String> {
        if payload.len() > MAX_READING_BYTES {
            return Err(format!(
                "报文超过 {MAX_READING_BYTES} 字节 · a message of more than {MAX_READING_BYTES} bytes"
            ));
        }
        match serde_json::from_slice::<Value>(payload) {
            Ok(value @ Value::Object(_)) => Ok(value),
            Ok(_) => Err("报文应为一个 JSON 对象 · a message is one JSON object".to_owned()),
            Err(error) => Err(format!("报文不是 JSON（{error}）· the message is not JSON ({error})")),
        }
    }

    /// The messages as rows.
    #[must_use]
    pub fn table(self) -> SourceTable {
        let mut rows: Vec<(u64, Vec<String>)> = self.rows.into_values().collect();
        rows.sort_by_key(|(number, _)| *number);
        SourceTable { format: "mqtt".to_owned(), headings: self.mapping.headings, rows, refused: self.refused }
    }
}

/// The digests of messages that are in: what is sent again is told by them. It holds so many of the newest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remembered {
    order: std::collections::VecDeque<String>,
    known: BTreeSet<String>,
}

impl Remembered {
    /// From the digests, the oldest first, parted by blanks.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut remembered = Self::default();
        text.split_ascii_whitespace().for_each(|digest| remembered.add(digest.to_owned()));
        remembered
    }

    /// Whether a message is in.
    #[must_use]
    pub fn knows(&self, digest: &str) -> bool {
        self.known.contains(digest)
    }

    /// Adds one.
    pub fn add(&mut self, digest: String) {
        if self.known.insert(digest.clone()) {
            self.order.push_back(digest);
        }
        if self.order.len() > crate::limits::REMEMBERED_READINGS
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
        }
    }

    /// As [`Remembered::read`] takes it.
    #[must_use]
    pub fn text(&self) -> String {
        self.order.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping() -> Mapping {
        let fields = [("uscc", "topic/2"), ("period", "/at"), ("kwh", "/meter/kwh")];
        let fields = fields.map(|(heading, place)| (heading.to_owned(), place.to_owned())).into();
        Mapping::new(&fields, &["uscc", "period"], "period")
    }

    #[test]
    fn a_message_is_a_row_and_the_last_of_a_day_counts() {
        let mut readings = Readings::new(mapping());
        for (topic, payload) in [
            ("plants/A/power", r#"{"at": "2025-07-14T17:00:00Z", "meter": {"kwh": 1.5}}"#),
            ("plants/B/power", r#"{"at": 1752480000, "meter": {"kwh": "2"}}"#),
            ("plants/A/power", r#"{"at": "2025-07-15", "meter": {"kwh": 3}}"#),
            ("plants/A/power", r#"{"at": 1752480000000, "meter": {}}"#),
            ("plants/A/power", "[1]"),
            ("plants/A/power", "\u{0}"),
            ("plants", r#"{"at": "no day"}"#),
        ] {
            readings.push(topic, payload.as_bytes());
        }
        let table = readings.table();
        assert_eq!(table.headings, ["kwh", "period", "uscc"]);
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        assert_eq!(
            table.rows,
            [
                (2, row(["2", "2025-07-14", "B"])),
                (3, row(["3", "2025-07-15", "A"])),
                (4, row(["", "2025-07-14", "A"])),
                (7, row(["", "no day", ""])),
            ],
            "the first is one in the morning of the 15th in Beijing, and the third speaks of the same day"
        );
        assert_eq!(table.refused.iter().map(|row| row.row).collect::<Vec<_>>(), [5, 6]);
        assert!(table.refused.iter().all(|row| row.reason == "bad-payload" && row.raw.starts_with("plants/A/power ")));
    }

    #[test]
    fn a_message_is_bounded() {
        let of = |bytes: usize| {
            let mut readings = Readings::new(mapping());
            readings.push("plants/A", format!("{{\"at\":\"{}\"}}", "1".repeat(bytes - 9)).as_bytes());
            readings.table().refused.len()
        };
        assert_eq!((of(MAX_READING_BYTES), of(MAX_READING_BYTES + 1)), (0, 1));
    }

    #[test]
    fn so_many_are_remembered_and_the_oldest_forgotten() {
        let mut remembered = Remembered::default();
        let most = crate::limits::REMEMBERED_READINGS;
        (0..most).for_each(|at| remembered.add(at.to_string()));
        remembered.add("5".to_owned());
        assert!(remembered.knows("0") && Remembered::read(&remembered.text()) == remembered);
        remembered.add("one more".replace(' ', "-"));
        assert!(!remembered.knows("0") && remembered.knows("1"));
    }
}
