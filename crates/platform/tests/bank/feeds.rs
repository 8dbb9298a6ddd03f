//! Files fetched by themselves: once each, with a secret from a file, from where the operator lets them come, again after a failure.

use std::collections::{BTreeMap, VecDeque};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::sync::{Arc, Mutex};
use std::thread;

use calendar::Timestamp;
use platform::feeds::FeedCard;
use platform::limits::MAX_FEEDS;
use platform::{Code, Outcome, Reach, Request, Targets};

use crate::support::{Bank, ENGINES, refused};

/// What a test's source answers next: status, headers, body.
type Answer = (u16, &'static str, Vec<u8>);

/// A source on this machine: answers in order, then `404`, and the headers it was asked with.
struct Source {
    url: String,
    answers: Arc<Mutex<VecDeque<Answer>>>,
    asked: Arc<Mutex<Vec<BTreeMap<String, String>>>>,
}

impl Source {
    fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/tax.csv", listener.local_addr().unwrap());
        let (answers, asked) = (Arc::<Mutex<VecDeque<Answer>>>::default(), Arc::<Mutex<Vec<_>>>::default());
        let held = (Arc::clone(&answers), Arc::clone(&asked));
        thread::spawn(move || {
            for stream in listener.incoming() {
                let answer = held.0.lock().unwrap().pop_front().unwrap_or((404, "", Vec::new()));
                let Some(headers) = answered(stream.unwrap(), answer) else { return };
                held.1.lock().unwrap().push(headers);
            }
        });
        Self { url, answers, asked }
    }

    fn says(&self, status: u16, headers: &'static str, body: &str) {
        self.answers.lock().unwrap().push_back((status, headers, body.as_bytes().to_vec()));
    }

    fn last(&self) -> BTreeMap<String, String> {
        self.asked.lock().unwrap().last().cloned().unwrap()
    }
}

fn answered(stream: TcpStream, (status, headers, body): Answer) -> Option<BTreeMap<String, String>> {
    let mut reader = BufReader::new(stream);
    let mut asked = BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        if line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':') {
            asked.insert(name.to_ascii_lowercase(), value.trim().to_owned());
        }
    }
    let head = format!("HTTP/1.1 {status} x\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n", body.len());
    reader.get_mut().write_all(&[head.as_bytes(), &body].concat()).ok()?;
    Some(asked)
}

fn document(name: &str, url: &str, header: &str) -> String {
    format!(
        "schema: anji.feed/1\nid: {name}\ncategory: tax\nfrom:\n  kind: http\n  url: {url}\n  every_minutes: 60\n{header}"
    )
}

async fn add(bank: &Bank, document: &str, targets: &Targets) -> Outcome<FeedCard> {
    bank.platform.add_feed(&Request::plain(&bank.people.risk), document, targets).await
}

fn at(minute: i64) -> Timestamp {
    Timestamp::from_second(1_752_537_600 + 60 * minute).unwrap()
}

async fn shown(bank: &Bank) -> FeedCard {
    bank.platform.feed_cards(&bank.people.auditor, "", 10).await.unwrap().0.remove(0)
}

async fn facts(bank: &Bank) -> u64 {
    let map = bank.platform.source_map(&bank.people.risk).await.unwrap();
    map.sources.iter().find(|one| one.source.id == "tax").unwrap().facts
}

/// Puts a secret where the operator of the machine would.
fn secret(bank: &Bank, name: &str, value: &str, mode: u32) {
    let folder = bank.root.path().join("feed-secrets/demo-bank");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), value).unwrap();
    std::fs::set_permissions(folder.join(name), std::fs::Permissions::from_mode(mode)).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_fetched_when_it_is_due_and_comes_in_once() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        bank.today("2025-07-15");
        let targets: Targets = Reach::Private.into();
        let source = Source::open();
        let header = "  header: { name: authorization, secret: tax-bureau }\n";
        let feed = document("tax-bureau", &source.url, header);
        assert_eq!(refused(add(&bank, &feed, &targets).await), Code::Invalid, "the secret is not there");
        secret(&bank, "tax-bureau", "Bearer s3cret\n", 0o644);
        assert_eq!(refused(add(&bank, &feed, &targets).await), Code::Invalid, "others can read it");
        secret(&bank, "tax-bureau", "Bearer s3cret\n", 0o600);
        let card = add(&bank, &feed, &targets).await.unwrap();
        assert_eq!(
            (card.every_minutes, card.secret.as_deref(), card.by.as_str()),
            (Some(60), Some("tax-bureau"), "zhao")
        );
        assert!(card.last.is_none());

        let code = bank.platform.firm(&bank.people.officer, &bank.firms[0].to_string()).await.unwrap().uscc;
        let file = |sales: &str| format!("uscc,period,vat_sales_fen\n{code},2025-05,100\n{code},2025-06,{sales}\n");
        source.says(200, "etag: \"one\"\r\nlast-modified: Tue, 01 Jul 2025 00:00:00 GMT\r\n", &file("200"));
        assert_eq!(bank.platform.run_due_feeds(&targets, at(0)).await.unwrap(), 1);
        let last = shown(&bank).await.last.unwrap();
        assert!(last.ok && last.said.id == "brought", "{last:?}");
        assert_eq!((last.failures, last.next_at.as_deref()), (0, Some(at(60).to_string().as_str())));
        assert_eq!(facts(&bank).await, 2);
        assert_eq!(source.last().get("authorization").map(String::as_str), Some("Bearer s3cret"));
        assert!(!source.last().contains_key("if-none-match"));

        // Not before its time; then it says what it has, and nothing changed.
        assert_eq!(bank.platform.run_due_feeds(&targets, at(59)).await.unwrap(), 0);
        source.says(304, "", "");
        assert_eq!(bank.platform.run_due_feeds(&targets, at(60)).await.unwrap(), 1);
        let asked = source.last();
        assert_eq!(asked.get("if-none-match").map(String::as_str), Some("\"one\""));
        assert_eq!(asked.get("if-modified-since").map(String::as_str), Some("Tue, 01 Jul 2025 00:00:00 GMT"));
        assert_eq!(shown(&bank).await.last.unwrap().said.id, "unchanged");
        // The same file again, by a source that knows no tags: it is in.
        source.says(200, "", &file("200"));
        bank.platform.run_due_feeds(&targets, at(120)).await.unwrap();
        assert_eq!(shown(&bank).await.last.unwrap().said.id, "same");
        assert_eq!(facts(&bank).await, 2);
        // A corrected one comes in.
        source.says(200, "", &file("300"));
        bank.platform.run_due_feeds(&targets, at(180)).await.unwrap();
        assert_eq!((facts(&bank).await, shown(&bank).await.last.unwrap().said.id.as_str()), (4, "brought"));

        // Failures: again after a minute, then after four, and no word of what the other side said.
        source.says(500, "", "internal detail");
        bank.platform.run_due_feeds(&targets, at(240)).await.unwrap();
        let last = shown(&bank).await.last.unwrap();
        assert!(!last.ok && last.said.en.contains("HTTP 500") && !last.said.en.contains("internal"), "{last:?}");
        assert_eq!((last.failures, last.next_at.as_deref()), (1, Some(at(241).to_string().as_str())));
        source.says(200, "", "a,b\n1,2\n");
        bank.platform.run_due_feeds(&targets, at(241)).await.unwrap();
        let last = shown(&bank).await.last.unwrap();
        assert_eq!((last.failures, last.next_at.as_deref()), (2, Some(at(245).to_string().as_str())), "{last:?}");
        // A redirect leads nowhere.
        source.says(302, "location: http://127.0.0.1:1/\r\n", "");
        bank.platform.run_due_feeds(&targets, at(245)).await.unwrap();
        assert!(shown(&bank).await.last.unwrap().said.en.contains("HTTP 302"));
        // Somebody who sees to it does not wait.
        source.says(304, "", "");
        let now = bank.platform.run_feed(&bank.people.risk, "tax-bureau", &targets, at(246)).await.unwrap();
        assert!(now.last.unwrap().ok);
        assert_eq!(
            refused(bank.platform.run_feed(&bank.people.officer, "tax-bureau", &targets, at(246)).await),
            Code::Forbidden
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_is_of_one_institution_and_of_whoever_registered_it() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let source = Source::open();
        let targets: Targets = Reach::Private.into();
        for (url, said) in [
            ("http://127.0.0.1:9/x", Reach::Public),
            ("https://127.0.0.1/x", Reach::Public),
            ("https://10.0.0.7/x", Reach::Public),
            ("https://localhost/x", Reach::Public),
            ("file:///etc/passwd", Reach::Private),
        ] {
            assert_eq!(refused(add(&bank, &document("a", url, ""), &said.into()).await), Code::Invalid, "{url}");
        }
        let named = Targets::try_new(Reach::Private, ["data.example.org"]).unwrap();
        assert_eq!(refused(add(&bank, &document("a", &source.url, ""), &named).await), Code::Invalid);
        let who = Request::plain(&bank.people.officer);
        let feed = document("a", &source.url, "");
        assert_eq!(refused(bank.platform.add_feed(&who, &feed, &targets).await), Code::Forbidden);
        add(&bank, &feed, &targets).await.unwrap();
        assert_eq!(refused(add(&bank, &feed, &targets).await), Code::Exists, "one of the name runs");
        // Somebody else's feeds are not seen.
        assert!(bank.platform.feed_cards(&bank.people.root, "", 10).await.unwrap().0.is_empty());
        let root = Request::plain(&bank.people.root);
        assert_eq!(refused(bank.platform.end_feed(&root, "a", "x").await), Code::NotFound);

        // A service whose operator allows less fetches less.
        bank.platform.run_due_feeds(&Reach::Public.into(), at(0)).await.unwrap();
        let last = shown(&bank).await.last.unwrap();
        assert!(!last.ok && last.said.en.contains("address refused"), "{last:?}");
        assert!(source.asked.lock().unwrap().is_empty());

        // Whoever registered it leaves: it stands still and says so.
        bank.platform.disable_user(&Request::plain(&bank.people.admin), "zhao").await.unwrap();
        bank.platform.run_due_feeds(&targets, at(60)).await.unwrap();
        assert!(shown(&bank).await.last.unwrap().said.en.contains("is no user any more"));
        bank.platform.rebuild(&bank.people.root).await.unwrap();
        assert_eq!(shown(&bank).await.state.id, "active");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn feeds_are_bounded_and_end() {
    let Some(bank) = Bank::open(ENGINES[0]).await else { return };
    let targets: Targets = Reach::Private.into();
    let numbered = |at: usize| document(&format!("feed-{at}"), "http://127.0.0.1:9/x", "");
    for at in 0..MAX_FEEDS {
        add(&bank, &numbered(at), &targets).await.unwrap();
    }
    assert_eq!(refused(add(&bank, &numbered(MAX_FEEDS), &targets).await), Code::Exists);
    let risk = Request::plain(&bank.people.risk);
    let ended = bank.platform.end_feed(&risk, "feed-0", "换用新地址").await.unwrap();
    assert_eq!((ended.state.id.as_str(), ended.allowed.len()), ("ended", 0));
    assert_eq!(refused(bank.platform.end_feed(&risk, &ended.id, "再停").await), Code::WrongState);
    assert_eq!(refused(bank.platform.run_feed(&bank.people.risk, &ended.id, &targets, at(0)).await), Code::WrongState);
    let again = add(&bank, &numbered(0), &targets).await.unwrap();
    assert_ne!(again.id, ended.id, "a name is free again");
    assert_eq!(bank.platform.end_feed(&risk, "feed-0", "又停").await.unwrap().id, again.id, "the one that runs");
}
