//! No phone, no card: a code is said, or a person at home is asked. SPEC §3.8, §3.9

use federation_spec::records::VisitMessage;
use federation_spec::records::status::Status;
use federation_spec::records::values::Text;
use federation_spec::records::visit_message::{Said, Visitor};
use federation_spec::rules::question::Refusal;
use federation_spec::wire::code::ShortCode;
use federation_spec::wire::ids::{CodeMark, MessageId, SpaceId, Timestamp};

use super::ask::To;
use super::batch::Batch;
use super::facts::{Fact, MessageFact, PassFact, Regard};
use super::limits::REQUEST_LIFE;
use super::memory::books::PassNote;
use super::memory::books::letters::{Received, Sent};
use super::messages::{answered, new_message_id};
use super::moment::Moment;
use super::orders::{Bearers, CheckOptions, PassOrder};
use super::output::Outbox;
use super::own::Hand;
use super::problem::Problem;
use super::random::Random;
use super::shown::Shown;
use super::state::Core;
use super::views::{CheckView, LookedUp, RequestState, RequestView};

impl Core {
    /// A code is said: the pass that was announced under it, or why there is none. With a home, that one is asked.
    pub(super) fn look_up(
        &mut self,
        to: To<LookedUp>,
        code: &ShortCode,
        home: Option<SpaceId>,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        if self.wrong_codes.are_too_many(now.up) {
            let refused = Shown::Refused(Refusal::TooManyCodes, home);
            return self.tell_looked_up(to, &refused, None, now.wall, out);
        }
        let shown = match self.books.letters.announced(code) {
            Some(notice) => {
                let from = Some(notice.message.from);
                match &notice.message.said {
                    _ if notice.used => Shown::Refused(Refusal::UsedCode, from),
                    _ if notice.message.expires_at <= now.wall => {
                        Shown::Refused(Refusal::EndedCode, from)
                    }
                    Said::Notice { pass, .. } => return found(to, notice, pass, out),
                    Said::Request(_)
                    | Said::Ours { .. }
                    | Said::NotOurs { .. }
                    | Said::Redemption { .. } => Shown::Refused(Refusal::UnknownCode, from),
                }
            }
            None => match home {
                Some(home) => return self.ask_code(to, code, home, now, rng, out),
                None => {
                    self.wrong_codes.note(now.up);
                    Shown::Refused(Refusal::UnknownCode, None)
                }
            },
        };
        self.tell_looked_up(to, &shown, None, now.wall, out);
    }

    /// What became of a question to a home.
    pub(super) fn look_up_request(
        &mut self,
        to: To<LookedUp>,
        request: &MessageId,
        now: Moment,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let letters = &self.books.letters;
        let sent = letters.sent(request).ok_or(Problem::UnknownRequest)?;
        if !matches!(sent.message.said, Said::Request(_)) {
            return Err(Problem::UnknownRequest);
        }
        let home = sent.message.to;
        let answer = letters.answer_to(request);
        let message = answer.map(|answer| answer.message.id);
        let shown = match answer {
            Some(answer) => match &answer.message.said {
                Said::Ours { pass, .. } => {
                    found(to, answer, pass, out);
                    return Ok(());
                }
                Said::Request(_)
                | Said::NotOurs { .. }
                | Said::Notice { .. }
                | Said::Redemption { .. } => Shown::Refused(Refusal::NotOurs, Some(home)),
            },
            None if sent.message.expires_at <= now.wall => {
                Shown::Refused(Refusal::NoAnswer, Some(home))
            }
            None => asked(sent),
        };
        self.tell_looked_up(to, &shown, message, now.wall, out);
        Ok(())
    }

    /// A person at home is asked whether a visitor is one of theirs.
    pub(super) fn ask_home(
        &mut self,
        to: To<CheckView>,
        home: SpaceId,
        says: &str,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let says = Text::new(says.trim()).ok_or(Problem::BadText("says"))?;
        let (batch, shown) = self.ask(new_message_id(rng), home, Visitor::Says(says), now)?;
        let view = self.told(&shown, None, now.wall);
        out.persist(batch).answer(to, Ok(view));
        self.send_at_once(&[home], now, out);
        Ok(())
    }

    fn ask_code(
        &mut self,
        to: To<LookedUp>,
        code: &ShortCode,
        home: SpaceId,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) {
        // Each question costs a try, or it would be a way to guess at another house's codes.
        self.wrong_codes.note(now.up);
        let request = new_message_id(rng);
        let visitor = Visitor::Code(code.mark(&request));
        let (batch, shown) = match self.ask(request, home, visitor, now) {
            Ok(asked) => asked,
            Err(problem) => return out.answer(to, Err(problem)),
        };
        let then = out.persist(batch);
        match self.may_wait_for(&home) {
            // Not behind the disk: if that fails, the desk is told so when its time has come.
            true => self.hold_question(to, request, out),
            false => self.tell_looked_up(to, &shown, None, now.wall, then),
        }
        self.send_at_once(&[home], now, out);
    }

    /// A question is signed: what is to be written, and what the desk is told meanwhile.
    fn ask(
        &mut self,
        request: MessageId,
        home: SpaceId,
        visitor: Visitor,
        now: Moment,
    ) -> Result<(Batch, Shown), Problem> {
        self.disk.writable()?;
        self.directory.get(&home).ok_or(Problem::UnknownSpace)?;
        if self.books.regard_of(&home) != Regard::Pinned {
            return Err(Problem::NotPinned);
        }
        let expires_at = now.wall.plus(REQUEST_LIFE);
        let said = Said::Request(visitor);
        let fact = self.say(request, home, said, expires_at, None, now.wall)?;
        let batch = self.batch(fact, now.wall);
        let shown = Shown::Asked {
            home,
            request,
            at: now.wall,
            delivered: false,
        };
        Ok((batch, shown))
    }

    /// A home's node answers by itself where a code names one of its passes.
    pub(super) fn answer_code(
        &mut self,
        request: &VisitMessage,
        mark: CodeMark,
        now: Moment,
        rng: &mut dyn Random,
    ) -> Result<Vec<Fact>, Problem> {
        let host = request.from;
        let named = |note: &&PassNote| {
            let fits = note.host.is_none_or(|of| of == host);
            // A suspended pass runs, but a fresh one in its place would lift the suspension.
            let begun = note.begins.is_none_or(|begins| begins <= now.wall);
            let counts = begun && note.runs(now.wall) && note.status == Status::Valid;
            let code = ShortCode::of_pass(self.identity.secret(), &note.pass);
            fits && counts && code.mark(&request.id) == mark
        };
        let note = self.books.passes.iter().find(named);
        let member = note.map(|note| note.member.clone());
        self.answer_with(request, member, now.wall, rng)
    }

    /// A person at home answers: with a member, or with none.
    pub(super) fn answer_request(
        &mut self,
        to: To<RequestView>,
        request: &MessageId,
        member: Option<String>,
        now: Moment,
        rng: &mut dyn Random,
        out: &mut Outbox,
    ) -> Result<(), Problem> {
        let letters = &self.books.letters;
        let asked = letters.received(request).ok_or(Problem::UnknownRequest)?;
        let waits = matches!(asked.message.said, Said::Request(_))
            && asked.message.expires_at > now.wall
            && asked.answered.is_none();
        if !waits {
            return Err(Problem::UnknownRequest);
        }
        let asked = asked.message.clone();
        if let Some(member) = &member {
            self.known(member)?;
        }
        let facts = self.answer_with(&asked, member, now.wall, rng)?;
        let batch = self.batch_of(facts, now.wall);
        let view = self.books.letters.received(request);
        let view = view.map(|received| self.request_of_others(received, now.wall));
        let view = view.ok_or(Problem::UnknownRequest);
        out.persist(batch).answer(to, view);
        self.settle_lists(Hand::Person, now.wall, out);
        self.send_at_once(&[asked.from], now, out);
        Ok(())
    }

    /// The answer to a request: a pass for that host and this day, or nothing.
    fn answer_with(
        &self,
        request: &VisitMessage,
        member: Option<String>,
        now: Timestamp,
        rng: &mut dyn Random,
    ) -> Result<Vec<Fact>, Problem> {
        let to = request.from;
        let expires_at = request.expires_at;
        let answered = Fact::Message(MessageFact::Answered {
            id: request.id,
            from: Some(request.from),
            ours: member.is_some(),
        });
        let Some(member) = member else {
            let said = Said::NotOurs {
                request: request.id,
            };
            let fact = self.say(new_message_id(rng), to, said, expires_at, None, now)?;
            return Ok(vec![fact, answered]);
        };
        let order = PassOrder {
            days: Some(1),
            host: Some(to),
            ..PassOrder::of(Bearers::Named(vec![member.clone()]))
        };
        let (issued, note) = self.issue_one(&order, now, rng)?;
        let said = Said::Ours {
            request: request.id,
            pass: issued.signed.to_vec(),
        };
        let fact = self.say(new_message_id(rng), to, said, expires_at, Some(member), now)?;
        Ok(vec![Fact::Pass(PassFact::Issued(note)), fact, answered])
    }

    /// Questions of this space and to it, the newest first.
    pub(super) fn list_requests(&self, now: Timestamp) -> Vec<RequestView> {
        let letters = &self.books.letters;
        let ours = letters.all_sent().filter(|sent| is_request(&sent.message));
        let ours = ours.map(|sent| self.request_of_ours(sent, now));
        let others = letters.all_received();
        let others = others.filter(|received| is_request(&received.message));
        let others = others.map(|received| self.request_of_others(received, now));
        let mut views: Vec<RequestView> = ours.chain(others).collect();
        views.sort_by(|one, other| {
            (other.asked_at, &other.request).cmp(&(one.asked_at, &one.request))
        });
        views
    }

    /// Questions to this space that a person has to answer.
    pub(super) fn open_requests(&self, now: Timestamp) -> usize {
        let letters = &self.books.letters;
        let waits = |received: &&Received| {
            is_request(&received.message)
                && received.message.expires_at > now
                && received.answered.is_none()
        };
        letters.all_received().filter(waits).count()
    }

    /// Messages of this space that have not reached theirs.
    pub(super) fn undelivered(&self, now: Timestamp) -> usize {
        let waits = |sent: &&Sent| !sent.delivered && sent.message.expires_at > now;
        self.books.letters.all_sent().filter(waits).count()
    }

    fn request_of_ours(&self, sent: &Sent, now: Timestamp) -> RequestView {
        let message = &sent.message;
        let answer = self.books.letters.answer_to(&message.id);
        let state = match answer.map(|answer| &answer.message.said) {
            Some(Said::Ours { .. }) => RequestState::Ours,
            Some(_) => RequestState::NotOurs,
            None if message.expires_at <= now => RequestState::Ended,
            None if sent.delivered => RequestState::Delivered,
            None => RequestState::Waiting,
        };
        self.request_view(message, message.to, true, state)
    }

    fn request_of_others(&self, received: &Received, now: Timestamp) -> RequestView {
        let message = &received.message;
        let state = match received.answered {
            Some(true) => RequestState::Ours,
            Some(false) => RequestState::NotOurs,
            None if message.expires_at <= now => RequestState::Ended,
            None => RequestState::Delivered,
        };
        self.request_view(message, message.from, false, state)
    }

    fn request_view(
        &self,
        message: &VisitMessage,
        space: SpaceId,
        ours: bool,
        state: RequestState,
    ) -> RequestView {
        RequestView {
            request: message.id,
            ours,
            space,
            name: self.name_of(&space),
            says: match &message.said {
                Said::Request(Visitor::Says(says)) => Some(says.as_str().to_owned()),
                Said::Request(_)
                | Said::Ours { .. }
                | Said::NotOurs { .. }
                | Said::Notice { .. }
                | Said::Redemption { .. } => None,
            },
            asked_at: message.issued_at,
            expires_at: message.expires_at,
            state,
        }
    }

    /// The question of this space that a message answers.
    pub(super) fn answers(&self, message: &MessageId) -> Option<MessageId> {
        let received = self.books.letters.received(message)?;
        answered(&received.message).copied()
    }

    /// A code that lets in once, and that another desk has let somebody in with since it was looked up for this one.
    pub(super) fn used_meanwhile(&self, options: &CheckOptions) -> Option<Shown> {
        let notice = self.books.letters.received(&options.message?)?;
        let is_code = matches!(notice.message.said, Said::Notice { .. });
        let from = Some(notice.message.from);
        (is_code && notice.used).then_some(Shown::Refused(Refusal::UsedCode, from))
    }

    /// Answers with what there is in place of a pass.
    fn tell_looked_up(
        &self,
        to: To<LookedUp>,
        shown: &Shown,
        message: Option<MessageId>,
        now: Timestamp,
        out: &mut Outbox,
    ) {
        let view = self.told(shown, message, now);
        out.answer(to, Ok(LookedUp::Told(Box::new(view))));
    }

    /// What the desk is told in place of a verdict on a pass, and which message of the home is why.
    pub(super) fn told(
        &self,
        shown: &Shown,
        message: Option<MessageId>,
        now: Timestamp,
    ) -> CheckView {
        let options = CheckOptions {
            message,
            ..CheckOptions::default()
        };
        let day = self.day_facts(now);
        self.judge(shown, None, &options, &day, now)
    }
}

fn asked(sent: &Sent) -> Shown {
    Shown::Asked {
        home: sent.message.to,
        request: sent.message.id,
        at: sent.message.issued_at,
        delivered: sent.delivered,
    }
}

fn found(to: To<LookedUp>, message: &Received, pass: &[u8], out: &mut Outbox) {
    let found = LookedUp::Found {
        message: message.message.id,
        pass: pass.to_vec(),
    };
    out.tell(to, Ok(found));
}

fn is_request(message: &VisitMessage) -> bool {
    matches!(message.said, Said::Request(_))
}
