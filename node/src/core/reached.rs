//! Where this node is reached. Its profile says so, and is signed anew when that changes, a few times a day at most: an
//! address that comes and goes must not fill everyone's disk.

use federation_spec::records::profile::ProfileBody;

use super::moment::Moment;
use super::output::Outbox;
use super::own::Hand;
use super::state::Core;

impl Core {
    /// Publishes where this node is reached, if that is not what its profile says and may be said now. What nobody has
    /// confirmed for a day is said no more.
    pub(super) fn settle_addresses(&mut self, moment: Moment, out: &mut Outbox) {
        let wanted = self.surroundings.to_say(moment.up);
        let held = self.own_profile().map(|profile| profile.0.body.clone());
        let (Some(addresses), Some(held)) = (wanted, held) else {
            return;
        };
        if held.addresses == addresses || !self.surroundings.may_be_said(moment.up) {
            return;
        }
        let body = ProfileBody { addresses, ..held };
        // What may not be signed now is looked at again by the next tick.
        let signed = self.publish_profile(body, Hand::Itself, moment.wall, out);
        if signed.is_ok() {
            self.surroundings.note_said(moment.up);
        }
    }
}
