//! What happens, step by step: each is a sentence with its time.

use std::time::{Duration, Instant};

use federation_spec::wire::ids::SpaceId;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use super::forgery::{card, card_of_new_space, thief};
use super::world::{Place, World};
use super::{Failure, Told};
use crate::calendar::day_text;
use crate::{calendar, clock};

/// Moseley Exchange in Birmingham: the host of most of the play.
const BIRMINGHAM: usize = 0;
/// Gasmotorenfabrik in Cologne: the home of most of the play.
const COLOGNE: usize = 1;
/// Cowo360 in Rome: away for a while.
const ROME: usize = 2;

/// Seconds of a card's usual life.
const MONTH: u64 = 30 * 86_400;

/// The play.
pub(super) struct Play<'a> {
    runtime: &'a Runtime,
    world: World,
    card: String,
    /// Whose it is.
    member: String,
}

type Done = Result<(), String>;

impl<'a> Play<'a> {
    pub(super) fn new(runtime: &'a Runtime, world: World) -> Self {
        Self {
            runtime,
            world,
            card: String::new(),
            member: String::new(),
        }
    }

    pub(super) fn world(&self) -> &World {
        &self.world
    }

    pub(super) fn card(&self) -> &str {
        &self.card
    }

    pub(super) fn desk_url(&self) -> Result<String, String> {
        self.runtime
            .block_on(self.world.places[BIRMINGHAM].desk_url())
    }

    pub(super) fn end(self) {
        self.runtime.block_on(self.world.end());
    }

    /// All steps, until one fails.
    pub(super) fn run(&mut self, told: &mut Told) -> Result<(), Failure> {
        type Act<'a> = fn(&mut Play<'a>, &mut Told) -> Done;
        let acts: [(&str, Act<'a>); 13] = [
            (
                "They find each other and exchange their signed terms",
                Self::meet,
            ),
            (
                "The operators check each other's keys and pin them",
                Self::pin,
            ),
            ("Cologne issues a card to a member", Self::issue),
            (
                "The desk in Birmingham admits the member: green",
                Self::admit,
            ),
            (
                "A pass signed by another key under Cologne's id: red",
                Self::forged,
            ),
            (
                "A thief's own space of the same name: amber, and the likeness is said",
                Self::alike,
            ),
            (
                "A card that lived for a second, a second later: red",
                Self::expired,
            ),
            ("A home that nobody knows: amber", Self::unknown),
            ("Three days used up: amber, a person decides", Self::used_up),
            ("Cologne edits its terms and the others show it", Self::edit),
            ("Rome is stopped, Cologne edits again", Self::away),
            ("Rome comes back and has the change", Self::back),
            (
                "Cologne ends the membership: the card is red in Birmingham",
                Self::ended,
            ),
        ];
        for (name, act) in acts {
            let begun = Instant::now();
            let done = act(self, told);
            told.step(name, begun, done)?;
        }
        Ok(())
    }

    fn meet(&mut self, told: &mut Told) -> Done {
        let address = self.place(BIRMINGHAM).address.clone();
        for at in [COLOGNE, ROME] {
            self.place(at)
                .client
                .post("/api/v1/peers", &json!({ "address": address }))?;
        }
        for at in [BIRMINGHAM, COLOGNE, ROME] {
            let complete = |value: &Value| {
                let items = value["items"].as_array().map_or(&[][..], Vec::as_slice);
                items.len() == 2 && items.iter().all(|space| !space["terms_seq"].is_null())
            };
            self.place(at).client.until("/api/v1/spaces", complete)?;
        }
        let shown = self
            .place(ROME)
            .client
            .get(&format!("/api/v1/spaces/{}", self.place(BIRMINGHAM).space))?;
        told.note(&format!(
            "Rome reads of Birmingham: {}",
            text(&shown["summary"])
        ));
        Ok(())
    }

    fn pin(&mut self, _: &mut Told) -> Done {
        for (host, home) in [
            (BIRMINGHAM, COLOGNE),
            (BIRMINGHAM, ROME),
            (ROME, COLOGNE),
            (COLOGNE, BIRMINGHAM),
        ] {
            let path = format!("/api/v1/spaces/{}/standing", self.place(home).space);
            self.place(host)
                .client
                .put(&path, &json!({ "standing": "pinned" }))?;
        }
        Ok(())
    }

    fn issue(&mut self, told: &mut Told) -> Done {
        let cologne = self.place(COLOGNE).client.clone();
        let member = json!({ "name": "Example Member", "plan": "Flex", "tier": "flex", "since": "2026-01-01" });
        let member = cologne.post("/api/v1/members", &member)?;
        let pass = cologne.post(
            &format!("/api/v1/members/{}/passes", text(&member["member"])),
            &json!({}),
        )?;
        self.card = text(&pass["pass"]).to_owned();
        self.member = text(&member["member"]).to_owned();
        told.note(&format!(
            "the card: {}... ({} characters)",
            &self.card[..24.min(self.card.len())],
            self.card.len()
        ));
        Ok(())
    }

    fn admit(&mut self, told: &mut Told) -> Done {
        let checked = self.check(&self.card, true)?;
        expect(told, &checked, "green")
    }

    fn forged(&mut self, told: &mut Told) -> Done {
        let home: SpaceId = self
            .place(COLOGNE)
            .space
            .parse()
            .map_err(|_| "no space id")?;
        let forged = card(
            home,
            self.place(COLOGNE).name,
            &thief(),
            clock::now(),
            MONTH,
        );
        expect(told, &self.check(&forged, true)?, "red")
    }

    fn alike(&mut self, told: &mut Told) -> Done {
        let thief = card_of_new_space(self.place(COLOGNE).name, clock::now());
        let checked = self.check(&thief, true)?;
        expect(told, &checked, "amber")?;
        let sentence = text(&checked["verdict"]["text"]);
        let likeness = sentence.contains(&self.place(COLOGNE).space);
        if likeness {
            Ok(())
        } else {
            Err(format!("the likeness is not said: {sentence}"))
        }
    }

    fn expired(&mut self, told: &mut Told) -> Done {
        let home: SpaceId = self
            .place(COLOGNE)
            .space
            .parse()
            .map_err(|_| "no space id")?;
        let key = self.place(COLOGNE).signing_key()?;
        let brief = card(home, self.place(COLOGNE).name, &key, clock::now(), 1);
        std::thread::sleep(Duration::from_millis(1_100));
        expect(told, &self.check(&brief, true)?, "red")
    }

    fn unknown(&mut self, told: &mut Told) -> Done {
        let unknown = card_of_new_space("Example Space Nobody Knows", clock::now());
        expect(told, &self.check(&unknown, true)?, "amber")
    }

    fn used_up(&mut self, told: &mut Told) -> Done {
        let cologne = self.place(COLOGNE).client.clone();
        let member = cologne.post(
            "/api/v1/members",
            &json!({ "name": "Example Regular", "tier": "flex" }),
        )?;
        let pass = cologne.post(
            &format!("/api/v1/members/{}/passes", text(&member["member"])),
            &json!({}),
        )?;
        let pass = text(&pass["pass"]);
        let today = calendar::House::new(Some("Europe/London"), None).day(clock::now());
        for ago in 1..=3 {
            let date = day_text(today.minus(ago));
            self.place(BIRMINGHAM)
                .client
                .post("/api/v1/visits", &json!({ "pass": pass, "date": date }))?;
        }
        expect(told, &self.check(pass, true)?, "amber")
    }

    fn edit(&mut self, told: &mut Told) -> Done {
        self.publish_cologne(5)?;
        for at in [BIRMINGHAM, ROME] {
            self.until_cologne_says(at, "5 days")?;
        }
        told.note("members of other spaces now work free for 5 days a month");
        Ok(())
    }

    fn away(&mut self, _: &mut Told) -> Done {
        let rome = &mut self.world.places[ROME];
        self.runtime.block_on(rome.stop());
        self.publish_cologne(7)?;
        self.until_cologne_says(BIRMINGHAM, "7 days")
    }

    fn back(&mut self, told: &mut Told) -> Done {
        let rome = &mut self.world.places[ROME];
        self.runtime.block_on(rome.start_again())?;
        self.until_cologne_says(ROME, "7 days")?;
        told.note("Rome caught up from Birmingham: 7 days");
        Ok(())
    }

    fn ended(&mut self, told: &mut Told) -> Done {
        let path = format!("/api/v1/members/{}", self.member);
        self.place(COLOGNE).client.delete(&path)?;
        let body = json!({ "pass": self.card });
        let desk = &self.place(BIRMINGHAM).client;
        let checked = desk.until_answered("/api/v1/desk/check", &body, |check| {
            check["verdict"]["level"] == "red"
        })?;
        expect(told, &checked, "red")
    }

    fn publish_cologne(&self, days: u32) -> Done {
        let terms = format!(
            "visa = \"accepted\"\n[[grant]]\nto = \"members\"\nbenefit = \"free\"\ncaps = [{{ amount = {days}, unit = \"day\", per = \"calendar month\" }}]\n"
        );
        self.place(COLOGNE)
            .client
            .put_toml("/api/v1/terms", &terms)
            .map(|_| ())
    }

    fn until_cologne_says(&self, at: usize, words: &str) -> Done {
        let path = format!("/api/v1/spaces/{}", self.place(COLOGNE).space);
        self.place(at)
            .client
            .until(&path, |space| text(&space["summary"]).contains(words))
            .map(|_| ())
    }

    /// The desk in Birmingham looks at a pass.
    fn check(&self, pass: &str, check_in: bool) -> Result<Value, String> {
        let body = json!({ "pass": pass, "check_in": check_in });
        self.place(BIRMINGHAM)
            .client
            .post("/api/v1/desk/check", &body)
    }

    fn place(&self, at: usize) -> &Place {
        &self.world.places[at]
    }
}

fn expect(told: &mut Told, checked: &Value, level: &str) -> Done {
    let verdict = &checked["verdict"];
    told.note(&format!(
        "{}: {}",
        text(&verdict["level"]),
        text(&verdict["text"])
    ));
    if text(&verdict["level"]) == level {
        Ok(())
    } else {
        Err(format!("expected {level}, got {verdict}"))
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
