//! Events told to subscribers: signed, again until taken, from where it was after a stop, and given up in the end.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use platform::limits::{MAX_DELIVERY_ATTEMPTS, MAX_WEBHOOKS};
use platform::webhooks::{NewWebhook, Round, Webhook};
use platform::{Code, Reach, Request, Targets};
use sha2::Sha256;

use crate::support::{Bank, ENGINES, refused};

/// What a receiver got.
struct Got {
    id: String,
    timestamp: String,
    signature: String,
    body: String,
}

/// A receiver on this machine that answers with these statuses, one each, and with 200 from then on.
fn receiver(statuses: Vec<u16>) -> (String, Receiver<Got>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let (sender, received) = channel();
    thread::spawn(move || {
        let mut statuses = statuses.into_iter();
        for stream in listener.incoming() {
            let status = statuses.next().unwrap_or(200);
            if stream.is_err() || answer(stream.unwrap(), status, &sender).is_none() {
                return;
            }
        }
    });
    (url, received)
}

fn answer(stream: TcpStream, status: u16, sender: &Sender<Got>) -> Option<()> {
    let mut reader = BufReader::new(stream);
    let mut headers = std::collections::BTreeMap::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        if line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':') {
            headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
        }
    }
    let mut body = vec![0; headers.get("content-length")?.parse().ok()?];
    reader.read_exact(&mut body).ok()?;
    let location = if status == 302 { "location: http://127.0.0.1:1/\r\n" } else { "" };
    let head = format!("HTTP/1.1 {status} x\r\n{location}content-length: 0\r\nconnection: close\r\n\r\n");
    reader.get_mut().write_all(head.as_bytes()).ok()?;
    let mut take = |name: &str| headers.remove(name).unwrap_or_default();
    let (id, timestamp, signature) = (take("webhook-id"), take("webhook-timestamp"), take("webhook-signature"));
    sender.send(Got { id, timestamp, signature, body: String::from_utf8(body).ok()? }).ok()
}

/// As a receiver checks it, with the secret it was given.
fn signed(got: &Got, secret: &str) -> bool {
    let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&key).unwrap();
    mac.update(format!("{}.{}.{}", got.id, got.timestamp, got.body).as_bytes());
    got.signature == format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

async fn subscribe(bank: &Bank, url: &str, kinds: &[&str]) -> Webhook {
    let kinds = kinds.iter().map(|kind| (*kind).to_owned()).collect();
    let new = NewWebhook { url: url.into(), kinds, label: "核心系统 core".into() };
    bank.platform.subscribe(&Request::plain(&bank.people.admin), new, &Reach::Private.into()).await.unwrap()
}

async fn round(bank: &Bank) -> Round {
    bank.platform.book().seal().await.unwrap();
    bank.platform.deliver_webhooks(&Reach::Private.into()).await.unwrap()
}

fn advance(bank: &Bank, seconds: u64) {
    let clock = bank.platform.clock();
    clock.set(clock.now().checked_add(std::time::Duration::from_secs(seconds)).unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_signed_sent_again_until_taken_and_goes_on_after_a_stop() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        bank.platform.book().seal().await.unwrap();
        let (url, received) = receiver(vec![500, 302]);
        let webhook = subscribe(&bank, &url, &["submitted"]).await;
        let secret = bank.platform.webhook_secret(webhook.id);
        assert_eq!(
            round(&bank).await,
            Round::default(),
            "what happened before, and the subscription itself, is not told"
        );

        bank.decided(bank.firms[0], "100000", 12).await;
        assert_eq!(round(&bank).await, Round { queued: 1, delivered: 0, failed: 1 });
        let first = received.recv().unwrap();
        assert!(
            signed(&first, &secret)
                && !signed(&first, &bank.platform.webhook_secret(codes::WebhookId::from_bytes([1; 16])))
        );
        let message: serde_json::Value = serde_json::from_str(&first.body).unwrap();
        assert_eq!((&message["type"], &message["data"]["object"]), (&"submitted".into(), &"application".into()));
        assert!(message["data"]["log_index"].as_u64().is_some_and(|index| index > webhook.after));

        // Not before its time; a redirect is not followed and counts as a failure.
        advance(&bank, 4);
        assert_eq!(round(&bank).await, Round::default());
        advance(&bank, 1);
        assert_eq!(round(&bank).await.failed, 1);
        let second = received.recv().unwrap();
        assert_eq!(
            (&second.id, &second.body),
            (&first.id, &first.body),
            "the same event has the same id and the same bytes"
        );

        // What waits outlives the process, and so does the place in the log.
        let bank = bank.reopened().await;
        advance(&bank, 60);
        assert_eq!(round(&bank).await, Round { queued: 0, delivered: 1, failed: 0 });
        let third = received.recv().unwrap();
        assert!(third.id == first.id && signed(&third, &secret), "the secret is derived again");
        advance(&bank, 100_000);
        assert_eq!(round(&bank).await, Round::default(), "delivered once it was taken");
        bank.decided(bank.firms[1], "100000", 12).await;
        assert_eq!(round(&bank).await, Round { queued: 1, delivered: 1, failed: 0 });
        assert_ne!(received.recv().unwrap().id, first.id);

        let (rows, next) = bank.platform.deliveries(&bank.people.auditor, webhook.id, "", 50).await.unwrap();
        assert_eq!((rows.len(), next), (2, None));
        assert!(rows[0].log_index > rows[1].log_index && rows[1].attempts == 3);
        assert_eq!((rows[1].status.id.as_str(), rows[1].response.as_deref()), ("delivered", Some("HTTP 200")));
        assert!(received.try_recv().is_err(), "nothing beside these");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_nobody_takes_is_given_up_and_an_ended_subscription_is_told_nothing() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        bank.platform.book().seal().await.unwrap();
        // Nobody listens there.
        let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let webhook = subscribe(&bank, &format!("http://{closed}/"), &["submitted"]).await;
        bank.decided(bank.firms[0], "100000", 12).await;
        for attempt in 1..=MAX_DELIVERY_ATTEMPTS {
            assert_eq!(round(&bank).await.failed, 1, "attempt {attempt}");
            advance(&bank, 100_000);
        }
        assert_eq!(round(&bank).await, Round::default(), "given up");
        let (rows, _) = bank.platform.deliveries(&bank.people.admin, webhook.id, "", 50).await.unwrap();
        assert_eq!((rows[0].status.id.as_str(), rows[0].response.as_deref()), ("dead", Some("connection failed")));
        let card = &bank.platform.webhooks(&bank.people.admin, "", 50).await.unwrap().0[0];
        assert_eq!((card.dead, card.pending), (1, 0));

        let admin = Request::plain(&bank.people.admin);
        bank.decided(bank.firms[1], "100000", 12).await;
        assert_eq!(round(&bank).await.failed, 1);
        let ended = bank.platform.disable_webhook(&admin, webhook.id).await.unwrap();
        assert_eq!((ended.state.id.as_str(), ended.pending), ("disabled", 0));
        advance(&bank, 100_000);
        bank.decided(bank.firms[2], "100000", 12).await;
        assert_eq!(round(&bank).await, Round::default());
        assert_eq!(refused(bank.platform.disable_webhook(&admin, webhook.id).await), Code::WrongState);
        assert_eq!(
            refused(bank.platform.test_webhook(&bank.people.admin, webhook.id, &Reach::Private.into()).await),
            Code::WrongState
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_subscribe_how_often_and_where() {
    let bank = Bank::open(crate::support::Engine::Sqlite).await.unwrap();
    let new = |url: &str| NewWebhook { url: url.into(), kinds: [].into(), label: "x".into() };
    let admin = Request::plain(&bank.people.admin);
    let auditor = Request::plain(&bank.people.auditor);
    assert_eq!(
        refused(bank.platform.subscribe(&auditor, new("https://example.org/"), &Reach::Public.into()).await),
        Code::Forbidden
    );
    for inside in ["https://127.0.0.1/", "http://127.0.0.1/", "https://10.1.1.1/", "http://example.org/", "x"] {
        assert_eq!(
            refused(bank.platform.subscribe(&admin, new(inside), &Reach::Public.into()).await),
            Code::Invalid,
            "{inside}"
        );
    }
    let (url, received) = receiver(vec![]);
    let webhook = subscribe(&bank, &url, &[]).await;
    let tested = bank.platform.test_webhook(&bank.people.admin, webhook.id, &Reach::Private.into()).await.unwrap();
    assert_eq!((tested.delivered, tested.response.as_str()), (true, "HTTP 200"));
    let got = received.recv().unwrap();
    assert!(got.id.starts_with("test_") && signed(&got, &bank.platform.webhook_secret(webhook.id)));
    // Kept when the operator's mind changes: the address is looked at again at each sending.
    let tested = bank.platform.test_webhook(&bank.people.admin, webhook.id, &Reach::Public.into()).await.unwrap();
    assert_eq!((tested.delivered, tested.response.as_str()), (false, "address refused"));
    for _ in 1..MAX_WEBHOOKS {
        subscribe(&bank, &url, &[]).await;
    }
    assert_eq!(refused(bank.platform.subscribe(&admin, new(&url), &Reach::Private.into()).await), Code::Exists);
    bank.platform.disable_webhook(&admin, webhook.id).await.unwrap();
    subscribe(&bank, &url, &[]).await;
    let before = bank.platform.webhooks(&bank.people.admin, "", 50).await.unwrap();
    bank.platform.rebuild(&bank.people.root).await.unwrap();
    assert_eq!(bank.platform.webhooks(&bank.people.admin, "", 50).await.unwrap(), before, "made again from the book");
    // Another institution sees none of it.
    let other = bank.platform.local_principal("demo-guarantor", "admin").await.unwrap();
    assert!(bank.platform.webhooks(&other, "", 50).await.unwrap().0.is_empty());
    assert_eq!(refused(bank.platform.disable_webhook(&Request::plain(&other), webhook.id).await), Code::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_hosts_that_the_operator_names_are_told() {
    for engine in ENGINES {
        let Some(bank) = Bank::open(engine).await else { continue };
        let (url, received) = receiver(vec![]);
        subscribe(&bank, &url, &[]).await;
        let request = Request::plain(&bank.people.admin);
        let elsewhere = Targets::try_new(Reach::Private, ["core.example.org"]).unwrap();
        let new = NewWebhook { url: url.clone(), kinds: [].into(), label: "core".into() };
        let problem = bank.platform.subscribe(&request, new.clone(), &elsewhere).await.unwrap_err();
        assert_eq!(problem.code, Code::Invalid);
        assert!(problem.detail.contains("--webhook-hosts") && problem.detail_zh().contains("名单"), "{problem:?}");

        // What was subscribed before the list was made is held back too.
        bank.decided(bank.firms[0], "100000", 12).await;
        bank.platform.book().seal().await.unwrap();
        let held = bank.platform.deliver_webhooks(&elsewhere).await.unwrap();
        assert!(held.queued > 0 && held.delivered == 0 && held.failed > 0, "{held:?}");
        assert!(received.try_recv().is_err(), "nothing was sent");

        advance(&bank, 10);
        let named = Targets::try_new(Reach::Private, ["127.0.0.1"]).unwrap();
        let told = bank.platform.deliver_webhooks(&named).await.unwrap();
        assert_eq!((told.delivered, told.failed), (held.failed, 0), "sent once the host is named");
        received.recv().unwrap();
        bank.platform.subscribe(&request, new, &named).await.unwrap();
    }
}
