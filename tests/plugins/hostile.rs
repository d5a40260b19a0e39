//! A plugin in Rust that does what its option `act` says, mostly badly.

use newsbind_plugin::{
    Assets, ExportError, Exporter, Issue, OptionError, Output, export_plugin, options,
};

options! {
    struct Hostile {
        /// What to do.
        act: String = String::new(),
    }
}

export_plugin!("hostile" => Hostile);

/// What a panic carries; dropping it panics again.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("dropped");
    }
}

extern "C" fn plain() {
    panic!("in a plain C function");
}

extern "C-unwind" fn unwinding() {
    panic!("in an unwinding C function");
}

fn deep(level: u64) -> u64 {
    let here = std::hint::black_box([level; 512]);
    if level == u64::MAX { 0 } else { deep(level + 1) + here[7] }
}

impl Exporter for Hostile {
    fn check(&self, assets: &dyn Assets) -> Result<(), OptionError> {
        let missing = |name| assets.read(name).map_err(|error| OptionError::new("act", error));
        match self.act.as_str() {
            "check-asset" => missing("beside.txt").map(drop),
            "check-asset-missing" => missing("absent.txt").map(drop),
            _ => Ok(()),
        }
    }

    fn export(&self, issue: &Issue, assets: &dyn Assets, out: &mut dyn Output) -> Result<(), ExportError> {
        match self.act.as_str() {
            "panic" => panic!("deliberate"),
            "panic-payload" => std::panic::panic_any(Bomb),
            "panic-thread" => {
                let worker = std::thread::spawn(|| panic!("in its own thread"));
                worker.join().map_err(|_| ExportError::Refused("a thread of it broke".into()))?;
            }
            "panic-c" => plain(),
            "panic-c-unwind" => unwinding(),
            "overflow" => drop(deep(0).to_string()),
            "memory" => {
                let mut all = Vec::new();
                loop {
                    all.push(vec![1_u8; 64 << 20]);
                }
            }
            "asset" => out.open("copy", "text/plain")?.write_all(&assets.read("beside.txt")?)?,
            "asset-missing" => drop(assets.read("../secret.txt")?),
            "warn" => out.warn("look at page 3"),
            _ => {}
        }
        out.open(&format!("{}.md", issue.id), "text/plain")?.write_all(b"fine\n")?;
        Ok(())
    }
}
