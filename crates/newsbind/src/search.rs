//! Where the libraries of plugins are looked for, and what is wrong about the place.

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

/// Where libraries are looked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Search {
    /// The configuration's folder, where paths begin.
    pub(crate) folder: PathBuf,
    /// Whether the person named the configuration, or the plugin, themselves.
    pub(crate) trusted: bool,
}

/// A library that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Located {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Others of the same name, which are not taken.
    pub(crate) others: Vec<PathBuf>,
}

impl Search {
    /// A library at a path of the configuration.
    pub(crate) fn at(&self, path: &Path) -> Located {
        Located { path: complete(&self.folder.join(path)), others: Vec::new() }
    }

    /// The first library of a plugin's name.
    pub(crate) fn find(&self, name: &str) -> Option<Located> {
        let is_plain = !name.is_empty() && !name.contains(['/', '\\', '.']);
        let files = file_names(name);
        let folders = self.folders();
        let paths = folders.iter().flat_map(|folder| files.iter().map(|file| folder.join(file)));
        let mut found = paths.filter(|path| is_plain && path.is_file());
        Some(Located { path: found.next()?, others: found.collect() })
    }

    /// The folders, in order: those of NEWSBIND_PLUGIN_PATH, then the user's. The first count only
    /// where the person said what to load; a relative one never does, since it means another folder
    /// anywhere.
    pub(crate) fn folders(&self) -> Vec<PathBuf> {
        let named = std::env::var_os("NEWSBIND_PLUGIN_PATH").filter(|_| self.trusted);
        let named = named.iter().flat_map(|paths| std::env::split_paths(paths));
        named.filter(|path| path.is_absolute()).chain(data_folder()).collect()
    }

    /// What to do where no library of a name is found.
    pub(crate) fn way_out(&self, name: &str) -> String {
        let file = &file_names(name)[0];
        let into = data_folder()
            .map_or_else(String::new, |folder| format!(" into `{}`", folder.display()));
        format!("state its `path` in `[plugin.{name}]`, or put `{file}`{into}")
    }
}

impl Located {
    /// What a person should look at before the library is loaded.
    pub(crate) fn warnings(&self) -> Vec<String> {
        let path = self.path.display();
        let mut warnings: Vec<String> = self
            .others
            .iter()
            .map(|other| {
                format!(
                    "there are two plugins of one name: `{path}` is taken, not `{}`",
                    other.display()
                )
            })
            .collect();
        let folder = self.path.parent().unwrap_or(Path::new(""));
        warnings.extend(
            [self.path.as_path(), folder].into_iter().filter(|path| others_may_write(path)).map(
                |path| {
                    format!(
                        "others may write `{}`, from which code is loaded; `chmod o-w` it",
                        path.display()
                    )
                },
            ),
        );
        warnings
    }
}

/// The user's own plugins: `~/.local/share/newsbind/plugins`, or as the system has it.
pub(crate) fn data_folder() -> Option<PathBuf> {
    let folder = etcetera::choose_base_strategy().ok()?.data_dir();
    Some(folder.join("newsbind").join("plugins")).filter(|folder| folder.is_absolute())
}

/// The names that a plugin's library may have.
fn file_names(name: &str) -> [String; 2] {
    let name = name.replace('-', "_");
    [format!("{DLL_PREFIX}newsbind_{name}{DLL_SUFFIX}"), format!("{DLL_PREFIX}{name}{DLL_SUFFIX}")]
}

/// A path as the system calls libraries, where there is no file of the path itself.
fn complete(path: &Path) -> PathBuf {
    let Some(name) = path.file_name().filter(|_| !path.exists()) else { return path.to_owned() };
    let completed =
        path.with_file_name(format!("{DLL_PREFIX}{}{DLL_SUFFIX}", name.to_string_lossy()));
    if completed.exists() { completed } else { path.to_owned() }
}

/// Whether anybody may write a file, or take away what is in a folder (one that is sticky keeps
/// everybody's files their own).
#[cfg(unix)]
fn others_may_write(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|data| {
        let mode = data.permissions().mode();
        mode & 0o002 != 0 && (data.is_file() || mode & 0o1000 == 0)
    })
}

#[cfg(not(unix))]
fn others_may_write(_: &Path) -> bool {
    false
}
