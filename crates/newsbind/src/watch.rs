//! Watching: what has changed is made again, until the person has had enough.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::arguments::Convert;
use crate::config;
use crate::convert::convert;
use crate::interrupt::{self, is_interrupted};
use crate::report::{Failure, Outcome, Report};

/// How long nothing may change before work begins: an editor writes a file in several steps.
const QUIET: Duration = Duration::from_millis(200);

/// A folder that is watched.
struct Place {
    folder: PathBuf,
    mode: RecursiveMode,
}

/// What is watched, and which changes there count.
struct Seen {
    places: Vec<Place>,
    /// The configuration, and inputs that are files.
    files: Vec<PathBuf>,
    /// Endings of files that are read in the folders.
    endings: Vec<OsString>,
    /// The folder that is written to.
    out: PathBuf,
    /// Nothing is named to be converted, neither by the person nor by a configuration.
    is_idle: bool,
}

/// Endings of what is read in a folder of pages, beside an input or beside a configuration: pages,
/// documents, sidecars, style sheets, fonts, pictures and plugins. Whatever else changes there, a
/// log of this very run, say, is none of our business.
const READ: [&str; 17] = [
    "txt", "json", "toml", "css", "ttf", "otf", "ttc", "otc", "png", "jpg", "jpeg", "gif", "webp",
    "svg", "so", "dll", "dylib",
];

/// Converts, and again whenever an input, a sidecar or the configuration changes.
pub(crate) fn watch(wanted: &Convert, report: &Report) -> Result<Outcome, Failure> {
    if wanted.out.as_deref() == Some(Path::new("-")) {
        return Err(Failure::new("`watch` writes to a folder; name one with `-o`"));
    }
    interrupt::watch();
    let (sender, changes) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if let Ok(event) = event {
            // Once nobody waits any more, the program ends.
            let _ = sender.send(event);
        }
    })
    .map_err(|error| refused(&error))?;
    // What was asked to be made again is so once, not at every change.
    let mut once = wanted.clone();
    loop {
        let seen = Seen::of(&once, report);
        follow(&mut watcher, &seen.places)?;
        match convert(&once, report) {
            Ok(Outcome::Interrupted) => return Ok(Outcome::Interrupted),
            Ok(_) => {}
            Err(failure) if seen.is_idle => return Err(failure),
            Err(failure) => failure.tell(report),
        }
        once.force = false;
        report.note("waiting for changes; Ctrl-C ends");
        if !wait(&changes, &seen) {
            return Ok(Outcome::Done);
        }
    }
}

fn refused(error: &notify::Error) -> Failure {
    Failure::new(format!("cannot watch: {error}"))
}

impl Seen {
    fn of(convert: &Convert, report: &Report) -> Self {
        let reading = &convert.reading;
        // What is wrong with the configuration is told by the conversion.
        let config =
            config::find(reading.config.as_deref(), None, report.color).unwrap_or_default();
        let (base, paths) = match reading.paths.as_slice() {
            [] => (config.folder.clone(), config.input.paths()),
            paths => (PathBuf::new(), paths.to_vec()),
        };
        let paths: Vec<PathBuf> = paths.iter().map(|path| base.join(path)).collect();
        let mut places: Vec<Place> = paths.iter().map(|path| place(path)).collect();
        let of_config = reading.config.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        places.push(Place { folder: of_config.to_owned(), mode: RecursiveMode::NonRecursive });
        let out = convert.out.clone().unwrap_or_else(|| config.folder.join(&config.build.dir));
        let files = paths.iter().filter(|path| path.is_file()).chain(&reading.config);
        let is_idle = paths.is_empty() && config.file.path.as_os_str().is_empty();
        // `pages/*.text` reads what ends so.
        let patterns = paths.iter().filter(|path| !path.exists());
        let endings = patterns.filter_map(|path| path.extension()).map(OsStr::to_ascii_lowercase);
        Self {
            places,
            files: files.map(|path| resolve(path)).collect(),
            endings: endings.chain(READ.map(OsString::from)).collect(),
            out: resolve(&out),
            is_idle,
        }
    }

    /// Whether a change of this path is one of what is read, and not of what is written.
    fn counts(&self, path: &Path) -> bool {
        let path = resolve(path);
        let ending = path.extension().map(OsStr::to_ascii_lowercase);
        !path.starts_with(&self.out)
            && (self.files.contains(&path)
                || ending.is_some_and(|ending| self.endings.contains(&ending)))
    }
}

/// A path from the root, links followed as far as it exists: the watcher names a file otherwise
/// than the person.
fn resolve(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let known = path.ancestors().find_map(|known| Some((known, known.canonicalize().ok()?)));
    let Some((known, real)) = known else { return path };
    match path.strip_prefix(known) {
        Ok(rest) if rest.as_os_str().is_empty() => real,
        Ok(rest) => real.join(rest),
        Err(_) => path,
    }
}

/// Where changes of a path are seen: in a folder itself, beside a file, below the fixed part of a
/// pattern.
fn place(path: &Path) -> Place {
    if path.is_dir() {
        return Place { folder: path.to_owned(), mode: RecursiveMode::Recursive };
    }
    let mode = match path.exists() {
        true => RecursiveMode::NonRecursive,
        false => RecursiveMode::Recursive,
    };
    let folder = path.ancestors().skip(1).find(|folder| folder.is_dir());
    Place { folder: folder.unwrap_or(Path::new("")).to_owned(), mode }
}

fn follow(watcher: &mut RecommendedWatcher, places: &[Place]) -> Result<(), Failure> {
    for Place { folder, mode } in places {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        watcher.watch(folder, *mode).map_err(|error| refused(&error))?;
    }
    Ok(())
}

/// Waits until something has changed, and then a while until nothing does. False where the person
/// wants to end.
fn wait(changes: &Receiver<Event>, seen: &Seen) -> bool {
    let mut changed = false;
    while !is_interrupted() {
        match changes.recv_timeout(QUIET) {
            Ok(event) => {
                changed |= !matches!(event.kind, EventKind::Access(_))
                    && event.paths.iter().any(|path| seen.counts(path));
            }
            Err(RecvTimeoutError::Timeout) if changed => return true,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_of_what_is_read_count() {
        let folder = Path::new("a folder that is not there");
        let seen = Seen {
            places: Vec::new(),
            files: vec![resolve(&folder.join("my.conf"))],
            endings: [OsString::from("text")].into_iter().chain(READ.map(OsString::from)).collect(),
            out: resolve(&folder.join("out")),
            is_idle: false,
        };
        for (path, expected) in [
            ("1.txt", true),
            ("1.TXT", true),
            ("./pages/../1.txt", true),
            ("pages/1.text", true),
            ("issue.toml", true),
            ("sea.svg", true),
            ("my.conf", true),
            ("other.conf", false),
            ("run.log", false),
            ("log", false),
            ("out/1/1.txt", false),
        ] {
            assert_eq!(seen.counts(&folder.join(path)), expected, "{path}");
        }
    }
}
