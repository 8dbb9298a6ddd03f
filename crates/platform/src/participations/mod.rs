//! Shares of loans that others hold (份额): packages sold (资产包转让) and joint lending (联合贷款).
//!
//! | phase | reads | writes, in one transaction |
//! |---|---|---|
//! | draft, add, drop | the loans, the registers of their shares | the event, its row |
//! | put to the holders | the loans again; the digest of what was submitted | confirmed, with the second person's approval |
//! | accept | the arrangement, as the servicer confirmed it | in the *holder's* part of the book: accepted, with a digest of what it saw |
//! | begin | the loans, the registers, what each holder said | began; taken, in each register at the version that was read; rows |
//! | remit, buy back | the loans, the registers | the event, with the second person's approval; returned, in the register |
//!
//! The registers are the guard of the whole of each loan: of two sales that read the same version one is written, the other is
//! told to try again and then sees the first. There are a fixed number of them, so that a package of any size touches few
//! streams. Payments write nothing here: what holders are owed is divided from the loans' entries when it is asked for.

mod acts;
mod cards;
mod documents;
mod eligibility;
mod exposure;
mod holdings;
mod show;
mod statements;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use calendar::Date;
use codes::{InstitutionId, LoanId, ParticipationId};
use loan::{LoanEvent, LoanState};
use money::{Currency, Money};
use participation::{
    Account, Allocation, Arrangement, Drafted, HoldingEvent, ParticipationError, ParticipationEvent, Register,
    RegisterEvent, StakeShare, Terms, TermsError, bucket, limits,
};
use sha2::{Digest, Sha256};
use store::{Expected, Statement, StoredEvent, StreamAppend};
use views::{objects, shares};

pub use cards::{
    AcceptanceCard, ExposureCard, ExposureLine, HolderCard, HoldingCard, HoldingLine, HoldingLoanCard, LoanShareLine,
    LoanSharesCard, PackageCard, PackageChangeCard, PackageEntryCard, PackageFlowCard, PackageLine, PackageLoanCard,
    RefusedLoan, ShareFlowCard, StatementCard,
};
pub use documents::{
    JointDocument, LenderDocument, NewBuyBack, NewFunding, NewRemittance, NewTransfer, PackageDocument,
};

use crate::Platform;
use crate::events::{JsonEvent, appending, to_json};
use crate::problem::{Code, Outcome, Problem};

impl JsonEvent for ParticipationEvent {
    const STREAM: &'static str = "participation";
    const SCHEMA: u16 = Self::SCHEMA;
    fn kind(&self) -> &'static str {
        Self::kind(self)
    }
    fn effective_on(&self, _: Date) -> Date {
        Self::effective_on(self)
    }
}

impl JsonEvent for RegisterEvent {
    const STREAM: &'static str = "share-register";
    const SCHEMA: u16 = Self::SCHEMA;
    fn kind(&self) -> &'static str {
        Self::kind(self)
    }
    fn effective_on(&self, _: Date) -> Date {
        Self::effective_on(self)
    }
}

impl JsonEvent for HoldingEvent {
    const STREAM: &'static str = "holding";
    const SCHEMA: u16 = Self::SCHEMA;
    fn kind(&self) -> &'static str {
        Self::kind(self)
    }
    fn effective_on(&self, _: Date) -> Date {
        Self::effective_on(self)
    }
}

pub(crate) fn share_problem(error: ParticipationError) -> Problem {
    use ParticipationError as E;
    let code = match &error {
        E::Step(..) | E::Recourse(_) | E::NotAccepted(_) | E::NothingDue(..) | E::Unfunded(_) => Code::WrongState,
        E::Shared { .. } => Code::OverLimit,
        E::Money(_) | E::Amount(_) | E::Price { .. } => Code::AmountInvalid,
        E::Holder => Code::NotFound,
        E::ReferenceUsed(_) | E::AmountChanged { .. } => Code::Conflict,
        E::SameHands => Code::SamePerson,
        E::Full => Code::TooLarge,
        E::NoContract | E::Posting(_) | E::Loan(_) => Code::Internal,
        E::Terms(_) | E::Loans | E::Days | E::Reference | E::Text => Code::Invalid,
    };
    let zh = in_chinese(&error);
    let problem = Problem::from_domain(code, error);
    match zh {
        Some(zh) => problem.in_chinese(zh),
        None => problem,
    }
}

fn in_chinese(error: &ParticipationError) -> Option<String> {
    use ParticipationError as E;
    Some(match error {
        E::Terms(error) => terms_in_chinese(error),
        E::NotAccepted(holder) => format!("第 {holder} 方尚未接受：请其在平台上接受，或登记其书面文件编号"),
        E::NothingDue(due, remitted) => format!("无可划付金额：截至该日应付 {due}，已划付 {remitted}"),
        E::Unfunded(rest) => format!("该参与方尚欠出资 {rest}：请先登记其出资，再划付代收款"),
        E::AmountChanged { asked, now } => {
            format!("截至该日应划付 {now}，与申请时的 {asked} 不符：申请后又有新的入账或更正，请拒绝此项并重新申请")
        }
        E::Price { due, paid } => format!("转让价款为 {due}，与填写的 {paid} 不符"),
        E::Loans => format!("资产包须有 1 至 {} 笔借据，联合贷款一笔，不得重复：请加入或移出借据", limits::MAX_LOANS),
        E::Days => "日期先后不对或尚未到来：不早于转让日及上一项办理日，不晚于今日".into(),
        E::Holder => "没有这一方：参与方自 1 起编号".into(),
        E::Reference => format!("请填写 1 至 {} 字节的编号", limits::MAX_REFERENCE_BYTES),
        E::ReferenceUsed(reference) => format!("编号 {reference} 已用于另一金额或另一方：请核对"),
        E::Recourse(_) => "该借据不能回购：未约定资格回购、已过回购期，或属联合贷款".into(),
        E::Text => format!("请填写 1 至 {} 字的理由", limits::MAX_TEXT_CHARS),
        _ => return None,
    })
}

fn terms_in_chinese(error: &TermsError) -> String {
    match error {
        TermsError::Name => format!("请填写 1 至 {} 字的名称", limits::MAX_NAME_CHARS),
        TermsError::Holders => {
            format!("请列明 1 至 {} 个参与方，各一次，填机构代码或名称其一；资产包只有一个受让方", limits::MAX_HOLDERS)
        }
        TermsError::Share => "每方份额为 0.01% 至 100%，合计不超过 100%；联合贷款牵头行须自留一部分".into(),
        TermsError::Fee => format!("服务费每年不超过本金的 {} 个基点，或不超过全部利息", limits::MAX_FEE_BPS),
        TermsError::Price => "价款须大于零且不超过本金的 200%，币种与资产包相同".into(),
        TermsError::Days => {
            format!("交割日须在封包日当日或其后一年内；资格回购期不超过 {} 天", limits::MAX_RECOURSE_DAYS)
        }
    }
}

/// An arrangement with what saving it needs.
pub(crate) struct HeldParticipation {
    pub id: ParticipationId,
    /// Whose part of the book it is in.
    pub servicer: InstitutionId,
    pub state: Arrangement,
    pub history: Vec<(StoredEvent, ParticipationEvent)>,
}

impl HeldParticipation {
    pub(crate) fn drafted(&self) -> Outcome<&Drafted> {
        self.state.drafted().ok_or_else(|| Problem::not_found("package", self.id))
    }

    pub(crate) fn terms(&self) -> Outcome<&Terms> {
        Ok(&self.drafted()?.terms)
    }

    /// Digest of the terms and loans, in hexadecimal: what a holder says it saw.
    pub(crate) fn digest(&self) -> Outcome<String> {
        Ok(hex::encode(Sha256::digest(to_json(&(self.terms()?, self.state.loans()))?)))
    }

    /// Takes events in and says what saving them writes: the events at the version that was read, and the rows.
    pub(crate) fn did(
        &mut self,
        today: Date,
        events: &[ParticipationEvent],
    ) -> Outcome<(StreamAppend, Vec<Statement>)> {
        let version = self.history.len() as u64;
        events.iter().for_each(|event| self.state.apply(event));
        let expected = if version == 0 { Expected::New } else { Expected::Version(version) };
        let append = appending(*self.id.as_bytes(), expected, today, events)?;
        Ok((append, participation_rows(self.servicer, self.id, &self.state, version + events.len() as u64)?))
    }
}

/// The number of a package or a joint loan.
pub(crate) fn number(drafted: &Drafted) -> String {
    let hex = hex::encode(drafted.participation.as_bytes());
    let prefix = if drafted.terms.sale().is_some() { "ZB" } else { "LH" };
    format!("{prefix}{}{}", drafted.on.strftime("%Y%m%d"), hex[..6].to_uppercase())
}

/// The read-model rows of an arrangement: its own, and once it is put to them one for each holder that is an institution of
/// this platform.
pub(crate) fn participation_rows(
    servicer: InstitutionId,
    id: ParticipationId,
    state: &Arrangement,
    version: u64,
) -> Outcome<Vec<Statement>> {
    let drafted = state.drafted().ok_or_else(|| Problem::not_found("package", id))?;
    let (word, ..) = state.stage().words();
    let mut rows = vec![objects::put(
        servicer,
        objects::Object {
            kind: "participation".into(),
            id: id.to_string(),
            state: word.into(),
            label: number(drafted),
            version: i64::try_from(version).unwrap_or(i64::MAX),
            body: "{}".into(),
        },
    )];
    if state.confirmed().is_some() {
        let number = number(drafted);
        let holders = drafted.terms.holders.iter().filter_map(|holder| holder.institution);
        rows.extend(holders.map(|holder| shares::put_holder(servicer, &id.to_string(), holder, &number)));
    }
    Ok(rows)
}

/// The read-model rows of shares of loans.
pub(crate) fn register_rows<'a>(
    loans: impl IntoIterator<Item = (&'a LoanId, &'a [participation::Stake])>,
) -> Vec<shares::ShareRow> {
    let one = |loan: &LoanId, stake: &participation::Stake| shares::ShareRow {
        loan: loan.to_string(),
        participation: stake.participation.to_string(),
        holder: i64::from(stake.holder),
        share_ppm: i64::from(stake.share_ppm),
        after_on: stake.after.map(|day| day.to_string()),
        until_on: stake.until.map(|day| day.to_string()),
    };
    loans.into_iter().flat_map(|(loan, stakes)| stakes.iter().map(move |stake| one(loan, stake))).collect()
}

/// What a holder has of the principal that a row sums up.
pub(crate) fn part_of_row(row: &shares::HeldPrincipal, currency: Currency) -> Outcome<Money> {
    let share_ppm = u32::try_from(row.share_ppm).map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
    let part = participation::part_of(Money::from_minor(row.outstanding, currency), share_ppm);
    part.map_err(|error| share_problem(error.into()))
}

/// The stream of a register of shares.
fn register_id(bucket: u8) -> [u8; 16] {
    let mut id = *b"anji-share-regi\0";
    id[15] = bucket;
    id
}

/// The registers of some loans, each with the version that was read.
#[derive(Default)]
pub(crate) struct Registers(BTreeMap<u8, (Register, u64)>);

impl Registers {
    pub(crate) fn stakes(&self, loan: &LoanId) -> &[participation::Stake] {
        self.0.get(&bucket(loan)).map_or(&[], |(register, _)| register.stakes(loan))
    }

    pub(crate) fn most_held(&self, loan: &LoanId, after: Option<Date>) -> u32 {
        self.0.get(&bucket(loan)).map_or(0, |(register, _)| register.most_held(loan, after))
    }

    /// The read-model rows of all shares of some of these loans.
    fn rows<'a>(&'a self, loans: impl IntoIterator<Item = &'a LoanId>) -> Vec<shares::ShareRow> {
        register_rows(loans.into_iter().map(|loan| (loan, self.stakes(loan))))
    }

    /// Takes an event of one register in and says what saving it writes.
    fn did(&mut self, bucket: u8, today: Date, event: RegisterEvent) -> Outcome<StreamAppend> {
        let (register, version) = self.0.entry(bucket).or_default();
        let event = register.take(event).map_err(share_problem)?;
        register.apply(&event);
        let expected = if *version == 0 { Expected::New } else { Expected::Version(*version) };
        *version += 1;
        appending(register_id(bucket), expected, today, &[event])
    }
}

/// A loan of an arrangement, with what it brought and to whom.
pub(crate) struct SharedLoan {
    pub loan: LoanId,
    pub state: LoanState,
    pub allocation: Allocation,
}

/// The shares of one holder of an arrangement.
pub(crate) fn account<'a>(held: &'a HeldParticipation, loans: &[SharedLoan], holder: u16) -> Outcome<Account<'a>> {
    let began = held.state.began().ok_or_else(|| {
        Problem::new(
            Code::WrongState,
            "the shares have not passed yet: transfer the package or begin the joint loan first",
        )
    })?;
    let of = |share: &&StakeShare| share.stake.participation == held.id && share.stake.holder == holder;
    let mut found = Vec::with_capacity(loans.len());
    for loan in loans {
        found.extend(loan.allocation.shares.iter().filter(of).map(|share| (loan.loan, share.clone())));
    }
    Ok(Account {
        terms: held.terms()?,
        began,
        shares: found,
        remitted: held.state.remitted().iter().filter(|one| one.holder == holder).collect(),
        funded: held.state.funded().iter().filter(|one| one.holder == holder).collect(),
    })
}

impl Platform {
    /// An arrangement of a servicer, by id or number.
    pub(crate) async fn held_participation(&self, servicer: InstitutionId, which: &str) -> Outcome<HeldParticipation> {
        let id = match which.parse::<ParticipationId>() {
            Ok(id) => id,
            Err(_) => {
                let rows = objects::labelled(&self.book, servicer, "participation", which).await?;
                let row = rows.first().ok_or_else(|| Problem::not_found("package", which))?;
                row.id.parse().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?
            }
        };
        let history = self.history::<ParticipationEvent>(servicer, *id.as_bytes()).await?;
        if history.is_empty() {
            return Err(Problem::not_found("package", which));
        }
        let state = Arrangement::fold(history.iter().map(|(_, event)| event));
        Ok(HeldParticipation { id, servicer, state, history })
    }

    /// The registers of some loans.
    pub(crate) async fn registers(
        &self,
        servicer: InstitutionId,
        loans: impl IntoIterator<Item = &LoanId>,
    ) -> Outcome<Registers> {
        let mut found = BTreeMap::new();
        for loan in loans {
            let bucket = bucket(loan);
            let Entry::Vacant(place) = found.entry(bucket) else { continue };
            let events = self.events::<RegisterEvent>(servicer, register_id(bucket)).await?;
            place.insert((Register::fold(&events), events.len() as u64));
        }
        Ok(Registers(found))
    }

    pub(crate) async fn loan_state(&self, servicer: InstitutionId, loan: &LoanId) -> Outcome<LoanState> {
        let events = self.events::<LoanEvent>(servicer, *loan.as_bytes()).await?;
        Ok(LoanState::from_events(&events))
    }

    /// What the loans of an arrangement brought through a day, and to whom.
    pub(crate) async fn shared_loans(&self, held: &HeldParticipation, through: Date) -> Outcome<Vec<SharedLoan>> {
        let registers = self.registers(held.servicer, held.state.loans()).await?;
        let mut found = Vec::with_capacity(held.state.loans().len());
        for loan in held.state.loans() {
            let state = self.loan_state(held.servicer, loan).await?;
            let allocation = participation::allocate(&state, registers.stakes(loan), through).map_err(share_problem)?;
            found.push(SharedLoan { loan: *loan, state, allocation });
        }
        Ok(found)
    }

    /// The number of an arrangement, where there is one.
    pub(crate) async fn participation_number(
        &self,
        servicer: InstitutionId,
        id: Option<ParticipationId>,
    ) -> Outcome<Option<String>> {
        let Some(id) = id else { return Ok(None) };
        let row = objects::get(&self.book, servicer, "participation", &id.to_string()).await?;
        Ok(row.map(|row| row.label))
    }
}
