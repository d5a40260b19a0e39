//! The style sheets of a book: the built-in one, and an own one.

use newsbind_core::{Assets, ExportError, Output};

use crate::package::Package;
use crate::{CssMode, Epub, Writing};

const BUILT_IN: &str = include_str!("style.css");
const VERTICAL: &str = include_str!("vertical.css");

/// The style sheets that a book takes along.
pub(crate) struct Styles {
    built_in: Option<String>,
    own: Option<String>,
}

/// The style sheets that the options ask for.
pub(crate) fn sheets(
    options: &Epub,
    writing: Writing,
    assets: &dyn Assets,
    out: &mut dyn Output,
) -> Result<Styles, ExportError> {
    let own = match &options.css {
        Some(name) => Some(read(name, assets, out)?),
        None => None,
    };
    let replaced = own.is_some() && options.css_mode == CssMode::Replace;
    let vertical = if writing == Writing::Vertical { VERTICAL } else { "" };
    let built_in = (!replaced).then(|| format!("{BUILT_IN}{vertical}"));
    Ok(Styles { built_in, own })
}

/// An own style sheet.
///
/// # Errors
/// If there is none of that name, or it is no text.
pub(crate) fn open(name: &str, assets: &dyn Assets) -> Result<String, ExportError> {
    String::from_utf8(assets.read(name)?).map_err(|_| {
        ExportError::Refused(format!("`{name}` is no text in UTF-8; save the style sheet as UTF-8"))
    })
}

fn read(name: &str, assets: &dyn Assets, out: &mut dyn Output) -> Result<String, ExportError> {
    let css = open(name, assets)?;
    if css.contains("url(") || css.contains("@import") {
        out.warn(&format!("`{name}` names other files, which are not taken along"));
    }
    Ok(css)
}

impl Styles {
    /// Their names, in the order in which documents link to them. The first is called as
    /// epub-builder's navigation document has it.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        match (&self.built_in, &self.own) {
            (Some(_), Some(_)) => vec!["stylesheet.css", "own.css"],
            _ => vec!["stylesheet.css"],
        }
    }

    /// Puts them into the package.
    pub(crate) fn place(&self, package: &mut Package) -> Result<(), ExportError> {
        match (&self.built_in, &self.own) {
            (Some(built_in), Some(own)) => {
                package.set_stylesheet(built_in)?;
                package.add_resource("own.css", own.as_bytes(), "text/css")
            }
            (Some(css), None) | (None, Some(css)) => package.set_stylesheet(css),
            (None, None) => Ok(()),
        }
    }
}
