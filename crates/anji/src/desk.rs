//! What every command needs: an open platform and the person who acts.

use anyhow::{Context, bail};
use platform::{Clock, Folder, Platform, Principal, Request};
use store::Location;

use crate::cli::Shared;

/// An open platform with somebody at it.
pub struct Desk {
    /// The use cases.
    pub platform: Platform,
    /// Who acts; absent for commands that only look at the whole store.
    who: Option<Principal>,
}

impl Desk {
    /// Opens the data folder and finds the person named by `--institution` and `--as`.
    pub async fn open(shared: &Shared) -> anyhow::Result<Self> {
        let mut desk = Self::open_unattended(shared).await?;
        let (Some(institution), Some(name)) = (&shared.institution, &shared.act_as) else {
            bail!(
                "say for whom and as whom: --institution CODE --as USER (or ANJI_INSTITUTION and ANJI_AS); anji institution list shows the codes"
            );
        };
        desk.who = Some(desk.platform.local_principal(institution, name).await?);
        Ok(desk)
    }

    /// Opens the data folder without a person: to set it up, list institutions or verify it.
    pub async fn open_unattended(shared: &Shared) -> anyhow::Result<Self> {
        let clock = match &shared.simulated_date {
            None => crate::demo::clock(&shared.data).unwrap_or(Clock::System),
            Some(text) => {
                let clock = Clock::simulated(calendar::Timestamp::UNIX_EPOCH);
                clock.set_day(calendar::parse_date(text)?);
                clock
            }
        };
        let folder = Folder::open(&shared.data)?;
        let location = location(shared)?;
        let platform = Platform::open(folder, location, clock).await?;
        renew(&platform).await?;
        Ok(Self { platform, who: None })
    }

    /// The person who acts.
    pub fn who(&self) -> anyhow::Result<&Principal> {
        self.who.as_ref().context("this command needs --institution and --as")
    }

    /// A request by that person.
    pub fn request(&self) -> anyhow::Result<Request<'_>> {
        Ok(Request::plain(self.who()?))
    }

    /// Ends work in order.
    pub async fn close(self) {
        self.platform.close().await;
    }
}

/// Makes the lists again that another release wrote. What hinders it is said and does not hinder the command: `anji verify` must
/// run on a damaged book too.
async fn renew(platform: &Platform) -> anyhow::Result<()> {
    if !platform.views_are_of_another_release().await? {
        return Ok(());
    }
    eprintln!(
        "另一版本写的列表，正从账本重建（升级后一次）· another release wrote the lists; making them again, once after an upgrade …"
    );
    match platform.renew_views().await {
        Ok(report) => eprintln!("已重建 {0} 行 · {0} rows are made again from the book", report.rows),
        Err(problem) => eprintln!(
            "注意：列表未能重建，可能不全 · note: the lists could not be made again and may be incomplete: {problem}\n  \
             anji verify 查账本 looks at the book; anji rebuild 再试 tries again"
        ),
    }
    Ok(())
}

/// Where the book is, when it is not in the data folder.
pub fn location(shared: &Shared) -> anyhow::Result<Option<Location>> {
    let parsed = shared.store.as_deref().map(Location::parse).transpose().context("--store")?;
    Ok(parsed.map(|place| match place {
        Location::Postgres { url, .. } => Location::Postgres { url, owner_url: shared.store_owner.clone() },
        other => other,
    }))
}

/// A password from standard input, or one that is drawn and must be shown once.
pub fn password(from_stdin: bool) -> anyhow::Result<(String, bool)> {
    if from_stdin {
        let mut line = String::new();
        std::io::stdin().read_line(&mut line).context("reading the password from standard input")?;
        return Ok((line.trim_end_matches(['\r', '\n']).to_owned(), false));
    }
    Ok((hex::encode(platform::clock::random::<12>()?), true))
}
