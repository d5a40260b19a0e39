//! The plugins that a configuration names: where each is found, and its formats as outputs.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use newsbind_plugin_host::{Isolation, Plugin, PluginError, PluginExporter, Settings, Stage};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::assets::Files;
use crate::diagnostic::{Diagnostic, suggestion};
use crate::outputs::Output;
use crate::places::Places;
use crate::quantity::{Size, Time};
use crate::search::{Located, Search};

/// A table `[plugin.NAME]`: where a plugin is, and its limits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Table {
    /// The library, relative to this file. `lib` before the name and `.so`, `.dylib` or `.dll`
    /// after it may be left out. Without a path it is looked for in NEWSBIND_PLUGIN_PATH and in the
    /// user's data folder.
    pub(crate) path: Option<PathBuf>,
    /// The SHA-256 that the library has to have, by system (`linux-x86_64`, `macos-aarch64` …).
    pub(crate) sha256: BTreeMap<String, String>,
    /// What stands between the plugin and newsbind: "process", "sandbox" (Linux: neither files nor
    /// network), or "none", for debuggers.
    pub(crate) isolation: Isolated,
    /// How long an export may take, such as "120s" or "5min".
    #[schemars(with = "Option<String>")]
    pub(crate) timeout: Option<Time>,
    /// How much memory it may take, such as "2GiB".
    #[schemars(with = "Option<String>")]
    pub(crate) memory: Option<Size>,
    /// How much it may write for one issue, such as "1GiB".
    #[schemars(with = "Option<String>")]
    pub(crate) output: Option<Size>,
}

/// What stands between a plugin and newsbind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Isolated {
    /// A process of its own.
    #[default]
    Process,
    /// And neither files nor network.
    Sandbox,
    /// Nothing.
    None,
}

/// The plugins of a configuration.
#[derive(Debug, Default)]
pub(crate) struct Plugins {
    /// The tables by name, each with its place.
    pub(crate) tables: BTreeMap<String, (Table, Range<usize>)>,
    /// Where libraries are looked for.
    pub(crate) search: Search,
}

/// An output in a format of a plugin, before the plugin was asked.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    /// The name of its table.
    pub(crate) name: String,
    /// The plugin, or `plugin/format`.
    pub(crate) format: String,
    /// Where its parts stand in the configuration.
    pub(crate) places: Places,
    /// Its options.
    pub(crate) options: serde_json::Value,
    /// The texts of its options.
    pub(crate) texts: std::collections::BTreeSet<String>,
}

impl Plugins {
    /// Those that a person names on the command line, without a configuration.
    pub(crate) fn typed() -> Self {
        let search = Search { trusted: true, ..Search::default() };
        Self { search, ..Self::default() }
    }

    /// Whether a format may be a plugin's: it has a table, or a library of its name is there.
    pub(crate) fn know(&self, format: &str) -> bool {
        let name = plugin_of(format);
        self.tables.contains_key(name) || self.search.find(name).is_some()
    }

    /// Opens a plugin by the name of its table, or of its library; says what a person should look
    /// at.
    pub(crate) fn open(
        &self,
        name: &str,
        warnings: &mut Vec<String>,
    ) -> Result<Plugin, Diagnostic> {
        self.open_with(name, self.settings(name), warnings)
    }

    /// Opens a plugin that is run in another way than its table says.
    pub(crate) fn open_with(
        &self,
        name: &str,
        settings: Settings,
        warnings: &mut Vec<String>,
    ) -> Result<Plugin, Diagnostic> {
        let found = self.find(name)?;
        warnings.extend(found.warnings());
        Plugin::open(name, &found.path, settings).map_err(|error| self.diagnostic(&error))
    }

    /// Opens the plugin of an output and has it judge the options.
    pub(crate) fn output(
        &self,
        order: Order,
        warnings: &mut Vec<String>,
    ) -> Result<Output, Diagnostic> {
        let name = plugin_of(&order.format);
        let plugin = self.open(name, warnings).map_err(|wrong| at(wrong, &order.places.format))?;
        let format = order.format.split_once('/').map_or("", |(_, format)| format);
        let options = known_options(&plugin, format);
        // Where the library or an option changes, the output is made again.
        let identity = format!("{} {} {}", order.format, order.options, plugin.library.sha256);
        let folder = &self.search.folder;
        let files = Files::new(folder, folder, &order.texts);
        let exporter = PluginExporter::new(Arc::new(plugin), format, &order.options, &files)
            .map_err(|error| refused(&error, &order, &options))?;
        let Order { name, format, texts, .. } = order;
        let (ending, exporter) = (exporter.extension().to_lowercase(), Box::new(exporter));
        Ok(Output { name, format, ending, exporter, binder: None, bind: None, texts, identity })
    }

    /// The library of a plugin, if this configuration may name it.
    fn find(&self, name: &str) -> Result<Located, Diagnostic> {
        let (table, place) = match self.tables.get(name) {
            Some((table, place)) => (Some(table), place.clone()),
            None => (None, 0..0),
        };
        let path = table.and_then(|table| table.path.as_ref());
        match path {
            Some(path) if self.search.trusted => Ok(self.search.at(path)),
            Some(_) => Err(Diagnostic::new(
                place,
                format!("plugin `{name}` is not loaded: this configuration was not named"),
                "if you trust it, name it: `newsbind -c config.toml`",
            )),
            None => self.search.find(name).ok_or_else(|| {
                let message = format!("plugin `{name}` cannot be found");
                Diagnostic::new(place, message, self.search.way_out(name))
            }),
        }
    }

    /// How a plugin is run.
    pub(crate) fn settings(&self, name: &str) -> Settings {
        let usual = Settings::default();
        let Some((table, _)) = self.tables.get(name) else { return usual };
        Settings {
            isolation: match table.isolation {
                Isolated::Process => Isolation::Process,
                Isolated::Sandbox => Isolation::Sandbox,
                Isolated::None => Isolation::None,
            },
            timeout: table.timeout.map_or(usual.timeout, |time| time.0),
            memory: table.memory.map_or(usual.memory, |size| size.0),
            output: table.output.map_or(usual.output, |size| size.0),
            sha256: table.sha256.get(&system()).cloned(),
            ..usual
        }
    }

    fn diagnostic(&self, error: &PluginError) -> Diagnostic {
        let place = self.tables.get(&error.plugin).map_or(0..0, |(_, place)| place.clone());
        in_words(error, place)
    }
}

/// `linux-x86_64`, as pins name the system.
pub(crate) fn system() -> String {
    format!("{}-{}", std::env::consts::OS, std::env::consts::ARCH)
}

/// The plugin of a format: `feeds` of `feeds/rss`.
fn plugin_of(format: &str) -> &str {
    format.split_once('/').map_or(format, |(plugin, _)| plugin)
}

/// The names of a format's options, as its schema has them.
fn known_options(plugin: &Plugin, format: &str) -> Vec<String> {
    let format = plugin.manifest.format(format);
    let properties = format.and_then(|format| format.options.get("properties")?.as_object());
    properties.into_iter().flat_map(|properties| properties.keys().cloned()).collect()
}

/// A place where there was none.
fn at(wrong: Diagnostic, place: &Range<usize>) -> Diagnostic {
    match wrong.span.is_empty() {
        true => Diagnostic { span: place.clone(), ..wrong },
        false => wrong,
    }
}

/// An error without its way out, which stands at the place.
fn in_words(error: &PluginError, place: Range<usize>) -> Diagnostic {
    let mut bare = error.clone();
    let way_out = std::mem::take(&mut bare.fault.way_out);
    Diagnostic::new(place, bare.to_string(), way_out)
}

/// Options that a plugin does not take, shown at the key that it names, or at its value.
fn refused(error: &PluginError, order: &Order, known: &[String]) -> Diagnostic {
    if error.fault.stage != Stage::Options {
        return in_words(error, order.places.format.clone());
    }
    let named = error.fault.cause.split('`').nth(1).unwrap_or_default();
    if !error.fault.cause.starts_with("unknown key") {
        return in_words(error, order.places.value(named));
    }
    let wrong = in_words(error, order.places.key(named));
    if known.is_empty() {
        return wrong;
    }
    let mut known: Vec<&str> = known.iter().map(String::as_str).collect();
    known.push("format");
    known.sort_unstable();
    Diagnostic { way_out: suggestion(named, &known), ..wrong }
}

/// Whether what was typed is the path of a library, and not the name of a plugin.
pub(crate) fn is_path(typed: &str) -> bool {
    typed.ends_with(std::env::consts::DLL_SUFFIX)
        || typed.starts_with(['.', '/'])
        || typed.contains('\\')
        || Path::new(typed).is_file()
}
