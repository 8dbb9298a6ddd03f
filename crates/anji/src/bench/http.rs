//! Durable applications over HTTP: the real router on a loopback socket, keep-alive connections, one key a request.
//!
//! Clients and server share this process and its cores, so the figures are those of both together.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, bail, ensure};
use api::rates::{Rate, Rates};
use api::settings::Settings;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, StatusCode, header};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use platform::{Clock, Folder, Platform};
use store::Location;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::append::{MAX_CLIENTS, floor, fsync_rate};
use super::setting::{self, Setting};
use super::{Part, now, places, rate, ratio, world};
use crate::cli::Shared;

/// Largest answer that is read.
const MAX_ANSWER: usize = 1 << 20;

/// Measures SQLite in a temporary folder and, when a store is named, PostgreSQL.
pub async fn run(shared: &Shared, clients: usize, seconds: u64) -> anyhow::Result<Vec<Part>> {
    ensure!((1..=MAX_CLIENTS).contains(&clients), "give 1 to {MAX_CLIENTS} clients");
    ensure!(seconds > 0, "give at least one second");
    let mut parts = Vec::new();
    for (name, place) in places(shared)? {
        let folder = tempfile::tempdir().context("a temporary folder (TMPDIR)")?;
        parts.push(measure(name, folder.path(), place, clients, seconds).await?);
    }
    Ok(parts)
}

async fn measure(
    name: &str,
    folder: &Path,
    place: Option<Location>,
    clients: usize,
    seconds: u64,
) -> anyhow::Result<Part> {
    let clock = Clock::simulated(calendar::Timestamp::UNIX_EPOCH);
    clock.set_day(world::DAY);
    // A new folder has new keys: a store that holds anything refuses them, so no lender's book can be written to.
    let opened = Platform::open(Folder::open(folder)?, place, clock).await;
    let platform = Arc::new(opened.context("a bench needs an empty database of its own")?);
    let setting = setting::prepare(&platform, clients).await?;
    let server = Server::start(Arc::clone(&platform)).await?;
    let address = server.address;
    let setting = Arc::new(setting.sign_in(&mut Connection::open(address).await?).await?);

    let mut part = Part::new(format!("HTTP 持久申请 durable applications over HTTP: {name}"));
    let before = tokio::task::block_in_place(|| fsync_rate(folder))?;
    let stats = platform.book().stats().await;
    let length = Duration::from_secs(seconds);
    let (waits, wall) = drive(address, clients, length, Job::Submit(Arc::clone(&setting))).await?;
    let after = platform.book().stats().await;
    let reached = rate(waits.len(), wall);
    ensure!(after.events - stats.events >= waits.len() as u64, "fewer events in the book than answers given");
    part.waits(waits, wall);
    let batches = ratio(after.batches - stats.batches, after.groups - stats.groups);
    part.figure("每次提交的批次", "batches a transaction", batches, "");
    let (looks, wall) = drive(address, clients, Duration::from_secs(1), Job::Health).await?;
    let health = rate(looks.len(), wall);
    part.figure("下限：/healthz", "floor: GET /healthz on the same connections", health, "/s");
    part.figure("申请与 /healthz 之比", "an application costs so many /healthz", health / reached, "×");
    let fsyncs = tokio::task::block_in_place(|| fsync_rate(folder))?;
    floor(&mut part, reached, (before + fsyncs) / 2.0);
    part.note(format!(
        "{clients} 个长连接 keep-alive connections, {seconds} s; 客户端与服务端同一进程 clients and server share the process"
    ));
    part.note("每个应答均为 201，应答前已落盘 · every answer was 201 and durable before it was given");
    server.stop().await?;
    end(platform).await;
    Ok(part)
}

/// The real router on a loopback socket.
pub struct Server {
    /// Where it listens.
    pub address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<std::io::Result<()>>,
}

impl Server {
    pub async fn start(platform: Arc<Platform>) -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel::<()>();
        // The bench asks as fast as it can, under a handful of tokens.
        let unbounded = Rate { burst: u32::MAX, per_second: 1e9 };
        let settings =
            Settings { rates: Rates { token: unbounded, user: unbounded, door: unbounded }, ..Settings::default() };
        let served = axum::serve(listener, api::router_with(platform, settings)).with_graceful_shutdown(async {
            // Told to stop, or the bench has ended on an error: either way there is nobody left to serve.
            let _ = stopped.await;
        });
        Ok(Self { address, stop, task: tokio::spawn(served.into_future()) })
    }

    pub async fn stop(self) -> anyhow::Result<()> {
        // The server may have ended on an error already; its result below tells.
        let _ = self.stop.send(());
        self.task.await??;
        Ok(())
    }
}

/// Closes the platform once nothing else holds it.
pub async fn end(platform: Arc<Platform>) {
    match Arc::try_unwrap(platform) {
        Ok(platform) => platform.close().await,
        Err(held) => drop(held),
    }
}

/// What each client does again and again.
#[derive(Clone)]
pub enum Job {
    Submit(Arc<Setting>),
    Read(Arc<Setting>, String),
    Portrait(Arc<Setting>),
    Deliver(Arc<Setting>),
    Health,
}

pub async fn drive(
    address: SocketAddr,
    clients: usize,
    length: Duration,
    job: Job,
) -> anyhow::Result<(Vec<Duration>, Duration)> {
    let mut connections = Vec::with_capacity(clients);
    for _ in 0..clients {
        connections.push(Connection::open(address).await?);
    }
    let start = now();
    let end = start + length;
    let tasks: Vec<_> = connections
        .into_iter()
        .enumerate()
        .map(|(n, connection)| tokio::spawn(client(connection, n, end, job.clone())))
        .collect();
    let mut waits = Vec::new();
    for task in tasks {
        waits.extend(task.await??);
    }
    Ok((waits, start.elapsed()))
}

async fn client(mut connection: Connection, n: usize, end: Instant, job: Job) -> anyhow::Result<Vec<Duration>> {
    let mut waits = Vec::new();
    while now() < end {
        let request = match &job {
            Job::Submit(setting) => setting.application(n, waits.len())?,
            Job::Read(setting, path) => setting.read(path)?,
            Job::Portrait(setting) => setting.portrait(n, waits.len())?,
            Job::Deliver(setting) => setting.delivery(n, waits.len())?,
            Job::Health => Request::get("/healthz").header(header::HOST, "localhost").body(Body::empty())?,
        };
        let wanted = if matches!(job, Job::Submit(_)) { StatusCode::CREATED } else { StatusCode::OK };
        let start = now();
        connection.send(request, wanted).await?;
        waits.push(start.elapsed());
    }
    Ok(waits)
}

/// One keep-alive connection.
pub struct Connection {
    sender: SendRequest<Body>,
}

impl Connection {
    pub async fn open(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        // Its end shows in the sender.
        tokio::spawn(connection);
        Ok(Self { sender })
    }

    /// Sends a request and reads the whole answer; any other status than the wanted one is an error.
    pub async fn send(&mut self, request: Request<Body>, wanted: StatusCode) -> anyhow::Result<Bytes> {
        self.sender.ready().await?;
        let response = self.sender.send_request(request).await?;
        let status = response.status();
        let body = to_bytes(Body::new(response.into_body()), MAX_ANSWER).await?;
        if status != wanted {
            bail!("the service answered {status}: {}", String::from_utf8_lossy(&body));
        }
        Ok(body)
    }
}
