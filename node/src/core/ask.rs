//! A question carries the type of its answer: a wrong answer cannot be written down.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;

use super::peers::Ticket;
use super::problem::Problem;

/// Where the answer to a question goes. It takes values of one type and no other.
pub struct To<T> {
    ticket: Ticket,
    takes: PhantomData<fn(T)>,
}

impl<T> Clone for To<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for To<T> {}

impl<T> fmt::Debug for To<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.ticket, f)
    }
}

impl<T> To<T> {
    /// For the answer to the question with this ticket. Whoever draws the ticket takes the answer as a `T`.
    pub fn new(ticket: Ticket) -> Self {
        let takes = PhantomData;
        Self { ticket, takes }
    }

    /// The ticket of the question.
    pub fn ticket(self) -> Ticket {
        self.ticket
    }
}

/// The answer to a command: what it asked for, or why it was not carried out.
pub type Answer = Result<Value, Problem>;

/// A value on its way to whoever asked for it, who alone knows its type.
pub struct Value(Box<dyn Carried>);

/// What can be on the way.
trait Carried: Any + fmt::Debug + Send {
    fn open(self: Box<Self>) -> Box<dyn Any>;
}

impl<T: Any + fmt::Debug + Send> Carried for T {
    fn open(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}

impl Value {
    pub(super) fn of<T: fmt::Debug + Send + 'static>(value: T) -> Self {
        Self(Box::new(value))
    }

    /// The value, for whoever drew the ticket.
    ///
    /// # Panics
    ///
    /// If it is of another type than the [`To`] of that ticket takes.
    pub fn take<T: 'static>(self) -> T {
        let value = self.0.open().downcast();
        *value.expect("a ticket has one `To`, which takes nothing else")
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
