//! A clock that is wrong: `libfaketime`, preloaded under the program. The clock that nobody can set goes on as it is.

use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

use crate::program::{Home, Output, Running};

/// Where distributions put the library.
const PLACES: [&str; 4] = [
    "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
    "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
    "/usr/lib64/faketime/libfaketimeMT.so.1",
    "/usr/lib/faketime/libfaketimeMT.so.1",
];

/// The clock of whatever is started through this.
#[derive(Debug)]
pub struct Timed {
    around: TempDir,
    library: PathBuf,
}

impl Timed {
    /// A clock that is right; `None`, said aloud, where there is no `libfaketime`.
    pub fn right() -> Option<Self> {
        let found = PLACES.iter().map(PathBuf::from).find(|path| path.exists());
        let Some(library) = found else {
            eprintln!("left out: libfaketime is not installed (Debian's package faketime)");
            return None;
        };
        let timed = Self {
            around: TempDir::new().unwrap(),
            library,
        };
        timed.set(0);
        Some(timed)
    }

    /// From now on it is so many seconds ahead; negative: behind.
    pub fn set(&self, seconds: i64) {
        // Replaced whole: a program that runs may read it at any moment.
        let beside = self.around.path().join("next");
        std::fs::write(&beside, format!("{seconds:+}\n")).unwrap();
        std::fs::rename(beside, self.control()).unwrap();
    }

    /// Runs a verb by this clock.
    pub fn verb(&self, home: &Home, arguments: &[&str]) -> Output {
        Output::of(self.command(home, arguments), b"")
    }

    /// Runs the node by this clock, on a free port of this machine.
    pub fn serve(&self, home: &Home) -> Running {
        self.serve_at(home, 0)
    }

    /// Runs the node by this clock, on a port of this machine.
    pub fn serve_at(&self, home: &Home, port: u16) -> Running {
        let listen = format!("/ip4/127.0.0.1/tcp/{port}");
        let flags = ["serve", "--http", "127.0.0.1:0", "--listen", &listen];
        Running::spawned(home, self.command(home, &flags))
    }

    fn command(&self, home: &Home, arguments: &[&str]) -> Command {
        let mut command = home.command();
        command
            .args(arguments)
            .env("LD_PRELOAD", &self.library)
            .env("FAKETIME_TIMESTAMP_FILE", self.control())
            .env("FAKETIME_NO_CACHE", "1")
            .env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        command
    }

    fn control(&self) -> PathBuf {
        self.around.path().join("time")
    }
}
