//! placeholder
use super::arguments::Demo;
use super::exit::Failure;
use super::print::Context;
/// The demo.
pub fn run(_: &Context, _: Demo) -> Result<u8, Failure> {
    Ok(0)
}
