//! A firm's file: what its institution may see of it, its consents, its features under them, and who looked at its code.
//!
//! The list shows the credit code masked. The whole code is an act of its own with a reason, recorded in the book of the
//! institution that asked, since a code opens every public register on the firm.

use std::collections::BTreeMap;

use codes::{BodyKind, FirmFigures, FirmId, FirmSize, Industry, Region, SizeSector, Uscc};
use decision::{Kyc, Standing};
use money::{Currency, Money};
use scoring::FeatureValue;
use serde::{Deserialize, Serialize};
use store::Expected;
use utoipa::ToSchema;
use views::firms::{FirmApplication, FirmFilter, FirmLoan};
use views::{objects, vault};

use crate::Platform;
use crate::access::{Action, OPERATOR, Principal};
use crate::acts::act;
use crate::cards::{AllowedAct, Cash, Named};
use crate::data::Observed;
use crate::events::{JsonEvent, Request, appending, from_json};
use crate::features::{self, Measure};
use crate::firms::{Consent, FirmEvent, read_word, word};
use crate::identity::keyed_hash;
use crate::limits::{MAX_FIRM_FILE_ROWS, MAX_REMARK_CHARS};
use crate::people::Paged;
use crate::problem::{Code, Outcome, Problem};

/// What an institution's people saw of a firm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case", deny_unknown_fields)]
pub enum FirmAccessEvent {
    /// Somebody asked for the whole credit code.
    CodeRevealed {
        /// Why.
        reason: String,
    },
    /// Somebody read its portrait.
    PortraitRead {
        /// All of it, its course, or one indicator by its id.
        what: String,
        /// The categories of data that the firm's consents allowed.
        categories: Vec<String>,
    },
}

impl JsonEvent for FirmAccessEvent {
    const STREAM: &'static str = "firm-access";
    fn kind(&self) -> &'static str {
        match self {
            Self::CodeRevealed { .. } => "firm-code-revealed",
            Self::PortraitRead { .. } => "firm-portrait-read",
        }
    }
}

/// A code of a classification with its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CodeName {
    /// The code.
    pub code: String,
    /// In Chinese; the code itself when the table does not hold it.
    pub zh: String,
    /// In English, where the table has it.
    pub en: Option<String>,
}

/// A firm in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FirmLine {
    /// Firm id.
    pub id: String,
    /// Credit code, masked.
    pub uscc: String,
    /// Registered name.
    pub name: String,
    /// Division.
    pub region: CodeName,
    /// Industry.
    pub industry: CodeName,
    /// When it was registered, if known.
    pub registered_on: Option<String>,
    /// Its register entry.
    pub standing: Named,
    /// Whether it is a simulated firm.
    pub simulated: bool,
}

/// A consent in a firm's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ConsentCard {
    /// Consent id.
    pub id: String,
    /// Firm id.
    pub firm: String,
    /// What for.
    pub purpose: Named,
    /// Which source categories.
    pub categories: Vec<Named>,
    /// Who may read them.
    pub recipient: Named,
    /// First day.
    pub granted_on: String,
    /// Last day.
    pub expires_on: String,
    /// The day it was withdrawn.
    pub withdrawn_on: Option<String>,
    /// In force, expired, withdrawn, or not yet begun.
    pub state: Named,
    /// How it was given.
    pub method: Named,
    /// SHA-256 of the text the firm saw, hexadecimal.
    pub text_hash: String,
    /// What the person who asks can do next.
    pub allowed: Vec<AllowedAct>,
}

/// A feature of a firm, read under a consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FeatureCard {
    /// The feature's name.
    pub name: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// The value, with thousands parted; amounts in whole currency.
    pub value: String,
    /// The same in Chinese: a place or an industry has its name.
    pub value_zh: String,
    /// Its unit; an empty name for texts.
    pub unit: Named,
    /// The source category.
    pub category: Named,
    /// The day it held.
    pub observed_on: String,
}

/// An application of the firm at this institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FirmApplicationLine {
    /// Application id.
    pub id: String,
    /// Product code.
    pub product: String,
    /// Amount asked for.
    pub amount: Cash,
    /// Where it stands.
    pub state: Named,
    /// Business date of submission.
    pub submitted_on: String,
}

/// A loan of the firm at this institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FirmLoanLine {
    /// Loan id.
    pub id: String,
    /// Contract number.
    pub number: String,
    /// Contract principal.
    pub principal: Cash,
    /// Where it stands.
    pub state: Named,
    /// First day.
    pub starts_on: String,
    /// Last due day.
    pub ends_on: String,
}

/// A firm's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FirmCard {
    /// As in the list.
    #[serde(flatten)]
    pub line: FirmLine,
    /// What kind of body it is.
    pub body: Named,
    /// Whether it and its owners were identified.
    pub kyc: Named,
    /// Its size (工信部联企业〔2011〕300号); absent when a figure is missing.
    pub size: Option<Named>,
    /// What the size was judged by, or what is missing.
    pub size_reasons: Vec<Named>,
    /// Consents to this institution; all of them for the operator.
    pub consents: Vec<ConsentCard>,
    /// Features in the categories that a consent in force names.
    pub features: Vec<FeatureCard>,
    /// Its newest applications here.
    pub applications: Vec<FirmApplicationLine>,
    /// Its newest loans here.
    pub loans: Vec<FirmLoanLine>,
    /// What the person who asks can do next.
    pub allowed: Vec<AllowedAct>,
}

/// A credit code in full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RevealedCode {
    /// Firm id.
    pub id: String,
    /// Credit code.
    pub uscc: String,
}

/// Which firms.
#[derive(Debug, Clone, Default)]
pub struct FirmQuery {
    /// Part of the name, or the whole credit code. A part of a code is not looked up: one could guess a masked code
    /// digit by digit, and nobody would have recorded it.
    pub q: String,
    /// First digits of the division code.
    pub region: String,
    /// First characters of the industry code.
    pub industry: String,
}

impl Platform {
    /// A page of the firms that the asker's institution has a file on; every firm for the operator.
    ///
    /// # Errors
    /// [`Code::Forbidden`].
    pub async fn firm_lines(
        &self,
        who: &Principal,
        asked: &FirmQuery,
        after: &str,
        limit: u32,
    ) -> Outcome<Paged<FirmLine>> {
        who.require(Action::ReadFirm)?;
        let code = asked.q.parse::<Uscc>().ok();
        let filter = FirmFilter {
            recipient: if who.institution == OPERATOR { String::new() } else { who.institution.to_string() },
            name: if code.is_some() { String::new() } else { asked.q.trim().to_owned() },
            uscc_index: code.map_or_else(String::new, |code| keyed_hash(&self.keys.index, code.as_str().as_bytes())),
            region: asked.region.clone(),
            industry: asked.industry.clone(),
        };
        let rows = views::firms::list(&self.book, OPERATOR, &filter, after, limit).await?;
        let full = rows.len() == views::limits::page(limit) as usize;
        let next = if full { rows.last().map(|row| row.firm.clone()) } else { None };
        Ok((rows.iter().map(firm_line).collect::<Outcome<_>>()?, next))
    }

    /// Whether the asker's institution may see a firm's file at all.
    pub(crate) async fn firm_visible(&self, who: &Principal, id: FirmId) -> Outcome<bool> {
        if who.institution == OPERATOR {
            return Ok(true);
        }
        Ok(views::firms::is_reader(&self.book, OPERATOR, who.institution, &id.to_string()).await?)
    }

    /// A firm's file.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`] when the asker's institution has no file on it, [`Code::Erased`].
    pub async fn firm_card(&self, who: &Principal, id: FirmId) -> Outcome<FirmCard> {
        who.require(Action::ReadFirm)?;
        let row = self.firm_row(who, id).await?;
        let today = self.clock.today();
        let consents = self.file_consents(who, id).await?;
        let categories: Vec<String> = Consent::categories(&consents, who.institution, today).into_iter().collect();
        let observed =
            if categories.is_empty() { Vec::new() } else { self.firm_features().await?.observed(id, &categories) };
        let (size, size_reasons) = size(&row, &observed);
        let kyc: Kyc = read_word(&row.kyc)?;
        let body = row.uscc.parse::<Uscc>().map_or(BodyKind::Other, |code| code.kind());
        let mut names = BTreeMap::new();
        let mut cards = Vec::new();
        for consent in consents.into_iter().rev() {
            cards.push(self.consent_card(who, consent, &mut names).await?);
        }
        let firm = id.to_string();
        let applications = views::firms::applications(&self.book, who.institution, &firm, MAX_FIRM_FILE_ROWS).await?;
        let loans = views::firms::loans(&self.book, who.institution, &firm, MAX_FIRM_FILE_ROWS).await?;
        Ok(FirmCard {
            line: firm_line(&row)?,
            body: Named::new(word(&body), body.zh(), body.en()),
            kyc: Named::new(row.kyc.clone(), kyc.zh(), kyc.en()),
            size,
            size_reasons,
            consents: cards,
            features: observed.iter().map(feature_card).collect(),
            applications: applications.into_iter().map(application_line).collect(),
            loans: loans.into_iter().map(loan_line).collect(),
            allowed: vec![
                act(who, Action::GrantConsent, ("consent", "登记授权", "record a consent"), &[]),
                act(who, Action::SubmitApplication, ("apply", "提交授信申请", "submit an application"), &[]),
                act(who, Action::RevealFirm, ("reveal", "查看完整信用代码", "reveal the credit code"), &[]),
                act(who, Action::EraseFirm, ("erase", "删除身份信息", "erase its identity"), &[]),
            ],
        })
    }

    /// The consents a file shows, the oldest first.
    async fn file_consents(&self, who: &Principal, id: FirmId) -> Outcome<Vec<Consent>> {
        if who.institution != OPERATOR {
            return self.consents_of(id, who.institution).await;
        }
        let rows = objects::labelled(&self.book, OPERATOR, "consent", &id.to_string()).await?;
        let mut consents = rows.iter().map(|row| from_json(row.body.as_bytes())).collect::<Outcome<Vec<Consent>>>()?;
        consents.sort_by_key(|consent| (consent.terms.until, consent.id));
        Ok(consents)
    }

    /// A consent as its file shows it.
    ///
    /// # Errors
    /// When the recipient cannot be read.
    pub async fn shown_consent(&self, who: &Principal, consent: Consent) -> Outcome<ConsentCard> {
        self.consent_card(who, consent, &mut BTreeMap::new()).await
    }

    async fn consent_card(
        &self,
        who: &Principal,
        consent: Consent,
        names: &mut BTreeMap<codes::InstitutionId, Named>,
    ) -> Outcome<ConsentCard> {
        let Consent { id, terms, withdrawn_on } = consent;
        let recipient = match names.get(&terms.recipient) {
            Some(name) => name.clone(),
            None => {
                let held = self.institution(terms.recipient).await?;
                let name = Named::new(held.code, held.name_zh, held.name_en);
                names.insert(terms.recipient, name.clone());
                name
            }
        };
        let today = self.clock.today();
        let state = match withdrawn_on {
            Some(_) => ("withdrawn", "已撤回", "withdrawn"),
            None if today > terms.until => ("expired", "已到期", "expired"),
            None if today < terms.from => ("future", "未生效", "not yet in force"),
            None => ("active", "有效", "in force"),
        };
        let allowed = if state.0 == "active" || state.0 == "future" {
            vec![act(who, Action::GrantConsent, ("withdraw", "撤回授权", "withdraw the consent"), &[])]
        } else {
            Vec::new()
        };
        Ok(ConsentCard {
            id: id.to_string(),
            firm: terms.firm.to_string(),
            purpose: purpose_words(&terms.purpose),
            categories: terms.categories.iter().map(|category| category_words(category)).collect(),
            recipient,
            granted_on: terms.from.to_string(),
            expires_on: terms.until.to_string(),
            withdrawn_on: withdrawn_on.map(|day| day.to_string()),
            state: Named::new(state.0, state.1, state.2),
            method: method_words(&terms.method),
            text_hash: terms.text_sha256,
            allowed,
        })
    }

    /// The vault's row of a firm that the asker's institution has a file on.
    pub(crate) async fn firm_row(&self, who: &Principal, id: FirmId) -> Outcome<vault::FirmRow> {
        if !self.firm_visible(who, id).await? {
            return Err(Problem::not_found("firm", id));
        }
        if let Some(row) = vault::firm(&self.book, OPERATOR, &id.to_string()).await? {
            return Ok(row);
        }
        if self.events::<FirmEvent>(OPERATOR, *id.as_bytes()).await?.is_empty() {
            return Err(Problem::not_found("firm", id));
        }
        Err(Problem::new(Code::Erased, "this firm's identity was erased: what is left stands under its id only"))
    }

    /// Every firm that an institution has a file on, by id.
    pub(crate) async fn file_rows(&self, institution: codes::InstitutionId) -> Outcome<Vec<vault::FirmRow>> {
        let filter = views::firms::FirmFilter { recipient: institution.to_string(), ..Default::default() };
        let (mut found, mut after) = (Vec::new(), String::new());
        loop {
            let page = views::firms::list(&self.book, OPERATOR, &filter, &after, views::limits::MAX_PAGE).await?;
            let Some(last) = page.last() else { return Ok(found) };
            after.clone_from(&last.firm);
            found.extend(page);
        }
    }

    /// Lets pass whoever's institution has a file on a firm.
    ///
    /// # Errors
    /// [`Code::NotFound`], [`Code::Erased`].
    pub async fn require_file(&self, who: &Principal, id: FirmId) -> Outcome<()> {
        self.firm_row(who, id).await.map(drop)
    }

    /// A firm as the list shows it, for the answer of a registration.
    ///
    /// # Errors
    /// [`Code::StoreDamaged`] when a word in the vault is not known.
    pub fn shown_firm(&self, row: &vault::FirmRow) -> Outcome<FirmLine> {
        firm_line(row)
    }

    /// Reveals a firm's whole credit code: who asked and why is recorded first, each time.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`], [`Code::Erased`], [`Code::Invalid`] without a reason.
    pub async fn reveal_firm(&self, request: &Request<'_>, id: FirmId, reason: &str) -> Outcome<RevealedCode> {
        request.who.require(Action::RevealFirm)?;
        let reason = reason.trim();
        if reason.is_empty() || reason.chars().count() > MAX_REMARK_CHARS {
            let detail = format!("say why the code is needed, in 1 to {MAX_REMARK_CHARS} characters");
            return Err(Problem::new(Code::Invalid, detail));
        }
        let row = self.firm_row(request.who, id).await?;
        let event = FirmAccessEvent::CodeRevealed { reason: reason.to_owned() };
        let append = appending(*id.as_bytes(), Expected::Any, self.clock.today(), &[event])?;
        // Not under the request's key: an answer that is remembered would keep the code past an erasure.
        self.save(&Request::plain(request.who), vec![append], Vec::new(), ()).await?;
        Ok(RevealedCode { id: row.firm, uscc: row.uscc })
    }
}

/// A masked credit code: the first four and the last three characters.
#[must_use]
pub fn masked(uscc: &str) -> String {
    let chars: Vec<char> = uscc.chars().collect();
    if chars.len() < 8 {
        return "*".repeat(chars.len());
    }
    let (first, last) = (&chars[..4], &chars[chars.len() - 3..]);
    let hidden = "*".repeat(chars.len() - 7);
    first.iter().chain(hidden.chars().collect::<Vec<_>>().iter()).chain(last).collect()
}

fn firm_line(row: &vault::FirmRow) -> Outcome<FirmLine> {
    let standing: Standing = read_word(&row.standing)?;
    let region = row.region.parse::<Region>().ok();
    let industry = row.industry.parse::<Industry>().ok();
    Ok(FirmLine {
        id: row.firm.clone(),
        uscc: masked(&row.uscc),
        name: row.name.clone(),
        region: CodeName {
            code: row.region.clone(),
            zh: region.map_or_else(|| row.region.clone(), Region::full_zh),
            en: region.and_then(|region| region.en().or_else(|| region.city()?.en())).map(str::to_owned),
        },
        industry: CodeName {
            code: row.industry.clone(),
            zh: industry.map_or_else(|| row.industry.clone(), |industry| industry.zh().to_owned()),
            en: industry.map(|industry| industry.section_en().to_owned()),
        },
        registered_on: Some(row.registered_on.clone()).filter(|day| !day.is_empty()),
        standing: Named::new(row.standing.clone(), standing.zh(), standing.en()),
        simulated: row.simulated,
    })
}

/// The firm's size from its insured staff and yearly revenue, with what it was judged by.
#[expect(clippy::cast_possible_truncation, reason = "a count or an amount far below 2^53")]
fn size(row: &vault::FirmRow, observed: &[Observed]) -> (Option<Named>, Vec<Named>) {
    let whole = |name: &str| {
        observed.iter().find(|held| held.name == name).and_then(|held| match &held.value {
            FeatureValue::Number(value) => Some(*value as i64),
            _ => None,
        })
    };
    let missing = |zh: &str, en: &str| (None, vec![Named::new("missing", zh, en)]);
    let Ok(industry) = row.industry.parse::<Industry>() else {
        return missing("行业代码不明，无法划型", "the industry is not known");
    };
    let Some(sector) = SizeSector::of(industry) else {
        return missing(
            "该行业不适用划型标准，或代码过粗",
            "the standard does not apply, or the industry code is too coarse",
        );
    };
    let figures =
        FirmFigures { employees: whole("employees_insured"), revenue_fen: whole("revenue_12m_fen"), assets_fen: None };
    let mut reasons = vec![Named::new("sector", industry.zh(), format!("sector {}", sector.code()))];
    if let Some(staff) = figures.employees {
        reasons.push(Named::new("employees", format!("从业人员（参保）{staff} 人"), format!("{staff} insured staff")));
    }
    if let Some(fen) = figures.revenue_fen {
        let amount = Money::from_minor(fen, Currency::CNY).digits();
        reasons.push(Named::new(
            "revenue",
            format!("近12个月营业收入 {amount} 元"),
            format!("revenue of twelve months {amount} yuan"),
        ));
    }
    match FirmSize::of(sector, figures) {
        Ok(size) => (Some(Named::new(size.en(), size.zh(), size.en())), reasons),
        Err(error) => {
            let zh = "缺少划型所需的指标（从业人员、营业收入或资产总额），或授权不含该类数据";
            reasons.push(Named::new("missing", zh, error.to_string()));
            (None, reasons)
        }
    }
}

fn feature_card(held: &Observed) -> FeatureCard {
    let (zh, en) = features::named(&held.name);
    let measure = Measure::of(&held.name);
    let text = Named::new("text", "", "");
    let ((value_zh, value), unit) = match &held.value {
        FeatureValue::Number(number) => {
            let shown = measure.text(*number);
            ((shown.clone(), shown), measure.unit())
        }
        FeatureValue::Category(category) => (features::category(&held.name, category), text),
        FeatureValue::Missing => (("—".to_owned(), "—".to_owned()), text),
    };
    FeatureCard {
        name: held.name.clone(),
        zh,
        en,
        value,
        value_zh,
        unit,
        category: category_words(&held.category),
        observed_on: held.held_on.to_string(),
    }
}

fn application_line(row: FirmApplication) -> FirmApplicationLine {
    use decision::Status as S;
    let all =
        [S::Submitted, S::Offered, S::Referred, S::Approved, S::Declined, S::Withdrawn, S::Accepted, S::Contracted];
    let state = all.into_iter().find(|status| status.en() == row.state);
    FirmApplicationLine {
        id: row.id,
        product: row.product,
        amount: cash(row.amount, &row.currency),
        state: state.map_or_else(
            || Named::new(row.state.as_str(), row.state.as_str(), row.state.as_str()),
            |status| Named::new(status.en(), status.zh(), status.en()),
        ),
        submitted_on: row.submitted_on,
    }
}

fn loan_line(row: FirmLoan) -> FirmLoanLine {
    let state = loan::Stage::ALL.into_iter().map(crate::servicing::stage_name).find(|stage| stage.id == row.state);
    FirmLoanLine {
        id: row.id,
        number: row.number,
        principal: cash(row.principal, &row.currency),
        state: state.unwrap_or_else(|| Named::new(row.state.as_str(), row.state.as_str(), row.state.as_str())),
        starts_on: row.starts_on,
        ends_on: row.ends_on,
    }
}

fn cash(minor: i64, currency: &str) -> Cash {
    match Currency::from_code(currency) {
        Some(currency) => Cash::from(Money::from_minor(minor, currency)),
        None => Cash { minor, currency: currency.to_owned(), text: minor.to_string() },
    }
}

/// What a source category is called.
fn category_words(id: &str) -> Named {
    let (zh, en) = match id {
        "tax" => ("税务", "tax"),
        "power" => ("用电", "power"),
        "social-security" => ("社保", "social security"),
        "orders" => ("订单", "orders"),
        "bank-flow" => ("账户流水", "bank account flow"),
        "pos" => ("收单流水", "POS receipts"),
        "delivery-platform" => ("外卖平台", "delivery platform"),
        "credit-report" => ("征信", "credit report"),
        "judicial" => ("司法", "judicial"),
        "environment" => ("环保", "environment"),
        "market-supervision" => ("市场监管", "market supervision"),
        "application" => ("申请资料", "the application itself"),
        other => (other, other),
    };
    Named::new(id, zh, en)
}

fn purpose_words(id: &str) -> Named {
    match id {
        "credit-assessment" => Named::new(id, "授信审查", "credit assessment"),
        "post-loan" => Named::new(id, "贷后管理", "post-loan monitoring"),
        other => Named::new(other, other, other),
    }
}

fn method_words(id: &str) -> Named {
    match id {
        "counter-signature" => Named::new(id, "柜面签字", "signed at the counter"),
        "one-tap" => Named::new(id, "线上确认", "confirmed online"),
        "simulated" => Named::new(id, "模拟", "simulated"),
        other => Named::new(other, other, other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_code_shows_four_and_three() {
        assert_eq!(masked("91130100MA0000052D"), "9113***********52D");
        assert_eq!(masked("1234567"), "*******");
    }
}
