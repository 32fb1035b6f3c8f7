//! `covisa plan`

use serde_json::{Value, json};

use super::carrier::{get, send};
use super::exit::Failure;
use super::people::{Plan, YesNo};
use super::print::{Context, field, items, table};

/// Members' plans.
pub fn run(context: &Context, verb: Plan) -> Result<u8, Failure> {
    match verb {
        Plan::List => context.one("plan-list", &get("plans", &[]), plans),
        Plan::Set {
            plan,
            travels,
            tier,
        } => {
            let body = json!({ "plan": plan, "travels": travels == YesNo::Yes, "tier": tier });
            context.one("plan-set", &send("PUT", "plans", &body), |value| {
                let may = match value["travels"] == true {
                    true => "may use the Coworking Visa",
                    false => "do not use the Coworking Visa",
                };
                format!("Members of the plan {} {may}.", field(value, "plan"))
            })
        }
    }
}

fn plans(value: &Value) -> String {
    let row = |plan: &Value| {
        let travels = if plan["travels"] == true { "yes" } else { "no" };
        vec![field(plan, "plan"), travels.to_owned(), field(plan, "tier")]
    };
    let rows: Vec<Vec<String>> = items(value).iter().map(row).collect();
    match rows.is_empty() {
        true => "No member has a plan.".to_owned(),
        false => table(&["plan", "visa", "kind"], &rows),
    }
}
