//! What an operator has to look after, in sentences: the same on pages, for programs and on the command line.

use federation_spec::rules::Clock;
use federation_spec::wire::ids::Timestamp;

use super::locale::Locale;
use super::numbers::sentence_case;
use crate::calendar::local_parts;
use crate::core::Problem;
use crate::core::views::{Differs, Gap, Rotation, StatusView};

/// What is in doubt, and the verb that ends it.
struct Doubt {
    says: String,
    ends: Option<String>,
}

impl Doubt {
    fn plain(says: String) -> Self {
        Self { says, ends: None }
    }

    fn ended(says: String, id: &str, locale: Locale) -> Self {
        let ends = Some(locale.say(&format!("{id}.next")));
        Self { says, ends }
    }

    /// As a line behind "warning:".
    fn line(self) -> String {
        match self.ends {
            Some(ends) => format!("{} ({ends})", self.says),
            None => self.says,
        }
    }
}

/// What is to be looked after at a node, the gravest first.
pub fn warnings(status: &StatusView, recovery: bool, locale: Locale) -> Vec<String> {
    let told = [
        (recovery, "warning-recovery"),
        (status.few_places, "warning-few-places"),
    ];
    let told = told.into_iter().filter(|(holds, _)| *holds);
    let told = told.map(|(_, id)| locale.say(id));
    let doubts = in_doubt(status, locale).into_iter().map(Doubt::line);
    doubts
        .chain(waiting_key(status, locale))
        .chain(told)
        .collect()
}

/// What makes this node give nothing, or what it says be doubted: sentences for people at a page, who type no verbs.
pub fn doubts(status: &StatusView, locale: Locale) -> Vec<String> {
    let doubts = in_doubt(status, locale).into_iter();
    doubts.map(|doubt| sentence_case(&doubt.says)).collect()
}

fn in_doubt(status: &StatusView, locale: Locale) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let plain = |id: &str| Doubt::plain(locale.say(id));
    let elsewhere = status.elsewhere.as_ref();
    doubts.extend(elsewhere.map(|problem| Doubt::plain(stood_down(problem, locale))));
    let twin = || Doubt::ended(locale.say("warning-twin"), "warning-twin", locale);
    doubts.extend(status.twin.then(twin));
    let copied = || Doubt::ended(copied(locale), "warning-copied", locale);
    doubts.extend(status.copied.then(copied));
    let unseen = status.gap.filter(|gap| !gap.seen);
    let unseen = unseen.map(|gap| restored(&gap, &status.zone, locale));
    doubts.extend(unseen.map(|says| Doubt::ended(says, "warning-restored", locale)));
    match status.clock.clock {
        Clock::Behind => doubts.push(plain("warning-clock-behind")),
        Clock::Ahead => doubts.push(plain("warning-clock-ahead")),
        Clock::Sound => {}
    }
    doubts.extend(of_clock(status, locale));
    doubts
}

/// What is to be said of the clock: that nobody has confirmed it, and that those of others differ.
pub fn clock(status: &StatusView, locale: Locale) -> Vec<String> {
    let doubts = of_clock(status, locale).into_iter();
    doubts.map(Doubt::line).collect()
}

fn of_clock(status: &StatusView, locale: Locale) -> Vec<Doubt> {
    let clock = &status.clock;
    let silent = || unconfirmed(status, locale);
    let silent = clock.unconfirmed.then(silent);
    let silent = silent.map(|says| Doubt::ended(says, "warning-clock-unconfirmed", locale));
    let own = clock.own_future.then(|| own_future(status, locale));
    let own = own.map(|says| Doubt::ended(says, "warning-own-future", locale));
    let differs = differs(status, locale).map(Doubt::plain);
    [silent, own, differs].into_iter().flatten().collect()
}

/// Why this machine signs nothing, in a sentence.
pub fn stood_down(problem: &Problem, locale: Locale) -> String {
    super::problem::problem(problem, locale).text
}

/// That this home was made of a backup, and nobody has looked at it.
pub fn restored(gap: &Gap, zone: &str, locale: Locale) -> String {
    locale.say_with("warning-restored", &[("when", when(gap.from, zone).into())])
}

/// That visits may be missing.
pub fn missing(gap: &Gap, zone: &str, locale: Locale) -> String {
    let given = [
        ("from", when(gap.from, zone).into()),
        ("until", when(gap.until, zone).into()),
    ];
    locale.say_with("warning-visits-missing", &given)
}

/// That the key's time is over, and another one waits.
pub fn waiting_key(status: &StatusView, locale: Locale) -> Option<String> {
    match status.rotation {
        Rotation::Waits { homes, .. } => {
            Some(locale.say_with("warning-key-waits", &[("homes", homes.into())]))
        }
        Rotation::Never | Rotation::At(_) | Rotation::Due => None,
    }
}

fn when(moment: Timestamp, zone: &str) -> String {
    let (day, time) = local_parts(moment, zone);
    format!("{day} {time}")
}

/// That this home lies elsewhere than before.
pub fn copied(locale: Locale) -> String {
    locale.say("warning-copied")
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
