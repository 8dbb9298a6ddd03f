//! Exposure: what an institution services, less what others hold of it, with what it holds of others'.

use std::collections::BTreeMap;

use codes::InstitutionId;
use money::{Currency, Money};
use views::shares;

use super::show::counted;
use super::{ExposureCard, ExposureLine, HeldParticipation, number, part_of_row};
use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::Cash;
use crate::problem::{Code, Outcome, Problem};

/// Sums of one currency, in minor units, with the lines they are made of.
#[derive(Default)]
struct Sums {
    lent: i64,
    passed: Vec<ExposureLine>,
    held: Vec<ExposureLine>,
}

impl Platform {
    /// Exposure by currency, as the list of loans knows it: at each loan's last event or close.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn share_exposure(&self, who: &Principal) -> Outcome<Vec<ExposureCard>> {
        who.require(Action::ReadShare)?;
        let mut sums: BTreeMap<String, Sums> = BTreeMap::new();
        for (currency, outstanding) in shares::outstanding(&self.book, who.institution).await? {
            sums.entry(currency).or_default().lent = outstanding;
        }
        for (currency, line) in self.parts_of(who.institution, None).await? {
            sums.entry(currency).or_default().passed.push(line);
        }
        for servicer in self.servicers(who.institution).await? {
            for (currency, line) in self.parts_of(servicer, Some(who.institution)).await? {
                sums.entry(currency).or_default().held.push(line);
            }
        }
        sums.into_iter().map(|(currency, sums)| exposure_card(&currency, sums)).collect()
    }

    /// The parts that holders have of a servicer's loans; of one holder, when one is given.
    async fn parts_of(
        &self,
        servicer: InstitutionId,
        holder: Option<InstitutionId>,
    ) -> Outcome<Vec<(String, ExposureLine)>> {
        let name = self.institution(servicer).await?.name_zh;
        let mut known: BTreeMap<String, HeldParticipation> = BTreeMap::new();
        let mut found = Vec::new();
        for row in shares::held_principal(&self.book, servicer, holder).await? {
            if !known.contains_key(&row.participation) {
                let held = self.held_participation(servicer, &row.participation).await?;
                known.insert(row.participation.clone(), held);
            }
            let Some(held) = known.get(&row.participation) else { continue };
            let terms = held.terms()?;
            let place = usize::try_from(row.holder).unwrap_or(usize::MAX);
            let Some(of) = terms.holders.get(place) else { continue };
            if holder.is_some() && of.institution != holder {
                continue;
            }
            let line = ExposureLine {
                number: number(held.drafted()?),
                holder: self.holder_name(of).await?,
                servicer: name.clone(),
                loans: u32::try_from(row.loans).unwrap_or(u32::MAX),
                principal: part_of_row(&row, terms.currency)?.into(),
            };
            found.push((row.currency, line));
        }
        Ok(found)
    }
}

fn exposure_card(currency: &str, sums: Sums) -> Outcome<ExposureCard> {
    let known = Currency::from_code(currency);
    let currency = known.ok_or_else(|| Problem::new(Code::StoreDamaged, format!("'{currency}' is no currency")))?;
    let money = |minor: i64| Money::from_minor(minor, currency);
    let total = |lines: &[ExposureLine]| {
        Money::sum(currency, lines.iter().map(|line| money(line.principal.minor))).map_err(counted)
    };
    let (lent, passed, held) = (money(sums.lent), total(&sums.passed)?, total(&sums.held)?);
    let net = lent.checked_sub(passed).and_then(|net| net.checked_add(held)).map_err(counted)?;
    Ok(ExposureCard {
        lent: Cash::from(lent),
        passed: Cash::from(passed),
        held: Cash::from(held),
        net: Cash::from(net),
        passed_to: sums.passed,
        held_of: sums.held,
    })
}
