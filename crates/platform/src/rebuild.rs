//! Read models made again from the book: what proves that they hold nothing of their own.
//!
//! Every list is thrown away and folded anew from its streams. It is run while nobody works (`anji` holds the book then),
//! since a row written meanwhile could be replaced by an older one. Credentials, sessions and the vault are no read
//! models and stay; only what the vault finds a name by is made again, from the name beside it.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Date, Timestamp, add_days};
use codes::{
    AgreementId, AlertId, ApplicationId, BatchId, ConsentId, DecisionId, FacilityId, FeedId, FirmId, FundingLineId,
    InstitutionId, LoanId, LossRunId, ParticipationId, PoolId, ProductId, ProgrammeId, ScorecardId, StudyId, UserId,
    WebhookId,
};
use decision::shadow::Shadowed;
use decision::{Application, ApplicationEvent};
use facility::{FacilityEvent, FacilityState};
use funding::{FundingEvent, FundingState};
use guarantee::{GuaranteeEvent, PoolEvent, PoolState};
use loan::{LoanEvent, LoanState};
use participation::{Arrangement, ParticipationEvent, Register, RegisterEvent};
use product::{ProductEvent, ProductState};
use quality::{CircumstanceEvent, ClassRules, Record, SubsidyEvent, SubsidyState};
use serde::Serialize;
use store::{Statement, StoredEvent, StreamId};
use views::loans::LoanRow;
use views::outlooks::{self, AT_ONCE, NEVER};
use views::{applications, debtors, firms, loans, objects, shape, vault};
use watch::{Alert, AlertEvent};

use crate::access::{Action, OPERATOR, Principal};
use crate::approvals::{Act, Approval, ApprovalEvent, ApprovalState};
use crate::circumstances::circumstance_row;
use crate::classing::Classing;
use crate::closing::{
    CloseEvent, Eye, GroupNames, Held, Moved, Sums, WholeDebtor, close_row, grouped_share, is_troubled, moved_text,
};
use crate::data::DataEvent;
use crate::events::{BookEvent, to_json};
use crate::facilities::{facility_of_firm, facility_row};
use crate::feeds::{FeedEvent, HeldFeed};
use crate::firms::{Consent, ConsentEvent, FirmEvent};
use crate::funding::{DeskEvent, desk_row, line_row};
use crate::guarantees::HeldAgreement;
use crate::identity::{User, UserEvent};
use crate::laboratory::sets::SampleSetEvent;
use crate::laboratory::studies::{self, StudyEvent};
use crate::ledger::bank::{BankStatementEvent, statement_row};
use crate::ledger::income::income_of;
use crate::limits::OUTLOOK_BACK_DAYS;
use crate::losses::LossRunEvent;
use crate::migration::MigrationEvent;
use crate::models::{ScorecardCard, ScorecardEvent, document_of};
use crate::participations::{participation_rows, register_rows};
use crate::pools::pool_row;
use crate::problem::{Code, Outcome, Problem};
use crate::release_policy::policy_row;
use crate::servicing::{Origin, key_of, loan_problem, loan_row, outlook_row, stand, thresholds};
use crate::setup::{Institution, InstitutionEvent};
use crate::shadow::ShadowEvent;
use crate::sources::{Settlement, settled_row};
use crate::subsidies::subsidy_row;
use crate::watching::alert_row;
use crate::webhooks::{Webhook, WebhookEvent};
use crate::{Platform, catalogue, migration, origination, shadow};

/// Statements written in one transaction of a rebuild.
const CHUNK: usize = 500;

/// What a rebuild wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct RebuildReport {
    /// Institutions.
    pub institutions: u64,
    /// Rows written.
    pub rows: u64,
}

/// What rows of loans take from other streams.
#[derive(Clone, Copy)]
struct Known<'a> {
    products: &'a BTreeMap<ProductId, String>,
    origins: &'a BTreeMap<ApplicationId, Origin>,
    /// When circumstances of a debtor were last recorded: that wrote its loans' rows too.
    recorded: &'a BTreeMap<FirmId, Date>,
}

/// A debtor as the last close found it.
#[derive(Default)]
struct SeenDebtor {
    loans: Vec<(LoanRow, [u8; 16])>,
    is_troubled: bool,
}

/// A loan's row with what it was made from, and the day it stands as of.
type MadeLoan = (LoanRow, LoanState, Option<Date>);

/// The last close: when it was made, which day it looked at and how, and the classes and rules known then.
type LastClose = (Timestamp, Eye, Classing, ClassRules);

/// A stream with its events, oldest first.
type Stream<E> = ([u8; 16], Vec<(StoredEvent, E)>);

impl Platform {
    /// Throws away every read model of every institution and makes it again from the streams.
    ///
    /// # Errors
    /// [`Code::Forbidden`] for anybody but the platform's operator; [`Code::StoreDamaged`] when a stream cannot be read.
    pub async fn rebuild(&self, who: &Principal) -> Outcome<RebuildReport> {
        who.require(Action::RebuildViews)?;
        self.make_views().await
    }

    /// Whether another release wrote the read models: they then wait to be made again by [`Platform::renew_views`].
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn views_are_of_another_release(&self) -> Outcome<bool> {
        if shape::held(&self.book, OPERATOR).await? == Some(shape::SHAPE) {
            return Ok(false);
        }
        // An empty book has no rows to be wrong; setting it up writes its shape down.
        Ok(!self.book.institutions().await?.is_empty())
    }

    /// Makes the read models again after an upgrade. Nobody is asked for leave: the rows hold nothing of their own, and whoever
    /// opens the store has changed its tables already.
    ///
    /// # Errors
    /// [`Code::StoreDamaged`] when a stream cannot be read; the rows stay as they were.
    pub async fn renew_views(&self) -> Outcome<RebuildReport> {
        self.make_views().await
    }

    async fn make_views(&self) -> Outcome<RebuildReport> {
        let mut report = RebuildReport::default();
        for institution in self.book.institutions().await? {
            // Everything is folded before anything is thrown away: a stream that cannot be read changes nothing.
            let rows = self.rows_of(institution).await?;
            self.book.execute(institution, views::clear(institution)).await?;
            for chunk in rows.chunks(CHUNK) {
                self.book.execute(institution, chunk.to_vec()).await?;
            }
            report.institutions += 1;
            report.rows += rows.len() as u64;
            // Last of all: a run reads the rows of loans.
            for (id, events) in self.all::<LossRunEvent>(institution).await? {
                for (stored, event) in &events {
                    let rows =
                        self.run_rows(institution, LossRunId::from_bytes(id), (event, stored.recorded_at)).await?;
                    report.rows += rows.len() as u64;
                    for chunk in rows.chunks(CHUNK) {
                        self.book.execute(institution, chunk.to_vec()).await?;
                    }
                }
            }
        }
        // Last: what was cut off in the middle is done again at the next start.
        self.book.execute(OPERATOR, vec![shape::put(OPERATOR)]).await?;
        Ok(report)
    }

    async fn rows_of(&self, institution: InstitutionId) -> Outcome<Vec<Statement>> {
        let mut found = Vec::new();
        let mut writes: Vec<Statement> = Vec::new();
        if institution == OPERATOR {
            self.platform_rows(&mut found).await?;
            self.name_keys(&mut writes).await?;
        }
        for (id, events) in self.all::<UserEvent>(institution).await? {
            let (id, events, version) = (UserId::from_bytes(id), plain(&events), events.len() as u64);
            if let Some(user) = User::fold(id, &events) {
                found.push(user.row(version)?);
            }
        }
        self.data_rows(institution, &mut found).await?;
        for (id, events) in self.all::<StudyEvent>(institution).await? {
            let told = events.iter().map(|(stored, event)| (stored.recorded_at, event));
            if let Some(held) = studies::Held::fold(StudyId::from_bytes(id), told) {
                found.push(held.row(events.len() as u64)?);
            }
        }
        for (id, events) in self.all::<ScorecardEvent>(institution).await? {
            let (id, name, version) = (ScorecardId::from_bytes(id), scorecard_name(&plain(&events))?, events.len());
            let told = events.iter().map(|(stored, event)| (stored.recorded_at, event));
            if let Some(card) = ScorecardCard::fold(id, &name, told) {
                found.push(card.row(version as u64)?);
            }
        }
        for (id, events) in self.all::<GuaranteeEvent>(institution).await? {
            found.push(HeldAgreement::fold(AgreementId::from_bytes(id), &plain(&events))?.row()?);
        }
        for (id, events) in self.all::<PoolEvent>(institution).await? {
            let (events, version) = (plain(&events), events.len() as u64);
            let state = PoolState::fold(&events).map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
            found.push(pool_row(PoolId::from_bytes(id), &state, version)?);
        }
        self.book_rows(institution, &mut found).await?;
        self.share_rows(institution, &mut writes).await?;
        let recorded = self.quality_rows(institution, &mut found).await?;
        for (id, events) in self.all::<WebhookEvent>(institution).await? {
            let (id, events, version) = (WebhookId::from_bytes(id), plain(&events), events.len() as u64);
            if let Some(webhook) = Webhook::fold(id, &events) {
                found.push(webhook.row(version)?);
            }
        }
        self.approval_rows(institution, &mut found).await?;
        let products = self.product_rows(institution, &mut found).await?;
        let origins = self.application_rows(institution, &products, &mut found, &mut writes).await?;
        self.loan_rows(institution, Known { products: &products, origins: &origins, recorded: &recorded }, &mut writes)
            .await?;
        writes.extend(found.into_iter().map(|row| objects::put(institution, row)));
        if institution == OPERATOR {
            self.firm_readers(&mut writes).await?;
        }
        Ok(writes)
    }

    /// Rows of batches, with what was settled of their quarantine, of feeds and of sample sets.
    async fn data_rows(&self, institution: InstitutionId, found: &mut Vec<objects::Object>) -> Outcome<()> {
        let all = self.all::<DataEvent>(institution).await?;
        let batches = all.iter().flat_map(|(_, events)| events).filter_map(|(_, event)| match event {
            DataEvent::Imported { batch } => batch.merged.as_ref(),
            _ => None,
        });
        let replaced: BTreeSet<BatchId> = batches.flat_map(|merged| merged.of.iter().copied()).collect();
        // A batch of a source stands in the stream of its file, a merge in that of its category, any other in its own.
        for (_, events) in all {
            let told = events.iter().filter_map(|(stored, event)| Settlement::of(event, stored.recorded_at));
            let settlements: Vec<Settlement> = told.collect();
            for (_, event) in &events {
                let DataEvent::Imported { batch } = event else { continue };
                found.push(if replaced.contains(&batch.id) { batch.replaced_row()? } else { batch.row()? });
                if !settlements.is_empty() {
                    found.push(settled_row(batch, &settlements)?);
                }
            }
        }
        for (id, events) in self.all::<FeedEvent>(institution).await? {
            let (id, events, version) = (FeedId::from_bytes(id), plain(&events), events.len() as u64);
            if let Some(held) = HeldFeed::fold(id, &events) {
                found.push(held.row(version)?);
            }
        }
        for (_, events) in self.all::<SampleSetEvent>(institution).await? {
            for (_, SampleSetEvent::Brought { set }) in events {
                found.push(set.row()?);
            }
        }
        Ok(())
    }

    /// Rows of facilities, of funding lines, of bank statements and of books brought in.
    async fn book_rows(&self, institution: InstitutionId, found: &mut Vec<objects::Object>) -> Outcome<()> {
        for (id, events) in self.all::<BankStatementEvent>(institution).await? {
            for (stored, event) in &events {
                found.push(statement_row(id, event, &stored.recorded_at.to_string())?);
            }
        }
        for (id, events) in self.all::<MigrationEvent>(institution).await? {
            found.extend(migration::migration_row(id, events)?);
        }
        for (id, events) in self.all::<FacilityEvent>(institution).await? {
            let (events, version) = (plain(&events), events.len() as u64);
            let (id, state) = (FacilityId::from_bytes(id), FacilityState::fold(&events));
            found.push(facility_row(id, &state, version)?);
            found.extend(state.opened().map(|opened| facility_of_firm(id, opened.firm)));
        }
        for (id, events) in self.all::<FundingEvent>(institution).await? {
            let (events, version) = (plain(&events), events.len() as u64);
            found.push(line_row(FundingLineId::from_bytes(id), &FundingState::fold(&events), version)?);
        }
        for id in self.stream_ids::<DeskEvent>(institution).await? {
            found.push(desk_row(
                institution,
                self.length(institution, &StreamId::new(<DeskEvent as BookEvent>::STREAM, id)).await?,
            ));
        }
        Ok(())
    }

    /// Rows of packages and joint loans, of their holders, and of the shares in the registers.
    async fn share_rows(&self, institution: InstitutionId, writes: &mut Vec<Statement>) -> Outcome<()> {
        for (id, events) in self.all::<ParticipationEvent>(institution).await? {
            let (id, events) = (ParticipationId::from_bytes(id), plain(&events));
            writes.extend(participation_rows(institution, id, &Arrangement::fold(&events), events.len() as u64)?);
        }
        for (_, events) in self.all::<RegisterEvent>(institution).await? {
            writes.extend(views::shares::put(institution, &register_rows(Register::fold(&plain(&events)).all())));
        }
        Ok(())
    }

    /// Rows of circumstances, alerts and programmes of subsidies, and when each debtor's circumstances were last recorded.
    async fn quality_rows(
        &self,
        institution: InstitutionId,
        found: &mut Vec<objects::Object>,
    ) -> Outcome<BTreeMap<FirmId, Date>> {
        for (id, events) in self.all::<SubsidyEvent>(institution).await? {
            let (events, version) = (plain(&events), events.len() as u64);
            found.push(subsidy_row(ProgrammeId::from_bytes(id), &SubsidyState::fold(&events), version)?);
        }
        let mut recorded = BTreeMap::new();
        for (id, events) in self.all::<CircumstanceEvent>(institution).await? {
            let (firm, version) = (FirmId::from_bytes(id), events.len() as u64);
            if let Some((last, _)) = events.last() {
                recorded.insert(firm, calendar::business_date(last.recorded_at));
            }
            for mark in Record::fold(&plain(&events)).marks() {
                found.push(circumstance_row(firm, mark, version)?);
            }
        }
        for (id, events) in self.all::<AlertEvent>(institution).await? {
            let (events, version) = (plain(&events), events.len() as u64);
            if let Some(alert) = Alert::fold(&events) {
                found.push(alert_row(AlertId::from_bytes(id), &alert, version)?);
            }
        }
        Ok(recorded)
    }

    /// Who has a file on which firm: whoever opened one, and whoever a firm consented to.
    async fn firm_readers(&self, writes: &mut Vec<Statement>) -> Outcome<()> {
        for (id, events) in self.all::<FirmEvent>(OPERATOR).await? {
            let firm = FirmId::from_bytes(id).to_string();
            for (_, event) in events {
                if let FirmEvent::Opened { recipient } = event {
                    writes.push(firms::put_reader(OPERATOR, recipient, &firm));
                }
            }
        }
        for (_, events) in self.all::<ConsentEvent>(OPERATOR).await? {
            for (_, event) in events {
                if let ConsentEvent::Granted(terms) = event {
                    writes.push(firms::put_reader(OPERATOR, terms.recipient, &terms.firm.to_string()));
                }
            }
        }
        Ok(())
    }

    /// What the vault finds names by: it is made from the name beside it, so that an older store gets it too.
    async fn name_keys(&self, writes: &mut Vec<Statement>) -> Outcome<()> {
        let mut after = String::new();
        loop {
            let page = vault::firms(&self.book, OPERATOR, &after, views::limits::MAX_PAGE).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after.clone_from(&last.firm);
            writes.extend(page.iter().map(|row| vault::rekey_name(OPERATOR, &row.firm, &row.name)));
        }
    }

    /// Institutions and consents: they belong to the platform's own institution.
    async fn platform_rows(&self, found: &mut Vec<objects::Object>) -> Outcome<()> {
        for (id, events) in self.all::<InstitutionEvent>(OPERATOR).await? {
            for (_, event) in events {
                found.push(Institution::of(InstitutionId::from_bytes(id), event).row()?);
            }
        }
        for (id, events) in self.all::<ConsentEvent>(OPERATOR).await? {
            let version = i64::try_from(events.len()).unwrap_or(i64::MAX);
            let mut consent: Option<Consent> = None;
            for (stored, event) in events {
                match (event, &mut consent) {
                    (ConsentEvent::Granted(terms), slot) => {
                        *slot = Some(Consent { id: ConsentId::from_bytes(id), terms, withdrawn_on: None });
                    }
                    (ConsentEvent::Withdrawn, Some(consent)) => consent.withdrawn_on = Some(stored.effective_on),
                    (ConsentEvent::Withdrawn, None) => {}
                }
            }
            if let Some(consent) = consent {
                found.push(consent.row(version)?);
            }
        }
        Ok(())
    }

    async fn approval_rows(&self, institution: InstitutionId, found: &mut Vec<objects::Object>) -> Outcome<()> {
        for (id, events) in self.all::<ApprovalEvent>(institution).await? {
            let Some(approval) = Approval::fold(&hex::encode(id), &plain(&events)) else { continue };
            found.push(approval.row(events.len() as u64)?);
            if let (ApprovalState::Done, Act::ReleasePolicy { policy, limit, until }) = (approval.state, &approval.act)
            {
                found.push(policy_row(*policy, *limit, *until)?);
            }
        }
        Ok(())
    }

    /// Rows of products, and the code of each for the rows that name it.
    async fn product_rows(
        &self,
        institution: InstitutionId,
        found: &mut Vec<objects::Object>,
    ) -> Outcome<BTreeMap<ProductId, String>> {
        let mut codes = BTreeMap::new();
        for id in self.stream_ids::<ProductEvent>(institution).await? {
            let id = ProductId::from_bytes(id);
            let history = self.history::<ProductEvent>(institution, *id.as_bytes()).await?;
            let mut state = ProductState::default();
            history.iter().for_each(|(_, event)| state.apply(event));
            // As it stood at the last event, which is when the row was written.
            let written = history.last().map_or_else(|| self.clock.now(), |(stored, _)| stored.recorded_at);
            let card = catalogue::card(id, &state, written)?;
            found.push(catalogue::row(&card, history.len() as u64)?);
            codes.insert(id, card.code);
        }
        Ok(codes)
    }

    async fn application_rows(
        &self,
        institution: InstitutionId,
        products: &BTreeMap<ProductId, String>,
        found: &mut Vec<objects::Object>,
        writes: &mut Vec<Statement>,
    ) -> Outcome<BTreeMap<ApplicationId, Origin>> {
        let mut origins = BTreeMap::new();
        let shadows = self.shadows(institution).await?;
        for (id, events) in self.all::<ApplicationEvent>(institution).await? {
            let id = ApplicationId::from_bytes(id);
            let Some((first, _)) = events.first() else { continue };
            let (submitted_on, version) = (first.effective_on, events.len() as u64);
            let mut state = Application::default();
            for (_, event) in &events {
                state.apply(event);
                if let ApplicationEvent::Decided(decided) = event {
                    found.push(origination::decision_row(&decided.decision, id));
                    if let Some(shadowed) = shadows.get(&decided.decision.input.decision) {
                        writes.push(views::shadows::put(institution, shadow::row(&decided.decision, shadowed)?));
                    }
                }
            }
            let code = state.submitted.as_ref().and_then(|submitted| products.get(&submitted.product));
            let code = code.cloned().unwrap_or_default();
            origins.insert(id, Origin::of(state.decision.as_ref()));
            let held = origination::Held { id, state, version, submitted_on };
            writes.push(applications::put(institution, origination::row(&held, &code)));
        }
        Ok(origins)
    }

    /// What candidates said, by the live decision they stood beside.
    async fn shadows(&self, institution: InstitutionId) -> Outcome<BTreeMap<DecisionId, Shadowed>> {
        let mut said = BTreeMap::new();
        for (_, events) in self.all::<ShadowEvent>(institution).await? {
            for (_, ShadowEvent::ShadowDecided { shadowed }) in events {
                said.insert(shadowed.decision, shadowed);
            }
        }
        Ok(said)
    }

    /// Rows of loans and of closed days, and the sums of the last close from what was recorded when it was made.
    async fn loan_rows(
        &self,
        institution: InstitutionId,
        Known { products, origins, recorded }: Known<'_>,
        writes: &mut Vec<Statement>,
    ) -> Outcome<()> {
        let mut made: Vec<MadeLoan> = Vec::new();
        let mut seen: BTreeMap<FirmId, SeenDebtor> = BTreeMap::new();
        let rules = self.rules_now(institution).await?;
        let (mut sums, mut names) = (Sums::default(), GroupNames::default());
        let closed = self.last_close(institution, writes).await?;
        sums.rules = closed.as_ref().map(|(.., by)| by.clone());
        sums.income_known = closed.as_ref().map_or(0, |(_, eye, ..)| eye.income_known);
        let chart = self.chart_now(institution).await?;
        for (id, events) in self.all::<LoanEvent>(institution).await? {
            let state = LoanState::from_events(events.iter().map(|(_, event)| event));
            let Some(contract) = state.contract() else { continue };
            debug_assert_eq!(LoanId::from_bytes(id), contract.loan, "a loan is its own stream");
            let code = products.get(&contract.product.product).map_or("", String::as_str);
            let mut row = loan_row(contract, code, origins.get(&contract.application).unwrap_or(&Origin::default()));
            writes.extend(migration::brought_row(institution, &mut row, &state));
            row.version = i64::try_from(events.len()).unwrap_or(i64::MAX);
            let income = income_of(&chart, &state, code);
            let mut counted = None;
            if let Some((at, eye, _, by)) = &closed {
                let known: Vec<_> = events.iter().filter(|(stored, _)| stored.recorded_at <= *at).collect();
                let then = LoanState::from_events(known.iter().map(|(_, event)| event));
                let outlook = then.outlook(eye.day, eye.day, &eye.rule, &income).map_err(loan_problem)?;
                let seen_now = outlook.and_then(|outlook| Some((outlook.on(eye.day)?, outlook)));
                if let Some(firm) = then.debtor_at(eye.day) {
                    let debtor = seen.entry(firm).or_default();
                    debtor.loans.push((row.clone(), id));
                    debtor.is_troubled |= seen_now.as_ref().is_some_and(|(outlook, _)| is_troubled(outlook, by));
                }
                if let Some((outlook, now)) = seen_now {
                    let own = sums.of_mut(&row.currency);
                    own.shift(&outlook, 1)?;
                    own.shift_grouped(grouped_share(Some(&outlook)), &row.grouped(), &mut names, 1)?;
                    // What has happened since is looked at by the next close.
                    let next = now.next_after(eye.day, &eye.edges).map_or_else(|| NEVER.into(), |day| day.to_string());
                    let next = if known.len() == events.len() { next } else { AT_ONCE.to_owned() };
                    counted = Some((next, outlook.to_bytes()));
                }
            }
            // As of the day of the last event, or of the last closed day when that is later: as they were written.
            let touched = events.last().map(|(stored, _)| calendar::business_date(stored.recorded_at));
            let closed_day = closed.as_ref().map(|(_, eye, ..)| eye.day);
            let day = touched.max(closed_day);
            // What was recorded of the debtor wrote the row as well.
            let day = day
                .map(|day| state.debtor_at(day).and_then(|firm| recorded.get(&firm)).copied().unwrap_or(day).max(day));
            if let Some(day) = day {
                let from =
                    add_days(day, -OUTLOOK_BACK_DAYS).map_err(|error| Problem::from_domain(Code::Internal, error))?;
                let from = closed_day.map_or(from, |closed| closed.min(from));
                let outlook = state
                    .outlook(from, day, &thresholds(&rules, day, self.clock.now())?, &income)
                    .map_err(loan_problem)?;
                // A contract that only waits was never looked at: its first event after signing writes these rows.
                if let Some(outlook) = outlook.as_ref().filter(|_| events.len() > 1) {
                    let held = outlook_row((&row, contract.loan), &state, day, outlook);
                    writes.push(outlooks::put(institution, held));
                    let (next_on, counted) = counted.unwrap_or_else(|| (AT_ONCE.to_owned(), Vec::new()));
                    let counted =
                        outlooks::Counted { key: key_of(&row, contract.loan), version: row.version, next_on, counted };
                    writes.extend(outlooks::count(institution, vec![counted]));
                }
                stand(&mut row, &state, day, outlook.as_ref())?;
            }
            made.push((row, state, day));
        }
        self.debtor_rows(institution, (&mut made, &seen), closed.as_ref(), &mut sums, writes).await?;
        writes.extend(made.into_iter().map(|(row, ..)| loans::put(institution, row)));
        if let Some((_, eye, ..)) = &closed {
            let body = String::from_utf8_lossy(&to_json(&sums.carried())?).into_owned();
            writes.push(views::portfolio::put(institution, eye.day, body));
        }
        Ok(())
    }

    /// Rows of closed days, and how the last of them was looked at: when, on which day, by what was known then.
    async fn last_close(&self, institution: InstitutionId, writes: &mut Vec<Statement>) -> Outcome<Option<LastClose>> {
        let mut last = None;
        for (_, events) in self.all::<CloseEvent>(institution).await? {
            for (stored, CloseEvent::Closed { day, card, .. }) in &events {
                let closed_on = calendar::business_date(stored.recorded_at);
                writes.push(close_row(institution, *day, card, closed_on)?);
                last = Some((*day, stored.recorded_at));
            }
        }
        let Some((day, at)) = last else { return Ok(None) };
        let then = self.classing(institution, at).await?;
        let by = then.rules_on(day)?;
        let chart = self.chart_now(institution).await?;
        Ok(Some((at, Eye::on(day, by.days, &chart), then, by)))
    }

    /// Rows of debtors that are looked at as a whole, and what that moves between the classes.
    async fn debtor_rows(
        &self,
        institution: InstitutionId,
        (made, seen): (&mut [MadeLoan], &BTreeMap<FirmId, SeenDebtor>),
        closed: Option<&LastClose>,
        sums: &mut Sums,
        writes: &mut Vec<Statement>,
    ) -> Outcome<()> {
        let classing = self.classing(institution, self.clock.now()).await?;
        let mut whole: BTreeMap<FirmId, Moved> = classing.recorded().map(|firm| (firm, Moved::default())).collect();
        whole.extend(classing.write(made)?.into_iter().map(|firm| (firm, Moved::default())));
        if let Some((at, eye, then, by)) = closed {
            for (firm, debtor) in seen {
                let marks = then.marks(*firm);
                if debtor.is_troubled || !marks.is_empty() {
                    let held = self.held_then(institution, &debtor.loans, (*at, eye)).await?;
                    let moved = WholeDebtor::look(by, marks, &held, (eye.day, &then.parities(eye.day)))?.moved()?;
                    sums.shift_moved(&moved, 1)?;
                    whole.insert(*firm, moved);
                }
            }
        }
        for (firm, moved) in whole {
            let (firm, moved) = (firm.to_string(), moved_text(&moved)?);
            let row = debtors::DebtorRow { firm, version: 1, next_on: AT_ONCE.to_owned(), moved };
            writes.push(debtors::put(institution, row));
        }
        Ok(())
    }

    /// A debtor's loans as they were known when a day was closed, and as they were counted then.
    async fn held_then(
        &self,
        institution: InstitutionId,
        loans: &[(LoanRow, [u8; 16])],
        (at, eye): (Timestamp, &Eye),
    ) -> Outcome<Vec<Held>> {
        let mut found = Vec::with_capacity(loans.len());
        for (row, id) in loans {
            let history = self.history::<LoanEvent>(institution, *id).await?;
            let known = history.iter().filter(|(stored, _)| stored.recorded_at <= at);
            let state = LoanState::from_events(known.map(|(_, event)| event));
            // For the class alone, which asks for no balance of the books.
            let outlook = state.outlook(eye.day, eye.day, &eye.rule, &ledger::IncomeRules::PLAIN);
            let outlook = outlook.map_err(loan_problem)?;
            let counted = outlook.and_then(|outlook| outlook.on(eye.day));
            found.push(Held { row: row.clone(), state, counted, next_on: AT_ONCE.to_owned() });
        }
        Ok(found)
    }

    async fn stream_ids<E: BookEvent>(&self, institution: InstitutionId) -> Outcome<Vec<[u8; 16]>> {
        let mut ids: Vec<[u8; 16]> = Vec::new();
        loop {
            let after = ids.last().copied();
            let page = self.book.streams(institution, E::STREAM, after, views::limits::MAX_PAGE).await?;
            if page.is_empty() {
                return Ok(ids);
            }
            ids.extend(page.iter().map(store::StreamId::id));
        }
    }

    async fn all<E: BookEvent>(&self, institution: InstitutionId) -> Outcome<Vec<Stream<E>>> {
        let mut streams = Vec::new();
        for id in self.stream_ids::<E>(institution).await? {
            streams.push((id, self.history::<E>(institution, id).await?));
        }
        Ok(streams)
    }
}

fn plain<E: Clone>(events: &[(StoredEvent, E)]) -> Vec<E> {
    events.iter().map(|(_, event)| event.clone()).collect()
}

/// A scorecard's name stands in its document.
fn scorecard_name(events: &[ScorecardEvent]) -> Outcome<String> {
    let made = events.iter().find(|event| event.made().is_some());
    let made = made.ok_or_else(|| Problem::new(Code::StoreDamaged, "a scorecard has no document"))?;
    Ok(document_of(made)?.name().to_owned())
}
