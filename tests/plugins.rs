//! Plugins from end to end: the table of everything that goes wrong (`plugins/table.txt`), what is
//! loaded and what is not, and that nothing stays behind.

#![cfg(target_os = "linux")]
#![allow(clippy::disallowed_methods, reason = "a test makes files, runs programs and waits")]
#![allow(clippy::panic, clippy::print_stderr, reason = "a test says what is wrong")]

#[path = "plugins/ground.rs"]
mod ground;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::ground::{Ground, TESTS, cc, hostile_c, hostile_rust, run_quietly};

/// A row of the table.
struct Row<'a> {
    number: &'a str,
    library: &'a str,
    what: &'a str,
    settings: &'a str,
    code: i32,
    expected: &'a str,
}

fn rows(table: &str) -> Vec<Row<'_>> {
    let lines =
        table.lines().filter(|line| line.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    let cells = lines.map(|line| line.split(" |").map(str::trim).collect::<Vec<_>>());
    let rows = cells.map(|cells| match cells[..] {
        [number, library, what, settings, code, expected] => {
            let code = code.parse().expect("an exit code");
            Row { number, library, what, settings, code, expected }
        }
        _ => panic!("a row has six cells: {cells:?}"),
    });
    rows.collect()
}

/// What the other output writes where nothing disturbs it.
fn undisturbed() -> &'static [u8] {
    static TEXT: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    TEXT.get_or_init(|| {
        let ground = Ground::new("undisturbed");
        ground.write("config.toml", "[output.text]\n");
        let run = ground.run(&["-c", "config.toml", "page.txt"], &[]);
        assert_eq!(run.code, 0, "{}", run.said);
        fs::read(ground.path("out/page/page.txt")).expect("the text")
    })
}

#[test]
fn nothing_that_a_plugin_does_hurts() {
    let table = fs::read_to_string(Path::new(TESTS).join("plugins/table.txt")).expect("the table");
    let rows = rows(&table);
    assert!(rows.len() > 90, "the table is not found");
    undisturbed();
    // Each kind of library is built once, before the rows that share it.
    hostile_c();
    hostile_rust("unwind");
    hostile_rust("abort");
    let faults = Mutex::new(Vec::new());
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while let Some(row) = rows.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(fault) = check(row) {
                        let Row { number, library, what, .. } = row;
                        let fault = format!("row {number} ({library}: {what}): {fault}");
                        faults.lock().expect("a list").push(fault);
                    }
                }
            });
        }
    });
    let faults = faults.into_inner().expect("a list");
    assert!(
        faults.is_empty(),
        "{} of {} rows:\n\n{}",
        faults.len(),
        rows.len(),
        faults.join("\n\n")
    );
}

/// Runs newsbind with the library of a row as one of two outputs.
fn check(row: &Row<'_>) -> Result<(), String> {
    let ground = Ground::new(&format!("row-{}", row.number));
    let Some(library) = library(row, &ground) else { return Ok(()) };
    let option = match row.what.contains(" = ") {
        true => row.what.to_owned(),
        false if matches!(row.library, "file" | "cc") => "act = \"good\"".to_owned(),
        false => format!("act = \"{}\"\nname = \"x\"", row.what),
    };
    let option = if matches!(row.library, "unwind" | "abort") {
        option.replace("\nname = \"x\"", "")
    } else {
        option
    };
    let path = library.display();
    let settings = row.settings;
    ground.write("beside.txt", "beside\n");
    ground.write("config.toml", &format!(
        "[output.hostile]\n{option}\n[output.text]\n[plugin.hostile]\npath = '{path}'\n{settings}\n"
    ));
    let run = ground.run(&["-c", "config.toml", "page.txt"], &[("NEWSBIND_SECRET", "secret")]);
    let said = run.said.replace("│", "").split_whitespace().collect::<Vec<_>>().join(" ");
    let expect =
        |good: bool, what: &str| if good { Ok(()) } else { Err(format!("{what}:\n{}", run.said)) };
    if row.settings.contains("sandbox") && said.contains("this kernel has no sandbox") {
        eprintln!("row {} is left out: this kernel has no sandbox", row.number);
        return Ok(());
    }
    expect(run.code == row.code, &format!("exit {} instead of {}", run.code, row.code))?;
    let mut files = ground.files("out");
    if row.code != 2 {
        expect(files.contains(&"page/page.txt".to_owned()), "the other output is missing")?;
        let text = fs::read(ground.path("out/page/page.txt")).unwrap_or_default();
        expect(text == undisturbed(), "the other output is not the same")?;
        files.retain(|file| file != "page/page.txt");
    }
    if row.code == 0 {
        written(row, &ground, &files)?;
    } else {
        let mut rest = said.as_str();
        for part in row.expected.split("...").map(str::trim) {
            let at = rest.find(part);
            let Some(at) = at else { return expect(false, &format!("`{part}` was not said")) };
            rest = &rest[at + part.len()..];
        }
        expect(files.is_empty(), &format!("files are left: {files:?}"))?;
    }
    ground.is_clean().map_err(|left| format!("{left}\n{}", run.said))
}

/// What a good plugin wrote is what the row says.
fn written(row: &Row<'_>, ground: &Ground, files: &[String]) -> Result<(), String> {
    if let Some(count) = row.expected.strip_suffix(" files") {
        let good = files.len().to_string() == count;
        return if good { Ok(()) } else { Err(format!("{} files", files.len())) };
    }
    let (path, content) = row.expected.split_once(" = ").unwrap_or((row.expected, "fine"));
    let path = path.replace("ID", "page");
    let text = fs::read_to_string(ground.path(&format!("out/page/{path}"))).unwrap_or_default();
    if text.trim_end() == content {
        Ok(())
    } else {
        Err(format!("`{path}` has {text:?}; there are {files:?}"))
    }
}

/// The library of a row; none where this machine cannot build it, which is said.
fn library(row: &Row<'_>, ground: &Ground) -> Option<PathBuf> {
    Some(match row.library {
        "c" => hostile_c().to_owned(),
        "unwind" | "abort" => hostile_rust(row.library).to_owned(),
        "cc" => {
            let target = ground.path("libhostile.so");
            if row.what.contains("-lgone") {
                ground.write("gone.c", "void gone(void) {}\n");
                cc(
                    &["-shared", "-fPIC", "-o"],
                    &ground.path("libgone.so"),
                    &ground.path("gone.c"),
                    &[],
                );
            }
            let flags: Vec<String> = match row.what.starts_with("-L") {
                true => vec![
                    "-Wl,--no-as-needed".into(),
                    format!("-L{}", ground.folder().display()),
                    "-lgone".into(),
                ],
                false => vec![row.what.replace("\\,", ",")],
            };
            let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
            cc(
                &["-shared", "-fPIC", "-O0", "-o"],
                &target,
                &Path::new(TESTS).join("plugins/hostile.c"),
                &flags,
            );
            let _ = fs::remove_file(ground.path("libgone.so"));
            target
        }
        "c++" => {
            let target = ground.path("libthrow.so");
            let source = Path::new(TESTS).join("plugins/throw.cpp");
            let arguments = ["-xc++", "-shared", "-fPIC", "-o"];
            if !ground::try_cc(&arguments, &target, &source, &["-xnone", "-lstdc++"]) {
                eprintln!("row {} is left out: `cc` builds no C++ here", row.number);
                return None;
            }
            target
        }
        _ => made_file(row.what, ground),
    })
}

/// A file that is no plugin.
fn made_file(what: &str, ground: &Ground) -> PathBuf {
    let path = ground.path("libhostile.so");
    let good = fs::read(hostile_c()).expect("a library");
    let header = |class: u8, machine: u8, rest: &[u8]| {
        let mut header = b"\x7fELF".to_vec();
        header.extend([class, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, machine, 0, 1, 0, 0, 0]);
        header.extend(rest);
        header
    };
    // Headers without segments and sections: sizes of the header as ELF has them for each class.
    let long = [&[0; 32][..], &[64, 0, 56, 0, 0, 0, 64, 0, 0, 0, 0, 0]].concat();
    let short = [&[0; 20][..], &[52, 0, 32, 0, 0, 0, 40, 0, 0, 0, 0, 0]].concat();
    let bytes = match what {
        "text" => b"this is a text\n".to_vec(),
        "empty" => Vec::new(),
        "header-only" => good[..20].to_vec(),
        "cut-short" => good[..good.len() / 2].to_vec(),
        "archive" => {
            b"!<arch>\nplugin.o/       0           0     0     644     0         `\n".to_vec()
        }
        "elf32" => header(1, 3, &short),
        "aarch64" if cfg!(target_arch = "aarch64") => header(2, 62, &long),
        "aarch64" => header(2, 183, &long),
        "pe" => pe(),
        "mach-o" => [&b"\xcf\xfa\xed\xfe\x07\0\0\x01\x03\0\0\0\x06\0\0\0"[..], &[0; 16]].concat(),
        "object" | "program" => {
            ground.write("x.c", "int main(void) { return 0; }\n");
            let flags: &[&str] = if what == "object" { &["-c", "-o"] } else { &["-o"] };
            cc(flags, &path, &ground.path("x.c"), &[]);
            return path;
        }
        "folder" => {
            fs::create_dir(&path).expect("a folder");
            return path;
        }
        "pipe" => {
            run_quietly("mkfifo", &[path.to_str().expect("a path")]);
            return path;
        }
        "dangling" => {
            std::os::unix::fs::symlink("nowhere", &path).expect("a link");
            return path;
        }
        _ => return path,
    };
    fs::write(&path, bytes).expect("a file");
    path
}

/// The smallest file that begins as a library of Windows does (PE, section 3).
fn pe() -> Vec<u8> {
    let mut bytes = vec![0; 0x40];
    bytes[..2].copy_from_slice(b"MZ");
    bytes[0x3c] = 0x40;
    bytes.extend(b"PE\0\0\x64\x86\0\0");
    bytes.extend([0; 12]);
    bytes.extend([0xf0, 0, 0x22, 0x20]);
    let mut optional = vec![0; 0xf0];
    optional[..2].copy_from_slice(b"\x0b\x02");
    bytes.extend(optional);
    bytes
}

fn hostile_config(act: &str, settings: &str) -> String {
    let path = hostile_c().display();
    format!(
        "[output.text]\n[output.hostile]\nact = \"{act}\"\nname = \"x\"\n[plugin.hostile]\npath = '{path}'\n{settings}"
    )
}

#[test]
fn killed_in_the_middle_no_process_survives() {
    for act in ["loop", "setsid-loop"] {
        let ground = Ground::new(&format!("killed-{act}"));
        ground.write("config.toml", &hostile_config(act, ""));
        let mut running = ground.start(&["-c", "config.toml", "page.txt"]);
        ground.wait_for_conversion();
        std::thread::sleep(Duration::from_millis(300));
        running.kill().expect("it is killed");
        running.wait().expect("it ended");
        ground.wait_until_clean();
        assert!(!ground.path("out/page/hostile").exists());
    }
}

#[test]
fn interrupted_it_ends_with_130_and_nothing_half_written() {
    for act in ["loop", "ignore-cancel", "honour-cancel", "sleep"] {
        let ground = Ground::new(&format!("interrupted-{act}"));
        ground.write("config.toml", &hostile_config(act, ""));
        let running = ground.start(&["-c", "config.toml", "page.txt"]);
        ground.wait_for_conversion();
        std::thread::sleep(Duration::from_millis(300));
        run_quietly("kill", &["-INT", &running.id().to_string()]);
        let run = ground.end(running);
        assert_eq!(run.code, 130, "{act}: {}", run.said);
        ground.wait_until_clean();
        assert_eq!(ground.files("out").iter().filter(|file| file.contains("hostile")).count(), 0);
    }
}

#[test]
fn a_folder_that_was_only_entered_loads_nothing() {
    let ground = Ground::new("entered");
    let library = ground.path("libevil.so");
    cc(
        &["-shared", "-fPIC", "-O0", "-o"],
        &library,
        &Path::new(TESTS).join("plugins/hostile.c"),
        &[&format!("-DBEGIN=fclose(fopen(\"{}\",\"w\"))", ground.path("loaded").display())],
    );
    let config =
        "[input]\npaths = [\"page.txt\"]\n[output.evil]\n[plugin.evil]\npath = \"libevil.so\"\n";
    ground.write("config.toml", config);
    let path = ground.folder().display().to_string();
    for (arguments, environment) in [
        (&[][..], &[][..]),
        (&["plan"], &[]),
        (&["page.txt"], &[]),
        (&["-f", "evil"], &[("NEWSBIND_PLUGIN_PATH", path.as_str())]),
        (&["plugin", "info", "evil"], &[]),
    ] {
        let run = ground.run(arguments, environment);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.said);
        assert!(
            run.said.contains("is not loaded: this configuration was not named"),
            "{}",
            run.said
        );
        assert!(run.said.contains("newsbind -c config.toml"), "{}", run.said);
    }
    // Without a path, the folder itself is not searched either.
    ground.write("config.toml", &config.replace("path = \"libevil.so\"\n", ""));
    for environment in
        [&[][..], &[("NEWSBIND_PLUGIN_PATH", path.as_str())], &[("NEWSBIND_PLUGIN_PATH", ".")]]
    {
        let run = ground.run(&[], environment);
        assert_eq!(run.code, 2, "{}", run.said);
        assert!(run.said.contains("plugin `evil` cannot be found"), "{}", run.said);
    }
    assert!(!ground.path("loaded").exists(), "the library was loaded");
    assert_eq!(ground.files("out"), [""; 0]);
    let run = ground.run(&["-c", "config.toml"], &[("NEWSBIND_PLUGIN_PATH", path.as_str())]);
    assert!(ground.path("loaded").exists(), "named, it is loaded: {}", run.said);
}

#[test]
fn a_plugin_is_found_where_the_person_put_it() {
    let ground = Ground::new("found");
    for folder in ["first", "second", "data/newsbind/plugins"] {
        fs::create_dir_all(ground.path(folder)).expect("a folder");
        fs::copy(hostile_c(), ground.path(folder).join("libnewsbind_hostile.so")).expect("a copy");
    }
    ground
        .write("config.toml", "[output.hostile]\nact = \"good\"\nname = \"x\"\n[plugin.hostile]\n");
    let data = ground.path("data").display().to_string();
    let both = format!("{}:{}", ground.path("first").display(), ground.path("second").display());
    let run = ground.run(&["-c", "config.toml", "page.txt"], &[("NEWSBIND_PLUGIN_PATH", &both)]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(run.said.contains("first/libnewsbind_hostile.so` is taken, not"), "{}", run.said);
    assert!(run.said.contains("second/libnewsbind_hostile.so`"), "{}", run.said);
    // The user's own folder serves a configuration that was not named, and none at all.
    let run = ground.run(&["page.txt"], &[("XDG_DATA_HOME", &data)]);
    assert_eq!((run.code, run.said.contains("is taken")), (0, false), "{}", run.said);
    fs::remove_file(ground.path("config.toml")).expect("it was there");
    let run = ground.run(&["-f", "hostile", "page.txt"], &[("XDG_DATA_HOME", &data)]);
    assert!(run.said.contains("plugin `hostile` failed: what is to be done"), "{}", run.said);
}

#[test]
fn what_others_may_write_is_a_warning_and_what_was_pinned_is_held_to_it() {
    use std::os::unix::fs::PermissionsExt;
    let ground = Ground::new("pinned");
    let library = ground.path("libhostile.so");
    fs::copy(hostile_c(), &library).expect("a copy");
    let config = "# mine\n[output.hostile]\nact = \"good\"\nname = \"x\"\n[plugin.hostile]\npath = \"hostile\" # here\n";
    ground.write("config.toml", config);
    fs::set_permissions(&library, fs::Permissions::from_mode(0o777)).expect("permissions");
    let run = ground.run(&["-c", "config.toml", "page.txt"], &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    assert!(run.said.contains("warning: others may write"), "{}", run.said);
    fs::set_permissions(&library, fs::Permissions::from_mode(0o755)).expect("permissions");
    let run = ground.run(&["plugin", "pin", "hostile", "-c", "config.toml"], &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    let pinned = fs::read_to_string(ground.path("config.toml")).expect("the configuration");
    assert!(
        pinned.starts_with("# mine\n") && pinned.contains("\"hostile\" # here\nsha256 = { "),
        "{pinned}"
    );
    let run = ground.run(&["-c", "config.toml", "page.txt"], &[]);
    assert_eq!(run.code, 0, "{}", run.said);
    let mut bytes = fs::read(&library).expect("the library");
    bytes.push(0);
    fs::write(&library, bytes).expect("it can be written");
    let run = ground.run(&["-c", "config.toml", "page.txt"], &[]);
    assert_eq!(run.code, 2, "{}", run.said);
    assert!(run.said.contains("its SHA-256 is") && run.said.contains("plugin pin"), "{}", run.said);
}

#[test]
fn the_commands_say_what_there_is() {
    let ground = Ground::new("commands");
    ground.write("config.toml", &hostile_config("good", ""));
    let library = hostile_c().to_str().expect("a path");
    for (arguments, code, said) in [
        (&["plugin", "list", "-c", "config.toml"][..], 0, "hostile      1"),
        (&["plugin", "list", "-c", "config.toml", "--json"], 0, "\"state\": \"good\""),
        (&["plugin", "info", "hostile", "-c", "config.toml"], 0, "format hostile"),
        (&["plugin", "info", library], 0, "limits     120 s, 2048 MiB of memory"),
        (&["plugin", "info", "./none.so"], 2, "there is no file `./none.so`"),
        (&["plugin", "info", "none", "-c", "config.toml"], 2, "plugin `none` cannot be found"),
        (
            &["plugin", "check", library],
            1,
            "the sample issue: plugin `hostile` failed: what is to be done",
        ),
        (&["plugin", "check", "page.txt"], 1, "it is no library"),
        (&["plugin", "pin", "hostile"], 2, "name it with `-c`"),
        (
            &["plugin", "run", library, "page.txt", "--set", "act=document", "-o", "-"],
            0,
            "the document",
        ),
        (
            &["plugin", "run", library, "page.txt", "--set", "act=document", "-o", "one.hostile"],
            0,
            "\none.hostile\n",
        ),
        (
            &["plugin", "run", library, "page.txt", "--set", "act=document", "-o", "one.pdf"],
            2,
            "let it end in `.hostile`, or name a folder: `-o one.pdf/`",
        ),
        (
            &[
                "plugin",
                "run",
                "hostile/hostile",
                "-c",
                "config.toml",
                "page.txt",
                "--set",
                "act=good",
            ],
            0,
            "out/page/hostile/fine.txt",
        ),
        (
            &["plugin", "run", "hostile/other", "-c", "config.toml", "page.txt"],
            2,
            "it has no format `other`; known: `hostile`",
        ),
        (&["plugin", "run", library, "page.txt", "--set", "act"], 2, "write `KEY=VALUE`"),
        (&["plugin", "new", "A/b"], 2, "is no name for a plugin"),
        (&["schema", "config", "-c", "config.toml"], 0, "#/$defs/Output-hostile"),
    ] {
        let run = ground.run(arguments, &[]);
        assert_eq!(run.code, code, "{arguments:?}: {}", run.said);
        assert!(run.said.contains(said), "{arguments:?}: {}", run.said);
    }
    ground.wait_until_clean();
}

#[test]
fn a_new_plugin_builds_and_passes() {
    let ground = Ground::new("new");
    for (language, name) in [("rust", "my-list"), ("c", "c-list")] {
        let run = ground.run(&["plugin", "new", name, "--lang", language], &[]);
        assert_eq!(run.code, 0, "{}", run.said);
        let folder = ground.path(name);
        let library = match language {
            "rust" => {
                ground::cargo(&folder, &["test"]);
                ground::cargo(&folder, &["build", "--release"]);
                folder.join("target/release/libmy_list.so")
            }
            _ => {
                let include = format!("-I{}", folder.display());
                cc(
                    &[
                        "-std=c99", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", &include,
                        "-o",
                    ],
                    &folder.join("libc_list.so"),
                    &folder.join("plugin.c"),
                    &[],
                );
                cc(
                    &["-std=c99", "-Wall", "-Wextra", "-Werror", &include, "-o"],
                    &folder.join("test"),
                    &folder.join("test.c"),
                    &[],
                );
                ground::run_in(&folder, folder.join("test").to_str().expect("a path"), &[]);
                folder.join("libc_list.so")
            }
        };
        let run = ground.run(&["plugin", "check", library.to_str().expect("a path")], &[]);
        assert_eq!((run.code, run.said.contains("warning")), (0, false), "{}", run.said);
        let config = folder.join("config.toml").display().to_string();
        let run = ground.run(&["-c", &config, "page.txt", "-o", "out"], &[]);
        assert_eq!(run.code, 0, "{}", run.said);
        let misspelt = format!("{config}.misspelt.toml");
        let text = fs::read_to_string(&config).expect("its configuration");
        fs::write(&misspelt, text.replace("numbered", "numberd")).expect("a configuration");
        let run = ground.run(&["-c", &misspelt, "page.txt"], &[]);
        let is_shown =
            run.said.contains("misspelt.toml:2:1") && run.said.contains("did you mean `numbered`?");
        assert!(run.code == 2 && is_shown, "{}", run.said);
        let run = ground.run(&["plugin", "new", name, "--lang", language], &[]);
        assert_eq!(run.code, 2, "it writes over what is there: {}", run.said);
    }
    let lines =
        |path: &str| fs::read_to_string(ground.path(path)).expect("a source").lines().count();
    assert!(lines("my-list/src/lib.rs") < 40 && lines("c-list/plugin.c") < 100);
    assert_eq!(ground.files("out"), ["page/page.c-list.txt", "page/page.my_list.txt"]);
}
