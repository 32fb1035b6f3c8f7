//! The command line: one file a noun. Every verb is a request to the API, over HTTP to the running node, or to the home
//! that it opened itself: the results are the same.

pub mod arguments;
mod backup;
pub mod carrier;
pub mod demo;
pub mod desk;
pub mod exit;
mod first_run;
pub mod init;
mod invitation;
mod key;
mod ledger;
pub mod member;
mod member_list;
pub mod neighbours;
pub mod pass;
pub mod passphrase;
pub mod peer;
pub mod people;
pub mod picture;
pub mod plan;
pub mod print;
pub mod request;
pub mod serve;
pub mod space;
pub mod status;
pub mod terms;
pub mod verify;
pub mod visit;

use clap::Parser as _;

use arguments::{Arguments, Verb};
use exit::Failure;

/// Reads the arguments, does what they say, and returns the exit code.
pub fn run() -> u8 {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return exit::usage(&error),
    };
    let json = arguments.json;
    match act(arguments) {
        Ok(code) => code,
        Err(failure) => failure.report(json),
    }
}

fn act(arguments: Arguments) -> Result<u8, Failure> {
    let context = print::Context::new(&arguments)?;
    match arguments.verb.unwrap_or_else(Verb::serve) {
        Verb::Init(init) => init::run(&context, init),
        Verb::Serve(serve) => serve::run(&context, serve),
        Verb::Status => status::run(&context),
        Verb::Confirm { what, nobody_came } => status::confirm(&context, what, nobody_came),
        Verb::Backup(verb) => backup::run(&context, verb),
        Verb::Restore(restore) => backup::run_restore(&context, &restore),
        Verb::Ledger(verb) => ledger::run(&context, &verb),
        Verb::Key(verb) => key::run(&context, verb),
        Verb::Peer(verb) => peer::run(&context, verb),
        Verb::Space(verb) => space::run(&context, verb),
        Verb::Invitation(verb) => invitation::run(&context, verb),
        Verb::Terms(verb) => terms::run(&context, verb),
        Verb::Member(verb) => member::run(&context, verb),
        Verb::Plan(verb) => plan::run(&context, verb),
        Verb::Pass(verb) => pass::run(&context, verb),
        Verb::Verify(verify) => verify::run(&context, verify),
        Verb::Request(verb) => request::run(&context, verb),
        Verb::Visit(verb) => visit::run(&context, verb),
        Verb::Desk(verb) => desk::run_desk(&context, verb),
        Verb::Token(verb) => desk::run_token(&context, verb),
        Verb::Demo(demo) => demo::run(&context, demo),
    }
}
