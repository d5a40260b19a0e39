//! The build folder: one run at a time, each file whole or not at all, and nothing outside of it.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use newsbind_core::check_path;

use crate::files::fill;
use crate::report::reason;

/// What newsbind keeps in a build folder for itself: `lock`, `state` and `drafts/`. It may be
/// deleted whenever no run is on.
pub(crate) const OWN: &str = ".newsbind";

/// How long a worker waits for another one that has the folder alone while it clears it, and how
/// often it looks.
const CLEARING: Duration = Duration::from_secs(3);
const TICK: Duration = Duration::from_millis(5);

/// A build folder that this run may write into.
pub(crate) struct BuildFolder {
    /// The folder as it was named.
    path: PathBuf,
    /// The folder without links.
    root: PathBuf,
    drafts: PathBuf,
    next: AtomicU64,
    /// Held until the run ends, however it ends: the system takes a lock away with its process.
    lock: File,
}

impl BuildFolder {
    /// Makes the folder, locks it against other runs, and clears what a run that was killed has
    /// left.
    ///
    /// # Errors
    /// If it cannot be written into, or another run has it.
    pub(crate) fn open(path: &Path) -> Result<Self, String> {
        let (root, lock) = make(path).map_err(|error| unwritable(path, &error))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(taken(path)),
            Err(TryLockError::Error(error)) => locked_not(path, &error)?,
        }
        let folder = Self::new(path, root, lock);
        folder.clear().map_err(|error| unwritable(path, &error))?;
        Ok(folder)
    }

    /// Makes the folder and shares it with others who share it: workers of one job, whose issues
    /// are all different.
    ///
    /// # Errors
    /// As [`open`](Self::open) does.
    pub(crate) fn share(path: &Path) -> Result<Self, String> {
        let (root, lock) = make(path).map_err(|error| unwritable(path, &error))?;
        let alone = lock.try_lock().is_ok();
        let folder = Self::new(path, root, lock);
        if alone {
            folder.clear().map_err(|error| unwritable(path, &error))?;
            folder.lock.unlock().map_err(|error| unwritable(path, &error))?;
        }
        let until = Instant::now() + CLEARING;
        loop {
            match folder.lock.try_lock_shared() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if Instant::now() < until => thread::sleep(TICK),
                Err(TryLockError::WouldBlock) => return Err(taken(path)),
                Err(TryLockError::Error(error)) => break locked_not(path, &error)?,
            }
        }
        fs::create_dir_all(&folder.drafts).map_err(|error| unwritable(path, &error))?;
        Ok(folder)
    }

    fn new(path: &Path, root: PathBuf, lock: File) -> Self {
        let drafts = root.join(OWN).join("drafts");
        Self { path: path.to_owned(), root, drafts, next: AtomicU64::new(0), lock }
    }

    fn clear(&self) -> io::Result<()> {
        if self.drafts.exists() {
            fs::remove_dir_all(&self.drafts)?;
        }
        fs::create_dir_all(&self.drafts)
    }

    /// Where the state of the folder is kept.
    pub(crate) fn state(&self) -> PathBuf {
        self.path.join(OWN).join("state")
    }

    /// Whether a file is there, of this length.
    pub(crate) fn has(&self, path: &str, length: u64) -> bool {
        let data = fs::symlink_metadata(self.root.join(path));
        data.is_ok_and(|data| data.is_file() && data.len() == length)
    }

    /// Writes a file: a draft first, which takes the place of what is there when it is whole. Gives
    /// the path as a person knows it.
    ///
    /// # Errors
    /// If that cannot be done; what was there is there still.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) -> Result<PathBuf, String> {
        let shown = self.path.join(path);
        let cannot = |error: io::Error| unwritten(&shown, &error);
        check_path(path).map_err(|error| error.to_string())?;
        let target = self.enter(path).map_err(cannot)?;
        let (draft, file) = self.draft().map_err(cannot)?;
        let written = fill(file, bytes).and_then(|()| fs::rename(&draft, target));
        written.map_err(|error| {
            // The file itself was never begun, so nothing is lost if the draft cannot be taken
            // away.
            let _ = fs::remove_file(&draft);
            cannot(error)
        })?;
        Ok(shown)
    }

    /// Makes the folders of a file. A link that stands for one of them is followed within the build
    /// folder only.
    fn enter(&self, path: &str) -> io::Result<PathBuf> {
        let mut place = self.root.clone();
        let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
        for part in folders.split('/').filter(|part| !part.is_empty()) {
            place.push(part);
            match fs::create_dir(&place) {
                Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
                _ if !place.is_symlink() => {}
                _ if fs::canonicalize(&place)?.starts_with(&self.root) => {}
                _ => {
                    let message = format!("`{part}` is a link that leads out of the output folder");
                    return Err(io::Error::other(message));
                }
            }
        }
        Ok(place.join(name))
    }

    /// A new file that nobody else writes to, not even a process of another machine.
    fn draft(&self) -> io::Result<(PathBuf, File)> {
        loop {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            let path = self.drafts.join(format!("{}-{number}", std::process::id()));
            match File::create_new(&path) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                made => return Ok((path, made?)),
            }
        }
    }
}

/// The folder without links, and its lock, which is not yet taken.
fn make(path: &Path) -> io::Result<(PathBuf, File)> {
    fs::create_dir_all(path)?;
    let root = fs::canonicalize(path)?;
    let own = root.join(OWN);
    fs::create_dir_all(&own)?;
    let lock = File::options().create(true).truncate(false).write(true).open(own.join("lock"))?;
    Ok((root, lock))
}

/// Why a file of the build folder could not be written, and what to do.
pub(crate) fn unwritten(path: &Path, error: &io::Error) -> String {
    let way_out = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "; make room, or name another folder with `-o`"
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "; name another folder with `-o`"
        }
        _ => "",
    };
    format!("cannot write `{}`: {}{way_out}", path.display(), reason(error))
}

fn unwritable(path: &Path, error: &io::Error) -> String {
    let path = path.display();
    format!("cannot write into `{path}`: {}; name another folder with `-o`", reason(error))
}

fn taken(path: &Path) -> String {
    format!(
        "another newsbind is writing into `{}`; let it end, or name another folder with `-o`",
        path.display()
    )
}

/// A file system that knows no locks is written to all the same.
fn locked_not(path: &Path, error: &io::Error) -> Result<(), String> {
    match error.kind() {
        ErrorKind::Unsupported => Ok(()),
        _ => Err(unwritable(path, error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn empty(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("newsbind-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        path
    }

    #[test]
    fn one_run_at_a_time() {
        let path = empty("lock");
        let first = BuildFolder::open(&path).unwrap();
        assert!(BuildFolder::open(&path).is_err());
        assert!(BuildFolder::share(&path).is_err());
        drop(first);
        let shared = [BuildFolder::share(&path), BuildFolder::share(&path)];
        assert!(shared.iter().all(Result::is_ok));
        assert!(BuildFolder::open(&path).is_err());
        fs::remove_dir_all(&path).unwrap();
    }

    #[test]
    fn any_number_of_workers_begin_together() {
        let path = empty("together");
        for _ in 0..8 {
            let begin = std::sync::Barrier::new(16);
            let share = || {
                begin.wait();
                BuildFolder::share(&path).map(drop)
            };
            thread::scope(|scope| {
                let workers: Vec<_> = (0..16).map(|_| scope.spawn(share)).collect();
                for worker in workers {
                    assert_eq!(worker.join().unwrap(), Ok(()));
                }
            });
        }
        fs::remove_dir_all(&path).unwrap();
    }

    #[test]
    fn what_a_killed_run_left_is_cleared() {
        let path = empty("clear");
        let draft = BuildFolder::open(&path).unwrap().draft().unwrap().0;
        assert!(draft.exists());
        BuildFolder::open(&path).unwrap();
        assert!(!draft.exists());
        fs::remove_dir_all(&path).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_link_does_not_lead_out() {
        let (path, outside) = (empty("link"), empty("outside"));
        let folder = BuildFolder::open(&path).unwrap();
        std::os::unix::fs::symlink(&outside, path.join("echo")).unwrap();
        fs::create_dir(path.join("in")).unwrap();
        std::os::unix::fs::symlink(path.join("in"), path.join("within")).unwrap();
        std::os::unix::fs::symlink(outside.join("kept"), path.join("file")).unwrap();
        fs::write(outside.join("kept"), "kept").unwrap();
        assert!(folder.write("echo/echo.txt", b"x").is_err());
        assert!(folder.write("../echo.txt", b"x").is_err());
        assert!(folder.write("within/echo.txt", b"x").is_ok());
        assert!(folder.write("file", b"x").is_ok());
        assert_eq!(fs::read(outside.join("kept")).unwrap(), b"kept");
        assert_eq!(fs::read_dir(&outside).unwrap().count(), 1);
        fs::remove_dir_all(path).unwrap();
        fs::remove_dir_all(outside).unwrap();
    }
}
