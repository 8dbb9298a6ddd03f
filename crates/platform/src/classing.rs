//! What a class is worked out from: rules, circumstances and the claims of a debtor, for a close, a row, a run or a page.
//!
//! Most claims have the class of their days past due. Only a debtor with a recorded circumstance or with a claim that is or was
//! non-performing is looked at as a whole, so that an ordinary book costs nothing more: by the close in `closing::debtors`.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use calendar::{Date, Timestamp, parse_date};
use codes::{FirmId, InstitutionId, LoanId};
use loan::{FiveCategory, LoanState, Position};
use money::Currency;
use quality::{Claim, ClassRules, Cover, DebtorClass, Mark, Record, classify};
use rulebook::{Pins, Rulebook, Snapshot};
use store::Statement;
use views::loans::{LoanRow, Standing as Placed};
use views::{debtors, loans};

use crate::Platform;
use crate::closing::troubles;
use crate::parity::Parities;
use crate::problem::{Code, Outcome, Problem};
use crate::servicing::{LoanBook, class_name, loan_problem, stand, thresholds};

/// Classes that differ from those of days past due, by loan.
#[derive(Debug, Default)]
pub(crate) struct Classes(BTreeMap<String, FiveCategory>);

impl Classes {
    pub(crate) fn take(&mut self, debtor: &DebtorClass) {
        self.0.extend(debtor.claims.iter().map(|claim| (claim.loan.to_string(), claim.class)));
    }

    /// Writes the class found into where a loan stands.
    pub(crate) fn write(&self, loan: &str, standing: &mut Option<Placed>) {
        if let (Some(class), Some(standing)) = (self.0.get(loan), standing.as_mut())
            && standing.class.is_some()
        {
            standing.class = Some(class_name(*class).id);
        }
    }
}

/// A loan with its state.
pub(crate) type Held<'a> = (&'a LoanRow, &'a LoanState);

/// A loan of a debtor where it stands at the end of a day.
pub(crate) struct Owed<'a> {
    pub row: &'a LoanRow,
    pub state: &'a LoanState,
    pub loan: LoanId,
    pub position: Position,
    cover: Cover,
}

pub(crate) fn rule_problem(error: rulebook::RuleError) -> Problem {
    Problem::from_domain(Code::Internal, error)
}

/// What classifies on a day.
pub(crate) fn class_rules(days: loan::ClassificationRule, snapshot: &Snapshot) -> Outcome<ClassRules> {
    let mut pins = Pins::default();
    let mut whole = |id: &str| {
        let value = snapshot.int(id, &mut pins).map_err(rule_problem)?;
        u32::try_from(value)
            .map_err(|error| Problem::new(Code::Internal, "a count of the rulebook is negative").because(error))
    };
    let (upgrade_instalments, upgrade_months) = (whole("upgrade.instalments")?, whole("upgrade.months")?);
    let (merger_months, matrix) = (whole("upgrade.merger-months")?, whole("class.small-firms-matrix")?);
    let mut pins = Pins::default();
    let until = snapshot.text("renewal.medium-firms.until", &mut pins).ok().and_then(|text| parse_date(text).ok());
    let mut share = |id: &str| snapshot.decimal(id, &mut pins).map_err(rule_problem);
    Ok(ClassRules {
        days,
        other_debt_share: share("class.substandard.other-debt-share")?,
        doubtful_loss_share: share("class.doubtful.ecl-share")?,
        loss_loss_share: share("class.loss.ecl-share")?,
        contagion_share: share("class.contagion.debtor-share")?,
        upgrade_instalments,
        upgrade_months,
        merger_months,
        // Before the policy there was none for medium firms.
        medium_until: until.unwrap_or(Date::constant(1950, 1, 1)),
        retail_most: snapshot.money("class.retail.maximum", &mut Pins::default()).ok(),
        matrix: matrix > 0,
    })
}

/// Where loans stand at the end of a day; those that were not signed yet are left out.
pub(crate) fn owed<'a>(held: impl IntoIterator<Item = Held<'a>>, day: Date) -> Outcome<Vec<Owed<'a>>> {
    let mut found = Vec::new();
    for (row, state) in held {
        let Some(position) = state.position(day).map_err(loan_problem)? else { continue };
        let Some(contract) = state.contract() else { continue };
        let guaranteed = row.agreement.is_some() || state.brought().is_some_and(|brought| brought.guaranteed);
        let cover = if guaranteed { Cover::Guaranteed } else { Cover::Unsecured };
        found.push(Owed { row, state, loan: contract.loan, position, cover });
    }
    Ok(found)
}

/// A debtor's claims with their classes at the end of the day on which they stand so. Where it owes in several currencies, the
/// shares of its claims are told in yuan at the newest parity of the day.
pub(crate) fn classed(
    rules: &ClassRules,
    owed: &[Owed<'_>],
    marks: &[Mark],
    (day, parities): (Date, &Parities),
) -> Outcome<DebtorClass> {
    let several = in_several_currencies(owed);
    let mut claims = Vec::with_capacity(owed.len());
    for Owed { loan, position, cover, .. } in owed {
        let balance = position.outstanding_principal;
        let counted = if several { parities.weigh(balance, Currency::CNY)? } else { balance };
        claims.push(Claim { loan: *loan, position, counted, cover: *cover });
    }
    classify(rules, &claims, marks, day).map_err(|error| Problem::from_domain(Code::AmountInvalid, error))
}

/// Whether claims are in more than one currency.
pub(crate) fn in_several_currencies(owed: &[Owed<'_>]) -> bool {
    let mut currencies = owed.iter().map(|one| one.position.outstanding_principal.currency());
    let first = currencies.next();
    currencies.any(|currency| Some(currency) != first)
}

/// Loans by debtor on a day.
pub(crate) fn by_debtor(book: &LoanBook, day: Date) -> BTreeMap<FirmId, Vec<Held<'_>>> {
    let mut debtors: BTreeMap<FirmId, Vec<Held<'_>>> = BTreeMap::new();
    for (row, state, _) in book {
        if let Some(firm) = state.debtor_at(day) {
            debtors.entry(firm).or_default().push((row, state));
        }
    }
    debtors
}

/// The rules of an institution and the circumstances of all its debtors, as known at an instant.
pub(crate) struct Classing {
    rules: Arc<Rulebook>,
    marks: BTreeMap<FirmId, Vec<Mark>>,
    known_at: Timestamp,
}

impl Classing {
    /// The rulebook of a day.
    pub(crate) fn snapshot(&self, day: Date) -> Snapshot {
        self.rules.snapshot(day, self.known_at)
    }

    /// The parities of a day.
    pub(crate) fn parities(&self, day: Date) -> Parities {
        Parities::new(Arc::clone(&self.rules), day, self.known_at)
    }

    /// What classifies on a day.
    pub(crate) fn rules_on(&self, day: Date) -> Outcome<ClassRules> {
        class_rules(thresholds(&self.rules, day, self.known_at)?, &self.snapshot(day))
    }

    /// The same, looked up once for each day.
    fn kept_rules<'r>(&self, kept: &'r mut BTreeMap<Date, ClassRules>, day: Date) -> Outcome<&'r ClassRules> {
        Ok(match kept.entry(day) {
            Entry::Vacant(place) => place.insert(self.rules_on(day)?),
            Entry::Occupied(held) => held.into_mut(),
        })
    }

    /// Debtors of whom something was recorded.
    pub(crate) fn recorded(&self) -> impl Iterator<Item = FirmId> {
        self.marks.keys().copied()
    }

    /// What was recorded of a debtor.
    pub(crate) fn marks(&self, firm: FirmId) -> &[Mark] {
        self.marks.get(&firm).map_or(&[], Vec::as_slice)
    }

    /// Writes into loans' rows the class on the day each was last written: of its debtor as a whole, as every other writer has it.
    /// Says which debtors were looked at for it.
    pub(crate) fn write(&self, made: &mut [(LoanRow, LoanState, Option<Date>)]) -> Outcome<Vec<FirmId>> {
        let mut whole = Vec::new();
        let mut debtors: BTreeMap<FirmId, Vec<usize>> = BTreeMap::new();
        for (at, (_, state, day)) in made.iter().enumerate() {
            if let Some(firm) = day.and_then(|day| state.debtor_at(day)) {
                debtors.entry(firm).or_default().push(at);
            }
        }
        let mut rules: BTreeMap<Date, ClassRules> = BTreeMap::new();
        for (firm, places) in debtors {
            let held: Vec<Held<'_>> = places.iter().map(|at| (&made[*at].0, &made[*at].1)).collect();
            let Some(day) = places.iter().filter_map(|at| made[*at].2).max() else { continue };
            let by = self.kept_rules(&mut rules, day)?;
            let is_troubled = |(row, _): &Held<'_>| row.position.as_ref().is_some_and(|said| troubles(said, by));
            if self.marks(firm).is_empty() && !held.iter().any(is_troubled) {
                continue;
            }
            whole.push(firm);
            let mut found = Vec::with_capacity(places.len());
            for at in &places {
                let Some(day) = made[*at].2 else { continue };
                let rules = self.kept_rules(&mut rules, day)?;
                let mut classes = Classes::default();
                classes.take(&classed(
                    rules,
                    &owed(held.iter().copied(), day)?,
                    self.marks(firm),
                    (day, &self.parities(day)),
                )?);
                found.push((*at, classes));
            }
            for (at, classes) in found {
                let row = &mut made[at].0;
                classes.write(&row.id, &mut row.position);
            }
        }
        Ok(whole)
    }
}

impl Platform {
    /// What classes an institution's debtors, as known at an instant: read once, asked for as many days as are wanted.
    pub(crate) async fn classing(&self, institution: InstitutionId, known_at: Timestamp) -> Outcome<Classing> {
        let rules = self.rules_now(institution).await?;
        let (mut marks, mut after) = (BTreeMap::new(), None);
        loop {
            let page = self.book.streams(institution, "circumstances", after, views::limits::MAX_PAGE).await?;
            let Some(last) = page.last() else { return Ok(Classing { rules, marks, known_at }) };
            after = Some(last.id());
            for stream in &page {
                let history = self.history::<quality::CircumstanceEvent>(institution, stream.id()).await?;
                let known = history.iter().filter(|(stored, _)| stored.recorded_at <= known_at);
                let record = Record::fold(known.map(|(_, event)| event));
                marks.insert(FirmId::from_bytes(stream.id()), record.marks().to_vec());
            }
        }
    }

    /// Every loan a firm owes here, with its state.
    pub(crate) async fn loans_of(
        &self,
        institution: InstitutionId,
        firm: FirmId,
    ) -> Outcome<Vec<(LoanRow, LoanState)>> {
        let mut held = Vec::new();
        for row in loans::of_firm(&self.book, institution, &firm.to_string()).await? {
            let id: LoanId = row.id.parse().map_err(|error| Problem::from_domain(Code::StoreDamaged, error))?;
            let events = self.events::<loan::LoanEvent>(institution, *id.as_bytes()).await?;
            held.push((row, LoanState::from_events(&events)));
        }
        Ok(held)
    }

    /// The classes of a debtor's loans at the end of a day, as known now.
    pub(crate) async fn debtor_on(
        &self,
        institution: InstitutionId,
        firm: FirmId,
        loans: impl IntoIterator<Item = Held<'_>>,
        day: Date,
    ) -> Outcome<DebtorClass> {
        let owed = owed(loans, day)?;
        let (record, _) = self.record_of(institution, firm).await?;
        let parities = self.parities(institution, day).await?;
        classed(&self.class_rules(institution, day).await?, &owed, record.marks(), (day, &parities))
    }

    /// The rows of a debtor's loans with their classes of today, when its circumstances are these.
    pub(crate) async fn class_writes(
        &self,
        institution: InstitutionId,
        firm: FirmId,
        marks: &[Mark],
    ) -> Outcome<Vec<Statement>> {
        let today = self.clock.today();
        let loans = self.loans_of(institution, firm).await?;
        let rules = self.class_rules(institution, today).await?;
        let mut classes = Classes::default();
        let parities = self.parities(institution, today).await?;
        let owed = owed(loans.iter().map(|(row, state)| (row, state)), today)?;
        classes.take(&classed(&rules, &owed, marks, (today, &parities))?);
        let mut writes = Vec::new();
        for (mut row, state) in loans {
            // For the row alone, which shows no balance of the books.
            let outlook =
                state.outlook(today, today, &rules.days, &ledger::IncomeRules::PLAIN).map_err(loan_problem)?;
            stand(&mut row, &state, today, outlook.as_ref())?;
            classes.write(&row.id, &mut row.position);
            writes.push(loans::put(institution, row));
        }
        writes.push(debtors::look_at(institution, &firm.to_string()));
        Ok(writes)
    }

    /// The class of one loan at the end of a day: this state of it, and its debtor's other loans as they are kept.
    pub(crate) async fn class_on(
        &self,
        institution: InstitutionId,
        (firm, loan): (FirmId, LoanId),
        this: Held<'_>,
        day: Date,
    ) -> Outcome<FiveCategory> {
        let mut loans = self.loans_of(institution, firm).await?;
        loans.retain(|(other, _)| other.id != this.0.id);
        let all = loans.iter().map(|(row, state)| (row, state)).chain([this]);
        let debtor = self.debtor_on(institution, firm, all, day).await?;
        Ok(debtor.claims.iter().find(|claim| claim.loan == loan).map_or(FiveCategory::Normal, |claim| claim.class))
    }

    /// Writes into a row the class of a loan today, when its row says that it owes something.
    pub(crate) async fn reclass(
        &self,
        institution: InstitutionId,
        who: (FirmId, LoanId),
        state: &LoanState,
        row: &mut LoanRow,
    ) -> Outcome<()> {
        if row.position.as_ref().is_none_or(|position| position.class.is_none()) {
            return Ok(());
        }
        let class = self.class_on(institution, who, (row, state), self.clock.today()).await?;
        if let Some(position) = &mut row.position {
            position.class = Some(class_name(class).id);
        }
        Ok(())
    }
}
