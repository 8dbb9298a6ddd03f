//! Exposure: what an institution services, less what others hold of it, with what it holds of others'.

use std::collections::BTreeMap;

use codes::InstitutionId;
use money::{Currency, Money};
use views::shares;

use super::{ExposureCard, ExposureLine, HeldParticipation, number, share_problem};
use crate::Platform;
use crate::access::{Action, OPERATOR, Principal};
use crate::cards::Cash;
use crate::problem::{Code, Outcome, Problem};

/// Sums of one currency, in minor units, with the lines they are made of.
#[derive(Default)]
struct Sums {
    lent: i64,
    passed: Vec<(ExposureLine, i64)>,
    held: Vec<(ExposureLine, i64)>,
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
        for (currency, line, part, _) in self.parts_of(who.institution, None).await? {
            sums.entry(currency).or_default().passed.push((line, part));
        }
        for servicer in self.institutions().await? {
            if servicer.id == who.institution || servicer.id == OPERATOR {
                continue;
            }
            if shares::held_by(&self.book, servicer.id, who.institution).await?.is_empty() {
                continue;
            }
            for (currency, line, part, _) in self.parts_of(servicer.id, Some(who.institution)).await? {
                sums.entry(currency).or_default().held.push((line, part));
            }
        }
        sums.into_iter().map(|(currency, sums)| exposure_card(&currency, sums)).collect()
    }

    /// The parts that holders have of a servicer's loans; of one holder, when one is given.
    async fn parts_of(
        &self,
        servicer: InstitutionId,
        holder: Option<InstitutionId>,
    ) -> Outcome<Vec<(String, ExposureLine, i64, Currency)>> {
        let name = self.institution(servicer).await?.name_zh;
        let mut known: BTreeMap<String, HeldParticipation> = BTreeMap::new();
        let mut found = Vec::new();
        for row in shares::held_principal(&self.book, servicer).await? {
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
            let part = i128::from(row.outstanding) * i128::from(row.share_ppm) / 1_000_000;
            let part = i64::try_from(part).unwrap_or(i64::MAX);
            let line = ExposureLine {
                number: number(held.drafted()?),
                holder: self.holder_name(of).await?,
                servicer: name.clone(),
                loans: u32::try_from(row.loans).unwrap_or(u32::MAX),
                principal: Money::from_minor(part, terms.currency).into(),
            };
            found.push((row.currency, line, part, terms.currency));
        }
        Ok(found)
    }
}

fn exposure_card(currency: &str, sums: Sums) -> Outcome<ExposureCard> {
    let known = Currency::from_code(currency);
    let currency = known.ok_or_else(|| Problem::new(Code::StoreDamaged, format!("'{currency}' is no currency")))?;
    let money = |minor: i64| Money::from_minor(minor, currency);
    let total = |lines: &[(ExposureLine, i64)]| Money::sum(currency, lines.iter().map(|(_, part)| money(*part)));
    let (lent, passed, held) = (money(sums.lent), total(&sums.passed), total(&sums.held));
    let (passed, held) = (passed.map_err(|e| share_problem(e.into()))?, held.map_err(|e| share_problem(e.into()))?);
    let net = lent.checked_sub(passed).and_then(|net| net.checked_add(held)).map_err(|e| share_problem(e.into()))?;
    let lines = |lines: Vec<(ExposureLine, i64)>| lines.into_iter().map(|(line, _)| line).collect();
    Ok(ExposureCard {
        lent: Cash::from(lent),
        passed: Cash::from(passed),
        held: Cash::from(held),
        net: Cash::from(net),
        passed_to: lines(sums.passed),
        held_of: lines(sums.held),
    })
}
