//! The HTTP service: listens, answers, and ends in order.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::{Context, bail};
use api::rates::{Rate, Rates};
use api::settings::Settings;
use clap::{Args, ValueHint};
use platform::problem::{Code, Problem};
use platform::sessions::{LinkFor, SetupSecret};
use platform::setup::InstitutionKind;
use platform::{Clock, Platform, Reach, Request, Targets};

use crate::cli::Shared;
use crate::desk::Desk;
use crate::{demo, output};

/// `anji serve`
#[derive(Debug, Args)]
pub struct Serve {
    /// Address to listen on; loopback unless told otherwise.
    #[arg(long, env = "ANJI_LISTEN", default_value = LISTEN)]
    pub listen: String,
    /// The address people open, when it is not the one listened on; with https the session cookie is sent over TLS only.
    #[arg(long, env = "ANJI_PUBLIC_URL", value_hint = ValueHint::Url)]
    pub public_url: Option<String>,
    /// How many requests a second one session or program key may send, ten seconds' worth at once; 100 unless told otherwise.
    #[arg(long, env = "ANJI_REQUESTS_PER_SECOND", value_name = "COUNT")]
    pub requests_per_second: Option<u32>,
    /// Let webhooks go to private networks too, and to this machine also without TLS.
    #[arg(long, env = "ANJI_WEBHOOKS_TO_PRIVATE_NETWORKS")]
    pub webhooks_to_private_networks: bool,
    /// The only hosts webhooks may go to, separated by commas; any host when left out.
    #[arg(long, env = "ANJI_WEBHOOK_HOSTS", value_name = "HOST", value_delimiter = ',')]
    pub webhook_hosts: Vec<String>,
    /// Let feeds come from private networks too, and from this machine or a broker also without TLS.
    #[arg(long, env = "ANJI_FEEDS_FROM_PRIVATE_NETWORKS")]
    pub feeds_from_private_networks: bool,
    /// The only hosts feeds may come from, separated by commas; any host when left out.
    #[arg(long, env = "ANJI_FEED_HOSTS", value_name = "HOST", value_delimiter = ',')]
    pub feed_hosts: Vec<String>,
    /// Show the description of the interface, /docs and /openapi.json, only to those who are signed in.
    #[arg(long, env = "ANJI_CLOSED_DOCS")]
    pub closed_docs: bool,
    /// Show /metrics only to an auditor or operator: a session, or a program key in the header Authorization.
    #[arg(long, env = "ANJI_CLOSED_METRICS")]
    pub closed_metrics: bool,
}

/// Where the service listens unless told otherwise.
pub const LISTEN: &str = "127.0.0.1:8620";

/// A restart applies again what came since.
const MINUTES_BETWEEN_SNAPSHOTS: u64 = 60;

/// Runs until it is told to stop (Ctrl-C or SIGTERM); what was accepted is finished first.
pub async fn run(shared: &Shared, options: Serve) -> anyhow::Result<()> {
    let desk = Desk::open_unattended(shared).await?;
    let listen = &options.listen;
    let listener = tokio::net::TcpListener::bind(listen).await.map_err(|error| {
        Problem::new(Code::Busy, format!("cannot listen on {listen}: choose another address with --listen"))
            .because(error)
    })?;
    let address = listener.local_addr().context("the listener has no address")?;
    if !address.ip().is_loopback() && options.public_url.is_none() {
        eprintln!(
            "注意 · note: {address} can be reached from other machines; put TLS in front of it and name it with --public-url"
        );
    }
    let base = base(options.public_url.as_deref(), &address.to_string())?;
    eprintln!(
        "安济 Anji {} · 控制台 console {base}/ · 接口文档 API documentation {base}/docs · Ctrl-C 结束 stops",
        env!("CARGO_PKG_VERSION")
    );
    let targets = reachable(options.webhooks_to_private_networks, &options.webhook_hosts).context("--webhook-hosts")?;
    let sources = reachable(options.feeds_from_private_networks, &options.feed_hosts).context("--feed-hosts")?;
    let settings = Settings {
        setup: welcome_in(&desk.platform, shared, &base).await?,
        public_url: options.public_url,
        rates: rates(options.requests_per_second)?,
        webhooks: targets.clone(),
        feeds: sources.clone(),
        closed_docs: options.closed_docs,
        closed_metrics: options.closed_metrics,
        pages: Some(web::answer),
    };
    let platform = Arc::new(desk.platform);
    let telling = tokio::spawn(tell_subscribers(Arc::clone(&platform), targets));
    let holding = tokio::spawn(hold_portraits(Arc::clone(&platform)));
    let fetching = tokio::spawn(fetch_feeds(Arc::clone(&platform), sources.clone()));
    let listening = tokio::spawn(Arc::clone(&platform).listen_to_feeds(sources));
    let router = api::router_with(Arc::clone(&platform), settings);
    axum::serve(listener, router.into_make_service_with_connect_info::<std::net::SocketAddr>())
        .with_graceful_shutdown(stopped())
        .await
        .context("serving")?;
    // A message on its way is sent again after the next start: its outcome was not noted. What a feed brought and was not kept comes again.
    for task in [telling, fetching, listening, holding] {
        task.abort();
        let _ = task.await;
    }
    if let Err(problem) = platform.keep_portraits().await {
        tracing::warn!(?problem, "no snapshot of portraits was written: the next start reads the lake");
    }
    match Arc::try_unwrap(platform) {
        Ok(platform) => platform.close().await,
        // A connection that outlived the shutdown still holds it; the book closes when that ends.
        Err(shared) => drop(shared),
    }
    Ok(())
}

/// Public addresses, or private networks too; and of those only some hosts, when they are named.
fn reachable(private: bool, hosts: &[String]) -> anyhow::Result<Targets> {
    let reach = if private { Reach::Private } else { Reach::Public };
    Ok(Targets::try_new(reach, hosts.iter().map(String::as_str))?)
}

/// The ordinary rates, with another one for each token when it is given.
fn rates(requests_per_second: Option<u32>) -> anyhow::Result<Rates> {
    let Some(per_second) = requests_per_second else { return Ok(Rates::default()) };
    if per_second == 0 {
        bail!("--requests-per-second takes 1 or more");
    }
    let token = Rate { burst: per_second.saturating_mul(10), per_second: f64::from(per_second) };
    Ok(Rates { token, user: token.doubled(), ..Rates::default() })
}

/// The address people open, without a slash at its end.
fn base(public_url: Option<&str>, address: &str) -> anyhow::Result<String> {
    let Some(url) = public_url else { return Ok(format!("http://{address}")) };
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = host.map(|host| host.trim_end_matches('/'));
    if !host.is_some_and(|host| !host.is_empty() && !host.contains(['/', '?', '#', '@', ' '])) {
        bail!("--public-url takes a scheme and a host, such as https://anji.example.org; '{url}' is something else");
    }
    Ok(url.trim_end_matches('/').to_owned())
}

/// The address that signs somebody in by a one-time link. The token stands after `#`: a browser sends that part to no server,
/// so no log and no proxy sees it.
pub fn welcome(base: &str, token: &str) -> String {
    format!("{}/welcome#token={token}", base.trim_end_matches('/'))
}

/// Prints the ways in: the set-up link of an empty folder, or a sign-in link for each person of a demo.
async fn welcome_in(platform: &Platform, shared: &Shared, base: &str) -> anyhow::Result<Option<SetupSecret>> {
    if !platform.is_set_up().await? {
        let (token, secret) = SetupSecret::draw(platform.clock().now())?;
        eprintln!(
            "数据目录是空的，请打开此链接建立首位用户（24 小时内有效）· this data folder is empty; open this link to make its \
             first user (good for 24 hours):\n  {base}/setup#token={token}\n或运行 anji demo 先看演示 · or run anji demo to look around first"
        );
        return Ok(Some(secret));
    }
    if demo::made(&shared.data) {
        eprint!("{}", demo_links(platform, base).await?);
    }
    Ok(None)
}

/// A table of one-time links: who, as what, and the address.
async fn demo_links(platform: &Platform, base: &str) -> anyhow::Result<String> {
    let mut rows = Vec::new();
    for (institution, user) in platform.everybody().await? {
        // Of the other parties only those with people at work.
        let lends = matches!(institution.kind, InstitutionKind::Operator | InstitutionKind::Lender);
        if !lends && user.name == "admin" {
            continue;
        }
        let person = platform.local_principal(&institution.code, &user.name).await?;
        let link = platform.sign_in_link(&Request::plain(&person), &user.name, LinkFor::Visiting).await?;
        let roles = |name: fn(platform::Role) -> &'static str| {
            user.roles.iter().map(|role| name(*role)).collect::<Vec<_>>().join(", ")
        };
        rows.push(vec![
            institution.code,
            user.name.clone(),
            roles(platform::Role::zh),
            roles(platform::Role::en),
            welcome(base, &link.token),
        ]);
    }
    let table = output::table(
        &["机构 institution", "用户 user", "角色", "role", "登录链接（一次有效）sign-in link, good once"],
        &rows,
    );
    Ok(format!("演示数据（模拟），每人一个登录链接 · a simulated demo; one sign-in link a person:\n{table}"))
}

/// Tells subscribers of what happened, round after round. A round that fails is only late: the next one does its work.
async fn tell_subscribers(platform: Arc<Platform>, targets: Targets) {
    let mut pause = tokio::time::interval(Duration::from_secs(1));
    pause.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        pause.tick().await;
        match platform.deliver_webhooks(&targets).await {
            Ok(round) if round.delivered + round.failed > 0 => {
                tracing::info!(delivered = round.delivered, failed = round.failed, "told subscribers");
            }
            Ok(_) => {}
            Err(problem) => tracing::warn!(?problem, "subscribers could not be told; trying again"),
        }
    }
}

/// Holds the portraits of all firms in memory, turns them to each day that begins, and writes a snapshot now and then. Until they are
/// held, and should that fail, portraits are read from the lake.
async fn hold_portraits(platform: Arc<Platform>) {
    let held = AtomicU64::new(0);
    let tell = || {
        held.fetch_add(1, Ordering::Relaxed);
    };
    if let Err(problem) = platform.hold_portraits(&tell).await {
        tracing::warn!(?problem, "portraits could not be held in memory: they are read from the lake");
        return;
    }
    tracing::info!(read = held.into_inner(), "portraits are held in memory");
    let mut pause = tokio::time::interval(Duration::from_secs(60));
    pause.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    for round in 1_u64.. {
        pause.tick().await;
        match platform.step_held().await {
            Ok(step) if !step.turned.is_empty() => tracing::info!(firms = step.turned.len(), "warnings turned"),
            Ok(_) => {}
            Err(problem) => tracing::warn!(?problem, "portraits in memory are behind; trying again"),
        }
        match platform.merge_waiting().await {
            Ok(run) if run.merges > 0 => tracing::info!(batches = run.batches, facts = run.facts, "deliveries merged"),
            Ok(_) => {}
            Err(problem) => tracing::warn!(?problem, "deliveries could not be merged; trying again"),
        }
        if round % MINUTES_BETWEEN_SNAPSHOTS == 0
            && let Err(problem) = platform.keep_portraits().await
        {
            tracing::warn!(?problem, "no snapshot of portraits was written; trying again");
        }
    }
}

/// Fetches feeds that are due and counts what data were used for, round after round. Their rhythm is that of the machine's clock, in a simulated institution too.
async fn fetch_feeds(platform: Arc<Platform>, targets: Targets) {
    let mut pause = tokio::time::interval(Duration::from_secs(5));
    pause.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        pause.tick().await;
        match platform.run_due_feeds(&targets, Clock::System.now()).await {
            Ok(ran) if ran > 0 => tracing::info!(ran, "fetched feeds"),
            Ok(_) => {}
            Err(problem) => tracing::warn!(?problem, "feeds could not be fetched; trying again"),
        }
        if let Err(problem) = platform.count_all_uses().await {
            tracing::warn!(?problem, "uses of data could not be counted; trying again");
        }
    }
}

/// Ends when the process is asked to stop.
async fn stopped() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
    tracing::info!("stopping: finishing what was accepted");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_address_is_a_scheme_and_a_host() {
        assert_eq!(base(None, "127.0.0.1:1").unwrap(), "http://127.0.0.1:1");
        assert_eq!(base(Some("https://anji.example.org/"), "x").unwrap(), "https://anji.example.org");
        for wrong in ["anji.example.org", "https://", "https://a/b", "ftp://a", "https://u@a"] {
            assert!(base(Some(wrong), "x").is_err(), "{wrong}");
        }
        assert_eq!(welcome("https://a", "t"), "https://a/welcome#token=t");
    }
}
