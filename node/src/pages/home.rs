//! The first page: how the node is, in one line; the three things people do; what is to be done.

use askama::Template;

use super::rendered;
use crate::calendar::{day_text, local_parts};
use crate::core::views::{RequestView, StatusView, VisitView};
use crate::words::numbers::{full_stop, sentence_case};
use crate::words::{Locale, warning};
use federation_spec::rules::{Clock, LocalDay};
use federation_spec::wire::ids::Timestamp;

/// What the first page shows.
#[derive(Debug)]
pub struct Home {
    /// How the node is.
    pub status: StatusView,
    /// How many visits there were today.
    pub today: usize,
    /// The day that is looked at.
    pub day: LocalDay,
    /// Its visits.
    pub visits: Vec<VisitView>,
    /// Questions of other spaces that nobody has answered.
    pub asked: Vec<RequestView>,
    /// Members whose membership runs.
    pub members: usize,
    /// Of them, those with a card that counts.
    pub carded: usize,
    /// What is to be said of the backups.
    pub backup: Option<String>,
    /// When the last backup was made, and where it lies.
    pub backed_up: Option<(Timestamp, String)>,
    /// The recovery words are still in the home.
    pub recovery: bool,
    /// Own terms: nobody has confirmed them for half a year.
    pub review_due: bool,
    /// This space's own terms in a sentence.
    pub summary: Option<String>,
}

/// How well a node is, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// Something does not work.
    Bad,
    /// Something is to be done.
    Watch,
    /// Nothing.
    Good,
}

/// Something to be done: a sentence, and where it is done.
#[derive(Debug)]
struct Task {
    text: String,
    path: &'static str,
}

/// Something that a person can confirm: why, the word of the button, the question before it, and what is asked of the API.
#[derive(Debug)]
struct Confirmation {
    text: String,
    button: String,
    sure: String,
    does: &'static str,
    says: &'static str,
}

#[derive(Template)]
#[template(path = "home.html")]
struct Page<'a> {
    t: Locale,
    home: &'a Home,
    health: Health,
    line: String,
    tasks: Vec<Task>,
    confirmations: Vec<Confirmation>,
    told: Vec<String>,
}

impl Home {
    /// The page.
    pub fn html(&self, t: Locale) -> String {
        let (health, line) = self.health(t);
        rendered(&Page {
            t,
            home: self,
            health,
            line,
            tasks: self.tasks(t),
            confirmations: self.confirmations(t),
            told: self.told(t),
        })
    }

    /// The one line.
    fn health(&self, t: Locale) -> (Health, String) {
        let status = &self.status;
        if let Some(reason) = &status.store {
            return (Health::Bad, t.with("home-health-store", "reason", reason));
        }
        if let Some(problem) = &status.elsewhere {
            return (Health::Bad, warning::stood_down(problem, t));
        }
        if status.gap.is_some_and(|gap| !gap.seen) {
            return (Health::Watch, t.say("home-health-restored"));
        }
        if status.twin {
            return (Health::Bad, t.say("home-health-twin"));
        }
        if status.copied {
            return (Health::Bad, t.say("home-health-copied"));
        }
        if status.clock.clock != Clock::Sound {
            return (Health::Bad, t.say("home-health-clock"));
        }
        match status.peers {
            0 => (Health::Watch, t.say("home-health-alone")),
            _ if !self.asked.is_empty() => {
                let waiting = t.with("home-health-asked", "count", self.asked.len());
                (Health::Watch, waiting)
            }
            peers => (Health::Good, t.with("home-health-good", "peers", peers)),
        }
    }

    /// What a person ends by saying so.
    fn confirmations(&self, t: Locale) -> Vec<Confirmation> {
        let status = &self.status;
        let home = (status.twin || status.copied).then(|| Confirmation {
            text: full_stop(&match status.twin {
                true => t.say("warning-twin"),
                false => warning::copied(t),
            }),
            button: t.say("home-confirm-home"),
            sure: t.say("home-confirm-home-sure"),
            does: "POST /api/v1/confirm/home",
            says: "{}",
        });
        let clock = &status.clock;
        let text = match clock.own_future {
            true => Some(warning::own_future(status, t)),
            false if clock.clock != Clock::Sound || clock.unconfirmed => {
                Some(warning::unconfirmed(status, t))
            }
            false => None,
        };
        let clock = text.map(|text| Confirmation {
            text: sentence_case(&text),
            button: t.say("home-confirm-clock"),
            sure: t.say("home-confirm-clock-sure"),
            does: "POST /api/v1/confirm/clock",
            says: "{}",
        });
        let zone = &status.zone;
        let looked = status.gap.map(|gap| match gap.seen {
            false => Confirmation {
                text: sentence_case(&full_stop(&warning::restored(&gap, zone, t))),
                button: t.say("home-confirm-restored"),
                sure: t.say("home-confirm-restored-sure"),
                does: "POST /api/v1/confirm/restored",
                says: "{}",
            },
            true => Confirmation {
                text: sentence_case(&full_stop(&warning::missing(&gap, zone, t))),
                button: t.say("home-confirm-nobody-came"),
                sure: t.say("home-confirm-nobody-came-sure"),
                does: "POST /api/v1/confirm/restored",
                says: "{\"nobody_came\":true}",
            },
        });
        home.into_iter().chain(looked).chain(clock).collect()
    }

    /// What a person has to know and cannot end by a click.
    fn told(&self, t: Locale) -> Vec<String> {
        let differs = warning::differs(&self.status, t);
        let few = self.status.few_places.then(|| t.say("warning-few-places"));
        let waits = warning::waiting_key(&self.status, t);
        let told = differs.into_iter().chain(few).chain(waits);
        let told = told.chain(self.backup.clone());
        told.map(|text| sentence_case(&full_stop(&text))).collect()
    }

    fn tasks(&self, t: Locale) -> Vec<Task> {
        let mut tasks = Vec::new();
        let mut say = |holds: bool, id: &str, count: usize, path| {
            if holds {
                let text = t.with(id, "count", count);
                tasks.push(Task { text, path });
            }
        };
        let status = &self.status;
        say(self.recovery, "home-task-recovery", 0, "/settings#recovery");
        say(self.members == 0, "home-task-members", 0, "/members/import");
        say(status.spaces == 0, "home-task-friends", 0, "/spaces/find");
        say(
            status.undecided > 0,
            "home-task-decide",
            status.undecided,
            "/spaces",
        );
        let strangers = status.spaces.saturating_sub(status.pinned);
        let unpinned = status.pinned == 0 && strangers > 0;
        say(unpinned, "home-task-pin", strangers, "/spaces");
        say(
            status.cards_due > 0,
            "home-task-cards",
            status.cards_due,
            "/members?status=due",
        );
        say(self.review_due, "home-task-review", 0, "/terms#review");
        tasks
    }

    /// The day before the one that is looked at, and the day after, if that has come.
    fn around(&self) -> (String, Option<String>) {
        let next = Some(self.day.minus(-1)).filter(|day| *day <= self.status.today);
        (day_text(self.day.minus(1)), next.map(day_text))
    }

    /// `asked at 14:05`, on the house's clock.
    fn asked_at(&self, request: &RequestView, t: &Locale) -> String {
        let time = local_parts(request.asked_at, &self.status.zone).1;
        t.with("request-asked-us", "time", time)
    }

    /// When the last backup was made and where it lies, in a sentence.
    fn backed_up(&self, t: &Locale) -> Option<String> {
        let (made_at, folder) = self.backed_up.as_ref()?;
        let (day, time) = local_parts(*made_at, &self.status.zone);
        let when = format!("{day} {time}");
        Some(t.say_with(
            "home-backed-up",
            &[("when", when.into()), ("folder", folder.clone().into())],
        ))
    }

    /// When a visit began, on the house's clock.
    fn time(&self, visit: &VisitView) -> String {
        local_parts(visit.started, &self.status.zone).1
    }
}

/// The name of a visitor's home.
fn home_of(visit: &VisitView, t: Locale) -> String {
    let name = visit.home_name.clone();
    name.unwrap_or_else(|| t.say("space-unnamed"))
}
