//! What an operator has to look after, in sentences: the same on pages, for programs and on the command line.

use federation_spec::rules::Clock;

use super::locale::Locale;
use crate::calendar::local_parts;
use crate::core::views::{Differs, StatusView};

/// What is to be looked after at a node, the gravest first.
pub fn warnings(status: &StatusView, recovery: bool, locale: Locale) -> Vec<String> {
    let told = [
        (recovery, "warning-recovery"),
        (status.few_places, "warning-few-places"),
    ];
    let told = told.into_iter().filter(|(holds, _)| *holds);
    let told = told.map(|(_, id)| locale.say(id));
    doubts(status, locale).into_iter().chain(told).collect()
}

/// What makes this node give nothing, or what it says be doubted.
pub fn doubts(status: &StatusView, locale: Locale) -> Vec<String> {
    let plain = [
        (status.twin, "warning-twin"),
        (status.copied, "warning-copied"),
        (status.clock.clock == Clock::Behind, "warning-clock-behind"),
        (status.clock.clock == Clock::Ahead, "warning-clock-ahead"),
    ];
    let plain = plain.into_iter().filter(|(holds, _)| *holds);
    let plain = plain.map(|(_, id)| locale.say(id));
    plain.chain(clock(status, locale)).collect()
}

/// What is to be said of the clock: that nobody has confirmed it, and that those of others differ.
pub fn clock(status: &StatusView, locale: Locale) -> Vec<String> {
    let unconfirmed = status
        .clock
        .unconfirmed
        .then(|| unconfirmed(status, locale));
    let own = status.clock.own_future.then(|| own_future(status, locale));
    let said = unconfirmed.into_iter().chain(own);
    said.chain(differs(status, locale)).collect()
}

/// That something of this space is dated later than what the clock shows.
pub fn own_future(status: &StatusView, locale: Locale) -> String {
    let (day, time) = local_parts(status.clock.shown, &status.zone);
    let given = [("day", day.into()), ("time", time.into())];
    locale.say_with("warning-own-future", &given)
}

/// That nobody has confirmed what the clock shows.
pub fn unconfirmed(status: &StatusView, locale: Locale) -> String {
    let (day, time) = local_parts(status.clock.shown, &status.zone);
    let given = [("day", day.into()), ("time", time.into())];
    locale.say_with("warning-clock-unconfirmed", &given)
}

/// That the clocks of pinned homes show something else.
pub fn differs(status: &StatusView, locale: Locale) -> Option<String> {
    let differs = status.clock.differs.as_ref();
    differs.map(|differs| differing(differs, locale))
}

fn differing(differs: &Differs, locale: Locale) -> String {
    let id = match differs.ours {
        Some(true) => "warning-clock-ours",
        Some(false) => "warning-clock-theirs",
        None => "warning-clock-differs",
    };
    let way = if differs.seconds > 0 {
        "behind"
    } else {
        "ahead"
    };
    let minutes = differs.seconds.unsigned_abs().div_ceil(60);
    let homes = differs.homes.join(", ");
    locale.say_with(
        id,
        &[
            ("way", way.into()),
            ("minutes", minutes.into()),
            ("homes", homes.into()),
        ],
    )
}
