//! What a password must be: long enough, and not one that is guessed early.
//!
//! Nothing is asked of its make-up. Two things are: words that anybody would try here (the user name, the institution's
//! code and names, the program's own name) count for nothing, so what remains must be long enough by itself; and the whole
//! must stand [`limits::MIN_PASSWORD_GUESSES_LOG10`] guesses of somebody who tries common and leaked passwords, words,
//! names, dates, rows of keys, sequences and repetitions first, also written with 4 for a or reversed. The estimate is that of
//! zxcvbn (Wheeler, USENIX Security 2016), whose lists hold some thirty thousand passwords from leaks and
//! English words and names; words used in passwords here, which those lists lack, are added from [`CUSTOMARY`].
//!
//! It is asked when a password is set, never at sign-in: a password that was good enough earlier goes on working.

use std::collections::BTreeSet;

use zxcvbn::matching::patterns::MatchPattern;
use zxcvbn::{Entropy, zxcvbn};

use crate::limits;
use crate::problem::{Code, Outcome, Problem};
use crate::setup::Institution;

/// The program's own names: they stand on every page of it.
const OWN: [&str; 2] = ["anji", "安济"];

/// What people in China choose first and English lists do not hold: words of love and luck in pinyin and numbers that sound
/// like them, the trade's own words, rows of a keyboard.
const CUSTOMARY: [&str; 44] = [
    "woaini",
    "wo ai ni",
    "woaiwojia",
    "woaizuguo",
    "aini",
    "5201314",
    "1314520",
    "520520",
    "1314",
    "7758521",
    "zhongguo",
    "beijing",
    "hebei",
    "shijiazhuang",
    "yinhang",
    "daikuan",
    "xiaodai",
    "xindai",
    "xiaowei",
    "danbao",
    "caiwu",
    "mima",
    "denglu",
    "guanliyuan",
    "yonghu",
    "gongsi",
    "zhanghao",
    "ceshi",
    "wang",
    "zhang",
    "liu",
    "chen",
    "我爱你",
    "中国",
    "银行",
    "贷款",
    "小贷",
    "信贷",
    "担保",
    "密码",
    "管理员",
    "1qaz2wsx",
    "qazwsxedc",
    "q1w2e3r4",
];

/// The words that count for nothing in the password of this user of this institution.
pub(crate) fn context<'a>(user: &'a str, [code, zh, en]: [&'a str; 3]) -> Vec<&'a str> {
    let words = [user, code, zh, en].into_iter().chain(en.split_whitespace()).chain(code.split('-'));
    words.chain(OWN).collect()
}

impl Institution {
    /// Its code and names: what its people would put into a password first.
    pub(crate) fn words(&self) -> [&str; 3] {
        [&self.code, &self.name_zh, &self.name_en]
    }
}

/// Checks a new password against the bounds and the words of its [`context`]. Takes some milliseconds for a long one.
///
/// # Errors
/// [`Code::WeakPassword`], with what to change.
pub(crate) fn check(password: &str, context: &[&str]) -> Outcome<()> {
    let (least, most) = (limits::MIN_PASSWORD_CHARS, limits::MAX_PASSWORD_CHARS);
    let chars = password.chars().count();
    let kinds: BTreeSet<char> = password.chars().collect();
    if !(least..=most).contains(&chars) || kinds.len() < limits::MIN_PASSWORD_KINDS {
        let kinds = limits::MIN_PASSWORD_KINDS;
        return Err(Problem::new(
            Code::WeakPassword,
            format!("use {least} to {most} characters, at least {kinds} of them different"),
        )
        .in_chinese(format!("密码须为 {least} 至 {most} 个字符，其中至少 {kinds} 种不同的字符")));
    }
    let remains = without(password, context).chars().count();
    if remains < least {
        let more = least - remains;
        return Err(Problem::new(
            Code::WeakPassword,
            format!(
                "the user name, the institution's code and names and 'anji' do not count: add {more} characters that have \
                 nothing to do with them"
            ),
        )
        .in_chinese(format!("用户名、机构代码与名称以及“安济”不计入长度：请再加 {more} 个与它们无关的字符")));
    }
    let known: Vec<&str> = context.iter().chain(&CUSTOMARY).copied().filter(|word| !word.is_empty()).collect();
    let strength = zxcvbn(password, &known);
    if strength.guesses_log10() >= limits::MIN_PASSWORD_GUESSES_LOG10 {
        return Ok(());
    }
    let (en, zh) = because(&strength);
    Err(Problem::new(
        Code::WeakPassword,
        format!("this password is guessed early: {en}; use four or more words that do not belong together"),
    )
    .in_chinese(format!("该密码容易被猜到：{zh}；请改用四个以上互不相关的词")))
}

/// The password in small letters with every word of the context taken out, the longest first.
fn without(password: &str, context: &[&str]) -> String {
    let mut words: Vec<String> = context.iter().map(|word| word.to_lowercase()).collect();
    words.retain(|word| word.chars().count() >= limits::MIN_CONTEXT_CHARS || (!word.is_ascii() && !word.is_empty()));
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.iter().fold(password.to_lowercase(), |left, word| left.replace(word, ""))
}

/// Why it is guessed early: the longest part of it that follows a pattern, in English and Chinese.
fn because(strength: &Entropy) -> (&'static str, &'static str) {
    let patterned = strength.sequence().iter().filter(|part| !matches!(part.pattern, MatchPattern::BruteForce));
    let longest = patterned.max_by_key(|part| part.token.chars().count());
    match longest.map(|part| &part.pattern) {
        Some(MatchPattern::Dictionary(_)) => {
            ("most of it is a common password, word or name", "主要部分是常见的密码、词语或姓名")
        }
        Some(MatchPattern::Spatial(_)) => ("its keys lie side by side", "主要部分是键盘上相邻的键"),
        Some(MatchPattern::Repeat(_)) => ("it repeats itself", "主要部分是重复的内容"),
        Some(MatchPattern::Sequence(_)) => {
            ("it follows a sequence such as abc or 123", "主要部分是 abc、123 一类的顺序")
        }
        Some(MatchPattern::Regex(_) | MatchPattern::Date(_)) => {
            ("most of it is a date or a year", "主要部分是日期或年份")
        }
        Some(MatchPattern::BruteForce) | None => ("it is too short for what it is", "内容过于简单"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: [&str; 3] = ["north-bank", "北方村镇银行", "North Village Bank"];

    /// Passwords of the user `wangfang` at `north-bank`: whether they are taken and, when not, a word of each sentence.
    const ROWS: &str = include_str!("../tests/passwords.csv");

    #[test]
    fn passwords_by_row() {
        let mut rows = (0, 0);
        for line in ROWS.lines().skip(1) {
            let [password, said] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
            let checked = check(password, &context("wangfang", HERE));
            match (said.split_once('/'), checked) {
                (None, Ok(())) if said == "taken" => rows.0 += 1,
                (Some((en, zh)), Err(problem)) => {
                    assert_eq!(problem.code, Code::WeakPassword);
                    assert!(problem.detail.contains(en), "{password}: {}", problem.detail);
                    assert!(problem.detail_zh().contains(zh), "{password}: {}", problem.detail_zh());
                    assert!(!problem.detail.contains(password), "what was tried is not said back");
                    rows.1 += 1;
                }
                (_, checked) => panic!("{password}: {said}, but {checked:?}"),
            }
        }
        assert!(rows.0 >= 10 && rows.1 >= 30, "{rows:?}");
    }

    #[test]
    fn lengths_and_kinds_at_their_bounds() {
        let taken = |password: &str| check(password, &[]).is_ok();
        let phrase = "quartz-lamp-orbit-vinegar ";
        let long = phrase.repeat(limits::MAX_PASSWORD_CHARS / phrase.len()) + "twenty-four more of them";
        assert_eq!(long.chars().count(), limits::MAX_PASSWORD_CHARS);
        assert!(taken(&long) && !taken(&format!("{long}x")));
        assert!(taken("vk9 pq2 zt7m") && !taken("vk9 pq2 zt7"), "twelve and eleven");
        assert!(taken("vkvqzkqvzvmkqzmv") && !taken("vkvqzkqvzvkqqzkv"), "five different and four");
        assert!(taken("青山不改绿水长流后会有期") && !taken("青山不改绿水长流后会有"), "characters, not bytes");
    }

    #[test]
    fn words_of_the_context_count_for_nothing() {
        assert_eq!(without("Anji-WANGFANG-2025", &context("wangfang", HERE)), "--2025");
        assert_eq!(without("我的北方村镇银行密码", &context("li", HERE)), "我的密码");
        // A name of two letters is in many words: it is only one that is tried first.
        assert_eq!(without("reliable", &context("li", HERE)), "reliable");
    }
}
