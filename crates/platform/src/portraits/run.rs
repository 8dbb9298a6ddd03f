//! Portraits of every firm at once: a run over the lake under the consents in force, kept as a table.
//!
//! | step | what |
//! |---|---|
//! | consents | of each firm with a file here, the categories that may be read today |
//! | record | each of those firms' access log says that its portrait was read for a run, before it is |
//! | run | [`gallery::Batch`]: facts of the operator and of the institution, one fold a firm, a row each |
//! | keep | the table's segments as a batch of the book, dataset `portraits` |
//!
//! A row says which categories it was made of. Whoever reads the table later leaves out rows of firms whose consents no longer name them all.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use calendar::Date;
use codes::{BatchId, FirmId, InstitutionId};
use gallery::{Batch as Run, Permitted, Progress, Sight};
use hub::Catalogue as Sources;
use lake::Dataset;
use store::Expected;
use views::objects;
use views::vault::FirmRow;

use super::board_cards::PortraitRunCard;
use crate::Platform;
use crate::access::{Action, OPERATOR, Principal};
use crate::clock::random;
use crate::data::{Batch, DataEvent};
use crate::events::{Request, appending, from_json};
use crate::firm_file::FirmAccessEvent;
use crate::firms::Consent;
use crate::limits::{CONSENTS_ONE_BY_ONE, MAX_PORTRAYED_AT_ONCE, READS_PER_WRITE};
use crate::problem::{Code, Outcome, Problem};

/// What each firm's consents let be read, by the place of the category.
pub(super) struct Consented(HashMap<FirmId, Vec<bool>>);

impl Permitted for Consented {
    fn of(&self, firm: FirmId) -> Sight<'_> {
        self.0.get(&firm).map_or(Sight::Nothing, |named| Sight::Only(named))
    }
}

impl Consented {
    pub(super) fn new(consented: &BTreeMap<FirmId, BTreeSet<String>>) -> Self {
        let sources = Sources::built_in().categories();
        let places = |named: &BTreeSet<String>| sources.iter().map(|source| named.contains(&source.id)).collect();
        Self(consented.iter().map(|(firm, named)| (*firm, places(named))).collect())
    }
}

impl Platform {
    /// Makes the portrait of every firm that the institution has a file and a consent on, and keeps the table. `tell` hears how far it is.
    ///
    /// # Errors
    /// [`Code::Forbidden`]; [`Code::Invalid`] for a day to come; [`Code::TooLarge`] past [`MAX_PORTRAYED_AT_ONCE`] firms in one request,
    /// [`Code::ConsentMissing`] when no firm gave any.
    pub async fn run_portraits(
        &self,
        request: &Request<'_>,
        on: Option<Date>,
        tell: &(impl Fn(Progress) + Sync),
    ) -> Outcome<PortraitRunCard> {
        request.who.require(Action::RunPortraits)?;
        let (institution, today) = (request.institution(), self.clock.today());
        let on = on.unwrap_or(today);
        if on > today {
            let (zh, en) =
                (format!("{on} 尚未到来：请选 {today} 或之前"), format!("{on} is to come: ask for {today} or before"));
            return Err(Problem::new(Code::Invalid, en).in_chinese(zh));
        }
        let firms = self.file_rows(institution).await?;
        if request.key.is_some() && firms.len() > MAX_PORTRAYED_AT_ONCE {
            let (zh, en) = (
                format!(
                    "共 {} 户，一次请求至多 {MAX_PORTRAYED_AT_ONCE} 户：请在命令行运行 anji portrait run",
                    firms.len()
                ),
                format!(
                    "{} firms; a request makes at most {MAX_PORTRAYED_AT_ONCE} portraits: run anji portrait run at the shell",
                    firms.len()
                ),
            );
            return Err(Problem::new(Code::TooLarge, en).in_chinese(zh));
        }
        let consented = self.consented(institution, &firms).await?;
        if consented.is_empty() {
            let en = "no firm has a consent in force for this institution: record one first";
            return Err(Problem::new(Code::ConsentMissing, en).in_chinese("没有一户企业的授权在有效期内：请先登记授权"));
        }
        self.record_reads(request.who, &consented, "portrait-run").await?;
        let segments = self.fact_segments(institution).await?.into_iter().flat_map(|(_, segments)| segments);
        let segments: Vec<_> = segments.collect();
        let id = self.run_id()?;
        let buckets = segments.iter().filter_map(lake::buckets_of).max().unwrap_or(1).max(self.lake.buckets());
        let run = Run { lake: &self.lake, facts: &segments, as_of: on, known_until: None, buckets };
        let permitted = Consented::new(&consented);
        let done = tokio::task::block_in_place(|| run.run(id, &permitted, tell));
        let done = done.map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
        let without_consent = (firms.len() - consented.len()) as u64;
        let refused = (without_consent > 0).then(|| (NOT_CONSENTED.to_owned(), without_consent));
        let batch = Batch {
            id,
            dataset: Dataset::Portraits,
            source: format!("portraits-{on}"),
            simulated: self.institution(institution).await?.simulated,
            read: firms.len() as u64,
            accepted: done.counts.firms,
            refused: refused.into_iter().collect(),
            segments: done.segments,
            quarantine: None,
            delivered: None,
            merged: None,
        };
        let card = PortraitRunCard::of(&batch).ok_or_else(|| {
            Problem::new(
                Code::NotFound,
                "no source has told anything of the firms that consent: bring their data in first",
            )
            .in_chinese("已授权的企业尚无任何数据：请先接入数据")
        })?;
        let appends = vec![appending(
            *id.as_bytes(),
            Expected::New,
            today,
            &[DataEvent::Imported { batch: batch.clone().into() }],
        )?];
        self.save(request, appends, vec![objects::put(institution, batch.row()?)], card).await
    }

    /// An id that rises with time: of two runs of one day the later has the greater.
    fn run_id(&self) -> Outcome<BatchId> {
        let mut bytes: [u8; 16] = random()?;
        bytes[..8].copy_from_slice(&self.clock.now().as_microsecond().to_be_bytes());
        Ok(BatchId::from_bytes(bytes))
    }

    /// The firms whose consents let an institution read anything today, and what.
    pub(crate) async fn consented(
        &self,
        institution: InstitutionId,
        firms: &[FirmRow],
    ) -> Outcome<BTreeMap<FirmId, BTreeSet<String>>> {
        let today = self.clock.today();
        let mut consented = BTreeMap::new();
        let mut given =
            if firms.len() > CONSENTS_ONE_BY_ONE { Some(self.consents_to(institution).await?) } else { None };
        for row in firms {
            let firm = crate::origination::firm_id(row)?;
            let consents = match &mut given {
                Some(given) => given.remove(&firm).unwrap_or_default(),
                None => self.consents_of(firm, institution).await?,
            };
            let categories = Consent::categories(&consents, institution, today);
            if !categories.is_empty() {
                consented.insert(firm, categories);
            }
        }
        Ok(consented)
    }

    /// All consents given to an institution that were not withdrawn, by firm.
    async fn consents_to(&self, institution: InstitutionId) -> Outcome<HashMap<FirmId, Vec<Consent>>> {
        let (mut found, mut after) = (HashMap::<FirmId, Vec<Consent>>::new(), String::new());
        loop {
            let page = objects::list(&self.book, OPERATOR, "consent", Some("granted"), &after, views::limits::MAX_PAGE)
                .await?;
            let Some(last) = page.last() else { return Ok(found) };
            after.clone_from(&last.id);
            for row in &page {
                let consent: Consent = from_json(row.body.as_bytes())?;
                if consent.terms.recipient == institution {
                    found.entry(consent.terms.firm).or_default().push(consent);
                }
            }
        }
    }

    /// Writes into each firm's access log that its portrait is read, before it is.
    pub(crate) async fn record_reads(
        &self,
        who: &Principal,
        firms: &BTreeMap<FirmId, BTreeSet<String>>,
        what: &str,
    ) -> Outcome<()> {
        let firms: Vec<_> = firms.iter().collect();
        for some in firms.chunks(READS_PER_WRITE) {
            let mut appends = Vec::with_capacity(some.len());
            for (firm, categories) in some {
                let categories = categories.iter().cloned().collect();
                let event = FirmAccessEvent::PortraitRead { what: what.to_owned(), categories };
                appends.push(appending(*firm.as_bytes(), Expected::Any, self.clock.today(), &[event])?);
            }
            self.save(&Request::plain(who), appends, Vec::new(), ()).await?;
        }
        Ok(())
    }
}

/// Why a firm is not in a table.
pub(super) const NOT_CONSENTED: &str = "未获授权 no consent in force";
