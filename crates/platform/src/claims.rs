//! What becomes of a claim beside its payment: refused, taken back, reimbursed among the parties; and the facts that an
//! agreement may depend on, a trigger and the volume of trade.

use calendar::Date;
use codes::AgreementId;
use guarantee::{Cause, Command, Peril};
use money::Money;

use crate::Platform;
use crate::access::Action;
use crate::events::Request;
use crate::guarantees::AgreementCard;
use crate::problem::{Code, Outcome, Problem};

/// A part of a loss, its peril as documents write it.
///
/// # Errors
/// [`Code::Invalid`] for a peril that is none.
pub fn cause(peril: &str, amount: Money) -> Outcome<Cause> {
    let read = serde_json::from_value::<Peril>(serde_json::Value::String(peril.to_owned()));
    let peril = read.map_err(|_| {
        Problem::new(
            Code::Invalid,
            format!("'{peril}' is no peril: write credit, trade-interruption, receivable-shortfall or disaster"),
        )
    })?;
    Ok(Cause { peril, amount })
}

impl Platform {
    /// Records that the claim on a loan was refused, with the reason given.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::WrongState`] when no claim is open.
    pub async fn claim_refused(&self, request: &Request<'_>, which: &str, reason: &str) -> Outcome<AgreementCard> {
        let (on, reason) = (self.clock.today(), reason.to_owned());
        self.on_claim(request, which, |loan| Command::Refuse { on, loan, reason }).await
    }

    /// Takes the claim on a loan back, the firm having paid.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::WrongState`] when no claim is open.
    pub async fn claim_withdrawn(&self, request: &Request<'_>, which: &str, reason: &str) -> Outcome<AgreementCard> {
        let (on, reason) = (self.clock.today(), reason.to_owned());
        self.on_claim(request, which, |loan| Command::Withdraw { on, loan, reason }).await
    }

    /// Demands compensation for a claim of which notice was given: where the agreement waits for a judgment or the like,
    /// notice and demand are two steps.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::WrongState`] before its time.
    pub async fn claim_demanded(&self, request: &Request<'_>, which: &str) -> Outcome<AgreementCard> {
        let on = self.clock.today();
        self.on_claim(request, which, |loan| Command::Demand { on, loan }).await
    }

    /// Records what another party paid the one that paid the lender.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] when the party owes nothing, or less.
    pub async fn claim_reimbursed(
        &self,
        request: &Request<'_>,
        which: &str,
        from: &str,
        amount: Money,
        on: Date,
    ) -> Outcome<AgreementCard> {
        request.who.require(Action::ClaimGuarantee)?;
        let found = self.institution_coded(from).await?;
        let institution = found.ok_or_else(|| Problem::not_found("institution", from))?.id;
        self.on_claim(request, which, |loan| Command::Reimburse { on, loan, institution, amount }).await
    }

    /// Records that what the agreement waits for came about: a judgment, an insolvency, the end of enforcement.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::WrongState`] when the agreement waits for nothing.
    pub async fn claim_triggered(
        &self,
        request: &Request<'_>,
        which: &str,
        on: Date,
        evidence: &str,
    ) -> Outcome<AgreementCard> {
        let evidence = evidence.to_owned();
        self.on_claim(request, which, |loan| Command::NoteTrigger { on, loan, evidence }).await
    }

    /// Records the volume of trade on a day, which moves the shares of layers.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`] when no share moves with trade.
    pub async fn trade_volume(
        &self,
        request: &Request<'_>,
        id: AgreementId,
        on: Date,
        volume: Money,
    ) -> Outcome<AgreementCard> {
        request.who.require(Action::AgreeGuarantee)?;
        if on > self.clock.today() {
            return Err(Problem::new(Code::Invalid, format!("{on} has not come yet: report what was traded by today")));
        }
        let mut held = self.held_agreement(request.institution(), id).await?;
        if held.state.decide(Command::ReportVolume { on, volume }).is_ok_and(|events| events.is_empty()) {
            return self.agreement_card(request.institution(), &held).await;
        }
        let command = Command::ReportVolume { on, volume };
        let (append, write) = self.agreement_writes(request.institution(), &mut held, vec![command])?;
        let card = self.agreement_card(request.institution(), &held).await?;
        self.save(request, vec![append], vec![write], card).await
    }

    async fn on_claim(
        &self,
        request: &Request<'_>,
        which: &str,
        command: impl FnOnce(codes::LoanId) -> Command,
    ) -> Outcome<AgreementCard> {
        request.who.require(Action::ClaimGuarantee)?;
        let loan = self.held_loan(request.who, which).await?;
        let mut held = self.agreement_of(request.institution(), &loan).await?;
        let (append, write) = self.agreement_writes(request.institution(), &mut held, vec![command(loan.id)])?;
        let card = self.agreement_card(request.institution(), &held).await?;
        self.save(request, vec![append], vec![write], card).await
    }
}
