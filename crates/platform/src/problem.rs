//! What can go wrong, as a catalogue of stable codes.
//!
//! A problem has a code that never changes its meaning, a sentence for people that names the remedy, and an internal cause
//! that goes to the log and never to a client. The API turns it into JSON problem details (RFC 9457), the command line
//! into an exit code.

use std::error::Error;
use std::fmt;

use store::{AppendError, ReadError};

use crate::product_check::FindingCard;

/// The kind of a problem: what a client should do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Mend the request.
    Invalid,
    /// Sign in.
    Unauthenticated,
    /// Ask somebody who may.
    Forbidden,
    /// Look for it elsewhere.
    NotFound,
    /// Read again, then decide.
    Conflict,
    /// Send less, or less often.
    TooMuch,
    /// Try again later.
    Unavailable,
    /// Tell the maintainers.
    Internal,
}

macro_rules! catalogue {
    ($($name:ident, $text:literal, $kind:ident, $zh:literal, $en:literal;)*) => {
        /// Stable error codes. A code is never reused for another meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $en] $name,)*
        }
        impl Code {
            /// Every code, for the reference page and its test.
            pub const ALL: &'static [Code] = &[$(Code::$name),*];
            /// The code as clients see it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$name => $text,)* }
            }
            /// What a client should do.
            #[must_use]
            pub const fn kind(self) -> Kind {
                match self { $(Code::$name => Kind::$kind,)* }
            }
            /// Title in Chinese.
            #[must_use]
            pub const fn zh(self) -> &'static str {
                match self { $(Code::$name => $zh,)* }
            }
            /// Title in English.
            #[must_use]
            pub const fn en(self) -> &'static str {
                match self { $(Code::$name => $en,)* }
            }
        }
    };
}

catalogue! {
    Invalid, "request.invalid", Invalid, "请求有误", "The request is not valid";
    UnknownField, "request.unknown_field", Invalid, "请求含有未知字段", "The request has a field that is not known";
    TooLarge, "request.too_large", TooMuch, "请求过大", "The request is larger than the bound";
    KeyMissing, "idempotency.key_missing", Invalid, "缺少幂等键", "A write needs an Idempotency-Key header";
    KeyReused, "idempotency.key_reused", Conflict, "幂等键已用于另一请求", "The idempotency key was used for another request";
    SignInNeeded, "auth.required", Unauthenticated, "请先登录", "Sign in first";
    SignInFailed, "auth.failed", Unauthenticated, "用户名或密码不正确", "The name or password is wrong";
    Locked, "auth.locked", TooMuch, "多次失败，账户暂时锁定", "Too many failures: the account is locked for a while";
    WeakPassword, "auth.weak_password", Invalid, "密码过弱", "The password is too weak";
    PasswordNeeded, "auth.password_needed", Forbidden, "请先设置密码", "Set a password first";
    LinkInvalid, "auth.link_invalid", Unauthenticated, "链接无效", "The link is not valid";
    CrossSite, "auth.cross_site", Forbidden, "请求来自其他网站", "The request comes from another site";
    TooOften, "request.too_often", TooMuch, "请求过于频繁", "Too many requests";
    Forbidden, "auth.forbidden", Forbidden, "没有权限", "This person may not do this";
    SamePerson, "control.same_person", Forbidden, "经办与复核须为不同人员", "Maker and checker must be different people";
    OverLimit, "control.over_limit", Forbidden, "超过授权额度", "The amount is above the approved limit";
    Pending, "control.pending", Conflict, "同一事项已在审批中", "The same waits for approval already";
    NotFound, "resource.not_found", NotFound, "未找到", "There is no such thing here";
    Exists, "resource.exists", Conflict, "已存在", "It is there already";
    Conflict, "resource.changed", Conflict, "数据已被他人更改", "Somebody changed it in the meantime";
    WrongState, "resource.wrong_state", Conflict, "当前状态不允许该操作", "Its present state does not allow this";
    ConsentMissing, "consent.missing", Forbidden, "缺少有效授权", "There is no consent in force for this use";
    ProductInvalid, "product.invalid", Invalid, "产品文件有误", "The product document is not valid";
    PostingRules, "ledger.rules_invalid", Invalid, "记账规则有误", "The posting rules cannot book";
    ScorecardMissing, "scorecard.missing", Conflict, "没有生效的评分卡", "No scorecard is in force";
    ScorecardMisfit, "scorecard.misfit", Conflict, "评分卡与产品不配套", "A scorecard and a product cannot decide together";
    ScorecardFailed, "scorecard.failed", Invalid, "评分卡开发失败", "The scorecard could not be developed";
    StudyInvalid, "study.invalid", Invalid, "建模方案有误", "The study cannot be worked with as it is";
    ModelRefused, "model.refused", Invalid, "模型未能导入", "The model could not be brought in";
    DataMissing, "data.missing", Conflict, "缺少所需数据", "The data needed are not there";
    ImportFailed, "import.failed", Invalid, "导入失败", "The file could not be imported";
    RateStale, "rulebook.lpr_stale", Conflict, "LPR 数据过旧", "The newest loan prime rate is too old";
    AmountInvalid, "amount.invalid", Invalid, "金额有误", "The amount is not valid";
    Erased, "subject.erased", NotFound, "主体信息已删除", "The subject's data have been erased";
    StoreNewer, "store.newer_schema", Conflict, "数据由更新版本写入", "The store was written by a newer version";
    StoreInUse, "store.in_use", Unavailable, "数据文件正被占用", "The store is in use by another process";
    StoreFull, "store.full", Unavailable, "磁盘空间不足", "The disk is full";
    StoreFailed, "store.unavailable", Unavailable, "存储暂不可用", "The store cannot be reached";
    StoreDamaged, "store.damaged", Internal, "数据校验失败", "The store does not verify";
    NotReady, "server.not_ready", Unavailable, "服务尚未就绪", "The server is not ready";
    Busy, "server.busy", Unavailable, "服务繁忙", "The server is busy";
    Internal, "server.internal", Internal, "内部错误", "Something went wrong inside";
}

impl Code {
    /// What to do, in Chinese, when nothing nearer is known.
    #[must_use]
    pub const fn remedy_zh(self) -> &'static str {
        match self {
            Self::UnknownField => "请求中有系统不认识的字段：请核对字段名，或查阅接口文档",
            Self::TooLarge => "请求超过上限：请拆分后再提交",
            Self::KeyMissing => "写操作须带 Idempotency-Key 请求头（可见 ASCII 字符），重试时保持不变",
            Self::KeyReused => "该幂等键已用于另一请求：请换一个键再提交",
            Self::SignInNeeded => "登录已失效或尚未登录：请重新登录",
            Self::SignInFailed => "请核对机构代码、用户名和密码",
            Self::Locked => "请等待一刻钟后再试，或请系统管理员重设密码",
            Self::WeakPassword => "请改用更长、更不易猜到的密码",
            Self::PasswordNeeded => "请先设置自己的密码，再进行其他操作",
            Self::Forbidden => "当前用户没有这项权限：请由具备相应角色的同事办理",
            Self::SamePerson => "经办人不能复核自己的业务：请由另一位同事复核",
            Self::OverLimit => "金额超过已批准的授权额度：请降低金额或另行报批",
            Self::Pending => "同一事项已有待审批的申请：请先审批、拒绝或撤回该申请",
            Self::NotFound => "本机构没有这条记录：请核对编号，或在列表中查找",
            Self::Exists => "已有同名或同号的记录：请换一个名称或编号",
            Self::Conflict => "数据刚被他人更改：请刷新后再操作",
            Self::WrongState => "当前状态不允许该操作：请刷新后查看可进行的操作",
            Self::ConsentMissing => "企业没有有效的授权：请先取得授权并登记",
            Self::ProductInvalid => "产品文件未通过检查：请按提示逐项修改",
            Self::PostingRules => "记账规则未通过检查：请按提示逐项修改",
            Self::ScorecardMissing => "没有生效的评分卡：请先开发并经复核批准",
            Self::ScorecardMisfit => "评分卡与产品不配套：请在产品中补上所需数据，或为产品指定其他评分卡",
            Self::ScorecardFailed => "评分卡未能开发：请检查历史数据与所选变量",
            Self::ModelRefused => "模型未能导入：请核对文件与映射",
            Self::DataMissing => "缺少所需数据：请先导入",
            Self::ImportFailed => "文件未能导入：请核对文件格式",
            Self::RateStale => "最新的 LPR 已过旧：请先更新利率参数",
            Self::AmountInvalid => "金额有误：请填写大于零、最多两位小数的金额",
            Self::Erased => "该主体的信息已按要求删除，不能再查阅",
            Self::StoreInUse => "数据正被另一进程使用：请先停止它",
            Self::StoreNewer => "数据由更新的版本写入：请升级程序",
            Self::StoreFull => "磁盘空间不足：请联系系统管理员",
            Self::StoreDamaged => "数据校验失败：请联系系统管理员运行 anji verify",
            Self::TooOften => "请求过于频繁：请按提示的秒数等待后再试",
            Self::CrossSite => "请求不是从本系统页面发出的：请打开本系统的页面再操作",
            Self::LinkInvalid => "链接无效、已使用或已过期：请向系统管理员索取新的链接",
            _ => match self.kind() {
                Kind::Invalid => "请求有误：请按提示修改后再提交",
                Kind::Unauthenticated => "请重新登录",
                Kind::Forbidden => "当前用户不能进行该操作",
                Kind::NotFound => "没有找到：请核对后再试",
                Kind::Conflict => "与当前状态冲突：请刷新后再试",
                Kind::TooMuch => "请求过多或过大：请稍后再试",
                Kind::Unavailable => "服务暂不可用：请稍后用同一幂等键重试",
                Kind::Internal => "系统内部出错：请联系系统管理员查看日志",
            },
        }
    }
}

/// A problem: code, a sentence with its remedy, and the cause for the log.
pub struct Problem {
    /// The stable code.
    pub code: Code,
    /// What happened and what to do, in English; never internal detail.
    pub detail: String,
    /// What was found in a document that is refused.
    pub findings: Vec<FindingCard>,
    zh: Option<String>,
    source: Option<Box<dyn Error + Send + Sync>>,
}

/// What use cases return.
pub type Outcome<T> = Result<T, Problem>;

impl Problem {
    /// A problem with its sentence.
    #[must_use]
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into(), findings: Vec::new(), zh: None, source: None }
    }

    /// The same, with its sentence in Chinese; without it people read [`Code::remedy_zh`].
    #[must_use]
    pub fn in_chinese(mut self, detail: impl Into<String>) -> Self {
        self.zh = Some(detail.into());
        self
    }

    /// The same, with what was found in the document.
    #[must_use]
    pub fn with_findings(mut self, findings: Vec<FindingCard>) -> Self {
        self.findings = findings;
        self
    }

    /// What happened and what to do, in Chinese.
    #[must_use]
    pub fn detail_zh(&self) -> &str {
        self.zh.as_deref().unwrap_or_else(|| self.code.remedy_zh())
    }

    /// The same, with the internal cause.
    #[must_use]
    pub fn because(mut self, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// A problem whose sentence is the error's own text: for domain errors, which already name the remedy.
    #[must_use]
    pub fn from_domain(code: Code, error: impl Error) -> Self {
        Self::new(code, error.to_string())
    }

    /// Nothing of this kind under this name.
    #[must_use]
    pub fn not_found(what: &str, which: impl fmt::Display) -> Self {
        Self::new(
            Code::NotFound,
            format!("there is no {what} '{which}' in this institution: check the id, or list what there is"),
        )
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code.as_str(), self.detail)?;
        if let Some(source) = &self.source {
            write!(f, " (cause: {source:?})")?;
        }
        Ok(())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} · {} [{}]: {}", self.code.zh(), self.code.en(), self.code.as_str(), self.detail)
    }
}

impl Error for Problem {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|s| s as _)
    }
}

impl From<AppendError> for Problem {
    fn from(error: AppendError) -> Self {
        let code = match &error {
            AppendError::Conflict { .. } => Code::Conflict,
            AppendError::KeyReused => Code::KeyReused,
            AppendError::TooLarge { .. } => Code::TooLarge,
            AppendError::StorageFull => Code::StoreFull,
            AppendError::Unavailable => Code::StoreFailed,
            AppendError::Internal(_) => Code::Internal,
        };
        let detail = if code == Code::Internal {
            "the store could not write: see the log".to_owned()
        } else {
            error.to_string()
        };
        Self::new(code, detail).because(error)
    }
}

impl From<ReadError> for Problem {
    fn from(error: ReadError) -> Self {
        Self::new(Code::StoreFailed, "the store could not be read: try again, then see the log").because(error)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_and_speak_both_languages() {
        let texts: BTreeSet<_> = Code::ALL.iter().map(|c| c.as_str()).collect();
        assert_eq!(texts.len(), Code::ALL.len());
        for code in Code::ALL {
            assert!(!code.zh().is_ascii() && !code.remedy_zh().is_ascii(), "{}", code.as_str());
            assert!(code.en().is_ascii() && code.as_str().contains('.'));
        }
    }
}
