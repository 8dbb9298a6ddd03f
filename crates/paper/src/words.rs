//! The few words that documents bring with them, in both languages.

use crate::text::{Lang, Tone};

pub(crate) const fn contents(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "目录",
        Lang::En => "Contents",
    }
}

pub(crate) const fn simulated(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "模拟数据",
        Lang::En => "Simulated data",
    }
}

/// "图 3" or "Figure 3".
pub(crate) fn picture(lang: Lang, number: usize) -> String {
    match lang {
        Lang::Zh => format!("图 {number}"),
        Lang::En => format!("Figure {number}"),
    }
}

/// "表 3" or "Table 3".
pub(crate) fn table(lang: Lang, number: usize) -> String {
    match lang {
        Lang::Zh => format!("表 {number}"),
        Lang::En => format!("Table {number}"),
    }
}

/// A name and what follows it: "图 3　标题", "Figure 3. Title".
pub(crate) fn captioned(lang: Lang, name: &str, caption: &str) -> String {
    if caption.is_empty() {
        return name.to_owned();
    }
    match lang {
        Lang::Zh => format!("{name}　{caption}"),
        Lang::En => format!("{name}. {caption}"),
    }
}

/// "第 3 页，共 20 页" or "Page 3 of 20".
pub(crate) fn page_of(lang: Lang, page: usize, pages: usize) -> String {
    match lang {
        Lang::Zh => format!("第 {page} 页，共 {pages} 页"),
        Lang::En => format!("Page {page} of {pages}"),
    }
}

pub(crate) const fn continued(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "（续）",
        Lang::En => " (continued)",
    }
}

pub(crate) const fn data(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "数据",
        Lang::En => "Data",
    }
}

pub(crate) const fn no_data(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "没有数据",
        Lang::En => "No data",
    }
}

/// The first of `shown` of `all` points.
pub(crate) fn thinned(lang: Lang, shown: usize, all: usize) -> String {
    match lang {
        Lang::Zh => format!("（{all} 个点中的 {shown} 个）"),
        Lang::En => format!(" ({shown} of {all} points)"),
    }
}

pub(crate) const fn lower(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "下限",
        Lang::En => "lower",
    }
}

pub(crate) const fn upper(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "上限",
        Lang::En => "upper",
    }
}

pub(crate) const fn share(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "占比",
        Lang::En => "Share",
    }
}

pub(crate) const fn count(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "数量",
        Lang::En => "Count",
    }
}

pub(crate) const fn predicted(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "预测值",
        Lang::En => "Predicted",
    }
}

pub(crate) const fn observed(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "实际值",
        Lang::En => "Observed",
    }
}

pub(crate) const fn estimate(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "估计值",
        Lang::En => "Estimate",
    }
}

pub(crate) const fn group(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "分组",
        Lang::En => "Group",
    }
}

pub(crate) const fn series(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "曲线",
        Lang::En => "Curve",
    }
}

pub(crate) const fn step(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "项目",
        Lang::En => "Step",
    }
}

pub(crate) const fn change(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "变动",
        Lang::En => "Change",
    }
}

pub(crate) const fn level(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "合计",
        Lang::En => "Level",
    }
}

pub(crate) const fn contribution(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "对 PSI 的贡献",
        Lang::En => "Part of PSI",
    }
}

pub(crate) const fn perfect(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "预测等于实际",
        Lang::En => "predicted = observed",
    }
}

/// The colon between a name and its value.
pub(crate) const fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "：",
        Lang::En => ": ",
    }
}

/// The word that says a tone without colour.
pub(crate) const fn tone(lang: Lang, tone: Tone) -> &'static str {
    match (lang, tone) {
        (Lang::Zh, Tone::Info) => "说明",
        (Lang::Zh, Tone::Good) => "符合",
        (Lang::Zh, Tone::Warning) => "关注",
        (Lang::Zh, Tone::Bad) => "不符",
        (Lang::En, Tone::Info) => "Note",
        (Lang::En, Tone::Good) => "Good",
        (Lang::En, Tone::Warning) => "Attention",
        (Lang::En, Tone::Bad) => "Breach",
    }
}

/// The sign that tells a tone apart in a grey print. [`Tone::Info`] has none.
pub(crate) const fn sign(tone: Tone) -> &'static str {
    match tone {
        Tone::Info => "",
        Tone::Good => "●",
        Tone::Warning => "▲",
        Tone::Bad => "■",
    }
}
