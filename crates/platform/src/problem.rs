//! What can go wrong, as a catalogue of stable codes.
//!
//! A problem has a code that never changes its meaning, a sentence for people that names the remedy, and an internal cause
//! that goes to the log and never to a client. The API turns it into JSON problem details (RFC 9457), the command line
//! into an exit code.

use std::error::Error;
use std::fmt;

use store::{AppendError, ReadError};

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
    Forbidden, "auth.forbidden", Forbidden, "没有权限", "This person may not do this";
    SamePerson, "control.same_person", Forbidden, "经办与复核须为不同人员", "Maker and checker must be different people";
    OverLimit, "control.over_limit", Forbidden, "超过授权额度", "The amount is above the approved limit";
    NotFound, "resource.not_found", NotFound, "未找到", "There is no such thing here";
    Exists, "resource.exists", Conflict, "已存在", "It is there already";
    Conflict, "resource.changed", Conflict, "数据已被他人更改", "Somebody changed it in the meantime";
    WrongState, "resource.wrong_state", Conflict, "当前状态不允许该操作", "Its present state does not allow this";
    ConsentMissing, "consent.missing", Forbidden, "缺少有效授权", "There is no consent in force for this use";
    ProductInvalid, "product.invalid", Invalid, "产品文件有误", "The product document is not valid";
    ScorecardMissing, "scorecard.missing", Conflict, "没有生效的评分卡", "No scorecard is in force";
    ScorecardFailed, "scorecard.failed", Invalid, "评分卡开发失败", "The scorecard could not be developed";
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
    Busy, "server.busy", Unavailable, "服务繁忙", "The server is busy";
    Internal, "server.internal", Internal, "内部错误", "Something went wrong inside";
}

/// A problem: code, a sentence with its remedy, and the cause for the log.
pub struct Problem {
    /// The stable code.
    pub code: Code,
    /// What happened and what to do, in English; never internal detail.
    pub detail: String,
    source: Option<Box<dyn Error + Send + Sync>>,
}

/// What use cases return.
pub type Outcome<T> = Result<T, Problem>;

impl Problem {
    /// A problem with its sentence.
    #[must_use]
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into(), source: None }
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
            assert!(!code.zh().is_ascii(), "{}", code.as_str());
            assert!(code.en().is_ascii() && code.as_str().contains('.'));
        }
    }
}
