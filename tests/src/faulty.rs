//! A disk and a clock that fail while a node runs: `faults/shim.c`, preloaded under the program.

use std::fs::OpenOptions;
use std::os::unix::fs::FileExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use tempfile::TempDir;

use crate::program::{Home, Output, Running, program};

/// No space left on the device.
pub const DISK_FULL: i32 = 28;
/// The file system is read-only.
pub const READ_ONLY: i32 = 30;
/// The device cannot be read or written.
pub const BROKEN: i32 = 5;

/// How many numbers the shim reads.
const NUMBERS: usize = 8;

/// What happens to a node's files and its clock. The default is nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Fault {
    /// How much longer each fsync takes.
    pub slow_sync: Duration,
    /// The error of each write to an open file; 0 for none.
    pub write: i32,
    /// The error of each fsync; 0 for none.
    pub sync: i32,
    /// The error of each opening for writing and each change of a folder; 0 for none.
    pub change: i32,
    /// How many seconds the wall clock is ahead; negative: behind.
    pub clock: i32,
    /// The disk says that it has written, and has not.
    pub lying_sync: bool,
}

impl Fault {
    /// Nothing can be written at all.
    pub fn everywhere(error: i32) -> Self {
        Self {
            write: error,
            sync: error,
            change: error,
            ..Self::default()
        }
    }

    /// No block is left: what is there can be opened, renamed and removed.
    pub fn full() -> Self {
        Self {
            write: DISK_FULL,
            ..Self::default()
        }
    }

    fn bytes(self) -> Vec<u8> {
        let slow = i32::try_from(self.slow_sync.as_millis()).unwrap();
        let mut numbers = vec![
            slow,
            self.write,
            self.sync,
            self.change,
            self.clock,
            i32::from(self.lying_sync),
        ];
        numbers.resize(NUMBERS, 0);
        numbers.into_iter().flat_map(i32::to_ne_bytes).collect()
    }
}

/// The faults of one home. They strike what is started through this.
#[derive(Debug)]
pub struct Faulty {
    around: TempDir,
    under: PathBuf,
}

impl Faulty {
    /// Nothing happens yet to the files of this home.
    pub fn of(home: &Home) -> Self {
        Self::under(&home.path())
    }

    /// Nothing happens yet to the files whose paths begin with this one.
    pub fn under(path: &Path) -> Self {
        let faulty = Self {
            around: TempDir::new().unwrap(),
            under: path.to_owned(),
        };
        faulty.set(Fault::default());
        faulty
    }

    /// From now on this happens, and nothing else.
    pub fn set(&self, fault: Fault) {
        let mut control = OpenOptions::new();
        let file = control.write(true).create(true).truncate(false);
        // Written in place: a running program has these very bytes in its memory.
        let file = file.open(self.control()).unwrap();
        file.write_all_at(&fault.bytes(), 0).unwrap();
    }

    /// Runs a verb under the faults.
    pub fn verb(&self, home: &Home, arguments: &[&str]) -> Output {
        Output::of(self.command(home, arguments), b"")
    }

    /// Runs the node under the faults, without a network.
    pub fn serve(&self, home: &Home) -> Running {
        self.serve_with(home, &["--offline"])
    }

    /// Runs the node under the faults, on a free port of this machine.
    pub fn serve_online(&self, home: &Home) -> Running {
        self.serve_with(home, &["--listen", "/ip4/127.0.0.1/tcp/0"])
    }

    fn serve_with(&self, home: &Home, flags: &[&str]) -> Running {
        let arguments = [&["serve", "--http", "127.0.0.1:0"], flags].concat();
        Running::spawned(home, self.command(home, &arguments))
    }

    fn command(&self, home: &Home, arguments: &[&str]) -> Command {
        let mut command = home.command();
        command
            .args(arguments)
            .env("LD_PRELOAD", library())
            .env("COVISA_FAULTS", self.control())
            .env("COVISA_FAULTS_UNDER", &self.under);
        command
    }

    fn control(&self) -> PathBuf {
        self.around.path().join("faults")
    }
}

/// The shim, built once a run by the system's own C compiler, beside the program.
fn library() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let library = program().with_file_name("faults.so");
        let beside = library.with_extension(std::process::id().to_string());
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/faults/shim.c");
        let built = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-o"])
            .args([beside.as_os_str(), source.as_ref()])
            .arg("-ldl")
            .status();
        assert!(
            built.expect("cc is installed").success(),
            "The shim is built."
        );
        std::fs::rename(beside, &library).unwrap();
        library
    })
}
