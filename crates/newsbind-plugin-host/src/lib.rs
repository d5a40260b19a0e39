//! Loads newsbind's plugins, so that nothing one does can hurt another output.
//!
//! [`Plugin::open`] looks at a library without running any of its code, then has a child process
//! load it and say what it is. A [`PluginExporter`] is a format of it with options that the plugin
//! has judged: an [`Exporter`](newsbind_core::Exporter) like any other, which runs each export in a
//! child of its own, with limits of time, memory and output. The child is this very program, so its
//! `main` begins with [`serve_if_asked`].
//!
//! ```
//! let missing = newsbind_plugin_host::look("libnewsbind_poem.so".as_ref()).unwrap_err();
//! assert_eq!(missing.cause, "there is no file `libnewsbind_poem.so`");
//! ```
//!
//! ```no_run
//! use std::path::Path;
//! use std::sync::Arc;
//!
//! use newsbind_plugin_host::{Plugin, PluginExporter, Settings};
//!
//! newsbind_plugin_host::serve_if_asked();
//! let plugin = Plugin::open("markdown", Path::new("libnewsbind_markdown.so"), Settings::default())?;
//! let options = serde_json::json!({ "front_matter": true });
//! let assets = newsbind_core::MemoryAssets::default();
//! let exporter = PluginExporter::new(Arc::new(plugin), "markdown", &options, &assets)?;
//! # Ok::<(), newsbind_plugin_host::PluginError>(())
//! ```

#![allow(
    clippy::disallowed_methods,
    reason = "the host opens libraries and starts processes, which have limits of time"
)]

mod broken;
mod callbacks;
mod child;
mod confine;
mod desk;
mod export;
mod fault;
mod frame;
mod library;
mod look;
mod manifest;
mod pin;
mod plugin;
mod session;
#[cfg(unix)]
mod supervisor;

pub use crate::export::PluginExporter;
#[doc(hidden)]
pub use crate::export::replay;
pub use crate::fault::{Fault, PluginError, Stage};
pub use crate::look::{Library, look};
pub use crate::manifest::{Format, Manifest};
pub use crate::plugin::{Isolation, Plugin, Settings};

/// Becomes the child of a host, where this process was started as one, and then does not return.
/// It has to come first in `main`, while there is one thread only.
pub fn serve_if_asked() {
    if std::env::args_os().nth(1).is_some_and(|argument| argument == session::COMMAND) {
        #[cfg(unix)]
        supervisor::supervise();
        #[cfg(not(unix))]
        child::serve();
    }
}
