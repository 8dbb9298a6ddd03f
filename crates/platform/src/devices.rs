//! What somebody signed in with, in plain words: the browser and the system, and nothing that tells one machine from another.
//!
//! A browser's `User-Agent` names versions, devices and more. Only two words of it are kept with a session, for its owner
//! to know it by; the text itself is kept nowhere, nor is the address it came from.

use crate::cards::Named;

/// Browsers, each after those whose mark it carries too: Edge says Chrome, Chrome says Safari.
const BROWSERS: &[(&str, &str, &str)] = &[
    ("MicroMessenger", "wechat", "WeChat"),
    ("QQBrowser", "qq", "QQ Browser"),
    ("UCBrowser", "uc", "UC Browser"),
    ("HuaweiBrowser", "huawei", "Huawei Browser"),
    ("Edg", "edge", "Edge"),
    ("OPR/", "opera", "Opera"),
    ("Firefox/", "firefox", "Firefox"),
    ("FxiOS", "firefox", "Firefox"),
    ("CriOS", "chrome", "Chrome"),
    ("Chrome/", "chrome", "Chrome"),
    ("Safari/", "safari", "Safari"),
];

/// Systems, each after those whose mark it carries too: Android says Linux, an iPhone says Mac OS X.
const SYSTEMS: &[(&str, &str, &str)] = &[
    ("OpenHarmony", "harmony", "HarmonyOS"),
    ("HarmonyOS", "harmony", "HarmonyOS"),
    ("Android", "android", "Android"),
    ("iPhone", "iphone", "iPhone"),
    ("iPad", "ipad", "iPad"),
    ("Windows", "windows", "Windows"),
    ("Macintosh", "mac", "Mac"),
    ("CrOS", "chromeos", "ChromeOS"),
    ("Linux", "linux", "Linux"),
];

/// The id of a program that says no browser of ours.
const PROGRAM: &str = "program";

/// What somebody signed in with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Device(String);

impl Device {
    /// The device of a `User-Agent`. What names no browser is a program; no header at all too.
    ///
    /// ```
    /// use platform::devices::Device;
    /// let device = Device::of("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0");
    /// assert_eq!(device.named().en, "Firefox on Windows");
    /// assert_eq!(device.named().zh, "Firefox（Windows）");
    /// ```
    #[must_use]
    pub fn of(user_agent: &str) -> Self {
        let found = |marks: &[(&str, &'static str, &str)]| {
            marks.iter().find(|(mark, ..)| user_agent.contains(mark)).map(|(_, id, _)| *id)
        };
        let Some(browser) = found(BROWSERS).filter(|_| user_agent.starts_with("Mozilla/")) else {
            return Self(PROGRAM.into());
        };
        Self(found(SYSTEMS).map_or_else(|| browser.to_owned(), |system| format!("{browser}-{system}")))
    }

    /// A device as it is kept; empty in sessions of programs older than this.
    pub(crate) fn kept(id: &str) -> Self {
        Self(id.into())
    }

    /// As it is kept.
    pub(crate) fn id(&self) -> &str {
        &self.0
    }

    /// With its names.
    #[must_use]
    pub fn named(&self) -> Named {
        let name = |marks: &'static [(&str, &str, &str)], id: &str| {
            marks.iter().find(|(_, known, _)| *known == id).map(|(.., name)| *name)
        };
        let (browser, system) = self.0.split_once('-').unwrap_or((&self.0, ""));
        match (name(BROWSERS, browser), name(SYSTEMS, system)) {
            (Some(browser), Some(system)) => {
                Named::new(&*self.0, format!("{browser}（{system}）"), format!("{browser} on {system}"))
            }
            (Some(browser), None) => Named::new(&*self.0, browser, browser),
            (None, _) if self.0 == PROGRAM => Named::new(PROGRAM, "程序", "a program"),
            (None, _) => Named::new("unknown", "未记录", "not recorded"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_by_what_browsers_say() {
        for (user_agent, id, en) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
                "chrome-linux",
                "Chrome on Linux",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
                "edge-windows",
                "Edge on Windows",
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 Version/17.5 Safari/605.1.15",
                "safari-mac",
                "Safari on Mac",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 CriOS/142.0 Mobile Safari/604.1",
                "chrome-iphone",
                "Chrome on iPhone",
            ),
            (
                "Mozilla/5.0 (Linux; Android 15; V2324A) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.50",
                "wechat-android",
                "WeChat on Android",
            ),
            (
                "Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/114.0 Safari/537.36 HuaweiBrowser/5.0",
                "huawei-harmony",
                "Huawei Browser on HarmonyOS",
            ),
            ("Mozilla/5.0 (Something New) Gecko/20100101 Firefox/150.0", "firefox", "Firefox"),
            ("curl/8.14.1", "program", "a program"),
            ("robot Chrome/1", "program", "a program"),
            ("", "program", "a program"),
        ] {
            let device = Device::of(user_agent);
            assert_eq!((device.id(), device.named().en.as_str()), (id, en), "{user_agent}");
            assert_eq!(Device::kept(id), device);
            assert!(!device.named().zh.is_empty());
        }
        assert_eq!(Device::kept("").named().id, "unknown");
        assert_eq!(Device::kept("lynx-beos").named().zh, "未记录", "of a newer program");
    }
}
