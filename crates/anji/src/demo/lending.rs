//! Applications, payouts, and the months after: what the bank's people do, day by day.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{Date, add_days, add_months, month_end};
use codes::ApplicationId;
use decision::Channel;
use loan::PrepaymentMode;
use money::{Currency, Money};
use platform::approvals::Act;
use platform::cards::LoanCard;
use platform::firms::{ConsentTerms, text_digest};
use platform::origination::NewApplication;
use platform::servicing::RailAnswer;
use platform::{Code, Request};
use province::{Application, Behaviour, Pay, Purpose};

use super::Stage;

/// How many months the demo services after the last application.
const MONTHS: i32 = 12;

/// Applications of the last day that are left undecided, and those that wait for a person.
const LEFT_UNDECIDED: u32 = 3;
const LEFT_REFERRED: u32 = 5;
/// How many more applications are looked through to find them.
const LOOK_AT: u32 = 80;
/// Days past due after which the demo's bank asks the guarantor to pay.
const CLAIM_AFTER_DAYS: i32 = 60;

/// A loan the demo follows.
pub struct Followed {
    /// Contract number.
    number: String,
    /// How its firm pays.
    behaviour: Behaviour,
    /// Whether a guarantee covers it.
    guaranteed: bool,
    /// Due days.
    dues: Vec<Date>,
}

/// Takes applications through decision, review, contract and payout.
pub async fn applications(stage: &Stage, count: u32) -> anyhow::Result<Vec<Followed>> {
    let asked = stage.province.applications(count, Date::constant(2025, 7, 2), Date::constant(2025, 8, 29))?;
    let bar = stage.step("受理与审批 taking and deciding applications", asked.len() as u64);
    let (mut loans, mut outcomes) = (Vec::new(), BTreeMap::<&str, u32>::new());
    for (sequence, application) in asked.iter().enumerate() {
        stage.day(application.applied_on);
        match one(stage, application, u32::try_from(sequence)? + 1).await? {
            Outcome::Lent(loan) => {
                *outcomes.entry("放款 lent").or_default() += 1;
                loans.push(*loan);
            }
            Outcome::Declined => *outcomes.entry("拒绝 declined").or_default() += 1,
            Outcome::DeclinedByPerson => *outcomes.entry("人工拒绝 declined by a person").or_default() += 1,
        }
        bar.inc(1);
    }
    let said: Vec<_> = outcomes.iter().map(|(name, count)| format!("{name} {count}")).collect();
    stage.done(&bar, &format!("{} 件申请 applications: {}", asked.len(), said.join(", ")));
    Ok(loans)
}

enum Outcome {
    Lent(Box<Followed>),
    Declined,
    DeclinedByPerson,
}

async fn one(stage: &Stage, asked: &Application, sequence: u32) -> anyhow::Result<Outcome> {
    let (platform, people) = (&stage.platform, &stage.people);
    let officer = Request::plain(&people.officer);
    let id = submit(stage, asked).await?;
    let mut card = platform.decide(&officer, id).await?;
    if card.state.id == "referred" {
        // The demo's reviewer approves what has an offer and a probability of default below a tenth.
        let decision = card.decision.as_ref();
        let fine = decision.and_then(|d| d.amount.as_ref()).is_some()
            && decision
                .and_then(|d| d.pd_percent.as_ref())
                .and_then(|p| p.parse::<f64>().ok())
                .is_some_and(|pd| pd < 10.0);
        let reason = if fine { "现场核实经营正常，同意" } else { "风险较高，不同意" };
        card = platform.review(&Request::plain(&people.reviewer), id, fine, reason).await?;
        if !fine {
            return Ok(Outcome::DeclinedByPerson);
        }
    }
    if !card.allowed.iter().any(|act| act.act == "contract") {
        return Ok(Outcome::Declined);
    }
    let receipt = platform.contract(&officer, id).await?;
    pay_out(stage, &receipt.number).await?;
    let today = platform.clock().today();
    let loan = platform.loan(&people.auditor, &receipt.number, today, None).await?;
    let instalments = u32::try_from(loan.schedule.len())?;
    let behaviour =
        stage.province.behaviour_of_loan(asked.firm, 1 + sequence % 60, instalments, loan.principal.minor)?;
    Ok(Outcome::Lent(Box::new(followed(&loan, behaviour)?)))
}

/// The firm consents and applies.
async fn submit(stage: &Stage, asked: &Application) -> anyhow::Result<ApplicationId> {
    consent(stage, asked).await?;
    let new = NewApplication {
        firm: asked.firm_id.to_string(),
        product: "hebei-everyday".into(),
        amount: Money::from_minor(asked.requested_fen, Currency::CNY),
        tenor_months: u32::from(asked.term_months),
        purpose: purpose(asked.purpose).into(),
        repayment: None,
        channel: Channel::Branch,
        automation_refused: false,
    };
    Ok(stage.platform.submit(&Request::plain(&stage.people.officer), new).await?.id.parse()?)
}

/// What the demo leaves to be done by whoever looks around: applications not decided, offered and not signed, and waiting for
/// a person, all of the last day.
pub async fn open_work(stage: &Stage, before: u32) -> anyhow::Result<()> {
    let today = stage.platform.clock().today();
    let bar = stage.step("留给你的工作 work left for you", 0);
    let earlier: BTreeSet<usize> =
        stage.province.applications(before, today, today)?.iter().map(|asked| asked.firm).collect();
    let more = stage.province.applications(before + LOOK_AT, today, today)?;
    let (mut undecided, mut offered, mut referred, mut taken) = (0, 0, 0, BTreeSet::new());
    for asked in more.iter().filter(|asked| !earlier.contains(&asked.firm)) {
        if !taken.insert(asked.firm) {
            continue;
        }
        let id = submit(stage, asked).await?;
        if undecided < LEFT_UNDECIDED {
            undecided += 1;
            continue;
        }
        match stage.platform.decide(&Request::plain(&stage.people.officer), id).await?.state.id.as_str() {
            "referred" => referred += 1,
            "offered" => offered += 1,
            _ => {}
        }
        if referred >= LEFT_REFERRED {
            break;
        }
    }
    let said = format!(
        "待决策 {undecided}，待签约 {offered}，待审批人复核 {referred} · to be decided, to be signed, waiting for a reviewer"
    );
    stage.done(&bar, &said);
    Ok(())
}

fn followed(loan: &LoanCard, behaviour: Behaviour) -> anyhow::Result<Followed> {
    let dues = loan.schedule.iter().map(|row| Ok(calendar::parse_date(&row.due_on)?)).collect::<anyhow::Result<_>>()?;
    Ok(Followed { number: loan.number.clone(), behaviour, guaranteed: loan.guaranteed, dues })
}

/// The firm's consent: every category, for one year, to this bank.
async fn consent(stage: &Stage, asked: &Application) -> anyhow::Result<()> {
    let today = stage.platform.clock().today();
    let mut categories: Vec<String> = province::CATEGORIES.iter().map(|(category, _)| (*category).to_owned()).collect();
    categories.push("application".into());
    let terms = ConsentTerms {
        firm: asked.firm_id,
        recipient: stage.people.officer.institution,
        purpose: "credit-assessment".into(),
        categories,
        from: today,
        until: add_months(today, 12)?,
        text_sha256: text_digest("（模拟）本企业授权贵行为评估授信查询上述数据。".as_bytes()),
        method: "simulated".into(),
    };
    stage.platform.grant_consent(&Request::plain(&stage.people.officer), terms).await?;
    Ok(())
}

/// Instructs the payout; what the policy does not cover is released by finance. The simulated bank rail confirms.
async fn pay_out(stage: &Stage, number: &str) -> anyhow::Result<()> {
    let (platform, people) = (&stage.platform, &stage.people);
    let receipt = platform.instruct_payout(&Request::plain(&people.officer), number).await?;
    let finance = Request::plain(&people.finance);
    if receipt.state.id == "instructed" {
        platform.release_payout(&finance, number).await?;
    }
    let today = platform.clock().today();
    platform.confirm_payout(&finance, number, RailAnswer::Confirmed, &format!("SIM-RAIL-{number}"), today).await?;
    Ok(())
}

const fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::WorkingCapital => "working-capital",
        Purpose::Equipment => "equipment",
        Purpose::Farming => "farming",
        Purpose::Green => "green",
    }
}

/// What comes in on a day: the loan, the value date, the amount, the reference.
struct Receipt {
    number: String,
    value_date: Date,
    /// Of what is due that day, as a share in percent above 100 when the firm pays ahead.
    percent: i64,
    reference: String,
}

/// Services the loans for a year: payments as the firms pay, one back-dated, one reversed, compensation and recovery. The last
/// default under the guarantee is left for whoever looks around: overdue long enough, and not claimed yet.
pub async fn months(stage: &Stage, mut loans: Vec<Followed>) -> anyhow::Result<()> {
    let start = Date::constant(2025, 8, 31);
    let end = month_end(add_months(start, MONTHS)?);
    let left = match last_default(&loans, end)? {
        None => one_more_default(&mut loans, end)?,
        found => found,
    };
    let receipts = receipts(&loans)?;
    let total = receipts.values().map(Vec::len).sum::<usize>();
    let bar = stage.step("贷后服务与日终 servicing and closing each day", total as u64);
    let mut special = Special { left, ..Special::default() };
    for month in 0..=MONTHS {
        let last = month_end(add_months(start, month)?);
        let first = if month == 0 { Date::constant(2025, 7, 1) } else { last.first_of_month() };
        for (day, due) in receipts.range(first..=last) {
            stage.day((*day).max(start));
            for receipt in due {
                special.receive(stage, receipt, *day).await?;
                bar.inc(1);
            }
        }
        stage.day(last);
        special.act(stage, &loans, last).await?;
        stage.platform.close_through(&Request::plain(&stage.people.finance), last, |_| {}).await?;
    }
    stage.done(
        &bar,
        &format!("{total} 笔还款，{} · payments serviced, {MONTHS} months closed day by day", special.said()),
    );
    Ok(())
}

/// The guaranteed loan that stopped paying last and is past due long enough to be claimed at the end, where at least one more
/// shows what becomes of a claim.
fn last_default(loans: &[Followed], end: Date) -> anyhow::Result<Option<String>> {
    let ripe = add_days(end, -CLAIM_AFTER_DAYS - 1)?;
    let mut stopped: Vec<(Date, &str)> = Vec::new();
    for loan in loans.iter().filter(|loan| loan.guaranteed) {
        let first = loan.behaviour.stops_at.and_then(|stop| loan.dues.get(usize::try_from(stop).ok()?.checked_sub(1)?));
        stopped.extend(first.filter(|due| **due <= ripe).map(|due| (*due, loan.number.as_str())));
    }
    stopped.sort_unstable();
    Ok(stopped.get(1..).and_then(|later| later.last()).map(|(_, number)| (*number).to_owned()))
}

/// In a bank too small for two such defaults: the guaranteed loan lent last that still runs stops paying as well, some three
/// months before the end.
fn one_more_default(loans: &mut [Followed], end: Date) -> anyhow::Result<Option<String>> {
    let (from, to) = (add_days(end, -3 * CLAIM_AFTER_DAYS / 2 - 30)?, add_days(end, -CLAIM_AFTER_DAYS - 1)?);
    for loan in loans.iter_mut().rev().filter(|loan| loan.guaranteed && loan.behaviour.stops_at.is_none()) {
        let stop = loan.dues.iter().position(|due| (from..=to).contains(due));
        let Some(stop) = stop.filter(|_| loan.dues.last().is_some_and(|due| *due > end)) else { continue };
        for pay in loan.behaviour.instalments.iter_mut().skip(stop) {
            *pay = Pay::Never;
        }
        loan.behaviour.stops_at = Some(u32::try_from(stop + 1)?);
        return Ok(Some(loan.number.clone()));
    }
    Ok(None)
}

/// Payments by the day they are received, from how each firm pays.
fn receipts(loans: &[Followed]) -> anyhow::Result<BTreeMap<Date, Vec<Receipt>>> {
    let mut by_day: BTreeMap<Date, Vec<Receipt>> = BTreeMap::new();
    for loan in loans {
        for (index, (due, pay)) in loan.dues.iter().zip(&loan.behaviour.instalments).enumerate() {
            let day = match pay {
                Pay::OnTime | Pay::Extra { .. } => *due,
                Pay::Late { days } => add_days(*due, i32::from(*days))?,
                Pay::Never => continue,
            };
            let percent = if let Pay::Extra { percent } = pay { 100 + i64::from(*percent) } else { 100 };
            let reference = format!("SIM-{}-{:02}", loan.number, index + 1);
            by_day.entry(day).or_default().push(Receipt {
                number: loan.number.clone(),
                value_date: day,
                percent,
                reference,
            });
        }
    }
    Ok(by_day)
}

/// What happens only a few times: kept apart so that the year above reads plainly.
#[derive(Default)]
struct Special {
    /// The loan on which nothing is claimed.
    left: Option<String>,
    held_back: Option<(Receipt, Date)>,
    back_dated: u32,
    reversed: u32,
    claimed: Vec<(String, Date)>,
    compensated: BTreeMap<String, Date>,
    recovered: u32,
    written_off: u32,
}

impl Special {
    /// Records a payment; one of them is found only three weeks later and booked back to its day.
    async fn receive(&mut self, stage: &Stage, receipt: &Receipt, day: Date) -> anyhow::Result<()> {
        if self.back_dated == 0 && self.held_back.is_none() && day >= Date::constant(2025, 10, 10) {
            let found = Receipt { number: receipt.number.clone(), reference: receipt.reference.clone(), ..*receipt };
            self.held_back = Some((found, add_days(day, 21)?));
            return Ok(());
        }
        pay(stage, receipt).await
    }

    /// What the bank does at a month's end: the late finding, a reversal, claims, compensation, recoveries, write-offs.
    async fn act(&mut self, stage: &Stage, loans: &[Followed], today: Date) -> anyhow::Result<()> {
        if let Some((receipt, found_on)) = self.held_back.take() {
            if found_on > today {
                self.held_back = Some((receipt, found_on));
            } else {
                pay(stage, &receipt).await?;
                self.back_dated += 1;
            }
        }
        if self.reversed == 0 && today >= Date::constant(2025, 11, 30) {
            self.reverse(stage, loans).await?;
        }
        self.defaults(stage, loans, today).await
    }

    /// A payment that belonged to somebody else: proposed by one, taken back by another, and received again.
    async fn reverse(&mut self, stage: &Stage, loans: &[Followed]) -> anyhow::Result<()> {
        let Some(loan) = loans.iter().find(|loan| loan.behaviour.stops_at.is_none()) else { return Ok(()) };
        let (platform, people) = (&stage.platform, &stage.people);
        let on = platform.clock().today();
        let act = Act::ReversePayment {
            loan: platform.loan_id(&people.finance, &loan.number).await?,
            reference: format!("SIM-{}-01", loan.number),
            on,
        };
        let proposal = platform.propose(&Request::plain(&people.finance), act, "入账串户，冲正后重新入账").await?;
        platform.approve(&Request::plain(&people.finance2), &proposal.id).await?;
        let again = Receipt {
            number: loan.number.clone(),
            value_date: on,
            percent: 100,
            reference: format!("SIM-{}-01R", loan.number),
        };
        pay(stage, &again).await?;
        self.reversed += 1;
        Ok(())
    }

    async fn defaults(&mut self, stage: &Stage, loans: &[Followed], today: Date) -> anyhow::Result<()> {
        let (platform, people) = (&stage.platform, &stage.people);
        let finance = Request::plain(&people.finance);
        for (number, paid_by) in std::mem::take(&mut self.claimed) {
            if paid_by > today {
                self.claimed.push((number, paid_by));
                continue;
            }
            platform.compensated(&finance, &number, today, &format!("SIM-DC-{number}")).await?;
            self.compensated.insert(number, today);
        }
        for loan in loans.iter().filter(|loan| loan.behaviour.stops_at.is_some()) {
            let card = platform.loan(&people.finance, &loan.number, today, None).await?;
            let days = card.position.as_ref().map_or(0, |position| position.days_past_due);
            let pending = self.claimed.iter().any(|(number, _)| *number == loan.number);
            let done =
                pending || self.compensated.contains_key(&loan.number) || self.left.as_ref() == Some(&loan.number);
            if loan.guaranteed && days > i64::from(CLAIM_AFTER_DAYS) && !done {
                platform.claim(&finance, &loan.number).await?;
                self.claimed.push((loan.number.clone(), add_days(today, 20)?));
            } else if !loan.guaranteed && days > 240 && card.state.id == "active" {
                let act = Act::WriteOff { loan: platform.loan_id(&people.risk, &loan.number).await?, on: today };
                let proposal = platform.propose(&Request::plain(&people.risk), act, "逾期八个月，追索无果").await?;
                platform.approve(&Request::plain(&people.reviewer), &proposal.id).await?;
                self.written_off += 1;
            }
        }
        self.recover(stage, loans, today).await
    }

    /// A part comes back some months after the guarantor paid, and is shared by what each bore.
    async fn recover(&mut self, stage: &Stage, loans: &[Followed], today: Date) -> anyhow::Result<()> {
        let (platform, people) = (&stage.platform, &stage.people);
        let ripe: Vec<String> = self
            .compensated
            .iter()
            .filter(|(_, on)| add_months(**on, 3).is_ok_and(|day| day <= today))
            .map(|(n, _)| n.clone())
            .collect();
        for number in ripe {
            // Once each: the date is moved beyond the demo.
            self.compensated.insert(number.clone(), Date::constant(9000, 1, 1));
            let Some(loan) = loans.iter().find(|loan| loan.number == number) else { continue };
            let lost = platform.loan(&people.finance, &number, today, None).await?.compensated.minor;
            let amount = Money::from_minor(lost * i64::from(loan.behaviour.recovered_percent) / 100, Currency::CNY);
            if !amount.is_positive() {
                continue;
            }
            platform
                .recover(&Request::plain(&people.finance), &number, amount, today, &format!("SIM-ZC-{number}"))
                .await?;
            self.recovered += 1;
        }
        Ok(())
    }

    fn said(&self) -> String {
        format!(
            "倒起息 {} 冲正 {} 代偿 {} 追偿 {} 核销 {} 待申请代偿 {} (back-dated, reversed, compensated, recovered, written off, to be claimed)",
            self.back_dated,
            self.reversed,
            self.compensated.len(),
            self.recovered,
            self.written_off,
            u8::from(self.left.is_some())
        )
    }
}

/// Records what a firm pays: all that is due on the day and, from some, more. A payment on a loan that has ended is no
/// error of the demo's.
async fn pay(stage: &Stage, receipt: &Receipt) -> anyhow::Result<()> {
    let (platform, finance) = (&stage.platform, Request::plain(&stage.people.finance));
    let card = platform.loan(finance.who, &receipt.number, receipt.value_date, None).await?;
    let due = card.position.map_or(0, |position| position.due.minor);
    if due == 0 {
        return Ok(());
    }
    let (number, on, reference) = (&receipt.number, receipt.value_date, &receipt.reference);
    platform.pay(&finance, number, Money::from_minor(due, Currency::CNY), on, reference).await?;
    let extra = due * (receipt.percent - 100) / 100;
    if extra > 0 {
        let amount = Money::from_minor(extra, Currency::CNY);
        let ahead =
            platform.prepay(&finance, number, amount, on, &format!("{reference}-E"), PrepaymentMode::KeepTerm).await;
        // The last instalment leaves nothing to pay ahead.
        ahead.map(drop).or_else(|problem| if problem.code == Code::Internal { Err(problem) } else { Ok(()) })?;
    }
    Ok(())
}
