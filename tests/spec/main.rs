//! The spec: vectors, properties, and the terms that real listings state.

#![allow(clippy::unwrap_used)]

mod citations;
mod contradictions;
mod converge;
mod conversations;
mod conversations_deliver;
mod delivering;
mod drift;
mod frames;
mod hours;
mod ladder;
mod listings;
mod listings_claims;
mod listings_verdicts;
mod listings_words;
mod locales;
mod plain_json;
mod properties;
mod reference;
mod samples;
mod takings;
mod terms_form;
mod token_status_list;
mod transcripts;
mod vectors;
mod verdict;
mod verdict_again;
mod verdict_count;
mod verdict_edges;
mod verdict_example;
mod verdict_grants;
mod verdict_home_caps;
mod verdict_hours;
mod verdict_json;
mod verdict_kit;
mod verdict_property;
mod verdict_readings;
mod verdict_rules;
mod verdict_stated;
mod verdict_status;
mod verdict_status_property;
mod verdict_today;
mod verdict_vectors;
mod verdict_words;
mod written;
