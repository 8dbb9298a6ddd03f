//! Facts of firms as an institution may see them.

use std::collections::{BTreeMap, BTreeSet};

use codes::{FirmId, InstitutionId};
use hub::{Catalogue, Fact, Known, MeasureId};
use lake::{Dataset, FactFilter, SegmentInfo};

use crate::Platform;
use crate::access::OPERATOR;
use crate::problem::{Code, Outcome, Problem};

/// Whether a fact came from the operator or from the asker's own deliveries: the place in which a batch is looked up.
pub(crate) type Owner = InstitutionId;

/// Facts of firms, each with whose delivery it came in, as they lie in the lake: corrections and what they correct.
pub(crate) type FirmFacts = BTreeMap<FirmId, Vec<(Owner, Fact)>>;

/// Whose deliveries an institution may read: the operator's, which are shared, and its own.
pub(crate) fn owners(institution: InstitutionId) -> BTreeSet<Owner> {
    [OPERATOR, institution].into()
}

impl Platform {
    /// The segments of facts that an institution may read.
    pub(crate) async fn fact_segments(&self, institution: InstitutionId) -> Outcome<Vec<(Owner, Vec<SegmentInfo>)>> {
        let mut found = Vec::new();
        for owner in owners(institution) {
            let batches = self.batches_of(owner, Some(Dataset::Facts)).await?;
            found.push((owner, batches.into_iter().flat_map(|batch| batch.segments).collect()));
        }
        Ok(found)
    }

    /// The facts of every firm that an institution holds or the operator shares.
    pub(crate) async fn every_fact(&self, institution: InstitutionId) -> Outcome<FirmFacts> {
        self.read_all(institution, FactFilter::default(), None).await
    }

    /// The facts of these firms that an institution holds or the operator shares. Whoever shows one to a person asks for the consent.
    pub(crate) async fn facts_of(&self, institution: InstitutionId, firms: &BTreeSet<FirmId>) -> Outcome<FirmFacts> {
        let filter = FactFilter { firm: firms.first().copied().filter(|_| firms.len() == 1), ..FactFilter::default() };
        self.read_all(institution, filter, Some(firms)).await
    }

    pub(crate) async fn read_all(
        &self,
        institution: InstitutionId,
        filter: FactFilter,
        firms: Option<&BTreeSet<FirmId>>,
    ) -> Outcome<FirmFacts> {
        let mut found = FirmFacts::new();
        for (owner, segments) in self.fact_segments(institution).await? {
            tokio::task::block_in_place(|| self.read_facts(owner, &segments, filter, firms, &mut found))?;
        }
        Ok(found)
    }

    fn read_facts(
        &self,
        owner: Owner,
        segments: &[SegmentInfo],
        filter: FactFilter,
        firms: Option<&BTreeSet<FirmId>>,
        found: &mut FirmFacts,
    ) -> Outcome<()> {
        self.each_fact(segments, filter, |firm, fact| {
            if firms.is_none_or(|firms| firms.contains(&firm)) {
                found.entry(firm).or_default().push((owner, fact));
            }
            Ok(())
        })
    }

    /// Hands out the facts of segments, of measures that this release knows.
    pub(crate) fn each_fact(
        &self,
        segments: &[SegmentInfo],
        filter: FactFilter,
        mut take: impl FnMut(FirmId, Fact) -> Outcome<()>,
    ) -> Outcome<()> {
        let damaged = |error: lake::LakeError| Problem::from_domain(Code::StoreDamaged, error);
        for chunk in self.lake.facts(segments, filter) {
            let chunk = chunk.map_err(damaged)?;
            let measures: Vec<Option<MeasureId>> =
                chunk.measures().map(|name| Catalogue::built_in().find(name)).collect();
            for held in chunk.rows() {
                let held = held.map_err(damaged)?;
                // A measure of a later release, or of a category that is no more: nobody asks for it.
                let Some(measure) = measures.get(held.measure).copied().flatten() else { continue };
                let known = Known { learned_us: held.learned_us, batch: held.batch, row: held.row };
                let (on, reference, value) = (held.on, held.reference, held.value);
                take(held.firm, Fact { measure, on, reference, value, known })?;
            }
        }
        Ok(())
    }
}
