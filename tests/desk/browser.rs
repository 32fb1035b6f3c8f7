//! A headless Chromium, driven over WebDriver: a few JSON requests to chromedriver.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::world::left_out;

/// Chromium without a frame around its pages: it starts with a tenth of the work.
const SHELLS: &[&str] = &["chromium-headless-shell", "chrome-headless-shell"];
/// Those with one, which will do.
const BROWSERS: &[&str] = &["chromium", "chromium-browser", "google-chrome"];
/// How long the page may take for anything.
const PATIENCE: Duration = Duration::from_secs(45);
/// How long a page looks at itself at once, milliseconds: less than WebDriver waits for a script.
const LOOK_MS: u32 = 10_000;
/// Where WebDriver runs a script that ends when it says so.
const ASYNC: &str = "/execute/async";
/// How WebDriver names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// Runs before the page's own script: notes what the policy refused.
const WATCH: &str = "window.refused = []; document.addEventListener('securitypolicyviolation', \
                     (event) => window.refused.push(event.violatedDirective + ' ' + event.blockedURI));";

/// One browser with an empty profile and one window.
pub struct Browser {
    session: String,
    agent: ureq::Agent,
    driver: Child,
    _profile: TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The browser ends with its session, the driver by hand; either may be gone already.
        let _ = self.agent.delete(&self.session).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// Starts chromedriver on a port of its choice; `None` if it could not take one.
fn driver_and_port() -> Option<(Child, String)> {
    let mut driver = Command::new("chromedriver")
        .arg("--port=0")
        // The houses of these tests keep UTC: "today" must be the same day for both.
        .env("TZ", "UTC")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
    let told = lines.find_map(|line| {
        let line = line.unwrap();
        let (_, port) = line.split_once("successfully on port ")?;
        Some(port.trim_end_matches('.').to_owned())
    });
    let Some(port) = told else {
        driver.wait().unwrap();
        return None;
    };
    // What chromedriver says later is read and dropped, so that it never waits for a reader.
    std::thread::spawn(move || lines.for_each(drop));
    Some((driver, port))
}

impl Browser {
    /// A browser and the folder for its pictures, if a person asked for some (`COVISA_SCREENSHOTS`).
    pub fn to_picture(what: &str) -> Option<(Self, PathBuf)> {
        std::env::var_os("COVISA_SCREENSHOTS")?;
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .unwrap()
            .join("screenshots");
        std::fs::create_dir_all(&folder).unwrap();
        Some((Self::open(what)?, folder))
    }

    /// A browser; or none, said aloud, where the machine has none.
    pub fn open(test: &str) -> Option<Self> {
        Self::with(test, &[])
    }

    /// A browser whose camera shows a film (YUV4MPEG2), over and over, to whoever may look through it.
    pub fn before_a_camera(test: &str, film: &Path) -> Option<Self> {
        let film = format!("--use-file-for-fake-video-capture={}", film.display());
        let arguments = [
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            &film,
        ];
        Self::with(test, &arguments)
    }

    /// A browser that takes a certificate from whomever, as a tablet does that was told to trust the house's.
    pub fn trusting(test: &str) -> Option<Self> {
        Self::with(test, &["--ignore-certificate-errors"])
    }

    fn with(test: &str, more: &[&str]) -> Option<Self> {
        let Some(browser) = SHELLS.iter().chain(BROWSERS).find(|name| runs(name)) else {
            left_out(
                test,
                "no Chromium here; install chromium and chromium-driver, then: cargo test --test desk",
            );
            return None;
        };
        if !runs("chromedriver") {
            left_out(
                test,
                "no chromedriver here; install chromium and chromium-driver, then: cargo test --test desk",
            );
            return None;
        }
        Some(Self::start(browser, more))
    }

    fn start(browser: &str, more: &[&str]) -> Self {
        // Several start at once, and one may lose the port it was about to take to another.
        let (driver, port) = (0..10)
            .find_map(|_| driver_and_port())
            .expect("chromedriver starts within ten tries");
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .build()
            .into();
        let profile = tempfile::tempdir().unwrap();
        let mut browser = Self {
            session: format!("http://127.0.0.1:{port}/session"),
            agent,
            driver,
            _profile: profile,
        }
        .with_session(browser, more);
        browser.cdp(
            "Page.addScriptToEvaluateOnNewDocument",
            &json!({ "source": WATCH }),
        );
        browser.size(1440, 900);
        browser
    }

    fn with_session(mut self, browser: &str, more: &[&str]) -> Self {
        let mut arguments: Vec<String> = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
        ]
        .iter()
        .chain(more)
        .map(|&argument| argument.to_owned())
        .collect();
        arguments.push(format!(
            "--user-data-dir={}",
            self._profile.path().display()
        ));
        let options = json!({ "binary": path_of(browser), "args": arguments });
        let mut always = json!({ "goog:chromeOptions": options });
        if SHELLS.contains(&browser) {
            always["browserName"] = json!("chrome-headless-shell");
        }
        let wanted = json!({ "capabilities": { "alwaysMatch": always } });
        let answer = self.post("", &wanted);
        let id = answer["sessionId"].as_str().unwrap().to_owned();
        self.session = format!("{}/{id}", self.session);
        self
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        let answer = self.asked(path, body);
        answer.unwrap_or_else(|wrong| panic!("{path} must work in the browser: {wrong}."))
    }

    /// What the browser gives, or what it says is wrong.
    fn asked(&self, path: &str, body: &Value) -> Result<Value, Value> {
        let url = format!("{}{path}", self.session);
        let mut response = self.agent.post(&url).send_json(body).unwrap();
        let mut answer: Value = response.body_mut().read_json().unwrap();
        match response.status().is_success() {
            true => Ok(answer["value"].take()),
            false => Err(answer),
        }
    }

    /// Opens an address.
    pub fn goto(&self, url: &str) {
        self.post("/url", &json!({ "url": url }));
    }

    /// Opens an address as a new page, though it may differ from the one that is open in its fragment alone, or not at all.
    pub fn goto_anew(&self, url: &str) {
        let page = |url: &str| url.split('#').next().map(str::to_owned);
        let open = self.run("return location.href;");
        if open.as_str().and_then(page) == page(url) {
            self.goto("about:blank");
        }
        self.goto(url);
    }

    /// Runs a script's body and gives what it returns.
    pub fn run(&self, script: &str) -> Value {
        self.post("/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// Runs a script's body, whose last argument is called with what it gives.
    pub fn run_later(&self, script: &str) -> Value {
        self.post(ASYNC, &json!({ "script": script, "args": [] }))
    }

    /// Gives a command of the DevTools protocol.
    pub fn cdp(&mut self, command: &str, parameters: &Value) -> Value {
        self.post(
            "/goog/cdp/execute",
            &json!({ "cmd": command, "params": parameters }),
        )
    }

    /// Makes the page this large.
    pub fn size(&mut self, width: u32, height: u32) {
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", &metrics);
    }

    /// Light or dark, as the person wishes.
    pub fn scheme(&mut self, scheme: &str) {
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.cdp("Emulation.setEmulatedMedia", &features);
    }

    /// Without or with a network.
    pub fn offline(&mut self, offline: bool) {
        self.cdp("Network.enable", &json!({}));
        let conditions = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.cdp("Network.emulateNetworkConditions", &conditions);
    }

    /// Waits until an expression of the page is true. The page itself looks, which costs it a hundredth of what being asked
    /// again and again would; where it goes to another one meanwhile, that one looks.
    pub fn wait(&self, what: &str, expression: &str) {
        let look = format!(
            "const [done] = arguments; const until = performance.now() + {LOOK_MS}; const look = () => {{
                let seen; try {{ seen = Boolean({expression}); }} catch (wrong) {{ return done(String(wrong)); }}
                if (seen || performance.now() > until) done(seen); else setTimeout(look, 10);
            }}; look();"
        );
        let until = Instant::now() + PATIENCE;
        let mut last = Value::Null;
        while Instant::now() < until {
            match self.asked(ASYNC, &json!({ "script": look, "args": [] })) {
                Ok(Value::Bool(true)) => return,
                Ok(Value::Bool(false)) => {}
                Ok(wrong) => panic!("{what}: {expression} cannot be looked at: {wrong}."),
                Err(wrong) if wrong["value"]["error"] == "unexpected alert open" => {
                    panic!("{what}: the page asks something: {wrong}.")
                }
                // The page went away while it looked.
                Err(wrong) => {
                    last = wrong;
                    std::thread::sleep(Duration::from_millis(20));
                }
            }
        }
        let seen = self.run("return document.body.innerText;");
        panic!("{what}: this must come true in the page: {expression}. It shows: {seen} ({last})");
    }

    /// The text of an element, as it is in the document.
    pub fn text(&self, selector: &str) -> String {
        let script = format!(
            "return document.querySelector({}).textContent;",
            json!(selector)
        );
        self.run(&script).as_str().unwrap().to_owned()
    }

    /// Presses keys one by one, without a look at what has the focus.
    pub fn keys(&self, text: &str) {
        let press = |key: char| {
            [
                json!({ "type": "keyDown", "value": key.to_string() }),
                json!({ "type": "keyUp", "value": key.to_string() }),
            ]
        };
        let actions: Vec<Value> = text.chars().flat_map(press).collect();
        self.post(
            "/actions",
            &json!({ "actions": [{ "type": "key", "id": "keys", "actions": actions }] }),
        );
    }

    /// Types into an element: it gets the focus.
    pub fn type_into(&self, selector: &str, text: &str) {
        let element = self.element(selector);
        self.post(
            &format!("/element/{element}/value"),
            &json!({ "text": text }),
        );
    }

    /// Clicks an element.
    pub fn click(&self, selector: &str) {
        let element = self.element(selector);
        self.post(&format!("/element/{element}/click"), &json!({}));
    }

    /// Chooses a file.
    pub fn choose(&self, selector: &str, file: &Path) {
        self.type_into(selector, file.to_str().unwrap());
    }

    /// A PNG of what is to be seen.
    pub fn screenshot(&self) -> Vec<u8> {
        let url = format!("{}/screenshot", self.session);
        let answer: Value = self
            .agent
            .get(&url)
            .call()
            .unwrap()
            .body_mut()
            .with_config()
            .limit(64 << 20)
            .read_json()
            .unwrap();
        data_encoding::BASE64
            .decode(answer["value"].as_str().unwrap().as_bytes())
            .unwrap()
    }

    fn element(&self, selector: &str) -> String {
        let found = self.post(
            "/element",
            &json!({ "using": "css selector", "value": selector }),
        );
        found[ELEMENT].as_str().unwrap().to_owned()
    }
}

/// Where the machine keeps a program.
pub fn path_of(name: &str) -> Option<String> {
    let path = std::env::var_os("PATH")?;
    let found = std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())?;
    Some(found.display().to_string())
}

fn runs(name: &str) -> bool {
    path_of(name).is_some()
}
