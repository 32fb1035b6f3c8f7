//! Which path is answered by whom. One table: method, path, what whoever asks has to be allowed to do, endpoint.

use std::sync::OnceLock;

use serde_json::Value;

use super::answers::Answers;
use super::api::Api;
use super::contract::{
    Asked, Body, BodyIfAny, Both, Headed, MAX_BODY, Made, Nothing, Query, Raw, Told,
};
use super::desk::Photo;
use super::endpoint::Endpoint;
use super::events::{Events, LastEvent};
use super::guard::Caller;
use super::imports::Csv;
use super::outward::{GeoJson, JsonLd};
use super::problem::Trouble;
use super::request::{Request, needs_token, path_segment};
use super::response::Response;
use super::shapes::Items;
use super::shapes::backup::{Backup, Backups, GivenPassphrase, GivenSeen, GivenSheet, Restored};
use super::shapes::brand::{Cards, GivenLook, Look};
use super::shapes::check::Check;
use super::shapes::desk::{GivenCheck, GivenPairing, Pairing, PhonePairing};
use super::shapes::import::{
    Forgotten, GivenList, HowRedone, Import, ListProfile, Redone, Undone, WhichImport,
};
use super::shapes::invitation::{
    Accepted, Given, GivenInvitation, GivenOrder, Invitations, MadeOne,
};
use super::shapes::key::{
    GivenChoice, GivenEnd, GivenRecovery, GivenRotation, GivenWords, Keys, NewWords,
};
use super::shapes::member::{GivenMember, GivenPlan, Member, Plan};
use super::shapes::pass::{GivenBearers, GivenPass, Issued, Pass, WhosePasses};
use super::shapes::peer::{GivenPeer, Nearby, Peer};
use super::shapes::premises::GivenPremises;
use super::shapes::request::{GivenAnswer, GivenQuestion, Question};
use super::shapes::space::{
    DirectoryFile, GivenContacts, GivenRegard, GivenWelcome, GivenWhereabouts, Regarded, Space,
    SpaceWhole, Spaces, Welcomed, WhichSpaces,
};
use super::shapes::status::{Confirmed, Status};
use super::shapes::tablets::{Door, GivenDoor};
use super::shapes::terms::{CheckedTerms, Delivered, Terms};
use super::shapes::token::{Revoked, Token};
use super::shapes::visit::{GivenDays, GivenVisit, Visit, WhichVisits};
use super::spaces::Signed;
use super::system::OpenApi;
use super::terms::{AskedForm, GivenTerms, InForm, TermsToCheck};
use super::{
    backups, brand, desk, document, events, fragments, imports, invitations, keys, members,
    outward, pages, passes, peers, requests, spaces, system, tablets, terms, tokens, visits,
    whereabouts,
};
use crate::core::SystemCommand;
use crate::core::facts::{May, Role, WayIn};
use crate::core::orders::PassChange;
use crate::pages::shell::Place;

impl Answers for Api {
    /// Over a socket everyone is a stranger until Host, Origin and token say otherwise.
    fn admit(&self, request: &Request) -> Result<Caller, Trouble> {
        self.guard.admits(request)?;
        let caller = self.caller(request);
        match caller == Caller::Nobody && needs_token(&request.path) {
            true => Err(Trouble::no_token()),
            false => Ok(caller),
        }
    }

    fn room_for(&self, request: &Request, caller: Caller) -> usize {
        room_for(request, caller)
    }

    /// The same for a socket and for a verb that opened the home itself, which is its admin.
    async fn answer_as(&self, request: &Request, caller: Caller) -> Response {
        if let Some(done) = self.remembered.answer(request, caller) {
            return done;
        }
        let response = route(self, request, caller)
            .await
            .unwrap_or_else(|trouble| trouble.response(request.locale()));
        self.remembered.note(request, caller, &response);
        response
    }
}

/// Answers a request of a known caller.
async fn route(api: &Api, request: &Request, caller: Caller) -> Result<Response, Trouble> {
    let decoded: Vec<String> = request
        .path
        .strip_prefix('/')
        .unwrap_or_default()
        .split('/')
        .map(path_segment)
        .collect();
    let segments: Vec<&str> = decoded.iter().map(String::as_str).collect();
    match (request.method.as_str(), segments.as_slice()) {
        ("GET", ["healthz"]) => Ok(system::healthz()),
        ("GET", ["readyz"]) => system::readyz(api).await,
        ("GET", ["metrics"]) if api.guard.way() == WayIn::House => Ok(system::metrics(api)),
        ("GET", ["assets", name]) => pages::asset(name).ok_or(Trouble::no_such_path()),
        ("POST", ["desk", "pair"]) => {
            let Body(given) = Body::of(request)?;
            Ok(desk::pair(api, given, request).await?.response(201))
        }
        (_, ["api", "v1", path @ ..]) => endpoint(api, request, caller, path).await,
        (method, ["fragments", path @ ..]) => {
            may_see(caller, method, path)?;
            fragments::fragment(api, request, path).await
        }
        ("GET", ["passport-worker.js"]) if api.guard.way() != WayIn::Desks => {
            Ok(pages::passport_worker())
        }
        ("GET", ["start"]) if api.guard.way() == WayIn::House => Ok(pages::moved("/")),
        ("GET", [first] | [first @ ("members" | "spaces"), _]) => page(api, request, first),
        ("GET", _) if request.reads_pages() && api.guard.way() == WayIn::House => {
            Ok(pages::missing(request))
        }
        ("GET" | "POST" | "PUT" | "DELETE", _) => Err(Trouble::no_such_path()),
        _ => Err(Trouble::wrong_method()),
    }
}

/// A page that people open. A way for desks has the desk alone, and the passport where phones come in.
fn page(api: &Api, request: &Request, first: &str) -> Result<Response, Trouble> {
    let open = |place| match api.guard.way() {
        WayIn::House => true,
        WayIn::Desks => place == Place::Desk,
        WayIn::DesksAndPhones => matches!(place, Place::Desk | Place::Passport),
    };
    match Place::of_path(first) {
        Some(place) if open(place) => Ok(pages::page(request, place)),
        Some(Place::Home) => Ok(pages::moved("/desk")),
        _ => Err(Trouble::no_such_path()),
    }
}

/// Every endpoint.
pub const ENDPOINTS: [&[Endpoint]; 2] = [OF_SPACES, OF_PEOPLE];

/// What describes them, OpenAPI 3.1.
pub fn description() -> &'static Value {
    static DESCRIPTION: OnceLock<Value> = OnceLock::new();
    DESCRIPTION.get_or_init(|| document::of(&ENDPOINTS))
}

/// Declares endpoints: what each is for; method, path, what its caller has to be allowed to do; what it takes, the status and
/// shape of its answer; who answers.
macro_rules! endpoints {
    ($(#[$doc:meta])* $name:ident, $listed:ident, $room:ident, ($api:ident, $request:ident, $locale:ident) $(
        #[doc = $about:literal]
        $method:ident $path:tt $may:ident: $asks:pat = $asked:ty => $status:literal $told:ty = $answer:expr;
    )+) => {
        $(#[$doc])*
        pub const $listed: &[Endpoint] = &[
            $(Endpoint {
                method: stringify!($method),
                pattern: stringify!($path),
                may: May::$may,
                about: $about.trim_ascii(),
                status: $status,
                asked: <$asked as Asked>::describe,
                told: <$told as Told>::describe,
            }),+
        ];

        async fn $name(
            $api: &Api,
            $request: &Request,
            caller: Caller,
            path: &[&str],
        ) -> Option<Result<Response, Trouble>> {
            let $locale = $request.locale();
            match ($request.method.as_str(), path) {
                $((stringify!($method), $path) => Some(async {
                    may(caller, May::$may)?;
                    let $asks = <$asked as Asked>::of($request)?;
                    let told: $told = $answer?;
                    Ok(told.response($status))
                }.await),)+
                _ => None,
            }
        }

        #[allow(unused_variables)]
        fn $room(method: &str, path: &[&str], caller: Caller) -> Option<usize> {
            match (method, path) {
                $((stringify!($method), $path) => Some(match caller.may(May::$may) {
                    true => <$asked as Asked>::MAX,
                    false => MAX_BODY,
                }),)+
                _ => None,
            }
        }
    };
}

endpoints! {
    /// What the node says of itself, of spaces, and of terms.
    of_spaces, OF_SPACES, room_of_spaces, (api, request, locale)
    /// How the node is
    GET ["status"] SeeToday: _ = Nothing => 200 Status = system::status(api, locale).await;
    /// What is written to the books, as server-sent events
    GET ["events"] SeeToday: last = LastEvent => 200 Raw<Events> = events::next(api, last).await;
    /// This document
    GET ["openapi.json"] See: _ = Nothing => 200 Raw<OpenApi> = system::openapi(description());
    /// The public directory as files that anyone may host, in the language of Accept-Language
    GET ["directory"] See: Query(which) = Query<WhichSpaces> => 200 Items<DirectoryFile>
        = outward::directory(api, which, locale).await;
    /// The spaces as GeoJSON (RFC 7946), each with its terms in a sentence
    GET ["spaces.geojson"] See: Query(which) = Query<WhichSpaces> => 200 Raw<GeoJson>
        = outward::geojson(api, which, locale).await;
    /// The spaces as schema.org JSON-LD
    GET ["spaces.jsonld"] See: Query(which) = Query<WhichSpaces> => 200 Raw<JsonLd>
        = outward::json_ld(api, which, locale).await;
    /// Spaces known, by id
    GET ["spaces"] SeeToday: Query(which) = Query<WhichSpaces> => 200 Headed<Spaces>
        = spaces::list(api, which, request).await;
    /// One space: profile, terms, standing, summary
    GET ["spaces", space] See: _ = Nothing => 200 SpaceWhole = spaces::show(api, space, locale).await;
    /// The exact signed bytes of a record
    GET ["spaces", space, "records", which] See: _ = Nothing => 200 Raw<Signed>
        = spaces::record(api, space, which).await;
    /// What the terms of a space said and say, oldest first, at most 25: from the day on which it was pinned
    GET ["spaces", space, "history"] See: _ = Nothing => 200 Items<Terms>
        = terms::history(api, Some(space), locale).await;
    /// This space vouches for that one
    PUT ["spaces", space, "vouch"] Change: _ = Nothing => 200 Space = spaces::vouch(api, space, true).await;
    /// This space vouches for that one no more
    DELETE ["spaces", space, "vouch"] Change: _ = Nothing => 200 Space = spaces::vouch(api, space, false).await;
    /// What members of spaces get for which others vouch
    GET ["welcome"] See: _ = Nothing => 200 Welcomed = spaces::welcome(api).await;
    /// What they get from now on
    PUT ["welcome"] Change: Body(given) = Body<GivenWelcome> => 200 Welcomed = spaces::set_welcome(api, given).await;
    /// Nobody wants to decide on this space now
    POST ["spaces", space, "later"] Change: _ = Nothing => 200 Space = spaces::put_off(api, space).await;
    /// Invitations: those of this space, those that it accepted, and who waits for a decision
    GET ["invitations"] See: _ = Nothing => 200 Invitations = invitations::list(api).await;
    /// An invitation for somebody who is to found or run another space
    POST ["invitations"] Change: Body(given) = Body<GivenOrder> => 201 MadeOne = invitations::invite(api, given).await;
    /// An invitation of another space is accepted
    POST ["invitations", "accepted"] Change: Body(given) = Body<GivenInvitation> => 201 Accepted
        = invitations::accept(api, given).await;
    /// An invitation of this space counts no more
    DELETE ["invitations", invitation] Change: _ = Nothing => 200 Given = invitations::withdraw(api, invitation).await;
    /// Pin, block, or neither
    PUT ["spaces", space, "standing"] Change: Body(given) = Body<GivenRegard> => 200 Regarded
        = spaces::set_standing(api, space, given).await;
    /// This machine is the home: a doubt about another one ends
    POST ["confirm", "home"] Change: _ = Nothing => 200 Confirmed
        = system::confirm(api, SystemCommand::ConfirmHome).await;
    /// The clock of this computer shows the present: a doubt about it ends
    POST ["confirm", "clock"] Change: _ = Nothing => 200 Confirmed
        = system::confirm(api, SystemCommand::ConfirmClock).await;
    /// A person has looked at what the backup may not know of which this home was made
    POST ["confirm", "restored"] Change: Body(given) = Body<GivenSeen> => 200 Confirmed
        = backups::seen(api, given).await;
    /// What the backup may not know of which this home was made
    GET ["restored"] See: _ = Nothing => 200 Restored = backups::restored(api).await;
    /// The backups of this space, and where they lie
    GET ["backups"] See: _ = Nothing => 200 Backups = backups::list(api).await;
    /// A backup is made now; the oldest of more than three goes
    POST ["backups"] Change: _ = Nothing => 201 Backup = backups::make(api).await;
    /// A backup itself
    GET ["backups", name] See: _ = Nothing => 200 Raw<backups::Sealed>
        = backups::file(api, name).await;
    /// Backups are sealed to these recovery words from now on
    PUT ["backups", "words"] Change: Body(given) = Body<GivenSheet> => 200 Backups
        = backups::seal_to(api, given).await;
    /// A passphrase opens backups from now on besides the words; or none does any more
    PUT ["backups", "passphrase"] Change: Body(given) = Body<GivenPassphrase> => 200 Backups
        = backups::open_besides(api, given).await;
    /// Which keys speak for this space, and whether this computer has them
    GET ["keys"] See: _ = Nothing => 200 Keys = keys::status(api, locale).await;
    /// Another key takes the place of the one that signs; what it signed goes on counting
    POST ["keys", "rotate"] Change: Body(given) = Body<GivenRotation> => 200 Keys
        = keys::rotate(api, given, locale).await;
    /// New recovery words, against those that count: for the paper, before anything happens
    POST ["keys", "words"] Change: Body(given) = Body<GivenWords> => 200 NewWords
        = keys::words(api, given).await;
    /// The space is taken over with its recovery words: new keys, and the words that were drawn just before count from now on
    POST ["keys", "recover"] Change: Body(given) = Body<GivenRecovery> => 200 Keys
        = keys::recover(api, given, locale).await;
    /// The space has ended: its passes count nowhere any more
    POST ["keys", "end"] Change: Body(given) = Body<GivenEnd> => 200 Keys
        = keys::end(api, given, locale).await;
    /// Of two recoveries of a space that exclude each other this one counts here
    PUT ["spaces", space, "recovery"] Change: Body(given) = Body<GivenChoice> => 200 Confirmed
        = keys::choose(api, space, given).await;
    /// Who and where this space is; what is left out follows from the city
    PUT ["profile"] Change: Body(given) = Body<GivenWhereabouts> => 200 SpaceWhole
        = whereabouts::change(api, given, locale).await;
    /// How people reach this space: printed on its members' cards
    PUT ["profile", "contacts"] Change: Body(given) = Body<GivenContacts> => 200 SpaceWhole
        = spaces::set_contacts(api, given, locale).await;
    /// What visitors may have to know before they come. What is not named is unstated
    PUT ["profile", "premises"] Change: Body(given) = Body<GivenPremises> => 200 SpaceWhole
        = whereabouts::set_premises(api, given, locale).await;
    /// Own terms; with format=toml the file form
    GET ["terms"] See: form = AskedForm => 200 InForm = terms::show(api, form, locale).await;
    /// Publish own terms
    PUT ["terms"] Change: given = GivenTerms => 200 Headed<Terms> = terms::publish(api, given, locale).await;
    /// What terms would say, and how many homes meet what they ask of one. Nothing is published
    POST ["terms", "check"] Change: given = TermsToCheck => 200 CheckedTerms = terms::check(api, given, locale).await;
    /// A person has looked at own terms: they are true
    POST ["terms", "review"] Change: _ = Nothing => 200 Headed<Terms> = terms::review(api, locale).await;
    /// Who has the newest own terms; connected nodes are asked again
    GET ["terms", "delivery"] See: _ = Nothing => 200 Items<Delivered> = terms::delivery(api).await;
    /// Every content own terms had
    GET ["terms", "history"] See: _ = Nothing => 200 Items<Terms> = terms::history(api, None, locale).await;
}

endpoints! {
    /// Members and their passes, visitors, desks, and the nodes that this one talks with.
    of_people, OF_PEOPLE, room_of_people, (api, request, locale)
    /// Members, by name
    GET ["members"] See: _ = Nothing => 200 Items<Member> = members::list(api).await;
    /// Add a member
    POST ["members"] Change: Body(given) = Body<GivenMember> => 201 Member = members::add(api, given).await;
    /// End a membership: the member's passes are no longer valid
    DELETE ["members", member] Change: _ = Nothing => 200 Member = members::end(api, member).await;
    /// All members as CSV
    GET ["members", "export"] See: _ = Nothing => 200 Raw<Csv> = imports::export(api).await;
    /// Read a member list in: all of it, or nothing
    POST ["members", "imports"] Change: Body(given) = Body<GivenList> => 201 Made<Import>
        = imports::import(api, given, locale).await;
    /// Take an import of the last 24 hours back
    POST ["members", "imports", "undo"] Change: BodyIfAny(which) = BodyIfAny<WhichImport> => 200 Undone
        = imports::undo(api, which).await;
    /// Do the list again that was taken back last, within a day and if nothing else has changed since
    POST ["members", "imports", "redo"] Change: BodyIfAny(how) = BodyIfAny<HowRedone> => 200 Redone
        = imports::redo(api, how).await;
    /// Change what is known of a member: give all of it. Passes that say more than now holds are no longer valid
    PUT ["members", member] Change: Body(given) = Body<GivenMember> => 200 Member
        = members::change(api, member, given).await;
    /// Erase everything that names a member, here and in the ledger
    POST ["members", member, "erase"] Change: _ = Nothing => 200 Member = members::erase(api, member).await;
    /// A code that opens the member's passport on their own phone; 409 no-public-host where no phone can reach the node
    POST ["members", member, "phones"] Change: _ = Nothing => 201 PhonePairing = desk::phone(api, member).await;
    /// Issue a card, or a pass for one host
    POST ["members", member, "passes"] Change: BodyIfAny(given) = BodyIfAny<GivenPass> => 201 Issued
        = passes::issue_one(api, member, given).await;
    /// How member lists of some kinds are read, as people corrected it
    GET ["members", "profiles"] See: _ = Nothing => 200 Items<ListProfile> = imports::profiles(api).await;
    /// Keep no longer how lists of one kind are read
    DELETE ["members", "profiles", name] Change: _ = Nothing => 200 Forgotten = imports::forget(api, name).await;
    /// Plans of members, and whether they may use the Coworking Visa
    GET ["plans"] See: _ = Nothing => 200 Items<Plan> = members::plans(api).await;
    /// Say something of a plan; passes of members who lose by it count no more
    PUT ["plans"] Change: Body(given) = Body<GivenPlan> => 200 Plan = members::set_plan(api, given).await;
    /// Passes that were issued, the newest first
    GET ["passes"] See: Query(whose) = Query<WhosePasses> => 200 Items<Pass> = passes::list(api, whose).await;
    /// Issue passes for several members: all of them, or none
    POST ["passes"] Change: Both(of, given) = Both<GivenBearers, GivenPass> => 201 Items<Issued>
        = passes::issue(api, of, given).await;
    /// A pass is no longer valid
    POST ["passes", pass, "revoke"] Change: _ = Nothing => 200 Items<Pass>
        = passes::change(api, pass, PassChange::Revoke).await;
    /// A pass does not count for now
    POST ["passes", pass, "suspend"] Change: _ = Nothing => 200 Items<Pass>
        = passes::change(api, pass, PassChange::Suspend).await;
    /// A suspended pass counts again
    POST ["passes", pass, "resume"] Change: _ = Nothing => 200 Items<Pass>
        = passes::change(api, pass, PassChange::Resume).await;
    /// A card was lost: it is no longer valid, and another one takes its place
    POST ["passes", pass, "replace"] Change: _ = Nothing => 201 Issued = passes::replace(api, pass).await;
    /// Questions of this space, and to it, the newest first
    GET ["requests"] SeeToday: _ = Nothing => 200 Items<Question> = requests::list(api).await;
    /// Ask a home whether a visitor is one of its members; amber until it has answered
    POST ["requests"] Receive: Body(given) = Body<GivenQuestion> => 201 Check
        = requests::ask(api, given, locale).await;
    /// Answer a question: with a member, or with none
    POST ["requests", question, "answer"] Change: Body(given) = Body<GivenAnswer> => 200 Question
        = requests::answer(api, question, given).await;
    /// Visits, the newest first
    GET ["visits"] SeeToday: Query(which) = Query<WhichVisits> => 200 Items<Visit> = visits::list(api, which).await;
    /// Note a visit from paper
    POST ["visits"] Change: Body(given) = Body<GivenVisit> => 201 Visit = visits::add(api, given).await;
    /// The visitor leaves
    POST ["visits", visit, "end"] Receive: _ = Nothing => 200 Visit = visits::end(api, visit).await;
    /// The visitor did not leave, or came back today
    POST ["visits", visit, "reopen"] Receive: _ = Nothing => 200 Visit = visits::reopen(api, visit).await;
    /// Take a visit back; what the visitor showed is erased
    DELETE ["visits", visit] Receive: _ = Nothing => 200 Visit = visits::remove(api, visit).await;
    /// Erase what a visitor showed; the visit still counts
    POST ["visits", visit, "erase"] Receive: _ = Nothing => 200 Visit = visits::erase(api, visit).await;
    /// The visitor agrees that what they showed is kept for so many days after the visit
    POST ["visits", visit, "keep"] Receive: Body(given) = Body<GivenDays> => 200 Visit
        = visits::keep(api, visit, given).await;
    /// Peers named and connected
    GET ["peers"] See: _ = Nothing => 200 Items<Peer> = peers::list(api).await;
    /// Who says to be in this house's network
    GET ["peers", "nearby"] See: _ = Nothing => 200 Nearby = peers::nearby(api).await;
    /// Stay connected with a node
    POST ["peers"] Change: Body(given) = Body<GivenPeer> => 201 Items<Peer> = peers::add(api, given).await;
    /// Do not stay connected
    DELETE ["peers", peer] Change: _ = Nothing => 200 Items<Peer> = peers::remove(api, peer).await;
    /// Check a pass, a short code, or what became of a request; 200 also for red
    POST ["desk", "check"] Receive: Body(given) = Body<GivenCheck> => 200 Check
        = desk::check(api, given, api.desk(request), locale).await;
    /// Check a pass from a photo of its QR code
    POST ["desk", "photo"] Receive: photo = Photo => 200 Check
        = desk::photo(api, photo, api.desk(request), locale).await;
    /// Offer a code of one use to a browser
    POST ["desk", "pairings"] Change: BodyIfAny(given) = BodyIfAny<GivenPairing> => 201 Pairing
        = desk::offer(api, given).await;
    /// How what goes out of the house looks
    GET ["brand"] See: _ = Nothing => 200 Look = brand::show(api).await;
    /// The same is said: what is not named stays, an empty text takes it away
    PUT ["brand"] Change: Body(given) = Body<GivenLook> => 200 Look = brand::set(api, given).await;
    /// For how many days a card counts that the house gives
    GET ["cards"] See: _ = Nothing => 200 Cards = brand::cards(api).await;
    /// The same is said of those that it gives from now on
    PUT ["cards"] Change: Body(given) = Body<Cards> => 200 Cards = brand::set_cards(api, given).await;
    /// Where desks on other machines come in
    GET ["tablets"] See: _ = Nothing => 200 Door = tablets::show(api, locale).await;
    /// That door is opened, moved or shut, at once: what is not named stays
    PUT ["tablets"] Change: Body(given) = Body<GivenDoor> => 200 Door = tablets::set(api, given, locale).await;
    /// Tokens of paired desks
    GET ["tokens"] See: _ = Nothing => 200 Items<Token> = tokens::list(api).await;
    /// Revoke a token
    DELETE ["tokens", token] Change: _ = Nothing => 200 Revoked = tokens::revoke(api, token).await;
}

/// Bytes that the body of a request may have.
pub fn room_for(request: &Request, caller: Caller) -> usize {
    let path: Vec<&str> = request.path.trim_start_matches('/').split('/').collect();
    let method = request.method.as_str();
    let room = match path.as_slice() {
        ["api", "v1", path @ ..] => {
            room_of_spaces(method, path, caller).or_else(|| room_of_people(method, path, caller))
        }
        ["fragments", path @ ..] if caller.may(May::Change) => fragments::room_for(path),
        _ => None,
    };
    room.unwrap_or(MAX_BODY)
}

async fn endpoint(
    api: &Api,
    request: &Request,
    caller: Caller,
    path: &[&str],
) -> Result<Response, Trouble> {
    if let Some(answer) = of_spaces(api, request, caller, path).await {
        return answer;
    }
    if let Some(answer) = of_people(api, request, caller, path).await {
        return answer;
    }
    match request.method.as_str() {
        "GET" => may(caller, May::See).and(Err(Trouble::no_such_path())),
        "POST" | "PUT" | "DELETE" => may(caller, May::Change).and(Err(Trouble::no_such_path())),
        _ => may(caller, May::Change).and(Err(Trouble::wrong_method())),
    }
}

/// Refuses what is beyond a caller's role.
fn may(caller: Caller, what: May) -> Result<(), Trouble> {
    match caller {
        _ if caller.may(what) => Ok(()),
        Caller::Nobody => Err(Trouble::no_token()),
        Caller::Holder(Role::Member) => Err(Trouble::not_for_members()),
        Caller::Holder(Role::Desk) => Err(Trouble::not_for_desks()),
        Caller::Holder(Role::Reader | Role::Admin) => Err(Trouble::not_for_readers()),
    }
}

/// The same for fragments: a member has the own passport, whoever else has the rest.
fn may_see(caller: Caller, method: &str, path: &[&str]) -> Result<(), Trouble> {
    match path {
        ["passport", ..] if caller.may(May::Carry) => Ok(()),
        _ if method == "GET" => may(caller, May::See),
        _ => may(caller, May::Change),
    }
}
