//! What leaves the node for maps, search engines and web sites.

use std::fs;
use std::path::Path;

use ciborium::Value as Cbor;
use covisa_tests::adversary::Adversary;
use covisa_tests::forged::Forged;
use covisa_tests::made::{Made, THREE_A_MONTH, content};
use covisa_tests::program::{Home, Running};
use covisa_tests::wait_for;
use serde_json::{Value, json};

use crate::bad_kit::earlier;
use crate::meeting::shown;

/// What a space says of itself.
pub struct Told<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its country.
    pub country: &'a str,
    /// Its city.
    pub city: &'a str,
    /// Degrees north and east, in 1/100,000.
    pub position: Option<(i64, i64)>,
    /// A link that is said to be its web site.
    pub web: &'a str,
}

/// One that means no harm.
pub const PLAIN: Told<'_> = Told {
    name: "Example West",
    country: "FR",
    city: "Example Ville",
    position: Some((4_885_661, 235_222)),
    web: "https://west.example.org/",
};

/// A space that exists only in what is told of it, and its records.
fn space(number: u64, told: &Told<'_>) -> (Made, Vec<Vec<u8>>) {
    let made = Made::of(number, earlier());
    let content = content(THREE_A_MONTH);
    let [key, profile, terms] = made.records(&content).map(|kept| kept.bytes.to_vec());
    let mut forged = Forged::of(&profile);
    let text = |text: &str| Some(Cbor::Text(text.to_owned()));
    let map = |pairs: Vec<(i64, Cbor)>| {
        let pair = |(key, value): (i64, Cbor)| (Cbor::Integer(key.into()), value);
        Cbor::Map(pairs.into_iter().map(pair).collect())
    };
    forged.set(&[-65537, 2], text(told.name));
    forged.set(&[-65537, 4, 1], text(told.country));
    forged.set(&[-65537, 4, 3], text(told.city));
    let position = told.position.map(|(north, east)| {
        let degrees = [(1, north), (2, east)];
        map(degrees
            .map(|(key, value)| (key, Cbor::Integer(value.into())))
            .to_vec())
    });
    forged.set(&[-65537, 4, 5], position);
    // A web site is channel 3.
    let web = map(vec![
        (1, Cbor::Integer(3.into())),
        (2, Cbor::Text(told.web.to_owned())),
    ]);
    forged.set(&[-65537, 6], Some(Cbor::Array(vec![web])));
    forged.sign(&made.seed);
    (made, vec![key, forged.bytes(), terms])
}

/// A house that has heard of these by gossip.
pub fn house(told: &[Told<'_>]) -> (Home, Running, Vec<Made>) {
    let home = Home::init_with("Example Süd", &["--lat", "52.52", "--lon", "13.405"]);
    let node = home.serve();
    let stranger = Adversary::meet(&node.address());
    let mut all = Vec::new();
    for (number, told) in (1..).zip(told) {
        let (made, records) = space(number, told);
        for record in records {
            stranger.publish(&record);
        }
        let id = made.space.to_string();
        wait_for("A stranger's records arrive", || {
            let space = shown(&node, &id);
            space["profile"].is_object() && space["terms"].is_object()
        });
        all.push(made);
    }
    (home, node, all)
}

/// What a path answers, which says that it is of this kind.
fn document(node: &Running, path: &str, kind: &str) -> Value {
    let answer = node.ask.get(path);
    assert_eq!(answer.status, 200, "{path} is there.");
    assert_eq!(
        answer.header("content-type"),
        Some(kind),
        "{path} says what it is."
    );
    answer.json()
}

/// The points of the map.
pub fn geojson(node: &Running, query: &str) -> Vec<Value> {
    let path = format!("spaces.geojson{query}");
    let document = document(node, &path, "application/geo+json");
    assert_eq!(
        document["type"], "FeatureCollection",
        "RFC 7946, 3.3: {document}"
    );
    assert!(
        document.get("crs").is_none(),
        "RFC 7946, 4: there is no crs."
    );
    document["features"].as_array().unwrap().clone()
}

#[test]
fn maps_find_each_space_where_it_says_it_is() {
    let nowhere = Told {
        name: "Example Nowhere",
        position: None,
        ..PLAIN
    };
    let (_home, node, made) = house(&[PLAIN, nowhere]);
    let mut features = geojson(&node, "");
    features.retain(|feature| feature["properties"]["name"] != "Example Süd");
    assert_eq!(
        features.len(),
        1,
        "Beside this space: who says no place is on no map: {features:?}"
    );
    let west = &features[0];
    assert_eq!(west["type"], "Feature", "RFC 7946, 3.2: {west}");
    assert_eq!(west["id"], made[0].space.to_string(), "It has its id.");
    assert_eq!(
        west["geometry"],
        json!({ "type": "Point", "coordinates": [2.352_22, 48.856_61] }),
        "RFC 7946, 3.1.1: longitude stands before latitude."
    );
    let properties = &west["properties"];
    assert_eq!(
        properties["name"], "Example West",
        "It has its name: {west}"
    );
    assert_eq!(properties["addr:country"], "FR", "And its country: {west}");
    assert_eq!(
        properties["website"], "https://west.example.org/",
        "And its web site: {west}"
    );
    assert!(
        properties["covisa:terms"].as_str().unwrap().contains('3'),
        "And its terms in words: {west}"
    );
    assert_eq!(
        geojson(&node, "?country=FR").len(),
        1,
        "It can be asked for by country."
    );
    assert_eq!(
        geojson(&node, "?country=DE").len(),
        0,
        "Others are not given then."
    );
    assert_eq!(
        node.ask.get("spaces.geojson?near=x").status,
        400,
        "Nonsense is told."
    );
}

#[test]
fn search_engines_read_each_space() {
    let (_home, node, made) = house(&[PLAIN]);
    let document = document(&node, "spaces.jsonld", "application/ld+json");
    assert_eq!(
        document["@context"], "https://schema.org",
        "Its words are schema.org's."
    );
    let west = &document["@graph"][0];
    assert_eq!(west["@type"], "LocalBusiness", "It is a business: {west}");
    assert_eq!(
        west["@id"],
        format!("urn:{}", made[0].space),
        "It has its id: {west}"
    );
    assert_eq!(
        west["geo"],
        json!({ "@type": "GeoCoordinates", "latitude": 48.856_61, "longitude": 2.352_22 }),
        "It lies where it says: {west}"
    );
    assert_eq!(
        west["address"]["addressCountry"], "FR",
        "In its country: {west}"
    );
}

/// The files of an export, by name.
fn files(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// Exports the directory, and gives its files.
pub fn export(home: &Home, name: &str, flags: &[&str]) -> Vec<(String, String)> {
    let folder = home.beside(name);
    let path = folder.display().to_string();
    let mut arguments = vec!["space", "export", &path];
    arguments.extend(flags);
    let told = home.done(&arguments);
    let files = files(&folder);
    assert_eq!(told["files"], files.len(), "Every file is counted: {told}");
    files
}

#[test]
fn the_directory_is_files_in_the_language_that_was_asked_for() {
    let (home, node, _) = house(&[PLAIN]);
    for (language, words) in [
        ("en", "lang=\"en\""),
        ("de", "lang=\"de\""),
        ("pt-BR", "lang=\"pt-BR\""),
    ] {
        let files = export(&home, language, &["--language", language]);
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            [
                "DE.html",
                "FR.html",
                "index.html",
                "invitation.html",
                "spaces.geojson",
                "spaces.jsonld"
            ],
            "There is a page, one a country, one for invitations, and two for programs."
        );
        let first = &files[2].1;
        assert!(
            first.contains("Example")
                && first.contains("<a href=\"DE.html\" tabindex=\"-1\"><circle"),
            "The first page names the spaces, and its dots lead to their countries: {first}"
        );
        let pages = files.iter().filter(|(name, _)| name.ends_with("html"));
        for (name, text) in pages {
            assert!(text.contains(words), "{name} is in {language}.");
            assert!(
                text.contains('\n') && !text.contains('\u{fffd}'),
                "{name} is written as it was laid out."
            );
            let scripts = text.matches("<script").count();
            let own = usize::from(name == "invitation.html");
            assert_eq!(scripts, own, "{name} runs nothing that is not its own.");
            assert!(
                !text.contains("http-equiv=\"refresh"),
                "{name} leads nowhere."
            );
        }
        for (name, text) in files.iter().filter(|(name, _)| name.contains("json")) {
            let value: Value = serde_json::from_str(text).unwrap();
            assert!(value.is_object(), "{name} is JSON.");
        }
    }
    let again = export(&home, "de", &["--language", "de"]);
    assert_eq!(again.len(), 6, "It can be written again.");
    node.stop();
    assert_eq!(
        export(&home, "alone", &[]).len(),
        6,
        "The node need not run."
    );
}

#[test]
fn an_export_that_cannot_be_is_told() {
    let home = Home::init("Example Süd");
    let folder = home.beside("there").display().to_string();
    let wrong = home
        .verb(&["space", "export", &folder, "--language", "klingon"])
        .error(2);
    assert!(
        wrong["text"].as_str().unwrap().contains("pt-BR"),
        "The languages are said: {wrong}"
    );
    assert!(!home.beside("there").exists(), "Nothing was written.");
    let file = home.file("file", "something else");
    let no = home.verb(&["space", "export", &file]).error(1);
    assert_eq!(no["code"], "no-file", "A file is no folder: {no}");
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        "something else",
        "It is left alone."
    );
    assert_eq!(
        home.verb(&["space", "export"]).exit,
        2,
        "A folder is needed."
    );
}

#[test]
fn a_web_site_is_a_link_to_the_web() {
    let told = Told {
        web: "javascript:alert(document.domain)",
        ..PLAIN
    };
    let (_home, node, _) = house(&[told]);
    let site = geojson(&node, "")[0]["properties"]["website"].clone();
    assert_eq!(site, Value::Null, "A map makes a link of it.");
    let graph = node.ask.get("spaces.jsonld").json();
    assert_eq!(
        graph["@graph"][0]["url"],
        Value::Null,
        "So does a search engine."
    );
}

#[test]
fn every_file_of_the_directory_has_the_same_spaces() {
    let blocked = Told {
        name: "Example Blocked",
        country: "IT",
        ..PLAIN
    };
    let (home, _node, made) = house(&[PLAIN, blocked]);
    home.done(&["space", "block", &made[1].space.to_string()]);
    let files = export(&home, "there", &[]);
    for (name, text) in files.iter().filter(|(name, _)| name.starts_with("spaces")) {
        assert!(
            !text.contains("Example Blocked"),
            "{name} does not hold whom the pages do not."
        );
        assert!(
            text.contains("Example Süd"),
            "{name} holds this space as the pages do."
        );
    }
}

#[test]
fn an_export_leaves_no_page_of_earlier_ones() {
    let (home, _node, made) = house(&[PLAIN]);
    export(&home, "there", &[]);
    home.done(&["space", "block", &made[0].space.to_string()]);
    let files = export(&home, "there", &[]);
    let old = files.iter().any(|(name, _)| name == "FR.html");
    assert!(!old, "Nothing is told any more of who is not in it.");
}

#[test]
fn the_description_of_the_api_names_every_route() {
    let described = covisa::http::routes::description();
    let paths = described["paths"].as_object().unwrap().iter();
    let plain = |path: &str| {
        let parts = path
            .split('/')
            .map(|part| if part.starts_with('{') { "x" } else { part });
        parts.collect::<Vec<_>>().join("/")
    };
    let said: Vec<(String, String)> = paths
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().unwrap().keys();
            methods.map(move |method| (method.to_uppercase(), plain(path)))
        })
        .collect();
    let mut routes = crate::doors::api_routes();
    routes.retain(|route| !said.contains(route));
    assert_eq!(routes, [], "Whoever reads the description knows them all.");
}
