//! A home whose power was cut comes again while its peers still hold the old connection for open: what it takes back is
//! heard all the same, and it is let in however many such connections there are.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use covisa_tests::program::{Home, Running};
use covisa_tests::wait_for;

use crate::life::verdict;
use crate::meeting::{connect, pinned_with_two_cards};

/// A way to a node that does not tell it when whoever came by it is gone, as when the power is cut. Its address.
fn way_to(node: &Running) -> String {
    way_that_forgets(node, &Arc::default())
}

/// The same, which once it has forgotten who goes by it takes all bytes and passes none on, nor that somebody is gone.
/// Whoever comes later is known.
fn way_that_forgets(node: &Running, forgets: &Arc<AtomicUsize>) -> String {
    let forgets = forgets.clone();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let near = listener.local_addr().unwrap().port();
    let port = node.port();
    std::thread::spawn(move || {
        for near in listener.incoming().map_while(Result::ok) {
            let Ok(far) = TcpStream::connect(("127.0.0.1", port)) else {
                continue;
            };
            let _ = near.set_nodelay(true);
            let _ = far.set_nodelay(true);
            let (from, to) = (near.try_clone().unwrap(), far.try_clone().unwrap());
            let (there, back) = (forgets.clone(), forgets.clone());
            let known = forgets.load(Ordering::Relaxed);
            std::thread::spawn(move || {
                pass_on(from, &to, || there.load(Ordering::Relaxed) == known)
            });
            std::thread::spawn(move || {
                let passes = || back.load(Ordering::Relaxed) == known;
                pass_on(far, &near, passes);
                match passes() {
                    true => drop(near.shutdown(Shutdown::Both)),
                    // Whoever is at the near end goes on believing.
                    false => std::thread::sleep(Duration::from_secs(600)),
                }
            });
        }
    });
    format!("/ip4/127.0.0.1/tcp/{near}/p2p/{}", node.peer())
}

fn pass_on(mut from: TcpStream, mut to: &TcpStream, passes: impl Fn() -> bool) {
    let mut some = [0; 16_384];
    while let Ok(len @ 1..) = from.read(&mut some) {
        if passes() && to.write_all(&some[..len]).is_err() {
            return;
        }
    }
}

fn name_peer(node: &Running, address: &str) {
    let body = serde_json::json!({ "address": address });
    let named = node.ask.post("peers", &body);
    assert_eq!(named.status, 201, "A peer is named: {}", named.json());
}

fn is_connected(node: &Running, peer: &str) -> bool {
    let peers = node.ask.get("peers").json();
    let peers = peers["items"].as_array().unwrap();
    let listed = |one: &serde_json::Value| one["peer"] == peer && one["connected"] == true;
    peers.iter().any(listed)
}

/// Nord comes to Süd by so many ways, and its power is cut; when it is there again it takes a card back.
fn cut(ways: usize, other: bool) {
    let (nord, sued, [(member, card), _]) = pinned_with_two_cards();
    let at_sued = sued.serve();
    let at_nord = nord.serve();
    for _ in 0..ways {
        name_peer(&at_nord, &way_to(&at_sued));
    }
    let west = other.then(|| Home::init("Example West"));
    let at_west = west.as_ref().map(Home::serve);
    if let Some(at_west) = &at_west {
        connect(&at_nord, at_west);
    }
    wait_for("Süd says green", || {
        verdict(&at_sued, &card).starts_with("green")
    });
    let at_nord = match ways {
        1 => at_nord,
        // Started again, it dials both ways at once.
        _ => {
            at_nord.stop();
            let again = nord.serve();
            std::thread::sleep(Duration::from_secs(3));
            again
        }
    };
    at_nord.kill();
    let at_nord = nord.serve();
    let peer = at_sued.peer();
    wait_for("Nord is connected again", || is_connected(&at_nord, &peer));
    // Nothing is on its way any more that was asked for as it came.
    std::thread::sleep(Duration::from_secs(3));
    nord.done(&["member", "end", &member]);
    wait_for("Süd says red", || {
        verdict(&at_sued, &card) == "red COV-R11"
    });
}

#[test]
fn a_home_that_comes_again_behind_its_dead_connection_is_heard() {
    cut(1, true);
}

#[test]
fn a_home_with_two_dead_connections_is_let_in_and_heard() {
    cut(2, false);
}

#[test]
fn a_path_that_takes_bytes_and_brings_none_is_noticed() {
    let (nord, sued, [(member, card), _]) = pinned_with_two_cards();
    let (at_sued, at_nord) = (sued.serve(), nord.serve());
    let forgets = Arc::default();
    name_peer(&at_nord, &way_that_forgets(&at_sued, &forgets));
    wait_for("Süd says green", || {
        verdict(&at_sued, &card).starts_with("green")
    });
    // Both are still connected, and believe it.
    forgets.fetch_add(1, Ordering::Relaxed);
    nord.done(&["member", "end", &member]);
    let taken = Instant::now();
    let red = || verdict(&at_sued, &card) == "red COV-R11";
    while !red() && taken.elapsed() < Duration::from_secs(90) {
        std::thread::sleep(Duration::from_millis(500));
    }
    assert!(red(), "Süd hears of it within a minute and a half.");
    eprintln!("heard after {:?}", taken.elapsed());
}
