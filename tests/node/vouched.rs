//! For whom others vouch, in whatever order their records come: the core alone.

use covisa::core::SpaceCommand;
use covisa::core::facts::Regard;
use covisa_tests::made::{DAY, Made, THREE_A_MONTH, content};
use federation_spec::rules::{Standing, Welcome};
use federation_spec::wire::ids::Timestamp;

use crate::join::Host;

const NOW: Timestamp = Timestamp(1_800_000_000);
/// A minute later.
const LATER: Timestamp = Timestamp(NOW.0 + 60);

fn space(number: u64) -> Made {
    Made::of(number, NOW.minus(30 * DAY))
}

#[test]
fn who_is_vouched_for_before_anything_is_known_of_it_comes_in_as_soon_as_it_is() {
    let mut host = Host::new();
    let (west, ost, newcomer) = (space(11), space(12), space(13));
    let terms = content(THREE_A_MONTH);
    for friend in [&west, &ost] {
        for kept in friend.records(&terms) {
            host.hear(&kept.bytes, NOW);
        }
        host.ask(
            |to| SpaceCommand::SetRegard(friend.space, Regard::Pinned.into(), to),
            NOW,
        );
        host.hear(&friend.vouches(&[newcomer.space]).bytes, NOW);
    }
    for kept in newcomer.records(&terms) {
        host.hear(&kept.bytes, LATER);
    }
    let shown = host.ask(|to| SpaceCommand::Show(newcomer.space, to), LATER);
    assert_eq!(shown.standing, Standing::Vouched(Welcome::Ask));
}

#[test]
fn one_voucher_is_not_enough() {
    let mut host = Host::new();
    let (west, newcomer) = (space(11), space(13));
    let terms = content(THREE_A_MONTH);
    for kept in west.records(&terms).iter().chain(&newcomer.records(&terms)) {
        host.hear(&kept.bytes, NOW);
    }
    host.ask(
        |to| SpaceCommand::SetRegard(west.space, Regard::Pinned.into(), to),
        NOW,
    );
    host.hear(&west.vouches(&[newcomer.space]).bytes, NOW);
    let shown = host.ask(|to| SpaceCommand::Show(newcomer.space, to), LATER);
    assert_eq!(shown.standing, Standing::Stranger);
}
