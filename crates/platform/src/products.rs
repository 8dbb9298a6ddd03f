//! Products as people see them: what a line of the catalogue says, a version's life, its tables in plain form.

use money::{Decimal, Money};
use product::rules::{Graph, HitPolicy, NodeKind};
use product::{BaseRate, CompiledProduct, Product, ProductError, ProductEvent, ProductState, VersionStatus};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Platform;
use crate::access::{Action, Principal};
use crate::cards::{AllowedAct, Cash, Named};
use crate::catalogue::{ProductCard, ScheduledVersion};
use crate::decisions::category_name;
use crate::events::from_json;
use crate::people::Paged;
use crate::problem::{Code, Outcome, Problem};
use crate::product_check::CheckReport;
use crate::product_life::{self, ProductStep, ProductVersion};
use crate::reports::frequency_name;

/// What a line of the catalogue says of a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProductSummary {
    /// The least that can be asked for.
    pub limit_min: Cash,
    /// The most that can be asked for.
    pub limit_max: Cash,
    /// The lowest yearly rate, percent.
    pub rate_from: String,
    /// The shortest tenor.
    pub tenor_months_min: u32,
    /// The longest tenor.
    pub tenor_months_max: u32,
    /// What the money may be for.
    pub purposes: Vec<Named>,
    /// Ways to repay.
    pub repayment: Vec<Named>,
    /// How often an instalment falls due.
    pub frequency: Named,
    /// Credit only, or the guarantee that may be required.
    pub enhancement: Named,
    /// Source categories it reads: a firm's consent must name each.
    pub categories: Vec<Named>,
}

/// A product in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProductLine {
    /// The product.
    #[serde(flatten)]
    pub card: ProductCard,
    /// Its terms at a glance.
    pub summary: ProductSummary,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TableColumn {
    /// The variable it reads or the result it gives.
    pub field: String,
    /// What people call it; the field when the document gives no name.
    pub name: String,
}

/// A decision table or a list of formulas, in plain form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RuleTable {
    /// Graph and node: `price/spread`.
    pub name: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
    /// Which rows count.
    pub hit: Named,
    /// Conditions; none for formulas.
    pub inputs: Vec<TableColumn>,
    /// Results.
    pub outputs: Vec<TableColumn>,
    /// Cells: conditions first, then results; an empty condition holds for every value.
    pub rows: Vec<Vec<String>>,
}

/// A product with its versions and its rules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProductDetail {
    /// Product id.
    pub id: String,
    /// Code.
    pub code: String,
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
    /// What it is for, in Chinese.
    pub description_zh: String,
    /// Layer of the product matrix.
    pub layer: Named,
    /// Version in force.
    pub active_version: Option<u32>,
    /// Its terms at a glance.
    pub summary: ProductSummary,
    /// The document of the version in force, or of the newest one.
    pub document: String,
    /// Every version, the newest first.
    pub versions: Vec<ProductVersion>,
    /// Approved versions still to come into force, the next first.
    pub scheduled: Vec<ScheduledVersion>,
    /// The version that decides beside the one in force, for comparison only.
    pub shadow_version: Option<u32>,
    /// What was done to its versions, the newest first.
    pub history: Vec<ProductStep>,
    /// The rules of that document.
    pub tables: Vec<RuleTable>,
    /// What the person who asks can do next.
    pub allowed: Vec<AllowedAct>,
}

/// One fault of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DocumentFault {
    /// Where in the document: `pricing.floor_percent`, `rules.price/spread`, `line 12`.
    pub path: String,
    /// What is wrong, in Chinese.
    pub zh: String,
    /// What is wrong and what to do, in English.
    pub en: String,
}

/// Whether a document could be a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Validation {
    /// Whether it has no fault.
    pub ok: bool,
    /// Every fault found.
    pub faults: Vec<DocumentFault>,
}

impl Platform {
    /// A page of the asker's institution's products, by code.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::Invalid`] for a cursor no page gave.
    pub async fn product_lines(&self, who: &Principal, after: &str, limit: u32) -> Outcome<Paged<ProductLine>> {
        who.require(Action::ReadProduct)?;
        let (held, next): Paged<ProductCard> =
            self.labelled_page(who, "product", (after, limit), |row| from_json(row.body.as_bytes())).await?;
        let mut rows = Vec::with_capacity(held.len());
        for one in held {
            let card = self.card_now(who.institution, one).await?;
            let summary = summary(&read(&card.document)?)?;
            rows.push(ProductLine { card, summary });
        }
        Ok((rows, next))
    }

    /// One product with its versions and rules.
    ///
    /// # Errors
    /// [`Code::Forbidden`], [`Code::NotFound`].
    pub async fn product_detail(&self, who: &Principal, code: &str) -> Outcome<ProductDetail> {
        let card = self.product(who, code).await?;
        let id: codes::ProductId = card.id.parse().map_err(|_| Problem::not_found("product", code))?;
        let history = self.history::<ProductEvent>(who.institution, *id.as_bytes()).await?;
        let mut state = ProductState::default();
        history.iter().for_each(|(_, event)| state.apply(event));
        let names = self.all_user_names(who.institution).await?;
        let now = self.clock.now();
        let read = read(&card.document)?;
        let mut versions = product_life::versions(&state, &history, &names, now);
        for version in versions.iter_mut().filter(|version| version.state.id == VersionStatus::Submitted.en()) {
            version.findings = CheckReport::of(&self.findings(who.institution, &version.document).await?).findings;
        }
        Ok(ProductDetail {
            summary: summary(&read)?,
            tables: tables(&read),
            description_zh: read.description_zh,
            id: card.id,
            code: card.code,
            name_zh: card.name_zh,
            name_en: card.name_en,
            layer: card.layer,
            active_version: card.active_version,
            document: card.document,
            versions,
            scheduled: card.scheduled,
            shadow_version: card.shadow_version,
            history: product_life::steps(&history, &names),
            allowed: product_life::allowed(who, &state, now),
        })
    }

    /// Checks a document without recording anything.
    ///
    /// # Errors
    /// [`Code::Forbidden`]. Faults of the document are the answer.
    pub fn validate_product(&self, who: &Principal, document: &str) -> Outcome<Validation> {
        who.require(Action::DraftProduct)?;
        let faults = match CompiledProduct::from_yaml(document) {
            Ok(_) => Vec::new(),
            Err(ProductError::Invalid(problems)) => problems
                .into_iter()
                .map(|problem| DocumentFault {
                    zh: format!("{}：{}", place_zh(&problem.path), problem.zh),
                    path: problem.path,
                    en: problem.message,
                })
                .collect(),
            Err(ProductError::Unreadable(said)) => vec![unreadable(&said)],
            Err(error @ ProductError::TooLarge(bytes)) => vec![DocumentFault {
                path: "document".into(),
                zh: format!("文件有 {bytes} 字节，超过上限：请合并表格行"),
                en: error.to_string(),
            }],
        };
        Ok(Validation { ok: faults.is_empty(), faults })
    }
}

fn read(document: &str) -> Outcome<Product> {
    Product::from_yaml(document).map_err(|error| Problem::from_domain(Code::ProductInvalid, error))
}

fn summary(read: &Product) -> Outcome<ProductSummary> {
    let amount = |bound: Decimal| -> Outcome<Cash> {
        let amount = product::to_money(bound, read.currency)
            .ok_or_else(|| Problem::new(Code::ProductInvalid, "an amount of the product is out of range"))?;
        Ok(Cash::from(Money::from_minor(amount.minor(), read.currency)))
    };
    let enhancement = match &read.enhancement {
        None => Named::new("none", "信用", "credit only"),
        Some(held) => Named::new(
            held.agreement.clone(),
            held.zh.clone(),
            format!("guarantee {}, {}% of a loss", held.agreement, held.cover_percent.normalize()),
        ),
    };
    Ok(ProductSummary {
        limit_min: amount(read.amount.min)?,
        limit_max: amount(read.amount.max)?,
        rate_from: read.pricing.floor_percent.normalize().to_string(),
        tenor_months_min: read.tenor_months.min,
        tenor_months_max: read.tenor_months.max,
        purposes: read.purposes.iter().map(|p| Named::new(&p.code, &p.zh, &p.en)).collect(),
        frequency: frequency_name(&read.frequency),
        repayment: read
            .repayment
            .iter()
            .map(|method| Named::new(product::repayment_code(method), method.words_zh(), method.words_en()))
            .collect(),
        enhancement,
        categories: read.data.iter().map(|data| category_name(&data.category)).collect(),
    })
}

/// Every table and list of formulas of a product's three rule graphs.
fn tables(read: &Product) -> Vec<RuleTable> {
    let graphs = [
        ("eligibility", "准入", "eligibility", &read.rules.eligibility),
        ("limit", "额度", "limit", &read.rules.limit),
        ("price", "定价", "price", &read.rules.price),
    ];
    let mut found = vec![base(read)];
    for (name, zh, en, graph) in graphs {
        found.extend(of_graph(graph, (name, zh, en)));
    }
    found
}

/// The frame that the price graph's basis points are added in.
fn base(read: &Product) -> RuleTable {
    let (zh, en) = match read.pricing.base {
        BaseRate::LprOneYear => ("1年期LPR", "one-year LPR"),
        BaseRate::LprFiveYears => ("5年期以上LPR", "over-five-year LPR"),
        BaseRate::LprByTenor => ("按期限取LPR", "LPR by tenor"),
        BaseRate::Zero => ("无基准", "no base"),
    };
    let column = |field: &str, name: &str| TableColumn { field: field.into(), name: name.into() };
    RuleTable {
        name: "pricing/base".into(),
        zh: "定价 · 基准与上下限".into(),
        en: "price: base, floor and cap".into(),
        hit: Named::new("always", "总是适用", "always"),
        inputs: Vec::new(),
        outputs: vec![
            column("pricing.base", "基准 base"),
            column("pricing.floor_percent", "下限（年利率%）floor"),
            column("pricing.cap_percent", "上限（年利率%）cap"),
        ],
        rows: vec![vec![
            format!("{zh} {en}"),
            read.pricing.floor_percent.to_string(),
            read.pricing.cap_percent.to_string(),
        ]],
    }
}

fn of_graph<'a>(graph: &'a Graph, (id, zh, en): (&'a str, &'a str, &'a str)) -> impl Iterator<Item = RuleTable> + 'a {
    graph.nodes.iter().filter_map(move |node| {
        let content = &node.content;
        let call = if node.name.is_empty() { node.id.clone() } else { node.name.clone() };
        let named = |field: &str, name: &str| TableColumn {
            field: field.to_owned(),
            name: if name.is_empty() { field.to_owned() } else { name.to_owned() },
        };
        let (hit, inputs, outputs, rows) = match node.kind {
            NodeKind::DecisionTableNode => {
                let hit = match content.hit_policy {
                    Some(HitPolicy::Collect) => Named::new("collect", "成立的各行都算", "every row that holds"),
                    _ => Named::new("first", "第一个成立的行", "first row that holds"),
                };
                let ids: Vec<&String> =
                    content.inputs.iter().map(|c| &c.id).chain(content.outputs.iter().map(|c| &c.id)).collect();
                let cell = |row: &std::collections::BTreeMap<String, String>, id: &String| {
                    row.get(id).cloned().unwrap_or_default()
                };
                let rows = content.rules.iter().map(|row| ids.iter().map(|id| cell(row, id)).collect()).collect();
                let inputs =
                    content.inputs.iter().map(|c| named(c.field.as_deref().unwrap_or_default(), &c.name)).collect();
                let outputs = content.outputs.iter().map(|c| named(&c.field, &c.name)).collect();
                (hit, inputs, outputs, rows)
            }
            NodeKind::ExpressionNode => {
                let rows = content.expressions.iter().map(|f| vec![f.key.clone(), f.value.clone()]).collect();
                let outputs = vec![named("key", "结果 result"), named("value", "公式 formula")];
                (Named::new("formulas", "依次计算", "in order"), Vec::new(), outputs, rows)
            }
            _ => return None,
        };
        Some(RuleTable {
            name: format!("{id}/{}", node.id),
            zh: format!("{zh} · {call}"),
            en: format!("{en}: {}", node.id),
            hit,
            inputs,
            outputs,
            rows,
        })
    })
}

/// What a part of the document is called in Chinese, by the first word of its path.
fn place_zh(path: &str) -> &'static str {
    let first = path.split(['.', '/', ' ', '[']).next().unwrap_or_default();
    match first {
        "schema" => "格式版本",
        "code" => "产品代码",
        "version" => "版本号",
        "name_zh" | "name_en" => "产品名称",
        "amount" => "金额范围",
        "tenor_months" => "期限范围",
        "repayment" => "还款方式",
        "frequency" => "还款频率",
        "purposes" => "贷款用途",
        "firms" => "适用企业",
        "data" => "数据需求",
        "pricing" => "定价",
        "late" => "逾期条款",
        "enhancement" => "增信",
        "authority" => "自动审批权限",
        "valid" => "有效期",
        "rules" | "eligibility" | "limit" | "price" => "规则",
        _ => "文件内容",
    }
}

/// A document that is not of the form: the reader's own words name the line.
fn unreadable(said: &str) -> DocumentFault {
    let line = said.rsplit_once(" at line ").map(|(_, rest)| rest.split(' ').next().unwrap_or(rest));
    let path = line.map_or_else(|| "document".to_owned(), |line| format!("line {line}"));
    DocumentFault {
        zh: match line {
            Some(line) => format!("第 {line} 行无法读取：请核对字段名和缩进，金额和百分数须加引号（{said}）"),
            None => format!("文件无法读取：请核对字段名和缩进，金额和百分数须加引号（{said}）"),
        },
        en: format!("cannot be read: {said}; correct the field named, quote amounts and percentages"),
        path,
    }
}
