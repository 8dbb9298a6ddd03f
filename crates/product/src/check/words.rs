//! The sentences of findings, in both languages.

use super::{Finding, Place, Severity};
use crate::compiled::ProductError;

/// A text that is no product document.
pub(super) fn unreadable(error: &ProductError) -> Finding {
    let (code, path, zh) = match error {
        ProductError::TooLarge(bytes) => {
            ("too-large", "document".to_owned(), format!("文件有 {bytes} 字节，超过上限：请合并表格行"))
        }
        ProductError::Unreadable(said) => {
            let line = said.rsplit_once(" at line ").map(|(_, rest)| rest.split(' ').next().unwrap_or(rest));
            let zh = match line {
                Some(line) => format!("第 {line} 行无法读取：请核对字段名和缩进，金额和百分数须加引号（{said}）"),
                None => format!("文件无法读取：请核对字段名和缩进，金额和百分数须加引号（{said}）"),
            };
            ("unreadable", line.map_or_else(|| "document".to_owned(), |line| format!("line {line}")), zh)
        }
        ProductError::Invalid(_) => ("unreadable", "document".to_owned(), "文件无法使用".to_owned()),
    };
    Finding {
        code,
        severity: Severity::Error,
        place: Place { path, ..Place::default() },
        witness: Vec::new(),
        zh,
        en: error.to_string(),
    }
}
