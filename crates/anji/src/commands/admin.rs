//! Setting up: institutions, users, keys, backups.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, bail};
use money::Currency;
use platform::identity::User;
use platform::moving::{MoveReport, MoveStep};
use platform::open_sessions::SessionCard;
use platform::sessions::LinkFor;
use platform::setup::{Institution, InstitutionKind, NewInstitution, copy_tree};
use platform::{Clock, Folder, Platform, Purpose, Role};
use store::{Book, CopyStage, Location};

use crate::Difference;
use crate::cli::{InstitutionCommand, KeysCommand, Migrate, NewUser, Shared, UserCommand};
use crate::desk::{Desk, location, password};
use crate::output;
use crate::serve::{LISTEN, welcome};

/// `anji init`
pub async fn init(shared: &Shared, user: NewUser) -> anyhow::Result<()> {
    let desk = Desk::open_unattended(shared).await?;
    let (secret, drawn) = password(user.password_stdin)?;
    let made = desk.platform.set_up(&user.user, &secret).await;
    let folder = desk.platform.folder().root().display().to_string();
    desk.close().await;
    let made = made?;
    output::show(shared.json, &made, |made| {
        format!(
            "{folder} is set up; {} runs the platform.\n{}Next: anji --institution platform --as {} institution add --help\n",
            made.name,
            shown_once(drawn, &secret),
            made.name
        )
    })
}

fn shown_once(drawn: bool, secret: &str) -> String {
    if drawn { format!("Password (shown once): {secret}\n") } else { String::new() }
}

/// `anji institution`
pub async fn institution(shared: &Shared, command: InstitutionCommand) -> anyhow::Result<()> {
    match command {
        InstitutionCommand::List => {
            let desk = Desk::open_unattended(shared).await?;
            let all = desk.platform.institutions().await;
            desk.close().await;
            output::show(shared.json, &all?, |all| {
                let rows: Vec<_> = all
                    .iter()
                    .map(|i| {
                        vec![
                            i.code.clone(),
                            i.name_zh.clone(),
                            i.name_en.clone(),
                            i.currency.code().into(),
                            simulated(i),
                        ]
                    })
                    .collect();
                output::table(&["code", "名称", "name", "currency", ""], &rows)
            })
        }
        InstitutionCommand::Add { code, zh, en, currency, kind, admin } => {
            let desk = Desk::open(shared).await?;
            let currency = Currency::from_code(&currency)
                .with_context(|| format!("'{currency}' is not a currency code such as CNY or USD"))?;
            let kind = match kind.as_str() {
                "lender" => InstitutionKind::Lender,
                "guarantor" => InstitutionKind::Guarantor,
                "insurer" => InstitutionKind::Insurer,
                "core-firm" => InstitutionKind::CoreFirm,
                "fund" => InstitutionKind::Fund,
                other => {
                    bail!("'{other}' is not a kind of institution: use lender, guarantor, insurer, core-firm or fund")
                }
            };
            let (secret, drawn) = password(admin.password_stdin)?;
            let spec = NewInstitution { code, name_zh: zh, name_en: en, kind, currency, simulated: false };
            let made = desk.platform.register_institution(&desk.request()?, spec, &admin.user, &secret).await;
            desk.close().await;
            output::show(shared.json, &made?, |made| {
                format!(
                    "{} {} ({}) is registered; {} administers it.\n{}",
                    made.name_zh,
                    made.name_en,
                    made.code,
                    admin.user,
                    shown_once(drawn, &secret)
                )
            })
        }
    }
}

fn simulated(institution: &Institution) -> String {
    if institution.simulated { "模拟 simulated".into() } else { String::new() }
}

/// `anji user`
pub async fn user(shared: &Shared, command: UserCommand) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let done = user_command(shared, &desk, command).await;
    desk.close().await;
    done
}

async fn user_command(shared: &Shared, desk: &Desk, command: UserCommand) -> anyhow::Result<()> {
    let (platform, request) = (&desk.platform, desk.request()?);
    let (made, note) = match command {
        UserCommand::List => {
            return output::show(shared.json, &platform.users(desk.who()?).await?, |all| {
                let rows: Vec<_> = all
                    .iter()
                    .map(|u| {
                        vec![
                            u.name.clone(),
                            role_names(u),
                            if u.active { "在用 active" } else { "停用 disabled" }.into(),
                        ]
                    })
                    .collect();
                output::table(&["用户 user", "角色 roles", "状态 state"], &rows)
            });
        }
        UserCommand::Sessions { user, end: true } => {
            let done = platform.end_user_sessions(&request, &user).await?;
            return output::show(shared.json, &done, |done| {
                format!("{user}: 已结束 {} 个会话 · {} sessions ended\n", done.ended, done.ended)
            });
        }
        UserCommand::Sessions { user, end: false } => {
            let open = platform.user_sessions(desk.who()?, &user).await?;
            return output::show(shared.json, &open, |open| sessions_text(open));
        }
        UserCommand::Key { user, label } => {
            let (id, secret) = platform.new_api_key(desk.who()?, &user, &label).await?;
            let shown = serde_json::json!({ "id": id, "secret": secret });
            return output::show(shared.json, &shown, |_| format!("{id}\nSecret (shown once): {secret}\n"));
        }
        UserCommand::RevokeKey { key } => {
            let id = key.parse::<codes::ApiKeyId>()?;
            platform.revoke_api_key(desk.who()?, id).await?;
            return output::show(shared.json, &id, |id| format!("{id} no longer works\n"));
        }
        UserCommand::Add { user, roles } => {
            let (secret, drawn) = password(user.password_stdin)?;
            (platform.add_user(&request, &user.user, roles_of(&roles)?, &secret).await?, shown_once(drawn, &secret))
        }
        UserCommand::Roles { user, roles } => {
            (platform.change_roles(&request, &user, roles_of(&roles)?).await?, String::new())
        }
        UserCommand::Password(user) => {
            let (secret, drawn) = password(user.password_stdin)?;
            (platform.change_password(&request, &user.user, &secret).await?, shown_once(drawn, &secret))
        }
        UserCommand::Link { user, public_url } => {
            let link = platform.sign_in_link(&request, &user, LinkFor::SettingPassword).await?;
            let base = public_url.unwrap_or_else(|| format!("http://{LISTEN}"));
            let shown = serde_json::json!({ "link": welcome(&base, &link.token), "expires_at": link.expires_at });
            return output::show(shared.json, &shown, |_| {
                let link = welcome(&base, &link.token);
                format!(
                    "{link}\n一次有效，24 小时内打开并设置密码 · good once, within 24 hours; {user} sets a password there\n"
                )
            });
        }
        UserCommand::Disable { user } => (platform.disable_user(&request, &user).await?, String::new()),
    };
    output::show(shared.json, &made, |made| {
        format!("{}: {}{}\n{note}", made.name, role_names(made), if made.active { "" } else { " (停用 disabled)" })
    })
}

fn sessions_text(open: &[SessionCard]) -> String {
    let rows: Vec<_> = open
        .iter()
        .map(|one| {
            vec![
                one.device.zh.clone(),
                one.device.en.clone(),
                one.created_at.clone(),
                one.seen_at.clone(),
                one.expires_at.clone(),
            ]
        })
        .collect();
    output::table(&["设备", "device", "开始 began", "最近使用 last used", "到期 ends"], &rows)
}

fn roles_of(names: &[String]) -> anyhow::Result<BTreeSet<Role>> {
    Ok(names.iter().map(|name| name.parse::<Role>()).collect::<Result<_, _>>()?)
}

fn role_names(user: &User) -> String {
    user.roles.iter().map(|role| format!("{} {}", role.zh(), role.as_str())).collect::<Vec<_>>().join(", ")
}

/// `anji keys`
pub async fn keys(shared: &Shared, command: KeysCommand) -> anyhow::Result<()> {
    let KeysCommand::Rotate { purpose } = command;
    let Some(purpose) = Purpose::ALL.into_iter().find(|p| p.as_str() == purpose) else {
        bail!("'{purpose}' is not a key: use seal, index, token or webhook");
    };
    let desk = Desk::open(shared).await?;
    let done = desk.platform.rotate_key(desk.who()?, purpose).await;
    desk.close().await;
    done?;
    output::print(&format!(
        "A new {} key is in force; the old one is kept beside it as {}.key.old. Back the keys folder up now.\n",
        purpose.as_str(),
        purpose.as_str()
    ))
}

/// `anji rebuild`
pub async fn rebuild(shared: &Shared) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let report = desk.platform.rebuild(desk.who()?).await;
    desk.close().await;
    output::show(shared.json, &report?, |report| {
        format!("{} rows of {} institutions are made again from the book\n", report.rows, report.institutions)
    })
}

/// `anji backup`
pub async fn backup(shared: &Shared, to: &Path, with_keys: bool) -> anyhow::Result<()> {
    let desk = Desk::open(shared).await?;
    let report = desk.platform.backup(desk.who()?, to, with_keys).await;
    desk.close().await;
    let report = report?;
    output::print(&format!(
        "{} events copied to {}{}\n",
        report.tables.get("event").copied().unwrap_or_default(),
        to.display(),
        if with_keys {
            ", keys too: guard it as you guard the data folder"
        } else {
            "; the keys are not in it: back them up apart"
        }
    ))
}

/// `anji migrate`
pub async fn migrate(shared: &Shared, asked: Migrate) -> anyhow::Result<()> {
    let Some(to) = asked.to.as_deref() else {
        bail!("say where to with --to, or bring a book in: anji migrate check, import, run, report, list");
    };
    let to = match Location::parse(to).context("--to")? {
        Location::Postgres { url, .. } => Location::Postgres { url, owner_url: asked.to_owner },
        _ => bail!("--to names a PostgreSQL: postgres://USER@HOST/DATABASE; for a copy as files use anji backup"),
    };
    let desk = Desk::open(shared).await?;
    let bar = output::bar("核对 verifying", 0);
    let moved = match desk.who() {
        Ok(who) => desk.platform.move_to(who, &to, |step| show_step(&bar, step)).await.map_err(Into::into),
        Err(error) => Err(error),
    };
    bar.finish_and_clear();
    let folder = desk.platform.folder().root().display().to_string();
    desk.close().await;
    let moved: MoveReport = moved?;
    output::show(shared.json, &moved, |moved| move_text(moved, &folder))?;
    if moved.stale.is_empty() {
        return Ok(());
    }
    Err(Difference(format!(
        "read models of the old store were not what its book gives, as after an upgrade without a rebuild ({}); the new store \
         holds the ones made again",
        moved.stale.join(", ")
    ))
    .into())
}

fn show_step(bar: &indicatif::ProgressBar, step: MoveStep) {
    match step {
        MoveStep::Verifying => bar.set_message("核对 verifying"),
        MoveStep::Copying(at) => {
            bar.set_message(match at.stage {
                CopyStage::Reading => "读出 reading",
                CopyStage::Writing => "写入 writing",
                CopyStage::Comparing => "比对 comparing",
            });
            bar.set_length(at.total);
            bar.set_position(at.rows);
        }
        MoveStep::Rebuilding => bar.set_message("重建读模型 rebuilding read models"),
    }
}

fn move_text(moved: &MoveReport, folder: &str) -> String {
    let rows: Vec<_> = moved
        .tables
        .iter()
        .map(|table| vec![table.table.clone(), table.rows.to_string(), table.digest.chars().take(16).collect()])
        .collect();
    format!(
        "{}\n{} events, {} signed heads and every table are the same in {}, and it verifies.\n\
         The lake and the keys are files: they stay in {folder}.\n\
         Next: stop what still runs, set ANJI_STORE to the new place, start, and put {folder}/book.sqlite away when you are content.\n",
        output::table(&["表 table", ">行 rows", "摘要 digest"], &rows),
        moved.events,
        moved.heads.len(),
        moved.to,
    )
}

/// `anji restore`
pub async fn restore(shared: &Shared, from: &Path) -> anyhow::Result<()> {
    if from.join("keys").is_dir() && !shared.data.join("keys").exists() {
        copy_tree(&from.join("keys"), &shared.data.join("keys")).context("bringing the keys back")?;
    }
    let folder = Folder::open(&shared.data)?;
    let location = location(shared)?.unwrap_or_else(|| Location::Sqlite { file: folder.book_file() });
    let (book, report) =
        Book::restore(&from.join("book"), &location, Platform::store_options(&folder, &Clock::System)?).await?;
    book.close().await;
    copy_tree(&from.join("lake"), &folder.lake()).context("bringing the lake back")?;
    output::print(&format!(
        "{} events are back in {} and verify\n",
        report.tables.get("event").copied().unwrap_or_default(),
        shared.data.display()
    ))
}
