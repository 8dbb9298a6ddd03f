//! Payout-release policies: what two people approved lets small payouts go without a second look at each.

use calendar::Date;
use codes::{InstitutionId, PolicyId};
use money::Money;
use rulebook::Pins;
use serde::{Deserialize, Serialize};
use store::Statement;
use views::objects;

use crate::Platform;
use crate::events::{from_json, to_json};
use crate::problem::{Code, Outcome, Problem};

/// A payout-release policy two people approved.
#[derive(Debug, Serialize, Deserialize)]
struct PolicyInForce {
    policy: PolicyId,
    limit: Money,
    until: Date,
}

/// The read-model row of a policy in force.
pub(crate) fn policy_row(policy: PolicyId, limit: Money, until: Date) -> Outcome<objects::Object> {
    Ok(objects::Object {
        kind: "release-policy".into(),
        id: policy.to_string(),
        state: "active".into(),
        label: limit.currency().code().into(),
        version: 1,
        body: String::from_utf8_lossy(&to_json(&PolicyInForce { policy, limit, until })?).into_owned(),
    })
}

impl Platform {
    /// What an approved policy writes.
    pub(crate) async fn policy_writes(
        &self,
        institution: InstitutionId,
        policy: PolicyId,
        limit: Money,
        until: Date,
    ) -> Outcome<Statement> {
        self.within_policy_ceiling(institution, limit).await?;
        Ok(objects::put(institution, policy_row(policy, limit, until)?))
    }

    /// A policy may not pass more than the rulebook allows; where it allows nothing in that currency, people release.
    async fn within_policy_ceiling(&self, institution: InstitutionId, limit: Money) -> Outcome<()> {
        let rules = self.rules_now(institution).await?;
        let most = rules
            .snapshot(self.clock.today(), self.clock.now())
            .money("payout.policy.maximum", &mut Pins::default())
            .map_err(|error| Problem::from_domain(Code::OverLimit, error))?;
        if limit.currency() != most.currency() {
            return Err(Problem::new(
                Code::OverLimit,
                format!(
                    "the rulebook sets the ceiling of a release policy in {} only: payouts in {} are released by a person each",
                    most.currency(),
                    limit.currency()
                ),
            ));
        }
        if limit.minor() > most.minor() {
            return Err(Problem::new(
                Code::OverLimit,
                format!("a release policy covers at most {most}: set a lower limit"),
            ));
        }
        Ok(())
    }

    /// The policy that releases this amount on this day without a person, when there is one.
    pub(crate) async fn release_policy(
        &self,
        institution: InstitutionId,
        amount: Money,
        on: Date,
    ) -> Outcome<Option<PolicyId>> {
        let rows = objects::labelled(&self.book, institution, "release-policy", amount.currency().code()).await?;
        for row in rows {
            let policy: PolicyInForce = from_json(row.body.as_bytes())?;
            if on <= policy.until && amount.minor() <= policy.limit.minor() {
                return Ok(Some(policy.policy));
            }
        }
        Ok(None)
    }
}
