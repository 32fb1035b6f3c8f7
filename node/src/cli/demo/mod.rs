//! `covisa demo`: three example spaces on this machine, and the main job done before your eyes.
//!
//! | file | what it does |
//! |---|---|
//! | [`world`] | three real nodes in one process, in temporary homes, on free loopback ports |
//! | [`client`] | asks them over HTTP, as a stranger's script would |
//! | [`forgery`] | passes that nobody should let in |
//! | [`steps`] | what happens, step by step |

mod client;
mod forgery;
mod steps;
mod world;

use std::time::Instant;

use serde_json::{Value, json};
use tokio::runtime::Runtime;

use super::arguments::Demo;
use super::exit::{DONE, FAILED, Failure};
use super::print::{Context, line};
use steps::Play;
use world::World;

/// What became of one step.
pub(super) struct Step {
    name: String,
    ok: bool,
    ms: u128,
}

/// Runs the demo.
pub fn run(context: &Context, demo: Demo) -> Result<u8, Failure> {
    let runtime = Runtime::new().map_err(|error| failed(&error.to_string()))?;
    let mut told = Told::new(context.json);
    let begun = Instant::now();
    let world = runtime
        .block_on(World::start())
        .map_err(|error| failed(&error))?;
    world.introduction().iter().for_each(|line| told.note(line));
    told.step(
        "Three example spaces start, each a node with its own keys, disk and desk",
        begun,
        Ok(()),
    )?;
    let mut play = Play::new(&runtime, world);
    let played = play.run(&mut told);
    let spaces = play.world().spaces();
    if demo.exit {
        play.end();
        return finish(context, &told, &spaces, played);
    }
    played?;
    let desk = play.desk_url().map_err(|error| failed(&error))?;
    told.say("")?;
    told.say(&format!("The desk of Moseley Exchange is at {desk}"))?;
    told.say(&format!("Try it with this card: {}", play.card()))?;
    told.say("Ctrl-C ends the demo and removes its homes.")?;
    runtime.block_on(async {
        // Without a signal handler, Ctrl-C ends the process all the same.
        let _ = tokio::signal::ctrl_c().await;
    });
    play.end();
    Ok(DONE)
}

fn finish(
    context: &Context,
    told: &Told,
    spaces: &Value,
    played: Result<(), Failure>,
) -> Result<u8, Failure> {
    let steps: Vec<Value> = told
        .steps
        .iter()
        .map(|step| json!({ "name": step.name, "ok": step.ok, "ms": step.ms }))
        .collect();
    let ok = told.steps.iter().all(|step| step.ok) && played.is_ok();
    let value = json!({ "spaces": spaces, "steps": steps });
    if context.json {
        context.show("demo", &value, |_| String::new())?;
    } else {
        let total: u128 = told.steps.iter().map(|step| step.ms).sum();
        line(&format!("\n{} steps, {} ms.", steps.len(), total))?;
    }
    played?;
    Ok(if ok { DONE } else { FAILED })
}

/// Tells what happens as it happens.
pub(super) struct Told {
    json: bool,
    steps: Vec<Step>,
    notes: Vec<String>,
}

impl Told {
    fn new(json: bool) -> Self {
        Self {
            json,
            steps: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Something seen during a step: told beneath it.
    fn note(&mut self, text: &str) {
        self.notes.push(format!("    {text}"));
    }

    /// A step that took from `begun` until now.
    fn step(
        &mut self,
        name: &str,
        begun: Instant,
        result: Result<(), String>,
    ) -> Result<(), Failure> {
        let ms = begun.elapsed().as_millis();
        let ok = result.is_ok();
        self.steps.push(Step {
            name: name.to_owned(),
            ok,
            ms,
        });
        let mark = if ok { "ok" } else { "FAILED" };
        self.say(&format!(
            "{:>2}. {name}  [{mark}, {ms} ms]",
            self.steps.len()
        ))?;
        for note in std::mem::take(&mut self.notes) {
            self.say(&note)?;
        }
        result.map_err(|error| failed(&format!("{name}: {error}")))
    }

    /// A line by itself.
    fn say(&self, text: &str) -> Result<(), Failure> {
        if self.json { Ok(()) } else { line(text) }
    }
}

fn failed(text: &str) -> Failure {
    Failure::new(FAILED, "demo-failed", text, "")
}
