//! Isolation: a record in a child process of its own, with an end to its time and memory.

use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use crate::arguments::Worker;
use crate::report::reason;

/// How a child is started, and how long it may take.
pub(crate) struct Isolation {
    arguments: Vec<std::ffi::OsString>,
    timeout: Duration,
    memory: u64,
}

impl Isolation {
    /// Children that do what this worker would do itself.
    pub(crate) fn new(worker: &Worker) -> Self {
        let memory = worker.memory;
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
        let mut child = std::env::current_exe()
            .and_then(|program| {
                Command::new(program)
                    .args(&self.arguments)
                    .stdin(Stdio::piped())
                    .stdout(Stdio::piped())
                    .spawn()
            })
            .map_err(failed)?;
        let answered = self.talk(&mut child, record);
        // It is dead already, or has to be.
        let _ = child.kill();
        let status = child.wait().map_err(failed)?;
        match answered {
            Ok(answer) if !answer.trim().is_empty() => Ok(answer.trim_end().to_owned()),
            Ok(_) => Err(self.why(status)),
            Err(RecvTimeoutError::Timeout) => {
                Err(format!("given up: it took longer than {} s", self.timeout.as_secs()))
            }
            Err(RecvTimeoutError::Disconnected) => Err(self.why(status)),
        }
    }

    /// Gives a child the record, and waits for its answer.
    fn talk(&self, child: &mut Child, record: &[u8]) -> Result<String, RecvTimeoutError> {
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
        let (sender, receiver) = channel();
        std::thread::spawn(move || {
            let mut answer = String::new();
            let read = stdout.map(|mut stdout| stdout.read_to_string(&mut answer));
            // A child that was given up is not waited for.
            let _ = sender.send(if matches!(read, Some(Ok(_))) { answer } else { String::new() });
        });
        // A child that dies before it has read everything says so by its status.
        let _ =
            stdin.map(|mut stdin| stdin.write_all(record).and_then(|()| stdin.write_all(b"\n")));
        receiver.recv_timeout(self.timeout)
    }

    fn why(&self, status: ExitStatus) -> String {
        let memory = self.memory >> 20;
        format!("given up: it broke down, or needed more than {memory} MiB ({status})")
    }
}

/// Sets an end to the memory of this process.
#[cfg(unix)]
pub(crate) fn limit_memory(bytes: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    setrlimit(Resource::As, Rlimit { current: Some(bytes), maximum: Some(bytes) })?;
    Ok(())
}

/// Does nothing where the system has no such limit for one process.
#[cfg(not(unix))]
pub(crate) fn limit_memory(_: u64) -> io::Result<()> {
    Ok(())
}
