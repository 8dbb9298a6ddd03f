//! Looking at firms.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Date, add_months};
use codes::{AlertId, FirmId, InstitutionId};
use hub::Catalogue as Sources;
use lake::FactFilter;
use money::{Currency, Money, Rounding};
use portrait::{Catalogue, Evaluator, FirmState, Portrait};
use store::Expected;
use views::alerts::{self, AlertFilter};
use views::{firms, loans, objects};
use watch::{Alert, AlertEvent, Sighting, Watcher};

use super::cards::WatchRun;
use super::{alert_id, alert_problem, alert_row};
use crate::Platform;
use crate::access::{Action, OPERATOR, Principal};
use crate::events::{Request, appending, from_json};
use crate::firm_file::FirmAccessEvent;
use crate::limits::MAX_WATCHED_AT_ONCE;
use crate::portraits::folded;
use crate::problem::{Code, Outcome, Problem};

/// What is common to the firms of a run.
struct Round<'a> {
    who: &'a Principal,
    today: Date,
    before: Date,
    currency: Currency,
    evaluator: Evaluator<'static>,
}

impl Platform {
    /// Looks at one firm, or at every firm the institution has a file on, and raises, changes or clears its alerts.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`] for a firm without a file here.
    pub async fn watch(&self, request: &Request<'_>, firm: Option<&str>) -> Outcome<WatchRun> {
        request.who.require(Action::Watch)?;
        let institution = request.institution();
        let Some(which) = firm else {
            let mut run = WatchRun::default();
            let firms = self.files_of(institution).await?;
            if request.key.is_some() && firms.len() > MAX_WATCHED_AT_ONCE {
                let (zh, en) = (
                    format!(
                        "共 {} 户，一次请求至多查看 {MAX_WATCHED_AT_ONCE} 户：请指明企业，或在命令行运行 anji watch run",
                        firms.len()
                    ),
                    format!(
                        "{} firms; a request looks at no more than {MAX_WATCHED_AT_ONCE}: name one, or run anji watch run at the shell",
                        firms.len()
                    ),
                );
                return Err(Problem::new(Code::TooLarge, en).in_chinese(zh));
            }
            for bucket in 0..self.lake.buckets() {
                let filter = FactFilter { bucket: Some((bucket, self.lake.buckets())), ..FactFilter::default() };
                let here = firms.iter().filter(|firm| lake::bucket_of(**firm, self.lake.buckets()) == bucket);
                let here: BTreeSet<FirmId> = here.copied().collect();
                if !here.is_empty() {
                    self.watch_firms(request.who, &here, filter, &mut run).await?;
                }
            }
            return self.save(request, Vec::new(), Vec::new(), run).await;
        };
        let firm = crate::origination::firm_id(&self.firm(request.who, which).await?)?;
        self.require_file(request.who, firm).await?;
        let run = self.watch_these(request.who, &[firm].into()).await?;
        self.save(request, Vec::new(), Vec::new(), run).await
    }

    /// Looks at some firms. Those the institution has no file on are left out.
    pub(crate) async fn watch_these(&self, who: &Principal, which: &BTreeSet<FirmId>) -> Outcome<WatchRun> {
        let mut held = BTreeSet::new();
        for firm in which {
            if firms::is_reader(&self.book, OPERATOR, who.institution, &firm.to_string()).await? {
                held.insert(*firm);
            }
        }
        let filter = FactFilter { firm: held.first().copied().filter(|_| held.len() == 1), ..FactFilter::default() };
        let mut run = WatchRun::default();
        self.watch_firms(who, &held, filter, &mut run).await?;
        Ok(run)
    }

    async fn files_of(&self, institution: InstitutionId) -> Outcome<BTreeSet<FirmId>> {
        self.file_rows(institution).await?.iter().map(crate::origination::firm_id).collect()
    }

    async fn watch_firms(
        &self,
        who: &Principal,
        firms: &BTreeSet<FirmId>,
        filter: FactFilter,
        run: &mut WatchRun,
    ) -> Outcome<()> {
        if firms.is_empty() {
            return Ok(());
        }
        let today = self.clock.today();
        let before = add_months(today, -1).map_err(|error| Problem::from_domain(Code::Invalid, error))?;
        let currency = self.institution(who.institution).await?.currency;
        let mut round = Round { who, today, before, currency, evaluator: Evaluator::new(Catalogue::built_in()) };
        let mut consented = BTreeMap::new();
        for firm in firms {
            let categories = self.categories_of(*firm, who.institution).await?;
            if !categories.is_empty() {
                consented.insert(*firm, categories);
            }
        }
        run.firms += firms.len() as u64;
        run.not_consented += (firms.len() - consented.len()) as u64;
        let mut states = BTreeMap::new();
        for (firm, categories) in &consented {
            if let Some(state) = self.held_state(who.institution, *firm, categories)? {
                states.insert(*firm, state);
            }
        }
        let unread: BTreeSet<FirmId> = consented.keys().filter(|firm| !states.contains_key(firm)).copied().collect();
        let mut facts = if unread.is_empty() {
            BTreeMap::new()
        } else {
            self.read_all(who.institution, filter, Some(&unread)).await?
        };
        for (firm, categories) in consented {
            let state = match states.remove(&firm) {
                Some(state) => state,
                None => folded(&facts.remove(&firm).unwrap_or_default(), &categories)?,
            };
            if state.cells() == 0 {
                run.without_data += 1;
            } else {
                self.watch_firm(&mut round, firm, (&state, categories), run).await?;
            }
        }
        Ok(())
    }

    /// The alerts that somebody still has to do something about.
    pub(crate) async fn undone_alerts(&self, institution: InstitutionId) -> Outcome<Vec<Alert>> {
        let states: Vec<String> = super::UNDONE.iter().map(|status| status.id().to_owned()).collect();
        let (mut after, mut found) = (None::<(String, String)>, Vec::new());
        loop {
            let place = after.as_ref().map(|(label, id)| (label.as_str(), id.as_str()));
            let filter = AlertFilter { states: states.clone(), level: None, after: place };
            let page = alerts::list(&self.book, institution, &filter, views::limits::MAX_PAGE).await?;
            for row in &page {
                found.push(from_json(row.body.as_bytes())?);
            }
            let Some(last) = page.last().filter(|_| page.len() > views::limits::MAX_PAGE as usize) else {
                return Ok(found);
            };
            after = Some((last.label.clone(), last.id.clone()));
        }
    }

    /// Of these firms, those with an alert that waits for somebody and stands on a model: only a look says whether it still holds.
    pub(crate) async fn undone_at_looks(
        &self,
        institution: InstitutionId,
        firms: &BTreeSet<FirmId>,
    ) -> Outcome<Vec<FirmId>> {
        let ids = firms.iter().flat_map(|firm| {
            Watcher::built_in().at_looks().map(move |warning| alert_id(*firm, &warning.id).to_string())
        });
        let ids: Vec<String> = ids.collect();
        let mut found = Vec::new();
        for chunk in ids.chunks(views::limits::MAX_NAMED) {
            for row in objects::these(&self.book, institution, "alert", chunk).await? {
                let alert: Alert = from_json(row.body.as_bytes())?;
                if super::UNDONE.contains(&alert.status) {
                    found.push(alert.firm);
                }
            }
        }
        Ok(found)
    }

    /// Looks at firms of which something turned while nobody asked: when a day began, or a delivery that all share came in.
    ///
    /// # Errors
    /// When the store or the lake cannot be read.
    pub async fn watch_turned(&self, institution: InstitutionId, firms: &BTreeSet<FirmId>) -> Outcome<WatchRun> {
        self.watch_these(&Principal::service(institution), firms).await
    }

    async fn watch_firm(
        &self,
        round: &mut Round<'_>,
        firm: FirmId,
        (state, categories): (&FirmState, BTreeSet<String>),
        run: &mut WatchRun,
    ) -> Outcome<()> {
        let institution = round.who.institution;
        // On record before anything is made of it.
        let what = FirmAccessEvent::PortraitRead { what: "watch".into(), categories: categories.into_iter().collect() };
        let read = appending(*firm.as_bytes(), Expected::Any, round.today, &[what])?;
        self.save(&Request::plain(round.who), vec![read], Vec::new(), ()).await?;
        let (now, before) = portraits(round, state)?;
        let looked = Watcher::built_in().look(&now, Some(&before));
        let known = self.alerts_of(institution, firm).await?;
        let owed = if looked.found.is_empty() { 0 } else { self.owed_here(institution, firm, round).await?.minor() };
        let told = state.measures().filter_map(|measure| Sources::built_in().category_of(measure));
        let sources: BTreeSet<String> = told.map(|category| category.id.clone()).collect();
        let sources: Vec<String> = sources.into_iter().collect();
        let (mut appends, mut writes, mut told) = (Vec::new(), Vec::new(), WatchRun::default());
        for warning in Watcher::built_in().warnings() {
            // What reads something that is not known neither holds nor holds no more.
            if looked.unknown.contains(&warning.id.as_str()) {
                continue;
            }
            let id = alert_id(firm, &warning.id);
            let (alert, version) = known.get(&id).map_or((None, 0), |(alert, version)| (Some(alert), *version));
            let seen = looked.found.iter().find(|one| one.warning.id == warning.id).map(|one| Sighting {
                said: one.said.clone(),
                grade: now.grade,
                grade_before: before.grade,
                owed,
                sources: sources.clone(),
            });
            let event = Alert::look(alert, firm, warning, seen, round.today).map_err(alert_problem)?;
            let Some(event) = event else { continue };
            match &event {
                AlertEvent::Raised { .. } => told.raised += 1,
                AlertEvent::Changed { .. } => told.changed += 1,
                _ => told.cleared += 1,
            }
            if let Some(after) = Alert::after(alert.cloned(), &event) {
                writes.push(objects::put(institution, alert_row(id, &after, version + 1)?));
            }
            let expected = if version == 0 { Expected::New } else { Expected::Version(version) };
            appends.push(appending(*id.as_bytes(), expected, round.today, &[event])?);
        }
        if appends.is_empty() {
            return Ok(());
        }
        match self.save(&Request::plain(round.who), appends, writes, ()).await {
            // Somebody did something to one of its alerts at this moment: the next look sees it.
            Err(problem) if problem.code == Code::Conflict => run.busy += 1,
            saved => {
                saved?;
                run.raised += told.raised;
                run.changed += told.changed;
                run.cleared += told.cleared;
            }
        }
        Ok(())
    }

    /// The alerts of a firm as they stand, each with the version of its stream.
    pub(super) async fn alerts_of(
        &self,
        institution: InstitutionId,
        firm: FirmId,
    ) -> Outcome<BTreeMap<AlertId, (Alert, u64)>> {
        let ids: BTreeMap<String, AlertId> = Watcher::built_in()
            .warnings()
            .map(|warning| alert_id(firm, &warning.id))
            .map(|id| (id.to_string(), id))
            .collect();
        let asked: Vec<String> = ids.keys().cloned().collect();
        let mut found = BTreeMap::new();
        for chunk in asked.chunks(views::limits::MAX_NAMED) {
            for row in objects::these(&self.book, institution, "alert", chunk).await? {
                let alert: Alert = from_json(row.body.as_bytes())?;
                let version = u64::try_from(row.version).unwrap_or(0);
                found.extend(ids.get(&row.id).map(|id| (*id, (alert, version))));
            }
        }
        Ok(found)
    }

    /// What a firm owes here, in the institution's currency; what is owed in one without a parity is left out.
    async fn owed_here(&self, institution: InstitutionId, firm: FirmId, round: &Round<'_>) -> Outcome<Money> {
        let parities = self.parities(institution, round.today).await?;
        let mut owed = Money::zero(round.currency);
        for row in loans::of_firm(&self.book, institution, &firm.to_string()).await? {
            let currency = crate::closing::known_currency(&row.currency)?;
            let one = parities.convert(Money::from_minor(row.owed, currency), round.currency, Rounding::Up);
            let Ok(one) = one else { continue };
            owed = owed.checked_add(one).map_err(|error| Problem::from_domain(Code::AmountInvalid, error))?;
        }
        Ok(owed)
    }
}

fn portraits(round: &mut Round<'_>, state: &FirmState) -> Outcome<(Portrait, Portrait)> {
    let mut on = |day| {
        let portrait = round.evaluator.portrait(state, day);
        portrait.map_err(|error| Problem::from_domain(Code::Internal, error))
    };
    Ok((on(round.today)?, on(round.before)?))
}
