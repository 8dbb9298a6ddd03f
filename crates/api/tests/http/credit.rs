//! What an application needs before it can be made: a product, firms that agreed, a scorecard.

use std::collections::BTreeSet;

use calendar::{add_months, days_between};
use decision::{Kyc, Standing};
use platform::firms::{ConsentTerms, NewFirm, text_digest};
use platform::models::DevelopRequest;
use platform::{Principal, Request};
use province::{Options, Province};

use crate::house::{A, House, day};

const PRODUCT: &str = include_str!("../../../../products/hebei-everyday.yaml");
pub const CODE: &str = "hebei-everyday";

impl House {
    async fn person(&self, name: &str) -> Principal {
        self.platform.local_principal(A, name).await.unwrap()
    }

    /// A product in force and `firms` simulated firms that agreed to be looked at; their ids.
    pub async fn product_and_firms(&self, province: &Province) -> Vec<String> {
        let (risk, reviewer) = (self.person("risk").await, self.person("reviewer").await);
        self.platform.publish_product(&Request::plain(&risk), PRODUCT).await.unwrap();
        self.platform.approve_product(&Request::plain(&reviewer), CODE, None).await.unwrap();
        let officer = self.person("officer").await;
        let officer = Request::plain(&officer);
        let mut ids = Vec::new();
        for firm in &province.firms {
            let months = 12 * i32::try_from(firm.features.years_in_business).unwrap() + 1;
            let new = NewFirm {
                id: Some(firm.id),
                uscc: firm.uscc,
                name: firm.name.clone(),
                region: format!("{:06}", firm.region.number()),
                industry: firm.industry.code().to_owned(),
                registered_on: Some(add_months(day("2025-07-01"), -months).unwrap()),
                standing: Standing::Active,
                kyc: Kyc::Complete,
                simulated: true,
            };
            self.platform.register_firm(&officer, new).await.unwrap();
            let metrics = province::NUMERIC.iter().chain(&province::CATEGORICAL);
            let mut categories: BTreeSet<&str> = metrics.map(|metric| province::category(metric)).collect();
            categories.insert("application");
            let terms = ConsentTerms {
                firm: firm.id,
                recipient: officer.institution(),
                purpose: "credit-assessment".into(),
                categories: categories.into_iter().map(str::to_owned).collect(),
                from: day("2025-07-01"),
                until: day("2026-06-30"),
                text_sha256: text_digest(b"simulated"),
                method: "simulated".into(),
            };
            self.platform.grant_consent(&officer, terms).await.unwrap();
            ids.push(firm.id.to_string());
        }
        ids
    }

    /// What is known of the firms, and a scorecard in force developed on the simulated past.
    pub async fn data_and_scorecard(&self, province: &Province) {
        let all = province.reported(day("2025-06-30")).unwrap();
        let (officer, risk) = (self.person("officer").await, self.person("risk").await);
        self.platform.simulated_observations(&Request::plain(&officer), &all).await.unwrap();
        self.platform.simulated_history(&Request::plain(&risk), &province.history_columns()).await.unwrap();
        let asked = DevelopRequest { name: "card".into(), exclude: Vec::new() };
        self.platform.develop_scorecard(&Request::plain(&risk), &asked, |_| {}).await.unwrap();
        let reviewer = self.person("reviewer").await;
        self.platform.approve_scorecard(&Request::plain(&reviewer), "card", None, None).await.unwrap();
    }

    /// A loan paid out, made over HTTP by the people whose work it is.
    pub async fn lend(&self) -> Lent {
        self.lend_of("60000").await
    }

    /// The same of another amount: a large one is lent under the guarantee the product names, once that is signed.
    pub async fn lend_of(&self, amount: &str) -> Lent {
        let province = small_province(30, 3_000);
        let firms = self.product_and_firms(&province).await;
        self.data_and_scorecard(&province).await;
        for firm in firms {
            let body = application(&firm, amount);
            let submitted = self.post("officer", "/v1/applications", &body).await.expect(201);
            let application = submitted["id"].as_str().unwrap().to_owned();
            let path = format!("/v1/applications/{application}");
            let mut card = self.post("officer", &format!("{path}/decision"), "").await.expect(200);
            if card["state"]["id"] == "referred" {
                let said = r#"{"approve": true, "reason": "现场核实经营正常"}"#;
                let own = self.post("officer", &format!("{path}/review"), said).await;
                own.expect_problem(403, "auth.forbidden");
                card = self.post("reviewer", &format!("{path}/review"), said).await.expect(200);
            }
            if !card["allowed"].as_array().unwrap().iter().any(|act| act["act"] == "contract") {
                continue;
            }
            let receipt = self.post("officer", &format!("{path}/contract"), "").await.expect(201);
            let number = receipt["number"].as_str().unwrap().to_owned();
            let loan = format!("/v1/loans/{number}");
            self.post("officer", &format!("{loan}/payout"), "").await.expect(200);
            self.post("officer", &format!("{loan}/payout/release"), "").await.expect_problem(403, "auth.forbidden");
            self.post("finance", &format!("{loan}/payout/release"), "").await.expect(200);
            let said = r#"{"result": "confirmed", "reference": "BANK-1"}"#;
            self.post("finance", &format!("{loan}/payout/confirmation"), said).await.expect(200);
            let decision = card["decision"]["id"].as_str().unwrap().to_owned();
            return Lent { application, decision, id: receipt["id"].as_str().unwrap().to_owned(), loan };
        }
        panic!("no firm of the small province was lent to");
    }
}

/// The ids of a loan on its way.
pub struct Lent {
    pub application: String,
    pub decision: String,
    pub id: String,
    /// The path of the loan, by contract number.
    pub loan: String,
}

pub fn small_province(firms: u32, history: u32) -> Province {
    let options = Options { firms, history, ..Options::default() };
    let province = Province::generate(7, &options).unwrap();
    assert_eq!(days_between(options.as_of, day("2025-07-02")), 1, "the clock starts the day after");
    province
}

pub fn application(firm: &str, amount: &str) -> String {
    format!(
        r#"{{"firm": "{firm}", "product": "{CODE}", "amount": "{amount}", "tenor_months": 12, "purpose": "working-capital"}}"#
    )
}
