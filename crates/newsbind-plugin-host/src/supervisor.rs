//! The process between host and plugin: it outlives the plugin, and leaves nothing of it behind.
//!
//! The supervisor runs none of the plugin's code. It forks the process that does, waits for its end
//! or the host's, whichever comes first, then ends all that descends from it (on Linux it is the
//! reaper of their orphans, those that left group and session included), empties the working
//! folder, and ends as the plugin's process did.
#![expect(unsafe_code, reason = "forking, and undoing handlers of signals")]

use std::os::fd::AsFd;
use std::time::{Duration, Instant};
use std::{env, io, process, thread};

use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::resource::{Resource, setrlimit};
use nix::sys::signal::{SigHandler, SigSet, Signal, kill, killpg, raise, signal};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::{ForkResult, Pid, fork, setpgid};

use crate::child;

/// The longest that cleaning up may take.
const CLEANING: Duration = Duration::from_secs(5);

/// Runs a plugin's process under supervision, and ends as it ended.
pub(crate) fn supervise() -> ! {
    let code = match begin() {
        Ok(end) => imitate(end),
        Err(error) => {
            // Nobody is there to hear it but the host, which reports it as last words.
            let _ = io::Write::write_all(&mut io::stderr(), format!("{error}\n").as_bytes());
            child::UNREACHABLE
        }
    };
    process::exit(code)
}

/// How the plugin's process ended; none where it was ended because the host wanted it, or is gone.
fn begin() -> io::Result<Option<WaitStatus>> {
    let mut awaited = SigSet::empty();
    awaited.add(Signal::SIGCHLD);
    awaited.add(Signal::SIGTERM);
    awaited.thread_block()?;
    setrlimit(Resource::RLIMIT_CORE, 0, 0)?;
    #[cfg(target_os = "linux")]
    nix::sys::prctl::set_child_subreaper(true)?;
    let folder = tempfile::Builder::new().prefix("newsbind-plugin-").tempdir()?;
    env::set_current_dir(&folder)?;
    // SAFETY: this process has one thread, so the child may go on as any process.
    let end = match unsafe { fork()? } {
        ForkResult::Child => {
            awaited.thread_unblock()?;
            bind()?;
            child::serve()
        }
        ForkResult::Parent { child } => {
            // The child does it too; whoever comes first spares the other to wait.
            let _ = setpgid(child, child);
            thread::spawn(watch_host);
            let end = wait(&awaited, child);
            clean(child);
            end
        }
    };
    env::set_current_dir("/")?;
    let _ = folder.close();
    Ok(end)
}

/// The plugin's process has a group of its own, and ends with the supervisor.
fn bind() -> io::Result<()> {
    let _ = setpgid(Pid::from_raw(0), Pid::from_raw(0));
    #[cfg(target_os = "linux")]
    nix::sys::prctl::set_pdeathsig(Signal::SIGKILL)?;
    Ok(())
}

/// The host holds the other end of standard input: when it is gone, for whatever reason, so is the
/// plugin. What is in the pipe is the plugin's to read.
fn watch_host() {
    let stdin = io::stdin();
    loop {
        let mut pipe = [PollFd::new(stdin.as_fd(), PollFlags::empty())];
        let polled = poll(&mut pipe, PollTimeout::NONE);
        if polled.is_err_and(|error| error != Errno::EINTR) || pipe[0].any() == Some(true) {
            let _ = kill(Pid::this(), Signal::SIGTERM);
            return;
        }
    }
}

fn wait(awaited: &SigSet, plugin: Pid) -> Option<WaitStatus> {
    loop {
        if awaited.wait().ok()? == Signal::SIGTERM {
            return None;
        }
        match waitpid(plugin, Some(WaitPidFlag::WNOHANG)) {
            Ok(WaitStatus::StillAlive) => {}
            Ok(end) => return Some(end),
            Err(_) => return None,
        }
    }
}

/// Ends the group, then every orphan, and theirs, until there are none.
fn clean(plugin: Pid) {
    let _ = killpg(plugin, Signal::SIGKILL);
    let begun = Instant::now();
    while begun.elapsed() < CLEANING {
        match waitpid(None, Some(WaitPidFlag::WNOHANG)) {
            Ok(WaitStatus::StillAlive) => {
                for child in children() {
                    let _ = kill(child, Signal::SIGKILL);
                }
                thread::sleep(Duration::from_micros(500));
            }
            Ok(_) => {}
            Err(_) => return,
        }
    }
}

/// The processes whose parent is this one: the fourth field of `/proc/PID/stat`, after a name in
/// brackets that may have anything in it (proc_pid_stat(5)). None where there is no `/proc`.
fn children() -> impl Iterator<Item = Pid> {
    let own = process::id().to_string();
    let entries = std::fs::read_dir("/proc").ok().into_iter().flatten().flatten();
    let numbers = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    numbers
        .filter(move |number: &i32| {
            let stat = std::fs::read_to_string(format!("/proc/{number}/stat")).unwrap_or_default();
            let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
            fields.split_whitespace().nth(1) == Some(&own)
        })
        .map(Pid::from_raw)
}

/// Ends by the same signal, so that the host sees what happened; else gives the same exit code.
fn imitate(end: Option<WaitStatus>) -> i32 {
    match end {
        Some(WaitStatus::Exited(_, code)) => code,
        Some(WaitStatus::Signaled(_, with, _)) => {
            // SAFETY: the default action runs no code of ours.
            let _ = unsafe { signal(with, SigHandler::SigDfl) };
            let mut set = SigSet::empty();
            set.add(with);
            let _ = set.thread_unblock();
            let _ = raise(with);
            child::UNREACHABLE
        }
        _ => 0,
    }
}
