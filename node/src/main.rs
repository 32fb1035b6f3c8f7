//! The program `covisa`: arguments in, exit code out.

use std::process::ExitCode;

/// A check at a desk allocates some hundred small things: this allocator makes that cheap.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(covisa::cli::run())
}
