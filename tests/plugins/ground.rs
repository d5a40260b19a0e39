//! A folder for one test, libraries to load in it, and a look at what is left.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// The folder of the tests.
pub(crate) const TESTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests");
const INCLUDE: &str = concat!("-I", env!("CARGO_MANIFEST_DIR"), "/../newsbind-plugin/include");

/// The longest that anything here may take; only what hangs takes that long.
const LONGEST: Duration = Duration::from_secs(60);

/// A folder of one test, with a page.
pub(crate) struct Ground(PathBuf);

/// What came of a run.
pub(crate) struct Run {
    pub(crate) code: i32,
    /// Standard error, then standard output.
    pub(crate) said: String,
}

impl Ground {
    pub(crate) fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("plugins").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("tmp")).expect("a folder for the test");
        let ground = Self(folder);
        ground.write(
            "page.txt",
            "The harbour reopens\n\nPORT ELLEN — Ships came in again on Monday.\n",
        );
        ground
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.0
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).expect("a file of the test");
    }

    /// Runs newsbind here.
    pub(crate) fn run(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        let running = self.command(arguments).envs(environment.iter().copied()).spawn();
        self.end(running.expect("newsbind can be started"))
    }

    /// Starts newsbind here.
    pub(crate) fn start(&self, arguments: &[&str]) -> Child {
        self.command(arguments).spawn().expect("newsbind can be started")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_newsbind"));
        // Temporary files go where they can be counted; it also marks every process of the test.
        command.current_dir(&self.0).args(arguments).env("TMPDIR", self.path("tmp"));
        command.env("XDG_DATA_HOME", self.path("no-data")).env_remove("NEWSBIND_PLUGIN_PATH");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Waits for the end of newsbind, but not for ever.
    pub(crate) fn end(&self, mut running: Child) -> Run {
        let (mut stdout, mut stderr) = (running.stdout.take(), running.stderr.take());
        let reader = std::thread::spawn(move || {
            let (mut said, mut more) = (String::new(), String::new());
            let _ = stderr.as_mut().map(|pipe| pipe.read_to_string(&mut said));
            let _ = stdout.as_mut().map(|pipe| pipe.read_to_string(&mut more));
            said + &more
        });
        let begun = Instant::now();
        let end = loop {
            if let Some(end) = running.try_wait().expect("newsbind is a child") {
                break end;
            }
            if begun.elapsed() > LONGEST {
                let _ = running.kill();
                panic!("newsbind hangs in {}", self.0.display());
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        Run { code: end.code().unwrap_or(-1), said: reader.join().expect("what it said") }
    }

    /// The files below a folder, but for what newsbind itself keeps there from run to run.
    pub(crate) fn files(&self, folder: &str) -> Vec<String> {
        let mut files = Vec::new();
        let base = self.path(folder);
        let mut folders = vec![base.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                match entry.path() {
                    path if path.is_dir() => folders.push(path),
                    path => files
                        .push(path.strip_prefix(&base).expect("it is below").display().to_string()),
                }
            }
        }
        files.retain(|file| !matches!(file.as_str(), ".newsbind/lock" | ".newsbind/state"));
        files.sort();
        files
    }

    /// Whether no temporary file and no process of this test is left.
    pub(crate) fn is_clean(&self) -> Result<(), String> {
        let left: Vec<_> = fs::read_dir(self.path("tmp")).expect("a folder").flatten().collect();
        if !left.is_empty() {
            return Err(format!("temporary files are left: {left:?}"));
        }
        match self.processes().as_slice() {
            [] => Ok(()),
            left => Err(format!("processes are left: {left:?}")),
        }
    }

    /// The processes of this test by their numbers: those that have its temporary folder in their
    /// environment.
    fn processes(&self) -> Vec<String> {
        let mark = format!("TMPDIR={}", self.path("tmp").display()).into_bytes();
        let entries = fs::read_dir("/proc").expect("there are processes").flatten();
        let numbers = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let of_test = |number: &String| {
            let environment = fs::read(format!("/proc/{number}/environ")).unwrap_or_default();
            environment.split(|byte| *byte == 0).any(|variable| variable == mark)
        };
        numbers
            .filter(|number| number.bytes().all(|b| b.is_ascii_digit()))
            .filter(of_test)
            .collect()
    }

    /// Waits until newsbind has judged everything that it was told, and begun to convert: itself,
    /// the supervisor and the plugin run.
    pub(crate) fn wait_for_conversion(&self) {
        self.wait_until("the build folder is there", || self.path("out/.newsbind/lock").exists());
        self.wait_until("the plugin runs", || self.processes().len() > 2);
    }

    /// Waits until nothing is left.
    pub(crate) fn wait_until_clean(&self) {
        self.wait_until("nothing is left", || self.is_clean().is_ok());
    }

    fn wait_until(&self, what: &str, is_so: impl Fn() -> bool) {
        let begun = Instant::now();
        while !is_so() {
            assert!(
                begun.elapsed() < LONGEST,
                "{what}: never in {}: {:?}",
                self.0.display(),
                self.is_clean()
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

/// The library of `hostile.c`.
pub(crate) fn hostile_c() -> &'static Path {
    static LIBRARY: OnceLock<PathBuf> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let ground = Ground::new("hostile-c");
        let target = ground.path("libhostile.so");
        cc(
            &["-shared", "-fPIC", "-O0", "-pthread", "-o"],
            &target,
            &Path::new(TESTS).join("plugins/hostile.c"),
            &[],
        );
        target
    })
}

/// The library of `hostile.rs`, with panics that unwind or that abort, built as a new plugin is.
pub(crate) fn hostile_rust(panic: &str) -> &'static Path {
    static LIBRARIES: [OnceLock<PathBuf>; 2] = [OnceLock::new(), OnceLock::new()];
    LIBRARIES[usize::from(panic == "abort")].get_or_init(|| {
        let ground = Ground::new(&format!("hostile-{panic}"));
        let run = ground.run(&["plugin", "new", "hostile"], &[]);
        assert_eq!(run.code, 0, "{}", run.said);
        let folder = ground.path("hostile");
        fs::copy(Path::new(TESTS).join("plugins/hostile.rs"), folder.join("src/lib.rs"))
            .expect("a copy");
        cargo(&folder, &["build", "--config", &format!("profile.dev.panic = '{panic}'")]);
        folder.join("target/debug/libhostile.so")
    })
}

/// Builds with `cc`.
pub(crate) fn cc(arguments: &[&str], target: &Path, source: &Path, flags: &[&str]) {
    assert!(try_cc(arguments, target, source, flags), "`cc` cannot build {}", source.display());
}

/// Builds with `cc`, if it can.
pub(crate) fn try_cc(arguments: &[&str], target: &Path, source: &Path, flags: &[&str]) -> bool {
    let mut command = Command::new("cc");
    command.args(arguments).arg(target).arg(INCLUDE).arg(source).args(flags);
    let built = command.output().expect("the tests want a C compiler, `cc`");
    let said = String::from_utf8_lossy(&built.stderr);
    said.lines().filter(|line| line.contains("error")).for_each(|line| eprintln!("{line}"));
    built.status.success()
}

/// Runs cargo on a new plugin: without network, and as on a machine that never fetched a crate.
pub(crate) fn cargo(folder: &Path, arguments: &[&str]) {
    let home = folder.join("no-cargo-home");
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(folder).args(arguments).arg("--offline").arg("--quiet");
    command.env("CARGO_HOME", home).env("CARGO_TARGET_DIR", folder.join("target"));
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    let run = command.output().expect("cargo can be run");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "cargo {arguments:?} in {}: {said}", folder.display());
    assert!(!said.contains("warning"), "a new plugin has warnings: {said}");
}

/// Runs a program that has to succeed.
pub(crate) fn run_in(folder: &Path, program: &str, arguments: &[&str]) {
    let run =
        Command::new(program).current_dir(folder).args(arguments).output().expect("it can be run");
    assert!(run.status.success(), "{program}: {}", String::from_utf8_lossy(&run.stdout));
}

/// Runs a program that has to succeed, here.
pub(crate) fn run_quietly(program: &str, arguments: &[&str]) {
    run_in(Path::new("."), program, arguments);
}
