//! The desk at which alerts are worked.

use std::collections::{BTreeMap, BTreeSet};

use codes::{AlertId, FirmId};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use store::Expected;
use utoipa::ToSchema;
use views::alerts::{self, AlertFilter};
use views::limits::page;
use views::objects;
use watch::{Alert, AlertCommand, Finding, Level, Status, Watcher, Work};

use super::cards::{AlertCard, AlertPage, Told, WarningCard, count_card, warning_card};
use super::{UNDONE, alert_problem, alert_row};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::events::{Request, appending, from_json};
use crate::firms::{Consent, read_word};
use crate::problem::{Code, Outcome, Problem};

/// Which alerts.
#[derive(Debug, Clone, Copy, Default)]
pub struct AlertsAsked<'a> {
    /// In one state: `open`, `taken`, `closing`, `closed`; all that are not closed without one.
    pub status: Option<&'a str>,
    /// Of one level: `red`, `orange`, `yellow`, `blue`.
    pub level: Option<&'a str>,
    /// Of one firm, by id or credit code: all of its alerts, closed ones as well.
    pub firm: Option<&'a str>,
    /// Where the page begins.
    pub after: Option<&'a str>,
    /// How many at most.
    pub limit: u32,
}

/// What was done about an alert.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewNote {
    /// What kind of work: `called`, `visited`, `checked`, `demanded`, `other`.
    pub work: String,
    /// What, in at most 500 characters.
    pub text: String,
}

/// What was found.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewClosing {
    /// `confirmed`, `resolved`, `false-alarm` or `wrong-data`.
    pub finding: String,
    /// Why, in at most 500 characters.
    pub reason: String,
}

impl Platform {
    /// The declared warnings.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub fn warnings(&self, who: &Principal) -> Outcome<Vec<WarningCard>> {
        who.require(Action::ReadAlert)?;
        Ok(Watcher::built_in().warnings().map(warning_card).collect())
    }

    /// Alerts, the gravest first, then where most is owed.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for a state or level that is none, [`Code::NotFound`] for an unknown firm.
    pub async fn alerts(&self, who: &Principal, asked: AlertsAsked<'_>) -> Outcome<AlertPage> {
        who.require(Action::ReadAlert)?;
        let status = asked.status.map(chosen::<Status>).transpose()?;
        let level = asked.level.map(chosen::<Level>).transpose()?;
        let states = status.map_or_else(|| UNDONE.to_vec(), |status| vec![status]);
        let (mut rows, mut next) = (Vec::new(), None);
        if let Some(which) = asked.firm {
            let firm = crate::origination::firm_id(&self.firm(who, which).await?)?;
            self.require_file(who, firm).await?;
            let wanted = |alert: &Alert| {
                level.is_none_or(|level| level == alert.level) && status.is_none_or(|status| status == alert.status)
            };
            let mut of: Vec<_> = self.alerts_of(who.institution, firm).await?.into_iter().collect();
            of.retain(|(_, (alert, _))| wanted(alert));
            of.sort_by_key(|(_, (alert, _))| (alert.status, alert.level, alert.raised_on));
            rows.extend(of.into_iter().map(|(id, (alert, _))| (id.to_string(), alert)));
        } else {
            let after = asked.after.map(|after| {
                let place = after.split_once('_');
                place.ok_or_else(|| {
                    Problem::new(Code::Invalid, "'after' is not a place we gave: begin with the first page")
                        .in_chinese("after 不是本接口给出的位置：请从第一页开始")
                })
            });
            let filter = AlertFilter {
                states: states.iter().map(|status| status.id().to_owned()).collect(),
                level: level.map(|level| (level as u8).to_string()),
                after: after.transpose()?,
            };
            let limit = page(asked.limit);
            let found = alerts::list(&self.book, who.institution, &filter, limit).await?;
            for row in found.iter().take(limit as usize) {
                rows.push((row.id.clone(), from_json::<Alert>(row.body.as_bytes())?));
            }
            let is_more = found.len() > limit as usize;
            let last = found.get((limit as usize).saturating_sub(1)).filter(|_| is_more);
            next = last.map(|row| format!("{}_{}", row.label, row.id));
        }
        let mut counts = Vec::new();
        for (state, level, count) in alerts::counts(&self.book, who.institution).await? {
            let (status, level) = (read_word::<Status>(&state)?, level.parse::<usize>().ok());
            let level = level.and_then(|level| Level::ALL.get(level).copied());
            counts.extend(level.map(|level| count_card(level, status, count)));
        }
        let rows = self.alert_cards(who, rows).await?;
        Ok(AlertPage { rows, next, counts })
    }

    /// One alert.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn alert(&self, who: &Principal, id: &str) -> Outcome<AlertCard> {
        who.require(Action::ReadAlert)?;
        let (id, alert, _) = self.held_alert(who, id).await?;
        self.alert_card(who, id, alert).await
    }

    /// Works an alert, or takes it over.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`].
    pub async fn take_alert(&self, request: &Request<'_>, id: &str) -> Outcome<AlertCard> {
        self.alert_did(request, id, Action::WorkAlert, AlertCommand::Take).await
    }

    /// Notes what was done.
    ///
    /// # Errors
    /// As [`Platform::take_alert`]; [`Code::Invalid`] without a text.
    pub async fn note_alert(&self, request: &Request<'_>, id: &str, note: NewNote) -> Outcome<AlertCard> {
        request.who.require(Action::WorkAlert)?;
        let work: Work = chosen(&note.work)?;
        self.alert_did(request, id, Action::WorkAlert, AlertCommand::Note { work, text: note.text }).await
    }

    /// Says what was found. An alert that is yellow or blue is closed by it; a red or orange one waits for a second person.
    ///
    /// # Errors
    /// As [`Platform::note_alert`].
    pub async fn close_alert(&self, request: &Request<'_>, id: &str, closing: NewClosing) -> Outcome<AlertCard> {
        request.who.require(Action::WorkAlert)?;
        let finding: Finding = chosen(&closing.finding)?;
        let close = AlertCommand::Close { finding, reason: closing.reason };
        self.alert_did(request, id, Action::WorkAlert, close).await
    }

    /// Agrees that an alert is closed.
    ///
    /// # Errors
    /// As [`Platform::take_alert`]; [`Code::SamePerson`] for whoever said what was found.
    pub async fn agree_alert(&self, request: &Request<'_>, id: &str) -> Outcome<AlertCard> {
        self.alert_did(request, id, Action::AgreeAlert, AlertCommand::Agree).await
    }

    /// Does not agree that it is closed.
    ///
    /// # Errors
    /// As [`Platform::agree_alert`].
    pub async fn refuse_alert(&self, request: &Request<'_>, id: &str, reason: &str) -> Outcome<AlertCard> {
        let refuse = AlertCommand::Refuse { reason: reason.to_owned() };
        self.alert_did(request, id, Action::AgreeAlert, refuse).await
    }

    async fn held_alert(&self, who: &Principal, id: &str) -> Outcome<(AlertId, Alert, u64)> {
        let row = objects::get(&self.book, who.institution, "alert", id).await?;
        let row = row.ok_or_else(|| Problem::not_found("alert", id))?;
        let id = row.id.parse().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
        Ok((id, from_json(row.body.as_bytes())?, u64::try_from(row.version).unwrap_or(0)))
    }

    async fn alert_did(
        &self,
        request: &Request<'_>,
        id: &str,
        action: Action,
        command: AlertCommand,
    ) -> Outcome<AlertCard> {
        request.who.require(action)?;
        let (who, today) = (request.who, self.clock.today());
        let (id, alert, version) = self.held_alert(who, id).await?;
        let event = alert.decide(command, today, who.user).map_err(alert_problem)?;
        let Some(event) = event else { return self.alert_card(who, id, alert).await };
        let alert = Alert::after(Some(alert), &event).ok_or_else(|| Problem::not_found("alert", id))?;
        let append = appending(*id.as_bytes(), Expected::Version(version), today, &[event])?;
        let writes = vec![objects::put(who.institution, alert_row(id, &alert, version + 1)?)];
        let card = self.alert_card(who, id, alert).await?;
        self.save(request, vec![append], writes, card).await
    }

    async fn alert_card(&self, who: &Principal, id: AlertId, alert: Alert) -> Outcome<AlertCard> {
        Ok(self.alert_cards(who, vec![(id.to_string(), alert)]).await?.remove(0))
    }

    async fn alert_cards(&self, who: &Principal, alerts: Vec<(String, Alert)>) -> Outcome<Vec<AlertCard>> {
        let today = self.clock.today();
        let firms: BTreeSet<FirmId> = alerts.iter().map(|(_, alert)| alert.firm).collect();
        let names: Vec<String> = firms.iter().map(ToString::to_string).collect();
        let mut consented = BTreeMap::new();
        for firm in firms {
            let consents = self.consents_of(firm, who.institution).await?;
            consented.insert(firm, Consent::categories(&consents, who.institution, today));
        }
        let people: Vec<String> = alerts.iter().flat_map(|(_, alert)| hands(alert)).collect();
        let told = Told {
            who,
            today,
            currency: self.institution(who.institution).await?.currency,
            people: self.user_names(who.institution, people.iter().map(String::as_str)).await?,
            firms: self.firm_names(names.iter().map(String::as_str)).await?,
            consented,
        };
        Ok(alerts.into_iter().map(|(id, alert)| told.card(id, &alert)).collect())
    }
}

/// A word that somebody chose; what it may be is in the error.
fn chosen<T: DeserializeOwned>(text: &str) -> Outcome<T> {
    serde_json::from_value(text.trim().into()).map_err(|error| {
        let zh = format!("“{text}” 不是可选项：{error}");
        Problem::new(Code::Invalid, format!("'{text}' is not one of them: {error}")).in_chinese(zh)
    })
}

/// Everybody named in an alert.
fn hands(alert: &Alert) -> Vec<String> {
    let notes = alert.notes.iter().chain(&alert.refused).map(|note| note.by);
    let closing = alert
        .closing
        .iter()
        .flat_map(|closing| [Some(closing.by), closing.agreed.map(|(_, by)| by)].into_iter().flatten());
    notes.chain(closing).chain(alert.handler).map(|user| user.to_string()).collect()
}
