//! The child: a process that loads one library, asks it one thing, and tells the host what it says.

use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use newsbind_core::check_path;
use newsbind_plugin::abi::{Status, status};
use serde::{Deserialize, Serialize};

use crate::desk::Desk;
use crate::fault::{Fault, Stage};
use crate::frame::{self, order, word};
use crate::library::{Loaded, Question};
use crate::{confine, pin};

/// The exit code of a child that can no longer reach its host.
pub(crate) const UNREACHABLE: i32 = 97;

/// What the child is asked to do.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Request {
    pub(crate) task: Task,
    /// The library, absolute.
    pub(crate) library: OsString,
    /// What it has to be, where the person pinned it.
    pub(crate) sha256: Option<String>,
    /// Bytes of memory that it may take.
    pub(crate) memory: u64,
    /// Whether it may neither read files nor reach the network.
    pub(crate) sandbox: bool,
    pub(crate) format: String,
    /// A JSON object.
    pub(crate) options: String,
}

/// An end of a pipe to the host. It is never closed: a plugin may have closed it already.
pub(crate) type Pipe = ManuallyDrop<File>;

/// How far it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Task {
    /// Load it and send its manifest.
    Describe,
    /// Then have it judge the options.
    Check,
    /// Then have it export the issue.
    Export,
}

/// Does what the host asks for, and ends the process.
pub(crate) fn serve() -> ! {
    let code = match talk() {
        Ok(()) => 0,
        Err(_) => UNREACHABLE,
    };
    confine::leave(code)
}

fn talk() -> io::Result<()> {
    let (mut orders, mut words) = confine::take_pipes()?;
    let request = expect(&mut orders, order::REQUEST)?;
    let request: Request = serde_json::from_slice(&request)?;
    let issue = expect(&mut orders, order::ISSUE)?;
    let done = match load(&request) {
        Ok(library) => {
            frame::write(&mut *words, word::MANIFEST, &[library.manifest()])?;
            let mut desk = Wire::new(words, orders);
            let question =
                Question { format: &request.format, options: &request.options, issue: &issue };
            let status = match request.task {
                Task::Describe => status::OK,
                Task::Check => library.check(&mut desk, question),
                Task::Export => library.export(&mut desk, question),
            };
            words = desk.close()?;
            status
        }
        Err(fault) => {
            frame::write(&mut *words, word::FAULT, &[&serde_json::to_vec(&fault)?])?;
            status::ERROR
        }
    };
    frame::write(&mut *words, word::DONE, &[&done.to_le_bytes()])
}

fn expect(orders: &mut Pipe, tag: u8) -> io::Result<Vec<u8>> {
    match frame::read(&mut **orders)? {
        Some((found, bytes)) if found == tag => Ok(bytes),
        _ => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}

/// Loads the library with the limits around it.
fn load(request: &Request) -> Result<Loaded, Fault> {
    let path = PathBuf::from(&request.library);
    let pinned = request.sha256.as_ref().map(|sha256| pin::take(&path, sha256)).transpose()?;
    let fault =
        |cause: String| Fault::new(Stage::Load, cause, "another `isolation` may do on this system");
    confine::limit(request.memory).map_err(fault)?;
    if request.sandbox {
        confine::sandbox(&path).map_err(fault)?;
    }
    Loaded::load(pinned.as_ref().map_or(&path, |pinned| &pinned.path))
}

/// Time between two frames of progress.
const PROGRESS: Duration = Duration::from_millis(50);
/// Bytes that are gathered before they become a frame.
const BUFFER: usize = 64 * 1024;

/// The desk that sends frames.
struct Wire {
    words: Pipe,
    buffer: Vec<u8>,
    cancelled: Arc<AtomicBool>,
    answers: Receiver<Result<Vec<u8>, String>>,
    told: Option<Instant>,
    /// The first error of the pipe; the call goes on, its end is told by the exit code.
    broken: Option<io::Error>,
}

impl Wire {
    fn new(words: Pipe, orders: Pipe) -> Self {
        let cancelled = Arc::new(AtomicBool::new(false));
        let (sender, answers) = channel();
        let flag = Arc::clone(&cancelled);
        std::thread::spawn(move || listen(orders, &flag, &sender));
        Self { words, buffer: Vec::new(), cancelled, answers, told: None, broken: None }
    }

    /// Sends what was written, and then a frame.
    fn say(&mut self, tag: u8, parts: &[&[u8]]) -> Status {
        let mut sent = Ok(());
        if !self.buffer.is_empty() {
            sent = frame::write(&mut *self.words, word::WRITE, &[&self.buffer]);
            self.buffer.clear();
        }
        let sent = sent.and_then(|()| frame::write(&mut *self.words, tag, parts));
        if let Err(error) = sent {
            self.broken.get_or_insert(error);
            return status::ERROR;
        }
        self.state()
    }

    fn state(&self) -> Status {
        if self.cancelled.load(Ordering::Relaxed) { status::CANCELLED } else { status::OK }
    }

    fn close(mut self) -> io::Result<Pipe> {
        if !self.buffer.is_empty() {
            frame::write(&mut *self.words, word::WRITE, &[&self.buffer])?;
        }
        self.broken.map_or(Ok(self.words), Err)
    }
}

impl Desk for Wire {
    fn begin_file(&mut self, path: &str, media_type: &str) -> Status {
        if let Err(error) = check_path(path) {
            self.fail(&error.to_string());
            return status::ERROR;
        }
        self.say(word::BEGIN, &[path.as_bytes(), &[0], media_type.as_bytes()])
    }

    fn write(&mut self, data: &[u8]) -> Status {
        if data.is_empty() {
            // Even so, a plugin that begins no file begins its document.
            return self.say(word::WRITE, &[]);
        }
        for part in data.chunks(frame::LARGEST - BUFFER) {
            self.buffer.extend_from_slice(part);
            if self.buffer.len() >= BUFFER {
                let bytes = std::mem::take(&mut self.buffer);
                let sent = self.say(word::WRITE, &[&bytes]);
                self.buffer = bytes;
                self.buffer.clear();
                if sent != status::OK {
                    return sent;
                }
            }
        }
        self.state()
    }

    fn end_file(&mut self) -> Status {
        self.say(word::END, &[])
    }

    fn log(&mut self, level: u32, message: &str) {
        let level = u8::try_from(level).unwrap_or(u8::MAX);
        self.say(word::LOG, &[&[level], &message.as_bytes()[..message.len().min(BUFFER)]]);
    }

    fn progress(&mut self, done: u64, total: u64) -> Status {
        if self.told.is_some_and(|told| told.elapsed() < PROGRESS) {
            return self.state();
        }
        self.told = Some(Instant::now());
        self.say(word::PROGRESS, &[&done.to_le_bytes(), &total.to_le_bytes()])
    }

    fn fail(&mut self, message: &str) {
        self.say(word::FAIL, &[&message.as_bytes()[..message.len().min(BUFFER)]]);
    }

    fn asset(&mut self, name: &str) -> Result<Vec<u8>, String> {
        if name.len() > BUFFER || self.say(word::ASSET, &[name.as_bytes()]) == status::ERROR {
            return Err("it cannot be asked for".to_owned());
        }
        self.answers.recv().unwrap_or_else(|_| Err("newsbind is gone".to_owned()))
    }
}

/// Hears what the host says while the plugin works. The host's end is the child's end.
fn listen(mut orders: Pipe, cancelled: &AtomicBool, answers: &Sender<Result<Vec<u8>, String>>) {
    while let Ok(Some((tag, bytes))) = frame::read(&mut *orders) {
        let answer = match tag {
            order::CANCEL => {
                cancelled.store(true, Ordering::Relaxed);
                continue;
            }
            order::ASSET => Ok(bytes),
            _ => Err(String::from_utf8_lossy(&bytes).into_owned()),
        };
        if answers.send(answer).is_err() {
            break;
        }
    }
    confine::leave(UNREACHABLE)
}
