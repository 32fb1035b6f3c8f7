//! Everything that can be asked of a node, by noun. Each question is answered once, and what it changes is on disk before.

mod desk;
mod invitation;
mod key;
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
pub use invitation::InvitationCommand;
pub use key::KeyCommand;
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
use super::output::Outbox;
use super::problem::Problem;
use super::random::Random;
use super::state::Core;

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
    /// The keys of this space.
    Key(KeyCommand),
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
    /// Invitations of this space, and those that it accepts.
    Invitation(InvitationCommand),
}

/// What a change needs: its facts, and the answer.
type Noted<T> = Result<(Vec<Fact>, T), Problem>;

impl Core {
    pub(super) fn on_command(
        &mut self,
        command: Command,
        moment: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        match command {
            Command::System(question) => self.on_system(question, moment, out),
            Command::Key(question) => self.on_key(question, moment, out),
            Command::Space(question) => self.on_space(question, moment.wall, out),
            Command::Terms(question) => self.on_terms(question, moment, rng, out),
            Command::Member(question) => self.on_member(question, moment, rng, out),
            Command::Pass(question) => self.on_pass(question, moment, rng, out),
            Command::Desk(question) => self.on_desk(question, moment, rng, out),
            Command::Visit(question) => self.on_visit(question, moment.wall, rng, out),
            Command::Peer(question) => self.on_peer(question, moment.wall, out),
            Command::Token(question) => self.on_token(question, moment, rng, out),
            Command::Invitation(question) => self.on_invitation(question, moment, rng, out),
        }
    }

    /// Changes what is on disk, where it takes changes. Whatever is refused is refused before anything follows from it.
    fn change<T: Debug + Send + 'static>(
        &mut self,
        to: To<T>,
        out: &mut Outbox,
        change: impl FnOnce(&mut Self, &mut Outbox) -> Result<(), Problem>,
    ) {
        let changed = self.disk.writable().and_then(|()| change(self, out));
        if let Err(problem) = changed {
            out.tell(to, Err(problem));
        }
    }

    /// Enters facts, writes them, and answers once they are on disk.
    fn note<T: Debug + Send + 'static>(
        &mut self,
        to: To<T>,
        now: Timestamp,
        out: &mut Outbox,
        change: impl FnOnce(&mut Self) -> Noted<T>,
    ) {
        self.change(to, out, |core, out| {
            let (facts, answer) = change(core)?;
            out.persist(core.batch_of(facts, now))
                .answer(to, Ok(answer));
            Ok(())
        });
    }
}
