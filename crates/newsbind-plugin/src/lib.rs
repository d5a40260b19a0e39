//! For authors of newsbind plugins: an exporter of your own as a shared library.
//!
//! An author writes the options, the same [`Exporter`] that built-in formats implement, and one
//! line for the library. There is no `unsafe` to write, and no dependency but this crate.
//!
//! ```
//! use newsbind_plugin::{Assets, ExportError, Exporter, Issue, Output, export_plugin, options};
//!
//! options! {
//!     /// One headline a line.
//!     pub struct Headlines {
//!         /// Number the headlines.
//!         numbered: bool = true,
//!     }
//! }
//!
//! impl Exporter for Headlines {
//!     fn export(&self, issue: &Issue, _: &dyn Assets, out: &mut dyn Output) -> Result<(), ExportError> {
//!         let mut file = out.open(&format!("{}.txt", issue.id), "text/plain")?;
//!         for (number, article) in (1..).zip(issue.articles()) {
//!             let headline = article.headline.as_deref().unwrap_or("-");
//!             if self.numbered { writeln!(file, "{number}. {headline}")? } else { writeln!(file, "{headline}")? }
//!         }
//!         Ok(())
//!     }
//! }
//!
//! export_plugin!("headlines" => Headlines);
//!
//! // A test runs the library as newsbind does, without newsbind.
//! use newsbind_plugin::trial::Trial;
//! let out = Trial { options: r#"{"numbered": false}"#, ..Trial::default() }.run(newsbind_exporter_v1)?;
//! assert!(out.files["sample-issue.txt"].bytes.starts_with(b"Harbour reopens"));
//! # Ok::<(), String>(())
//! ```
//!
//! A panic anywhere in the exporter becomes an error that names file and line; it costs this output
//! only. `newsbind plugin check` runs a library through everything that can be known of it.

pub mod abi;
mod desk;
mod issue;
pub mod json;
mod library;
mod options;
#[cfg(feature = "sources")]
pub mod sources;
pub mod trial;

pub use newsbind_core::*;

pub use crate::options::{Described, Options};

/// What the macros write out; nothing to be called by hand.
#[doc(hidden)]
pub mod written {
    pub use crate::library::{Format, Formats, Package, Table, table};
    pub use crate::options::{property, unknown_key, wrong_value};
}

/// The C header, which is the contract.
pub const HEADER: &str = include_str!("../include/newsbind_exporter.h");
/// A reader of JSON in one header, for plugins in C.
pub const JSON_HEADER: &str = include_str!("../include/newsbind_json.h");

/// Makes the library's one symbol: `export_plugin!("FORMAT" => EXPORTER)`, or several of them with
/// commas between.
///
/// Each exporter has [`Options`]. The plugin has the name of its first format; its version,
/// description, licence and homepage are those of the package. The issue comes without sources
/// (where on which page a text stood), which makes it several times smaller; `export_plugin!(with
/// sources: "FORMAT" => EXPORTER)` asks for them.
#[macro_export]
macro_rules! export_plugin {
    (with sources: $($formats:tt)+) => { $crate::export_plugin!(@ true; $($formats)+); };
    ($format:literal $($formats:tt)+) => { $crate::export_plugin!(@ false; $format $($formats)+); };
    (@ $sources:literal; $($format:literal => $exporter:ty),+ $(,)?) => {
        /// The formats of this library.
        struct NewsbindFormats;

        impl $crate::written::Formats for NewsbindFormats {
            const PACKAGE: $crate::written::Package = $crate::written::Package {
                version: ::core::env!("CARGO_PKG_VERSION"),
                description: ::core::env!("CARGO_PKG_DESCRIPTION"),
                license: ::core::env!("CARGO_PKG_LICENSE"),
                homepage: ::core::env!("CARGO_PKG_HOMEPAGE"),
            };
            const SOURCES: bool = $sources;
            const LIST: &'static [$crate::written::Format] = &[$($crate::written::Format::of::<$exporter>($format)),+];
        }

        /// What newsbind asks the library for.
        #[allow(unsafe_code, reason = "the symbol has to have the name that newsbind looks for")]
        #[unsafe(no_mangle)]
        pub extern "C" fn newsbind_exporter_v1() -> *const $crate::abi::Exporter {
            static TABLE: ::std::sync::OnceLock<$crate::written::Table> = ::std::sync::OnceLock::new();
            TABLE.get_or_init($crate::written::table::<NewsbindFormats>).pointer()
        }
    };
}
