//! Settings from a file: what stands there is the default of the flag of the same name.
//!
//! One order of precedence, kept by `clap` alone: a flag, then its `ANJI_*` variable, then the file, then the built-in default.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, CommandFactory, FromArgMatches};
use serde::{Deserialize, Serialize};

use crate::cli::Cli;
use crate::output;

/// The file's name inside a data folder.
pub const NAME: &str = "anji.toml";

/// A settings file. An unknown name is a mistake, not a setting to come.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    data: Option<PathBuf>,
    store: Option<String>,
    store_owner: Option<String>,
    institution: Option<String>,
    r#as: Option<String>,
    log: Option<String>,
    #[serde(default)]
    serve: Serve,
}

/// Its `[serve]` table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Serve {
    listen: Option<String>,
    public_url: Option<String>,
    requests_per_second: Option<u32>,
    webhooks_to_private_networks: Option<bool>,
    webhook_hosts: Option<Vec<String>>,
    feeds_from_private_networks: Option<bool>,
    feed_hosts: Option<Vec<String>>,
    closed_docs: Option<bool>,
    closed_metrics: Option<bool>,
}

/// The subcommand whose flags the `[serve]` table holds.
const SERVE: &str = "serve";

impl File {
    /// Each setting given: the subcommand it belongs to, the flag's name, and the value as the flag would be written.
    fn given(self) -> Vec<(Option<&'static str>, &'static str, OsString)> {
        let serve = self.serve;
        let text = |value: Option<String>| value.map(OsString::from);
        let switch = |on: Option<bool>| text(on.map(|on| on.to_string()));
        let all = [
            (None, "data", self.data.map(PathBuf::into_os_string)),
            (None, "store", text(self.store)),
            (None, "store-owner", text(self.store_owner)),
            (None, "institution", text(self.institution)),
            (None, "as", text(self.r#as)),
            (None, "log", text(self.log)),
            (Some(SERVE), "listen", text(serve.listen)),
            (Some(SERVE), "public-url", text(serve.public_url)),
            (Some(SERVE), "requests-per-second", text(serve.requests_per_second.map(|count| count.to_string()))),
            (Some(SERVE), "webhooks-to-private-networks", switch(serve.webhooks_to_private_networks)),
            (Some(SERVE), "webhook-hosts", text(serve.webhook_hosts.map(|hosts| hosts.join(",")))),
            (Some(SERVE), "feeds-from-private-networks", switch(serve.feeds_from_private_networks)),
            (Some(SERVE), "feed-hosts", text(serve.feed_hosts.map(|hosts| hosts.join(",")))),
            (Some(SERVE), "closed-docs", switch(serve.closed_docs)),
            (Some(SERVE), "closed-metrics", switch(serve.closed_metrics)),
        ];
        all.into_iter().filter_map(|(of, name, value)| Some((of, name, value?))).collect()
    }
}

/// The command line with the settings file under it.
pub struct Settings {
    /// The grammar, its defaults taken from the file.
    command: Command,
    /// The file, when there is one.
    file: Option<PathBuf>,
    /// Flags that the file gives a value to.
    from_file: Vec<String>,
}

/// One setting as `anji settings` shows it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// The flag's name; `serve.listen` for one that only `anji serve` has.
    pub name: String,
    /// What holds. Passwords in addresses are left out.
    pub value: Option<String>,
    /// `flag`, `variable`, `file` or `default`.
    pub from: &'static str,
    /// The variable that sets it.
    pub variable: String,
}

impl Settings {
    /// Reads the file that the command line, the environment or the data folder names.
    ///
    /// # Errors
    /// When it cannot be read, is not TOML, or holds a name or a value that is not a setting.
    pub fn read(arguments: &[OsString]) -> anyhow::Result<Self> {
        let command = Cli::command();
        // Mistakes in the arguments end here, before any file is looked for: they are the person's, not the file's.
        let matches = command.clone().get_matches_from(arguments);
        let named = matches.get_one::<PathBuf>("config").cloned();
        let (path, inside) = match named {
            Some(path) => (path, false),
            None => match matches.get_one::<PathBuf>("data").map(|data| data.join(NAME)) {
                Some(path) if path.exists() => (path, true),
                _ => return Ok(Self { command, file: None, from_file: Vec::new() }),
            },
        };
        let text =
            std::fs::read_to_string(&path).with_context(|| format!("reading the settings in {}", path.display()))?;
        let file: File = toml::from_str(&text).map_err(|error| {
            anyhow::anyhow!(
                "the settings in {} are not valid:\n{error}names are those of the flags: see anji --help",
                path.display()
            )
        })?;
        if inside && file.data.is_some() {
            bail!(
                "{} lies in the data folder and cannot name another: take `data` out, or name the file with --config",
                path.display()
            );
        }
        let mut settings = Self { command, file: Some(path), from_file: Vec::new() };
        for (of, name, value) in file.given() {
            settings.take(of, name, value);
        }
        Ok(settings)
    }

    /// Makes a value the default of its flag.
    fn take(&mut self, of: Option<&'static str>, name: &'static str, value: OsString) {
        let default = |arg: Arg| arg.default_value(clap::builder::OsStr::from(value));
        let command = std::mem::take(&mut self.command);
        self.command = match of {
            None => command.mut_arg(id(name), default),
            Some(sub) => command.mut_subcommand(sub, |sub| sub.mut_arg(id(name), default)),
        };
        self.from_file.push(full(of, name));
    }

    /// The command line as it holds with the file.
    ///
    /// # Errors
    /// When a value of the file is not one the flag takes.
    pub fn command_line(&self, arguments: &[OsString]) -> anyhow::Result<Cli> {
        let matches = self.matches(arguments)?;
        Ok(Cli::from_arg_matches(&matches)?)
    }

    fn matches(&self, arguments: &[OsString]) -> anyhow::Result<ArgMatches> {
        self.command.clone().try_get_matches_from(arguments).map_err(|error| {
            let file = self.file.as_deref().unwrap_or(Path::new(NAME));
            anyhow::anyhow!("with the settings in {}: {error}", file.display())
        })
    }

    /// The file the settings came from.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Every setting, what it is, and where it comes from.
    ///
    /// # Errors
    /// As [`Settings::command_line`].
    pub fn all(&self, arguments: &[OsString]) -> anyhow::Result<Vec<Setting>> {
        let mut all = self.of(None, &self.command, &self.matches(arguments)?);
        let program = arguments.first().cloned().unwrap_or_else(|| "anji".into());
        let serving = self.matches(&[program, SERVE.into()])?;
        if let (Some(command), Some(matches)) = (self.command.find_subcommand(SERVE), serving.subcommand_matches(SERVE))
        {
            all.extend(self.of(Some(SERVE), command, matches));
        }
        Ok(all)
    }

    fn of(&self, sub: Option<&'static str>, command: &Command, matches: &ArgMatches) -> Vec<Setting> {
        let settings = command.get_arguments().filter_map(|arg| {
            let variable = arg.get_env()?.to_string_lossy().into_owned();
            let name = full(sub, arg.get_long()?);
            let id = arg.get_id().as_str();
            let from = match matches.value_source(id) {
                Some(ValueSource::CommandLine) => "flag",
                Some(ValueSource::EnvVariable) => "variable",
                _ if self.from_file.contains(&name) => "file",
                _ => "default",
            };
            let values = matches.get_raw(id).into_iter().flatten().map(|value| shown(&value.to_string_lossy()));
            let value = Some(values.collect::<Vec<_>>().join(",")).filter(|value| !value.is_empty());
            Some(Setting { name, value, from, variable })
        });
        settings.collect()
    }
}

/// `anji settings`
pub fn show(settings: &Settings, arguments: &[OsString], json: bool) -> anyhow::Result<()> {
    let all = settings.all(arguments)?;
    output::show(json, &all, |all| {
        let from = |setting: &Setting| match setting.from {
            "flag" => "命令行 flag".to_owned(),
            "variable" => format!("环境变量 {}", setting.variable),
            "file" => format!("文件 {}", settings.file().unwrap_or(Path::new(NAME)).display()),
            _ => "默认 default".to_owned(),
        };
        let rows: Vec<Vec<String>> = all
            .iter()
            .map(|setting| {
                vec![setting.name.clone(), setting.value.clone().unwrap_or_else(|| "—".into()), from(setting)]
            })
            .collect();
        output::table(&["设置 setting", "值 value", "来自 from"], &rows)
    })
}

/// The name of a setting as people read it.
fn full(sub: Option<&str>, name: &str) -> String {
    sub.map_or_else(|| name.to_owned(), |sub| format!("{sub}.{name}"))
}

/// The id under which clap keeps a flag: the field's name.
fn id(flag: &str) -> String {
    if flag == "as" { "act_as".into() } else { flag.replace('-', "_") }
}

/// A value without the password of an address.
fn shown(value: &str) -> String {
    let Some((scheme, rest)) = value.split_once("://") else { return value.to_owned() };
    let Some((user, host)) = rest.rsplit_once('@') else { return value.to_owned() };
    match user.split_once(':') {
        Some((user, _)) => format!("{scheme}://{user}:***@{host}"),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(words: &[&str]) -> Vec<OsString> {
        std::iter::once("anji").chain(words.iter().copied()).map(OsString::from).collect()
    }

    /// A file named on the command line, with the arguments after it.
    fn with_file(text: &str, words: &[&str]) -> anyhow::Result<(Settings, Vec<OsString>)> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.toml");
        std::fs::write(&path, text).unwrap();
        let words: Vec<&str> = ["--config", path.to_str().unwrap()].into_iter().chain(words.iter().copied()).collect();
        let arguments = arguments(&words);
        Ok((Settings::read(&arguments)?, arguments))
    }

    const ALL: &str = r#"
        data = "/srv/anji"
        store = "postgres://anji_app:secret@db.example/anji"
        store-owner = "postgres://anji_owner@db.example/anji"
        institution = "north-bank"
        as = "li"
        log = "info"
        [serve]
        listen = "127.0.0.1:9000"
        public-url = "https://anji.example.org"
        requests-per-second = 7
        webhooks-to-private-networks = true
        webhook-hosts = ["core.example.org", "crm.example.org"]
        feeds-from-private-networks = true
        feed-hosts = ["data.example.org"]
        closed-docs = true
        closed-metrics = true
    "#;

    #[test]
    fn every_setting_can_stand_in_the_file() {
        let (settings, arguments) = with_file(ALL, &["settings"]).unwrap();
        let all = settings.all(&arguments).unwrap();
        let missing: Vec<&str> = all
            .iter()
            .filter(|setting| setting.from != "file" && setting.name != "config")
            .map(|setting| setting.name.as_str())
            .collect();
        assert!(missing.is_empty(), "not in the file's form: {missing:?}");
        assert!(all.iter().all(|setting| !setting.value.as_deref().unwrap_or_default().contains("secret")), "{all:?}");
    }

    #[test]
    fn the_example_names_every_setting() {
        let example = include_str!("../../../packaging/anji.toml.example");
        let lines = example.lines().map(|line| match line.strip_prefix('#') {
            Some(setting) if !setting.starts_with(' ') => setting,
            _ => line,
        });
        let (settings, arguments) = with_file(&lines.collect::<Vec<_>>().join("\n"), &["settings"]).unwrap();
        let missing: Vec<String> = settings
            .all(&arguments)
            .unwrap()
            .into_iter()
            .filter(|setting| setting.from != "file" && setting.name != "config")
            .map(|setting| setting.name)
            .collect();
        assert!(missing.is_empty(), "not in the example: {missing:?}");
    }

    #[test]
    fn a_flag_wins_over_the_file() {
        let (settings, arguments) =
            with_file(ALL, &["--institution", "south-bank", "serve", "--listen", "[::1]:1"]).unwrap();
        let cli = settings.command_line(&arguments).unwrap();
        assert_eq!(cli.shared.institution.as_deref(), Some("south-bank"));
        assert_eq!(cli.shared.data, Path::new("/srv/anji"));
        let crate::cli::Command::Serve(serve) = cli.command else { panic!("serve was asked for") };
        assert_eq!((serve.listen.as_str(), serve.requests_per_second), ("[::1]:1", Some(7)));
        assert!(serve.webhooks_to_private_networks && serve.closed_docs && serve.closed_metrics);
        assert_eq!(serve.webhook_hosts, ["core.example.org", "crm.example.org"]);
    }

    #[test]
    fn a_file_in_the_data_folder_is_found_and_cannot_name_another_folder() {
        let folder = tempfile::tempdir().unwrap();
        let arguments = arguments(&["--data", folder.path().to_str().unwrap(), "summary"]);
        let institution = |settings: &Settings| settings.command_line(&arguments).unwrap().shared.institution;
        assert_eq!(institution(&Settings::read(&arguments).unwrap()), None);
        std::fs::write(folder.path().join(NAME), "institution = \"north-bank\"").unwrap();
        assert_eq!(institution(&Settings::read(&arguments).unwrap()).as_deref(), Some("north-bank"));
        std::fs::write(folder.path().join(NAME), "data = \"elsewhere\"").unwrap();
        assert!(Settings::read(&arguments).is_err());
    }

    #[test]
    fn a_mistake_in_the_file_is_named_with_its_place() {
        for (text, said) in [
            ("instituton = \"x\"", "instituton"),
            ("[serve]\nlisten = 8620", "listen = 8620"),
            ("[serve]\nrequests-per-second = -1", "-1"),
            ("institution = ", "line 1"),
        ] {
            let error = with_file(text, &["summary"]).map(|_| ()).unwrap_err().to_string();
            assert!(error.contains(said) && error.contains("my.toml"), "{text}: {error}");
        }
        let gone = Settings::read(&arguments(&["--config", "/nowhere/anji.toml", "summary"])).map(|_| ()).unwrap_err();
        assert!(gone.to_string().contains("/nowhere/anji.toml"), "{gone}");
    }

    #[test]
    fn passwords_are_not_shown() {
        for (value, seen) in [
            ("postgres://a:b@h/d", "postgres://a:***@h/d"),
            ("postgres://a@h/d", "postgres://a@h/d"),
            ("postgres://a:b@c@h/d", "postgres://a:***@h/d"),
            ("127.0.0.1:8620", "127.0.0.1:8620"),
        ] {
            assert_eq!(shown(value), seen);
        }
    }
}
