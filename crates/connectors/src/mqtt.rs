//! Messages of a broker (MQTT 3.1.1), each acknowledged by whoever listens, once it is kept.
//!
//! The session is persistent: what is published while nobody listens, and what was not acknowledged, comes again. The client speaks to a
//! socket of this process, and what lies between that socket and the broker is ours: the address is looked up and judged by
//! [`Targets::resolve`] at each connection, as for messages out, and TLS is that of the rest of the program.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use rumqttc::{AsyncClient, Event, EventLoop, MqttOptions, Packet, Publish, QoS, SubscribeReasonCode, Transport};
use rustls_platform_verifier::BuilderVerifierExt;
use tokio::io::{AsyncRead, AsyncWrite, copy_bidirectional};
use tokio::net::{TcpStream, UnixListener, UnixStream};
use tokio::sync::{Mutex, mpsc};
use tokio::task::JoinSet;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, crypto};

use crate::limits::{BROKER_SECONDS, MAX_PACKET_BYTES, WAITING_READINGS};
use crate::outbound::{BrokerAddress, Targets};

/// A broker and what is listened to.
#[derive(Debug, Clone)]
pub struct Listening {
    /// The broker.
    pub address: BrokerAddress,
    /// Which addresses may be connected to.
    pub targets: Targets,
    /// The name of the session, the same after each start.
    pub client: String,
    /// The topic filter.
    pub topic: String,
    /// User name and password.
    pub login: Option<(String, String)>,
}

/// A message, to be acknowledged.
#[derive(Debug, Clone)]
pub struct Message {
    publish: Publish,
    connection: u64,
}

impl Message {
    /// Its topic.
    #[must_use]
    pub fn topic(&self) -> &str {
        &self.publish.topic
    }

    /// What it says.
    #[must_use]
    pub fn payload(&self) -> &[u8] {
        &self.publish.payload
    }
}

/// What is heard of a broker.
#[derive(Debug, Clone)]
pub enum Heard {
    /// The connection is there. What was not acknowledged on the one before comes again.
    Connected,
    /// A message.
    Message(Message),
    /// There is no connection, and why; it is tried again.
    Lost(String),
}

/// A subscription that goes on until it is dropped.
pub struct Subscription {
    heard: mpsc::Receiver<Heard>,
    client: AsyncClient,
    connection: Arc<AtomicU64>,
    _tasks: JoinSet<()>,
    _folder: tempfile::TempDir,
}

impl Subscription {
    /// Starts to listen. That the broker cannot be reached is heard.
    ///
    /// # Errors
    /// When this machine gives no socket.
    pub fn open(listening: Listening) -> std::io::Result<Self> {
        let folder = tempfile::Builder::new().prefix("anji-mqtt").tempdir()?;
        let path: PathBuf = folder.path().join("s");
        let listener = UnixListener::bind(&path)?;
        let mut options = MqttOptions::new(&listening.client, path.to_string_lossy(), 0);
        options
            .set_transport(Transport::unix())
            .set_clean_session(false)
            .set_manual_acks(true)
            .set_keep_alive(Duration::from_secs(BROKER_SECONDS))
            .set_max_packet_size(MAX_PACKET_BYTES, MAX_PACKET_BYTES);
        if let Some((user, password)) = &listening.login {
            options.set_credentials(user, password);
        }
        let (client, mut events) = AsyncClient::new(options, WAITING_READINGS);
        events.network_options.set_connection_timeout(BROKER_SECONDS);
        let (tell, heard) = mpsc::channel(WAITING_READINGS);
        let (connection, why) = (Arc::new(AtomicU64::new(0)), Arc::new(Mutex::new(None)));
        let topic = listening.topic.clone();
        let mut tasks = JoinSet::new();
        tasks.spawn(carry(listener, listening, Arc::clone(&why)));
        let hear = Hear { client: client.clone(), connection: Arc::clone(&connection), why, topic, tell };
        tasks.spawn(hear.all(events));
        Ok(Self { heard, client, connection, _tasks: tasks, _folder: folder })
    }

    /// The next thing heard; nothing when the subscription is over. May be dropped and asked again.
    pub async fn next(&mut self) -> Option<Heard> {
        self.heard.recv().await
    }

    /// Tells the broker that a message is kept. One of an earlier connection comes again, and is acknowledged then.
    pub async fn acknowledge(&self, message: &Message) {
        if message.connection == self.connection.load(Ordering::Acquire) {
            // It fails only when the subscription is over: then the message comes again.
            let _ = self.client.ack(&message.publish).await;
        }
    }
}

/// The side of the client.
struct Hear {
    client: AsyncClient,
    connection: Arc<AtomicU64>,
    why: Arc<Mutex<Option<String>>>,
    topic: String,
    tell: mpsc::Sender<Heard>,
}

impl Hear {
    async fn all(self, mut events: EventLoop) {
        let mut lost = 0_u32;
        loop {
            let heard = match events.poll().await {
                Ok(Event::Incoming(Packet::ConnAck(_))) => {
                    (lost, _) = (0, self.connection.fetch_add(1, Ordering::AcqRel));
                    match self.client.try_subscribe(self.topic.clone(), QoS::AtLeastOnce) {
                        Ok(()) => Heard::Connected,
                        Err(error) => Heard::Lost(error.to_string()),
                    }
                }
                Ok(Event::Incoming(Packet::Publish(publish))) => {
                    Heard::Message(Message { publish, connection: self.connection.load(Ordering::Acquire) })
                }
                Ok(Event::Incoming(Packet::SubAck(ack)))
                    if ack.return_codes.contains(&SubscribeReasonCode::Failure) =>
                {
                    Heard::Lost(format!("the broker refuses the topic {}", self.topic))
                }
                Ok(_) => continue,
                Err(error) => {
                    lost = lost.saturating_add(1);
                    Heard::Lost(self.why.lock().await.take().unwrap_or_else(|| error.to_string()))
                }
            };
            let pause = matches!(heard, Heard::Lost(_)).then(|| Duration::from_millis(250 << lost.min(7)));
            if self.tell.send(heard).await.is_err() {
                return;
            }
            if let Some(pause) = pause {
                tokio::time::sleep(pause).await;
            }
        }
    }
}

/// Carries bytes between the client's socket and the broker, connection after connection.
async fn carry(listener: UnixListener, listening: Listening, why: Arc<Mutex<Option<String>>>) {
    let mut carried = JoinSet::new();
    while let Ok((client, _)) = listener.accept().await {
        let (listening, why) = (listening.clone(), Arc::clone(&why));
        // One connection at a time: the client has given up the one before.
        carried.abort_all();
        carried.spawn(async move {
            let reached = tokio::time::timeout(Duration::from_secs(BROKER_SECONDS), reach(&listening)).await;
            match reached.unwrap_or_else(|_| Err(std::io::Error::other("no answer in time"))) {
                Ok(broker) => pass(client, broker).await,
                Err(error) => *why.lock().await = Some(error.to_string()),
            }
        });
    }
}

/// A way to the broker, plain or under TLS.
trait Way: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Way for T {}

async fn pass(mut client: UnixStream, mut broker: Box<dyn Way>) {
    // Whoever ends it, the client hears that it is over.
    let _ = copy_bidirectional(&mut client, &mut broker).await;
}

async fn reach(listening: &Listening) -> std::io::Result<Box<dyn Way>> {
    let (targets, address) = (listening.targets.clone(), listening.address.clone());
    let found = tokio::task::spawn_blocking(move || targets.resolve(&address)).await;
    let found = found.map_err(std::io::Error::other)??;
    let tcp = TcpStream::connect(found.as_slice()).await?;
    tcp.set_nodelay(true)?;
    if !listening.address.tls {
        return Ok(Box::new(tcp));
    }
    let provider = Arc::new(crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.and_then(BuilderVerifierExt::with_platform_verifier).map_err(std::io::Error::other)?;
    let name = ServerName::try_from(listening.address.host.clone()).map_err(std::io::Error::other)?;
    let tls = TlsConnector::from(Arc::new(config.with_no_client_auth())).connect(name, tcp).await?;
    Ok(Box::new(tls))
}
