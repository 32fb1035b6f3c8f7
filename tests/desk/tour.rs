//! A walk past every page there is, in a house where every page has something to show.

use std::sync::{Arc, Mutex, PoisonError, Weak};

use serde_json::json;
use tempfile::TempDir;

use super::browser::Browser;
use super::first_run::FirstRun;
use super::page::{forged, paired, scan, verdict};
use super::pages::{Hand, let_in, member, open};
use super::world::World;

const ESCAPE: &str = "\u{E00C}";
const LIST: &str = "Name,Email,Plan,Shoe size\nExample Ana,ana@example.org,Example Flex,38\n\
                    Example Bo,no address,Example Flex,41\nExample Cy,cy@example.org,Example Desk,43\n";

/// What a walk sees: a page by its name.
pub type Look<'a> = &'a mut dyn FnMut(&mut Browser, &str);

/// A world in which questions wait and members have cards.
pub struct Tour {
    /// The three houses: the first one is walked through.
    pub world: World,
    member: String,
    list: std::path::PathBuf,
    _dir: TempDir,
}

impl Tour {
    /// The one of the tests that run now. The last one that lets go of it ends its nodes.
    pub fn shared() -> Arc<Self> {
        static SHARED: Mutex<Weak<Tour>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        shared.upgrade().unwrap_or_else(|| {
            let tour = Arc::new(Self::prepare());
            *shared = Arc::downgrade(&tour);
            tour
        })
    }

    /// Founds them and fills them.
    fn prepare() -> Self {
        let (world, dir) = (World::start(), tempfile::tempdir().unwrap());
        let list = dir.path().join("members.csv");
        std::fs::write(&list, LIST).unwrap();
        let (id, _) = member(&world.souk, "Example Ana");
        for name in ["Example Bo", "Example Cy"] {
            world.souk.ask(
                "POST",
                "/api/v1/members",
                &json!({ "name": name, "plan": "Example Flex" }),
            );
        }
        let says = json!({ "home": world.souk.space, "says": "Example Dora, here since spring" });
        world.souk.covisa(&["space", "pin", &world.strict.space]);
        world.strict.covisa(&["space", "pin", &world.souk.space]);
        let (status, told) = world.strict.ask("POST", "/api/v1/requests", &says);
        assert_eq!(status, 201, "A home must be asked: {told}.");
        covisa_tests::wait_for("the question arrives", || {
            let (_, asked) = world.souk.ask("GET", "/api/v1/requests", &json!(null));
            asked["items"]
                .as_array()
                .is_some_and(|items| !items.is_empty())
        });
        let contacts = json!({ "contacts": ["desk@harbour.example", "+1 503 555 0100", "https://harbour.example"] });
        world.souk.ask("PUT", "/api/v1/profile/contacts", &contacts);
        Self {
            world,
            member: id,
            list,
            _dir: dir,
        }
    }

    /// Past all pages of the operator's.
    pub fn pages(&self, browser: &mut Browser, look: Look) {
        let house = &self.world.souk;
        browser.goto(&format!("{}/members", house.url));
        browser.wait(
            "the code is asked for",
            "!document.querySelector('#login').hidden",
        );
        look(browser, "login");
        let_in(browser, house, "admin");
        let one = format!("/members/{}", self.member);
        let space = format!("/spaces/{}", self.world.nomads.space);
        let places = [
            ("home", "/"),
            ("members", "/members"),
            ("new-member", "/members/new"),
            ("member", one.as_str()),
            ("requests", "/members/requests"),
            ("spaces", "/spaces"),
            ("space", space.as_str()),
            ("find", "/spaces/find"),
            ("invite", "/spaces/invite"),
            ("join", "/join"),
            ("terms", "/terms"),
            ("kit", "/kit"),
            ("words", "/words"),
            ("welcome", "/welcome"),
        ];
        for (name, path) in places {
            open(browser, house, path);
            look(browser, name);
        }
        self.unfolded(browser, look);
    }

    /// Pages after a click: what comes into them is a page of its own.
    fn unfolded(&self, browser: &mut Browser, look: Look) {
        let house = &self.world.souk;
        open(browser, house, &format!("/members/{}", self.member));
        browser.run("for (const one of document.querySelectorAll('details')) one.open = true;");
        Hand::on(browser).click("Make a card");
        browser.wait("the card", "document.querySelector('.made svg')");
        look(browser, "card");
        open(browser, house, "/members/import");
        browser.choose("[name=list]", &self.list);
        Hand::on(browser).click("Check list");
        browser.wait("the preview", "document.querySelector('#preview table')");
        browser.run("for (const one of document.querySelectorAll('details')) one.open = true;");
        look(browser, "import");
        open(browser, house, "/settings");
        Hand::on(browser).click("Show the words");
        browser.wait("the words", "document.querySelector('.words24')");
        Hand::on(browser).click("Make a code");
        browser.wait("the code", "document.querySelector('#code svg')");
        look(browser, "settings");
    }

    /// Past all that a desk shows.
    pub fn desk(&self, browser: &mut Browser, look: Look) {
        let (world, house) = (&self.world, &self.world.souk);
        browser.goto(&format!("{}/healthz", house.url));
        browser.run("localStorage.clear();");
        browser.goto(&format!("{}/desk", house.url));
        browser.wait(
            "the code is asked for",
            "document.body.dataset.screen === 'pair'",
        );
        look(browser, "desk-pair");
        paired(browser, house);
        // `strict` is pinned here: its members are green, and those of `souk` amber at its desk, which asks for a document.
        scan(browser, &member(&world.nomads, "Example Lea").1);
        verdict(browser, "green");
        look(browser, "desk-green");
        browser.keys(ESCAPE);
        browser.wait("the list", "document.querySelector('#visits li')");
        browser.run("for (const one of document.querySelectorAll('details')) one.open = true;");
        look(browser, "desk-idle");
        browser.run("for (const one of document.querySelectorAll('details')) one.open = false;");
        scan(browser, "https://example.org/menu");
        verdict(browser, "neutral");
        look(browser, "desk-neutral");
        let (asked, _) = member(&world.nomads, "Example Gil");
        let card = world.nomads.covisa(&["pass", "issue", &asked]);
        scan(browser, card["code"].as_str().unwrap());
        browser.wait(
            "the homes that can be asked",
            "document.querySelector('#whose-pinned button')",
        );
        look(browser, "desk-whose");
        scan(browser, &forged(&member(&world.nomads, "Example Fee").1));
        verdict(browser, "red");
        look(browser, "desk-red");
        paired(browser, &world.strict);
        scan(browser, &member(&world.nomads, "Example Mia").1);
        verdict(browser, "amber");
        look(browser, "desk-amber");
    }
}

/// Past the page that founds a space.
pub fn start(browser: &mut Browser, look: Look) {
    let run = FirstRun::begin();
    run.open(browser);
    browser.run("document.querySelector('#place').open = true;");
    look(browser, "start");
}
