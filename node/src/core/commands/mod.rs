//! Everything that can be asked of a node, by noun. Each question is answered once, and what it changes is on disk before.

mod desk;
mod member;
mod pass;
mod peer;
mod space;
mod system;
mod terms;
mod token;
mod visit;

use std::fmt::Debug;

use federation_spec::wire::ids::Timestamp;

pub use desk::DeskCommand;
pub use member::MemberCommand;
pub use pass::PassCommand;
pub use peer::PeerCommand;
pub use space::SpaceCommand;
pub use system::SystemCommand;
pub use terms::TermsCommand;
pub use token::TokenCommand;
pub use visit::VisitCommand;

use super::ask::To;
use super::facts::Fact;
use super::moment::Moment;
use super::output::{Output, Problem};
use super::state::{Core, Random};

/// Declares what can be asked, by noun, and how a question of a noun becomes a command.
macro_rules! commands {
    ($($(#[$about:meta])* $noun:ident($questions:ident),)+) => {
        /// Everything that can be asked of a node.
        #[derive(Debug)]
        pub enum Command {
            $($(#[$about])* $noun($questions),)+
        }

        $(impl From<$questions> for Command {
            fn from(question: $questions) -> Self {
                Self::$noun(question)
            }
        })+
    };
}

commands! {
    /// The node itself.
    System(SystemCommand),
    /// Spaces, this one among them.
    Space(SpaceCommand),
    /// Terms.
    Terms(TermsCommand),
    /// Members, their lists and their plans.
    Member(MemberCommand),
    /// Passes that this space issued.
    Pass(PassCommand),
    /// What is shown and said at a desk.
    Desk(DeskCommand),
    /// Visits at this house.
    Visit(VisitCommand),
    /// Nodes of other spaces.
    Peer(PeerCommand),
    /// Browsers that are paired.
    Token(TokenCommand),
}

/// What a change needs: its facts, and the answer.
type Noted<T> = Result<(Vec<Fact>, T), Problem>;

impl Core {
    pub(super) fn on_command(
        &mut self,
        command: Command,
        moment: Moment,
        rng: &mut dyn Random,
    ) -> Vec<Output> {
        match command {
            Command::System(question) => self.on_system(question, moment),
            Command::Space(question) => self.on_space(question, moment.wall),
            Command::Terms(question) => self.on_terms(question, moment, rng),
            Command::Member(question) => self.on_member(question, moment, rng),
            Command::Pass(question) => self.on_pass(question, moment, rng),
            Command::Desk(question) => self.on_desk(question, moment, rng),
            Command::Visit(question) => self.on_visit(question, moment.wall, rng),
            Command::Peer(question) => self.on_peer(question, moment.wall),
            Command::Token(question) => self.on_token(question, moment, rng),
        }
    }

    /// Changes what is on disk, where it takes changes.
    fn change<T: Debug + Send + 'static>(
        &mut self,
        to: To<T>,
        change: impl FnOnce(&mut Self) -> Result<Vec<Output>, Problem>,
    ) -> Vec<Output> {
        let changed = self.writable().and_then(|()| change(self));
        changed.unwrap_or_else(|problem| tell(to, Err(problem)))
    }

    /// Enters facts, writes them, and answers once they are on disk.
    fn note<T: Debug + Send + 'static>(
        &mut self,
        to: To<T>,
        now: Timestamp,
        change: impl FnOnce(&mut Self) -> Noted<T>,
    ) -> Vec<Output> {
        self.change(to, |core| {
            let (facts, answer) = change(core)?;
            let batch = core.batch_of(facts, now);
            let answer = to.answer(Ok(answer));
            Ok(vec![Output::Persist(Box::new(batch), vec![answer])])
        })
    }
}

/// Answers what was changed: once that is on disk, if anything is to be written.
fn answered<T: Debug + Send + 'static>(
    mut outputs: Vec<Output>,
    to: To<T>,
    answer: Result<T, Problem>,
) -> Vec<Output> {
    match outputs.last_mut() {
        Some(Output::Persist(_, then)) => then.push(to.answer(answer)),
        _ => outputs.extend(tell(to, answer)),
    }
    outputs
}

/// An answer that rests on what is held: it waits for what was changed before.
fn tell<T: Debug + Send + 'static>(to: To<T>, answer: Result<T, Problem>) -> Vec<Output> {
    vec![Output::Settled(vec![to.answer(answer)])]
}
