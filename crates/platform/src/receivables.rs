//! Receivables (应收账款): assigned under a facility that lives on them, collected, credited, disputed, handed back.
//!
//! | phase | reads | writes, in one transaction |
//! |---|---|---|
//! | assign | facility, the three files, the stream of each invoice | claims on the facility at the version that was read; the stream of each invoice begins |
//! | collect | facility, the loans drawn under it | the payment on the facility; prepayments on the loans, the earliest due first; their rows |
//! | credit, dispute | facility | the event, its row |
//! | admit, end a dispute, hand back, take a payment back | facility, loans that were paid | the event, with the second person's approval; reversals on the loans |
//!
//! An invoice has a stream of its own in the institution: of two facilities that bring the same one, one is written. Buyers are
//! firms like any other, so that their names lie in the vault and not in events.

use std::collections::BTreeMap;

use calendar::Date;
use codes::{FacilityId, FirmId, InstitutionId, LoanId, Uscc};
use connectors::trade::{self, InvoiceRow, PapersRead};
use facility::{FacilityError, FacilityEvent, Status};
use lake::QuarantineRow;
use loan::{Command, Hands, PrepaymentMode, Standing};
use money::{Currency, Money};
use receivable::limits::MAX_PAPERS;
use receivable::{Applied, Cause, Collected, Credited, Finding, Held, Invoice, Order, Papers, Receipt, Weight, check};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Expected, Statement, StreamAppend};
use utoipa::ToSchema;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::acts;
use crate::approvals::{Act, Approval, ApprovalState};
use crate::cards::{AllowedAct, Cash, Named};
use crate::events::{JsonEvent, Request, appending};
use crate::facilities::{HeldFacility, facility_problem};
use crate::firms::NewFirm;
use crate::problem::{Code, Outcome, Problem};
use crate::receivable_cards::{
    AppliedCard, AssignedCard, BaseCard, BuyerPaymentCard, ReceivableLine, ReceivableReceipt, ReceivablesCard,
    RefusedInvoice, UnreadRow, base_card, finding_name, terms_card,
};
use crate::servicing::{decide, loan_problem};

/// What is known of an invoice in the whole institution: written once, when it is assigned for the first time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum InvoiceEvent {
    /// It was assigned.
    InvoiceAssigned {
        /// Its number.
        invoice: String,
        /// Under which facility.
        facility: FacilityId,
    },
}

impl JsonEvent for InvoiceEvent {
    const STREAM: &'static str = "invoice";
    fn kind(&self) -> &'static str {
        match self {
            Self::InvoiceAssigned { .. } => "invoice-assigned",
        }
    }
}

/// What two people do to a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "change", rename_all = "kebab-case", deny_unknown_fields)]
pub enum ReceivableChange {
    /// Lets a claim with findings count.
    Admit,
    /// Ends a dispute: the claim stands.
    EndDispute,
    /// Hands it back to the seller (反转让).
    HandBack {
        /// `overdue`, `disputed`, `untrue` or `agreed`.
        #[schema(value_type = String)]
        cause: Cause,
    },
    /// Takes a payment back, and with it what it paid on loans.
    TakeBack {
        /// Reference of the payment.
        reference: String,
    },
}

impl ReceivableChange {
    /// Word, Chinese and English name.
    #[must_use]
    pub const fn words(&self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Admit => ("admit-receivable", "应收账款入池", "let a claim count"),
            Self::EndDispute => ("end-dispute", "应收账款争议解除", "end a dispute of a claim"),
            Self::HandBack { .. } => ("hand-back-receivable", "应收账款反转让", "hand a claim back to the seller"),
            Self::TakeBack { .. } => ("take-back-collection", "回款冲正", "take a buyer's payment back"),
        }
    }
}

impl ReceivableChange {
    /// The invoice and what about it, in a line.
    #[must_use]
    pub fn about(&self, invoice: &str) -> String {
        match self {
            Self::Admit | Self::EndDispute => invoice.to_owned(),
            Self::HandBack { cause } => {
                let (_, zh, en) = cause.words();
                format!("{invoice} · {zh} {en}")
            }
            Self::TakeBack { reference } => format!("{invoice} · {reference}"),
        }
    }
}

/// The files that papers come in, each with its bytes.
#[derive(Debug, Clone, Copy)]
pub struct PaperFiles<'a> {
    /// Invoices.
    pub invoices: &'a [u8],
    /// Orders.
    pub orders: Option<&'a [u8]>,
    /// Receipts.
    pub receipts: Option<&'a [u8]>,
}

/// A payment of a buyer.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCollection {
    /// How much, as people write it.
    pub amount: String,
    /// When the money came.
    pub on: String,
    /// Reference of the payment.
    pub reference: String,
    /// Whether the buyer paid the seller, and nothing came to the lender.
    #[serde(default)]
    pub direct: bool,
}

/// A credit note.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCreditNote {
    /// By how much less is owed.
    pub amount: String,
    /// From when.
    pub on: String,
    /// Its number.
    pub reference: String,
    /// Why.
    pub reason: String,
}

/// Invoices written in one transaction: each begins a stream, and a batch takes 256.
const AT_ONCE: usize = 200;

/// The stream of an invoice: its number is one claim in an institution.
fn invoice_id(invoice: &str) -> [u8; 16] {
    let digest: [u8; 32] = Sha256::digest(format!("invoice\n{invoice}").as_bytes()).into();
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    id
}

fn pool_problem(error: receivable::PoolError) -> Problem {
    facility_problem(FacilityError::Pool(error))
}

fn sum_problem(error: money::MoneyError) -> Problem {
    Problem::from_domain(Code::AmountInvalid, error)
}

fn day(text: &str) -> Outcome<Date> {
    calendar::parse_date(text.trim()).map_err(|error| Problem::from_domain(Code::Invalid, error))
}

/// What was read of the files, with the buyers that are named.
struct ReadPapers {
    invoices: PapersRead<InvoiceRow>,
    orders: Vec<trade::OrderRow>,
    receipts: Vec<trade::ReceiptRow>,
    unread: Vec<UnreadRow>,
}

fn unread(file: (&str, &str, &str), rows: Vec<QuarantineRow>) -> impl Iterator<Item = UnreadRow> {
    let (id, zh, en) = file;
    let name = Named::new(id, zh, en);
    rows.into_iter().map(move |row| UnreadRow {
        file: name.clone(),
        row: row.row,
        text: row.raw,
        reason: Named::new(row.reason, row.reason_zh, row.reason_en),
        detail: row.detail,
    })
}

fn read_papers(files: PaperFiles<'_>, currency: Currency) -> Outcome<ReadPapers> {
    let failed = |error| Problem::from_domain(Code::ImportFailed, error);
    let mut invoices = trade::invoices(files.invoices, currency).map_err(failed)?;
    let orders = files.orders.map(|bytes| trade::orders(bytes, currency)).transpose().map_err(failed)?;
    let receipts = files.receipts.map(|bytes| trade::receipts(bytes, currency)).transpose().map_err(failed)?;
    let (orders, receipts) = (orders.unwrap_or_default(), receipts.unwrap_or_default());
    if invoices.rows.len().max(orders.rows.len()).max(receipts.rows.len()) > MAX_PAPERS {
        return Err(Problem::new(
            Code::TooLarge,
            format!("a file holds more than {MAX_PAPERS} rows: bring the papers in parts, each invoice with its order"),
        )
        .in_chinese(format!("单个文件最多 {MAX_PAPERS} 行：请分批提交，并保证发票与订单在同一批")));
    }
    let refused = std::mem::take(&mut invoices.refused);
    let unread = unread(("invoices", "发票", "invoices"), refused)
        .chain(unread(("orders", "订单", "orders"), orders.refused))
        .chain(unread(("receipts", "签收单", "receipts"), receipts.refused));
    let unread = unread.collect();
    Ok(ReadPapers { invoices, orders: orders.rows, receipts: receipts.rows, unread })
}

impl ReadPapers {
    /// Every buyer with a name for it: that of its invoices, or its code where only an order names it.
    fn buyers(&self) -> BTreeMap<Uscc, String> {
        let mut buyers: BTreeMap<Uscc, String> = BTreeMap::new();
        for row in &self.invoices.rows {
            buyers.entry(row.buyer).or_insert_with(|| row.name.clone());
        }
        buyers
    }

    /// The papers under Anji's firms. An order of a buyer that no invoice names is somebody else's: the seller stands in for it,
    /// which no claim can be on.
    fn papers(&self, firms: &BTreeMap<Uscc, FirmId>, seller: FirmId) -> Papers {
        let firm = |code: &Uscc| firms.get(code).copied().unwrap_or(seller);
        Papers {
            invoices: self.invoices.rows.iter().map(|row| invoice(row, firm(&row.buyer))).collect(),
            orders: self
                .orders
                .iter()
                .map(|row| Order {
                    number: row.number.clone(),
                    buyer: firm(&row.buyer),
                    amount: row.amount,
                    on: row.on,
                })
                .collect(),
            receipts: self
                .receipts
                .iter()
                .map(|row| Receipt {
                    number: row.number.clone(),
                    order: row.order.clone(),
                    amount: row.amount,
                    on: row.on,
                })
                .collect(),
        }
    }
}

fn invoice(row: &InvoiceRow, debtor: FirmId) -> Invoice {
    Invoice {
        number: row.number.clone(),
        debtor,
        amount: row.amount,
        on: row.on,
        due_on: row.due_on,
        order: row.order.clone(),
        affiliate: row.affiliate,
    }
}

/// What became of the invoices so far.
#[derive(Default)]
struct Tally {
    taken: u32,
    waiting: u32,
    known: u32,
    refused: Vec<RefusedInvoice>,
}

impl Platform {
    /// Assigns receivables: papers are held against one another and against what the institution holds; what contradicts is
    /// refused with its reason, what is missing waits for two people, the rest counts at once. The same invoices again change
    /// nothing.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`]; [`Code::WrongState`] for a facility that lives on no receivables or has ended;
    /// [`Code::ImportFailed`] for a file that cannot be read, [`Code::TooLarge`].
    pub async fn assign_receivables(
        &self,
        request: &Request<'_>,
        which: &str,
        files: PaperFiles<'_>,
    ) -> Outcome<AssignedCard> {
        request.who.require(Action::ProposeFacility)?;
        let (institution, today) = (request.institution(), self.clock.today());
        let mut held = self.held_facility(institution, which).await?;
        held.state.receivables().map_err(facility_problem)?;
        if matches!(held.state.status(today).map_err(facility_problem)?, Status::Cancelled | Status::Expired) {
            return Err(Problem::new(Code::WrongState, "the facility has ended: open another, then assign under it")
                .in_chinese("授信额度已结束：请先开立新的额度，再受让应收账款"));
        }
        let (seller, currency) = (held.opened()?.firm, held.opened()?.terms.limit.currency());
        let read = read_papers(files, currency)?;
        let firms = self.buyers(request, read.buyers()).await?;
        let papers = read.papers(&firms, seller);
        let mut tally = Tally::default();
        let mut claims: Vec<(u64, &Invoice)> = Vec::with_capacity(papers.invoices.len());
        claims.extend(read.invoices.rows.iter().map(|row| row.row).zip(&papers.invoices));
        let plain = Request::plain(request.who);
        for chunk in claims.chunks(AT_ONCE) {
            self.assign_chunk(&plain, &mut held, &papers, chunk, &mut tally).await?;
        }
        let card = AssignedCard {
            number: held.number()?,
            taken: tally.taken,
            waiting: tally.waiting,
            known: tally.known,
            refused: tally.refused,
            unread: read.unread,
            base: self.base_of(&held, today).await?,
        };
        // Written under the key last: what came before is found again as known.
        self.save(request, Vec::new(), Vec::new(), card).await
    }

    async fn assign_chunk(
        &self,
        request: &Request<'_>,
        held: &mut HeldFacility,
        papers: &Papers,
        chunk: &[(u64, &Invoice)],
        tally: &mut Tally,
    ) -> Outcome<()> {
        let (institution, today) = (request.institution(), self.clock.today());
        let (mut state, mut events, mut appends) = (held.state.clone(), Vec::new(), Vec::new());
        for (row, invoice) in chunk {
            let (pool, terms) = state.receivables().map_err(facility_problem)?;
            if pool.held(&invoice.number).is_some_and(|known| known.invoice == **invoice) {
                tally.known += 1;
                continue;
            }
            let shown = pool.completed(invoice, papers.shown(invoice));
            let of = (held.opened()?.firm, (*invoice, &shown), (today, Money::zero(invoice.amount.currency())));
            let mut findings = check(&terms, of.0, of.1, pool, of.2).map_err(sum_problem)?;
            let stream = invoice_id(&invoice.number);
            let is_new = self.events::<InvoiceEvent>(institution, stream).await?.is_empty();
            if !is_new && !findings.contains(&Finding::Twice) {
                findings.push(Finding::Twice);
            }
            if findings.iter().any(|finding| finding.weight() == Weight::Refuse) {
                let (row, invoice) = (*row, invoice.number.clone());
                tally.refused.push(RefusedInvoice {
                    row,
                    invoice,
                    findings: findings.iter().map(finding_name).collect(),
                });
                continue;
            }
            let count = if findings.is_empty() { &mut tally.taken } else { &mut tally.waiting };
            *count += 1;
            let (whole, by) = (((*invoice).clone(), shown), request.who.user);
            let event = pool.assign(whole, findings, today, by).map_err(pool_problem)?;
            let event = FacilityEvent::Assigned(Box::new(event));
            state.apply(&event);
            events.push(event);
            let begun = InvoiceEvent::InvoiceAssigned { invoice: invoice.number.clone(), facility: held.id };
            appends.push(appending(stream, Expected::New, today, &[begun])?);
        }
        if events.is_empty() {
            return Ok(());
        }
        let (append, write) = held.did(institution, today, &events)?;
        appends.push(append);
        self.save(request, appends, vec![write], ()).await
    }

    /// The firms of buyers, registered where they are not known.
    async fn buyers(&self, request: &Request<'_>, named: BTreeMap<Uscc, String>) -> Outcome<BTreeMap<Uscc, FirmId>> {
        let firms = named.into_iter().map(|(uscc, name)| NewFirm {
            id: None,
            uscc,
            name,
            // Where it was registered is the code's third to eighth character.
            region: uscc.as_str()[2..8].to_owned(),
            industry: String::new(),
            registered_on: None,
            standing: decision::Standing::Active,
            kyc: decision::Kyc::Incomplete,
            simulated: false,
        });
        self.firm_ids(request, firms.collect()).await
    }

    /// Records what a buyer paid. The loans drawn under the facility are paid with it, the earliest due first, each up to what pays it
    /// off; what is left stays on the last of them as an overpayment, to be refunded to the seller. A past day back-dates it.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`]; [`Code::WrongState`] when no loan was paid out under the facility by that day;
    /// [`Code::Invalid`], [`Code::AmountInvalid`]; [`Code::Conflict`] when something else happened to the facility meanwhile.
    pub async fn collect_receivable(
        &self,
        request: &Request<'_>,
        (which, invoice): (&str, &str),
        asked: NewCollection,
    ) -> Outcome<ReceivableReceipt> {
        request.who.require(Action::RecordPayment)?;
        let (institution, today) = (request.institution(), self.clock.today());
        let mut held = self.held_facility(institution, which).await?;
        let on = day(&asked.on)?;
        self.not_in_the_future(on)?;
        // Payments of one facility take turns: each would else be refused that read what another then changed.
        let _turn = self.queues.turn(*held.id.as_bytes()).await;
        held = self.held_facility(institution, &held.id.to_string()).await?;
        let amount = held.amount(&asked.amount)?;
        let reference = asked.reference.trim().to_owned();
        let mut payment = Collected {
            invoice: invoice.to_owned(),
            amount,
            on,
            reference: reference.clone(),
            applied: Vec::new(),
            by: request.who.user,
        };
        let (pool, _) = held.state.receivables().map_err(facility_problem)?;
        if pool.collect(payment.clone(), today).map_err(pool_problem)?.is_none() {
            return self.receivable_receipt(request.who, &held, invoice).await;
        }
        let (mut appends, mut writes) = (Vec::new(), Vec::new());
        if !asked.direct {
            payment.applied = self.to_loans(institution, &held, (amount, on)).await?;
            for part in &payment.applied {
                let (reference, amount) = (reference.clone(), part.amount);
                let mode = PrepaymentMode::KeepTerm;
                let command = Command::RecordPrepayment { reference, amount, value_date: on, mode };
                self.on_loan(request, part.loan, command, (&mut appends, &mut writes)).await?;
            }
        }
        let (append, write) = held.did(institution, today, &[FacilityEvent::Collected(payment)])?;
        appends.push(append);
        writes.push(write);
        let receipt = self.receivable_receipt(request.who, &held, invoice).await?;
        self.save(request, appends, writes, receipt).await
    }

    /// Which loans of a facility money of a day pays, and how much of each.
    async fn to_loans(
        &self,
        institution: InstitutionId,
        held: &HeldFacility,
        (amount, on): (Money, Date),
    ) -> Outcome<Vec<Applied>> {
        let mut drawings = self.drawings(institution, &held.state).await?;
        drawings.sort_by_key(|(drawn, _)| (drawn.matures_on, drawn.on, drawn.loan));
        let (mut left, mut applied, mut last) = (amount, Vec::<Applied>::new(), None);
        for (drawn, state) in &drawings {
            let position = state.position(on).map_err(loan_problem)?;
            let took = |it: &loan::Position| matches!(it.standing, Standing::Outstanding | Standing::Settled);
            let Some(position) = position.filter(took) else { continue };
            last = Some(drawn.loan);
            let part = left.checked_min(position.payoff).map_err(sum_problem)?;
            if part.is_positive() {
                left = left.checked_sub(part).map_err(sum_problem)?;
                applied.push(Applied { loan: drawn.loan, amount: part });
            }
        }
        if !left.is_positive() {
            return Ok(applied);
        }
        let last = last.ok_or_else(|| {
            Problem::new(
                Code::WrongState,
                "no loan under this facility had been paid out by that day: the money is the seller's; when the buyer paid the seller, record it as direct",
            )
            .in_chinese("该日之前额度项下没有已放款的借据：款项属于卖方；买方直接付给卖方的，请按“间接回款”登记")
        })?;
        match applied.iter_mut().find(|part| part.loan == last) {
            Some(part) => part.amount = part.amount.checked_add(left).map_err(sum_problem)?,
            None => applied.push(Applied { loan: last, amount: left }),
        }
        Ok(applied)
    }

    /// Adds what a command writes on a loan; nothing when it was done already.
    async fn on_loan(
        &self,
        request: &Request<'_>,
        loan: LoanId,
        command: Command,
        (appends, writes): (&mut Vec<StreamAppend>, &mut Vec<Statement>),
    ) -> Outcome<()> {
        let mut held = self.held_loan(request.who, &loan.to_string()).await?;
        let events = decide(&mut held.state, command)?;
        if events.is_empty() {
            return Ok(());
        }
        let version = held.history.len() as u64;
        appends.push(appending(*loan.as_bytes(), Expected::Version(version), self.clock.today(), &events)?);
        writes.extend(self.rows_after(request.institution(), &held, version + events.len() as u64).await?);
        Ok(())
    }

    /// Records a credit note, at once: less is owed, so less is covered.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::Invalid`], [`Code::AmountInvalid`], [`Code::WrongState`].
    pub async fn credit_receivable(
        &self,
        request: &Request<'_>,
        (which, invoice): (&str, &str),
        asked: NewCreditNote,
    ) -> Outcome<ReceivableReceipt> {
        let on = day(&asked.on)?;
        let by = request.who.user;
        self.on_receivable(request, (which, invoice), |held, today| {
            let note = Credited {
                invoice: invoice.to_owned(),
                amount: held.amount(&asked.amount)?,
                on,
                reference: asked.reference.trim().to_owned(),
                reason: asked.reason.clone(),
                by,
            };
            let (pool, _) = held.state.receivables().map_err(facility_problem)?;
            Ok(pool.credit(note, today).map_err(pool_problem)?.map(FacilityEvent::Credited))
        })
        .await
    }

    /// Records that a buyer disputes a claim, at once: it no longer counts.
    ///
    /// # Errors
    /// As [`Platform::credit_receivable`].
    pub async fn dispute_receivable(
        &self,
        request: &Request<'_>,
        (which, invoice): (&str, &str),
        reason: &str,
    ) -> Outcome<ReceivableReceipt> {
        let by = request.who.user;
        self.on_receivable(request, (which, invoice), |held, today| {
            let (pool, _) = held.state.receivables().map_err(facility_problem)?;
            let event = pool.dispute(invoice, today, reason, by, today).map_err(pool_problem)?;
            Ok(Some(FacilityEvent::Disputed(event)))
        })
        .await
    }

    async fn on_receivable(
        &self,
        request: &Request<'_>,
        (which, invoice): (&str, &str),
        act: impl FnOnce(&HeldFacility, Date) -> Outcome<Option<FacilityEvent>>,
    ) -> Outcome<ReceivableReceipt> {
        request.who.require(Action::ProposeFacility)?;
        let (institution, today) = (request.institution(), self.clock.today());
        let mut held = self.held_facility(institution, which).await?;
        let Some(event) = act(&held, today)? else {
            return self.receivable_receipt(request.who, &held, invoice).await;
        };
        let (append, write) = held.did(institution, today, &[event])?;
        let receipt = self.receivable_receipt(request.who, &held, invoice).await?;
        self.save(request, vec![append], vec![write], receipt).await
    }

    /// Proposes what two people do to a claim.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::WrongState`], [`Code::Invalid`], [`Code::Pending`].
    pub async fn propose_receivable(
        &self,
        request: &Request<'_>,
        (which, invoice): (&str, &str),
        change: ReceivableChange,
        reason: &str,
    ) -> Outcome<Approval> {
        request.who.require(Action::ProposeFacility)?;
        let held = self.held_facility(request.institution(), which).await?;
        let act = Act::ChangeReceivable { facility: held.id, invoice: invoice.to_owned(), change };
        self.propose(request, act, reason).await
    }

    /// What an approved change of a claim writes.
    pub(crate) async fn receivable_writes(
        &self,
        request: &Request<'_>,
        (facility, invoice, change): (FacilityId, &str, &ReceivableChange),
        reason: &str,
        hands: Hands,
    ) -> Outcome<(Vec<StreamAppend>, Vec<Statement>)> {
        let (institution, today) = (request.institution(), self.clock.today());
        let mut held = self.held_facility(institution, &facility.to_string()).await?;
        let (pool, terms) = held.state.receivables().map_err(facility_problem)?;
        let two = (hands.by, hands.approved_by);
        let (mut appends, mut writes) = (Vec::new(), Vec::new());
        let event = match change {
            ReceivableChange::Admit => pool.admit(invoice, today, reason, two).map(FacilityEvent::Admitted),
            ReceivableChange::EndDispute => {
                pool.end_dispute(invoice, today, reason, two).map(FacilityEvent::DisputeEnded)
            }
            ReceivableChange::HandBack { cause } => {
                pool.reassign(invoice, (*cause, today), reason, two, &terms).map(FacilityEvent::Reassigned)
            }
            ReceivableChange::TakeBack { reference } => {
                pool.reverse((invoice, reference), today, reason, two).map(FacilityEvent::CollectionReversed)
            }
        };
        let event = event.map_err(pool_problem)?;
        if let ReceivableChange::TakeBack { reference } = change {
            let paid = pool.held(invoice).into_iter().flat_map(Held::payments);
            let paid: Vec<LoanId> = (paid.filter(|payment| payment.2 == reference))
                .flat_map(|payment| payment.4.iter().map(|part| part.loan))
                .collect();
            for loan in paid {
                let (reference, reason) = (reference.clone(), reason.to_owned());
                let command = Command::ReversePayment { reference, on: today, reason, hands };
                self.on_loan(request, loan, command, (&mut appends, &mut writes)).await?;
            }
        }
        let (append, write) = held.did(institution, today, &[event])?;
        appends.push(append);
        writes.push(write);
        Ok((appends, writes))
    }

    /// A page of the claims of a facility, with what they cover.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`]; [`Code::WrongState`] for a facility that lives on no receivables.
    pub async fn receivables(&self, who: &Principal, which: &str, after: &str, limit: u32) -> Outcome<ReceivablesCard> {
        who.require(Action::ReadLoan)?;
        let (held, today) = (self.held_facility(who.institution, which).await?, self.clock.today());
        let (pool, terms) = held.state.receivables().map_err(facility_problem)?;
        let limit = views::limits::page(limit) as usize;
        let mut claims: Vec<&Held> =
            pool.all().filter(|claim| claim.invoice.number.as_str() > after).take(limit + 1).collect();
        let next = (claims.len() > limit).then(|| claims[limit - 1].invoice.number.clone());
        claims.truncate(limit);
        Ok(ReceivablesCard {
            facility: held.id.to_string(),
            number: held.number()?,
            terms: terms_card(&terms),
            base: self.base_of(&held, today).await?,
            rows: self.receivable_lines(who, &held, &claims).await?,
            next,
        })
    }

    async fn receivable_receipt(
        &self,
        who: &Principal,
        held: &HeldFacility,
        invoice: &str,
    ) -> Outcome<ReceivableReceipt> {
        let (pool, _) = held.state.receivables().map_err(facility_problem)?;
        let claim = pool.held(invoice).ok_or_else(|| Problem::not_found("invoice", invoice))?;
        let mut lines = self.receivable_lines(who, held, &[claim]).await?;
        let line = lines.pop().ok_or_else(|| Problem::not_found("invoice", invoice))?;
        Ok(ReceivableReceipt { line, base: self.base_of(held, self.clock.today()).await? })
    }

    /// What the claims of a facility cover at the end of a day, with the buyers' names.
    pub(crate) async fn base_of(&self, held: &HeldFacility, day: Date) -> Outcome<BaseCard> {
        let base = held.state.base(day).map_err(facility_problem)?;
        let base = base.ok_or_else(|| facility_problem(FacilityError::NoReceivables))?;
        let firms: Vec<String> = base.debtors.iter().map(|one| one.debtor.to_string()).collect();
        let names = self.firm_names(firms.iter().map(String::as_str)).await?;
        Ok(base_card(&base, |firm| names.get(firm).cloned()))
    }

    async fn receivable_lines(
        &self,
        who: &Principal,
        held: &HeldFacility,
        claims: &[&Held],
    ) -> Outcome<Vec<ReceivableLine>> {
        let today = self.clock.today();
        let (_, terms) = held.state.receivables().map_err(facility_problem)?;
        let firms: Vec<String> = claims.iter().map(|claim| claim.invoice.debtor.to_string()).collect();
        let names = self.firm_names(firms.iter().map(String::as_str)).await?;
        let numbers = self.draw_numbers(who.institution, held).await?;
        let waiting = self.approvals_in(who.institution, Some(ApprovalState::Pending)).await?;
        let mut lines = Vec::with_capacity(claims.len());
        for (claim, firm) in claims.iter().zip(firms) {
            let Some(now) = claim.standing(today, &terms).map_err(sum_problem)? else { continue };
            let number = &claim.invoice.number;
            let of = |approval: &&Approval| matches!(&approval.act, Act::ChangeReceivable { facility, invoice, .. } if *facility == held.id && invoice == number);
            let (word, zh, en) = now.status.words();
            lines.push(ReceivableLine {
                invoice: number.clone(),
                debtor_name: names.get(&firm).cloned(),
                debtor: firm,
                order: claim.invoice.order.clone(),
                amount: Cash::from(claim.invoice.amount),
                on: claim.invoice.on.to_string(),
                due_on: claim.invoice.due_on.to_string(),
                assigned_on: claim.assigned_on.to_string(),
                status: Named::new(word, zh, en),
                findings: claim.findings.iter().map(finding_name).collect(),
                paid: Cash::from(now.paid),
                credited: Cash::from(now.credited),
                open: Cash::from(now.open),
                days_overdue: now.days_overdue,
                eligible: now.eligible,
                collections: collections(claim, &numbers),
                proposal: waiting.iter().find(of).map(|approval| approval.id.clone()),
                allowed: claim_acts(who, claim, now.status),
            });
        }
        Ok(lines)
    }

    /// Contract numbers of the loans drawn under a facility.
    async fn draw_numbers(&self, institution: InstitutionId, held: &HeldFacility) -> Outcome<BTreeMap<LoanId, String>> {
        let mut numbers = BTreeMap::new();
        for drawn in held.state.draws() {
            let row = views::loans::get(&self.book, institution, &drawn.loan.to_string()).await?;
            numbers.extend(row.map(|row| (drawn.loan, row.number)));
        }
        Ok(numbers)
    }
}

fn collections(claim: &Held, numbers: &BTreeMap<LoanId, String>) -> Vec<BuyerPaymentCard> {
    let card = |(on, amount, reference, reversed, applied): (Date, Money, &str, bool, &[Applied])| BuyerPaymentCard {
        on: on.to_string(),
        amount: Cash::from(amount),
        reference: reference.to_owned(),
        reversed,
        direct: applied.is_empty(),
        applied: applied
            .iter()
            .map(|part| AppliedCard {
                loan: part.loan.to_string(),
                number: numbers.get(&part.loan).cloned().unwrap_or_default(),
                amount: Cash::from(part.amount),
            })
            .collect(),
    };
    claim.payments().map(card).collect()
}

/// What may be done with a claim next.
fn claim_acts(who: &Principal, claim: &Held, status: receivable::Status) -> Vec<AllowedAct> {
    use receivable::Status::{Disputed, Open, Overdue, Paid, Reassigned, Waiting};
    let act = |words, action| acts::act(who, action, words, &[]);
    let collect = act(("collect", "登记回款", "record a payment of the buyer"), Action::RecordPayment);
    let propose = |words| act(words, Action::ProposeFacility);
    let mut able = vec![collect];
    if status == Waiting {
        able.push(propose(("admit", "申请入池", "ask to let it count")));
    }
    if matches!(status, Waiting | Open | Overdue | Disputed) {
        able.push(propose(("credit", "登记红字或折让", "record a credit note")));
        able.push(propose(("hand-back", "申请反转让", "ask to hand it back to the seller")));
    }
    if matches!(status, Open | Overdue | Waiting) {
        able.push(propose(("dispute", "登记争议", "record a dispute")));
    }
    if status == Disputed {
        able.push(propose(("end-dispute", "申请解除争议", "ask to end the dispute")));
    }
    if matches!(status, Paid | Reassigned | Open | Overdue | Disputed) && claim.payments().any(|payment| !payment.3) {
        able.push(propose(("take-back", "申请回款冲正", "ask to take a payment back")));
    }
    able
}
