//! A plugin: a library that was looked at and has said what it is.

use std::path::Path;
use std::time::Duration;

use newsbind_core::MemoryAssets;
use newsbind_plugin::abi::{Status, status};

use crate::broken::Broken;
use crate::child::{Request, Task};
use crate::desk::{Desk, Hearing};
use crate::fault::{Fault, PluginError, Stage};
use crate::library::Loaded;
use crate::look::{Library, look};
use crate::manifest::Manifest;
use crate::{pin, session};

/// How a plugin is run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// What stands between it and newsbind.
    pub isolation: Isolation,
    /// How long a call may take.
    pub timeout: Duration,
    /// Bytes of memory that it may take.
    pub memory: u64,
    /// Bytes that it may write for one issue.
    pub output: u64,
    /// SHA-256 that its file has to have, in hexadecimal digits.
    pub sha256: Option<String>,
    /// Hand on what it says for its author, too.
    pub talkative: bool,
}

/// What stands between a plugin and newsbind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Isolation {
    /// A process of its own that can reach neither files nor the network (Linux, Landlock).
    Sandbox,
    /// A process of its own.
    #[default]
    Process,
    /// Nothing: for debuggers. What it does wrong takes newsbind down.
    None,
}

impl Default for Settings {
    /// A process, two minutes, 2 GiB of memory, 1 GiB of output.
    fn default() -> Self {
        Self {
            isolation: Isolation::default(),
            timeout: Duration::from_secs(120),
            memory: 2 << 30,
            output: 1 << 30,
            sha256: None,
            talkative: false,
        }
    }
}

/// The longest that loading a library and judging options may take, whatever its `timeout` is.
const LOADING: Duration = Duration::from_secs(10);

/// A library that was looked at and has said what it is.
#[derive(Clone, Debug)]
pub struct Plugin {
    /// What the configuration calls it.
    pub name: String,
    /// The file.
    pub library: Library,
    /// What it says of itself.
    pub manifest: Manifest,
    pub(crate) settings: Settings,
    /// The library, where it is run in this process.
    pub(crate) here: Option<Loaded>,
}

/// What came of a question.
pub(crate) struct Answer {
    pub(crate) result: Result<Status, Fault>,
    pub(crate) last_words: String,
}

impl Plugin {
    /// Looks at a library, and has it say what it is.
    ///
    /// # Errors
    /// If it is no plugin for this newsbind, is not what was pinned, or cannot be loaded.
    pub fn open(name: &str, path: &Path, settings: Settings) -> Result<Self, PluginError> {
        let library = look(path).map_err(|fault| fault.of(name))?;
        if let Some(pinned) = settings.sha256.as_deref()
            && !pinned.eq_ignore_ascii_case(&library.sha256)
        {
            return Err(pin::differs(&library.sha256, pinned).of(name));
        }
        let here = match settings.isolation {
            Isolation::None => {
                Some(load_here(&library, &settings).map_err(|fault| fault.of(name))?)
            }
            Isolation::Sandbox | Isolation::Process => None,
        };
        let manifest = Manifest::default();
        let plugin = Self { name: name.to_owned(), library, manifest, settings, here };
        let manifest = plugin.describe()?;
        Ok(Self { manifest, ..plugin })
    }

    /// How it is run.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    fn describe(&self) -> Result<Manifest, PluginError> {
        let manifest = if let Some(library) = &self.here {
            Manifest::read(library.manifest())
        } else {
            let (request, timeout) = self.request(Task::Describe, (String::new(), "{}".to_owned()));
            let none = MemoryAssets::default();
            let ended = session::run(&request, Vec::new(), timeout, &mut Hearing::new(&none));
            let bytes = ended.manifest.unwrap_or_default();
            if let Err(broken) = ended.result {
                let fault = broken.fault(false, Stage::Load, timeout, &ended.last_words);
                let last_words = if bytes.is_empty() { ended.last_words } else { String::new() };
                return Err(PluginError { last_words, ..fault.of(&self.name) });
            }
            Manifest::read(&bytes)
        };
        manifest.map_err(|fault| fault.of(&self.name))
    }

    /// Asks it in a child.
    pub(crate) fn ask_child(
        &self,
        task: Task,
        question: (String, String),
        issue: Vec<u8>,
        desk: &mut dyn Desk,
    ) -> Answer {
        let (request, timeout) = self.request(task, question);
        let ended = session::run(&request, issue, timeout, desk);
        let stage = if task == Task::Check { Stage::Options } else { Stage::Export };
        let loaded = ended.manifest.is_some();
        let result = match ended.result {
            Ok(status) => Ok(status),
            Err(Broken::Stopped) => Ok(status::CANCELLED),
            Err(broken) => Err(broken.fault(loaded, stage, timeout, &ended.last_words)),
        };
        Answer { result, last_words: ended.last_words }
    }

    fn request(&self, task: Task, (format, options): (String, String)) -> (Request, Duration) {
        let Settings { timeout, memory, isolation, ref sha256, .. } = self.settings;
        let request = Request {
            task,
            library: self.library.path.clone().into_os_string(),
            sha256: sha256.clone(),
            memory,
            sandbox: isolation == Isolation::Sandbox,
            format,
            options,
        };
        (request, if task == Task::Export { timeout } else { timeout.min(LOADING) })
    }
}

/// Loads a library into this process, and where it is pinned, the very bytes that were compared.
fn load_here(library: &Library, settings: &Settings) -> Result<Loaded, Fault> {
    let Some(sha256) = &settings.sha256 else { return Loaded::load(&library.path) };
    let pinned = pin::take(&library.path, sha256)?;
    let loaded = Loaded::load(&pinned.path)?;
    // The bytes are held as long as the library: another file under the same number would be taken
    // for what is loaded already.
    std::mem::forget(pinned);
    Ok(loaded)
}
