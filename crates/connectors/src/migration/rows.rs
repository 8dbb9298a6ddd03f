//! One row of each file: its cells read, or why they cannot be.

use calendar::Date;
use codes::Uscc;
use money::{Currency, Decimal, Money, Rate};

use super::words::{self, Balance, Contract, Move};
use super::{BalanceRow, ContractRow, Fault, Form, MAX_NUMBER_BYTES, MoveRow, NUMBER, Repeats, Why};
use crate::bank::table::Heading;
use crate::bank::{amount, day};

/// Cells of a row under its heading.
pub(super) struct Cells<'a, K> {
    pub heading: &'a Heading<K>,
    pub row: &'a [String],
}

impl<K: Copy + PartialEq> Cells<'_, K> {
    pub fn cell(&self, kind: K) -> Option<&str> {
        self.heading.cell(self.row, kind)
    }

    fn filled(&self, kind: K, column: &'static str) -> Result<&str, Fault> {
        self.cell(kind).ok_or_else(|| (Why::Missing, column, "请填写 / fill it in".to_owned()))
    }

    fn date(&self, kind: K, column: &'static str) -> Result<Date, Fault> {
        read_day(self.filled(kind, column)?, column)
    }

    fn word<T>(&self, kind: K, column: &'static str, read: impl Fn(&str) -> Option<T>) -> Result<T, Fault> {
        let text = self.filled(kind, column)?;
        read(text).ok_or_else(|| unknown(text, column))
    }

    /// An amount that is not negative; columns of one kind are added up.
    fn sum(&self, kind: K, column: &'static str, currency: Currency) -> Result<Option<Money>, Fault> {
        let bad = |why: String| (Why::BadAmount, column, why);
        let mut sum: Option<Money> = None;
        for text in self.heading.cells(self.row, kind) {
            let Some(found) = amount(text, currency).map_err(bad)? else { continue };
            if found.is_negative() {
                return Err(bad(format!("'{text}' 为负数 / is negative: state what is owed")));
            }
            let before = sum.unwrap_or_else(|| Money::zero(currency));
            sum = Some(before.checked_add(found).map_err(|error| bad(error.to_string()))?);
        }
        Ok(sum)
    }
}

pub(super) fn not_text() -> Fault {
    (Why::BadText, "", "请将文件另存为 CSV UTF-8 / save the file as CSV UTF-8".to_owned())
}

fn unknown(text: &str, column: &'static str) -> Fault {
    let short: String = text.chars().take(40).collect();
    (Why::UnknownWord, column, format!("'{short}' 无法识别 / is not known: see docs for the words that are"))
}

fn read_day(text: &str, column: &'static str) -> Result<Date, Fault> {
    let short: String = text.chars().take(40).collect();
    day(text).ok_or_else(|| (Why::BadDate, column, format!("'{short}' 不是日期 / is no day: write 2025-12-31")))
}

fn whole<T: std::str::FromStr>(text: &str, column: &'static str) -> Result<T, Fault> {
    let short: String = text.chars().take(40).collect();
    let text = text.trim().trim_end_matches(['天', '日', '号']);
    text.parse().map_err(|_| (Why::BadNumber, column, format!("'{short}' 不是整数 / is no whole number")))
}

/// Percent a year: `4.35`, `4.35%`. Below one without a percent sign it could be a fraction, so it is refused.
fn rate(text: &str, column: &'static str) -> Result<Rate, Fault> {
    let short: String = text.chars().take(40).collect();
    let bad = |said: &str| (Why::BadNumber, column, format!("'{short}' {said}"));
    let (number, signed) = match text.trim().strip_suffix(['%', '％']) {
        Some(number) => (number.trim(), true),
        None => (text.trim(), false),
    };
    let percent: Decimal = number.parse().map_err(|_| bad("不是利率 / is no rate: write 4.35 or 4.35%"))?;
    if percent < Decimal::ZERO || percent > Decimal::ONE_HUNDRED {
        return Err(bad("不在 0% 至 100% 之间 / is not between 0% and 100%"));
    }
    if !signed && percent > Decimal::ZERO && percent < Decimal::ONE {
        return Err(bad(
            "是百分数还是小数？请写成 4.35 或 0.35% / could be percent or a fraction: write 4.35, or 0.35%",
        ));
    }
    Ok(Rate::from_percent(percent.normalize()))
}

fn number(text: Option<&str>) -> Result<&str, Fault> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    let text = text.ok_or_else(|| (Why::Missing, NUMBER, "请填写 / fill it in".to_owned()))?;
    let clean = text.chars().all(|c| c.is_alphanumeric() || "-_./()（）".contains(c));
    if clean && text.len() <= MAX_NUMBER_BYTES {
        return Ok(text);
    }
    Err((
        Why::BadNumber,
        NUMBER,
        format!("最多 {MAX_NUMBER_BYTES} 个字母、数字或 -_./ / at most {MAX_NUMBER_BYTES} letters, digits or -_./"),
    ))
}

pub(super) fn known(
    own: Option<&str>,
    currency_of: impl Fn(&str) -> Option<Currency>,
) -> Result<(&str, Currency), Fault> {
    let number = number(own)?;
    let said = || (Why::NoContract, NUMBER, "请补充合同，或删除本行 / add its contract, or drop the row".to_owned());
    Ok((number, currency_of(number).ok_or_else(said)?))
}

/// The form of repayment and how often; one sum at the end needs no frequency.
fn how_paid(cells: &Cells<'_, Contract>) -> Result<(Form, Repeats), Fault> {
    let form = cells.word(Contract::Form, "还款方式 repayment form", words::form)?;
    let repeats = match (form, cells.cell(Contract::Frequency)) {
        (Form::Bullet, _) => Repeats::Once,
        (_, None) => return Err((Why::Missing, "还款频率 frequency", "请填写 / fill it in".to_owned())),
        (_, Some(text)) => match words::repeats(text) {
            Some(Repeats::Once) | None => return Err(unknown(text, "还款频率 frequency")),
            Some(repeats) => repeats,
        },
    };
    Ok((form, repeats))
}

pub(super) fn contract(
    row: u64,
    cells: &Cells<'_, Contract>,
    own: Option<&str>,
    usual: Currency,
) -> Result<ContractRow, Fault> {
    let number = number(own)?.to_owned();
    let currency = match cells.cell(Contract::Currency) {
        Some(text) => words::currency(text).ok_or_else(|| {
            let (_, column, said) = unknown(text, "币种 currency");
            (Why::OtherCurrency, column, said)
        })?,
        None => usual,
    };
    let column = "贷款金额 principal";
    let principal = cells.sum(Contract::Principal, column, currency)?.filter(|found| found.is_positive());
    let principal = principal.ok_or_else(|| (Why::BadAmount, column, "须大于零 / must be above zero".to_owned()))?;
    let client = cells.filled(Contract::Client, "客户名称 client")?;
    if client.chars().count() > 100 {
        return Err((Why::BadText, "客户名称 client", "最多 100 个字 / at most 100 characters".to_owned()));
    }
    let (start, maturity) =
        (cells.date(Contract::Start, "起始日 start date")?, cells.date(Contract::Maturity, "到期日 maturity")?);
    if maturity <= start {
        return Err((
            Why::BadTerms,
            "到期日 maturity",
            format!("{maturity} 不晚于起始日 {start} / is not after the start"),
        ));
    }
    let (form, repeats) = how_paid(cells)?;
    let uscc = cells.filled(Contract::Uscc, "统一社会信用代码 credit code")?.parse::<Uscc>();
    let uscc = uscc.map_err(|_| {
        let said =
            "应为 18 位且校验位正确，请核对营业执照 / 18 characters with a true check digit: look at the licence";
        (Why::BadCode, "统一社会信用代码 credit code", said.to_owned())
    })?;
    let optional = |kind, column, read: fn(&str, &'static str) -> Result<Rate, Fault>| {
        cells.cell(kind).map(|text| read(text, column)).transpose()
    };
    let text = |kind| cells.cell(kind).map(|text| text.chars().take(60).collect::<String>()).unwrap_or_default();
    Ok(ContractRow {
        row,
        number,
        client: client.to_owned(),
        uscc: Some(uscc),
        principal,
        start,
        maturity,
        rate: rate(cells.filled(Contract::Rate, "年利率 annual rate")?, "年利率 annual rate")?,
        penalty_rate: optional(Contract::PenaltyRate, "罚息利率 penalty rate", rate)?,
        form,
        repeats,
        day_count: cells.word(Contract::DayCount, "计息基础 day count", words::day_count)?,
        grace_days: cells.cell(Contract::Grace).map_or(Ok(0), |text| whole(text, "宽限天数 grace"))?,
        guaranteed: match cells.cell(Contract::Guaranteed) {
            Some(text) => words::yes_no(text).ok_or_else(|| unknown(text, "是否担保 guaranteed"))?,
            None => false,
        },
        product: text(Contract::Product),
        first_due: cells.cell(Contract::FirstDue).map(|text| read_day(text, "首次还款日 first due")).transpose()?,
        due_day: match cells
            .cell(Contract::DueDay)
            .map(|text| whole::<u8>(text, "还款日 day of the month"))
            .transpose()?
        {
            Some(day) if !(1..=31).contains(&day) => {
                return Err((Why::BadNumber, "还款日 day of the month", "应为 1 至 31 / must be 1 to 31".to_owned()));
            }
            day => day,
        },
        region: text(Contract::Region),
        industry: text(Contract::Industry),
    })
}

pub(super) fn balance(
    row: u64,
    cells: &Cells<'_, Balance>,
    number: &str,
    currency: Currency,
) -> Result<BalanceRow, Fault> {
    let sum = |kind, column| cells.sum(kind, column, currency);
    let needed = |kind, column| {
        let found = sum(kind, column)?;
        found.ok_or_else(|| (Why::Missing, column, "没有请填 0 / write 0 where nothing is owed".to_owned()))
    };
    let mut days = 0;
    for text in cells.heading.cells(cells.row, Balance::Days).filter(|text| !text.is_empty()) {
        days = days.max(whole::<u32>(text, "逾期天数 days past due")?);
    }
    Ok(BalanceRow {
        row,
        number: number.to_owned(),
        principal: needed(Balance::Principal, "本金余额 outstanding principal")?,
        overdue_principal: sum(Balance::OverduePrincipal, "逾期本金 overdue principal")?,
        interest: needed(Balance::Interest, "欠息 interest owed")?,
        penalty: needed(Balance::Penalty, "罚息 penalty owed")?,
        days_past_due: days,
        class: cells.word(Balance::Class, "五级分类 class", words::class)?.to_owned(),
        accrued: sum(Balance::Accrued, "应计利息 accrued interest")?,
        next_on: cells.cell(Balance::NextOn).map(|text| read_day(text, "下次还款日 next due")).transpose()?,
        next_amount: sum(Balance::NextAmount, "下次还款额 next amount")?,
    })
}

pub(super) fn movement(row: u64, cells: &Cells<'_, Move>, currency: Currency) -> Result<MoveRow, Fault> {
    let column = "金额 amount";
    let amount = cells.sum(Move::Amount, column, currency)?.filter(|found| found.is_positive());
    Ok(MoveRow {
        row,
        on: cells.date(Move::On, "交易日期 date")?,
        kind: cells.word(Move::Kind, "交易类型 kind", words::move_kind)?,
        amount: amount.ok_or_else(|| (Why::BadAmount, column, "须大于零 / must be above zero".to_owned()))?,
        reference: cells.cell(Move::Reference).map(|text| text.chars().take(40).collect()),
    })
}
