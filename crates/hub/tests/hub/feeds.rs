//! Documents of feeds: what stands, and what is refused with what to do.

use hub::limits::{MAX_FEED_BATCH, MAX_FEED_MINUTES, MAX_FEED_SECONDS, MAX_TOPIC_BYTES, MIN_FEED_MINUTES};
use hub::{Catalogue, Feed, Origin};

const PULL: &str = "schema: anji.feed/1\nid: tax-bureau\ncategory: tax\nfrom:\n  kind: http\n  url: https://data.example.org/tax.csv\n  \
                    every_minutes: 60\n  header: { name: authorization, secret: tax-bureau }\n";
const SENSORS: &str = "schema: anji.feed/1\nid: plant-meters\ncategory: power\nfrom:\n  kind: mqtt\n  broker: mqtts://broker.example.org:8883\n  \
                       topic: plants/+/power\n  user: anji\n  secret: plant-broker\n  fields: { uscc: topic/2, period: /at, power_day_kwh: /meter/kwh }\n";

fn parsed(text: &str) -> Result<Feed, String> {
    Feed::parse("feed", text, Catalogue::built_in()).map_err(|error| {
        assert!(!error.zh().is_ascii() && error.en().starts_with("feed: "), "{error}");
        error.en()
    })
}

#[test]
fn a_feed_is_read_and_written_the_same() {
    for text in [PULL, SENSORS] {
        let feed = parsed(text).unwrap();
        assert_eq!(parsed(&serde_norway::to_string(&feed).unwrap()).unwrap(), feed);
    }
    assert_eq!(parsed(PULL).unwrap().secret(), Some("tax-bureau"));
    let Origin::Mqtt(from) = parsed(SENSORS).unwrap().from else { panic!("sensors") };
    assert_eq!((from.batch, from.seconds), (20, 60), "what a broker hands out, a minute");
}

#[test]
fn what_cannot_stand_is_refused() {
    for (text, from, to, said) in [
        (PULL, "anji.feed/1", "anji.feed/2", "schema"),
        (PULL, "id: tax-bureau\n", "id: Tax\n", "an id begins"),
        (PULL, "category: tax", "category: taxes", "category"),
        (PULL, "secret: tax-bureau", "secret: ../keys/seal.key", "secret"),
        (PULL, "name: authorization", "name: 'a b'", "header"),
        (PULL, "kind: http", "kind: ftp", "unknown variant"),
        (PULL, "every_minutes: 60", "every_hours: 1", "unknown field"),
        (SENSORS, "plants/+/power", "plants/#/power", "topic"),
        (SENSORS, "plants/+/power", "plants/a+/power", "topic"),
        (SENSORS, "uscc: topic/2, ", "", "uscc"),
        (SENSORS, "period: /at", "period: at", "JSON pointer"),
        (SENSORS, "uscc: topic/2", "uscc: topic/0", "JSON pointer"),
    ] {
        assert!(text.contains(from), "{from}");
        let error = parsed(&text.replacen(from, to, 1)).expect_err(to);
        assert!(error.contains(said), "{to}: {error}");
    }
}

#[test]
fn bounds_are_at_their_limits() {
    let every = |minutes: u32| parsed(&PULL.replace("every_minutes: 60", &format!("every_minutes: {minutes}")));
    assert!(every(MIN_FEED_MINUTES).is_ok() && every(MAX_FEED_MINUTES).is_ok());
    assert!(every(MIN_FEED_MINUTES - 1).is_err() && every(MAX_FEED_MINUTES + 1).is_err());
    let kept = |batch: u16, seconds: u16| {
        parsed(&SENSORS.replace("user: anji", &format!("user: anji\n  batch: {batch}\n  seconds: {seconds}")))
    };
    assert!(kept(1, 1).is_ok() && kept(MAX_FEED_BATCH, MAX_FEED_SECONDS).is_ok());
    assert!(kept(0, 1).is_err() && kept(1, 0).is_err());
    assert!(kept(MAX_FEED_BATCH + 1, 1).is_err() && kept(1, MAX_FEED_SECONDS + 1).is_err());
    let topic = |bytes: usize| parsed(&SENSORS.replace("plants/+/power", &"t".repeat(bytes)));
    assert!(topic(MAX_TOPIC_BYTES).is_ok() && topic(MAX_TOPIC_BYTES + 1).is_err());
}
