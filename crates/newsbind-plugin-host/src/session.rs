//! A session: one child, one task, from the host's side.

use std::io::{self, Read};
use std::process::{Child, ChildStderr, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use newsbind_plugin::abi::{Status, status};

use crate::broken::Broken;
use crate::child::Request;
use crate::desk::Desk;
use crate::fault::one_line;
use crate::frame::{self, order, word};

/// The hidden command of a child.
pub(crate) const COMMAND: &str = "__plugin-host";

/// How often the person is asked whether to stop.
const TICK: Duration = Duration::from_millis(50);
/// How long a plugin has to stop by itself.
const GRACE: Duration = Duration::from_secs(2);
/// How long a child has to end after it was told to.
const ENDING: Duration = Duration::from_secs(6);
/// What is kept of standard error.
const LAST_WORDS: usize = 64 * 1024;

/// What came of a session.
pub(crate) struct Ended {
    /// The manifest, where the library was loaded.
    pub(crate) manifest: Option<Vec<u8>>,
    /// How the task ended.
    pub(crate) result: Result<Status, Broken>,
    /// The end of what was written to standard error, on one line.
    pub(crate) last_words: String,
}

/// Has a child do a task; what it says meanwhile goes to the desk, which stops it by any status but
/// `OK` to something written, and by `CANCELLED` to a progress of nothing.
pub(crate) fn run(
    request: &Request,
    issue: Vec<u8>,
    timeout: Duration,
    desk: &mut dyn Desk,
) -> Ended {
    let mut session = match Session::begin(request, issue) {
        Ok(session) => session,
        Err(error) => {
            let result = Err(Broken::Unborn(error));
            return Ended { manifest: None, result, last_words: String::new() };
        }
    };
    let result = session.talk.follow(Instant::now() + timeout, desk);
    session.end(result)
}

/// Takes what a child might say, all at once: whatever it is, the host has to stay whole.
pub(crate) fn replay(words: &[u8], timeout: Duration, desk: &mut dyn Desk) {
    let (heard, received) = sync_channel(16);
    // What the child is told is of no interest here.
    let (orders, _told) = channel();
    let mut talk = Talk { orders, words: received, manifest: None };
    thread::scope(|scope| {
        scope.spawn(move || hear(words, &heard));
        let _ = talk.follow(Instant::now() + timeout, desk);
        // Whoever still speaks is not heard any more.
        drop(talk);
    });
}

struct Session {
    child: Child,
    talk: Talk,
    last_words: LastWords,
}

/// What is said between host and child.
struct Talk {
    orders: Sender<(u8, Vec<u8>)>,
    words: Receiver<io::Result<(u8, Vec<u8>)>>,
    manifest: Option<Vec<u8>>,
}

impl Session {
    fn begin(request: &Request, issue: Vec<u8>) -> io::Result<Self> {
        let mut child = command()?.spawn()?;
        let missing = || io::Error::other("the child has no pipes");
        let stdin = child.stdin.take().ok_or_else(missing)?;
        let stdout = child.stdout.take().ok_or_else(missing)?;
        let stderr = child.stderr.take().ok_or_else(missing)?;
        let (orders, to_send) = channel();
        let (heard, words) = sync_channel(16);
        thread::spawn(move || send(stdin, &to_send));
        thread::spawn(move || hear(stdout, &heard));
        let last_words = LastWords::of(stderr);
        let _ = orders.send((order::REQUEST, serde_json::to_vec(request)?));
        let _ = orders.send((order::ISSUE, issue));
        Ok(Self { child, talk: Talk { orders, words, manifest: None }, last_words })
    }

    /// Ends the child with all that descends from it, and hears its last words.
    fn end(mut self, result: Result<Status, Option<Broken>>) -> Ended {
        let result = result.map_err(|broken| broken.unwrap_or_else(|| self.gone()));
        if !matches!(result, Ok(_) | Err(Broken::Fault(_))) || wait(&mut self.child, TICK).is_none()
        {
            terminate(&mut self.child);
        }
        let last_words = self.last_words.hear();
        Ended { manifest: self.talk.manifest, result, last_words }
    }

    /// The child has closed its end. Its last frames are in; now it ends, or was made to.
    fn gone(&mut self) -> Broken {
        match wait(&mut self.child, ENDING) {
            Some(end) => Broken::Gone(end),
            None => Broken::Garbled,
        }
    }
}

impl Talk {
    /// Takes what the child says, until it is done, or there is no more sense in waiting. An error
    /// without a reason says that the child has closed its end.
    fn follow(&mut self, deadline: Instant, desk: &mut dyn Desk) -> Result<Status, Option<Broken>> {
        let mut watch = Watch { deadline, cancelled: false, asked: Instant::now(), told: (0, 0) };
        let mut fault = None;
        loop {
            let wait = watch.look(desk, &self.orders)?;
            let (tag, bytes) = match self.words.recv_timeout(wait) {
                Ok(Ok(frame)) => frame,
                Ok(Err(_)) => return Err(Some(Broken::Garbled)),
                Err(RecvTimeoutError::Timeout) => continue,
                Err(RecvTimeoutError::Disconnected) => return Err(None),
            };
            match tag {
                word::DONE => {
                    let status = bytes.try_into().map_err(|_| Broken::Garbled)?;
                    return fault
                        .map_or(Ok(Status::from_le_bytes(status)), |fault| Err(Some(fault)));
                }
                word::FAULT => {
                    let found = serde_json::from_slice(&bytes).map_err(|_| Broken::Garbled)?;
                    fault = Some(Broken::Fault(found));
                }
                word::MANIFEST => self.manifest = Some(bytes),
                word::PROGRESS => watch.told = steps(&bytes).ok_or(Broken::Garbled)?,
                word::ASSET => {
                    let answer = match desk.asset(&String::from_utf8_lossy(&bytes)) {
                        Ok(bytes) => (order::ASSET, bytes),
                        Err(reason) => (order::NO_ASSET, reason.into_bytes()),
                    };
                    // A child that is gone tells by its end why.
                    let _ = self.orders.send(answer);
                }
                _ if take(tag, &bytes, desk)? != status::OK => return Err(Some(Broken::Refused)),
                _ => {}
            }
        }
    }
}

/// What is looked at between frames: the time, and whether the person has had enough.
struct Watch {
    deadline: Instant,
    cancelled: bool,
    /// When the person is asked next.
    asked: Instant,
    /// Steps done and in all, as the plugin said last.
    told: (u64, u64),
}

impl Watch {
    /// Says how long to wait for the next frame.
    fn look(
        &mut self,
        desk: &mut dyn Desk,
        orders: &Sender<(u8, Vec<u8>)>,
    ) -> Result<Duration, Broken> {
        let now = Instant::now();
        if now >= self.deadline {
            return Err(if self.cancelled { Broken::Stopped } else { Broken::Late });
        }
        if now >= self.asked && !self.cancelled {
            self.asked = now + TICK;
            if desk.progress(self.told.0, self.told.1) == status::CANCELLED {
                self.cancelled = true;
                self.deadline = self.deadline.min(now + GRACE);
                let _ = orders.send((order::CANCEL, Vec::new()));
            }
        }
        Ok(TICK.min(self.deadline - now))
    }
}

/// The same program again, with nothing of our environment and in a group of its own.
fn command() -> io::Result<Command> {
    #[cfg(target_os = "linux")]
    // What runs, even where its file was replaced meanwhile.
    let program = std::path::PathBuf::from("/proc/self/exe");
    #[cfg(not(target_os = "linux"))]
    let program = std::env::current_exe()?;
    let mut command = Command::new(program);
    command.arg(COMMAND).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.env_clear();
    command.envs([
        ("LANG", "C.UTF-8"),
        ("TZ", "UTC"),
        ("PATH", "/usr/bin:/bin"),
        ("RUST_BACKTRACE", "0"),
    ]);
    #[cfg(windows)]
    command.envs(std::env::var_os("SystemRoot").map(|folder| ("SystemRoot", folder)));
    // Where temporary files go is the machine's business, and the working folder is made there.
    command.env("TMPDIR", std::env::temp_dir());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    Ok(command)
}

/// Sends what the child is to know. One that does not listen makes this wait, and nothing else.
fn send(mut stdin: ChildStdin, orders: &Receiver<(u8, Vec<u8>)>) {
    for (tag, bytes) in orders {
        // A child that is gone tells by its end why.
        if frame::write(&mut stdin, tag, &[&bytes]).is_err() {
            return;
        }
    }
}

fn hear(stdout: impl Read, heard: &SyncSender<io::Result<(u8, Vec<u8>)>>) {
    let mut stdout = io::BufReader::with_capacity(64 * 1024, stdout);
    while let Some(frame) = frame::read_word(&mut stdout).transpose() {
        // What is cut off in the middle is told by how the child ended.
        let cut = frame.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::UnexpectedEof);
        let last = frame.is_err();
        if cut || heard.send(frame).is_err() || last {
            return;
        }
    }
}

/// What is written to standard error.
struct LastWords {
    kept: Arc<Mutex<Vec<u8>>>,
    /// Closed when there will be no more.
    end: Receiver<()>,
}

impl LastWords {
    fn of(mut stderr: ChildStderr) -> Self {
        let kept = Arc::new(Mutex::new(Vec::new()));
        let (sender, end) = channel();
        let keep = Arc::clone(&kept);
        thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(read @ 1..) = stderr.read(&mut bytes) {
                let mut kept = keep.lock().unwrap_or_else(PoisonError::into_inner);
                kept.extend_from_slice(&bytes[..read]);
                let surplus = kept.len().saturating_sub(LAST_WORDS);
                kept.drain(..surplus);
            }
            drop(sender);
        });
        Self { kept, end }
    }

    /// The end of it, on one line, without what only those want to see who have the plugin's
    /// sources. Whatever still holds the pipe is not waited for long.
    fn hear(&self) -> String {
        let _ = self.end.recv_timeout(GRACE);
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let text = String::from_utf8_lossy(&kept);
        let lines: Vec<&str> =
            text.lines().map(str::trim).filter(|line| says_something(line)).collect();
        one_line(&lines[lines.len().saturating_sub(6)..].join(" "))
    }
}

/// Whether a line is more than a part of a backtrace.
fn says_something(line: &str) -> bool {
    let after_number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_frame = after_number.len() < line.len() && after_number.starts_with(": ");
    let is_trace =
        ["note: ", "at /", "at ./", "stack backtrace:"].iter().any(|sign| line.starts_with(sign));
    !(line.is_empty() || is_frame || is_trace)
}

/// A frame that is about the output.
fn take(tag: u8, bytes: &[u8], desk: &mut dyn Desk) -> Result<Status, Broken> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Ok(match tag {
        word::BEGIN => {
            let nul = bytes.iter().position(|byte| *byte == 0).ok_or(Broken::Garbled)?;
            desk.begin_file(&text(&bytes[..nul]), &text(&bytes[nul + 1..]))
        }
        word::WRITE => desk.write(bytes),
        word::END => desk.end_file(),
        word::LOG => {
            let (level, message) = bytes.split_first().ok_or(Broken::Garbled)?;
            desk.log((*level).into(), &text(message));
            status::OK
        }
        _ => {
            desk.fail(&text(bytes));
            status::OK
        }
    })
}

fn steps(bytes: &[u8]) -> Option<(u64, u64)> {
    let (done, total) = bytes.split_first_chunk()?;
    Some((u64::from_le_bytes(*done), u64::from_le_bytes(total.try_into().ok()?)))
}

/// How the child ended, if it does in time.
fn wait(child: &mut Child, time: Duration) -> Option<ExitStatus> {
    let begun = Instant::now();
    loop {
        if let Ok(Some(end)) = child.try_wait() {
            return Some(end);
        }
        let passed = begun.elapsed();
        if passed > time {
            return None;
        }
        // Most end at once; waiting shorter than it takes to end costs little.
        thread::sleep((passed / 4).clamp(Duration::from_micros(50), Duration::from_millis(10)));
    }
}

/// Has the supervisor end everything; if it does not, ends the supervisor, and with it the plugin.
fn terminate(child: &mut Child) {
    // The number of one that has ended may be another process's by now.
    if matches!(child.try_wait(), Ok(Some(_))) {
        return;
    }
    #[cfg(unix)]
    if let Ok(number) = i32::try_from(child.id()) {
        use nix::sys::signal::{Signal, kill};
        let _ = kill(nix::unistd::Pid::from_raw(number), Signal::SIGTERM);
        if wait(child, ENDING).is_some() {
            return;
        }
    }
    let _ = child.kill();
    let _ = child.wait();
}
