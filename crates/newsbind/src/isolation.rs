//! Isolation: a record in a child process of its own, with an end to its time and memory.

use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use crate::arguments::Worker;
use crate::report::reason;

/// What Rust says where there is no more memory.
const OUT_OF_MEMORY: &str = "memory allocation of";
/// How long the last words of a child that has ended are waited for.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// How a child is started, and how long it may take.
pub(crate) struct Isolation {
    arguments: Vec<std::ffi::OsString>,
    timeout: Duration,
    memory: u64,
}

impl Isolation {
    /// Children that do what this worker would do itself.
    pub(crate) fn new(worker: &Worker) -> Self {
        let memory = worker.memory.0;
        let mut arguments = vec!["worker".into(), format!("--memory-of-child={memory}").into()];
        for (flag, value) in [("--config", &worker.config), ("--out", &worker.out)] {
            arguments.extend(value.iter().flat_map(|path| [flag.into(), path.into()]));
        }
        for format in &worker.formats {
            arguments.extend(["--format".into(), format.into()]);
        }
        Self { arguments, timeout: Duration::from_secs(worker.timeout), memory }
    }

    /// The answer of a child to a record; an error says why there is none.
    pub(crate) fn answer(&self, record: &[u8]) -> Result<String, String> {
        let failed = |error: io::Error| format!("no child could be started: {}", reason(&error));
        let mut child = self.start().map_err(failed)?;
        let said = listen(child.stderr.take());
        let answered = self.talk(&mut child, record);
        // It is dead already, or has to be.
        let _ = child.kill();
        let status = child.wait().map_err(failed)?;
        let said = said.recv_timeout(LAST_WORDS).unwrap_or_default();
        let answer = match answered {
            Ok(answer) if !answer.trim().is_empty() => Ok(answer.trim_end().to_owned()),
            Err(RecvTimeoutError::Timeout) => {
                Err(format!("given up: it took longer than {} s", self.timeout.as_secs()))
            }
            _ if said.contains(OUT_OF_MEMORY) => {
                return Err(format!("given up: it needed more than {} MiB", self.memory >> 20));
            }
            _ => Err(format!("given up: it broke down ({})", end(status))),
        };
        // If nobody hears it, nothing is lost but a person's look into the matter.
        let _ = io::stderr().write_all(said.as_bytes());
        answer
    }

    fn start(&self) -> io::Result<Child> {
        Command::new(std::env::current_exe()?)
            .args(&self.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
    }

    /// Gives a child the record, and waits for its answer. A child that reads nothing holds up
    /// nobody but a thread, which ends with it.
    fn talk(&self, child: &mut Child, record: &[u8]) -> Result<String, RecvTimeoutError> {
        let (stdin, answer) = (child.stdin.take(), listen(child.stdout.take()));
        let line = [record, b"\n"].concat();
        std::thread::spawn(move || {
            // A child that dies before it has read everything says so by its status.
            let _ = stdin.map(|mut stdin| stdin.write_all(&line));
        });
        answer.recv_timeout(self.timeout)
    }
}

/// All that comes out of a pipe, once it is closed; nothing where it is no text.
fn listen(pipe: Option<impl Read + Send + 'static>) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut text = String::new();
        let read = pipe.map(|mut pipe| pipe.read_to_string(&mut text));
        // A child that was given up is not waited for.
        let _ = sender.send(if matches!(read, Some(Ok(_))) { text } else { String::new() });
    });
    receiver
}

/// How a process ended. Whether the system kept a picture of it is not of interest.
fn end(status: ExitStatus) -> String {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return format!("signal {signal}");
    }
    status.to_string()
}

/// Sets an end to the memory of this process, of which no picture is kept when it is reached.
#[cfg(unix)]
pub(crate) fn limit_memory(bytes: u64) -> io::Result<()> {
    use nix::sys::resource::{Resource, setrlimit};
    setrlimit(Resource::RLIMIT_CORE, 0, 0)?;
    setrlimit(Resource::RLIMIT_AS, bytes, bytes)?;
    Ok(())
}

/// Does nothing where the system has no such limit for one process.
#[cfg(not(unix))]
pub(crate) fn limit_memory(_: u64) -> io::Result<()> {
    Ok(())
}
