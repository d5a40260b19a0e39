//! What surrounds a plugin in its child: private pipes, limits, the sandbox.

use std::fs::File;
use std::io;
use std::path::Path;

use crate::child::Pipe;

/// Takes standard input and output for the host alone. From now on they are nothing and standard
/// error, so that what a plugin prints does no harm.
#[cfg(unix)]
pub(crate) fn take_pipes() -> io::Result<(Pipe, Pipe)> {
    use std::os::fd::AsFd;

    let orders = io::stdin().as_fd().try_clone_to_owned()?;
    let words = io::stdout().as_fd().try_clone_to_owned()?;
    let nothing = File::open("/dev/null")?;
    nix::unistd::dup2_stdin(&nothing)?;
    nix::unistd::dup2_stdout(io::stderr())?;
    Ok((Pipe::new(orders.into()), Pipe::new(words.into())))
}

/// Takes the pipes; what a plugin prints goes into the same one here, and breaks the connection.
#[cfg(windows)]
pub(crate) fn take_pipes() -> io::Result<(Pipe, Pipe)> {
    use std::os::windows::io::AsHandle;

    let orders = io::stdin().as_handle().try_clone_to_owned()?;
    let words = io::stdout().as_handle().try_clone_to_owned()?;
    Ok((Pipe::new(orders.into()), Pipe::new(words.into())))
}

/// Ends the process without anything that a library left to be done at its end.
#[cfg(unix)]
pub(crate) fn leave(code: i32) -> ! {
    #[expect(
        unsafe_code,
        reason = "the standard library ends a process with all that was left to do"
    )]
    // SAFETY: it ends the process and touches nothing.
    unsafe {
        nix::libc::_exit(code)
    }
}

#[cfg(windows)]
pub(crate) fn leave(code: i32) -> ! {
    std::process::exit(code)
}

/// Limits memory, and forbids to write files, to open many, and to gain rights. `RLIMIT_DATA` and
/// not `RLIMIT_AS`: what Go and others only reserve does not count.
#[cfg(unix)]
pub(crate) fn limit(memory: u64) -> Result<(), String> {
    use nix::sys::resource::{Resource, setrlimit};

    for (resource, most) in [
        (Resource::RLIMIT_DATA, memory),
        (Resource::RLIMIT_FSIZE, 0),
        (Resource::RLIMIT_NOFILE, 256),
    ] {
        setrlimit(resource, most, most)
            .map_err(|error| format!("the limit {resource:?} cannot be set: {error}"))?;
    }
    #[cfg(target_os = "linux")]
    nix::sys::prctl::set_no_new_privs()
        .map_err(|error| format!("new rights cannot be forbidden: {error}"))?;
    Ok(())
}

#[cfg(windows)]
pub(crate) fn limit(_: u64) -> Result<(), String> {
    Ok(())
}

/// Forbids all files but the system's libraries and the plugin, writing, starting programs, and the
/// network, by Landlock. What this kernel cannot forbid is an error: a sandbox is not half of one.
#[cfg(target_os = "linux")]
pub(crate) fn sandbox(plugin: &Path) -> Result<(), String> {
    use landlock::{
        ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr,
        RulesetCreatedAttr, path_beneath_rules,
    };

    let cannot = |error: &dyn std::error::Error| {
        format!("this kernel has no sandbox for it (Landlock of Linux 6.7 or later): {error}")
    };
    let readable = [
        "/lib",
        "/lib64",
        "/usr/lib",
        "/usr/lib64",
        "/usr/local/lib",
        "/usr/share",
        "/etc/ld.so.cache",
        "/dev/null",
        "/dev/zero",
        "/dev/urandom",
    ];
    let readable = readable.into_iter().map(Path::new).chain([plugin]);
    let ruleset = Ruleset::default()
        .set_compatibility(CompatLevel::HardRequirement)
        .handle_access(AccessFs::from_all(ABI::V4))
        .and_then(|ruleset| ruleset.handle_access(AccessNet::from_all(ABI::V4)))
        .and_then(Ruleset::create)
        .and_then(|ruleset| {
            // A folder that this system does not have needs no rule.
            ruleset
                .set_compatibility(CompatLevel::BestEffort)
                .add_rules(path_beneath_rules(readable, AccessFs::ReadFile | AccessFs::ReadDir))
        });
    let status = ruleset.and_then(landlock::RulesetCreated::restrict_self);
    status.map(|_| ()).map_err(|error| cannot(&error))
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn sandbox(_: &Path) -> Result<(), String> {
    Err("there is a sandbox on Linux only".to_owned())
}
