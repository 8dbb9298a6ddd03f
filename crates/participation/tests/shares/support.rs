//! Loans as the loan crate runs them, and arrangements over them.

use calendar::{BusinessCalendar, Date, parse_date};
use codes::{
    AgreementId, ApplicationId, ContractId, FirmId, InstitutionId, LoanId, ParticipationId, ProductId, UserId,
};
use loan::{
    Command, ContractSigned, Hands, LoanEvent, LoanState, PrepaymentMode, ProductRef, ReleasedBy, RepaymentMethod,
    TermsSpec,
};
use money::{Currency, Money, Rate};
use participation::{Accrued, Began, Drafted, Fee, Form, Holder, Lot, Price, Sale, Stake, StakeShare, Terms};

pub const MAKER: UserId = UserId::from_bytes([1; 16]);
pub const CHECKER: UserId = UserId::from_bytes([2; 16]);
pub const HANDS: Hands = Hands { by: MAKER, approved_by: CHECKER };
pub const SELLER: InstitutionId = InstitutionId::from_bytes([3; 16]);
pub const BUYER: InstitutionId = InstitutionId::from_bytes([4; 16]);
pub const PACKAGE: ParticipationId = ParticipationId::from_bytes([9; 16]);

pub fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

pub fn fen(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY)
}

pub fn loan_id(n: u8) -> LoanId {
    let mut id = [0; 16];
    id[15] = n;
    LoanId::from_bytes(id)
}

/// A loan with the events that made it.
#[derive(Clone)]
pub struct Loan {
    pub id: LoanId,
    pub state: LoanState,
    pub events: Vec<LoanEvent>,
}

impl Loan {
    pub fn signed(n: u8, principal: Money, (bps, months): (i64, u16), on: Date, method: RepaymentMethod) -> Self {
        let spec = TermsSpec::standard(principal, Rate::from_bps(bps), method, months, on).unwrap();
        let terms = loan::Terms::try_new(spec, &BusinessCalendar::default()).unwrap();
        let signed = ContractSigned {
            loan: loan_id(n),
            contract: ContractId::from_bytes([4; 16]),
            institution: SELLER,
            firm: FirmId::from_bytes([6; 16]),
            application: ApplicationId::from_bytes([5; 16]),
            product: ProductRef { product: ProductId::from_bytes([7; 16]), version: 1 },
            agreement: None,
            facility: None,
            terms,
            signed_on: on,
            by: MAKER,
        };
        let mut loan = Self { id: loan_id(n), state: LoanState::default(), events: Vec::new() };
        loan.act(Command::Sign(Box::new(signed))).unwrap();
        loan
    }

    pub fn paid_out(n: u8, principal: Money, terms: (i64, u16), on: Date, method: RepaymentMethod) -> Self {
        let mut loan = Self::signed(n, principal, terms, on, method);
        loan.pay_out(on);
        loan
    }

    pub fn pay_out(&mut self, on: Date) {
        let amount = self.state.contract().unwrap().terms.spec().principal;
        let reference = || "OUT".to_owned();
        let released_by = ReleasedBy::Person { user: CHECKER };
        for command in [
            Command::InstructPayout { reference: reference(), amount, on, by: MAKER },
            Command::SendPayout { reference: reference(), on, released_by },
            Command::ConfirmPayout { reference: reference(), effective_on: on, rail_reference: "R".into() },
        ] {
            self.act(command).unwrap();
        }
    }

    pub fn act(&mut self, command: Command) -> Result<(), loan::LoanError> {
        for event in self.state.decide(command)?.into_inner() {
            self.state.apply(&event);
            self.events.push(event);
        }
        Ok(())
    }

    pub fn pay(&mut self, reference: &str, amount: Money, on: Date) -> Result<(), loan::LoanError> {
        self.act(Command::RecordPayment { reference: reference.into(), amount, value_date: on })
    }

    pub fn prepay(&mut self, reference: &str, amount: Money, on: Date) -> Result<(), loan::LoanError> {
        let mode = PrepaymentMode::KeepTerm;
        self.act(Command::RecordPrepayment { reference: reference.into(), amount, value_date: on, mode })
    }

    pub fn reverse(&mut self, reference: &str, on: Date) -> Result<(), loan::LoanError> {
        let (reference, reason) = (reference.into(), "bounced".into());
        self.act(Command::ReversePayment { reference, on, reason, hands: HANDS })
    }

    pub fn compensate(&mut self, reference: &str, amount: Money, on: Date) -> Result<(), loan::LoanError> {
        let agreement = AgreementId::from_bytes([8; 16]);
        self.act(Command::RecordCompensation { reference: reference.into(), amount, value_date: on, agreement })
    }

    pub fn write_off(&mut self, on: Date) -> Result<(), loan::LoanError> {
        self.act(Command::WriteOff { reference: "W".into(), on, reason: "lost".into(), hands: HANDS })
    }

    pub fn recover(&mut self, reference: &str, amount: Money, on: Date) -> Result<(), loan::LoanError> {
        let guarantor_share = fen(0);
        self.act(Command::RecordRecovery { reference: reference.into(), amount, guarantor_share, value_date: on })
    }
}

pub fn stake(n: u8, holder: u16, share_ppm: u32, after: Option<Date>, until: Option<Date>, accrued: Accrued) -> Stake {
    Stake { participation: ParticipationId::from_bytes([n; 16]), holder, share_ppm, after, until, accrued }
}

/// A sale at 98.5%, interest staying with the seller.
pub fn sale(cut_off: Date, transfer_on: Date) -> Sale {
    Sale {
        cut_off,
        transfer_on,
        price: Price::Principal { ppm: 985_000 },
        accrued: Accrued::Stays,
        recourse_days: Some(180),
        most_days_past_due: Some(0),
    }
}

pub fn terms(form: Form, shares_ppm: &[u32], fee: Fee) -> Terms {
    let holder = |(at, share_ppm): (usize, &u32)| Holder {
        institution: (at == 0).then_some(BUYER),
        name: (at > 0).then(|| format!("参与行 {at}")),
        share_ppm: *share_ppm,
    };
    Terms {
        name: "一号资产包".into(),
        currency: Currency::CNY,
        form,
        holders: shares_ppm.iter().enumerate().map(holder).collect(),
        fee,
        fees_shared: false,
    }
}

pub fn drafted(terms: Terms, on: Date) -> Drafted {
    Drafted { participation: PACKAGE, servicer: SELLER, terms, on, by: MAKER }
}

pub fn began(lots: &[(LoanId, Money)], price: Money, on: Date) -> Began {
    let lot = |(loan, principal): &(LoanId, Money)| Lot { loan: *loan, principal: *principal, allowance: fen(0) };
    let accepted = vec![participation::Acceptance { holder: 0, reference: None, on, by: CHECKER }];
    Began { on, lots: lots.iter().map(lot).collect(), price, reference: "PRICE".into(), accepted, by: MAKER }
}

/// What a loan brought to each of its shares.
pub fn shares_of(loan: &Loan, stakes: &[Stake], through: Date) -> Vec<StakeShare> {
    participation::allocate(&loan.state, stakes, through).unwrap().shares
}
