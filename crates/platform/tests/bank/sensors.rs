//! Sensors heard by a real Mosquitto: readings become facts and indicators, nothing is lost and nothing repeated.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use calendar::{Date, add_days};
use platform::batches::QuarantineAsked;
use platform::portraits::PortraitAsked;
use platform::{Platform, Reach, Request};
use rumqttc::{AsyncClient, Event, MqttOptions, Packet, QoS};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::task::JoinHandle;

use crate::support::{Bank, ENGINES, People, day};

/// A Mosquitto of the test's own; it keeps what it holds in a folder and ends with the value.
struct Broker {
    folder: tempfile::TempDir,
    port: u16,
    child: Option<Child>,
}

impl Broker {
    /// Nothing where this machine has none.
    fn open() -> Option<Self> {
        let program = ["mosquitto", "/usr/sbin/mosquitto"].into_iter().find(|program| {
            Command::new(program).arg("-h").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
        });
        let Some(program) = program else {
            println!("skipped: no mosquitto on this machine (apt-get install mosquitto)");
            return None;
        };
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let folder = tempfile::tempdir().unwrap();
        let settings = format!(
            "listener {port} 127.0.0.1\nallow_anonymous true\npersistence true\npersistence_location {}/\nuser root\n",
            folder.path().display()
        );
        std::fs::write(folder.path().join("conf"), settings).unwrap();
        std::fs::write(folder.path().join("program"), program).unwrap();
        let mut broker = Self { folder, port, child: None };
        broker.start();
        Some(broker)
    }

    fn start(&mut self) {
        let program = std::fs::read_to_string(self.folder.path().join("program")).unwrap();
        let mut command = Command::new(program);
        command.arg("-c").arg(self.folder.path().join("conf")).stdout(Stdio::null()).stderr(Stdio::null());
        self.child = Some(command.spawn().unwrap());
        let up = || TcpStream::connect(("127.0.0.1", self.port)).is_ok();
        assert!(
            (0..100).any(|_| up() || {
                std::thread::sleep(Duration::from_millis(50));
                false
            }),
            "it does not start"
        );
    }

    /// Asks it to stop; it writes down what it holds first.
    fn stop(&mut self) {
        let Some(mut child) = self.child.take() else { return };
        let _ = Command::new("kill").arg(child.id().to_string()).status();
        let _ = child.wait();
    }

    /// Publishes messages as a plant would, each taken by the broker before this goes on.
    async fn publish(&self, messages: &[(String, String)]) {
        let mut options = MqttOptions::new("plant", "127.0.0.1", self.port);
        options.set_keep_alive(Duration::from_secs(10));
        let (client, mut events) = AsyncClient::new(options, 1_000);
        for (topic, payload) in messages {
            client.publish(topic, QoS::AtLeastOnce, false, payload.as_bytes()).await.unwrap();
        }
        let mut taken = 0;
        while taken < messages.len() {
            if let Event::Incoming(Packet::PubAck(_)) = events.poll().await.unwrap() {
                taken += 1;
            }
        }
        client.disconnect().await.unwrap();
        while events.poll().await.is_ok() {}
    }
}

impl Drop for Broker {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A way to the broker that loses acknowledgements while it is told to, and that can be cut.
struct Lossy {
    port: u16,
    loses: Arc<AtomicBool>,
    task: JoinHandle<()>,
    cut: Arc<tokio::sync::Notify>,
}

impl Lossy {
    async fn open(broker: u16) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (loses, cut) = (Arc::new(AtomicBool::new(false)), Arc::new(tokio::sync::Notify::new()));
        let held = (Arc::clone(&loses), Arc::clone(&cut));
        let task = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let Ok(server) = tokio::net::TcpStream::connect(("127.0.0.1", broker)).await else { continue };
                let ((mut from_client, mut to_client), (mut from_server, mut to_server)) =
                    (client.into_split(), server.into_split());
                let loses = Arc::clone(&held.0);
                let cut = Arc::clone(&held.1);
                tokio::spawn(async move {
                    let up = async {
                        // One packet after another: type, length below 128, the rest.
                        loop {
                            let Ok(kind) = from_client.read_u8().await else { return };
                            let Ok(length) = from_client.read_u8().await else { return };
                            let mut rest = vec![0; usize::from(length)];
                            if from_client.read_exact(&mut rest).await.is_err() {
                                return;
                            }
                            let acknowledges = kind == 0x40;
                            if !(acknowledges && loses.load(Ordering::SeqCst)) {
                                let packet = [&[kind, length][..], &rest].concat();
                                if to_server.write_all(&packet).await.is_err() {
                                    return;
                                }
                            }
                        }
                    };
                    let down = tokio::io::copy(&mut from_server, &mut to_client);
                    tokio::select! { () = up => {}, _ = down => {}, () = cut.notified() => {} }
                });
            }
        });
        Self { port, loses, task, cut }
    }
}

impl Drop for Lossy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn document(port: u16) -> String {
    format!(
        "schema: anji.feed/1\nid: plant-meters\ncategory: power\nfrom:\n  kind: mqtt\n  broker: mqtt://127.0.0.1:{port}\n  \
         topic: plants/+/power\n  batch: 20\n  seconds: 1\n  fields: {{ uscc: topic/2, period: /at, power_day_kwh: /meter/kwh }}\n"
    )
}

fn reading(code: &str, on: Date, kwh: &str) -> (String, String) {
    (format!("plants/{code}/power"), format!("{{\"at\": \"{on}T08:30:00+08:00\", \"meter\": {{\"kwh\": {kwh}}}}}"))
}

async fn facts(platform: &Platform, people: &People) -> u64 {
    let map = platform.source_map(&people.risk).await.unwrap();
    map.sources.iter().find(|one| one.source.id == "power").unwrap().facts
}

/// Waits until so many facts are in, then a little for one too many.
async fn settles(platform: &Platform, people: &People, wanted: u64, what: &str) {
    for _ in 0..200 {
        if facts(platform, people).await >= wanted {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert_eq!(facts(platform, people).await, wanted, "{what}");
}

struct Listening {
    platform: Arc<Platform>,
    task: Option<JoinHandle<()>>,
}

impl Listening {
    fn start(&mut self) {
        self.task = Some(tokio::spawn(Arc::clone(&self.platform).listen_to_feeds(Reach::Private.into())));
    }

    async fn stop(&mut self) {
        let Some(task) = self.task.take() else { return };
        task.abort();
        let _ = task.await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn readings_become_facts_and_indicators_once_whatever_breaks() {
    for engine in ENGINES {
        let Some(mut broker) = Broker::open() else { return };
        let Some(bank) = Bank::open(engine).await else { continue };
        bank.today("2025-07-15");
        let firm = bank.firms[0];
        let code = bank.platform.firm(&bank.people.officer, &firm.to_string()).await.unwrap().uscc;
        bank.consent(firm).await;
        let way = Lossy::open(broker.port).await;
        let risk = Request::plain(&bank.people.risk);
        bank.platform.add_feed(&risk, &document(way.port), &Reach::Private.into()).await.unwrap();
        let (platform, people) = (Arc::new(bank.platform), bank.people);
        let mut listening = Listening { platform: Arc::clone(&platform), task: None };
        listening.start();
        heard(&platform, &people, "listening").await;

        // Ninety-one days, the first three of each month idle.
        let start = day("2025-04-01");
        let on = |at: i32| add_days(start, at).unwrap();
        let kwh = |at: i32| if on(at).day() <= 3 { "1.0" } else { "1000.0" };
        let quarter: Vec<_> = (0..91).map(|at| reading(&code, on(at), kwh(at))).collect();
        broker.publish(&quarter).await;
        settles(&platform, &people, 91, "a day each").await;
        let who = &people.officer;
        let idle =
            platform.portrait_indicator(who, &code, "power_idle_days_3m", PortraitAsked::default()).await.unwrap();
        assert_eq!(idle.indicator.value.as_deref(), Some("7.89"), "six of the 76 days from 16 April");
        assert_eq!((idle.traces[0].file.as_str(), idle.traces_in_all), ("plant-meters", 91));

        // What cannot be read waits with its reason; the rest of the batch goes on.
        let bad = |topic: &str, payload: &str| (topic.to_owned(), payload.to_owned());
        let next = reading(&code, on(91), "5.0");
        broker
            .publish(&[
                bad("plants/x/power", "not json"),
                bad(&format!("plants/{code}/power"), r#"{"at": "2025-06-30", "meter": {"kwh": "many"}}"#),
                reading("91130100MA77000779", on(91), "5.0"),
                next.clone(),
            ])
            .await;
        settles(&platform, &people, 92, "one of four").await;
        let waiting = platform.quarantine_page(&people.risk, &QuarantineAsked::default(), "", 10).await.unwrap().0;
        let mut reasons: Vec<&str> = waiting.iter().map(|row| row.reason.id.as_str()).collect();
        reasons.sort_unstable();
        assert_eq!(reasons, ["bad-number", "bad-payload", "unknown-firm"]);
        // The same message again, as a plant that is not sure sends it: nothing.
        broker.publish(&[next.clone(), next]).await;
        settles(&platform, &people, 92, "sent again").await;

        // Kept, and the acknowledgement is lost with the connection: the broker sends it again, and that changes nothing.
        way.loses.store(true, Ordering::SeqCst);
        broker.publish(&[reading(&code, on(92), "6.0")]).await;
        settles(&platform, &people, 93, "kept before it is acknowledged").await;
        way.loses.store(false, Ordering::SeqCst);
        way.cut.notify_waiters();
        settles(&platform, &people, 93, "sent again by the broker").await;

        // Published while nobody listens, and a broker that is started anew.
        listening.stop().await;
        broker.publish(&[reading(&code, on(93), "7.0")]).await;
        broker.stop();
        broker.start();
        listening.start();
        settles(&platform, &people, 94, "waited at the broker").await;
        broker.stop();
        heard(&platform, &people, "import.failed").await;
        broker.start();
        heard(&platform, &people, "listening").await;
        broker.publish(&[reading(&code, on(94), "8.0")]).await;
        settles(&platform, &people, 95, "after its broker came back").await;

        // Ended: nothing more comes in.
        platform.end_feed(&Request::plain(&people.risk), "plant-meters", "设备停用").await.unwrap();
        tokio::time::sleep(Duration::from_secs(3)).await;
        broker.publish(&[reading(&code, on(95), "9.0")]).await;
        settles(&platform, &people, 95, "an ended feed").await;
        listening.stop().await;
    }
}

/// Waits until a feed says that it is so.
async fn heard(platform: &Platform, people: &People, said: &str) {
    for _ in 0..200 {
        let card = platform.feed_cards(&people.risk, "", 10).await.unwrap().0.remove(0);
        if card.last.is_some_and(|last| last.said.id == said) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the feed never said {said}");
}
