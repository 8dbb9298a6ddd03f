//! A small simulated bank, made once and copied for each test by backup and restore, which is how each test starts on
//! either engine from the same book.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Weak};

use calendar::{Date, add_months};
use codes::{ApplicationId, FirmId};
use decision::{Channel, Kyc, Standing};
use money::{Currency, Money};
use platform::cards::{ApplicationCard, LoanCard};
use platform::firms::{Consent, ConsentTerms, NewFirm, text_digest};
use platform::models::DevelopRequest;
use platform::origination::NewApplication;
use platform::servicing::RailAnswer;
use platform::setup::{InstitutionKind, NewInstitution, copy_tree};
use platform::{Clock, Code, Folder, Outcome, Platform, Principal, Request, Role};
use province::{Options, Province};
use store::{Book, Location};
use testkit::pg::TestDatabase;
use tokio::sync::Mutex;

/// The product every test lends under.
pub const PRODUCT: &str = include_str!("../../../../products/hebei-everyday.yaml");
/// Its guarantee agreement.
const AGREEMENT: &str = include_str!("../../../../agreements/gov-28-share.yaml");
/// Good enough for every user of a test.
pub const PASSWORD: &str = "correct horse 29";
/// The day the bank is set up.
pub const START: Date = Date::constant(2025, 7, 1);
/// The name of the bank's scorecard.
pub const SCORECARD: &str = "everyday";

/// Which store a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

pub const ENGINES: [Engine; 2] = [Engine::Sqlite, Engine::Postgres];

/// Everybody who acts.
#[derive(Clone)]
pub struct People {
    pub root: Principal,
    pub admin: Principal,
    pub officer: Principal,
    pub reviewer: Principal,
    pub reviewer2: Principal,
    pub risk: Principal,
    pub finance: Principal,
    pub finance2: Principal,
    pub auditor: Principal,
}

/// The bank as it was set up, kept as a backup beside its keys and its lake.
struct World {
    folder: tempfile::TempDir,
    people: People,
    firms: Vec<FirmId>,
}

/// A bank of one test's own.
pub struct Bank {
    pub platform: Platform,
    pub people: People,
    pub firms: Vec<FirmId>,
    pub location: Location,
    pub root: tempfile::TempDir,
    pub engine: Engine,
    _database: Option<TestDatabase>,
}

/// Shared while any test of this process uses it, removed with the last.
static WORLD: Mutex<Weak<World>> = Mutex::const_new(Weak::new());

async fn world() -> Arc<World> {
    let mut held = WORLD.lock().await;
    if let Some(world) = held.upgrade() {
        return world;
    }
    let world = Arc::new(make().await.unwrap());
    *held = Arc::downgrade(&world);
    world
}

/// Sets up a bank with sixty simulated firms, a past of 1,500 loans, a scorecard, a product and an agreement.
async fn make() -> Outcome<World> {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::simulated(calendar::Timestamp::UNIX_EPOCH);
    clock.set_day(START);
    let platform = Platform::open(Folder::open(&folder.path().join("data"))?, None, clock).await?;
    let people = staff(&platform).await?;
    let options = Options { firms: 60, history: 1_500, as_of: START };
    let province = Province::generate(7, &options).unwrap();
    let officer = Request::plain(&people.officer);
    platform.register_firms(&officer, province.firms.iter().map(new_firm).collect(), |_| {}).await?;
    platform.simulated_observations(&officer, &province.reported(Date::constant(2025, 6, 30)).unwrap()).await?;
    let risk = Request::plain(&people.risk);
    platform.simulated_history(&risk, &province.history_columns()).await?;
    let asked = DevelopRequest { name: SCORECARD.into(), exclude: Vec::new() };
    platform.develop_scorecard(&risk, &asked, |_| {}).await?;
    platform.approve_scorecard(&Request::plain(&people.reviewer), SCORECARD, None, None).await?;
    platform.agree(&risk, serde_norway::from_str(AGREEMENT).unwrap()).await?;
    platform.publish_product(&risk, PRODUCT).await?;
    platform.approve_product(&Request::plain(&people.reviewer), "hebei-everyday", None).await?;
    platform.backup(&people.root, &folder.path().join("backup"), true).await?;
    platform.close().await;
    Ok(World { folder, people, firms: province.firms.iter().map(|firm| firm.id).collect() })
}

async fn staff(platform: &Platform) -> Outcome<People> {
    platform.set_up("root", PASSWORD).await?;
    let root = platform.local_principal("platform", "root").await?;
    for (code, kind) in [
        ("demo-bank", InstitutionKind::Lender),
        ("demo-guarantor", InstitutionKind::Guarantor),
        ("demo-reguarantor", InstitutionKind::Guarantor),
        ("demo-national-fund", InstitutionKind::Guarantor),
        ("demo-insurer", InstitutionKind::Insurer),
        ("demo-core-firm", InstitutionKind::CoreFirm),
    ] {
        platform.register_institution(&Request::plain(&root), institution(code, kind), "admin", PASSWORD).await?;
    }
    let admin = platform.local_principal("demo-bank", "admin").await?;
    for (name, role) in [
        ("li", Role::Officer),
        ("wang", Role::Reviewer),
        ("zhou", Role::Reviewer),
        ("zhao", Role::Risk),
        ("qian", Role::Finance),
        ("sun", Role::Finance),
        ("audit", Role::Auditor),
    ] {
        platform.add_user(&Request::plain(&admin), name, BTreeSet::from([role]), PASSWORD).await?;
    }
    let person = |name: &'static str| platform.local_principal("demo-bank", name);
    Ok(People {
        officer: person("li").await?,
        reviewer: person("wang").await?,
        reviewer2: person("zhou").await?,
        risk: person("zhao").await?,
        finance: person("qian").await?,
        finance2: person("sun").await?,
        auditor: person("audit").await?,
        root,
        admin,
    })
}

pub fn institution(code: &str, kind: InstitutionKind) -> NewInstitution {
    NewInstitution {
        code: code.into(),
        name_zh: format!("模拟机构 {code}"),
        name_en: format!("Simulated {code}"),
        kind,
        currency: Currency::CNY,
        simulated: true,
    }
}

fn new_firm(firm: &province::Firm) -> NewFirm {
    let years = i32::try_from(firm.features.years_in_business).unwrap();
    NewFirm {
        id: Some(firm.id),
        uscc: firm.uscc,
        name: firm.name.clone(),
        region: format!("{:06}", firm.region.number()),
        industry: firm.industry.code().to_owned(),
        registered_on: Some(add_months(START, -12 * years - 1).unwrap()),
        standing: Standing::Active,
        kyc: Kyc::Complete,
        simulated: true,
    }
}

/// Every category there is, with what comes from the application itself.
pub fn all_categories() -> Vec<String> {
    province::CATEGORIES.iter().map(|(category, _)| (*category).to_owned()).chain(["application".to_owned()]).collect()
}

/// An overlay with the central parity of a currency from a day on.
pub fn parity(code: &str, yuan: &str, from: &str) -> String {
    let shipped = rulebook::Rulebook::shipped();
    let of = shipped.parameters().find(|parameter| parameter.id == format!("fx.{code}.cny")).unwrap();
    format!(
        "[[parameter]]\nid = \"{}\"\nzh = \"{}\"\nen = \"{}\"\nunit = \"{}\"\noverlay = \"extend\"\n\n[[parameter.fact]]\n\
         value.decimal = \"{yuan}\"\neffective_from = \"{from}\"\nsource = \"中国外汇交易中心公告\"\nconfidence = \"own\"\n",
        of.id, of.zh, of.en, of.unit
    )
}

pub fn cny(text: &str) -> Money {
    Money::parse(text, Currency::CNY).unwrap()
}

pub fn day(text: &str) -> Date {
    calendar::parse_date(text).unwrap()
}

/// The code of a refusal; a test that expects one fails when there is none.
pub fn refused<T>(outcome: Outcome<T>) -> Code {
    outcome.err().expect("this must be refused").code
}

/// An empty place on an engine; `None` when this machine has no PostgreSQL.
pub async fn place(engine: Engine, root: &Path) -> Option<(Location, Option<TestDatabase>)> {
    match engine {
        Engine::Sqlite => Some((Location::Sqlite { file: root.join("book.sqlite") }, None)),
        Engine::Postgres => {
            let database = testkit::pg::test_database().await?;
            let (url, owner_url) = (database.app_url.clone(), Some(database.owner_url.clone()));
            Some((Location::Postgres { url, owner_url }, Some(database)))
        }
    }
}

impl Bank {
    /// A copy of the bank on an engine, on the morning of 2 July 2025.
    pub async fn open(engine: Engine) -> Option<Self> {
        let world = world().await;
        let root = tempfile::tempdir().unwrap();
        let (location, database) = place(engine, root.path()).await?;
        let backup = world.folder.path().join("backup");
        let platform = restore(&backup, root.path(), &location).await;
        platform.clock().set_day(day("2025-07-02"));
        let (people, firms) = (world.people.clone(), world.firms.clone());
        Some(Self { platform, people, firms, location, root, engine, _database: database })
    }

    /// Closes the book and opens it again, as after a restart.
    pub async fn reopened(self) -> Self {
        let Self { platform, people, firms, location, root, engine, _database } = self;
        let clock = platform.clock().clone();
        platform.close().await;
        let platform = Platform::open(Folder::open(root.path()).unwrap(), Some(location.clone()), clock).await.unwrap();
        Self { platform, people, firms, location, root, engine, _database }
    }

    pub fn today(&self, date: &str) {
        self.platform.clock().set_day(day(date));
    }

    /// A firm's consent to every category for a year from today.
    pub async fn consent(&self, firm: FirmId) -> Consent {
        let from = self.platform.clock().today();
        let terms = self.terms(firm, from, add_months(from, 12).unwrap(), all_categories());
        self.platform.grant_consent(&Request::plain(&self.people.officer), terms).await.unwrap()
    }

    pub fn terms(&self, firm: FirmId, from: Date, until: Date, categories: Vec<String>) -> ConsentTerms {
        ConsentTerms {
            firm,
            recipient: self.people.officer.institution,
            purpose: "credit-assessment".into(),
            categories,
            from,
            until,
            text_sha256: text_digest("（模拟）授权书".as_bytes()),
            method: "simulated".into(),
        }
    }

    pub fn asking(firm: FirmId, amount: &str, months: u32) -> NewApplication {
        NewApplication {
            firm: firm.to_string(),
            product: "hebei-everyday".into(),
            amount: cny(amount),
            tenor_months: months,
            purpose: "working-capital".into(),
            repayment: None,
            channel: Channel::Branch,
            automation_refused: false,
        }
    }

    /// A consented firm's application, decided.
    pub async fn decided(&self, firm: FirmId, amount: &str, months: u32) -> ApplicationCard {
        let officer = Request::plain(&self.people.officer);
        self.consent(firm).await;
        let card = self.platform.submit(&officer, Self::asking(firm, amount, months)).await.unwrap();
        self.platform.decide(&officer, card.id.parse().unwrap()).await.unwrap()
    }

    /// The first firm in order whose application comes out in a state; the order is the province's, so both engines and
    /// both runs of a comparison meet the same firm.
    pub async fn first_in_state(&self, state: &str, amount: &str, months: u32) -> ApplicationCard {
        for firm in &self.firms {
            let card = self.decided(*firm, amount, months).await;
            if card.state.id == state && (state != "referred" || card.decision.as_ref().unwrap().amount.is_some()) {
                return card;
            }
        }
        panic!("no firm of the province comes out {state}");
    }

    /// A contract of the first firm that gets an offer by rule.
    pub async fn signed(&self, amount: &str, months: u32) -> String {
        let card = self.first_in_state("offered", amount, months).await;
        self.contract(&card).await
    }

    pub async fn contract(&self, card: &ApplicationCard) -> String {
        let id: ApplicationId = card.id.parse().unwrap();
        self.platform.contract(&Request::plain(&self.people.officer), id).await.unwrap().number
    }

    /// A loan paid out today.
    pub async fn lent(&self, amount: &str, months: u32) -> String {
        let number = self.signed(amount, months).await;
        self.pay_out(&number).await;
        number
    }

    /// A loan under the guarantee agreement, paid out today.
    pub async fn lent_under_guarantee(&self, amount: &str, months: u32) -> String {
        for firm in &self.firms {
            let mut card = self.decided(*firm, amount, months).await;
            if card.state.id == "referred" && card.decision.as_ref().unwrap().amount.is_some() {
                let reviewer = Request::plain(&self.people.reviewer);
                card = self.platform.review(&reviewer, card.id.parse().unwrap(), true, "现场核实").await.unwrap();
            }
            if !card.allowed.iter().any(|act| act.act == "contract") {
                continue;
            }
            let number = self.contract(&card).await;
            if self.loan(&number).await.guaranteed {
                self.pay_out(&number).await;
                return number;
            }
        }
        panic!("no firm of the province gets a guaranteed loan");
    }

    /// Sets the bank up to lend in dollars: a product of its own, and the parity of a day.
    pub async fn lends_dollars(&self, yuan: &str) {
        self.lay(&parity("usd", yuan, &self.platform.clock().today().to_string())).await;
        let document =
            PRODUCT.replace("code: hebei-everyday", "code: dollar-loan").replace("currency: CNY", "currency: USD");
        self.platform.publish_product(&Request::plain(&self.people.risk), &document).await.unwrap();
        self.platform.approve_product(&Request::plain(&self.people.reviewer), "dollar-loan", None).await.unwrap();
    }

    /// A loan in dollars paid out today, of the first firm that gets an offer by rule.
    pub async fn lent_dollars(&self, amount: &str, months: u32) -> String {
        let officer = Request::plain(&self.people.officer);
        for firm in &self.firms {
            self.consent(*firm).await;
            let amount = Money::parse(amount, Currency::USD).unwrap();
            let new = NewApplication { product: "dollar-loan".into(), amount, ..Self::asking(*firm, "1", months) };
            let id: ApplicationId = self.platform.submit(&officer, new).await.unwrap().id.parse().unwrap();
            let card = self.platform.decide(&officer, id).await.unwrap();
            if card.state.id == "offered" {
                let number = self.contract(&card).await;
                self.pay_out(&number).await;
                return number;
            }
        }
        panic!("no firm of the province is offered a loan in dollars");
    }

    pub async fn pay_out(&self, number: &str) {
        let finance = Request::plain(&self.people.finance);
        self.platform.instruct_payout(&Request::plain(&self.people.officer), number).await.unwrap();
        self.platform.release_payout(&finance, number).await.unwrap();
        let today = self.platform.clock().today();
        self.platform.confirm_payout(&finance, number, RailAnswer::Confirmed, "RAIL-1", today).await.unwrap();
    }

    /// The loan today.
    pub async fn loan(&self, number: &str) -> LoanCard {
        self.loan_at(number, self.platform.clock().today(), None).await
    }

    pub async fn loan_at(&self, number: &str, at: Date, known: Option<Date>) -> LoanCard {
        self.platform.loan(&self.people.auditor, number, at, known).await.unwrap()
    }

    /// Receives a payment with its value date.
    pub async fn pay(&self, number: &str, minor: i64, on: &str, reference: &str) {
        let (finance, amount) = (Request::plain(&self.people.finance), Money::from_minor(minor, Currency::CNY));
        self.platform.pay(&finance, number, amount, day(on), reference).await.unwrap();
    }

    /// Writes events past the use cases, as the bank's own.
    pub async fn append(&self, append: store::StreamAppend) {
        let (institution, actor) = (self.people.finance.institution, self.people.finance.actor());
        let recorded_at = self.platform.clock().now();
        let batch =
            store::Batch { institution, actor, recorded_at, key: None, appends: vec![append], writes: Vec::new() };
        self.platform.book().append(batch).await.unwrap();
    }

    pub async fn close(&self, through: &str) {
        self.platform.close_through(&Request::plain(&self.people.finance), day(through), |_| {}).await.unwrap();
    }

    /// Every account of the book at the last close; debits and credits must cancel.
    pub async fn trial_balance_is_zero(&self) {
        let summary = self.platform.summary(&self.people.auditor).await.unwrap();
        assert!(!summary.balances.is_empty(), "a trial balance needs accounts");
        assert_eq!(summary.balances.iter().map(|line| line.balance.minor).sum::<i64>(), 0);
    }

    /// Seals and recomputes everything that can be recomputed.
    pub async fn verifies(&self) {
        self.platform.book().seal().await.unwrap();
        let report = self.platform.book().verify(None, None).await.unwrap();
        assert!(report.faults.is_empty(), "{:?}", report.faults);
        assert!(report.events > 0);
    }
}

/// Restores a backup with its keys and its lake into an empty folder, and opens it.
pub async fn restore(backup: &Path, root: &Path, location: &Location) -> Platform {
    copy_tree(&backup.join("keys"), &root.join("keys")).unwrap();
    copy_tree(&backup.join("lake"), &root.join("lake")).unwrap();
    let clock = Clock::simulated(calendar::Timestamp::UNIX_EPOCH);
    clock.set_day(START);
    let folder = Folder::open(root).unwrap();
    let options = Platform::store_options(&folder, &clock).unwrap();
    let (book, _) = Book::restore(&backup.join("book"), location, options).await.unwrap();
    book.close().await;
    Platform::open(folder, Some(location.clone()), clock).await.unwrap()
}
