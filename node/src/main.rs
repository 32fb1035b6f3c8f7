//! The program `covisa`: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(covisa::cli::run())
}
