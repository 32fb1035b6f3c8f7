//! Walks over the spaces that a node knows: the core shows them a turn at a time, so that no desk waits for a long list.

use super::api::Api;
use super::problem::Trouble;
use crate::core::limits::MAX_PAGE;
use crate::core::orders::SpaceFilter;
use crate::core::views::{PlaceView, SpaceView, SpacesTurn};
use crate::core::{SpaceCommand, To};

/// A page of spaces.
#[derive(Debug)]
pub struct Page {
    /// They, by id.
    pub spaces: Vec<SpaceView>,
    /// Whether there are more after them.
    pub more: bool,
}

/// The next page that a filter lets through.
pub async fn page(api: &Api, filter: SpaceFilter) -> Result<Page, Trouble> {
    let limit = filter.limit.clamp(1, MAX_PAGE);
    let mut spaces = walk(api, filter, limit + 1, SpaceCommand::List).await?;
    let more = spaces.len() > limit;
    spaces.truncate(limit);
    Ok(Page { spaces, more })
}

/// All that a filter lets through.
pub async fn all(api: &Api, filter: SpaceFilter) -> Result<Vec<SpaceView>, Trouble> {
    walk(api, filter, usize::MAX, SpaceCommand::List).await
}

/// Where all of them are.
pub async fn places(api: &Api, filter: SpaceFilter) -> Result<Vec<PlaceView>, Trouble> {
    walk(api, filter, usize::MAX, SpaceCommand::Places).await
}

async fn walk<T: 'static>(
    api: &Api,
    mut filter: SpaceFilter,
    most: usize,
    turn: fn(SpaceFilter, To<SpacesTurn<T>>) -> SpaceCommand,
) -> Result<Vec<T>, Trouble> {
    let mut all = Vec::new();
    loop {
        filter.limit = most - all.len();
        let asked = filter.clone();
        let SpacesTurn { found, after } = api.ask(|to| turn(asked, to)).await?;
        all.extend(found);
        match after {
            Some(after) if all.len() < most => filter.after = Some(after),
            _ => return Ok(all),
        }
    }
}
